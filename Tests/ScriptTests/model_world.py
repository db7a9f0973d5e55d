"""The shop that the model knows: its configuration, goods, people; and who may do what."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from model_money import show, show_quantity

ROLES = {
    "cashier": {"sell", "open", "count", "z", "cash"},
    "supervisor": {
        *("sell", "open", "count", "z", "cash", "price", "discount", "quantity-limit", "expired"),
        *("return-free", "refund", "cancel-paid", "retender", "paid-out", "no-sale", "recount"),
        *("training", "unlock", "figures", "stock"),
    },
}


@dataclass(frozen=True)
class Tender:
    name: str
    kind: str
    account: str
    unit: int = 0
    refund: str = "no"
    # What a unit of foreign money is worth, in millionths.
    rate: int = 0


@dataclass(frozen=True)
class Item:
    """An item as the catalogue has it."""

    code: str
    name: str
    price: int
    vat: str
    group: str
    unit: str = ""
    kind: str = "goods"
    deposit: str = ""
    age: int = 0
    limit: int = 0
    blocked: str = ""
    open_price: bool = False

    @property
    def line(self) -> str:
        pairs = [
            f'PUT item {self.code} name="{self.name}" price={show(self.price)}',
            f"vat={self.vat} group={self.group}",
            self.unit and f"unit={self.unit}",
            self.kind != "goods" and f"kind={self.kind}",
            self.deposit and f"deposit={self.deposit}",
            self.age and f"age={self.age}",
            self.limit and f"max={show_quantity(self.limit)}",
            self.blocked and f'blocked="{self.blocked}"',
            self.open_price and "open-price=yes",
        ]
        return " ".join(str(pair) for pair in pairs if pair)


@dataclass
class World:
    """What stands in the configuration, and what differs from one shop to the next."""

    mixed_returns: bool = True
    unit: int = 100
    kept: bool = True
    deposits: bool = True
    floats: bool = True
    reasons: bool = False
    one_voucher: bool = False
    by_receipt: bool = False
    paid_out_limit: int = 50000
    registers: tuple[int, ...] = (1, 2, 3)
    # All have `figures`: receipts of others are looked at without their codes.
    register_rights: dict[int, set[str]] = field(
        default_factory=lambda: {
            1: {"figures"},
            2: {"price", "discount", "return-free", "refund", "figures"},
            3: ROLES["supervisor"] - ROLES["cashier"] - {"unlock", "expired"},
        }
    )
    people: dict[int, tuple[str, str]] = field(
        default_factory=lambda: {
            1: ("manager", "1001"),
            17: ("cashier", "4711"),
            18: ("cashier", "1818"),
            21: ("supervisor", "2121"),
        }
    )

    # Class, mode, rate.
    vat: tuple[tuple[str, str, int], ...] = (
        ("food", "", 600),
        ("food", "eat-in", 1200),
        ("standard", "", 2500),
        ("books", "", 600),
        ("free", "", 0),
        ("twelve", "", 1200),
    )

    @staticmethod
    def drawn(chance: Random) -> World:
        return World(
            mixed_returns=chance.random() < 0.8,
            unit=chance.choice([100, 100, 100, 50, 10, 500]),
            kept=chance.random() < 0.8,
            deposits=chance.random() < 0.6,
            floats=chance.random() < 0.6,
            reasons=chance.random() < 0.3,
            one_voucher=chance.random() < 0.3,
            by_receipt=chance.random() < 0.3,
            paid_out_limit=chance.choice([50000, 10000, 5000]),
        )

    @property
    def tenders(self) -> dict[str, Tender]:
        all_of_them = (
            Tender("cash", "cash", "1910", unit=self.unit, refund="yes"),
            Tender("card", "card", "1686", refund="original"),
            Tender("swish", "card", "1930", refund="original"),
            Tender("giftcard", "gift-card", "2421", refund="yes"),
            Tender("voucher", "voucher", "1687"),
            Tender("account", "account", "1510", refund="original"),
            Tender("eur", "foreign", "1915", unit=500, rate=11_250_000),
            Tender("nok", "foreign", "1916", rate=967_345),
        )
        return {tender.name: tender for tender in all_of_them}

    @property
    def groups(self) -> dict[str, str]:
        """The account of a group, or nothing."""
        accounts = {"dairy": "3010", "meat": "3012"}
        names = ("dairy", "deposit", "gifts", "other", "bread", "meat")
        return {name: accounts.get(name, "") for name in names}

    def rate(self, vat_class: str, mode: str) -> int | None:
        rates = {(name, how): rate for name, how, rate in self.vat}
        return rates.get((vat_class, mode), rates.get((vat_class, "")))

    @property
    def modes(self) -> set[str]:
        return {mode for _, mode, _ in self.vat if mode}

    def cash_account(self, register: int) -> str:
        return {1: "1911", 2: "1912"}.get(register, "1910")

    def cost_centre(self, register: int) -> str:
        return {2: "200"}.get(register, "")

    @property
    def reason_accounts(self) -> dict[str, tuple[str, str]]:
        """Kind and account of the reasons of money paid in and out."""
        return {
            "change": ("paid-in", "1940"),
            "supplies": ("paid-out", "5460"),
            "postage": ("paid-out", "6250"),
        }

    def reasons_of(self, kind: str) -> set[str]:
        fixed = {name for name, (of, _) in self.reason_accounts.items() if of == kind}
        more: dict[str, set[str]] = {"return": {"broken", "regret", "pant"}}
        if self.reasons:
            more |= {"discount": {"damaged", "friend"}, "price": {"wrong-tag"}}
            more |= {"over-short": {"miscount"}, "no-sale": {"exchange"}}
        return fixed | more.get(kind, set())

    @property
    def config(self) -> str:
        return "\n".join([*self._head(), *self._money(), *self._accounts(), *self._rules()]) + "\n"

    def _head(self) -> list[str]:
        lines = [
            'store name="Modellens Livs" currency=SEK company="Modellens Livs AB"'
            " organisation=556677-8899 id=modellen",
        ]
        for name, mode, rate in self.vat:
            how = f" mode={mode}" if mode else ""
            lines.append(f"vat class={name} percent={show(rate)}{how}")
        accounts = {2500: (3001, 2611), 1200: (3002, 2621), 600: (3003, 2631)}
        lines += [
            f"rate percent={show(rate)} sales={sales} vat={vat}"
            for rate, (sales, vat) in accounts.items()
        ]
        return [*lines, "rate percent=0.00 sales=3004"]

    def _money(self) -> list[str]:
        lines = []
        for tender in self.tenders.values():
            line = f"tender name={tender.name} kind={tender.kind} account={tender.account}"
            if tender.unit:
                line += f" unit={show(tender.unit)}"
            if tender.kind == "foreign":
                rate = f"{tender.rate // 1_000_000}.{tender.rate % 1_000_000:06}".rstrip("0")
                line += f" currency={tender.name.upper()} rate={rate}"
            elif tender.kind != "voucher":
                line += f" refund={tender.refund}"
            lines.append(line)
        for group, account in self.groups.items():
            lines.append(f"group name={group} text={group}" + (account and f" account={account}"))
        return lines

    def _accounts(self) -> list[str]:
        numbers = "1510 1686 1687 1910 1911 1912 1915 1916 1920 1930 1940 1949 2421 2611 2621"
        numbers += " 2631 2897 3001 3002 3003 3004 3010 3012 3740 3990 5460 6250 6991"
        lines = [f'account number={number} name="Konto {number}"' for number in numbers.split()]
        more = " kept=3990" if self.kept else ""
        more += " deposit=2897" if self.deposits else ""
        more += " float=1920" if self.floats else ""
        lines.append(f"accounts rounding=3740 difference=6991 transit=1949{more}")
        vouchers = "store" if self.one_voucher else "register"
        ledger = "receipt" if self.by_receipt else "z"
        return [*lines, f"settlement vouchers={vouchers} ledger={ledger}"]

    def _rules(self) -> list[str]:
        lines = [
            f"reason kind={kind} name={name} text={name} account={account}"
            for name, (kind, account) in self.reason_accounts.items()
        ]
        for kind in ("return", "discount", "price", "over-short", "no-sale"):
            for name in sorted(self.reasons_of(kind)):
                lines.append(f"reason kind={kind} name={name} text={name}")
        mixed = "yes" if self.mixed_returns else "no"
        rules = f"rules mixed-returns={mixed} paid-out-limit={show(self.paid_out_limit)}"
        # Only the right for a price, an item's `max=`, deposits and PAIDOUT are felt.
        rules += " discount-limit=100.00 two-people=none"
        for name in ("discount-day", "paid-out-day", "return", "return-day", "cash", "change"):
            rules += f" {name}-limit=900000000.00"
        lines.append(rules)
        for number in self.registers:
            line = f"register number={number}"
            if self.cash_account(number) != "1910":
                line += f" account={self.cash_account(number)}"
            if self.cost_centre(number):
                line += f" cost-centre={self.cost_centre(number)}"
            rights = sorted(self.register_rights.get(number, ()))
            lines.append(line + (f" rights={','.join(rights)}" if rights else ""))
        return [*lines, "access proof=optional"]


GOODS = (
    Item("MILK", "Mjölk 1 l", 1690, "food", "dairy"),
    Item("PANT", "Pant burk", 200, "food", "deposit", kind="deposit"),
    Item("PANT2", "Pant flaska", 300, "standard", "deposit", kind="deposit"),
    Item("SLIP", "Pantkvitto", 0, "food", "deposit", kind="deposit", open_price=True),
    Item("SODA", "Läsk 33 cl", 990, "food", "other", deposit="PANT"),
    Item("COLA", "Cola 150 cl", 2195, "food", "other", deposit="PANT2"),
    Item("BEER", "Öl 33 cl", 1490, "standard", "other", deposit="PANT", age=18),
    Item("SNUFF", "Snus", 4733, "standard", "other", age=20),
    Item("CHEESE", "Ost i bit", 11900, "food", "dairy", unit="kg"),
    Item("HAM", "Skinka", 18990, "food", "meat", unit="kg"),
    Item("NUTS", "Nötter", 24977, "twelve", "other", unit="kg"),
    Item("BREAD", "Limpa", 2500, "food", "bread"),
    Item("ROLL", "Fralla", 733, "food", "bread"),
    Item("LAMP", "Lampa", 19995, "standard", "other"),
    Item("BOOK", "Pocket", 6900, "books", "other"),
    Item("STAMP", "Frimärke", 1500, "free", "other"),
    Item("GUM", "Tuggummi", 49, "twelve", "other"),
    Item("DOT", "Knapp", 1, "standard", "other"),
    Item("BAG", "Gratiskasse", 0, "standard", "other"),
    Item("PILLS", "Tabletter", 3900, "standard", "other", limit=2000),
    Item("WORK", "Montering", 7505, "standard", "other", kind="service"),
    Item("RIDE", "Hemkörning", 7900, "twelve", "other", kind="service"),
    Item("MISC", "Diverse", 0, "standard", "other", open_price=True),
    Item("GONE", "Indragen korv", 3000, "food", "meat", blocked="recall"),
    Item("CARD", "Presentkort", 0, "standard", "gifts", kind="gift-card", open_price=True),
    Item("PAYIN", "Inbetalning", 0, "standard", "gifts", kind="account", open_price=True),
    Item("2311111100007", "Herrgård", 11900, "food", "dairy", unit="kg"),
    Item("7350000000016", "Paket med datum", 3000, "food", "dairy"),
    Item("2011111100006", "Prispaket", 5000, "food", "meat"),
)
