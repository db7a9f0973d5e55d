"""Demonstration shops of a test's own: one is made, and each test starts a copy of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from tillprocess import READY, find_program

TILLD = find_program("tilld")
TILL = find_program("till")


class DemoShop:
    """A `tilld` with the demonstration shop, as it is on its first day."""

    def __init__(self, data: Path, *options: str) -> None:
        self.data = data
        self.options = options
        self.start("127.0.0.1:0")

    def start(self, listen: str) -> None:
        arguments = ["--demo", "--data", str(self.data), "--listen", listen, *self.options]
        self.process = subprocess.Popen(
            [str(TILLD), *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        assert self.process.stdout is not None, "stdout is a pipe"
        ready = self.process.stdout.readline().strip()
        assert ready.startswith(READY), ready
        host, _, port = ready.removeprefix(READY).rpartition(":")
        self.address = (host, int(port))

    def stop(self) -> int:
        self.process.terminate()
        return self._wait()

    def crash(self) -> None:
        """Killed, and there again at the same address."""
        self.process.kill()
        self._wait()
        self.start(f"{self.address[0]}:{self.address[1]}")

    def _wait(self) -> int:
        code = self.process.wait(timeout=60)
        assert self.process.stdout is not None, "stdout is a pipe"
        self.process.stdout.close()
        return code


class Template:
    """A shop that was filled once, to be copied: that is ten times as fast as to fill another."""

    def __init__(self) -> None:
        # In memory where there is such a folder: these tests wait for thousands of commits.
        place = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
        self.folder = tempfile.TemporaryDirectory(dir=place)
        self.copies = 0
        DemoShop(self.path("template")).stop()

    def path(self, name: str) -> Path:
        return Path(self.folder.name) / name

    def open(self, *options: str) -> DemoShop:
        self.copies += 1
        data = self.path(f"shop-{self.copies}")
        shutil.copytree(self.path("template"), data)
        return DemoShop(data, *options)

    def close(self) -> None:
        self.folder.cleanup()
