#!/bin/bash
# 500 born-digital PDFs through the extractor, against one `pdftotext` process for each, two at a time, turn by turn.
#
#   ROUNDS=3 DOCUMENTS=500 Benchmarks/layers.sh
. "$(dirname "$0")/service.sh"

rounds=${ROUNDS:-3}
documents=${DOCUMENTS:-500}
papers=$(corpus digital "$documents")
command -v pdftotext >/dev/null || fail "pdftotext is missing: apt-get install poppler-utils"

read_times=()
our_times=()
peer_times=()
for ((round = 1; round <= rounds; round++)); do
    start=$(now)
    "$benchmarks/extract.py" "$root/.build/release/a2d2-extractor" "$papers" >/dev/null
    read_times+=("$(elapsed "$start")")

    start=$(now)
    (cd "$workplace" && A2D2_PIPELINES=$root/pipelines A2D2_WORKERS_EXTRACTORS=2 "$binary" try --json "$papers" >/dev/null)
    our_times+=("$(elapsed "$start")")

    start=$(now)
    find "$papers" -maxdepth 1 -name '*.pdf' -print0 | xargs -0 -P2 -I{} pdftotext -layout {} /dev/null
    peer_times+=("$(elapsed "$start")")
done
say_times layers/try "a2d2 try, $documents PDFs read, classified and enriched" \
    "xargs -P2 pdftotext, a process for each" pdftotext
our_times=("${read_times[@]}")
say_times layers/extractor "two extractors, $documents PDFs read" \
    "xargs -P2 pdftotext, a process for each" pdftotext "at least 1"
