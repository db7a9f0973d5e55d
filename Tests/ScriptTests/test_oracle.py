"""The oracle of the replay: rows in, sums out, nothing lost between."""

import tempfile
import unittest
from decimal import Decimal
from pathlib import Path

import paths  # noqa: F401
import tradingday
from tradingday import Books, Day, Figures, Invoice, Return, Row

HEAD = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n"
GOODS, OTHER, FEE = "22139", "84029E", "POST"


def row(quantity: str, price: str, code: str = GOODS, customer: str = "7") -> Row:
    return Row("1", code, code, Decimal(quantity), Decimal(price), customer)


def sale(*rows: Row, customer: str = "7") -> Invoice:
    return Invoice("1", customer, sold=list(rows))


def back(quantity: str, price: str, origin: Invoice | None = None, index: int = 0) -> Return:
    return Return(row(quantity, price), origin, index)


def read(*lines: str) -> Day:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "day.csv"
        path.write_text(HEAD + "".join(line + "\n" for line in lines), encoding="utf-8")
        return tradingday.read_day(path)


def matched(*lines: str) -> list[Return]:
    day = read(*(line.replace("@", "2010-12-01 08:26:00") for line in lines))
    tradingday.match_returns([day])
    return [each for invoice in day.invoices.values() for each in invoice.returned]


class Reading(unittest.TestCase):
    def test_an_invoice_gathers_its_rows(self):
        day = read(
            "1,A,FIRST,6,2010-12-01 08:26:00,2.55,,UK",
            "2,B,OTHER,1,2010-12-01 08:27:00,1,,UK",
            "1,B,LATER,1,2010-12-01 08:28:00,0.85,,UK",
        )
        self.assertEqual(day.date, "2010-12-01")
        self.assertEqual([r.code for r in day.invoices["1"].sold], ["A", "B"])

    def test_names_lose_blanks_and_line_ends_and_codes_stand_in_for_them(self):
        day = read(
            '1,A,"  SAID ""HI"",\r\nTWICE ",1,2010-12-01 08:26:00,1,,UK',
            "1,B,,1,2010-12-01 08:26:00,0,,UK",
        )
        self.assertEqual([r.name for r in day.invoices["1"].sold], ['SAID "HI", TWICE', "B"])

    def test_what_can_not_be_replayed_is_kept_with_its_reason(self):
        day = read(
            "2,A,X,-1,2010-12-01 08:26:00,1,,UK",
            "2,A,X,0,2010-12-01 08:26:00,1,,UK",
            "2,A,X,1.5,2010-12-01 08:26:00,1,,UK",
            "2,A,X,1,2010-12-01 08:26:00,0.001,,UK",
            "A2,A,X,1,2010-12-01 08:26:00,-10,,UK",
            "C2,A,X,1,2010-12-01 08:26:00,1,,UK",
            "3,A,X,1,2010-12-01 08:26:00,0,,UK",
        )
        self.assertEqual(sorted(map(len, day.left_out.values())), [1] * 6)
        self.assertEqual(list(day.invoices), ["3"])

    def test_a_c_invoice_gives_back_and_a_negative_quantity_at_0_adjusts(self):
        day = read(
            "C1,A,X,-2,2010-12-01 08:26:00,1,,UK",
            "2,A,?,-30,2010-12-01 08:26:00,0,,UK",
        )
        self.assertEqual([b.quantity for b in day.invoices["C1"].returned], [2])
        self.assertEqual([r.quantity for r in day.invoices["2"].adjusted], [-30])
        self.assertFalse(day.left_out)

    def test_two_days_in_one_file_are_refused(self):
        with self.assertRaises(ValueError):
            read("1,A,X,1,2010-12-01 08:26:00,1,,", "1,A,X,1,2010-12-02 08:26:00,1,,")

    def test_the_first_price_sold_at_is_the_one_imported(self):
        day = read(
            "C0,A,Z,-1,2010-12-01 08:25:00,4,,UK",
            "1,A,X,1,2010-12-01 08:26:00,2.55,,UK",
            "2,A,Y,1,2010-12-01 08:27:00,9.99,,UK",
            "C3,B,Z,-1,2010-12-01 08:28:00,4,,UK",
            "4,D,,-1,2010-12-01 08:29:00,0,,UK",
        )
        prices = {code: str(row.price) for code, row in tradingday.items([day]).items()}
        self.assertEqual(prices, {"A": "2.55", "B": "4", "D": "0"})


