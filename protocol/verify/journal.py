"""The export of a journal: its lines, numbers, chain, heads and signatures, entry by entry."""

from __future__ import annotations

import hashlib
import json
import re
import struct
from collections.abc import Iterable
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from books import Books
from findings import Findings, Unusable
from lines import Entry, Event, Malformed

LINE = re.compile(rb'\{"entry":([1-9][0-9]*),"hash":"([0-9a-f]{64})","text":"(.*)"\}\n', re.S)
CONTROL = re.compile(r"[\x00-\x1f]")


def json_text(text: str) -> str:
    """The inside of a JSON string, escaping what has to be and nothing else."""
    text = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return CONTROL.sub(lambda m: f"\\u{ord(m[0]):04x}", text)


def signed_by(key: str, signature: str, signed: bytes) -> bool:
    try:
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key))
        public.verify(bytes.fromhex(signature), signed)
    except (InvalidSignature, ValueError):
        return False
    return True


def seal_text(store: str, lines: list[str]) -> bytes:
    """What a seal's signature is over: its line without the signature's digits, and its rows."""
    event = re.sub(r" signature=[0-9a-f]*$", " signature=", lines[0])
    return "".join(f"{line}\n" for line in ["till-seal 1", store, event, *lines[1:]]).encode()


class Station:
    def __init__(self) -> None:
        self.epoch, self.next = 1, 1


