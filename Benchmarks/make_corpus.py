#!/usr/bin/python3
"""Makes paper for the benchmarks: always the same from the same numbers, and never committed.

    /usr/bin/python3 Benchmarks/make_corpus.py --scans 20 DIR       300 dpi A4 pictures; their texts in DIR/truth
    /usr/bin/python3 Benchmarks/make_corpus.py --digital 500 DIR    born-digital PDFs of one page
    /usr/bin/python3 Benchmarks/make_corpus.py --tiny 10000 DIR     text files of a few words

Needs what fixtures/make.py needs.
"""

import argparse
import random
import sys
from multiprocessing import Pool
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "fixtures"))

from corpus import papers, prose  # noqa: E402
from maker import press  # noqa: E402
from maker.scanner import Scan, scan  # noqa: E402

PROCESSES = 2


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    kind = parser.add_mutually_exclusive_group(required=True)
    kind.add_argument("--scans", type=int, metavar="N")
    kind.add_argument("--digital", type=int, metavar="N")
    kind.add_argument("--tiny", type=int, metavar="N")
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    if options.scans:
        (options.folder / "truth").mkdir(exist_ok=True)
    make, count = next((make, count) for make, count in (
        (scanned, options.scans), (digital, options.digital), (tiny, options.tiny)
    ) if count)
    with Pool(PROCESSES) as pool:
        pool.starmap(make, ((options.folder, number) for number in range(count)), chunksize=5)


def scanned(folder, number):
    chance = random.Random(1000 + number)
    draw = (
        lambda: papers.letter(chance, paragraphs=6), lambda: papers.report(chance), lambda: papers.contract(chance),
        lambda: papers.invoice(chance), lambda: papers.report(chance, columns=1),
    )[number % 5]
    sheet = draw()
    skew, noise, blur = chance.uniform(-1, 1), chance.uniform(2, 6), chance.uniform(0.6, 1.3)
    how = Scan(dpi=300, skew=skew, noise=noise, blur=blur, ink=chance.randrange(30, 120), seed=number)
    scan(sheet, how).save(folder / f"scan-{number:03d}.png", dpi=(300, 300), compress_level=1)
    (folder / "truth" / f"scan-{number:03d}.txt").write_text(sheet.text + "\n", "utf-8")


def digital(folder, number):
    chance = random.Random(2000 + number)
    language = ("en", "de", "fr", "ru")[number % 4]
    draw = (papers.invoice, papers.letter, papers.report)[number // 4 % 3]
    name = f"{draw.__name__}-{language}-{number:04d}"
    (folder / f"{name}.pdf").write_bytes(press.pdf([draw(chance, language)], name))


def tiny(folder, number):
    text = f"Note {number}\n\n{prose.sentence(random.Random(3000 + number))}\n"
    (folder / f"note-{number:05d}.txt").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
