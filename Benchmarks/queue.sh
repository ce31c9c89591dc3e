#!/bin/bash
# The queue: beside the barest SQL that writes the same rows, beside other libraries, with a million rows, after long
# churn, under a held snapshot, and how soon a job begins. On a Postgres of its own, with Debian's settings but for the
# buffers (fsync on). ROUNDS=5 SECONDS_OF_CHURN=600 SECONDS_HELD=60 Benchmarks/queue.sh
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${ROUNDS:-3}
churn=${SECONDS_OF_CHURN:-60}
held=${SECONDS_HELD:-60}
jobs=100000

swift build -c release --product benchmark-queue >&2
bench=$PWD/.build/release/benchmark-queue
server=$(echo /usr/lib/postgresql/*/bin)

workplace=$(mktemp -d /var/tmp/a2d2-queue.XXXXXX)
user=$(id -un)
if [ "$user" = root ]; then user=postgres; fi
chown "$user" "$workplace"
as_server() { if [ "$(id -un)" = "$user" ]; then "$@"; else runuser -u "$user" -- "$@"; fi; }
leave() {
    as_server "$server/pg_ctl" -D "$workplace/data" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$workplace"
}
trap leave EXIT

as_server "$server/initdb" -D "$workplace/data" -U a2d2 -A trust >/dev/null
as_server tee -a "$workplace/data/postgresql.conf" >/dev/null <<EOF
listen_addresses = ''
unix_socket_directories = '$workplace'
shared_buffers = 256MB
max_wal_size = 2GB
EOF
as_server "$server/pg_ctl" -D "$workplace/data" -l "$workplace/log" -w start >/dev/null
"$server/createdb" -h "$workplace" -U a2d2 bench
url="host=$workplace user=a2d2 dbname=bench"
"$bench" "$url" migrate

median() { printf '%s\n' "$@" | LC_ALL=C sort -g | sed -n "$((($# + 1) / 2))p"; }
calculate() { LC_ALL=C awk "BEGIN { printf \"${2:-%.2f}\", $1 }"; }
say() { echo "queue: $1: $2${3:+ $3}${4:+ (target $4)}"; }

floor() {
    psql -q -h "$workplace" -U a2d2 bench -v jobs=$jobs -f Benchmarks/queue-floor-schema.sql 2>/dev/null
    "$server/pgbench" -n -h "$workplace" -U a2d2 -c 4 -j 1 -M prepared -t $((jobs / 400)) \
        -f Benchmarks/queue-floor.sql bench 2>/dev/null | awk '/^tps/ { print $3 * 100 }'
}

echo "on $(nproc) cores, load $(cut -d ' ' -f 1 /proc/loadavg), $rounds rounds side by side, medians"
floors=() drains=() processes=() shares_of_drains=() shares_of_processes=()
for _ in $(seq "$rounds"); do
    floors+=("$(floor)")
    "$bench" "$url" fill $jobs
    drains+=("$("$bench" "$url" drain $jobs 4 100)")
    "$bench" "$url" fill $jobs
    processes+=("$("$bench" "$url" process $jobs 400)")
    # Of the same minute: on a shared machine the next one may be half as fast.
    shares_of_drains+=("$(calculate "${drains[-1]} / ${floors[-1]}" %.3f)")
    shares_of_processes+=("$(calculate "${processes[-1]} / ${floors[-1]}" %.3f)")
done
floor=$(median "${floors[@]}") drain=$(median "${drains[@]}") process=$(median "${processes[@]}")
say "the barest SQL, by pgbench, 4 clients, batches of 100" "$(calculate "$floor" %.0f)" jobs/s
say "claim, complete and hand off, 4 clients, batches of 100" "$(calculate "$drain" %.0f)" jobs/s
say "of the barest SQL" "$(median "${shares_of_drains[@]}")" "median of ${shares_of_drains[*]}" "at least 0.8"
say "the whole processor, 400 jobs in hand" "$(calculate "$process" %.0f)" jobs/s
say "of the barest SQL" "$(median "${shares_of_processes[@]}")" "median of ${shares_of_processes[*]}"

if [ "${PEERS:-yes}" = yes ]; then
    best=0
    # Its lines end in "… 10000 jobs 1.52 s 6581 jobs/s".
    while read -r _ name _ _ _ _ rate _; do
        say "$name, one process, at its best settings" "$rate" jobs/s
        best=$(calculate "($rate > $best) ? $rate : $best" %.0f)
    done < <(Benchmarks/queue-peers.sh "postgresql://a2d2@/bench?host=$workplace" 20000 2>/dev/null)
    say "the processor against the faster of them" "$(calculate "$process / $best")" times "at least 3"
    say "the queue's own claims and hand-offs against it" "$(calculate "$drain / $best")" times
fi

few=() many=()
for _ in $(seq "$rounds"); do
    "$bench" "$url" fill 10000
    few+=("$("$bench" "$url" drain 10000 4 100)")
done
"$bench" "$url" fill 1000000
for _ in $(seq "$rounds"); do many+=("$("$bench" "$url" drain 10000 4 100)"); done
say "with 1,000,000 rows waiting, of the rate with 10,000" \
    "$(calculate "$(median "${many[@]}") / $(median "${few[@]}")")" "" "at least 0.9"

# churn NAME COMMAND SECONDS TARGET: the second and the last but one of ten parts of the time.
churn() {
    "$bench" "$url" fill 10000
    local lines first last
    mapfile -t lines < <("$bench" "$url" "$2" "$3" 4 100)
    first=(${lines[1]}) last=(${lines[8]})
    say "$1: at first, jobs/s · claim · table" "${first[0]} · ${first[1]} ms · ${first[2]} MB"
    say "$1: after $3 s" "${last[0]} · ${last[1]} ms · ${last[2]} MB"
    say "$1: of the rate at first" "$(calculate "${last[0]} / ${first[0]}")" "" "$4"
}
churn "steady churn" churn "$churn" "at least 0.9"
churn "under a held snapshot" hold "$held" ""

"$bench" "$url" fill 400
read -r p50 p99 < <("$bench" "$url" latency 300)
say "from insert to start, p50" "$(calculate "$p50")" ms "under 5"
say "from insert to start, p99" "$(calculate "$p99")" ms "under 50"
