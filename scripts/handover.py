"""What a stopped shop has handed over, looked at once more: its settlements made again from the
journal, its journal exported and checked with its folders by protocol/verify, and its ledgers
read by the programs that they are for."""

from __future__ import annotations

import subprocess
from pathlib import Path

import ledgers
from tillprocess import ROOT, Daemon

VERIFY = ROOT / "protocol/verify/verify.py"
# Has what verify.py needs: scripts/test makes it.
PYTHON = ROOT / ".build/venv/bin/python3"


def check(daemon: Daemon) -> list[str]:
    """What is wrong, a sentence each; what was done is printed."""
    found = []
    folders = sorted((daemon.data / "settlements").glob("[0-9]*"))
    code, said = daemon.command("regenerate", "--data", str(daemon.data), "--all")
    print(f"tilld regenerate: exit code {code}, {len(folders)} settlements")
    if code != 0:
        found.append(f"tilld regenerate: {said.strip()[-500:]}")
    found += verify(daemon, folders)
    readers = ledgers.readers()
    for folder in folders:
        found += ledgers.contradictions(folder)
    print(f"ledgers read by {', '.join(readers) or 'nobody: no reader is installed'}")
    return found


def verify(daemon: Daemon, folders: list[Path]) -> list[str]:
    if not PYTHON.exists():
        print("verify.py: left out, scripts/test installs what it needs")
        return []
    export = daemon.data.with_name(daemon.data.name + ".jsonl")
    code, said = daemon.command("export", "--data", str(daemon.data), "--output", str(export))
    if code != 0:
        return [f"tilld export: {said.strip()}"]
    commands = [["journal", export, "--settlements", daemon.data / "settlements"]]
    for before, folder in zip([None, *folders], folders):
        previous = ["--previous", before] if before else []
        commands.append(["settlement", folder, "--journal", export, *previous])
    found = []
    for arguments in commands:
        command = [str(PYTHON), "-B", str(VERIFY), *map(str, arguments)]
        ended = subprocess.run(command, capture_output=True, text=True, check=False)
        if ended.returncode != 0:
            found.append(f"verify.py {arguments[0]}: {(ended.stdout + ended.stderr).strip()[:2000]}")
    print(f"verify.py: the journal and {len(folders)} settlements, {len(found)} faults")
    return found
