"""The postings of a settlement as accounting programs read them: SIE, and plain-text ledgers."""

from __future__ import annotations

import re

from lines import cents

# A row, as account, amount in minor units, and text.
Row = tuple[int, int, str]


class Voucher:
    def __init__(self, date: str, text: str) -> None:
        self.date, self.text = date, text
        self.rows: list[Row] = []


class Sie:
    """A file of SIE 4I: CRLF, code page 437, a label and its fields a line."""

    FIELD = re.compile(r'\{[^}]*\}|"((?:[^"\\]|\\")*)"|[^\s"{}]+')

    def __init__(self, data: bytes) -> None:
        self.labels: dict[str, list[list[str]]] = {}
        self.vouchers: list[Voucher] = []
        self.faults: list[str] = []
        if not data.endswith(b"\r\n") or data.count(b"\n") != data.count(b"\r\n"):
            self.faults.append("lines do not end with CRLF")
        inside = False
        for line in data.decode("cp437").split("\r\n")[:-1]:
            if line in ("{", "}"):
                inside = line == "{"
            else:
                self._take(line, self._fields(line), inside)

    def _fields(self, line: str) -> list[str]:
        return [
            m[0] if m[1] is None else m[1].replace('\\"', '"') for m in self.FIELD.finditer(line)
        ]

    def _take(self, line: str, fields: list[str], inside: bool) -> None:
        try:
            self._take_fields(line, fields, inside)
        except ValueError as error:
            self.faults.append(f"cannot be read: {line[:60]!r}: {error}")

    def _take_fields(self, line: str, fields: list[str], inside: bool) -> None:
        label, *rest = fields or [""]
        if label == "#VER" and len(rest) >= 4 and not inside:
            self.vouchers.append(Voucher(rest[2], rest[3]))
        elif label == "#TRANS" and len(rest) >= 3 and inside and self.vouchers:
            text = rest[4] if len(rest) > 4 else ""
            self.vouchers[-1].rows.append((int(rest[0]), cents(rest[2]), text))
        elif label.startswith("#") and label not in ("#VER", "#TRANS") and not inside:
            self.labels.setdefault(label, []).append(rest)
        else:
            self.faults.append(f"a line that does not belong there: {line[:60]!r}")


def as_sie(text: str) -> str | None:
    """How code page 437 has a text; None where its letters have to be replaced."""
    text = re.sub(r"[\x00-\x1f\x7f]", " ", text)
    text = "".join({"{": "(", "}": ")", "\\": "/"}.get(letter, letter) for letter in text)
    try:
        return text.encode("cp437").decode("cp437")
    except UnicodeEncodeError:
        return None


# A posting of hledger, ledger or beancount: an account with its number, an amount, and perhaps
# what the account stands at then. `balance` of beancount says that alone.
POSTING = re.compile(r"\s+[A-Za-z]+:([0-9]+)\b.*?  +(\S+) \S+(?: = (\S+) \S+)?(?:  ;.*)?")
BALANCE = re.compile(r"\S+ balance [A-Za-z]+:([0-9]+)\S* +(\S+) \S+")


class Ledger:
    """By account what a plain-text ledger posts, and what it says that this comes to."""

    def __init__(self, data: bytes) -> None:
        self.sums: dict[int, int] = {}
        self.stated: dict[int, int] = {}
        for line in data.decode().split("\n"):
            if posting := POSTING.fullmatch(line):
                account = int(posting[1])
                self.sums[account] = self.sums.get(account, 0) + cents(posting[2])
                if posting[3]:
                    self.stated[account] = cents(posting[3])
            elif balance := BALANCE.fullmatch(line):
                self.stated[int(balance[1])] = cents(balance[2])
