"""People and the drawer, as the model has them; X, Z, DAY and the close."""

from __future__ import annotations

import copy

import model_known as known
from model_answer import ANY, Answer, No, Pairs
from model_figures import Drawer, Figures
from model_money import money, show
from model_refund import Practice
from model_shop import Account, Call, Day, Register, Report, Shop, ok, verb


def amount_of(text: str) -> int:
    found = money(text)
    assert found is not None, f"the player sends no such money: {text}"
    return found


@verb("LOGIN")
def login(call: Call) -> Answer:
    register, person = call.register, int(call.word(0))
    if register.person == person and not known.NOBODY_LOGS_IN_TWICE:
        return ok(("person", str(person)), ("role", call.shop.world.people[person][0]))
    if register.person:
        raise No("someone-logged-in", ("person", str(register.person)))
    if person not in call.shop.world.people:
        raise No("unknown-person")
    register.person = person
    register.figures.add("logins")
    return ok(("person", str(person)), ("role", call.shop.world.people[person][0]))


@verb("LOGOUT")
def logout(call: Call) -> Answer:
    register = call.register
    if not register.person:
        raise No("nobody-logged-in")
    if register.sale:
        raise No("sale-open")
    person, register.person, register.training = register.person, 0, False
    register.practice = Practice()
    return ok(("person", str(person)))


@verb("TRAINING", right="training")
def training(call: Call) -> Answer:
    register = call.register
    if register.training:
        raise No("in-training")
    if register.sale:
        raise No("sale-open")
    register.training = True
    return ok(("person", str(register.person)), ("training", "yes"))


@verb("OPEN", right="open")
def open_drawer(call: Call) -> Answer:
    shop, register = call.shop, call.register
    call.not_in_training()
    if register.drawer:
        raise No("drawer-open")
    if shop.day and register.z_done:
        raise No("z-done")
    shop.day = shop.day or shop.today
    float_ = amount_of(call.keys["float"])
    register.drawers.append(Drawer(float_, float_))
    register.figures.add("float", float_)
    register.figures.add("drawer-openings")
    return ok(("register", str(register.number)), ("day", shop.day), ("float", show(float_)))


def moved_cash(call: Call) -> int:
    call.drawer()
    amount = amount_of(call.word(0))
    if amount == 0:
        raise No("amount-zero")
    unit = call.shop.world.unit
    if amount % unit:
        raise No("not-cash-unit", ("unit", show(unit)))
    return amount


def move_cash(call: Call, figure: str, amount: int, sign: int, reason: str = "") -> None:
    register = call.register
    if register.training:
        return
    call.drawer().expected += sign * amount
    register.figures.add(figure, amount)
    register.figures.add("drawer-openings")
    if reason:
        register.figures.reason(reason, sign * amount)


@verb("PAIDIN", right="cash")
def paid_in(call: Call) -> Answer:
    amount = moved_cash(call)
    reason = call.reason("paid-in", needed=True)
    move_cash(call, "paid-in", amount, 1, reason)
    return ok(("amount", show(amount)), ("reason", reason), *call.training_pairs)


@verb("PAIDOUT", right="cash")
def paid_out(call: Call) -> Answer:
    amount = moved_cash(call)
    reason = call.reason("paid-out", needed=True)
    if amount > call.shop.world.paid_out_limit:
        call.need("paid-out")
    move_cash(call, "paid-out", amount, -1, reason)
    return ok(("amount", show(amount)), ("reason", reason), *call.training_pairs)


@verb("DROP", right="cash")
def drop(call: Call) -> Answer:
    amount = moved_cash(call)
    move_cash(call, "drops", amount, -1)
    ref = call.keys.get("ref")
    return ok(("amount", show(amount)), *([("ref", ref)] if ref else []), *call.training_pairs)


@verb("NOSALE", right="no-sale")
def no_sale(call: Call) -> Answer:
    call.drawer()
    call.reason("no-sale", needed=True)
    register = call.register
    if not register.training:
        register.figures.add("no-sales")
        register.figures.add("drawer-openings")
    return ok(*call.training_pairs)


def counted_tenders(call: Call, is_late: bool) -> dict[str, int]:
    """Of `count=`; the player has at most one in a line."""
    text = call.keys.get("count")
    if text is None:
        return {}
    name, _, amount = text.partition(":")
    if name == "cash" or name not in call.shop.world.tenders or is_late:
        raise No("unknown-tender")
    return {name: amount_of(amount)}


