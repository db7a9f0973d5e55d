"""`till accounts`: a file and an exit code, without a server."""

import json
import subprocess
import tempfile
import unittest
from pathlib import Path

import paths  # noqa: F401
from tillprocess import find_program

TILL = find_program("till")
DOCUMENT = Path(__file__).resolve().parents[2] / "docs/configuration.md"


def blocks() -> list[str]:
    """The configuration files that the document shows."""
    parts = DOCUMENT.read_text(encoding="utf-8").split("```\n")[1::2]
    return [part for part in parts if part.startswith("store ")]


@unittest.skipIf(TILL is None, "till is not built")
class Accounts(unittest.TestCase):
    def accounts(self, *arguments: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            [str(TILL), "accounts", *arguments], capture_output=True, text=True, timeout=60
        )

    def check(self, text: str, *options: str) -> subprocess.CompletedProcess:
        with tempfile.TemporaryDirectory() as name:
            path = Path(name) / "shop.conf"
            path.write_text(text, encoding="utf-8")
            return self.accounts("check", "--date", "2026-11-23", *options, str(path))

    def test_what_the_document_shows_needs_no_advice(self) -> None:
        self.assertEqual(len(blocks()), 2)
        for block in blocks():
            done = self.check(block, "--strict")
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
            self.assertIn("shop.conf: 0 errors, 0 advice\n", done.stdout)
            self.assertEqual(done.stderr, "")

    def test_advice_is_an_error_only_when_it_is_asked_to_be(self) -> None:
        unwise = blocks()[0].replace("transit=1949 ", "")
        done = self.check(unwise)
        self.assertEqual(done.returncode, 0)
        self.assertIn(": advice: without `transit`", done.stdout)
        done = self.check(unwise, "--strict")
        self.assertEqual(done.returncode, 4)
        self.assertRegex(done.stderr, r"^till: .*shop\.conf: 0 errors, 1 advice\n$")

    def test_errors_have_an_exit_code_and_a_line(self) -> None:
        wrong = blocks()[0].replace("transit=1949", "transit=3001")
        done = self.check(wrong)
        self.assertEqual(done.returncode, 4)
        self.assertRegex(done.stdout, r"shop\.conf:\d+: error: account 3001 takes sales at 25")

    def test_json(self) -> None:
        done = self.check(blocks()[0].replace("transit=1949", "transit=3001"), "--json")
        self.assertEqual(done.returncode, 4)
        report = json.loads(done.stdout)
        self.assertEqual(list(report), ["uses", "errors", "advice"])
        self.assertEqual(report["uses"][0]["use"], "cash of register 1")
        self.assertEqual(report["uses"][0]["account"], "1911")
        self.assertEqual(len(report["errors"]), 1)
        self.assertEqual(list(report["errors"][0]), ["line", "text"])

    def test_a_file_that_is_not_there_or_not_text(self) -> None:
        done = self.accounts("check", "/nowhere/shop.conf")
        self.assertEqual((done.returncode, done.stdout), (4, ""))
        self.assertIn("/nowhere/shop.conf", done.stderr)
        with tempfile.NamedTemporaryFile() as file:
            file.write(b"store name=\xff\n")
            file.flush()
            done = self.accounts("check", file.name)
        self.assertEqual((done.returncode, done.stdout), (4, ""))
        self.assertIn("is not UTF-8", done.stderr)

    def test_a_date_that_is_none(self) -> None:
        done = self.accounts("check", "--date", "2026-02-30", "shop.conf")
        self.assertEqual(done.returncode, 64)

    def test_the_document_lists_the_defaults(self) -> None:
        done = self.accounts("defaults", "--json")
        self.assertEqual(done.returncode, 0)
        text = DOCUMENT.read_text(encoding="utf-8")
        rows = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertGreater(len(rows), 20)
        for row in rows:
            mark = " *" if row["of"] == "house" else ""
            self.assertIn(f"\n| {row['account']} | {row['name']}{mark} | ", text)


if __name__ == "__main__":
    unittest.main()
