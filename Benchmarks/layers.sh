#!/bin/bash
# 500 born-digital PDFs through the extractor, against one `pdftotext` process for each, two at a time, turn by turn.
#
#   ROUNDS=3 DOCUMENTS=500 Benchmarks/layers.sh
. "$(dirname "$0")/service.sh"

rounds=${ROUNDS:-3}
documents=${DOCUMENTS:-500}
papers=$(corpus digital "$documents")
command -v pdftotext >/dev/null || fail "pdftotext is missing: apt-get install poppler-utils"

our_times=()
peer_times=()
for ((round = 1; round <= rounds; round++)); do
    start=$(now)
    (cd "$workplace" && A2D2_PIPELINES=$root/pipelines A2D2_WORKERS_EXTRACTORS=2 "$binary" try --json "$papers" >/dev/null)
    our_times+=("$(elapsed "$start")")

    start=$(now)
    find "$papers" -maxdepth 1 -name '*.pdf' -print0 | xargs -0 -P2 -I{} pdftotext -layout {} /dev/null
    peer_times+=("$(elapsed "$start")")
done
our_time=$(median "${our_times[@]}")
peer_time=$(median "${peer_times[@]}")
say "layers: a2d2 try, $documents PDFs read, classified and enriched" "$our_time" "s, median of ${our_times[*]}"
say "layers: xargs -P2 pdftotext, a process for each" "$peer_time" "s, median of ${peer_times[*]}"
say "layers: speed against pdftotext" "$(calculate "$peer_time / $our_time" %.2f)" "times" "at least 1"
