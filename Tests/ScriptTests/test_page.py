"""The staff page in a real browser, over a real daemon."""

from __future__ import annotations

import gzip
import http.client
import json
import select
import socket
import unittest
import urllib.request

from chromium import Browser
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select
from webshop import WebShop

MILK = "Arla Ko Mellanmjölk"
MILK_CODE = "7310865001825"
BAD_NAME = '<img src=x onerror="document.title=1"><b>Fusk & "bröd"</b>'


class PageTest(unittest.TestCase):
    shop: WebShop

    @classmethod
    def setUpClass(cls) -> None:
        cls.shop = WebShop()
        cls.addClassCleanup(cls.shop.close)

    def browser(self, **settings) -> Browser:
        browser = Browser(self.shop, **settings)
        self.addCleanup(lambda: self.assertEqual(browser.close(), []))
        return browser


class Looking(PageTest):
    def test_search_tap_and_map(self) -> None:
        browser = self.browser()
        browser.search("mellanmj", MILK)
        self.assertIn("16,90", browser.text("results"))
        self.assertIn("Gång 1, sektion A, hylla 1", browser.text("results"))
        self.assertRegex(browser.text("count"), r"^\d+ var(a|or)$")
        browser.open("mellanmj", MILK)
        self.assertTrue(browser.driver.title.startswith(MILK))
        self.assertEqual(browser.focused(), "item-title")
        drawing = browser.one("svg.floor")
        browser.until(lambda: browser.all(".way"))
        label = browser.one("svg.floor").get_attribute("aria-label")
        self.assertIn("Gång 1, sektion A, hylla 1 nerifrån", label)
        self.assertRegex(label, r"ungefär \d+ meter")
        self.assertEqual(len(browser.all(".bay.marked")), 1)
        self.assertEqual(len(browser.all(".shelf.marked")), 1)
        self.assertIn("Hylla 1 av 5", browser.text("spot"))
        self.assertTrue(drawing.is_displayed())

    def test_the_way_from_a_register(self) -> None:
        browser = self.browser()
        browser.open("mellanmj", MILK)
        browser.until(lambda: browser.all(".way"))
        before = browser.one(".way").get_attribute("points")
        Select(browser.id("from")).select_by_visible_text("Kassa 2")
        browser.until(lambda: browser.all(".way")
                      and browser.one(".way").get_attribute("points") != before)
        self.assertIn("Kassa 2", browser.one("svg.floor").get_attribute("aria-label"))

    def test_back_and_forward(self) -> None:
        browser = self.browser()
        browser.open("mellanmj", MILK)
        browser.driver.back()
        browser.until(lambda: not browser.id("item").is_displayed())
        self.assertIn(MILK, browser.driver.switch_to.active_element.text)
        browser.driver.forward()
        browser.until(lambda: browser.text("item-title") == MILK)
        browser.driver.refresh()
        browser.until(lambda: browser.text("item-title") == MILK)

    def test_nothing_found_and_no_such_item(self) -> None:
        browser = self.browser()
        browser.id("q").send_keys("xyzzyx")
        browser.until(lambda: "xyzzyx" in browser.text("count"))
        browser.driver.get(browser.shop.url + "/#/item/nope")
        browser.until(lambda: "ingen vara" in browser.text("item-title"))

    def test_a_scanner_opens_what_it_reads(self) -> None:
        browser = self.browser()
        browser.id("q").send_keys(MILK_CODE + Keys.ENTER)
        browser.until(lambda: browser.text("item-title") == MILK)

    def test_an_old_answer_never_hides_a_newer_one(self) -> None:
        browser = self.browser()
        # The first question is answered last, and is not to be given up.
        browser.script("""
            const real = fetch;
            window.fetch = async (path, request) => {
              const answer = await real(path, path.includes('mellan') ? {} : request);
              if (path.includes('mellan')) await new Promise((go) => setTimeout(go, 1500));
              if (path.includes('mellan')) window.late = true;
              return answer;
            };""")
        browser.id("q").send_keys("mellan")
        browser.until(lambda: browser.script("return document.getElementById('finder').ariaBusy"))
        browser.id("q").clear()
        browser.search("havre", "avre")
        browser.until(lambda: browser.script("return window.late"))
        self.assertNotIn(MILK, browser.text("results"))
        self.assertIn("avre", browser.text("results"))

    def test_html_in_a_name_is_only_text(self) -> None:
        name = BAD_NAME.replace('"', '\\"')
        self.shop.say(f'PUT item FUSK name="{name}" price=9.00 vat=food group=bread place=5-A-1')
        browser = self.browser()
        browser.open("fusk", BAD_NAME)
        self.assertEqual(browser.all("main img, main b"), [])
        self.assertTrue(browser.driver.title.startswith(BAD_NAME))

    def test_what_customers_type(self) -> None:
        browser = self.browser()
        for text in ("' OR 1=1 --", 'NEAR("a" b*) AND -x:y', "\\\\ %_ ( ) ^", "\U0001F95B 牛乳"):
            browser.id("q").clear()
            browser.id("q").send_keys(text[:4])
            browser.script("""const q = document.getElementById('q'); q.value = arguments[0];
                q.dispatchEvent(new Event('input'))""", text)
            browser.until(lambda: browser.text("count") != "")
        browser.search("mellanmj", MILK)


