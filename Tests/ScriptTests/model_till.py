"""The lines of a sale, as the model has them; sales put aside."""

from __future__ import annotations

import copy
import datetime
import re
from dataclasses import dataclass, replace

import model_known as known
from model_answer import ANY, Answer, No, Pairs
from model_money import LARGEST, LARGEST_QUANTITY, money, product, quantity, show, show_quantity
from model_refund import count_back
from model_sale import SOLD, Cut, Line, Payment, Sale
from model_shop import Call, Held, Shop, ok, verb
from model_world import Item

MONEY_LIMIT = (("limit", show(LARGEST)), ("of", "amount"))
QUANTITY_LIMIT = (("limit", show_quantity(LARGEST_QUANTITY)), ("of", "quantity"))


@dataclass(frozen=True)
class Wanted:
    """What a line asks for, in ITEM, RING or RETURN."""

    code: str
    quantity: int | None = None
    price: int | None = None
    card: str = ""
    customer: str = ""
    # The date that stands in the code.
    expiry: str = ""


def check_digit(digits: str) -> str:
    weighted = sum(int(each) * (3 if index % 2 else 1) for index, each in enumerate(digits))
    return str(-weighted % 10)


def scanned(shop: Shop, wanted: Wanted) -> tuple[Item, Wanted, bool]:
    """The item of a code, with the weight or price that stands in it; whether it is a price."""
    printed = re.fullmatch(r"\(01\)0([0-9]{13})\(17\)([0-9]{2})([0-9]{2})([0-9]{2})", wanted.code)
    if printed:
        code, year, month, day = printed.groups()
        wanted = replace(wanted, code=code, expiry=f"20{year}-{month}-{day}")
    code, from_code = wanted.code, False
    measured = re.fullmatch("2[0-5][0-9]{11}", code) and check_digit(code[:12]) == code[12]
    if measured and int(code[8:12]):
        measure, kind = int(code[8:12]), int(code[1])
        code = code[:8] + "0000"
        code += check_digit(code)
        if kind < 3:
            from_code = wanted.price is None
            price = measure * 10**kind
            wanted = replace(
                wanted,
                price=price if wanted.price is None else wanted.price,
                quantity=1000 if wanted.quantity is None else wanted.quantity,
            )
        elif wanted.quantity is None:
            wanted = replace(wanted, quantity=measure * 10 ** (kind - 3))
    item = shop.items.get(code)
    if item is None:
        raise No("unknown-item")
    return item, wanted, from_code


def wanted_by(call: Call) -> Wanted:
    keys = call.keys
    return Wanted(
        code=call.word(0),
        quantity=quantity(keys["qty"]) if "qty" in keys else None,
        price=money(keys["price"]) if "price" in keys else None,
        card=keys.get("card", ""),
        customer=keys.get("customer", ""),
    )


@verb("SALE", right="sell")
def begin(call: Call) -> Answer:
    call.drawer()
    call.register.sale = new_sale(call)
    return ok()


def new_sale(call: Call) -> Sale:
    if call.register.sale:
        raise No("sale-open")
    mode = call.keys.get("mode", "")
    if mode and mode not in call.shop.world.modes:
        raise No("unknown-mode")
    return Sale(mode=mode, training=call.register.training)


@verb("ITEM", right="sell")
def item(call: Call) -> Answer:
    sale = call.lines()
    line = add_item(call, sale, wanted_by(call))
    pairs = [("line", str(line.number)), *line.facts()]
    if line.account:
        pairs.append(("account", line.account))
    if line.expiry:
        pairs.append(("expiry", line.expiry))
    deposit = sale.deposit_for(line)
    if deposit:
        pairs.append(("deposit-line", str(deposit.number)))
        pairs.append(("deposit", show(deposit.amount)))
    return ok(*pairs, *sale.money_pairs())


