#!/bin/bash
# One PDF of 20 scanned pages made searchable, from drop to shelf, against `ocrmypdf --jobs 2` (each job on one thread,
# which is its best) on the same PDF in the same run, turn by turn. Our document is cut into parts of five pages, so that both cores have work to its end.
#
#   ROUNDS=3 PAGES=20 Benchmarks/searchable.sh
. "$(dirname "$0")/service.sh"

rounds=${ROUNDS:-3}
pages=${PAGES:-20}
scans=$(corpus scans "$pages")
command -v ocrmypdf >/dev/null || fail "ocrmypdf is missing: apt-get install ocrmypdf"

book=$workplace/book
mkdir -p "$book"
"$python" - "$scans" "$book/book.pdf" <<'SCRIPT'
import pathlib, sys
from PIL import Image

pages = [Image.open(path).convert("L") for path in sorted(pathlib.Path(sys.argv[1]).glob("*.png"))]
pages[0].save(sys.argv[2], save_all=True, append_images=pages[1:], resolution=300)
SCRIPT
parts=$(pipelines eng)
sed -i "s/^\( *\)languages:.*/&\n\1pages-per-job: 5/" "$parts/default.yaml"

our_times=()
peer_times=()
for ((round = 1; round <= rounds; round++)); do
    start_service "ours-$round" "$parts"
    start=$(now)
    drop "$book" book.pdf
    wait_until 600 on_shelf 1
    our_times+=("$(elapsed "$start")")
    stop_service

    start=$(now)
    OMP_THREAD_LIMIT=1 ocrmypdf --jobs 2 -l eng --output-type pdf -q "$book/book.pdf" "$workplace/peer.pdf"
    peer_times+=("$(elapsed "$start")")
done
say_times searchable "a2d2, a PDF of $pages pages from drop to shelf" \
    "ocrmypdf --jobs 2 --output-type pdf" ocrmypdf "at least 2"
