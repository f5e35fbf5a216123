"""What waits for one person: the next press that is theirs."""

from bot.features.grayzone import queries
from bot.features.grayzone.facts import IssueFacts
from bot.features.grayzone.models import Question, State
from bot.features.grayzone.rules.decisions import other_sides
from bot.features.grayzone.service.cards import present
from bot.features.grayzone.service.deliveries import answering
from bot.features.grayzone.service.facts import Press, Waiting, subject, title
from bot.features.grayzone.text import waiting as say
from bot.features.grayzone.text import words
from bot.features.peers.service import Seat
from bot.work import Work

LIVELY = (State.CLAIMED, State.CASE, State.COALITION, State.CHARTERED, State.DELIVERED, State.WON)
Said = tuple[str, str] | tuple[str, str, tuple[str, str, str]]
ASKED = {State.DELIVERED: Question.NUMBER, State.WON: Question.REVIEW}


def waiting(work: Work, seat: Seat) -> tuple[Waiting, ...]:
    """Return what waits for the person in their group, the oldest issue first."""
    issues = queries.issues(work, seat.group.id, LIVELY)
    asked = _asked(work, seat, issues)
    pledged = _pledged(work, seat, issues)
    found = (_own_step(issue, seat, asked, pledged) for issue in issues)
    return tuple(waiting for waiting in found if waiting)


def _own_step(issue: IssueFacts, seat: Seat, asked: frozenset[int], pledged: frozenset[int]) -> Waiting | None:
    match issue.state:
        case State.CLAIMED:
            sides = other_sides(issue.claimed_function or 0, issue.giver_id, issue.receiver_id)
            return _waiting(issue, *say.DISPUTE) if seat.function.id in sides else None
        case State.CASE:
            return _waiting(issue, *say.WRITE) if issue.driver == seat.user else None
        case State.COALITION:
            return None if issue.id in pledged else _waiting(issue, *say.PLEDGE)
        case State.CHARTERED:
            return _waiting(issue, *say.DELIVER) if issue.driver == seat.user else None
        case State.DELIVERED:
            return _waiting(issue, _number(issue), *say.IS_IT_SO) if issue.id in asked else None
        case _:
            return _waiting(issue, *say.REVIEW) if issue.id in asked else None


def _waiting(issue: IssueFacts, what: str, *presses: Said) -> Waiting:
    return Waiting(issue.number, title(issue), what, tuple(Press(*press) for press in presses), subject(issue))


def _number(issue: IssueFacts) -> str:
    numbers = (issue.baseline, issue.target, issue.measured)
    baseline, target, measured = (words.exact(number) if number is not None else "?" for number in numbers)
    return say.confirm(baseline, target, measured, issue.unit or "")


def _asked(work: Work, seat: Seat, issues: tuple[IssueFacts, ...]) -> frozenset[int]:
    open_ones = tuple(issue for issue in issues if issue.state in ASKED and issue.due_at is None)
    if not open_ones:
        return frozenset()
    peers_now = present(work, seat.group)
    said = {question: queries.answers(work, (issue.id for issue in open_ones), question) for question in Question}
    found = set()
    for issue in open_ones:
        answered = {answer.function_id: answer.user for answer in said[ASKED[issue.state]][issue.id]}
        side = answering(seat, issue, peers_now, answered)
        if side is not None and side not in answered:
            found.add(issue.id)
    return frozenset(found)


def _pledged(work: Work, seat: Seat, issues: tuple[IssueFacts, ...]) -> frozenset[int]:
    gathering = [issue.id for issue in issues if issue.state == State.COALITION]
    if not gathering:
        return frozenset()
    return queries.pledged_on(work, seat.user, gathering)