def add_item(call: Call, sale: Sale, wanted: Wanted) -> Line:
    shop = call.shop
    found, wanted, in_code = scanned(shop, wanted)
    if sale.has_return and not shop.world.mixed_returns:
        raise No("returns-not-mixed")
    if found.blocked:
        raise No("item-blocked", ("reason", found.blocked))
    if wanted.expiry and wanted.expiry < shop.today and not call.rights("expired"):
        raise No("expired", ("expiry", wanted.expiry))
    age = checked_age(call, sale, found)
    account = account_for(call, found, wanted)
    is_own = wanted.price is not None and not in_code
    if found.open_price and wanted.price is None:
        raise No("price-missing")
    if is_own and not found.open_price:
        call.need("price")
    rate = rate_of(shop, found, sale.mode)
    is_pack = in_code
    pieces = amount_wanted(found, wanted.quantity, is_pack)
    check_limit(call, sale, found, pieces, None)
    price = found.price if wanted.price is None else wanted.price
    line = Line(
        number=sale.next_line,
        item=found,
        quantity=pieces,
        price=price,
        rate=rate,
        amount=product(price, pieces),
        unit="" if is_pack else found.unit,
        account=account,
        is_override=is_own and not found.open_price,
        from_catalogue=not is_own and not in_code,
        is_pack=in_code,
        allowed=pieces,
        expiry=wanted.expiry,
    )
    if line.amount > LARGEST or sale.total + line.amount > LARGEST:
        raise No("too-large", *MONEY_LIMIT)
    add_line(shop, sale, line)
    sale.age_checked = max(sale.age_checked, age)
    return line


def add_line(shop: Shop, sale: Sale, line: Line) -> None:
    sale.lines.append(line)
    sale.next_line += 1
    deposit = shop.items.get(line.item.deposit)
    if deposit and not line.is_return:
        sale.lines.append(
            Line(
                number=sale.next_line,
                item=deposit,
                quantity=line.quantity,
                price=deposit.price,
                rate=line.rate,
                amount=product(deposit.price, line.quantity),
                deposit_of=line.number,
            )
        )
        sale.next_line += 1
    shop.offers(sale)


def rate_of(shop: Shop, found: Item, mode: str) -> int:
    rate = shop.world.rate(found.vat, mode)
    if rate is None:
        raise No("unknown-vat")
    return rate


def checked_age(call: Call, sale: Sale, found: Item) -> int:
    """The age that this line's check is for."""
    if not found.age or sale.age_checked >= found.age:
        return 0
    if "born" in call.keys:
        born = datetime.date.fromisoformat(call.keys["born"])
        today = datetime.date.fromisoformat(call.shop.today)
        years = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
        if years < found.age:
            call.register.has_entries = True
            raise No("too-young", ("age", str(found.age)))
        return found.age
    if "age" not in call.keys:
        raise No("age-check", ("age", str(found.age)))
    return found.age


def account_for(call: Call, found: Item, wanted: Wanted) -> str:
    if found.kind == "gift-card":
        if not wanted.card:
            raise No("account-missing")
        account = call.account("gift-card", wanted.card)
    elif found.kind == "account":
        if not wanted.customer:
            raise No("account-missing")
        account = call.account("account", wanted.customer)
        if account is None:
            raise No("unknown-account")
    else:
        if wanted.card or wanted.customer:
            raise No("unknown-account")
        return ""
    if account and account.blocked:
        raise No("account-blocked")
    return wanted.card or wanted.customer


def amount_wanted(found: Item, wanted: int | None, is_pack: bool) -> int:
    by_weight = bool(found.unit) and not is_pack
    if wanted is None:
        if by_weight:
            raise No("quantity-missing")
        wanted = 1000
    if wanted == 0:
        raise No("quantity-zero")
    if wanted % 1000 and not by_weight:
        raise No("quantity-not-whole")
    if wanted > LARGEST_QUANTITY:
        raise No("too-large", *QUANTITY_LIMIT)
    return wanted


def check_limit(call: Call, sale: Sale, found: Item, pieces: int, instead: Line | None) -> None:
    """What one sale may have of an item."""
    if found.kind in ("gift-card", "account"):
        if pieces != 1000:
            raise No("quantity-limit", ("limit", "1"))
        return
    if not found.limit:
        return
    there = sum(
        line.quantity
        for line in sale.lines
        if line.item.code == found.code and not line.is_return and line is not instead
    )
    beyond = there + pieces
    if beyond <= max(found.limit, sale.allowed.get(found.code, 0)):
        return
    if not call.rights("quantity-limit"):
        raise No("quantity-limit", *limit_pairs(found, instead, beyond))
    if not known.LIMITS_ARE_OF_THE_OLD_KIND:
        sale.allowed[found.code] = beyond


