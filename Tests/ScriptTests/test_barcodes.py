"""Ten thousand barcodes, read by till and by biip, which knows nothing of till.

What is compared: the number that the item is looked up by, weight, price, its currency, lot, serial
number, day of expiry, and whether it is a code at all. biip is a package of PyPI; scripts/test
installs it.
"""

from __future__ import annotations

import subprocess
import unittest
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal

import paths
from barcodes import GS, Barcode, Maker, check_digit
from tillclient import Line, quote

try:
    import biip
    from biip.checksums import gs1_price_weight_check_digit
    from biip.gs1_digital_link_uris import GS1DigitalLinkURI
    from biip.gs1_element_strings import GS1ElementStrings
    from biip.gs1_messages import GS1Message
    from biip.rcn import Rcn, RcnRegion
except ImportError:
    biip = None

# The build that scripts/test has just made, whatever else is installed.
TILL = paths.SCRIPTS.parent / ".build/debug/till"
LARGEST_PRICE = Decimal("9999999999.99")
LONGEST_OWN = 40


@dataclass(frozen=True)
class Reading:
    """What a code says. A GTIN has 14 digits, whatever it was written with."""

    item: str
    weight: Decimal | None = None
    price: Decimal | None = None
    lot: str | None = None
    serial: str | None = None
    expiry: str | None = None
    currency: str | None = None


def own(text: str) -> Reading | None:
    """What is nothing else is the store's own code. biip has no such thing."""
    return Reading(text) if len(text.encode()) <= LONGEST_OWN else None


# till


