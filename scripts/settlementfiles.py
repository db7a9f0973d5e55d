"""A settlement's folder: are the files what the daemon says they are, and what do they say."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from tradingday import ZERO, Figures, from_rows


def damage(folder: Path, manifest: list[dict[str, str]]) -> list[str]:
    """What is wrong with the files that `SETTLEMENT n` names, a sentence each; empty is well."""
    found = []
    for row in manifest:
        path = folder / row["file"]
        if not path.is_file():
            found.append(f"{path} is missing")
            continue
        content = path.read_bytes()
        if len(content) != int(row["bytes"]):
            found.append(f"{path} has {len(content)} bytes, the daemon wrote {row['bytes']}")
        elif hashlib.sha256(content).hexdigest() != row["sha256"]:
            found.append(f"{path} is not what the daemon wrote: its SHA-256 differs")
    return found


def table(path: Path) -> Iterator[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        yield from csv.DictReader(file)


def figures(folder: Path, register: int | None = None) -> Figures:
    """The totals in `totals.csv`: the store's, or those of one register's Z."""
    scope = ("day", "") if register is None else ("register", str(register))
    rows = table(folder / "totals.csv")
    return from_rows(as_report_row(r) for r in rows if (r["scope"], r["register"]) == scope)


def as_report_row(row: dict[str, str]) -> dict[str, str]:
    """A row of the table as the row of a report: `vat,25.00` becomes `vat-percent=25.00`."""
    names = {"vat": "vat-percent", "tender": "tender", "group": "group"}
    kind = row["figure"]
    if kind not in names:
        return row
    return {k: v for k, v in row.items() if k != "figure"} | {names[kind]: row["key"]}


def receipt_figures(folder: Path) -> Figures:
    """The same totals added up from `receipts.csv`, which knows nothing of item groups."""
    sums = Figures()
    for row in table(folder / "receipts.csv"):
        sums.receipts += 1
        sums.sales += Decimal(row["total"])
        for column, value in row.items():
            kind, _, name = column.partition("-")
            if kind == "tender":
                sums.tenders[name] = sums.tenders.get(name, ZERO) + Decimal(value)
            elif kind == "gross":
                gross, vat = Decimal(value), Decimal(row[f"vat-{name}"])
                before = sums.vat.get(Decimal(name), (ZERO, ZERO, ZERO))
                parts = (gross, gross - vat, vat)
                sums.vat[Decimal(name)] = tuple(a + b for a, b in zip(before, parts))
    return sums
