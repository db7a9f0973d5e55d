"""`scripts/attack`: that every attack reaches the daemon, and that nothing of it stays behind."""

from __future__ import annotations

import importlib.machinery
import importlib.util
import os
import signal
import subprocess
import sys
import time
import unittest

import paths
from attackers import ATTACKS
from attackshop import State
from attacktills import KINDS, Notes

ATTACK = paths.SCRIPTS / "attack"
DEBUG = paths.ROOT / ".build/debug/tilld"


def load():
    """The program as a module: it has no ending of its own."""
    loader = importlib.machinery.SourceFileLoader("attack", str(ATTACK))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("attack", loader))
    # A dataclass asks for its module.
    sys.modules["attack"] = module
    loader.exec_module(module)
    return module


attack = load()


def left_behind() -> set[str]:
    return {name for name in os.listdir(paths.ROOT / ".build") if name.startswith("attack-")}


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.strip("| ").split("|")] for line in table.splitlines()]


@unittest.skipUnless(DEBUG.exists(), "tilld is not built")
class Attacking(unittest.TestCase):
    def setUp(self) -> None:
        self.before = left_behind()

    def test_every_attack_reaches_the_daemon_and_is_told(self) -> None:
        command = [str(ATTACK), "--program", str(DEBUG), "--seconds", "0.3", "--after", "0"]
        done = subprocess.run(
            [*command, "--scale", "0.02"], capture_output=True, text=True, timeout=400)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertNotIn("Traceback", done.stderr)
        felt, took = map(rows, done.stdout.strip().split("\n\n"))
        for table in (felt, took):
            self.assertEqual([row[0] for row in table[2:]], list(ATTACKS))
            self.assertEqual({len(row) for row in table}, {len(table[0])})
            # The dashes that make Markdown of it.
            self.assertEqual(set(table[1]), {"---"})
        for name, _, did, *_ in took[2:]:
            self.assertIn(" links", did, name)
            self.assertNotIn("no word", did, name)
        self.assertEqual(left_behind(), self.before)

    def test_who_is_interrupted_cleans_up(self) -> None:
        command = [str(ATTACK), "--program", str(DEBUG), "--only", "silent", "--scale", "0.01"]
        with subprocess.Popen(
            [*command, "--seconds", "60"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as running:
            assert running.stderr is not None
            self.assertEqual(running.stderr.readline(), "attack: silent\n")
            (folder,) = left_behind() - self.before
            self.wait_for_daemon(folder)
            running.send_signal(signal.SIGINT)
            self.assertEqual(running.wait(timeout=60), 130)
        self.assertEqual(left_behind(), self.before)
        self.assertEqual(self.daemons(folder), [])

    def wait_for_daemon(self, folder: str) -> None:
        deadline = time.monotonic() + 60
        while not self.daemons(folder):
            self.assertLess(time.monotonic(), deadline, "no daemon was started")
            time.sleep(0.02)

    @staticmethod
    def daemons(folder: str) -> list[str]:
        found = []
        for pid in filter(str.isdigit, os.listdir("/proc")):
            try:
                with open(f"/proc/{pid}/cmdline", "rb") as file:
                    words = file.read().split(b"\0")
            except OSError:
                continue
            if b"tilld" in words[0] and folder.encode() in b" ".join(words):
                found.append(pid)
        return found


class Asking(unittest.TestCase):
    def run_attack(self, *arguments: str) -> subprocess.CompletedProcess:
        return subprocess.run([str(ATTACK), *arguments], capture_output=True, text=True, timeout=60)

    def test_the_list_has_them_all(self) -> None:
        listed = rows(self.run_attack("--list").stdout)
        self.assertEqual([row[0] for row in listed[2:]], list(ATTACKS))

    def test_a_name_stands_for_its_numbers_and_nothing_else(self) -> None:
        self.assertEqual(attack.parse(["--only", "help"]).names, ["help-1", "help-5", "help-50"])
        self.assertEqual(attack.parse(["--only", "deaf", "silent"]).names, ["deaf", "silent"])

    def test_wrong_use(self) -> None:
        for wrong in (
            ["--only", "nonsense"], ["--seconds", "0"], ["--seconds", "601"], ["--scale", "2"],
            ["--hosts", "255"], ["--after", "-1"], ["--nonsense"],
        ):
            self.assertEqual(self.run_attack(*wrong).returncode, 64, wrong)

    def test_no_program(self) -> None:
        done = self.run_attack("--program", "/nonexistent/tilld")
        self.assertEqual(done.returncode, 4)
        self.assertNotIn("Traceback", done.stderr)


class Marking(unittest.TestCase):
    def result(self, quiet: dict, hurt: dict, ended: int | None = None):
        every = {kind: [] for kind in KINDS}
        return attack.Result(
            "help-1", every | quiet, every | hurt, {}, 0, State(), State(), State(), 0, 0, {},
            ended)

    def test_ring_is_marked_beyond_twice_the_quiet_one_and_five_milliseconds(self) -> None:
        for quiet, hurt, marks in ((2, 4.9, set()), (3, 6, set()), (3, 6.1, {"RING"})):
            self.assertEqual(self.result({"RING": [quiet]}, {"RING": [hurt]}).marks(), marks)

    def test_p99_leaves_the_worst_of_two_hundred_out(self) -> None:
        for slow, marks in ((1, set()), (2, {"RING"})):
            hurt = {"RING": [1.0] * (200 - slow) + [500.0] * slow}
            self.assertEqual(self.result({"RING": [1.0]}, hurt).marks(), marks)

    def test_others_are_marked_beyond_a_second(self) -> None:
        self.assertEqual(self.result({"HELLO": [5]}, {"HELLO": [1000]}).marks(), set())
        self.assertEqual(self.result({"HELLO": [5]}, {"HELLO": [1001]}).marks(), {"HELLO"})
        self.assertEqual(self.result({"page": [600]}, {"page": [1200]}).marks(), set())

    def test_a_daemon_that_ended_is_marked(self) -> None:
        self.assertEqual(self.result({}, {}, ended=-11).marks(), {"ended"})


class Noting(unittest.TestCase):
    def test_what_got_no_reply_counts_as_long_as_it_waits(self) -> None:
        notes, now = Notes(), time.monotonic()
        notes.begin("RING", now - 3)
        notes.end(notes.begin("RING", now - 2))
        notes.end(notes.begin("RING", now - 20))
        report = notes.over(now - 10, now)
        self.assertEqual(report["unanswered"], 1)
        self.assertEqual([int(wait / 1000) for wait in sorted(report["waits"]["RING"])], [2, 3])


if __name__ == "__main__":
    unittest.main()
