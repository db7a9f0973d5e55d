"""What has to fit of goods: what is on hand follows from what came, went and was sold."""

from __future__ import annotations

import sys

from desk import Desk
from lines import Event, quantity, thousandths
from sale import Line, Sale


class Stock:
    """Of one item; quantities in thousandths, None where nothing is known."""

    __slots__ = ("on_hand", "places")

    def __init__(self) -> None:
        self.on_hand: int | None = None
        # Further places, and the home place when something is noted of it.
        self.places: dict[str, int | None] = {}

    @property
    def elsewhere(self) -> int:
        return sum(each or 0 for each in self.places.values())

    @property
    def known(self) -> int:
        return self.elsewhere if self.on_hand is None else self.on_hand


class Stocked(Desk):
    def __init__(self, *arguments: object) -> None:
        super().__init__(*arguments)
        self.stocks: dict[str, Stock] = {}
        self.homes: dict[str, str] = {}
        self.weighed: set[str] = set()
        self.items: set[str] = set()
        self.codes: dict[str, str] = {}  # further ones, and whose they are

    def item_put(self, event: Event) -> None:
        f = event.fields
        if f["item"] in self.codes:
            self.wrong(f"{f['item']} is a further code of {self.codes[f['item']]}")
        self.items.add(f["item"])
        self.homes.pop(f["item"], None)
        if "place" in f:
            self.homes[f["item"]] = sys.intern(f["place"])
        self.weighed.discard(f["item"])
        if f.get("unit") == "kg":
            self.weighed.add(f["item"])
        dates = [price[:10] for price in f.get("prices", "").split(",")]
        if dates != sorted(set(dates)):
            self.wrong(f"prices={f['prices']} are not in the order of their dates")

    def code_put(self, event: Event) -> None:
        f = event.fields
        if f["item"] not in self.items:
            self.wrong(f"a code of {f['item']}, which is no item")
        if f["code"] in self.items or self.codes.get(f["code"], f["item"]) != f["item"]:
            self.wrong(f"{f['code']} is another item's")
        self.codes[f["code"]] = f["item"]

    def code_removed(self, event: Event) -> None:
        if self.codes.pop(event.fields["code"], None) is None:
            self.wrong(f"{event.fields['code']} is no item's further code")

    def stock(self, event: Event) -> Stock:
        return self.stocks.setdefault(event.fields["item"], Stock())

    def item_placed(self, event: Event) -> None:
        f, stock = event.fields, self.stock(event)
        is_home = self.homes.get(f["item"]) == f["place"]
        self.differ("home", "home" in f, is_home)
        stock.places[f["place"]] = None if is_home else stock.places.get(f["place"])

    def item_unplaced(self, event: Event) -> None:
        stock, place = self.stock(event), event.fields["place"]
        if stock.places.pop(place, self) is self:
            self.wrong(f"the item does not stand at {place}")

    def further(self, event: Event, key: str) -> str | None:
        """The further place that a key names; None for the home."""
        f = event.fields
        name = f.get(key)
        if name is None or name == self.homes.get(f["item"]):
            return None
        if name not in self.stock(event).places:
            self.wrong(f"the item does not stand at {name}")
        return name

    def on_hand(self, event: Event, key: str, found: int | None) -> None:
        self.differ(f"{key}=", event.fields.get(key), None if found is None else quantity(found))

    def goods_received(self, event: Event) -> None:
        stock, came = self.stock(event), thousandths(event.fields["qty"])
        place = self.further(event, "place")
        stock.on_hand = stock.known + came
        if place is not None:
            stock.places[place] = (stock.places.get(place) or 0) + came
        self.on_hand(event, "on-hand", stock.on_hand)
        self.on_hand(event, "place-on-hand", stock.places[place] if place is not None else None)

    def goods_moved(self, event: Event) -> None:
        stock, moved = self.stock(event), thousandths(event.fields["qty"])
        self.on_hand(event, "on-hand", stock.on_hand)
        before, after = self.further(event, "from"), self.further(event, "to")
        there = stock.places.get(before) if before is not None else None
        if before is not None and there is not None:
            there = stock.places[before] = there - moved
        self.on_hand(event, "from-on-hand", there)
        if after is not None:
            stock.places[after] = (stock.places.get(after) or 0) + moved
        self.on_hand(event, "to-on-hand", stock.places[after] if after is not None else None)

    def stock_adjusted(self, event: Event) -> None:
        if self.register:
            self.register.figures.count("adjustments")
        stock, change = self.stock(event), thousandths(event.fields["qty"])
        place = self.further(event, "place")
        there = stock.places.get(place) if place is not None else None
        if stock.on_hand is not None:
            stock.on_hand += change
        if place is not None and there is not None:
            there = stock.places[place] = there + change
        self.on_hand(event, "on-hand", stock.on_hand)
        self.on_hand(event, "place-on-hand", there)

    def stock_counted(self, event: Event) -> None:
        stock, counted = self.stock(event), thousandths(event.fields["counted"])
        place = self.further(event, "place")
        if place is None:
            thought = stock.known - stock.elsewhere
        else:
            thought = stock.places.get(place) or 0
        # What customers hold whose sales have not ended is not on the shelf, and still on hand.
        taken = self.in_sales(event.fields["item"]) if place is None else 0
        self.on_hand(event, "in-sales", taken or None)
        change = counted + taken - thought
        self.on_hand(event, "change", change)
        stock.on_hand = stock.known + change
        if place is not None:
            stock.places[place] = counted
        self.on_hand(event, "on-hand", stock.on_hand)
        self.on_hand(event, "place-on-hand", counted if place is not None else None)

    def in_sales(self, item: str) -> int:
        """How much of an item is taken out in sales that are open or held."""
        sales = [each.sale for each in self.registers.values() if each.sale is not None]
        sales += [each.sale for each in self.held.values()]
        return sum(
            line.qty
            for sale in sales
            if not sale.training
            for line in sale.lines.values()
            if line.item == item and not line.is_return and self.is_counted(line)
        )

    def is_counted(self, line: Line) -> bool:
        """A weighed item of unknown weight is sold as a piece: it says nothing of what is left."""
        return (line.unit == "kg") == (line.item in self.weighed)

    def take_from_stock(self, sale: Sale) -> None:
        for line in sale.lines.values():
            if line.to == "off":
                continue
            stock = self.stocks.get(line.item)
            if stock is not None and stock.on_hand is not None and self.is_counted(line):
                stock.on_hand -= line.qty
            if line.to is not None and line.to != self.homes.get(line.item):
                stock = self.stocks.setdefault(line.item, Stock())
                stock.places[line.to] = (stock.places.get(line.to) or 0) - line.qty
