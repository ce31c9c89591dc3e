# Sourced by the benchmarks: one a2d2 on throw-away data, how to start it, watch it and stop it.
set -euo pipefail

benchmarks=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$benchmarks")
binary=${BINARY:-$root/.build/release/a2d2}
python=/usr/bin/python3 # Debian's, which has Pillow and ReportLab

fail() {
    echo "${0##*/}: $1" >&2
    exit 1
}

[ -x "$binary" ] || fail "$binary is missing: run 'make release' first"

# Not in /tmp, which may be memory. The private Postgres runs as another user when we are root: let it in.
workplace=$(mktemp -d /var/tmp/a2d2-bench.XXXXXX)
chmod 755 "$workplace"
log=$workplace/log
service=

leave() {
    local outcome=$?
    stop_service || true
    rm -rf "$workplace"
    exit "$outcome"
}
trap leave EXIT
trap 'exit 130' INT TERM

# corpus KIND COUNT: makes paper and prints its folder.
corpus() {
    local folder=$workplace/corpus-$1
    "$python" "$benchmarks/make_corpus.py" "--$1" "$2" "$folder" || fail "can't make the $1 corpus"
    echo "$folder"
}

# pipelines [LANGUAGES]: the default pipeline as shipped, with these languages; prints its folder. What waits in
# review isn't on the shelf, so nothing goes to review.
pipelines() {
    local folder=$workplace/pipelines-${1:-shipped}
    mkdir -p "$folder"
    sed -e 's/^\( *review-below:\).*/\1 0/' ${1:+-e "s/^\( *languages:\).*/\1 [$1]/"} \
        "$root/pipelines/default.yaml" >"$folder/default.yaml"
    echo "$folder"
}

# start_service NAME PIPELINES: with two extractors, on the data folder NAME; returns when it is ready.
start_service() {
    data=$workplace/$1
    mkdir -p "$data/inbox"
    : >"$log"
    (
        cd "$workplace" # away from any a2d2.yaml
        exec env A2D2_PIPELINES="$2" A2D2_WORKERS_EXTRACTORS=2 "$binary" run --data "$data" >>"$log" 2>&1
    ) &
    service=$!
    wait_until 120 is_ready
}

is_ready() {
    grep -qE '"ready"|\bready\b' "$log"
}

stop_service() {
    [ -n "$service" ] || return 0
    kill -TERM "$service" 2>/dev/null || true
    wait "$service" 2>/dev/null || true
    service=
}

# drop FOLDER PATTERN: puts copies of the files into the inbox, all at once.
drop() {
    local staging
    staging=$(mktemp -d "$workplace/staging.XXXXXX")
    find "$1" -maxdepth 1 -name "$2" -exec cp -t "$staging" {} +
    chmod 755 "$staging"
    find "$staging" -type f -exec mv -t "$data/inbox" {} +
    rmdir "$staging"
}

# on_shelf COUNT: whether so many documents are in the outbox; each has one sidecar.
on_shelf() {
    [ "$(find "$data/outbox" -name '*.json' 2>/dev/null | wc -l)" -ge "$1" ]
}

# wait_until SECONDS COMMAND…: until it succeeds, asked every $pause seconds; fails when time is up or the service has died.
wait_until() {
    local deadline=$((SECONDS + $1))
    shift
    until "$@"; do
        kill -0 "$service" 2>/dev/null || fail "the service ended by itself: $(tail -n 3 "$log")"
        [ "$SECONDS" -lt "$deadline" ] || fail "timed out waiting for '$*': $(tail -n 3 "$log")"
        sleep "${pause:-0.05}"
    done
}

now() {
    echo "$EPOCHREALTIME"
}

# elapsed START: seconds since then.
elapsed() {
    calculate "$(now) - $1"
}

# calculate EXPRESSION [FORMAT]
calculate() {
    LC_ALL=C awk "BEGIN { printf \"${2:-%.2f}\", $1 }"
}

# median VALUE…
median() {
    printf '%s\n' "$@" | LC_ALL=C sort -g | sed -n "$((($# + 1) / 2))p"
}

# descendants PID…: these processes and all that they started.
descendants() {
    local pid
    for pid in "$@"; do
        echo "$pid"
        # shellcheck disable=SC2046
        descendants $(pgrep -P "$pid" || true)
    done
}

# service_processes: the main process, its children, and its Postgres, which isn't one of them once it is a daemon.
service_processes() {
    local file postmasters=()
    while IFS= read -r file; do
        postmasters+=("$(head -n 1 "$file")")
    done < <(find "$data" -name postmaster.pid 2>/dev/null)
    descendants "$service" "${postmasters[@]}" | sort -un
}

# say_times NAME OURS PEER AGAINST [TARGET]: the medians of $our_times and $peer_times, and the ratio.
say_times() {
    local ours peer
    ours=$(median "${our_times[@]}")
    peer=$(median "${peer_times[@]}")
    say "$1: $2" "$ours" "s, median of ${our_times[*]}"
    say "$1: $3" "$peer" "s, median of ${peer_times[*]}"
    say "$1: speed against $4" "$(calculate "$peer / $ours" %.3f)" "times" "${5:-}"
}

# say NAME VALUE [UNIT] [TARGET]
say() {
    echo "$1: $2${3:+ $3}${4:+ (target $4)}"
}
