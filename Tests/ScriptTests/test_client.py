"""protocol/client.py: against a daemon whose connection is cut after every byte of a sale, and
against servers that say what a daemon says only on a bad day."""

from __future__ import annotations

import contextlib
import importlib.util
import io
import re
import socket
import tempfile
import threading
import unittest
from pathlib import Path

import paths
from cuttingproxy import TO_CLIENT, TO_SERVER, CuttingProxy
from demoshop import TILLD, Template

paths.add(paths.ROOT / "protocol")
import client  # noqa: E402

SALE = ["SALE", "ITEM 7310865001825 qty=2", "PAY cash 50.00", "END"]
GREETING = 'OK till=1 store="Kvarnens Livs" nonce=00'
SEED = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"
PUBLIC = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
HAS_KEYS = importlib.util.find_spec("cryptography") is not None


def make_certificate(folder: Path) -> None:
    """`cert.pem` and `key.pem`: a certificate that this machine signs for itself."""
    import datetime
    import ipaddress

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "till")])
    now = datetime.datetime.now(datetime.timezone.utc)
    address = x509.IPAddress(ipaddress.ip_address("127.0.0.1"))
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([address]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    (folder / "cert.pem").write_bytes(certificate.public_bytes(pem))
    plain = serialization.NoEncryption()
    form = serialization.PrivateFormat.PKCS8
    (folder / "key.pem").write_bytes(key.private_bytes(pem, form, plain))


class PowerCut(Exception):
    """The register is gone, and with it all that is not on its disk."""


class Mortal(client.Register):
    """A register that does not try for ever."""

    losses = 0

    def lose(self, why: object) -> None:
        self.losses += 1
        if self.losses > 20:
            raise AssertionError(f"lost again and again: {why}")
        super().lose(why)


class Fragile(Mortal):
    """A register that does not outlive its connection."""

    def lose(self, why: object) -> None:
        super().lose(why)
        raise PowerCut


class Registers(unittest.TestCase):
    address: tuple[str, int]

    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.memory = str(Path(folder.name) / "register.json")
        self.noise = io.StringIO()
        quiet = contextlib.redirect_stderr(self.noise)
        quiet.__enter__()
        self.addCleanup(quiet.__exit__, None, None, None)

    def register(self, kind: type[Mortal] = Mortal) -> client.Register:
        """The next life of the register, with what it left on its disk."""
        register = kind(self.address, 3, client.Memory(self.memory))
        register.pause = 0
        self.used: list[str] = []
        register.use = lambda reply: self.used.append(str(reply))
        self.addCleanup(lambda: register.link and register.link.close())
        return register

    def on_disk(self) -> str:
        return Path(self.memory).read_text()


@unittest.skipIf(TILLD is None, "tilld is not built")
class WithADaemon(Registers):
    @classmethod
    def setUpClass(cls) -> None:
        cls.template = Template()
        cls.addClassCleanup(cls.template.close)

    def setUp(self) -> None:
        super().setUp()
        self.shop = self.template.open()
        # Beside the shop's files, which may lie in memory.
        self.memory = f"{self.shop.data}.json"
        self.addCleanup(self.shop.stop)
        self.proxy = CuttingProxy(self.shop.address)
        self.addCleanup(self.proxy.close)
        self.address = self.proxy.address

    def open_drawer(self) -> client.Register:
        register = self.register()
        for line in ("LOGIN 17 pin=4711", "OPEN float=500.00"):
            self.assertEqual(register.ask(line).status, "OK")
        return register

    def held(self, lines: list[str]) -> list[client.Reply]:
        """By a register that lives on."""
        register = self.register()
        return [register.ask(line) for line in lines]

    def held_by_many(self, lines: list[str]) -> list[client.Reply]:
        """By one that is started anew after each loss, and knows what is on its disk."""
        replies: list[client.Reply] = []
        while len(replies) < len(lines):
            with contextlib.suppress(PowerCut):
                register = self.register(Fragile)
                if reply := register.resume():
                    replies.append(reply)
                while len(replies) < len(lines):
                    replies.append(register.ask(lines[len(replies)]))
        return replies

    def test_a_sale_is_made_once_wherever_its_connection_is_cut(self):
        self.open_drawer()
        sales = 0
        for way, hold in (
            (TO_SERVER, self.held),
            (TO_SERVER, self.held_by_many),
            (TO_CLIENT, self.held),
            (TO_CLIENT, self.held_by_many),
        ):
            bytes_before = 0
            was_cut = True
            while was_cut:
                self.proxy.cut(way, bytes_before)
                replies = hold(SALE)
                sales += 1
                with self.subTest(way=way, bytes_before=bytes_before, hold=hold.__name__):
                    self.assert_one_sale(replies, sales)
                was_cut = self.proxy.has_cut
                bytes_before += 1
            self.assertGreater(bytes_before, 100)
        self.assert_sold(sales)

    def assert_one_sale(self, replies: list[client.Reply], receipt: int) -> None:
        self.assertEqual([reply.status for reply in replies], ["OK"] * 4)
        self.assertEqual(replies[1].pairs["total"], "33.80")
        self.assertEqual(replies[3].pairs["receipt"], f"3-{receipt}")

    def assert_sold(self, sales: int) -> None:
        """What the register's own figures say, and how many numbers were used."""
        register = self.register()
        for line in ("LOGOUT", "LOGIN 21 pin=2121"):
            self.assertEqual(register.ask(line).status, "OK")
        figures = register.look("X")
        amount = f"{3380 * sales // 100}.{3380 * sales % 100:02}"
        self.assertIn(f"- figure=receipts count={sales} amount={amount}", figures.rows)
        self.assertEqual(register.next, 2 + 4 * sales + 2 + 1)

    def test_a_sale_is_made_once_though_the_server_is_killed_before_every_line(self):
        register = self.open_drawer()
        for sale in range(1, 3):
            replies = []
            for line in SALE:
                self.shop.crash()
                replies.append(register.ask(line))
            self.assert_one_sale(replies, sale)
        self.assert_sold(2)

    def test_a_pin_is_never_on_disk_and_its_line_is_answered_all_the_same(self):
        seen: list[str] = []
        line = "LOGIN 17 pin=4711"
        for way, places in ((TO_SERVER, range(30, 70, 6)), (TO_CLIENT, range(200, 260, 12))):
            for bytes_before in places:
                self.proxy.cut(way, bytes_before)
                replies = []
                while not replies:
                    try:
                        register = self.register(Fragile)
                        reply = register.resume() or register.ask(line)
                        replies.append(reply)
                    except PowerCut:
                        seen.append(self.on_disk() if Path(self.memory).exists() else "")
                self.assertEqual(replies[0].pairs.get("person"), "17", replies[0])
                self.assertEqual(self.register().ask("LOGOUT").status, "OK")
        self.assertNotIn("4711", "".join(seen))
        self.assertIn("LOGIN 17 pin=0000", "".join(seen))

    def test_what_was_answered_but_not_used_is_told_again(self):
        register = self.open_drawer()
        register.ask("SALE")

        def fail(reply: client.Reply) -> None:
            raise PowerCut

        register.use = fail
        with self.assertRaises(PowerCut):
            register.ask("ITEM 7310865001825")
        again = self.register()
        self.assertEqual(again.resume().pairs["line"], "1")
        self.assertEqual(len(self.used), 1)
        self.assertIsNone(self.register().resume())

    def test_a_refused_line_is_not_tried_again(self):
        register = self.open_drawer()
        self.assertEqual(register.ask("ITEM 7310865001825").code, "no-open-sale")
        self.assertIsNone(self.register().resume())
        self.assertEqual(register.ask("SALE").number, 3)

    def test_a_name_that_is_taken_over_is_given_up_and_its_line_kept(self):
        first = self.open_drawer()
        other = client.Register(self.address, 3, client.Memory(self.memory + "-other"))
        other.connect()
        self.addCleanup(other.link.close)
        with self.assertRaisesRegex(client.Stop, "another program"):
            first.ask("SALE")
        self.assertIn("#3 SALE", self.on_disk())

    def test_another_line_under_the_same_number_is_a_conflict_and_the_counter_goes_on(self):
        register = self.open_drawer()
        register.next = 2
        reply = register.ask("SALE")
        self.assertEqual(reply.code, "conflict")
        self.assertEqual(register.ask("SALE").number, 3)
        register.next = 9
        self.assertEqual(register.ask("CANCEL").code, "gap")
        self.assertEqual(register.ask("CANCEL").number, 4)

    def test_a_server_that_knows_less_is_not_sold_with(self):
        memory = client.Memory(self.memory)
        memory.last = 9
        memory.keep("#10 SALE")
        with self.assertRaisesRegex(client.Stop, "backup"):
            self.register().resume()
        self.assertIn("#10 SALE", self.on_disk())

    @unittest.skipUnless(HAS_KEYS, "cryptography is not installed")
    def test_a_key_is_proved_over_tls(self):
        folder = Path(self.memory).parent
        make_certificate(folder)
        files = (str(folder / "cert.pem"), str(folder / "key.pem"))
        shop = self.template.open("--tls-certificate", files[0], "--tls-key", files[1])
        self.addCleanup(shop.stop)
        self.address = shop.address
        for number, key in ((1, None), (3, SEED)):
            register = self.register()
            register.number, register.key = number, key
            register.trusted = files[0]
            register.memory = client.Memory(f"{self.memory}-{number}")
            self.assertEqual(register.ask("LOGIN 1 pin=1001").status, "OK")
            register.ask(f"KEY register=3 public={PUBLIC}")
        self.assertEqual(register.look("PING").status, "OK")

    @unittest.skipUnless(HAS_KEYS, "cryptography is not installed")
    def test_a_key_is_proved(self):
        owner = client.Register(self.address, 1, client.Memory(self.memory + "-owner"))
        owner.use = lambda reply: None
        owner.ask("LOGIN 1 pin=1001")
        self.assertEqual(owner.ask(f"KEY register=3 public={PUBLIC}").status, "OK")
        owner.link.close()
        with self.assertRaisesRegex(client.Stop, "wrong-proof"):
            self.register().ask("LOGIN 17 pin=4711")
        register = self.register()
        register.key = SEED
        self.assertEqual(register.ask("LOGIN 17 pin=4711").status, "OK")


class Script:
    """A server that says its lines: the first of each connection unasked, the rest one a line."""

    def __init__(self, *connections: list[str]) -> None:
        self.heard: list[list[str]] = []
        self.listener = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._play, args=connections, daemon=True).start()

    def _play(self, *connections: list[str]) -> None:
        for says in connections:
            peer, _ = self.listener.accept()
            with peer, peer.makefile("rb") as incoming:
                heard: list[str] = []
                self.heard.append(heard)
                peer.sendall(says[0].encode() + b"\n")
                for answer in says[1:]:
                    heard.append(incoming.readline().decode().rstrip("\n"))
                    peer.sendall(answer.encode() + b"\n")
        self.listener.close()


