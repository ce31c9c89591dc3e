#!/usr/bin/env python3
"""Word recall of a folder of texts against a folder of truths, over all words of all documents.

    Benchmarks/recall.py TRUTH TEXTS        (TRUTH/NAME.txt is looked for as NAME*.txt anywhere below TEXTS)
    Benchmarks/recall.py --precision TRUTH TEXTS        (and how much of what was read is right)
"""

import sys
from collections import Counter
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "fixtures"))

from score import words  # noqa: E402


def main():
    with_precision = sys.argv[1] == "--precision"
    truths, texts = map(Path, sys.argv[1 + with_precision:])
    wanted = found = read = 0
    for truth in sorted(truths.glob("*.txt")):
        want = Counter(words(truth.read_text("utf-8")))
        have = Counter()
        for text in texts.rglob(f"{truth.stem}*.txt"):
            have |= Counter(words(text.read_text("utf-8")))
        wanted += sum(want.values())
        found += sum((want & have).values())
        read += sum(have.values())
    precision = f", {found / max(1, read):.4f} of what was read is right" if with_precision else ""
    print(f"{found / max(1, wanted):.4f}{precision}")


if __name__ == "__main__":
    main()
