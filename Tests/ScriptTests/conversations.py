"""The examples of the documents, as conversations with a demonstration shop.

A fenced block with lines `C:` and `S:` is an example. What it needs before it stands in a comment
right above it, which readers of the page do not see, written as the example is:

    <!-- before
    C: # SALE
    C: # ITEM 7310865001825 qty=2
    -->

There `#` takes the next number, a reply that is left out must be `OK`, a HELLO connects anew, and
`S: !again` sends the line again until the reply is what follows. Without a HELLO of its own it is
register 3 that speaks, with person 17 logged in and a drawer that is open.

What an example shows must be what the server says, but for what no two runs have alike: request
numbers count from the first one shown, dates from the page's own today, and values of the keys in
`VARYING` only have the form that is shown. The same value shown again is the same value again, and
in a line that is sent stands for what it was. `...` is the rest of a value; `S: - ...` are rows.
"""

from __future__ import annotations

import datetime
import re
import socket
import time
from dataclasses import dataclass, field
from pathlib import Path

USUAL = ("HELLO v=1 register=3", "# LOGIN 17 pin=4711", "# OPEN float=500.00")
# The day on which everything in the documents happens.
TODAY = datetime.date(2026, 11, 23)
SOME_ROWS = "- ..."
AGAIN = "!again"
DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
TOKEN = re.compile(r'(?:[a-z][a-z0-9-]*=)?"(?:[^"\\]|\\.)*"|[^ ]+')

COUNT = "[0-9]+"
NUMBERED = "[0-9]+-[0-9]+"
HEX = "[0-9a-f]{32,}"
TIME = DATE + r"T[0-9:.]{12}[+-][0-9:]{5}"
VARYING = {
    **dict.fromkeys(("next", "entry", "settlement", "settlements", "waiting"), COUNT),
    **dict.fromkeys(("bytes", "first-entry", "last-entry"), COUNT),
    **dict.fromkeys(("first-receipt", "last-receipt"), COUNT),
    **dict.fromkeys(("receipt", "of-receipt"), f"{NUMBERED}|{COUNT}"),
    **dict.fromkeys(("z",), NUMBERED),
    **dict.fromkeys(("head", "hash", "nonce", "sha256"), HEX),
    **dict.fromkeys(("time", "sealed", "acknowledged"), TIME),
    # Of a receipt; the codes of goods are what they are.
    "code": "[2-9A-Z]{6}",
    "folder": f"[0-9]{{6}}-{DATE}",
    "version": '"tilld [0-9.]+"',
}
# What the first word behind these verbs is.
ARGUMENTS = {
    **dict.fromkeys(("RECEIPT", "COPY", "RETENDER"), "receipt"),
    **dict.fromkeys(("SETTLEMENT", "ACK"), "settlement"),
    "REPORT": "z",
}
# Keys that name the same kind of thing.
KINDS = {"of-receipt": "receipt", "from": "entry", "hash": "head"}
# The same value in two places of a page says nothing.
UNRELATED = ("next", "waiting", "bytes", "time", "sealed", "acknowledged")


class Difference(AssertionError):
    """The server does not say what the page shows."""


@dataclass
class Exchange:
    """A line that is sent, none for what the server says first, and what is shown of the reply."""

    sent: str | None
    shown: list[str] = field(default_factory=list)


@dataclass
class Block:
    """A fenced block of a page."""

    page: str
    line: int
    language: str
    text: str
    before: str | None

    @property
    def name(self) -> str:
        return f"{self.page}:{self.line}"

    @property
    def is_conversation(self) -> bool:
        return re.search("^[CS]: ", self.text, re.MULTILINE) is not None

    def exchanges(self) -> list[Exchange]:
        own = exchanges(self.text)
        first = exchanges(self.before or "")
        is_from_scratch = self.before is None and own[0].sent is None
        if is_from_scratch or (first and (first[0].sent or "").startswith("HELLO")):
            return first + own
        return [Exchange(line) for line in USUAL] + first + own


def exchanges(text: str) -> list[Exchange]:
    found: list[Exchange] = []
    for line in text.splitlines():
        side, _, rest = line.partition(": ")
        if side == "C":
            found.append(Exchange(rest))
        elif side == "S":
            if not found:
                found.append(Exchange(None))
            found[-1].shown.append(rest)
        elif line.strip():
            raise Difference(f"neither C: nor S: in an example: {line}")
    return found


def blocks(page: Path, root: Path) -> list[Block]:
    """All fenced blocks of a page, with the comment right above each."""
    text = page.read_text(encoding="utf-8")
    pattern = r"(?:^<!-- before\n((?:(?!-->).)*?)^-->\n)?^ *```([a-z]*)\n(.*?)^ *```$"
    return [
        Block(
            str(page.relative_to(root)),
            text[: match.start(3)].count("\n"),
            match[2],
            match[3],
            match[1],
        )
        for match in re.finditer(pattern, text, re.DOTALL | re.MULTILINE)
    ]


