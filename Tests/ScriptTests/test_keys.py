"""Every key that a server was seen to say stands in the page on its verb, in the page's order."""

from __future__ import annotations

import re
import unittest
from collections import defaultdict, deque
from dataclasses import dataclass, field

import paths
from conversations import TOKEN, blocks

PROTOCOL = paths.ROOT / "protocol"
# Sections that a section refers to: "as BALANCE".
ALSO = {
    # A row is `id= [text=]` and what the table has for the list.
    "LIST": ["LIST"],
    "RECEIPT": ["TOTAL"],
    "BLOCK": ["BALANCE"],
    "SETTLEMENT": ["SETTLEMENTS"],
    "ACK": ["SETTLEMENTS"],
    **dict.fromkeys(("X", "DAY", "REPORT"), ["Reports"]),
}
PRINTED = ("TOTAL", "END", "RING", "COPY", "X", "DAY", "REPORT", "SETTLEMENT")


@dataclass
class Said:
    """A row or a status line, and the line that it answers."""

    asked: str
    line: str
    where: str


def keys(words: list[str]) -> list[str]:
    return [word.partition("=")[0] for word in words if re.match("[a-z][a-z0-9-]*=", word)]


@dataclass
class Side:
    asked: deque[str] = field(default_factory=deque)
    has_greeted: bool = False


def conversation(text: str, where: str) -> list[Said]:
    """What the server says to which line, on each connection."""
    found: list[Said] = []
    sides: dict[str, Side] = defaultdict(Side)
    for line in text.splitlines():
        match = re.match(r"([CS])([0-9]*): (.*)", line)
        if match is None:
            continue
        side = sides[match[2]]
        rest = match[3]
        if match[1] == "C":
            side.asked.append(rest)
            if rest == "!close":
                sides[match[2]] = Side()
        elif rest == "!closed":
            sides[match[2]] = Side()
        elif rest.startswith("!") or rest.startswith("* "):
            continue
        elif rest.startswith("OK till="):
            side.has_greeted = True
        elif side.asked:
            found.append(Said(side.asked[0], rest, where))
            if not rest.startswith("- "):
                side.asked.popleft()
    return found


def everything_said() -> list[Said]:
    found: list[Said] = []
    for path in sorted((PROTOCOL / "transcripts").glob("*.txt")):
        found += conversation(path.read_text(encoding="utf-8"), path.name)
    for page in (paths.ROOT / "README.md", *PROTOCOL.glob("*.md")):
        for block in blocks(page, paths.ROOT):
            found += conversation(block.text, block.name)
    return found


class Sections:
    """The sequences of keys that each section of commands.md shows."""

    def __init__(self) -> None:
        page = (PROTOCOL / "commands.md").read_text(encoding="utf-8")
        self.spans: dict[str, list[list[str]]] = {}
        for part in re.split(r"^#{2,3} ", page, flags=re.MULTILINE)[1:]:
            name, _, body = part.partition("\n")
            shown = re.findall(r"`([^`\n]*=[^`\n]*)`", body)
            shown += re.findall(r"^    (- .*)$", body, re.MULTILINE)
            self.spans[name] = [re.findall(r"([a-z][a-z0-9-]*)=", span) for span in shown]

    def allowed(self, verb: str) -> list[list[str]]:
        own = self.spans[verb]
        others = [span for name in ALSO.get(verb, []) for span in self.spans[name]]
        papers = self.spans["Paper"] if verb in PRINTED else []
        # A row may be that of another section, and more: "per line the row of TOTAL and ...".
        joined = [other + span for other in others for span in own]
        return own + others + papers + joined


def is_in_order(found: list[str], span: list[str]) -> bool:
    rest = iter(span)
    return all(key in rest for key in found)


def verb_of(asked: str) -> str:
    words = [word for word in asked.split() if not word.startswith("#")]
    verb = words[0].upper()
    return f"PUT {words[1]}" if verb == "PUT" else verb


class Keys(unittest.TestCase):
    def test_every_key_of_a_reply_stands_in_the_section_of_its_verb(self):
        sections = Sections()
        checked = set()
        for said in everything_said():
            if said.asked.startswith("!") or not re.match("OK|- ", said.line):
                continue
            verb = verb_of(said.asked)
            if verb == "REPLY":
                continue
            allowed = sections.allowed(verb)
            if verb == "CHECK":
                inner = verb_of(said.asked.partition(" ")[2])
                allowed += sections.allowed(inner) + [[*s, "rows"] for s in sections.allowed(inner)]
            shown = keys(TOKEN.findall(said.line))
            with self.subTest(where=said.where, asked=said.asked, line=said.line):
                self.assertTrue(any(is_in_order(shown, span) for span in [[], *allowed]))
            checked.add(verb)
        self.assertGreater(len(checked), 50)

    def test_every_key_of_a_refusal_stands_in_its_row(self):
        page = (PROTOCOL / "refusals.md").read_text(encoding="utf-8")
        rows = dict(re.findall(r"^\| `([a-z0-9-]+)` (\|.*)$", page, re.MULTILINE))
        for said in everything_said():
            words = TOKEN.findall(said.line)
            if words[0] == "NO":
                with self.subTest(where=said.where, line=said.line):
                    for key in keys(words):
                        self.assertIn(f"{key}=", rows[words[1]])


if __name__ == "__main__":
    unittest.main()
