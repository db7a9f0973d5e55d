#!/usr/bin/env python3
"""A register that does each line exactly once, whatever becomes of the link, the server or itself.

    client.py 127.0.0.1:7411 --register 3 --memory register-3.json

sends the lines of standard input and prints the replies; `# SALE` takes the register's next number.
Only the standard library, but for a key (--key), whose proof takes the package `cryptography`.
"""

import argparse
import hashlib
import json
import os
import re
import secrets
import socket
import ssl
import sys
import time
from collections.abc import Callable

TOKEN = re.compile(r'(?:[a-z][a-z0-9-]*=)?"(?:[^"\\]|\\.)*"|[^ ]+')
SECRET = re.compile(r'((?:pin|new)="?)[0-9]+')
# They say nothing of a line, only that this connection is at its end.
CLOSING = ("shutting-down", "too-many-connections", "too-slow")


class Stop(Exception):
    """What another connection would not mend: people have to look."""


class Reply:
    """A status line, and the rows before it."""

    def __init__(self, rows: list[str], status: str) -> None:
        self.rows, self.line = rows, status
        words = TOKEN.findall(status)
        self.status = words[0]
        self.code = "" if self.status == "OK" else words[1]
        number = re.search("^(?:OK|NO [^ ]+|BAD [^ ]+) #([0-9]+)", status)
        self.number = int(number[1]) if number else None
        cut = [word.partition("=") for word in words if word[0] != '"']
        self.pairs = {key: plain(value) for key, mark, value in cut if mark}

    def __str__(self) -> str:
        return "\n".join([*self.rows, self.line])


def plain(value: str) -> str:
    """A value without its quotes and escapes."""
    letters = {"n": "\n", '"': '"', "\\": "\\"}
    text = value[1:-1] if value.startswith('"') else value
    letter = lambda m: letters.get(m[1]) or chr(int(m[1][1:], 16))  # noqa: E731
    return re.sub(r'\\(x..|["\\n])', letter, text)


