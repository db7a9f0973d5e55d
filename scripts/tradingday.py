"""A real trading day out of a CSV file, and what a till must say about it at its end.

This is the oracle of `scripts/replay`: sums made with `decimal` straight from the file, by nobody
who knows how the daemon makes its own. It shares no code with it and does not ask it anything.

An invoice is a sale; one whose number begins with C gives goods back. Each of its rows is matched
with an earlier sale of the same code that has enough left: of the same customer at the same price
where there is one, at the nearest price where there is none, and then the last. What is given back
for it is that sale's price.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

ZERO = Decimal("0.00")
CENT = Decimal("0.01")
# The shop of the replay has one VAT class, in its prices.
VAT_PERCENT = Decimal("25.00")
# Its smallest coin is 5p, so that rounding is compared too.
COIN = Decimal("0.05")
# Whoever is no customer of the file and pays or gets no more than this does so in cash.
MOST_CASH = Decimal("300.00")
COMPARED = ("receipts", "sales", "returns", "goods", "services", "rounding", "adjustments")
GRAND = ("grand-sales", "grand-returns", "grand-net")


@dataclass(frozen=True)
class Row:
    """One line of an invoice."""

    invoice: str
    code: str
    name: str
    quantity: Decimal
    price: Decimal
    customer: str = ""

    @property
    def amount(self) -> Decimal:
        return cents(self.quantity * self.price)

    @property
    def is_article(self) -> bool:
        """Goods have a number; D (discount), M (manual), POST and the like are services."""
        return re.search("[0-9]{4}", self.code) is not None

    @property
    def kind(self) -> str:
        return "goods" if self.is_article else "service"

    @property
    def group(self) -> str:
        return "goods" if self.is_article else "services"


@dataclass(eq=False)
class Return:
    """A row of a C invoice, and the sale that it gives back a part of."""

    row: Row
    origin: Invoice | None = None
    # Which of the rows that the origin sold.
    index: int = 0

    @property
    def sold(self) -> Row | None:
        return self.origin.sold[self.index] if self.origin else None

    @property
    def quantity(self) -> Decimal:
        return -self.row.quantity

    @property
    def amount(self) -> Decimal:
        """What is given back: by the receipt where there is one, not by the file's row."""
        return cents(self.quantity * (self.sold or self.row).price)

    @property
    def match(self) -> str:
        if self.sold is None:
            return "without a receipt"
        return "same " + _likeness(self.row, self.sold)


def _likeness(back: Row, sold: Row) -> str:
    alike = ["code"]
    if back.customer and back.customer == sold.customer:
        alike.append("customer")
    if back.price == sold.price:
        alike.append("price")
    return ", ".join(alike)


@dataclass(eq=False)
class Invoice:
    """What a register does for one number of the file."""

    number: str
    customer: str = ""
    sold: list[Row] = field(default_factory=list)
    returned: list[Return] = field(default_factory=list)
    adjusted: list[Row] = field(default_factory=list)
    # The invoices that have to be done before this one.
    after: set[Invoice] = field(default_factory=set)

    @property
    def total(self) -> Decimal:
        return sum((r.amount for r in self.sold), ZERO) - sum(
            (r.amount for r in self.returned), ZERO
        )

    @property
    def rows(self) -> list[Row]:
        return [*self.sold, *(back.row for back in self.returned), *self.adjusted]

    def tender(self) -> str:
        return "card" if self.customer or abs(self.total) > MOST_CASH else "cash"

    def to_pay(self) -> Decimal:
        return to_coins(self.total) if self.tender() == "cash" else self.total

    def needs_refund_right(self) -> bool:
        """A card gets back without a right what was paid with one of what is given back."""
        if self.total >= 0 or self.tender() == "cash":
            return False
        paid = sum(
            (b.amount for b in self.returned if b.origin and b.origin.tender() == "card"), ZERO
        )
        return paid < -self.total


@dataclass
class Day:
    """The file of one day: what is done, invoice by invoice, and what can't be, by reason."""

    date: str
    invoices: dict[str, Invoice] = field(default_factory=dict)
    left_out: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))


def cents(amount: Decimal) -> Decimal:
    """To the nearest hundredth, ties away from zero."""
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)


def to_coins(amount: Decimal) -> Decimal:
    return ((amount / COIN).quantize(Decimal(1), rounding=ROUND_HALF_UP) * COIN).quantize(CENT)


