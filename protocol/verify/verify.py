#!/usr/bin/env python3
"""Checks the export of a till's journal, or the folder of a settlement.

Written from the specification alone (protocol/, docs/settlement.md), in another language than the
till: what both get wrong in the same way is not found here, everything else is. README.md beside
this file says what a pass proves.

exit codes:
  0   all fits
  1   something does not; a line for each finding, at most 100
  2   wrong use, or a file that cannot be read
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from findings import MOST, Findings, Unusable  # noqa: E402

try:
    from compare import compare  # noqa: E402
    from journal import Journal  # noqa: E402
    from settlement import Settlement  # noqa: E402
except ModuleNotFoundError as error:
    sys.stderr.write(f"verify: {error}: pip install cryptography\n")
    sys.exit(2)


def digest(text: str) -> str:
    if not re.fullmatch("[0-9a-f]{64}", text):
        raise argparse.ArgumentTypeError("64 lowercase hex digits")
    return text


def read_arguments(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="verify.py",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    what = parser.add_subparsers(dest="what", required=True)
    journal = what.add_parser("journal", help="an export of `till journal export`")
    journal.add_argument("export", type=Path)
    journal.add_argument(
        "--head",
        type=digest,
        action="append",
        default=[],
        help="a head from outside: printed on a Z, in a settlement; must be the hash of an entry",
    )
    journal.add_argument("--settlements", type=Path, help="the folder of the settlements' folders")
    settlement = what.add_parser("settlement", help="a settlement's folder")
    settlement.add_argument("folder", type=Path)
    settlement.add_argument("--journal", type=Path, help="an export that holds the day")
    settlement.add_argument("--previous", type=Path, help="the folder of the settlement before")
    for each in (journal, settlement):
        each.add_argument("--key", type=digest, help="the store's public key, known from elsewhere")
    return parser.parse_args(words)


def read_journal(journal: Journal, export: Path) -> str:
    began = time.monotonic()
    try:
        with export.open("rb") as lines:
            journal.read(lines)
    except OSError as error:
        raise Unusable(str(error)) from error
    seconds = max(time.monotonic() - began, 0.001)
    speed = f"{journal.entries} entries in {seconds:.1f} s, {journal.entries / seconds:.0f}/s"
    return f"{speed}; {len(journal.closed)} days closed; head {journal.head.hex()}"


def examine(arguments: argparse.Namespace, findings: Findings) -> str:
    """What was looked at, in a line."""
    if arguments.what == "journal":
        journal = Journal(findings, arguments.head, arguments.key, arguments.settlements)
        said = read_journal(journal, arguments.export)
        return f"{said}; signing key {journal.key or 'unknown'}"
    settlement = Settlement(findings, arguments.folder)
    settlement.check(arguments.key, arguments.previous)
    if not settlement.truth:
        return f"{arguments.folder.name}: unreadable"
    said = f"{arguments.folder.name}: signing key {settlement.truth['signing-key']}"
    if arguments.journal is not None:
        key = arguments.key or settlement.truth["signing-key"]
        journal = Journal(findings, [settlement.truth["head"]], key)
        journal.books.wanted = settlement.truth["settlement"]
        said += "\n" + read_journal(journal, arguments.journal)
        compare(settlement, journal)
    return said


def main(words: list[str]) -> int:
    arguments = read_arguments(words)
    findings = Findings()
    try:
        said = examine(arguments, findings)
    except Unusable as error:
        sys.stderr.write(f"verify: {error}\n")
        return 2
    for line in findings.lines:
        print(line)
    if findings.count > MOST:
        print(f"and {findings.count - MOST} more")
    for note in findings.notes:
        print(f"note: {note}")
    print(said)
    print(f"{findings.count} findings" if findings.count else "all fits")
    return 1 if findings.count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
