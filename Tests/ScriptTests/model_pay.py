"""Paying, as the model has it; ended sales."""

from __future__ import annotations

import re
from fractions import Fraction

from model_answer import ANY, Answer, No, Pairs
from model_money import in_units, money, quantity, rounded, show
import model_known as known
from model_refund import Refund, count_back
from model_sale import Payment, Receipt, Sale, vat_of
from model_shop import Call, ok, paper, verb
from model_till import Wanted, add_item, line_rows, new_sale, pay_again
from model_world import Tender

MOST_PAYMENTS = 20
NAMED = ("gift-card", "account", "voucher")


@verb("PAY", right="sell")
def pay(call: Call) -> Answer:
    call.drawer()
    sale = call.sale()
    if not sale.lines:
        raise No("sale-empty")
    amount = money(call.word(1))
    assert amount is not None, "the player sends money"
    payment = take(call, sale, call.word(0), amount, call.keys.get("ref", ""))
    pairs = [("payment", str(payment.number)), *paid_pairs(sale)]
    last = sale.payments[-1]
    rounding = payment.rounding + (last.rounding if last is not payment else 0)
    if rounding:
        pairs.append(("rounding", show(rounding)))
    change = payment.change - (last.amount if last is not payment else 0)
    if change:
        pairs.append(("change", show(change)))
    if payment.kept:
        pairs.append(("kept", show(payment.kept)))
    return ok(*pairs)


def paid_pairs(sale: Sale) -> Pairs:
    return [("paid", show(sale.handed_over)), ("due", show(sale.due))]


def take(call: Call, sale: Sale, name: str, amount: int, ref: str) -> Payment:
    """A payment, from `already-paid` on."""
    shop = call.shop
    if sale.due == 0:
        raise No("already-paid")
    if len(sale.payments) >= MOST_PAYMENTS:
        raise No("too-many-payments", ("limit", str(MOST_PAYMENTS)), ("of", "payments"))
    tender = shop.world.tenders.get(name)
    if tender is None:
        raise No("unknown-tender")
    if tender.kind in NAMED and not ref:
        raise No("reference-missing")
    pending = call.word(2) == "pending"
    if pending and tender.kind != "card":
        raise No("payment-decided")
    refund = Refund(sale, shop.receipts, call.paid_back) if sale.due < 0 else None
    if refund:
        check_refund(call, sale, tender, refund)
    payment = Payment(sale.next_payment, name, tender.kind, amount, ref, pending)
    if refund and tender.refund == "original" and not known.REFUNDS_ARE_NOT_COUNTED:
        payment.most = None if call.rights("refund") else refund.most(name)
    KINDS[tender.kind](call, sale, payment, tender)
    if refund and not known.REFUNDS_ARE_NOT_COUNTED:
        sale.payments.remove(payment)
        refund.allot(payment)
        sale.payments.append(payment)
        count_back(call.paid_back, payment, 1)
    if not pending:
        mark_paid(sale)
    return payment


def mark_paid(sale: Sale) -> None:
    sale.was_paid = True
    sale.paid_for |= {line.number for line in sale.lines}


def check_refund(call: Call, sale: Sale, tender: Tender, refund: Refund) -> None:
    """Whether money goes back by this tender at all."""
    if tender.refund == "yes":
        return
    if tender.refund == "no":
        raise No("refund-not-allowed")
    if call.rights("refund"):
        return
    if not known.REFUNDS_ARE_NOT_COUNTED:
        if not refund.most(tender.name):
            raise No("refund-not-allowed", ("most", "0.00"))
        return
    origins = [line.origin[0] for line in sale.lines if line.origin]
    receipts = [call.shop.receipts[number] for number in origins]
    if tender.name not in {each.tender for one in receipts for each in one.sale.payments}:
        raise No("refund-not-allowed")


def check_most(payment: Payment) -> None:
    """At most what the tender paid of what comes back."""
    if payment.most is not None and -payment.amount > payment.most:
        raise No("refund-not-allowed", ("most", show(-payment.most)))


def add(sale: Sale, payment: Payment) -> None:
    sale.payments.append(payment)
    sale.next_payment = payment.number + 1


def check_sign(sale: Sale, amount: int) -> None:
    if amount == 0 or (amount < 0) != (sale.due < 0):
        raise No("amount-zero")


