"""The oracle of the replay: rows in, sums out, nothing lost between."""

import tempfile
import unittest
from decimal import Decimal
from pathlib import Path

import paths  # noqa: F401
import tradingday
from tradingday import Figures, Row

HEAD = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n"


def row(quantity: str, price: str, invoice: str = "1", code: str = "A") -> Row:
    return Row(invoice, code, code, Decimal(quantity), Decimal(price))


def read(*lines: str) -> tradingday.Day:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "day.csv"
        path.write_text(HEAD + "".join(line + "\n" for line in lines), encoding="utf-8")
        return tradingday.read_day(path)


class Reading(unittest.TestCase):
    def test_an_invoice_gathers_its_rows(self):
        day = read(
            "1,A,FIRST,6,2010-12-01 08:26:00,2.55,,UK",
            "2,B,OTHER,1,2010-12-01 08:27:00,1,,UK",
            "1,B,LATER,1,2010-12-01 08:28:00,0.85,,UK",
        )
        self.assertEqual(day.date, "2010-12-01")
        self.assertEqual([r.code for r in day.sales["1"]], ["A", "B"])

    def test_names_lose_blanks_and_line_ends_and_codes_stand_in_for_them(self):
        day = read(
            '1,A,"  SAID ""HI"",\r\nTWICE ",1,2010-12-01 08:26:00,1,,UK',
            "1,B,,1,2010-12-01 08:26:00,0,,UK",
        )
        self.assertEqual([r.name for r in day.sales["1"]], ['SAID "HI", TWICE', "B"])

    def test_what_can_not_be_sold_is_kept_with_its_reason(self):
        day = read(
            "C1,A,X,-1,2010-12-01 08:26:00,1,,UK",
            "2,A,X,-1,2010-12-01 08:26:00,0,,UK",
            "2,A,X,-1,2010-12-01 08:26:00,1,,UK",
            "2,A,X,0,2010-12-01 08:26:00,1,,UK",
            "2,A,X,1,2010-12-01 08:26:00,0.001,,UK",
            "A2,A,X,1,2010-12-01 08:26:00,-10,,UK",
            "3,A,X,1,2010-12-01 08:26:00,0,,UK",
        )
        self.assertEqual(sorted(map(len, day.left_out.values())), [1] * 6)
        self.assertEqual(list(day.sales), ["3"])

    def test_two_days_in_one_file_are_refused(self):
        with self.assertRaises(ValueError):
            read("1,A,X,1,2010-12-01 08:26:00,1,,", "1,A,X,1,2010-12-02 08:26:00,1,,")

    def test_the_first_price_is_the_one_imported(self):
        day = read(
            "1,A,X,1,2010-12-01 08:26:00,2.55,,UK", "2,A,Y,1,2010-12-01 08:27:00,9.99,,UK"
        )
        self.assertEqual(tradingday.items([day])["A"].price, Decimal("2.55"))


class Sums(unittest.TestCase):
    def test_vat_is_rounded_on_each_receipt(self):
        # 0.02 x 25 / 125 = 0.004 each: nothing, a hundred times over. On the sum it would be 0.40.
        figures = tradingday.expected([[row("1", "0.02")] for _ in range(100)])
        self.assertEqual(figures.sales, Decimal("2.00"))
        self.assertEqual(figures.vat[Decimal("25.00")][2], Decimal("0.00"))

    def test_a_tie_goes_away_from_zero(self):
        self.assertEqual(tradingday.cents(Decimal("0.005")), Decimal("0.01"))
        self.assertEqual(tradingday.cents(Decimal("-0.005")), Decimal("-0.01"))

    def test_every_figure(self):
        figures = tradingday.expected(
            [[row("6", "2.55"), row("2", "0.85")], [row("1", "0.00")]],
        )
        self.assertEqual((figures.sales, figures.receipts), (Decimal("17.00"), 2))
        want = tuple(map(Decimal, ("17.00", "13.60", "3.40")))
        self.assertEqual(figures.vat[Decimal("25.00")], want)
        self.assertEqual(figures.tenders, {"card": Decimal("17.00")})
        self.assertEqual(figures.groups, {"goods": (Decimal(9), Decimal("17.00"))})


class Comparing(unittest.TestCase):
    ROWS = [
        {"figure": "sales", "count": "2", "amount": "17.00"},
        {"figure": "rounding", "amount": "0.00"},
        {"vat-percent": "25.00", "gross": "17.00", "net": "13.60", "vat": "3.40"},
        {"tender": "card", "count": "1", "amount": "17.00"},
        {"group": "goods", "quantity": "9", "amount": "17.00"},
    ]

    def setUp(self):
        self.want = tradingday.expected([[row("6", "2.55"), row("2", "0.85")], [row("1", "0.00")]])

    def test_a_report_that_agrees(self):
        self.assertEqual(tradingday.differences(self.want, tradingday.from_rows(self.ROWS)), [])

    def test_one_penny_shows(self):
        rows = [*self.ROWS[:3], {"tender": "card", "count": "1", "amount": "17.01"}, self.ROWS[4]]
        found = tradingday.differences(self.want, tradingday.from_rows(rows))
        self.assertEqual(list(map(str, found)), ["tender card: expected 17.00, found 17.01"])

    def test_an_empty_report_agrees_with_nothing(self):
        self.assertEqual(len(tradingday.differences(self.want, Figures())), 8)

    def test_a_tender_that_nobody_expected_shows(self):
        rows = [*self.ROWS, {"tender": "cash", "count": "1", "amount": "5.00"}]
        self.assertEqual(len(tradingday.differences(self.want, tradingday.from_rows(rows))), 1)


if __name__ == "__main__":
    unittest.main()
