"""A settlement's folder: are the files what the daemon says they are, what do they say, and does it
add up. Nothing here asks the daemon, or shares code with it."""

from __future__ import annotations

import csv
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from tradingday import ZERO, Figures, from_rows

COLUMNS = ("count", "quantity", "gross", "net", "vat", "amount")
# What only one of the day and its registers has.
OF_ONE_SCOPE = ("open-sales", "held-sales", "open-sale-lines", "tender-difference")
ALIKE = ("drawer-", "grand-")

# A figure and its key -> its columns.
Table = dict[tuple[str, str], dict[str, Decimal]]


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


def expected_cash(folder: Path, register: int) -> Decimal:
    """What all drawers of a register's Z should hold."""
    rows = (r for r in table(folder / "totals.csv") if r["register"] == str(register))
    return sum((Decimal(r["amount"]) for r in rows if r["figure"] == "drawer-expected"), ZERO)


def receipt_figures(folder: Path) -> dict[int, Figures]:
    """Totals added up from `receipts.csv`, by register; 0 is the day.

    It knows nothing of goods, and a receipt made in training counts in nothing but that.
    """
    sums: dict[int, Figures] = defaultdict(Figures)
    for row in table(folder / "receipts.csv"):
        one = receipt(row)
        for key in (0, int(row["register"])):
            sums[key] += one
    return sums


def receipt(row: dict[str, str]) -> Figures:
    total = Decimal(row["total"])
    if row["training"] == "yes":
        return Figures({"training": (1, total)})
    sums = Figures({"receipts": (1, total)})
    for name in ("rounding", "kept"):
        amount = Decimal(row[name])
        sums.add(name, int(amount != 0), amount)
    for column, value in row.items():
        kind, _, name = column.partition("-")
        if kind == "tender":
            sums.tenders[name] = Decimal(value)
        elif kind == "gross":
            gross, vat = Decimal(value), Decimal(row[f"vat-{name}"])
            sums.vat[Decimal(name)] = (gross, gross - vat, vat)
    return sums


def contradictions(folder: Path) -> list[str]:
    """Where the files of a folder say two things of one figure, a sentence each; empty is well."""
    scopes: dict[int, Table] = defaultdict(dict)
    for row in table(folder / "totals.csv"):
        cells = {column: Decimal(row[column] or 0) for column in COLUMNS}
        scopes[int(row["register"] or 0)][row["figure"], row["key"]] = cells
    truth = json.loads((folder / "settlement.json").read_text(encoding="utf-8"))
    found = sums_of_registers(scopes)
    receipts = receipt_figures(folder)
    for number, figures in sorted(scopes.items()):
        pairs = [*inside(figures), *against_receipts(figures, receipts[number])]
        name = f"register {number}" if number else "the day"
        found += [f"{name}: {what}: {a} and {b}" for what, a, b in pairs if a != b]
    for report in [truth, *truth["reports"]]:
        name = f"Z {report['z']}" if "z" in report else "the day"
        here = scopes[report.get("register", 0)]
        for key, row in json_table(report["totals"]).items():
            if here.get(key) != row:
                found.append(f"{name}: settlement.json and totals.csv differ in {' '.join(key)}")
    for voucher in truth["vouchers"]:
        rest = sum((Decimal(posting["amount"]) for posting in voucher["postings"]), ZERO)
        if rest:
            found.append(f"voucher {voucher['text']}: debit less credit is {rest}")
    return found


def sums_of_registers(scopes: dict[int, Table]) -> list[str]:
    found = []
    keys = {key for figures in scopes.values() for key in figures}
    for name, key in sorted(keys):
        if name in OF_ONE_SCOPE or name.startswith(ALIKE):
            continue
        for column in COLUMNS:
            cells = {n: t.get((name, key), {}).get(column, ZERO) for n, t in scopes.items()}
            day = cells.pop(0, ZERO)
            if day != sum(cells.values(), ZERO):
                parts = f"{' '.join(filter(None, (name, key)))} {column}"
                found.append(f"{parts}: the day {day}, its Zs {sum(cells.values(), ZERO)}")
    return found


def inside(figures: Table) -> Iterator[tuple[str, Decimal, Decimal]]:
    """What has to be the same within a Z, and within a day."""

    def amount(name: str, key: str = "") -> Decimal:
        return figures.get((name, key), {}).get("amount", ZERO)

    def total(name: str, column: str = "amount") -> Decimal:
        return sum((row[column] for (kind, _), row in figures.items() if kind == name), ZERO)

    net = amount("sales") - amount("returns")
    kinds = amount("goods") + amount("services") + amount("deposits")
    balances = amount("gift-cards") + amount("account-payments")
    yield "net and VAT, gross", total("vat", "net") + total("vat", "vat"), total("vat", "gross")
    yield "gross of the VAT rates, sales less returns", total("vat", "gross"), net
    yield "groups, sales less returns", total("group"), net
    yield "goods, services and deposits, sales", kinds, amount("sales")
    yield "sales less returns and balances, receipts", net + balances, amount("receipts")
    paid = amount("receipts") + amount("rounding") + amount("kept")
    yield "tenders, receipts with rounding and kept", total("tender"), paid
    yield "reasons, paid in less paid out", total("reason"), amount("paid-in") - amount("paid-out")
    grand = amount("grand-sales") - amount("grand-returns")
    yield "grand total net, sales less returns", amount("grand-net"), grand
    for (name, drawer), row in figures.items():
        if name == "drawer-difference":
            counted = amount("drawer-counted", drawer) - amount("drawer-expected", drawer)
            yield f"drawer {drawer}, counted less expected", row["amount"], counted


def against_receipts(figures: Table, sums: Figures) -> Iterator[tuple[str, Decimal, Decimal]]:
    """The receipts sum to their Z. What a tender was corrected to stands in the Z only."""
    corrected = figures["corrected-tenders", ""]["count"] != 0
    for name in ("receipts", "training", "kept") + (() if corrected else ("rounding",)):
        for column, value in zip(("count", "amount"), sums.figures.get(name, (0, ZERO))):
            yield f"{name} and receipts.csv, {column}", figures[name, ""][column], Decimal(value)
    rates = {Decimal(key): row for (kind, key), row in figures.items() if kind == "vat"}
    for percent in sorted(rates | sums.vat):
        here, there = rates.get(percent, {}), sums.vat.get(percent, (ZERO,) * 3)
        for column, value in zip(("gross", "net", "vat"), there):
            yield f"VAT {percent} and receipts.csv, {column}", here.get(column, ZERO), value
    tenders = {key: row["amount"] for (kind, key), row in figures.items() if kind == "tender"}
    for tender in () if corrected else sorted(tenders | sums.tenders):
        there = sums.tenders.get(tender, ZERO)
        yield f"tender {tender} and receipts.csv", tenders.get(tender, ZERO), there


def json_table(totals: dict) -> Table:
    """The totals of `settlement.json` as `totals.csv` has them."""
    keys = {"vat": "percent", "tenders": "tender", "groups": "group", "reasons": "reason"}
    rows: Table = {}
    for figure in totals["figures"]:
        rows[figure["figure"], ""] = cells(figure)
    for kind, key in keys.items():
        for row in totals[kind]:
            rows[kind.removesuffix("s"), row[key]] = cells(row)
    return rows


def cells(row: dict) -> dict[str, Decimal]:
    return {column: Decimal(row.get(column, 0)) for column in COLUMNS}
