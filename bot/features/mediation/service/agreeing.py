"""What an agreement leaves behind: each of its terms becomes a promise of one to the other, once."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from bot.errors import Refusal
from bot.features.mediation.facts import Shared, TableRow, Term
from bot.features.mediation.text import outside as say
from bot.features.peers import service as peers
from bot.features.peers.service import GroupFacts
from bot.features.promises import service as promises
from bot.work import Work

LONGEST_WHAT = 140  # of a promise


def source_of(table: TableRow) -> str:
    """Return the `source` of what was born from a table."""
    return f"table:{table.handle}"


def promise_terms(work: Work, group: GroupFacts, table: TableRow, shared: Shared) -> Shared:
    """Turn the terms of the newest agreement into promises: both have signed, so each is promised at once.

    A term that cannot be promised stays in the agreement alone, which says so; nothing half is left of it. A tick never
    fails.
    """
    newest = shared.agreed[-1]
    alone = tuple(
        place for place, term in enumerate(newest.terms) if not _is_promised(work, group, table, shared, term)
    )
    return replace(shared, agreed=(*shared.agreed[:-1], replace(newest, alone=alone)))


def _is_promised(work: Work, group: GroupFacts, table: TableRow, shared: Shared, term: Term) -> bool:
    try:
        with work.session.begin_nested():
            _promise(work, group, table, shared, term)
    except Refusal:
        return False
    return True


def _promise(work: Work, group: GroupFacts, table: TableRow, shared: Shared, term: Term) -> None:
    performer, customer = shared.user(term.by), shared.user(term.by.other)
    if performer is None or customer is None:
        raise LookupError("a table is of two")
    zone = ZoneInfo(peers.zone_of(work, group.workspace, performer) or group.zone)
    due = max(term.due, work.now.astimezone(zone).date())
    seat = peers.seat(work, workspace=group.workspace, user=performer, group_id=group.id)
    draft = promises.Draft(
        performer,
        customer,
        promises.Terms(*_words(term.what), due),
        origin=promises.Origin.AGREEMENT,
        source=source_of(table),
    )
    begun = promises.begin(work, seat, draft)
    promises.accept(work, promises.Act(group.workspace, customer, begun.id))


def _words(what: str) -> tuple[str, str]:
    """Return a term as a promise says it: what is too long for its first line stands whole in what "done" means."""
    if len(what) <= LONGEST_WHAT:
        return what, say.TERM_DONE
    return f"{what[: LONGEST_WHAT - 1]}…", what
