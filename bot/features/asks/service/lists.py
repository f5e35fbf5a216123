"""What one person sees of asks: what waits for them, their own asks, those of their groups, and their two books."""

from sqlalchemy import and_, bindparam, or_

from bot.db.prepared import Prepared
from bot.db.private import place_of
from bot.features.asks.facts import AskFacts, Books, Line, Listed, OwnLine, Shown, seen_subject
from bot.features.asks.models import Ask, State, Way, Word
from bot.features.asks.queries import asks as queries
from bot.features.asks.queries import groups
from bot.features.asks.rules.states import UNCLAIMED
from bot.features.asks.service.moving import shown, what
from bot.features.asks.service.rings import wishes
from bot.features.asks.text import lists as say
from bot.features.asks.text import words
from bot.features.notices.service import Press, Waiting
from bot.features.peers import service as peers
from bot.work import Work

_PLACES = {State.DELIVERED: 1, State.EXPIRED: 2}  # of one's own asks: those that run come first
LINES = 15  # of each book: the newest
QUARTERS = 4


_HERE, _MINE = Ask.workspace == bindparam("workspace"), Ask.asker == bindparam("user")
_TO_RECORD = and_(Ask.state == State.DELIVERED, Ask.due_at.is_not(None))
_WAITING = Prepared(
    queries.chosen(
        *(_HERE, Ask.group_id.in_(bindparam("groups"))),
        or_(
            and_(_MINE, or_(Ask.to_asker.is_not(None), Ask.state == State.CLAIMED, _TO_RECORD)),
            and_(Ask.helper == bindparam("user"), or_(Ask.to_helper.is_not(None), Ask.state == State.CLAIMED)),
        ),
    )
)


def waiting(work: Work, workspace: str, user: str) -> tuple[Waiting, ...]:
    """Return what waits for a person from asks, in whichever of their groups."""
    seated = [seat.group.id for seat in peers.seats(work, workspace=workspace, user=user)]
    if not seated:
        return ()
    put = queries.questions_to(work, workspace, user, seated)
    found = queries.asks(work, _WAITING, {"workspace": workspace, "user": user, "groups": seated})
    names = peers.names(work, workspace, {one for ask in found for one in (ask.asker, ask.helper) if one})
    lines = (_to_asker(work, one, names) if one.asker == user else _to_helper(work, one, names) for one in found)
    return (*(_question(one) for one in put), *(line for line in lines if line))


def _question(one: AskFacts) -> Waiting:
    presses = _presses(one, ("help", words.I_CAN), ("pass", words.NOT_NOW))
    return Waiting(say.question(words.SIZES[one.size]), say.QUESTION_WHAT, presses)


def _to_asker(work: Work, one: AskFacts, names: dict[str, str]) -> Waiting | None:
    helper = names.get(one.helper or "", "")
    match one.state:
        case State.CLAIMED:
            told = say.IDLE if one.idle else say.BETWEEN_YOU
            presses = _presses(one, ("done", words.DONE), ("cancel", words.NOT_NEEDED))
            return Waiting(say.helps_you(helper), _quoted(work, one, told), presses)
        case State.DELIVERED if one.due_at:
            presses = _presses(one, ("record", words.RECORD), ("not_yet", words.NOT_YET))
            return Waiting(say.record(helper), _quoted(work, one, say.RECORD_WHAT), presses)
        case State.OPEN if one.to_asker is Word.VAIN:
            presses = _presses(
                one,
                ("publish", words.ASK_EVERYONE),
                ("edit", words.SMALLER),
                ("look", words.KEEP_LOOKING),
                ("cancel", words.CLOSE_IT),
            )
            return Waiting(say.VAIN_TITLE, _quoted(work, one, say.VAIN_WHAT), presses)
        case State.OPEN | State.ROUTED if one.to_asker:
            return Waiting(say.BACK_TITLE, _quoted(work, one, say.BACK_WHAT), _presses(one, ("seen", words.ALL_RIGHT)))
        case State.EXPIRED if one.to_asker:
            everyone = (("publish", words.ASK_EVERYONE),) if one.way is Way.QUIETLY else ()
            presses = _presses(one, *everyone, ("edit", words.SMALLER), ("seen", words.LET_BE))
            return Waiting(say.EXPIRED_TITLE, _quoted(work, one, say.EXPIRED_WHAT), presses)
        case _:
            return None