@verb("COUNT", right="count")
def count(call: Call) -> Answer:
    register = call.register
    call.not_in_training()
    cash = amount_of(call.keys["cash"])
    word = call.word(0)
    only_late = not word and not register.drawers and len(register.late) == 1
    if word == "late" or "late" in call.keys or only_late:
        return count_late(call, cash)
    if word == "recount":
        call.need("recount")
        if not register.drawers or register.drawers[-1].counted is None:
            raise No("unknown-drawer")
    elif not register.drawers:
        raise No("drawer-closed")
    elif register.drawers[-1].counted is not None:
        raise No("already-counted")
    elif register.sale:
        raise No("sale-open")
    tenders = counted_tenders(call, is_late=False)
    drawer = register.drawers[-1]
    if word == "recount":
        # Who signed for the difference signed for another one.
        drawer.recounts, drawer.reason, drawer.signer = drawer.recounts + 1, "", 0
    drawer.counted, drawer.counted_tenders, drawer.is_open = cash, tenders, False
    for name in tenders:
        register.figures.tender(name, 0, count=0)
    register.figures.add("drawer-openings")
    return ok(("register", str(register.number)), ("counted", "yes"))


def count_late(call: Call, cash: int) -> Answer:
    register = call.register
    wanted = call.keys.get("late")
    found = next((each for each in register.late if wanted in (None, each[0])), None)
    if found is None:
        raise No("unknown-drawer")
    counted_tenders(call, is_late=True)
    register.late.remove(found)
    difference = cash - found[1].expected
    register.figures.add("late-differences", difference)
    register.figures.add("drawer-openings")
    register.late_differences += difference
    register.counted_late = True
    return ok(("register", str(register.number)), ("counted", "yes"), ("late", found[0]))


@verb("OVERSHORT", right="figures")
def over_short(call: Call) -> Answer:
    call.not_in_training()
    number, drawers = int(call.word(0)), call.register.drawers
    if number > len(drawers) or drawers[number - 1].counted is None:
        raise No("unknown-drawer")
    drawers[number - 1].reason = call.reason("over-short", needed=True)
    drawers[number - 1].signer = call.signer
    return ok(("drawer", str(number)))


def report_rows(register: Register) -> list[Pairs]:
    rows = register.figures.rows()
    rows += [drawer.row(number + 1) for number, drawer in enumerate(register.drawers)]
    grand = {
        "grand-sales": register.grand_sales,
        "grand-returns": register.grand_returns,
        "grand-net": register.grand_sales - register.grand_returns,
    }
    return rows + [[("figure", name), ("amount", show(each))] for name, each in grand.items()]


def report_pairs(shop: Shop, register: Register) -> Pairs:
    """What stands below the rows of X and Z, from `counted=` on."""
    pairs = [("counted", "yes" if register.is_counted else "no"), ("time", ANY)]
    if register.first_receipt:
        pairs.append(("first-receipt", str(register.first_receipt)))
        pairs.append(("last-receipt", str(register.receipts)))
    if register.has_entries:
        pairs += [("first-entry", ANY), ("last-entry", ANY)]
    sale = register.sale
    if sale and not sale.training:
        pairs.append(("open-sale-lines", str(len(sale.lines))))
        pairs.append(("open-sale-total", show(sale.total)))
    held = shop.held_of(register.number)
    if held:
        pairs.append(("held-sales", str(len(held))))
        pairs.append(("held-total", show(sum(each.sale.total for each in held))))
    return pairs


@verb("X", right="figures", numbered=False, recorded=True)
def x_report(call: Call) -> Answer:
    shop, register = call.shop, call.register
    rows = report_rows(register)
    pairs = [("register", str(register.number)), ("day", shop.day or shop.today)]
    pairs += report_pairs(shop, register)
    register.figures.add("x-reports")
    return ok(*pairs, ("head", ANY), ("rows", str(len(rows))), rows=rows)


def seal(shop: Shop, register: Register) -> Report:
    """A Z: what there was, and a new beginning."""
    drawer = register.drawer
    register.zs += 1
    z = f"{register.number}-{register.zs}"
    counted = register.is_counted
    register.has_entries = True
    report = Report(z, register, shop.day, counted, report_pairs(shop, register), [])
    report.rows = report_rows(register)
    if drawer:
        drawer.is_open = False
        register.late.append((z, drawer))
    report.register = copy.copy(register)
    shop.zs_of_day.append(report)
    shop.reports[z] = report
    register.drawers, register.figures = [], Figures()
    register.first_receipt, register.counted_late, register.late_differences = 0, False, 0
    register.z_done, register.has_entries = True, False
    return report


