"""The form for giving kudos: what goes out in it, and what comes back."""

from collections.abc import Mapping
from typing import NamedTuple

import orjson

from bot.features.kudos.rules.refusals import UnknownKudos
from bot.features.kudos.service import LONGEST_REASON, MessagePlace, Thanks
from bot.features.kudos.text import forms as say
from bot.slack.blocks import Option, context, section
from bot.slack.inputs import people_input, radio, text_input
from bot.slack.mentions import link
from bot.slack.replies import Block, Message, Modal
from bot.slack.requests import Fields

NAME = "kudos.give"
YES, NO = "yes", "no"
_TEXT: tuple[type, ...] = (str, type(None))
_KINDS: Mapping[str, type | tuple[type, ...]] = {
    "channel": str,
    "ts": str,
    "open": bool,
    **dict.fromkeys(("author", "thread_ts", "permalink"), _TEXT),
}


class Typed(NamedTuple):
    """What the form begins with."""

    people: tuple[str, ...] = ()
    reason: str = ""


class Subject(NamedTuple):
    """The message that the form is about; `closed` when what is said of it may not be shown to the group."""

    place: MessagePlace
    closed: bool


def modal(typed: Typed, subject: Subject | None, hint: str, *, first: str = "") -> Modal:
    """Ask whom one thanks and for what; for a message in a closed conversation, also whether others may know.

    `first` is markup that stands over the fields: why a command was not carried out as it was typed.
    """
    closed = subject is not None and subject.closed
    people_hint, reason_hint = (
        (say.PEOPLE_HINT_CLOSED, say.REASON_HINT_CLOSED) if closed else (say.PEOPLE_HINT, say.REASON_HINT)
    )
    blocks = (
        *_about(subject),
        *((section(first),) if first else ()),
        people_input("people", say.PEOPLE_LABEL, initial=typed.people, hint=people_hint),
        text_input(
            "reason",
            say.REASON_LABEL,
            initial=typed.reason,
            hint=reason_hint,
            multiline=True,
            longest=LONGEST_REASON,
        ),
        *((radio("publish", say.PUBLISH_LABEL, _choices(), initial=NO),) if closed else ()),
        *((context(hint),) if hint else ()),
    )
    return Modal(NAME, say.GIVE_TITLE, blocks, say.GIVE_SUBMIT, note=_note(subject))


def read(fields: Fields) -> Thanks:
    """Return what was filled in, unchecked."""
    return Thanks(fields.many("people"), fields.text("reason"), fields.text("publish") == YES)


def place_of(note: str) -> MessagePlace | None:
    """Return the message that the form is about, if it is about one. Raises `UnknownKudos` for a note of others."""
    if not note:
        return None
    try:
        told = orjson.loads(note)
        place = MessagePlace(**told)
    except (orjson.JSONDecodeError, TypeError):
        raise UnknownKudos from None
    if not all(isinstance(told.get(name), kinds) for name, kinds in _KINDS.items()):
        raise UnknownKudos
    return place


def receipt(text: str) -> Message:
    """Return a sentence for the person who acted."""
    return Message(text, (section(text),))


def _note(subject: Subject | None) -> str:
    return orjson.dumps(subject.place).decode() if subject else ""


def _about(subject: Subject | None) -> tuple[Block, ...]:
    if subject is None:
        return ()
    if subject.closed:
        return (context(say.CLOSED),)
    link_to = subject.place.permalink
    return (context(f"{say.ABOUT} {link(link_to, say.GIVE_TITLE)}"),) if link_to else ()


def _choices() -> tuple[Option, Option]:
    return Option(say.PUBLISH_NO, NO), Option(say.PUBLISH_YES, YES)
