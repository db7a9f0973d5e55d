"""A settlement's plain-text ledgers in the hands of the programs that they are written for.

hledger and ledger (Debian) and bean-check (PyPI, beancount) read the files, add the transactions up
and hold them against the sums that stand at their end. What the first two come to per account is
then compared with the vouchers of settlement.json. A program that is not installed is left out;
`readers()` says which are.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

from tillprocess import ROOT

BEAN_CHECK = ROOT / ".build/venv/bin/bean-check"

# Account number -> what it moved by.
Sums = dict[int, Decimal]


def readers() -> list[str]:
    found = [name for name in ("hledger", "ledger") if shutil.which(name)]
    return found + (["bean-check"] if BEAN_CHECK.exists() else [])


def contradictions(folder: Path) -> list[str]:
    """What the programs find wrong with the ledgers of a folder, a sentence each; empty is well."""
    found = []
    want = posted(folder)
    journal = only(folder, "*.journal")
    for reader in readers():
        file = only(folder, "*.beancount") if reader == "bean-check" else journal
        code, output = run(*check(reader, file))
        if code != 0 or (reader == "bean-check" and output):
            found.append(f"{reader} refuses {file}: {output.strip()[:500]}")
            continue
        have = {"hledger": of_hledger, "ledger": of_ledger}.get(reader, lambda _: want)(file)
        for number in sorted(want.keys() | have.keys()):
            pair = have.get(number, Decimal(0)), want.get(number, Decimal(0))
            if pair[0] != pair[1]:
                found.append(f"account {number}: {reader} {pair[0]}, settlement.json {pair[1]}")
    return found


def only(folder: Path, pattern: str) -> Path:
    (path,) = folder.glob(pattern)
    return path


def check(reader: str, file: Path) -> list[str]:
    if reader == "hledger":
        return ["hledger", "-f", str(file), "check", "-s", "ordereddates"]
    if reader == "ledger":
        return ["ledger", "-f", str(file), "--strict", "balance"]
    return [str(BEAN_CHECK), str(file)]


def run(*command: str) -> tuple[int, str]:
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    return ended.returncode, ended.stdout * (ended.returncode != 0) + ended.stderr


def of_hledger(file: Path) -> Sums:
    command = ["hledger", "-f", str(file), "balance", "--flat", "--empty", "-O", "json"]
    rows, _ = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    sums: Sums = defaultdict(Decimal)
    for name, _, _, amounts in rows:
        for amount in amounts:
            quantity = amount["aquantity"]
            places = -quantity["decimalPlaces"]
            sums[number(name)] += Decimal(quantity["decimalMantissa"]).scaleb(places)
    return sums


def of_ledger(file: Path) -> Sums:
    form = "%(account)\t%(quantity(scrub(display_total)))\n"
    command = ["ledger", "-f", str(file), "balance", "--flat", "--empty", "--no-total"]
    rows = subprocess.run(
        [*command, "--balance-format", form], capture_output=True, text=True, check=True
    )
    sums: Sums = defaultdict(Decimal)
    for row in rows.stdout.splitlines():
        name, _, amount = row.partition("\t")
        sums[number(name)] += Decimal(amount)
    return sums


def number(name: str) -> int:
    """`assets:1912 Kassa 3` is 1912."""
    found = re.match(r"\w+:(\d+)", name)
    assert found is not None, name
    return int(found[1])


def posted(folder: Path) -> Sums:
    truth = json.loads((folder / "settlement.json").read_text(encoding="utf-8"))
    sums: Sums = defaultdict(Decimal)
    for voucher in truth["vouchers"]:
        for posting in voucher["postings"]:
            sums[posting["account"]] += Decimal(posting["amount"])
    return sums
