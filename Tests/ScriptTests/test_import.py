"""`till import` into a daemon that runs: what a second run and a killed run leave."""

import json
import os
import re
import signal
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

import paths  # noqa: F401
from tillprocess import find_program

TILL = find_program("till")
TILLD = find_program("tilld")
READY = "tilld ready on "

EXPORT = """Artikelnr;Benämning;Pris inkl. moms;Moms;Varugrupp;Hyllplats;Saldo;Leverantör\r
7310865001825;Arla Ko Mellanmjölk;16,90 kr;12 %;dairy;1-A-1;31;Arla\r
7312200010110;Skogaholmslimpa;34,90 kr;12 %;bread;5-A-2;12;Polarbröd\r
9900000000011;Espressomaskin;1 234,50 kr;25 %;household;12-E-4;2;Import AB\r
"""
MEANING = ("--value", "vat:12 %=food", "--value", "vat:25 %=standard")


@unittest.skipIf(TILL is None or TILLD is None, "the programs are not built")
class Import(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.here = Path(self.folder.name)
        self.daemon = subprocess.Popen(
            [str(TILLD), "--demo", "--data", str(self.here / "d"), "--listen", "127.0.0.1:0"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self.daemon.stdout is not None
        ready = self.daemon.stdout.readline().strip()
        self.assertTrue(ready.startswith(READY), ready)
        self.port = ready.rpartition(":")[2]

    def tearDown(self) -> None:
        self.daemon.terminate()
        self.assertEqual(self.daemon.wait(timeout=60), 0)
        if self.daemon.stdout:
            self.daemon.stdout.close()
        self.folder.cleanup()

    def till(self, *arguments: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            self.command(*arguments), capture_output=True, text=True, timeout=120, check=False
        )

    def command(self, *arguments: str) -> list[str]:
        # A station of its own for each command: one takes over from another of its name.
        who = [] if "--register" in arguments else ["--service", "owner", "--station", arguments[0]]
        return [str(TILL), *arguments, "--port", self.port, *who]

    def put(self, text: str, *options: str) -> subprocess.CompletedProcess:
        return self.till("import", str(self.write(text)), *options)

    def write(self, text: str) -> Path:
        path = self.here / "export.csv"
        path.write_bytes(text.encode("windows-1252"))
        return path

    def figures(self, done: subprocess.CompletedProcess) -> dict:
        return json.loads(done.stdout)

    def test_a_dry_run_tells_and_changes_nothing(self) -> None:
        for _ in range(2):
            done = self.put(EXPORT, "--dry-run", *MEANING)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn(":4: 9900000000011 Espressomaskin: new\n", done.stdout)
            self.assertIn(":2: 7310865001825 Arla Ko Mellanmjölk: stock at 1-A-1 31", done.stdout)
            self.assertTrue(
                done.stdout.endswith(
                    "items: 1 new, 0 changed, 2 unchanged, 0 refused\n"
                    "stock: 1 new, 2 changed, 0 unchanged, 0 refused\n"
                ),
                done.stdout,
            )
            self.assertIn("not used: Leverantör", done.stderr)

    def test_a_second_run_finds_nothing_to_do(self) -> None:
        first = self.figures(self.put(EXPORT, "--json", *MEANING))
        self.assertEqual(first["items"]["new"], 1)
        sold = self.till("send", "--register", "1", "# LOGIN 17 pin=4711", "# OPEN float=500.00")
        self.assertIn("OK", sold.stdout)
        ring = "# RING 7310865001825*2 pay=cash:100.00"
        self.assertIn("receipt=1-1", self.till("send", "--register", "1", ring).stdout)
        second = self.figures(self.put(EXPORT, "--json", *MEANING))
        for kind in ("items", "stock"):
            self.assertEqual(second[kind], {"new": 0, "changed": 0, "unchanged": 3, "refused": 0})
        # What was sold in between stays sold.
        stock = self.till("send", "STOCK 7310865001825").stdout
        self.assertIn("on-hand=29", stock)

    def test_nothing_is_sent_of_a_file_with_errors(self) -> None:
        text = EXPORT.replace("16,90 kr", "1,234").replace("9900000000011", "9,9E+12")
        done = self.put(text, *MEANING)
        self.assertEqual(done.returncode, 4)
        self.assertIn("export.csv:2: Pris inkl. moms: `1,234` may be thousands", done.stderr)
        self.assertIn("export.csv:4: Artikelnr: Excel has rounded this code", done.stderr)
        self.assertIn("2 errors, and nothing was sent", done.stderr)
        self.assertEqual(done.stdout, "")
        done = self.put(text, "--skip-errors", "--json", *MEANING)
        self.assertEqual(done.returncode, 4)
        self.assertEqual(self.figures(done)["errors"], 2)

    def test_refusals_name_the_line(self) -> None:
        done = self.put(EXPORT.replace("bread", "brod"), *MEANING)
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stderr, r"export\.csv:3: 7312200010110 .*\(unknown-group\)")
        self.assertIn("items: 1 new, 0 changed, 1 unchanged, 1 refused", done.stdout)

    def test_short_rows_are_named_before_a_server_is_asked(self) -> None:
        path = self.here / "short.csv"
        path.write_text("EAN;Namn;Pris\n7311000000000;b\n", encoding="utf-8")
        options = ("--default", "vat=food", "--default", "group=dairy", "--port", "1")
        for extra in ((), ("--dry-run",), ("--skip-errors", "--dry-run")):
            done = subprocess.run(
                [str(TILL), "import", str(path), *options, *extra],
                capture_output=True,
                text=True,
                timeout=60,
                check=False,
            )
            self.assertIn(":2: 2 fields, but the header has 3\n", done.stderr)
            self.assertEqual(done.returncode, 3 if "--skip-errors" in extra else 4, done.stderr)

    def test_unknown_classes_are_explained(self) -> None:
        text = EXPORT.replace("12 %", "19 %").replace("bread", "Påläggsbar")
        done = self.put(text, "--dry-run", "--value", "vat:25 %=standard")
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertRegex(
            done.stderr,
            r"export\.csv:2: .*no VAT class is called `19 %`\. There are .*standard \(25 %\).*"
            r"--value \"vat:19 %=…\" \(unknown-vat\)",
        )
        self.assertIn("read as windows-1252", done.stderr)

    def test_groups_and_classes_may_be_named_by_their_text(self) -> None:
        rows = self.till("send", "LIST groups", "LIST vat").stdout
        group = re.search(r'id=dairy text="?([^" \n]+)', rows)
        self.assertIsNotNone(group, rows)
        text = EXPORT.replace("dairy", group[1].upper()).replace("25 %", "25,00")
        done = self.put(text, "--dry-run", "--value", "vat:12 %=food")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("items: 1 new, 0 changed, 2 unchanged, 0 refused", done.stdout)

    @unittest.skipUnless(os.path.exists("/dev/full"), "there is no full device")
    def test_what_cannot_be_printed_is_no_success(self) -> None:
        for arguments in (
            ("send", "PING"),
            ("status",),
            ("find", "mjölk", "--json"),
            ("list", "vat"),
            ("import", str(self.write(EXPORT)), "--dry-run", *MEANING),
        ):
            with open("/dev/full", "wb") as full:
                done = subprocess.run(
                    self.command(*arguments), stdout=full, stderr=subprocess.PIPE, check=False
                )
            self.assertEqual(done.returncode, 4, (arguments, done.stderr))
            self.assertIn(b"standard output: No space left", done.stderr)
        reader, writer = os.pipe()
        os.close(reader)
        done = subprocess.run(self.command("send", "PING"), stdout=writer, check=False)
        os.close(writer)
        self.assertNotEqual(done.returncode, 0)

    def test_a_killed_run_is_finished_by_the_next(self) -> None:
        rows = "".join(f"K-{number};5\n" for number in range(400))
        items = "code;name;price;vat;group;stock\n" + "".join(
            f"K-{number};Vara {number};5,00;food;bread;{number}\n" for number in range(400)
        )
        path = self.write(items)
        run = subprocess.Popen(
            self.command("import", str(path)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        deadline = time.monotonic() + 60
        while "OK" not in self.till("send", "PRICE K-100").stdout:
            self.assertLess(time.monotonic(), deadline)
        os.kill(run.pid, signal.SIGKILL)
        run.wait()
        done = self.figures(self.till("import", str(path), "--json"))
        for kind in ("items", "stock"):
            self.assertEqual(sum(done[kind].values()), 400)
            self.assertEqual(done[kind]["refused"], 0)
        self.assertGreater(done["items"]["unchanged"], 100)
        again = self.figures(self.till("import", str(path), "--json"))
        self.assertEqual(again["items"]["unchanged"], 400)
        self.assertEqual(again["stock"]["unchanged"], 400)
        self.assertIn("on-hand=399", self.till("send", "STOCK K-399").stdout)
        counted = self.figures(self.put("code;stock\n" + rows, "--json"))
        self.assertEqual(counted["stock"]["changed"], 400)


if __name__ == "__main__":
    unittest.main()
