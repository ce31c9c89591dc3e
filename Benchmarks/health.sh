#!/bin/bash
# What a `quick` sweep costs: the processor time of the verb, of the extractor that it starts, and of Postgres, as a share
# of the five minutes from one sweep to the next; and how long a sweep takes when the database hangs.
#
#   SWEEPS=5 Benchmarks/health.sh
. "$(dirname "$0")/service.sh"

sweeps=${SWEEPS:-5}
interval=300

# server_ticks: processor time of the private server and its children so far, with that of those that have ended.
server_ticks() {
    local postmaster
    postmaster=$(head -n 1 "$data/postgres/cluster/postmaster.pid")
    for pid in $(descendants "$postmaster"); do
        sed 's/^.*) //' "/proc/$pid/stat" 2>/dev/null || true
    done | awk '{ sum += $12 + $13 + $14 + $15 } END { print sum + 0 }'
}

# child_seconds: processor time of all commands that have ended so far, with that of their own children. Not to be
# called in a subshell, which has had no children: the answer is in $seconds.
child_seconds() {
    times >"$workplace/times"
    # The second line has them, user and system: 0m1.234s 0m0.567s
    seconds=$(tail -n 1 "$workplace/times" |
        awk '{ split($1, u, /[ms]/); split($2, s, /[ms]/); print u[1] * 60 + u[2] + s[1] * 60 + s[2] }')
}

sweep() {
    (cd "$workplace" && env A2D2_PIPELINES="$shipped" "$binary" health quick --silent --data "$data" "$@")
}

shipped=$(pipelines)
start_service health "$shipped"
sweep >"$workplace/first" || true # the first fills caches and the history
ticks_before=$(server_ticks)
child_seconds
verb_before=$seconds
for _ in $(seq "$sweeps"); do sweep >>"$workplace/sweeps" || true; done
ticks_after=$(server_ticks)
child_seconds
verb=$(calculate "($seconds - $verb_before) / $sweeps")
server=$(calculate "($ticks_after - $ticks_before) / $(getconf CLK_TCK) / $sweeps")
load=$(calculate "($verb + $server) / $interval * 100")

postmaster=$(head -n 1 "$data/postgres/cluster/postmaster.pid")
frozen=$(descendants "$postmaster")
# Whatever comes, no server is left behind that can't hear its end.
trap 'kill -CONT $frozen 2>/dev/null || true; leave' EXIT
kill -STOP $frozen
start=$(now)
word=$(sweep 2>&1 | head -n 1) || true
hung=$(elapsed "$start")
kill -CONT $frozen
stop_service

say "health: a quick sweep, verb and extractor" "$verb" "s of processor time"
say "health: the same, Postgres" "$server" "s of processor time"
say "health: load at one sweep every $interval s" "$load" "% of a core" "under 1"
say "health: a sweep while the database hangs" "$hung" "s" "under 120"
echo "$word"
