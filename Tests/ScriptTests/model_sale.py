"""A sale of the model: lines, what is taken off them, payments; and the receipt it becomes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction

from model_money import in_units, product, rounded, share, show, show_quantity, spread, vat_in
from model_answer import Pairs
from model_world import Item

ORDINARY = ("goods", "service")
SOLD = ("goods", "service", "deposit")
Offers = Callable[["Sale"], None]


@dataclass(frozen=True)
class Cut:
    """A discount by hand: a percentage or an amount."""

    percent: int | None
    amount: int
    reason: str = ""

    def of(self, base: int) -> int:
        return self.amount if self.percent is None else share(base, self.percent)

    @property
    def is_nothing(self) -> bool:
        return not (self.amount if self.percent is None else self.percent)


@dataclass
class Line:
    number: int
    item: Item
    quantity: int
    price: int
    rate: int
    amount: int
    unit: str = ""
    expiry: str = ""
    deposit_of: int = 0
    # The card or customer it is sold onto, or the voucher that is given back.
    account: str = ""
    voucher: str = ""
    origin: tuple[str, int] | None = None
    # Where what comes back goes to, when it was said.
    to: str = ""
    # Tells lines that give back apart, whatever became of their sale.
    serial: int = 0
    # VAT of what is given back against a receipt, negative.
    own_vat: int = 0
    # What of the line may still be given back after this one.
    left: int = 0
    # How many of them somebody with the right has let go at a price of their own.
    allowed: int = 0
    # At a price of somebody's own, which is counted.
    is_override: bool = False
    # At the catalogue's price, so that promotions are for it.
    from_catalogue: bool = True
    # Its price stood in its code.
    is_pack: bool = False
    cut: Cut | None = None
    promoted: list[tuple[str, int]] = field(default_factory=list)

    @property
    def is_return(self) -> bool:
        return self.quantity < 0

    @property
    def is_ordinary(self) -> bool:
        return self.item.kind in ORDINARY and not self.is_return and self.amount > 0

    @property
    def is_fixed(self) -> bool:
        """Not to be changed, but to be voided."""
        return self.is_return or bool(self.deposit_of) or self.item.kind not in SOLD

    @property
    def discount(self) -> int:
        return self.cut.of(self.amount) if self.cut else 0

    @property
    def taken_off(self) -> int:
        return self.discount + sum(amount for _, amount in self.promoted)

    @property
    def charged(self) -> int:
        """Without its share of a discount on the sale."""
        return self.amount - self.taken_off

    def facts(self) -> Pairs:
        pairs = [
            ("item", self.item.code),
            ("name", self.item.name),
            ("qty", show_quantity(self.quantity)),
        ]
        if self.unit:
            pairs.append(("unit", self.unit))
        return [*pairs, ("price", show(self.price)), ("amount", show(self.amount))]

    def row(self) -> Pairs:
        pairs = [("line", str(self.number)), *self.facts()]
        if self.discount:
            pairs.append(("discount", show(self.discount)))
        if self.deposit_of:
            pairs.append(("deposit-of", str(self.deposit_of)))
        if self.account:
            pairs.append(("account", self.account))
        if self.origin:
            pairs += [("of-receipt", self.origin[0]), ("of-line", str(self.origin[1]))]
        if self.to:
            pairs.append(("to", self.to))
        if self.expiry:
            pairs.append(("expiry", self.expiry))
        return pairs


@dataclass
class Payment:
    number: int
    tender: str
    kind: str
    # What is handed over, in the store's currency; of foreign cash what that is worth.
    amount: int
    ref: str = ""
    pending: bool = False
    rounding: int = 0
    change: int = 0
    kept: int = 0
    foreign: int = 0
    rate: int = 0
    change_of: int = 0
    # The tender that it was corrected to.
    in_truth: str = ""
    # Of what is paid back: the most that it may be, and how much is of which receipt.
    most: int | None = None
    ways: dict[str, int] = field(default_factory=dict)

    @property
    def net(self) -> int:
        return self.amount - self.change

    @property
    def in_own_money(self) -> int:
        """As a drawer's list has it: foreign cash in its own currency."""
        return self.foreign if self.kind == "foreign" else self.net

    def row(self) -> Pairs:
        pairs = [
            ("payment", str(self.number)),
            ("tender", self.tender),
            ("amount", show(self.amount)),
        ]
        if self.ref:
            pairs.append(("ref", self.ref))
        if self.pending:
            pairs.append(("pending", "yes"))
        if self.change_of:
            pairs.append(("change-of", str(self.change_of)))
        if self.kind == "foreign":
            rate = f"{self.rate // 1_000_000}.{self.rate % 1_000_000:06}".rstrip("0").rstrip(".")
            pairs += [("foreign", show(self.foreign)), ("rate", rate)]
        return pairs