def pay_cash(call: Call, sale: Sale, payment: Payment, tender: Tender) -> None:
    due, amount = sale.cash_due(tender.unit), payment.amount
    if amount or due:
        check_sign(sale, amount)
    if amount % tender.unit:
        raise No("not-cash-unit", ("unit", show(tender.unit)))
    if sale.due < 0:
        if amount < due:
            raise No("amount-over-refund", ("due", show(due)))
        settles = amount == due
    else:
        settles = amount >= due
    if settles:
        payment.rounding = due - sale.due
        payment.change = amount - due
    add(sale, payment)


def check_exact(sale: Sale, amount: int) -> None:
    check_sign(sale, amount)
    if sale.due > 0 and amount > sale.due:
        raise No("amount-over-due", ("due", show(sale.due)))
    if sale.due < 0 and amount < sale.due:
        raise No("amount-over-refund", ("due", show(sale.due)))


def pay_card(call: Call, sale: Sale, payment: Payment, tender: Tender) -> None:
    check_exact(sale, payment.amount)
    check_most(payment)
    add(sale, payment)


def pay_number(call: Call, sale: Sale, payment: Payment, tender: Tender) -> None:
    """From or onto a gift card or a customer's account."""
    check_exact(sale, payment.amount)
    account = call.account(payment.kind, payment.ref)
    if account is None:
        raise No("unknown-account")
    if account.blocked:
        raise No("account-blocked")
    left = account.balance + account.limit
    if payment.amount > max(0, left):
        raise No("balance-too-low", ("balance", show(left)))
    check_most(payment)
    if payment.amount > 0:
        call.change(payment.kind, payment.ref, -payment.amount)
    add(sale, payment)


def pay_voucher(call: Call, sale: Sale, payment: Payment, tender: Tender) -> None:
    check_sign(sale, payment.amount)
    shop = call.shop
    others = {each.ref for each in sale.payments if each.kind == "voucher"}
    others |= {each.voucher for each in sale.lines}
    if payment.ref in call.redeemed or payment.ref in others:
        raise No("voucher-redeemed")
    rest = payment.amount - sale.due
    if rest > 0 and not shop.world.kept:
        raise No("amount-over-due", ("due", show(sale.due)))
    payment.kept = max(0, rest)
    call.redeem(payment.ref)
    add(sale, payment)


def pay_foreign(call: Call, sale: Sale, payment: Payment, tender: Tender) -> None:
    check_sign(sale, payment.amount)
    if tender.unit and payment.amount % tender.unit:
        raise No("not-cash-unit", ("unit", show(tender.unit)))
    payment.foreign, payment.rate = payment.amount, tender.rate
    payment.amount = rounded(Fraction(payment.foreign * tender.rate, 1_000_000))
    due = sale.due
    if payment.amount <= due:
        add(sale, payment)
        return
    back = in_units(payment.amount - (due - sale.rounding), call.shop.world.unit)
    if back and len(sale.payments) + 2 > MOST_PAYMENTS:
        raise No("too-many-payments", ("limit", str(MOST_PAYMENTS)), ("of", "payments"))
    add(sale, payment)
    change = Payment(payment.number + 1, "cash", "cash", -back, change_of=payment.number)
    change.rounding = payment.amount - back - due
    add(sale, change)


KINDS = {
    "cash": pay_cash,
    "card": pay_card,
    "gift-card": pay_number,
    "account": pay_number,
    "voucher": pay_voucher,
    "foreign": pay_foreign,
}


def payment_of(call: Call, sale: Sale) -> Payment:
    number = int(call.word(0))
    found = next((each for each in sale.payments if each.number == number), None)
    if found is None:
        raise No("unknown-payment")
    return found


@verb("PAID")
def paid(call: Call) -> Answer:
    sale = call.sale()
    payment = payment_of(call, sale)
    if not payment.pending:
        raise No("payment-decided")
    payment.pending = False
    mark_paid(sale)
    payment.ref = call.keys.get("ref", payment.ref)
    return ok(("payment", str(payment.number)), *paid_pairs(sale))


