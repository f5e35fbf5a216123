"""A table from the invitation to common ground over the wire: two people and their broker, at their screens."""

import pytest

from bot.features.mediation.text import outside
from tests.stories.company import Company
from tests.stories.mediating import at_table, conversation, home, invite, press, say_willing, then, tick

pytestmark = pytest.mark.anyio

LINE, KEPT, DROPPED = "I hear of changes too late", "I would rather not say this", "Written in anger"
NOT_YET, HEARD = "You want more mails", "You want to know of a change on its day"


async def open_table(firm: Company, broker: str = "") -> None:
    """Let Ana invite Bo, both come, and both consent, to a broker or without."""
    await firm.gather("ana", "bo", "chi")
    if broker:
        assert "You are willing to be a broker" in (await say_willing(firm, "chi")).words
    await invite(firm, "ana", "U0BO")
    assert "You come. The table opens" in (await press(firm, "bo", "turn_key")).words
    await tick(firm)
    for name in ("ana", "bo"):
        found = await at_table(firm, name)
        assert ("so the bot leads through the steps" in found.words) is not bool(broker)
        ranked = await press(firm, name, "rank_brokers", first=broker) if broker else found
        assert "You have consented" in (await then(firm, name, ranked, "consent")).words
    await tick(firm)


async def test_two_come_from_the_invitation_to_common_ground_and_read_of_each_other_what_was_passed_on(
    firm: Company,
) -> None:
    await open_table(firm)
    assert len(await conversation(firm, "ana")) == 1
    untouched = (await at_table(firm, "bo")).words
    seen = await press(firm, "ana", "rate_card", load="4", respect="4")
    for words in (LINE, KEPT, DROPPED):
        seen = await then(firm, "ana", seen, "write_line", kind="MATTERS", words=words)
    assert (await at_table(firm, "bo")).words == untouched
    shown = await press(firm, "ana", "preview")
    assert LINE in shown.words
    assert "Bo" in shown.words
    passed = await then(firm, "ana", shown, "pass_on")
    assert "Passed on: the table reads it." in passed.words
    assert any(LINE in one for one in await conversation(firm, "bo"))
    await press(firm, "bo", "rate_card", load="3")
    for name in ("ana", "bo"):
        await press(firm, name, "done")
    await tick(firm)
    for name in ("ana", "bo"):
        found = (await at_table(firm, name)).words
        assert "A load that my people can carry" in found
        assert "To be treated with respect" not in found
    await press(firm, "bo", "restate", words=NOT_YET)
    await press(firm, "ana", "reject")
    await press(firm, "bo", "restate", words=HEARD)
    await press(firm, "ana", "confirm")
    for name in ("ana", "bo"):
        await press(firm, name, "done")
    await tick(firm)
    assert "Make a draft" in (await at_table(firm, "bo")).words
    told = "\n".join(await conversation(firm, "chi") + await conversation(firm, "bo"))
    assert all(one in told for one in (LINE, NOT_YET, HEARD, "not quite", "yes, that is it"))
    assert not any(one in told for one in (KEPT, DROPPED, "treated with respect"))


async def test_a_dropped_line_leaves_the_notes_and_one_that_was_passed_on_stays_read(firm: Company) -> None:
    await open_table(firm)
    seen = await press(firm, "ana", "write_line", kind="MUST_NOT", words=DROPPED)
    gone = await then(firm, "ana", seen, "drop_line")
    assert DROPPED not in gone.words
    seen = await then(firm, "ana", gone, "write_line", kind="MATTERS", words=LINE)
    seen = await then(firm, "ana", await then(firm, "ana", seen, "preview"), "pass_on")
    seen = await then(firm, "ana", seen, "drop_line")
    assert "You have not written a line yet" in seen.words
    assert any(LINE in one for one in await conversation(firm, "bo"))
    mirror = await then(firm, "ana", await press(firm, "ana", "more"), "mirror")
    assert LINE in mirror.words
    assert DROPPED not in mirror.words
    assert LINE not in (await then(firm, "bo", await press(firm, "bo", "more"), "mirror")).words


async def test_whoever_does_not_come_reads_to_the_other_as_one_who_never_answered(firm: Company) -> None:
    await firm.gather("ana", "bo", "chi")
    await invite(firm, "ana", "U0BO")
    untouched = (await at_table(firm, "ana")).words
    assert "You stopped" in (await press(firm, "bo", "decline")).words
    assert (await at_table(firm, "ana")).words == untouched
    for _ in range(4):
        await tick(firm)
        assert (await at_table(firm, "ana")).words == untouched
    await tick(firm)
    for name in ("ana", "bo"):
        assert outside.CLOSED in await home(firm, name)
        mine = (await firm.person(name).command("/mediate mine")).words
        assert "stopped" not in mine
        assert "This table is closed" in mine
    assert await conversation(firm, "ana") == []


async def test_either_side_goes_on_without_the_broker_and_nobody_reads_whose_wish_it_was(firm: Company) -> None:
    await open_table(firm, "U0CHI")
    assert "You take the seat" in (await press(firm, "chi", "take_seat")).words
    await tick(firm)
    assert "You are the broker" in (await at_table(firm, "chi")).words
    untouched = [(await at_table(firm, name)).words for name in ("bo", "chi")]
    await then(firm, "ana", await press(firm, "ana", "more"), "remove_broker")
    assert [(await at_table(firm, name)).words for name in ("bo", "chi")] == untouched
    await tick(firm)
    assert "Broker: Chi" not in (await at_table(firm, "bo")).words
    assert "Chi" not in "\n".join(await conversation(firm, "bo"))
    assert await conversation(firm, "chi") == []


async def test_a_party_proves_that_the_other_sides_view_does_not_depend_on_their_sealed_answers(firm: Company) -> None:
    await open_table(firm)
    seen = await press(firm, "ana", "rate_card", load="4")
    seen = await then(firm, "ana", seen, "write_line", kind="THINK_OF_THEM", words=KEPT)
    proof = await then(firm, "ana", await then(firm, "ana", seen, "more"), "prove")
    assert "was the same with each" in proof.words
    assert KEPT not in proof.words
