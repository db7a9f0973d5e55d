"""`till floor`: a file and an exit code, without a server."""

import json
import subprocess
import tempfile
import unittest
from pathlib import Path

import paths  # noqa: F401
from tillprocess import find_program

TILL = find_program("till")
DOCUMENT = Path(__file__).resolve().parents[2] / "docs/floor.md"


def example() -> str:
    """The floor plan that the document shows."""
    parts = DOCUMENT.read_text(encoding="utf-8").split("```\n")[1::2]
    return next(part for part in parts if part.startswith("floor "))


@unittest.skipIf(TILL is None, "till is not built")
class Floor(unittest.TestCase):
    def floor(self, text: str, *arguments: str) -> subprocess.CompletedProcess:
        with tempfile.TemporaryDirectory() as name:
            path = Path(name) / "shop.floor"
            path.write_text(text, encoding="utf-8")
            return subprocess.run(
                [str(TILL), "floor", *arguments, str(path)],
                capture_output=True,
                text=True,
                timeout=60,
            )

    def test_what_the_document_shows_needs_no_advice(self) -> None:
        done = self.floor(example(), "check", "--strict")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertIn("shop.floor: 0 errors, 0 advice\n", done.stdout)

    def test_the_drawing_is_the_documents(self) -> None:
        done = self.floor(example(), "draw", "--width", "40", "--to", "2-A")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(done.stdout, DOCUMENT.read_text(encoding="utf-8"))

    def test_a_hole_is_advice(self) -> None:
        holed = example().replace("id=1-B", "id=1-C")
        done = self.floor(holed, "check")
        self.assertEqual(done.returncode, 0)
        self.assertIn(":4: advice: aisle `1` has no bay `1-B` between", done.stdout)
        self.assertEqual(self.floor(holed, "check", "--strict").returncode, 4)

    def test_errors_have_an_exit_code_and_a_line(self) -> None:
        done = self.floor(example() + "bay id=1-A\n", "check", "--json")
        self.assertEqual(done.returncode, 4)
        errors = json.loads(done.stdout)["errors"]
        self.assertEqual(errors[0]["text"], "`x=` is missing")

    def test_no_way_is_a_refusal(self) -> None:
        self.assertEqual(self.floor(example(), "draw", "--to", "9-Z").returncode, 1)


if __name__ == "__main__":
    unittest.main()
