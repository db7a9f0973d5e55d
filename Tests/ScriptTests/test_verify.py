"""The verifier on what a real daemon leaves: all fits, and whatever is changed is found."""

import hashlib
import importlib
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import paths
from tillprocess import find_program

try:
    import forger
    from shopday import Shop, play_odd_evenings, play_two_days

    paths.add(paths.VERIFY)
    verify = importlib.import_module("verify")
    findings = importlib.import_module("findings")
    journal = importlib.import_module("journal")
    settlement = importlib.import_module("settlement")
    HAS_CRYPTOGRAPHY = True
except (ModuleNotFoundError, SystemExit):
    HAS_CRYPTOGRAPHY = False

TILLD = find_program("tilld")
PROGRAM = paths.VERIFY / "verify.py"
SEED = 20261123
JOURNAL_MUTATIONS = 500
FOLDER_MUTATIONS = 400


def mutate(chance: random.Random, data: bytes) -> bytes:
    """One byte flipped, left out, put in, or exchanged with the next one."""
    while True:
        at, other = chance.randrange(len(data)), bytes([chance.randrange(256)])
        out = {
            "flip": data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :],
            "replace": data[:at] + other + data[at + 1 :],
            "leave out": data[:at] + data[at + 1 :],
            "put in": data[:at] + other + data[at:],
            "exchange": data[:at] + data[at : at + 2][::-1] + data[at + 2 :],
        }[chance.choice(["flip", "replace", "leave out", "put in", "exchange"])]
        if out != data:
            return out


