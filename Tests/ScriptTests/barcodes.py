"""Makes barcodes of all kinds, whole and damaged, always the same ones.

What is damaged is damaged so that the standards say what it is then. Where biip reads something
that they do not allow, or reads them otherwise than till does on purpose, nothing is made; the
comments say what.
"""

from __future__ import annotations

import random
import string
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

GS = "\x1d"
# GS1 AI encodable character set 82, less the parentheses, which nobody can tell apart in print.
LETTERS = string.ascii_letters + string.digits + "!\"%&'*+,-./:;<=>?_"
# What may announce element strings. `]J1`, GS1 DotCode, stands in biip's table and isn't read.
MARKS = ("]C1", "]d2", "]Q3", "]e0", GS, "")


@dataclass(frozen=True)
class Barcode:
    # plain, elements, printed or link: what biip has a reader for each of.
    kind: str
    text: str


@dataclass(frozen=True)
class Element:
    identifier: str
    data: str
    has_fixed_length: bool = False


def check_digit(payload: str) -> str:
    total = sum(int(d) * (3, 1)[i % 2] for i, d in enumerate(reversed(payload)))
    return str(-total % 10)


def upc_a(six: str) -> str:
    """The eleven digits that six of a UPC-E stand for; GS1 General Specifications 5.2.2.4.2."""
    if six[5] in "012":
        return f"0{six[:2]}{six[5]}0000{six[2:5]}"
    if six[5] == "3":
        return f"0{six[:3]}00000{six[3:5]}"
    if six[5] == "4":
        return f"0{six[:4]}00000{six[4]}"
    return f"0{six[:5]}0000{six[5]}"


