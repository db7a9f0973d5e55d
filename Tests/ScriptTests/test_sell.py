"""`till sell` on a terminal: a day from log-in to the last receipt, as a cashier sees it."""

import signal
import subprocess
import tempfile
import unittest
from pathlib import Path

import paths  # noqa: F401
import ptyscreen
from tillprocess import find_program

TILLD = find_program("tilld")
TILL = find_program("till")
MILK = "7310865001825"


class Shop(unittest.TestCase):
    """A demonstration shop for each test."""

    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.start("0")
        self.addCleanup(self.stop, signal.SIGTERM)

    def start(self, port: str) -> None:
        assert TILLD is not None, "it is built"
        self.daemon, self.port = ptyscreen.start_demo(TILLD, self.folder, port)

    def stop(self, number: int) -> None:
        self.daemon.send_signal(number)
        self.daemon.wait(timeout=60)
        assert self.daemon.stdout is not None, "stdout is a pipe"
        self.daemon.stdout.close()


@unittest.skipIf(TILLD is None or TILL is None, "till is not built")
class Selling(Shop):
    def sit_down(self, **size: int) -> ptyscreen.Player:
        env = ptyscreen.environment(
            TILL_PORT=self.port, TILL_REGISTER="1", TILL_STATE=str(self.folder / "state")
        )
        player = ptyscreen.Player([str(TILL), "sell"], env, **size)
        self.addCleanup(player.close)
        return player

    def open_drawer(self, player: ptyscreen.Player) -> None:
        player.wait_for("Person:")
        player.type("17\r")
        player.wait_for("PIN:")
        player.type("4711\r")
        player.wait_for("Float [0.00]:")
        player.type("500\r")
        player.wait_for("The drawer is open.")

    def wait_for_receipt(self, player: ptyscreen.Player, number: str) -> None:
        """Until it is shown: the store's name stands in the head too."""
        player.wait_for(f"Receipt {number}")
        player.wait_until(lambda: player.screen.text.count("Kvarnens Livs") > 1, "a receipt")

    def leave(self, player: ptyscreen.Player) -> None:
        player.type("\x03")
        player.wait_for("Leave the register")
        player.type("\r")
        self.assert_restored(player, 0)

    def assert_restored(self, player: ptyscreen.Player, code: int) -> None:
        self.assertEqual(player.end(), code)
        self.assertEqual(player.settings, player.before)
        self.assertFalse(player.screen.is_alternate)
        self.assertEqual(player.screen.outside, "")
        self.assertIn(b"\x1b[?7h", player.said[player.said.rfind(b"\x1b[?7l") :])

    def test_a_sale_from_log_in_to_receipt(self):
        player = self.sit_down()
        self.open_drawer(player)
        self.assertNotIn("4711", player.said.decode())
        player.type(f"2*{MILK}\r")
        player.wait_for("Mellanmjölk")
        player.wait_for("TOTAL SEK")
        player.wait_for("In cash")
        player.type("NOPE\r")
        player.wait_for("!! NOPE:")
        self.assertGreater(player.screen.rings, 0)
        # It stays until it is acknowledged; what is scanned meanwhile is sold then.
        player.type(f"{MILK}\r")
        player.wait_for(f"Waiting to be sold: {MILK}")
        self.assertIn("!! NOPE:", player.screen.text)
        player.type("\x1b")
        player.wait_for("2 lines")
        self.assertNotIn("!!", player.screen.text)
        player.type("\x1b[A")
        player.type("3\x1bOR")
        player.wait_for("3 x ")
        player.type("\x1b[20~")
        player.wait_for("Amount [")
        player.type("500\r")
        player.wait_for("CHANGE SEK")
        self.wait_for_receipt(player, "1-1")
        player.type("\r")
        player.wait_for("Scan or type a code")
        self.leave(player)

    def test_function_keys_can_be_done_without_and_the_sale_outlives_the_program(self):
        player = self.sit_down()
        self.open_drawer(player)
        player.type("/")
        player.wait_for("Find by name")
        player.type("f")
        player.wait_for("Words:")
        player.type("havredryck\r")
        player.wait_for("Found (")
        player.type("\r")
        player.wait_for("1 line")
        player.process.send_signal(signal.SIGTERM)
        self.assert_restored(player, 128 + signal.SIGTERM)
        again = self.sit_down()
        again.wait_for("Locked by Kim (17)")
        self.assertNotIn("1 line", again.screen.text.split("TOTAL")[0].split("─")[0])
        again.type("4711\r")
        again.wait_for("Unlocked.", seconds=60)
        again.wait_for("1 line")
        again.type("\x1b")
        again.wait_for("A letter:")
        again.type("b")
        again.wait_for("Amount [")
        again.type("\r")
        self.wait_for_receipt(again, "1-1")
        self.leave(again)

    def test_what_a_supervisor_lends_a_return_and_the_end_of_the_day(self):
        player = self.sit_down()
        self.open_drawer(player)
        player.type(f"2*{MILK}\r")
        player.wait_for("In cash")
        player.type("50%\x1b[15~")
        player.wait_for("Who may (right discount):")
        player.type("21\r")
        player.wait_for("PIN:")
        player.type("2121\r")
        player.wait_for("-16.90")
        player.type("/h")
        player.wait_for("Name for it")
        player.type("the dog's\r")
        player.wait_for("The sale is held as")
        player.type("/l")
        player.wait_for("the dog's")
        player.type("\r")
        player.wait_for("Recalled.")
        player.type("/s\r")
        self.wait_for_receipt(player, "1-1")
        player.type("\x1b[18~")
        player.wait_for("Receipt:")
        player.type("1\r")
        player.wait_for("Code on the receipt (Enter: none)")
        player.type("\r")
        player.wait_for("Lines of receipt 1-1")
        player.type("\r")
        player.wait_for("Reason:")
        player.type("1\r")
        player.wait_for("> Reason:")
        player.wait_for("1  Trasig")
        player.type("1\r")
        player.wait_for("returned from 1-1")
        player.wait_for("To pay back                8.45")
        player.type("/s\r")
        self.wait_for_receipt(player, "1-2")
        player.type("/wc")
        player.wait_for("> Pieces")
        player.type("100*5\r")
        player.wait_for("Cash in the drawer [500.00]:")
        player.type("\r\r")
        player.wait_for("Counted; the drawer is closed.")
        player.type("/wz")
        player.wait_for("Sure?")
        player.type("\r")
        player.wait_for("Z 1-1 of")
        player.type("/wv")
        player.wait_for("Z's number [1-1]:")
        player.type("\r")
        player.wait_for("Who may (right figures):")
        player.type("21\r")
        player.wait_for("PIN:")
        player.type("2121\r")
        player.wait_for("Z-DAGRAPPORT 1-1", seconds=60)
        self.assertNotIn("2121", player.said.decode())
        self.leave(player)

    def test_a_server_that_is_gone_for_a_while(self):
        player = self.sit_down()
        self.open_drawer(player)
        self.stop(signal.SIGKILL)
        player.type(f"{MILK}\r")
        player.wait_for("!! Link lost, trying again")
        self.start(self.port)
        player.wait_for("Mellanmjölk")
        player.wait_until_gone("Link lost")
        player.type("/k\r")
        player.wait_for("The sale is cancelled.")
        self.leave(player)

    def test_a_bug_gives_the_terminal_back_too(self):
        player = self.sit_down()
        player.wait_for("Person:")
        player.process.send_signal(signal.SIGABRT)
        self.assert_restored(player, 256 - signal.SIGABRT)

    def test_a_window_of_another_size(self):
        player = self.sit_down(columns=132, rows=40)
        player.wait_for("Person:")
        for columns, rows, words in ((80, 24, "Person:"), (30, 10, "too small"), (100, 30, "F12")):
            player.resize(columns, rows)
            player.wait_for(words)
            self.assertEqual(player.screen.outside, "")
            if words == "too small":
                player.type("\x03")
        self.leave(player)

    def test_only_what_changed_is_drawn(self):
        player = self.sit_down()
        player.wait_for("Person:")
        player.wait_for("Log in")
        before = player.screen.written
        player.type("17")
        player.wait_for("Person: 17")
        self.assertLess(player.screen.written - before, 2 * 80)
        player.type("\x03")
        player.wait_until_gone("Person:")
        self.leave(player)

    def test_without_a_terminal_it_goes_line_by_line(self):
        env = ptyscreen.environment(
            TILL_PORT=self.port, TILL_REGISTER="1", TILL_STATE=str(self.folder / "state")
        )
        done = subprocess.run(
            [str(TILL), "sell"],
            input=f"17\n4711\n500\n2*{MILK}\ncash 50\nquit\n",
            env=env,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertIn("CHANGE", done.stdout)
        self.assertNotIn("\x1b", done.stdout)

    def test_ctrl_z_gives_the_terminal_back_for_as_long_as_it_lasts(self):
        player = self.sit_down()
        player.wait_for("Person:")
        player.type("\x1a")
        player.wait_until(lambda: b"stopped" in player.said, "the program to stop")
        self.assertFalse(player.screen.is_alternate)
        self.assertEqual(player.settings, player.before)
        player.process.send_signal(signal.SIGCONT)
        player.wait_until(lambda: player.screen.is_alternate, "the screen to come back")
        player.wait_for("Person:")
        player.type("\x03\x03\x03")
        self.assert_restored(player, 0)



@unittest.skipIf(TILLD is None or TILL is None, "till is not built")
class InSwedish(Shop):
    """A shift as the shop speaks, by somebody who scans at the worst moments."""

    def sit_down(self, *arguments: str, **size: int) -> ptyscreen.Player:
        env = ptyscreen.environment(
            TILL_PORT=self.port, TILL_REGISTER="1", TILL_STATE=str(self.folder / "state")
        )
        del env["TILL_LANGUAGE"]
        player = ptyscreen.Player([str(TILL), "sell", *arguments], env, **size)
        self.addCleanup(player.close)
        return player

    def play(self, player: ptyscreen.Player, *steps: tuple[str, str]) -> None:
        for keys, words in steps:
            player.type(keys)
            player.wait_for(words, seconds=60)

    def begin(self, *arguments: str) -> ptyscreen.Player:
        player = self.sit_down(*arguments)
        player.wait_for("Person:")
        self.play(
            player,
            ("17\r", "PIN:"),
            ("4711\r", "Växel [0.00]:"),
            ("500\r", "Lådan är öppen."),
        )
        self.assertIn("Kim (17), kassör", player.screen.text)
        return player

    def figures(self) -> str:
        """By somebody in the office, who disturbs nobody."""
        env = ptyscreen.environment(TILL_PORT=self.port)
        done = subprocess.run(
            [str(TILL), "x", "--register", "1"],
            env=env, capture_output=True, text=True, timeout=60, check=False,
        )
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return done.stdout

    def test_a_scan_answers_nothing_and_is_not_lost(self):
        player = self.begin()
        self.play(
            player,
            ("NOPE\r", "!! NOPE: Varan finns inte (unknown-item)"),
            (f"{MILK}\r", f"Väntar på att säljas: {MILK}"),
            ("\x1b", "1 rad"),
            ("/k", "Säker?"),
            (f"{MILK}\r", f"Skannat, och inget svar. Säljs när frågan är klar: {MILK}"),
            ("nej\r", "2 rader"),
            ("\x1b[20~", "Belopp [34.00]:"),
            (f"{MILK}\r", "Skannat, och inget svar."),
            ("2000\r", "2000.00 är 1966.00 mer än att betala."),
            ("n\r", "Belopp [34.00]: 2000"),
            ("50\r", "VÄXEL SEK                 16.00"),
        )
        # The change is seen before the next customer's first item is sold.
        player.wait_for(f"Enter säljer det till nästa kund: {MILK}")
        self.assertIn("VÄXEL SEK                 16.00", player.screen.text)
        self.play(player, ("\r", "1 rad"), ("/k\r", "Köpet är avbrutet."))
        self.assertNotIn("unknown-item", player.screen.text)
        figures = self.figures()
        self.assertRegex(figures, r"receipts +1 +33.80")
        self.assertRegex(figures, r"cancelled-sales +1 +16.90")
        self.play(player, (f"{MILK}\r", "1 rad"), ("/k\r", "Köpet är avbrutet."))

    def test_keys_mean_the_same_after_a_sale(self):
        player = self.begin()
        keys = player.screen.text.splitlines()[-2:]
        self.play(player, (f"{MILK}\r", "1 rad"))
        self.assertEqual(player.screen.text.splitlines()[-2:], keys)
        player.type("\x1b[21~")
        player.wait_for("Belopp [16.90]:")
        self.play(player, ("\r", "Kvitto 1-1"))
        # F11 once more, too late: it is Swish still, and nobody is logged out.
        self.play(player, ("\r\x1b[23~", "!! Inget köp är öppet."))
        self.assertIn("Kim (17), kassör", player.screen.text)

    def test_who_comes_back_says_a_pin(self):
        player = self.begin()
        self.play(
            player,
            ("\x1b[24~", "Låst av Kim (17)"),
            (f"{MILK}\r", f"Kassan är låst: {MILK} är inte sålt."),
            ("4711\r", "Upplåst."),
            ("\x1b[24~", "Låst av Kim (17)"),
            ("\x1b", "Logga ut Kim (17)"),
            ("nej\r", "Låst av Kim (17)"),
            ("\x1b", "Logga ut Kim (17)"),
            ("j\r", "Person:"),
            ("21\r", "PIN:"),
            ("2121\r", "Sam (21), kassaansvarig"),
        )

    def test_the_evening(self):
        paper = self.folder / "paper"
        player = self.begin("--print", f"cat > '{paper}'")
        self.play(
            player,
            (f"{MILK}\r", "1 rad"),
            ("/c\r", "Kvitto 1-1"),
            ("\x1b[18~", "Kvitto:"),
            ("1\r", "Koden på kvittot (Enter: ingen)"),
            ("\r", "Rader på kvitto 1-1"),
            ("\r", "Antal (Enter: alla):"),
            ("\r", "2  Ångrat köp"),
            ("2\r", "Betala ut                 16.90"),
            ("/c\r", "Kvitto 1-2"),
            ("/wx", "Vem får (Se siffror):"),
            ("21\r", "PIN:"),
            ("2121\r", "X-DAGRAPPORT"),
            ("\x10", "Skickat till skrivaren."),
        )
        self.assertIn("X-DAGRAPPORT", paper.read_text())
        self.play(
            player,
            ("\r/wc", "Valörer"),
            ("100*4 50*2\r", "Kontanter i lådan [500.00]:"),
            ("\r", "> Övrigt"),
            ("\r", "Räknat; lådan är stängd."),
            ("/wz", "Säker?"),
            ("j\r", "Z 1-1 för"),
            ("/wa", "Stänga nu?"),
            ("j\r", "Vem får (Stänga dagen):"),
            ("1\r", "> PIN"),
            ("1001\r", "är stängd, dagsavslut 1."),
        )

    def test_a_register_that_was_taken_over_is_taken_back_with_a_key(self):
        player = self.begin()
        env = ptyscreen.environment(TILL_PORT=self.port, TILL_STATE=str(self.folder / "other"))
        subprocess.run(
            [str(TILL), "send", "--register", "1", "--no-memory", "TOTAL"],
            env=env, capture_output=True, text=True, timeout=60, check=False,
        )
        self.play(
            player,
            (f"{MILK}\r", "En annan anslutning har tagit över den här kassan."),
            ("j\r", "Låst av Kim (17)"),
            ("4711\r", "1 rad"),
        )


if __name__ == "__main__":
    unittest.main()
