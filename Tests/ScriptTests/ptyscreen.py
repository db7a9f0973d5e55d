"""A program on a pseudo-terminal, and what its screen shows: as much of a VT100 as `till` uses."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

# Makes the terminal the one of its session, as a login shell's is: so signals come from it. The
# program runs as that shell's child in a group of its own, or it could not be stopped.
SESSION = """
import fcntl, os, signal, subprocess, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
signal.signal(signal.SIGTTOU, signal.SIG_IGN)
child = subprocess.Popen(sys.argv[1:], process_group=0, restore_signals=True)
os.tcsetpgrp(0, child.pid)
for number in (signal.SIGTERM, signal.SIGCONT, signal.SIGABRT):
    signal.signal(number, lambda number, frame: child.send_signal(number))
while True:
    _, status = os.waitpid(child.pid, os.WUNTRACED)
    if not os.WIFSTOPPED(status):
        sys.exit(os.waitstatus_to_exitcode(status) % 256)
    print("stopped", flush=True)
"""

SEQUENCE = re.compile(r"\x1b\[(\??)([0-9;]*)([A-Za-z])")


class Screen:
    """Rows and columns. A character that would stand outside is kept in `outside`."""

    def __init__(self, columns: int, rows: int, is_alternate: bool = False) -> None:
        self.columns = columns
        self.cells = [[" "] * columns for _ in range(rows)]
        self.row = self.column = 0
        self.is_alternate = is_alternate
        self.rings = 0
        self.written = 0
        self.outside = ""
        self.rest = ""

    def feed(self, text: str) -> None:
        text = self.rest + text
        self.rest = ""
        at = 0
        while at < len(text):
            if text[at] == "\x1b":
                match = SEQUENCE.match(text, at)
                if match is None:
                    self.rest = text[at:]
                    return
                self.command(*match.groups())
                at = match.end()
            else:
                self.put(text[at])
                at += 1

    def command(self, private: str, numbers: str, letter: str) -> None:
        values = [int(n) for n in numbers.split(";") if n]
        if letter == "H":
            self.row, self.column = (n - 1 for n in (values + [1, 1])[:2])
        elif letter == "J":
            self.cells = [[" "] * self.columns for _ in self.cells]
        elif letter == "K":
            # A window that has just grown smaller may get what was meant for the larger one.
            if self.row < len(self.cells):
                row = self.cells[self.row]
                row[self.column :] = [" "] * (self.columns - self.column)
        elif private and values == [1049]:
            self.is_alternate = letter == "h"
        elif not private and letter != "m":
            raise ValueError(f"an unknown sequence: {private}{numbers}{letter}")

    def put(self, character: str) -> None:
        if character == "\x07":
            self.rings += 1
        elif character == "\r":
            self.column = 0
        elif character == "\n":
            self.row = min(len(self.cells) - 1, self.row + 1)
        elif unicodedata.combining(character):
            pass
        elif not self.is_alternate:
            pass
        elif self.row >= len(self.cells) or self.column >= self.columns:
            self.outside += character
        else:
            self.cells[self.row][self.column] = character
            self.written += 1
            self.column += 2 if unicodedata.east_asian_width(character) in "WF" else 1

    @property
    def text(self) -> str:
        return "\n".join("".join(row).rstrip() for row in self.cells)


class Player:
    """A person at the keyboard, who waits for what the screen says and never by the clock."""

    def __init__(
        self, arguments: list[str], env: dict[str, str], columns: int = 80, rows: int = 24
    ) -> None:
        self.screen = Screen(columns, rows)
        self.said = b""
        self.master, slave = pty.openpty()
        self.resize(columns, rows)
        self.before = termios.tcgetattr(slave)
        self.process = subprocess.Popen(
            [sys.executable, "-c", SESSION, *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=env,
            start_new_session=True,
        )
        # Kept open, so that the terminal's settings can be looked at when the program has ended.
        self.slave = slave

    def resize(self, columns: int, rows: int) -> None:
        """A window of another size, of which nobody knows what it shows."""
        # What was drawn for the size before comes in pieces: a terminal's buffer is small.
        while self.read(0.5):
            pass
        self.screen = Screen(columns, rows, self.screen.is_alternate)
        size = struct.pack("HHHH", rows, columns, 0, 0)
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, size)

    def type(self, text: str) -> None:
        os.write(self.master, text.encode())

    def wait_for(self, text: str, seconds: float = 20) -> None:
        self.wait_until(lambda: text in self.screen.text, f"`{text}`", seconds)

    def wait_until_gone(self, text: str, seconds: float = 20) -> None:
        self.wait_until(lambda: text not in self.screen.text, f"`{text}` to go", seconds)

    def wait_until(self, holds: Callable[[], bool], what: str, seconds: float = 20) -> None:
        deadline = time.monotonic() + seconds
        while not holds():
            if not self.read(max(0.0, deadline - time.monotonic())):
                raise AssertionError(f"waited for {what}, and saw\n{self.screen.text}")

    def read(self, seconds: float) -> bool:
        """What comes within that time; false when nothing does."""
        ready, _, _ = select.select([self.master], [], [], seconds)
        if not ready:
            return False
        part = os.read(self.master, 65536)
        self.said += part
        self.decode(part)
        return True

    pending = b""

    def decode(self, part: bytes) -> None:
        """Characters may come in halves."""
        bytes_so_far = self.pending + part
        text = bytes_so_far.decode(errors="ignore")
        self.pending = bytes_so_far[len(text.encode()) :]
        self.screen.feed(text)

    def end(self, seconds: float = 20) -> int:
        """The program's exit code; all that it said last is read."""
        code = self.process.wait(timeout=seconds)
        while self.read(0):
            pass
        return code

    @property
    def settings(self) -> list[object]:
        return termios.tcgetattr(self.slave)

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self.master)
        os.close(self.slave)


def environment(**more: str) -> dict[str, str]:
    """Nothing of the caller's own settings for `till`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TILL_")}
    return {**kept, "TERM": "xterm", "TILL_LANGUAGE": "en", **more}


def start_demo(
    program: Path, folder: Path, port: str = "0"
) -> tuple[subprocess.Popen[str], str]:
    """A demonstration shop, and its port."""
    arguments = ["--demo", "--data", str(folder / "shop"), "--listen", f"127.0.0.1:{port}"]
    with (folder / "log").open("a") as log:
        process = subprocess.Popen(
            [str(program), *arguments], stdout=subprocess.PIPE, stderr=log, text=True
        )
    assert process.stdout is not None, "stdout is a pipe"
    return process, process.stdout.readline().strip().rpartition(":")[2]
