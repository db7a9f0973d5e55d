"""What a closed day leaves for accounting, out of the model's own sums."""

from __future__ import annotations

import csv
import json
import re
from fractions import Fraction
from pathlib import Path

from model_figures import FIGURES, Drawer, Figures
from model_money import rounded, show, show_quantity
from model_sale import Receipt
from model_shop import Day, Register, Report, Shop
from model_world import World

# Account, amount, purpose, register, cost centre.
Posting = tuple[str, str, str, int, str]
Rows = list[list[str]]
GIFT_CARDS, CUSTOMERS, KEPT, ROUNDING, DIFFERENCE = "2421", "1510", "3990", "3740", "6991"
TRANSIT, FLOAT, DEPOSITS = "1949", "1920", "2897"
SALES = {2500: "3001", 1200: "3002", 600: "3003", 0: "3004"}
VAT = {2500: "2611", 1200: "2621", 600: "2631"}


class Poster:
    """The postings of one Z."""

    def __init__(self, world: World, register: Register) -> None:
        self.world, self.register = world, register
        self.cash = world.cash_account(register.number)
        self.postings: list[Posting] = []

    def post(self, account: str, amount: int, purpose: str) -> None:
        if amount:
            number = self.register.number
            centre = self.world.cost_centre(number)
            self.postings.append((account, show(amount), purpose, number, centre))

    def pair(self, account: str, other: str, amount: int, purpose: str, second: str = "") -> None:
        self.post(account, amount, purpose)
        self.post(other, -amount, second or purpose)

    def tender_account(self, name: str) -> str:
        tender = self.world.tenders[name]
        return self.cash if tender.kind == "cash" else tender.account

    def all(self) -> list[Posting]:
        figures = self.register.figures
        for name, (_, amount) in figures.tenders.items():
            self.post(self.tender_account(name), amount, f"tender {name}")
        self.sales(figures)
        self.post(GIFT_CARDS, -figures.amount("gift-cards"), "gift cards")
        self.post(CUSTOMERS, -figures.amount("account-payments"), "payments on account")
        self.post(KEPT, -figures.amount("kept"), "kept of vouchers")
        self.post(ROUNDING, -figures.amount("rounding"), "rounding")
        for name, (_, amount) in figures.reasons.items():
            other = self.world.reason_accounts[name][1]
            self.pair(self.cash, other, amount, f"reason {name}")
        self.pair(TRANSIT, self.cash, figures.amount("drops"), "drop")
        for number, drawer in enumerate(self.register.drawers, 1):
            self.drawer(number, drawer)
        safe = FLOAT if self.world.floats else self.cash
        self.pair(safe, DIFFERENCE, self.register.late_differences, "counted late")
        return self.postings

    def sales(self, figures: Figures) -> None:
        for (rate, part), net in figures.parts.items():
            if part == "deposit":
                self.post(DEPOSITS, -net, f"deposits {show(rate)}")
            elif part:
                group = part.removeprefix("group ")
                account = self.world.groups[group]
                self.post(account, -net, f"sales {show(rate)} {group}")
            else:
                self.post(SALES[rate], -net, f"sales {show(rate)}")
        for rate, (_, _, vat) in figures.vat.items():
            if vat:
                self.post(VAT[rate], -vat, f"vat {show(rate)}")

    def drawer(self, number: int, drawer: Drawer) -> None:
        if self.world.floats:
            self.pair(self.cash, FLOAT, drawer.float_, f"float drawer {number}")
            end = drawer.expected if drawer.counted is None else drawer.counted
            self.pair(self.cash, FLOAT, -end, f"emptied drawer {number}")
        different = f"difference drawer {number}"
        if drawer.counted is not None:
            difference = drawer.counted - drawer.expected
            self.pair(self.cash, DIFFERENCE, difference, f"counted drawer {number}", different)
        for name, difference in drawer.differences.items():
            tender = self.world.tenders[name]
            if tender.kind == "foreign":
                difference = rounded(Fraction(difference * tender.rate, 1_000_000))
            purpose = f"counted drawer {number} {name}"
            self.pair(tender.account, DIFFERENCE, difference, purpose)