class ForEverybody(PageTest):
    def test_languages(self) -> None:
        browser = self.browser(language="en")
        self.assertEqual(browser.script("return document.documentElement.lang"), "en")
        browser.search("mellanmj", "Aisle 1, bay A, shelf 1")
        self.assertEqual(browser.text("q-label"), "Search goods")
        browser.id("language").click()
        self.assertEqual(browser.script("return document.documentElement.lang"), "sv")
        self.assertEqual(browser.text("q-label"), "Sök vara")
        self.assertIn("Gång 1, sektion A", browser.text("results"))
        browser.driver.refresh()
        browser.until(lambda: browser.text("q-label") == "Sök vara")

    def test_keyboard_only(self) -> None:
        browser = self.browser(width=1280, height=800)
        press = lambda *keys: [browser.driver.switch_to.active_element.send_keys(key) for key in keys]
        browser.script("document.activeElement.blur()")
        browser.driver.find_element(By.TAG_NAME, "body").send_keys("/")
        self.assertEqual(browser.focused(), "q")
        press("mellanmj")
        browser.until(lambda: MILK in browser.text("results"))
        press(Keys.ARROW_DOWN)
        self.assertEqual(browser.focused(), "result")
        press(Keys.ARROW_UP)
        self.assertEqual(browser.focused(), "q")
        press(Keys.ARROW_DOWN)
        opened = browser.driver.switch_to.active_element.get_attribute("href")
        press(Keys.ENTER)
        browser.until(lambda: browser.focused() == "item-title")
        outline = browser.script("return getComputedStyle(document.activeElement).outlineStyle")
        self.assertEqual(outline, "solid")
        press(Keys.ESCAPE)
        browser.until(lambda: browser.focused() == "result")
        self.assertEqual(browser.driver.switch_to.active_element.get_attribute("href"), opened)
        press(Keys.ESCAPE)
        self.assertEqual(browser.focused(), "q")
        press(Keys.ESCAPE)
        browser.until(lambda: browser.all("#results a") == [])

    def test_light_and_dark(self) -> None:
        ground = "return getComputedStyle(document.body).backgroundColor"
        self.assertNotEqual(
            self.browser().script(ground), self.browser(dark=True).script(ground))

    def test_a_small_phone(self) -> None:
        browser = self.browser(width=320, height=568)
        too_wide = "return document.documentElement.scrollWidth - innerWidth"
        browser.search("mjölk", "jölk")
        self.assertLessEqual(browser.script(too_wide), 0)
        browser.open("mellanmj", MILK)
        browser.until(lambda: browser.all(".way"))
        self.assertLessEqual(browser.script(too_wide), 0)
        small = browser.script("""
            return [...document.querySelectorAll('button, .result, .back, select')]
              .filter((e) => e.offsetParent && e.getBoundingClientRect().height < 44)
              .map((e) => e.className + e.id)""")
        self.assertEqual(small, [])

    def test_a_screen_reader_is_told(self) -> None:
        browser = self.browser()
        browser.open("mellanmj", MILK)
        self.assertEqual(
            browser.script("return [...document.querySelectorAll('h1, h2, h3')].map(h => h.tagName)"
                           ".join('').startsWith('H1H2')"), True)
        for selector in ("#count", "#news"):
            self.assertEqual(browser.one(selector).get_attribute("role"), "status")
        self.assertEqual(browser.id("banner").get_attribute("role"), "alert")
        unnamed = browser.script("""
            return [...document.querySelectorAll('input, select')]
              .filter((e) => e.labels.length === 0).map((e) => e.id)""")
        self.assertEqual(unnamed, [])


