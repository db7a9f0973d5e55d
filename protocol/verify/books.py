"""What has to fit: follows the entries, and compares every figure that they state.

The rules are those of "What has to fit" in protocol/journal.md. An event `sale-ended` is followed
by the method `sale_ended`, and so on; events that state no figure have none.
"""

from __future__ import annotations

from dataclasses import dataclass

from figures import Drawer, Figures
from findings import Findings
from lines import Entry, Event, cents, money, pairs, quantity, rounded, thousandths
from sale import SOLD, EndedSale, EndedSales, Line, Payment, Returns, Sale


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


class Books:
    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.registers: dict[int, Register] = {}
        self.ended = EndedSales()
        self.returns = Returns()
        self.held: dict[int, Held] = {}
        self.copied: set[int] = set()
        self.corrected: set[tuple[int, int]] = set()
        self.store: dict[str, str] = {}
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
        asides = ("seconded", "age-checked", "day-opened", "drawer-opened")
        main = next((e.fields for e in self.entry.events if e.word not in asides), {})
        return {key: main[key] for key in reply.keys() & main.keys() if key != "day"}

    # The shop

    def started(self, event: Event) -> None:
        self.program = event.fields["program"]

    def configured(self, event: Event) -> None:
        for line in event.fields["text"].split("\n"):
            if line.startswith("store "):
                self.store = pairs(line[5:])

    def begin_receipts(self, number: int, last: int) -> None:
        self.registers.setdefault(number, Register(number)).receipt = last

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
        drawer.recounts += "recount" in f
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

    # Sales

    def sale_begun(self, event: Event) -> None:
        if register := self.at_register():
            if register.sale is not None:
                self.wrong("a sale is open already at this register")
            register.sale = Sale("training" in event.fields)
            self.differ("training", "training" in event.fields, register.training)

    def line_added(self, event: Event) -> None:
        sale = self.open_sale()
        if sale is None:
            return
        line = Line(event.fields)
        self.differ("line=", line.number, sale.last_line + 1)
        sale.last_line = line.number
        sale.lines[line.number] = line
        if line.of_entry:
            self.check_return(sale, line, event.fields)
        else:
            self.check_amount(line)

    def check_amount(self, line: Line) -> None:
        if line.of_entry == 0:
            due = rounded(line.price * line.qty, 1000)
            self.differ("amount=", money(line.amount), money(due))

    def check_return(self, sale: Sale, line: Line, fields: dict[str, str]) -> None:
        origin = self.ended.get(line.of_entry)
        if origin is None or line.of_line not in origin.lines:
            return self.wrong(f"entry {line.of_entry} ended no sale with a line {line.of_line}")
        self.differ("of-receipt=", line.of_receipt, origin.name)
        sold = origin.lines[line.of_line]
        if origin.training or not sold[3]:
            return self.wrong(f"line {line.of_line} of {origin.name} is nothing to give back")
        left = self.returns.left(line, sold)
        if not 0 < -line.qty <= left:
            self.wrong(f"{quantity(-line.qty)} given back of {quantity(left)} that are left")
        amount, vat = self.returns.expected(line, sold)
        self.differ("vat-percent=", line.rate, sold[2])
        self.differ("amount=", fields["amount"], money(amount))
        self.differ("vat-amount=", fields.get("vat-amount"), money(vat))
        if "paid-with" in fields:
            paid = sorted({tender for tender, _ in origin.payments.values()})
            self.differ("paid-with=", sorted(fields["paid-with"].split(",")), paid)
        if not sale.training:
            self.returns.take(line)

    def line_voided(self, event: Event) -> None:
        found = self.line(event.fields)
        if found is None:
            return
        sale, line = found
        charged = sale.charged()
        out = [n for n, each in sale.lines.items() if n == line.number]
        out += [n for n, each in sale.lines.items() if each.deposit_of == line.number]
        amount = sum(charged[n] for n in out)
        self.amount("amount=", event.fields["amount"], amount)
        for n in out:
            self.forget(sale, sale.lines.pop(n))
        sale.promoted = [each for each in sale.promoted if each[0] not in out]
        if self.register and not sale.training:
            self.register.figures.count("voided-lines", amount)

    def forget(self, sale: Sale, line: Line) -> None:
        if line.of_entry and not sale.training:
            self.returns.take(line, -1)

    def quantity_changed(self, event: Event) -> None:
        if found := self.line(event.fields):
            _, line = found
            line.qty = thousandths(event.fields["qty"])
            self.change(line, event)

    def line_repriced(self, event: Event) -> None:
        if found := self.line(event.fields):
            _, line = found
            line.price, line.own_price = cents(event.fields["price"]), True
            self.change(line, event)

    def change(self, line: Line, event: Event) -> None:
        line.amount = cents(event.fields["amount"])
        line.discount = cents(event.fields.get("discount", "0.00"))
        self.check_amount(line)

    def line_discounted(self, event: Event) -> None:
        if found := self.line(event.fields):
            line = found[1]
            line.discount = cents(event.fields["discount"])
            if "percent" in event.fields:
                due = rounded(line.amount * cents(event.fields["percent"]), 10000)
                self.amount("discount=", event.fields["discount"], due)

    def sale_discounted(self, event: Event) -> None:
        if sale := self.open_sale():
            sale.take_discount(event.fields)

    def promoted(self, event: Event) -> None:
        if sale := self.open_sale():
            sale.promoted = [self.promotion(sale, row) for row in event.rows]

    def promotion(self, sale: Sale, row: dict[str, str]) -> tuple[int, str, int]:
        if int(row["promoted"]) not in sale.lines:
            self.wrong(f"a promotion on line {row['promoted']}, which the sale does not have")
        return int(row["promoted"]), row["rule"], cents(row["amount"])

    def payment_added(self, event: Event) -> None:
        if sale := self.open_sale():
            payment, f = Payment(event.fields), event.fields
            number = int(f["payment"])
            self.differ("payment=", number, sale.last_payment + 1)
            sale.last_payment = number
            sale.payments[number] = payment
            if payment.kind == "foreign":
                whole, _, part = f.get("rate", "0").partition(".")
                rate = int(whole + part.ljust(6, "0"))
                self.amount("amount=", f["amount"], rounded(payment.foreign * rate, 10**6))

    def payment(self, event: Event, take: bool) -> Payment | None:
        sale = self.open_sale()
        if sale is None:
            return None
        number = int(event.fields["payment"])
        if number not in sale.payments:
            self.wrong(f"the sale has no payment {number}")
            return None
        return sale.payments.pop(number) if take else sale.payments[number]

    def payment_settled(self, event: Event) -> None:
        if payment := self.payment(event, take=False):
            if not payment.pending:
                self.wrong("this payment was decided before")
            payment.pending = False

    def payment_failed(self, event: Event) -> None:
        """A voucher's rest pays for what is due again; cash of 0.00 has nothing left to round."""
        payment, register = self.payment(event, take=True), self.register
        if payment is None or register is None or register.sale is None:
            return
        if not payment.pending:
            self.wrong("this payment was decided before")
        payments, due = register.sale.payments, payment.amount
        for number, each in list(payments.items()):
            taken = min(each.kept, due)
            each.kept, due = each.kept - taken, due - taken
            if each.kind == "cash" and each.amount == 0:
                del payments[number]

    def payment_removed(self, event: Event) -> None:
        payment, register = self.payment(event, take=True), self.register
        if payment and register and register.sale and not register.sale.training:
            register.figures.count("removed-payments", payment.amount)

    def sale_cancelled(self, event: Event) -> None:
        sale, register = self.open_sale(), self.register
        if sale is None or register is None:
            return
        self.differ("lines=", event.fields["lines"], str(len(sale.lines)))
        self.amount("total=", event.fields["total"], sale.total())
        for line in sale.lines.values():
            self.forget(sale, line)
        if not sale.training:
            register.figures.count("cancelled-sales", sale.total())
        register.sale = None

    def sale_held(self, event: Event) -> None:
        f, sale, register = event.fields, self.open_sale(), self.register
        if sale is None or register is None:
            return
        self.differ("register=", f["register"], str(register.number))
        self.differ("time=", f["time"], self.entry.time)
        self.differ("lines=", f["lines"], str(len(sale.lines)))
        self.amount("total=", f["total"], sale.total())
        if sale.payments:
            self.wrong("a sale with payments is put aside")
        number = int(f["held"])
        if number in self.held:
            self.wrong(f"a second held sale {number}")
        self.held[number] = Held(sale, register.number, sale.total())
        register.sale = None

    def sale_recalled(self, event: Event) -> None:
        f, register = event.fields, self.at_register()
        if register is None:
            return
        self.differ("entry=", f["entry"], str(self.entry.number))
        if register.sale is not None:
            self.wrong("a sale is open already at this register")
        sale = Sale("training" in f)
        sale.take_discount(f)
        sale.last_line = int(f["lines-taken"])
        for row in event.rows:
            if "line" in row:
                line = Line(row)
                sale.lines[line.number] = line
            else:
                sale.promoted.append(self.promotion(sale, row))
        register.sale = sale
        held = self.held.pop(int(f["held"]), None)
        if held is None:
            return self.wrong(f"no sale is held under {f['held']}")
        self.compare_recalled(sale, held.sale)

    def compare_recalled(self, sale: Sale, held: Sale) -> None:
        self.differ("training", sale.training, held.training)
        self.differ("lines-taken=", sale.last_line, held.last_line)
        self.differ("lines", sorted(sale.lines), sorted(held.lines))
        for number, line in sale.lines.items():
            if number in held.lines:
                self.differ(f"line {number}", vars(line), vars(held.lines[number]))
        self.differ("promotions", sorted(sale.promoted), sorted(held.promoted))
        self.differ("discount", sale.percent_off, held.percent_off)
        self.differ("discount", sale.amount_off, held.amount_off)

    def sale_ended(self, event: Event) -> None:
        f, sale, register = event.fields, self.open_sale(), self.register
        if sale is None or register is None:
            return
        register.sale = None
        number = int(f["receipt"])
        self.differ("receipt=", number, register.receipt + 1)
        register.receipt = number
        register.widen(register.receipts, number)
        self.differ("training", "training" in f, sale.training)
        spread = sale.spread()
        charged = {n: amount - spread.get(n, 0) for n, amount in sale.charged().items()}
        self.check_ended(event, sale, charged, spread)
        self.keep_ended(event, number, sale, charged)
        if sale.training:
            register.figures.count("training", cents(f["total"]))
        else:
            self.sum_up(event, sale, charged, spread)

    def check_ended(
        self, event: Event, sale: Sale, charged: dict[int, int], spread: dict[int, int]
    ) -> None:
        f = event.fields
        if not sale.lines:
            self.wrong("a receipt without a line")
        total = sum(charged.values())
        self.amount("total=", f["total"], total)
        rows = [
            f"- vat-percent={money(rate)} gross={money(gross)} vat={money(vat)}"
            for rate, (gross, vat) in sale.rates(charged).items()
        ]
        rows += [f"- line={n} discount={money(share)}" for n, share in sorted(spread.items())]
        for stated, due in zip_rows(event.lines[1:], rows):
            self.differ("row", stated, due)
        payments = sale.payments.values()
        if any(payment.pending for payment in payments):
            self.wrong("a payment is undecided")
        for key in ("rounding", "change", "kept"):
            found = sum(getattr(payment, key) for payment in payments)
            self.amount(f"{key}=", f.get(key, "0.00"), found)
        paid = sum(payment.net - payment.kept for payment in payments)
        due = cents(f["total"]) + cents(f["rounding"])
        self.differ("amounts less change less kept", money(paid), money(due))

    def keep_ended(self, event: Event, number: int, sale: Sale, charged: dict[int, int]) -> None:
        assert self.register is not None, "a sale is a register's"
        f = event.fields
        ended = EndedSale(self.register.number, number, cents(f["total"]), sale.training)
        for n, line in sale.lines.items():
            returnable = line.kind in SOLD and not line.is_return
            ended.lines[n] = line.qty, charged[n], line.rate, returnable
        for n, payment in sale.payments.items():
            ended.payments[n] = payment.tender, payment.net
        self.ended.add(self.entry.number, ended)
        if self.number == self.wanted:
            self.receipts.append(self.receipt_row(event, sale, ended.name))

    def receipt_row(self, event: Event, sale: Sale, name: str) -> dict[str, str]:
        """As receipts.csv has it."""
        f, person = event.fields, self.register.person if self.register else None
        row = {"receipt": name, "register": self.entry.station, "time": self.entry.time}
        row["person"] = person or ""
        row["lines"] = str(len(sale.lines))
        row |= {key: f.get(key, "0.00") for key in ("total", "rounding", "change", "kept")}
        row["training"] = "yes" if sale.training else "no"
        for rate in event.rows:
            if "vat-percent" in rate:
                row[f"gross-{rate['vat-percent']}"] = rate["gross"]
                row[f"vat-{rate['vat-percent']}"] = rate["vat"]
        tenders: dict[str, int] = {}
        for payment in sale.payments.values():
            tenders[payment.tender] = tenders.get(payment.tender, 0) + payment.net
        row |= {f"tender-{tender}": money(amount) for tender, amount in tenders.items()}
        return row | {"entry": str(self.entry.number)}

    def sum_up(
        self, event: Event, sale: Sale, charged: dict[int, int], spread: dict[int, int]
    ) -> None:
        """Into the register's figures since its last Z."""
        assert self.register is not None, "a sale is a register's"
        register, f, figures = self.register, event.fields, self.register.figures
        figures.count("receipts", cents(f["total"]))
        kinds = {"goods": "goods", "service": "services", "deposit": "deposits"}
        kinds |= {"gift-card": "gift-cards", "account": "account-payments"}
        sold = None
        for n, line in sale.lines.items():
            if line.is_return:
                figures.count("returns", -charged[n])
                register.grand_returns -= charged[n]
            else:
                figures.count(kinds[line.kind], charged[n])
                if line.kind in SOLD:
                    sold = (sold or 0) + charged[n]
            if line.kind in SOLD:
                figures.groups.plus(line.group, line.qty, charged[n])
            if line.discount:
                figures.count("discounts", line.discount)
            if line.own_price and not line.is_return:
                figures.count("price-overrides", line.amount)
        if sold is not None:
            figures.count("sales", sold)
            register.grand_sales += sold
        if spread:
            figures.count("discounts", sum(spread.values()))
        for _, _, amount in sale.promoted:
            figures.count("promotions", amount)
        for rate, (gross, vat) in sale.rates(charged).items():
            figures.rates.plus(money(rate), gross, gross - vat, vat)
        self.sum_up_payments(register, sale)
        for key in ("rounding", "kept"):
            if cents(f.get(key, "0.00")):
                figures.count(key, cents(f[key]))

    def sum_up_payments(self, register: Register, sale: Sale) -> None:
        drawer = self.drawer(register)
        for payment in sale.payments.values():
            register.figures.tenders.plus(payment.tender, 1, payment.net)
            amount = payment.foreign if payment.kind == "foreign" else payment.net
            drawer.take(payment.tender, payment.kind, amount)
        if any(payment.kind in ("cash", "foreign") for payment in sale.payments.values()):
            register.figures.count("drawer-openings")

    # Ended sales

    def ended_sale(self, event: Event) -> EndedSale | None:
        f = event.fields
        sale = self.ended.get(int(f["of-entry"]))
        if sale is None:
            self.wrong(f"entry {f['of-entry']} ended no sale")
        else:
            self.differ("receipt=", f["receipt"], sale.name)
            if sale.training:
                self.wrong(f"receipt {sale.name} was made in training")
        return sale

    def retendered(self, event: Event) -> None:
        f, register, sale = event.fields, self.at_register(), self.ended_sale(event)
        if register is None or sale is None:
            return
        key = int(f["of-entry"]), int(f["payment"])
        if key in self.corrected:
            self.wrong(f"payment {key[1]} of receipt {sale.name} was corrected before")
        self.corrected.add(key)
        tender, net = sale.payments.get(key[1], ("none", 0))
        self.differ("from=", f["from"], tender)
        self.amount("from-amount=", f["from-amount"], net)
        taken, put = cents(f["from-amount"]), cents(f["to-amount"])
        figures, drawer = register.figures, self.drawer(register)
        figures.count("corrected-tenders", taken)
        figures.tenders.plus(f["from"], 0, -taken)
        figures.tenders.plus(f["to"], 0, put)
        figures.count("rounding", put - taken, times=0)
        drawer.take(f["from"], f["from-kind"], -taken)
        drawer.take(f["to"], f["to-kind"], put)

    def receipt_copied(self, event: Event) -> None:
        f, register, sale = event.fields, self.at_register(), self.ended_sale(event)
        if register is None or sale is None:
            return
        entry = int(f["of-entry"])
        if entry in self.copied:
            self.wrong(f"receipt {sale.name} was copied before")
        self.copied.add(entry)
        self.amount("total=", f["total"], sale.total)
        register.figures.count("copies", sale.total)

    def pro_forma_made(self, event: Event) -> None:
        sale = self.open_sale()
        if sale is None or self.register is None:
            return
        self.amount("total=", event.fields["total"], sale.total())
        if not sale.training:
            self.register.figures.count("pro-formas", sale.total())

    def price_asked(self, event: Event) -> None:
        if self.register and not self.register.training:
            self.register.figures.count("price-inquiries")

    def x_made(self, event: Event) -> None:
        if register := self.at_register():
            register.figures.count("x-reports")

    def stock_adjusted(self, event: Event) -> None:
        if self.register:
            self.register.figures.count("adjustments")

    # Seals

    def z_sealed(self, event: Event) -> None:
        f = event.fields
        number, z = (int(part) for part in f["z"].split("-"))
        register = self.registers.setdefault(number, Register(number))
        self.sealed = self.sealed or register is self.register
        self.differ("z=", z, register.z + 1)
        register.z = z
        self.check_fields(event, self.z_fields(register), "z day head signature")
        self.differ("day=", f["day"], str(self.number))
        rows = register.figures.rows() + [drawer.row() for drawer in register.drawers]
        for stated, due in zip_rows(event.lines[1:], rows):
            self.differ(f"Z {f['z']}, row", stated, due)
        for row in event.rows:
            self.day.add_row(row)
        self.zs.append(f["z"])
        if register.drawers and register.drawers[-1].counted is None:
            register.uncounted[f["z"]] = register.drawers[-1].expected
        register.begin()
        if self.number == self.wanted:
            self.z_events.append(event)

    def z_fields(self, register: Register) -> dict[str, str]:
        due = {"date": self.date or "", "time": self.entry.time}
        if register.person:
            due["person"] = register.person
        due["counted"] = "yes" if register.is_counted else "no"
        for key, span in (("receipt", register.receipts), ("entry", register.entries)):
            if span:
                due |= {f"first-{key}": str(span[0]), f"last-{key}": str(span[1])}
        due["grand-sales"] = money(register.grand_sales)
        due["grand-returns"] = money(register.grand_returns)
        sale = register.sale
        if sale and not sale.training:
            due["open-sale-lines"] = str(len(sale.lines))
            due["open-sale-total"] = money(sale.total())
        held = [h for h in self.waiting().values() if h.register == register.number]
        if held:
            due["held-sales"] = str(len(held))
            due["held-total"] = money(sum(each.total for each in held))
        due |= {key: self.store.get(key, "") for key in ("company", "organisation")}
        return due | {"program": self.program}

    def waiting(self) -> dict[int, Held]:
        """The held sales that count."""
        return {n: each for n, each in self.held.items() if not each.sale.training}

    def check_fields(self, event: Event, due: dict[str, str], but: str) -> None:
        left_out = but.split()
        for key in {**due, **event.fields}:
            if key not in left_out:
                self.differ(f"{event.word}, {key}=", event.fields.get(key), due.get(key))

    def day_closed(self, event: Event) -> None:
        f = event.fields
        self.differ("settlement=", f["settlement"], str(self.number))
        self.check_fields(event, self.day_fields(), "settlement head signing-key signature")
        for stated, due in zip_rows(event.lines[1:], self.day.rows()):
            self.differ("day, row", stated, due)
        for register in self.registers.values():
            if register.drawers or register.late:
                self.wrong(f"register {register.number} has a drawer and no Z")
        if self.number == self.wanted:
            self.closed = Closed(event, self.z_events, self.receipts)
        self.date, self.zs, self.day = None, [], Figures()

    def day_fields(self) -> dict[str, str]:
        registers = self.registers.values()
        open_sales = sum(1 for r in registers if r.sale and not r.sale.training)
        due = {"date": self.date or "", "time": self.entry.time}
        if self.zs:
            due["zs"] = ",".join(self.zs)
        due["open-sales"] = str(open_sales)
        if held := self.waiting():
            due["held-sales"] = ",".join(map(str, sorted(held)))
            due["held-total"] = money(sum(each.total for each in held.values()))
        due["first-entry"], due["last-entry"] = str(self.first_entry), str(self.entry.number)
        due["grand-sales"] = money(sum(r.grand_sales for r in registers))
        due["grand-returns"] = money(sum(r.grand_returns for r in registers))
        return due | {"program": self.program, "format": "1"}


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
