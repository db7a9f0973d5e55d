"""The line grammar as the scripts read and write it."""

import unittest

import paths  # noqa: F401
from tillclient import GrammarError, Line, quote, read_status


class Reading(unittest.TestCase):
    def test_arguments_and_keys(self):
        line = Line.parse("ITEM 7310865001825  qty=2 name=")
        self.assertEqual(line.arguments, ["ITEM", "7310865001825"])
        self.assertEqual(line.keys, {"qty": "2", "name": ""})

    def test_a_quoted_value_keeps_spaces_and_equals(self):
        line = Line.parse('- name="Arla Ko Mellanmjölk" place="a=b c"')
        self.assertEqual(line.keys, {"name": "Arla Ko Mellanmjölk", "place": "a=b c"})

    def test_a_quoted_token_is_an_argument_with_its_suffix(self):
        self.assertEqual(Line.parse('"BANK CHARGES"*2@3.50').arguments, ["BANK CHARGES*2@3.50"])
        self.assertEqual(Line.parse('"qty=2"').keys, {})

    def test_only_a_key_makes_a_key_value(self):
        self.assertEqual(Line.parse("Qty=2 =3 2a=4").arguments, ["Qty=2", "=3", "2a=4"])

    def test_escapes(self):
        line = Line.parse(r'a="\"\\\n\x1D"')
        self.assertEqual(line.keys["a"], '"\\\n\x1d')

    def test_what_is_not_a_line(self):
        for text in ['a="', 'a="b"c="', r'"\q"', r'"\xFF"', r'"\x1"', 'b"c']:
            with self.subTest(text), self.assertRaises(GrammarError):
                Line.parse(text)


class Writing(unittest.TestCase):
    def test_bare_when_it_can_be(self):
        for text in ["85123A", "16.90", "2026-11-23T10:15:02.123+01:00", "close-day,figures"]:
            self.assertEqual(quote(text), text)

    def test_quoted_when_it_must_be(self):
        self.assertEqual(quote(""), '""')
        self.assertEqual(quote("BANK CHARGES"), '"BANK CHARGES"')
        self.assertEqual(quote('3" \\ 4'), r'"3\" \\ 4"')
        self.assertEqual(quote("a=b"), '"a=b"')

    def test_what_was_written_reads_the_same(self):
        for text in ["", "a", ' "\\"', "å\n\x1d\x7f=", "\\x41", "'*'"]:
            self.assertEqual(Line.parse(f"k={quote(text)}").keys["k"], text)
            self.assertEqual(Line.parse(quote(text)).arguments, [text])


class Status(unittest.TestCase):
    def test_ok(self):
        reply = read_status("OK #122 receipt=3-413 total=180.65", [])
        self.assertTrue(reply.ok)
        self.assertEqual((reply.number, reply.keys["receipt"]), (122, "3-413"))

    def test_no_with_its_sentence(self):
        reply = read_status('NO not-paid #7 "There is still something to pay." due=1.00', [])
        self.assertEqual((reply.status, reply.code, reply.number), ("NO", "not-paid", 7))
        self.assertEqual(reply.text, "There is still something to pay.")
        self.assertEqual(reply.keys, {"due": "1.00"})

    def test_bad_without_a_number(self):
        reply = read_status('BAD unknown-verb "FLY is no verb."', [])
        self.assertEqual((reply.code, reply.number), ("unknown-verb", None))

    def test_anything_else_is_not_a_status(self):
        with self.assertRaises(GrammarError):
            read_status("HTTP/1.1 400 Bad Request", [])


if __name__ == "__main__":
    unittest.main()