@verb("FAILED")
def failed(call: Call) -> Answer:
    sale = call.sale()
    payment = payment_of(call, sale)
    if not payment.pending:
        raise No("payment-decided")
    sale.payments.remove(payment)
    count_back(call.paid_back, payment, -1)
    sale.payments = [each for each in sale.payments if each.amount or each.kind != "cash"]
    for voucher in sale.payments:
        # The rest of a voucher pays first for what is due again.
        used = min(voucher.kept, max(0, sale.due))
        voucher.kept -= used
    return ok(("payment", str(payment.number)), *paid_pairs(sale))


@verb("UNPAY", right="sell")
def unpay(call: Call) -> Answer:
    call.drawer()
    sale = call.sale()
    payment = payment_of(call, sale)
    if payment.pending:
        raise No("payment-pending", ("payment", str(payment.number)))
    if payment is not sale.payments[-1]:
        raise No("later-payment")
    sale.payments.remove(payment)
    pay_again(call, payment)
    if not sale.training:
        call.register.figures.add("removed-payments", payment.amount)
    return ok(("payment", str(payment.number)), *paid_pairs(sale))


@verb("END", right="sell")
def end(call: Call) -> Answer:
    call.drawer()
    sale = call.sale()
    if not sale.lines:
        raise No("sale-empty")
    pending = sale.pending()
    if pending:
        raise No("payment-pending", ("payment", str(pending.number)))
    return ended(call, sale)


def ended(call: Call, sale: Sale) -> Answer:
    if sale.due:
        raise No("not-paid", ("due", show(sale.due)))
    register = call.register
    register.receipts += 1
    register.first_receipt = register.first_receipt or register.receipts
    number = f"{register.number}-{register.receipts}"
    shares = sale.shares()
    receipt = Receipt(
        number, register.number, register.person, sale, shares, vat_of(sale, shares)
    )
    call.shop.receipts[number] = receipt
    call.shop.receipts_of_day.append(receipt)
    register.sale = None
    onto_numbers(call, sale)
    if sale.training:
        register.figures.add("training", sale.total)
    else:
        take_effect(call, receipt)
    pairs = [("receipt", number), *result_pairs(sale)]
    pairs += [("training", "yes")] if sale.training else []
    return paper(*pairs, ("rows", ANY)) if "print" in call.keys else ok(*pairs)


def result_pairs(sale: Sale) -> Pairs:
    pairs = [("total", show(sale.total))]
    amounts = {"rounding": sale.rounding, "change": sale.change, "kept": sale.kept}
    return pairs + [(name, show(amount)) for name, amount in amounts.items() if amount]


def take_effect(call: Call, receipt: Receipt) -> None:
    """What an ended sale changes in the shop."""
    shop, register, sale = call.shop, call.register, receipt.sale
    drawer = call.drawer()
    before = register.figures.amount("sales"), register.figures.amount("returns")
    register.figures.take(receipt, shop.world.groups, shop.world.deposits)
    register.grand_sales += register.figures.amount("sales") - before[0]
    register.grand_returns += register.figures.amount("returns") - before[1]
    for payment in sale.payments:
        if payment.kind == "cash":
            drawer.expected += payment.net
        else:
            there = drawer.tenders.get(payment.tender, 0)
            drawer.tenders[payment.tender] = there + payment.in_own_money
    for line in sale.lines:
        if line.to == "off":
            continue
        if line.item.code in shop.stock and not (line.item.unit and not line.unit):
            shop.stock[line.item.code] -= line.quantity


def onto_numbers(call: Call, sale: Sale) -> None:
    """What was sold or paid back onto cards and accounts is there from now on."""
    for payment in sale.payments:
        if payment.amount < 0 and payment.kind in ("gift-card", "account"):
            call.change(payment.kind, payment.ref, -payment.amount)
    for line in sale.lines:
        if line.item.kind in ("gift-card", "account") and not line.is_return:
            call.change(line.item.kind, line.account, line.amount)


