"""Two days at two registers that use much of what a till can do, and the export of their journal.

The lines are those of a terminal: `1` and `2` are registers, `o` is the office, `?` in
front marks a line without a number. Money is small, so that a person can add it up.
"""

from __future__ import annotations

import time
from pathlib import Path

import paths  # noqa: F401
from tillclient import Station
from tillprocess import Daemon

# Letters that JSON escapes, and that SIE has no place for.
COMPANY = '"Kvarnens \\"Livs\\" {Øl} – AB"'

CONFIG = f"""store name="Kvarnens Livs" currency=SEK company={COMPANY} organisation=556677-8899 id=kvarnen
fiscal-year from=2026-01-01 to=2026-12-31
vat class=food percent=12.00
vat class=food percent=6.00 from=2026-04-01 to=2027-12-31
vat class=food percent=12.00 mode=eat-in
vat class=standard percent=25.00
rate percent=25.00 sales=3001 vat=2611
rate percent=12.00 sales=3002 vat=2621
rate percent=6.00 sales=3003 vat=2631
tender name=cash kind=cash unit=1.00 account=1910
tender name=card kind=card account=1686
tender name=swish kind=card account=1930
tender name=giftcard text="Presentkort" kind=gift-card account=2421 refund=yes
tender name=voucher text="Värdebevis" kind=voucher account=1687
tender name=account text="På konto" kind=account account=1510
tender name=eur kind=foreign currency=EUR rate=11.25 unit=5.00 account=1915
group name=dairy text="Mejeri" account=3010
group name=deposit text=Pant
group name=gifts text=Presentkort
group name=other text=Annat
account number=1510 name="Kundfordringar"
account number=1686 name="Kontokort"
account number=1687 name="Fordran pant och kuponger"
account number=1910 name="Kassa"
account number=1911 name="Kassa 1"
account number=1912 name="Kassa 2"
account number=1915 name="Kassa euro"
account number=1930 name="Swish"
account number=1940 name="Bank"
account number=1949 name="Pengar på väg till banken"
account number=2421 name="Presentkort"
account number=2611 name="Utgående moms 25 %"
account number=2621 name="Utgående moms 12 %"
account number=2631 name="Utgående moms 6 %"
account number=3001 name="Försäljning varor 25 %"
account number=3002 name="Försäljning varor 12 %"
account number=3003 name="Försäljning varor 6 %"
account number=1920 name="Växelkassa"
account number=3010 name="Mejeri"
account number=3011 name="Pant"
account number=3740 name="Öresutjämning"
account number=3990 name="Övriga intäkter"
account number=5460 name="Förbrukningsmaterial"
account number=6991 name="Kassadifferenser"
accounts rounding=3740 difference=6991 transit=1949 kept=3990 deposit=3011 float=1920
reason kind=paid-in name=change text="Växel från banken" account=1940
reason kind=paid-out name=supplies text="Förbrukningsmaterial" account=5460
reason kind=return name=broken text="Trasig"
reason kind=return name=deposit text=Pant
reason kind=return name=regret text="Ångrat köp"
rules discount-limit=10.00 paid-out-limit=500.00
register number=1 account=1911 rights=figures
register number=2 cost-centre=200 account=1912 rights=figures,price
access proof=optional
"""

GOODS = """
o PUT item MILK name="Mjölk \\"1 l\\"" price=16.90 vat=food group=dairy
o PUT item PANT name=Pant price=2.00 vat=food group=deposit kind=deposit
o PUT item SODA name=Läsk price=9.90 vat=food group=other deposit=PANT
o PUT item SLIP name=Pantkvitto price=0.00 vat=food group=deposit kind=deposit open-price=yes
o PUT item CHEESE name="Ost i bit" price=119.00 vat=food group=dairy unit=kg
o PUT item LAMP name=Lampa price=199.95 vat=standard group=other
o PUT item WORK name=Montering price=75.05 vat=standard group=other kind=service
o PUT item BEER name=Öl price=14.90 vat=standard group=other age=18
o PUT item CARD name=Presentkort price=0.00 vat=standard group=gifts kind=gift-card open-price=yes
o PUT item PAYIN name=Inbetalning price=0.00 vat=standard group=gifts kind=account open-price=yes
o PUT promotion P3 text="3 för 2" items=SODA take=3 pay=2
o PUT customer 1001 limit=500.00 name="Bygg & Son"
o RECEIVE MILK 24 ref=4711
o PUT place MILK K-1 note="top shelf" planned=6
o RECEIVE MILK 6 place=K-1
o RECEIVE CHEESE 12.5
o PUT price MILK 99.00 from=2199-01-01
o PERSON 17 role=cashier name=Anna
o PIN 17 new=4711
o PERSON 21 role=supervisor
o PIN 21 new=2121
o PERSON 1 role=manager
o PIN 1 new=1001
"""