@dataclass
class Sale:
    mode: str = ""
    training: bool = False
    lines: list[Line] = field(default_factory=list)
    next_line: int = 1
    cut: Cut | None = None
    payments: list[Payment] = field(default_factory=list)
    next_payment: int = 1
    # Something was paid, taken back or not.
    was_paid: bool = False
    # Lines that were there when it was.
    paid_for: set[int] = field(default_factory=set)
    age_checked: int = 0
    # What somebody with the right has let it have: of an item, and paid for deposits.
    allowed: dict[str, int] = field(default_factory=dict)
    allowed_deposits: int = 0
    # What promotions save at best, where the server's rows are still to be looked at.
    ways: object = None
    # The number it was held under, as long as it is open again.
    held: int = 0

    def find(self, number: int) -> Line | None:
        return next((line for line in self.lines if line.number == number), None)

    def deposit_for(self, line: Line) -> Line | None:
        return next((each for each in self.lines if each.deposit_of == line.number), None)

    @property
    def base(self) -> int:
        """What the ordinary lines come to, which a discount on the sale is taken off."""
        return sum(line.charged for line in self.lines if line.is_ordinary)

    @property
    def discount(self) -> int:
        if self.cut is None:
            return 0
        return min(self.cut.of(self.base), self.base)

    @property
    def reductions(self) -> int:
        return self.discount + sum(line.taken_off for line in self.lines)

    @property
    def total(self) -> int:
        return sum(line.charged for line in self.lines) - self.discount

    @property
    def has_return(self) -> bool:
        return any(line.is_return for line in self.lines)

    @property
    def has_sold(self) -> bool:
        return any(not line.is_return for line in self.lines)

    def shares(self) -> dict[int, int]:
        """What each line bears of the discount on the sale."""
        ordinary = [line for line in self.lines if line.is_ordinary]
        parts = spread(self.discount, [line.charged for line in ordinary])
        return {line.number: part for line, part in zip(ordinary, parts, strict=True)}

    # Paying

    @property
    def paid(self) -> int:
        return sum(payment.net for payment in self.payments)

    @property
    def handed_over(self) -> int:
        return sum(payment.amount for payment in self.payments)

    @property
    def rounding(self) -> int:
        return sum(payment.rounding for payment in self.payments)

    @property
    def change(self) -> int:
        """Told to the customer: of foreign cash too."""
        back = sum(-payment.amount for payment in self.payments if payment.change_of)
        return back + sum(payment.change for payment in self.payments)

    @property
    def kept(self) -> int:
        return sum(payment.kept for payment in self.payments)

    @property
    def due(self) -> int:
        return self.total + self.rounding + self.kept - self.paid

    def cash_due(self, unit: int) -> int:
        """What a payment before it rounded is rounded again with the rest."""
        if self.due == 0:
            return 0
        return in_units(self.due - self.rounding, unit)

    def pending(self) -> Payment | None:
        return next((payment for payment in self.payments if payment.pending), None)

    def money_pairs(self) -> Pairs:
        reductions = self.reductions
        pairs = [("reductions", show(reductions))] if reductions else []
        return [*pairs, ("total", show(self.total))]


@dataclass
class Receipt:
    """An ended sale."""

    number: str
    register: int
    person: int
    sale: Sale
    shares: dict[int, int]
    vat: dict[int, list[int]]
    copied: bool = False
    # Of each line: how much was given back, and for what.
    returned: dict[int, list[int]] = field(default_factory=dict)
    # Of each rate: for what was given back, and the VAT that was in it.
    returned_vat: dict[int, list[int]] = field(default_factory=dict)

    def charged(self, line: Line) -> int:
        return line.charged - self.shares.get(line.number, 0)

    def row(self, line: Line) -> Pairs:
        pairs = line.row()
        if self.shares.get(line.number):
            pairs.append(("sale-discount", show(self.shares[line.number])))
        if line.item.kind in SOLD:
            pairs.append(("vat-percent", show(line.rate)))
        back = self.returned.get(line.number, [0, 0])[0]
        if back:
            pairs.append(("returned", show_quantity(back)))
        return pairs

    def take_back(self, line: Line, quantity: int) -> tuple[int, int]:
        """What so much more of a line comes to, and the VAT in it; and remembers both."""
        done = self.returned.setdefault(line.number, [0, 0])
        whole = product_of(self.charged(line), done[0] + quantity, line.quantity)
        amount = whole - done[1]
        of_rate = self.returned_vat.setdefault(line.rate, [0, 0])
        vat = vat_in(of_rate[0] + amount, line.rate) - of_rate[1]
        done[0] += quantity
        done[1] += amount
        of_rate[0] += amount
        of_rate[1] += vat
        return amount, vat

    def give_again(self, back: Line, sign: int = 1) -> None:
        """A line that gave back was voided, or its sale cancelled; or, backwards, gives back."""
        assert back.origin is not None
        done = self.returned.setdefault(back.origin[1], [0, 0])
        done[0] += sign * back.quantity
        done[1] += sign * back.amount
        of_rate = self.returned_vat.setdefault(back.rate, [0, 0])
        of_rate[0] += sign * back.amount
        of_rate[1] += sign * back.own_vat


def product_of(charged: int, part: int, whole: int) -> int:
    return rounded(Fraction(charged * part, whole))


def vat_of(sale: Sale, shares: dict[int, int]) -> dict[int, list[int]]:
    """Gross, net and VAT of each rate of a receipt."""
    gross: dict[int, int] = {}
    given: dict[int, list[int]] = {}
    for line in sale.lines:
        if line.item.kind not in SOLD:
            continue
        amount = line.charged - shares.get(line.number, 0)
        gross.setdefault(line.rate, 0)
        if line.origin:
            back = given.setdefault(line.rate, [0, 0])
            back[0] += amount
            back[1] += line.own_vat
        else:
            gross[line.rate] += amount
    out = {}
    for rate in sorted(gross):
        back = given.get(rate, [0, 0])
        vat = vat_in(gross[rate], rate) + back[1]
        whole = gross[rate] + back[0]
        out[rate] = [whole, whole - vat, vat]
    return out


def new_amount(line: Line) -> int:
    return product(line.price, line.quantity)