def limit_pairs(found: Item, line: Line | None, asked: int) -> Pairs:
    pairs = [("limit", show_quantity(found.limit))]
    if known.LIMITS_ARE_OF_THE_OLD_KIND:
        return pairs
    return [*pairs, ("line", str(line.number) if line else ANY), ("asked", show_quantity(asked))]


def changing(call: Call) -> tuple[Sale, Sale, Line]:
    """The open sale, a copy to try the change on, and the copy's line that is meant."""
    sale = call.lines()
    trial = copy.deepcopy(sale)
    line = trial.find(int(call.word(0)))
    if line is None:
        raise No("unknown-line")
    return sale, trial, line


@verb("QTY", right="sell")
def change_quantity(call: Call) -> Answer:
    _, trial, line = changing(call)
    if line.is_fixed:
        raise No("line-fixed")
    pieces = quantity(call.word(1))
    assert pieces is not None, "the player sends quantities"
    pieces = amount_wanted(line.item, pieces, is_pack=not line.unit)
    if line.cut and line.cut.percent is None and line.cut.amount > product(line.price, pieces):
        raise No("discount-too-large")
    check_limit(call, trial, line.item, pieces, line)
    if line.is_override and pieces > line.allowed and not known.LIMITS_ARE_OF_THE_OLD_KIND:
        call.need("price")
        line.allowed = pieces
    for each in (line, trial.deposit_for(line)):
        if each:
            each.quantity = pieces
            each.amount = product(each.price, pieces)
    call.shop.offers(trial)
    if trial.total > LARGEST:
        raise No("too-large", *MONEY_LIMIT)
    call.register.sale = trial
    pairs = [("line", str(line.number)), ("qty", show_quantity(pieces))]
    return ok(*pairs, ("amount", show(line.amount)), *trial.money_pairs())


@verb("VOID", right="sell")
def void(call: Call) -> Answer:
    sale, trial, line = changing(call)
    if line.deposit_of:
        raise No("line-fixed")
    deposit = trial.deposit_for(line)
    gone = [each for each in (line, deposit) if each]
    amount = sum(each.charged for each in gone)
    trial.lines = [each for each in trial.lines if each not in gone]
    left = {each.number for each in trial.lines}
    if sale.was_paid and not left & sale.paid_for and not known.VOID_IS_NO_CANCEL:
        call.need("cancel-paid")
    call.shop.offers(trial)
    call.register.sale = trial
    give_up(call, sale.find(line.number) or line)
    if not sale.training:
        call.register.figures.add("voided-lines", amount)
    return ok(("line", str(line.number)), ("amount", show(amount)), *trial.money_pairs())


def give_up(call: Call, line: Line) -> None:
    """What a line had taken hold of is free again."""
    if line.voucher:
        call.free(line.voucher)
    if line.is_return and line.item.kind not in SOLD:
        call.change(line.item.kind, line.account, -line.amount)
    if not line.origin:
        return
    if call.is_practice:
        call.register.practice.forget(line)
    elif not call.register.training:
        call.shop.receipts[line.origin[0]].give_again(line)


@verb("REPRICE", right="sell")
def reprice(call: Call) -> Answer:
    _, trial, line = changing(call)
    if line.is_fixed:
        raise No("line-fixed")
    is_open = line.item.open_price and not known.OPEN_PRICES_ARE_PRICES_TO_GO_AGAINST
    if not is_open:
        call.need("price")
    call.reason("price", needed=True)
    price = money(call.word(1))
    assert price is not None, "the player sends money"
    if price > LARGEST or product(price, line.quantity) > LARGEST:
        raise No("too-large", *MONEY_LIMIT)
    line.price, line.amount = price, product(price, line.quantity)
    line.is_override, line.from_catalogue, line.is_pack = not is_open, False, False
    line.allowed = line.quantity
    if line.cut and line.discount > line.amount:
        raise No("discount-too-large")
    call.shop.offers(trial)
    if trial.total > LARGEST:
        raise No("too-large", *MONEY_LIMIT)
    call.register.sale = trial
    pairs = [("line", str(line.number)), ("price", show(price)), ("amount", show(line.amount))]
    return ok(*pairs, *trial.money_pairs())


