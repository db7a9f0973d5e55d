"""The state of the model's shop, and the way that every line takes through it."""

from __future__ import annotations

import copy
import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import paths  # noqa: F401
import model_known as known
from model_answer import Answer, No, Pairs
from model_figures import Drawer, Figures
from model_refund import Practice, Way
from model_sale import Receipt, Sale
from model_world import GOODS, ROLES, Item, World
from tillclient import Line as Tokens


@dataclass
class Account:
    """A gift card, or a customer with a limit."""

    balance: int = 0
    limit: int = 0
    blocked: bool = False


@dataclass
class Held:
    sale: Sale
    register: int
    person: int
    name: str = ""


@dataclass
class Register:
    number: int
    person: int = 0
    training: bool = False
    practice: Practice = field(default_factory=Practice)
    sale: Sale | None = None
    receipts: int = 0
    zs: int = 0
    first_receipt: int = 0
    drawers: list[Drawer] = field(default_factory=list)
    figures: Figures = field(default_factory=Figures)
    # Drawers that a Z has sealed uncounted: the Z, its drawer.
    late: list[tuple[str, Drawer]] = field(default_factory=list)
    counted_late: bool = False
    z_done: bool = False
    grand_sales: int = 0
    grand_returns: int = 0
    has_entries: bool = False
    # Late differences since the last Z: each is posted.
    late_differences: int = 0

    @property
    def drawer(self) -> Drawer | None:
        """The session that is open."""
        return self.drawers[-1] if self.drawers and self.drawers[-1].is_open else None

    @property
    def state(self) -> str:
        return "sale" if self.sale else "open" if self.drawer else "closed"

    @property
    def is_counted(self) -> bool:
        if not self.drawers:
            return self.counted_late
        return all(drawer.counted is not None for drawer in self.drawers)

    @property
    def is_to_be_sealed(self) -> bool:
        return bool(self.drawers) or self.counted_late


@dataclass
class Report:
    """A Z: the register as it was sealed."""

    z: str
    register: Register
    day: str
    counted: bool
    pairs: Pairs
    rows: list[Pairs]


@dataclass
class Day:
    """A closed day."""

    number: int
    date: str
    reports: list[Report]
    receipts: list[Receipt]
    open_sales: int
    held: list[tuple[int, int]]


@dataclass
class Call:
    """A line as a handler sees it."""

    shop: Shop
    who: str
    text: str
    tokens: Tokens
    rights: Callable[[str], bool]
    signer: int

    @property
    def register(self) -> Register:
        return self.shop.registers[int(self.who)]

    @property
    def keys(self) -> dict[str, str]:
        return self.tokens.keys

    def word(self, index: int) -> str:
        """An argument behind the verb, "" when it is not there."""
        found = self.tokens.arguments[1:]
        return found[index] if index < len(found) else ""

    @property
    def is_practice(self) -> bool:
        """In training, where that is remembered until LOGOUT."""
        is_training = self.who != "o" and self.register.training
        return is_training and not known.TRAINING_KEEPS_NOTHING

    @property
    def paid_back(self) -> dict[Way, int]:
        if self.is_practice:
            return self.register.practice.paid_back
        return self.shop.paid_back

    def account(self, kind: str, number: str) -> Account | None:
        """A gift card or customer as this register sees it."""
        shop = self.shop
        if kind == "gift-card":
            found = shop.cards.get(number)
        else:
            found = shop.customers.get(int(number)) if number.isdigit() else None
        added = self.register.practice.added if self.is_practice else {}
        if (kind, number) not in added:
            return found
        seen = copy.copy(found) if found else Account()
        seen.balance += added[kind, number]
        return seen

    def change(self, kind: str, number: str, amount: int) -> None:
        """Adds to a gift card or a customer's account; in training, to what is remembered."""
        if self.is_practice:
            self.register.practice.add(kind, number, amount)
        elif self.who != "o" and self.register.training:
            return
        elif kind == "gift-card":
            self.shop.cards.setdefault(number, Account()).balance += amount
        else:
            self.shop.customers[int(number)].balance += amount

    @property
    def redeemed(self) -> set[str]:
        """Vouchers that are not good any more."""
        more = self.register.practice.redeemed if self.is_practice else set()
        return self.shop.redeemed | more

    def redeem(self, voucher: str) -> None:
        if self.is_practice:
            self.register.practice.redeemed.add(voucher)
        elif not self.register.training:
            self.shop.redeemed.add(voucher)

    def free(self, voucher: str) -> None:
        if self.is_practice:
            self.register.practice.redeemed.discard(voucher)
        elif not self.register.training:
            self.shop.redeemed.discard(voucher)

    @property
    def training_pairs(self) -> Pairs:
        says = self.register.training and not known.TRAINING_IS_NOT_SAID
        return [("training", "yes")] if says else []

    def need(self, right: str) -> None:
        if not self.rights(right):
            raise No("not-allowed", ("right", right))

    def not_in_training(self) -> None:
        if self.who != "o" and self.register.training:
            raise No("in-training")

    def drawer(self) -> Drawer:
        drawer = self.register.drawer
        if drawer is None:
            raise No("drawer-closed")
        return drawer

    def sale(self) -> Sale:
        if self.register.sale is None:
            raise No("no-open-sale")
        return self.register.sale

    def lines(self) -> Sale:
        """The open sale, as long as nothing is paid."""
        self.drawer()
        sale = self.sale()
        if sale.payments:
            raise No("payment-begun")
        return sale

    def reason(self, kind: str, needed: bool) -> str:
        """A reason of the house, or any word where it has none of that kind."""
        name = self.keys.get("reason", "")
        known = self.shop.world.reasons_of(kind)
        if known and not name and needed:
            raise No("reason-missing")
        if known and name not in known and (name or needed):
            raise No("unknown-reason")
        return name


