"""Figures of a register or a day, summed from what the model saw happen."""

from __future__ import annotations

from dataclasses import dataclass, field

import model_known as known
from model_answer import Pairs
from model_money import show, show_quantity, vat_in
from model_sale import SOLD, Receipt

FIGURES = (
    *("receipts", "sales", "returns", "reductions", "written-off"),
    *("goods", "services", "deposits", "gift-cards"),
    *("account-payments", "discounts", "promotions", "voided-lines", "cancelled-sales"),
    *("price-overrides", "price-inquiries", "removed-payments", "corrected-tenders", "copies"),
    *("pro-formas", "training", "logins", "drawer-openings", "no-sales", "x-reports"),
    *("rounding", "kept", "float", "paid-in", "paid-out", "drops", "adjustments"),
    "late-differences",
)
OF_KIND = {
    "goods": "goods",
    "service": "services",
    "deposit": "deposits",
    "gift-card": "gift-cards",
    "account": "account-payments",
}


@dataclass
class Figures:
    counts: dict[str, list[int]] = field(default_factory=dict)
    vat: dict[int, list[int]] = field(default_factory=dict)
    tenders: dict[str, list[int]] = field(default_factory=dict)
    groups: dict[str, list[int]] = field(default_factory=dict)
    reasons: dict[str, list[int]] = field(default_factory=dict)
    # Of a rate, the net that belongs to it, to a group with an account, or to deposits.
    parts: dict[tuple[int, str], int] = field(default_factory=dict)

    def add(self, figure: str, amount: int = 0, count: int = 1) -> None:
        entry = self.counts.setdefault(figure, [0, 0])
        entry[0] += count
        entry[1] += amount

    def amount(self, figure: str) -> int:
        return self.counts.get(figure, [0, 0])[1]

    def tender(self, name: str, amount: int, count: int = 1) -> None:
        entry = self.tenders.setdefault(name, [0, 0])
        entry[0] += count
        entry[1] += amount

    def reason(self, name: str, amount: int) -> None:
        entry = self.reasons.setdefault(name, [0, 0])
        entry[0] += 1
        entry[1] += amount

    def plus(self, other: Figures) -> None:
        """Adds the figures of another register."""
        for name in ("counts", "vat", "tenders", "groups", "reasons"):
            mine, theirs = getattr(self, name), getattr(other, name)
            for key, values in theirs.items():
                mine[key] = [a + b for a, b in zip(mine.get(key, [0] * 3), values, strict=False)]
        for part, amount in other.parts.items():
            self.parts[part] = self.parts.get(part, 0) + amount

    def take(self, receipt: Receipt, group_accounts: dict[str, str], deposits: bool) -> None:
        """An ended sale."""
        sale = receipt.sale
        self.add("receipts", sale.total)
        self._take_lines(receipt)
        if sale.cut and sale.discount:
            self.add("discounts", sale.discount)
        for rate, values in receipt.vat.items():
            entry = self.vat.setdefault(rate, [0, 0, 0])
            for index, value in enumerate(values):
                entry[index] += value
        for payment in sale.payments:
            self.tender(payment.tender, payment.net)
        if any(payment.kind in ("cash", "foreign") for payment in sale.payments):
            self.add("drawer-openings")
        if sale.rounding:
            self.add("rounding", sale.rounding)
        if sale.kept:
            self.add("kept", sale.kept)
        for part, net in parts_of(receipt, group_accounts, deposits).items():
            self.parts[part] = self.parts.get(part, 0) + net

    def _take_lines(self, receipt: Receipt) -> None:
        sold = [line for line in receipt.sale.lines if not line.is_return]
        amounts = [receipt.charged(line) for line in sold if line.item.kind in SOLD]
        if amounts:
            self.add("sales", sum(amounts))
        for line in receipt.sale.lines:
            charged = receipt.charged(line)
            if line.is_return and line.item.kind in SOLD:
                self.add("returns", -charged)
                if line.to == "off":
                    self.add("written-off", -charged)
            else:
                self.add(OF_KIND[line.item.kind], charged)
            if line.discount:
                self.add("discounts", line.discount)
            for _, amount in line.promoted:
                self.add("promotions", amount)
            if line.is_override:
                self.add("price-overrides", line.amount)
            if line.item.kind in SOLD:
                entry = self.groups.setdefault(line.item.group, [0, 0])
                entry[0] += line.quantity
                entry[1] += charged

    def rows(self) -> list[Pairs]:
        out: list[Pairs] = []
        for figure in FIGURES:
            count, amount = self.counts.get(figure, [0, 0])
            if count or amount:
                out.append([("figure", figure), ("count", str(count)), ("amount", show(amount))])
        for rate, (gross, net, vat) in sorted(self.vat.items()):
            amounts = [("gross", show(gross)), ("net", show(net)), ("vat", show(vat))]
            out.append([("vat-percent", show(rate)), *amounts])
        for name, (count, amount) in sorted(self.tenders.items()):
            out.append([("tender", name), ("count", str(count)), ("amount", show(amount))])
        for name, (quantity, amount) in sorted(self.groups.items()):
            out.append(
                [("group", name), ("quantity", show_quantity(quantity)), ("amount", show(amount))]
            )
        for name, (count, amount) in sorted(self.reasons.items()):
            out.append([("reason", name), ("count", str(count)), ("amount", show(amount))])
        return out


