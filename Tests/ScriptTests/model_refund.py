"""What may go back by a tender, and what becomes of it; what a training session remembers."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field

from model_sale import Line, Payment, Receipt, Sale

# Receipt and tender.
Way = tuple[str, str]


@dataclass
class Practice:
    """What was done in training, until LOGOUT forgets it."""

    # By kind of tender and number: what was added to a card or customer.
    added: dict[tuple[str, str], int] = field(default_factory=dict)
    redeemed: set[str] = field(default_factory=set)
    back: list[Line] = field(default_factory=list)
    paid_back: dict[Way, int] = field(default_factory=dict)

    def add(self, kind: str, number: str, amount: int) -> None:
        self.added[kind, number] = self.added.get((kind, number), 0) + amount

    def seen(self, receipt: Receipt) -> Receipt:
        """The receipt, with what was given back of it in training."""
        seen = copy.deepcopy(receipt)
        for line in self.back:
            if line.origin and line.origin[0] == receipt.number:
                seen.give_again(line, -1)
        return seen

    def forget(self, line: Line) -> None:
        self.back = [each for each in self.back if each.serial != line.serial]


def settled_by(receipt: Receipt) -> dict[str, int]:
    """What each tender paid of a receipt, without change, rounding and rests of vouchers."""
    out: dict[str, int] = {}
    for payment in receipt.sale.payments:
        name = "cash" if payment.kind == "foreign" else payment.in_truth or payment.tender
        out[name] = out.get(name, 0) + payment.net - payment.rounding - payment.kept
    return out


class Refund:
    """The ways back of what comes back in a sale."""

    def __init__(
        self, sale: Sale, receipts: dict[str, Receipt], paid_back: dict[Way, int]
    ) -> None:
        self.sale = sale
        self.paid_back = paid_back
        self.coming: dict[str, int] = {}
        for line in sale.lines:
            if line.origin:
                number = line.origin[0]
                self.coming[number] = self.coming.get(number, 0) - line.amount
        self.settled = {number: settled_by(receipts[number]) for number in self.coming}

    def room(self, number: str, tender: str) -> int:
        """What of a receipt may still go back by a tender in this sale."""
        here = sum(
            payment.ways.get(number, 0)
            for payment in self.sale.payments
            if payment.tender == tender
        )
        left = self.settled[number].get(tender, 0) - self.paid_back.get((number, tender), 0)
        return max(0, min(left, self.coming[number] - here))

    def most(self, tender: str) -> int:
        return sum(self.room(number, tender) for number in self.coming)

    def allot(self, payment: Payment) -> None:
        """Those receipts first that fewer other tenders can pay for, then as the lines stand."""
        left = -payment.amount

        def others(number: str) -> int:
            names = self.settled[number]
            return sum(1 for n in names if n != payment.tender and self.room(number, n))

        for number in sorted(self.coming, key=others):
            part = min(left, self.room(number, payment.tender))
            if part:
                payment.ways[number] = part
                left -= part

    def count(self, payment: Payment, sign: int = 1) -> None:
        count_back(self.paid_back, payment, sign)


def count_back(paid_back: dict[Way, int], payment: Payment, sign: int) -> None:
    for number, amount in payment.ways.items():
        way = (number, payment.tender)
        paid_back[way] = paid_back.get(way, 0) + sign * amount
