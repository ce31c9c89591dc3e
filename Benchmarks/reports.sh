#!/bin/bash
# Reports over 1,000,000 documents and 5,000,000 stage runs of 90 days: the time of the queries of `operations`, and of
# taking the whole history into the sums, which is done once. Making the rows takes some minutes and 3 GB.
#
#   DOCUMENTS=1000000 Benchmarks/reports.sh
. "$(dirname "$0")/service.sh"

documents=${DOCUMENTS:-1000000}

# query_time FROM TO: how long the database needed for the report's queries, in seconds.
query_time() {
    env time -f %M -o "$workplace/usage" "$binary" report run operations --from "$1" --to "$2" --timezone UTC \
        --output "$workplace/made" --data "$data" --json |
        "$python" -c 'import json, sys; print(json.load(sys.stdin)["querySeconds"])'
}

start_service reports "$(pipelines)"
database=(psql -q -h "$(sed -n 5p "$data/postgres/cluster/postmaster.pid")" -U a2d2 -d a2d2)
"${database[@]}" -v documents="$documents" -v now=2026-11-25T00:00:00Z -f "$benchmarks/reports.sql" \
    >"$workplace/generator" 2>&1 || fail "can't make the rows: $(tail -n 1 "$workplace/generator")"

begin=$(now)
"${database[@]}" -c 'SELECT roll_up()' >/dev/null
say "reports: $((documents * 5)) runs taken into the sums, once" "$(elapsed "$begin")" "s"
"${database[@]}" -c 'VACUUM ANALYZE'

for span in "90 days:2026-08-27" "30 days:2026-10-26" "a day:2026-11-24"; do
    times=()
    for _ in 1 2 3; do times+=("$(query_time "${span#*:}" 2026-11-25)"); done
    say "reports: operations over ${span%:*}, queries" "$(calculate "$(median "${times[@]}")" %.2f)" \
        "s, median of ${times[*]}" "under 2"
done
say "reports: operations, peak memory of the program" "$(calculate "$(tail -n 1 "$workplace/usage") / 1024" %.0f)" \
    "MB" "under 200"
stop_service
