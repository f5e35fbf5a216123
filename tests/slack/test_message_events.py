"""What people say to the bot, and what they write in channels where their group wants kudos in messages."""

import pytest

from bot.slack.requests import Spoken, Written
from tests.slack.recordings import BOT, bare, names, read, recorded

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
