"""What has to fit, first part: registers, drawers, and what a reply says of its own entry.

The rules are those of "What has to fit" in protocol/journal.md. An event `drawer-opened` is
followed by the method `drawer_opened`, and so on; events that state no figure have none.
"""

from __future__ import annotations

from dataclasses import dataclass

from figures import Drawer, Figures
from findings import Findings
from lines import Entry, Event, cents, money, pairs
from sale import EndedSales, Line, Returns, Sale


class Register:
    """What a register has since its last Z, and what goes on for ever."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.receipt = 0
        self.z = 0
        self.person: str | None = None
        self.training = False
        self.sale: Sale | None = None
        self.grand_sales = self.grand_returns = 0
        # Drawers that a Z sealed uncounted: what was expected in them, by Z.
        self.uncounted: dict[str, int] = {}
        self.begin()

    def begin(self) -> None:
        """After a Z."""
        self.figures = Figures()
        self.drawers: list[Drawer] = []
        self.late = False
        self.receipts: list[int] = []  # first, last
        self.entries: list[int] = []

    def widen(self, span: list[int], number: int) -> None:
        span[:] = [span[0] if span else number, number]

    @property
    def is_counted(self) -> bool:
        counted = all(drawer.counted is not None for drawer in self.drawers)
        return counted and bool(self.drawers or self.late)


class Held:
    """A sale that is put aside."""

    def __init__(self, sale: Sale, register: int, total: int) -> None:
        self.sale, self.register, self.total = sale, register, total


@dataclass
class Closed:
    """A closed day: its seal, its Zs, and its receipts as receipts.csv has them."""

    day: Event
    zs: list[Event]
    receipts: list[dict[str, str]]


class Desk:
    """The registers and their drawers, and what the methods of its heirs compare with."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.registers: dict[int, Register] = {}
        self.ended = EndedSales()
        self.returns = Returns()
        self.held: dict[int, Held] = {}
        self.copied: set[int] = set()
        self.corrected: dict[tuple[int, int], str] = {}  # entry and payment: to which tender
        self.refunds: dict[tuple[int, str], int] = {}  # by entry and tender
        self.store: dict[str, str] = {}
        self.vat: list[dict[str, str]] = []
        self.program = ""
        self.number = 0  # of the last day
        self.date: str | None = None  # of the open one
        self.first_entry = 0
        self.zs: list[str] = []
        self.day = Figures()
        # The day that somebody wants to see, and what it turned out to be.
        self.wanted = 0
        self.closed: Closed | None = None
        self.receipts: list[dict[str, str]] = []
        self.z_events: list[Event] = []
        # The entry at hand.
        self.entry: Entry
        self.register: Register | None = None
        self.sealed = False

    # The entry as a whole

    def follow(self, entry: Entry) -> None:
        self.entry, self.sealed = entry, False
        self.register = None
        if entry.station.isdigit():
            number = int(entry.station)
            self.register = self.registers.setdefault(number, Register(number))
        opens = any(event.word == "day-opened" for event in entry.events)
        day = self.number if self.date is not None else 0
        self.differ("day=", entry.day, self.number + 1 if opens else day)
        for event in entry.events:
            handler = getattr(self, event.word.replace("-", "_"), None)
            if handler is not None:
                handler(event)
        if self.register and not self.sealed:
            self.register.widen(self.register.entries, entry.number)
        if entry.reply:
            self.check_reply()

    @property
    def where(self) -> str:
        return f"entry {self.entry.number}"

    def wrong(self, what: str) -> None:
        self.findings.add(self.where, what)

    def differ(self, what: str, stated: object, found: object) -> bool:
        return self.findings.differ(self.where, what, stated, found)

    def amount(self, what: str, stated: str, found: int) -> bool:
        return self.differ(what, stated, money(found))

    def at_register(self) -> Register | None:
        if self.register is None:
            self.wrong(f"station {self.entry.station} is no register")
        return self.register

    def open_sale(self) -> Sale | None:
        register = self.at_register()
        if register is None:
            return None
        if register.sale is None:
            self.wrong("no sale is open at this register")
        return register.sale

    def line(self, fields: dict[str, str]) -> tuple[Sale, Line] | None:
        sale = self.open_sale()
        if sale is None:
            return None
        line = sale.lines.get(int(fields["line"]))
        if line is None:
            self.wrong(f"the sale has no line {fields['line']}")
            return None
        return sale, line

    def drawer(self, register: Register) -> Drawer:
        if not register.drawers:
            self.wrong("no drawer was opened since the last Z")
            register.drawers.append(Drawer(1, 0))
        return register.drawers[-1]

    # What a reply says of its own entry

    def check_reply(self) -> None:
        reply, register = self.entry.reply, self.register
        events = {event.word: event.fields for event in self.entry.events}
        if "day-closed" in events:
            f, held = events["day-closed"], events["day-closed"].get("held-sales", "")
            zs = f["zs"].count(",") + 1 if "zs" in f else 0
            due = {key: f[key] for key in ("settlement", "open-sales")}
            due |= {"day": f["date"], "zs": str(zs)}
            due["held-sales"] = str(held.count(",") + 1 if held else 0)
        elif "z-sealed" in events:
            f = events["z-sealed"]
            due = {"z": f["z"], "day": f["date"], "counted": f["counted"]}
        elif "sale-ended" in events:
            f = events["sale-ended"]
            due = {"receipt": f"{self.entry.station}-{f['receipt']}", "total": f["total"]}
            due |= {key: f[key] for key in ("rounding", "kept") if f.get(key, "0.00") != "0.00"}
        else:
            due = self.reply_to_fields(reply)
            if register and register.sale and not events.keys() & {"sale-held", "receipt-copied"}:
                due |= reply_in_sale(register.sale, reply)
        if "register" in reply and register:
            due["register"] = str(register.number)
        for key, value in due.items():
            self.differ(f"reply's {key}=", reply.get(key), value)

    def reply_to_fields(self, reply: dict[str, str]) -> dict[str, str]:
        """The fields of the entry's own event that its reply repeats under the same name."""
        asides = "seconded right-pin age-checked day-opened drawer-opened item-placed".split()
        main = next((e.fields for e in self.entry.events if e.word not in asides), {})
        if "from" in reply and "vat" in main:  # a price of an item, today's or a later one
            price = f"{reply['from']}:{reply['price']}"
            if price in main.get("prices", "").split(","):
                main = main | {"price": reply["price"]}
        return {key: main[key] for key in reply.keys() & main.keys() if key != "day"}

    # The shop

    def started(self, event: Event) -> None:
        self.program = event.fields["program"]

    def configured(self, event: Event) -> None:
        for line in event.fields["text"].split("\n"):
            if line.startswith("store "):
                self.store = pairs(line[5:])
        self.vat = [
            pairs(line[3:])
            for line in event.fields["text"].split("\n")
            if line.startswith("vat ")
        ]

    def rate_of(self, vat_class: str, date: str, mode: str | None) -> int | None:
        """The rate of a class on a day: of its mode first, then the one that began last."""
        holding = [
            row
            for row in self.vat
            if row["class"] == vat_class
            and row.get("mode") in (None, mode)
            and row.get("from", date) <= date <= row.get("to", date)
        ]
        holding.sort(key=lambda row: ("mode" in row, row.get("from", "")))
        return cents(holding[-1]["percent"]) if holding else None

    def begin_receipts(self, number: int, last: int) -> None:
        register = self.registers.setdefault(number, Register(number))
        register.receipt = last
        if register.receipts:  # the Z ends with the numbers that were left out
            register.widen(register.receipts, last)

    def logged_in(self, event: Event) -> None:
        if register := self.at_register():
            register.person = event.fields["person"]
            register.figures.count("logins")

    def logged_out(self, event: Event) -> None:
        if register := self.at_register():
            self.differ("person=", event.fields["person"], register.person)
            register.person, register.training = None, False

    def training_begun(self, event: Event) -> None:
        if register := self.at_register():
            self.differ("person=", event.fields["person"], register.person)
            register.training = True

    def day_opened(self, event: Event) -> None:
        if self.date is not None:
            self.wrong(f"day {self.number} is open still")
        self.number += 1
        self.differ("day=", event.fields["day"], str(self.number))
        self.date, self.first_entry = event.fields["date"], self.entry.number

    # Drawers

    def drawer_opened(self, event: Event) -> None:
        if register := self.at_register():
            amount = cents(event.fields["float"])
            register.drawers.append(Drawer(len(register.drawers) + 1, amount))
            register.figures.count("float", amount)
            register.figures.count("drawer-openings")

    def cash_moved(self, event: Event) -> None:
        f, register = event.fields, self.at_register()
        if register is None or "training" in f:
            return
        way, amount = f["way"], cents(f["amount"])
        signed = amount if way == "paid-in" else -amount
        self.drawer(register).expected += signed
        register.figures.count("drops" if way == "drop" else way, amount)
        register.figures.count("drawer-openings")
        if "reason" in f:
            register.figures.reasons.plus(f["reason"], 1, signed)

    def no_sale(self, event: Event) -> None:
        register = self.at_register()
        if register and "training" not in event.fields:
            register.figures.count("no-sales")
            register.figures.count("drawer-openings")

    def counted(self, event: Event) -> None:
        f, register = event.fields, self.at_register()
        if register is None:
            return
        cash = cents(f["cash"])
        register.figures.count("drawer-openings")
        listed = f["pieces"].split(",") if "pieces" in f else []
        pieces = [piece.split("*") for piece in listed]
        if pieces:
            self.amount("cash=", f["cash"], sum(cents(unit) * int(n) for unit, n in pieces))
        if "late" in f:
            return self.count_late(register, f["late"], cash)
        drawer = self.drawer(register)
        if ("recount" in f) != (drawer.counted is not None):
            self.wrong(f"drawer {drawer.number} is counted twice, or was not counted before")
        if "recount" in f:  # whoever signed signed for another figure
            drawer.recounts += 1
            drawer.reason = drawer.signer = None
        drawer.counted = cash
        listed = f["tenders"].split(",") if "tenders" in f else []
        drawer.counted_tenders = {n: cents(a) for n, a in (each.split(":") for each in listed)}
        for tender in drawer.counted_tenders:
            register.figures.tenders.plus(tender, 0, 0)

    def count_late(self, register: Register, z: str, cash: int) -> None:
        register.late = True
        expected = register.uncounted.pop(z, None)
        if expected is None:
            return self.wrong(f"Z {z} left no drawer uncounted")
        register.figures.count("late-differences", cash - expected)

    def difference_signed(self, event: Event) -> None:
        f, register = event.fields, self.at_register()
        if register is None:
            return
        number = int(f["drawer"])
        if number > len(register.drawers) or register.drawers[number - 1].counted is None:
            return self.wrong(f"drawer {number} is not counted since the last Z")
        drawer = register.drawers[number - 1]
        drawer.reason, drawer.signer = f["reason"], f.get("person")


def reply_in_sale(sale: Sale, reply: dict[str, str]) -> dict[str, str]:
    """What an open sale has come to."""
    total, payments = sale.total(), sale.payments.values()
    due = {"total": money(total)} if "total" in reply else {}
    if "due" in reply:
        due["paid"] = money(sum(payment.amount for payment in payments))
        rounding = sum(payment.rounding for payment in payments)
        paid = sum(payment.net - payment.kept for payment in payments)
        due["due"] = money(total + rounding - paid)
    return due


def zip_rows(stated: list[str], due: list[str]) -> list[tuple[str | None, str | None]]:
    """Pairs of rows that differ, matched by what they are rows of."""

    def named(rows: list[str]) -> dict[str, str]:
        return {row.split(" ")[1]: row for row in rows}

    left, right = named(stated), named(due)
    out = [(left.get(k), right.get(k)) for k in {**right, **left} if left.get(k) != right.get(k)]
    if not out and stated != due:
        out.append((" / ".join(stated), " / ".join(due)))
    return out
