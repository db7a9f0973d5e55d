"""The staff page's server as strangers meet it: on the wire, over a real daemon."""

from __future__ import annotations

import http.client
import json
import resource
import signal
import socket
import threading
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from webshop import WebShop

DEVICE = "0123456789abcdef0123456789abcdef"
MILK_CODE = "7310865001825"
JSON = {"Content-Type": "application/json"}


class Client:
    """One connection that is kept, from an address of its own."""

    def __init__(self, shop: WebShop, source: str = "127.0.0.1") -> None:
        self.link = http.client.HTTPConnection(
            "127.0.0.1", shop.web, timeout=30, source_address=(source, 0))
        self.link.connect()
        # A link that was closed is an error here, and not opened again.
        self.link.auto_open = 0
        self.cookie = ""

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_) -> None:
        self.link.close()

    def ask(self, path: str, body: object = None) -> tuple[int, dict]:
        headers = dict(JSON) if self.cookie == "" else {**JSON, "Cookie": self.cookie}
        self.link.request(
            "GET" if body is None else "POST", path,
            None if body is None else json.dumps(body), headers)
        answer = self.link.getresponse()
        self.cookie = (answer.headers["Set-Cookie"] or self.cookie).split(";")[0]
        self.headers = answer.headers
        return answer.status, json.loads(answer.read())

    def log_in(self, person: int = 21, pin: str = "2121", device: str = DEVICE) -> tuple[int, dict]:
        return self.ask("/api/login", {"person": person, "pin": pin, "device": device})


def raw(shop: WebShop, text: str) -> bytes:
    """What comes back until the server closes."""
    with socket.create_connection(("127.0.0.1", shop.web), timeout=30) as link:
        link.sendall(text.encode())
        link.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: link.recv(65536), b""))


class StrangersTest(unittest.TestCase):
    shop: WebShop

    @classmethod
    def setUpClass(cls) -> None:
        cls.shop = WebShop()
        cls.addClassCleanup(cls.shop.close)


class Connections(StrangersTest):
    def half_sent(self, source: str) -> socket.socket:
        link = socket.create_connection(
            ("127.0.0.1", self.shop.web), timeout=30, source_address=(source, 0))
        link.sendall(b"GET / HT")
        self.addCleanup(link.close)
        return link

    def test_half_sent_heads_keep_nobody_out(self) -> None:
        with Client(self.shop, "127.0.0.9") as known:
            self.assertEqual(known.log_in()[0], 200)
            self.assertEqual(known.ask("/api/shop")[1]["person"], 21)
            links = [self.half_sent(f"127.0.1.{number % 10 + 1}") for number in range(300)]
            for source in ("127.0.0.8", "127.0.1.1"):
                with Client(self.shop, source) as newcomer:
                    self.assertEqual(newcomer.ask("/api/alive"), (200, {"alive": True}))
            # Who is logged in has the same connection still.
            self.assertEqual(known.ask("/api/shop")[1]["person"], 21)
            self.assertEqual(len(links), 300)

    def test_one_address_has_its_share(self) -> None:
        clients = [Client(self.shop, "127.0.2.1") for _ in range(40)]
        for client in clients:
            self.addCleanup(client.link.close)
        alive = 0
        for client in clients:
            try:
                alive += client.ask("/api/alive")[0] == 200
            except OSError:
                continue
            except http.client.HTTPException:
                continue
        self.assertEqual(alive, 32)


class LoggingIn(StrangersTest):
    def test_loops_of_one_address_keep_nobody_else_out(self) -> None:
        enough = threading.Event()
        counts: dict[int, int] = {}

        def loop(number: int) -> None:
            while not enough.is_set():
                person = 17 if number % 2 else 900 + number
                try:
                    with Client(self.shop, "127.0.0.2") as client:
                        status, answer = client.log_in(person, "4711")
                except OSError:
                    # More than an address may have.
                    continue
                counts[status] = counts.get(status, 0) + 1
                if status == 503:
                    self.assertEqual(answer["code"], "busy")
                    self.assertEqual(client.headers["Retry-After"], "1")

        with ThreadPoolExecutor(40) as pool:
            loops = [pool.submit(loop, number) for number in range(40)]
            try:
                for turn in range(5):
                    with Client(self.shop, f"127.0.0.{3 + turn}") as client:
                        self.assertEqual(client.log_in()[0], 200)
            finally:
                enough.set()
            for done in loops:
                done.result()
        self.assertGreater(counts.get(503, 0), 0)
        self.assertGreater(counts.get(200, 0), 0)

    def test_a_session_is_its_devices(self) -> None:
        with Client(self.shop) as client:
            number = client.log_in()[1]["next"]
            wanted = {"device": "f" * 32, "number": 1, "change": {
                "kind": "adjust", "code": MILK_CODE, "quantity": "1", "reason": "found"}}
            status, answer = client.ask("/api/change", wanted)
            self.assertEqual((status, answer["code"]), (401, "other-device"))
            status, answer = client.ask("/api/change", {
                **wanted, "device": DEVICE, "number": number})
            self.assertEqual((status, answer["next"]), (200, number + 1))

    def test_one_change_sent_at_once_is_answered_once(self) -> None:
        with Client(self.shop, "127.0.0.4") as client:
            number = client.log_in(device="a" * 32)[1]["next"]
            wanted = {"device": "a" * 32, "number": number, "change": {
                "kind": "adjust", "code": MILK_CODE, "quantity": "1", "reason": "found"}}

            def send(_: int) -> tuple[int, dict]:
                with Client(self.shop, "127.0.0.4") as another:
                    another.cookie = client.cookie
                    return another.ask("/api/change", wanted)

            with ThreadPoolExecutor(6) as pool:
                answers = list(pool.map(send, range(6)))
            self.assertEqual(answers, [answers[0]] * 6)
            self.assertEqual((answers[0][0], answers[0][1]["next"]), (200, number + 1))


