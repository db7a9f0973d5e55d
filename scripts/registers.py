"""The registers of `scripts/replay`: how they work through a day, and what is said of it after."""

from __future__ import annotations

import itertools
import queue
import threading
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import tradingday
from tillclient import Broken, Refused, Reply, Station, quote
from tillprocess import Daemon
from tradingday import ZERO, Day, Difference, Figures, Row

PIN = "4711"


@dataclass
class Outcome:
    """What happened on one day, filled by all registers."""

    day: Day
    # Register number -> its receipts, each a list of rows.
    sold: dict[int, list[list[Row]]] = field(default_factory=dict)
    refused: list[Refused] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    settlement: Figures = field(default_factory=Figures)
    folder: Path = Path()

    @property
    def difference(self) -> Decimal:
        return sum((abs(each.expected - each.found) for each in self.differences), ZERO)


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


class Register:
    """One register and the person at it."""

    def __init__(self, number: int, station: Station) -> None:
        self.number = number
        self.station = station
        self.last_receipt: int | None = None

    def log_in(self) -> None:
        self.station.ask("PING")
        if self.station.hello.keys.get("person") != str(self.number):
            must(self.station, f"LOGIN {self.number} pin={PIN}")

    def work(self, waiting: queue.SimpleQueue[list[Row]], outcome: Outcome) -> None:
        """Opens, serves whoever is next until nobody waits, and leaves as its number says."""
        must(self.station, f"OPEN float=0.00 day={outcome.day.date}")
        outcome.sold[self.number] = []
        while True:
            try:
                rows = waiting.get_nowait()
            except queue.Empty:
                break
            self.sell(rows, outcome)
        # One in four counts its drawer and makes its Z, one makes its Z uncounted, and two just
        # go home: CLOSEDAY has to seal theirs.
        if self.number % 4 == 1:
            must(self.station, "COUNT cash=0.00")
        if self.number % 2 == 1:
            must(self.station, "Z")

    def sell(self, rows: list[Row], outcome: Outcome) -> None:
        lines = ["SALE"] + [item_line(row) for row in rows]
        replies, refused = self.station.submit(lines)
        taken = [row for row, reply in zip(rows, replies[1:]) if reply is not None]
        total = sum((row.amount for row in taken), ZERO)
        said = next((reply.keys["total"] for reply in reversed(replies) if reply), "nothing")
        if taken:
            end = [f"PAY {tradingday.TENDER} {total}"] if total else []
            closing, more = self.station.submit([*end, "END"])
            refused += more
            self.check(rows[0].invoice, total, said, closing[-1], outcome)
            if closing[-1] is not None:
                outcome.sold[self.number].append(taken)
        if not taken or closing[-1] is None:
            self.station.tell("CANCEL")
        outcome.refused += refused

    def check(
        self, invoice: str, total: Decimal, said: str, end: Reply | None, outcome: Outcome
    ) -> None:
        """The running total and the receipt are right while the customer still stands there."""
        if end is None:
            outcome.wrong.append(f"invoice {invoice} could not be ended")
            return
        for told in (said, end.keys["total"]):
            if Decimal(told) != total:
                outcome.wrong.append(f"invoice {invoice}: total {told}, expected {total}")
        register, _, number = end.keys["receipt"].rpartition("-")
        if register != str(self.number) or self.last_receipt not in (None, int(number) - 1):
            outcome.wrong.append(f"receipt {end.keys['receipt']} after {self.last_receipt}")
        self.last_receipt = int(number)


def item_line(row: Row) -> str:
    return f"ITEM {quote(row.code)} qty={plain(row.quantity)} price={row.price:.2f}"


def plain(quantity: Decimal) -> str:
    text = f"{quantity:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def require(reply: Reply, line: str) -> Reply:
    if not reply.ok:
        raise Broken(f"{line.split()[0]} was refused: {reply}")
    return reply


def must(station: Station, line: str) -> Reply:
    """A line without which the replay makes no sense."""
    return require(station.tell(line), line)


def report(outcomes: list[Outcome]) -> None:
    head = ("day", "sales", "returns", "net", "receipts", "difference", "left out", "refused")
    print(("{:<10}" + " {:>11}" * 7).format(*head))
    for each in outcomes:
        have = each.settlement
        left_out = sum(map(len, each.day.left_out.values()))
        cells = (have.sales, have.returns, have.sales - have.returns, have.receipts)
        print(
            ("{:<10}" + " {:>11}" * 7).format(
                each.day.date, *map(str, cells), str(each.difference), left_out, len(each.refused)
            )
        )
    for each in outcomes:
        report_exceptions(each)


def report_exceptions(outcome: Outcome) -> None:
    """What the table only counts: rows left out, lines refused, and whatever is wrong."""
    date = outcome.day.date
    for reason, rows in sorted(outcome.day.left_out.items()):
        amount = sum((row.amount for row in rows), ZERO)
        print(f"{date} left out: {len(rows)} rows, {amount}: {reason}")
    by_code = sorted(outcome.refused, key=lambda line: line.reply.code)
    for code, lines in itertools.groupby(by_code, key=lambda line: line.reply.code):
        listed = list(lines)
        print(f"{date} refused: {len(listed)} lines: {code}")
        for line in listed:
            print(f"    {line.line}: {line.reply.text}")
    for sentence in [*map(str, outcome.differences), *outcome.wrong]:
        print(f"{date} WRONG: {sentence}")
