"""What strangers do to a shop, in processes of their own: a few lines an attack.

Every attack has so many connections and so much time. Sockets don't block: an attacker whose daemon
has stopped reading waits, and one that is cut off comes back after a pause.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import os
import resource
import signal
import socket
import subprocess
import tempfile
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection

from attackshop import LONG, OTHERS, PIN, Shop
from attacktills import HOME, UNCHECKED, field, post

BLOCK = 64 * 1024
WRONG = f"nonce={'0' * 32} proof={'0' * 128}"
# Without them 28,000 connections leave one address: see ip(7).
BIND_ADDRESS_NO_PORT = 24
ESTABLISHED = 1
GIVES_WAY, LATE = 5, 10.0
SIGNERS = asyncio.Semaphore(2)


class Link:
    """A connection of an attacker, and how many bytes it got rid of."""

    def __init__(self, shop: Shop, index: int, source: str, counts: Counter) -> None:
        self.shop, self.index, self.counts = shop, index, counts
        self.loop = asyncio.get_running_loop()
        self.socket = socket.socket()
        self.socket.setblocking(False)
        self.socket.setsockopt(socket.IPPROTO_IP, BIND_ADDRESS_NO_PORT, 1)
        # What waits at the attacker's shall not be taken for the daemon's memory.
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, BLOCK)
        self.socket.bind((source, 0))

    async def connect(self, page: bool) -> None:
        await self.loop.sock_connect(self.socket, self.shop.page if page else self.shop.address)
        self.counts["links"] += 1

    async def send(self, data: bytes) -> None:
        await self.loop.sock_sendall(self.socket, data)
        self.counts["bytes"] += len(data)

    async def receive(self) -> bytes:
        data = await self.loop.sock_recv(self.socket, 4 * BLOCK)
        if not data:
            raise EOFError
        return data

    async def line(self) -> str:
        """A reply of one line, to a question that nothing else was sent after."""
        data = b""
        while not data.endswith(b"\n"):
            data += await self.receive()
        if not data.startswith(b"OK"):
            raise EOFError
        return data.decode()

    async def hello(self, who: str) -> None:
        await self.line()
        await self.send(f"HELLO v=1 {who}\n".encode())
        await self.line()

    async def read_on(self) -> None:
        while True:
            await self.receive()

    async def flood(self, data: bytes) -> None:
        """Sends the same for ever, reads what comes, and ends when it is cut off."""
        block = data * max(1, BLOCK // len(data))
        sending = asyncio.create_task(self.send_on(block))
        try:
            await self.read_on()
        finally:
            sending.cancel()
            await asyncio.gather(sending, return_exceptions=True)

    async def send_on(self, block: bytes) -> None:
        while True:
            await self.send(block)

    async def hold(self) -> None:
        """Reads nothing; looks at the socket's state to know when it was cut off."""
        while self.socket.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 1)[0] == ESTABLISHED:
            await asyncio.sleep(0.5)
        raise EOFError


def sends(line: str, who: str = "") -> Callable[[Link], Awaitable[None]]:
    """Says who it is, if anybody, and sends one line without end."""

    async def run(link: Link) -> None:
        if who:
            await link.hello(who.format(link.index))
        await link.flood(line.encode() + b"\n")

    return run


def deaf(line: str, times: int, who: str = "") -> Callable[[Link], Awaitable[None]]:
    """Asks many times and reads nothing."""

    async def run(link: Link) -> None:
        if who:
            await link.hello(who.format(link.index))
        await link.send((line.encode() + b"\n") * times)
        await link.hold()

    return run


async def long_lines(link: Link) -> None:
    """One half ends its lines at the limit, the other never does."""
    await link.flood(b"x" * 16383 + (b"\n" if link.index % 2 else b"x"))


async def silent(link: Link) -> None:
    await link.read_on()


async def shake_hands(link: Link) -> None:
    wire = await asyncio.open_connection(sock=link.socket, ssl=UNCHECKED, server_hostname="")
    wire[1].transport.abort()


async def come_and_go(link: Link) -> None:
    """One half waits for the greeting, the other only fills the queue of those who knock."""
    if link.index % 2:
        await link.receive()


async def guess_pins(link: Link) -> None:
    """A key without rights, rightly proven, and wrong PINs of everybody."""
    nonce = field(await link.line(), "nonce")
    station, own = f"pins-{link.index}", f"{link.index:032x}"
    text = f"till-hello\n1\nBesieged\nservice\nknown/{station}\n{nonce}\n{own}\n-\n"
    async with SIGNERS:
        proof = await asyncio.to_thread(sign, text.encode(), str(link.shop.kit.service_key))
    who = f"service=known station={station} nonce={own} proof={proof}"
    await link.send(f"HELLO v=1 {who}\n".encode())
    await link.line()
    people = itertools.islice(itertools.cycle(OTHERS), link.index, link.index + len(OTHERS))
    await link.flood(b"".join(
        b"CHECK ADJUST 0 1 reason=none by=%d pin=0000\n" % person for person in people))


def sign(text: bytes, key: str) -> str:
    with tempfile.NamedTemporaryFile() as file:
        file.write(text)
        file.flush()
        command = ["openssl", "pkeyutl", "-sign", "-rawin", "-keyform", "DER", "-inkey", key]
        done = subprocess.run([*command, "-in", file.name], capture_output=True, check=True)
        return done.stdout.hex()


