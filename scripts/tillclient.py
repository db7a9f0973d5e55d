"""The register protocol for scripts: the line grammar, and a station that outlives its link.

Written from the specification in `protocol/` alone, on purpose: what the Swift code gets wrong in
the same way on both sides shows here. Standard library only.

A `Station` numbers its lines and keeps each until its reply is in. When the link breaks it
connects again, compares counters, and sends what has no reply once more, byte for byte. That is the
whole of exactly once, seen from the terminal.
"""

from __future__ import annotations

import re
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field

KEY = re.compile(r"[a-z][a-z0-9-]*")
BARE = re.compile(r"[A-Za-z0-9._:+/@,*-]+")
ESCAPES = {'"': '"', "\\": "\\", "n": "\n"}
LONGEST_LINE = 16 * 1024
# Lines under way before replies are read: enough to hide the round trip, and far too few to fill
# both socket buffers, which would leave two programs each waiting for the other to read.
WINDOW = 64
# Errors that say nothing of the line: a daemon that is being restarted, or is full for the moment.
GOING_AWAY = ("shutting-down", "too-many-connections")


class GrammarError(ValueError):
    """A line that the grammar does not allow."""


class LinkLost(ConnectionError):
    """No daemon within the time allowed for it."""


class Broken(RuntimeError):
    """The daemon broke a promise, for example forgot what it had answered OK."""


@dataclass(frozen=True)
class Line:
    """A line cut into tokens."""

    arguments: list[str] = field(default_factory=list)
    keys: dict[str, str] = field(default_factory=dict)

    @staticmethod
    def parse(text: str) -> Line:
        line = Line()
        position = 0
        while position < len(text):
            if text[position] == " ":
                position += 1
                continue
            position = line._take(text, position)
        return line

    def _take(self, text: str, start: int) -> int:
        """Reads the token at `start`, returns where it ends."""
        if text[start] == '"':
            value, end = _quoted(text, start)
            stop = _end_of_bare(text, end)
            self.arguments.append(value + text[end:stop])
            return stop
        key = KEY.match(text, start)
        if key is None or text[key.end() : key.end() + 1] != "=":
            end = _end_of_bare(text, start)
            self.arguments.append(text[start:end])
            return end
        begin = key.end() + 1
        if text[begin : begin + 1] == '"':
            value, end = _quoted(text, begin)
        else:
            end = _end_of_bare(text, begin)
            value = text[begin:end]
        self.keys[key.group()] = value
        return end


def _end_of_bare(text: str, start: int) -> int:
    end = text.find(" ", start)
    end = len(text) if end < 0 else end
    if '"' in text[start:end]:
        raise GrammarError(f"a quote inside a bare value: {text!r}")
    return end


def _quoted(text: str, start: int) -> tuple[str, int]:
    """The text between quotes, and the position after the closing one."""
    out: list[str] = []
    position = start + 1
    while position < len(text):
        letter = text[position]
        if letter == '"':
            return "".join(out), position + 1
        if letter != "\\":
            out.append(letter)
            position += 1
        elif text[position + 1 : position + 2] == "x":
            out.append(_hex(text[position + 2 : position + 4]))
            position += 4
        else:
            escape = ESCAPES.get(text[position + 1 : position + 2])
            if escape is None:
                raise GrammarError(f"an unknown escape: {text!r}")
            out.append(escape)
            position += 2
    raise GrammarError(f"a quote that is not closed: {text!r}")


def _hex(digits: str) -> str:
    if not re.fullmatch("[0-7][0-9A-Fa-f]", digits):
        raise GrammarError(f"not a byte of ASCII: \\x{digits}")
    return chr(int(digits, 16))


def quote(value: str) -> str:
    """The value as it may stand in a line: bare if it can, quoted if it must."""
    if BARE.fullmatch(value):
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return '"' + re.sub(r"[\x00-\x1f\x7f]", lambda m: f"\\x{ord(m.group()):02x}", escaped) + '"'


@dataclass(frozen=True)
class Reply:
    """A status line with the rows that came before it."""

    status: str
    code: str = ""
    text: str = ""
    number: int | None = None
    keys: dict[str, str] = field(default_factory=dict)
    rows: list[dict[str, str]] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        return self.status == "OK"

    def __str__(self) -> str:
        return " ".join(filter(None, [self.status, self.code, self.text]))


def read_status(text: str, rows: list[dict[str, str]]) -> Reply:
    """Understands an `OK`, `NO` or `BAD` line."""
    line = Line.parse(text)
    words = list(line.arguments)
    status = words.pop(0) if words else ""
    if status not in ("OK", "NO", "BAD"):
        raise GrammarError(f"not a status line: {text!r}")
    code = words.pop(0) if status != "OK" and words else ""
    number = None
    if words and re.fullmatch("#[0-9]+", words[0]):
        number = int(words.pop(0)[1:])
    return Reply(status, code, " ".join(words), number, line.keys, rows)


def read_rows(lines: list[str]) -> list[dict[str, str]]:
    """The keys of those lines that are rows."""
    return [Line.parse(line[2:]).keys for line in lines if line.startswith("- ")]


