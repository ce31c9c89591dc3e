#!/usr/bin/env python3
"""How many receipts have the right total, date and vendor: reads the lines of `a2d2 try --json` on standard input.

    a2d2 try --json PICTURES | Benchmarks/receipts.py TRUTH.json

TRUTH.json is that of SROIE: by the name of the picture without its suffix, `company`, `date` and `total` as printed.
"""

import json
import re
import sys
from pathlib import Path


def plain(text):
    return re.sub(r"\W+", "", (text or "").lower())


def number(text):
    match = re.search(r"\d+(\.\d+)?", text.replace(",", ""))
    return float(match.group()) if match else None


def main():
    truths = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    count = totals = dates = vendors = 0
    for line in filter(str.strip, sys.stdin):
        answer = json.loads(line)
        truth = truths[Path(answer["file"]).stem]
        fields = {field["name"]: field for field in answer.get("fields") or []}
        count += 1
        total = fields.get("total_amount")
        totals += total is not None and number(total["value"]) == number(truth["total"])
        dates += any(
            name.endswith("date") and len(plain(field["text"])) > 4 and plain(field["text"]) in plain(truth["date"])
            for name, field in fields.items()
        )
        vendor = plain(fields.get("vendor_name", {}).get("value"))
        vendors += bool(vendor) and plain(truth["company"]) in vendor
    print(f"receipts: {count} read; right: {totals} totals, {dates} dates, {vendors} vendors")


if __name__ == "__main__":
    main()
