"""Programs that nobody here wrote read what a day is handed on as: two days of a real daemon, posted
in two ways, in the hands of hledger, ledger, bean-check and a validator of JSON Schema."""

import json
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import jsonschema
import paths
import ledgers
import shopday
from tillprocess import find_program

SCHEMA = paths.SCRIPTS.parent / "protocol/settlement.schema.json"
# A voucher for the whole shop, a transaction for each receipt, and names that formats trip over.
OTHERWISE = {
    "access proof": "settlement vouchers=store ledger=receipt\naccess proof",
    "id=kvarnen": "id=kvarnen_1.a cost-centre=10",
    f"company={shopday.COMPANY}": 'company=""',
    'name="Växelkassa"': 'name="Växelkassa: \\"stora\\"; 1  {2} € ø å\u030a – \\\\"',
}


class TwoDays(unittest.TestCase):
    """Each folder is read by every program, and refused by it when an öre is changed."""

    @classmethod
    def setUpClass(cls):
        program = find_program("tilld")
        if program is None:
            raise unittest.SkipTest("there is no tilld yet: build first")
        temporary = tempfile.TemporaryDirectory()
        cls.addClassCleanup(temporary.cleanup)
        cls.folders = []
        for name, changes in (("plain", {}), ("otherwise", OTHERWISE)):
            root = Path(temporary.name) / name
            root.mkdir()
            shop = shopday.Shop(program, root)
            text = shop.config.read_text(encoding="utf-8")
            for old, new in changes.items():
                assert old in text, old
                text = text.replace(old, new)
            shop.config.write_text(text, encoding="utf-8")
            shopday.play_two_days(shop)
            cls.folders += sorted((shop.data / "settlements").glob("0*"))

    def test_every_program_is_there(self):
        self.assertEqual(ledgers.readers(), ["hledger", "ledger", "bean-check"])

    def test_the_ledgers_are_read_and_come_to_the_same(self):
        self.assertEqual(len(self.folders), 4)
        for folder in self.folders:
            self.assertEqual(ledgers.contradictions(folder), [], folder)

    def test_the_verifier_agrees(self):
        for folder in self.folders:
            command = [sys.executable, "-B", str(paths.VERIFY / "verify.py"), "settlement", folder]
            ended = subprocess.run(command, capture_output=True, text=True, check=False)
            self.assertEqual(ended.returncode, 0, ended.stdout + ended.stderr)

    def test_an_öre_is_found_wherever_it_is_planted(self):
        for folder in self.folders[1:3]:
            for pattern, readers in (("*.journal", 2), ("*.beancount", 1)):
                file = ledgers.only(folder, pattern)
                text = file.read_text(encoding="utf-8")
                refused = 0
                places = list(re.finditer(r"(?<=\.\d)\d(?= SEK)", text))[1:]
                for place in places[:: max(1, len(places) // 8)]:
                    digit = str((int(place[0]) + 1) % 10)
                    file.chmod(0o644)
                    file.write_text(text[: place.start()] + digit + text[place.end() :], "utf-8")
                    found = [s for s in ledgers.contradictions(folder) if "refuses" in s]
                    self.assertEqual(len(found), readers, found)
                    refused += 1
                self.assertGreater(refused, 5)
                file.write_text(text, encoding="utf-8")

    def test_settlement_json_is_what_the_schema_says(self):
        schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
        validator = jsonschema.Draft202012Validator(schema)
        for folder in self.folders:
            truth = json.loads((folder / "settlement.json").read_text(encoding="utf-8"))
            self.assertEqual([e.message for e in validator.iter_errors(truth)], [])
            truth["vouchers"][0]["postings"][0]["amount"] = 1.5
            self.assertFalse(validator.is_valid(truth))
