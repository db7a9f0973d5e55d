"""What documents show beside conversations: programs and their options, files, scripts, screens.

Which test looks at which block stands in `CHECKS`; a block that nobody looks at is a failure.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
import unittest
from pathlib import Path

import paths
from conversations import TOKEN, Block, blocks, unlike
from demoshop import TILL, TILLD, DemoShop, Template

paths.add(paths.ROOT / "protocol")
import client  # noqa: E402
from test_client import HAS_KEYS  # noqa: E402

PAGES = [
    paths.ROOT / "README.md",
    paths.ROOT / "CONTRIBUTING.md",
    *sorted((paths.ROOT / "protocol").rglob("*.md")),
    *sorted((paths.ROOT / "docs").glob("*.md")),
]
BLOCKS = [block for page in PAGES for block in blocks(page, paths.ROOT)]

# A page, how a block begins, and the test that looks at it. The first that fits is it.
CHECKS = [
    ("", "[CS]: ", "test_examples.Conversations.test_every_conversation_is_held_as_it_is_shown"),
    ("protocol/README.md", "request +=", "Grammar.test_every_rule_that_is_named_is_defined"),
    ("protocol/README.md", "till-hello", "Proofs.test_the_bytes_and_the_proofs_are_those_shown"),
    ("protocol/README.md", "def ", "test_client.InThePage."
     "test_what_the_page_shows_of_the_program_stands_in_it"),
    ("protocol/journal.md", "entry ", "Journal.test_an_entry_is_as_it_is_shown"),
    ("protocol/journal.md", "{", "Journal.test_an_entry_is_as_it_is_shown"),
    ("protocol/journal.md", "import hashlib, itertools", "Journal.test_the_database_is_checked"),
    ("protocol/journal.md", "import hashlib, json", "Journal.test_the_export_is_checked"),
    ("docs/a-day-at-the-till.md", "#VER", "Screens.test_what_is_shown_adds_up"),
    ("docs/a-day-at-the-till.md", " *KVARNENS LIVS", "Screens.test_what_is_shown_adds_up"),
    ("docs/", " Kvarnens Livs ", "Screens.test_what_is_shown_adds_up"),
    ("docs/configuration.md", "store ", "test_accounts.Accounts."
     "test_what_the_document_shows_needs_no_advice"),
    ("docs/configuration.md", "till ", "Programs.test_every_command_and_option_exists"),
    ("docs/design.md", " TillCore ", "Drawings.test_a_drawing_names_what_there_is"),
    ("docs/design.md", " +facts ", "Drawings.test_a_drawing_names_what_there_is"),
    ("docs/floor.md", "floor ", "test_floor.Floor.test_what_the_document_shows_needs_no_advice"),
    ("docs/floor.md", r"\+--", "test_floor.Floor.test_the_drawing_is_the_documents"),
    ("docs/import.md", "till import", "Programs.test_every_command_and_option_exists"),
    ("docs/import.md", "Artikelnr|not used", "Imports.test_the_list_is_read_as_it_is_shown"),
    ("docs/operating.md", "# /etc/systemd", "Operation.test_the_unit_starts_what_there_is"),
    ("docs/operating.md", "#!/bin/sh", "Operation.test_the_delivery_programs_are_shell"),
    ("docs/register.md", "till-notes ", "Notes.test_the_notes_are_as_they_are_shown"),
    ("docs/settlement.md", "settlements/", "Settlements.test_the_folder_is_as_it_is_shown"),
    ("docs/settlement.md", "Z 3-17", "Settlements.test_the_voucher_that_is_shown_comes_to_nothing"),
    ("docs/settlement.md", "git clone|var reader", "Settlements.test_the_reader_of_others"),
    ("docs/settlement.md", "TILL_SAMPLE_FOLDER", "Settlements.test_the_sample_is_there"),
    ("docs/settlement.md", "", "Settlements.test_the_commands_do_what_is_said"),
    ("docs/staff-page.md", r"\$ tilld", "Programs.test_the_staff_page_says_where_it_is"),
]


def block(page: str, begins: str) -> Block:
    found = [b for b in BLOCKS if b.page == page and re.match(begins, b.text)]
    assert len(found) == 1, f"{page}: {len(found)} blocks begin {begins}"
    return found[0]


# What was installed for this Python, then what the machine has.
SEARCHED = f"{Path(sys.executable).parent}:{os.environ['PATH']}"


def run(arguments: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        arguments,
        cwd=folder,
        env={**os.environ, "PATH": SEARCHED},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


class EveryBlock(unittest.TestCase):
    def test_every_block_has_a_test_that_looks_at_it(self):
        unused = set(range(len(CHECKS)))
        for each in BLOCKS:
            found = [n for n, check in enumerate(CHECKS) if self.fits(each, *check[:2])]
            self.assertNotEqual(found, [], f"{each.name} has no test: {each.text[:60]!r}")
            unused.discard(found[0])
        self.assertEqual([CHECKS[n] for n in unused], [])

    @staticmethod
    def fits(each: Block, page: str, begins: str) -> bool:
        return each.page.startswith(page) and re.match(begins, each.text) is not None

    def test_every_test_that_is_named_exists(self):
        for _, _, name in CHECKS:
            *module, suite, test = name.split(".")
            holder = importlib.import_module(module[0] if module else __name__)
            self.assertTrue(hasattr(getattr(holder, suite), test), name)


class Grammar(unittest.TestCase):
    CORE = {"SP", "LF", "DQUOTE", "ALPHA", "DIGIT", "HEXDIG", "OCTET"}

    def test_every_rule_that_is_named_is_defined(self):
        text = re.sub(r";.*", "", block("protocol/README.md", "request +=").text)
        defined = set(re.findall(r"^([a-z][a-z-]*) +=", text, re.MULTILINE))
        self.assertGreater(len(defined), 40)
        bodies = re.sub(r"^[a-z][a-z-]* +=|\"[^\"]*\"|%x[0-9A-F-]+", " ", text, flags=re.MULTILINE)
        named = set(re.findall(r"[A-Za-z][A-Za-z-]*", bodies))
        self.assertEqual(named - defined - self.CORE, set())

    def test_every_verb_is_shown_with_rules_of_the_grammar(self):
        grammar = block("protocol/README.md", "request +=").text
        defined = set(re.findall(r"^([a-z][a-z-]*) +=", grammar, re.MULTILINE))
        page = (paths.ROOT / "protocol/commands.md").read_text(encoding="utf-8")
        usages = re.findall(r"^    (?:#seq )?[A-Z]+ .*=.*$", page, re.MULTILINE)
        self.assertGreater(len(usages), 40)
        # Words that stand for themselves, and lists of words.
        words = {"yes", "no", "seen", "kg", "z", "yes/no", "receipt", "code", "digits", "escpos",
                 "sv/en"}
        for usage in usages:
            for value in re.findall(r"[a-z-]=([a-z/-]+)", usage):
                self.assertIn(value, defined | words, usage)


class Notes(unittest.TestCase):
    def test_the_notes_are_as_they_are_shown(self):
        """Each record of a register's notes is written by the program as the page shows it."""
        written = "".join(
            path.read_text(encoding="utf-8")
            for path in (paths.ROOT / "Sources/TillClient/Memory").glob("*.swift")
        )
        for line in block("docs/register.md", "till-notes ").text.splitlines():
            word, *pairs = TOKEN.findall(line)
            self.assertTrue(f'"{word}' in written, line)
            for pair in pairs:
                key = pair.partition("=")[0]
                self.assertTrue(f'"{key}"' in written or f" {pair}" in written, line)