def _to_helper(work: Work, one: AskFacts, names: dict[str, str]) -> Waiting | None:
    asker, seen = names[one.asker], _presses(one, ("seen", words.ALL_RIGHT))
    match one.state:
        case State.CLAIMED:
            told = say.IDLE if one.idle else say.BETWEEN_YOU
            presses = _presses(one, ("done", words.DONE), ("back", words.HAND_BACK))
            return Waiting(say.you_help(asker), _quoted(work, one, told), presses)
        case State.THANKED:
            return Waiting(say.thanks(asker), _thanks(work, one), seen)
        case State.CANCELLED:
            return Waiting(say.not_needed(asker), _quoted(work, one, say.CANCELLED_WHAT), seen)
        case _:
            return None


def _presses(one: AskFacts, *verbs: tuple[str, str]) -> tuple[Press, ...]:
    return tuple(Press(f"asks.{verb}", label, _subject(one, verb)) for verb, label in verbs)


def _subject(one: AskFacts, verb: str) -> str:
    word = one.to_asker or one.to_helper
    return seen_subject(one.handle, word) if verb == "seen" and word else one.handle


_OWN = Prepared(
    queries.chosen(
        *(_HERE, _MINE),
        or_(
            Ask.state.in_((*UNCLAIMED, State.CLAIMED)),
            _TO_RECORD,
            and_(Ask.state == State.EXPIRED, Ask.to_asker.is_not(None)),
        ),
    )
)


def books(work: Work, workspace: str, user: str) -> Books:
    """Return a person's own asks, the open ones of their groups, and both books, each the newest first."""
    seated = {seat.group.id: seat.group.name for seat in peers.seats(work, workspace=workspace, user=user)}
    found = queries.asks(work, _OWN, {"workspace": workspace, "user": user})
    own = sorted(found, key=lambda one: _PLACES.get(one.state, 0))
    others = queries.open_to_everyone(work, tuple(seated), user)
    helped = queries.newest_given(work, workspace, user, LINES)
    received = queries.newest_received(work, workspace, user, LINES)
    known = {one for ask in (*own, *others, *helped, *received) for one in (ask.asker, ask.helper) if one}
    names = peers.names(work, workspace, known)
    return Books(
        mine=tuple(OwnLine(shown(work, one, names), names.get(one.helper or "", "")) for one in own),
        open=tuple(shown(work, one, names) for one in others),
        helped=tuple(_line(work, one, names[one.asker]) for one in helped),
        received=tuple(_line(work, one, names[one.helper or ""]) for one in received),
        wishes=wishes(work, workspace, user),
    )


def newest_help(work: Work, workspace: str, user: str, most: int) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Return whom the person helped, and who helped them: of each book the newest lines."""
    helped = queries.newest_given(work, workspace, user, most)
    received = queries.newest_received(work, workspace, user, most)
    names = peers.names(
        work, workspace, {one for ask in (*helped, *received) for one in (ask.asker, ask.helper) if one}
    )
    return (
        tuple(_line(work, one, names[one.asker]) for one in helped),
        tuple(_line(work, one, names[one.helper or ""]) for one in received),
    )


def on_card(work: Work, workspace: str, handle: str) -> Shown | None:
    """Return an ask as its card shows it, whoever looks; None for one that is not asked of everyone."""
    one = queries.ask(work, workspace, handle)
    return shown(work, one, peers.names(work, workspace, (one.asker,))) if one and one.way is Way.EVERYONE else None


_LISTED = Prepared(queries.chosen(_HERE, Ask.ring_id == bindparam("ring"), Ask.listed.is_(True)))


def on_ring_card(work: Work, workspace: str, ring_id: int) -> Listed | None:
    """Return a ring day's list as its card shows it; None while nothing is listed."""
    ring = groups.ring(work, workspace, ring_id)
    found = queries.asks(work, _LISTED, {"workspace": workspace, "ring": ring_id})
    if ring is None or not found:
        return None
    names = peers.names(work, workspace, {one.asker for one in found})
    return Listed(peers.group(work, ring.group_id).name, tuple(shown(work, one, names) for one in found))


def _line(work: Work, one: AskFacts, name: str) -> Line:
    return Line(name, one.thanked_at or one.asked_at, (one.quarters or 0) / QUARTERS, _thanks(work, one))


def _thanks(work: Work, one: AskFacts) -> str:
    return work.vault.show(one.thanks, place=place_of(Ask.thanks, one))


def _quoted(work: Work, one: AskFacts, told: str) -> str:
    """Return the ask and a line about it; of one whose words were erased the line only."""
    said = what(work, one)
    return f"{words.quoted(said, one.size, one.by_day)}\n{told}" if said else told
