"""What people say to the bot, and what they write in channels where their group wants kudos in messages."""

from typing import Any

import pytest
from pydantic import ValidationError

from bot.slack.requests import Spoken, SpokenOfPeople, Writing, Written
from tests.slack.recordings import BOT, WORKSPACE, bare, enveloped, names, read, recorded

# Apps wrote them, they are no messages of people, or their publishers left out the kind of conversation.
READ_BY_NOBODY = frozenset(
    {
        "event.message/bot_message--bot--sansio.json",
        "event.message/bot_message--grid.bot--boltpy-2.json",
        "event.message/bot_message--grid.bot--boltpy.json",
        "event.message/channel_join--opsdroid.json",
        "event.message/channel_topic--sansio.json",
        "event.message/message_changed--sansio-2.json",
        "event.message/message_changed--sansio-3.json",
        "event.message/message_changed--sansio.json",
        "event.message/plain--nodesdk.json",
        "event.message/plain--sansio.json",
    }
)


@pytest.mark.parametrize("name", names("event.message"))
def test_what_people_write_in_channels_is_read_as_it_stands_and_is_not_said_to_us(name: str) -> None:
    event, written = recorded(name)["event"], read(recorded(name))
    if name in READ_BY_NOBODY:
        assert written is None
        return
    assert isinstance(written, Written)
    assert written.channel == event["channel"]
    assert written.private == (event["channel_type"] == "group")
    assert (written.writing is None) == ("deleted" in name)


@pytest.mark.parametrize(
    "changes",
    [
        {"bot_id": "B1"},
        {"subtype": "message_changed"},
        {"subtype": "message_deleted"},
        {"subtype": "channel_join"},
        {"subtype": "bot_message", "user": None},
    ],
)
def test_other_bots_edits_and_join_lines_are_not_spoken_to_us(changes: dict[str, object]) -> None:
    assert read(bare("message.plain--thread.im--boltpy", **changes)) is None


@pytest.mark.parametrize("subtype", ["file_share", "thread_broadcast"])
def test_a_file_and_a_reply_shown_to_all_are_spoken_to_us(subtype: str) -> None:
    spoken = read(bare("message.file_share--im--boltpy", subtype=subtype))
    assert isinstance(spoken, Spoken)
    assert (spoken.text, spoken.direct) == ("uploaded a file", True)


@pytest.mark.parametrize("mention", [f"<@{BOT}>", f"<@{BOT}|grayzone>"])
def test_our_own_name_is_taken_out_of_what_is_said(mention: str) -> None:
    spoken = read(bare("app_mention--thread--go", text=f"Hey {mention} list"))
    assert isinstance(spoken, Spoken)
    assert spoken.text == "Hey   list"
    assert spoken.thread_ts == "1515449522.000016"


@pytest.mark.parametrize("mention", [f"<@{BOT}>", f"<@{BOT}|grayzone>"])
def test_a_mention_that_names_people_or_a_user_group_carries_them(mention: str) -> None:
    spoken = read(bare("app_mention--thread--go", text=f"{mention} <@U0BO|bo> <!subteam^S0OPS> for it :clap:"))
    assert isinstance(spoken, SpokenOfPeople)
    assert spoken.writing == Writing(("U0BO",), ("S0OPS",), ("clap",), "for it")
    assert spoken.text == "@bo a user group for it :clap:"
    assert (spoken.looked_up, spoken.direct, spoken.thread_ts) == (None, False, "1515449522.000016")


@pytest.mark.parametrize("text", [f"<@{BOT}> help", f"<@{BOT}> what did `<@U0BO>` mean", f"&gt; <@{BOT}>\n<@U0BO>"])
def test_a_mention_that_names_nobody_or_is_only_quoted_is_just_said(text: str) -> None:
    assert type(read(bare("app_mention--thread--go", text=text))) is Spoken


def test_a_direct_message_that_names_people_is_just_said() -> None:
    assert type(read(bare("message.plain--thread.im--boltpy", text="<@U0BO> for it"))) is Spoken


PLAIN = {"type": "message", "channel": "C0LEAD", "channel_type": "channel", "user": "U0ANA", "ts": "5.1", "text": "hi"}
INNER = {"type": "message", "user": "U0ANA", "ts": "5.1", "text": "hi"}


def message(**changes: object) -> Any:  # noqa: ANN401 (whatever is read)
    return read(enveloped(PLAIN | changes))


