#!/bin/bash
# Word recall of pictures of pages, beside plain tesseract on the same pictures in the same run.
#
#   Benchmarks/words.sh PICTURES TRUTHS      (TRUTHS/NAME.txt is what PICTURES/NAME.* says)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
[ $# = 2 ] || { echo "words: Benchmarks/words.sh PICTURES TRUTHS" >&2; exit 2; }
workplace=$(mktemp -d)
trap 'rm -rf "$workplace"' EXIT
mkdir "$workplace/ours" "$workplace/plain" "$workplace/block"

"$here/../.build/release/a2d2" try --json "$1" | python3 -c '
import json, pathlib, sys
for line in sys.stdin:
    answer = json.loads(line)
    text = "\n".join(page["text"] for page in answer.get("pages") or [])
    pathlib.Path(sys.argv[1], pathlib.Path(answer["file"]).stem + ".txt").write_text(text)
' "$workplace/ours"

# plain NAME OPTIONS...
plain() {
    local name=$1
    shift
    find "$1" -maxdepth 1 -type f -printf '%f\0' | OMP_THREAD_LIMIT=1 xargs -0 -P2 -I{} sh -c \
        'tesseract "$1/$2" "$3/${2%.*}" -l eng $4 >/dev/null 2>&1' sh "$1" {} "$workplace/$name" "${2:-}"
}
plain plain "$1"
plain block "$1" "--psm 6"
echo "words: a2d2: $("$here/recall.py" "$2" "$workplace/ours")"
echo "words: tesseract: $("$here/recall.py" "$2" "$workplace/plain")"
echo "words: tesseract, as one block of lines: $("$here/recall.py" "$2" "$workplace/block")"