class Proofs(unittest.TestCase):
    def setUp(self) -> None:
        self.page = (paths.ROOT / "protocol/README.md").read_text(encoding="utf-8")
        self.seed = re.search(r"private key \(seed\) is\s+`([0-9a-f]{64})`", self.page)[1]
        self.shown = block("protocol/README.md", "till-hello").text.encode()

    def test_the_bytes_and_the_proofs_are_those_shown(self):
        import hashlib

        store, kind, number, server, own, certificate = self.shown.decode().split("\n")[2:8]
        self.assertEqual(
            client.signed_text(store, f"{kind}\n{number}", server, own, certificate), self.shown
        )
        self.assertIn(f"these {len(self.shown)} bytes", self.page)
        self.assertIn(f"(SHA-256 `{hashlib.sha256(self.shown).hexdigest()}`)", self.page)
        hello = f"C: HELLO v=1 register={number} nonce={own} proof="
        self.assertIn(f'store="{store}" nonce={server}\n', self.page)
        self.assertIn(f"\n{hello}", self.page)
        if not HAS_KEYS:
            self.skipTest("cryptography is not installed")
        self.assertIn(f"\n{hello}{client.sign(self.seed, self.shown)}\n", self.page)
        text = client.signed_text(store, "service\nsettlement/cron-1", server, own, certificate)
        self.assertIn(f"its proof is\n`{client.sign(self.seed, text)}`", self.page)


