"""Random sales on a real daemon, each reply compared with an independent model's.

    python3 -B Tests/ScriptTests/test_model.py --sales 10000 --seed 7

plays as long as one likes: `--sales`, `--seed`, `--kills` (of a hundred pipelines), `--day`
(receipts a day), `--offers` (how busy the office is with promotions), `--shrink` (seconds),
`--strict` (without the exceptions of model_known.py).
"""

from __future__ import annotations

import argparse
import random
import sys
import unittest
from fractions import Fraction

import model
import model_known
import model_money

SALES = 150
KILLS = 0.02


class Rounding(unittest.TestCase):
    def test_halves_go_away_from_zero(self):
        some = (Fraction(1, 2), Fraction(-1, 2), Fraction(3, 2), Fraction(49, 100))
        self.assertEqual([model_money.rounded(each) for each in some], [1, -1, 2, 0])
        self.assertEqual(model_money.in_units(-50, 100), -100)

    def test_what_is_spread_loses_nothing(self):
        self.assertEqual(model_money.spread(50, [2500, 2500, 2500]), [17, 17, 16])
        self.assertEqual(model_money.spread(919, [7500, 1690]), [750, 169])

    def test_values_are_written_as_they_are_read(self):
        self.assertEqual(model_money.money("-0.35"), -35)
        self.assertEqual(model_money.show(-35), "-0.35")
        self.assertEqual(model_money.show_quantity(1234), "1.234")
        self.assertEqual(model_money.quantity("0.5"), 500)


class Model(unittest.TestCase):
    def test_a_fixed_shop(self):
        model.play(seed=7, sales=SALES, kills=KILLS, a_day=SALES // 2)

    def test_a_shop_that_was_never_there_before(self):
        seed = random.randrange(1_000_000)
        print(f"test_model: seed {seed}", file=sys.stderr)
        model.play(seed=seed, sales=SALES, kills=KILLS, a_day=SALES // 2)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sales", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--kills", type=float, default=1.0)
    parser.add_argument("--day", type=int, default=250)
    parser.add_argument("--shrink", type=float, default=model.SHRINK_SECONDS)
    parser.add_argument("--offers", type=int, default=model.OFFERS)
    parser.add_argument("--strict", action="store_true")
    asked = parser.parse_args()
    if asked.strict:
        model_known.hold_to_the_text()
    try:
        kills = asked.kills / 100
        some = (asked.seed, asked.sales, kills, asked.day, asked.shrink, asked.offers)
        print(model.play(*some))
    except model.Disagreement as difference:
        print(difference)
        sys.exit(1)


if __name__ == "__main__":
    if len(sys.argv) > 1 and sys.argv[1].startswith("--"):
        main()
    else:
        unittest.main()
