#!/bin/bash
# OCR: 20 scanned pages from drop to shelf, and by the extractors alone, against plain tesseract on the same pictures in the
# same run, turn by turn.
#
#   ROUNDS=3 PAGES=20 Benchmarks/ocr.sh
. "$(dirname "$0")/service.sh"

rounds=${ROUNDS:-3}
pages=${PAGES:-20}
scans=$(corpus scans "$pages")
command -v tesseract >/dev/null || fail "tesseract is missing: apt-get install tesseract-ocr"

# ours NAME PIPELINES: sets `seconds` to the time from the drop until the last document is on the shelf.
ours() {
    local start
    start_service "$1" "$2"
    start=$(now)
    drop "$scans" '*.png'
    wait_until 1800 on_shelf "$pages"
    seconds=$(elapsed "$start")
    stop_service
}

# reading NAME: the same by two extractors as the service has them, and nothing else; sets `seconds`.
reading() {
    local start
    mkdir -p "$workplace/$1"
    start=$(now)
    "$benchmarks/extract.py" "$root/.build/release/a2d2-extractor" "$scans" "$workplace/$1" >/dev/null
    seconds=$(elapsed "$start")
}

# peer NAME LANGUAGES: the same pictures through tesseract, two at a time, each on one thread; sets `seconds`.
peer() {
    local start
    mkdir -p "$workplace/$1"
    start=$(now)
    find "$scans" -maxdepth 1 -name '*.png' -printf '%f\0' | sort -z |
        OMP_THREAD_LIMIT=1 xargs -0 -P2 -I{} tesseract "$scans/{}" "$workplace/$1/{}" -l "$2" >/dev/null 2>&1
    seconds=$(elapsed "$start")
}

# compare NAME LANGUAGES PIPELINES ROUNDS [SPEED RECALL]: the last two are the targets.
compare() {
    local round our_times=() peer_times=()
    for ((round = 1; round <= $4; round++)); do
        ours "$1-ours-$round" "$3"
        our_times+=("$seconds")
        peer "$1-peer-$round" "$2"
        peer_times+=("$seconds")
    done
    local our_recall peer_recall
    our_recall=$("$python" "$benchmarks/recall.py" "$scans/truth" "$workplace/$1-ours-$4/outbox")
    peer_recall=$("$python" "$benchmarks/recall.py" "$scans/truth" "$workplace/$1-peer-$4")
    say_times "ocr/$1" "a2d2, $pages pages from drop to shelf" "xargs -P2 tesseract -l $2" tesseract "${5:-}"
    say "ocr/$1: word recall of a2d2" "$our_recall" "of 1"
    say "ocr/$1: word recall of tesseract" "$peer_recall" "of 1"
    say "ocr/$1: difference in word recall" "$(calculate "$our_recall - $peer_recall" %+.4f)" "" "${6:-}"
}

extractors() {
    local round our_times=() peer_times=()
    for ((round = 1; round <= $1; round++)); do
        reading "extractors-ours-$round"
        our_times+=("$seconds")
        peer "extractors-peer-$round" eng
        peer_times+=("$seconds")
    done
    say_times ocr/extractors "two extractors, $pages pages read" "xargs -P2 tesseract -l eng" tesseract "at least 1"
    say "ocr/extractors: word recall" "$("$python" "$benchmarks/recall.py" "$scans/truth" "$workplace/extractors-ours-$1")" "of 1"
}

extractors "$rounds"
compare eng eng "$(pipelines eng)" "$rounds" "at least 0.9" "at least -0.005"
compare shipped eng+deu+fra+rus "$(pipelines)" 1