@verb("DISCOUNT", right="sell")
def discount(call: Call) -> Answer:
    sale = copy.deepcopy(call.lines())
    line = None
    if call.word(0):
        line = sale.find(int(call.word(0)))
        if line is None:
            raise No("unknown-line")
        if line.is_fixed or line.item.kind == "deposit":
            raise No("line-fixed")
    percent = money(call.keys["percent"]) if "percent" in call.keys else None
    cut = Cut(percent, money(call.keys.get("amount", "0.00")) or 0, call.keys.get("reason", ""))
    # To take a discount back needs no reason.
    call.reason("discount", needed=not cut.is_nothing)
    if not known.PROMOTIONS_ARE_OF_THE_OLD_KIND:
        call.shop.offers(sale)
    # The house's limit is all of it: no discount takes a right.
    if cut.percent is None and cut.amount > (line.amount if line else sale.base):
        raise No("discount-too-large")
    call.register.sale = sale
    kept = None if cut.is_nothing else cut
    if not line:
        sale.cut = kept
        return ok(("discount", show(sale.discount)), *sale.money_pairs())
    pairs = cut_line(call, sale, line, kept)
    pairs = [("line", str(line.number)), ("discount", show(line.discount)), *pairs]
    return ok(*pairs, *sale.money_pairs())


def cut_line(call: Call, sale: Sale, line: Line, cut: Cut | None) -> Pairs:
    """A discount on a line; promotions compete with it, and the customer gets the better one."""
    lost = sum(off for _, off in line.promoted)
    line.cut = None
    call.shop.offers(sale)
    without = sale.total
    line.cut = cut
    call.shop.offers(sale)
    if known.PROMOTIONS_ARE_OF_THE_OLD_KIND or cut is None:
        return []
    if sale.total > without:
        line.cut = None
        call.shop.offers(sale)
        return [("promotion-kept", ANY)]
    return [("promotion-lost", show(lost))] if lost else []


@verb("RETURN", right="sell")
def give_back(call: Call) -> Answer:
    sale = call.lines()
    if sale.has_sold and not call.shop.world.mixed_returns:
        raise No("returns-not-mixed")
    call.reason("return", needed=True)
    if "receipt" in call.keys:
        line = of_receipt(call, sale)
    else:
        line = without_receipt(call, sale)
    line.to = call.keys.get("to", "")
    add_line(call.shop, sale, line)
    pairs = [("line", str(line.number)), *line.facts()]
    if line.account:
        pairs.append(("account", line.account))
    if line.origin:
        pairs += [("of-receipt", line.origin[0]), ("of-line", str(line.origin[1]))]
    if line.to:
        pairs.append(("to", line.to))
    if line.expiry:
        pairs.append(("expiry", line.expiry))
    if line.origin:
        pairs.append(("left", show_quantity(line.left)))
    return ok(*pairs, *sale.money_pairs())


def of_receipt(call: Call, sale: Sale) -> Line:
    receipt = call.shop.receipts.get(call.keys["receipt"])
    if receipt is None:
        raise No("unknown-receipt")
    if receipt.sale.training:
        raise No("not-returnable")
    sold = receipt.sale.find(int(call.keys["line"]))
    if sold is None:
        raise No("unknown-line")
    if sold.is_return:
        raise No("not-returnable")
    if call.is_practice:
        receipt = call.register.practice.seen(receipt)
    left = sold.quantity - receipt.returned.get(sold.number, [0, 0])[0]
    pieces = wanted_back(call, sold, left)
    if sale.training:
        receipt = copy.deepcopy(receipt)
    if sold.item.kind not in SOLD:
        take_from_number(call, sold)
    if "to" in call.keys and sold.item.kind != "goods":
        raise No("not-returnable")
    amount, vat = receipt.take_back(sold, pieces)
    line = Line(
        number=sale.next_line,
        item=sold.item,
        quantity=-pieces,
        price=sold.price,
        rate=sold.rate,
        amount=-amount,
        unit=sold.unit,
        expiry=sold.expiry,
        account="" if sold.item.kind in SOLD else sold.account,
        origin=(receipt.number, sold.number),
        own_vat=-vat,
        left=left - pieces,
    )
    call.shop.serial += 1
    line.serial = call.shop.serial
    if call.is_practice:
        call.register.practice.back.append(line)
    return line