class Gone(PageTest):
    def test_the_daemon_dies_and_comes_back(self) -> None:
        browser = self.browser()
        browser.search("mellanmj", MILK)
        self.shop.kill()
        browser.id("q").clear()
        browser.id("q").send_keys("havre")
        browser.until(lambda: browser.id("banner").is_displayed())
        self.assertIn("svarar inte", browser.text("banner"))
        self.shop.start()
        browser.until(lambda: "avre" in browser.text("results"))
        browser.until(lambda: not browser.id("banner").is_displayed())

    def test_it_is_noticed_without_a_question(self) -> None:
        browser = self.browser()
        self.shop.kill()
        try:
            browser.until(lambda: browser.id("banner").is_displayed(), 40)
        finally:
            self.shop.start()
        browser.until(lambda: not browser.id("banner").is_displayed())


class Changing(PageTest):
    def log_in(self, browser: Browser, person: str, pin: str) -> None:
        browser.id("person").click()
        browser.one("#field-person").send_keys(person)
        browser.id("field-pin").send_keys(pin + Keys.ENTER)

    def test_log_in_count_and_move(self) -> None:
        browser = self.browser(width=1280, height=800)
        browser.open("mellanmj", MILK)
        self.log_in(browser, "21", "0000")
        browser.until(lambda: "Fel PIN" in browser.one(".trouble").text)
        browser.id("field-pin").clear()
        browser.id("field-pin").send_keys("2121" + Keys.ENTER)
        browser.until(lambda: browser.all("#do-counting"))
        self.assertEqual(browser.text("person"), "Logga ut")

        browser.press("do-counting")
        browser.one("#field-quantity").send_keys("20" + Keys.ENTER)
        browser.until(lambda: "20 st" in browser.one(".facts").text)

        browser.press("do-move")
        browser.one("#field-to").send_keys("12-F-1")
        browser.id("field-quantity").send_keys("6" + Keys.ENTER)
        browser.until(lambda: len(browser.all(".place-button")) == 2)
        amounts = [button.text for button in browser.all(".place-button")]
        self.assertIn("14 st", amounts[0])
        self.assertIn("6 st", amounts[1])
        self.assertIn("Gång 12, sektion F", amounts[1])

        browser.press("do-adjust")
        browser.one("#field-quantity").send_keys("2" + Keys.ENTER)
        browser.until(lambda: "18 st" in browser.one(".facts").text)

        browser.press("do-move")
        browser.one("#field-to").send_keys("99-Z-9")
        browser.id("field-quantity").send_keys("1" + Keys.ENTER)
        browser.until(lambda: "finns inte på kartan" in browser.one(".trouble").text)
        browser.one("#dialog .quiet").click()

        browser.id("person").click()
        browser.until(lambda: browser.text("person") == "Logga in")
        browser.until(lambda: browser.all("#do-move") == [])

    def test_a_device_without_its_numbers_logs_in_anew(self) -> None:
        browser = self.browser(width=1280, height=800)
        browser.open("mellanmj", MILK)
        self.log_in(browser, "21", "2121")
        browser.until(lambda: browser.all("#do-counting"))
        browser.script("localStorage.clear()")
        browser.driver.refresh()
        # It is drawn again while the page asks who is here.
        browser.until(lambda: browser.all("#do-counting"))
        browser.until(lambda: browser.press("do-counting") or browser.all("#field-quantity"))
        browser.id("field-quantity").send_keys("20" + Keys.ENTER)
        browser.one("#field-person").send_keys("21")
        browser.id("field-pin").send_keys("2121" + Keys.ENTER)
        browser.until(lambda: "Klart" in browser.text("news"))

    def test_a_cashier_may_not(self) -> None:
        browser = self.browser()
        browser.open("mellanmj", MILK)
        self.log_in(browser, "17", "4711")
        browser.until(lambda: "inte ändra" in browser.one(".changes").text)

    def test_a_change_that_was_not_answered_is_made_once(self) -> None:
        browser = self.browser(width=1280, height=800)
        browser.open("sommarmj", "Sommarmjölk")
        self.log_in(browser, "21", "2121")
        browser.until(lambda: browser.all("#do-counting"))
        # The answer is lost on its way; the change is not.
        browser.script("""
            const real = fetch;
            let isCut = false;
            window.mend = () => { window.fetch = real; };
            window.fetch = async (path, request) => {
              if (isCut) throw new TypeError('lost');
              const answer = await real(path, request);
              isCut = path === '/api/change';
              if (isCut) throw new TypeError('lost');
              return answer;
            };""")
        browser.press("do-adjust")
        browser.one("#field-direction").send_keys("Fler")
        browser.id("field-quantity").send_keys("5" + Keys.ENTER)
        browser.until(lambda: "svarar inte" in browser.one(".trouble").text)
        self.shop.kill()
        self.shop.start()
        browser.script("window.mend()")
        browser.until(lambda: browser.text("person") == "Logga in")
        browser.one("#dialog .quiet").click()
        self.log_in(browser, "21", "2121")
        browser.until(lambda: "hade gått fram" in browser.text("news"))
        kept = browser.script("return JSON.parse(localStorage.getItem('till.changes'))")
        self.assertIsNone(kept["pending"])
        self.assertEqual(kept["next"], 2)


