"""Every block and element that bots send is drawn, and does what it should."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.playground.browser.bot_under_glass import HOSTILE
from tests.playground.browser.conftest import Act, OpenPage


@pytest.fixture
def gallery(open_page: OpenPage, with_bot: Act) -> Page:
    page = open_page()
    with_bot("command", by="ana", channel="leadership", text="/grayzone gallery")
    expect(page.locator(".message .block-header")).to_be_visible()
    return page


@pytest.fixture
def message(gallery: Page) -> Locator:
    return gallery.locator(".message", has=gallery.locator(".block-header"))


def test_every_block_is_drawn_as_elements(message: Locator) -> None:
    expect(message.get_by_role("heading", name="A header")).to_be_visible()
    for tag, words in (
        ("strong", "bold"),
        ("em", "italic"),
        ("s", "struck"),
        ("code", "code"),
        ("blockquote", "quoted"),
    ):
        expect(message.locator(tag, has_text=words).first).to_be_visible()
    expect(message.get_by_role("link", name="a link")).to_have_attribute("href", "https://example.com")
    expect(message.get_by_text("2026-01-01")).to_be_visible()
    expect(message.get_by_role("img", name="a picture")).to_be_attached()
    expect(message.locator("blockquote", has_text="a quotation")).to_be_visible()
    expect(message.locator("pre", has_text="a listing")).to_be_visible()
    expect(message.get_by_role("listitem").filter(has_text="a point")).to_be_visible()
    expect(message.get_by_role("heading", name="A heading")).to_be_visible()
    expect(message.get_by_role("columnheader", name="Issue")).to_be_visible()
    expect(message.get_by_role("cell", name="Late orders")).to_be_visible()
    expect(message.get_by_role("separator")).to_be_attached()


def test_hostile_text_in_a_block_stays_text(gallery: Page, message: Locator) -> None:
    expect(message.get_by_text(HOSTILE)).to_be_visible()
    expect(message.locator("script, img[src=x]")).to_have_count(0)
    assert gallery.title() != "owned"


def test_a_button_updates_the_message_in_place(gallery: Page, message: Locator) -> None:
    message.get_by_role("button", name="See it").click()
    expect(gallery.locator(".message", has_text="Seen by @Ana Albers")).to_be_visible()


def test_a_button_that_asks_first_acts_only_after_yes(gallery: Page, message: Locator) -> None:
    message.get_by_role("button", name="Sure?").click()
    asked = gallery.get_by_role("dialog", name="Are you sure?")
    expect(asked.locator("strong", has_text="cannot")).to_be_visible()
    asked.get_by_role("button", name="No").click()
    expect(asked).to_have_count(0)
    message.get_by_role("button", name="Sure?").click()
    asked.get_by_role("button", name="Yes").click()
    expect(gallery.locator(".message", has_text="sure: pressed")).to_have_count(1)


@pytest.mark.usefixtures("impatient")
def test_a_click_that_the_bot_fails_shows_a_warning_beside_it(message: Locator) -> None:
    message.get_by_role("button", name="Fail").click()
    expect(message.get_by_role("alert")).to_contain_text("operation_timeout")


def test_menus_and_pickers_of_a_message_act(gallery: Page, message: Locator) -> None:
    message.get_by_role("button", name="More actions").click()
    gallery.get_by_role("menuitem", name="Two").click()
    expect(gallery.locator(".message", has_text="more: Two")).to_be_visible()
    message.get_by_role("combobox", name="Pick one").click()
    message.get_by_role("option", name="Three").click()
    expect(gallery.locator(".message", has_text="pick: Three")).to_be_visible()
    message.locator("input[type=date]").fill("2026-12-24")
    expect(gallery.locator(".message", has_text="day: 2026-12-24")).to_be_visible()


def test_home_is_painted_and_its_buttons_act(open_page: OpenPage) -> None:
    page = open_page("U0CHI")
    page.locator("[data-place=app]").click()
    expect(page.get_by_text("Welcome home, @Chi Chiba")).to_be_visible()
    page.get_by_role("button", name="Fill in").click()
    expect(page.get_by_role("dialog", name="A form")).to_be_visible()


def test_a_message_shortcut_is_offered_by_the_message_menu(open_page: OpenPage, act: Act) -> None:
    ts = act("say", by="bo", channel="leadership", text="Orders are late again")["ts"]
    page = open_page()
    page.locator(f"[data-ts='{ts}']").hover()
    page.get_by_role("button", name="More for this message").click()
    page.get_by_role("menuitem", name="Raise as gray zone").click()
    expect(page.get_by_role("dialog", name="A form")).to_be_visible()
