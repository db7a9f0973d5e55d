"""Every conversation that the documents show is one that the demonstration shop holds."""

from __future__ import annotations

import re
import subprocess
import unittest

import paths
from conversations import Block, Difference, Talk, blocks
from demoshop import TILL, TILLD, Template

PAGES = [
    paths.ROOT / "README.md",
    *sorted((paths.ROOT / "protocol").rglob("*.md")),
    *sorted((paths.ROOT / "docs").glob("*.md")),
]


@unittest.skipIf(TILLD is None or TILL is None, "the programs are not built")
class Conversations(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.template = Template()
        cls.addClassCleanup(cls.template.close)

    def hold(self, block: Block) -> None:
        shop = self.template.open()
        try:
            Talk(shop.address).hold(block)
        finally:
            shop.stop()

    def test_every_conversation_is_held_as_it_is_shown(self):
        shown = [block for page in PAGES for block in blocks(page, paths.ROOT)]
        shown = [block for block in shown if block.is_conversation]
        self.assertGreater(len(shown), 60)
        for block in shown:
            with self.subTest(block.name):
                try:
                    self.hold(block)
                except Difference as difference:
                    self.fail(f"{block.name}: {difference}")

    def test_what_the_shop_does_not_say_is_a_difference(self):
        """Each of these is one word away from a conversation that is held."""
        held = "C: # SALE\nC: #7 ITEM 7310865001825\nS: OK #7 line=1 "
        rest = 'item=7310865001825 name="Arla Ko Mellanmjölk" qty=1 price=16.90 amount=16.90 '
        self.hold(Block("page", 1, "", held + rest + "total=16.90\n", None))
        for wrong in (
            held + rest + "total=16.91\n",
            held + rest + "total=16.90 due=16.90\n",
            held + rest.replace("qty=1 price=16.90", "price=16.90 qty=1") + "total=16.90\n",
            held.replace("OK #7", "OK #8") + rest + "total=16.90\n",
            held + rest + "total=16.90\nC: #8 END\n",
            "C: RECEIPT 3-1\nS: NO no-such-receipt\n",
            "C: STATUS\nS: - ...\nS: OK rows=4\n",
            "C: # RING 7310865001825 pay=card:16.90\nS: OK # receipt=3 total=16.90\n"
            "C: RECEIPT 3\nS: - ...\nS: OK receipt=4 rows=3\n",
        ):
            with self.subTest(wrong), self.assertRaises(Difference):
                self.hold(Block("page", 1, "", wrong, None))

    def test_help_and_the_page_agree_on_numbers_and_keys(self):
        shop = self.template.open()
        self.addCleanup(shop.stop)
        talk = Talk(shop.address)
        talk.connect()
        page = (paths.ROOT / "protocol/commands.md").read_text(encoding="utf-8")
        rows = talk.ask("HELP")[:-1]
        talk.close()
        self.assertGreater(len(rows), 50)
        for row in rows:
            verb, usage = re.fullmatch(r'- verb=([A-Z]+) usage="?(.*?)"?', row).groups()
            shown = re.findall(rf"^    ((?:#seq )?{verb}\b.*)$", page, re.MULTILINE)
            with self.subTest(verb):
                self.assertEqual({"#seq " in line for line in shown}, {"#seq " in usage})
                for key in re.findall("[a-z][a-z-]*=", usage):
                    self.assertTrue(any(key in line for line in shown), f"{key} of {usage}")

    def test_the_shop_conforms_to_the_transcripts(self):
        shop = self.template.open()
        self.addCleanup(shop.stop)
        folder = str(paths.ROOT / "protocol/transcripts")
        done = subprocess.run(
            [str(TILL), "conform", f"{shop.address[0]}:{shop.address[1]}", folder],
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertIn(", 0 failed", done.stdout)


if __name__ == "__main__":
    unittest.main()
