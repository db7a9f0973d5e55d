"""The grammar of the journal: lines of words and pairs, each written in one way only.

protocol/README.md has the grammar, protocol/journal.md the events and the order of their fields.
"""

from __future__ import annotations

import re


class Malformed(ValueError):
    """A line that is not written as the specification has it."""


# What an event says, in its order; what stands in brackets only when there is something to say.
EVENTS = """
started program [after-crash]
stopped
configured text
key-set key public [rights]
key-revoked key
person-set person role [active]
pin-set person verifier
unlocked person
epoch-begun station epoch next [receipt]
logged-in person
logged-out person
wrong-pin person
right-pin person
seconded person
day-opened day date
drawer-opened float [date]
cash-moved way amount [reason] [ref] [training]
no-sale [reason] [training]
training-begun person
sale-begun [mode] [begun] [training]
line-added LINE
line-voided line amount
quantity-changed line qty amount [discount]
line-repriced line price amount [discount] [reason]
line-discounted line [percent] discount [reason]
sale-discounted [percent] [amount] [reason]
promoted [gone]
line-rated line vat-percent
allowed GRANT
age-checked age old-enough means [person]
payment-added payment tender kind amount [change] [rounding] [ref] [kept] [pending] [foreign] \
[rate] [terminal] [batch] [auth] [scheme] [last4] [change-of] [against]
payment-settled payment [ref] [terminal] [batch] [auth] [scheme] [last4]
payment-failed payment
payment-removed payment
sale-ended receipt total rounding change [kept] [training]
sale-cancelled lines total [paid]
sale-held held register [name] [person] time lines total
sale-recalled entry [mode] [begun] held lines-taken [age] [was-paid] [paid-line] [training] [percent] \
[amount] [reason]
retendered receipt of-entry payment from from-kind from-amount to to-kind to-amount [ref]
receipt-copied receipt of-entry total
pro-forma-made total
counted cash [tenders] [pieces] [recount] [late]
difference-signed drawer reason [person]
z-sealed z day date time [person] counted [first-receipt] [last-receipt] [first-entry] \
[last-entry] grand-sales grand-returns [open-sale-lines] [open-sale-total] [held-sales] \
[held-total] company organisation program head signature
day-closed settlement date time [zs] open-sales [held-sales] [held-total] first-entry last-entry \
grand-sales grand-returns program format head signing-key signature
settlement-written settlement signature
settlement-delivered settlement attempt outcome [exit]
settlement-acknowledged settlement by
item-put item name price vat group [unit] [place] [kind] [deposit] [age] [max] [blocked] \
[open-price] [prices]
code-put code item [factor]
code-removed code
item-placed item place [home] [planned] [note]
item-unplaced item place
goods-received item qty [place] on-hand [place-on-hand] [ref]
goods-moved item qty from to [on-hand] [from-on-hand] [to-on-hand]
promotion-put promotion text [from] [to] [items] [groups] [percent] [take] [pay] [price] \
[amount] [each] [hours] [days]
promotion-removed promotion
customer-set customer limit
balance-blocked kind number blocked
stock-adjusted item qty reason [place] [on-hand] [place-on-hand]
stock-counted item counted [in-sales] change [place] on-hand [place-on-hand] [ref]
floor-set text
price-asked item
x-made
"""
LINE = (
    "line item name qty [unit] price amount vat-percent vat-class group [own-price] [priced] "
    "[kind] [deposit-of] [discount] [discount-percent] [reason] [account] [max] [label-price] [labels] "
    "[lot] [serial] [expiry] [of-receipt] [of-entry] [of-line] [vat-amount] [paid-with]"
)
GRANT = "limit [person] [alone] [line] [item] [percent] [price] [qty] [amount] [of]"
# The rows of an event, by their first key.
FIGURES = {
    "figure": "figure count amount",
    "vat-percent": "vat-percent gross net vat",
    "tender": "tender count amount",
    "group": "group quantity amount",
    "reason": "reason count amount",
}
DRAWER = (
    "drawer float expected [counted] [difference] [expected-tenders] [counted-tenders] "
    "[tender-differences] [recounts] [reason] [signer]"
)
PROMOTED = {"promoted": "promoted rule amount"}
ROWS = {
    "promoted": PROMOTED,
    "sale-ended": {"vat-percent": "vat-percent gross vat", "line": "line discount"},
    "sale-recalled": {"line": LINE, **PROMOTED, "limit": GRANT},
    "z-sealed": {**FIGURES, "drawer": DRAWER},
    "day-closed": FIGURES,
    "settlement-written": {"file": "file bytes sha256"},
}

