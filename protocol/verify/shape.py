"""The form of settlement.json: members in their order, and what each of them is."""

from __future__ import annotations

import re
from typing import Any

from figures import NAMES
from lines import DATE, MONEY, NUMBER, QUANTITY, TIME, Malformed


class Or:
    """One of several forms."""

    def __init__(self, *forms: Any) -> None:
        self.forms = forms


class NamedFigures:
    """Every figure, in its order."""


POSITIVE, ANY, TEXT = "positive", "integer", ".*"
MAYBE_NUMBER = Or(POSITIVE, None)
Z = rf"{NUMBER}-{NUMBER}"
DIGEST, SIGNATURE = "[0-9a-f]{64}", "[0-9a-f]{128}"
PERCENT = r"[0-9]{1,3}\.[0-9]{2}"
RANGE = {"first": POSITIVE, "last": POSITIVE}
COUNTED = {"count": ANY, "amount": MONEY}
TOTALS = {
    "figures": NamedFigures(),
    "vat": [{"percent": PERCENT, "gross": MONEY, "net": MONEY, "vat": MONEY}],
    "tenders": [{"tender": TEXT, **COUNTED}],
    "groups": [{"group": TEXT, "text": TEXT, "quantity": QUANTITY, "amount": MONEY}],
    "reasons": [{"reason": TEXT, "text": TEXT, **COUNTED}],
}
GRAND = {"sales": MONEY, "returns": MONEY, "net": MONEY}
COUNT = {"counted": Or(MONEY, None), "difference": Or(MONEY, None)}
HELD = {"count": ANY, "total": MONEY}
DRAWER = {
    "drawer": POSITIVE,
    "float": MONEY,
    "expected": MONEY,
    **COUNT,
    "tenders": [{"tender": TEXT, "expected": Or(MONEY, None), **COUNT}],
    "recounts": ANY,
    "reason": Or(TEXT, None),
    "signer": MAYBE_NUMBER,
}
REPORT = {
    "z": Z,
    "register": POSITIVE,
    "number": POSITIVE,
    "sealed": TIME,
    "person": MAYBE_NUMBER,
    "company": TEXT,
    "organisation": TEXT,
    "program": TEXT,
    "counted": bool,
    "receipts": Or(RANGE, None),
    "entries": Or(RANGE, None),
    "totals": TOTALS,
    "drawers": [DRAWER],
    "grand-totals": GRAND,
    "open-sale": Or({"lines": ANY, "total": MONEY}, None),
    "held-sales": Or(HELD, None),
    "head": DIGEST,
    "signature": SIGNATURE,
}
ARRIVED = {
    "register": POSITIVE,
    "receipts": Or(RANGE, None),
    "count": ANY,
    "entries": Or(RANGE, None),
    "complete": bool,
    "missing": [RANGE],
}
POSTING = {
    "account": POSITIVE,
    "name": TEXT,
    "amount": MONEY,
    "purpose": TEXT,
    "register": POSITIVE,
    "cost-centre": Or(TEXT, None),
}
SETTLEMENT = {
    "format": POSITIVE,
    "settlement": POSITIVE,
    "day": DATE,
    "sealed": TIME,
    "program": TEXT,
    "store": {key: TEXT for key in ("name", "id", "company", "organisation", "currency")},
    "fiscal-year": {"from": DATE, "to": DATE},
    "entries": RANGE,
    "totals": TOTALS,
    "grand-totals": GRAND,
    "open-sales": ANY,
    "held-sales": {**HELD, "numbers": [POSITIVE]},
    "reports": [REPORT],
    "arrived": [ARRIVED],
    "vouchers": [{"zs": [Z], "date": DATE, "text": TEXT, "postings": [POSTING]}],
    "files": [{"name": TEXT, "bytes": ANY, "sha256": DIGEST}],
    "previous-sha256": Or(DIGEST, None),
    "head": DIGEST,
    "signing-key": DIGEST,
    "seal-signature": SIGNATURE,
    "signature": SIGNATURE,
}


def check_shape(value: Any, shape: Any = SETTLEMENT, where: str = "") -> None:
    """Raises where a value has another form, with the path to it."""
    if isinstance(shape, Or):
        if value is None and None in shape.forms:
            return
        check_shape(value, shape.forms[0], where)
    elif isinstance(shape, NamedFigures):
        check_shape(value, [{"figure": TEXT, **COUNTED}], where)
        if [each["figure"] for each in value] != NAMES:
            raise Malformed(f"{where}: not all figures, or out of order")
    elif isinstance(shape, dict):
        if not isinstance(value, dict) or list(value) != list(shape):
            found = ", ".join(value) if isinstance(value, dict) else value
            raise Malformed(f"{where or 'members'}: {found}; must be {', '.join(shape)}")
        for key, form in shape.items():
            check_shape(value[key], form, f"{where}.{key}" if where else key)
    elif isinstance(shape, list):
        if not isinstance(value, list):
            raise Malformed(f"{where}: no list")
        for at, each in enumerate(value):
            check_shape(each, shape[0], f"{where}[{at}]")
    elif not _is(value, shape):
        raise Malformed(f"{where}: {value!r}")


def _is(value: Any, shape: Any) -> bool:
    if shape is bool:
        return isinstance(value, bool)
    if shape in (POSITIVE, ANY):
        least = 1 if shape == POSITIVE else 0
        return isinstance(value, int) and not isinstance(value, bool) and value >= least
    return isinstance(value, str) and re.fullmatch(shape, value, re.S) is not None