@verb("Z", right="z")
def z_report(call: Call) -> Answer:
    shop, register = call.shop, call.register
    call.not_in_training()
    if not shop.day:
        raise No("day-not-open")
    if register.z_done:
        raise No("z-done")
    if not register.is_to_be_sealed:
        raise No("nothing-to-close")
    if register.sale:
        raise No("sale-open")
    report = seal(shop, register)
    counted = "yes" if report.counted else "no"
    return ok(("z", report.z), ("day", shop.day), ("counted", counted), ("head", ANY))


@verb("REPORT", right="figures", numbered=False, office=True)
def report(call: Call) -> Answer:
    found = call.shop.reports.get(call.word(0))
    if found is None:
        raise No("unknown-report")
    pairs = [("z", found.z), ("day", found.day), *found.pairs, ("head", ANY)]
    return ok(*pairs, ("rows", str(len(found.rows))), rows=found.rows)


@verb("STATUS", numbered=False, office=True)
def status(call: Call) -> Answer:
    shop, rows = call.shop, []
    for register in shop.registers.values():
        row = [("register", str(register.number)), ("state", register.state)]
        if register.person:
            row.append(("person", str(register.person)))
        rows.append([*row, ("receipt", str(register.receipts))])
    pairs = [("version", ANY), ("store", ANY)]
    pairs += [("day", shop.day)] if shop.day else []
    pairs += [("entry", ANY), ("head", ANY), ("settlements", str(len(shop.closed)))]
    return ok(*pairs, ("rows", str(len(rows))), rows=rows)


@verb("DAY", right="figures", numbered=False, office=True)
def day(call: Call) -> Answer:
    shop = call.shop
    if not shop.day:
        raise No("day-not-open")
    rows = figures_of_day(shop).rows()
    held = shop.held_of(None)
    total = show(sum(each.sale.total for each in held))
    pairs = [("day", shop.day), ("held-sales", str(len(held))), ("held-total", total)]
    return ok(*pairs, ("rows", str(len(rows))), rows=rows)


def figures_of_day(shop: Shop) -> Figures:
    """Sealed registers, and those that would be if the day were closed now."""
    figures = Figures()
    for each in shop.zs_of_day:
        figures.plus(each.register.figures)
    for register in shop.registers.values():
        if register.is_to_be_sealed and not register.z_done:
            figures.plus(register.figures)
    return figures


@verb("CLOSEDAY", right="close-day", office=True)
def close_day(call: Call) -> Answer:
    shop = call.shop
    call.not_in_training()
    if not shop.day:
        raise No("day-not-open")
    for register in shop.registers.values():
        if register.is_to_be_sealed and not register.z_done:
            seal(shop, register)
    sales = [each.sale for each in shop.registers.values() if each.sale and not each.sale.training]
    held = [(n, h.sale.total) for n, h in sorted(shop.held.items()) if not h.sale.training]
    closed = Day(
        number=len(shop.closed) + 1,
        date=shop.day,
        reports=shop.zs_of_day,
        receipts=shop.receipts_of_day,
        open_sales=len(sales),
        held=held,
    )
    shop.closed.append(closed)
    shop.day, shop.zs_of_day, shop.receipts_of_day = "", [], []
    for register in shop.registers.values():
        register.z_done = False
    return ok(
        ("settlement", str(closed.number)),
        ("day", closed.date),
        ("zs", str(len(closed.reports))),
        ("open-sales", str(len(sales))),
        ("held-sales", str(len(held))),
        ("head", ANY),
    )


@verb("BALANCE", right="", numbered=False, office=True)
def balance(call: Call) -> Answer:
    if not (call.rights("sell") or call.rights("balances")):
        raise No("not-allowed", ("right", "sell"))
    return ok(*balance_pairs(call))


def account_of(call: Call) -> Account:
    if "card" in call.keys:
        found = call.account("gift-card", call.keys["card"])
    else:
        found = call.account("account", call.keys["customer"])
    if found is None:
        raise No("unknown-account")
    return found


def balance_pairs(call: Call) -> Pairs:
    found = account_of(call)
    which = "card" if "card" in call.keys else "customer"
    pairs = [(which, call.keys[which]), ("balance", show(found.balance))]
    if which == "customer" and (found.limit or not known.A_LIMIT_OF_NOTHING_IS_LEFT_OUT):
        pairs.append(("limit", show(found.limit)))
    return [*pairs, ("state", "blocked" if found.blocked else "active")]


@verb("BLOCK", right="balances", office=True)
def block(call: Call) -> Answer:
    call.not_in_training()
    account_of(call)
    shop, blocked = call.shop, call.word(0) != "off"
    if "card" in call.keys:
        shop.cards[call.keys["card"]].blocked = blocked
    else:
        shop.customers[int(call.keys["customer"])].blocked = blocked
    return ok(*balance_pairs(call))

