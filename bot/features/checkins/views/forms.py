"""The forms: taking part, pausing, suggesting a time, talking now, snoozing; out, and back in."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from bot.errors import Refusal
from bot.features.checkins.facts import SNOOZES, GroupView, Other, Shown, Wishes
from bot.features.checkins.models import Rhythm
from bot.features.checkins.text import forms as say
from bot.features.checkins.text import words
from bot.features.checkins.views import card
from bot.features.checkins.views import group as group_views
from bot.features.checkins.views.notes import moment
from bot.features.peers.service import PeerFacts, Seat
from bot.slack.blocks import OPTIONS, Confirm, Option, actions, button, context, section
from bot.slack.inputs import checkboxes, date_input, moment_input, multi_select, people_input, person_input, select
from bot.slack.mentions import day_and_hour, quote
from bot.slack.replies import Block, Message, Modal
from bot.slack.requests import Fields

WHERE, WISHES, PAUSE, SUGGEST, TALK = (
    "checkins.where",
    "checkins.wishes",
    "checkins.pause",
    "checkins.suggest",
    "checkins.talk",
)
HOURS = range(9, 17)
AS_THE_GROUP, TRIO = "group", "trio"


def where(seats: tuple[Seat, ...], then: str) -> Modal:
    """Return the question which group is meant; `then` says what follows."""
    options = tuple(Option(f"#{seat.group.name}", str(seat.group.id)) for seat in seats)
    blocks = (select("group", say.WHERE_LABEL, options),)
    return Modal(WHERE, say.WHERE_TITLE, blocks, say.WHERE_SUBMIT, note=then)


def wishes(view: GroupView, peers: tuple[PeerFacts, ...], excluded: tuple[str, ...], zone: str) -> Modal:
    """Return the form to take part, or to change one's own wishes; `peers` are the others of the group."""
    chosen = view.wishes
    days = tuple(Option(name, str(number)) for number, name in enumerate(words.WEEKDAYS))
    hours = tuple(Option(words.hour(number), str(number)) for number in HOURS)
    first = (context(say.FIRST),) if not view.names else ()
    blocks: tuple[Block, ...] = (
        section(f"{say.group(quote(view.group))} {say.group_rhythm(words.RHYTHMS[view.rhythm])}"),
        *(() if view.takes_part else (context(say.SEEN_BY_OTHERS), *first)),
        select("weekday", say.WEEKDAY_LABEL, days, initial=str(chosen.weekday)),
        select("hour", say.HOUR_LABEL, hours, initial=str(chosen.hour), hint=say.zone(zone)),
        select("rhythm", say.RHYTHM_LABEL, _rhythms(), initial=chosen.rhythm or AS_THE_GROUP),
        checkboxes(
            "trio",
            say.TRIO_LABEL,
            (Option(say.TRIO, TRIO, say.TRIO_HINT),),
            initial=(TRIO,) if chosen.trio else (),
            optional=True,
        ),
        *_excluded(peers, excluded),
        *(_leaving(view) if view.takes_part else ()),
    )
    submit = say.SAVE if view.takes_part else say.TAKE_PART
    return Modal(WISHES, say.TITLE, blocks, submit, note=str(view.group_id))


def _rhythms() -> tuple[Option, ...]:
    return (
        Option(say.AS_THE_GROUP, AS_THE_GROUP),
        Option(say.TWO_WEEKS, Rhythm.FORTNIGHTLY.value),
        Option(say.MONTH, Rhythm.MONTHLY.value),
    )


def _excluded(peers: tuple[PeerFacts, ...], excluded: tuple[str, ...]) -> tuple[Block, ...]:
    """Return the menu of the group's peers; where Slack's menus are too short for them, one of all people."""
    here = tuple(peer.user for peer in peers)
    chosen = tuple(user for user in excluded if user in here)
    name, label, hint = "excluded", say.EXCLUDED_LABEL, say.EXCLUDED_HINT
    if not peers:
        return ()
    if len(peers) > OPTIONS:
        return (people_input(name, label, hint=hint, initial=chosen, optional=True),)
    options = tuple(Option(words.person(peer.name, peer.function.name), peer.user) for peer in peers)
    return (multi_select(name, label, options, hint=hint, initial=chosen, optional=True),)


def _leaving(view: GroupView) -> tuple[Block, ...]:
    paused = button(words.GO_ON, "checkins.go_on") if view.wishes.paused_until else button(words.PAUSE, PAUSE)
    return (actions(paused, stop(view.group_id)),)


def stop(group_id: int) -> Block:
    """Return the button that ends taking part in a group's check-ins."""
    return button(words.STOP, "checkins.stop", group_id, confirm=Confirm(*words.STOP_ASK))


