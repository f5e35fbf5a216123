"""What the page shows of thanks: groups by their handle, emoji of the workspace's own, and what is gone."""

import json
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Page, expect

from bot.playground import BOT_TOKEN
from tests.playground.browser.conftest import Act, OpenPage, Scheme
from tests.playground.browser.test_page_looks import FAINT, PHONE, READABLE, sideways


def delete_as_bot(address: str, channel: str, ts: str) -> None:
    """Delete a message through the Web API, as the bot does."""
    headers = {"content-type": "application/json", "authorization": f"Bearer {BOT_TOKEN}"}
    body = json.dumps({"channel": channel, "ts": ts}).encode()
    with urlopen(Request(f"{address}/api/chat.delete", body, headers)) as answer:  # noqa: S310 (our own, on loopback)
        assert json.load(answer)["ok"]


def test_a_group_is_completed_shown_by_its_handle_and_stands_out_for_its_members(open_page: OpenPage) -> None:
    ana, chi = open_page("U0ANA"), open_page("U0CHI")
    composer = ana.get_by_role("textbox", name="Message #leadership")
    composer.press_sequentially("Thanks @sal")
    expect(ana.get_by_role("option", name="@sales-ops")).to_be_visible()
    composer.press("Enter")
    expect(composer).to_have_value("Thanks @sales-ops ")
    composer.press("Enter")
    expect(ana.locator(".mention.is-me")).to_have_text("@sales-ops")
    theirs = chi.locator(".message .mention")
    expect(theirs).to_have_text("@sales-ops")
    expect(theirs).not_to_have_class("mention is-me")
    expect(theirs).to_have_attribute("title", "Ana Albers, Bo Brandt")
    expect(chi.locator("[data-announcer]")).to_contain_text("Thanks @sales-ops")


def test_a_message_that_named_a_group_is_edited_as_it_was_typed(open_page: OpenPage, act: Act) -> None:
    ts = act("say", by="ana", channel="leadership", text="Well done @staff")["ts"]
    page = open_page("U0ANA")
    page.locator(f"[data-ts='{ts}']").hover()
    page.get_by_role("button", name="More for this message").click()
    page.get_by_role("menuitem", name="Edit the message").click()
    expect(page.get_by_role("textbox", name="Edit the message")).to_have_value("Well done @staff")


def test_a_custom_emoji_is_picked_and_drawn_and_an_alias_is_what_it_stands_for(open_page: OpenPage, act: Act) -> None:
    ts = act("say", by="bo", channel="leadership", text="Done :hooray: :constructor:")["ts"]
    page = open_page()
    message = page.locator(f"[data-ts='{ts}']")
    expect(message.get_by_role("img", name=":hooray:")).to_have_js_property("naturalWidth", 32)
    expect(message.locator(".emoji-name")).to_have_text(":constructor:")
    message.hover()
    page.get_by_role("button", name="React").click()
    page.get_by_role("searchbox", name="Find an emoji").fill("kud")
    page.get_by_role("button", name="kudos", exact=True).click()
    expect(page.get_by_role("button", name="kudos, 1")).to_contain_text("🏆")
    act("react", by="bo", channel="leadership", ts=ts, emoji="clap::skin-tone-3")
    expect(page.get_by_role("button", name="clap::skin-tone-3, 1")).to_contain_text("👏🏼")


def test_an_emoji_that_is_added_is_there_at_once(open_page: OpenPage, act: Act) -> None:
    page = open_page()
    composer = page.get_by_role("textbox", name="Message #leadership")
    act("set_emoji", change="add", name="launched", value="alias:rocket")
    ts = act("say", by="bo", channel="leadership", text="Off it goes")["ts"]
    act("react", by="bo", channel="leadership", ts=ts, emoji="launched")
    expect(page.get_by_role("button", name="launched, 1")).to_contain_text("🚀")
    composer.press_sequentially(":launc")
    expect(page.get_by_role("option", name=":launched:")).to_be_visible()


