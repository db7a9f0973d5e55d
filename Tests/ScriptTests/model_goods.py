"""Goods, customers and stock, as the model has them."""

from __future__ import annotations

from dataclasses import replace

from model_answer import Answer, No
from model_money import money, quantity, show, show_quantity
from model_offers import put_promotion
from model_shop import Account, Call, Handler, ok, verb
from model_world import Item


def put_item(call: Call) -> Answer:
    keys, shop = call.keys, call.shop
    call.need("catalogue")
    call.not_in_training()
    code = call.word(1)
    new = Item(
        code,
        keys["name"],
        money(keys["price"]) or 0,
        keys["vat"],
        keys["group"],
        unit=keys.get("unit", ""),
        kind=keys.get("kind", "goods"),
        deposit=keys.get("deposit", ""),
        age=int(keys.get("age", "0")),
        limit=quantity(keys.get("max", "0")) or 0,
        blocked=keys.get("blocked", ""),
        open_price=keys.get("open-price") == "yes",
    )
    changed = shop.items.get(code) != new or code in shop.fresh
    shop.items[code] = new
    shop.fresh.discard(code)
    return ok(("item", code), ("changed", "yes" if changed else "no"))


def put_price(call: Call) -> Answer:
    shop, code = call.shop, call.word(1)
    call.need("catalogue")
    call.not_in_training()
    found = shop.items.get(code)
    if found is None:
        raise No("unknown-item")
    price, day = money(call.word(2)) or 0, call.keys["from"]
    if day > shop.today:
        changed = shop.later_prices.get((code, day)) != price
        shop.later_prices[code, day] = price
    else:
        changed = price != found.price
        shop.items[code] = replace(found, price=price)
    pairs = [("item", code), ("price", show(price)), ("from", day)]
    return ok(*pairs, ("changed", "yes" if changed else "no"))


def put_customer(call: Call) -> Answer:
    call.need("balances")
    call.not_in_training()
    number, limit = int(call.word(1)), money(call.keys["limit"]) or 0
    call.shop.customers.setdefault(number, Account()).limit = limit
    return ok(("customer", str(number)), ("limit", show(limit)))


PUTS: dict[str, Handler] = {
    "item": put_item,
    "price": put_price,
    "customer": put_customer,
    "promotion": put_promotion,
}


@verb("PUT", office=True)
def put(call: Call) -> Answer:
    return PUTS[call.word(0)](call)


def stocked(call: Call) -> Item:
    found = call.shop.items.get(call.word(0))
    if found is None:
        raise No("unknown-item")
    return found


@verb("PRICE", numbered=False, office=True, recorded=True)
def price(call: Call) -> Answer:
    found = stocked(call)
    if call.who != "o" and not call.register.training:
        call.register.figures.add("price-inquiries")
    pairs = [("item", found.code), ("name", found.name), ("price", show(found.price))]
    if found.unit:
        pairs.append(("unit", found.unit))
    rate = call.shop.world.rate(found.vat, "")
    if rate is not None:
        pairs.append(("vat-percent", show(rate)))
    return ok(*pairs, ("group", found.group))


@verb("STOCK", numbered=False, office=True)
def stock(call: Call) -> Answer:
    found = stocked(call)
    pairs = [("item", found.code), ("name", found.name)]
    if found.unit:
        pairs.append(("unit", found.unit))
    if found.code in call.shop.stock:
        pairs.append(("on-hand", show_quantity(call.shop.stock[found.code])))
    return ok(*pairs, ("rows", "0"))


def moved(call: Call) -> tuple[Item, int]:
    call.not_in_training()
    found, pieces = stocked(call), quantity(call.word(1)) or 0
    if pieces == 0:
        raise No("quantity-zero")
    if pieces % 1000 and not found.unit:
        raise No("quantity-not-whole")
    return found, pieces


@verb("RECEIVE", right="stock", office=True)
def receive(call: Call) -> Answer:
    found, pieces = moved(call)
    shop = call.shop
    shop.stock[found.code] = shop.stock.get(found.code, 0) + pieces
    pairs = [("item", found.code), ("qty", show_quantity(pieces))]
    return ok(*pairs, ("on-hand", show_quantity(shop.stock[found.code])))


@verb("ADJUST", right="stock", office=True)
def adjust(call: Call) -> Answer:
    found, pieces = moved(call)
    shop = call.shop
    if found.code in shop.stock:
        shop.stock[found.code] += pieces
    if call.who != "o":
        call.register.figures.add("adjustments")
    pairs = [
        ("item", found.code),
        ("qty", show_quantity(pieces)),
        ("reason", call.keys["reason"]),
    ]
    if found.code in shop.stock:
        pairs.append(("on-hand", show_quantity(shop.stock[found.code])))
    return ok(*pairs)