class Maker:
    def __init__(self, seed: int, check_of: Callable[[str], int] | None = None) -> None:
        self.random = random.Random(seed)
        self.check_of = check_of

    def ten_thousand(self) -> list[Barcode]:
        counts: dict[Callable[[], Barcode], int] = {
            self.gtin: 2000,
            self.upc_e: 500,
            self.labelled: 500,
            self.restricted: 2000,
            self.elements: 2500,
            self.cut_elements: 500,
            self.printed: 1000,
            self.link: 1000,
        }
        return [make() for make, count in counts.items() for _ in range(count)]

    def chance(self, percent: int) -> bool:
        return self.random.randrange(100) < percent

    def digits(self, count: int) -> str:
        return "".join(self.random.choices(string.digits, k=count))

    def checked(self, payload: str, wrong: int) -> str:
        digit = check_digit(payload)
        if self.chance(wrong):
            digit = str((int(digit) + self.random.randint(1, 9)) % 10)
        return payload + digit

    # Digits alone

    def gtin(self) -> Barcode:
        length = self.random.choice((8, 12, 13, 14))
        zeros = self.random.choice((0, 0, 0, 1, 2, 5))
        payload = "0" * min(zeros, length - 1) + self.digits(length - 1)
        return Barcode("plain", self.checked(payload[: length - 1], wrong=30))

    def upc_e(self) -> Barcode:
        """Of eight digits. biip takes six and seven too, which till leaves to the store."""
        six = self.digits(6)
        return Barcode("plain", "0" + six + self.checked(upc_a(six), wrong=30)[-1])

    def labelled(self) -> Barcode:
        """With a symbology identifier. `]E4` says that it is no UPC-E; till does not listen."""
        mark, payload = self.random.choice(
            (("]E0", self.digits(12)), ("]I1", self.digits(13)), ("]E4", "7" + self.digits(6)))
        )
        return Barcode("plain", mark + self.checked(payload, wrong=30))

    def of(self, patterns: list[str]) -> Barcode:
        """A label of one of these patterns, its inner check digit mostly right."""
        pattern = self.random.choice(patterns)
        digits = [self.digits(1) if place.isalpha() else place for place in pattern[:12]]
        if "V" in pattern and self.chance(80):
            measure = "".join(digits[i] for i, place in enumerate(pattern) if place in "PW")
            digits[pattern.index("V")] = self.inner_check_digit(measure)
        return Barcode("plain", self.checked("".join(digits), wrong=20))

    def inner_check_digit(self, measure: str) -> str:
        return self.digits(1) if self.check_of is None else str(self.check_of(measure))

    def restricted(self) -> Barcode:
        """Variable measure, and the store's own ranges."""
        prefix = self.random.choice(
            [str(number) for number in range(20, 30)]
            + ["20", "21", "22", "23", "24", "25"] * 3
            + ["02", "04", "40", "41", "45", "49"]
        )
        measure = self.random.choice(("0000", "0001", "9999", *[self.digits(4)] * 9))
        payload = prefix + self.digits(6) + measure
        mark = self.random.choice(("", "", "", "0", "]E0"))
        return Barcode("plain", mark + self.checked(payload, wrong=20))

    # Element strings

    def reference(self, damaged: bool) -> str:
        """A lot or serial number. What is too long goes on with a letter: biip cuts it off at its
        length and looks for another identifier in the rest."""
        text = "".join(self.random.choices(LETTERS, k=self.random.randint(1, 20)))
        if not damaged:
            return text
        if self.chance(50):
            return text.ljust(20, "7") + self.random.choice(string.ascii_letters) * 3
        place = self.random.randrange(len(text))
        return text[:place] + self.random.choice("#$@[]^~{|}Åλ\x01") + text[place:] + "."

    def date(self, damaged: bool) -> str:
        year = self.digits(2)
        if damaged:
            return year + self.random.choice(("1301", "0001", "0230", "0431", "1132", "0000"))
        return f"{year}{self.random.randint(1, 12):02}{self.random.randint(0, 28):02}"

    def amount(self, decimals: int) -> str:
        """At least one digit for each decimal: of fewer, biip makes ten times as much and more."""
        shortest = max(decimals, 1)
        number = self.digits(self.random.randint(shortest, max(shortest, 12)))
        return number[:-1] + "0" if self.chance(50) else number

    def weight(self) -> Element:
        decimals = self.random.choice((0, 1, 2, 3, 3, 3, 4, 5))
        number = self.digits(6)
        if self.chance(20):
            number = self.random.choice(("000000", "999999"))
        elif decimals > 3 and self.chance(60):
            number = number[:3] + "000"
        return Element(f"310{decimals}", number, True)

    def price(self) -> Element:
        decimals = self.random.choice((0, 1, 2, 2, 2, 2, 3, 9))
        if self.chance(60):
            currency = self.random.choice(("752", "978", "036"))
            return Element(f"393{decimals}", currency + self.amount(decimals))
        return Element(f"392{decimals}", self.amount(decimals))

    def item(self, damaged: bool) -> Element:
        payload = "0" * self.random.choice((0, 1, 1, 1, 2, 6)) + self.digits(13)
        return Element("01", self.checked(payload[:13], wrong=100 if damaged else 0), True)

    def asked_for(self, damage: int) -> list[Element]:
        """The item, and some of what a sale asks for, not in order. Each once: of two lots biip
        gives the first, till neither."""
        optional = [
            lambda: Element("10", self.reference(self.chance(damage))),
            lambda: Element("21", self.reference(self.chance(damage))),
            lambda: Element("17", self.date(self.chance(damage)), True),
            self.weight,
            self.price,
        ]
        chosen = self.random.sample(optional, self.random.randint(0, 4))
        elements = [self.item(self.chance(damage)), *(make() for make in chosen)]
        if self.chance(30):
            self.random.shuffle(elements)
        return elements

    def skipped(self) -> Element:
        """What nobody asks for. All are well-formed: till only looks where they end. They stand in
        biip's table; till skips those of tomorrow as well."""
        return self.random.choice(
            (
                Element("00", self.digits(18), True),
                Element("02", self.digits(14), True),
                Element("11", self.date(False), True),
                Element("13", self.date(False), True),
                Element("15", self.date(False), True),
                Element("16", self.date(False), True),
                Element("20", self.digits(2), True),
                Element("22", self.reference(False)),
                Element("240", self.reference(False)),
                Element("30", self.digits(3)),
                Element("3302", self.digits(6), True),
                Element("3562", self.digits(6), True),
                Element("37", self.digits(5)),
                Element("410", self.digits(13), True),
                Element("422", "752"),
                Element("7003", self.date(False)[:4] + "011200"),
                Element("8005", self.digits(6)),
                Element("91", self.reference(False)),
            )
        )

    def joined(self, elements: list[Element]) -> str:
        text = ""
        for element in elements:
            text += element.identifier + element.data
            if not element.has_fixed_length or self.chance(10):
                text += GS
        return text if self.chance(10) else text.rstrip(GS)

    def elements(self) -> Barcode:
        elements = self.asked_for(damage=5)
        for _ in range(self.random.choice((0, 0, 1, 2))):
            elements.insert(self.random.randint(0, len(elements)), self.skipped())
        text = self.random.choice(MARKS) + self.joined(elements)
        # Nothing says that these are element strings; till believes it when (01) comes first.
        if text[0].isdigit() and GS not in text and not text.startswith("01"):
            text = GS + text
        return Barcode("elements", text)

    def cut_elements(self) -> Barcode:
        """Cut off anywhere. A price is left out, for its number of digits (see `amount`)."""
        elements = [self.item(False)]
        elements += [
            Element("10", self.reference(False)),
            Element("17", self.date(False), True),
            self.weight(),
            Element("91", self.reference(False)),
        ]
        text = self.random.choice(MARKS[:-1]) + self.joined(elements)
        return Barcode("elements", text[: self.random.randint(4, len(text))])

    def printed(self) -> Barcode:
        """A space may stand anywhere, in print and in hand."""
        elements = self.asked_for(damage=5)
        if self.chance(30):
            elements.insert(self.random.randint(0, len(elements)), self.skipped())
        space = self.random.choice(("", "", " "))
        return Barcode("printed", space.join(f"({e.identifier}){space}{e.data}" for e in elements))

    # Links

    def encoded(self, text: str) -> str:
        if self.chance(20):
            return "".join(f"%{byte:02{self.random.choice('xX')}}" for byte in text.encode())
        return quote(text, safe="")

    def link(self) -> Barcode:
        """A broken percent sign is left out, which biip takes as it stands, and so is a segment
        `01` before the item's, at which biip stops."""
        elements = sorted(self.asked_for(damage=5), key=lambda e: e.identifier != "01")
        item = elements.pop(0).data
        shortened = item[14 - self.random.choice((8, 12, 13, 14)) :]
        if int(shortened) == int(item):
            item = shortened
        start = self.random.choice(
            (
                "https://id.gs1.org",
                "http://a.example:8080",
                "HTTPS://A.EXAMPLE/shop/x",
                "]Q3https://a.b",
            )
        )
        path = f"{start}/01/{item}"
        query = [self.random.choice(("linkType=all", "99x=1", "q"))] if self.chance(30) else []
        if self.chance(20):
            path += f"/22/{self.encoded(self.reference(False))}"
        for element in sorted(elements, key=lambda e: e.identifier):
            if element.identifier in ("10", "21") and self.chance(80):
                path += f"/{element.identifier}/{self.encoded(element.data)}"
            else:
                query.append(f"{element.identifier}={self.encoded(element.data)}")
        if self.chance(3):
            path += self.random.choice(("/10", "/", "/x/y"))
        self.random.shuffle(query)
        address = path + ("?" + "&".join(query) if query else "")
        return Barcode("link", address + ("#top" if self.chance(10) else ""))
