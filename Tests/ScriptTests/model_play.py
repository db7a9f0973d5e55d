"""Who works in the model's shop: draws the next line, out of what the model knows of the shop."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from model_money import in_units, quantity, show, show_quantity
from model_sale import SOLD, Receipt, Sale
from model_shop import Register, Shop

Step = tuple[str, str]
# How many weights there are of each thing that is done.
Menu = dict[Callable[[], str], int]


# All that make sets fit into one cluster, so that what is found is the best there is.
PROMOTIONS = {
    "P1": "items=SODA take=3 pay=2",
    "P2": "items=BREAD,ROLL take=2 price=25.00",
    "P3": "items=BREAD,MILK,SODA price=45.00",
    "P4": "groups=bread percent=15.00",
    "P5": "groups=meat,dairy percent=10.00",
    "P6": "items=MILK,BREAD,COLA take=3 pay=2",
    "P7": "items=LAMP,BOOK amount=30.00",
    "P8": "items=BOOK,LAMP,MILK each=15.00",
    "P9": "items=GUM,DOT,ROLL take=4 pay=3",
}
IN_SETS = {"SODA", "BREAD", "ROLL", "MILK", "COLA", "GUM", "DOT"}
# More pieces of an item in a sale are not searched through.
MOST_PIECES = 6


class Player:
    """Draws lines for one register at a time, a few in a row."""

    def __init__(self, chance: Random, shop: Shop, sales_a_day: int = 150) -> None:
        self.chance = chance
        self.shop = shop
        self.sales_a_day = sales_a_day
        self.register = shop.registers[1]
        self.stay = 0
        self.cards = 0
        self.vouchers = 0
        self.wants_close = False
        # How often the office changes promotions.
        self.offers = 0
        # How often of a hundred times that a PIN would be of use it is keyed in.
        self.pins = 0.1

    # What comes next

    def next(self) -> Step:
        if self.wants_close or self.is_evening:
            return self.closing()
        if self.chance.random() < 0.03:
            return "o", self.at_the_office()
        if self.stay <= 0 or self.register.z_done and self.chance.random() < 0.8:
            self.register = self.chance.choice(list(self.shop.registers.values()))
            self.stay = self.chance.randint(3, 25)
        self.stay -= 1
        return str(self.register.number), self.at_register()

    @property
    def is_evening(self) -> bool:
        """Enough was sold, or nobody can sell any more."""
        all_done = all(register.z_done for register in self.shop.registers.values())
        return all_done or len(self.shop.receipts_of_day) >= self.sales_a_day

    def closing(self) -> Step:
        """The evening: drawers are counted or not, and the day is closed by the office."""
        self.wants_close = True
        for register in self.shop.registers.values():
            self.register = register
            if self.chance.random() < 0.7:
                line = self.evening(register)
                if line:
                    return str(register.number), line
        if self.chance.random() < 0.3:
            return self.chance.choice([("o", "DAY"), ("o", "HELD")])
        self.wants_close = False
        return "o", "CLOSEDAY"

    def evening(self, register: Register) -> str:
        if register.training:
            return "CANCEL" if register.sale else "LOGOUT"
        if not register.person:
            return self.login()
        if register.sale:
            return self.finish(register.sale)
        if register.drawer:
            return self.count()
        if register.drawers and self.chance.random() < 0.5:
            return self.pick({self.x: 2, self.over_short: 1, self.recount: 1, self.z: 3})
        return ""

    def pick(self, menu: Menu) -> str:
        return self.chance.choices(list(menu), list(menu.values()))[0]()

    def at_register(self) -> str:
        register = self.register
        if not register.person:
            return self.pick({self.login: 20, self.x: 1, self.price: 1})
        if self.chance.random() < 0.04:
            return self.nonsense()
        if not register.drawer:
            return self.closed(register)
        if register.sale is None:
            return self.between()
        if register.sale.payments:
            return self.paying(register.sale)
        return self.selling(register.sale)

    def closed(self, register: Register) -> str:
        """The drawer is not open."""
        if register.training:
            leave = self.cancel if register.sale else self.logout
            return self.pick({leave: 10, self.open: 1, self.count: 1, self.x: 1})
        menu: Menu = {
            self.open: 12,
            self.late: 4 if register.late else 1,
            self.recount: 3 if register.drawers else 0,
            self.over_short: 3 if register.drawers else 0,
            self.count: 1,
            self.z: 1,
            self.x: 1,
            self.logout: 1,
            self.sale: 1,
        }
        if register.sale:
            menu |= {self.total: 3, self.cancel: 1, self.item: 1, self.pay: 1, self.end: 1}
        return self.pick(menu)

    def between(self) -> str:
        menu: Menu = {
            self.sale: 60,
            self.ring: 25,
            self.recall: 8 if len(self.shop.held) < 20 else 60,
            self.paid_in: 2,
            self.paid_out: 2,
            self.drop: 2,
            self.no_sale: 1,
            self.x: 2,
            self.price: 2,
            self.copy: 2,
            self.retender: 4,
            self.receipt: 3,
            self.logout: 1 if self.chance.random() < 0.5 else 0,
            self.training: 1,
            self.count: 1,
            self.late: 1,
            self.adjust: 1,
            self.held: 1,
        }
        return self.pick(menu)

    def selling(self, sale: Sale) -> str:
        many = len(sale.lines)
        menu: Menu = {
            self.item: 40 if many < 6 else 8,
            self.quantity: 4 if many else 1,
            self.void: 4 if many else 1,
            self.reprice: 3 if many else 1,
            self.discount_line: 5 if many else 1,
            self.discount_sale: 4,
            self.give_back: 10,
            self.give_back_free: 4,
            self.total: 3,
            self.hold: 2,
            self.cancel: 2,
            self.price: 1,
        }
        if many:
            menu[self.pay] = 12 if many < 4 else 40
        elif self.chance.random() < 0.1:
            menu[self.pay] = 3
        if many and not sale.total:
            menu[self.end] = 40
        return self.pick(menu)

    def paying(self, sale: Sale) -> str:
        pending = sale.pending()
        if pending and self.chance.random() < 0.6:
            return self.decide_pending()
        if sale.due == 0 and self.chance.random() < 0.85:
            return self.end()
        menu: Menu = {
            self.pay: 40 if sale.due else 3,
            self.total: 4,
            self.unpay: 5,
            self.cancel: 2,
            self.item: 1,
            self.hold: 1,
            self.end: 2,
        }
        return self.pick(menu)

    def finish(self, sale: Sale) -> str:
        """Brings a sale to its end."""
        if sale.pending():
            return self.decide_pending()
        if not sale.lines or (sale.total == 0 and not sale.payments and self.chance.random() < 0.3):
            return "CANCEL by=21 pin=2121"
        if sale.due == 0:
            return "END"
        return self.pay_cash() if self.chance.random() < 0.98 else "CANCEL by=21 pin=2121"

    # People and drawer

    def second(self, likely: float = 0.1) -> str:
        """Sometimes somebody with more rights stands beside: seldom, for a PIN takes time."""
        if self.chance.random() >= likely * self.pins:
            return ""
        return self.chance.choice([" by=21 pin=2121", " by=1 pin=1001"])

    def login(self) -> str:
        person = self.chance.choice([17, 18, 21, 21, 1])
        return f"LOGIN {person} pin={self.shop.world.people[person][1]}"

    def logout(self) -> str:
        return "LOGOUT"

    def training(self) -> str:
        return "TRAINING" + self.second(2.0)

    def open(self) -> str:
        return f"OPEN float={show(self.chance.choice([0, 50000, 30000, 12345]))}"

    def coins(self, most: int) -> int:
        return self.chance.randint(0, most) * self.shop.world.unit

    def paid_in(self) -> str:
        return f"PAIDIN {show(self.coins(300))} reason=change"

    def paid_out(self) -> str:
        reason = self.chance.choice(["supplies", "postage", "change"])
        return f"PAIDOUT {show(self.coins(120))} reason={reason}{self.second()}"

    def drop(self) -> str:
        return f"DROP {show(self.coins(500))}" + self.chance.choice(["", " ref=bag-7"])

    def no_sale(self) -> str:
        return "NOSALE" + self.reason("no-sale") + self.second()

    def reason(self, kind: str) -> str:
        known = sorted(self.shop.world.reasons_of(kind))
        if known:
            return f" reason={self.chance.choice(known)}" if self.chance.random() < 0.9 else ""
        return self.chance.choice(["", " reason=word"])

    def count(self) -> str:
        return self.counted("COUNT")

    def recount(self) -> str:
        return self.counted("COUNT recount") + self.second(0.5)

    def counted(self, verb: str) -> str:
        drawers = self.register.drawers
        if not drawers:
            return f"{verb} cash=0.00"
        drawer = drawers[-1]
        cash = max(0, drawer.expected + self.chance.choice([0, 0, 100, -200, 350]))
        line = f"{verb} cash={show(cash)}"
        if self.chance.random() < 0.5:
            name = self.chance.choice(["card", "swish", "eur", "giftcard", "voucher", "cash"])
            amount = max(0, drawer.tenders.get(name, 0) + self.chance.choice([0, 0, 500, -300]))
            line += f" count={name}:{show(amount)}"
        return line

    def late(self) -> str:
        late = self.register.late
        if not late:
            return "COUNT late cash=100.00"
        z, drawer = self.chance.choice(late)
        cash = show(max(0, drawer.expected + self.chance.choice([0, 100, -150])))
        word = self.chance.choice(["late", f"late={z}", ""])
        return f"COUNT {word} cash={cash}".replace("  ", " ")

    def over_short(self) -> str:
        number = self.chance.randint(1, len(self.register.drawers) + 1)
        known = sorted(self.shop.world.reasons_of("over-short")) or ["wrong-change"]
        return f"OVERSHORT {number} reason={self.chance.choice(known)}{self.second(0.5)}"

    def x(self) -> str:
        return "X"

    def z(self) -> str:
        return "Z"

    def held(self) -> str:
        return "HELD"

    # Selling

    def sale(self) -> str:
        return "SALE" + self.chance.choice(["", "", "", " mode=eat-in"])

    def code(self) -> str:
        special = ["2311111112345", "2011111145673", "2011111100006", "NONE"]
        special += ['"(01)07350000000016(17)491231"', '"(01)07350000000016(17)200101"']
        codes = list(self.shop.items)
        return self.chance.choice([*codes, *special] if self.chance.random() < 0.5 else codes)

    def item(self) -> str:
        code = self.code()
        known = self.shop.items.get(code)
        line = f"ITEM {code}"
        if known is None:
            return line + self.chance.choice(["", "", " qty=2", " qty=0.5"])
        if self.is_searched(code):
            line += f" qty={self.few(code)}"
        elif known.unit or self.chance.random() < 0.3:
            line += f" qty={self.pieces(bool(known.unit))}"
        if known.kind == "gift-card":
            return f"{line} price={show(self.chance.choice([10000, 25050]))}{self.card()}"
        if known.kind == "account":
            return f"{line} price=75.00 customer={self.chance.choice(['1001', '1002', '9'])}"
        if known.open_price or self.chance.random() < 0.08:
            line += f" price={show(self.own_price())}"
        if known.age and self.chance.random() < 0.9:
            born = ["born=1990-05-17", "born=2020-01-01"]
            line += " " + self.chance.choice(["age=seen", "age=seen", *born])
        return line + self.second(0.03)

    def is_searched(self, code: str) -> bool:
        """Whether promotions put pieces of this into sets."""
        return code in IN_SETS and any(each.is_set for each in self.shop.promotions.values())

    def few(self, code: str, instead: int = 0) -> int:
        """No more of an item than all ways to make sets of are searched."""
        sale = self.register.sale
        lines = [each for each in sale.lines if each.number != instead] if sale else []
        there = sum(each.quantity for each in lines if each.item.code == code) // 1000
        return max(0, min(MOST_PIECES - there, self.chance.randint(1, 4)))

    def pieces(self, by_weight: bool) -> str:
        if by_weight:
            return show_quantity(self.chance.choice([1, 250, 345, 1234, 2000, 777]))
        some = [1000, 2000, 3000, 5000, 12000]
        odd = self.chance.random() < 0.05
        return show_quantity(self.chance.choice([0, 1500, 1_000_001_000] if odd else some))

    def own_price(self) -> int:
        return self.chance.choice([0, 1, 999, 1250, 3333, 10001, self.chance.randint(1, 40000)])

    def card(self) -> str:
        if self.shop.cards and self.chance.random() < 0.4:
            return f" card={self.chance.choice(sorted(self.shop.cards))}"
        self.cards += 1
        return f" card=G{self.cards}"

    def some_line(self) -> int:
        sale = self.register.sale
        numbers = [line.number for line in sale.lines] if sale else []
        if not numbers or self.chance.random() < 0.04:
            return self.chance.randint(1, 9)
        return self.chance.choice(numbers)

    def quantity(self) -> str:
        number = self.some_line()
        sale = self.register.sale
        line = sale.find(number) if sale else None
        if line and self.is_searched(line.item.code):
            return f"QTY {number} {self.few(line.item.code, number)}"
        return f"QTY {number} {self.pieces(bool(line and line.unit))}{self.second(0.1)}"

    def void(self) -> str:
        return f"VOID {self.some_line()}{self.second(0.1)}"

    def reprice(self) -> str:
        price = show(self.own_price())
        return f"REPRICE {self.some_line()} {price}{self.reason('price')}{self.second(0.3)}"

    def discount_line(self) -> str:
        number = self.some_line()
        sale = self.register.sale
        line = sale.find(number) if sale else None
        # A percentage that comes to nothing of a line with promotions is left out: the daemon
        # says `promotion-lost=` and keeps the promotion.
        if line and line.promoted and line.amount < 200:
            return f"DISCOUNT {number} percent=100.00{self.reason('discount')}"
        return self.discount(f"DISCOUNT {number}", line.amount if line else 1000)

    def discount_sale(self) -> str:
        sale = self.register.sale
        return self.discount("DISCOUNT", sale.base if sale else 1000)

    def discount(self, line: str, base: int) -> str:
        if self.chance.random() < 0.5:
            percent = self.chance.choice([0, 500, 1000, 333, 1275, 2500, 5000, 10000])
            line += f" percent={show(percent)}"
        else:
            most = max(0, base)
            amount = self.chance.choice([0, most // 10, most // 20, most // 3, most, most + 1])
            line += f" amount={show(amount)}"
        return line + self.reason("discount") + self.second(0.2)

    def some_receipt(self) -> Receipt | None:
        receipts = self.shop.receipts
        if not receipts:
            return None
        names = list(receipts)
        recent = names[-30:] if self.chance.random() < 0.7 else names
        return receipts[self.chance.choice(recent)]

    def give_back(self) -> str:
        receipt = self.some_receipt()
        reason = "whim" if self.chance.random() < 0.03 else self.chance.choice(["broken", "regret"])
        if receipt is None or self.chance.random() < 0.03:
            return f"RETURN receipt=1-99999 line=1 reason={reason}"
        line = self.chance.choice(receipt.sale.lines)
        text = f"RETURN receipt={receipt.number} line={line.number}"
        if self.chance.random() < 0.6:
            left = max(0, line.quantity - receipt.returned.get(line.number, [0, 0])[0])
            some = [1000, left // 2 // 1000 * 1000, left, left // 1000 // 3 * 1000]
            if line.unit:
                some += [left // 3, left // 2, 1]
            if self.chance.random() < 0.1:
                some = [0, left + 1000, 500]
            text += f" qty={show_quantity(self.chance.choice(some))}"
        goods = line.item.kind == "goods" and self.chance.random() < 0.3
        return f"{text} reason={reason}" + (" to=off" if goods else "")

    def give_back_free(self) -> str:
        if self.chance.random() < 0.6:
            return self.deposit_back()
        code = self.code()
        known = self.shop.items.get(code)
        line = f"RETURN {code}"
        if self.chance.random() < 0.5 or (known and known.unit):
            line += f" qty={self.pieces(bool(known and known.unit))}"
        if (known and known.open_price) or self.chance.random() < 0.1:
            line += f" price={show(self.own_price())}"
        if known and known.kind == "account" and self.chance.random() < 0.8:
            line += f" customer={self.chance.choice(['1001', '1002', '9'])}"
        return f"{line} reason=regret{self.second(0.5)}"

    def deposit_back(self) -> str:
        second = self.second(0.1)
        if self.chance.random() < 0.5:
            code = self.chance.choice(["PANT", "PANT2"])
            pieces = self.chance.choice(["1", "12", "30", "251"])
            return f"RETURN {code} qty={pieces} reason=pant{second}"
        price = show(self.chance.choice([3400, 100, 5050]))
        return f"RETURN SLIP price={price} voucher={self.voucher()} reason=pant{second}"

    def voucher(self) -> str:
        if self.shop.redeemed and self.chance.random() < 0.1:
            return self.chance.choice(sorted(self.shop.redeemed))
        self.vouchers += 1
        return f"V{self.vouchers}"

    def total(self) -> str:
        return self.chance.choice(["TOTAL", "TOTAL", "TOTAL", "TOTAL print=text"])

    def price(self) -> str:
        return f"PRICE {self.chance.choice(list(self.shop.items))}"

    def hold(self) -> str:
        return "HOLD" + self.chance.choice(["", ' "mannen med hunden"']) + self.second()

    def recall(self) -> str:
        numbers = sorted(self.shop.held) or [1]
        taken = [each.sale.held for each in self.shop.registers.values() if each.sale]
        if any(taken) and self.chance.random() < 0.3:
            numbers = [number for number in taken if number]
        return f"RECALL {self.chance.choice(numbers)}"

    def cancel(self) -> str:
        return "CANCEL" + self.second(0.4)

    def ring(self) -> str:
        words = ["RING"]
        codes = [
            item.code
            for item in self.shop.items.values()
            if item.kind in SOLD and not item.age and not item.blocked
            and not self.is_searched(item.code)
        ]
        for _ in range(self.chance.randint(1, 4)):
            code = self.chance.choice(codes)
            known = self.shop.items[code]
            if known.unit or self.chance.random() < 0.4:
                code += f"*{self.pieces(bool(known.unit))}"
            if known.open_price or self.chance.random() < 0.05:
                code += f"@{show(self.own_price())}"
            words.append(code)
        words.append("mode=eat-in" if self.chance.random() < 0.1 else "")
        total = self.rung_total(" ".join(filter(None, words)))
        return " ".join(filter(None, [*words, *self.rung_payments(total)]))

    def rung_total(self, line: str) -> int:
        """What the model says that it comes to, asked with a wrong `expect=`: nothing is sold."""
        wrong = self.shop.decide(str(self.register.number), f"{line} expect=0.01")
        pairs = dict(wrong.pairs)
        found = quantity(pairs.get("total", "0"))
        return 0 if found is None else found // 10

    def rung_payments(self, total: int) -> list[str]:
        if not total:
            return []
        unit = self.shop.world.unit
        more = self.chance.choice([0, 0, 1, 7, 100]) * unit
        cash = f"pay=cash:{show(in_units(total, unit) + more)}"
        card = f"pay=card:{show(total)}:{self.chance.randint(1000, 9999)}"
        part = total // 3
        two = [f"pay=swish:{show(part)}", f"pay=card:{show(total - part)}"] if part else [card]
        foreign = [f"pay=eur:{show((total // 5500 + 1) * 500)}"]
        short = [f"pay=card:{show(max(1, total - 1))}"]
        expect = [f"expect={show(total)}", card]
        ways = [[cash], [cash], [card], [card], two, foreign, short, expect]
        ways.append([f"expect={show(total + 1)}", card])
        return self.chance.choice(ways)

    # Paying

    def pay(self) -> str:
        sale = self.register.sale
        assert sale is not None, "something is sold"
        ways: Menu = {
            self.pay_cash: 30,
            self.pay_card: 25,
            self.pay_part: 12,
            self.pay_pending: 6,
            self.pay_gift_card: 8,
            self.pay_account: 6,
            self.pay_voucher: 6,
            self.pay_foreign: 6,
            self.pay_wrongly: 2,
        }
        return self.pick(ways) + self.second(0.15 if sale.due < 0 else 0.01)

    @property
    def due(self) -> int:
        sale = self.register.sale
        return sale.due if sale else 0

    def pay_cash(self) -> str:
        sale, unit = self.register.sale, self.shop.world.unit
        amount = sale.cash_due(unit) if sale else 0
        if amount > 0:
            amount += self.chance.choice([0, 0, 0, 1, 3, 10, 100]) * unit
        return f"PAY cash {show(amount)}"

    def pay_card(self) -> str:
        return f"PAY {self.chance.choice(['card', 'swish'])} {show(self.due)}" + self.chance.choice(
            ["", " ref=9921"]
        )

    def pay_part(self) -> str:
        part = int(self.due * self.chance.random())
        if self.chance.random() < 0.4:
            unit = self.shop.world.unit
            return f"PAY cash {show(int(part / unit) * unit)}"
        return f"PAY {self.chance.choice(['card', 'swish'])} {show(part)}"

    def pay_pending(self) -> str:
        part = self.due if self.chance.random() < 0.5 else int(self.due * self.chance.random())
        return f"PAY {self.chance.choice(['card', 'swish'])} {show(part)} pending"

    def pay_gift_card(self) -> str:
        cards = sorted(self.shop.cards) or ["G0"]
        card = self.chance.choice(cards)
        known = self.shop.cards.get(card)
        amount = self.due
        if known and self.chance.random() < 0.8:
            amount = min(amount, known.balance)
        return f"PAY giftcard {show(amount)} ref={card}"

    def pay_account(self) -> str:
        customer = self.chance.choice([1001, 1001, 1002, 9])
        return f"PAY account {show(self.due)} ref={customer}"

    def pay_voucher(self) -> str:
        amount = self.chance.choice([1000, 2500, abs(self.due), abs(self.due) + 500])
        return f"PAY voucher {show(amount)} ref={self.voucher()}"

    def pay_foreign(self) -> str:
        if self.chance.random() < 0.6:
            notes = self.chance.choice([1, 2, self.due // 5625 + 1, self.due // 5625])
            return f"PAY eur {show(max(0, notes) * 500)}"
        exact = self.due * 1_000_000 // 967_345
        some = [exact, exact + 1, exact + self.chance.randint(0, 200), exact // 2]
        return f"PAY nok {show(max(0, self.chance.choice(some)))}"

    def pay_wrongly(self) -> str:
        due = self.due
        ways = [
            f"PAY cash {show(-due)}",
            f"PAY card {show(due + 1)}",
            f"PAY card {show(due - 1)}",
            "PAY cash 0.00",
            "PAY card 0.00",
            "PAY gold 1.00",
            "PAY cash 0.01",
            "PAY giftcard 1.00",
            f"PAY cash {show(due)} pending",
            f"PAY cash {show(in_units(due, self.shop.world.unit) - self.shop.world.unit)}",
        ]
        return self.chance.choice(ways)

    def decide_pending(self) -> str:
        sale = self.register.sale
        pending = sale.pending() if sale else None
        number = pending.number if pending else 1
        ways = [f"PAID {number} ref=77", f"PAID {number}", f"FAILED {number}"]
        return self.chance.choice(ways)

    def unpay(self) -> str:
        sale = self.register.sale
        payments = sale.payments if sale else []
        number = payments[-1].number if payments else 1
        if self.chance.random() < 0.1:
            number = self.chance.randint(1, 4)
        return f"UNPAY {number}"

    def end(self) -> str:
        return self.chance.choice(["END", "END", "END", "END print=text"])

    # Ended sales

    def receipt(self) -> str:
        receipt = self.some_receipt()
        return f"RECEIPT {receipt.number if receipt else '1-1'}"

    def copy(self) -> str:
        receipt = self.some_receipt()
        return f"COPY {receipt.number if receipt else '1-1'}"

    def retender(self) -> str:
        receipt = self.some_receipt()
        if receipt is None or not receipt.sale.payments:
            return "RETENDER 1-99999 1 card"
        payment = self.chance.choice(receipt.sale.payments)
        names = ["cash", "card", "swish", "cash", "card", "swish", "eur", "gold"]
        other = self.chance.choice(names)
        return f"RETENDER {receipt.number} {payment.number} {other}{self.second(0.6)}"

    def adjust(self) -> str:
        code = self.chance.choice(["MILK", "SODA", "CHEESE", "LAMP"])
        pieces = self.chance.choice(["-3", "5", "0", "-1"])
        return f"ADJUST {code} {pieces} reason=word{self.second(0.5)}"

    def nonsense(self) -> str:
        """What does not fit in now."""
        anything: list[Callable[[], str]] = [
            *(self.open, self.sale, self.item, self.quantity, self.void),
            *(self.discount_sale, self.give_back, self.total, self.hold, self.recall, self.cancel),
            *(self.ring, self.end, self.unpay, self.decide_pending, self.count, self.recount),
            *(self.z, self.x, self.over_short, self.late, self.receipt, self.copy, self.retender),
            *(self.training, self.no_sale, self.drop, self.adjust, self.price, self.held),
        ]
        return self.chance.choice(anything)()

    # The office

    def at_the_office(self) -> str:
        return self.pick(
            {
                self.put_price: 8,
                self.put_item: 4,
                self.put_promotion: self.offers,
                self.balance: 4,
                self.block: 2,
                self.put_customer: 1,
                self.receive: 2,
                self.stock: 3,
                self.day: 1,
                self.held: 1,
                self.receipt: 2,
                self.report: 2,
                self.status: 1,
            }
        )

    def put_price(self) -> str:
        ordinary = [i for i in self.shop.items.values() if i.price and not i.open_price]
        item = self.chance.choice(ordinary)
        price = max(1, item.price + self.chance.choice([-100, -10, 0, 7, 130]))
        day = self.chance.choice([self.shop.today, "2020-01-01", "2199-01-01"])
        return f"PUT price {item.code} {show(price)} from={day}"

    def put_promotion(self) -> str:
        name, form = self.chance.choice(list(PROMOTIONS.items()))
        if self.chance.random() < 0.35:
            return f"PUT promotion {name} off"
        days = ["", "", "", " from=2020-01-01", " to=2199-12-31", " to=2020-12-31"]
        return f'PUT promotion {name} text="Erbjudande {name}" {form}{self.chance.choice(days)}'

    def put_item(self) -> str:
        item = self.chance.choice(list(self.shop.items.values()))
        line = item.line
        if item.kind == "goods" and not item.blocked and self.chance.random() < 0.3:
            line += ' blocked="recall"' if self.chance.random() < 0.2 else ""
        elif item.blocked:
            line = line.replace(' blocked="recall"', "")
        return line

    def balance(self) -> str:
        if self.shop.cards and self.chance.random() < 0.6:
            return f"BALANCE card={self.chance.choice(sorted(self.shop.cards))}"
        return f"BALANCE customer={self.chance.choice([1001, 1002, 9])}"

    def block(self) -> str:
        off = self.chance.choice(["", " off", " off"])
        if self.shop.cards and self.chance.random() < 0.6:
            return f"BLOCK card={self.chance.choice(sorted(self.shop.cards))}{off}"
        return f"BLOCK customer={self.chance.choice([1001, 1002])}{off}"

    def put_customer(self) -> str:
        limit = self.chance.choice([50000, 5000, 0, 200000])
        return f"PUT customer {self.chance.choice([1001, 1002])} limit={show(limit)}"

    def receive(self) -> str:
        code, pieces = self.chance.choice([("MILK", "24"), ("SODA", "48"), ("CHEESE", "12.5")])
        return f"RECEIVE {code} {pieces}"

    def stock(self) -> str:
        return f"STOCK {self.chance.choice(['MILK', 'SODA', 'CHEESE', 'LAMP', 'BEER'])}"

    def status(self) -> str:
        return "STATUS"

    def day(self) -> str:
        return "DAY"

    def report(self) -> str:
        reports = sorted(self.shop.reports) or ["1-1"]
        return f"REPORT {self.chance.choice(reports)}"
