"""What has to fit, second part: a sale from its first line to the figures of its register."""

from __future__ import annotations

from desk import Held, Register, zip_rows
from lines import Event, cents, money, quantity, rounded, thousandths
from sale import SOLD, EndedSale, Line, Payment, Sale
from stock import Stocked


class Selling(Stocked):
    def sale_begun(self, event: Event) -> None:
        if register := self.at_register():
            if register.sale is not None:
                self.wrong("a sale is open already at this register")
            register.sale = Sale("training" in event.fields)
            register.sale.mode = event.fields.get("mode")
            register.sale.begun = event.fields.get("begun")
            if register.sale.begun is not None:
                self.differ("begun=", register.sale.begun, self.entry.time)
            self.differ("training", "training" in event.fields, register.training)

    def line_added(self, event: Event) -> None:
        sale = self.open_sale()
        if sale is None:
            return
        line = Line(event.fields)
        self.differ("line=", line.number, sale.last_line + 1)
        sale.last_line = line.number
        sale.lines[line.number] = line
        if line.of_entry:
            self.check_return(sale, line, event.fields)
        else:
            self.check_amount(line)

    def check_amount(self, line: Line) -> None:
        if line.of_entry == 0:
            self.differ("amount=", money(line.amount), money(line.due))

    def check_return(self, sale: Sale, line: Line, fields: dict[str, str]) -> None:
        origin = self.ended.get(line.of_entry)
        if origin is None or line.of_line not in origin.lines:
            return self.wrong(f"entry {line.of_entry} ended no sale with a line {line.of_line}")
        self.differ("of-receipt=", line.of_receipt, origin.name)
        sold = origin.lines[line.of_line]
        if origin.training or not sold[3]:
            return self.wrong(f"line {line.of_line} of {origin.name} is nothing to give back")
        if "paid-with" in fields:
            self.check_paid_with(line.of_entry, origin, fields["paid-with"].split(","))
        self.differ("vat-percent=", line.rate, sold[2])
        if sale.training:
            return  # what was given back before in the same training is in it
        left = self.returns.left(line, sold)
        if line.is_reduction:
            rest = self.returns.left_amount(line, sold)
            if -line.amount > rest:
                self.wrong(f"{money(-line.amount)} given back of {money(rest)} that are left")
        elif not 0 < -line.qty <= left:
            self.wrong(f"{quantity(-line.qty)} given back of {quantity(left)} that are left")
        amount, vat = self.returns.expected(line, sold)
        self.differ("amount=", fields["amount"], money(amount))
        self.differ("vat-amount=", fields.get("vat-amount"), money(vat))
        self.returns.take(line)

    def check_paid_with(self, entry: int, origin: EndedSale, stated: list[str]) -> None:
        paid = self.paid(entry, origin)
        names = [each.partition(":")[0] for each in stated]
        due = names if names == stated else [f"{n}:{money(paid.get(n, 0))}" for n in names]
        self.differ("paid-with=", stated, due)
        self.differ("paid-with=", sorted(names), sorted(paid))

    def paid(self, entry: int, origin: EndedSale) -> dict[str, int]:
        """What each tender settled of an ended sale, change taken off what it is the change of."""
        paid: dict[str, int] = {}
        for number, (tender, _, settled, change_of, _) in origin.payments.items():
            source = change_of or number
            if change_of in origin.payments:
                tender = origin.payments[change_of][0]
            tender = self.corrected.get((entry, source), tender)
            paid[tender] = paid.get(tender, 0) + settled
        return {tender: amount for tender, amount in paid.items() if amount > 0}

    def refund(self, sale: Sale, payment: Payment, sign: int = 1) -> None:
        """Money back was paid for receipts, or with -1 was not."""
        entries = {each.of_receipt: each.of_entry for each in sale.lines.values() if each.of_entry}
        for receipt, amount in payment.against.items():
            if receipt not in entries:
                self.wrong(f"money back for {receipt}, of which nothing comes back")
            elif not sale.training:
                key = entries[receipt], payment.tender
                self.refunds[key] = self.refunds.get(key, 0) + sign * amount
                if sign > 0:
                    self.check_refund(*key)

    def check_refund(self, entry: int, tender: str) -> None:
        origin = self.ended.get(entry)
        if origin is None:
            return
        paid = self.paid(entry, origin)
        due = paid.get(tender, 0)
        if tender not in {each[0] for each in origin.payments.values() if each[4]}:
            # Foreign cash goes back as the store's own.
            foreign = {each[0] for each in origin.payments.values() if each[4]}
            due += sum(paid.get(name, 0) for name in foreign)
        if self.refunds[entry, tender] > due:
            self.wrong(f"more back by {tender} for {origin.name} than it paid")

    def line_voided(self, event: Event) -> None:
        found = self.line(event.fields)
        if found is None:
            return
        sale, line = found
        charged = sale.charged()
        out = [n for n, each in sale.lines.items() if n == line.number]
        out += [n for n, each in sale.lines.items() if each.deposit_of == line.number]
        amount = sum(charged[n] for n in out)
        self.amount("amount=", event.fields["amount"], amount)
        for n in out:
            self.forget(sale, sale.lines.pop(n))
        sale.ungrant_line(event.fields["line"])
        sale.promoted = [each for each in sale.promoted if each[0] not in out]
        if self.register and not sale.training:
            self.register.figures.count("voided-lines", amount)

    def forget(self, sale: Sale, line: Line) -> None:
        if line.of_entry and not sale.training:
            self.returns.take(line, -1)

    def quantity_changed(self, event: Event) -> None:
        if found := self.line(event.fields):
            _, line = found
            line.qty = thousandths(event.fields["qty"])
            self.change(line, event)

    def line_repriced(self, event: Event) -> None:
        if found := self.line(event.fields):
            sale, line = found
            line.price, line.own_price = cents(event.fields["price"]), line.priced != "open"
            sale.ungrant("price", event.fields["line"])
            line.labels, line.label_price = 1, None
            self.change(line, event)

    def change(self, line: Line, event: Event) -> None:
        line.amount = cents(event.fields["amount"])
        line.discount = cents(event.fields.get("discount", "0.00"))
        self.check_amount(line)

    def line_discounted(self, event: Event) -> None:
        if found := self.line(event.fields):
            sale, line = found
            sale.ungrant("discount", event.fields["line"])
            line.discount = cents(event.fields["discount"])
            if "percent" in event.fields:
                due = rounded(line.amount * cents(event.fields["percent"]), 10000)
                self.amount("discount=", event.fields["discount"], due)

    def sale_discounted(self, event: Event) -> None:
        if sale := self.open_sale():
            sale.take_discount(event.fields)
            sale.ungrant("discount")

    def line_rated(self, event: Event) -> None:
        if found := self.line(event.fields):
            found[1].rate = cents(event.fields["vat-percent"])

    def allowed(self, event: Event) -> None:
        """Of a sale in the making, or of cash without one."""
        register = self.at_register()
        if register is None:
            return
        if "line" in event.fields and self.line(event.fields) is None:
            return
        if register.sale is not None:
            register.sale.grant(event.fields)

    def check_rates(self, sale: Sale) -> None:
        """What is sold has the rate of the day; what comes back from a receipt that receipt's."""
        for line in sale.lines.values():
            if line.kind in SOLD and not line.of_entry:
                rate = self.rate_of(line.vat_class, self.entry.time[:10], sale.mode)
                self.differ(f"vat-percent= of line {line.number}", line.rate, rate)

    def promoted(self, event: Event) -> None:
        if sale := self.open_sale():
            gone = {int(line) for line in event.fields.get("gone", "").split(",") if line}
            if unknown := gone - set(sale.lines):
                self.wrong(f"no promotion on lines {sorted(unknown)}, which the sale does not have")
            rows = [self.promotion(sale, row) for row in event.rows]
            anew = gone | {line for line, _, _ in rows}
            sale.promoted = [each for each in sale.promoted if each[0] not in anew] + rows

    def promotion(self, sale: Sale, row: dict[str, str]) -> tuple[int, str, int]:
        if int(row["promoted"]) not in sale.lines:
            self.wrong(f"a promotion on line {row['promoted']}, which the sale does not have")
        return int(row["promoted"]), row["rule"], cents(row["amount"])

    def payment_added(self, event: Event) -> None:
        if sale := self.open_sale():
            payment, f = Payment(event.fields), event.fields
            number = int(f["payment"])
            self.differ("payment=", number, sale.last_payment + 1)
            sale.last_payment = number
            sale.payments[number] = payment
            if sum(payment.against.values()) > max(0, -payment.settled):
                self.wrong(f"payment {number} is for more than it settles")
            self.refund(sale, payment)
            if payment.kind == "foreign":
                whole, _, part = f.get("rate", "0").partition(".")
                rate = int(whole + part.ljust(6, "0"))
                self.amount("amount=", f["amount"], rounded(payment.foreign * rate, 10**6))

    def payment(self, event: Event, take: bool) -> Payment | None:
        sale = self.open_sale()
        if sale is None:
            return None
        number = int(event.fields["payment"])
        if number not in sale.payments:
            self.wrong(f"the sale has no payment {number}")
            return None
        if take:
            self.refund(sale, sale.payments[number], -1)
            return sale.payments.pop(number)
        return sale.payments[number]

    def payment_settled(self, event: Event) -> None:
        if payment := self.payment(event, take=False):
            if not payment.pending:
                self.wrong("this payment was decided before")
            payment.pending = False

    def payment_failed(self, event: Event) -> None:
        """A voucher's rest pays for what is due again; cash of 0.00 has nothing left to round."""
        payment, register = self.payment(event, take=True), self.register
        if payment is None or register is None or register.sale is None:
            return
        if not payment.pending:
            self.wrong("this payment was decided before")
        payments, due = register.sale.payments, payment.amount
        for number, each in list(payments.items()):
            taken = min(each.kept, due)
            each.kept, due = each.kept - taken, due - taken
            if each.kind == "cash" and each.amount == 0:
                self.refund(register.sale, each, -1)
                del payments[number]

    def payment_removed(self, event: Event) -> None:
        payment, register = self.payment(event, take=True), self.register
        if payment and register and register.sale and not register.sale.training:
            register.figures.count("removed-payments", payment.amount)

    def sale_cancelled(self, event: Event) -> None:
        sale, register = self.open_sale(), self.register
        if sale is None or register is None:
            return
        self.differ("lines=", event.fields["lines"], str(len(sale.lines)))
        self.amount("total=", event.fields["total"], sale.total())
        for line in sale.lines.values():
            self.forget(sale, line)
        for payment in sale.payments.values():
            self.refund(sale, payment, -1)
        if not sale.training and sale.last_line:
            register.figures.count("cancelled-sales", sale.total())
        register.sale = None

    def sale_held(self, event: Event) -> None:
        f, sale, register = event.fields, self.open_sale(), self.register
        if sale is None or register is None:
            return
        self.differ("register=", f["register"], str(register.number))
        self.differ("time=", f["time"], self.entry.time)
        self.differ("lines=", f["lines"], str(len(sale.lines)))
        self.amount("total=", f["total"], sale.total())
        if sale.payments:
            self.wrong("a sale with payments is put aside")
        number = int(f["held"])
        if number in self.held:
            self.wrong(f"a second held sale {number}")
        self.held[number] = Held(sale, register.number, sale.total())
        register.sale = None

    def sale_recalled(self, event: Event) -> None:
        f, register = event.fields, self.at_register()
        if register is None:
            return
        self.differ("entry=", f["entry"], str(self.entry.number))
        if register.sale is not None:
            self.wrong("a sale is open already at this register")
        sale = Sale("training" in f)
        sale.mode = f.get("mode")
        sale.begun = f.get("begun")
        sale.take_discount(f)
        sale.last_line = int(f["lines-taken"])
        for row in event.rows:
            if "limit" in row:
                sale.grant(row)
            elif "line" in row:
                line = Line(row)
                sale.lines[line.number] = line
            else:
                sale.promoted.append(self.promotion(sale, row))
        register.sale = sale
        held = self.held.pop(int(f["held"]), None)
        if held is None:
            return self.wrong(f"no sale is held under {f['held']}")
        self.compare_recalled(sale, held.sale)

    def compare_recalled(self, sale: Sale, held: Sale) -> None:
        self.differ("training", sale.training, held.training)
        self.differ("begun=", sale.begun, held.begun)
        self.differ("lines-taken=", sale.last_line, held.last_line)
        self.differ("lines", sorted(sale.lines), sorted(held.lines))
        for number, line in sale.lines.items():
            if number in held.lines:
                self.differ(f"line {number}", vars(line), vars(held.lines[number]))
        self.differ("promotions", sorted(sale.promoted), sorted(held.promoted))
        self.differ("discount", sale.percent_off, held.percent_off)
        self.differ("discount", sale.amount_off, held.amount_off)
        self.differ("mode", sale.mode, held.mode)
        self.differ("what was allowed", sale.grants, held.grants)

    def sale_ended(self, event: Event) -> None:
        f, sale, register = event.fields, self.open_sale(), self.register
        if sale is None or register is None:
            return
        register.sale = None
        number = int(f["receipt"])
        self.differ("receipt=", number, register.receipt + 1)
        register.receipt = number
        register.widen(register.receipts, number)
        self.differ("training", "training" in f, sale.training)
        spread = sale.spread()
        charged = {n: amount - spread.get(n, 0) for n, amount in sale.charged().items()}
        self.check_rates(sale)
        self.check_ended(event, sale, charged, spread)
        self.keep_ended(event, number, sale, charged)
        if sale.training:
            register.figures.count("training", cents(f["total"]))
        else:
            self.sum_up(event, sale, charged, spread)
            self.take_from_stock(sale)

    def check_ended(
        self, event: Event, sale: Sale, charged: dict[int, int], spread: dict[int, int]
    ) -> None:
        f = event.fields
        if not sale.lines:
            self.wrong("a receipt without a line")
        total = sum(charged.values())
        self.amount("total=", f["total"], total)
        rows = [
            f"- vat-percent={money(rate)} gross={money(gross)} vat={money(vat)}"
            for rate, (gross, vat) in sale.rates(charged).items()
        ]
        rows += [f"- line={n} discount={money(share)}" for n, share in sorted(spread.items())]
        for stated, row in zip_rows(event.lines[1:], rows):
            self.differ("row", stated, row)
        payments = sale.payments.values()
        if any(payment.pending for payment in payments):
            self.wrong("a payment is undecided")
        for key in ("rounding", "change", "kept"):
            found = sum(getattr(payment, key) for payment in payments)
            self.amount(f"{key}=", f.get(key, "0.00"), found)
        paid = sum(payment.net - payment.kept for payment in payments)
        due = cents(f["total"]) + cents(f["rounding"])
        self.differ("amounts less change less kept", money(paid), money(due))

    def keep_ended(self, event: Event, number: int, sale: Sale, charged: dict[int, int]) -> None:
        assert self.register is not None, "a sale is a register's"
        f = event.fields
        ended = EndedSale(self.register.number, number, cents(f["total"]), sale.training)
        for n, line in sale.lines.items():
            returnable = not line.is_return
            ended.lines[n] = line.qty, charged[n], line.rate, returnable
        for n, payment in sale.payments.items():
            foreign = payment.kind == "foreign"
            ended.payments[n] = (
                payment.tender, payment.net, payment.settled, payment.change_of, foreign
            )
        self.ended.add(self.entry.number, ended)
        if self.number == self.wanted:
            self.receipts.append(self.receipt_row(event, sale, ended.name))

    def receipt_row(self, event: Event, sale: Sale, name: str) -> dict[str, str]:
        """As receipts.csv has it."""
        f, person = event.fields, self.register.person if self.register else None
        row = {"receipt": name, "register": self.entry.station, "time": self.entry.time}
        row["person"] = person or ""
        row["lines"] = str(len(sale.lines))
        row |= {key: f.get(key, "0.00") for key in ("total", "rounding", "change", "kept")}
        row["training"] = "yes" if sale.training else "no"
        for rate in event.rows:
            if "vat-percent" in rate:
                row[f"gross-{rate['vat-percent']}"] = rate["gross"]
                row[f"vat-{rate['vat-percent']}"] = rate["vat"]
        tenders: dict[str, int] = {}
        for payment in sale.payments.values():
            tenders[payment.tender] = tenders.get(payment.tender, 0) + payment.net
        row |= {f"tender-{tender}": money(amount) for tender, amount in tenders.items()}
        return row | {"entry": str(self.entry.number)}

    def sum_up(
        self, event: Event, sale: Sale, charged: dict[int, int], spread: dict[int, int]
    ) -> None:
        """Into the register's figures since its last Z."""
        assert self.register is not None, "a sale is a register's"
        register, f, figures = self.register, event.fields, self.register.figures
        figures.count("receipts", cents(f["total"]))
        kinds = {"goods": "goods", "service": "services", "deposit": "deposits"}
        kinds |= {"gift-card": "gift-cards", "account": "account-payments"}
        sold = None
        for n, line in sale.lines.items():
            if line.is_return and line.kind in SOLD:
                figures.count("returns", -charged[n])
                register.grand_returns -= charged[n]
                if line.is_reduction:
                    figures.count("reductions", -charged[n])
                if line.to == "off":
                    figures.count("written-off", -charged[n])
            else:
                figures.count(kinds[line.kind], charged[n])
                if line.kind in SOLD and not line.is_return:
                    sold = (sold or 0) + charged[n]
            if line.kind in SOLD:
                figures.groups.plus(line.group, line.qty, charged[n])
            if line.discount:
                figures.count("discounts", line.discount)
            if line.own_price and not line.is_return:
                figures.count("price-overrides", line.amount)
        if sold is not None:
            figures.count("sales", sold)
            register.grand_sales += sold
        if spread:
            figures.count("discounts", sum(spread.values()))
        for _, _, amount in sale.promoted:
            figures.count("promotions", amount)
        for rate, (gross, vat) in sale.rates(charged).items():
            figures.rates.plus(money(rate), gross, gross - vat, vat)
        self.sum_up_payments(register, sale)
        for key in ("rounding", "kept"):
            if cents(f.get(key, "0.00")):
                figures.count(key, cents(f[key]))

    def sum_up_payments(self, register: Register, sale: Sale) -> None:
        drawer = self.drawer(register)
        for payment in sale.payments.values():
            register.figures.tenders.plus(payment.tender, 1, payment.net)
            amount = payment.foreign if payment.kind == "foreign" else payment.net
            drawer.take(payment.tender, payment.kind, amount)
        if any(payment.kind in ("cash", "foreign") for payment in sale.payments.values()):
            register.figures.count("drawer-openings")
