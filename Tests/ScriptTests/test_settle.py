"""settle against a `till` that is played by a small script: which exit code says what."""

import hashlib
import os
import stat
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import folders
from paths import SCRIPTS

# Answers from a list of files, one for each call: exit code on the first line, then the output.
# Which line was sent is noted beside them.
FAKE = """#!{python}
import pathlib, sys
here = pathlib.Path(__file__).parent
with (here / "sent").open("a") as sent:
    sent.write(sys.argv[-1] + "\\n")
answer = min(here.glob("answer-*"))
code, _, text = answer.read_text().partition("\\n")
answer.unlink()
(sys.stderr if text.startswith("till:") else sys.stdout).write(text)
sys.exit(int(code))
"""

OPEN = "0\n- register=1 state=closed receipt=4\nOK version=1 day=2026-11-23 settlements=3 rows=1\n"
SELLING = "0\n- register=2 state=sale receipt=4\nOK version=1 day=2026-11-23 settlements=3 rows=1\n"
CLOSED = "0\nOK version=1 settlements=4 rows=0\n"
NEVER = "0\nOK version=1 settlements=0 rows=0\n"
CLOSEDAY = "0\nOK #9 settlement=4 day=2026-11-23 zs=1 open-sales=0 head=00\n"
SEALED = "0\nOK settlement=4 state=sealed folder=000004-2026-11-23 rows=0\n"
LOST = "3\n"
THIS_DAY = "# CLOSEDAY day=2026-11-23"
WRITTEN_4 = "0\nOK settlement=4 state=written folder=000004-2026-11-23 rows=0\n"
WRITTEN = "OK settlement=4 state=written folder=000004-2026-11-23 rows=1\n"


def manifest(edit: tuple[str, str] = ("", "")) -> str:
    """What the daemon says that it wrote: the folder by hand, or one in which that was edited."""
    content = folders.totals().replace("\n", "\r\n").replace(*edit, 1).encode()
    digest = hashlib.sha256(content).hexdigest()
    return f"0\n- file=totals.csv bytes={len(content)} sha256={digest}\n{WRITTEN}"


