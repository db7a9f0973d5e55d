"""What a settlement's folder holds: its files by name, and figures and receipts as they stand there."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

from figures import Figures
from lines import cents

LAST = "settlement.json"
Rows = list[dict[str, str]]


def file_names(store: str, number: int) -> list[str]:
    """What a folder holds, in the order of `files`; settlement.json is the last."""
    stem = f"{re.sub('[._]', '-', store)}-{number:06}"
    return [
        *("receipts.csv", "totals.csv", f"{stem}.si", f"{stem}.journal", f"{stem}.beancount"),
        "settlement.html",
    ]


def figures_of(totals: dict[str, Any]) -> Figures:
    """A report's totals, as the journal's rows have them."""
    out = Figures()
    for each in totals["figures"]:
        out.count(each["figure"], cents(each["amount"]), each["count"])
    for each in totals["vat"]:
        out.add_row({"vat-percent": each["percent"], **each})
    for each in totals["tenders"]:
        out.add_row({**each, "count": str(each["count"])})
    for each in totals["groups"]:
        out.add_row(each)
    for each in totals["reasons"]:
        out.add_row({**each, "count": str(each["count"])})
    return out


def receipt_rows(files: dict[str, bytes]) -> Rows:
    text = files.get("receipts.csv", b"").decode(errors="replace")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
