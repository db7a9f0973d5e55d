"""The registers of `scripts/replay`: how they work through a day."""

from __future__ import annotations

import queue
import re
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import ROUND_CEILING, Decimal
from pathlib import Path

from tillclient import Broken, Refused, Reply, Station, quote
from tillprocess import Daemon
from tradingday import ZERO, Day, Figures, Invoice, Return, Row

PIN = "4711"
FLOAT = Decimal("200.00")
NOTE = Decimal(5)
# Second persons: for what a cashier may not do alone.
SUPERVISOR, MANAGER = 101, 102
BY_SUPERVISOR = f" by={SUPERVISOR} pin={PIN}"
BY_MANAGER = f" by={MANAGER} pin={PIN}"


@dataclass
class Work:
    """What became of an invoice: whatever of it was taken, and at which register."""

    register: int
    taken: Invoice
    ended: bool = False


@dataclass
class Outcome:
    """What happened on one day, filled by all registers."""

    day: Day
    works: dict[str, Work] = field(default_factory=dict)
    refused: list[tuple[Refused, Decimal]] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    # Register number -> what was expected of it and what its Z says; 0 is the day.
    compared: dict[int, tuple[Figures, Figures]] = field(default_factory=dict)
    seconds: float = 0.0
    folder: Path = Path()


class KillSwitch:
    """Counts OK lines and kills the daemon at every `after`th, `times` times."""

    def __init__(self, daemon: Daemon | None, after: int, times: int) -> None:
        self.daemon = daemon
        self.after = after
        self.left = times if after else 0
        self.count = 0
        self.lock = threading.Lock()

    def count_ok(self) -> None:
        with self.lock:
            self.count += 1
            due = self.left > 0 and self.count % self.after == 0
            self.left -= due
        if due and self.daemon is not None:
            self.daemon.kill()


@dataclass
class Slip:
    """The receipt that an invoice became; no name when it was refused."""

    done: threading.Event = field(default_factory=threading.Event)
    receipt: str = ""
    # Which row of what was sold -> the line's number.
    lines: dict[int, str] = field(default_factory=dict)


class Slips:
    """Every invoice's receipt, for whoever gives a part of it back."""

    def __init__(self, days: Iterable[Day], patience: float) -> None:
        self.slips = {i: Slip() for day in days for i in day.invoices.values()}
        self.patience = patience

    def __getitem__(self, invoice: Invoice) -> Slip:
        return self.slips[invoice]

    def wait_for(self, invoices: Iterable[Invoice]) -> None:
        """They came before in the queue, so someone is at work on each: nobody waits in a ring."""
        for invoice in invoices:
            if not self.slips[invoice].done.wait(self.patience):
                raise Broken(f"invoice {invoice.number} was not done in {self.patience} s")