class WithAScript(Registers):
    HELLO = "OK store=K currency=SEK register=3 state=open epoch=1 next=7 head=00 receipt=0"

    def play(self, *connections: list[str]) -> Script:
        script = Script(*connections)
        self.address = script.listener.getsockname()
        return script

    def test_a_server_that_stops_is_asked_again_with_the_same_line(self):
        stopping = 'BAD shutting-down "The server is stopping"'
        script = self.play(
            ['BAD too-many-connections "Full"'],
            [GREETING, stopping],
            [GREETING, self.HELLO, stopping],
            [GREETING, self.HELLO, 'BAD shutting-down #7 "The server is stopping"'],
            [GREETING, self.HELLO, "* news\nOK #7"],
        )
        self.assertEqual(self.register().ask("SALE").status, "OK")
        lines = [heard[1:] for heard in script.heard]
        self.assertEqual(lines, [[], [], ["#7 SALE"], ["#7 SALE"], ["#7 SALE"]])

    def test_a_line_that_is_longer_than_lines_are_is_refused_for_good(self):
        script = self.play(
            [GREETING, self.HELLO, 'BAD line-too-long "A line has at most 16384 bytes"'],
            [GREETING, self.HELLO, "OK #7"],
        )
        register = self.register()
        self.assertEqual(register.ask("RING long").code, "line-too-long")
        self.assertEqual(register.ask("SALE").status, "OK")
        self.assertEqual(script.heard[1][1:], ["#7 SALE"])

    def test_a_reply_to_another_line_stops_the_register(self):
        self.play([GREETING, self.HELLO, "OK #6"])
        with self.assertRaisesRegex(client.Stop, "another line"):
            self.register().ask("SALE")
        self.assertIn("#7 SALE", self.on_disk())

    def test_values_are_read_without_quotes_and_escapes(self):
        reply = client.Reply([], r'NO item-blocked #9 "Not = \"sold\"" reason="a\\n\x1d\n b" n=1')
        self.assertEqual((reply.code, reply.number), ("item-blocked", 9))
        self.assertEqual(reply.pairs, {"reason": "a\\n\x1d\n b", "n": "1"})


class InThePage(unittest.TestCase):
    def test_what_the_page_shows_of_the_program_stands_in_it(self):
        page = (paths.ROOT / "protocol/README.md").read_text(encoding="utf-8")
        section = page.split("\n## A client in an afternoon\n")[1].split("\n## ")[0]
        blocks = re.findall(r"^```python\n(.*?)^```$", section, re.DOTALL | re.MULTILINE)
        program = (paths.ROOT / "protocol/client.py").read_text(encoding="utf-8")
        self.assertGreater(len(blocks), 0)
        for block in blocks:
            lines = [f"    {line}" if line else "" for line in block.splitlines()]
            self.assertIn("\n".join(lines), program)


if __name__ == "__main__":
    unittest.main()
