#!/bin/bash
# A primary and a streaming standby on this machine, a2d2 at work with a URL that names both, and then the primary is
# killed, all of it, and the standby promoted. Says how long nothing went on, and counts what was lost and what is twice.
#
#   Benchmarks/failover.sh sync            the standby is synchronous: ends with 1 unless everything is there, once
#   Benchmarks/failover.sh async           it is not, and stands still before: shows what is lost, and
#                                          brings it back from the archive
#   DOCUMENTS=300 BINARY=.build/debug/a2d2 Benchmarks/failover.sh sync
#   PGBIN=/usr/lib/postgresql/16/bin …
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
binary=$(realpath "${BINARY:-$root/.build/release/a2d2}")
documents=${DOCUMENTS:-240}
mode=${1:-sync}
binaries=${PGBIN:-$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)}

fail() {
    echo "failover: $1" >&2
    exit 1
}

case $mode in sync | async) ;; *) fail "say sync or async" ;; esac
[ -x "$binary" ] || fail "$binary is missing: run 'make release' first"

work=$(mktemp -d /var/tmp/a2d2-failover.XXXXXX)
chmod 755 "$work"
mkdir "$work/servers" "$work/pipelines" "$work/staging"
as=()
if [ "$(id -u)" = 0 ]; then
    chown postgres "$work/servers"
    as=(setpriv --reuid=postgres --regid=postgres --clear-groups)
fi
service=
feeder=

server_pid() {
    head -n 1 "$work/servers/$1/postmaster.pid" 2>/dev/null || true
}

# kill_server NAME: the postmaster and every process of it, without warning.
kill_server() {
    local pid
    pid=$(server_pid "$1")
    [ -n "$pid" ] || return 0
    kill -9 "$pid" $(pgrep -P "$pid") 2>/dev/null || true
    # Its name stays in the file; the file must not be taken for a living server.
    rm -f "$work/servers/$1/postmaster.pid"
}

leave() {
    local outcome=$?
    [ -z "$feeder" ] || kill "$feeder" 2>/dev/null || true
    [ -z "$service" ] || kill -9 "$service" 2>/dev/null || true
    kill_server primary
    kill_server standby
    [ "$outcome" = 0 ] || { tail -n 15 "$work/log" 2>/dev/null || true; } >&2
    rm -rf "$work"
    exit "$outcome"
}
trap leave EXIT
trap 'exit 130' INT TERM

