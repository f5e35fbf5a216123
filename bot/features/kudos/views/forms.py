"""The form for giving kudos: what goes out in it, and what comes back."""

from typing import NamedTuple

import orjson

from bot.features.kudos.service import LONGEST_REASON, MessagePlace, Thanks
from bot.features.kudos.text import forms as say
from bot.slack.blocks import Option, context, section
from bot.slack.inputs import people_input, radio, text_input
from bot.slack.mentions import link
from bot.slack.replies import Block, Message, Modal
from bot.slack.requests import Fields

NAME = "kudos.give"
YES, NO = "yes", "no"


class Typed(NamedTuple):
    """What the form begins with."""

    people: tuple[str, ...] = ()
    reason: str = ""


def modal(typed: Typed, place: MessagePlace | None, hint: str, *, many: bool = False) -> Modal:
    """Ask whom one thanks and for what; for a message in a closed conversation, also whether others may know."""
    closed = place is not None and not place.open
    people_hint, reason_hint = (
        (say.PEOPLE_HINT_CLOSED, say.REASON_HINT_CLOSED) if closed else (say.PEOPLE_HINT, say.REASON_HINT)
    )
    blocks = (
        *_about(place),
        *((section(say.MORE),) if many else ()),
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
    return Modal(NAME, say.GIVE_TITLE, blocks, say.GIVE_SUBMIT, note=_note(place))


def read(fields: Fields) -> Thanks:
    """Return what was filled in, unchecked."""
    return Thanks(fields.many("people"), fields.text("reason"), fields.text("publish") == YES)


def place_of(note: str) -> MessagePlace | None:
    """Return the message that the form is about, if it is about one."""
    return MessagePlace(**orjson.loads(note)) if note else None


def receipt(text: str) -> Message:
    """Return a sentence for the person who acted."""
    return Message(text, (section(text),))


def _note(place: MessagePlace | None) -> str:
    return orjson.dumps(place).decode() if place else ""


def _about(place: MessagePlace | None) -> tuple[Block, ...]:
    if place is None:
        return ()
    if not place.open:
        return (context(say.CLOSED),)
    return (context(f"{say.ABOUT} {link(place.permalink, say.GIVE_TITLE)}"),) if place.permalink else ()


def _choices() -> tuple[Option, Option]:
    return Option(say.PUBLISH_NO, NO), Option(say.PUBLISH_YES, YES)