UNSIGNED = r"(?:0|[1-9][0-9]{0,15})\.[0-9]{2}"
MONEY = rf"(?!-0\.00)-?{UNSIGNED}"
NUMBER = r"[1-9][0-9]{0,14}"
COUNT = rf"(?:0|{NUMBER})"
QUANTITY = r"(?!-0\b(?!\.))-?(?:0|[1-9][0-9]{0,15})(?:\.[0-9]{0,2}[1-9])?"
DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
TIME = rf"{DATE}T[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}\.[0-9]{{3}}[+-][0-9]{{2}}:[0-9]{{2}}"
KINDS = {
    MONEY: "amount price float total rounding change kept gross net vat from-amount to-amount cash "
    "grand-sales grand-returns held-total open-sale-total expected difference discount "
    "vat-amount limit foreign each of label-price",
    UNSIGNED.replace("{0,15}", "{0,2}"): "percent vat-percent discount-percent",
    QUANTITY: "qty quantity max planned in-sales on-hand place-on-hand from-on-hand to-on-hand",
    NUMBER: "line of-line paid-line payment change-of deposit-of person settlement held drawer "
    "entry of-entry epoch next signer customer age first-receipt last-receipt first-entry last-entry "
    "attempt format promoted recounts labels factor",
    COUNT: "count lines lines-taken open-sales open-sale-lines bytes exit day",
    "yes": "after-crash recount pending own-price was-paid open-price training home alone",
    "yes|no": "old-enough",
    "no": "active",
    r"[0-9]{1,7}(?:\.[0-9]{0,5}[1-9])?": "rate",
    DATE: "date expiry to from",
    TIME: "time begun",
    rf"{NUMBER}(?:,{NUMBER})*": "gone",
    "open": "priced",
    "[0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2}": "hours",
    "(?:mo|tu|we|th|fr|sa|su)(?:,(?:mo|tu|we|th|fr|sa|su))*": "days",
    "[0-9a-f]{64}": "head signing-key sha256 public verifier",
    "[0-9a-f]{128}": "signature",
    rf"{NUMBER}-{NUMBER}": "z of-receipt late",
    "paid-in|paid-out|drop": "way",
    "done|failed|timed-out": "outcome",
    "ack|flag": "by",
}
LIMITS = (
    "discount|discounts|discount-day|price|quantity|return|returns|return-day|deposits|paid-out|"
    "cash|change"
)
# Keys whose meaning is another one in these events.
ELSEWHERE = {
    ("retendered", "from"): ".*",
    ("retendered", "to"): ".*",
    ("retendered", "receipt"): rf"{NUMBER}-{NUMBER}",
    ("receipt-copied", "receipt"): rf"{NUMBER}-{NUMBER}",
    ("sale-ended", "receipt"): NUMBER,
    ("epoch-begun", "receipt"): COUNT,
    ("z-sealed", "counted"): "yes|no",
    ("z-sealed", "held-sales"): NUMBER,
    ("drawer", "counted"): MONEY,
    ("item-put", "vat"): ".*",
    ("item-put", "prices"): rf"{DATE}:{UNSIGNED}(?:,{DATE}:{UNSIGNED}){{0,9}}",
    ("goods-moved", "from"): ".*",
    ("goods-moved", "to"): ".*",
    ("stock-counted", "counted"): QUANTITY,
    ("stock-counted", "change"): QUANTITY,
    ("sale-held", "register"): NUMBER,
    ("allowed", "limit"): LIMITS,
    ("limit", "limit"): LIMITS,
}

