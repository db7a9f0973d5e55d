"""A demonstration shop with its staff page."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

import paths  # noqa: F401
from tillprocess import find_program


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class WebShop:
    """tilld --demo --web, at an address that stays the same when it is started again."""

    def __init__(
        self, *arguments: str, before: Callable[[], object] | None = None
    ) -> None:
        program = find_program("tilld")
        assert program is not None, "tilld is built first"
        self.program = program
        self.folder = Path(tempfile.mkdtemp(prefix="till-page-"))
        self.arguments = arguments
        # Called in the new process, before it is tilld.
        self.before = before
        self.port = free_port()
        self.web = free_port()
        self.url = f"http://127.0.0.1:{self.web}"
        self.process: subprocess.Popen[str] | None = None
        self.start()

    def command(self) -> list[str]:
        return [
            str(self.program), "--data", str(self.folder / "shop"), "--demo",
            "--listen", f"127.0.0.1:{self.port}", "--web", f"127.0.0.1:{self.web}",
            *self.arguments,
        ]

    def start(self) -> None:
        with (self.folder / "log").open("a") as log:
            self.process = subprocess.Popen(
                self.command(), stdout=subprocess.PIPE, stderr=log, text=True,
                preexec_fn=self.before)
        assert self.process.stdout is not None
        said = [self.process.stdout.readline() for _ in range(2)]
        if not any("staff page on" in line for line in said):
            raise AssertionError(f"tilld said {said}: {(self.folder / 'log').read_text()}")
        # What it says later has to go somewhere.
        threading.Thread(target=self.process.stdout.read, daemon=True).start()

    def kill(self) -> None:
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def terminate(self) -> int:
        """Has it end as it should, and gives how it did."""
        assert self.process is not None
        self.process.terminate()
        return self.process.wait(timeout=60)

    def log(self) -> str:
        return (self.folder / "log").read_text()

    def close(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.terminate()
        shutil.rmtree(self.folder)

    def say(self, *lines: str) -> list[str]:
        """Lines of a service that the demonstration shop lets in, and their last lines."""
        answers = []
        with socket.create_connection(("127.0.0.1", self.port)) as link:
            wire = link.makefile("rw", encoding="utf-8", newline="\n")
            wire.readline()
            hello = self._ask(wire, "HELLO v=1 service=test station=page")
            number = int(hello.split(" next=")[1].split(" ")[0])
            for line in lines:
                answer = self._ask(wire, f"#{number} {line}" if line[0] != "?" else line[1:])
                number += 1 if f"#{number}" in answer and answer.startswith("OK") else 0
                answers.append(answer)
        return answers

    @staticmethod
    def _ask(wire, line: str) -> str:
        wire.write(line + "\n")
        wire.flush()
        while True:
            answer = wire.readline().rstrip("\n")
            if not answer.startswith("- "):
                return answer
