"""An independent model of the shop, played against a real daemon.

Random sales are sent to a `tilld` over real sockets, at several registers; the model, which was
written from `protocol/` and `docs/` alone, says beforehand what each line is answered, to the öre,
and what a day leaves for accounting. The first difference ends the run. It is then told with the
seed, and with the fewest lines that were found to show it.

`model_money.py`, `model_answer.py` and `model_world.py` are the basics; `model_shop.py` is the
state, `model_drawer.py`, `model_till.py`, `model_pay.py`, `model_goods.py` and `model_offers.py`
decide the lines, `model_figures.py` and `model_books.py` add up; `model_play.py` draws the lines
and `model_run.py` sends them.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from random import Random

import model_known as known
from model_play import Player
from model_run import Difference, Match, Step

# How long may be looked for fewer lines that show a difference.
SHRINK_SECONDS = 120.0
# How often of some thirty things that the office does it changes promotions.
OFFERS = 6


@dataclass
class Played:
    """A run that agreed to its end."""

    sales: int
    lines: int
    refused: int
    days: int
    kills: int
    seconds: float

    def __str__(self) -> str:
        each = self.lines / max(self.seconds, 0.001)
        return (
            f"{self.sales} receipts, {self.lines} lines ({self.refused} refused), "
            f"{self.days} days, {self.kills} kills: all agree "
            f"({self.seconds:.0f} s, {each:.0f} lines a second)"
        )


class Disagreement(AssertionError):
    """What is printed of a difference: seed, fewest lines, both replies."""


def play(
    seed: int,
    sales: int,
    kills: float = 0.0,
    a_day: int = 120,
    shrink: float = SHRINK_SECONDS,
    offers: int = OFFERS,
) -> Played:
    """Plays until there are so many receipts and the last day is closed."""
    match = Match(seed, kills)
    started = time.monotonic()
    try:
        refused = play_on(match, sales, a_day, offers)
        seconds = time.monotonic() - started
        count = len(match.shop.receipts)
        days = len(match.shop.closed)
        return Played(count, len(match.trace), refused, days, match.killed, seconds)
    except Difference as difference:
        match.close()
        raise Disagreement(told(seed, match, difference, shrink)) from None
    finally:
        match.close()


def play_on(match: Match, sales: int, a_day: int, offers: int) -> int:
    player = Player(Random(f"play {match.seed}"), match.shop, a_day)
    player.offers = 0 if known.PROMOTIONS_ARE_OF_THE_OLD_KIND else offers
    refused = 0
    while len(match.shop.receipts) < sales or match.shop.day:
        if len(match.shop.receipts) >= sales:
            player.wants_close = True
        who, line = player.next()
        refused += match.step(who, line).status != "OK"
        if line.startswith("CLOSEDAY"):
            match.check_settlements()
    match.flush()
    match.check_settlements()
    match.verify()
    return refused


def told(seed: int, match: Match, difference: Difference, seconds: float) -> str:
    steps = match.sent_until(difference)
    fewest, last = shortest(seed, steps, difference, seconds)
    lines = "\n".join(f"  {who} {line}" for who, line in fewest)
    return (
        f"seed {seed}, after {len(steps)} lines and {len(match.shop.receipts)} receipts:\n"
        f"{difference}\n\n{len(fewest)} lines that show it ({match.world}):\n{lines}\n{last}"
    )


def shortest(
    seed: int, steps: list[Step], difference: Difference, seconds: float
) -> tuple[list[Step], Difference]:
    """Leaves lines out as long as something like the same difference stays."""
    deadline = time.monotonic() + seconds
    best, last = steps, difference

    def differs(some: list[Step]) -> bool:
        nonlocal best, last
        found = replay(seed, some)
        if found is None or found.verb != difference.verb:
            return False
        best, last = some[: found.steps], found
        return True

    for some in candidates(steps, difference.who):
        if time.monotonic() < deadline and len(some) < len(best) and differs(some):
            break
    size = max(1, len(best) // 2)
    while time.monotonic() < deadline:
        before = len(best)
        start = 0
        while start < len(best) - 1 and time.monotonic() < deadline:
            if not differs(best[:start] + best[start + size :]):
                start += size
        if size == 1 and len(best) == before:
            break
        size = max(1, size // 2)
    return best, last


def candidates(steps: list[Step], who: str) -> list[list[Step]]:
    """What probably shows it: what was done last, with open drawers before it."""
    beginning = [(number, "OPEN float=500.00") for number in ("1", "2", "3")]
    here = [step for step in steps if step[0] in (who, "o")]
    begun = max((i for i, step in enumerate(here) if step[1].startswith("SALE")), default=0)
    return [
        [*beginning, *here[begun:]],
        *([*beginning, *here[-many:]] for many in (40, 150)),
        *([*beginning, *steps[-many:]] for many in (60, 250, 1000)),
    ]


def replay(seed: int, steps: list[Step]) -> Difference | None:
    """Sends these lines to a new shop."""
    match = Match(seed)
    try:
        for who, line in steps:
            match.step(who, line)
            if line.startswith("CLOSEDAY"):
                match.check_settlements()
        match.flush()
    except Difference as difference:
        difference.steps = len(match.sent_until(difference))
        return difference
    finally:
        match.close()
    return None
