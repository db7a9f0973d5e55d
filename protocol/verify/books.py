"""What has to fit, third part: what is done with ended sales, and the seals of Zs and days."""

from __future__ import annotations

from desk import Closed, Held, Register, zip_rows
from figures import Figures
from lines import Event, cents, money
from sale import EndedSale
from selling import Selling


class Books(Selling):
    # Ended sales

    def ended_sale(self, event: Event) -> EndedSale | None:
        f = event.fields
        sale = self.ended.get(int(f["of-entry"]))
        if sale is None:
            self.wrong(f"entry {f['of-entry']} ended no sale")
        else:
            self.differ("receipt=", f["receipt"], sale.name)
            if sale.training:
                self.wrong(f"receipt {sale.name} was made in training")
        return sale

    def retendered(self, event: Event) -> None:
        f, register, sale = event.fields, self.at_register(), self.ended_sale(event)
        if register is None or sale is None:
            return
        key = int(f["of-entry"]), int(f["payment"])
        if key in self.corrected:
            self.wrong(f"payment {key[1]} of receipt {sale.name} was corrected before")
        self.corrected[key] = f["to"]
        tender, net, *_ = sale.payments.get(key[1], ("none", 0))
        self.differ("from=", f["from"], tender)
        self.amount("from-amount=", f["from-amount"], net)
        taken, put = cents(f["from-amount"]), cents(f["to-amount"])
        figures, drawer = register.figures, self.drawer(register)
        figures.count("corrected-tenders", taken)
        figures.tenders.plus(f["from"], 0, -taken)
        figures.tenders.plus(f["to"], 0, put)
        figures.count("rounding", put - taken, times=0)
        drawer.take(f["from"], f["from-kind"], -taken)
        drawer.take(f["to"], f["to-kind"], put)

    def receipt_copied(self, event: Event) -> None:
        f, register, sale = event.fields, self.at_register(), self.ended_sale(event)
        if register is None or sale is None:
            return
        entry = int(f["of-entry"])
        if entry in self.copied:
            self.wrong(f"receipt {sale.name} was copied before")
        self.copied.add(entry)
        self.amount("total=", f["total"], sale.total)
        register.figures.count("copies", sale.total)

    def pro_forma_made(self, event: Event) -> None:
        sale = self.open_sale()
        if sale is None or self.register is None:
            return
        self.amount("total=", event.fields["total"], sale.total())
        if not sale.training:
            self.register.figures.count("pro-formas", sale.total())

    def price_asked(self, event: Event) -> None:
        if self.register and not self.register.training:
            self.register.figures.count("price-inquiries")

    def x_made(self, event: Event) -> None:
        if register := self.at_register():
            register.figures.count("x-reports")

    # Seals

    def z_sealed(self, event: Event) -> None:
        f = event.fields
        number, z = (int(part) for part in f["z"].split("-"))
        register = self.registers.setdefault(number, Register(number))
        self.sealed = self.sealed or register is self.register
        self.differ("z=", z, register.z + 1)
        register.z = z
        self.check_fields(event, self.z_fields(register), "z day head signature")
        self.differ("day=", f["day"], str(self.number))
        rows = register.figures.rows() + [drawer.row() for drawer in register.drawers]
        for stated, due in zip_rows(event.lines[1:], rows):
            self.differ(f"Z {f['z']}, row", stated, due)
        for row in event.rows:
            self.day.add_row(row)
        self.zs.append(f["z"])
        if register.drawers and register.drawers[-1].counted is None:
            register.uncounted[f["z"]] = register.drawers[-1].expected
        register.begin()
        if self.number == self.wanted:
            self.z_events.append(event)

    def z_fields(self, register: Register) -> dict[str, str]:
        due = {"date": self.date or "", "time": self.entry.time}
        if register.person:
            due["person"] = register.person
        due["counted"] = "yes" if register.is_counted else "no"
        for key, span in (("receipt", register.receipts), ("entry", register.entries)):
            if span:
                due |= {f"first-{key}": str(span[0]), f"last-{key}": str(span[1])}
        due["grand-sales"] = money(register.grand_sales)
        due["grand-returns"] = money(register.grand_returns)
        sale = register.sale
        if sale and not sale.training:
            due["open-sale-lines"] = str(len(sale.lines))
            due["open-sale-total"] = money(sale.total())
        held = [h for h in self.waiting().values() if h.register == register.number]
        if held:
            due["held-sales"] = str(len(held))
            due["held-total"] = money(sum(each.total for each in held))
        due |= {key: self.store.get(key, "") for key in ("company", "organisation")}
        return due | {"program": self.program}

    def waiting(self) -> dict[int, Held]:
        """The held sales that count."""
        return {n: each for n, each in self.held.items() if not each.sale.training}

    def check_fields(self, event: Event, due: dict[str, str], but: str) -> None:
        left_out = but.split()
        for key in {**due, **event.fields}:
            if key not in left_out:
                self.differ(f"{event.word}, {key}=", event.fields.get(key), due.get(key))

    def day_closed(self, event: Event) -> None:
        f = event.fields
        self.differ("settlement=", f["settlement"], str(self.number))
        self.check_fields(event, self.day_fields(), "settlement head signing-key signature")
        for stated, due in zip_rows(event.lines[1:], self.day.rows()):
            self.differ("day, row", stated, due)
        for register in self.registers.values():
            if register.drawers:
                self.wrong(f"register {register.number} has a drawer and no Z")
        if self.number == self.wanted:
            self.closed = Closed(event, self.z_events, self.receipts)
        self.date, self.zs, self.day = None, [], Figures()

    def day_fields(self) -> dict[str, str]:
        registers = self.registers.values()
        open_sales = sum(1 for r in registers if r.sale and not r.sale.training)
        due = {"date": self.date or "", "time": self.entry.time}
        if self.zs:
            due["zs"] = ",".join(self.zs)
        due["open-sales"] = str(open_sales)
        if held := self.waiting():
            due["held-sales"] = ",".join(map(str, sorted(held)))
            due["held-total"] = money(sum(each.total for each in held.values()))
        due["first-entry"], due["last-entry"] = str(self.first_entry), str(self.entry.number)
        due["grand-sales"] = money(sum(r.grand_sales for r in registers))
        due["grand-returns"] = money(sum(r.grand_returns for r in registers))
        return due | {"program": self.program, "format": "1"}
