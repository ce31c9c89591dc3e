#!/bin/bash
# Two queues in Postgres that others wrote, for Python: so many no-op jobs through each, one worker process, as well tuned as
# we know how. Prints jobs a second, from the worker's start to the end of the last job.
#
#   Benchmarks/queue-peers.sh postgresql://user@host/database [JOBS]
#
# The tables are made in schemas of their own, which are dropped first and last. The libraries come from PyPI into
# .build/peers. How they are tuned:
#   procrastinate  concurrency 50, connections 20, jobs deleted when done, listening off; enqueued by the thousand
#   pgqueuer       batches of 500, asyncpg, enqueued by the thousand; it buffers ends into batches of this size itself
set -euo pipefail

[ $# -ge 1 ] || { echo "queue-peers: say the URL of a database (and how many jobs)" >&2; exit 2; }
url=$1
jobs=${2:-10000}
root=$(cd "$(dirname "$0")/.." && pwd)
venv=$root/.build/peers/venv

if ! "$venv/bin/python" -c 'import procrastinate, pgqueuer, asyncpg, psycopg_pool' 2>/dev/null; then
    python3 -m venv "$venv"
    "$venv/bin/pip" install -q 'procrastinate==3.10.*' 'pgqueuer==1.6.*' 'psycopg[binary,pool]' asyncpg ||
        { echo "queue-peers: PyPI could not be reached" >&2; exit 1; }
fi

psql -X -q -v ON_ERROR_STOP=1 "$url" -c 'SET client_min_messages = error' \
    -c 'DROP SCHEMA IF EXISTS peer_procrastinate, peer_pgqueuer CASCADE' \
    -c 'CREATE SCHEMA peer_procrastinate' -c 'CREATE SCHEMA peer_pgqueuer'
trap 'psql -X -q "$url" -c "SET client_min_messages = error" -c "DROP SCHEMA IF EXISTS peer_procrastinate, peer_pgqueuer CASCADE"' EXIT

# report NAME JOBS SECONDS
report() {
    LC_ALL=C awk "BEGIN { printf \"peers: %-16s %6d jobs %8.2f s %8.0f jobs/s\n\", \"$1\", $2, $3, $2 / $3 }"
}

report procrastinate "$jobs" "$(PGOPTIONS='-c search_path=peer_procrastinate' "$venv/bin/python" - "$url" "$jobs" <<'END'
import asyncio, sys, time
import procrastinate

url, jobs = sys.argv[1], int(sys.argv[2])
app = procrastinate.App(connector=procrastinate.PsycopgConnector(conninfo=url, min_size=20, max_size=20))
done = 0

@app.task(name="nothing")
async def nothing(number):
    global done
    done += 1

async def main():
    async with app.open_async():
        await app.schema_manager.apply_schema_async()
        for first in range(0, jobs, 1000):
            await nothing.batch_defer_async(*({"number": n} for n in range(first, min(first + 1000, jobs))))
        start = time.perf_counter()
        await app.run_worker_async(
            concurrency=50, wait=False, listen_notify=False, delete_jobs="always", install_signal_handlers=False)
        seconds = time.perf_counter() - start
    assert done == jobs, f"{done} of {jobs} were done"
    print(seconds)

asyncio.run(main())
END
)"

report pgqueuer "$jobs" "$(PGOPTIONS='-c search_path=peer_pgqueuer' "$venv/bin/python" - "$url" "$jobs" <<'END'
import asyncio, datetime, logging, sys, time
import asyncpg
from pgqueuer import PgQueuer
from pgqueuer.db import AsyncpgPoolDriver
from pgqueuer.queries import Queries
from pgqueuer.types import QueueExecutionMode

logging.disable(logging.CRITICAL)
url, jobs = sys.argv[1], int(sys.argv[2])
done = 0

async def main():
    pool = await asyncpg.create_pool(
        url, min_size=4, max_size=8, server_settings={"search_path": "peer_pgqueuer"})
    async with pool:
        driver = AsyncpgPoolDriver(pool)
        queries = Queries(driver)
        await queries.install()
        for first in range(0, jobs, 1000):
            count = min(first + 1000, jobs) - first
            await queries.enqueue(["nothing"] * count, [None] * count, [0] * count)
        queuer = PgQueuer(driver)

        @queuer.entrypoint("nothing")
        async def nothing(job):
            global done
            done += 1

        start = time.perf_counter()
        await queuer.qm.run(
            dequeue_timeout=datetime.timedelta(seconds=1), batch_size=500, mode=QueueExecutionMode.drain)
        seconds = time.perf_counter() - start
    assert done == jobs, f"{done} of {jobs} were done"
    print(seconds)

asyncio.run(main())
END
)"