# What is not done in training.
REACH_FURTHER = {
    *("OPEN", "COUNT", "OVERSHORT", "Z", "CLOSEDAY", "COPY", "RETENDER", "RECEIVE", "ADJUST"),
    *("BLOCK", "PUT"),
}
Handler = Callable[[Call], Answer]


@dataclass(frozen=True)
class Verb:
    handler: Handler
    numbered: bool
    at_register: bool
    right: str
    # Leaves an entry though it has no number.
    recorded: bool = False


VERBS: dict[str, Verb] = {}


def verb(
    name: str, right: str = "", numbered: bool = True, office: bool = False, recorded: bool = False
) -> Callable[[Handler], Handler]:
    def register(handler: Handler) -> Handler:
        VERBS[name] = Verb(handler, numbered, not office, right, recorded)
        return handler

    return register


def ok(*pairs: tuple[str, str], rows: list[Pairs] | None = None) -> Answer:
    return Answer("OK", "", list(pairs), [] if rows is None else rows)


def paper(*pairs: tuple[str, str]) -> Answer:
    """A reply whose rows stand on paper: they are not looked at."""
    return Answer("OK", "", list(pairs), None)


class Shop:
    """Everything that the model knows of the shop."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.today = datetime.date.today().isoformat()
        self.registers = {number: Register(number) for number in world.registers}
        self.items: dict[str, Item] = {item.code: item for item in GOODS}
        self.cards: dict[str, Account] = {}
        self.customers: dict[int, Account] = {}
        self.redeemed: set[str] = set()
        self.paid_back: dict[Way, int] = {}
        self.held: dict[int, Held] = {}
        self.receipts: dict[str, Receipt] = {}
        self.stock: dict[str, int] = {}
        self.serial = 0
        self.day = ""
        self.zs_of_day: list[Report] = []
        self.receipts_of_day: list[Receipt] = []
        self.reports: dict[str, Report] = {}
        self.closed: list[Day] = []
        self.promotions: dict[str, Any] = {}
        self.later_prices: dict[tuple[str, str], int] = {}
        self.promotion_texts: dict[str, str] = {}
        # Goods that the shop doesn't know yet.
        self.fresh = set(self.items)

    def offers(self, sale: Sale) -> None:
        """Works the promotions of a sale out anew."""
        from model_offers import work_out

        work_out(self, sale)

    def decide(self, who: str, text: str) -> Answer:
        """What the line is answered; and does it."""
        tokens = Tokens.parse(text)
        found = VERBS[tokens.arguments[0].upper()]
        try:
            call = self._call(who, text, tokens, found)
            answer = found.handler(call)
        except No as refusal:
            return Answer("NO", refusal.code, refusal.pairs)
        # A Z belongs to what it seals.
        is_z = tokens.arguments[0].upper() == "Z"
        if who != "o" and (found.numbered or found.recorded) and not is_z:
            self.registers[int(who)].has_entries = True
        return answer

    def _call(self, who: str, text: str, tokens: Tokens, found: Verb) -> Call:
        second = int(tokens.keys.get("by", "0")) if found.numbered else 0
        if second and second not in self.world.people:
            raise No("unknown-person")
        register = self.registers.get(int(who)) if who != "o" else None
        person = register.person if register else 0
        rights = lambda right: self._has(register, person, second, right)  # noqa: E731
        if found.at_register and register is None:
            raise No("not-allowed", ("right", found.right or "sell"))
        reaches = tokens.arguments[0].upper() in REACH_FURTHER
        if reaches and register and register.training:
            if not known.TRAINING_IS_ASKED_AFTER_RIGHTS:
                raise No("in-training")
        if found.at_register and found.right and not person:
            raise No("nobody-logged-in")
        call = Call(self, who, text, tokens, rights, second or person)
        if found.right:
            call.need(found.right)
        return call

    def _has(self, register: Register | None, person: int, second: int, right: str) -> bool:
        if register is None:
            return True
        if right in self.world.register_rights.get(register.number, ()):
            return True
        for each in (person, second):
            role = self.world.people[each][0] if each else ""
            if role == "manager" or right in ROLES.get(role, ()):
                return True
        return False

    def held_of(self, register: int | None) -> list[Held]:
        """Sales that are put aside, of a register or of all; none of training."""
        return [
            held
            for held in self.held.values()
            if not held.sale.training and register in (None, held.register)
        ]

    def keep(self) -> object:
        """What a line that is refused half way gives back: see RING."""
        practices = {number: each.practice for number, each in self.registers.items()}
        here = (self.cards, self.customers, self.redeemed, self.paid_back, practices)
        return copy.deepcopy(here)

    def restore(self, kept: object) -> None:
        assert isinstance(kept, tuple)
        self.cards, self.customers, self.redeemed, self.paid_back, practices = kept
        for number, practice in practices.items():
            self.registers[number].practice = practice

    def grand_of_store(self, day: Day) -> tuple[int, int]:
        """What was sold and given back in the whole shop until that day's end."""
        closed = [report for each in self.closed[: day.number] for report in each.reports]
        sold = sum(report.register.figures.amount("sales") for report in closed)
        return sold, sum(report.register.figures.amount("returns") for report in closed)