class OnTheWire(PageTest):
    def get(self, path: str, **headers: str):
        request = urllib.request.Request(self.shop.url + path, headers=headers)
        return urllib.request.urlopen(request)

    def test_packed_files_are_what_the_plain_ones_are(self) -> None:
        page = self.get("/").read().decode()
        files = {part.split('"')[0] for part in page.split('="')[1:] if part.startswith("/p/")}
        self.assertGreater(len(files), 8)
        for path in ["/", *sorted(files), "/api/floor"]:
            packed = self.get(path, **{"Accept-Encoding": "gzip"})
            self.assertEqual(packed.headers["Content-Encoding"], "gzip")
            self.assertEqual(gzip.decompress(packed.read()), self.get(path).read(), path)

    def test_more_than_a_head_may_have(self) -> None:
        for head in ("X: " + "a" * 30_000, "\r\n".join(f"X{n}: 1" for n in range(100))):
            with socket.create_connection(("127.0.0.1", self.shop.web)) as link:
                link.sendall(f"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n{head}\r\n\r\n".encode())
                self.assertIn(b"400", link.recv(4096).split(b"\r\n")[0])
        self.assertEqual(self.get("/").status, 200)

    def test_a_long_question_is_refused_in_words(self) -> None:
        link = http.client.HTTPConnection("127.0.0.1", self.shop.web)
        link.request("GET", "/api/find?q=" + "a" * 10_240)
        answer = link.getresponse()
        self.assertEqual(answer.status, 400)
        self.assertEqual(json.load(answer)["code"], "line-too-long")
        link.close()

    def test_more_connections_than_there_may_be(self) -> None:
        links = [
            socket.create_connection(
                ("127.0.0.1", self.shop.web), source_address=(f"127.0.3.{number % 10 + 1}", 0))
            for number in range(300)]
        waiting = set(links)
        # Only who makes room has something to read: that it ends.
        while len(waiting) > 256:
            ended, _, _ = select.select(list(waiting), [], [], 20)
            self.assertTrue(ended, f"{len(waiting)} connections are open")
            waiting.difference_update(ended)
        for link in links:
            link.close()
        for _ in range(1000):
            try:
                self.assertEqual(self.get("/").status, 200)
                return
            except OSError:
                continue
        self.fail("places are not free again")

    def test_the_pin_is_nowhere(self) -> None:
        body = json.dumps({"person": 21, "pin": "2121", "device": "f" * 32}).encode()
        request = urllib.request.Request(
            self.shop.url + "/api/login", body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request) as answer:
            cookie = answer.headers["Set-Cookie"]
            self.assertNotIn(b"2121", answer.read())
        self.assertIn("HttpOnly; SameSite=Strict", cookie)
        self.assertNotIn("2121", (self.shop.folder / "log").read_text())


if __name__ == "__main__":
    unittest.main()