class Memory:
    """What a register keeps on disk."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.last = 0  # the highest number that an OK was seen for
        self.receipt = 0  # the last receipt that this register knows of
        self.line: str | None = None  # about to be sent, or sent and not answered
        self.is_blanked = False  # the line's PINs went with the program that knew them
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                self.last, self.receipt, self.line, self.is_blanked = json.load(file)

    def keep(self, line: str | None) -> None:
        """Comes back when the disk has it: a whole new file in place of the old one."""
        self.line, self.is_blanked = line, False
        tokens = TOKEN.findall(line or "")
        has_secret = any(SECRET.match(token) for token in tokens)
        # A PIN is never on disk. The server leaves its digits out when it compares lines.
        blank = line and TOKEN.sub(lambda m: re.sub(SECRET, r"\g<1>0000", m[0]), line)
        with open(self.path + ".new", "w", encoding="utf-8") as file:
            json.dump([self.last, self.receipt, blank, has_secret], file)
            file.flush()
            os.fsync(file.fileno())
        os.replace(self.path + ".new", self.path)
        folder = os.open(os.path.dirname(os.path.abspath(self.path)), os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)


class Link:
    """One connection. Whatever ends it is an OSError."""

    def __init__(self, address: tuple[str, int], trusted: str | None) -> None:
        self.certificate = "-"
        self.socket = socket.create_connection(address, timeout=30)
        if trusted:
            context = ssl.create_default_context(cafile=trusted)
            self.socket = context.wrap_socket(self.socket, server_hostname=address[0])
            self.certificate = hashlib.sha256(self.socket.getpeercert(True)).hexdigest()
        self.incoming = self.socket.makefile("rb")

    def ask(self, line: str) -> Reply:
        self.socket.sendall(line.encode() + b"\n")
        return self.reply()

    def reply(self) -> Reply:
        rows = []
        while True:
            line = self.incoming.readline()
            if not line.endswith(b"\n"):
                raise ConnectionError("the connection ended")
            text = line.decode().rstrip("\r\n")
            if text.startswith("* taken-over"):
                raise Stop("another program says that it is this register")
            if text.startswith("- "):
                rows.append(text)
            elif not text.startswith("* "):
                reply = Reply(rows, text)
                if reply.code in CLOSING:
                    raise ConnectionError(text)
                return reply

    def close(self) -> None:
        self.incoming.close()
        self.socket.close()


class Register:
    def __init__(self, address: tuple[str, int], number: int, memory: Memory) -> None:
        self.address, self.number, self.memory = address, number, memory
        self.key: str | None = None  # 64 hex digits: the private half
        self.trusted: str | None = None  # a file of certificates, for TLS
        # Told of each reply before its line is forgotten; after a crash in between, once more.
        self.use: Callable[[Reply], None] = lambda reply: print(reply, flush=True)
        self.link: Link | None = None
        self.next = 0  # the number of the next new line
        self.pause = 0.1  # seconds between tries; the next time twice that

    def resume(self) -> Reply | None:
        """First of all: the line that was under way when the program ended."""
        if self.memory.line is None:
            return None
        self.connect()
        if self.memory.is_blanked and number_of(self.memory.line) >= self.next:
            self.memory.keep(None)  # not decided, and the PIN is gone: it is keyed in again
            return None
        return self.settle()

    def ask(self, text: str) -> Reply:
        """Has something done, once, and comes back with the reply."""
        self.resume()
        self.connect()
        self.memory.keep(f"#{self.next} {text}")
        return self.settle()

    def settle(self) -> Reply:
        """The reply to the kept line. Whatever it is, only then the line is forgotten."""
        number = number_of(self.memory.line)
        reply = self.look(self.memory.line)
        if reply.number not in (number, None):
            raise Stop(f"this answers another line: {reply.line}")
        if reply.status == "OK":
            self.next = number + 1
            self.memory.last = max(self.memory.last, number)
            register, _, receipt = reply.pairs.get("receipt", "").partition("-")
            if register == str(self.number):
                self.memory.receipt = max(self.memory.receipt, int(receipt))
        elif reply.code in ("conflict", "gap", "no-such-reply"):
            self.lose(reply.line)  # the next HELLO says where to go on
        self.use(reply)
        self.memory.keep(None)
        return reply

    def look(self, line: str) -> Reply:
        """Sends a line until it is answered: one without a number, or one that is kept."""
        while True:
            try:
                return self.connect().ask(line)
            except OSError as loss:
                self.lose(loss)

    def connect(self) -> Link:
        pause = self.pause
        while self.link is None:
            try:
                self.link = Link(self.address, self.trusted)
                self.hello(self.link)
            except OSError as loss:
                self.lose(loss)
                time.sleep(pause)
                pause = min(pause * 2, 10)
        return self.link

    def hello(self, link: Link) -> None:
        greeting = link.reply()
        known = f"last={self.memory.last} receipt={self.memory.receipt}"
        proof = self.proof(greeting.pairs, link.certificate) if self.key else ""
        reply = link.ask(f"HELLO v=1 register={self.number} {known}{proof}")
        if reply.status != "OK":
            raise Stop(reply.line)
        if reply.pairs["state"] == "behind":
            raise Stop("the server was restored from a backup: call a manager")
        self.next = int(reply.pairs["next"])

    def proof(self, greeting: dict[str, str], certificate: str) -> str:
        nonce = secrets.token_hex(16)
        who = f"register\n{self.number}"
        text = signed_text(greeting["store"], who, greeting["nonce"], nonce, certificate)
        return f" nonce={nonce} proof={sign(self.key, text)}"

    def lose(self, why: object) -> None:
        print(f"connecting again: {why}", file=sys.stderr)
        if self.link is not None:
            self.link.close()
        self.link = None


def number_of(line: str) -> int:
    return int(line.partition(" ")[0][1:])


def signed_text(*lines: str) -> bytes:
    """Store, kind and name of the station, both nonces, the certificate's digest."""
    return "".join(f"{line}\n" for line in ("till-hello", "1", *lines)).encode()


def sign(key: str, text: bytes) -> str:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(key)).sign(text).hex()


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("server", help="HOST:PORT")
    options.add_argument("--register", type=int, required=True)
    options.add_argument("--memory", required=True, help="the file that holds what must not go")
    options.add_argument("--key", help="a file with the register's private key, in hex")
    options.add_argument("--trusted", help="a file of certificates: speak TLS")
    given = options.parse_args()
    host, _, port = given.server.rpartition(":")
    register = Register((host, int(port)), given.register, Memory(given.memory))
    register.trusted = given.trusted
    if given.key:
        with open(given.key, encoding="ascii") as file:
            register.key = file.read().strip()
    register.resume()
    for line in map(str.strip, sys.stdin):
        if line.startswith("# "):
            register.ask(line[2:])
        elif line:
            print(register.look(line), flush=True)


if __name__ == "__main__":
    try:
        main()
    except Stop as reason:
        sys.exit(f"client.py: {reason}")
