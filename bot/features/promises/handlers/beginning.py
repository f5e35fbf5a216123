"""Beginning a promise: `/promise`, the shortcut on a message, the button on Home, and the form that they open."""

from bot.errors import Refusal
from bot.features.peers import service as peers
from bot.features.peers.service import Seat
from bot.features.promises import service
from bot.features.promises.facts import Draft, Side, Terms
from bot.features.promises.handlers import days
from bot.features.promises.handlers.days import ReadAs
from bot.features.promises.handlers.subjects import Origin, note, origin
from bot.features.promises.rules.due import day_words
from bot.features.promises.rules.finding import Found, find_due
from bot.features.promises.rules.refusals import Oneself
from bot.features.promises.rules.terms import LONGEST, LONGEST_WHAT
from bot.features.promises.text import forms as say
from bot.features.promises.views import forms, lists, looking
from bot.features.promises.views.due_fields import DueTyped
from bot.features.promises.views.forms import Typed
from bot.slack.blocks import cut
from bot.slack.mentions import escape, quote
from bot.slack.replies import Reply
from bot.slack.requests import Click, Command, Request, Shortcut, Submission
from bot.work import Work

ANYWHERE = Origin()
HELP, LISTS = "help", frozenset({"list", "mine"})


def promise(command: Command, work: Work) -> Reply:
    """Answer `/promise`: help, the list of one's own, or the form with what was typed."""
    asked = command.text.casefold()
    if asked == HELP:
        return Reply(shown=forms.receipt(say.HELP))
    if asked in LISTS:
        peers.any_seat(work, workspace=command.workspace, user=command.user)
        return Reply(modal=lists.mine(service.book(work, command.workspace, command.user)))
    seats = peers.seats(work, workspace=command.workspace, user=command.user)
    here = next((seat.group.id for seat in seats if seat.group.channel == command.channel), None)
    people = command.writing.people
    other = next((one for one in people if one != command.user), "")
    words = _spelled_out(work, command, command.writing.words, people)
    found = find_due(words, *days.place(work, command), typed=True) if seats else None
    what = words.removesuffix(found.words).strip() if found else words
    alone = escape(Oneself().sentence) if people and not other else ""
    typed = _with_words(Typed(Side.PERFORMER, other), what)
    return _form(command, work, typed, found, begins=Origin(here), first=alone)


def asked_for_message(shortcut: Shortcut, work: Work) -> Reply:
    """Answer the message shortcut: its words, its author and a day in it are taken along, to be changed."""
    message = shortcut.message
    if message is None:
        return _form(shortcut, work, Typed())
    own = message.author == shortcut.user
    words = _spelled_out(work, shortcut, message.text)
    seated = peers.seats(work, workspace=shortcut.workspace, user=shortcut.user)
    found = find_due(message.text, *days.place(work, shortcut)) if seated else None
    typed = Typed(
        side=Side.PERFORMER if own else "",
        person="" if own else message.author or "",
        link=message.permalink,
    )
    return _form(shortcut, work, _with_words(typed, words), found)


def pressed(click: Click, work: Work) -> Reply:
    """Open the form from Home, from the list of one's own, or, for a task, from the card of a chartered issue."""
    begins = origin(click.subject)
    return _form(click, work, Typed(Side.CUSTOMER if begins.issue else Side.PERFORMER), begins=begins)


def prefilled(click: Click, work: Work, what: str, *, side: Side, other: str, group_id: int) -> Reply:
    """Open the form with these words: for a feature above, in which somebody makes a promise of what they wrote."""
    typed = _with_words(Typed(side, other), " ".join(what.split()))
    return _form(click, work, typed, begins=Origin(group_id))


def begin(submission: Submission, work: Work) -> Reply:
    """Begin what was filled in; of a day in words, show first how it was read."""
    typed = forms.read(submission.fields)
    due = days.read(typed.due, days.place(work, submission))
    begins = origin(submission.note)
    if isinstance(due, ReadAs):
        line = say.read_as(due.words, due.day)
        return Reply(
            modal=forms.begin(
                typed._replace(due=due.typed), note(begins), line, first=_first(begins), task=bool(begins.issue)
            ),
            replace=True,
        )
    if typed.side not in set(Side):
        raise Refusal(say.NO_DIRECTION, field="side")
    if not typed.person:
        raise Refusal(say.ONE_PERSON, field=days.PEOPLE)
    sides = (submission.user, typed.person)
    performer, customer = sides if typed.side == Side.PERFORMER else reversed(sides)
    terms = Terms(typed.what, typed.done_means, due)
    draft = Draft(performer, customer, terms, hands_off=typed.trust, link=typed.link or None)
    if begins.issue:
        draft = draft._replace(origin=service.Origin.CHARTER, source=service.issue_source(begins.issue))
    try:
        one = service.begin(work, _seat_with(work, submission, typed.person, begins), draft)
    except Refusal as refusal:
        raise days.placed(refusal, typed.due) from refusal
    # Not the promise itself in a form: of a form that was answered by a form, Slack may send the same once more.
    return Reply(shown=looking.begun(one), repaint=True)


def _form(
    request: Request,
    work: Work,
    typed: Typed,
    found: Found | None = None,
    *,
    begins: Origin = ANYWHERE,
    first: str = "",
) -> Reply:
    seats = peers.seats(work, workspace=request.workspace, user=request.user)
    if not seats:
        peers.any_seat(work, workspace=request.workspace, user=request.user)
    if not any(service.counterparts(work, seat) for seat in seats):
        return Reply(shown=forms.receipt(say.NO_TEAM))
    if not first and typed.done_means:
        first = say.LONG
    line = say.found_in(quote(found.words), day_words(found.due)) if found else ""
    due = DueTyped(found.due.isoformat()) if found else DueTyped()
    return Reply(
        modal=forms.begin(
            typed._replace(due=due), note(begins), line, first=first or _first(begins), task=bool(begins.issue)
        )
    )


def _first(begins: Origin) -> str:
    """Return what stands over the form: of a task, what its performer agrees to by taking it."""
    return say.task(begins.issue) if begins.issue else ""


def _seat_with(work: Work, request: Request, other: str, begins: Origin) -> Seat:
    """Return the person's seat in a group that the other one sits in, too: the one that was meant, if it can be."""
    group = begins.group
    if begins.issue:
        return peers.seat(work, workspace=request.workspace, user=request.user, group_id=group)
    seats = peers.seats(work, workspace=request.workspace, user=request.user)
    meant = sorted(seats, key=lambda seat: seat.group.id != group)
    shared = (seat for seat in meant if any(peer.user == other for peer in service.counterparts(work, seat)))
    found = next(shared, None) or next(iter(meant), None)
    return found or peers.any_seat(work, workspace=request.workspace, user=request.user)


def _with_words(typed: Typed, words: str) -> Typed:
    """Return a form with words in it; those too long for their field stand in the larger one, too."""
    fits = cut(words, LONGEST_WHAT)
    return typed._replace(what=fits, done_means="" if fits == words else cut(words, LONGEST))


def _spelled_out(work: Work, request: Request, words: str, named: tuple[str, ...] = ()) -> str:
    """Return words in one line, with names for the people in them."""
    return " ".join(peers.spelled_out(work, request.workspace, words, named).split())
