"""What people see and do in conversations."""

import pytest
from playwright.sync_api import Page, expect

from tests.playground.browser.bot_under_glass import HOSTILE
from tests.playground.browser.conftest import Act, OpenPage


def say(page: Page, text: str) -> None:
    composer = page.get_by_role("textbox", name="Message #leadership")
    composer.fill(text)
    composer.press("Enter")


def test_a_message_arrives_in_another_window_without_reload(open_page: OpenPage) -> None:
    ana, bo = open_page("U0ANA"), open_page("U0BO")
    say(ana, "Hello *everyone* and @bo.")
    message = bo.locator(".message", has_text="Hello everyone and")
    expect(message).to_be_visible()
    expect(message.locator("strong", has_text="everyone")).to_be_visible()
    expect(message.locator(".mention.is-me")).to_have_text("@Bo Brandt")
    expect(bo.locator("[data-announcer]")).to_contain_text("Ana Albers: Hello everyone")


def test_hostile_text_stays_text(open_page: OpenPage) -> None:
    page = open_page()
    title = page.title()
    say(page, HOSTILE)
    expect(page.locator(".message .mrkdwn").last).to_have_text(HOSTILE)
    expect(page.locator(".message img, .message script")).to_have_count(0)
    assert page.title() == title


def test_unread_and_mentions_show_in_the_side_bar_and_go_when_read(open_page: OpenPage, act: Act) -> None:
    page = open_page("U0BO")
    act("say", by="ana", channel="random", text="@bo are you there?")
    entry = page.locator("[data-place=C0RAND]")
    expect(entry.get_by_label("1 mentions")).to_be_visible()
    entry.click()
    expect(page.locator(".message", has_text="are you there?")).to_be_visible()
    expect(entry.locator(".badge, .dot")).to_have_count(0)


def test_acting_as_another_keeps_the_place_where_they_can_see_it(open_page: OpenPage) -> None:
    page = open_page("U0ANA")
    page.locator("[data-place=G0BOARD]").click()
    expect(page.get_by_role("heading", name="board-prep")).to_be_visible()
    page.get_by_role("radio", name="Dev Das").click()
    expect(page.get_by_role("heading", name="board-prep")).to_be_visible()
    expect(page.locator(".zone-note")).to_contain_text("New York")
    page.keyboard.press("Alt+Digit2")
    expect(page.get_by_role("radio", name="Bo Brandt")).to_be_checked()
    expect(page.get_by_role("heading", name="board-prep")).to_have_count(0)


@pytest.mark.usefixtures("with_bot")
def test_an_ephemeral_message_is_seen_by_its_person_only(open_page: OpenPage) -> None:
    ana, bo = open_page("U0ANA"), open_page("U0BO")
    say(ana, "/grayzone whisper")
    expect(ana.locator(".message.is-ephemeral")).to_contain_text("Only visible to you")
    expect(ana.locator(".message.is-ephemeral")).to_contain_text("Heard: whisper")
    say(ana, "over")
    expect(bo.locator(".message", has_text="over")).to_be_visible()
    expect(bo.get_by_text("Heard: whisper")).to_have_count(0)
    expect(bo.locator("[data-announcer]")).not_to_contain_text("Heard")
    ana.get_by_role("button", name="Dismiss").click()
    expect(ana.locator(".message", has_text="Heard: whisper")).to_have_count(0)


@pytest.mark.usefixtures("with_bot", "impatient")
def test_a_failing_or_unknown_command_is_told_as_slackbot_does(open_page: OpenPage) -> None:
    page = open_page()
    say(page, "/grayzone fail")
    expect(page.locator(".message", has_text="/grayzone failed with the error “operation_timeout”")).to_be_visible()
    say(page, "/nonsense")
    expect(page.locator(".message", has_text="/nonsense is not a valid command.")).to_be_visible()
    expect(page.get_by_role("textbox", name="Message #leadership")).to_have_value("/nonsense")


def test_commands_people_and_emoji_are_completed(open_page: OpenPage) -> None:
    page = open_page()
    composer = page.get_by_role("textbox", name="Message #leadership")
    composer.press_sequentially("/gr")
    expect(page.get_by_role("option", name="[what happens] | list")).to_be_visible()
    composer.press("Tab")
    expect(composer).to_have_value("/grayzone ")
    composer.fill("")
    composer.press_sequentially("Thanks @ch")
    expect(page.get_by_role("option", name="Chi Chiba")).to_be_visible()
    composer.press("Enter")
    composer.press_sequentially(":tad")
    expect(page.get_by_role("option", name=":tada:")).to_be_visible()
    composer.press("Enter")
    expect(composer).to_have_value("Thanks @chi :tada: ")
    composer.press("Shift+Enter")
    expect(composer).to_have_value("Thanks @chi :tada: \n")


def test_replies_reactions_edits_and_deletions(open_page: OpenPage, act: Act) -> None:
    ts = act("say", by="ana", channel="leadership", text="First thought")["ts"]
    act("say", by="bo", channel="leadership", text="A reply", thread_ts=ts)
    page = open_page("U0ANA")
    page.get_by_role("button", name="1 reply").click()
    thread = page.get_by_role("complementary", name="Thread")
    expect(thread.get_by_text("A reply")).to_be_visible()
    thread.get_by_role("textbox", name="Reply…").fill("An answer")
    thread.get_by_role("textbox", name="Reply…").press("Enter")
    expect(page.get_by_role("button", name="2 replies")).to_be_visible()
    thread.get_by_role("button", name="Close the thread").click()
    act("react", by="bo", channel="leadership", ts=ts, emoji="tada")
    page.get_by_role("button", name="tada, 1").click()
    expect(page.get_by_role("button", name="tada, 2")).to_have_attribute("aria-pressed", "true")
    page.locator(f"[data-ts='{ts}']").hover()
    page.get_by_role("button", name="More for this message").click()
    page.get_by_role("menuitem", name="Edit the message").click()
    page.get_by_role("textbox", name="Edit the message").fill("Second thought")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(f"[data-ts='{ts}']")).to_contain_text("Second thought(edited)")


def test_grayzone_is_invited_with_one_button(open_page: OpenPage) -> None:
    page = open_page()
    page.get_by_role("button", name="Invite Grayzone").click()
    expect(page.get_by_text("Grayzone is in #leadership now.")).to_be_visible()
    expect(page.get_by_role("button", name="7 members")).to_be_visible()
    expect(page.get_by_role("button", name="Invite Grayzone")).to_have_count(0)


def test_slacks_own_invite_command_works(open_page: OpenPage) -> None:
    page = open_page()
    say(page, "/invite @Grayzone")
    expect(page.get_by_role("button", name="7 members")).to_be_visible()
    say(page, "/remove @Grayzone")
    expect(page.get_by_role("button", name="Invite Grayzone")).to_be_visible()


def test_a_reaction_is_picked(open_page: OpenPage, act: Act) -> None:
    ts = act("say", by="bo", channel="leadership", text="Done")["ts"]
    page = open_page()
    page.locator(f"[data-ts='{ts}']").hover()
    page.get_by_role("button", name="React").click()
    page.get_by_role("searchbox", name="Find an emoji").fill("troph")
    page.get_by_role("button", name="trophy", exact=True).click()
    expect(page.get_by_role("button", name="trophy, 1")).to_be_visible()