@unittest.skipIf(TILLD is None or TILL is None, "the programs are not built")
class WithAShop(unittest.TestCase):
    shop: DemoShop

    @classmethod
    def setUpClass(cls) -> None:
        cls.template = Template()
        cls.addClassCleanup(cls.template.close)
        cls.here = cls.template.path("here")
        cls.here.mkdir()

    def open(self) -> DemoShop:
        shop = self.template.open()
        self.addCleanup(shop.stop)
        return shop

    def register(self, shop: DemoShop) -> client.Register:
        register = client.Register(shop.address, 3, client.Memory(str(shop.data) + ".json"))
        register.use = lambda reply: self.assertEqual(reply.status, "OK", reply)
        self.addCleanup(lambda: register.link and register.link.close())
        for line in ("LOGIN 1 pin=1001", "OPEN float=500.00"):
            register.ask(line)
        return register

    def after_a_day(self) -> Path:
        """The data directory of a shop that has sold, closed a day, and stopped."""
        shop = self.template.open()
        register = self.register(shop)
        for line in ("SALE", "ITEM 7310865001825 qty=2", "PAY cash 50.00", "END", "Z", "CLOSEDAY"):
            register.ask(line)
        until = time.monotonic() + 60
        while register.look("SETTLEMENT 1").pairs["state"] == "sealed":
            self.assertLess(time.monotonic(), until, "the settlement is not written")
        register.link.close()
        self.assertEqual(shop.stop(), 0)
        return shop.data


class Journal(WithAShop):
    def export(self, data: Path) -> Path:
        path = data / "journal.jsonl"
        done = run([str(TILLD), "export", "--data", str(data), "--output", str(path)], data)
        self.assertEqual(done.returncode, 0, done.stderr)
        return path

    def test_an_entry_is_as_it_is_shown(self):
        shop = self.template.open()
        register = self.register(shop)
        for line in ("SALE", "ITEM 7310865001825 qty=2"):
            register.ask(line)
        register.link.close()
        shop.stop()
        shown = block("protocol/journal.md", "entry ").text
        lines = self.export(shop.data).read_text(encoding="utf-8").splitlines()
        found = [line for line in lines if "line-added" in line]
        self.assertEqual(len(found), 1)
        text = json.loads(found[0])["text"]
        self.assertEqual(self.numberless(text), self.numberless(shown))
        as_json = block("protocol/journal.md", "{").text
        for piece in self.numberless(as_json.strip()).split("..."):
            self.assertIn(piece, self.numberless(found[0]))

    @staticmethod
    def numberless(text: str) -> str:
        text = re.sub("OK #[0-9]+", "OK #N", unlike(text))
        return re.sub(r'("entry":)[0-9]+|("hash":")[0-9a-f]+', r"\1\2", text)

    @unittest.skipUnless(HAS_KEYS, "cryptography is not installed")
    def test_the_database_is_checked(self):
        data = self.after_a_day()
        script = block("protocol/journal.md", "import hashlib, itertools").text
        done = run([sys.executable, "-c", script], data)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertRegex(done.stdout, r"^day [0-9-]{10} signed by [0-9a-f]{64}\n[0-9]+ [0-9a-f]")

    def test_the_export_is_checked(self):
        data = self.after_a_day()
        count = len(self.export(data).read_text(encoding="utf-8").splitlines())
        script = block("protocol/journal.md", "import hashlib, json").text
        done = run([sys.executable, "-c", script], data)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertRegex(done.stdout, f"^{count} [0-9a-f]{{64}}\n$")


