#!/usr/bin/env python3
"""How many vectors of cron expressions hold: asks `a2d2 schedule next` for each.

    Benchmarks/cron-vectors.py FILE… [--policy TEXT] [--program a2d2] [--verbose]

A file is JSON: {"vectors": [{"expr", "tz", "from", "next": [times], "dst_policy"?}]}. Times are ISO 8601; one without an
offset is a time of the zone. With --policy, only vectors count whose `dst_policy` contains the text; the others are counted
by policy anyway. Six fields that begin with second 0, and seven with any year, are asked for by the five between.
"""

import argparse
import json
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from zoneinfo import ZoneInfo


def five_fields(expression):
    fields = expression.split()
    if len(fields) == 6 and fields[0] == "0":
        return " ".join(fields[1:])
    if len(fields) == 7 and fields[0] == "0" and fields[6] == "*":
        return " ".join(fields[1:6])
    return expression


def moment(text, zone):
    time = datetime.fromisoformat(text)
    return time if time.tzinfo else time.replace(tzinfo=ZoneInfo(zone))


def fires(program, vector):
    command = [program, "schedule", "next", "--json", "--cron", five_fields(vector["expr"])]
    start = moment(vector["from"], vector["tz"]).isoformat(timespec="seconds")
    command += ["--timezone", vector["tz"], "--from", start, "--count", str(len(vector["next"]))]
    answer = subprocess.run(command, capture_output=True, text=True)
    if answer.returncode != 0:
        return answer.stderr.strip()
    return json.loads(answer.stdout)


def holds(vector, answer):
    if isinstance(answer, str):
        return False
    wanted = [moment(time, vector["tz"]).timestamp() for time in vector["next"]]
    return wanted == [datetime.fromisoformat(time).timestamp() for time in answer]


def main():
    parser = argparse.ArgumentParser(description="How many vectors of cron expressions hold.")
    parser.add_argument("files", nargs="+")
    parser.add_argument("--policy", default="", help="only vectors whose dst_policy contains this")
    parser.add_argument("--program", default=".build/release/a2d2")
    parser.add_argument("--verbose", action="store_true", help="every vector that doesn't hold")
    arguments = parser.parse_args()
    broken = 0
    for path in arguments.files:
        with open(path, encoding="utf-8") as file:
            vectors = json.load(file)["vectors"]
        with ThreadPoolExecutor(4) as pool:
            answers = list(pool.map(lambda vector: fires(arguments.program, vector), vectors))
        total, held = Counter(), Counter()
        for vector, answer in zip(vectors, answers):
            policy = vector.get("dst_policy") or "no policy named"
            total[policy] += 1
            if holds(vector, answer):
                held[policy] += 1
                continue
            broken += arguments.policy in policy
            if arguments.verbose:
                print(f"{vector['expr']} {vector['tz']} from {vector['from']}")
                print(f"  wanted {vector['next']}\n  got    {answer}")
        print(path)
        for policy in sorted(total):
            print(f"  {held[policy]} of {total[policy]}: {policy}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