class Matching(unittest.TestCase):
    def origins(self, *lines: str) -> list[str | None]:
        return [each.origin.number if each.origin else None for each in matched(*lines)]

    def test_the_customer_counts_before_the_price_and_the_price_before_the_time(self):
        sales = [f"1,{GOODS},X,9,@,2,7,", f"2,{GOODS},X,9,@,3,8,", f"3,{GOODS},X,9,@,2.50,8,"]
        self.assertEqual(self.origins(*sales, f"C4,{GOODS},X,-1,@,3,8,"), ["2"])
        self.assertEqual(self.origins(*sales, f"C4,{GOODS},X,-1,@,3,7,"), ["1"])
        self.assertEqual(self.origins(*sales, f"C4,{GOODS},X,-1,@,2,9,"), ["1"])
        self.assertEqual(self.origins(*sales, f"C4,{GOODS},X,-1,@,2.40,,"), ["3"])

    def test_never_more_than_is_left(self):
        sales = [f"1,{GOODS},X,3,@,2,7,", f"2,{GOODS},X,2,@,2,7,"]
        backs = [f"C{n},{GOODS},X,-{q},@,2,7," for n, q in ((3, 2), (4, 3), (5, 1))]
        self.assertEqual(self.origins(*sales, *backs), ["2", "1", None])

    def test_nothing_that_comes_later_or_was_free(self):
        lines = [f"1,{GOODS},X,5,@,0,7,", f"C2,{GOODS},X,-1,@,2,7,", f"3,{GOODS},X,5,@,2,7,"]
        self.assertEqual(self.origins(*lines), [None])

    def test_fees_are_given_back_to_who_paid_them(self):
        lines = [f"1,{FEE},X,1,@,18,7,", f"C2,{FEE},X,-1,@,4,7,", f"C3,{FEE},X,-1,@,18,7,"]
        self.assertEqual(self.origins(*lines), [None, "1"])

    def test_two_that_give_back_of_one_receipt_come_one_after_the_other(self):
        backs = matched(
            f"1,{GOODS},X,5,@,2,7,", f"C2,{GOODS},X,-1,@,2,7,", f"C3,{GOODS},X,-1,@,2,7,"
        )
        day = read(
            *(f"{n},{GOODS},X,{q},2010-12-01 08:26:00,2,7," for n, q in (("1", 5), ("C2", -1)))
        )
        self.assertEqual([b.match for b in backs], ["same code, customer, price"] * 2)
        tradingday.match_returns([day])
        after = [sorted(i.number for i in invoice.after) for invoice in day.invoices.values()]
        self.assertEqual(after, [[], ["1"]])


class Paying(unittest.TestCase):
    def test_customers_and_large_amounts_are_paid_by_card(self):
        self.assertEqual(sale(row("1", "1.00")).tender(), "card")
        self.assertEqual(sale(row("1", "300.00"), customer="").tender(), "cash")
        self.assertEqual(sale(row("1", "300.01"), customer="").tender(), "card")

    def test_cash_is_paid_in_coins_either_way(self):
        self.assertEqual(sale(row("1", "0.98"), customer="").to_pay(), Decimal("1.00"))
        given = Invoice("C1", "", returned=[back("-1", "0.97")])
        self.assertEqual(given.to_pay(), Decimal("-0.95"))
        self.assertEqual(sale(row("1", "0.98")).to_pay(), Decimal("0.98"))

    def test_a_card_that_did_not_pay_needs_a_right(self):
        by_card, in_cash = sale(row("2", "1.00")), sale(row("2", "1.00"), customer="")
        for origin, needed in ((by_card, False), (in_cash, True), (None, True)):
            invoice = Invoice("C1", "7", returned=[back("-1", "1.00", origin)])
            self.assertEqual(invoice.needs_refund_right(), needed)
        self.assertFalse(by_card.needs_refund_right())