class Journal:
    """Reads an export line by line and keeps no entry."""

    def __init__(
        self, findings: Findings, heads: list[str], key: str | None, settlements: Path | None = None
    ) -> None:
        self.findings = findings
        self.missing_heads = set(heads)
        self.key = key
        self.settlements = settlements
        self.books = Books(findings)
        self.stations: dict[str, Station] = {}
        self.head = bytes(32)
        self.entries = 0
        # Seals whose day is not closed yet, so that nothing says by which key: store, lines.
        self.unsigned: list[tuple[str, str, list[str]]] = []
        self.closed: dict[int, str] = {}  # settlement, date
        self.heads: dict[int, str] = {}  # of their seals
        self.written: set[int] = set()
        self.attempts: dict[int, int] = {}  # to deliver
        self.acknowledged: dict[int, tuple[str, list[str]]] = {}  # when first, how
        self.manifest: Event | None = None  # of the day that is wanted
        self.before = ""

    def read(self, lines: Iterable[bytes]) -> None:
        for place, line in enumerate(lines, 1):
            entry = self.unpack(place, line)
            if entry is not None:
                self.follow(entry)
        if self.entries == 0:
            self.findings.add("export", "holds no entry")
        for head in sorted(self.missing_heads):
            self.findings.add("export", f"head {head} is the hash of no entry")
        if self.unsigned:
            self.findings.note("no key says who signed the last Zs: no day is closed behind them")
        if self.settlements is not None:
            self.check_folders(self.settlements)

    # A line

    def unpack(self, place: int, line: bytes) -> Entry | None:
        """The entry, its form, number and hash checked; None where it can't be read."""
        where = f"line {place}"
        form = LINE.fullmatch(line)
        try:
            if form is None:
                raise Malformed('not {"entry":N,"hash":"...","text":"..."} and LF')
            inside = form[3].decode()
            text = json.loads(f'"{inside}"', strict=True)
            if json_text(text) != inside:
                raise Malformed("text is not escaped in the one form")
        except ValueError as error:
            self.findings.add(where, f"cannot be read: {error}")
            self.entries += 1
            return None
        number = int(form[1])
        self.entries += 1
        if self.findings.differ(where, "entry", number, self.entries):
            self.entries = number
        before, self.head = self.head, bytes.fromhex(form[2].decode())
        try:
            found = hashlib.sha256(before + text.encode())
        except UnicodeEncodeError as error:
            self.findings.add(where, f"cannot be read: {error}")
            return None
        self.findings.differ(f"entry {number}", "hash", self.head.hex(), found.hexdigest())
        self.missing_heads.discard(self.head.hex())
        self.before = before.hex()
        try:
            entry = Entry(text)
        except Malformed as error:
            self.findings.add(f"entry {number}", str(error))
            return None
        self.findings.differ(f"entry {number}", "number in its text", entry.number, number)
        return entry

    # An entry

    def follow(self, entry: Entry) -> None:
        where = f"entry {entry.number}"
        self.check_sequence(where, entry)
        try:
            self.books.follow(entry)
        except (ArithmeticError, LookupError, ValueError, struct.error) as error:
            self.findings.add(where, f"cannot be followed: {error!r}")
        for event in entry.events:
            if event.word == "epoch-begun":
                self.begin_epoch(where, event)
            elif event.word in ("z-sealed", "day-closed"):
                self.findings.differ(where, "head=", event.fields["head"], self.before)
                self.check_seal(where, event)
            elif event.word.startswith("settlement-"):
                self.check_settlement(where, entry, event)
        if "acknowledged" in entry.reply:
            self.check_acknowledged(where, entry)
        elif "head" in entry.reply:
            self.findings.differ(where, "reply's head=", entry.reply["head"], self.before)

    def check_sequence(self, where: str, entry: Entry) -> None:
        if entry.seq is None:
            return
        station = self.stations.setdefault(entry.station, Station())
        self.findings.differ(where, "epoch=", entry.epoch, station.epoch)
        self.findings.differ(where, "seq=", entry.seq, station.next)
        station.next = entry.seq + 1

    def begin_epoch(self, where: str, event: Event) -> None:
        f = event.fields
        station = self.stations.setdefault(f["station"], Station())
        station.epoch += 1
        self.findings.differ(where, "epoch=", f["epoch"], str(station.epoch))
        if int(f["next"]) < station.next:
            self.findings.add(where, f"next={f['next']} goes back, {station.next} is next")
        station.next = int(f["next"])
        if "receipt" in f:
            register = self.books.registers.get(int(f["station"]))
            last = register.receipt if register else 0
            if int(f["receipt"]) < last:
                self.findings.add(where, f"receipt={f['receipt']} goes back, {last} was the last")
            self.books.begin_receipts(int(f["station"]), int(f["receipt"]))

    # Signatures

    def check_seal(self, where: str, event: Event) -> None:
        self.unsigned.append((where, self.books.store.get("id", ""), event.lines))
        if event.word == "day-closed":
            key = event.fields["signing-key"]
            if self.key is not None:
                self.findings.differ(where, "signing-key=", key, self.key)
            self.key = self.key or key
            number = int(event.fields["settlement"])
            self.closed[number], self.heads[number] = event.fields["date"], event.fields["head"]
        if self.key is not None:
            self.check_signatures()

    def check_signatures(self) -> None:
        for where, store, lines in self.unsigned:
            signature = lines[0].rpartition("=")[2]
            if not signed_by(self.key or "", signature, seal_text(store, lines)):
                word = lines[0].partition(" ")[0]
                self.findings.add(where, f"{word}: not signed by {self.key}")
        self.unsigned.clear()

    # Settlements

    def check_settlement(self, where: str, entry: Entry, event: Event) -> None:
        number = int(event.fields["settlement"])
        if number not in self.closed:
            self.findings.add(where, f"settlement {number} is not closed")
        if event.word == "settlement-written":
            if number in self.written:
                self.findings.add(where, f"settlement {number} is written twice")
            self.written.add(number)
            if number == self.books.wanted:
                self.manifest = event
            if self.settlements is not None:
                self.check_folder(self.settlements, number, event)

        elif event.word == "settlement-delivered":
            attempts = self.attempts.get(number, 0) + 1
            self.findings.differ(where, "attempt=", event.fields["attempt"], str(attempts))
            self.attempts[number] = attempts
        elif event.word == "settlement-acknowledged":
            _, by = self.acknowledged.setdefault(number, (entry.time, []))
            if event.fields["by"] in by:
                self.findings.add(where, f"settlement {number} is acknowledged twice in this way")
            by.append(event.fields["by"])

    def check_acknowledged(self, where: str, entry: Entry) -> None:
        """The reply to ACK: its head is that of the settlement, its time that of the first one."""
        reply = entry.reply
        number = int(reply.get("settlement", "0"))
        time, by = self.acknowledged.get(number, ("", []))
        due = {"head": self.heads.get(number), "acknowledged": time, "by": ",".join(by)}
        for key, value in due.items():
            self.findings.differ(where, f"reply's {key}=", reply.get(key), value)

    def check_folder(self, parent: Path, number: int, event: Event) -> None:
        """The files of a folder against what the journal says was written."""
        name = f"{number:06}-{self.closed.get(number)}"
        try:
            files = {path.name: path.read_bytes() for path in (parent / name).iterdir()}
        except OSError as error:
            return self.findings.add(name, f"cannot be read: {error}")
        check_manifest(self.findings, name, files, event)

    def check_folders(self, parent: Path) -> None:
        """A folder that the journal does not know is the mark of a journal that was cut."""
        try:
            names = sorted(path.name for path in parent.iterdir())
        except OSError as error:
            raise Unusable(str(error)) from error
        for name in names:
            number = re.fullmatch(r"([0-9]{6,})-[0-9-]{10}", name)
            if number and int(number[1]) not in self.closed:
                self.findings.add(name, "the journal does not know of this settlement")
            elif number and int(number[1]) not in self.written:
                self.findings.note(f"{name}: the journal does not say yet that it is written")


def check_manifest(findings: Findings, where: str, files: dict[str, bytes], event: Event) -> None:
    """The files of a folder against `settlement-written`."""
    listed = [row["file"] for row in event.rows]
    findings.differ(where, "files", sorted(files), sorted(listed))
    last = b'"signature": "%s"\n}\n' % event.fields["signature"].encode()
    if not files.get("settlement.json", b"").endswith(last):
        findings.add(where, "settlement.json has another signature than the journal")
    for row in event.rows:
        data = files.get(row["file"], b"")
        findings.differ(f"{where}/{row['file']}", "bytes", len(data), int(row["bytes"]))
        digest = hashlib.sha256(data).hexdigest()
        findings.differ(f"{where}/{row['file']}", "sha256", digest, row["sha256"])