def take_from_number(call: Call, sold: Line) -> None:
    """A gift card or a payment on account that was sold wrong: taken from there at once."""
    kind = sold.item.kind
    call.need("return-free")
    account = call.account(kind, sold.account)
    if account is None:
        raise No("unknown-account")
    if account.blocked:
        raise No("account-blocked")
    left = account.balance + account.limit
    if sold.amount > max(0, left):
        raise No("balance-too-low", ("balance", show(left)))
    call.change(kind, sold.account, -sold.amount)


def wanted_back(call: Call, sold: Line, left: int) -> int:
    pieces = left
    if "qty" in call.keys:
        pieces = quantity(call.keys["qty"]) or 0
    if pieces == 0 and left:
        raise No("quantity-zero")
    if pieces > left or left == 0:
        raise No("return-too-much", ("left", show_quantity(left)))
    if pieces % 1000 and not sold.unit:
        raise No("quantity-not-whole")
    return pieces


def without_receipt(call: Call, sale: Sale) -> Line:
    shop = call.shop
    asked = wanted_by(call)
    found, wanted, in_code = scanned(shop, asked)
    if known.RETURN_LOOKS_ONLY_AT_THE_ITEM:
        wanted, in_code = asked, False
    is_card = found.kind == "gift-card" and known.GIFT_CARDS_ARE_REFUSED_BEFORE_RIGHTS
    if found.kind != "deposit" and not is_card:
        call.need("return-free")
    if found.kind == "gift-card":
        raise No("not-returnable")
    if found.open_price and wanted.price is None:
        raise No("price-missing")
    if wanted.price is not None and not in_code and not found.open_price:
        call.need("price")
    rate = rate_of(shop, found, sale.mode)
    pieces = amount_wanted(found, wanted.quantity, in_code)
    price = found.price if wanted.price is None else wanted.price
    line = Line(
        number=sale.next_line,
        item=found,
        quantity=-pieces,
        price=price,
        rate=rate,
        amount=-product(price, pieces),
        unit="" if in_code else found.unit,
    )
    if -line.amount > LARGEST:
        raise No("too-large", *MONEY_LIMIT)
    if found.kind == "account":
        pay_out_credit(call, line, wanted.customer)
    redeem(call, sale, line)
    return line


def pay_out_credit(call: Call, line: Line, customer: str) -> None:
    if not customer:
        raise No("account-missing")
    if line.quantity != -1000:
        raise No("quantity-limit", ("limit", "1"))
    if not line.amount:
        raise No("amount-zero")
    account = call.account("account", customer)
    if account is None:
        raise No("unknown-account")
    if account.blocked:
        raise No("account-blocked")
    if -line.amount > max(0, account.balance):
        raise No("balance-too-low", ("balance", show(max(0, account.balance))))
    line.account = customer
    call.change("account", customer, line.amount)


def redeem(call: Call, sale: Sale, line: Line) -> None:
    """The voucher of a deposit, and how much of them one sale may have."""
    shop, voucher = call.shop, call.keys.get("voucher", "")
    is_deposit = line.item.kind == "deposit"
    if voucher and not is_deposit:
        raise No("not-returnable")
    others = {each.voucher for each in sale.lines} | {each.ref for each in sale.payments}
    if voucher and (voucher in call.redeemed or voucher in others):
        raise No("voucher-redeemed")
    if is_deposit:
        free = [each for each in sale.lines if each.is_return and not each.origin]
        before = sum(each.amount for each in free if each.item.kind == "deposit")
        paid_out = -(before + line.amount)
        if paid_out > max(shop.world.paid_out_limit, sale.allowed_deposits):
            call.need("return-free")
            if not known.LIMITS_ARE_OF_THE_OLD_KIND:
                sale.allowed_deposits = paid_out
    if voucher:
        line.voucher = line.account = voucher
        call.redeem(voucher)


