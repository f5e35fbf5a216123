"""The acts: reacting, writing, giving by a form, joining in, taking back; and what deletes all of them.

Locks are taken in one order, so that nobody waits in a circle: the occasion, then its givers by id, then notices.
"""

import dataclasses

from bot.features.kudos import queries
from bot.features.kudos.facts import Giver, MessagePlace, Outcome, Said, Shown, Thanks
from bot.features.kudos.models import Kudos, Occasion, Why
from bot.features.kudos.rules.grounds import MESSAGE, version_of
from bot.features.kudos.rules.refusals import MessageGone, NobodyNamed, NoReason, Oneself, UnknownKudos
from bot.features.kudos.service.cards import shown
from bot.features.kudos.service.company import company, not_peers
from bot.features.kudos.service.occasions import note, note_form, note_joined, of_message, of_words
from bot.features.kudos.service.tally import Tally
from bot.features.peers import service as peers
from bot.work import Work

LONGEST_REASON = 500


def put(work: Work, giver: Giver, place: MessagePlace, sign: str, said: Said) -> Outcome:
    """Note what a giver's reaction or message says of its receivers now (nobody: it was taken off), and count.

    An older version than the one that is known changes nothing.
    """
    occasion = of_message(work, giver.workspace, place)
    queries.locked_person(work, *giver)
    if not note(work, occasion, giver.user, sign, said):
        return Outcome()
    why = Why.EDITED if sign == MESSAGE else Why.REACTION_REMOVED
    mine = company(work, *giver)
    outcome = Tally(work, occasion, mine, why, said.receivers, said=sign == MESSAGE).settle()
    ground = queries.ground(work, occasion.id, giver.user, sign)
    return dataclasses.replace(outcome, ask=occasion.id) if ground and ground.held else outcome


def confirm(work: Work, giver: Giver, occasion_id: int) -> Outcome:
    """Let a message count that names so many, since its giver says that they are meant. Raises `UnknownKudos`."""
    occasion = _locked(work, giver, occasion_id)
    ground = queries.ground(work, occasion_id, giver.user, MESSAGE)
    if ground is None or not ground.present or occasion.deleted_at is not None:
        raise UnknownKudos
    ground.held = False
    work.session.flush()
    mine = company(work, *giver)
    return Tally(work, occasion, mine, Why.TAKEN_BACK, tuple(ground.receivers), strict=True).settle()


def give(work: Work, giver: Giver, thanks: Thanks, place: MessagePlace | None = None) -> Outcome:
    """Thank people in words, for a message or for what the words say. Raises refusals; then nothing is counted."""
    named = tuple(dict.fromkeys(thanks.receivers))
    others = tuple(one for one in named if one != giver.user)
    if not others:
        raise Oneself if named else NobodyNamed
    if not thanks.reason.strip():
        raise NoReason
    _check_peers(work, giver, others, place.channel if place else None)
    occasion = of_message(work, giver.workspace, place) if place else of_words(work, giver)
    queries.locked_person(work, *giver)
    said = Said(others, thanks.reason.strip()[:LONGEST_REASON], version_of(work.now.timestamp()))
    if occasion.deleted_at is not None:
        raise MessageGone
    note_form(work, occasion, giver.user, said)
    mine = company(work, *giver)
    publish = thanks.publish
    return Tally(work, occasion, mine, Why.TAKEN_BACK, others, publish=publish, strict=True, said=True).settle()


def join(work: Work, giver: Giver, occasion_id: int, group_id: int) -> Outcome:
    """Add one's thanks to a card: to everybody on it but oneself. Raises `UnknownKudos`, or what `seat` raises."""
    peers.seat(work, workspace=giver.workspace, user=giver.user, group_id=group_id)
    occasion = _locked(work, giver, occasion_id)
    rows = queries.open_rows(work, occasion_id, group_id)
    if not rows:
        raise UnknownKudos
    receivers = tuple(dict.fromkeys(row.receiver for row in rows if row.receiver != giver.user))
    if not receivers:
        raise Oneself
    seated = {peer.user for peer in peers.peers(work, group_id)}
    gone = tuple(one for one in receivers if one not in seated)
    receivers = tuple(one for one in receivers if one in seated)
    if not receivers:
        raise not_peers(work, giver.workspace, gone)
    note_joined(work, occasion, giver.user, Said(receivers, "", version_of(work.now.timestamp())))
    mine = company(work, *giver)
    tally = Tally(work, occasion, mine, Why.TAKEN_BACK, receivers, publish=True, strict=True, group_id=group_id)
    return tally.settle()


def take_back(work: Work, giver: Giver, kudos_id: int) -> Outcome:
    """Take back one's own thanks to one person. Raises `UnknownKudos`.

    What is in Slack (a reaction, a message) stays there, and no longer counts for this person until it is renewed.
    """
    occasion, row = _own(work, giver, kudos_id)
    for ground in queries.grounds_of(work, occasion.id, giver.user):
        ground.receivers = [one for one in ground.receivers if one != row.receiver]
    work.session.flush()
    return Tally(work, occasion, company(work, *giver), Why.TAKEN_BACK).settle()


def publish(work: Work, giver: Giver, kudos_id: int) -> Shown:
    """Let the group learn whom one thanked in a closed conversation, and nothing else. Raises `UnknownKudos`."""
    occasion, row = _own(work, giver, kudos_id)
    row.published = True
    work.session.flush()
    return shown(work, occasion, peers.group(work, row.group_id))


def delete(work: Work, workspace: str, place: MessagePlace) -> Outcome:
    """Let nothing count that was given on a message: it was deleted, and that is final, also for what comes late."""
    occasion = of_message(work, workspace, place)
    if occasion.deleted_at is not None:
        return Outcome()
    occasion.deleted_at = work.now
    work.session.flush()
    cards: dict[str, Shown] = {}
    for giver in queries.givers(work, occasion.id):
        queries.locked_person(work, workspace, giver)
        outcome = Tally(work, occasion, company(work, workspace, giver), Why.DELETED).settle()
        cards |= {card.subject: card for card in outcome.cards}
    return Outcome(cards=tuple(cards.values()))


def _check_peers(work: Work, giver: Giver, others: tuple[str, ...], channel: str | None) -> None:
    mine = company(work, *giver)
    if not mine.seats:
        peers.seat(work, workspace=giver.workspace, user=giver.user)  # refuses, and says how to get a seat
    strangers = [one for one in others if mine.group_with(work, one, channel) is None]
    if strangers:
        raise not_peers(work, giver.workspace, strangers)


def _locked(work: Work, giver: Giver, occasion_id: int) -> Occasion:
    occasion = queries.occasion(work, giver.workspace, occasion_id, locked=True)
    if occasion is None:
        raise UnknownKudos
    queries.locked_person(work, *giver)
    return occasion


def _own(work: Work, giver: Giver, kudos_id: int) -> tuple[Occasion, Kudos]:
    row = queries.own(work, giver.workspace, giver.user, kudos_id)
    if row is None:
        raise UnknownKudos
    occasion = _locked(work, giver, row.occasion_id)
    still = queries.own(work, giver.workspace, giver.user, kudos_id)  # who held the lock may have taken it back
    if still is None:
        raise UnknownKudos
    return occasion, still