async def log_in(link: Link) -> None:
    """Every other PIN is right: a colleague's phone may have gone mad, too."""
    pin = "0000" if link.index % 2 else PIN
    for person in itertools.cycle(OTHERS):
        body = f'{{"person":{person},"pin":"{pin}","device":"{link.index:032x}"}}'
        await link.send(post("/api/login", body))
        if (await link.receive()).startswith(b"HTTP/1.1 200"):
            link.counts["logged in"] += 1


async def half_head(link: Link) -> None:
    await link.send(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Half: ")
    await link.read_on()


async def cut_off(link: Link) -> None:
    head = b"POST /api/login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
    await link.send(head + b"Content-Length: 80\r\n\r\n{")
    # Without this wait most would never be accepted, only queue.
    link.socket.shutdown(socket.SHUT_WR)
    with contextlib.suppress(EOFError, asyncio.TimeoutError):
        await asyncio.wait_for(link.read_on(), 0.2)


@dataclass(frozen=True)
class Attack:
    what: str
    run: Callable[[Link], Awaitable[None]]
    links: int
    hosts: int = 1
    kind: str = "plain"
    page: bool = False
    # Seconds until who was cut off, or is done, comes back.
    pause: float = 0.05


THIEF = "service=thief station=s{}"
ATTACKS = {
    **{f"help-{n}": Attack("HELP without HELLO", sends("HELP"), n) for n in (1, 5, 50)},
    **{f"ping-{n}": Attack("PING without HELLO", sends("PING"), n) for n in (1, 5, 50)},
    "long-lines": Attack("lines of 16 KiB, with and without an end", long_lines, 50),
    "deaf": Attack("2,000 HELP each, no reply is read", deaf("HELP", 2000), 600, hosts=10),
    "silent": Attack("connections that say nothing", silent, 5000, hosts=50, pause=1),
    "silent-tls": Attack(
        "sockets without a TLS handshake", silent, 20000, hosts=100, kind="tls", pause=1),
    "handshakes": Attack("TLS handshakes in a loop", shake_hands, 50, kind="tls", pause=0),
    "connects": Attack("connect and close in a loop", come_and_go, 100, pause=0),
    "proofs": Attack(
        "wrong proofs", sends(f"HELLO v=1 service=known station=x {WRONG}"), 50),
    "pins": Attack("wrong PINs from a key without rights", guess_pins, 200),
    "find": Attack("guests search", sends("FIND honey limit=100", "guest"), 50, kind="guests"),
    "status": Attack("guests ask for STATUS", sends("STATUS", "guest"), 50, kind="guests"),
    "journal": Attack("a service reads the journal", sends("JOURNAL from=1", THIEF), 20),
    "deaf-journal": Attack(
        "256 JOURNAL each, no reply is read", deaf("JOURNAL from=1", 256, THIEF), 40),
    "deaf-receipt": Attack(
        "256 RECEIPT of 1,000 lines each, no reply is read",
        deaf(f"RECEIPT {LONG}-1", 256, THIEF), 20),
    "web-logins": Attack("log-ins on the page", log_in, 40, page=True),
    "web-heads": Attack("half-sent heads on the page", half_head, 300, page=True),
    "web-cut": Attack("log-ins cut off after a byte", cut_off, 20, page=True, pause=0),
}


class Crowd:
    """The connections of one process."""

    def __init__(self, attack: Attack, shop: Shop, hosts: int) -> None:
        self.attack, self.shop, self.hosts = attack, shop, hosts
        self.counts: Counter[str] = Counter()
        self.begun = asyncio.Event()
        # `wait_for` may lose a cancellation (Python 3.11): the loops look here, too.
        self.is_over = False

    async def run(self, indexes: range, seconds: float, pipe: Connection) -> None:
        tasks = [asyncio.create_task(self.attacker(index)) for index in indexes]
        # Time runs from the first connection: it may be late on a busy machine.
        with contextlib.suppress(asyncio.TimeoutError):
            await asyncio.wait_for(self.begun.wait(), LATE)
        pipe.send(None)
        done, _ = await asyncio.wait(
            tasks, timeout=seconds, return_when=asyncio.FIRST_EXCEPTION)
        self.is_over = True
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for task in done:
            task.result()  # an attack that fails otherwise than by being cut off is a bug

    async def attacker(self, index: int) -> None:
        source = f"127.0.1.{index % self.hosts + 1}" if self.hosts else HOME
        while not self.is_over:
            link = None
            try:
                link = Link(self.shop, index, source, self.counts)
                await link.connect(self.attack.page)
                self.begun.set()
                await self.attack.run(link)
            except (OSError, EOFError):
                self.counts["cut off"] += 1
            finally:
                if link is not None:
                    link.socket.close()
            await asyncio.sleep(self.attack.pause)


def besiege(
    attack: Attack, shop: Shop, indexes: range, hosts: int, seconds: float, pipe: Connection
) -> None:
    """One process of attackers; strangers have machines of their own, so it gives way to ours."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    os.nice(GIVES_WAY)
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    crowd = Crowd(attack, shop, hosts)
    try:
        asyncio.run(crowd.run(indexes, seconds, pipe))
    finally:
        pipe.send(dict(crowd.counts))
