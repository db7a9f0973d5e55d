"""What `scripts/replay` says at its end: a table, and all that the table only counts."""

from __future__ import annotations

import itertools
from collections import defaultdict
from decimal import Decimal

from registers import Outcome
from tradingday import ZERO, Figures, Row, differences

HEAD = (
    *("day", "register", "receipts", "sales", "returns", "net", "VAT"),
    *("card", "cash", "rounding", "adjusted", "difference"),
)
LAYOUT = "{:<10} {:>8} {:>8}" + " {:>11}" * 5 + " {:>9}" * 3 + " {:>10}"


def report(outcomes: list[Outcome]) -> None:
    print(LAYOUT.format(*HEAD))
    whole = (Figures(), Figures())
    for each in outcomes:
        for number, (want, have) in sorted(each.compared.items(), key=lambda one: one[0] or 9999):
            print_row(each.day.date, str(number or "all"), want, have)
        for total, part in zip(whole, each.compared.get(0, (Figures(), Figures()))):
            total += part
    if len(outcomes) > 1:
        print_row("all days", "all", *whole)
    for each in outcomes:
        print_returns(each)
        print_exceptions(each)


def print_row(day: str, register: str, want: Figures, have: Figures) -> None:
    difference = sum((abs(d.expected - d.found) for d in differences(want, have)), ZERO)
    cells = (
        *(have.amount("sales"), have.amount("returns"), have.net, have.vat_sum),
        *(have.tenders.get("card", ZERO), have.tenders.get("cash", ZERO)),
        *(have.amount("rounding"), have.count("adjustments"), difference),
    )
    print(LAYOUT.format(day, register, have.count("receipts"), *map(str, cells)))


def print_returns(outcome: Outcome) -> None:
    """What was given back, by how well it matched a receipt, beside what the file has for it."""
    backs = [back for work in outcome.works.values() for back in work.taken.returned]
    for match, found in itertools.groupby(sorted(backs, key=lambda b: b.match), lambda b: b.match):
        listed = list(found)
        by_file = sum((-back.row.amount for back in listed), ZERO)
        given = sum((back.amount for back in listed), ZERO)
        more = "" if given == by_file else f", {by_file} by the file: a receipt's price holds"
        print(f"{outcome.day.date} returned: {len(listed)} lines, {given}: {match}{more}")
    second = sum(work.taken.needs_refund_right() for work in outcome.works.values())
    if second:
        print(f"{outcome.day.date} paid back with a card that had not paid: {second} receipts")


def print_exceptions(outcome: Outcome) -> None:
    """Rows left out, lines refused, and whatever is wrong."""
    date = outcome.day.date
    for reason, rows in sorted(outcome.day.left_out.items()):
        print(f"{date} left out: {len(rows)} rows, {amount_of(rows)}: {reason}")
    by_code: dict[str, list[tuple[str, Decimal]]] = defaultdict(list)
    for line, amount in outcome.refused:
        by_code[line.reply.code].append((f"{line.line}: {line.reply.text}", amount))
    for code, lines in sorted(by_code.items()):
        amount = sum((amount for _, amount in lines), ZERO)
        print(f"{date} refused: {len(lines)} lines, {amount}: {code}")
        for text, _ in lines:
            print(f"    {text}")
    for work in outcome.works.values():
        if not work.ended and (work.taken.sold or work.taken.returned):
            print(f"{date} cancelled: invoice {work.taken.number}, {work.taken.total}")
    for sentence in outcome.wrong:
        print(f"{date} WRONG: {sentence}")


def amount_of(rows: list[Row]) -> Decimal:
    return sum((row.amount for row in rows), ZERO)
