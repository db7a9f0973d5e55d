"""What the model says to a line: a status, its pairs and rows, or a refusal."""

from __future__ import annotations

from dataclasses import dataclass, field

import model_known as known

# Stands where the specification leaves a value to the server: times, heads, numbers of entries.
ANY = "<any>"

Pairs = list[tuple[str, str]]


class No(Exception):
    """A rule of the trade refuses the line."""

    def __init__(self, code: str, *pairs: tuple[str, str]) -> None:
        super().__init__(code)
        self.code = code
        self.pairs = list(pairs)


@dataclass
class Answer:
    """A reply. `rows` is None where they are not looked at: what stands on paper."""

    status: str
    code: str = ""
    pairs: Pairs = field(default_factory=list)
    rows: list[Pairs] | None = field(default_factory=list)

    def __str__(self) -> str:
        head = " ".join(filter(None, [self.status, self.code]))
        lines = ["- " + written(row) for row in self.rows or []]
        return "\n".join([*lines, (head + " " + written(self.pairs)).strip()])


def written(pairs: Pairs) -> str:
    return " ".join(f"{key}={value}" for key, value in pairs)


def fits(expected: Pairs, found: Pairs) -> bool:
    """The same keys in the same order, and the values that are known."""
    if [key for key, _ in expected] != [key for key, _ in found]:
        return False
    return all(e in (ANY, f) for (_, e), (_, f) in zip(expected, found, strict=True))


def agrees(expected: Answer, found: Answer) -> bool:
    if (expected.status, expected.code) != (found.status, found.code):
        return False
    pairs = found.pairs
    if expected.code == "not-allowed" and not known.LIMITS_ARE_OF_THE_OLD_KIND:
        # Which limit it is, and how far one is beyond it, is not looked at.
        pairs = pairs[: len(expected.pairs)]
    if not fits(expected.pairs, pairs):
        return False
    if expected.rows is None:
        return True
    if found.rows is None or len(expected.rows) != len(found.rows):
        return False
    return all(fits(e, f) for e, f in zip(expected.rows, found.rows, strict=True))