@verb("RING", right="sell")
def ring(call: Call) -> Answer:
    call.drawer()
    sale = new_sale(call)
    takes_numbers = any(f"pay={name}:" in call.text for name in ("giftcard", "account", "voucher"))
    kept = call.shop.keep() if takes_numbers else None
    try:
        for text in call.tokens.arguments[1:]:
            add_item(call, sale, ring_item(text))
        expected = call.keys.get("expect")
        if expected and money(expected) != sale.total:
            raise No("total-differs", ("total", show(sale.total)))
        for text in re.findall(r" pay=(\S+)", call.text):
            name, amount, *ref = text.split(":", 2)
            paid_so = money(amount)
            assert paid_so is not None, "the player sends money"
            take(call, sale, name, paid_so, ref[0] if ref else "")
        return ended(call, sale)
    except No:
        if kept:
            call.shop.restore(kept)
        raise


def ring_item(text: str) -> Wanted:
    text, _, price = text.partition("@")
    code, _, pieces = text.partition("*")
    return Wanted(
        code,
        quantity(pieces) if pieces else None,
        money(price) if price else None,
    )


def receipt_of(call: Call) -> Receipt:
    found = call.shop.receipts.get(call.word(0))
    if found is None:
        raise No("unknown-receipt")
    return found


@verb("RECEIPT", numbered=False, office=True)
def look_at_receipt(call: Call) -> Answer:
    if not (call.rights("sell") or call.rights("figures")):
        raise No("not-allowed", ("right", "sell"))
    receipt = receipt_of(call)
    if call.is_practice:
        receipt = call.register.practice.seen(receipt)
    sale, rows = receipt.sale, []
    for line in sale.lines:
        rows += line_rows(call.shop, line, receipt.row(line))
    for rate, (gross, net, vat) in receipt.vat.items():
        amounts = [("gross", show(gross)), ("net", show(net)), ("vat", show(vat))]
        rows.append([("vat-percent", show(rate)), *amounts])
    rows += [payment.row() for payment in sale.payments]
    pairs = [
        ("receipt", receipt.number),
        ("marked", "training" if sale.training else "not a receipt"),
        ("time", ANY),
        ("person", str(receipt.person)),
    ]
    code = [] if sale.training else [("code", ANY)]
    return ok(*pairs, *result_pairs(sale), *code, ("rows", str(len(rows))), rows=rows)


@verb("COPY", right="sell")
def make_copy(call: Call) -> Answer:
    call.not_in_training()
    receipt = receipt_of(call)
    if receipt.sale.training:
        raise No("in-training")
    if receipt.copied:
        raise No("already-copied")
    receipt.copied = True
    call.register.figures.add("copies", receipt.sale.total)
    pairs = [("receipt", receipt.number), ("copy", "yes"), ("total", show(receipt.sale.total))]
    return paper(*pairs, ("rows", ANY))


@verb("RETENDER", right="sell")
def retender(call: Call) -> Answer:
    if not known.TRAINING_IS_NOT_SAID:
        call.not_in_training()
    drawer = call.drawer()
    call.need("retender")
    call.not_in_training()
    receipt = receipt_of(call)
    if receipt.sale.training:
        raise No("unknown-receipt")
    payment = next(
        (each for each in receipt.sale.payments if each.number == int(call.word(1))), None
    )
    if payment is None:
        raise No("unknown-payment")
    tender = call.shop.world.tenders.get(call.word(2))
    if tender is None:
        raise No("unknown-tender")
    kinds = {payment.kind, tender.kind}
    if payment.in_truth or payment.change_of or tender.name == payment.tender:
        raise No("not-correctable")
    if not kinds <= {"cash", "card"}:
        raise No("not-correctable")
    exact = payment.net - payment.rounding
    amount = exact if tender.kind == "card" else in_units(exact, tender.unit)
    change = (amount - exact) - payment.rounding
    payment.in_truth = tender.name
    figures = call.register.figures
    figures.add("corrected-tenders", payment.net)
    if change:
        figures.add("rounding", change, count=0)
    figures.tender(payment.tender, -payment.net, count=0)
    figures.tender(tender.name, amount, count=0)
    for name, moved in ((payment.tender, -payment.net), (tender.name, amount)):
        if name == "cash":
            drawer.expected += moved
        else:
            drawer.tenders[name] = drawer.tenders.get(name, 0) + moved
    pairs = [("receipt", receipt.number), ("payment", str(payment.number))]
    pairs += [("tender", tender.name), ("amount", show(amount))]
    return ok(*pairs, *([("rounding", show(change))] if change else []))
