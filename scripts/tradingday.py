"""A real trading day out of a CSV file, and what a till must say about it at its end.

This is the oracle of `scripts/replay`: sums made with `decimal` straight from the file, by nobody
who knows how the daemon makes its own. It shares no code with it and does not ask it anything.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

ZERO = Decimal("0.00")
CENT = Decimal("0.01")
# The shop of the replay has one VAT class, in its prices.
VAT_PERCENT = Decimal("25.00")
TENDER = "card"
GROUP = "goods"


@dataclass(frozen=True)
class Row:
    """One line of an invoice."""

    invoice: str
    code: str
    name: str
    quantity: Decimal
    price: Decimal

    @property
    def amount(self) -> Decimal:
        return cents(self.quantity * self.price)


@dataclass
class Day:
    """The file of one day: what can be sold, by invoice, and what can't, by reason."""

    date: str
    sales: dict[str, list[Row]] = field(default_factory=dict)
    left_out: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))


@dataclass
class Figures:
    """A day's totals, as the oracle expects them or as the daemon gives them."""

    sales: Decimal = ZERO
    returns: Decimal = ZERO
    receipts: int = 0
    # percent -> gross, net, vat
    vat: dict[Decimal, tuple[Decimal, Decimal, Decimal]] = field(default_factory=dict)
    # tender -> amount
    tenders: dict[str, Decimal] = field(default_factory=dict)
    # group -> quantity, amount
    groups: dict[str, tuple[Decimal, Decimal]] = field(default_factory=dict)


def cents(amount: Decimal) -> Decimal:
    """To the nearest hundredth, ties away from zero."""
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)


def read_day(path: Path) -> Day:
    """Reads one file; every row lands in `sales` or in `left_out`."""
    with path.open(newline="", encoding="utf-8") as file:
        records = list(csv.DictReader(file))
    dates = {record["InvoiceDate"].split()[0] for record in records}
    if len(dates) != 1:
        raise ValueError(f"{path}: expected the rows of one day, found {sorted(dates)}")
    day = Day(dates.pop())
    for record in records:
        row = read_row(record)
        reason = why_left_out(row)
        if reason is None:
            day.sales.setdefault(row.invoice, []).append(row)
        else:
            day.left_out[reason].append(row)
    return day


def read_row(record: dict[str, str]) -> Row:
    code = record["StockCode"].strip()
    # Line ends inside a description would end the line on the wire.
    name = " ".join(record["Description"].split()) or code
    return Row(
        invoice=record["InvoiceNo"].strip(),
        code=code,
        name=name,
        quantity=Decimal(record["Quantity"]),
        price=Decimal(record["UnitPrice"]),
    )


def why_left_out(row: Row) -> str | None:
    """None for a row that is sold; the order of the questions decides which reason is given."""
    if row.invoice.startswith("C"):
        return "return on a C invoice: tills don't take returns yet"
    if row.price < 0:
        return "price below zero: a booking, not a sale"
    if row.quantity < 0 and row.price == 0:
        return "stock adjustment: negative quantity at price 0"
    if row.quantity < 0:
        return "negative quantity outside a C invoice"
    if row.quantity == 0:
        return "quantity zero"
    if row.price != row.price.quantize(CENT):
        return "price finer than two decimals"
    return None


def items(days: Iterable[Day]) -> dict[str, Row]:
    """Each code once, as it was first seen: its name, and a price to begin with."""
    first: dict[str, Row] = {}
    for day in days:
        for rows in day.sales.values():
            for row in rows:
                first.setdefault(row.code, row)
    return first


def expected(sales: Iterable[list[Row]]) -> Figures:
    """The totals of these sales, each list of rows being one receipt."""
    figures = Figures()
    gross_sum, vat_sum, quantity_sum = ZERO, ZERO, Decimal(0)
    for rows in sales:
        gross = sum((row.amount for row in rows), ZERO)
        figures.receipts += 1
        gross_sum += gross
        # Rounded per receipt, then summed: never computed again from the day's gross.
        vat_sum += cents(gross * VAT_PERCENT / (100 + VAT_PERCENT))
        quantity_sum += sum((row.quantity for row in rows), Decimal(0))
    figures.sales = gross_sum
    figures.vat = {VAT_PERCENT: (gross_sum, gross_sum - vat_sum, vat_sum)}
    figures.tenders = {TENDER: gross_sum}
    figures.groups = {GROUP: (quantity_sum, gross_sum)}
    return figures


def from_rows(rows: Iterable[dict[str, str]]) -> Figures:
    """The totals in a report's rows: DAY, X, Z, or the same rows read from a file."""
    figures = Figures()
    for row in rows:
        if row.get("figure") == "sales":
            figures.receipts = int(row["count"])
            figures.sales = Decimal(row["amount"])
        elif row.get("figure") == "returns":
            figures.returns = abs(Decimal(row["amount"]))
        elif "vat-percent" in row:
            figures.vat[Decimal(row["vat-percent"])] = (
                Decimal(row["gross"]),
                Decimal(row["net"]),
                Decimal(row["vat"]),
            )
        elif "tender" in row:
            figures.tenders[row["tender"]] = Decimal(row["amount"])
        elif "group" in row:
            figures.groups[row["group"]] = (Decimal(row["quantity"]), Decimal(row["amount"]))
    return figures


@dataclass(frozen=True)
class Difference:
    figure: str
    expected: Decimal
    found: Decimal

    def __str__(self) -> str:
        return f"{self.figure}: expected {self.expected}, found {self.found}"


def differences(want: Figures, have: Figures) -> list[Difference]:
    """Every figure that is not the same; nothing found is 0, so that a missing one shows."""
    pairs = [
        ("sales", want.sales, have.sales),
        ("returns", want.returns, have.returns),
        ("receipts", Decimal(want.receipts), Decimal(have.receipts)),
    ]
    for name in sorted(want.tenders | have.tenders):
        pairs.append((f"tender {name}", want.tenders.get(name, ZERO), have.tenders.get(name, ZERO)))
    pairs += _pairs("VAT {}", ("gross", "net", "vat"), want.vat, have.vat)
    pairs += _pairs("group {}", ("quantity", "amount"), want.groups, have.groups)
    return [Difference(*pair) for pair in pairs if pair[1] != pair[2]]


def _pairs(label: str, columns: tuple[str, ...], want: dict, have: dict) -> list[tuple]:
    nothing = (ZERO,) * len(columns)
    pairs = []
    for key in sorted(want.keys() | have.keys()):
        for column, left, right in zip(columns, want.get(key, nothing), have.get(key, nothing)):
            pairs.append((f"{label.format(key)} {column}", left, right))
    return pairs
