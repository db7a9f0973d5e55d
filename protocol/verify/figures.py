"""A report's figures: kept while entries pass, and written as the rows of a seal."""

from __future__ import annotations

from lines import cents, money, quantity, quoted, thousandths

NAMES = (
    "receipts sales returns reductions written-off goods services deposits gift-cards "
    "account-payments discounts promotions voided-lines cancelled-sales price-overrides price-inquiries removed-payments "
    "corrected-tenders copies pro-formas training logins drawer-openings no-sales x-reports "
    "rounding kept float paid-in paid-out drops adjustments late-differences"
).split()


class Table(dict[str, list[int]]):
    """Rows of numbers by a name, made when they are first added to."""

    def plus(self, name: str, *numbers: int) -> None:
        row = self.setdefault(name, [0] * len(numbers))
        for at, number in enumerate(numbers):
            row[at] += number


class Figures:
    """All that is summed; counts, amounts in minor units, quantities in thousandths."""

    def __init__(self) -> None:
        self.figures = Table()  # count, amount
        self.rates = Table()  # gross, net, VAT
        self.tenders = Table()  # count, amount
        self.groups = Table()  # quantity, amount
        self.reasons = Table()  # count, amount

    def tables(self) -> tuple[Table, ...]:
        return self.figures, self.rates, self.tenders, self.groups, self.reasons

    def count(self, name: str, amount: int = 0, times: int = 1) -> None:
        self.figures.plus(name, times, amount)

    def add(self, other: Figures) -> None:
        for mine, theirs in zip(self.tables(), other.tables(), strict=True):
            for name, numbers in theirs.items():
                mine.plus(name, *numbers)

    def add_row(self, row: dict[str, str]) -> None:
        """A row of a seal as it stands; drawers are no sums."""
        if "figure" in row:
            self.count(row["figure"], cents(row["amount"]), int(row["count"]))
        elif "vat-percent" in row:
            parts = [cents(row[key]) for key in ("gross", "net", "vat")]
            self.rates.plus(row["vat-percent"], *parts)
        elif "tender" in row:
            self.tenders.plus(row["tender"], int(row["count"]), cents(row["amount"]))
        elif "group" in row:
            self.groups.plus(row["group"], thousandths(row["quantity"]), cents(row["amount"]))
        elif "drawer" not in row:
            self.reasons.plus(row["reason"], int(row["count"]), cents(row["amount"]))

    def rows(self) -> list[str]:
        """As the journal has them, in its order; figures that are nothing are left out."""
        out = []
        for name in NAMES:
            count, amount = self.figures.get(name, (0, 0))
            if count or amount:
                out.append(f"- figure={name} count={count} amount={money(amount)}")
        for rate, parts in sorted(self.rates.items(), key=lambda item: cents(item[0])):
            gross, net, vat = map(money, parts)
            out.append(f"- vat-percent={rate} gross={gross} net={net} vat={vat}")
        for name, (count, amount) in sorted(self.tenders.items()):
            out.append(f"- tender={quoted(name)} count={count} amount={money(amount)}")
        for name, (sold, amount) in sorted(self.groups.items()):
            out.append(f"- group={quoted(name)} quantity={quantity(sold)} amount={money(amount)}")
        for name, (count, amount) in sorted(self.reasons.items()):
            out.append(f"- reason={quoted(name)} count={count} amount={money(amount)}")
        return out


class Drawer:
    """A drawer session; of other tenders by name, foreign cash in its own currency."""

    def __init__(self, number: int, amount: int) -> None:
        self.number = number
        self.float = self.expected = amount
        self.expected_tenders: dict[str, int] = {}
        self.counted: int | None = None
        self.counted_tenders: dict[str, int] = {}
        self.recounts = 0
        self.reason: str | None = None
        self.signer: str | None = None

    def take(self, tender: str, kind: str, amount: int) -> None:
        if kind == "cash":
            self.expected += amount
        else:
            self.expected_tenders[tender] = self.expected_tenders.get(tender, 0) + amount

    def row(self) -> str:
        counted = self.counted_tenders
        parts = [f"- drawer={self.number} float={money(self.float)}"]
        parts.append(f"expected={money(self.expected)}")
        if self.counted is not None:
            difference = money(self.counted - self.expected)
            parts.append(f"counted={money(self.counted)} difference={difference}")
        differences = {n: counted[n] - self.expected_tenders.get(n, 0) for n in counted}
        lists = {
            "expected-tenders": self.expected_tenders,
            "counted-tenders": counted,
            "tender-differences": differences,
        }
        for key, amounts in lists.items():
            if amounts:
                listed = ",".join(f"{n}:{money(a)}" for n, a in sorted(amounts.items()))
                parts.append(f"{key}={quoted(listed)}")
        if self.recounts:
            parts.append(f"recounts={self.recounts}")
        if self.reason is not None:
            parts.append(f"reason={quoted(self.reason)}")
        if self.signer is not None:
            parts.append(f"signer={self.signer}")
        return " ".join(parts)
