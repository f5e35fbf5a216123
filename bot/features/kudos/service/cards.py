"""The cards of an occasion: where they stand, and what may be seen on them."""

from collections.abc import Iterable, Sequence

from bot.db.inserts import insert_or_leave
from bot.db.private import place_of
from bot.features.kudos import queries
from bot.features.kudos.facts import CardFacts, Giver, Shown, Thanked
from bot.features.kudos.models import CardPlace, Ground, Kudos, Occasion, State
from bot.features.kudos.rules.grounds import GroundFacts, thanked
from bot.features.kudos.rules.visibility import Setting
from bot.features.kudos.service.settings import settings, shown_in
from bot.features.peers import service as peers
from bot.features.peers.service import GroupFacts
from bot.work import Work


def shown(work: Work, occasion: Occasion, group: GroupFacts) -> Shown:
    """Return the card of an occasion in a group; where it stands is fixed from now on.

    Whatever the settings become, its words were chosen for the readers of this channel.
    """
    channel = channel_of(work, occasion, group)
    values = {"occasion_id": occasion.id, "group_id": group.id, "workspace": occasion.workspace, "channel": channel}
    insert_or_leave(work.connection, CardPlace, values)
    setting = Setting(occasion.channel, occasion.open, channel)
    thread_ts = (occasion.thread_ts or occasion.ts) if setting.in_thread else None
    return Shown(occasion.workspace, f"{occasion.id}.{group.id}", channel, thread_ts)


def channel_of(work: Work, occasion: Occasion, group: GroupFacts) -> str:
    """Return where the card of an occasion stands in a group, or would stand."""
    return queries.card_channel(work, occasion.id, group.id) or shown_in(work, group, settings(work, group.id))


def card(work: Work, workspace: str, occasion_id: int, group_id: int) -> CardFacts | None:
    """Return what a card shows now; None when nobody is thanked on it (any more)."""
    occasion = queries.occasion(work, workspace, occasion_id)
    channel = queries.card_channel(work, occasion_id, group_id)
    if occasion is None or channel is None:
        return None
    rows = queries.open_rows(work, occasion_id, group_id)
    if not rows:
        return None
    people = dict.fromkeys(user for row in rows for user in (row.receiver, row.giver))
    names = peers.names(work, workspace, people)
    setting = Setting(occasion.channel, occasion.open, channel)
    return CardFacts(
        subject=f"{occasion_id}.{group_id}",
        lines=_lines([(row.receiver, row.giver) for row in rows], names),
        words=_words(work, occasion, rows, names) if setting.words_may_show else (),
        permalink=occasion.permalink if setting.words_may_show and not setting.in_thread else None,
    )


def shown_at(work: Work, giver: Giver, message: tuple[str, str]) -> tuple[str, ...] | None:
    """Return the channels in which a giver's thanks for a message (channel and ts) stand; None where there are none.

    Empty where there are some, and nobody else knows of them.
    """
    occasion = queries.occasion_of_message(work, giver.workspace, *message)
    said = queries.rows_of(work, occasion.id, giver.user) if occasion else ()
    rows = [row for row in said if row.state == State.ACTIVE]
    if occasion is None or not rows:
        return None
    groups = dict.fromkeys(row.group_id for row in rows if row.published)
    return tuple(dict.fromkeys(channel_of(work, occasion, peers.group(work, group)) for group in groups))


def reasons(work: Work, rows: Iterable[Kudos]) -> dict[int, str]:
    """Return the newest words with which each of these thanks its receiver, by its id; empty where there are none."""
    thanks = tuple(rows)
    said = queries.grounds_of_each(work, ((row.occasion_id, row.giver) for row in thanks))
    return {row.id: _reason(work, said[row.occasion_id, row.giver], row.receiver) for row in thanks}


def _reason(work: Work, grounds: Iterable[Ground], receiver: str) -> str:
    standing = (one for one in grounds if one.present and receiver in one.receivers)
    words = (work.vault.show(one.reason, place=place_of(Ground.reason, one)) for one in standing)
    return next(filter(None, reversed([*words])), "")


def _lines(pairs: list[tuple[str, str]], names: dict[str, str]) -> tuple[Thanked, ...]:
    """Join receivers who are thanked by the same people, in the order in which they were thanked first."""
    givers: dict[str, list[str]] = {}
    for receiver, giver in pairs:
        givers.setdefault(receiver, []).append(giver)
    receivers: dict[tuple[str, ...], list[str]] = {}
    for receiver, by in givers.items():
        receivers.setdefault(tuple(by), []).append(receiver)
    return tuple(
        Thanked(tuple(names[one] for one in thanked_ones), tuple(names[one] for one in by))
        for by, thanked_ones in receivers.items()
    )


def _words(work: Work, occasion: Occasion, rows: Sequence[Kudos], names: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """Return what each giver said of somebody on this card, once each. What cannot be opened is left out."""
    pairs = {(row.giver, row.receiver) for row in rows}
    said: dict[tuple[str, str], None] = {}
    for ground in queries.grounds(work, occasion.id):
        facts = GroundFacts(ground.sign, tuple(ground.receivers), ground.present, ground.held)
        meant = thanked(ground.giver, [facts], deleted=False)
        if any((ground.giver, receiver) in pairs for receiver in meant):
            reason = work.vault.look(ground.reason, place=place_of(Ground.reason, ground))
            if reason:
                said[names[ground.giver], reason] = None
    return tuple(said)
