#!/bin/bash
# Two worker processes against one, each with one extractor, on the same Postgres and the same blobs: separate scans, and
# one long scan, which is read in ranges of pages.
#
#   PAGES=200 SCANS=40 Benchmarks/workers.sh
. "$(dirname "$0")/service.sh"

pages=${PAGES:-200}
scans=${SCANS:-40}
server=$(echo /usr/lib/postgresql/*/bin)
cluster=$workplace/cluster
user=$(id -un)
[ "$user" = root ] && user=postgres
as_server() { if [ "$(id -un)" = "$user" ]; then "$@"; else runuser -u "$user" -- "$@"; fi; }

mkdir -p "$cluster"
chown "$user" "$cluster"
as_server "$server/initdb" -D "$cluster/data" -U a2d2 -A trust >/dev/null
as_server tee -a "$cluster/data/postgresql.conf" >/dev/null <<END
listen_addresses = ''
unix_socket_directories = '$cluster'
END
as_server "$server/pg_ctl" -D "$cluster/data" -l "$cluster/log" -w start >/dev/null

workers=()
end_all() {
    local pid
    for pid in "${workers[@]}"; do kill -TERM "$pid" 2>/dev/null || true; done
    for pid in "${workers[@]}"; do wait "$pid" 2>/dev/null || true; done
    workers=()
}
leave_all() {
    local outcome=$?
    end_all
    as_server "$server/pg_ctl" -D "$cluster/data" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$workplace"
    exit "$outcome"
}
trap leave_all EXIT

a2d2() {
    A2D2_PIPELINES=$lines A2D2_WORKERS_EXTRACTORS=1 A2D2_HTTP_LISTEN=none "$binary" "$@" \
        --database-url "host=$cluster user=a2d2 dbname=$database"
}

# run NAME WORKERS FILE…: sets `seconds` to the time from the first worker's start to the last document's end. Each
# run has a database of its own, or it would remember the last.
run() {
    local name=$1 count=$2 number start
    shift 2
    database=$name
    data=$workplace/$name
    mkdir -p "$data/blobs" "$data/outbox"
    "$server/createdb" -h "$cluster" -U a2d2 "$database"
    (cd "$workplace" && a2d2 submit "$@" --data "$data" >/dev/null)
    start=$(now)
    for ((number = 1; number <= count; number++)); do
        mkdir -p "$data/$number"
        [ -e "$data/$number/blobs" ] || ln -s "$data/blobs" "$data/$number/blobs"
        (
            cd "$workplace"
            export A2D2_PIPELINES=$lines A2D2_WORKERS_EXTRACTORS=1 A2D2_HTTP_LISTEN=none A2D2_OUTBOX=$data/outbox
            exec "$binary" run --roles work --data "$data/$number" \
                --database-url "host=$cluster user=a2d2 dbname=$database" >>"$log" 2>&1
        ) &
        workers+=($!)
    done
    service=${workers[0]}
    wait_until 3600 stored $#
    seconds=$(elapsed "$start")
    service=
    end_all
}

# Asked seldom: each time costs as much of a processor as a tenth of a page.
pause=0.5
stored() {
    [ "$(psql -Atq -h "$cluster" -U a2d2 "$database" -c "SELECT count(*) FROM documents WHERE state = 'stored'")" -ge "$1" ]
}

lines=$(pipelines eng)
folder=$(corpus scans "$((pages > scans ? pages : scans))")
mapfile -t pictures < <(find "$folder" -maxdepth 1 -name '*.png' | sort)
"$python" - "$workplace/book.pdf" "${pictures[@]:0:pages}" <<'END'
import sys
from PIL import Image

first, *rest = (Image.open(path).convert("L") for path in sys.argv[2:])
first.save(sys.argv[1], save_all=True, append_images=rest, resolution=300)
END

# What the machine gives: as many engines as processors, against one, on the same pictures. Two processors that share one
# core's units come to no more than that, whoever divides the work.
recognise() {
    local start
    start=$(now)
    printf '%s\n' "${pictures[@]:0:16}" | OMP_THREAD_LIMIT=1 xargs -P "$1" -I{} tesseract {} - -l eng >/dev/null 2>&1
    seconds=$(elapsed "$start")
}
recognise 1
one=$seconds
recognise 2
limit=$(calculate "$one / $seconds")
say "workers: the machine's own limit, tesseract by two against one" "$limit" times

# compare NAME WHAT FILE…: by one worker, and by two.
compare() {
    local name=$1 what=$2 one
    shift 2
    run "${name}_one" 1 "$@"
    one=$seconds
    run "${name}_two" 2 "$@"
    say "workers: $what, one worker against two" "$(calculate "$one") s, $(calculate "$seconds") s"
    say "workers: two against one" "$(calculate "$one / $seconds")" times "at least 1.8, or 0.9 of the limit"
    say "workers: of the machine's limit" "$(calculate "$one / $seconds / $limit")"
}
compare scans "$scans scans" "${pictures[@]:0:scans}"
compare book "one scan of $pages pages" "$workplace/book.pdf"