def changed(**changes: object) -> Any:  # noqa: ANN401 (whatever is read)
    outer = PLAIN | {"user": None, "text": None, "subtype": "message_changed", "hidden": True, "ts": "9.9"}
    outer["event_ts"] = "8.1"
    return read(enveloped(outer | {"message": INNER | changes, "previous_message": INNER}))


def deleted(**changes: object) -> Any:  # noqa: ANN401 (whatever is read)
    outer = PLAIN | {"user": None, "subtype": "message_deleted", "ts": "9.9", "deleted_ts": "5.1"}
    return read(enveloped(outer | {"previous_message": INNER} | changes))


def standing(**changes: Any) -> Written:  # noqa: ANN401 (test rows)
    facts: dict[str, Any] = {"channel": "C0LEAD", "ts": "5.1", "thread_ts": None, "version": "5.1", "private": False}
    return Written(WORKSPACE, "U0ANA", "event:Ev1", **(facts | {"writing": Writing(words="hi")} | changes))


def test_a_message_stands_as_it_was_written() -> None:
    assert message() == standing()
    assert message(thread_ts="4.1", subtype="thread_broadcast") == standing(thread_ts="4.1")
    assert message(subtype="file_share", text=None) == standing(writing=Writing())
    assert message(channel_type="group") == standing(private=True)


def test_an_edited_message_stands_as_it_was_edited() -> None:
    assert changed(text="ho", edited={"user": "U0ANA", "ts": "8.0"}) == standing(
        version="8.1", writing=Writing(words="ho")
    )
    assert changed(thread_ts="4.1", edited={"ts": "8.0"}) == standing(version="8.1", thread_ts="4.1")


def test_an_edit_counts_from_the_moment_of_its_event_since_a_message_knows_whole_seconds_only() -> None:
    posted, edited = message(ts="8.000700"), changed(ts="8.000700", edited={"ts": "8.000000"})
    assert edited.version > posted.version


def test_a_message_with_a_link_that_slack_unfolds_says_the_same() -> None:
    assert changed(attachments=[{}]) == standing() == message()


def test_a_deleted_message_says_nothing_any_more() -> None:
    assert deleted() == standing(writing=None)
    unknown = deleted(previous_message=None)
    assert (unknown.user, unknown.ts, unknown.writing) == (BOT, "5.1", None)


def test_a_message_that_is_deleted_above_its_thread_leaves_a_tombstone() -> None:
    gone = changed(subtype="tombstone", user="USLACKBOT", text="This message was deleted.", thread_ts="5.1")
    assert (gone.user, gone.ts, gone.writing) == ("U0ANA", "5.1", None)


@pytest.mark.parametrize("text", [f"<@{BOT}> <@U0BO>", f"&gt; <@U0CY>\nthanks <@U0BO>, says <@{BOT}|gray>"])
def test_a_message_to_the_bot_is_known_as_such(text: str) -> None:
    assert message(text=text).addressed
    assert changed(text=text).addressed
    assert message(text=text).writing.people == ("U0BO",)


def test_a_message_that_only_quotes_one_to_the_bot_is_not_to_the_bot() -> None:
    quoting = message(text=f"&gt; <@{BOT}> thanks\nHave you seen that, <@U0BO>?")
    assert (quoting.addressed, quoting.writing.people) == (False, ("U0BO",))


def test_what_apps_write_and_edit_is_no_business_of_ours() -> None:
    assert message(bot_id="B1") is None
    assert message(subtype="bot_message", user=None, bot_id="B1") is None
    assert changed(bot_id="B1") is None
    assert changed(subtype="bot_message", user=None) is None


def test_what_an_app_wrote_for_a_person_is_gone_when_it_is_deleted() -> None:
    assert deleted(previous_message=INNER | {"bot_id": "B1"}) == standing(writing=None)


@pytest.mark.parametrize("subtype", ["channel_join", "channel_topic", "message_replied", "pinned_item"])
def test_lines_that_slack_writes_are_nobodys(subtype: str) -> None:
    assert message(subtype=subtype) is None


@pytest.mark.parametrize("kind", ["mpim", "app_home", "", None])
def test_other_conversations_are_not_read(kind: str | None) -> None:
    assert message(channel_type=kind) is None


@pytest.mark.parametrize("odd", ["x", ["x"], 7, {"user": {}}])
def test_a_deletion_of_an_odd_shape_is_refused(odd: object) -> None:
    with pytest.raises(ValidationError):
        deleted(previous_message=odd)
    assert deleted(deleted_ts=None) is None
