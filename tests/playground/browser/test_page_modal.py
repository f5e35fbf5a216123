"""Modals: every field, errors that keep what was typed, and a run with the keyboard alone."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.playground.browser.conftest import Act, OpenPage

MOST_STOPS = 40


@pytest.fixture
def page(open_page: OpenPage, with_bot: Act) -> Page:  # noqa: ARG001 (the bot is to be there)
    opened = open_page()
    composer = opened.get_by_role("textbox", name="Message #leadership")
    composer.fill("/grayzone form")
    composer.press("Enter")
    return opened


@pytest.fixture
def form(page: Page) -> Locator:
    found = page.get_by_role("dialog", name="A form")
    expect(found).to_be_visible()
    return found


def choose(form: Locator, field: str, *names: str) -> None:
    for name in names:
        form.get_by_role("combobox", name=field).click()
        form.get_by_role("option", name=name).click()


def tab_to(page: Page, element: Locator) -> None:
    """Press Tab until this has the focus; nothing behind the form may have it on the way."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")
        if element.evaluate("element => element === document.activeElement"):
            return
    pytest.fail("Tab never came there")


def test_every_field_is_filled_in_and_sent(page: Page, form: Locator) -> None:
    form.get_by_label("What happens?").fill("It waits\ntwice")
    form.get_by_label("Hours").fill("2.5")
    choose(form, "One of them", "Two")
    choose(form, "Some of them", "One", "Three")
    choose(form, "A person", "Chi Chiba")
    choose(form, "Several people", "Bo Brandt", "Dev Das")
    choose(form, "A conversation", "#leadership")
    choose(form, "A channel", "#random")
    form.get_by_role("radio", name="Two").check()
    form.get_by_role("checkbox", name="Three").check()
    form.get_by_label("A day").fill("2026-12-24")
    form.get_by_label("A time").fill("09:30")
    form.get_by_label("A moment").fill("2026-12-24T09:30")
    form.get_by_role("button", name="Send it").click()
    expect(form).to_have_count(0)
    page.locator("[data-place=app]").click()
    page.get_by_role("tab", name="Messages").click()
    expect(page.get_by_text("['Two', 'U0CHI', '2.5']")).to_be_visible()


def test_errors_stand_under_their_fields_and_the_input_is_kept(form: Locator) -> None:
    form.get_by_label("What happens?").fill("wrong")
    form.get_by_label("Hours").fill("99")
    choose(form, "Some of them", "One")
    form.get_by_role("button", name="Send it").click()
    what = form.get_by_label("What happens?")
    expect(form.locator("[data-field=what] .field-error")).to_have_text("Say it in other words.")
    expect(form.locator("[data-field=hours] .field-error")).to_have_text("Too many hours.")
    expect(what).to_have_value("wrong")
    expect(what).to_be_focused()
    expect(what).to_have_attribute("aria-invalid", "true")
    expect(what).to_have_accessible_description("One sentence. Say it in other words.")
    expect(form.get_by_label("Hours")).to_have_value("99")
    expect(form.get_by_role("button", name="Remove One")).to_be_visible()


def test_a_required_field_left_empty_is_named(form: Locator) -> None:
    form.get_by_role("button", name="Send it").click()
    expect(form.locator("[data-field=what] .field-error")).to_have_text("Please complete this required field.")


@pytest.mark.usefixtures("impatient")
def test_a_failed_submission_keeps_the_form_and_says_so(form: Locator) -> None:
    form.get_by_label("What happens?").fill("fail")
    form.get_by_role("button", name="Send it").click()
    expect(form.get_by_role("alert")).to_contain_text("We had some trouble connecting. Try again?")
    expect(form.get_by_label("What happens?")).to_have_value("fail")


def test_a_pushed_modal_closes_onto_the_one_below_with_its_input(page: Page, form: Locator) -> None:
    form.get_by_label("What happens?").fill("half a thought")
    form.get_by_role("button", name="Go deeper").click()
    deeper = page.get_by_role("dialog", name="Deeper")
    expect(deeper.get_by_label("What happens?")).to_have_value("")
    page.keyboard.press("Escape")
    expect(deeper).to_have_count(0)
    expect(form.get_by_label("What happens?")).to_have_value("half a thought")


def test_a_form_that_was_exchanged_for_another_sends_only_what_that_one_asks_for(page: Page, form: Locator) -> None:
    form.get_by_label("What happens?").fill("look first")
    form.get_by_role("button", name="Send it").click()
    second = page.get_by_role("dialog", name="Look first")
    second.get_by_role("button", name="Send it now").click()
    expect(second).to_have_count(0)


def test_another_person_does_not_see_the_modal_and_its_owner_finds_it_again(page: Page, form: Locator) -> None:
    form.get_by_label("What happens?").fill("mine")
    page.keyboard.press("Alt+Digit2")
    expect(page.get_by_role("radio", name="Bo Brandt")).to_be_checked()
    expect(form).to_have_count(0)
    page.keyboard.press("Alt+Digit1")
    expect(form.get_by_label("What happens?")).to_have_value("mine")


def test_a_modal_is_filled_in_with_the_keyboard_alone(page: Page, form: Locator) -> None:
    expect(form).to_be_visible()
    tab_to(page, form.get_by_label("What happens?"))
    page.keyboard.type("typed")
    tab_to(page, form.get_by_label("Hours"))
    page.keyboard.type("3")
    tab_to(page, form.get_by_role("combobox", name="One of them"))
    for key in ("ArrowDown", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    expect(form.get_by_role("combobox", name="One of them")).to_have_value("Two")
    tab_to(page, form.get_by_role("button", name="Send it"))
    tab_to(page, form.get_by_role("button", name="Close"))  # round the end: the focus stays in the form
    tab_to(page, form.get_by_role("button", name="Send it"))
    page.keyboard.press("Enter")
    expect(form).to_have_count(0)
    expect(page.get_by_role("textbox", name="Message #leadership")).to_be_focused()


def test_the_cross_closes_the_whole_stack(page: Page, form: Locator) -> None:
    form.get_by_role("button", name="Go deeper").click()
    deeper = page.get_by_role("dialog", name="Deeper")
    deeper.get_by_role("button", name="Close").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
