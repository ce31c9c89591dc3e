#!/usr/bin/env python3
"""How alike are mails as a2d2 reads them and as another parser does?

    a2d2 try --json mails/**/*.eml | Benchmarks/mail.py truth.json mails

`truth.json` maps each mail's path below the folder to `subject`, `from`, `to`, `body_start`, and `attachments` with `name`,
`bytes` and the beginning of their `sha256`. Prints what differs, and the shares that agree. Mails whose folder's name has
`error` in it are counted apart. Needs nothing but Python 3.
"""

import json
import re
import sys
from pathlib import Path


def main():
    truths = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    folder = Path(sys.argv[2]).resolve()
    shares = {}
    for line in filter(str.strip, sys.stdin):
        answer = json.loads(line)
        path = str(Path(answer["file"]).resolve().relative_to(folder))
        truth = truths.get(path)
        if truth is None:
            continue
        group = "damaged" if "error" in path else "sound"
        for name, right in judge(truth, answer).items():
            shares.setdefault((group, name), []).append(right)
            if not right:
                print(f"{path}: {name}")
    for (group, name), rights in sorted(shares.items()):
        print(f"mails, {group}: {name}: {sum(rights)} of {len(rights)}")


def judge(truth, answer):
    text = "\n".join(page.get("text", "") for page in answer.get("pages") or [])
    verdict = {"read": not answer.get("refusal")}
    if known(truth.get("subject")):
        verdict["subject"] = plain(truth["subject"]) in plain(text)
    for name in ("from", "to"):
        addresses = [address for address in truth.get(name) or [] if known(address)]
        if addresses:
            verdict[name] = all(plain(address) in plain(text) for address in addresses)
    if known(truth.get("body_start")):
        verdict["body"] = plain(truth["body_start"])[:60] in plain(text)
    wanted = sorted(one["sha256"] for one in truth.get("attachments") or [] if one.get("sha256"))
    found = list(hashes(answer))
    verdict["attachments"] = all(any(hash.startswith(one) for hash in found) for one in wanted)
    return verdict


def hashes(answer):
    """Of all that lies within, however deep."""
    for child in answer.get("children") or []:
        yield child.get("sha256") or ""
        yield from hashes(child)


def known(value):
    """What the other parser could not read itself begins with "!"."""
    return bool(value) and not str(value).startswith("!")


def plain(text):
    return re.sub(r"\s+", " ", str(text)).strip().casefold()


if __name__ == "__main__":
    main()