class Register:
    """One register and the person at it."""

    def __init__(self, number: int, station: Station, slips: Slips) -> None:
        self.number = number
        self.station = station
        self.slips = slips
        self.last_receipt: int | None = None
        self.cash = ZERO

    def log_in(self) -> None:
        self.station.ask("PING")
        if self.station.hello.keys.get("person") != str(self.number):
            must(self.station, f"LOGIN {self.number} pin={PIN}")

    def work(self, waiting: queue.SimpleQueue[Invoice], outcome: Outcome) -> None:
        """Opens, serves whoever is next until nobody waits, and leaves as its number says."""
        must(self.station, f"OPEN float={FLOAT} day={outcome.day.date}")
        self.cash = FLOAT
        while True:
            try:
                invoice = waiting.get_nowait()
            except queue.Empty:
                break
            self.slips.wait_for(invoice.after)
            try:
                self.serve(invoice, outcome)
            finally:
                self.slips[invoice].done.set()
        # One in four counts its drawer and makes its Z, one makes its Z uncounted, and two just
        # go home: CLOSEDAY has to seal theirs.
        if self.number % 4 == 1:
            must(self.station, f"COUNT cash={max(ZERO, self.cash)}")
        if self.number % 2 == 1:
            must(self.station, "Z")

    def serve(self, invoice: Invoice, outcome: Outcome) -> None:
        taken = Invoice(invoice.number, invoice.customer)
        work = outcome.works[invoice.number] = Work(self.number, taken)
        for row in invoice.adjusted:
            if self.take([adjust_line(row)], [row], outcome):
                taken.adjusted.append(row)
        if not invoice.sold and not invoice.returned:
            return
        must(self.station, "SALE")
        said = self.sell(invoice, taken, outcome)
        said = self.give_back(invoice, taken, outcome) or said
        if taken.sold or taken.returned:
            work.ended = self.end(invoice, taken, said, outcome)
        if not work.ended:
            must(self.station, "CANCEL" + BY_SUPERVISOR)

    def sell(self, invoice: Invoice, taken: Invoice, outcome: Outcome) -> str:
        """Takes the lines; the running total that was said last."""
        replies = self.take([item_line(row) for row in invoice.sold], invoice.sold, outcome)
        for index, reply in replies.items():
            taken.sold.append(invoice.sold[index])
            self.slips[invoice].lines[index] = reply.keys["line"]
        return last_total(replies)

    def give_back(self, invoice: Invoice, taken: Invoice, outcome: Outcome) -> str:
        backs = [back for back in invoice.returned if self.is_possible(back, outcome)]
        lines = [self.return_line(back) for back in backs]
        replies = self.take(lines, [back.row for back in backs], outcome)
        taken.returned += [backs[index] for index in replies]
        return last_total(replies)

    def is_possible(self, back: Return, outcome: Outcome) -> bool:
        if back.origin is None:
            return True
        slip = self.slips[back.origin]
        if slip.receipt and back.index in slip.lines:
            return True
        reply = Reply("NO", "no-sale", f"its sale on invoice {back.origin.number} was refused")
        line = f"RETURN of {back.row.code} on invoice {back.row.invoice}"
        outcome.refused.append((Refused(line, reply), back.row.amount))
        return False

    def return_line(self, back: Return) -> str:
        reason = "returned" if back.row.is_article else "correction"
        tail = f" qty={plain(back.quantity)}"
        if back.origin is None:
            price = f" price={back.row.price:.2f}"
            return f"RETURN {quote(back.row.code)}{tail}{price} reason={reason}{BY_SUPERVISOR}"
        slip = self.slips[back.origin]
        return f"RETURN receipt={slip.receipt} line={slip.lines[back.index]}{tail} reason={reason}"

    def take(self, lines: list[str], rows: list[Row], outcome: Outcome) -> dict[int, Reply]:
        """The replies to what was taken, by its place; what was refused is noted with its sum."""
        replies, refused = self.station.submit(lines)
        lost = [row for row, reply in zip(rows, replies) if reply is None]
        outcome.refused += [(each, row.amount) for each, row in zip(refused, lost)]
        return {index: reply for index, reply in enumerate(replies) if reply is not None}

    def end(self, invoice: Invoice, taken: Invoice, said: str, outcome: Outcome) -> bool:
        lines = [pay_line(taken)] if taken.total else []
        replies, refused = self.station.submit([*lines, "END"])
        outcome.refused += [(each, ZERO) for each in refused]
        end = replies[-1]
        if end is None:
            outcome.wrong.append(f"invoice {invoice.number} could not be ended")
            return False
        self.slips[invoice].receipt = end.keys["receipt"]
        self.check(taken, said, end, outcome)
        if taken.total and taken.tender() == "cash":
            self.cash += taken.to_pay()
        return True

    def check(self, taken: Invoice, said: str, end: Reply, outcome: Outcome) -> None:
        """The running total and the receipt are right while the customer still stands there."""
        change = handed(taken) - taken.to_pay() if taken.total else ZERO
        pairs = [
            ("running total", said, taken.total),
            ("total", end.keys["total"], taken.total),
            ("rounding", end.keys.get("rounding", ZERO), taken.to_pay() - taken.total),
            ("change", end.keys.get("change", ZERO), change),
        ]
        for name, told, right in pairs:
            if Decimal(told) != right:
                outcome.wrong.append(f"invoice {taken.number}: {name} {told}, expected {right}")
        register, _, number = end.keys["receipt"].rpartition("-")
        if register != str(self.number) or self.last_receipt not in (None, int(number) - 1):
            outcome.wrong.append(f"receipt {end.keys['receipt']} after {self.last_receipt}")
        self.last_receipt = int(number)


def item_line(row: Row) -> str:
    return f"ITEM {quote(row.code)} qty={plain(row.quantity)} price={row.price:.2f}"


def adjust_line(row: Row) -> str:
    reason = "damaged" if re.search("damage|fault", row.name) else "count"
    return f"ADJUST {quote(row.code)} {plain(row.quantity)} reason={reason}{BY_MANAGER}"


def pay_line(taken: Invoice) -> str:
    by = BY_SUPERVISOR if taken.needs_refund_right() else ""
    return f"PAY {taken.tender()} {handed(taken)}{by}"


def handed(taken: Invoice) -> Decimal:
    """Cash is paid in with notes, and paid out as it is."""
    amount = taken.to_pay()
    if taken.tender() == "card" or amount <= 0:
        return amount
    return ((amount / NOTE).to_integral_value(ROUND_CEILING) * NOTE).quantize(ZERO)


def last_total(replies: dict[int, Reply]) -> str:
    return list(replies.values())[-1].keys["total"] if replies else ""


def plain(quantity: Decimal) -> str:
    return f"{quantity.to_integral_value()}"


def require(reply: Reply, line: str) -> Reply:
    if not reply.ok:
        raise Broken(f"{line.split()[0]} was refused: {reply}")
    return reply


def must(station: Station, line: str) -> Reply:
    """A line without which the replay makes no sense."""
    return require(station.tell(line), line)
