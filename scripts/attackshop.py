"""The shop that `scripts/attack` attacks: made once, and a fresh copy of it for every attack."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from tillclient import Station
from tillprocess import DaemonFailed

PIN = "4711"
# Who rings, who logs in at a register and on the page to be measured, and whom attackers guess at.
CASHIER, CALLER, READER = 101, 102, 103
OTHERS = range(1, 9)
# Registers: twenty ring, one is logged in at anew each second, one has sold a thousand lines.
RINGING, CALLING, LONG = range(1, 21), 21, 24
# The key of a service without rights, as the specification's example has it.
SEED = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"
PUBLIC = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"

CONFIG = """\
store name="Besieged" currency=SEK company="Besieged" organisation=000000-0000 id=besieged
vat class=standard percent=25.00
rate percent=25.00
tender name=cash kind=cash unit=1.00 account=1910
tender name=card kind=card
group name=goods text="Goods"
reason kind=adjustment name=count text="Counted"
accounts rounding=3740
"""


@dataclass
class State:
    """What a daemon has taken of the machine."""

    resident: float = 0.0
    # Of all TCP connections of this machine: what is sent and not read lies there.
    buffers: float = 0.0
    files: int = 0
    seconds: float = 0.0
    log: int = 0

    def peak(self, other: State) -> State:
        return State(*map(max, vars(self).values(), vars(other).values()))


class Kit:
    """Programs, certificate, configurations and a shop with goods, people and receipts."""

    def __init__(self, program: Path, folder: Path) -> None:
        self.program = program
        self.folder = folder
        registers = "".join(f"register number={n}\n" for n in range(1, LONG + 1))
        for name, guests in (("plain", "no"), ("tls", "no"), ("guests", "yes")):
            access = f"access guests={guests} proof=optional\n"
            self.config(name).write_text(CONFIG + registers + access, encoding="utf-8")
        self.certificate, self.key = folder / "cert.pem", folder / "key.pem"
        run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
            "-nodes", "-days", "2", "-subj", "/CN=localhost",
            "-keyout", str(self.key), "-out", str(self.certificate))
        der = folder / "service.der"
        der.write_bytes(bytes.fromhex("302e020100300506032b657004220420" + SEED))
        self.service_key = der
        run(str(program), "init", "--data", str(folder / "made"),
            "--config", str(self.config("plain")))
        with Shop(self, "plain", folder / "made") as shop:
            furnish(shop.address)

    def config(self, name: str) -> Path:
        return self.folder / f"{name}.conf"

    def copy(self) -> Path:
        data = self.folder / "data"
        shutil.rmtree(data, ignore_errors=True)
        return Path(shutil.copytree(self.folder / "made", data))


class Shop:
    """A running daemon; `with` ends it."""

    def __init__(self, kit: Kit, kind: str, data: Path) -> None:
        self.kit = kit
        self.tls = kind == "tls"
        said, self.log = kit.folder / "said", kit.folder / "log"
        arguments = ["--data", str(data), "--config", str(kit.config(kind)),
                     "--listen", "127.0.0.1:0", "--web", "127.0.0.1:0"]
        if self.tls:
            arguments += ["--tls-certificate", str(kit.certificate), "--tls-key", str(kit.key)]
        with said.open("w") as out, self.log.open("w") as log:
            self.process = subprocess.Popen(
                [str(kit.program), *arguments], stdout=out, stderr=log, start_new_session=True)
        try:
            self.address, self.page = self._ready(said)
        except BaseException:
            self.stop()
            raise

    def _ready(self, said: Path) -> tuple[tuple[str, int], tuple[str, int]]:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and self.process.poll() is None:
            lines = said.read_text().splitlines()
            if len(lines) >= 2:
                ports = [int(line.rstrip("/").rpartition(":")[2]) for line in sorted(lines)]
                return ("127.0.0.1", ports[0]), ("127.0.0.1", ports[1])
            time.sleep(0.02)
        raise DaemonFailed(f"tilld did not start: {self.log.read_text()[-500:]}")

    def state(self) -> State:
        """Zeros once the daemon has ended."""
        process = Path("/proc") / str(self.process.pid)
        with open("/proc/net/sockstat", encoding="ascii") as file:
            pages = next(int(line.split()[-1]) for line in file if line.startswith("TCP:"))
        try:
            size = int((process / "statm").read_text().split()[1])
            times = (process / "stat").read_text().rpartition(")")[2].split()[11:13]
            files = len(os.listdir(process / "fd"))
        except (OSError, IndexError):
            return State()
        page = os.sysconf("SC_PAGE_SIZE") / 1e6
        seconds = sum(map(int, times)) / os.sysconf("SC_CLK_TCK")
        return State(size * page, pages * page, files, seconds, self.log.stat().st_size)

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def __enter__(self) -> Shop:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


def run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise DaemonFailed(f"{command[0]} ended with code {done.returncode}: {done.stderr[-500:]}")


def furnish(address: tuple[str, int]) -> None:
    """People, goods, a service without rights, open drawers, and a journal worth reading."""
    people = [*OTHERS, CASHIER, CALLER, READER]
    lines = [f"PERSON {n} role=cashier" for n in people] + [f"PIN {n} new={PIN}" for n in people]
    lines.append(f"KEY service=known public={PUBLIC} rights=look-up")
    for n in range(1, 201):
        name = f"Honey from the meadow behind the mill, harvested in summer, glass no {n}"
        lines.append(f'PUT item G-{n} name="{name}" price=10.00 vat=standard group=goods')
    tell(address, "service=office station=attack", lines)
    for n in (*RINGING, LONG):
        tell(address, f"register={n}", [f"LOGIN {CASHIER} pin={PIN}", "OPEN float=0.00"])
    goods = " ".join(f"G-{n}" for n in range(1, 21))
    tell(address, "register=1", [f"RING {goods} pay=card:200.00"] * 200)
    sale = ["SALE", *(f"ITEM G-{n % 200 + 1}" for n in range(1000)), "PAY card 10000.00", "END"]
    tell(address, f"register={LONG}", sale)


def tell(address: tuple[str, int], identity: str, lines: list[str]) -> None:
    station = Station(address, identity, retry_for=30)
    _, refused = station.submit(lines)
    station.close()
    if refused:
        raise DaemonFailed(f"the shop was not furnished: {refused[0].line}: {refused[0].reply}")
