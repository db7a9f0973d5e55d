"""A Chromium that looks at the staff page of a shop."""

from __future__ import annotations

import os
import shutil

from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait
from webshop import WebShop

PATIENCE = 30


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

    def press(self, name: str) -> None:
        """Presses a button, whenever it was drawn: one that is drawn anew is found again."""
        self.until(lambda: self.id(name).click() or True)

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
