"""A settlement's folder: its files, digests and signatures."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from contents import LAST, figures_of, file_names
from figures import Drawer
from findings import Findings, Unusable
from journal import json_text, seal_text, signed_by
from lines import Malformed, cents, quoted
from shape import check_shape
from sums import Sums


def canonical(value: Any, margin: str = "\n") -> str:
    """The one way to write settlement.json, but for the LF at its end."""
    if isinstance(value, dict):
        inside = [f'"{key}": {canonical(each, margin + "  ")}' for key, each in value.items()]
        return "{" + ",".join(f"{margin}  {each}" for each in inside) + margin + "}"
    if isinstance(value, list):
        inside = [margin + "  " + canonical(each, margin + "  ") for each in value]
        return "[" + ",".join(inside) + margin + "]" if inside else "[]"
    return f'"{json_text(value)}"' if isinstance(value, str) else json.dumps(value)


class Settlement:
    """One folder, read whole."""

    def __init__(self, findings: Findings, folder: Path) -> None:
        self.findings = findings
        self.folder = folder
        self.name = folder.name
        self.files: dict[str, bytes] = {}
        try:
            for path in sorted(folder.iterdir()):
                self.files[path.name] = path.read_bytes() if path.is_file() else b""
        except OSError as error:
            raise Unusable(str(error)) from error
        if LAST not in self.files:
            raise Unusable(f"{folder} holds no {LAST}")
        self.truth: dict[str, Any] = {}

    def differ(self, where: str, what: str, stated: object, found: object) -> bool:
        return self.findings.differ(where, what, stated, found)

    def check(self, key: str | None, previous: Path | None) -> None:
        if not self.read_truth():
            return
        held = self.truth["held-sales"]
        self.check_signature(key)
        self.check_files()
        self.check_previous(previous)
        self.check_seals()
        self.differ(LAST, "held-sales", held["count"], len(held["numbers"]))
        Sums(self.findings, self.truth, self.files).check()

    # settlement.json

    def read_truth(self) -> bool:
        data = self.files[LAST]
        try:
            truth = json.loads(data, object_pairs_hook=_no_doubles, parse_float=_no_float)
            check_shape(truth)
        except (ValueError, RecursionError) as error:
            self.findings.add(LAST, f"cannot be read: {error}")
            return False
        self.truth = truth
        if f"{canonical(truth)}\n".encode() != data:
            self.findings.add(LAST, "is not written in its one form")
        folder = f"{truth['settlement']:06}-{truth['day']}"
        self.differ("folder", "name", self.name, folder)
        return True

    def check_signature(self, key: str | None) -> None:
        truth = self.truth
        if key is not None:
            self.differ(LAST, "signing-key", truth["signing-key"], key)
        mark = b'"signature": "' + truth["signature"].encode() + b'"'
        before, _, after = self.files[LAST].rpartition(mark)
        signed = b"till-settlement 1\n" + before + b'"signature": ""' + after
        if not signed_by(key or truth["signing-key"], truth["signature"], signed):
            self.findings.add(LAST, f"signature: not signed by {key or truth['signing-key']}")

    def check_files(self) -> None:
        names = file_names(self.truth["store"]["id"], self.truth["settlement"])
        listed = [each["name"] for each in self.truth["files"]]
        self.differ(LAST, "files", listed, names)
        for name in sorted(set(self.files) ^ {*listed, LAST}):
            self.findings.add(name, "is missing" if name in listed else "does not belong here")
        for each in self.truth["files"]:
            data = self.files.get(each["name"])
            if data is not None:
                self.differ(each["name"], "bytes", each["bytes"], len(data))
                digest = hashlib.sha256(data).hexdigest()
                self.differ(each["name"], "sha256", each["sha256"], digest)

    def check_previous(self, previous: Path | None) -> None:
        stated = self.truth["previous-sha256"]
        if self.truth["settlement"] == 1:
            self.differ(LAST, "previous-sha256", stated, None)
        if previous is None:
            return
        try:
            data = (previous / LAST).read_bytes()
            number = json.loads(data)["settlement"]
        except (OSError, ValueError, KeyError) as error:
            raise Unusable(f"{previous}: {error}") from error
        self.differ(str(previous), "settlement", number, self.truth["settlement"] - 1)
        self.differ(LAST, "previous-sha256", stated, hashlib.sha256(data).hexdigest())

    # The seals, put together again out of settlement.json

    def check_seals(self) -> None:
        truth = self.truth
        for report in truth["reports"]:
            if not self.is_signed(report["signature"], self.z_text(report)):
                self.findings.add(f"Z {report['z']}", "its signature is not over these figures")
        if not self.is_signed(truth["seal-signature"], self.day_text()):
            self.findings.add(LAST, "seal-signature is not over the day's figures")

    def is_signed(self, signature: str, lines: list[str]) -> bool:
        text = seal_text(self.truth["store"]["id"], lines)
        return signed_by(self.truth["signing-key"], signature, text)

    def z_text(self, report: dict[str, Any]) -> list[str]:
        """A Z's event and rows, as the journal has them."""
        truth = self.truth
        f: dict[str, Any] = {"z": report["z"], "day": truth["settlement"], "date": truth["day"]}
        f |= {"time": report["sealed"], "person": report["person"]}
        f["counted"] = "yes" if report["counted"] else "no"
        for key, span in (("receipt", report["receipts"]), ("entry", report["entries"])):
            f |= {f"first-{key}": span["first"], f"last-{key}": span["last"]} if span else {}
        f["grand-sales"] = report["grand-totals"]["sales"]
        f["grand-returns"] = report["grand-totals"]["returns"]
        if sale := report["open-sale"]:
            f |= {"open-sale-lines": sale["lines"], "open-sale-total": sale["total"]}
        if held := report["held-sales"]:
            f |= {"held-sales": held["count"], "held-total": held["total"]}
        f |= {key: report[key] for key in ("company", "organisation", "program", "head")}
        rows = figures_of(report["totals"]).rows()
        return [event_line("z-sealed", f), *rows, *map(drawer_row, report["drawers"])]

    def day_text(self) -> list[str]:
        truth, held = self.truth, self.truth["held-sales"]
        f: dict[str, Any] = {"settlement": truth["settlement"], "date": truth["day"]}
        f["time"] = truth["sealed"]
        f["zs"] = ",".join(report["z"] for report in truth["reports"]) or None
        f["open-sales"] = truth["open-sales"]
        if held["numbers"]:
            f["held-sales"] = ",".join(map(str, held["numbers"]))
            f["held-total"] = held["total"]
        f |= {"first-entry": truth["entries"]["first"], "last-entry": truth["entries"]["last"]}
        f["grand-sales"] = truth["grand-totals"]["sales"]
        f["grand-returns"] = truth["grand-totals"]["returns"]
        f |= {key: truth[key] for key in ("program", "format", "head", "signing-key")}
        return [event_line("day-closed", f), *figures_of(truth["totals"]).rows()]


def event_line(word: str, fields: dict[str, Any]) -> str:
    pairs = [f"{k}={quoted(str(v))}" for k, v in fields.items() if v is not None]
    return " ".join([word, *pairs, "signature="])


def drawer_row(stated: dict[str, Any]) -> str:
    drawer = Drawer(stated["drawer"], cents(stated["float"]))
    drawer.expected = cents(stated["expected"])
    drawer.counted = None if stated["counted"] is None else cents(stated["counted"])
    drawer.recounts, drawer.reason = stated["recounts"], stated["reason"]
    drawer.signer = None if stated["signer"] is None else str(stated["signer"])
    for each in stated["tenders"]:
        if each["expected"] is not None:
            drawer.expected_tenders[each["tender"]] = cents(each["expected"])
        if each["counted"] is not None:
            drawer.counted_tenders[each["tender"]] = cents(each["counted"])
    return drawer.row()


def _no_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({key for key, _ in pairs}) != len(pairs):
        raise Malformed("a member twice")
    return dict(pairs)


def _no_float(text: str) -> float:
    raise Malformed(f"a number that is no integer: {text}")