class Programs(WithAShop):
    OPTION = re.compile(r"--[a-z][a-z-]*")

    def setUp(self) -> None:
        self.helps: dict[tuple[str, ...], str] = {}

    def commands(self) -> list[tuple[str, list[str]]]:
        """Every `till ...` and `tilld ...` of the documents: where, and its words."""
        found = []
        for page in PAGES:
            text = page.read_text(encoding="utf-8")
            lines = re.findall(r"^(?: {4,}|\$ |)((?:till|tilld) [a-z-].*)$", text, re.MULTILINE)
            lines += re.findall(r"`((?:till|tilld) [a-z-][^`]*)`", text)
            lines += re.findall(r"ExecStart=/usr/local/bin/(tilld .*)", text)
            for line in lines:
                words = shlex.split(re.split(r" +#| \| | ->|; ", line)[0], posix=True)
                found.append((f"{page.name}: {line}", words))
        return found

    def help(self, *command: str) -> str:
        if command not in self.helps:
            done = run([*command, "--help"], self.here)
            self.assertEqual(done.returncode, 0, command)
            self.helps[command] = done.stdout
        return self.helps[command]

    def subcommands(self, *command: str) -> list[str]:
        _, _, listed = self.help(*command).partition("\nSUBCOMMANDS:\n")
        return re.findall(r"^  ([a-z][a-z-]*) ", listed, re.MULTILINE)

    def test_every_command_and_option_exists(self):
        commands = self.commands()
        self.assertGreater(len(commands), 40)
        for name, words in commands:
            # What a reader sees on the screen, or on a receipt, is no command.
            if words[1] in ("ready", "staff") or words[1].isdigit():
                continue
            program = str(TILLD if words.pop(0) == "tilld" else TILL)
            chain = [program]
            while words and words[0] in self.subcommands(*chain):
                chain.append(words.pop(0))
            if len(chain) == 1:
                self.assertEqual(chain[0], str(TILLD), f"{name}: no such command")
                chain.append("serve")
            for word in words:
                for option in self.OPTION.findall(word) if word.startswith("--") else []:
                    self.assertIn(option, self.OPTION.findall(self.help(*chain)), name)

    def test_every_option_of_a_script_exists(self):
        pattern = r"(?:(verify)\.py (journal|settlement)|scripts/(settle|replay)) ([^`|\n]*)"
        checked = 0
        for page in PAGES:
            for match in re.finditer(pattern, page.read_text(encoding="utf-8")):
                script = "protocol/verify/verify.py" if match[1] else f"scripts/{match[3]}"
                words = [sys.executable, "-B", str(paths.ROOT / script), match[2]]
                said = self.OPTION.findall(self.help(*filter(None, words)))
                for option in self.OPTION.findall(match[4]):
                    self.assertIn(option, said, f"{page.name}: {match[0]}")
                    checked += 1
        self.assertGreater(checked, 8)

    def test_the_staff_page_says_where_it_is(self):
        shown = block("docs/staff-page.md", r"\$ tilld").text.splitlines()
        shutil.copy(paths.ROOT / "docs/floor.md", self.here / "floor.md")
        plan = block("docs/floor.md", "floor ").text
        (self.here / "floor.txt").write_text(plan, encoding="utf-8")
        # On ports that are free.
        line = re.sub(r":[0-9]+", ":0", shown[0].removeprefix("$ "))
        words = [str(TILLD), *line.split()[1:], "--listen", "127.0.0.1:0"]
        process = subprocess.Popen(
            words, cwd=self.here, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        assert process.stdout is not None, "stdout is a pipe"
        said = [process.stdout.readline(), process.stdout.readline()]
        process.terminate()
        process.wait(timeout=60)
        process.stdout.close()
        for line, shown_line in zip(said, shown[1:], strict=True):
            self.assertEqual(re.sub(":[0-9]+", "", line.strip()), re.sub(":[0-9]+", "", shown_line))


class Imports(WithAShop):
    def test_the_list_is_read_as_it_is_shown(self):
        shop = self.open()
        path = self.here / "export.csv"
        path.write_text(block("docs/import.md", "Artikelnr").text, encoding="utf-8")
        line = block("docs/import.md", "till import export.csv").text
        words = shlex.split(line)[1:]
        who = ["--port", str(shop.address[1]), "--service", "owner", "--station", "import"]
        done = run([str(TILL), *words, *who], self.here)
        self.assertEqual(done.returncode, 0, done.stderr)
        said = done.stdout + done.stderr
        for shown in block("docs/import.md", "not used").text.splitlines():
            self.assertIn(f"{shown}\n", said)


class Operation(unittest.TestCase):
    def test_the_unit_starts_what_there_is(self):
        unit = block("docs/operating.md", "# /etc/systemd").text
        page = (paths.ROOT / "docs/operating.md").read_text(encoding="utf-8")
        codes = re.search("RestartPreventExitStatus=(.*)", unit)[1].split()
        for code in codes:
            self.assertRegex(page, rf"(?m)^\| {code} \|")

    def test_the_delivery_programs_are_shell(self):
        scripts = [b for b in BLOCKS if b.text.startswith("#!/bin/sh")]
        self.assertEqual(len(scripts), 2)
        for script in scripts:
            done = subprocess.run(["sh", "-n"], input=script.text, text=True, check=False)
            self.assertEqual(done.returncode, 0, script.name)


class Settlements(WithAShop):
    FOLDER = "settlements/000142-2026-11-23"

    def test_the_folder_is_as_it_is_shown(self):
        data = self.after_a_day()
        folder = next((data / "settlements").glob("0*"))
        shown = block("docs/settlement.md", "settlements/").text.splitlines()[1:]
        names = [line.split()[0].replace("000142", "000001") for line in shown]
        self.assertEqual(sorted(names), sorted(path.name for path in folder.iterdir()))

    def test_the_voucher_that_is_shown_comes_to_nothing(self):
        rows = block("docs/settlement.md", "Z 3-17").text.splitlines()[2:]
        sums = {"debit": 0, "credit": 0}
        for row in rows:
            match = re.fullmatch(r"( +[0-9]{4}  .{20,}?)([0-9]+)\.([0-9]{2})", row)
            assert match is not None, row
            sums["debit" if match.end() < 45 else "credit"] += int(match[2] + match[3])
        self.assertEqual(sums["debit"], sums["credit"])

    def commands(self) -> list[Block]:
        begins = "hledger|  cat |cd |jq "
        found = [
            b for b in BLOCKS if b.page == "docs/settlement.md" and re.match(begins, b.text)
        ]
        self.assertEqual(len(found), 5)
        return found

    def test_the_commands_do_what_is_said(self):
        data = self.after_a_day()
        folder = next((data / "settlements").glob("0*"))
        schema = str(paths.ROOT / "protocol/settlement.schema.json")
        missing = set()
        for each in self.commands():
            at = data if "settlements/" in each.text else folder
            text = each.text.replace(self.FOLDER, f"settlements/{folder.name}")
            text = text.replace("000142", "000001").replace("protocol/settlement.schema.json", schema)
            text = re.sub(r"\bpython3\b", sys.executable, text)
            for line in re.sub(r"\n      ", " ", text).splitlines():
                if program := self.lacking(line):
                    missing.add(program)
                elif line.startswith("cd "):
                    at = data / line.removeprefix("cd ")
                else:
                    done = run(["sh", "-euc", line], at)
                    self.assertEqual(done.returncode, 0, f"{each.name}: {line}\n{done.stderr}")
                    self.assert_zeros(line, done.stdout)
        if missing:
            self.skipTest(f"not installed: {', '.join(sorted(missing))}")

    def assert_zeros(self, line: str, said: str) -> None:
        """`prints a 0 for each voucher`"""
        if "add // 0" in line:
            self.assertEqual(set(said.split()), {"0"})

    @staticmethod
    def lacking(line: str) -> str | None:
        """A program or a module of Python that the line needs and this machine lacks."""
        bare = re.sub("'[^']*'", "", line.strip())
        for program in re.findall(r"(?:^|[|;] )([a-z][a-z0-9-]+)", bare):
            if program != "cd" and shutil.which(program, path=SEARCHED) is None:
                return program
        module = re.search("-m ([a-z]+)", bare)
        return module[1] if module and importlib.util.find_spec(module[1]) is None else None

    def test_the_reader_of_others(self):
        """It is fetched from elsewhere, so it is not run here; the files it reads are ours."""
        text = block("docs/settlement.md", "var reader").text
        self.assertIn('"kvarnen-000142.si"', text)
        self.assertIn("kvarnen-000142.si ", block("docs/settlement.md", "settlements/").text)

    def test_the_sample_is_there(self):
        words = block("docs/settlement.md", "TILL_SAMPLE_FOLDER").text.split()
        source = (paths.ROOT / "Tests/TillSettlementTests/SampleFiles.swift").read_text()
        self.assertEqual(words[1:], ["swift", "test", "--filter", "SampleFiles"])
        self.assertIn(words[0].partition("=")[0], source)
        self.assertIn("struct SampleFiles", source)


class Screens(unittest.TestCase):
    """Screens and papers are drawn by hand after what was seen: their figures have to be right."""

    LINE = re.compile(r"(-?[0-9.]+)(?: kg)? x ([0-9.]+) +(-?[0-9.]+)$")

    def test_what_is_shown_adds_up(self):
        screens = [b for b in BLOCKS if re.match(" Kvarnens Livs ", b.text)]
        self.assertGreater(len(screens), 9)
        checked = 0
        for screen in screens:
            for line in screen.text.splitlines():
                self.assertLessEqual(len(line), 80, screen.name)
                if match := self.LINE.search(line):
                    quantity, price, amount = (self.thousandths(part) for part in match.groups())
                    self.assertEqual((quantity * price + 5000) // 10000 * 10, amount, line)
                    checked += 1
        self.assertGreater(checked, 8)

    @staticmethod
    def thousandths(text: str) -> int:
        whole, _, part = text.partition(".")
        return int(whole + part.ljust(3, "0"))


class Drawings(unittest.TestCase):
    def test_a_drawing_names_what_there_is(self):
        """That its lines lead the right way is for readers to see; the walls have their test."""
        text = block("docs/design.md", " TillCore ").text
        for name in set(re.findall(r"\b(?:Till[A-Z][A-Za-z]+|tilld|till-bench)\b", text)):
            self.assertTrue((paths.ROOT / "Sources" / name).is_dir(), name)
        flow = block("docs/design.md", " +facts ").text
        source = (paths.ROOT / "Sources/TillCore/Store/Context.swift").read_text()
        self.assertTrue("context" in flow and "struct Context" in source)


if __name__ == "__main__":
    unittest.main()