def vouchers(world: World, day: Day) -> list[list[Posting]]:
    each = [sorted(Poster(world, report.register).all()) for report in day.reports]
    if world.one_voucher:
        return [sorted(posting for postings in each for posting in postings)]
    return each


def figures_of(day: Day) -> Figures:
    figures = Figures()
    for report in day.reports:
        figures.plus(report.register.figures)
    return figures


# totals.csv


def total_rows(shop: Shop, day: Day) -> Rows:
    rows = scope_rows(["day", "", ""], figures_of(day))
    grand = shop.grand_of_store(day)
    rows += grand_rows(["day", "", ""], *grand)
    rows.append(["day", "", "", "open-sales", "", str(day.open_sales), "", "", "", "", ""])
    held = show(sum(total for _, total in day.held))
    rows.append(["day", "", "", "held-sales", "", str(len(day.held)), "", "", "", "", held])
    for report in day.reports:
        rows += register_rows(report)
    return rows


def scope_rows(scope: list[str], figures: Figures) -> Rows:
    rows = []
    for figure in FIGURES:
        count, amount = figures.counts.get(figure, [0, 0])
        rows.append([*scope, figure, "", str(count), "", "", "", "", show(amount)])
    for rate, values in sorted(figures.vat.items()):
        rows.append([*scope, "vat", show(rate), "", "", *map(show, values), ""])
    for kind, entries in (("tender", figures.tenders), ("reason", figures.reasons)):
        for name, (count, amount) in sorted(entries.items()):
            rows.append([*scope, kind, name, str(count), "", "", "", "", show(amount)])
    for name, (quantity, amount) in sorted(figures.groups.items()):
        pieces = show_quantity(quantity)
        rows.append([*scope, "group", name, "", pieces, "", "", "", show(amount)])
    return rows


def grand_rows(scope: list[str], sales: int, returns: int) -> Rows:
    amounts = {"sales": sales, "returns": returns, "net": sales - returns}
    return [
        [*scope, f"grand-{name}", "", "", "", "", "", "", show(amount)]
        for name, amount in amounts.items()
    ]


def register_rows(report: Report) -> Rows:
    register = report.register
    scope = ["register", str(register.number), report.z]
    rows = scope_rows(scope, register.figures)
    for number, drawer in enumerate(register.drawers, 1):
        amounts = {"float": drawer.float_, "expected": drawer.expected}
        if drawer.counted is not None:
            amounts["counted"] = drawer.counted
            amounts["difference"] = drawer.counted - drawer.expected
        for name, amount in amounts.items():
            key = [f"drawer-{name}", str(number)]
            rows.append([*scope, *key, "", "", "", "", "", show(amount)])
        for name, difference in sorted(drawer.differences.items()):
            key = ["tender-difference", f"{number} {name}"]
            rows.append([*scope, *key, "", "", "", "", "", show(difference)])
    rows += grand_rows(scope, register.grand_sales, register.grand_returns)
    pairs = dict(report.pairs)
    if "open-sale-lines" in pairs:
        lines, total = pairs["open-sale-lines"], pairs["open-sale-total"]
        rows.append([*scope, "open-sale-lines", "", lines, "", "", "", "", total])
    return rows


# receipts.csv


def receipt_row(world: World, receipt: Receipt) -> dict[str, str]:
    sale = receipt.sale
    row = {
        "receipt": receipt.number,
        "register": str(receipt.register),
        "person": str(receipt.person),
        "lines": str(len(sale.lines)),
        "total": show(sale.total),
        "rounding": show(sale.rounding),
        # What is given back of foreign cash is a payment of its own here.
        "change": show(sum(payment.change for payment in sale.payments)),
        "kept": show(sale.kept),
        "training": "yes" if sale.training else "no",
    }
    for rate in SALES:
        gross, _, vat = receipt.vat.get(rate, [0, 0, 0])
        row |= {f"gross-{show(rate)}": show(gross), f"vat-{show(rate)}": show(vat)}
    for name in world.tenders:
        paid = sum(payment.net for payment in sale.payments if payment.tender == name)
        row[f"tender-{name}"] = show(paid)
    return row