BARE = r"[A-Za-z0-9._:+/@,*-]+"
TEXT = r'(?:[^"\\\x00-\x1f\x7f]|\\["\\n]|\\x(?:0[0-9b-f]|1[0-9a-f]|7f))*'
PAIRS = re.compile(rf'(?: [a-z][a-z0-9-]*=(?:{BARE}|"{TEXT}"))*')
PAIR = re.compile(rf' ([a-z][a-z0-9-]*)=({BARE}|"{TEXT}")')
ESCAPE = re.compile(r'\\(?:x([0-9a-f]{2})|(["\\n]))')
IS_BARE = re.compile(BARE).fullmatch


def unquoted(value: str) -> str:
    """The text that a quoted value stands for."""
    return ESCAPE.sub(
        lambda m: chr(int(m[1], 16)) if m[1] else "\n" if m[2] == "n" else m[2], value[1:-1]
    )


def quoted(value: str) -> str:
    """The one way to write a text."""
    if IS_BARE(value):
        return value
    value = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return '"' + re.sub(r"[\x00-\x1f\x7f]", lambda m: f"\\x{ord(m[0]):02x}", value) + '"'


def pairs(rest: str) -> dict[str, str]:
    """The pairs of a line behind its word, each with a blank in front."""
    if not PAIRS.fullmatch(rest):
        raise Malformed(f"not pairs in their one form: {rest[:120]!r}")
    found = PAIR.findall(rest)
    keys = dict(found)
    if len(keys) != len(found):
        raise Malformed(f"a key twice: {rest[:120]!r}")
    if '"' in rest:
        for key, value in keys.items():
            if value[0] == '"':
                keys[key] = text = unquoted(value)
                if quoted(text) != value:
                    raise Malformed(f"{key}= is not in its one form: {value[:60]}")
    return keys


class Form:
    """Which keys a line has, in which order, and how their values look."""

    def __init__(self, name: str, keys: str) -> None:
        words = keys.split()
        self.order = {word.strip("[]"): at for at, word in enumerate(words)}
        self.needed = {word for word in words if word[0] != "["}
        by_key = {key: form for form, listed in KINDS.items() for key in listed.split()}
        forms = {k: ELSEWHERE.get((name, k), by_key.get(k, ".*")) for k in self.order}
        self.forms = {k: re.compile(v, re.S).fullmatch for k, v in forms.items() if v != ".*"}
        self.seen: set[tuple[str, ...]] = set()

    def read(self, rest: str) -> dict[str, str]:
        fields = pairs(rest)
        keys = tuple(fields)
        if keys not in self.seen:
            self._check(keys)
            self.seen.add(keys)
        forms = self.forms
        for key, value in fields.items():
            if key in forms and not forms[key](value):
                raise Malformed(f"{key}= has a value of another kind: {value[:60]!r}")
        return fields

    def _check(self, keys: tuple[str, ...]) -> None:
        for key in keys:
            if key not in self.order:
                raise Malformed(f"{key}= does not belong here")
        if missing := self.needed - set(keys):
            raise Malformed(f"{min(missing)}= is missing")
        places = [self.order[key] for key in keys]
        if places != sorted(places):
            raise Malformed(f"fields out of order: {' '.join(keys)}")


def _forms() -> tuple[dict[str, Form], dict[str, dict[str, Form]]]:
    events = {}
    for line in EVENTS.strip().split("\n"):
        word, _, keys = line.partition(" ")
        forms = {"LINE": ("line", LINE), "GRANT": (word, GRANT)}
        events[word] = Form(*forms.get(keys, (word, keys)))
    rows = {
        word: {first: Form(first, keys) for first, keys in kinds.items()}
        for word, kinds in ROWS.items()
    }
    return events, rows


EVENT_FORMS, ROW_FORMS = _forms()
HEAD = re.compile(
    rf"entry ({NUMBER}) ({TIME}) day=({COUNT}) station=([A-Za-z0-9._/-]+)"
    rf"(?: epoch=({NUMBER}) seq=({NUMBER}) digest=[0-9a-f]{{32}})?"
)
REPLY = re.compile(rf"> OK #({NUMBER})(.*)", re.S)


