#!/usr/bin/env python3
"""What becomes of every file below some folders, and what does it take?

    Benchmarks/corpora.py FOLDER ... [--program .build/release/a2d2] [--answers answers.jsonl]

Runs `a2d2 try --json` on each file, two at a time, and prints for each folder how many files were read, and how many were
refused with which code; then the slowest, the largest memory of any process, and processes that were left behind. Exits
with 1 when a file got no answer. Needs nothing but Python 3.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

SECONDS_FOR_A_FILE = 900


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--program", default=".build/release/a2d2")
    parser.add_argument("--answers", type=Path, help="where to write every answer, one a line")
    options = parser.parse_args()
    outcomes, slowest, largest, silent = defaultdict(Counter), [], (0, ""), []
    files = [(folder, path) for folder in options.folders for path in sorted(folder.rglob("*")) if path.is_file()]
    with ThreadPoolExecutor(2) as pool:
        for (folder, path), run in zip(files, pool.map(lambda file: read(options.program, file[1]), files)):
            outcomes[folder.name][run["outcome"]] += 1
            slowest = sorted(slowest + [(run["seconds"], str(path))], reverse=True)[:5]
            largest = max(largest, (run["megabytes"], str(path)))
            if run["outcome"] == "NO ANSWER":
                silent.append(str(path))
            if options.answers:
                with options.answers.open("a") as answers:
                    answers.write(json.dumps({"path": str(path), **run}) + "\n")
    for folder, counts in outcomes.items():
        rest = ", ".join(f"{count} {outcome}" for outcome, count in counts.most_common() if outcome != "read")
        print(f"corpora: {folder}: {counts.total()} files, {counts['read']} read" + (f", {rest}" if rest else ""))
    print("corpora: slowest:", ", ".join(f"{seconds:.1f} s {Path(path).name}" for seconds, path in slowest))
    print(f"corpora: largest resident memory of a process: {largest[0]:.0f} MB ({Path(largest[1]).name})")
    print(f"corpora: extractors left behind: {extractors()}")
    for path in silent:
        print(f"corpora: no answer: {path}")
    sys.exit(1 if silent else 0)


def read(program, path):
    started = time.monotonic()
    command = ["timeout", "-k", "10", str(SECONDS_FOR_A_FILE), program, "try", "--json", str(path)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    output = process.stdout.read()
    # Its own memory and that of the extractors that it waited for, whichever is largest.
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    run = {"seconds": round(time.monotonic() - started, 2), "megabytes": usage.ru_maxrss / 1024}
    try:
        answer = json.loads(output.decode().splitlines()[0])
    except (IndexError, ValueError):
        return {**run, "outcome": "NO ANSWER"}
    refusal = answer.get("refusal")
    pages = answer.get("pages") or []
    findings = Counter(finding["code"] for finding in answer.get("findings") or [])
    sources = Counter(page["source"] for page in pages)
    return {**run, "outcome": refusal["code"] if refusal else "read", "sources": sources, "findings": findings}


def extractors():
    names = (Path(entry, "comm") for entry in Path("/proc").iterdir() if entry.name.isdigit())
    left = 0
    for name in names:
        try:
            left += name.read_text().startswith("a2d2-extractor")
        except OSError:
            continue
    return left


if __name__ == "__main__":
    main()