class Talk:
    """Holds one example with a server."""

    def __init__(self, address: tuple[str, int]) -> None:
        self.address = address
        self.socket: socket.socket | None = None
        self.has_greeted = False
        self.next = 0
        # What is added to a number that the page shows.
        self.ahead: int | None = None
        self.later = datetime.date.today() - TODAY
        # Kind and value as shown: the value as it is.
        self.known: dict[tuple[str, str], str] = {}

    def hold(self, block: Block) -> None:
        try:
            for exchange in block.exchanges():
                self._take(exchange)
        finally:
            self.close()

    def _take(self, exchange: Exchange) -> None:
        if exchange.sent is None or (exchange.sent.startswith("HELLO ") and not self.has_greeted):
            greeting = self.connect()
            if exchange.sent is None:
                self.has_greeted = True
                return self._compare(exchange.shown, greeting, "on connect")
        line = self._filled(exchange.sent)
        until = time.monotonic() + 20
        while True:
            reply = self.ask(line)
            try:
                self._compare([s for s in exchange.shown if s != AGAIN], reply, line)
                break
            except Difference:
                if AGAIN not in exchange.shown or time.monotonic() > until:
                    raise
            time.sleep(0.05)
        if exchange.sent.startswith("HELLO ") and (found := re.search(" next=([0-9]+)", reply[-1])):
            self.next = int(found[1])
            self.has_greeted = False
        if line.startswith("#") and reply[-1].startswith("OK"):
            self.next = int(line.split(" ")[0][1:]) + 1

    def close(self) -> None:
        if self.socket is not None:
            self.incoming.close()
            self.socket.close()

    def connect(self) -> list[str]:
        """The greeting of a new connection."""
        self.close()
        self.socket = socket.create_connection(self.address, timeout=30)
        self.incoming = self.socket.makefile("r", encoding="utf-8", newline="\n")
        return self._reply()

    def ask(self, line: str) -> list[str]:
        assert self.socket is not None, "an example begins with a greeting or a HELLO"
        self.socket.sendall(line.encode() + b"\n")
        return self._reply()

    def _reply(self) -> list[str]:
        lines: list[str] = []
        while True:
            line = self.incoming.readline().rstrip("\n")
            if not line:
                raise Difference(f"the server closed, after {lines}")
            if line.startswith("* "):
                continue
            lines.append(line)
            if not line.startswith("- "):
                return lines

    def _filled(self, line: str) -> str:
        """The line to send, with what it names by the page's values."""
        words = TOKEN.findall(self._dated(line))
        if words[0] == "#":
            words[0] = f"#{self.next}"
        elif words[0].startswith("#"):
            words[0] = self._number(words[0])
        verb = next(word for word in words if not word.startswith("#"))
        at = words.index(verb) + 1
        for place, word in enumerate(words):
            key, mark, value = word.partition("=")
            if mark and (key in VARYING or (verb, key) == ("JOURNAL", "from")):
                words[place] = f"{key}={self._meant(key, value)}"
            elif place == at and verb == "REPLY":
                words[place] = self._number(f"#{word}")[1:]
            elif place == at and verb in ARGUMENTS:
                words[place] = self._meant(ARGUMENTS[verb], word)
        return " ".join(words)

    def _meant(self, key: str, value: str) -> str:
        return self.known.get((KINDS.get(key, key), value), value)

    def _number(self, shown: str) -> str:
        """The request number that one of the page stands for: the first one is the next."""
        if self.ahead is None:
            self.ahead = self.next - int(shown[1:])
        return f"#{int(shown[1:]) + self.ahead}"

    def _dated(self, text: str) -> str:
        """The page's dates, as many days on as today is."""

        def moved(match: re.Match[str]) -> str:
            return str(datetime.date.fromisoformat(match[0]) + self.later)

        return re.sub(rf"(?<![0-9]){DATE}(?![0-9])", moved, text)

    def _compare(self, shown: list[str], reply: list[str], asked: str) -> None:
        if not shown:
            if not reply[-1].startswith("OK"):
                raise Difference(f"{asked}\nis answered\n{reply[-1]}")
            return
        rest = list(reply)
        may_skip = False
        for line in shown:
            if line == SOME_ROWS:
                may_skip = True
                continue
            while may_skip and len(rest) > 1 and not self._fits(line, rest[0]):
                rest.pop(0)
            if not rest or not self._fits(line, rest.pop(0)):
                raise self._difference(shown, reply, asked)
            may_skip = False
        if rest:
            raise self._difference(shown, reply, asked)

    @staticmethod
    def _difference(shown: list[str], reply: list[str], asked: str) -> Difference:
        return Difference("\n".join([asked, "shown", *shown, "is answered", *reply]))

    def _fits(self, shown: str, said: str) -> bool:
        expected, words = TOKEN.findall(self._dated(shown)), TOKEN.findall(said)
        known = dict(self.known)
        if len(expected) == len(words) and all(map(self._fits_word, expected, words)):
            return True
        self.known = known
        return False

    def _fits_word(self, shown: str, said: str) -> bool:
        if re.fullmatch("#[0-9]+", shown):
            return said == self._number(shown)
        if shown == "#":
            return re.fullmatch("#[0-9]+", said) is not None
        key, mark, value = shown.partition("=")
        if mark and key in VARYING:
            return said.startswith(f"{key}=") and self._fits_value(key, value, said[len(key) + 1 :])
        if key == "file":
            return re.sub("[0-9]{6}", "N", said) == re.sub("[0-9]{6}", "N", shown)
        if shown.endswith('..."'):
            return unlike(said).startswith(unlike(shown.removesuffix('..."')))
        return shown == said

    def _fits_value(self, key: str, shown: str, said: str) -> bool:
        form = VARYING[key]
        # The `next=` of a list is a name that stands for itself; so is the code of an item.
        if key in ("next", "code") and not re.fullmatch(form, shown):
            return said == shown
        if not re.fullmatch(form, said):
            return False
        if not (re.fullmatch(form, shown) or re.fullmatch(r"[0-9a-f]+\.\.\.", shown)):
            return False
        if key in UNRELATED:
            return True
        return self.known.setdefault((KINDS.get(key, key), shown), said) == said


def unlike(text: str) -> str:
    """An entry's text without what no two runs have alike."""
    text = re.sub(TIME, "TIME", text)
    text = re.sub("digest=[0-9a-f]+", "digest=", text)
    return re.sub("(entry |day=|seq=|epoch=)[0-9]+", r"\1N", text)