FIRST_DAY = """
1 LOGIN 17 pin=4711
2 LOGIN 21 pin=2121
1 OPEN float=500.00
2 OPEN float=300.00
1 PAIDIN 200.00 reason=change
1 PAIDOUT 40.00 reason=supplies
1 DROP 100.00 ref="bag 7"
1 NOSALE by=21 pin=2121
1 SALE
1 ITEM MILK qty=3
1 ITEM SODA qty=4
1 ITEM CHEESE qty=1.234
1 ITEM LAMP
1 QTY 2 5
1 ITEM SODA
1 VOID 6
1 DISCOUNT 5 percent=10.00
1 DISCOUNT amount=25.00 by=21 pin=2121
?1 TOTAL
?1 TOTAL print=text
1 PAY card 100.00 ref=9921
1 PAY cash 500.00 ref="order 7"
1 END -> A
1 SALE
1 RETURN receipt={A} line=1 qty=1 reason=broken
1 ITEM BEER age=seen
1 PAY cash -1.00
1 END
1 SALE
1 RETURN receipt={A} line=2 qty=2 reason=broken
1 RETURN receipt={A} line=1 reason=broken
1 VOID 1
1 RETURN receipt={A} line=2 qty=1 reason=broken
1 RETURN receipt={A} line=4 reason=broken
1 PAY card -20.00
1 PAY cash -157.00
1 END
1 SALE
1 ITEM CARD price=200.00 card=6001
1 PAY swish 200.00 ref=1
1 END
1 SALE
1 ITEM WORK
1 PAY giftcard 75.05 ref=6001
1 END
1 RING MILK*2 pay=account:33.80:1001
1 SALE
1 ITEM PAYIN price=50.00 customer=1001
1 PAY cash 50.00
1 END
1 COPY {A}
1 RING MILK pay=cash:20.00 -> B
1 RETENDER {B} 1 card ref=4711 by=21 pin=2121
1 SALE
1 ITEM LAMP
1 PAY card 150.00 pending
1 PAY voucher 60.00 ref=V-1
1 FAILED 1
1 PAY eur 20.00
1 END
1 SALE
1 ITEM MILK
1 PAY card 16.90
1 UNPAY 1
1 CANCEL by=21 pin=2121
2 SALE
2 ITEM MILK qty=2
2 REPRICE 1 15.00 by=1 pin=1001
2 DISCOUNT percent=10.00
2 HOLD "the man with the dog"
1 RECALL 1
1 PAY cash 27.00
1 END
2 SALE
2 RETURN SLIP price=34.00 voucher=PV-1 reason=deposit
2 PAY cash -34.00
2 END
2 SALE
2 RETURN MILK qty=1 price=10.00 reason=regret by=1 pin=1001
2 PAY cash -10.00
2 END
2 LOGOUT
2 LOGIN 17 pin=4711
2 TRAINING by=21 pin=2121
2 RING MILK*4 pay=cash:100.00
2 SALE
2 ITEM LAMP
2 VOID 1
2 CANCEL
?2 PRICE MILK
2 LOGOUT
2 LOGIN 21 pin=2121
?2 PRICE MILK
?2 X
2 ADJUST MILK -3 reason=broken by=1 pin=1001
o MOVE MILK 2 from=K-1 to=K-2
o STOCKTAKE MILK 9 ref=week
o STOCKTAKE MILK 5 place=K-2 ref=week
o PUT place MILK K-1 off
2 SALE
2 ITEM MILK
2 HOLD
1 COUNT cash=1000.00 count=card:80.00 count=eur:20.00
1 COUNT recount cash=1001.00 count=card:81.00 count=giftcard:75.05 by=21 pin=2121
1 OVERSHORT 1 reason=wrong-change by=21 pin=2121
1 Z
2 SALE
2 ITEM LAMP
o CLOSEDAY
"""

SECOND_DAY = """
1 OPEN float=100.00
2 COUNT late cash=250.00
2 OPEN float=100.00
2 DISCOUNT percent=5.00
2 PAY card 189.95
2 END
2 RECALL 1
2 PAY cash 20.00
2 END
1 LOGOUT
o EPOCH register=1 last=500 receipt=30
"""

