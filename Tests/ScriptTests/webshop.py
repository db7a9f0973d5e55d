"""A demonstration shop with its staff page, and a Chromium that looks at it."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
from pathlib import Path

import paths  # noqa: F401
from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait
from tillprocess import find_program

PATIENCE = 30


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class WebShop:
    """tilld --demo --web, at an address that stays the same when it is started again."""

    def __init__(self, *arguments: str) -> None:
        program = find_program("tilld")
        assert program is not None, "tilld is built first"
        self.program = program
        self.folder = Path(tempfile.mkdtemp(prefix="till-page-"))
        self.arguments = arguments
        self.port = free_port()
        self.web = free_port()
        self.url = f"http://127.0.0.1:{self.web}"
        self.process: subprocess.Popen[str] | None = None
        self.start()

    def command(self) -> list[str]:
        return [
            str(self.program), "--data", str(self.folder / "shop"), "--demo",
            "--listen", f"127.0.0.1:{self.port}", "--web", f"127.0.0.1:{self.web}",
            *self.arguments,
        ]

    def start(self) -> None:
        with (self.folder / "log").open("a") as log:
            self.process = subprocess.Popen(
                self.command(), stdout=subprocess.PIPE, stderr=log, text=True
            )
        assert self.process.stdout is not None
        said = [self.process.stdout.readline() for _ in range(2)]
        if not any("staff page on" in line for line in said):
            raise AssertionError(f"tilld said {said}: {(self.folder / 'log').read_text()}")
        # What it says later has to go somewhere.
        threading.Thread(target=self.process.stdout.read, daemon=True).start()

    def kill(self) -> None:
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def close(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(timeout=60)
        shutil.rmtree(self.folder)

    def say(self, *lines: str) -> list[str]:
        """Lines of a service that the demonstration shop lets in, and their last lines."""
        answers = []
        with socket.create_connection(("127.0.0.1", self.port)) as link:
            wire = link.makefile("rw", encoding="utf-8", newline="\n")
            wire.readline()
            hello = self._ask(wire, "HELLO v=1 service=test station=page")
            number = int(hello.split(" next=")[1].split(" ")[0])
            for line in lines:
                answer = self._ask(wire, f"#{number} {line}" if line[0] != "?" else line[1:])
                number += 1 if f"#{number}" in answer and answer.startswith("OK") else 0
                answers.append(answer)
        return answers

    @staticmethod
    def _ask(wire, line: str) -> str:
        wire.write(line + "\n")
        wire.flush()
        while True:
            answer = wire.readline().rstrip("\n")
            if not answer.startswith("- "):
                return answer


class Browser:
    """Chromium without a window; what is wrong on the page fails the test at `close`."""

    def __init__(
        self, shop: WebShop, width: int = 360, height: int = 740, dark: bool = False,
        language: str = "sv",
    ) -> None:
        self.shop = shop
        options = webdriver.ChromeOptions()
        options.binary_location = shutil.which("chromium") or "/usr/bin/chromium"
        for argument in (
            "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu",
            f"--lang={language}", f"--window-size={width},{height}",
        ):
            options.add_argument(argument)
        options.add_experimental_option("prefs", {"intl.accept_languages": language})
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        os.environ.setdefault("SE_OFFLINE", "true")
        driver = shutil.which("chromedriver") or "/usr/bin/chromedriver"
        self.driver = webdriver.Chrome(options=options, service=Service(driver))
        self.resize(width, height)
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"},
            {"name": "prefers-reduced-motion", "value": "reduce"},
        ]})
        self.driver.get(shop.url + "/")
        self.until(lambda: self.text("store") != "")

    def resize(self, width: int, height: int) -> None:
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500,
        })

    def close(self) -> list[str]:
        """What the browser had to say, but for questions to a daemon that was killed."""
        # A failure to fetch is the network's; a policy that was broken is ours.
        said = [
            line["message"] for line in self.driver.get_log("browser")
            if line["level"] == "SEVERE" and "net::ERR_" not in line["message"]
            and "the server responded with a status of" not in line["message"]
        ]
        self.driver.quit()
        return said

    def until(self, holds, seconds: float = PATIENCE):
        # What was drawn anew between finding and reading it is looked for again.
        wait = WebDriverWait(
            self.driver, seconds, poll_frequency=0.05,
            ignored_exceptions=[StaleElementReferenceException])
        return wait.until(lambda _: holds())

    def id(self, name: str):
        return self.driver.find_element(By.ID, name)

    def all(self, selector: str) -> list:
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector: str):
        return self.until(lambda: (self.all(selector) or [None])[0])

    def text(self, name: str) -> str:
        return self.script("return document.getElementById(arguments[0])?.textContent ?? ''", name)

    def script(self, text: str, *arguments):
        return self.driver.execute_script(text, *arguments)

    def focused(self) -> str:
        return self.script("const e = document.activeElement; return e.id || e.className")

    def search(self, question: str, expected: str) -> None:
        """Types, and waits for a result with such a text."""
        self.script("delete document.getElementById('results').dataset.question")
        field = self.id("q")
        field.clear()
        field.send_keys(question)
        self.until(lambda: expected in self.text("results")
                   and self.id("results").get_attribute("data-question") == question)

    def open(self, question: str, name: str) -> None:
        self.search(question, name)
        next(link for link in self.all("#results a") if name in link.text).click()
        self.until(lambda: self.text("item-title") == name)
