#!/usr/bin/env python3
"""Has extractors read every document of a folder as a worker has them do it, the next free one the next document, and
says how many pages came. Their text goes to TEXTS/NAME.txt, where that is given.

    Benchmarks/extract.py EXTRACTOR FOLDER [TEXTS]
"""

import json
import pathlib
import queue
import subprocess
import sys
import threading

EXTRACTORS = 2
LIMITS = {
    "pages": 2000, "megapixels": 120, "secondsPerPage": 60, "memory": 1 << 30,
    "children": {"number": 1000, "depth": 5, "size": 2 << 30},
}
OPTIONS = {"ocr": "auto", "languages": ["eng"], "limits": LIMITS}


def request(path):
    read = {"path": str(path), "fileName": path.name, "options": OPTIONS, "passwords": [], "depth": 0}
    return json.dumps({"read": {"_0": read}}).encode() + b"\n"


def work(program, folder, waiting, texts, pages):
    child = subprocess.Popen(
        [program, "--read", str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        env={"OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"})
    while True:
        try:
            path = waiting.get_nowait()
        except queue.Empty:
            break
        child.stdin.write(request(path))
        child.stdin.flush()
        read = []
        while not (line := child.stdout.readline()).startswith(b'{"finished"'):
            if not line or line.startswith((b'{"refused"', b'{"failed"')):
                print(f"extract: {path}: {line[:200]}", file=sys.stderr)
                break
            if line.startswith(b'{"page"'):
                read.append(line)
        pages.extend(read)
        if texts:
            text = "\f".join(json.loads(line)["page"]["_0"]["text"] for line in read)
            (texts / f"{path.stem}.txt").write_text(text)
    child.stdin.close()
    child.wait()


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
    texts = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 else None
    waiting, pages = queue.SimpleQueue(), []
    documents = sorted(path for path in folder.iterdir() if path.is_file())
    for path in documents:
        waiting.put(path)
    lanes = [
        threading.Thread(target=work, args=(program, folder, waiting, texts, pages)) for _ in range(EXTRACTORS)
    ]
    for lane in lanes:
        lane.start()
    for lane in lanes:
        lane.join()
    print(f"{len(documents)} documents, {len(pages)} pages")


main()
