"""What an examination found, one line each: where, what, and the two values that differ."""

from __future__ import annotations

MOST = 100


class Unusable(Exception):
    """Wrong use, or a file that cannot be read: nothing was examined."""


class Findings:
    """Everything that does not fit, and what could not be looked at."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.notes: list[str] = []
        self.count = 0

    def add(self, where: str, what: str) -> None:
        self.count += 1
        if len(self.lines) < MOST:
            self.lines.append(f"{where}: {what}")

    def differ(self, where: str, what: str, stated: object, found: object) -> bool:
        """Compares what is written with what follows from the rest."""
        if stated == found:
            return False
        self.add(where, f"{what}: stated {stated}, must be {found}")
        return True

    def note(self, text: str) -> None:
        """Not wrong, but not shown either."""
        self.notes.append(text)
