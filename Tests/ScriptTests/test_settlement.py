"""Reading a settlement's folder: digests, the day's totals, a register's, and what contradicts."""

import hashlib
import tempfile
import unittest
from decimal import Decimal
from pathlib import Path

import folders
import paths  # noqa: F401
import settlementfiles
import tradingday
from tradingday import Books, Invoice, Return, Row


class Reading(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)
        folders.write(self.folder)
        codes = (("22139", "6", "2.55"), ("22140", "2", "0.85"))
        rows = [Row("1", code, code, Decimal(q), Decimal(p), "7") for code, q, p in codes]
        sale = Invoice("1", "7", sold=rows)
        free = Invoice("2", "7", sold=[Row("2", "22141", "B", Decimal(1), Decimal(0), "7")])
        given = Row("C3", "22140", "A", Decimal(-2), Decimal("0.85"), "7")
        back = Invoice("C3", "7", returned=[Return(given, sale, 1)])
        books = Books()
        self.want = tradingday.summed(books.book(invoice) for invoice in (sale, free, back))

    def test_the_day_agrees_with_the_oracle(self):
        have = settlementfiles.figures(self.folder)
        have.figures = {k: v for k, v in have.figures.items() if k not in tradingday.GRAND}
        self.assertEqual(tradingday.differences(self.want, have), [])

    def test_a_register_is_read_apart_from_the_day(self):
        self.assertEqual(settlementfiles.figures(self.folder, 1).count("receipts"), 2)
        self.assertEqual(settlementfiles.figures(self.folder, 4).count("receipts"), 0)
        self.assertEqual(settlementfiles.expected_cash(self.folder, 1), Decimal("5.00"))

    def test_the_receipts_add_up_without_those_made_in_training(self):
        sums = settlementfiles.receipt_figures(self.folder)
        self.assertEqual(sums[0].figures["receipts"], (3, Decimal("15.30")))
        self.assertEqual(sums[0].figures["training"], (1, Decimal("99.00")))
        self.assertEqual((sums[0].vat, sums[0].tenders), (self.want.vat, self.want.tenders))
        self.assertEqual(sums[3].count("receipts"), 1)

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

    def test_a_folder_that_adds_up(self):
        self.assertEqual(settlementfiles.contradictions(self.folder), [])

    def test_a_penny_anywhere_shows(self):
        day, one, three = "day,,,", "register,1,1-1,", "register,3,3-1,"
        changes = [
            ("totals.csv", f"{day}sales,,2,,,,,17.00", f"{day}sales,,2,,,,,17.01"),
            ("totals.csv", f"{one}returns,,1,,,,,1.70", f"{one}returns,,1,,,,,1.71"),
            ("totals.csv", f"{three}receipts,,1", f"{three}receipts,,2"),
            ("totals.csv", f"{three}goods,,1,,,,,0.00", f"{three}goods,,1,,,,,0.01"),
            ("totals.csv", f"{day}vat,25.00,,,15.30,12.24", f"{day}vat,25.00,,,15.30,12.23"),
            ("totals.csv", f"{one}tender,card,2,,,,,15.30", f"{one}tender,card,2,,,,,15.31"),
            ("totals.csv", f"{one}group,goods,,7,,,,15.30", f"{one}group,goods,,7,,,,15.31"),
            ("totals.csv", f"{one}paid-in,,0,,,,,0.00", f"{one}paid-in,,1,,,,,0.01"),
            ("totals.csv", f"{day}grand-net,,,,,,,15.30", f"{day}grand-net,,,,,,,15.31"),
            ("totals.csv", "drawer-difference,1,,,,,,-1.00", "drawer-difference,1,,,,,,-1.01"),
            ("receipts.csv", "no,17.00,3.40,17.00", "no,17.00,3.40,17.01"),
            ("receipts.csv", "-1.70,-0.34,-1.70", "-1.70,-0.35,-1.70"),
            ("receipts.csv", "1-3,1,99.00", "1-3,1,99.01"),
            ("settlement.json", '"returns", "count": 1', '"returns", "count": 2'),
            ("settlement.json", '"amount": "-3.06"', '"amount": "-3.07"'),
        ]
        for name, old, new in changes:
            folders.write(self.folder)
            folders.change(self.folder, name, old, new)
            self.assertNotEqual(settlementfiles.contradictions(self.folder), [], new)

    def test_what_a_tender_was_corrected_to_stands_in_no_receipt(self):
        for scope in ("day,,,", "register,1,1-1,"):
            nothing, some = (f"{scope}corrected-tenders,,{n}" for n in ("0", "1"))
            folders.change(self.folder, "totals.csv", nothing, some)
        folders.change(self.folder, "receipts.csv", "17.00,3.40,17.00", "17.00,3.40,16.95")
        self.assertEqual(settlementfiles.contradictions(self.folder), [])


if __name__ == "__main__":
    unittest.main()
