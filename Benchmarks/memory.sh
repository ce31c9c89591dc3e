#!/bin/bash
# Memory: the peak of the main process with 10,000 files waiting, and of the extractors while they recognise pages.
#
#   FILES=10000 Benchmarks/memory.sh
. "$(dirname "$0")/service.sh"

files=${FILES:-10000}
scans=$(corpus scans 4)
notes=$(corpus tiny "$files")
extractor_peak=0

# peak PID: the most resident memory that the process ever had, in kilobytes; 0 when it is gone.
peak() {
    awk '/^VmHWM:/ { peak = $2 } END { print peak + 0 }' "/proc/$1/status" 2>/dev/null || echo 0
}

# all_taken: whether the door has taken every file, and the scans have been read. Extractors are looked at on the way.
all_taken() {
    local pid size
    for pid in $(descendants "$service"); do
        [ "$(cat "/proc/$pid/comm" 2>/dev/null)" = a2d2-extractor ] || continue
        size=$(peak "$pid")
        if [ "$size" -gt "$extractor_peak" ]; then extractor_peak=$size; fi
    done
    sleep 0.2
    [ -z "$(find "$data/inbox" -type f -print -quit)" ] &&
        [ "$(find "$data/outbox" -name 'scan-*.json' 2>/dev/null | wc -l)" -ge 4 ]
}

start_service memory "$(pipelines eng)"
at_rest=$(peak "$service")
drop "$scans" '*.png'
drop "$notes" '*.txt'
wait_until 900 all_taken
waiting=$((files - $(find "$data/outbox" -name 'note-*.json' 2>/dev/null | wc -l)))
main_peak=$(peak "$service")
stop_service
say "memory: main process at rest, peak" "$(calculate "$at_rest / 1024" %.1f)" "MB"
say "memory: main process, $files files dropped, $waiting of them not yet on the shelf, peak" \
    "$(calculate "$main_peak / 1024" %.1f)" "MB" "under 120"
say "memory: largest extractor, recognising pages at 300 dpi, peak" \
    "$(calculate "$extractor_peak / 1024" %.1f)" "MB" "under its cap of 1024"
