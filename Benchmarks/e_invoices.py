#!/usr/bin/env python3
"""How many fields of e-invoices are as their truth says.

    a2d2 try --json CORPUS/pdf/*.pdf CORPUS/xml/*.xml | Benchmarks/e_invoices.py CORPUS/ground_truth.json

Every field that the truth knows is compared exactly, amounts to the cent; prints each that differs, then the sums.
"""
import json
import sys
from collections import Counter
from pathlib import Path

NAMES = {
    "invoice_number": "invoice_number", "date": "invoice_date", "due_date": "due_date", "vendor": "vendor_name",
    "buyer": "customer_name", "vat_id": "vat_id", "iban": "iban", "currency": "currency", "total": "total_amount",
    "net": "net_amount", "tax": "tax_amount",
}


def normal(name, value):
    value = " ".join(str(value).split())
    if name in ("total", "net", "tax"):
        return f"{float(value):.2f}"
    return value.replace(" ", "") if name in ("iban", "vat_id") else value


truths = json.loads(Path(sys.argv[1]).read_text())
truths = {Path(name).stem: truth for name, truth in truths.items()}
right, wanted, unread = Counter(), Counter(), []
for line in sys.stdin:
    result = json.loads(line)
    truth = truths.get(Path(result["file"]).stem)
    if truth is None:
        print(f"no truth: {result['file']}")
        continue
    if result.get("refusal"):
        unread.append(result["file"])
    found = {field["name"]: field["value"] for field in result.get("fields") or []}
    for name, field in NAMES.items():
        if truth.get(name) in (None, ""):
            continue
        wanted[field] += 1
        value = found.get(field)
        if value is not None and normal(name, value) == normal(name, truth[name]):
            right[field] += 1
        else:
            print(f"{Path(result['file']).name}: {field} is {value!r} instead of {truth[name]!r}")
for field in NAMES.values():
    print(f"e-invoices: {field}: {right[field]} of {wanted[field]}")
print(f"e-invoices: all fields: {sum(right.values())} of {sum(wanted.values())}; refused: {len(unread)} {unread}")