# Comparing


def differences(shop: Shop, day: Day, folder: Path) -> list[str]:
    """Sentences about what differs between the model and a settlement's files."""
    settled = json.loads((folder / "settlement.json").read_text(encoding="utf-8"))
    out = [*of_totals(shop, day, folder), *of_receipts(shop, day, folder)]
    out += of_postings(shop, day, folder, settled)
    out += of_json(shop, day, settled)
    return [f"settlement {day.number}: {sentence}" for sentence in out]


def read_csv(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def of_totals(shop: Shop, day: Day, folder: Path) -> list[str]:
    found = read_csv(folder / "totals.csv")[1:]
    return unlike("totals.csv", total_rows(shop, day), found)


def unlike(name: str, expected: Rows, found: Rows) -> list[str]:
    if expected == found:
        return []
    out = [f"{name}: the model has {row}" for row in expected if row not in found]
    out += [f"{name}: the server has {row}" for row in found if row not in expected]
    return out or [f"{name}: the same rows in another order"]


def of_receipts(shop: Shop, day: Day, folder: Path) -> list[str]:
    header, *rows = read_csv(folder / "receipts.csv")
    found = {row[0]: dict(zip(header, row, strict=True)) for row in rows}
    out = []
    if [row[0] for row in rows] != [receipt.number for receipt in day.receipts]:
        out.append("receipts.csv: other receipts, or another order")
    for receipt in day.receipts:
        theirs = found.get(receipt.number, {})
        for key, value in receipt_row(shop.world, receipt).items():
            if theirs.get(key) != value:
                out.append(
                    f"receipts.csv: {receipt.number} {key}: the model has {value}, "
                    f"the server {theirs.get(key)}"
                )
    return out


def of_postings(shop: Shop, day: Day, folder: Path, settled: dict) -> list[str]:
    expected = vouchers(shop.world, day)
    theirs = [
        sorted(
            (str(p["account"]), p["amount"], p["purpose"], p["register"], p["cost-centre"] or "")
            for p in voucher["postings"]
        )
        for voucher in settled["vouchers"]
    ]
    out = []
    for name, found in (("settlement.json", theirs), ("SIE", sie_vouchers(folder))):
        # The SIE file has no voucher of a Z that posts nothing.
        wanted = [each for each in expected if each] if name == "SIE" else expected
        if len(found) != len(wanted):
            out.append(f"{name}: {len(found)} vouchers, the model has {len(wanted)}")
        for ours, each in zip(wanted, found, strict=False):
            out += [f"{name}: the model posts {p}" for p in ours if p not in each]
            out += [f"{name}: the server posts {p}" for p in each if p not in ours]
            if not out and ours != each:
                out.append(f"{name}: a posting stands twice")
    return out


TRANSACTION = re.compile(
    r'#TRANS ([0-9]+) \{(?:1 "([^"]*)" )?20 "([0-9]+)"\} (\S+) [0-9]{8} "([^"]*)"'
)


def sie_vouchers(folder: Path) -> list[list[Posting]]:
    """The vouchers of the SIE file."""
    path = next(folder.glob("*.si"))
    out: list[list[Posting]] = []
    for line in path.read_bytes().decode("cp437").splitlines():
        if line.startswith("#VER"):
            out.append([])
        found = TRANSACTION.match(line)
        if found:
            account, centre, register, amount, text = found.groups()
            out[-1].append((account, amount, text, int(register), centre or ""))
    return [sorted(voucher) for voucher in out]


def of_json(shop: Shop, day: Day, settled: dict) -> list[str]:
    out = []
    if settled["totals"] != json_totals(figures_of(day)):
        out.append("settlement.json: " + contrast(json_totals(figures_of(day)), settled["totals"]))
    for report, theirs in zip(day.reports, settled["reports"], strict=True):
        ours = json_report(report)
        for key, value in ours.items():
            if theirs[key] != value:
                out.append(f"settlement.json: Z {report.z} {key}: {contrast(value, theirs[key])}")
    held = {
        "count": len(day.held),
        "total": show(sum(total for _, total in day.held)),
        "numbers": [number for number, _ in day.held],
    }
    if settled["held-sales"] != held or settled["open-sales"] != day.open_sales:
        out.append(f"settlement.json: held or open sales: {held}, server {settled['held-sales']}")
    return out


def contrast(ours: object, theirs: object) -> str:
    """The parts of two values of JSON that differ."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        keys = [key for key in {**ours, **theirs} if ours.get(key) != theirs.get(key)]
        return "; ".join(f"{key}: {contrast(ours.get(key), theirs.get(key))}" for key in keys)
    if isinstance(ours, list) and isinstance(theirs, list):
        mine = [each for each in ours if each not in theirs]
        other = [each for each in theirs if each not in ours]
        return f"{mine}, server {other}"
    return f"{ours}, server {theirs}"


def json_totals(figures: Figures) -> dict:
    return {
        "figures": [
            {"figure": name, "count": count, "amount": show(amount)}
            for name in FIGURES
            for count, amount in [figures.counts.get(name, [0, 0])]
        ],
        "vat": [
            {"percent": show(rate), "gross": show(gross), "net": show(net), "vat": show(vat)}
            for rate, (gross, net, vat) in sorted(figures.vat.items())
        ],
        "tenders": [
            {"tender": name, "count": count, "amount": show(amount)}
            for name, (count, amount) in sorted(figures.tenders.items())
        ],
        "groups": [
            {"group": name, "text": name, "quantity": show_quantity(sold), "amount": show(amount)}
            for name, (sold, amount) in sorted(figures.groups.items())
        ],
        "reasons": [
            {"reason": name, "text": name, "count": count, "amount": show(amount)}
            for name, (count, amount) in sorted(figures.reasons.items())
        ],
    }


def json_report(report: Report) -> dict:
    register = report.register
    pairs = dict(report.pairs)
    receipts = None
    if register.first_receipt:
        receipts = {"first": register.first_receipt, "last": register.receipts}
    grand = register.grand_sales, register.grand_returns
    open_sale = None
    if "open-sale-lines" in pairs:
        open_sale = {"lines": int(pairs["open-sale-lines"]), "total": pairs["open-sale-total"]}
    return {
        "z": report.z,
        "counted": report.counted,
        "person": register.person or None,
        "receipts": receipts,
        "totals": json_totals(register.figures),
        "drawers": [json_drawer(n, each) for n, each in enumerate(register.drawers, 1)],
        "grand-totals": {
            "sales": show(grand[0]),
            "returns": show(grand[1]),
            "net": show(grand[0] - grand[1]),
        },
        "open-sale": open_sale,
    }


def json_drawer(number: int, drawer: Drawer) -> dict:
    counted = drawer.counted
    names = sorted({*drawer.tenders, *drawer.counted_tenders})
    return {
        "drawer": number,
        "float": show(drawer.float_),
        "expected": show(drawer.expected),
        "counted": None if counted is None else show(counted),
        "difference": None if counted is None else show(counted - drawer.expected),
        "tenders": [
            {
                "tender": name,
                "expected": show(drawer.tenders[name]) if name in drawer.tenders else None,
                "counted": some(drawer.counted_tenders, name),
                "difference": some(drawer.differences, name),
            }
            for name in names
        ],
        "recounts": drawer.recounts,
        "reason": drawer.reason or None,
        "signer": drawer.signer or None,
    }


def some(amounts: dict[str, int], name: str) -> str | None:
    return show(amounts[name]) if name in amounts else None