def read_day(path: Path) -> Day:
    """Reads one file; every row lands in an invoice or in `left_out`."""
    with path.open(newline="", encoding="utf-8") as file:
        records = list(csv.DictReader(file))
    dates = {record["InvoiceDate"].split()[0] for record in records}
    if len(dates) != 1:
        raise ValueError(f"{path}: expected the rows of one day, found {sorted(dates)}")
    day = Day(dates.pop())
    for record in records:
        row = read_row(record)
        reason = why_left_out(row)
        if reason is not None:
            day.left_out[reason].append(row)
            continue
        invoice = day.invoices.setdefault(row.invoice, Invoice(row.invoice, row.customer))
        if row.quantity > 0:
            invoice.sold.append(row)
        elif row.price:
            invoice.returned.append(Return(row))
        else:
            invoice.adjusted.append(row)
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
        customer=(record.get("CustomerID") or "").strip(),
    )


def why_left_out(row: Row) -> str | None:
    """None for a row that is replayed; the order of the questions decides which reason is given."""
    if row.price < 0:
        return "price below zero: a booking, not a sale"
    if row.quantity == 0:
        return "quantity zero"
    if row.quantity != row.quantity.to_integral_value():
        return "quantity that is not whole"
    if row.price != row.price.quantize(CENT):
        return "price finer than two decimals"
    if row.invoice.startswith("C") and row.quantity > 0:
        return "positive quantity on a C invoice"
    if not row.invoice.startswith("C") and row.quantity < 0 and row.price:
        return "negative quantity outside a C invoice"
    return None


@dataclass(eq=False)
class _Sold:
    invoice: Invoice
    index: int
    left: Decimal


def match_returns(days: Iterable[Day]) -> None:
    """Finds a sale for what is given back, in the order of the files, and what waits for what."""
    sales: dict[str, list[_Sold]] = defaultdict(list)
    # VAT of what is given back of a receipt depends on what was given back of it before.
    latest: dict[Invoice, Invoice] = {}
    for invoice in (invoice for day in days for invoice in day.invoices.values()):
        for back in invoice.returned:
            found = _find(back, sales[back.row.code])
            if found is None:
                continue
            found.left -= back.quantity
            back.origin, back.index = found.invoice, found.index
            invoice.after |= {found.invoice, latest.get(found.invoice, found.invoice)}
            latest[found.invoice] = invoice
        invoice.after.discard(invoice)
        for index, row in enumerate(invoice.sold):
            sales[row.code].append(_Sold(invoice, index, row.quantity))


def _find(back: Return, sales: list[_Sold]) -> _Sold | None:
    best, best_rank = None, (-1, ZERO)
    for each in sales:
        sold = each.invoice.sold[each.index]
        if each.left < back.quantity or not sold.price:
            continue
        customer = back.row.customer != "" and back.row.customer == sold.customer
        price = back.row.price == sold.price
        # Any two goods with one number are the same, any two fees or discounts are not.
        if not back.row.is_article and not (customer and price):
            continue
        rank = (2 * customer + price, -abs(back.row.price - sold.price))
        if rank >= best_rank:
            best, best_rank = each, rank
    return best


def items(days: Iterable[Day]) -> dict[str, Row]:
    """Each code once, as it was first sold, or else first seen: a name, a price to begin with."""
    invoices = [invoice for day in days for invoice in day.invoices.values()]
    first: dict[str, Row] = {}
    for rows in ([i.sold for i in invoices], [i.rows for i in invoices]):
        for row in (row for each in rows for row in each):
            first.setdefault(row.code, row)
    return first


