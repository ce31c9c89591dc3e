#!/bin/bash
# A PDF of about a hundred pages: how long it takes, and the most memory that its process had.
set -euo pipefail
cd "$(dirname "$0")/.."

swift build --quiet -c release --product benchmark-pdf
read -r seconds pages kilobytes < <(.build/release/benchmark-pdf)
[ "$pages" -ge 100 ] || { echo "pdf.sh: only $pages pages" >&2 && exit 1; }
echo "pdf: $pages pages: $seconds s (target under 10)"
echo "pdf: $pages pages, peak memory: $((kilobytes / 1024)) MB (target under 200)"