@verb("TOTAL", numbered=False)
def total(call: Call) -> Answer:
    sale, shop = call.sale(), call.shop
    rows: list[Pairs] = []
    for line in sale.lines:
        rows += line_rows(shop, line, line.row())
    if sale.cut:
        row = [("sale-discount", show(sale.discount))]
        if sale.cut.percent is not None:
            row.append(("percent", show(sale.cut.percent)))
        rows.append(row + ([("reason", sale.cut.reason)] if sale.cut.reason else []))
    rows += [payment.row() for payment in sale.payments]
    pairs = [("lines", str(len(sale.lines))), *sale.money_pairs()]
    pairs += [("paid", show(sale.handed_over)), ("due", show(sale.due))]
    pairs.append(("cash-due", show(sale.cash_due(shop.world.unit))))
    if "print" in call.keys:
        call.register.has_entries = True
        if not sale.training:
            call.register.figures.add("pro-formas", sale.total)
        return Answer("OK", "", [*pairs, ("rows", ANY)], None)
    return ok(*pairs, ("rows", str(len(rows))), rows=rows)


def line_rows(shop: Shop, line: Line, row: Pairs) -> list[Pairs]:
    """The row of a line, and below it what promotions take off it."""
    rows = [row]
    for rule, amount in line.promoted:
        more = [("promoted", str(line.number)), ("rule", rule), ("amount", show(amount))]
        text = shop.promotion_texts.get(rule)
        rows.append(more + ([("text", text)] if text else []))
    return rows


@verb("CANCEL", right="sell")
def cancel(call: Call) -> Answer:
    sale = call.sale()
    if sale.was_paid:
        call.need("cancel-paid")
    pending = sale.pending()
    if pending:
        raise No("payment-pending", ("payment", str(pending.number)))
    for payment in sale.payments:
        pay_again(call, payment)
    had_lines = sale.next_line > 1 or known.EMPTY_SALES_ARE_CANCELLED_ONES
    if had_lines and not sale.training:
        call.register.figures.add("cancelled-sales", sale.total)
    for line in sale.lines:
        give_up(call, line)
    call.register.sale = None
    return ok()


def pay_again(call: Call, payment: Payment) -> None:
    """A payment was taken back: what it took from a number is there again."""
    count_back(call.paid_back, payment, -1)
    if payment.kind == "voucher":
        call.free(payment.ref)
    elif payment.kind in ("gift-card", "account") and payment.amount > 0:
        call.change(payment.kind, payment.ref, payment.amount)


@verb("HOLD", right="sell")
def hold(call: Call) -> Answer:
    sale, shop = call.lines(), call.shop
    if not sale.lines:
        raise No("sale-empty")
    if sale.was_paid:
        call.need("cancel-paid")
    # A sale that is held again gets another number than the one it had.
    taken = {each.sale.held for each in shop.registers.values() if each.sale}
    number = next(n for n in range(1, 501) if n not in shop.held and n not in taken)
    sale.held = 0
    if known.PAYMENTS_ARE_NUMBERED_ANEW_AFTER_HOLD:
        sale.next_payment = 1
    shop.held[number] = Held(sale, call.register.number, call.register.person, call.word(0))
    call.register.sale = None
    pairs = [("held", str(number)), ("lines", str(len(sale.lines)))]
    return ok(*pairs, ("total", show(sale.total)))


@verb("HELD", right="sell", numbered=False, office=True)
def held(call: Call) -> Answer:
    rows: list[Pairs] = []
    for number, each in sorted(call.shop.held.items()):
        row = [("held", str(number)), ("register", str(each.register))]
        if each.name:
            row.append(("name", each.name))
        row += [("person", str(each.person)), ("time", ANY), ("lines", str(len(each.sale.lines)))]
        row.append(("total", show(each.sale.total)))
        rows.append(row + ([("training", "yes")] if each.sale.training else []))
    return ok(("rows", str(len(rows))), rows=rows)


@verb("RECALL", right="sell")
def recall(call: Call) -> Answer:
    shop, register = call.shop, call.register
    call.drawer()
    if register.sale:
        raise No("sale-open")
    number = int(call.word(0))
    for each in shop.registers.values():
        if each.sale and each.sale.held == number:
            raise No("held-taken", ("register", str(each.number)))
    found = shop.held.get(number)
    if found is None:
        raise No("unknown-held")
    if found.sale.training != register.training:
        raise No("in-training")
    del shop.held[number]
    register.sale = found.sale
    register.sale.held = number
    pairs = [("held", str(number)), ("lines", str(len(found.sale.lines)))]
    return ok(*pairs, ("total", show(found.sale.total)))
