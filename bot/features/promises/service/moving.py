"""Finding a promise for an act, and changing it by the table."""

from typing import Any

from bot.db.private import place_of
from bot.features.notices import service as notices
from bot.features.peers import service as peers
from bot.features.promises import queries
from bot.features.promises.facts import Act, Event, Promise, PromiseFacts, Terms
from bot.features.promises.models import PromiseRecord, State
from bot.features.promises.rules.moves import Situation, hindrance
from bot.features.promises.rules.moving import NEWS, moved, settled
from bot.features.promises.rules.refusals import Overtaken
from bot.features.promises.rules.states import may
from bot.features.promises.service.seeing import Sight
from bot.features.promises.text import refusals as say
from bot.work import Work


def find(work: Work, act: Act, event: Event) -> tuple[PromiseFacts, Situation]:
    """Return a promise in which this person may do that now, kept from others, and what decides besides.

    What silence has decided by now is done first. Raises `Overtaken`, what `peers.seat` raises, and what hinders.
    """
    one = queries.promise(work, act.workspace, act.key, locked=True)
    if one is None or one.of(act.user) is None:
        raise Overtaken(say.NOTHING_HERE)
    stands = settled(one, work.now)
    write(work, one, stands)
    around = Sight(work, act.workspace, act.user, (stands,)).situation(stands)
    if not may(stands, event, act.user):
        raise Overtaken(_happened(stands, act, around))
    if act.seen is not None and act.seen != stands.version:
        raise Overtaken(say.CHANGED)
    peers.seat(work, workspace=act.workspace, user=act.user, group_id=stands.group_id)
    hindered = hindrance(stands, event, around)
    if hindered is not None:
        raise hindered
    return stands, around


def move(
    work: Work,
    one: PromiseFacts,
    event: Event,
    user: str,
    *,
    after: State | None = None,
    **changes: Any,  # noqa: ANN401 (any column's value)
) -> Promise:
    """Change a promise as the table says, and return it as this side sees it.

    Whoever has to answer now is told so, and whoever should learn of it: that it is promised, or that it ended.
    """
    news = {"news_for": one.other(user)} if event in NEWS else {}
    stands = moved(one, event, work.now, after=after, **news, **changes)
    write(work, one, stands)
    for waiting, before in ((stands.turn, one.turn), (stands.news_for, one.news_for)):
        if waiting is not None and waiting != before:
            notices.owe(work, one.workspace, waiting)
    return Sight(work, one.workspace, user, (stands,)).promise(stands)


def write(work: Work, one: PromiseFacts, stands: PromiseFacts) -> None:
    """Keep a promise as it stands now. Raises `Overtaken` when somebody else was first."""
    if not queries.write(work, one, stands):
        raise Overtaken(say.CHANGED)


def sealed(work: Work, one: PromiseFacts, **texts: str) -> dict[str, Any]:
    """Return texts, by their columns, as the row keeps them."""
    columns = {name: getattr(PromiseRecord, name) for name in texts}
    return {name: work.vault.seal(text, place=place_of(columns[name], one)) for name, text in texts.items()}


def sealed_terms(work: Work, one: PromiseFacts, terms: Terms) -> dict[str, Any]:
    """Return the words of terms as the row keeps them."""
    return sealed(work, one, what=terms.what, done_means=terms.done_means)


def _happened(one: PromiseFacts, act: Act, around: Situation) -> str:
    """Return what became of a promise instead, in words for who presses."""
    if one.half:
        return say.BY_SILENCE
    by_performer = one.state in {State.REPORTED, State.WITHDRAWN, State.RENEGOTIATING}
    by = one.performer if by_performer else one.customer
    if one.state is State.COUNTERED and one.turn is not None:
        by = one.other(one.turn)
    return say.happened(one.state, None if by == act.user else around.name)
