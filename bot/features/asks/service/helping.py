"""What a helper does, and what the two do together: look, say yes, pass, hand back, say that it is done, thank."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import bindparam

from bot.db.prepared import Prepared
from bot.db.private import place_of
from bot.features.asks.facts import Act, AskFacts, Shown
from bot.features.asks.models import Ask, State, Word
from bot.features.asks.queries import asks as queries
from bot.features.asks.queries import helps
from bot.features.asks.rules import checks
from bot.features.asks.rules.refusals import NothingHere, WordsChanged
from bot.features.asks.rules.states import Event
from bot.features.asks.rules.times import IDLE_WORKING_DAYS, RECORD_WORKING_DAYS
from bot.features.asks.service.moving import find, find_open, move, shown, tell
from bot.features.asks.service.rounds import reopen
from bot.features.peers import service as peers
from bot.schedule.hours import tick_in_working_days
from bot.work import Work


def offer(work: Work, act: Act) -> Shown:
    """Return what somebody may help with, before they say so. Raises what `moving.find_open` raises."""
    one = find_open(work, act, locked=False)
    return shown(work, one, peers.names(work, one.workspace, (one.asker,)))


def claim(work: Work, act: Act, edits: int | None) -> AskFacts:
    """Help: the first who says so does. The asker is told, and nobody else.

    Raises what `offer` raises, and `WordsChanged` when it was changed since it was read, after so many `edits`.
    """
    one = find_open(work, act)
    if one.edits != edits:
        raise WordsChanged
    moved = move(
        work,
        one,
        Event.CLAIM,
        helper=act.user,
        claimed_at=work.now,
        due_at=_deadline(work, one, IDLE_WORKING_DAYS),
        expires_at=None,
        to_asker=None,
    )
    tell(work, moved, moved.asker)
    return moved


def pass_on(work: Work, act: Act) -> None:
    """Leave a quiet ask to the next: free, without a reason, and the same as letting the time pass."""
    queries.hide(work, find(work, act, Event.PASS), act.user)


def hand_back(work: Work, act: Act) -> AskFacts:
    """Hand it back, without a mark: it is open again."""
    one = find(work, act, Event.HAND_BACK)
    return reopen(work, peers.group(work, one.group_id), one, Event.HAND_BACK)


def done(work: Work, act: Act) -> AskFacts:
    """Say that it is done, either of the two; its receiver is asked to record it."""
    one = find(work, act, Event.DELIVER)
    moved = move(work, one, Event.DELIVER, due_at=_deadline(work, one, RECORD_WORKING_DAYS))
    tell(work, moved, moved.asker)
    return moved


def not_yet(work: Work, act: Act) -> AskFacts:
    """Say, as its asker, that it is not done yet: the two go on. Raises `NothingHere`."""
    one = find(work, act, Event.NOT_YET)
    if one.due_at is None:
        raise NothingHere  # it is over
    moved = move(work, one, Event.NOT_YET, idle=False, due_at=_deadline(work, one, IDLE_WORKING_DAYS))
    tell(work, moved, moved.helper)
    return moved


def to_record(work: Work, act: Act) -> Shown:
    """Return a help that its receiver may record: `asker` names the helper here. Raises `NothingHere`."""
    one = find(work, act, Event.THANK, locked=False)
    helper = one.helper or one.asker
    names = peers.names(work, one.workspace, (helper,))
    return shown(work, one, {one.asker: names[helper]})


def thank(work: Work, act: Act, hours: str, line: str) -> AskFacts:
    """Record a help, once: about how long it took or saved, and one line. Raises `BadField` by field."""
    one = find(work, act, Event.THANK)
    quarters, said = checks.quarters(hours), checks.thanks(line)
    moved = move(
        work,
        one,
        Event.THANK,
        quarters=quarters,
        thanks=work.vault.seal(said, place=place_of(Ask.thanks, one)),
        thanked_at=work.now,
        to_helper=Word.THANKS,
    )
    tell(work, moved, moved.helper)
    return moved


_THANKED_FOR = Prepared(
    queries.chosen(
        Ask.group_id == bindparam("group"),
        Ask.source == bindparam("source"),
        Ask.state == State.THANKED,
        Ask.thanked_at >= bindparam("since"),
    )
)


def thanked_for(work: Work, group_id: int, source: str, since: datetime) -> tuple[str, ...]:
    """Return whose help for this source was thanked since then, each once."""
    found = queries.asks(work, _THANKED_FOR, {"group": group_id, "source": source, "since": since})
    return tuple(dict.fromkeys(one.helper for one in found if one.helper))


def hours_between(
    work: Work, workspace: str, people: Collection[str], parties: Collection[str], since: datetime
) -> Mapping[tuple[str, str], float]:
    """Return how many hours of help each of these people and each of the parties have recorded of one another.

    By person and party, since then: what ties them, for a table. Pairs without any are left out.
    """
    found: dict[tuple[str, str], float] = defaultdict(float)
    for one in helps.between(work, workspace, people, parties, since):
        found[(one.helper, one.receiver) if one.helper in people else (one.receiver, one.helper)] += one.hours
    return found


def _deadline(work: Work, one: AskFacts, days: int) -> datetime:
    group = peers.group(work, one.group_id)
    return tick_in_working_days(work.now, days, group.zone, group.tick_hour)
