"""A station whose link breaks at every line still has each line taken once, and in order."""

import socketserver
import threading
import unittest

import paths  # noqa: F401
from tillclient import Broken, LinkLost, Station


class Ledger(socketserver.ThreadingTCPServer):
    """A server that keeps the counter's rules, and cuts links where it is told to."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, cut_before: int = 0, cut_after: int = 0) -> None:
        self.taken: list[str] = []
        self.stored: dict[int, bytes] = {}
        self.lines = 0
        # Every n-th line: the link ends before it is looked at, or after it was taken.
        self.cut_before = cut_before
        self.cut_after = cut_after
        self.forgetful = False
        super().__init__(("127.0.0.1", 0), Conversation)

    def handle_error(self, request: object, client_address: object) -> None:
        """A link that the station gave up first is no news here."""


class Conversation(socketserver.StreamRequestHandler):
    server: Ledger

    def handle(self) -> None:
        self.wfile.write(b'OK till=1 store="Ledger" nonce=00\n')
        for raw in self.rfile:
            line = raw.decode().rstrip("\n")
            if line.startswith("HELLO"):
                self.hello()
                continue
            if line == "QUIT":
                self.wfile.write(b"OK\n")
                return
            self.server.lines += 1
            if self.is_due(self.server.cut_before):
                return
            answer = self.answer(line)
            if self.is_due(self.server.cut_after):
                return
            self.wfile.write(answer)

    def hello(self) -> None:
        if self.server.forgetful and self.server.taken:
            number = len(self.server.taken)
            self.server.stored.pop(number)
            self.server.taken.pop()
        self.wfile.write(b"OK register=1 state=open next=%d\n" % (len(self.server.taken) + 1))

    def is_due(self, every: int) -> bool:
        return every > 0 and self.server.lines % every == 0

    def answer(self, line: str) -> bytes:
        head, _, rest = line.partition(" ")
        number = int(head[1:])
        if number in self.server.stored:
            return self.server.stored[number]
        if number != len(self.server.taken) + 1:
            return b'NO gap #%d "A number is missing." next=%d\n' % (
                number,
                len(self.server.taken) + 1,
            )
        if rest.startswith("WRONG"):
            return b'NO unknown-item #%d "No such item."\n' % number
        self.server.taken.append(rest)
        self.server.stored[number] = b'OK #%d echo="%s"\n' % (number, rest.encode())
        return self.server.stored[number]


class Stations(unittest.TestCase):
    def serve(self, **cuts: int) -> Station:
        self.ledger = Ledger(**cuts)
        threading.Thread(target=self.ledger.serve_forever, args=(0.02,), daemon=True).start()
        self.addCleanup(self.ledger.server_close)
        self.addCleanup(self.ledger.shutdown)
        station = Station(self.ledger.server_address, "register=1", retry_for=5)
        self.addCleanup(station.close)
        return station

    def test_a_quiet_link(self):
        station = self.serve()
        lines = [f"ITEM {n}" for n in range(200)]
        replies, refused = station.submit(lines)
        self.assertEqual(self.ledger.taken, lines)
        self.assertEqual([r.keys["echo"] for r in replies], lines)
        self.assertEqual((refused, station.next, station.reconnects), ([], 201, 0))

    def test_a_link_that_breaks_before_and_after_lines_are_taken(self):
        for cuts in ({"cut_before": 7}, {"cut_after": 7}, {"cut_before": 5, "cut_after": 13}):
            with self.subTest(cuts):
                station = self.serve(**cuts)
                lines = [f"ITEM {n}" for n in range(100)]
                replies, _ = station.submit(lines)
                self.assertEqual(self.ledger.taken, lines)
                self.assertEqual([r.keys["echo"] for r in replies], lines)
                self.assertGreater(station.reconnects, 0)

    def test_a_refused_line_is_left_out_and_the_rest_goes_on(self):
        for cuts in ({}, {"cut_before": 5}, {"cut_after": 5}):
            with self.subTest(cuts):
                station = self.serve(**cuts)
                replies, refused = station.submit(["A", "WRONG b", "C", "WRONG d", "E"])
                self.assertEqual(self.ledger.taken, ["A", "C", "E"])
                self.assertEqual([r is not None for r in replies], [1, 0, 1, 0, 1])
                self.assertEqual([r.line for r in refused], ["WRONG b", "WRONG d"])
                self.assertEqual(refused[0].reply.code, "unknown-item")

    def test_a_server_that_forgets_what_it_said_ok_to_is_caught(self):
        station = self.serve(cut_before=10)
        self.ledger.forgetful = True
        with self.assertRaises(Broken):
            station.submit([f"ITEM {n}" for n in range(20)])

    def test_nobody_there(self):
        station = Station(("127.0.0.1", 1), "register=1", retry_for=0.2)
        with self.assertRaises(LinkLost):
            station.ask("PING")


if __name__ == "__main__":
    unittest.main()
