"""Kudos in words: a mention of the bot with people, and, where a group switched it on, any message with people."""

from dataclasses import dataclass, replace

from bot.errors import Refusal
from bot.features.kudos import service
from bot.features.kudos.handlers.telling import to_giver
from bot.features.kudos.handlers.wording import words as spelled_out
from bot.features.kudos.rules.grounds import MESSAGE
from bot.features.kudos.rules.refusals import NobodyNamed, Oneself
from bot.features.kudos.service import Giver, MessagePlace, Outcome, Said, Settings
from bot.features.kudos.text import forms as say
from bot.features.kudos.views import card, forms, letters
from bot.features.peers import service as peers
from bot.slack.answers import sentence
from bot.slack.doors import NeedsLookUp
from bot.slack.emoji import canonical
from bot.slack.mentions import channel as channel_link
from bot.slack.replies import NOTHING, Channel, Letter, Message, Reply
from bot.slack.requests import LookedUp, SpokenOfPeople, Writing, Written
from bot.work import Work

HELP = "help"


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom a message thanks, by what its group has chosen; and who is named without sharing a group."""

    receivers: tuple[str, ...]
    strangers: tuple[str, ...]
    settings: Settings | None


def spoken(request: SpokenOfPeople, work: Work) -> Reply:
    """Thank the people whom a mention of the bot names; the card is the answer, else a line in the thread."""
    giver = Giver(request.workspace, request.user)
    if request.writing.words.casefold() == HELP:
        return Reply(shown=forms.receipt(say.HELP))
    peers.any_seat(work, workspace=request.workspace, user=request.user)
    if request.looked_up is None:
        raise NeedsLookUp
    known = service.known_message(work, request.workspace, request.channel, request.ts)
    is_open = request.looked_up.is_open
    place = known or MessagePlace(request.channel, request.ts, request.user, is_open, request.thread_ts)
    place = replace(place, open=place.open and is_open)
    meant = _meant(work, giver, place, request.writing, request.looked_up, addressed=True)
    if not meant.receivers:
        raise _nobody(work, giver, request, meant)
    outcome = service.put(work, giver, place, MESSAGE, _said(work, giver, place, meant, request.writing, request.ts))
    return Reply(
        shown=_answer(work, giver, request, meant, outcome),
        letters=(*card.letters(outcome), *to_giver(work, giver, outcome)),
        repaint=True,
    )


def written(event: Written, work: Work) -> Reply:
    """Follow a message: written, edited, deleted. Of what is nobody's thanks, nothing is kept."""
    giver = Giver(event.workspace, event.user)
    known = service.known_message(work, event.workspace, event.channel, event.ts)
    place = known or MessagePlace(event.channel, event.ts, event.user, not event.private, event.thread_ts)
    place = replace(place, open=place.open and not event.private)  # the channel may have been made private since
    if event.writing is None:
        if known is None and not service.is_peer(work, giver):
            return NOTHING  # of a peer's it is kept, since thanks for it may still come
        return Reply(letters=card.letters(service.delete(work, event.workspace, place)))
    gave = known is not None and service.has_ground(work, giver, (event.channel, event.ts))
    names_people = bool(event.writing.people or event.writing.user_groups)
    follows = gave or (event.named_before and service.is_peer(work, giver))
    if not follows and not (names_people and (event.addressed or service.reads_messages(work, giver))):
        return NOTHING
    if event.looked_up is None and names_people:
        raise NeedsLookUp
    looked_up = event.looked_up or LookedUp()
    meant = _meant(work, giver, place, event.writing, looked_up, addressed=event.addressed)
    if not follows and not meant.receivers:
        return NOTHING
    said = _said(work, giver, place, meant, event.writing, event.version)
    outcome = service.put(work, giver, place, MESSAGE, said)
    asked = _asked(event, outcome, len(meant.receivers))
    return Reply(letters=(*card.letters(outcome), *asked, *to_giver(work, giver, outcome)), repaint=True)


def _meant(
    work: Work, giver: Giver, place: MessagePlace, writing: Writing, looked_up: LookedUp, *, addressed: bool
) -> Meant:
    members = [one for group in writing.user_groups for one in looked_up.members.get(group, ())]
    emoji = {canonical(name, looked_up.aliases) for name in writing.emoji}
    receivers, strangers, chosen = [], [], None
    for one in dict.fromkeys((*writing.people, *members)):
        if one == giver.user:
            continue
        between = service.settings_between(work, giver, one, place.channel)
        if between is None:
            strangers += [one] if one in writing.people else []  # of a user group, only peers are meant
        elif addressed or (between.in_messages and emoji & set(between.emoji)):
            receivers.append(one)
            chosen = chosen or between
    return Meant(tuple(receivers), tuple(strangers), chosen)


def _said(  # noqa: PLR0917 (as above)
    work: Work, giver: Giver, place: MessagePlace, meant: Meant, writing: Writing, version: str
) -> Said:
    """Return what is kept: words only where they may be shown, with names instead of ids."""
    if not meant.receivers:
        return Said((), "", version)
    quotable = place.open or (meant.settings is not None and meant.settings.channel == place.channel)
    if not quotable:
        return Said(meant.receivers, "", version)
    words = spelled_out(work, giver.workspace, writing)
    return Said(meant.receivers, words[: service.LONGEST_REASON], version)


def _nobody(work: Work, giver: Giver, request: SpokenOfPeople, meant: Meant) -> Refusal:
    if meant.strangers:
        return service.not_peers(work, giver.workspace, meant.strangers)
    return Oneself() if request.writing.people == (giver.user,) else NobodyNamed()


def _answer(work: Work, giver: Giver, request: SpokenOfPeople, meant: Meant, outcome: Outcome) -> Message | None:
    if outcome.ask is not None:
        return letters.ask(outcome.ask, len(meant.receivers))
    if meant.strangers:
        return sentence(service.not_peers(work, giver.workspace, meant.strangers).sentence)
    # Not what this call changed: the message itself may have come first, and have changed it already.
    channels = service.shown_at(work, giver, (request.channel, request.ts))
    if channels == ():
        return forms.receipt(say.CLOSED_RECEIPT)
    elsewhere = next((one for one in channels or () if one != request.channel), None)
    if elsewhere:
        return forms.receipt(say.see(channel_link(elsewhere)))
    return None


def _asked(event: Written, outcome: Outcome, count: int) -> tuple[Letter, ...]:
    if outcome.ask is None:
        return ()
    message = letters.ask(outcome.ask, count)
    return (Letter(event.workspace, Channel(event.channel), message, thread_ts=event.thread_ts or event.ts),)
