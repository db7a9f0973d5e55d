"""A program that says all that a cashier may say does not learn what should lie in the drawer."""

import socket
import tempfile
import unittest
from pathlib import Path

import paths  # noqa: F401
from demoshop import DemoShop

MILK = "7310865001825"
AGAIN = 256  # as many lines back a register is told its replies again


class Line:
    """A register's link, whose lines are written as they are."""

    def __init__(self, address: tuple[str, int], number: int) -> None:
        self.stream = socket.create_connection(address).makefile("rw", newline="\n")
        self.answer()
        self.next = int(self.say(f"HELLO v=1 register={number}").split(" next=")[1].split()[0])

    def answer(self) -> str:
        said = []
        while True:
            line = self.stream.readline()
            assert line, "the link was cut"
            if not line.startswith("* "):
                said.append(line)
            if line.startswith(("OK", "NO", "BAD")):
                return "".join(said)

    def say(self, line: str) -> str:
        self.stream.write(line + "\n")
        self.stream.flush()
        return self.answer()

    def ask(self, line: str) -> str:
        said = self.say(f"#{self.next} {line}")
        if "OK #" in said:
            self.next += 1
        return said

    def must(self, line: str) -> str:
        said = self.ask(line)
        assert "OK #" in said, f"{line}: {said}"
        return said


class BlindTests(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.shop = DemoShop(Path(folder.name) / "data")
        self.addCleanup(self.shop.stop)

    def test_a_cashier_who_tries_everything(self) -> None:
        other = Line(self.shop.address, 2)
        other.must("LOGIN 1 pin=1001")
        other.must("PERSON 18 role=cashier")
        other.must("PIN 18 new=1818")
        line = Line(self.shop.address, 1)
        line.must("LOGIN 17 pin=4711")
        line.must("OPEN float=500.00")
        sold = [line.must(f"RING {MILK}*{pieces} pay=cash:1000.00") for pieces in (41, 53)]
        line.must("SALE")
        line.must(f"ITEM {MILK} qty=67")
        line.must("PAY cash 2000.00")
        sold.append(line.must("END"))
        secrets = [said.split(" total=")[1].split()[0] for said in sold]
        line.must("LOGOUT")
        line.must("LOGIN 18 pin=1818")
        first = line.next
        for _ in range(AGAIN // 2):
            line.must("SALE")
            line.must("CANCEL")

        heard = []
        for text in (
            "X", "DAY", "REPORT 1-1", "SETTLEMENTS", "SETTLEMENT 1", "HELD", "STATUS", "TOTAL",
            "JOURNAL from=1", "LIST registers", "LIST people", "LIST limits", "HELP",
        ):
            heard.append(line.say(text))
        for number in range(1, first):
            heard.append(line.say(f"REPLY {number}"))
        for receipt in ("1-1", "1-2", "1-3"):
            for code in ("", " code=222222"):
                heard.append(line.say(f"RECEIPT {receipt}{code}"))
                heard.append(line.ask(f"COPY {receipt}{code}"))
                line.must("SALE")
                heard.append(line.ask(f"RETURN receipt={receipt} line=1{code} reason=regret"))
                heard.append(line.ask(f"RETURN receipt={receipt} line=1{code} qty=99 reason=regret"))
                line.must("CANCEL")
                heard.append(line.ask(f"RETENDER {receipt} 1 card{code}"))
        for amount in ("500.00", "99999.00", "9999999.00"):
            heard.append(line.ask(f"DROP {amount}"))
        heard.append(line.ask("COUNT cash=1.00"))
        heard.append(line.ask("COUNT recount cash=1.00"))
        heard.append(line.ask("OVERSHORT 1 reason=x"))
        heard.append(line.ask("Z"))
        for said in heard:
            for secret in (*secrets, "expected=", "difference=", "qty=-41", "left="):
                self.assertNotIn(secret, said)
        # Whoever brings the paper is served.
        self.assertIn("OK receipt=1-1", other.say("RECEIPT 1-1"))


if __name__ == "__main__":
    unittest.main()