class Searching(StrangersTest):
    def test_loops_of_one_address_keep_nobody_else_out(self) -> None:
        enough = threading.Event()

        def loop(_: int) -> None:
            with Client(self.shop, "127.0.0.2") as client:
                while not enough.is_set():
                    self.assertEqual(client.ask("/api/find?q=mj")[0], 200)

        with ThreadPoolExecutor(20) as pool:
            loops = [pool.submit(loop, number) for number in range(20)]
            try:
                with Client(self.shop, "127.0.0.3") as client:
                    for _ in range(5):
                        self.assertEqual(client.ask("/api/find?q=arla%20mj")[0], 200)
            finally:
                enough.set()
            for done in loops:
                done.result()

    def test_the_page_yields_to_those_that_sell(self) -> None:
        loops = []
        for task in Path(f"/proc/{self.shop.process.pid}/task").iterdir():
            name, _, rest = (task / "stat").read_text().partition("(")[2].rpartition(")")
            if name.startswith("NIO-ELT"):
                loops.append(int(rest.split()[16]))
        self.assertEqual(loops.count(5), 1)


class Malformed(StrangersTest):
    def check(self, text: str, status: int) -> None:
        head, _, body = raw(self.shop, text).partition(b"\r\n\r\n")
        self.assertIn(f" {status} ".encode(), head.split(b"\r\n")[0])
        self.assertIn(b"content-security-policy: default-src 'none'", head.lower())
        self.assertIn(b"application/json", head)
        self.assertIn("code", json.loads(body))

    def test_what_is_no_request_is_refused_in_words(self) -> None:
        self.check("NONSENSE\r\n\r\n", 400)
        self.check("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + "a" * 30_000 + "\r\n\r\n", 400)
        self.check("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: x\r\n\r\n", 400)
        close = "Connection: close\r\n\r\n"
        self.check(f"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example\r\n{close}", 400)
        self.check(f"OPTIONS * HTTP/1.1\r\nHost: 127.0.0.1\r\n{close}", 400)
        self.check(f"GET / HTTP/1.1\r\n{close}", 421)


class ToTheEnd(unittest.TestCase):
    """Each test ends its daemon."""

    def shop(self, **options) -> WebShop:
        shop = WebShop(**options)
        self.addCleanup(shop.close)
        return shop

    def test_what_is_cut_off_is_no_news(self) -> None:
        shop = self.shop()
        head = "POST /api/login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 60\r\n"
        for number in range(300):
            with socket.create_connection(("127.0.0.1", shop.web)) as link:
                link.sendall(f"{head}Content-Type: application/json\r\n\r\n{{".encode())
                if number % 2:
                    linger = b"\x01\x00\x00\x00\x00\x00\x00\x00"
                    link.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        with Client(shop) as client:
            self.assertEqual(client.ask("/api/alive")[0], 200)
        self.assertEqual(shop.terminate(), 0)
        self.assertNotIn("a question failed", shop.log())
        self.assertLess(len(shop.log()), 4000)

    def test_what_the_daemon_says_is_passed_on(self) -> None:
        shop = self.shop()
        other = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
        self.assertIn("OK", shop.say(f"KEY service=web public={other} rights=figures")[0])
        with Client(shop) as client:
            status, answer = client.log_in()
            self.assertEqual((status, answer["code"]), (503, "wrong-proof"))

    def test_a_fault_of_the_writer_ends_the_page_too(self) -> None:
        shop = self.shop(before=lambda: signal.signal(signal.SIGXFSZ, signal.SIG_IGN))
        with Client(shop) as client:
            self.assertEqual(client.ask("/api/alive")[0], 200)
            resource.prlimit(shop.process.pid, resource.RLIMIT_FSIZE, (4096, 4096))
            # The link ends without an answer.
            change = "PUT item X name=x price=1.00 vat=food group=bread"
            self.assertEqual(shop.say(change), [""])
            self.assertEqual(shop.process.wait(timeout=10), 74)


if __name__ == "__main__":
    unittest.main()
