#!/bin/bash
# Doing nothing: the processor time of the service, its children and its Postgres over half a minute; and how long a
# second start takes until the service is ready.
#
#   SECONDS_IDLE=30 Benchmarks/idle.sh
. "$(dirname "$0")/service.sh"

idle=${SECONDS_IDLE:-30}

# ticks: processor time of all processes of the service so far, with that of children that have ended.
ticks() {
    local pid
    for pid in $(service_processes); do
        # Field 2 is the name in brackets, which may hold spaces; 14 to 17 are user, system, and both of dead children.
        sed 's/^.*) //' "/proc/$pid/stat" 2>/dev/null || true
    done | awk '{ sum += $12 + $13 + $14 + $15 } END { print sum + 0 }'
}

shipped=$(pipelines)
start_service idle "$shipped"
stop_service
start=$(now)
start_service idle "$shipped"
ready=$(elapsed "$start")
sleep 5 # what follows a start is not idleness
before=$(ticks)
since=$(now)
sleep "$idle"
after=$(ticks)
share=$(calculate "($after - $before) / $(getconf CLK_TCK) / $(elapsed "$since") * 100" %.2f)
processes=$(service_processes | wc -l)
stop_service
say "start: until ready, the second time, cluster included" "$ready" "s" "under 3"
say "idle: processor time over $idle s, of all $processes processes" "$share" "% of a core" "under 1"
