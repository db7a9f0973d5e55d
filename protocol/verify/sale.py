"""A sale from its first line to its receipt, and what later entries ask of an ended one."""

from __future__ import annotations

import struct
from array import array
from bisect import bisect_left
from collections import defaultdict

from lines import cents, rounded, thousandths, vat_in

Fields = dict[str, str]
SOLD = ("goods", "service", "deposit")  # what counts as sales; the other kinds are balances
ORDINARY = ("goods", "service")  # what a discount on the whole sale is spread over


class Line:
    """A line of a sale as it stands now; amounts in minor units, quantities in thousandths."""

    def __init__(self, fields: Fields) -> None:
        self.number = int(fields["line"])
        self.qty = thousandths(fields["qty"])
        self.item = fields["item"]
        self.unit = fields.get("unit", "each")
        self.price = cents(fields["price"])
        self.amount = cents(fields["amount"])
        self.discount = cents(fields.get("discount", "0.00"))
        self.rate = cents(fields["vat-percent"])
        self.kind = fields.get("kind", "goods")
        self.group = fields["group"]
        self.own_price = "own-price" in fields
        self.priced = fields.get("priced")
        self.vat_class = fields["vat-class"]
        self.deposit_of = int(fields.get("deposit-of", "0"))
        self.of_receipt = fields.get("of-receipt")
        self.of_entry = int(fields.get("of-entry", "0"))
        self.of_line = int(fields.get("of-line", "0"))
        self.vat = cents(fields.get("vat-amount", "0.00"))
        self.to = fields.get("to")
        self.labels = int(fields.get("labels", "1"))
        self.label_price = cents(fields["label-price"]) if "label-price" in fields else None

    @property
    def due(self) -> int:
        """What its quantity comes to: at its price, or at what the packs say on their labels."""
        if self.label_price is None:
            return rounded(self.price * self.qty, 1000)
        whole = self.label_price * self.labels
        return -whole if self.is_return else whole

    @property
    def is_return(self) -> bool:
        return self.qty < 0 or self.amount < 0

    @property
    def is_reduction(self) -> bool:
        """Part of the price given back, the goods stay."""
        return self.qty == 0 and self.amount < 0


class Payment:
    """A payment of a sale."""

    def __init__(self, fields: Fields) -> None:
        def amount(key: str) -> int:
            return cents(fields.get(key, "0.00"))

        self.tender, self.kind = fields["tender"], fields["kind"]
        self.amount, self.change = amount("amount"), amount("change")
        self.rounding, self.kept = amount("rounding"), amount("kept")
        self.foreign = amount("foreign")
        self.pending = "pending" in fields
        self.change_of = int(fields.get("change-of", "0"))
        shares = [each.split(":") for each in fields.get("against", "").split(",") if each]
        self.against = {receipt: cents(share) for receipt, share in shares}

    @property
    def net(self) -> int:
        return self.amount - self.change

    @property
    def settled(self) -> int:
        return self.net - self.kept - self.rounding