class Sums(unittest.TestCase):
    def sums(self, *invoices: Invoice) -> Figures:
        books = Books()
        return tradingday.summed(books.book(invoice) for invoice in invoices)

    def test_vat_is_rounded_on_each_receipt(self):
        # 0.02 x 25 / 125 = 0.004 each: nothing, a hundred times over. On the sum it would be 0.40.
        figures = self.sums(*(sale(row("1", "0.02")) for _ in range(100)))
        self.assertEqual(figures.amount("sales"), Decimal("2.00"))
        self.assertEqual(figures.vat_sum, Decimal("0.00"))

    def test_a_tie_goes_away_from_zero(self):
        self.assertEqual(tradingday.cents(Decimal("0.005")), Decimal("0.01"))
        self.assertEqual(tradingday.cents(Decimal("-0.005")), Decimal("-0.01"))

    def test_every_figure(self):
        figures = self.sums(
            sale(row("6", "2.55"), row("2", "0.85", FEE)),
            sale(row("1", "0.00")),
            Invoice("3", "", sold=[row("1", "0.98")]),
            Invoice("4", adjusted=[row("-3", "0"), row("-1", "0")]),
        )
        named = {name: (count, str(amount)) for name, (count, amount) in figures.figures.items()}
        want = {
            "receipts": (4, "17.98"),
            "sales": (3, "17.98"),
            "returns": (0, "0.00"),
            "goods": (3, "16.28"),
            "services": (1, "1.70"),
            "rounding": (1, "0.02"),
            "adjustments": (2, "0.00"),
        }
        # An invoice that only adjusts is no sale: `ended` says so.
        books = Books()
        self.assertEqual(books.book(Invoice("4", adjusted=[row("-3", "0")]), ended=False).vat, {})
        self.assertEqual(named, want)
        vat = tuple(map(Decimal, ("17.98", "14.38", "3.60")))
        self.assertEqual(figures.vat[Decimal("25.00")], vat)
        self.assertEqual(figures.tenders, {"card": Decimal("17.00"), "cash": Decimal("1.00")})
        groups = {"goods": (Decimal(8), Decimal("16.28")), "services": (2, Decimal("1.70"))}
        self.assertEqual(figures.groups, groups)

    def test_piece_by_piece_all_vat_comes_back(self):
        # 3 x 0.99 has 0.594 of VAT: 0.59. A piece has 0.198, and three of 0.20 were one too many.
        sold = sale(row("3", "0.99"))
        backs = [Invoice(f"C{n}", "7", returned=[back("-1", "0.99", sold)]) for n in range(3)]
        books = Books()
        vats = [str(books.book(invoice).vat_sum) for invoice in (sold, *backs)]
        self.assertEqual(vats, ["0.59", "-0.20", "-0.20", "-0.19"])

    def test_what_is_given_back_for_is_the_receipts_price(self):
        given = back("-2", "9.99", sale(row("3", "1.00")))
        figures = self.sums(Invoice("C1", "7", returned=[given]))
        self.assertEqual(figures.figures["returns"], (1, Decimal("2.00")))
        self.assertEqual(figures.net, Decimal("-2.00"))
        self.assertEqual(figures.tenders, {"card": Decimal("-2.00")})


class Comparing(unittest.TestCase):
    ROWS = [
        {"figure": "receipts", "count": "2", "amount": "17.00"},
        {"figure": "sales", "count": "2", "amount": "17.00"},
        {"figure": "goods", "count": "3", "amount": "17.00"},
        {"figure": "logins", "count": "5", "amount": "0.00"},
        {"vat-percent": "25.00", "gross": "17.00", "net": "13.60", "vat": "3.40"},
        {"tender": "card", "count": "1", "amount": "17.00"},
        {"group": "goods", "quantity": "9", "amount": "17.00"},
    ]

    def setUp(self):
        books = Books()
        sales = [sale(row("6", "2.55"), row("2", "0.85")), sale(row("1", "0.00"))]
        self.want = tradingday.summed(map(books.book, sales))

    def test_a_report_that_agrees(self):
        self.assertEqual(tradingday.differences(self.want, tradingday.from_rows(self.ROWS)), [])

    def test_one_penny_shows(self):
        rows = [*self.ROWS[:5], {"tender": "card", "count": "1", "amount": "17.01"}, self.ROWS[6]]
        found = tradingday.differences(self.want, tradingday.from_rows(rows))
        self.assertEqual(list(map(str, found)), ["tender card: expected 17.00, found 17.01"])

    def test_an_empty_report_agrees_with_nothing(self):
        self.assertEqual(len(tradingday.differences(self.want, Figures())), 13)

    def test_what_nobody_expected_shows(self):
        for more in (
            {"tender": "cash", "count": "1", "amount": "5.00"},
            {"figure": "returns", "count": "1", "amount": "0.00"},
        ):
            rows = [*self.ROWS, more]
            self.assertEqual(len(tradingday.differences(self.want, tradingday.from_rows(rows))), 1)


if __name__ == "__main__":
    unittest.main()