# At register 1 the epoch has left numbers out.
LAST_LINES = """
1 LOGIN 17 pin=4711
1 RING LAMP BEER*2 age=seen pay=card:229.75 -> C
1 SALE
1 RETURN receipt={C} line=1 reason=regret
1 PAY card -199.95
1 END
1 COUNT cash=100.00 count=card:29.80
1 Z
o CLOSEDAY
"""

# What a checker may stumble over: tenders counted in any order, a count that is made again after
# somebody signed for it, a drawer counted after its Z on the same evening, numbers that an epoch
# left out behind the last receipt.
ODD_EVENINGS = """
1 LOGIN 17 pin=4711
2 LOGIN 21 pin=2121
1 OPEN float=100.00
2 OPEN float=0.00
1 RING LAMP pay=card:199.95
1 RING LAMP pay=swish:199.95:1
1 COUNT cash=90.00 count=swish:200.00 count=card:199.95
1 OVERSHORT 1 reason=wrong-change by=21 pin=2121
1 COUNT recount cash=101.00 count=swish:199.95 count=card:199.95 by=21 pin=2121
1 Z
2 RING MILK pay=cash:20.00
2 Z
2 COUNT late cash=10.00
o CLOSEDAY
1 OPEN float=0.00
1 RING MILK pay=card:16.90
1 LOGOUT
o EPOCH register=1 last=500 receipt=30
"""

AFTER_THE_EPOCH = """
1 LOGIN 17 pin=4711
1 COUNT cash=0.00
1 Z
o CLOSEDAY
"""


class Shop:
    """A daemon of its own with an office and two registers."""

    def __init__(self, program: Path, folder: Path) -> None:
        self.folder, self.program = folder, program
        self.data = folder / "data"
        self.config = folder / "shop.conf"
        self.config.write_text(CONFIG, encoding="utf-8")
        self.receipts: dict[str, str] = {}

    def start(self) -> None:
        self.daemon = Daemon(self.program, self.data, self.config, self.folder / "log")
        self.daemon.start()
        identities = {"o": "service=office station=test", "1": "register=1", "2": "register=2"}
        self.stations = {n: Station(self.daemon.address, i) for n, i in identities.items()}

    def stop(self) -> None:
        for station in self.stations.values():
            station.close()
        code = self.daemon.stop()
        assert self.daemon.process and self.daemon.process.stdout, "it was started"
        self.daemon.process.stdout.close()
        assert code == 0, f"tilld ended with {code}"

    def play(self, lines: str) -> None:
        for line in lines.strip().split("\n"):
            self.say(line)

    def say(self, line: str) -> None:
        text, _, name = line.partition(" -> ")
        who, _, text = text.partition(" ")
        station = self.stations[who.lstrip("?")]
        text = text.format(**self.receipts)
        reply = station.ask(text) if who[0] == "?" else station.tell(text)
        assert reply.ok, f"{line}: {reply}"
        if name:
            self.receipts[name] = reply.keys["receipt"]

    def wait_until_written(self, settlement: int) -> None:
        deadline = time.monotonic() + 60
        while self.stations["o"].ask(f"SETTLEMENT {settlement}").keys["state"] == "sealed":
            assert time.monotonic() < deadline, f"settlement {settlement} is not written"

    def begin_again(self, who: str) -> None:
        """A terminal asks for its next number anew."""
        self.stations[who].close()
        self.stations[who].next = 0


def play_odd_evenings(shop: Shop) -> Path:
    """Plays them, and gives the journal's export."""
    shop.start()
    try:
        shop.play(GOODS)
        shop.play(ODD_EVENINGS)
        shop.begin_again("1")
        shop.play(AFTER_THE_EPOCH)
        shop.wait_until_written(2)
    finally:
        shop.stop()
    return exported(shop)


def play_two_days(shop: Shop) -> Path:
    """Plays them, with a restart between, and gives the journal's export."""
    shop.start()
    try:
        shop.play(GOODS)
        shop.play(FIRST_DAY)
        shop.wait_until_written(1)
    finally:
        shop.stop()
    shop.start()
    try:
        shop.play(SECOND_DAY)
        shop.begin_again("1")
        shop.play(LAST_LINES)
        shop.wait_until_written(2)
    finally:
        shop.stop()
    return exported(shop)


def exported(shop: Shop) -> Path:
    out = shop.folder / "export.jsonl"
    code, said = shop.daemon.command("export", "--data", str(shop.data), "--output", str(out))
    assert code == 0, said
    return out
