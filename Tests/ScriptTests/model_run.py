"""Plays lines at a real daemon and compares each reply with the model's."""

from __future__ import annotations

import atexit
import functools
import os
import shutil
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random

import paths  # noqa: F401
from model_answer import Answer, agrees
from model_money import show
from model_shop import VERBS, Account, Shop
from model_world import GOODS, World
from tillclient import Line as Tokens
from tillclient import Link, Reply, Station
from tillprocess import Daemon, find_program

import model_books
import model_drawer  # noqa: F401  # they fill VERBS
import model_goods  # noqa: F401
import model_offers
import model_pay  # noqa: F401
import model_till  # noqa: F401

Step = tuple[str, str]
# In memory where there is such a folder: a run waits for thousands of commits.
PLACE = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
CUSTOMERS = {1001: 50000, 1002: 5000}
# Who is logged in where when a run begins: a PIN takes the daemon half a second.
AT_FIRST = {1: 17, 2: 21, 3: 18}
IDENTITIES = {"o": "service=office station=model"}
# Lines that are sent before their replies are read.
WINDOW = 24
# How often an old line is sent again, and out of how many.
AGAIN, REMEMBERED = 0.01, 200
ANYHOW = Answer("NO", "conflict")


class Difference(AssertionError):
    """Model and server say different things."""

    def __init__(self, who: str, line: str, expected: str, found: str) -> None:
        super().__init__(f"{who} {line}\n  model:  {expected}\n  server: {found}")
        self.who = who
        self.verb = line.split(" ")[1 if line.startswith("#") else 0]
        self.line = line
        self.steps = 0


@dataclass
class Sent:
    text: str
    answer: Answer
    # Where it stands in the trace, from 1.
    place: int = 0


class Till:
    """A station's connection, its counter, and its lines that have no reply yet."""

    def __init__(self, address: tuple[str, int], who: str) -> None:
        self.address, self.who = address, who
        self.next = 0
        self.waiting: list[Sent] = []
        # Lines that were answered OK, with their replies.
        self.answered: list[tuple[Sent, Reply]] = []
        self.link: Link | None = None

    def connect(self) -> Reply:
        deadline = time.monotonic() + 60
        while True:
            try:
                self.link = Link(self.address, timeout=60)
                self.link.receive()
                identity = IDENTITIES.get(self.who, f"register={self.who}")
                self.link.send([f"HELLO v=1 {identity}".encode()])
                hello = self.link.receive()
                break
            except OSError:
                self.drop()
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.02)
        assert hello.ok, str(hello)
        self.next = self.next or int(hello.keys["next"])
        return hello

    def send(self, sent: list[Sent]) -> None:
        assert self.link is not None, "it is connected"
        self.link.send([each.text.encode() for each in sent])

    def receive(self) -> Reply:
        assert self.link is not None, "it is connected"
        return self.link.receive()

    def drop(self) -> None:
        if self.link is not None:
            self.link.close()
            self.link = None


def read(reply: Reply) -> Answer:
    rows = [list(row.items()) for row in reply.rows]
    return Answer(reply.status, reply.code, list(reply.keys.items()), rows)


def daemon_in(home: Path) -> Daemon:
    program = find_program("tilld")
    assert program is not None, "the project is built"
    return Daemon(program, home / "data", home / "shop.conf", home / "log")


@functools.cache
def filled_shop() -> Path:
    """The data of a shop with people, goods and customers, made once and then copied."""
    home = Path(tempfile.mkdtemp(dir=PLACE))
    atexit.register(shutil.rmtree, home)
    world = World()
    (home / "shop.conf").write_text(world.config, encoding="utf-8")
    daemon = daemon_in(home)
    daemon.start()
    office = Station(daemon.address, "service=filler station=model")
    lines = [item.line for item in GOODS]
    for person, (role, pin) in world.people.items():
        lines += [f"PERSON {person} role={role}", f"PIN {person} new={pin}"]
    lines += [f"PUT customer {n} limit={show(limit)}" for n, limit in CUSTOMERS.items()]
    _, refused = office.submit(lines)
    office.close()
    for register, person in AT_FIRST.items():
        station = Station(daemon.address, f"register={register}")
        station.tell(f"LOGIN {person} pin={world.people[person][1]}")
        station.close()
    stop(daemon)
    assert not refused, str(refused)
    return home / "data"