class Event:
    """A word, its fields, its rows, and the lines as they stand."""

    __slots__ = ("word", "fields", "rows", "lines")

    def __init__(self, line: str) -> None:
        self.word, blank, rest = line.partition(" ")
        form = EVENT_FORMS.get(self.word)
        if form is None:
            raise Malformed(f"an unknown event: {line[:60]!r}")
        self.fields = form.read(blank + rest)
        self.rows: list[dict[str, str]] = []
        self.lines = [line]

    def add_row(self, line: str) -> None:
        first = line[2:].partition("=")[0]
        form = ROW_FORMS.get(self.word, {}).get(first)
        if form is None:
            raise Malformed(f"a row that {self.word} does not have: {line[:60]!r}")
        self.rows.append(form.read(line[1:]))
        self.lines.append(line)


class Entry:
    """An entry, read."""

    def __init__(self, text: str) -> None:
        if not text.endswith("\n"):
            raise Malformed("does not end with LF")
        lines = text[:-1].split("\n")
        head = HEAD.fullmatch(lines[0])
        if head is None:
            raise Malformed(f"not a head line: {lines[0][:120]!r}")
        self.number, self.day = int(head[1]), int(head[3])
        self.time, self.station = head[2], head[4]
        self.epoch = int(head[5]) if head[5] else None
        self.seq = int(head[6]) if head[6] else None
        self.events: list[Event] = []
        self.reply: dict[str, str] = {}
        self.reply_rows = 0
        replied = False
        for line in lines[1:]:
            if line.startswith("> "):
                replied = self._read_reply(line, replied)
            elif replied:
                raise Malformed("an event behind the reply")
            elif line.startswith("- "):
                if not self.events:
                    raise Malformed("a row without an event")
                self.events[-1].add_row(line)
            else:
                self.events.append(Event(line))
        self._check_reply(lines[-1], replied)

    def _read_reply(self, line: str, replied: bool) -> bool:
        if status := REPLY.fullmatch(line):
            if self.reply:
                raise Malformed("two replies")
            self.reply = pairs(status[2]) | {"#": status[1]}
        elif line.startswith("> - ") and not self.reply:
            pairs(line[3:])
            self.reply_rows += 1
        else:
            raise Malformed(f"not a line of a reply: {line[:60]!r}")
        return True

    def _check_reply(self, last: str, replied: bool) -> None:
        if replied and not self.reply:
            raise Malformed("a reply without its status")
        if replied != (self.seq is not None):
            raise Malformed("a reply and seq= only stand together")
        if not replied and not self.events:
            raise Malformed("an entry that says nothing")
        if "rows" in self.reply and self.reply["rows"] != str(self.reply_rows):
            raise Malformed(f"rows={self.reply['rows']}, and {self.reply_rows} rows")
        if replied and int(self.reply["#"]) != self.seq:
            raise Malformed(f"the reply is to #{self.reply['#']}, the entry is seq={self.seq}")


def cents(value: str) -> int:
    """Money in minor units."""
    return int(value.replace(".", "", 1))


def money(value: int) -> str:
    sign = "-" if value < 0 else ""
    return f"{sign}{abs(value) // 100}.{abs(value) % 100:02}"


def thousandths(value: str) -> int:
    """A quantity."""
    whole, _, part = value.partition(".")
    sign = -1 if whole[0] == "-" else 1
    return int(whole) * 1000 + sign * int(part.ljust(3, "0"))


def quantity(value: int) -> str:
    sign = "-" if value < 0 else ""
    part = f"{abs(value) % 1000:03}".rstrip("0")
    return f"{sign}{abs(value) // 1000}" + (f".{part}" if part else "")


def rounded(numerator: int, denominator: int) -> int:
    """To the nearest, halves away from zero."""
    whole = (2 * abs(numerator) + denominator) // (2 * denominator)
    return -whole if numerator < 0 else whole


def vat_in(gross: int, rate: int) -> int:
    """The VAT in a gross amount; the rate in hundredths of a percent."""
    return rounded(gross * rate, 10000 + rate)
