"""What `till sell` keeps on disk: no line is lost or doubled by a crash, and no receipt number is
given out twice after the shop's computer was restored."""

import shutil
import signal
import socket
import stat
import subprocess
import tempfile
import threading
import unittest
from collections.abc import Callable
from pathlib import Path

import paths  # noqa: F401
import ptyscreen
from tillclient import Station
from tillprocess import find_program

TILLD = find_program("tilld")
TILL = find_program("till")
MILK = "7310865001825"
NOTES = "Kvarnens-Livs.register-3.state"


class Relay:
    """Between a register and its server: kills the register at one of its lines."""

    def __init__(self, port: str, number: int, moment: str) -> None:
        self.port, self.number, self.moment = int(port), number, moment
        self.kill: Callable[[], None] = lambda: None
        self.is_done = threading.Event()
        self.listener = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self.serve, daemon=True).start()

    @property
    def own_port(self) -> str:
        return str(self.listener.getsockname()[1])

    def serve(self) -> None:
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            with client, socket.create_connection(("127.0.0.1", self.port)) as server:
                self.carry(client.makefile("rwb"), server.makefile("rwb"))

    def carry(self, client, server) -> None:
        self.reply(server, client)
        for line in client:
            is_meant = line.startswith(b"#%d " % self.number)
            if is_meant and self.moment == "before it is sent":
                break
            server.write(line)
            server.flush()
            held = self.reply(server, None if is_meant else client)
            if is_meant and self.moment == "before its reply":
                break
            if is_meant:
                client.write(held)
                client.flush()
                break
        else:
            return
        self.kill()
        self.is_done.set()

    @staticmethod
    def reply(server, client) -> bytes:
        """All of a reply, handed on to the client when there is one."""
        said = b""
        while True:
            line = server.readline()
            said += line
            if not line or line[:1] not in (b"-", b"*"):
                break
        if client is not None:
            client.write(said)
            client.flush()
        return said

    def close(self) -> None:
        self.listener.close()