@unittest.skipIf(TILLD is None, "till is not built")
@unittest.skipIf(not HAS_CRYPTOGRAPHY, "cryptography is not installed")
class Verifying(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.place = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.place.cleanup)
        assert TILLD is not None, "it is built"
        cls.shop = Shop(TILLD, Path(cls.place.name))
        cls.export = play_two_days(cls.shop)
        cls.settlements = cls.shop.data / "settlements"
        cls.folders = sorted(p for p in cls.settlements.iterdir() if p.name[0] != ".")
        cls.data = cls.export.read_bytes()
        cls.lines = cls.data.splitlines(keepends=True)
        cls.head = json.loads(cls.lines[-1])["hash"]
        cls.key = json.loads((cls.folders[0] / "settlement.json").read_bytes())["signing-key"]

    # The program

    def run_verify(self, *arguments: object) -> subprocess.CompletedProcess:
        command = [sys.executable, "-B", str(PROGRAM), *map(str, arguments)]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    def expect(self, code: int, *arguments: object) -> str:
        done = self.run_verify(*arguments)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done.stdout

    def test_two_days_fit(self):
        options = ["--head", self.head, "--key", self.key, "--settlements", self.settlements]
        said = self.expect(0, "journal", self.export, *options)
        self.assertIn(f"{len(self.lines)} entries", said)
        self.assertIn("2 days closed", said)
        first, second = self.folders
        self.expect(0, "settlement", first, "--journal", self.export, "--key", self.key)
        self.expect(0, "settlement", second, "--journal", self.export, "--previous", first)

    def test_odd_evenings_fit(self):
        with tempfile.TemporaryDirectory() as place:
            shop = Shop(TILLD, Path(place))
            export = play_odd_evenings(shop)
            settlements = shop.data / "settlements"
            self.expect(0, "journal", export, "--settlements", settlements)
            folders = sorted(settlements.glob("0*"))
            self.assertEqual(len(folders), 2)
            for folder in folders:
                self.expect(0, "settlement", folder, "--journal", export)

    def test_every_head_that_was_told_is_one_of_the_chain(self):
        text = self.data.decode()
        heads = set(re.findall(r" head=([0-9a-f]{64})", text))
        self.assertGreater(len(heads), 2)
        options = [word for head in heads for word in ("--head", head)]
        self.expect(0, "journal", self.export, *options)

    def test_wrong_use_is_2(self):
        nowhere = self.export.with_name("nowhere")
        for arguments in (
            (),
            ("journal",),
            ("journal", nowhere),
            ("journal", self.export, "--head", "abc"),
            ("settlement", nowhere),
            ("settlement", self.export.parent),
            ("settlement", self.folders[1], "--previous", nowhere),
            ("settlement", self.folders[1], "--journal", nowhere),
        ):
            with self.subTest(arguments):
                self.expect(2, *arguments)

    def test_a_hundred_findings_at_most(self):
        changed = self.export.with_name("changed.jsonl")
        changed.write_bytes(self.data.replace(b"amount=", b"amonut="))
        said = self.expect(1, "journal", changed)
        self.assertIn("more", said)
        self.assertLess(said.count("\n"), 105)

    # One change anywhere

    def look(self, data: bytes, heads: list[str], key: str | None = None) -> list[str]:
        found = findings.Findings()
        journal.Journal(found, heads, key).read(data.splitlines(keepends=True))
        return found.lines

    def test_every_change_of_a_byte_of_the_export_is_found(self):
        chance = random.Random(SEED)
        for number in range(JOURNAL_MUTATIONS):
            changed = mutate(chance, self.data)
            self.assertTrue(self.look(changed, []), f"mutation {number}")

    def test_every_line_left_out_doubled_or_moved_is_found(self):
        for at in range(len(self.lines) - 1):
            before, line, after = self.lines[:at], self.lines[at], self.lines[at + 1 :]
            for rest in (after, [line, line, *after], [after[0], line, *after[1:]]):
                self.assertTrue(self.look(b"".join(before + rest), []), f"line {at + 1}")

    def test_a_cut_journal_shows_by_a_head_from_outside(self):
        for left in range(1, len(self.lines), 7):
            cut = b"".join(self.lines[:left])
            self.assertIn("is the hash of no entry", self.look(cut, [self.head])[-1])
        self.assertIn("holds no entry", self.look(b"", [])[0])
        # Without one nothing shows: that is what heads are for.
        self.assertEqual(self.look(b"".join(self.lines[:-1]), []), [])

    def folder(self, source: Path) -> Path:
        copy = Path(tempfile.mkdtemp(dir=self.place.name)) / source.name
        shutil.copytree(source, copy)
        self.addCleanup(shutil.rmtree, copy.parent)
        return copy

    def look_at(self, folder: Path, key: str | None = None) -> list[str]:
        found = findings.Findings()
        settlement.Settlement(found, folder).check(key, None)
        return found.lines

    def test_every_change_of_a_byte_of_a_folder_is_found(self):
        chance = random.Random(SEED)
        folder = self.folder(self.folders[0])
        self.assertEqual(self.look_at(folder), [])
        files = sorted(folder.iterdir())
        for number in range(FOLDER_MUTATIONS):
            path = chance.choice(files)
            data = path.read_bytes()
            path.write_bytes(mutate(chance, data))
            self.assertTrue(self.look_at(folder), f"mutation {number} of {path.name}")
            path.write_bytes(data)

    def test_a_file_too_many_or_too_few_is_found(self):
        folder = self.folder(self.folders[0])
        (folder / "notes.txt").touch()
        self.assertIn("notes.txt: does not belong here", self.look_at(folder))
        (folder / "notes.txt").unlink()
        for path in sorted(folder.iterdir()):
            data = path.read_bytes()
            path.unlink()
            if path.name == "settlement.json":
                self.expect(2, "settlement", folder)
            else:
                self.assertIn(f"{path.name}: is missing", self.look_at(folder))
            path.write_bytes(data)

    def test_a_settlement_that_was_taken_out_shows_in_the_next(self):
        other = self.folder(self.folders[0])
        path = other / "settlement.json"
        path.write_bytes(path.read_bytes().replace(b"Kvarnens", b"Kvarnans"))
        said = self.expect(1, "settlement", self.folders[1], "--previous", other)
        self.assertIn("previous-sha256", said)

    # Falsifications that hang together

    def forge(self, change, sign: bool = True) -> bytes:
        return forger.Forger("kvarnen").chain(self.data, change, sign)

    def test_a_new_chain_needs_a_key(self):
        def rename(entry: int, text: str) -> str:
            return text.replace("name=Lampa", "name=Lumpa")

        unsigned = self.look(self.forge(rename, sign=False), [])
        self.assertTrue(unsigned)
        self.assertTrue(all("not signed by" in line for line in unsigned), unsigned)
        signed = self.forge(rename)
        self.assertEqual(self.look(signed, []), [], "whoever has no head and no key sees nothing")
        self.assertTrue(self.look(signed, [self.head]))
        self.assertTrue(self.look(signed, [], self.key))

    def test_a_second_key_in_the_same_journal_is_found(self):
        forged = forger.Forger("kvarnen")
        last = max(n for n, line in enumerate(self.lines, 1) if b"day-closed" in line)

        def seal_last(entry: int, text: str) -> str:
            return forged.seal(text) if entry == last else text

        changed = forged.chain(self.data, seal_last, sign=False)
        self.assertIn("signing-key=", "".join(self.look(changed, [])))

    def test_sums_find_what_hashes_and_signatures_cannot(self):
        """Each amount of each event, an öre more, in a chain and under seals that are right."""
        chance = random.Random(SEED)
        places = [
            (number, line.start() + match.start(1), match[1])
            for number, entry in enumerate(self.lines, 1)
            for line in SUMMED.finditer(json.loads(entry)["text"])
            for match in AMOUNT.finditer(line[0])
        ]
        self.assertGreater(len(places), 300)
        for number, at, value in chance.sample(places, 120):

            def change(entry: int, text: str, number=number, at=at, value=value) -> str:
                if entry != number:
                    return text
                last = str((int(value[-1]) + 1) % 10)
                return text[:at] + value[:-1] + last + text[at + len(value) :]

            with self.subTest(entry=number, value=value):
                self.assertTrue(self.look(self.forge(change), []))

    def test_sums_find_a_settlement_that_does_not_add_up(self):
        forged = forger.Forger("kvarnen")
        path = self.folder(self.folders[0]) / "settlement.json"
        data = path.read_bytes()
        path.write_bytes(forged.settlement(data))
        seals = self.look_at(path.parent)
        self.assertTrue(seals)
        self.assertTrue(all("signature is not over" in line for line in seals), seals)
        chance = random.Random(SEED)
        for match in chance.sample(list(JSON_AMOUNT.finditer(data)), 60):
            digit = str((int(match[1]) + 1) % 10).encode()
            changed = data[: match.start(1)] + digit + data[match.end(1) :]
            path.write_bytes(forged.settlement(changed))
            with self.subTest(data[match.start() : match.end()]):
                self.assertGreater(len(self.look_at(path.parent)), len(seals))

    def test_a_receipt_that_the_journal_has_otherwise_is_found(self):
        forged = forger.Forger("kvarnen")
        folder = self.folder(self.folders[0])
        receipts, truth = folder / "receipts.csv", folder / "settlement.json"
        old = receipts.read_bytes()
        new = old.replace(b",17,", b",18,", 1)
        receipts.write_bytes(new)
        digests = [hashlib.sha256(data).hexdigest().encode() for data in (old, new)]
        truth.write_bytes(forged.settlement(truth.read_bytes().replace(*digests)))
        said = self.expect(1, "settlement", folder, "--journal", self.export)
        self.assertIn("receipt 1-1: person: stated 18, must be 17", said)
        self.assertIn("the day's seal: signing-key", said)


# Lines whose amounts have to fit, and these amounts. Promotions are stated anew after each change.
SUMMED = re.compile(
    r"^(?:- (?!promoted=)|line-|sale-|quantity-changed|payment-added|cash-moved|drawer-opened"
    r"|z-sealed|day-closed|retendered|receipt-copied|pro-forma-made|goods-|stock-)[^\n]*$",
    re.M,
)
AMOUNT = re.compile(
    r" (?:gross|net|vat|total|amount|float|expected|counted|difference|rounding|change|kept"
    r"|discount|vat-amount|from-amount|to-amount|grand-sales|grand-returns|[a-z-]*on-hand)"
    r"=(-?[0-9]+(?:\.[0-9]{1,3})?)(?=[ \n]|$)"
)
# Not what is held, nor what was expected of another tender: only the seal holds these.
JSON_AMOUNT = re.compile(
    rb'"(?:amount|gross|net|vat|sales|returns|float|counted|difference)": "-?[0-9]+\.[0-9]([0-9])"'
)

if __name__ == "__main__":
    unittest.main()
