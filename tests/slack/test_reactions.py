"""Reactions: who put which emoji on whose message, whichever of its names Slack uses."""

from typing import Any

import pytest

from bot.slack.requests import Reacted
from tests.slack.recordings import WORKSPACE, enveloped, names, read, recorded

ITEM = {"type": "message", "channel": "C0LEAD", "ts": "5.1"}


def reaction(name: str = "clap", *, kind: str = "reaction_added", **changes: object) -> Any:  # noqa: ANN401 (whatever is read)
    event = {"type": kind, "user": "U0ANA", "reaction": name, "item": ITEM, "item_user": "U0BO", "event_ts": "6.1"}
    return read(enveloped(event | changes))


@pytest.mark.parametrize("name", names("event.reaction_added", "event.reaction_removed"))
def test_every_recorded_reaction_is_read(name: str) -> None:
    event, reacted = recorded(name)["event"], read(recorded(name))
    assert isinstance(reacted, Reacted)
    assert (reacted.user, reacted.author, reacted.channel) == (
        event["user"],
        event["item_user"],
        event["item"]["channel"],
    )
    assert (reacted.ts, reacted.at) == (event["item"]["ts"], event["event_ts"])
    assert reacted.added == (event["type"] == "reaction_added")


@pytest.mark.parametrize(
    ("name", "emoji", "tone"),
    [
        ("clap", "clap", ""),
        ("thumbsup", "+1", ""),
        ("+1", "+1", ""),
        ("+1::skin-tone-3", "+1", "skin-tone-3"),
        ("thumbsup::skin-tone-3", "+1", "skin-tone-3"),
        ("partyparrot", "partyparrot", ""),
        ("clap::hands", "clap", ""),
    ],
)
def test_what_is_put_on_and_what_is_taken_off_have_the_same_name(name: str, emoji: str, tone: str) -> None:
    added, removed = reaction(name), reaction(name, kind="reaction_removed")
    assert (added.emoji, added.tone, added.added) == (emoji, tone, True)
    assert (removed.emoji, removed.tone, removed.added) == (emoji, tone, False)


@pytest.mark.parametrize("author", [None, ""])
def test_of_an_apps_message_nobody_is_the_author(author: str | None) -> None:
    assert reaction(item_user=author) == Reacted(
        WORKSPACE,
        "U0ANA",
        "event:Ev1",
        channel="C0LEAD",
        ts="5.1",
        emoji="clap",
        tone="",
        author=None,
        added=True,
        at="6.1",
    )


@pytest.mark.parametrize(
    "item",
    [
        {"type": "file", "file": "F1"},
        {"type": "file_comment", "file": "F1", "file_comment": "Fc1"},
        {"type": "message", "channel": "C0LEAD"},
        {"type": "message", "ts": "5.1"},
        {},
    ],
)
def test_what_is_put_on_anything_but_a_message_counts_for_nothing(item: dict[str, str]) -> None:
    assert reaction(item=item) is None