def read_wishes(fields: Fields, before: Wishes) -> Wishes:
    """Return what was filled in; what the form does not ask stays as it was. Raises a `Refusal` by field."""
    weekday, hour, rhythm = (fields.text(name) for name in ("weekday", "hour", "rhythm"))
    if weekday not in {str(number) for number in range(len(words.WEEKDAYS))}:
        raise Refusal(say.NO_WEEKDAY, field="weekday")
    if hour not in {str(number) for number in HOURS}:
        raise Refusal(say.NO_HOUR, field="hour")
    if rhythm not in {option.value for option in _rhythms()}:
        raise Refusal(say.NO_RHYTHM, field="rhythm")
    own = None if rhythm == AS_THE_GROUP else Rhythm(rhythm)
    return replace(before, weekday=int(weekday), hour=int(hour), rhythm=own, trio=TRIO in fields.many("trio"))


def read_excluded(fields: Fields, here: Iterable[str], before: tuple[str, ...]) -> tuple[str, ...]:
    """Return all whom somebody excludes: whom they chose among those `here`, and whom they had chosen elsewhere."""
    shown = set(here)
    elsewhere = tuple(user for user in before if user not in shown)
    return tuple(dict.fromkeys((*(user for user in fields.many("excluded") if user in shown), *elsewhere)))


def taken_part(view: GroupView, *, stopped: bool) -> Message:
    """Say what follows from taking part; `stopped` for somebody to whom no messages go at all."""
    if stopped:
        return receipt(say.taking_part_stopped(quote(view.group)))
    when = say.moments(words.WEEKDAYS[view.wishes.weekday], words.hour(view.wishes.hour))
    return receipt(say.taking_part(quote(view.group), when, group_views.when(view)))


def pause(earliest: date) -> Modal:
    """Ask until which day somebody pauses."""
    blocks = (
        context(say.PAUSE_WHAT),
        date_input("paused_until", say.PAUSE_LABEL, initial=earliest.isoformat(), hint=say.PAUSE_HINT),
    )
    return Modal(PAUSE, say.PAUSE_TITLE, blocks, say.PAUSE_SUBMIT)


def typed_day(typed: Sequence[str]) -> date | None:
    """Return the day that was typed as 2026-12-24, and nothing else; None for other words."""
    try:
        return date.fromisoformat("".join(typed))
    except ValueError:
        return None


def read_day(fields: Fields) -> date:
    """Return the day that was picked. Raises a `Refusal` for none."""
    try:
        return date.fromisoformat(fields.text("paused_until"))
    except ValueError:
        raise Refusal(say.NO_DAY, field="paused_until") from None


def suggest(shown: Shown, initial: datetime | None) -> Modal:
    """Ask when the two talk."""
    blocks = (
        section(card.heading(shown)),
        moment_input("at", say.SUGGEST_LABEL, initial=shown.suggested or initial, hint=say.SUGGEST_HINT),
        context(say.until(day_and_hour(shown.ends_at))),
    )
    return Modal(SUGGEST, say.SUGGEST_TITLE, blocks, say.SUGGEST_SUBMIT, note=shown.handle)


def read_moment(fields: Fields) -> datetime:
    """Return the instant that was picked (UTC). Raises a `Refusal` for none."""
    found = moment(fields.text("at"))
    if found is None:
        raise Refusal(say.NO_TIME, field="at")
    return found


def talk(others: tuple[Other, ...]) -> Modal:
    """Ask with whom somebody wants to talk now."""
    if len(others) > OPTIONS:
        choice = person_input("other", say.TALK_LABEL, hint=say.TALK_HINT)
    else:
        options = tuple(Option(words.person(other.name, other.function), other.user) for other in others)
        choice = select("other", say.TALK_LABEL, options, hint=say.TALK_HINT)
    return Modal(TALK, say.TALK_TITLE, (choice,), say.TALK_SUBMIT)


def snooze(handle: str) -> Modal:
    """Ask when somebody is written to again."""
    presses = (button(words.SNOOZES[how], "checkins.snooze", f"{handle}.{how}") for how in SNOOZES)
    blocks = (section(say.SNOOZE_WHAT), actions(*presses))
    return Modal("checkins.snoozing", say.SNOOZE_TITLE, blocks, close=words.CLOSE)


def receipt(text: str) -> Message:
    """Return a sentence for the person who acted."""
    return Message(text, (section(text),))


def receipt_modal(text: str, *presses: Block) -> Modal:
    """Return a sentence that takes the place of an open form, and what may follow it."""
    blocks = (section(text), *((actions(*presses),) if presses else ()))
    return Modal("checkins.receipt", say.RECEIPT_TITLE, blocks, close=words.CLOSE)


def not_yet() -> Modal:
    """Say that somebody does not take part yet, with the way in."""
    return receipt_modal(words.NOT_YET, take_part_press())


def take_part_press() -> Block:
    """Return the button that opens the form to take part."""
    return button(words.TAKE_PART, "checkins.open", style="primary")


def another_time_press(handle: str) -> Block:
    """Return the button that suggests another time than one that cannot be."""
    return button(words.ANOTHER_TIME, "checkins.suggest", handle, style="primary")


def notes_press(handle: str) -> Block:
    """Return the button that opens one's own notes on a check-in."""
    return button(words.NOTES, "checkins.notes", handle)
