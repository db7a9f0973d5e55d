#!/usr/bin/env python3
"""Checks a journal's export, or a settlement's folder, from the specification alone."""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from findings import Findings, Unusable  # noqa: E402
from journal import Journal  # noqa: E402


def main(arguments):
    findings = Findings()
    journal = Journal(findings, heads=[], key=None)
    with open(arguments[1], "rb") as f:
        journal.read(f)
    for l in findings.lines: print(l)
    print(findings.count, journal.entries)
if __name__ == "__main__":
    main(sys.argv[1:])