free_port() {
    /usr/bin/python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

start_server() { # NAME PORT
    (cd / && "${as[@]}" "$binaries/pg_ctl" -D "$work/servers/$1" -l "$work/servers/$1.log" -o "-p $2" -w -s start) ||
        fail "the $1 does not start: $(tail -n 3 "$work/servers/$1.log")"
}

# ask PORT SQL
ask() {
    psql -X -A -t -q -h 127.0.0.1 -p "$1" -U a2d2 -d a2d2 -c "$2"
}

# until_true SECONDS COMMAND…
until_true() {
    local deadline=$((SECONDS + $1))
    shift
    until "$@"; do
        [ "$SECONDS" -lt "$deadline" ] || fail "timed out waiting for '$*'"
        sleep 0.1
    done
}

stored() { # PORT: documents at their end
    ask "$1" "SELECT count(*) FROM documents WHERE state = 'stored'" 2>/dev/null || echo 0
}

stored_at_least() { # PORT COUNT
    [ "$(stored "$1")" -ge "$2" ]
}

everything_is_taken() { # PORT: nothing in the inbox, nothing in flight
    [ -z "$(find "$work/data/inbox" -type f)" ] && ! kill -0 "$feeder" 2>/dev/null &&
        [ "$(ask "$1" "SELECT count(*) FROM documents WHERE state = 'in-flight'")" = 0 ]
}

# The two servers.
first=$(free_port)
second=$(free_port)
"${as[@]}" "$binaries/initdb" -D "$work/servers/primary" -U a2d2 --auth=trust -E UTF8 --locale=C.UTF-8 --no-instructions >/dev/null
cat >>"$work/servers/primary/postgresql.conf" <<END
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 60
shared_buffers = 64MB
wal_keep_size = 256MB
synchronous_commit = on
END
start_server primary "$first"
createdb -h 127.0.0.1 -p "$first" -U a2d2 a2d2
"${as[@]}" "$binaries/pg_basebackup" -D "$work/servers/standby" -R -c fast \
    -d "host=127.0.0.1 port=$first user=a2d2 application_name=standby"
start_server standby "$second"
if [ "$mode" = sync ]; then
    # On the primary alone: a standby that is promoted would wait for itself.
    ask "$first" "ALTER SYSTEM SET synchronous_standby_names = 'standby'" && ask "$first" "SELECT pg_reload_conf()" >/dev/null
    is_synchronous() { [ "$(ask "$first" "SELECT sync_state FROM pg_stat_replication")" = sync ]; }
    until_true 20 is_synchronous
fi

# The service, and documents that keep coming.
sed -e 's/^\( *review-below:\).*/\1 0/' "$root/pipelines/default.yaml" >"$work/pipelines/default.yaml"
url="host=127.0.0.1,127.0.0.1 port=$first,$second user=a2d2 dbname=a2d2 target_session_attrs=read-write connect_timeout=2"
mkdir -p "$work/data/inbox"
cd "$work"
run=(env A2D2_PIPELINES="$work/pipelines" A2D2_DATABASE_URL="$url" A2D2_LOG_FORMAT=text "$binary")
"${run[@]}" run --data "$work/data" >"$work/log" 2>&1 &
service=$!
until_true 60 grep -q ready "$work/log"
feed() {
    for ((number = 1; number <= documents; number++)); do
        printf 'Minutes of meeting %d\n\nPresent: everybody. Agreed: to meet again for the %dth time.\n' \
            "$number" "$((number + 1))" >"$work/staging/minutes-$number.txt"
        mv "$work/staging/minutes-$number.txt" "$work/data/inbox/"
        sleep 0.1
    done
}
feed &
feeder=$!
until_true 60 stored_at_least "$first" $((documents / 8))

# The blow.
if [ "$mode" = async ]; then
    receiver=$(pgrep -P "$(server_pid standby)" -f walreceiver)
    arrivals() { ask "$first" "SELECT count(*) FROM arrivals"; }
    kill -STOP "$receiver"
    known=$(arrivals)
    ten_more() { [ "$(arrivals)" -ge $((known + 10)) ]; }
    until_true 30 ten_more
    known=$(arrivals)
fi
before=$(stored "$first")
start=$EPOCHREALTIME
kill_server primary
[ "$mode" = sync ] || kill -9 "$receiver"
"${as[@]}" "$binaries/pg_ctl" -D "$work/servers/standby" -w -s promote
promoted=$EPOCHREALTIME
survived=$(stored "$second")
until_true 60 stored_at_least "$second" $((survived + 1))
resumed=$EPOCHREALTIME
until_true 120 everything_is_taken "$second"

say() {
    printf '%-66s %s\n' "$1" "$2"
}
seconds() {
    LC_ALL=C awk "BEGIN { printf \"%.1f s\", $1 }"
}

say "documents dropped" "$documents"
say "stored when the primary was killed" "$before"
say "promotion took" "$(seconds "$promoted - $start")"
say "from the kill to the next document stored" "$(seconds "$resumed - $start")"

# What no table tells: files that were taken, by their sums.
find "$work/data/archive" -type f -exec sha256sum {} + | sort >"$work/archived"
ask "$second" "SELECT sha256 FROM documents" | sort >"$work/known"
join -v 1 "$work/archived" "$work/known" >"$work/forgotten"
if [ "$mode" = async ]; then
    say "arrivals that the primary had acknowledged" "$known"
    say "files in the archive of which no row is left" "$(wc -l <"$work/forgotten")"
    missing=$(find "$work/data/blobs" -type f -printf '%f\n' | grep -E '^[0-9a-f]{64}$' | sort | join -v 1 - "$work/known" | wc -l)
    say "blobs of which no row is left" "$missing"
    [ -s "$work/forgotten" ] || fail "nothing was lost, so this showed nothing; try again"
    # What an operator does: hand them in again.
    awk '{ print $2 }' "$work/forgotten" | xargs "${run[@]}" submit --data "$work/data" --wait >"$work/submitted" 2>&1 ||
        fail "they could not be handed in again: $(tail -n 3 "$work/submitted")"
fi
kill -TERM "$service"
wait "$service" || fail "the service did not end well"
service=

ended=$(ask "$second" "SELECT count(*) FROM documents WHERE state = 'stored'")
distinct=$(ask "$second" "SELECT count(DISTINCT sha256) FROM documents WHERE state = 'stored'")
twice=$(ask "$second" "SELECT count(*) FROM (SELECT FROM stage_runs WHERE outcome IN ('succeeded', 'memoised')
    GROUP BY document_id, stage HAVING count(*) > 1) AS doubled")
left=$(ask "$second" "SELECT count(*) FROM jobs WHERE document_id IS NOT NULL")
attempts=$(ask "$second" "SELECT max(attempt) FROM stage_runs")
find "$work/data/outbox" -name '*.json' -exec sed -n 's/^.*"sha256" *: *"\([0-9a-f]*\)".*$/\1/p' {} + | sort >"$work/shelf"
shelved=$(wc -l <"$work/shelf")
say "stored at last, of different bytes" "$ended, $distinct"
say "sidecars in the outbox, of different documents" "$shelved, $(uniq <"$work/shelf" | wc -l)"
say "stages committed twice" "$twice"
say "jobs left" "$left"
say "attempts that any stage took at most" "$attempts"
balanced=$("${run[@]}" status --data "$work/data" --json | tr -d ' \n' | grep -oE '"isBalanced":(true|false)' | cut -d: -f2)
say "the ledger balances" "$balanced"
[ "$ended" = "$documents" ] && [ "$distinct" = "$documents" ] && [ "$twice" = 0 ] && [ "$left" = 0 ] &&
    [ "$balanced" = true ] || fail "this is not how it should end"
# After a loss the outbox may hold what was shelved before and is shelved again under another document.
[ "$mode" = async ] || [ "$shelved" = "$documents" ] || fail "the outbox is not as the tables have it"
