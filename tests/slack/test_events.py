"""Every event of the manifest is read into the right request."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.slack.events import READERS
from bot.slack.requests import (
    ChannelChanged,
    EmojiChanged,
    HomeOpened,
    MemberJoined,
    MemberLeft,
    PersonChanged,
    PersonFacts,
    QuietChanged,
    Reacted,
    Request,
    Spoken,
    SpokenOfPeople,
    Uninstalled,
    Writing,
    Written,
)
from tests.slack.recordings import BOT, WORKSPACE, bare, enveloped, read, recorded


def changed(once: str, channel: str, change: Any, user: str = BOT, **more: Any) -> ChannelChanged:  # noqa: ANN401 (test rows)
    return ChannelChanged(WORKSPACE, user, once, channel=channel, change=change, **more)


def event_of(name: str, **changes: object) -> dict[str, Any]:
    body = recorded(f"{name}.json")
    body["event"] |= changes
    return body


ARCHIVED = "event.channel_archive/channel_archive--opsdroid"
UNARCHIVED = "event.channel_unarchive/channel_unarchive--opsdroid"
EXPECTED: dict[str, tuple[dict[str, Any], Request]] = {
    "app_home_opened": (
        event_of("event.app_home_opened/app_home_opened--tab-home--java"),
        HomeOpened(
            WORKSPACE,
            recorded("event.app_home_opened/app_home_opened--tab-home--java.json")["event"]["user"],
            "event:EvQS5ZLDJT",
        ),
    ),
    "app_mention": (
        event_of("event.app_mention/app_mention--boltpy", text=f"<@{BOT}> help &amp; <@U111|bo>"),
        SpokenOfPeople(
            WORKSPACE,
            "U222",
            "event:Ev04SPP46R6J",
            "C111",
            "help & @bo",
            "1678252212.229129",
            None,
            direct=False,
            writing=Writing(people=("U111",), words="help & @U111"),
        ),
    ),
    "app_uninstalled": (
        event_of("event.app_uninstalled/app_uninstalled--grid--boltpy"),
        Uninstalled(WORKSPACE, BOT, "event:Ev111"),
    ),
    "channel_archive": (
        event_of(ARCHIVED),
        changed("event:Ev01NDC8L1AP", "C01N6CT022J", "archived", "U01NK1K9L68"),
    ),
    "channel_deleted": (
        event_of("event.channel_deleted/channel_deleted--sansio"),
        changed("event:AAAAAAA", "C00000A00", "deleted"),
    ),
    "channel_id_changed": (
        bare("channel_id_changed--java"),
        changed("event:Ev1", "G111", "new_id", new_channel="C111"),
    ),
    "channel_rename": (
        event_of("event.channel_rename/channel_rename--opsdroid"),
        changed("event:Ev01NKB6MMLL", "C01N6CT022J", "renamed", name="new-channel-new-name"),
    ),
    "channel_shared": (bare("channel_shared--go"), changed("event:Ev1", "C123ABC456", "shared")),
    "channel_unarchive": (
        event_of(UNARCHIVED),
        changed("event:Ev01P31L7R5E", "C01N6CT022J", "unarchived", "U01NK1K9L68"),
    ),
    "channel_unshared": (bare("channel_unshared--go"), changed("event:Ev1", "C123ABC456", "unshared")),
    "dnd_updated_user": (
        bare("dnd_updated_user--apiref"),
        QuietChanged(
            WORKSPACE,
            "U1234",
            "event:Ev1",
            quiet_from=datetime(2015, 12, 17, 21, 30, tzinfo=UTC),
            quiet_until=datetime(2015, 12, 18, 7, 30, tzinfo=UTC),
        ),
    ),
    "emoji_changed": (bare("emoji_changed--java"), EmojiChanged(WORKSPACE, BOT, "event:Ev1")),
    # No recording of these two was found: Slack's documents give them the shape of the channel_ ones.
    "group_archive": (
        event_of(ARCHIVED, type="group_archive"),
        changed("event:Ev01NDC8L1AP", "C01N6CT022J", "archived", "U01NK1K9L68"),
    ),
    "group_unarchive": (
        event_of(UNARCHIVED, type="group_unarchive"),
        changed("event:Ev01P31L7R5E", "C01N6CT022J", "unarchived", "U01NK1K9L68"),
    ),
    "group_deleted": (bare("group_deleted--java"), changed("event:Ev1", "G0QN9RGTT", "deleted")),
    "group_rename": (bare("group_rename--java"), changed("event:Ev1", "G02ELGNBH", "renamed", name="new_name")),
    "member_joined_channel": (
        event_of("event.member_joined_channel/member_joined_channel--grid--boltpy"),
        MemberJoined(WORKSPACE, "W23456789", "event:Ev111", channel="C111", is_bot_itself=False, inviter="U222"),
    ),
    "member_left_channel": (
        event_of("event.member_left_channel/member_left_channel--grid--boltpy"),
        MemberLeft(WORKSPACE, "W23456789", "event:Ev111", channel="C111", is_bot_itself=False),
    ),
    "message.channels": (
        event_of("event.message/plain--grid--boltpy-2"),
        Written(
            WORKSPACE,
            "W111",
            "event:Ev111",
            channel="C111",
            ts="1596183880.004200",
            thread_ts=None,
            version="1596183880.004200",
            private=False,
            writing=Writing(words="Hello World!"),
        ),
    ),
    "message.groups": (
        event_of("event.message/message_changed--group--morphism-2"),
        Written(
            WORKSPACE,
            "UXXXXXXXXXX",
            "event:EXXXXXXXXXXX",
            channel="CXXXXXXXXXX",
            ts="1701735043.989889",
            thread_ts=None,
            version="1701743154.000500",
            private=True,
            writing=Writing(words="edited message"),
        ),
    ),
    "message.im": (
        bare("message.plain--thread.im--boltpy"),
        Spoken(
            WORKSPACE,
            "W222",
            "event:Ev1",
            "D111",
            "When Slack was released?",
            "1726133700.887259",
            "1726133698.626339",
            direct=True,
        ),
    ),
    "reaction_added": (
        event_of("event.reaction_added/skintone-thumbsup--derived--boltpy"),
        Reacted(
            WORKSPACE,
            "W23456789",
            "event:Ev111",
            channel="C111",
            ts="1599529504.000400",
            emoji="+1",
            tone="skin-tone-3",
            author="W111",
            added=True,
            at="1599616881.000800",
        ),
    ),
    "reaction_removed": (
        event_of("event.reaction_removed/reaction_removed--derived--apiref"),
        Reacted(
            WORKSPACE,
            "U123ABC456",
            "event:Ev01NH5VCZ18",
            channel="C123ABC456",
            ts="1360782400.498405",
            emoji="+1",
            tone="",
            author="U222222222",
            added=False,
            at="1360782804.083113",
        ),
    ),
    "tokens_revoked": (
        event_of("event.tokens_revoked/tokens_revoked--grid--boltpy-2"),
        Uninstalled(WORKSPACE, BOT, "event:Ev111"),
    ),
    "user_change": (
        event_of("event.user_change/user_change--derived--go"),
        PersonChanged(
            WORKSPACE,
            "U1234567",
            "event:Ev01NH5VCZ18",
            facts=PersonFacts("U1234567", "Some User", "America/Los_Angeles", "external", "en-US"),
        ),
    ),
}


def test_an_expectation_stands_here_for_every_event_that_is_read() -> None:
    assert set(EXPECTED) == set(READERS)


@pytest.mark.parametrize("kind", sorted(EXPECTED))
def test_an_event_is_read(kind: str) -> None:
    body, expected = EXPECTED[kind]
    assert read(body) == expected


def test_the_messages_tab_is_not_home() -> None:
    assert read(bare("app_home_opened--tab-messages--nodesdk")) is None


def test_the_bots_own_coming_and_going_is_told_apart() -> None:
    joined = read(event_of("event.member_joined_channel/member_joined_channel--grid--boltpy", user=BOT))
    left = read(event_of("event.member_left_channel/member_left_channel--grid--boltpy", user=BOT))
    assert isinstance(joined, MemberJoined)
    assert isinstance(left, MemberLeft)
    assert (joined.is_bot_itself, left.is_bot_itself) == (True, True)


def test_revoked_user_tokens_are_no_uninstallation() -> None:
    assert read(enveloped({"type": "tokens_revoked", "tokens": {"oauth": ["U1"], "bot": []}})) is None


def test_an_event_that_nobody_reads_is_let_pass() -> None:
    assert read(enveloped({"type": "pin_added"})) is None