def part_of(group: str, kind: str, group_accounts: dict[str, str], deposits: bool) -> str:
    """Where a line's net is posted: "" is the rate's own account."""
    if kind == "deposit" and deposits:
        return "deposit"
    return f"group {group}" if group_accounts.get(group) else ""


def parts_of(
    receipt: Receipt, group_accounts: dict[str, str], deposits: bool
) -> dict[tuple[int, str], int]:
    """Each rate's net, shared among its own account, groups with accounts, and deposits."""
    gross: dict[int, dict[str, int]] = {}
    for line in receipt.sale.lines:
        if line.item.kind in SOLD:
            part = part_of(line.item.group, line.item.kind, group_accounts, deposits)
            of_rate = gross.setdefault(line.rate, {})
            of_rate[part] = of_rate.get(part, 0) + receipt.charged(line)
    out: dict[tuple[int, str], int] = {}
    for rate, of_rate in gross.items():
        nets = _shared_net(rate, of_rate, receipt.vat[rate][1])
        out |= {(rate, part): net for part, net in nets.items()}
    return out


def _shared_net(rate: int, gross: dict[str, int], net: int) -> dict[str, int]:
    nets = {part: amount - vat_in(amount, rate) for part, amount in gross.items()}
    # The rate's own before groups by name before deposits, where two are as large.
    by_size = known.THE_LARGEST_PART_GOES_BY_SIZE or all(each <= 0 for each in gross.values())
    size = {part: abs(each) if by_size else each for part, each in gross.items()}
    order = sorted(gross, key=lambda part: (-size[part], part == "deposit", part))
    nets[order[0]] += net - sum(nets.values())
    return nets


@dataclass
class Drawer:
    """A session of a drawer, from OPEN to COUNT or Z."""

    float_: int
    expected: int
    # Other tenders, in their own money.
    tenders: dict[str, int] = field(default_factory=dict)
    is_open: bool = True
    counted: int | None = None
    counted_tenders: dict[str, int] = field(default_factory=dict)
    recounts: int = 0
    reason: str = ""
    signer: int = 0

    @property
    def differences(self) -> dict[str, int]:
        counted = self.counted_tenders
        return {name: amount - self.tenders.get(name, 0) for name, amount in counted.items()}

    def row(self, number: int) -> Pairs:
        pairs = [
            ("drawer", str(number)),
            ("float", show(self.float_)),
            ("expected", show(self.expected)),
        ]
        if self.counted is not None:
            pairs.append(("counted", show(self.counted)))
            pairs.append(("difference", show(self.counted - self.expected)))
        lists = {
            "expected-tenders": self.tenders,
            "counted-tenders": self.counted_tenders,
            "tender-differences": self.differences,
        }
        for key, amounts in lists.items():
            if amounts:
                value = ",".join(f"{name}:{show(each)}" for name, each in sorted(amounts.items()))
                pairs.append((key, value))
        if self.recounts:
            pairs.append(("recounts", str(self.recounts)))
        if self.reason:
            pairs += [("reason", self.reason), ("signer", str(self.signer))]
        return pairs
