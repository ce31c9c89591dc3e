#!/bin/bash
# Schedules: the next fires of ten thousand, and what a look costs when nothing is due.
set -euo pipefail
cd "$(dirname "$0")/.."

swift build -c release --product benchmark-schedules >&2
.build/release/benchmark-schedules
