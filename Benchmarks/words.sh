#!/bin/bash
# Word recall of pictures of pages, beside plain tesseract on the same pictures in the same run; with the second engine too,
# where it is installed.
#
#   Benchmarks/words.sh PICTURES TRUTHS      (TRUTHS/NAME.txt is what PICTURES/NAME.* says)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
[ $# = 2 ] || { echo "words: Benchmarks/words.sh PICTURES TRUTHS" >&2; exit 2; }
workplace=$(mktemp -d)
trap 'rm -rf "$workplace"' EXIT
count=$(find "$1" -maxdepth 1 -type f | wc -l)

# ours NAME: with A2D2_SECOND_ENGINE as it is; the texts go to NAME, processor seconds a picture to `seconds`.
ours() {
    local name=$1 TIMEFORMAT="%U %S"
    mkdir "$workplace/$name"
    { time "$here/../.build/release/a2d2" try --json "$pictures" >"$workplace/$name.json" || [ $? = 3 ]; } 2>"$workplace/time"
    python3 -c '
import json, pathlib, sys
for line in open(sys.argv[2]):
    answer = json.loads(line)
    text = "\n".join(page["text"] for page in answer.get("pages") or [])
    pathlib.Path(sys.argv[1], pathlib.Path(answer["file"]).stem + ".txt").write_text(text)
' "$workplace/$name" "$workplace/$name.json"
    seconds=$(tail -n 1 "$workplace/time" | awk -v count="$count" '{ printf "%.2f", ($1 + $2) / count }')
}

# plain NAME OPTIONS...
plain() {
    local name=$1
    mkdir "$workplace/$name"
    find "$pictures" -maxdepth 1 -type f -printf '%f\0' | OMP_THREAD_LIMIT=1 xargs -0 -P2 -I{} sh -c \
        'tesseract "$1/$2" "$3/${2%.*}" -l eng $4 >/dev/null 2>&1' sh "$pictures" {} "$workplace/$name" "${2:-}"
}

# say NAME WHAT
say() {
    echo "words: $2: $("$here/recall.py" --precision "$truths" "$workplace/$1")${seconds:+; $seconds s of processor time a picture}"
}

pictures=$1 truths=$2
folder=${A2D2_SECOND_ENGINE:-$(pwd)/second-engine}
A2D2_SECOND_ENGINE=/nonexistent ours alone
say alone "a2d2"
if [ -d "$folder" ]; then
    A2D2_SECOND_ENGINE=$folder ours both
    say both "a2d2 with the second engine"
fi
seconds=""
plain plain
say plain "tesseract"
plain block "--psm 6"
say block "tesseract, as one block of lines"
