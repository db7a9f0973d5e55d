"""The honest tills of `scripts/attack`, in a process of their own: what they wait is measured.

Twenty registers ring once a second each, by the clock and not by the answer: a sale's time is from
when it was due to its reply, over lost connections too. A till that was just switched on connects
and logs in once a second, and so does somebody on the staff page, from another address.
"""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import os
import re
import signal
import ssl
import time
from collections import Counter, deque
from multiprocessing.connection import Connection

from attackshop import CALLER, CALLING, PIN, READER, RINGING, Shop
from tillprocess import DaemonFailed

FORK = multiprocessing.get_context("fork")
SALE = "RING G-1 G-2 G-3 pay=card:30.00"
# Lines of a register under way at most, and how long a question is waited for.
WAITING, PATIENCE = 200, 30.0
HOME, PHONE = "127.0.0.1", "127.0.0.3"
KINDS = ("RING", "HELLO", "LOGIN", "page")


# Any certificate will do: only what it costs is measured.
UNCHECKED = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
UNCHECKED.check_hostname = False
UNCHECKED.verify_mode = ssl.CERT_NONE


class Refused(Exception):
    """The daemon said something else than OK."""


class Notes:
    """When each thing was due, and how long it took; what is under way counts as it stands."""

    def __init__(self) -> None:
        self.done: list[tuple[str, float, float]] = []
        self.under_way: deque[tuple[str, float]] = deque()
        self.troubles: list[tuple[str, float]] = []

    def over(self, begin: float, end: float) -> dict:
        now = time.monotonic()
        open_ones = [(kind, due, now - due) for kind, due in self.under_way]
        waits: dict[str, list[float]] = {kind: [] for kind in KINDS}
        for kind, due, took in self.done + open_ones:
            if begin <= due < end:
                waits[kind].append(took * 1000)
        troubles = Counter(kind for kind, due in self.troubles if begin <= due < end)
        unanswered = sum(begin <= due < end for _, due in self.under_way)
        return {"waits": waits, "troubles": dict(troubles), "unanswered": unanswered}

    def trouble(self, kind: str) -> None:
        self.troubles.append((kind, time.monotonic()))

    def begin(self, kind: str, due: float) -> tuple[str, float]:
        self.under_way.append((kind, due))
        return kind, due

    def end(self, what: tuple[str, float]) -> None:
        self.under_way.remove(what)
        self.done.append((*what, time.monotonic() - what[1]))


class Tills:
    def __init__(self, shop: Shop) -> None:
        self.shop = shop
        self.notes = Notes()
        self.ssl = UNCHECKED if shop.tls else None

    async def connect(self, address: tuple[str, int], source: str = HOME):
        return await asyncio.open_connection(*address, ssl=self.ssl, local_addr=(source, 0))

    async def hello(self, register: int):
        reader, writer = await self.connect(self.shop.address)
        try:
            await status(reader)
            writer.write(b"HELLO v=1 register=%d\n" % register)
            return reader, writer, await status(reader)
        except BaseException:
            writer.transport.abort()
            raise

    async def each_second(self, kind: str, visit) -> None:
        """Tries until it gets in; the time is from when it was due."""
        while True:
            due = time.monotonic()
            under_way = [self.notes.begin(kind, due)]
            while under_way:
                try:
                    await asyncio.wait_for(visit(under_way), PATIENCE)
                except (OSError, EOFError, Refused, asyncio.TimeoutError):
                    self.notes.trouble("not let in")
                    await asyncio.sleep(0.1)
            await asyncio.sleep(max(0.0, due + 1 - time.monotonic()))

    async def log_in(self, under_way: list) -> None:
        """From connecting to the OK of HELLO, and from there to that of LOGIN."""
        reader, writer, hello = await self.hello(CALLING)
        try:
            number = int(field(hello, "next"))
            if under_way[0][0] == "HELLO":
                self.notes.end(under_way.pop())
                under_way.append(self.notes.begin("LOGIN", time.monotonic()))
            # Logged in still: the link was lost before the LOGOUT.
            if field(hello, "person"):
                writer.write(f"#{number} LOGOUT\n".encode())
                await status(reader)
                number += 1
            writer.write(f"#{number} LOGIN {CALLER} pin={PIN}\n".encode())
            await status(reader)
            self.notes.end(under_way.pop())
            writer.write(f"#{number + 1} LOGOUT\n".encode())
            await status(reader)
        finally:
            writer.transport.abort()

    async def read_page(self, under_way: list) -> None:
        body = json.dumps({"person": READER, "pin": PIN, "device": "ab" * 16})
        cookie = await self.post("/api/login", body)
        self.notes.end(under_way.pop())
        await self.post("/api/logout", "{}", cookie)

    async def post(self, path: str, body: str, cookie: str = "") -> str:
        reader, writer = await self.connect(self.shop.page, PHONE)
        try:
            writer.write(post(path, body, f"Connection: close\r\nCookie: {cookie}\r\n"))
            answer = (await reader.read()).decode()
        finally:
            writer.transport.abort()
        if not answer.startswith("HTTP/1.1 200"):
            raise Refused(answer[:40])
        found = re.search(r"(?i)^set-cookie: ([^;\r]*)", answer, re.MULTILINE)
        return found.group(1) if found else ""

    async def run(self, pipe: Connection) -> None:
        tasks = [asyncio.create_task(Register(self, n).work()) for n in RINGING]
        tasks.append(asyncio.create_task(self.each_second("HELLO", self.log_in)))
        tasks.append(asyncio.create_task(self.each_second("page", self.read_page)))
        asked: asyncio.Queue = asyncio.Queue()
        asyncio.get_running_loop().add_reader(pipe.fileno(), lambda: take(pipe, asked))
        asking = asyncio.create_task(self.answer(pipe, asked))
        # Ends with the first that fails, which is a bug, or when nobody asks any more.
        done, _ = await asyncio.wait([asking, *tasks], return_when=asyncio.FIRST_COMPLETED)
        done.pop().result()

    async def answer(self, pipe: Connection, asked: asyncio.Queue) -> None:
        while window := await asked.get():
            pipe.send(self.notes.over(*window))


