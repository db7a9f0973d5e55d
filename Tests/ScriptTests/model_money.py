"""Money, quantities and rates of the model: whole numbers, rounded as the specification says.

Money is in öre, quantities in thousandths, percentages and VAT rates in hundredths of a percent.
Written from `protocol/README.md` alone, like all of `model*.py`: nothing here was read out of the
daemon's own sources, so that a mistake in those shows as a difference.
"""

from __future__ import annotations

import re
from fractions import Fraction

LARGEST = 999_999_999_999
LARGEST_QUANTITY = 1_000_000_000
WHOLE = 10_000


def rounded(value: Fraction) -> int:
    """To the nearest whole number, halves away from zero."""
    size = abs(value)
    whole = int(size + Fraction(1, 2))
    return whole if value >= 0 else -whole


def product(price: int, quantity: int) -> int:
    """What so much of it comes to."""
    return rounded(Fraction(price * quantity, 1000))


def share(amount: int, percent: int) -> int:
    return rounded(Fraction(amount * percent, WHOLE))


def vat_in(gross: int, rate: int) -> int:
    """The VAT that stands in an amount."""
    return rounded(Fraction(gross * rate, WHOLE + rate))


def in_units(amount: int, unit: int) -> int:
    """What an amount is in coins."""
    return rounded(Fraction(amount, unit)) * unit


def spread(amount: int, weights: list[int]) -> list[int]:
    """In proportion, rounded down; the rest goes to the largest remainders, first ones first."""
    whole = sum(weights)
    if whole == 0:
        return [0 for _ in weights]
    shares = [amount * weight // whole for weight in weights]
    order = sorted(range(len(weights)), key=lambda i: (-(amount * weights[i] % whole), i))
    for index in order[: amount - sum(shares)]:
        shares[index] += 1
    return shares


def money(text: str) -> int | None:
    """The öre of `33.80`, None where it is no money."""
    if not re.fullmatch(r"-?[0-9]{1,15}\.[0-9]{2}", text):
        return None
    return int(text.replace(".", ""))


def quantity(text: str) -> int | None:
    found = re.fullmatch(r"(-?)([0-9]{1,15})(?:\.([0-9]{1,3}))?", text)
    if found is None:
        return None
    size = int(found[2]) * 1000 + int((found[3] or "").ljust(3, "0"))
    return -size if found[1] else size


def show(amount: int) -> str:
    """`-0.35`, as money and percentages are written."""
    sign = "-" if amount < 0 else ""
    return f"{sign}{abs(amount) // 100}.{abs(amount) % 100:02}"


def show_quantity(thousandths: int) -> str:
    sign = "-" if thousandths < 0 else ""
    whole, rest = divmod(abs(thousandths), 1000)
    return f"{sign}{whole}" + (f".{rest:03}".rstrip("0") if rest else "")
