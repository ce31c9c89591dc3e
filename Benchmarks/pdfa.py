#!/usr/bin/env python3
"""How many documents become PDF/A-2b, what a validator says of those, and whether they still look and read as they did.

    Benchmarks/pdfa.py EXTRACTOR FOLDER...      (apt-get install default-jdk-headless libpdfbox2-java libjaxb-api-java
                                                 libactivation-java poppler-utils python3-pil python3-numpy)

Every PDF and JPEG below the folders goes through the extractor, one process each, as the persist stage asks it. No validator of
PDF/A-2 is among Debian's packages or PyPI's (veraPDF is in neither). Apache PDFBox's Preflight is, for PDF/A-1b: most of its clauses
stand in part 2 word for word, and those below, which don't, are passed over.
"""
import collections
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import numpy
from PIL import Image

TYPES = {".pdf": "application/pdf", ".jpg": "image/jpeg"}
# What part 1 forbids or demands, and part 2 does not: by code, and by a word of the details.
OF_PART_ONE = [
    ("7.11.2", "part must be 1"), ("1.4", "XRef"), ("1.4.8", "OCP"), ("1.2.12", "JPXDecode"), ("2", "JPEG2000"),
    ("2.1.6", "version"), ("2.2.1", ""), ("2.2.2", ""), ("4.1", ""), ("5.3.2", "CA"), ("1.0.6", "Float"),
    ("3.1.4", "Charset"), ("3.1.11", "CIDSet"), ("3.1.5", "more than one 'cmap'"), ("3.1.5", "NonSymbolic"),
    ("7.2", "match"), ("2.4.2", "CMYK"),  # Part 2 has no rule that the two match; a default space says what CMYK is.
]
JARS = ["preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "javax.activation", "jaxb-api"]


def convert(extractor, path, output):
    """The findings' messages; None where the document is refused."""
    pages = output.with_suffix(".json")
    pages.write_text("[]")
    limits = {"pages": 2000, "megapixels": 120, "secondsPerPage": 60, "memory": 1 << 30}
    request = {"path": str(path), "mediaType": TYPES[path.suffix.lower()], "pagesPath": str(pages),
               "outputPath": str(output), "limits": limits, "passwords": [], "conformance": "pdf/a-2b"}
    folder = str(output.parent)
    done = subprocess.run(
        [extractor, "--read", str(path.parent), "--read", folder, "--write", folder], text=True, capture_output=True,
        input=json.dumps({"render": {"_0": request}}) + "\n", timeout=600)
    replies = [json.loads(line) for line in done.stdout.splitlines()]
    if not replies or "finished" not in replies[-1]:
        return None
    return [reply["finding"]["_0"]["message"] for reply in replies if "finding" in reply]


def faults(paths, folder):
    """By path, what the validator finds that part 2 forbids too."""
    classpath = ":".join(f"/usr/share/java/{jar}.jar" for jar in JARS)
    source = pathlib.Path(__file__).with_name("Preflight.java")
    subprocess.run(["javac", "-d", folder, "-cp", classpath, str(source)], check=True)
    found = collections.defaultdict(list)
    for start in range(0, len(paths), 200):
        lines = subprocess.run(["java", "-Xmx2g", "-cp", f"{classpath}:{folder}", "Preflight", *paths[start:start + 200]],
                               capture_output=True, text=True, errors="replace").stdout
        for path, code, details in (line.split("\t", 2) for line in lines.splitlines() if line.count("\t") >= 2):
            passed = any((code == part or code.startswith(part + ".") and not word) and word in details
                         for part, word in OF_PART_ONE)
            if code != "none" and not passed:
                found[path].append(f"{code} {details[:150]}")
    return found


def look(path, folder):
    pictures = folder / "look"
    subprocess.run(["pdftoppm", "-r", "50", "-l", "3", "-png", str(path), str(pictures)], capture_output=True)
    found = sorted(folder.glob("look-*.png"))
    pages = [numpy.asarray(Image.open(page).convert("RGB")).astype(int) for page in found]
    for page in found:
        page.unlink()
    return pages


def difference(before, after):
    """Of the pixels, in grey levels of 255; the worst page's mean."""
    if [page.shape for page in before] != [page.shape for page in after]:
        return 255
    return max((float(numpy.abs(one - other).mean()) for one, other in zip(before, after)), default=0)


def text(path):
    return subprocess.run(["pdftotext", "-l", "5", str(path), "-"], capture_output=True).stdout


def main(extractor, folders):
    reasons, done, looks, texts = collections.Counter(), [], [], 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        files = sorted(path.resolve() for root in folders for path in pathlib.Path(root).rglob("*")
                       if path.suffix.lower() in TYPES)
        for number, path in enumerate(files):
            output = folder / f"{number}.pdf"
            findings = convert(extractor, path, output)
            if findings is None:
                reasons["refused: it is no readable document"] += 1
            elif findings:
                reasons[re.sub(r"^.*not PDF/A: ", "", findings[0])] += 1
            else:
                done.append((path, str(output)))
                if path.suffix.lower() == ".pdf":
                    looks.append((difference(look(path, folder), look(output, folder)), path))
                    texts += text(path) == text(output)
        found = faults([output for _, output in done], name)
    readable = len(files) - reasons["refused: it is no readable document"]
    print(f"{len(files)} documents, {readable} readable, {len(done)} became PDF/A-2b ({len(done) / max(readable, 1):.0%})")
    for reason, count in reasons.most_common():
        print(f"  {count:4} {reason}")
    print(f"{len(done) - len(found)} of {len(done)} pass what PDFBox's Preflight checks and part 2 has too; the others:")
    for path, output in done:
        for fault in found.get(output, []):
            print(f"  {path.name}: {fault}")
    if looks:
        print(f"{sum(value == 0 for value, _ in looks)} of {len(looks)} PDFs look the same to the pixel, "
              f"the worst differs by {max(looks)[0]:.3f} of 255; {texts} of {len(looks)} have the same text")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(os.path.abspath(sys.argv[1]), sys.argv[2:])