class Register:
    """Rings for ever; what was not answered is sent again after a lost link."""

    def __init__(self, tills: Tills, number: int) -> None:
        self.tills = tills
        self.notes = tills.notes
        self.number = number
        self.waiting: deque[tuple[str, float]] = deque()
        # The request number of the first that waits.
        self.first = 0
        self.writer: asyncio.StreamWriter | None = None

    async def work(self) -> None:
        ticking = asyncio.create_task(self.tick())
        try:
            while not ticking.done():
                try:
                    await self.ring()
                except (OSError, EOFError, Refused, asyncio.TimeoutError) as error:
                    self.notes.trouble("refused" if isinstance(error, Refused) else "lost")
                    if self.writer:
                        self.writer.transport.abort()
                        self.writer = None
                    await asyncio.sleep(0.1)
        finally:
            ticking.cancel()

    async def ring(self) -> None:
        hello = self.tills.hello(self.number)
        reader, self.writer, said = await asyncio.wait_for(hello, PATIENCE)
        # Lines that were sent keep their numbers, also when they have been done already.
        following = int(field(said, "next"))
        if not self.first <= following <= self.first + len(self.waiting):
            self.first = following
        for place in range(len(self.waiting)):
            self.send(place)
        while True:
            await status(reader)
            self.notes.end(self.waiting.popleft())
            self.first += 1

    def send(self, place: int) -> None:
        if self.writer:
            self.writer.write(f"#{self.first + place} {SALE}\n".encode())

    async def tick(self) -> None:
        due = time.monotonic() + self.number / len(RINGING)
        while True:
            await asyncio.sleep(due - time.monotonic())
            if len(self.waiting) < WAITING:
                self.waiting.append(self.notes.begin("RING", due))
                self.send(len(self.waiting) - 1)
            else:
                self.notes.trouble("not sent")
            due += 1


def take(pipe: Connection, asked: asyncio.Queue) -> None:
    try:
        asked.put_nowait(pipe.recv())
    except EOFError:
        asked.put_nowait(None)


async def status(reader: asyncio.StreamReader) -> str:
    """The next status line, which has to be OK."""
    while True:
        line = (await reader.readuntil(b"\n")).decode().rstrip("\n")
        if line.startswith("OK"):
            return line
        if not line.startswith(("- ", "* ")):
            raise Refused(line)


def field(line: str, key: str) -> str:
    found = re.search(rf" {key}=(\S+)", line)
    return found.group(1) if found else ""


def post(path: str, body: str, fields: str = "") -> bytes:
    head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
    return f"{head}Content-Length: {len(body)}\r\n{fields}\r\n{body}".encode()


def serve(shop: Shop, pipe: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        os.nice(-10)
    except PermissionError:
        pass  # then it measures what the scheduler takes, too
    asyncio.run(Tills(shop).run(pipe))


class Honest:
    """The process of the tills, as seen from outside."""

    def __init__(self, shop: Shop) -> None:
        self.pipe, theirs = FORK.Pipe()
        self.process = FORK.Process(target=serve, args=(shop, theirs), daemon=True)
        self.process.start()
        theirs.close()

    def over(self, begin: float, end: float, settle: float = 10.0) -> dict:
        """What was due in that time, once it was answered or was waited for long enough."""
        deadline = time.monotonic() + settle
        while True:
            try:
                self.pipe.send((begin, end))
                report = self.pipe.recv()
            except (OSError, EOFError) as error:
                raise DaemonFailed("the tills ended, see above") from error
            if not report["unanswered"] or time.monotonic() > deadline:
                return report
            time.sleep(0.1)

    def __enter__(self) -> Honest:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.join(10)
