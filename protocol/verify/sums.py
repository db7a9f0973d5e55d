"""That all of a settlement's folder adds up: everything in it that is the sum of something else."""

from __future__ import annotations

import csv
import re
from typing import Any

from contents import LAST, Rows, figures_of, file_names, receipt_rows
from figures import Figures
from findings import Findings
from lines import cents, money
from postings import Ledger, Sie, as_sie


class Sums:
    """Everything in a folder that is the sum of something else in it."""

    def __init__(self, findings: Findings, truth: dict[str, Any], files: dict[str, bytes]) -> None:
        self.findings, self.differ = findings, findings.differ
        self.truth, self.files = truth, files
        names = file_names(self.truth["store"]["id"], self.truth["settlement"])
        self.sie, self.ledgers = names[2], names[3:5]

    def check(self) -> None:
        try:
            self.check_all()
        except (ArithmeticError, LookupError, ValueError) as error:
            self.findings.add(LAST, f"cannot be added up: {error!r}")

    def check_all(self) -> None:
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
            rows = receipt_rows(self.files)
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
            missing = [n for r in each["missing"] for n in range(r["first"], r["last"] + 1)]
            # A Z ends with the numbers that were left out behind its last receipt.
            last = max(numbers + missing, default=0)
            span = {"first": numbers[0], "last": last} if numbers else None
            self.differ(where, "receipts", each["receipts"], span)
            self.differ(where, "receipts of its Z", report["receipts"], span)
            self.differ(where, "count", each["count"], len(numbers))
            self.differ(where, "entries", each.get("entries"), report["entries"])
            self.differ(where, "complete", each["complete"], not each["missing"])
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
                paid = money(sums.tenders.get(name, [0, 0])[1])
                due = money(each.tenders.get(name, [0, 0])[1])
                self.differ(where, f"{name} of receipts.csv", paid, due)

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
            self.check_purposes(where, voucher)
        if self.sie in self.files:
            self.check_sie(Sie(self.files[self.sie]))
        for name in self.ledgers:
            if name in self.files:
                self.check_ledger(name, sums)

    def check_purposes(self, where: str, voucher: dict[str, Any]) -> None:
        """What is posted for a purpose at a register, against the figures of its Z."""
        reports = {report["register"]: report for report in self.truth["reports"]}
        posted: dict[int, dict[str, list[int]]] = {
            int(z.partition("-")[0]): {} for z in voucher["zs"]
        }
        for posting in voucher["postings"]:
            purposes = posted.setdefault(posting["register"], {})
            purposes.setdefault(purpose_of(posting), []).append(cents(posting["amount"]))
        for register, by_purpose in posted.items():
            if register not in reports:
                self.findings.add(where, f"register {register} has no Z")
                continue
            report = reports[register]
            for purpose, amount in single_purposes(report).items():
                stated = sum(by_purpose.pop(purpose, []))
                self.differ(where, f"register {register}, {purpose}", money(stated), money(amount))
            for purpose, amount in double_purposes(report).items():
                amounts = by_purpose.pop(purpose, [])
                stated = sum(each for each in amounts if each > 0)
                self.differ(where, f"register {register}, {purpose}", money(stated), money(amount))
                self.differ(where, f"{purpose}, both sides", money(sum(amounts)), "0.00")
            self.check_sides(f"{where}, register {register}", by_purpose)

    def check_sides(self, where: str, by_purpose: dict[str, list[int]]) -> None:
        """What has two sides and no figure of its own: foreign cash at its rate, and floats."""
        for purpose, amounts in by_purpose.items():
            if not re.fullmatch(
                r"(counted drawer [0-9]+ |float drawer |emptied drawer ).+", purpose
            ):
                self.findings.add(where, f"{purpose}: a posting that the Z has no figure for")
            self.differ(where, f"{purpose}, both sides", money(sum(amounts)), "0.00")

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
        self.same(self.sie, "#FNAMN", " ".join(company), store["company"] or store["name"])
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


def purpose_of(posting: dict[str, Any]) -> str:
    """What a figure is posted for; the shares of groups and deposits belong to their rate."""
    purpose = posting["purpose"]
    if share := re.fullmatch(r"(?:sales|deposits) ([0-9]+\.[0-9]{2})(?: .+)?", purpose):
        return f"sales {share[1]}"
    if drawer := re.fullmatch(r"difference (drawer [0-9]+)", purpose):
        return f"counted {drawer[1]}"
    return str(purpose)


def single_purposes(report: dict[str, Any]) -> dict[str, int]:
    """Purposes whose postings have one side, and what they come to."""
    each = figures_of(report["totals"])
    f = {name: amount for name, (_, amount) in each.figures.items()}
    out = {f"tender {name}": amount for name, (_, amount) in each.tenders.items()}
    for rate, (_, net, vat) in each.rates.items():
        out |= {f"sales {rate}": -net, f"vat {rate}": -vat}
    out |= {"gift cards": -f["gift-cards"], "payments on account": -f["account-payments"]}
    return out | {"kept of vouchers": -f["kept"], "rounding": -f["rounding"]}


def double_purposes(report: dict[str, Any]) -> dict[str, int]:
    """Purposes with two sides that sum to nothing, and what stands on each."""
    each = figures_of(report["totals"])
    f = {name: abs(amount) for name, (_, amount) in each.figures.items()}
    out = {f"reason {name}": abs(amount) for name, (_, amount) in each.reasons.items()}
    out |= {"drop": f["drops"], "counted late": f["late-differences"]}
    for drawer in report["drawers"]:
        out[f"counted drawer {drawer['drawer']}"] = abs(cents(drawer["difference"] or "0.00"))
    return out
