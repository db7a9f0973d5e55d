"""The programs of this checkout, and a `tilld` that is kept running as a service manager would."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import threading
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
READY = "tilld ready on "


def find_program(name: str) -> Path | None:
    """A release build before a debug build before what is installed."""
    for folder in (ROOT / ".build-release/release", ROOT / ".build/debug"):
        if os.access(folder / name, os.X_OK):
            return folder / name
    installed = shutil.which(name)
    return Path(installed) if installed else None


class DaemonFailed(RuntimeError):
    """tilld could not be started, or ended in a way that nobody asked for."""


class Daemon:
    """A tilld of one's own: started, started again when it dies, ended politely."""

    def __init__(self, program: Path, data: Path, config: Path, log: Path) -> None:
        self.program = program
        self.data = data
        self.config = config
        self.log = log
        self.address = ("127.0.0.1", 0)
        # How it ended each time it was not asked to: -9 for a SIGKILL.
        self.deaths: list[int] = []
        self.stopping = False
        # Held while a daemon is put in place, so that `stop` never misses a new one.
        self.turn = threading.Lock()
        self.process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        if not (self.data / "till.db").exists():
            self._run("init", "--data", str(self.data), "--config", str(self.config))
        self._launch()
        threading.Thread(target=self._keep_running, daemon=True).start()

    def kill(self) -> None:
        """What a power cut looks like to the process: no chance to finish anything."""
        if self.process is not None:
            self.process.send_signal(signal.SIGKILL)

    def stop(self) -> int:
        """SIGTERM, and the exit code that it leads to."""
        with self.turn:
            self.stopping = True
        assert self.process is not None, "stop comes after start"
        self.process.terminate()
        try:
            return self.process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise DaemonFailed("tilld did not end within 60 s of SIGTERM") from None

    def verify(self) -> tuple[int, str]:
        """`tilld verify` on the data: its exit code and what it said."""
        return self.command("verify", "--data", str(self.data))

    def _launch(self) -> None:
        listen = f"{self.address[0]}:{self.address[1]}"
        arguments = ["--data", str(self.data), "--config", str(self.config), "--listen", listen]
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                [str(self.program), *arguments], stdout=subprocess.PIPE, stderr=log, text=True
            )
        assert self.process.stdout is not None, "stdout is a pipe"
        line = self.process.stdout.readline().strip()
        if not line.startswith(READY):
            code = self.process.wait()
            raise DaemonFailed(f"tilld ended with code {code}, its log is {self.log}")
        host, _, port = line.removeprefix(READY).rpartition(":")
        self.address = (host, int(port))

    def _keep_running(self) -> None:
        while True:
            assert self.process is not None, "it was launched before"
            code = self.process.wait()
            with self.turn:
                if self.stopping:
                    return
                self.deaths.append(code)
                try:
                    self._launch()
                except DaemonFailed as failure:
                    print(failure)
                    return

    def _run(self, *arguments: str) -> None:
        code, said = self.command(*arguments)
        if code != 0:
            raise DaemonFailed(f"tilld {arguments[0]} ended with code {code}: {said}")

    def command(self, *arguments: str) -> tuple[int, str]:
        done = subprocess.run(
            [str(self.program), *arguments], capture_output=True, text=True, check=False
        )
        return done.returncode, (done.stdout + done.stderr).strip()