def test_a_message_that_the_bot_deletes_leaves_every_window(open_page: OpenPage, with_bot: Act, address: str) -> None:
    with_bot("command", by="ana", channel="leadership", text="/grayzone gallery")
    ana, bo = open_page("U0ANA"), open_page("U0BO")
    card = ana.locator(".message", has=ana.locator(".block-header"))
    ts = str(card.get_attribute("data-ts"))
    expect(bo.locator(f"[data-ts='{ts}']")).to_be_visible()
    bo.locator(f"[data-ts='{ts}']").hover()
    bo.get_by_role("button", name="Reply in the thread").click()
    expect(bo.get_by_role("textbox", name="Reply…")).to_be_visible()
    delete_as_bot(address, "C0LEAD", ts)
    for page in (ana, bo):
        expect(page.locator(f"[data-ts='{ts}']")).to_have_count(0)
    thread = bo.get_by_role("complementary", name="Thread")
    expect(thread.get_by_text("This message was deleted.")).to_be_visible()
    expect(thread.get_by_role("textbox")).to_have_count(0)


def test_a_reply_for_all_stands_in_the_channel_and_a_deleted_root_keeps_its_place(
    open_page: OpenPage, act: Act
) -> None:
    root = act("say", by="ana", channel="leadership", text="The plan")["ts"]
    page = open_page("U0BO")
    act("say", by="chi", channel="leadership", text="Only here", thread_ts=root)
    act("say", by="chi", channel="leadership", text="For all", thread_ts=root, broadcast=True)
    shown = page.get_by_role("list", name="Messages in #leadership")
    expect(shown.locator(".message", has_text="For all")).to_contain_text("replied to a thread")
    expect(shown.get_by_text("Only here")).to_have_count(0)
    act("delete", by="ana", channel="leadership", ts=root)
    expect(shown.locator(f"[data-ts='{root}']")).to_contain_text("This message was deleted.")
    expect(shown.locator(f"[data-ts='{root}']").get_by_role("button", name="2 replies")).to_be_visible()


def test_another_apps_message_bears_its_name(open_page: OpenPage, act: Act) -> None:
    page = open_page("U0BO")
    act("post_as_app", channel="leadership", text="<@U0BO> deployed", name="Ship Bot")
    message = page.locator(".message", has_text="deployed")
    expect(message.locator(".author")).to_have_text("Ship Bot")
    expect(message.get_by_text("APP")).to_be_visible()
    expect(page.locator("[data-announcer]")).to_contain_text("Ship Bot: Bo Brandt deployed")


def thanks(act: Act) -> None:
    """Fill #leadership with all that this file is about."""
    for number in range(12):
        act("add_person", id=f"U0MORE{number}", name=f"more{number}")
    root = act("say", by="bo", channel="leadership", text="Thanks @sales-ops @staff :partyparrot: " + "w" * 80)["ts"]
    for emoji in ("partyparrot", "kudos", "clap::skin-tone-5", "hooray"):
        act("react", by="bo", channel="leadership", ts=root, emoji=emoji)
    act("say", by="chi", channel="leadership", text="For all", thread_ts=root, broadcast=True)
    act("post_as_app", channel="leadership", text="<!subteam^S0SALE> deployed", name="Ship Bot")
    gone = act("say", by="bo", channel="leadership", text="gone")["ts"]
    act("say", by="chi", channel="leadership", text="reply", thread_ts=gone)
    act("delete", by="bo", channel="leadership", ts=gone)


def ready(page: Page) -> None:
    expect(page.get_by_text("This message was deleted.")).to_be_visible()
    expect(page.locator(".reaction img").first).to_be_visible()


def test_thanks_fit_on_a_phone(open_page: OpenPage, act: Act) -> None:
    thanks(act)
    page = open_page(size=PHONE)
    ready(page)
    assert not sideways(page)
    composer = page.get_by_role("textbox", name="Message #leadership")
    composer.press_sequentially("@s")
    expect(page.get_by_role("option", name="@staff")).to_be_visible()
    assert not sideways(page)
    composer.fill("")
    page.get_by_role("button", name="Put in an emoji").click()
    expect(page.get_by_role("button", name="partyparrot", exact=True)).to_be_visible()
    assert not sideways(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_thanks_are_readable(open_page: OpenPage, act: Act, scheme: Scheme) -> None:
    thanks(act)
    page = open_page(scheme=scheme)
    ready(page)
    assert page.evaluate(FAINT, READABLE) == []
