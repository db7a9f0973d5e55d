"""Reading a settlement's folder: digests, the day's totals, a register's, the receipts' sums."""

import hashlib
import tempfile
import unittest
from decimal import Decimal
from pathlib import Path

import paths  # noqa: F401
import settlementfiles
import tradingday

TOTALS = """\
scope,register,z,figure,key,count,quantity,gross,net,vat,amount
day,,,sales,,2,,,,,17.00
day,,,rounding,,0,,,,,0.00
day,,,vat,25.00,,,17.00,13.60,3.40,
day,,,tender,card,1,,,,,17.00
day,,,group,goods,,9,,,,17.00
day,,,grand-sales,,,,,,,170.00
register,3,3-1,sales,,1,,,,,15.30
"""
RECEIPTS = """\
receipt,register,total,rounding,change,gross-25.00,vat-25.00,tender-cash,tender-card,entry
1-1,1,17.00,0.00,0.00,17.00,3.40,0.00,17.00,7
3-1,3,0.00,0.00,0.00,0.00,0.00,0.00,0.00,8
"""


class Reading(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)
        # As written: RFC 4180 ends lines with CRLF.
        for name, text in (("totals.csv", TOTALS), ("receipts.csv", RECEIPTS)):
            (self.folder / name).write_bytes(text.replace("\n", "\r\n").encode())
        rows = [
            tradingday.Row("1", "A", "A", Decimal(q), Decimal(p))
            for q, p in (("6", "2.55"), ("2", "0.85"))
        ]
        free = tradingday.Row("2", "B", "B", Decimal(1), Decimal(0))
        self.want = tradingday.expected([rows, [free]])

    def test_the_day_agrees_with_the_oracle(self):
        have = settlementfiles.figures(self.folder)
        self.assertEqual(tradingday.differences(self.want, have), [])

    def test_a_register_is_read_apart_from_the_day(self):
        self.assertEqual(settlementfiles.figures(self.folder, 3).sales, Decimal("15.30"))
        self.assertEqual(settlementfiles.figures(self.folder, 4).receipts, 0)

    def test_the_receipts_add_up_to_the_day(self):
        have = settlementfiles.receipt_figures(self.folder)
        have.groups = self.want.groups
        self.assertEqual(tradingday.differences(self.want, have), [])

    def test_digests(self):
        content = (self.folder / "totals.csv").read_bytes()
        row = {
            "file": "totals.csv",
            "bytes": str(len(content)),
            "sha256": hashlib.sha256(content).hexdigest(),
        }
        self.assertEqual(settlementfiles.damage(self.folder, [row]), [])
        for change in ({"file": "none.csv"}, {"bytes": "1"}, {"sha256": "00"}):
            self.assertEqual(len(settlementfiles.damage(self.folder, [row | change])), 1)


if __name__ == "__main__":
    unittest.main()
