"""A settlement's folder: its files, digests and signatures, and that all of it adds up."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from pathlib import Path
from typing import Any

from figures import NAMES, Drawer, Figures
from findings import Findings, Unusable
from journal import seal_text, signed_by
from lines import Malformed, cents, money, quoted
from postings import Ledger, Sie, as_sie
from shape import check_shape

LAST = "settlement.json"


def file_names(store: str, number: int) -> list[str]:
    """What a folder holds, in the order of `files`; settlement.json is the last."""
    stem = f"{store}-{number:06}"
    return [
        *("receipts.csv", "totals.csv", f"{stem}.si", f"{stem}.journal", f"{stem}.beancount"),
        "settlement.html",
    ]


def canonical(value: Any) -> bytes:
    """The one way to write settlement.json."""
    return json.dumps(value, indent=2, ensure_ascii=False).encode() + b"\n"


def figures_of(totals: dict[str, Any]) -> Figures:
    """A report's totals, as the journal's rows have them."""
    out = Figures()
    for each in totals["figures"]:
        out.count(each["figure"], cents(each["amount"]), each["count"])
    for each in totals["vat"]:
        out.add_row({"vat-percent": each["percent"], **each})
    for each in totals["tenders"]:
        out.add_row({**each, "count": str(each["count"])})
    for each in totals["groups"]:
        out.add_row(each)
    for each in totals["reasons"]:
        out.add_row({**each, "count": str(each["count"])})
    return out


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
        Sums(self).check()

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
        if canonical(truth) != data:
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
        # PAGE: days that were sealed before there was a page have none.
        names = [name for name in names if name != "settlement.html" or name in listed]
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

    def receipt_rows(self) -> list[dict[str, str]]:
        text = self.files.get("receipts.csv", b"").decode(errors="replace")
        return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))

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


class Sums:
    """Everything in a folder that is the sum of something else in it."""

    def __init__(self, settlement: Settlement) -> None:
        self.settlement = settlement
        self.truth = settlement.truth
        self.files = settlement.files
        self.findings = settlement.findings
        self.differ = settlement.findings.differ
        names = file_names(self.truth["store"]["id"], self.truth["settlement"])
        self.sie, self.ledgers = names[2], names[3:5]

    def check(self) -> None:
        self.check_day()
        for report in self.truth["reports"]:
            self.check_report(f"Z {report['z']}", report["totals"], report["grand-totals"])
            self.check_drawers(f"Z {report['z']}", report)
            register, _, number = report["z"].partition("-")
            self.differ(f"Z {report['z']}", "register", str(report["register"]), register)
            self.differ(f"Z {report['z']}", "number", str(report["number"]), number)
        self.check_report("day", self.truth["totals"], self.truth["grand-totals"])
        self.check_totals_csv()
        self.check_receipts()
        self.check_vouchers()

    def check_day(self) -> None:
        """The day is the sum of its Zs."""
        sums = Figures()
        for report in self.truth["reports"]:
            sums.add(figures_of(report["totals"]))
        day = figures_of(self.truth["totals"])
        labels = ("figure", "VAT", "tender", "group", "reason")
        for label, mine, due in zip(labels, day.tables(), sums.tables(), strict=True):
            for name in {**due, **mine}:
                stated, found = mine.get(name), due.get(name)
                if stated != found and any((stated or []) + (found or [])):
                    self.differ(f"day, {label} {name}", "its Zs", stated, found)

    def check_report(self, where: str, totals: dict[str, Any], grand: dict[str, str]) -> None:
        each = figures_of(totals)
        names = [figure["figure"] for figure in totals["figures"]]
        self.differ(where, "figures", names, NAMES)
        f = {name: amount for name, (_, amount) in each.figures.items()}
        sold = f["sales"] - f["returns"]
        gross, net, vat = (sum(row[at] for row in each.rates.values()) for at in range(3))

        def fits(what: str, stated: int, found: int) -> None:
            self.differ(where, what, money(stated), money(found))

        fits("sales: goods, services, deposits", f["sales"], _sum(f, "goods services deposits"))
        fits("receipts", f["receipts"], sold + _sum(f, "gift-cards account-payments"))
        fits("gross of the VAT rates", gross, sold)
        fits("gross: net and VAT", gross, net + vat)
        fits("groups", sum(row[1] for row in each.groups.values()), sold)
        tenders = sum(row[1] for row in each.tenders.values())
        fits("tenders", tenders, _sum(f, "receipts rounding kept"))
        reasons = sum(row[1] for row in each.reasons.values())
        fits("reasons", reasons, f["paid-in"] - f["paid-out"])
        sales, returns = cents(grand["sales"]), cents(grand["returns"])
        fits("grand net", cents(grand["net"]), sales - returns)

    def check_drawers(self, where: str, report: dict[str, Any]) -> None:
        each = figures_of(report["totals"])
        others: set[str] = set()
        floats = expected = 0
        for number, drawer in enumerate(report["drawers"], 1):
            self.differ(where, "drawer", drawer["drawer"], number)
            floats += cents(drawer["float"])
            expected += cents(drawer["expected"])
            self.check_counts(f"{where}, drawer {number}", drawer)
            for tender in drawer["tenders"]:
                others.add(tender["tender"])
                self.check_counts(f"{where}, drawer {number} {tender['tender']}", tender)
        f = {name: amount for name, (_, amount) in each.figures.items()}
        cash = sum(amount for name, (_, amount) in each.tenders.items() if name not in others)
        moved = f["paid-in"] - f["paid-out"] - f["drops"]
        self.differ(where, "floats", money(floats), money(f["float"]))
        self.differ(where, "cash expected", money(expected), money(floats + cash + moved))

    def check_counts(self, where: str, each: dict[str, Any]) -> None:
        counted, difference = each["counted"], None
        if counted is not None:
            difference = money(cents(counted) - cents(each["expected"] or "0.00"))
        self.differ(where, "difference", each["difference"], difference)

    # totals.csv

    def check_totals_csv(self) -> None:
        data = self.files.get("totals.csv")
        if data is None:
            return
        due = ["scope,register,z,figure,key,count,quantity,gross,net,vat,amount"]
        truth = self.truth
        due += [f"day,,,{row}" for row in total_rows(truth)]
        due.append(f"day,,,open-sales,,{truth['open-sales']},,,,,")
        held = truth["held-sales"]
        due.append(f"day,,,held-sales,,{held['count']},,,,,{held['total']}")
        for report in truth["reports"]:
            scope = f"register,{report['register']},{report['z']}"
            due += [f"{scope},{row}" for row in total_rows(report)]
        if data != "".join(f"{line}\r\n" for line in due).encode():
            stated = data.decode(errors="replace").split("\r\n")
            for at, (left, right) in enumerate(zip(stated, due)):
                if self.differ(f"totals.csv line {at + 1}", "row", left, right):
                    return
            self.differ("totals.csv", "lines", len(stated) - 1, len(due))

    # receipts.csv

    def check_receipts(self) -> None:
        try:
            text = self.files.get("receipts.csv", b"").decode()
            rows = self.settlement.receipt_rows()
            if text.count("\r\n") != len(rows) + 1 or not text.endswith("\r\n"):
                raise ValueError("lines do not end with CRLF")
            self.check_columns(text.partition("\r\n")[0].split(","))
            by_register = self.check_rows(rows)
            self.check_arrived(rows)
            reports = self.truth["reports"]
            for report in reports:
                mine = by_register.pop(str(report["register"]), [])
                self.compare_receipts(f"Z {report['z']}", report["totals"], mine)
            for register in by_register:
                self.findings.add("receipts.csv", f"register {register} has no Z")
        except (ValueError, KeyError, TypeError, AttributeError, csv.Error) as error:
            self.findings.add("receipts.csv", f"cannot be read: {error!r}")

    def check_columns(self, columns: list[str]) -> None:
        due = "receipt register time person lines total rounding change kept training".split()
        rates = [c[6:] for c in columns if c.startswith("gross-")]
        due += [f"{part}-{rate}" for rate in rates for part in ("gross", "vat")]
        due += [column for column in columns if column.startswith("tender-")] + ["entry"]
        self.differ("receipts.csv", "columns", columns, due)

    def check_rows(self, rows: list[dict[str, str]]) -> dict[str, list[dict[str, str]]]:
        by_register: dict[str, list[dict[str, str]]] = {}
        entries, last = self.truth["entries"], 0
        for row in rows:
            where = f"receipt {row['receipt']}"
            self.differ(where, "register", row["register"], row["receipt"].partition("-")[0])
            entry = int(row["entry"])
            if not max(last, entries["first"] - 1) < entry <= entries["last"]:
                self.findings.add(where, f"entry {entry} is out of order, or not the day's")
            last = entry
            if row["training"] not in ("yes", "no"):
                self.findings.add(where, f"training is {row['training']}")
            due = cents(row["total"]) + cents(row["rounding"]) + cents(row["kept"])
            self.differ(where, "tenders", money(_columns(row, "tender-")), money(due))
            by_register.setdefault(row["register"], []).append(row)
        return by_register

    def check_arrived(self, rows: list[dict[str, str]]) -> None:
        reports = self.truth["reports"]
        registers = [each["register"] for each in self.truth["arrived"]]
        self.differ(LAST, "arrived", registers, [each["register"] for each in reports])
        for each, report in zip(self.truth["arrived"], reports):
            where = f"arrived of register {each['register']}"
            numbers = [
                int(row["receipt"].partition("-")[2])
                for row in rows
                if row["register"] == str(each["register"])
            ]
            span = {"first": numbers[0], "last": numbers[-1]} if numbers else None
            self.differ(where, "receipts", each["receipts"], span)
            self.differ(where, "receipts of its Z", report["receipts"], span)
            self.differ(where, "count", each["count"], len(numbers))
            self.differ(where, "entries", each.get("entries"), report["entries"])
            self.differ(where, "complete", each["complete"], not each["missing"])
            missing = [n for r in each["missing"] for n in range(r["first"], r["last"] + 1)]
            every = sorted(numbers + missing)
            whole = list(range(every[0], every[0] + len(every))) if every else []
            self.differ(where, "numbers", every, whole)
            self.differ(where, "order of numbers", numbers, sorted(numbers))

    def compare_receipts(self, where: str, totals: dict[str, Any], rows: Rows) -> None:
        each, sums = figures_of(totals), Figures()
        for row in rows:
            if row["training"] == "yes":
                sums.count("training", cents(row["total"]))
                continue
            sums.count("receipts", cents(row["total"]))
            for key in ("rounding", "kept"):
                if cents(row[key]):
                    sums.count(key, cents(row[key]))
            for key, value in row.items():
                if key.startswith("gross-"):
                    gross, vat = cents(value), cents(row[f"vat-{key[6:]}"])
                    sums.rates.plus(key[6:], gross, gross - vat, vat)
                elif key.startswith("tender-"):
                    sums.tenders.plus(key[7:], 0, cents(value))
        corrected = each.figures["corrected-tenders"] != [0, 0]
        for name in ("receipts", "kept", "training", *([] if corrected else ["rounding"])):
            found = sums.figures.get(name, [0, 0])
            self.differ(where, f"{name} of receipts.csv", found, each.figures[name])
        for rate in {**each.rates, **sums.rates}:
            nothing = [0, 0, 0]
            found = sums.rates.get(rate, nothing)
            self.differ(where, f"VAT {rate} of receipts.csv", found, each.rates.get(rate, nothing))
        if not corrected:
            for name in {**each.tenders, **sums.tenders}:
                found = sums.tenders.get(name, [0, 0])[1]
                due = each.tenders.get(name, [0, 0])[1]
                self.differ(where, f"{name} of receipts.csv", money(found), money(due))

    # Vouchers

    def check_vouchers(self) -> None:
        vouchers = self.truth["vouchers"]
        zs = [z for voucher in vouchers for z in voucher["zs"]]
        self.differ("vouchers", "Zs", zs, [report["z"] for report in self.truth["reports"]])
        sums: dict[int, int] = {}
        for voucher in vouchers:
            where = f"voucher {voucher['text']}"
            self.differ(where, "date", voucher["date"], self.truth["day"])
            amounts = [cents(posting["amount"]) for posting in voucher["postings"]]
            self.differ(where, "sum", money(sum(amounts)), "0.00")
            for posting, amount in zip(voucher["postings"], amounts):
                account = posting["account"]
                sums[account] = sums.get(account, 0) + amount
        if self.sie in self.files:
            self.check_sie(Sie(self.files[self.sie]))
        for name in self.ledgers:
            if name in self.files:
                self.check_ledger(name, sums)

    def check_sie(self, sie: Sie) -> None:
        for fault in sie.faults:
            self.findings.add(self.sie, fault)
        vouchers = [voucher for voucher in self.truth["vouchers"] if voucher["postings"]]
        self.differ(self.sie, "vouchers", len(sie.vouchers), len(vouchers))
        for mine, due in zip(sie.vouchers, vouchers):
            where = f"{self.sie}, {mine.text}"
            self.differ(where, "sum", money(sum(row[1] for row in mine.rows)), "0.00")
            self.differ(where, "date", mine.date, due["date"].replace("-", ""))
            self.same(where, "text", mine.text, due["text"])
            stated = [(account, money(amount)) for account, amount, _ in mine.rows]
            found = [(p["account"], p["amount"]) for p in due["postings"]]
            self.differ(where, "postings", stated, found)
            for (_, _, text), posting in zip(mine.rows, due["postings"]):
                self.same(where, "text", text, posting["purpose"])
        year, store = self.truth["fiscal-year"], self.truth["store"]
        ends = [year[key].replace("-", "") for key in ("from", "to")]
        self.differ(self.sie, "#RAR", sie.labels.get("#RAR"), [["0", *ends]])
        company = sie.labels.get("#FNAMN", [[""]])[0]
        self.same(self.sie, "#FNAMN", " ".join(company), store["company"])
        names = {label[0]: label[-1] for label in sie.labels.get("#KONTO", []) if label}
        for voucher in vouchers:
            for posting in voucher["postings"]:
                name = names.get(str(posting["account"]), "")
                self.same(self.sie, f"#KONTO {posting['account']}", name, posting["name"])

    def same(self, where: str, what: str, stated: str, text: str) -> None:
        due = as_sie(text)
        if due is not None:
            self.differ(where, what, stated, due)

    def check_ledger(self, name: str, sums: dict[int, int]) -> None:
        try:
            ledger = Ledger(self.files[name])
        except ValueError as error:
            return self.findings.add(name, f"cannot be read: {error}")
        for account in {**sums, **ledger.sums, **ledger.stated}:
            due = money(sums.get(account, 0))
            self.differ(name, f"account {account}", money(ledger.sums.get(account, 0)), due)
            stated = money(ledger.stated.get(account, 0))
            self.differ(name, f"account {account}, as it says itself", stated, due)


Rows = list[dict[str, str]]


def _sum(figures: dict[str, int], names: str) -> int:
    return sum(figures[name] for name in names.split())


def _columns(row: dict[str, str], prefix: str) -> int:
    return sum(cents(value) for key, value in row.items() if key.startswith(prefix))


def total_rows(report: dict[str, Any]) -> list[str]:
    """Rows of totals.csv for the day or a Z, without their scope: figure,key,count and so on."""
    totals = report["totals"]
    out = [f"{e['figure']},,{e['count']},,,,,{e['amount']}" for e in totals["figures"]]
    for e in totals["vat"]:
        out.append(f"vat,{e['percent']},,,{e['gross']},{e['net']},{e['vat']},")
    out += [f"tender,{e['tender']},{e['count']},,,,,{e['amount']}" for e in totals["tenders"]]
    out += [f"reason,{e['reason']},{e['count']},,,,,{e['amount']}" for e in totals["reasons"]]
    out += [f"group,{e['group']},,{e['quantity']},,,,{e['amount']}" for e in totals["groups"]]
    for drawer in report.get("drawers", []):
        for key in ("float", "expected", "counted", "difference"):
            if drawer[key] is not None:
                out.append(f"drawer-{key},{drawer['drawer']},,,,,,{drawer[key]}")
        for e in drawer["tenders"]:
            if e["difference"] is not None:
                key = f"{drawer['drawer']} {e['tender']}"
                out.append(f"tender-difference,{key},,,,,,{e['difference']}")
    grand = report["grand-totals"]
    out += [f"grand-{key},,,,,,,{grand[key]}" for key in ("sales", "returns", "net")]
    if sale := report.get("open-sale"):
        out.append(f"open-sale-lines,,{sale['lines']},,,,,{sale['total']}")
    return out
