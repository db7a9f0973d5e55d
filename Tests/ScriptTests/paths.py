"""Puts scripts/ on the path: its modules stand beside the programs that use them."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "scripts"
VERIFY = ROOT / "protocol/verify"


def add(folder: Path) -> None:
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))


add(SCRIPTS)
sys.dont_write_bytecode = True
