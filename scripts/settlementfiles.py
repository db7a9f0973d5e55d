"""A settlement's folder: are the files what the daemon says they are, and what do they say."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

from tradingday import Figures, from_rows


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


def figures(folder: Path) -> Figures:
    """The store's totals of the day, out of `totals.csv`."""
    with (folder / "totals.csv").open(newline="", encoding="utf-8") as file:
        return from_rows(as_report_row(row) for row in csv.DictReader(file) if is_store(row))


def is_store(row: dict[str, str]) -> bool:
    return row.get("scope", "day") in ("day", "store")


def as_report_row(row: dict[str, str]) -> dict[str, str]:
    """A row of the table as the row of a report: `vat,25.00` becomes `vat-percent=25.00`."""
    names = {"vat": "vat-percent", "tender": "tender", "group": "group"}
    kind = row["figure"]
    if kind not in names:
        return row
    kept = {name: value for name, value in row.items() if name != "figure"}
    # A group's count is a quantity: kilograms have decimals, receipts don't.
    return kept | {names[kind]: row["key"], "quantity": row["count"]}


def receipts(folder: Path) -> int:
    """How many receipts `receipts.csv` lists, however many rows each has."""
    with (folder / "receipts.csv").open(newline="", encoding="utf-8") as file:
        return len({row["receipt"] for row in csv.DictReader(file)})
