"""Promotions: what the best that a customer can get comes to, and whether what was given is that.

Many ways to lay out a basket may save the same, and the specification does not say which of them is
taken: the model says what is saved, looks at the rows that the server shows, and holds them to the
ways that save as much.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from itertools import combinations_with_replacement

import model_known as known
from model_answer import Answer, No
from model_money import money, share, spread
from model_sale import Line, Sale
from model_shop import Call, Shop, ok

# An item at a price: pieces of it are alike.
Kind = tuple[str, int]
# What a rule takes off the pieces of a kind.
Taken = dict[tuple[Kind, str], Fraction]
# Ways to lay out a basket that are looked at, at most.
MOST_WAYS = 60


@dataclass(frozen=True)
class Promotion:
    name: str
    text: str
    items: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    percent: int | None = None
    amount: int | None = None
    each: int | None = None
    take: int = 0
    pay: int = 0
    price: int | None = None
    first: str = ""
    last: str = ""

    def is_for(self, line: Line) -> bool:
        return line.item.code in self.items or line.item.group in self.groups

    def holds(self, day: str) -> bool:
        return (not self.first or self.first <= day) and (not self.last or day <= self.last)

    @property
    def is_set(self) -> bool:
        return bool(self.take) or self.price is not None

    def off_piece(self, price: int) -> int:
        """What it takes off a piece by itself."""
        if self.percent is not None:
            return share(price, self.percent)
        if self.amount is not None:
            return min(self.amount, price)
        return max(0, price - self.each) if self.each is not None else 0

    def off_set(self, prices: list[int]) -> int:
        if self.pay:
            return sum(sorted(prices)[: self.take - self.pay])
        assert self.price is not None, "a set has a price, or pieces that are free"
        return max(0, sum(prices) - self.price)


def put_promotion(call: Call) -> Answer:
    call.need("catalogue")
    call.not_in_training()
    shop, keys, name = call.shop, call.keys, call.word(1)
    if call.word(2) == "off":
        if name not in shop.promotions:
            raise No("unknown-promotion")
        del shop.promotions[name]
        del shop.promotion_texts[name]
        return ok(("promotion", name), ("changed", "yes"))
    new = Promotion(
        name,
        keys["text"],
        frozenset(filter(None, keys.get("items", "").split(","))),
        frozenset(filter(None, keys.get("groups", "").split(","))),
        percent=money(keys["percent"]) if "percent" in keys else None,
        amount=money(keys["amount"]) if "amount" in keys else None,
        each=money(keys["each"]) if "each" in keys else None,
        take=int(keys.get("take", "0")),
        pay=int(keys.get("pay", "0")),
        price=money(keys["price"]) if "price" in keys else None,
        first=keys.get("from", ""),
        last=keys.get("to", ""),
    )
    if new.groups - set(shop.world.groups):
        raise No("unknown-group")
    changed = shop.promotions.get(name) != new
    shop.promotions[name], shop.promotion_texts[name] = new, new.text
    return ok(("promotion", name), ("changed", "yes" if changed else "no"))


@dataclass
class Ways:
    """What is saved at best, and the ways to save as much; None where there are too many."""

    saved: int = 0
    ways: list[Taken] | None = field(default_factory=lambda: [{}])

    def plus(self, saved: int, taken: list[Taken]) -> Ways:
        if self.ways is None:
            return Ways(self.saved + saved, None)
        joined = [joint(way, more) for way in self.ways for more in taken]
        return Ways(self.saved + saved, distinct(joined))


def joint(way: Taken, more: Taken) -> Taken:
    out = dict(way)
    for key, amount in more.items():
        out[key] = out.get(key, Fraction(0)) + amount
    return out


def distinct(ways: list[Taken]) -> list[Taken] | None:
    seen = {tuple(sorted(way.items())): way for way in ways}
    return None if len(seen) > MOST_WAYS else list(seen.values())


class Basket:
    """The pieces of a sale, by kinds, and the promotions that are for them."""

    def __init__(self, lines: list[Line], promotions: list[Promotion]) -> None:
        self.lines: dict[Kind, Line] = {}
        counts: dict[Kind, int] = {}
        for line in lines:
            kind = (line.item.code, line.price)
            self.lines[kind] = line
            counts[kind] = counts.get(kind, 0) + line.quantity // 1000
        self.kinds = sorted(counts)
        self.counts = tuple(counts[kind] for kind in self.kinds)
        self.singles = [each for each in promotions if not each.is_set]
        self.sets = [each for each in promotions if each.is_set]
        self.known: dict[tuple[int, ...], Ways] = {}

    def best(self, counts: tuple[int, ...]) -> Ways:
        """Lays out the first piece that is there: by itself, or in any set that it can be in."""
        if counts not in self.known:
            self.known[counts] = self._best(counts)
        return self.known[counts]

    def _best(self, counts: tuple[int, ...]) -> Ways:
        first = next((index for index, count in enumerate(counts) if count), None)
        if first is None:
            return Ways()
        alone = list(counts)
        alone[first] -= 1
        options = [self.best(tuple(alone)).plus(*self.alone(first))]
        for promotion in self.sets:
            for chosen in self.chosen(promotion, first, counts):
                option = self.with_set(promotion, chosen, counts)
                if option:
                    options.append(option)
        saved = max(option.saved for option in options)
        best = [option.ways for option in options if option.saved == saved]
        if any(ways is None for ways in best):
            return Ways(saved, None)
        return Ways(saved, distinct([way for ways in best for way in ways or []]))

    def alone(self, index: int) -> tuple[int, list[Taken]]:
        kind = self.kinds[index]
        line = self.lines[kind]
        offs = {each.name: each.off_piece(kind[1]) for each in self.singles if each.is_for(line)}
        saved = max(offs.values(), default=0)
        if not saved:
            return 0, [{}]
        return saved, [
            {(kind, name): Fraction(off)} for name, off in offs.items() if off == saved
        ]

    def chosen(
        self, promotion: Promotion, first: int, counts: tuple[int, ...]
    ) -> list[tuple[int, ...]]:
        """The sets of a promotion that the first piece can be in."""
        kinds = [
            index
            for index, kind in enumerate(self.kinds)
            if counts[index] and promotion.is_for(self.lines[kind])
        ]
        if first not in kinds:
            return []
        if not promotion.take:
            return self.one_of_each(promotion, first, kinds)
        rest = combinations_with_replacement(kinds, promotion.take - 1)
        return [
            (first, *more)
            for more in rest
            if all((first, *more).count(index) <= counts[index] for index in (first, *more))
        ]

    def one_of_each(
        self, promotion: Promotion, first: int, kinds: list[int]
    ) -> list[tuple[int, ...]]:
        found: list[tuple[int, ...]] = [()]
        for code in sorted(promotion.items):
            those = [index for index in kinds if self.kinds[index][0] == code]
            found = [(*some, index) for some in found for index in those]
        return [some for some in found if first in some]

    def with_set(
        self, promotion: Promotion, chosen: tuple[int, ...], counts: tuple[int, ...]
    ) -> Ways | None:
        prices = [self.kinds[index][1] for index in chosen]
        saved = promotion.off_set(prices)
        if not saved:
            return None
        left = list(counts)
        taken: Taken = {}
        for index, price in zip(chosen, prices, strict=True):
            left[index] -= 1
            key = (self.kinds[index], promotion.name)
            part = Fraction(saved * price, sum(prices))
            taken[key] = taken.get(key, Fraction(0)) + part
        return self.best(tuple(left)).plus(saved, [taken])


def takes_part(line: Line) -> bool:
    return line.is_ordinary and line.cut is None and not line.item.open_price


def work_out(shop: Shop, sale: Sale) -> None:
    """What promotions save now. The rows are the model's guess until the server's were seen."""
    promotions = [each for _, each in sorted(shop.promotions.items()) if each.holds(shop.today)]
    for line in sale.lines:
        line.promoted = []
    lines = [line for line in sale.lines if takes_part(line)]
    pieces = [line for line in lines if line.from_catalogue and not line.unit]
    for line in lines:
        if line.unit and line.from_catalogue or line.is_pack:
            by_percent(line, promotions)
    concerned = [line for line in pieces if any(each.is_for(line) for each in promotions)]
    if not concerned:
        sale.ways = None
        return
    basket = Basket(concerned, promotions)
    sale.ways = basket.best(basket.counts)
    guess(sale, concerned)


def by_percent(line: Line, promotions: list[Promotion]) -> None:
    """What is weighed, or comes with its price in its code."""
    offs: dict[str, int] = {}
    for each in promotions:
        if each.percent is not None and each.is_for(line):
            if line.unit:
                offs[each.name] = share(line.amount, each.percent)
            else:
                offs[each.name] = share(line.price, each.percent) * line.quantity // 1000
    best = max(offs.values(), default=0)
    if best:
        line.promoted = [(next(name for name, off in offs.items() if off == best), best)]


def guess(sale: Sale, lines: list[Line]) -> None:
    """Rows that come to what is saved."""
    ways = sale.ways
    assert isinstance(ways, Ways), "they were worked out"
    if not ways.saved:
        sale.ways = None
        return
    way = ways.ways[0] if ways.ways else {}
    whole = {key: int(amount) for key, amount in way.items()}
    rest = ways.saved - sum(whole.values())
    for index, key in enumerate(whole):
        whole[key] += 1 if index < rest else 0
    if not way:
        lines[0].promoted = [("guess", ways.saved)]
        return
    for (kind, rule), amount in whole.items():
        those = [line for line in lines if (line.item.code, line.price) == kind]
        parts = spread(amount, [line.quantity for line in those])
        for line, part in zip(those, parts, strict=True):
            if part:
                line.promoted.append((rule, part))


def adopt(sale: Sale, rows: list[dict[str, str]]) -> str:
    """Takes over the server's rows, when they are a best way; a sentence when they are not."""
    ways = sale.ways
    assert isinstance(ways, Ways), "they were worked out"
    shown: dict[int, list[tuple[str, int]]] = {}
    for row in rows:
        if "promoted" in row:
            off = money(row["amount"])
            shown.setdefault(int(row["promoted"]), []).append((row["rule"], off or 0))
    lines = [line for line in sale.lines if takes_part(line) and line.from_catalogue]
    lines = [line for line in lines if not line.unit]
    found: dict[tuple[Kind, str], int] = {}
    for line in lines:
        for rule, off in shown.get(line.number, []):
            key = ((line.item.code, line.price), rule)
            found[key] = found.get(key, 0) + off
    saved = sum(found.values())
    if saved != ways.saved:
        return f"saves {saved}, the best is {ways.saved}"
    wrong = "" if known.PROMOTIONS_ARE_OF_THE_OLD_KIND else uneven(lines, shown, found)
    if not wrong and not is_a_way(ways, found):
        wrong = f"{found} is none of {ways.ways}"
    for line in lines:
        line.promoted = shown.get(line.number, [])
    return wrong


def is_a_way(ways: Ways, found: dict[tuple[Kind, str], int]) -> bool:
    """Whether it is one of the best ways, but for the öre that are left in each set."""
    if ways.ways is None or known.PROMOTIONS_ARE_OF_THE_OLD_KIND:
        return True
    for way in ways.ways:
        keys = {*way, *found}
        if all(abs(way.get(key, 0) - found.get(key, 0)) < 4 for key in keys):
            return True
    return False


def uneven(
    lines: list[Line], shown: dict[int, list[tuple[str, int]]], found: dict[tuple[Kind, str], int]
) -> str:
    """Over the lines of one item by their pieces: all that is saved on it, whichever rule it is."""
    for kind in {kind for kind, _ in found}:
        amount = sum(each for (of, _), each in found.items() if of == kind)
        those = [line for line in lines if (line.item.code, line.price) == kind]
        parts = sorted(spread(amount, [line.quantity for line in those]))
        there = sorted(sum(off for _, off in shown.get(line.number, [])) for line in those)
        if any(abs(a - b) > 1 for a, b in zip(parts, there, strict=True)):
            return f"{kind}: {there} over the lines, by their pieces it is {parts}"
    return ""