class Sale:
    """An open or held sale."""

    def __init__(self, training: bool) -> None:
        self.training = training
        self.mode: str | None = None
        self.begun: str | None = None
        self.lines: dict[int, Line] = {}
        self.last_line = 0
        self.promoted: list[tuple[int, str, int]] = []  # line, rule, amount
        self.payments: dict[int, Payment] = {}
        self.last_payment = 0
        self.percent_off: int | None = None
        self.amount_off = 0
        self.grants: dict[tuple[str, ...], Fields] = {}

    def take_discount(self, fields: Fields) -> None:
        percent = fields.get("percent")
        self.percent_off = cents(percent) if percent else None
        self.amount_off = cents(fields.get("amount", "0.00"))

    def grant(self, fields: Fields) -> None:
        """A right was used: a later one for the same takes its place."""
        key = tuple(fields.get(key, "") for key in ("limit", "line", "item"))
        self.grants[key] = fields

    def ungrant(self, limit: str, line: str = "") -> None:
        self.grants.pop((limit, line, ""), None)

    def ungrant_line(self, line: str) -> None:
        self.grants = {key: each for key, each in self.grants.items() if key[1] != line}

    def promotions(self) -> dict[int, int]:
        """What promotions take off each line."""
        off: dict[int, int] = defaultdict(int)
        for line, _, amount in self.promoted:
            off[line] += amount
        return off

    def charged(self) -> dict[int, int]:
        """What each line comes to before a discount on the whole sale."""
        off = self.promotions()
        return {n: line.amount - line.discount - off[n] for n, line in self.lines.items()}

    def spread(self) -> dict[int, int]:
        """The discount on the whole sale, line by line: in proportion, to the öre."""
        charged = self.charged()
        over = {
            n: charged[n]
            for n, line in self.lines.items()
            if line.kind in ORDINARY and not line.is_return and charged[n] > 0
        }
        whole = sum(over.values())
        if self.percent_off is None:
            discount = min(self.amount_off, whole)
        else:
            discount = rounded(whole * self.percent_off, 10000)
        if not discount:
            return {}
        shares = {n: discount * amount // whole for n, amount in over.items()}
        largest = sorted(over, key=lambda n: (-(discount * over[n] % whole), n))
        for n in largest[: discount - sum(shares.values())]:
            shares[n] += 1
        return {n: share for n, share in shares.items() if share}

    def total(self) -> int:
        return sum(self.charged().values()) - sum(self.spread().values())

    def rates(self, charged: dict[int, int]) -> dict[int, tuple[int, int]]:
        """By rate its gross and VAT: that of what is sold, and what returns brought along."""
        sums: dict[int, list[int]] = {}
        for n, line in self.lines.items():
            if line.kind in SOLD:
                sums.setdefault(line.rate, [0, 0, 0])
                if line.of_entry:
                    sums[line.rate][1] += charged[n]
                    sums[line.rate][2] += line.vat
                else:
                    sums[line.rate][0] += charged[n]
        return {
            rate: (sold + back, vat_in(sold, rate) + vat)
            for rate, (sold, back, vat) in sorted(sums.items())
        }


Paid = tuple[str, int, int, int, bool]


class EndedSale:
    """What is kept of an ended sale."""

    def __init__(self, register: int, receipt: int, total: int, training: bool) -> None:
        self.register, self.receipt = register, receipt
        self.total, self.training = total, training
        self.lines: dict[int, tuple[int, int, int, bool]] = {}  # qty, charged, rate, returnable
        # By number: tender, net, what it settled, whose change it is, foreign.
        self.payments: dict[int, Paid] = {}

    @property
    def name(self) -> str:
        return f"{self.register}-{self.receipt}"


SALE = struct.Struct("<HIq?HH")
LINE = struct.Struct("<HqqH?")
PAYMENT = struct.Struct("<BHqqB?")


class EndedSales:
    """Every ended sale, packed: some 30 bytes, and 21 for a line, so that millions fit."""

    def __init__(self) -> None:
        self.entries = array("Q")
        self.places = array("Q")
        self.data = bytearray()
        self.tenders: list[str] = []

    def add(self, entry: int, sale: EndedSale) -> None:
        self.entries.append(entry)
        self.places.append(len(self.data))
        sizes = len(sale.lines), len(sale.payments)
        self.data += SALE.pack(sale.register, sale.receipt, sale.total, sale.training, *sizes)
        for number, line in sale.lines.items():
            self.data += LINE.pack(number, *line)
        for number, (tender, *rest) in sale.payments.items():
            if tender not in self.tenders:
                self.tenders.append(tender)
            self.data += PAYMENT.pack(number, self.tenders.index(tender), *rest)

    def get(self, entry: int) -> EndedSale | None:
        at = bisect_left(self.entries, entry)
        if at == len(self.entries) or self.entries[at] != entry:
            return None
        place = self.places[at]
        *facts, lines, payments = SALE.unpack_from(self.data, place)
        sale = EndedSale(*facts)
        place += SALE.size
        for _ in range(lines):
            number, *line = LINE.unpack_from(self.data, place)
            sale.lines[number] = tuple(line)
            place += LINE.size
        for _ in range(payments):
            number, tender, *paid = PAYMENT.unpack_from(self.data, place)
            sale.payments[number] = (self.tenders[tender], *paid)
            place += PAYMENT.size
        return sale


class Returns:
    """What has been given back of ended sales: by line, and the VAT by receipt and rate."""

    def __init__(self) -> None:
        self.lines: dict[tuple[int, int], tuple[int, int, int]] = {}  # qty, amount, reduced
        self.rates: dict[tuple[int, int], tuple[int, int]] = {}  # amount, VAT

    def expected(self, line: Line, sold: tuple[int, int, int, bool]) -> tuple[int, int]:
        """Amount and VAT that giving back this line must have, both negative."""
        qty, charged, rate, _ = sold
        before, amount, reduced = self.lines.get((line.of_entry, line.of_line), (0, 0, 0))
        if line.is_reduction:
            due = -line.amount
        elif reduced:
            due = rounded((charged - amount) * -line.qty, qty - before)
        else:
            due = rounded(charged * (before - line.qty), qty) - amount
        of_rate, vat = self.rates.get((line.of_entry, rate), (0, 0))
        return -due, -(vat_in(of_rate + due, rate) - vat)

    def left(self, line: Line, sold: tuple[int, int, int, bool]) -> int:
        return sold[0] - self.lines.get((line.of_entry, line.of_line), (0, 0, 0))[0]

    def left_amount(self, line: Line, sold: tuple[int, int, int, bool]) -> int:
        return sold[1] - self.lines.get((line.of_entry, line.of_line), (0, 0, 0))[1]

    def take(self, line: Line, sign: int = 1) -> None:
        """A return was added, or with -1 taken out again."""
        key = line.of_entry, line.of_line
        qty, amount, reduced = self.lines.get(key, (0, 0, 0))
        back = -sign * line.amount
        reduced += back if line.is_reduction else 0
        self.lines[key] = qty - sign * line.qty, amount + back, reduced
        key = line.of_entry, line.rate
        amount, vat = self.rates.get(key, (0, 0))
        self.rates[key] = amount - sign * line.amount, vat - sign * line.vat