class Settle(unittest.TestCase):
    # What somebody did to the folder.
    edit = ("", "")

    def settle(
        self, *answers: str, options: tuple[str, ...] = (), out: str = ""
    ) -> subprocess.CompletedProcess:
        with tempfile.TemporaryDirectory() as name:
            here = Path(name)
            for number, answer in enumerate(answers):
                (here / f"answer-{number:02}").write_text(answer, encoding="utf-8")
            till = here / "till"
            till.write_text(FAKE.format(python=sys.executable), encoding="utf-8")
            till.chmod(till.stat().st_mode | stat.S_IXUSR)
            folder = here / "settlements/000004-2026-11-23"
            folder.mkdir(parents=True)
            folders.write(folder)
            folders.change(folder, "totals.csv", *self.edit)
            options = ("--till", str(till), "--folder", str(here / "settlements"), *options)
            done = subprocess.run(
                [sys.executable, "-B", str(SCRIPTS / "settle"), *options],
                stdout=os.open(out, os.O_WRONLY) if out else subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                check=False,
                env={"PATH": os.environ["PATH"]},
            )
            sent = here / "sent"
            self.sent = sent.read_text().split("\n")[:-1] if sent.exists() else []
            self.assertEqual(list(here.glob("answer-*")), [], "not every answer was asked for")
            return done

    def expect(self, done: subprocess.CompletedProcess, code: int, sentence: str) -> None:
        self.assertEqual(done.returncode, code, done.stderr)
        self.assertIn(sentence, done.stderr if code else done.stdout)

    def test_closes_waits_and_checks(self):
        done = self.settle(OPEN, CLOSEDAY, SEALED, manifest())
        self.expect(done, 0, "sales 17.00, returns 1.70, net 15.30 in 3 receipts")
        self.assertEqual(self.sent, ["STATUS", THIS_DAY, "SETTLEMENT 4", "SETTLEMENT 4"])

    def test_the_second_run_closes_nothing(self):
        done = self.settle(CLOSED, manifest())
        self.expect(done, 0, "nothing to close; the newest settlement is 4")
        self.assertEqual(self.sent, ["STATUS", "SETTLEMENT 4"])

    def test_a_shop_that_never_opened(self):
        self.expect(self.settle(NEVER), 0, "nothing to do")

    def test_a_daemon_that_restarts_is_waited_for(self):
        self.expect(self.settle(LOST, OPEN, CLOSEDAY, manifest()), 0, "every digest is right")

    def test_a_close_that_was_taken_but_not_heard_is_not_sent_again(self):
        done = self.settle(OPEN, LOST, CLOSED, manifest())
        self.expect(done, 0, "settlement 4")
        self.assertEqual(self.sent.count(THIS_DAY), 1)

    def test_a_close_that_never_arrived_is_sent_again(self):
        self.expect(self.settle(OPEN, LOST, OPEN, CLOSEDAY, manifest()), 0, "settlement 4")

    def test_no_daemon(self):
        done = self.settle(LOST, options=("--retry-for", "0"))
        self.expect(done, 3, "not reached")

    def test_refused(self):
        refusal = '1\nNO nothing-to-close #9 "There is nothing to close."\n'
        self.expect(self.settle(OPEN, refusal, OPEN), 1, "nothing-to-close")

    def test_a_station_without_the_right(self):
        refusal = '1\nNO not-allowed #9 "This needs a right." right=close-day\n'
        self.expect(self.settle(OPEN, refusal, OPEN), 5, "not-allowed")

    def test_a_station_that_is_not_let_in(self):
        refusal = "1\ntill: No such station here (unknown-station)\n"
        self.expect(self.settle(refusal), 5, "unknown-station")

    def test_a_key_that_is_none(self):
        refusal = "4\ntill: cron.key: a key file holds 64 lowercase hex digits\n"
        self.expect(self.settle(refusal), 4, "64 lowercase")

    def test_an_answer_that_makes_no_sense(self):
        self.expect(self.settle("0\nhello\n"), 2, "not a status line")

    def test_policies_stop_before_the_close(self):
        self.expect(self.settle(SELLING, options=("--open-sales", "refuse")), 6, "register 2")
        self.expect(self.settle(SELLING, options=("--open-registers", "refuse")), 7, "register 2")
        self.expect(self.settle(SELLING, CLOSEDAY, manifest()), 0, "it carries over")

    def test_another_day(self):
        self.expect(self.settle(OPEN, options=("--day", "2026-11-22")), 11, "2026-11-23 is open")

    def test_another_day_that_was_opened_in_between(self):
        refusal = '1\nNO day-differs #9 "Another business day is open" day=2026-11-24\n'
        self.expect(self.settle(OPEN, refusal, OPEN), 11, "2026-11-24 was opened meanwhile")
        self.assertEqual(self.sent, ["STATUS", THIS_DAY, "STATUS"])

    def test_a_day_when_none_is_open(self):
        last = ("--day", "2026-11-23")
        self.expect(self.settle(CLOSED, WRITTEN_4, manifest(), options=last), 0, "newest")
        other = ("--day", "2026-11-30")
        done = self.settle(CLOSED, WRITTEN_4, options=other)
        self.expect(done, 11, "2026-11-23 was closed last, not 2026-11-30")
        self.expect(self.settle(NEVER, options=other), 11, "none was ever closed")

    def test_what_is_no_day_or_port_or_time_is_usage(self):
        for option in (
            ("--day", ""),
            ("--day", "nonsense"),
            ("--day", "2026-02-30"),
            ("--day", "20261201"),
            ("--port", "99999"),
            ("--port", "0"),
            ("--port", "x"),
            ("--wait", "nan"),
            ("--retry-for", "-1"),
            ("--retry-for", "inf"),
        ):
            with self.subTest(option=option):
                self.expect(self.settle(options=option), 64, option[0])
                self.assertEqual(self.sent, [])

    def test_what_is_no_program(self):
        for program in ("/", "/dev/null", "/nonexistent/till"):
            done = self.settle(options=("--till", program))
            self.expect(done, 10, "program till")
        with tempfile.NamedTemporaryFile("w", suffix=".till", delete=False) as file:
            file.write("no program\n")
        os.chmod(file.name, 0o755)
        self.addCleanup(os.unlink, file.name)
        done = self.settle(options=("--till", file.name, "--retry-for", "0"))
        self.assertNotIn("Traceback", done.stderr)
        self.expect(done, 10, "cannot be run")

    @unittest.skipUnless(os.path.exists("/dev/full"), "there is no full device")
    def test_what_cannot_be_printed(self):
        done = self.settle(OPEN, CLOSEDAY, manifest(), out="/dev/full")
        self.assertEqual(done.returncode, 13, done.stderr)
        self.assertEqual(done.stderr.count("\n"), 1, done.stderr)
        self.assertIn("could not be written: No space left", done.stderr)
        self.assertIn(THIS_DAY, self.sent)

    def test_not_written_in_time(self):
        self.expect(self.settle(OPEN, CLOSEDAY, SEALED, options=("--wait", "0")), 8, "not yet")

    def test_a_file_that_differs(self):
        self.expect(self.settle(CLOSED, manifest(("day", "days"))), 9, "bytes")
        self.expect(self.settle(CLOSED, manifest(("17.00", "18.00"))), 9, "SHA-256")

    def test_figures_that_do_not_add_up(self):
        self.edit = ("sales,,2,,,,,17.00", "sales,,2,,,,,17.01")
        done = self.settle(CLOSED, manifest(self.edit))
        self.expect(done, 12, "sales amount: the day 17.01, its Zs 17.00")


if __name__ == "__main__":
    unittest.main()