def stop(daemon: Daemon) -> None:
    code = daemon.stop()
    process = daemon.process
    assert process is not None and process.stdout is not None, "it was started"
    process.stdout.close()
    assert code == 0, f"tilld ended with {code}"


class Match:
    """One shop that is played: the daemon, the model, and what was sent so far."""

    def __init__(self, seed: int, kills: float = 0.0) -> None:
        self.seed = seed
        self.chance = Random(f"kills {seed}")
        self.world = World.drawn(Random(f"world {seed}"))
        self.shop = Shop(self.world)
        self.kills = kills
        self.killed = 0
        self.trace: list[Step] = []
        self.settlements = 0
        self.last = 0
        self.folder = tempfile.TemporaryDirectory(dir=PLACE)
        home = Path(self.folder.name)
        (home / "shop.conf").write_text(self.world.config, encoding="utf-8")
        shutil.copytree(filled_shop(), home / "data")
        self.daemon = daemon_in(home)
        self.daemon.start()
        whos = ["o", *map(str, self.world.registers)]
        self.tills = {who: Till(self.daemon.address, who) for who in whos}
        self.current = "o"
        for till in self.tills.values():
            till.connect()
        self.shop.fresh.clear()
        for number, person in AT_FIRST.items():
            register = self.shop.registers[number]
            register.person, register.has_entries = person, True
            register.figures.add("logins")
        for number, limit in CUSTOMERS.items():
            self.shop.customers[number] = Account(limit=limit)

    def check_settlements(self) -> None:
        """Files of the days that were closed since: waits until they are written."""
        self.flush()
        for day in self.shop.closed[self.settlements :]:
            self.wait_until_written(day.number)
            folder = self.daemon.data / "settlements" / f"{day.number:06}-{day.date}"
            found = model_books.differences(self.shop, day, folder)
            if found:
                raise Difference("o", "settlement", "", "\n    ".join(found[:12]))
            self.settlements += 1

    def wait_until_written(self, number: int) -> None:
        deadline = time.monotonic() + 60
        till = self.tills["o"]
        while True:
            till.send([Sent(f"SETTLEMENT {number}", Answer("OK"))])
            reply = till.receive()
            if reply.keys.get("state", "sealed") != "sealed":
                return
            assert time.monotonic() < deadline, f"settlement {number} is not written"
            time.sleep(0.02)

    # Playing

    def step(self, who: str, line: str) -> Answer:
        """The model decides at once; the line is sent with those behind it."""
        if who != self.current:
            self.flush()
            self.current = who
        self.trace.append((who, line))
        answer = self.shop.decide(who, line)
        till = self.tills[who]
        numbered = VERBS[Tokens.parse(line).arguments[0].upper()].numbered
        if numbered:
            till.waiting.append(Sent(f"#{till.next} {line}", answer, len(self.trace)))
            till.next += answer.status == "OK"
        else:
            self.flush()
            till.waiting.append(Sent(line, answer, len(self.trace)))
        if answer.status == "OK" and who != "o":
            self.look_at_promotions(int(who))
        # What stands behind a refused line would be a gap.
        if answer.status != "OK" or not numbered or len(till.waiting) >= WINDOW:
            self.flush()
        return answer

    def look_at_promotions(self, number: int) -> None:
        """Which of the best ways the server took: the model goes on with that one."""
        sale = self.shop.registers[number].sale
        if sale is None or sale.ways is None:
            return
        self.flush()
        till = self.tills[str(number)]
        till.send([Sent("TOTAL", Answer("OK"))])
        reply = till.receive()
        wrong = model_offers.adopt(sale, reply.rows)
        sale.ways = None
        if wrong:
            self.last = len(self.trace)
            raise Difference(till.who, "TOTAL", wrong, str(read(reply)))

    def flush(self) -> None:
        till = self.tills[self.current]
        waiting, till.waiting = till.waiting, []
        if not waiting:
            return
        numbered = waiting[0].text.startswith("#")
        if numbered and self.chance.random() < self.kills:
            self.send_and_kill(till, waiting)
            return
        till.send(waiting)
        for sent in waiting:
            self.compare(sent, till.receive())
        if self.chance.random() < AGAIN and till.answered:
            self.say_again(till)

    def say_again(self, till: Till) -> None:
        """An old line has its old reply, whole; another line of its number is a conflict."""
        sent, reply = self.chance.choice(till.answered)
        number = sent.text.partition(" ")[0]
        other = Sent(f"{number} SALE x", ANYHOW)
        till.send([sent, Sent(f"REPLY {number[1:]}", sent.answer), other])
        for line in (sent.text, f"REPLY {number[1:]}"):
            again = till.receive()
            if again != reply:
                raise Difference(till.who, line, str(read(reply)), str(read(again)))
        conflict = till.receive()
        if conflict.code != "conflict":
            raise Difference(till.who, f"{number} SALE x", "NO conflict", str(conflict))

    def send_and_kill(self, till: Till, waiting: list[Sent]) -> None:
        """The daemon dies somewhere in these lines; they are sent again, unchanged."""
        self.killed += 1
        till.send(waiting)
        answered = 0
        for sent in waiting[: self.chance.randint(0, len(waiting))]:
            self.compare(sent, till.receive())
            answered += 1
        time.sleep(self.chance.random() * 0.01)
        self.daemon.kill()
        for each in self.tills.values():
            each.drop()
        for each in self.tills.values():
            hello = each.connect()
            if each is till:
                self.check_counter(hello, waiting[answered:])
            else:
                self.check_hello(each, hello)
        till.send(waiting[answered:])
        for sent in waiting[answered:]:
            self.compare(sent, till.receive())

    def check_counter(self, hello: Reply, unanswered: list[Sent]) -> None:
        """The server may be ahead of the replies, never behind them."""
        till = self.tills[self.current]
        used = sum(sent.answer.status == "OK" for sent in unanswered)
        number = int(hello.keys["next"])
        if not till.next - used <= number <= till.next:
            raise Difference(till.who, "HELLO", f"next={till.next - used}-{till.next}", str(number))

    def check_hello(self, till: Till, hello: Reply) -> None:
        """What HELLO tells of a register that waits for nothing."""
        expected = {"next": str(till.next)}
        if till.who != "o":
            register = self.shop.registers[int(till.who)]
            sale = register.sale
            expected |= {"state": register.state, "receipt": str(register.receipts)}
            expected["person"] = str(register.person) if register.person else "-"
            if sale:
                expected |= {"lines": str(len(sale.lines)), "total": show(sale.total)}
                pending = [str(each.number) for each in sale.payments if each.pending]
                expected["pending"] = ",".join(pending) or "-"
            expected["training"] = "yes" if register.training else "-"
        found = {key: hello.keys.get(key, "-") for key in expected}
        if found != expected:
            raise Difference(till.who, "HELLO", str(expected), str(found))

    def compare(self, sent: Sent, reply: Reply) -> None:
        found = read(reply)
        if not agrees(sent.answer, found):
            self.last = sent.place
            raise Difference(self.current, sent.text, *contrasted(sent.answer, found, reply))

        if reply.ok and sent.text.startswith("#"):
            answered = self.tills[self.current].answered
            answered.append((sent, reply))
            del answered[: -REMEMBERED]

    def sent_until(self, difference: Difference) -> list[Step]:
        return self.trace[: self.last or len(self.trace)]

    def verify(self) -> None:
        """The daemon's own check of its journal and tables."""
        self.stop()
        code, said = self.daemon.verify()
        if code:
            raise Difference("o", "verify", "code 0", said)

    def stop(self) -> None:
        for till in self.tills.values():
            till.drop()
        stop(self.daemon)

    def close(self) -> None:
        if self.daemon.process is not None and self.daemon.process.poll() is None:
            self.stop()
        self.folder.cleanup()


def contrasted(expected: Answer, found: Answer, reply: Reply) -> tuple[str, str]:
    """Both replies, without the rows that are the same."""
    ours, theirs = str(expected).splitlines(), shown(found, reply).splitlines()
    mine = [line for line in ours[:-1] if line not in theirs]
    other = [line for line in theirs[:-1] if line not in ours]
    return "\n    ".join([*mine, ours[-1]]), "\n    ".join([*other, theirs[-1]])


def shown(found: Answer, reply: Reply) -> str:
    return str(found) + (f" ({reply.text})" if reply.text else "")
