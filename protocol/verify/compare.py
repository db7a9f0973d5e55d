"""A settlement's folder against the journal that it follows from."""

from __future__ import annotations

from findings import Findings
from journal import Journal, check_manifest
from contents import LAST, receipt_rows
from settlement import Settlement
from lines import Event


def compare(settlement: Settlement, journal: Journal) -> None:
    findings, truth = settlement.findings, settlement.truth
    closed = journal.books.closed
    where = f"journal, settlement {truth['settlement']}"
    if closed is None:
        return findings.add(where, "no day was closed under this number")
    stated = {name: truth[name] for name in ("head", "signing-key")}
    stated["signature"] = truth["seal-signature"]
    compare_seal(findings, "the day's seal", closed.day, stated, settlement.day_text())
    zs = {event.fields["z"]: event for event in closed.zs}
    findings.differ(LAST, "reports", [each["z"] for each in truth["reports"]], list(zs))
    for report in truth["reports"]:
        if event := zs.get(report["z"]):
            text = settlement.z_text(report)
            compare_seal(findings, f"Z {report['z']}", event, report, text)
    compare_receipts(settlement, closed.receipts)
    compare_manifest(settlement, journal)


def compare_seal(
    findings: Findings,
    where: str,
    event: Event,
    stated: dict[str, str],
    text: list[str],
) -> None:
    """The event, and the text that the folder makes of it."""
    for key in ("head", "signing-key", "signature"):
        if key in stated and key in event.fields:
            findings.differ(where, key, stated[key], event.fields[key])
    line = event.lines[0].removesuffix(event.fields["signature"])
    sealed = [line, *event.lines[1:]]
    for mine, due in zip(text, sealed):
        findings.differ(where, "text", mine, due)
    findings.differ(where, "lines", len(text), len(sealed))


def compare_receipts(settlement: Settlement, due: list[dict[str, str]]) -> None:
    rows = receipt_rows(settlement.files)
    settlement.findings.differ("receipts.csv", "rows", len(rows), len(due))
    for mine, its in zip(rows, due):
        for key, value in mine.items():
            stated = its.get(key, "0.00")
            settlement.findings.differ(f"receipt {its['receipt']}", key, value, stated)
        for key in its.keys() - mine.keys():
            settlement.findings.add(f"receipt {its['receipt']}", f"has no column {key}")


def compare_manifest(settlement: Settlement, journal: Journal) -> None:
    event = journal.manifest
    if event is None:
        return settlement.findings.note("the journal does not say yet that the folder is written")
    listed = [each["name"] for each in settlement.truth["files"]] + [LAST]
    settlement.findings.differ(LAST, "files", listed, [row["file"] for row in event.rows])
    check_manifest(settlement.findings, settlement.name, settlement.files, event)
