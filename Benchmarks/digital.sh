#!/bin/bash
# Born-digital PDFs of one page through all stages: documents a second, from drop to shelf.
#
#   ROUNDS=3 DOCUMENTS=500 Benchmarks/digital.sh
. "$(dirname "$0")/service.sh"

documents=${DOCUMENTS:-500}
folder=$(corpus digital "$documents")
shipped=$(pipelines)
times=()
for ((round = 1; round <= ${ROUNDS:-3}; round++)); do
    start_service "digital-$round" "$shipped"
    start=$(now)
    drop "$folder" '*.pdf'
    wait_until 900 on_shelf "$documents"
    times+=("$(elapsed "$start")")
    stop_service
done
time=$(median "${times[@]}")
say "digital: $documents PDFs from drop to shelf" "$time" "s, median of ${times[*]}"
say "digital: documents a second" "$(calculate "$documents / $time" %.1f)" "1/s" "at least 40"