class Link:
    """One TCP connection: lines out, replies in."""

    def __init__(self, address: tuple[str, int], timeout: float) -> None:
        self.socket = socket.create_connection(address, timeout=timeout)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.incoming = self.socket.makefile("rb")

    def send(self, lines: list[bytes]) -> None:
        self.socket.sendall(b"".join(line + b"\n" for line in lines))

    def receive(self) -> Reply:
        rows: list[dict[str, str]] = []
        while True:
            raw = self.incoming.readline(LONGEST_LINE + 2)
            if not raw.endswith(b"\n"):
                raise ConnectionResetError("the link ended inside a reply")
            text = raw.decode("utf-8").rstrip("\r\n")
            if text.startswith("- "):
                rows += read_rows([text])
            elif not text.startswith("* "):
                reply = read_status(text, rows)
                if reply.code in GOING_AWAY:
                    raise ConnectionResetError(str(reply))
                return reply

    def close(self) -> None:
        self.incoming.close()
        self.socket.close()


@dataclass(frozen=True)
class Refused:
    """A line that was answered NO or BAD."""

    line: str
    reply: Reply


class Station:
    """A register or service with its own counter. One thread uses one station."""

    def __init__(
        self,
        address: tuple[str, int],
        identity: str,
        retry_for: float = 60.0,
        on_ok: Callable[[], None] = lambda: None,
    ) -> None:
        self.address = address
        self.identity = identity
        self.retry_for = retry_for
        self.on_ok = on_ok
        self.link: Link | None = None
        self.hello = Reply("OK")
        self.next = 0
        self.reconnects = 0
        self.fresh = False

    def ask(self, line: str) -> Reply:
        """An unnumbered line: it changes nothing, so it may be asked again at will."""
        while True:
            try:
                link = self._connected()
                link.send([line.encode()])
                return link.receive()
            except OSError as error:
                self._drop(error)

    def submit(self, lines: list[str]) -> tuple[list[Reply | None], list[Refused]]:
        """Sends numbered lines, pipelined: a reply for each, None where one was refused.

        A refused line is left out and those behind it are sent with the number it did not use.
        """
        replies: list[Reply | None] = []
        refused: list[Refused] = []
        while len(replies) < len(lines):
            start = len(replies)
            for reply in self._window(lines[start : start + WINDOW]):
                if not reply.ok:
                    refused.append(Refused(lines[len(replies)], reply))
                replies.append(reply if reply.ok else None)
        return replies, refused

    def tell(self, line: str) -> Reply:
        """One numbered line."""
        return self._window([line])[0]

    def _window(self, lines: list[str]) -> list[Reply]:
        """Replies up to and with the first that is not OK; what stands after it was a gap."""
        self._connected()
        first = self.next
        numbered = [f"#{first + i} {line}".encode() for i, line in enumerate(lines)]
        replies: list[Reply] = []
        while len(replies) < len(numbered):
            try:
                link = self._connected()
                self._check_counter(first + len(replies), first + len(numbered))
                link.send(numbered[len(replies) :])
                if not self._collect(link, replies, len(numbered)):
                    break
            except OSError as error:
                self._drop(error)
        self.next = first + sum(reply.ok for reply in replies)
        return replies

    def _collect(self, link: Link, replies: list[Reply], wanted: int) -> bool:
        """False when a line was refused, and the replies to those behind it have been read."""
        while len(replies) < wanted:
            reply = link.receive()
            replies.append(reply)
            if not reply.ok:
                if reply.code in ("gap", "conflict"):
                    raise Broken(f"{self.identity}: {reply} next={reply.keys.get('next')}")
                self._skip_gaps(link, wanted - len(replies))
                return False
            self.on_ok()
        return True

    def _skip_gaps(self, link: Link, count: int) -> None:
        """Nothing is lost when the link breaks here: a gap changes nothing."""
        try:
            for _ in range(count):
                reply = link.receive()
                if reply.code != "gap":
                    raise Broken(f"{self.identity}: expected a gap, got {reply}")
        except OSError as error:
            self._drop(error)

    def _check_counter(self, oldest: int, newest: int) -> None:
        """After a new HELLO the server may be ahead of our replies, never behind them."""
        if not self.fresh:
            return
        self.fresh = False
        server = int(self.hello.keys["next"])
        if not oldest <= server <= newest:
            raise Broken(
                f"{self.identity}: the server's next number is {server}, "
                f"it must be from {oldest} to {newest}"
            )

    def _connected(self) -> Link:
        if self.link is None:
            self.link = self._connect(time.monotonic() + self.retry_for)
            if self.next == 0:
                self.next = int(self.hello.keys.get("next", "1"))
            else:
                self.reconnects += 1
            self.fresh = True
        return self.link

    def _connect(self, deadline: float) -> Link:
        pause = 0.05
        while True:
            try:
                link = Link(self.address, timeout=self.retry_for)
                greeting = link.receive()
                link.send([f"HELLO v=1 {self.identity}".encode()])
                self.hello = link.receive()
                break
            except OSError as error:
                if time.monotonic() + pause > deadline:
                    raise LinkLost(f"{self.address[0]}:{self.address[1]}: {error}") from error
                time.sleep(pause)
                pause = min(pause * 2, 1.0)
        if not (greeting.ok and self.hello.ok):
            raise Broken(f"{self.identity} was not let in: {self.hello}")
        if self.hello.keys.get("state") == "behind":
            raise Broken(f"{self.identity}: the server comes from an older backup")
        return link

    def _drop(self, error: OSError | None = None) -> None:
        if self.link is not None:
            self.link.close()
            self.link = None
        if isinstance(error, TimeoutError):
            raise LinkLost(f"{self.identity}: no answer within {self.retry_for} s") from error
        if isinstance(error, LinkLost):
            raise error

    def close(self) -> None:
        if self.link is not None:
            try:
                self.link.send([b"QUIT"])
                self.link.receive()
            except OSError:
                pass  # the daemon was quicker: closed is closed
        self._drop()
