"""How the page looks: on a phone, in the dark, and who may ask it for anything."""

import re
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.playground.browser.conftest import Act, OpenPage, Scheme

PAGE = Path(__file__).parents[3] / "bot" / "playground" / "page"
PHONE = (360, 740)
READABLE = 4.5  # WCAG 2.2, 1.4.3, contrast of text
FAINT = (Path(__file__).parent / "faint.js").read_text(encoding="utf-8")


def sideways(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def test_nothing_scrolls_sideways_on_a_phone(open_page: OpenPage, with_bot: Act) -> None:
    page = open_page(size=PHONE, tour=True)
    with_bot("say", by="bo", channel="leadership", text="w" * 300)
    with_bot("command", by="ana", channel="leadership", text="/grayzone gallery")
    expect(page.locator(".message .block-header")).to_be_visible()
    assert not sideways(page)
    page.get_by_role("button", name="Conversations").click()
    page.get_by_role("navigation").get_by_text("random").click()
    expect(page.get_by_role("heading", name="random")).to_be_visible()
    with_bot("command", by="ana", channel="leadership", text="/grayzone form")
    expect(page.get_by_role("dialog", name="A form")).to_be_visible()
    assert not sideways(page)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Inspector", exact=True).click()
    expect(page.locator(".exchange").first).to_be_visible()
    assert not sideways(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_is_readable(open_page: OpenPage, with_bot: Act, scheme: Scheme) -> None:
    page = open_page(scheme=scheme, tour=True)
    with_bot("command", by="ana", channel="leadership", text="/grayzone gallery")
    with_bot("say", by="bo", channel="random", text="@ana hello")
    expect(page.locator(".message .block-header")).to_be_visible()
    expect(page.get_by_label("1 mentions")).to_be_visible()
    assert page.evaluate(FAINT, READABLE) == []
    with_bot("command", by="ana", channel="leadership", text="/grayzone form")
    page.get_by_role("button", name="Send it").click()
    expect(page.locator(".field-error")).to_be_visible()
    assert page.evaluate(FAINT, READABLE) == []


def test_the_theme_can_be_chosen_and_is_kept(open_page: OpenPage) -> None:
    page = open_page()
    bright = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="Use dark colours").click()
    expect(page.locator("body")).not_to_have_css("background-color", bright)
    page.reload()
    expect(page.get_by_role("button", name="Use light colours")).to_be_visible()
    expect(page.locator("body")).not_to_have_css("background-color", bright)


def test_no_source_of_the_page_makes_elements_from_text() -> None:
    own = [path for path in PAGE.rglob("*.js") if "vendor" not in path.parts]
    assert own
    forbidden = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function")
    assert [path.name for path in own if forbidden.search(path.read_text(encoding="utf-8"))] == []


def test_every_module_is_asked_for_at_once() -> None:
    index = (PAGE / "index.html").read_text(encoding="utf-8")
    modules = {f"/static/{path.relative_to(PAGE).as_posix()}" for path in PAGE.rglob("*.js")}
    assert set(re.findall(r'(?:href|src)="(/static/[^"]+\.js)"', index)) == modules


def test_every_source_of_the_page_stays_small() -> None:
    sources = [path for kind in ("*.js", "*.css") for path in PAGE.rglob(kind) if "vendor" not in path.parts]
    assert [path.name for path in sources if len(path.read_text(encoding="utf-8").splitlines()) > 250] == []


@pytest.mark.parametrize("header", [{"Origin": "https://elsewhere.example"}, {"Host": "elsewhere.example"}])
def test_a_foreign_page_is_refused(address: str, header: dict[str, str]) -> None:
    server = urlsplit(address)
    assert server.hostname
    connection = HTTPConnection(server.hostname, server.port)
    connection.request("POST", "/_control/reset", "{}", {"Content-Type": "application/json"} | header)
    assert connection.getresponse().status in (400, 403, 421)
    connection.close()