@unittest.skipIf(TILLD is None or TILL is None, "till is not built")
class Memory(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.state = self.folder / "state"
        self.start("0")
        self.addCleanup(self.stop)

    def start(self, port: str) -> None:
        assert TILLD is not None, "it is built"
        self.daemon, self.port = ptyscreen.start_demo(TILLD, self.folder, port)

    def stop(self) -> None:
        if self.daemon.poll() is None:
            self.daemon.send_signal(signal.SIGTERM)
            self.daemon.wait(timeout=60)
            assert self.daemon.stdout is not None, "stdout is a pipe"
            self.daemon.stdout.close()

    def environment(self, **more: str) -> dict[str, str]:
        settings = {"TILL_PORT": self.port, "TILL_REGISTER": "3", "TILL_STATE": str(self.state)}
        return ptyscreen.environment(**{**settings, **more})

    def sit_down(self, *arguments: str, **more: str) -> ptyscreen.Player:
        player = ptyscreen.Player([str(TILL), "sell", *arguments], self.environment(**more))
        self.addCleanup(player.close)
        return player

    def by_lines(self, text: str, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(TILL), "sell", "--lines"],
            input=text,
            env=self.environment(**more),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def till(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(TILL), *arguments],
            env=self.environment(),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    @property
    def notes(self) -> str:
        return (self.state / NOTES).read_text()

    def open_drawer(self, player: ptyscreen.Player) -> None:
        player.wait_for("Person:")
        player.type("17\r")
        player.wait_for("PIN:")
        player.type("4711\r")
        player.wait_for("Float [0.00]:")
        player.type("500\r")
        player.wait_for("The drawer is open.")

    def sell(self, player: ptyscreen.Player, receipt: str) -> None:
        player.type(f"{MILK}\r")
        player.wait_for("1 line")
        player.type("/b")
        player.wait_for("Amount [")
        player.type("\r")
        player.wait_for(f"Receipt {receipt}")
        player.wait_until(lambda: player.screen.text.count("Kvarnens Livs") > 1, "a receipt")
        player.type("\r")
        player.wait_for("Scan or type a code")

    def unlock(self, player: ptyscreen.Player) -> None:
        """Who comes back says the PIN."""
        player.wait_for("Locked by Kim (17)")
        player.type("4711\r")
        player.wait_for("Unlocked.", seconds=60)

    def leave(self, player: ptyscreen.Player) -> None:
        player.type("\x03")
        player.wait_for("Leave the register")
        player.type("\r")
        self.assertEqual(player.end(), 0)

    def back_up(self) -> None:
        self.stop()
        shutil.copytree(self.folder / "shop", self.folder / "backup")
        self.start(self.port)

    def restore(self) -> None:
        self.stop()
        shutil.rmtree(self.folder / "shop")
        shutil.copytree(self.folder / "backup", self.folder / "shop")
        self.start(self.port)

    def begin_epoch(self, player: ptyscreen.Player) -> None:
        player.wait_for("of receipt 3-5, the shop's computer only of 3-3")
        player.wait_for("Manager's number:")
        # A cashier may not, and nobody sells meanwhile.
        player.type("\x1b17\r4711\r")
        player.wait_for("This takes a right that neither station nor person has")
        player.type("\x1b[A")
        player.wait_for("> Manager's number")
        player.type("1\r")
        player.wait_for("> PIN")
        player.type("1001\r")
        player.wait_for("Begun anew. Receipts go on behind 3-5.")
        self.unlock(player)

    def test_a_server_that_was_restored_gives_no_receipt_number_twice(self):
        player = self.sit_down()
        self.open_drawer(player)
        for receipt in ("3-1", "3-2", "3-3"):
            self.sell(player, receipt)
        self.back_up()
        for receipt in ("3-4", "3-5"):
            self.sell(player, receipt)
        self.leave(player)
        self.restore()
        again = self.sit_down()
        self.begin_epoch(again)
        self.sell(again, "3-6")
        self.leave(again)
        self.assertNotIn("4711", self.notes)
        self.assertNotIn("1001", self.notes)

    def test_a_server_that_was_restored_line_by_line(self):
        sale = f"{MILK}\ncard\n"
        self.assertEqual(self.by_lines(f"17\n4711\n0\n{sale}").returncode, 0)
        self.back_up()
        self.assertIn("3-2", self.by_lines(sale).stdout)
        self.restore()
        # A script is nobody who could begin an epoch.
        told = self.by_lines(sale)
        self.assertEqual(told.returncode, 1)
        self.assertIn("of receipt 3-2, the shop's computer only of 3-1", told.stderr)
        player = self.sit_down("--lines")
        for words, answer in (("Manager's number: ", "1\r"), ("PIN: ", "1001\r")):
            player.wait_until(lambda words=words: words.encode() in player.said, words)
            player.type(answer)
        player.wait_until(lambda: b"Begun anew." in player.said, "the epoch")
        player.type(f"{MILK}\rcard\rquit\r")
        self.assertEqual(player.end(), 0)
        self.assertIn(b"3-3", player.said)
        self.assertNotIn(b"1001", player.said)

    def test_a_restore_while_the_register_runs(self):
        player = self.sit_down()
        self.open_drawer(player)
        for receipt in ("3-1", "3-2", "3-3"):
            self.sell(player, receipt)
        self.back_up()
        for receipt in ("3-4", "3-5"):
            self.sell(player, receipt)
        self.restore()
        player.type(f"{MILK}\r")
        player.wait_for("of receipt 3-5")
        player.wait_for("Not done: SALE")
        self.begin_epoch(player)
        self.sell(player, "3-6")
        self.leave(player)

    def test_a_register_that_is_killed_at_any_line_loses_and_doubles_none(self):
        lines = ["LOGIN", "OPEN", "SALE", "ITEM", "PAY", "END"]
        for number, verb in enumerate(lines, start=1):
            for moment in ("before it is sent", "before its reply", "after its reply"):
                with self.subTest(f"{verb} {moment}"):
                    self.kill_and_go_on(number, verb, moment)

    def kill_and_go_on(self, number: int, verb: str, moment: str) -> None:
        self.stop()
        shutil.rmtree(self.folder / "shop")
        shutil.rmtree(self.state, ignore_errors=True)
        self.start("0")
        relay = Relay(self.port, number, moment)
        process = subprocess.Popen(
            [str(TILL), "sell", "--lines"],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=self.environment(TILL_PORT=relay.own_port),
        )
        relay.kill = process.kill
        assert process.stdin is not None, "stdin is a pipe"
        process.stdin.write(f"17\n4711\n500\n{MILK}\ncash 50\n".encode())
        process.stdin.flush()
        self.assertTrue(relay.is_done.wait(30), "the register never sent it")
        self.assertEqual(process.wait(), -signal.SIGKILL)
        process.stdin.close()
        relay.close()
        self.assert_kept(number, verb, moment)
        # Nothing is typed: what is found is sent again.
        again = self.by_lines("")
        self.assertEqual((again.returncode, again.stderr), (0, ""))
        # A log-in takes the PIN again; a sale that is paid is ended.
        is_undone = verb == "LOGIN" and moment == "before it is sent"
        expected = {number if is_undone else self.after(number)}
        if moment == "after its reply":
            # The register may have read it before it was killed, and have noted its next line.
            expected.add(self.after(number + 1))
        found = self.next_number()
        self.assertIn(found, expected, again.stdout)
        if is_undone:
            self.assertIn("LOGIN 17: not done", again.stdout)
        self.finish(found)

    @staticmethod
    def after(number: int) -> int:
        """The number behind a line that is done: of a sale that is paid, behind its end."""
        return 7 if number == 5 else number + 1

    def assert_kept(self, number: int, verb: str, moment: str) -> None:
        self.assertRegex(self.notes, f'sent number={number} line="?{verb}')
        self.assertNotIn("4711", self.notes)
        if moment != "after its reply":
            self.assertNotIn(f"done number={number} ", self.notes)

    def next_number(self) -> int:
        return int(self.asked("HELLO v=1 register=3\n")["next"])

    def last_entry(self) -> int:
        """Asked by nobody in particular: the register is not disturbed."""
        return int(self.asked("HELLO v=1 guest\nSTATUS\n")["entry"])

    def asked(self, lines: str) -> dict[str, str]:
        """What the last status line says."""
        with socket.create_connection(("127.0.0.1", int(self.port))) as link:
            file = link.makefile("rw")
            file.write(lines + "QUIT\n")
            file.flush()
            status = [line for line in file if line.startswith("OK")][-2]
        return dict(word.split("=", 1) for word in status.split() if "=" in word)

    def finish(self, number: int) -> None:
        """Whatever is left of one sale of one carton; the register's figures tell."""
        rest = ["17\n4711\n", "500\n", f"{MILK}\n", f"{MILK}\n", "cash 50\n"][number - 1 :]
        if number == 3:
            rest = [f"{MILK}\n", "cash 50\n"]
        done = self.by_lines("".join(dict.fromkeys(rest)))
        self.assertEqual((done.returncode, done.stderr), (0, ""), done.stdout)
        station = Station(("127.0.0.1", int(self.port)), "register=3", retry_for=5)
        self.addCleanup(station.close)
        receipt = station.ask("RECEIPT 3-1")
        self.assertEqual(receipt.keys["total"], "16.90")
        self.assertEqual(station.ask("RECEIPT 3-2").code, "unknown-receipt")

    def test_a_receipt_whose_reply_was_lost_with_the_program_is_told_of(self):
        relay = Relay(self.port, 6, "before its reply")
        player = self.sit_down(TILL_PORT=relay.own_port)
        relay.kill = lambda: subprocess.run(["kill", "-9", self.holder()], check=True)
        self.open_drawer(player)
        player.type(f"{MILK}\r")
        player.wait_for("1 line")
        player.type("/b")
        player.wait_for("Amount [")
        player.type("\r")
        self.assertTrue(relay.is_done.wait(30), "the sale was never ended")
        self.assertEqual(player.end(), 256 - signal.SIGKILL)
        relay.close()
        again = self.sit_down()
        again.wait_for("!! Receipt 3-1 was completed: total 16.90")
        # What happened to the receipt stays in sight: it is not said over by the unlocking.
        again.wait_for("Locked by Kim (17)")
        again.type("4711\r")
        again.wait_for("Scan or type a code", seconds=60)
        self.sell(again, "3-2")
        self.leave(again)

    def holder(self) -> str:
        """The process that has the register's notes."""
        return (self.state / NOTES).with_suffix(".state.lock").read_text().strip()

    def test_a_second_register_of_the_same_number_is_told_so(self):
        player = self.sit_down()
        player.wait_for("Person:")
        second = self.by_lines("")
        self.assertEqual(second.returncode, 3)
        self.assertIn("register 3 is in use on this machine, by another till (", second.stderr)
        z = self.till("z")
        self.assertEqual(z.returncode, 3)
        # The first one is not disturbed.
        self.open_drawer(player)
        self.sell(player, "3-1")
        self.leave(player)

    def test_notes_that_cannot_be_read_are_told_of(self):
        self.assertEqual(self.by_lines("17\n4711\n0\n").returncode, 0)
        path = self.state / NOTES
        self.assertEqual(stat.S_IMODE(path.stat().st_mode), 0o600)
        self.assertEqual(stat.S_IMODE(self.state.stat().st_mode), 0o700)
        path.write_text(self.notes.replace("done number=2", "done number=1"))
        told = self.by_lines("")
        self.assertEqual(told.returncode, 4)
        self.assertIn("is damaged: line", told.stderr)
        player = self.sit_down()
        player.wait_until(lambda: b"is lost: begin anew" in player.said, "the question")
        player.type("yes\r")
        self.unlock(player)
        self.sell(player, "3-1")
        self.leave(player)
        self.assertTrue(path.with_name(NOTES + ".damaged").exists())
        self.assertIn("receipt number=1", self.notes)

    def test_a_folder_that_cannot_be_written_to_is_told_of(self):
        self.state.write_text("a file")
        told = self.by_lines("")
        self.assertEqual(told.returncode, 4)
        self.assertIn("--no-memory goes on without it", told.stderr)
        player = self.sit_down()
        player.wait_until(lambda: b"Sell without it?" in player.said, "the question")
        player.type("\r")
        self.assertEqual(player.end(), 4)
        player = self.sit_down("--no-memory")
        self.open_drawer(player)
        self.leave(player)

    def test_a_disk_that_is_full_while_selling(self):
        # As large as a file may become: a disk that is full for this one.
        limited = f"trap '' XFSZ; ulimit -f 2; exec {TILL} sell"
        player = ptyscreen.Player(["sh", "-c", limited], self.environment())
        self.addCleanup(player.close)
        self.open_drawer(player)
        while "Sell without it?" not in player.screen.text:
            before = player.screen.written
            player.type(f"{MILK}\r")
            player.wait_until(lambda: player.screen.written > before + 20, "an answer")
            player.wait_until_gone(" … ")
            self.assertLess(len(self.notes), 4096)
        player.type("\x1b")
        player.wait_for("Nothing was sent.")
        before = self.last_entry()
        player.type(f"{MILK}\r")
        player.wait_for("Sell without it?")
        self.assertEqual(self.last_entry(), before)
        player.type("\r")
        player.wait_until_gone("Sell without it?")
        player.wait_until_gone(" … ")
        self.assertEqual(self.last_entry(), before + 1)
        player.type("/k\r")
        player.wait_for("The sale is cancelled.")
        self.leave(player)

    def test_single_lines_are_told_of_and_not_done_later(self):
        for moment, words in (("before it is sent", "not done"), ("before its reply", "done")):
            with self.subTest(moment):
                self.send_and_break(moment, words)

    def send_and_break(self, moment: str, words: str) -> None:
        who = ["--service", "owner", "--station", "desk"]
        first = self.till("send", *who, f"# RECEIVE {MILK} 1")
        self.assertEqual(first.returncode, 0, first.stderr)
        number = int(first.stdout.split()[1][1:]) + 1
        relay = Relay(self.port, number, moment)
        broken = self.till("send", "--port", relay.own_port, *who, f"# RECEIVE {MILK} 7")
        relay.close()
        self.assertEqual(broken.returncode, 3)
        then = self.till("send", *who, f"# RECEIVE {MILK} 2")
        self.assertEqual(then.returncode, 0)
        self.assertEqual(then.stderr, f"till: sent before: RECEIVE {MILK} 7: {words}\n")
        taken = number + (1 if words == "done" else 0)
        self.assertIn(f"#{taken} ", then.stdout)

    def test_a_single_line_may_be_the_epoch(self):
        who = ["send", "--register", "3"]
        self.assertEqual(self.till(*who, "# LOGIN 17 pin=4711").returncode, 0)
        self.back_up()
        self.assertEqual(self.till(*who, "# OPEN float=0.00").returncode, 0)
        ring = f"# RING {MILK} pay=cash:20.00"
        self.assertIn("receipt=3-1", self.till(*who, ring).stdout)
        self.restore()
        told = self.till(*who, "# OPEN float=0.00")
        self.assertEqual((told.returncode, told.stdout), (1, ""))
        epoch = told.stderr.split("`")[1]
        self.assertEqual(epoch, "# EPOCH register=3 last=3 receipt=1")
        done = self.till(*who, epoch + " by=1 pin=1001", "# OPEN float=0.00", ring)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("receipt=3-2", done.stdout)

    def test_a_new_demonstration_shop_is_no_restored_one(self):
        self.assertEqual(self.by_lines("17\n4711\n0\n").returncode, 0)
        self.stop()
        shutil.rmtree(self.folder / "shop")
        self.start(self.port)
        player = self.sit_down()
        player.wait_for("or is another shop's of the same name")
        self.open_drawer(player)
        self.sell(player, "3-1")
        self.leave(player)


if __name__ == "__main__":
    unittest.main()
