"""The playground's own instruments: clock, inspector, faults, tour, reset, and coming back after a loss."""

import re

import pytest
from playwright.sync_api import expect

from tests.playground.browser.conftest import Act, OpenPage


def test_the_clock_goes_on_to_the_next_tick(open_page: OpenPage) -> None:
    page = open_page("U0BO")
    page.get_by_role("button", name=re.compile("^Clock")).click()
    page.get_by_role("button", name="Next tick").click()
    expect(page.get_by_role("button", name=re.compile(r"^Clock: (Mon|Tue|Wed|Thu|Fri) .* 09:0\d"))).to_be_visible()


def test_the_inspector_shows_what_went_both_ways(open_page: OpenPage, with_bot: Act) -> None:
    page = open_page()
    page.get_by_role("button", name="Inspector", exact=True).click()
    with_bot("command", by="ana", channel="leadership", text="/grayzone gallery")
    inspector = page.get_by_role("region", name="Inspector")
    inspector.get_by_role("searchbox").fill("chat.postMessage")
    exchange = inspector.locator(".exchange", has_text="chat.postMessage").first
    exchange.get_by_role("button").first.click()
    expect(exchange.locator("pre").first).to_contain_text('"channel": "C0LEAD"')
    expect(exchange).to_contain_text("from the bot")
    expect(exchange).not_to_contain_text("xoxb-")


@pytest.mark.usefixtures("impatient")
def test_a_fault_is_ordered_and_meets_the_bot(open_page: OpenPage, with_bot: Act) -> None:
    page = open_page()
    page.get_by_role("button", name="Faults").click()
    page.get_by_role("radio", name="Server error (500)").check()
    page.get_by_label("When the bot calls").fill("chat.postMessage")
    page.get_by_role("button", name="Order it").click()
    expect(page.get_by_text("Ordered: server error (500).")).to_be_visible()
    with_bot("command", by="ana", channel="leadership", text="/grayzone gallery")
    page.get_by_role("button", name="Inspector", exact=True).click()
    page.get_by_label("Only trouble").check()
    expect(page.locator(".exchange", has_text="chat.postMessage")).to_be_visible()


def test_the_tour_names_the_next_thing_and_goes_on_when_it_is_done(open_page: OpenPage) -> None:
    page = open_page(tour=True)
    tour = page.get_by_role("complementary", name="Guided tour")
    expect(tour.get_by_role("heading")).to_have_text("Bring Grayzone in")
    expect(page.locator(".tour-ring")).to_be_visible()
    page.get_by_role("button", name="Invite Grayzone").click()
    expect(tour.get_by_role("heading")).to_have_text("Set the group up")
    tour.get_by_role("button", name="Hide the tour").click()
    expect(tour).to_have_count(0)
    page.get_by_role("button", name="Tour", exact=True).click()
    expect(tour.get_by_role("heading")).to_have_text("Set the group up")


def test_reset_asks_first_and_then_empties_the_workspace(open_page: OpenPage, act: Act) -> None:
    act("say", by="bo", channel="leadership", text="To be forgotten")
    page = open_page()
    expect(page.locator(".message", has_text="To be forgotten")).to_be_visible()
    page.get_by_role("button", name="Reset").click()
    page.get_by_role("button", name="Start again").click()
    expect(page.locator(".message", has_text="To be forgotten")).to_have_count(0)
    expect(page.get_by_text("Nothing said here yet")).to_be_visible()


def test_the_page_catches_up_after_its_line_was_cut(open_page: OpenPage, act: Act) -> None:
    page = open_page("U0BO")
    page.context.set_offline(True)
    page.evaluate("dispatchEvent(new Event('offline'))")
    act("say", by="ana", channel="leadership", text="While you were away")
    page.context.set_offline(False)
    expect(page.locator(".message", has_text="While you were away")).to_be_visible()