@dataclass
class Figures:
    """Totals, as the oracle expects them or as the daemon gives them."""

    # name -> count, amount: those of COMPARED, and of GRAND in a settlement
    figures: dict[str, tuple[int, Decimal]] = field(default_factory=dict)
    # percent -> gross, net, vat
    vat: dict[Decimal, tuple[Decimal, ...]] = field(default_factory=dict)
    # tender -> amount
    tenders: dict[str, Decimal] = field(default_factory=dict)
    # group -> quantity, amount
    groups: dict[str, tuple[Decimal, ...]] = field(default_factory=dict)

    def count(self, name: str) -> int:
        return self.figures.get(name, (0, ZERO))[0]

    def amount(self, name: str) -> Decimal:
        return self.figures.get(name, (0, ZERO))[1]

    @property
    def net(self) -> Decimal:
        return self.amount("sales") - self.amount("returns")

    @property
    def vat_sum(self) -> Decimal:
        return sum((vat for _, _, vat in self.vat.values()), ZERO)

    def add(self, name: str, count: int, amount: Decimal) -> None:
        self.figures[name] = (self.count(name) + count, self.amount(name) + amount)

    def __iadd__(self, other: Figures) -> Figures:
        for name, (count, amount) in other.figures.items():
            self.add(name, count, amount)
        for tender, amount in other.tenders.items():
            self.tenders[tender] = self.tenders.get(tender, ZERO) + amount
        for mine, its in ((self.vat, other.vat), (self.groups, other.groups)):
            for key, parts in its.items():
                before = mine.get(key, (ZERO,) * len(parts))
                mine[key] = tuple(a + b for a, b in zip(before, parts))
        return self


def summed(parts: Iterable[Figures]) -> Figures:
    figures = Figures({name: (0, ZERO) for name in COMPARED})
    for part in parts:
        figures += part
    return figures


class Books:
    """What invoices come to as receipts, one after the other."""

    def __init__(self) -> None:
        # What was given back of a receipt, VAT included.
        self.given_back: dict[Invoice, Decimal] = defaultdict(lambda: ZERO)

    def book(self, done: Invoice, ended: bool = True) -> Figures:
        """The figures of an invoice, or of what was taken of it."""
        figures = Figures()
        if done.adjusted:
            figures.add("adjustments", len(done.adjusted), ZERO)
        if not ended:
            return figures
        sold = sum((row.amount for row in done.sold), ZERO)
        figures.add("receipts", 1, done.total)
        if done.sold:
            figures.add("sales", 1, sold)
        for row in done.sold:
            figures.add("goods" if row.is_article else "services", 1, row.amount)
            figures += Figures(groups={row.group: (row.quantity, row.amount)})
        for back in done.returned:
            figures.add("returns", 1, back.amount)
            figures += Figures(groups={back.row.group: (-back.quantity, -back.amount)})
        vat = self.vat(done, sold)
        figures.vat = {VAT_PERCENT: (done.total, done.total - vat, vat)}
        if done.total:
            figures.tenders = {done.tender(): done.to_pay()}
        if done.to_pay() != done.total:
            figures.add("rounding", 1, done.to_pay() - done.total)
        return figures

    def vat(self, done: Invoice, gross: Decimal) -> Decimal:
        """Rounded per receipt, never computed again from the day's gross.

        What is given back against a receipt brings the VAT that it bore there: of all of it that
        was given back up to now, less what was given back before.
        """
        vat = ZERO
        for back in done.returned:
            if back.origin is None:
                gross -= back.amount
                continue
            before = self.given_back[back.origin]
            self.given_back[back.origin] = before + back.amount
            vat -= tax(before + back.amount) - tax(before)
        return vat + tax(gross)


def tax(gross: Decimal) -> Decimal:
    return cents(gross * VAT_PERCENT / (100 + VAT_PERCENT))


def from_rows(rows: Iterable[dict[str, str]]) -> Figures:
    """The totals in a report's rows: DAY, X, Z, or the same rows read from a file."""
    figures = Figures()
    for row in rows:
        if row.get("figure") in COMPARED + GRAND:
            figures.add(row["figure"], int(row.get("count") or 0), Decimal(row["amount"]))
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
    pairs = [("net", want.net, have.net)]
    for name in sorted(want.tenders | have.tenders):
        pairs.append((f"tender {name}", want.tenders.get(name, ZERO), have.tenders.get(name, ZERO)))
    pairs += _pairs("{}", ("count", "amount"), want.figures, have.figures)
    pairs += _pairs("VAT {}", ("gross", "net", "vat"), want.vat, have.vat)
    pairs += _pairs("group {}", ("quantity", "amount"), want.groups, have.groups)
    return [Difference(*pair) for pair in pairs if pair[1] != pair[2]]


def _pairs(label: str, columns: tuple[str, ...], want: dict, have: dict) -> list[tuple]:
    nothing = (ZERO,) * len(columns)
    pairs = []
    for key in sorted(want.keys() | have.keys()):
        for column, left, right in zip(columns, want.get(key, nothing), have.get(key, nothing)):
            pairs.append((f"{label.format(key)} {column}", Decimal(left), Decimal(right)))
    return pairs
