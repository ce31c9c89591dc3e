#!/usr/bin/env python3
"""How much of the words of documents was read, against reference Markdown: token F1 by type, and every file below 0.95.

    a2d2 try --json CORPUS/{docx,pptx,xlsx,html,odf,csv}/sources/* | Benchmarks/token_f1.py

The reference of TYPE/sources/NAME is TYPE/groundtruth/NAME.md. Words are compared as a bag, in lower case, without
Markdown's signs. A file without a reference is left out; one that was refused counts 0.
"""
import html
import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path


def plain(markdown):
    text = re.sub(r"<!--.*?-->", " ", markdown, flags=re.S)
    text = re.sub(r"!\[[^\]]*\]\([^)]*\)", " ", text)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return html.unescape(text.replace("\\", ""))


def words(text):
    return Counter(re.findall(r"[^\W_]+", text.casefold()))


def f1(found, wanted):
    common = sum((found & wanted).values())
    total = sum(found.values()) + sum(wanted.values())
    return 2 * common / total if total else 1.0


scores = defaultdict(list)
for line in sys.stdin:
    result = json.loads(line)
    source = Path(result["file"])
    reference = source.parent.parent / "groundtruth" / f"{source.name}.md"
    if not reference.exists():
        print(f"no reference: {source.name}")
        continue
    text = "\n".join(page["text"] for page in result.get("pages") or [])
    found, wanted = words(text), words(plain(reference.read_text()))
    score = f1(found, wanted)
    scores[source.suffix.lstrip(".")].append(score)
    if score < 0.95:
        refusal = (result.get("refusal") or {}).get("code", "")
        missing = " ".join(list((wanted - found).elements())[:8])
        extra = " ".join(list((found - wanted).elements())[:8])
        print(f"{score:.3f} {source.name} {refusal}\n      missing: {missing}\n      extra: {extra}")
for suffix, values in sorted(scores.items()):
    values.sort()
    mean, median = sum(values) / len(values), values[len(values) // 2]
    print(f"token F1, {suffix}: mean {mean:.3f}, median {median:.3f}, least {values[0]:.3f}, {len(values)} files")
