"""Which entries a table's thread has: a function of the shared record alone. Pure."""

from collections.abc import Iterator

from bot.features.mediation.facts import Shared, Stage
from bot.features.mediation.facts.entries import Entry, EntryKind, Ground, Review, Talk
from bot.features.mediation.rules.lodging import is_over

DOOR = "door"  # what says that only those who sit there can be in the channel: no entry, and in no thread
What = tuple[EntryKind, int, object]


def entries(shared: Shared) -> tuple[Entry, ...]:
    """Return what the thread shows now, in the order of the stages.

    After a table was laid anew its lines and drafts count from one again, so a key carries how many agreements there
    were when people sat down. What was agreed keeps its key.
    """
    sitting = len(shared.agreed) - (shared.agreed_at is not None)
    passed = (Entry(f"{kind}{number}.{sitting}", kind, what) for kind, number, what in _of_sitting(shared))  # type: ignore[arg-type]
    agreed = (Entry(f"{EntryKind.AGREED}{n}", EntryKind.AGREED, one) for n, one in enumerate(shared.agreed, start=1))
    reviews = (Entry(f"{EntryKind.REVIEW}{one.number}.{sitting}", EntryKind.REVIEW, one) for one in _reviews(shared))
    return (*passed, *agreed, *reviews)


def changed(before: Shared | None, after: Shared) -> tuple[str, ...]:
    """Return the keys of entries that are new or read otherwise, then of those that are gone; at the end the door's."""
    old = {entry.key: entry for entry in entries(before)} if before else {}
    new = {entry.key: entry for entry in entries(after)}
    door = (DOOR,) if is_over(after) and not (before and is_over(before)) else ()
    return (*(key for key, one in new.items() if old.get(key) != one), *(key for key in old if key not in new), *door)


def _of_sitting(shared: Shared) -> Iterator[What]:
    kind = EntryKind
    yield from ((kind.LINE, line.number, line) for line in shared.lines)
    yield from ((kind.GROUND, 1, Ground(shared.ground)) for _ in shared.ground[:1])
    yield from ((kind.RESTATED, number, one) for number, one in enumerate(shared.restated, start=1))
    yield from ((kind.DRAFT, draft.number, draft) for draft in shared.drafts)
    yield from ((kind.SPLIT, 1, one) for one in (shared.split,) if one)
    yield from ((kind.NUMBER, 1, one) for one in (shared.number,) if one)
    yield from ((kind.TOLD, one.draft, one) for one in shared.opened)
    if shared.final and shared.agreed_at is None:
        yield kind.FINAL, shared.round, shared.final
    if shared.talk:
        yield kind.TALK, shared.round, Talk(shared.round)


def _reviews(shared: Shared) -> tuple[Review, ...]:
    """Return the reviews so far: of an older one there is nothing to tell any more."""
    older = tuple(Review(number, is_open=False, not_holding=False) for number in range(1, shared.reviews))
    if not shared.reviews:
        return older
    is_open = shared.review_open and shared.stage is Stage.AGREED
    return (*older, Review(shared.reviews, is_open, shared.not_holding))