def scan(*arguments: str, lines: list[str] | None = None) -> subprocess.CompletedProcess[str]:
    if not TILL.exists():
        raise AssertionError(f"build first: there is no {TILL}")
    return subprocess.run(
        [TILL, "scan", *arguments],
        input="".join(line + "\n" for line in lines or []),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def read_by_till(texts: list[str], year: int, *options: str) -> list[Reading | None]:
    answer = scan(*options, "--year", str(year), lines=[quote(text) for text in texts])
    if answer.stderr or answer.returncode not in (0, 1):
        raise AssertionError(f"exit code {answer.returncode}: {answer.stderr}")
    return [reading_of_till(line) for line in answer.stdout.splitlines()]


def reading_of_till(line: str) -> Reading | None:
    if line == "no code":
        return None
    keys = Line.parse(line).keys
    item = keys.pop("item")
    is_gtin = item.isascii() and item.isdigit() and len(item) in (8, 13, 14)
    if is_gtin and check_digit(item[:-1]) == item[-1]:
        item = item.zfill(14)
    weight, price = keys.pop("qty", None), keys.pop("price", None)
    return Reading(item, weight and Decimal(weight), price and Decimal(price), **keys)


# biip


class NoCode(Exception):
    pass


def read_by_biip(code: Barcode) -> Reading | None:
    readers: dict[str, Callable[[str], Reading | None]] = {
        "plain": plain,
        "elements": elements,
        "printed": lambda text: together(GS1Message.parse_hri(text).element_strings),
        "link": lambda text: together(
            GS1DigitalLinkURI.parse(text.removeprefix("]Q3")).element_strings
        ),
    }
    try:
        return readers[code.kind](code.text)
    except (NoCode, biip.ParseError):
        return None


def plain(text: str) -> Reading | None:
    """biip takes digits for all that they can be. Eight with a zero in front that hold as UPC-E
    are UPC-E to till; with a one in front they never are, since GS1 has UPC-E of number system 0
    only, so what biip expanded there counts for nothing."""
    digits = text[3:] if text[0] == "]" else text
    result = biip.parse(text, config=biip.ParseConfig(rcn_region=RcnRegion.SWEDEN))
    if len(text) == 8 and text[0] == "0" and result.upc:
        return Reading(result.upc.as_gtin_14())
    gtin = result.gtin
    if gtin is None or gtin.value != digits:
        return own(digits)
    if not isinstance(gtin, Rcn):
        return Reading(gtin.as_gtin_14())
    item = gtin.without_variable_measure().as_gtin_14()
    return Reading(item, gtin.weight or None, gtin.price or None)


# How the labels of other countries stand; Germany's that count pieces are left out.
REGIONS = {
    "dk": ["21IIIIPPPPPPC", "24IIIIPPPPPPC", "26IIIIWWWWWWC", "27IIIIIWWWWWC"],
    "de": ["22IIIIVPPPPPC", "23IIIIVPPPPPC", "28IIIIVWWWWWC", "29IIIIVWWWWWC"],
    "gb": ["20IIIIIVPPPPC"],
}


def label(text: str, region: RcnRegion) -> Reading | None:
    """One whose inner check digit is wrong is no label, and looked up as it is."""
    config = biip.ParseConfig(rcn_region=region, rcn_verify_variable_measure=False)
    gtin = biip.parse(text, config=config).gtin
    if gtin is None or gtin.value != text:
        return own(text)
    try:
        biip.gtin.Gtin.parse(text, config=biip.ParseConfig(rcn_region=region))
    except biip.ParseError:
        return Reading(gtin.as_gtin_14())
    item = gtin.without_variable_measure().as_gtin_14()
    return Reading(item, gtin.weight or None, gtin.price or None)


def elements(text: str) -> Reading | None:
    message = biip.parse(text).gs1_message
    try:
        return together(message.element_strings if message else None)
    except NoCode:
        if text[0] in "]" + GS or GS in text:
            raise
        return own(text)


def together(strings: GS1ElementStrings | None) -> Reading:
    """biip reads on without the item when its check digit is wrong. It knows no money and no
    scales: what till can't hold to the öre and the gram is no code to till. Nothing weighed and
    nothing to pay is nothing said."""
    found = {es.ai.ai: es for es in strings or []}
    item = found.get("01")
    if item is None or item.gtin is None:
        raise NoCode
    weight = next((es.decimal for ai, es in found.items() if ai.startswith("310")), None)
    payable = next((es for ai, es in found.items() if ai.startswith(("392", "393"))), None)
    price = payable and payable.decimal
    currency = payable.pattern_groups[0] if payable and payable.ai.ai[:3] == "393" else None
    if weight is not None and weight * 1000 % 1 != 0:
        raise NoCode
    if price is not None and (price * 100 % 1 != 0 or price > LARGEST_PRICE):
        raise NoCode
    lot, serial, expiry = (found.get(ai) for ai in ("10", "21", "17"))
    return Reading(
        item.gtin.as_gtin_14(),
        weight or None,
        price or None,
        lot and lot.value,
        serial and serial.value,
        expiry and expiry.date.isoformat(),
        currency if price else None,
    )


@unittest.skipIf(biip is None, "biip is not installed; scripts/test does that")
class Barcodes(unittest.TestCase):
    def test_both_read_the_same_in_ten_thousand_codes(self) -> None:
        codes = Maker(seed=7411).ten_thousand()
        self.assertEqual(len(codes), 10_000)
        # The year that biip takes the century of an expiry from.
        ours = read_by_till([code.text for code in codes], datetime.now(tz=UTC).year)
        theirs = [read_by_biip(code) for code in codes]
        self.assertEqual(len(ours), len(codes))
        different = [
            f"{code.kind} {code.text!r}\n  till {our}\n  biip {their}"
            for code, our, their in zip(codes, ours, theirs, strict=True)
            if our != their
        ]
        self.assertEqual(different[:10], [], f"{len(different)} read differently")
        self.check_that_all_was_there(theirs)

    def test_both_read_the_same_labels_of_other_countries(self) -> None:
        for region, patterns in REGIONS.items():
            maker = Maker(seed=28, check_of=gs1_price_weight_check_digit)
            texts = [maker.of(patterns).text for _ in range(1000)]
            labels = [f"--label={pattern}" for pattern in patterns]
            ours = read_by_till(texts, 2026, *labels)
            theirs = [label(text, RcnRegion(region)) for text in texts]
            read = zip(texts, ours, theirs, strict=True)
            different = [each for each in read if each[1] != each[2]]
            self.assertEqual(different[:10], [], f"{region}: {len(different)} read differently")
            measured = [each for each in ours if each and (each.price or each.weight)]
            self.assertGreater(len(measured), 500)

    def check_that_all_was_there(self, readings: list[Reading | None]) -> None:
        """Two readers that read nothing agree too."""
        there: Counter[str] = Counter()
        for reading in readings:
            if reading is None:
                there["nothing"] += 1
            else:
                there.update(key for key, value in vars(reading).items() if value is not None)
        for key in ("nothing", "weight", "price", "lot", "serial", "expiry", "currency"):
            self.assertGreater(there[key], 500, f"{key}: {there}")


class Command(unittest.TestCase):
    def test_arguments_are_codes(self) -> None:
        answer = scan("2311111112345", "T-MILK")
        self.assertEqual(answer.stdout, "item=2311111100007 qty=1.234\nitem=T-MILK\n")
        self.assertEqual((answer.returncode, answer.stderr), (0, ""))

    def test_each_line_has_its_answer(self) -> None:
        element = "0107310865001825"
        lines = [f"]C1{element}10A{GS}17261130", rf'"]C1{element}10A\x1d21\""', "", "a=b c"]
        answer = scan("--year", "2026", lines=lines)
        self.assertEqual(
            answer.stdout.splitlines(),
            [
                "item=7310865001825 lot=A expiry=2026-11-30",
                r'item=7310865001825 lot=A serial="\""',
                "no code",
                'item="a=b c"',
            ],
        )
        self.assertEqual(answer.returncode, 1)

    def test_a_quote_must_be_well_formed(self) -> None:
        for line in ('"a', '"a" b', '"a"b', r'"\q"', '"'):
            answer = scan(lines=["7310865001825", line])
            self.assertEqual(answer.stdout, "item=7310865001825\n")
            self.assertEqual(answer.returncode, 2, line)
            self.assertIn("well-formed", answer.stderr)

    def test_a_year_has_four_digits(self) -> None:
        for year in ("26", "99999", "-2026", "x"):
            self.assertEqual(scan(f"--year={year}", "1").returncode, 64, year)

    def test_a_label_has_thirteen_digits(self) -> None:
        answer = scan("--label", "28IIIIIPPPPPC:1", "2812345017906")
        self.assertEqual(answer.stdout, "item=2812345000007 price=179.00\n")
        for pattern in (
            "28IIIIIPPPPP", "73IIIIIPPPPPC", "28IIIIIPPPPWC", "28IIIIIPPPPPX", "28PPPPPPPPPPC",
            "28IIIIIPPPPPC:3", "28IIIIIIIIIIC:1", "28IIIIVPPPPPPC", "28IVIIVPPPPPC", "",
        ):
            self.assertEqual(scan(f"--label={pattern}", "1").returncode, 64, pattern)


if __name__ == "__main__":
    unittest.main()
