"""The doors of Home: painting it, its own buttons, and the help for whoever speaks to the bot."""

from bot.errors import Refusal
from bot.features.checkins import service as checkins
from bot.features.home import service
from bot.features.home.views import answers, page, talks, waiting
from bot.features.peers import service as peers
from bot.slack.doors import Doors
from bot.slack.replies import Home, Message, Modal, Reply
from bot.slack.requests import Click, HomeOpened, Spoken
from bot.work import Work

LONGEST_ID = 9  # digits: what comes from outside must fit the database's integers
STOP_WORDS = frozenset({"stop", "leave", "unsubscribe", "quit", "mute"})
PAUSE = "pause"  # the word for a rest, and no goodbye: so it asks which one is meant
START_WORDS = frozenset({"start", "start again", "restart", "resume", "continue", "subscribe", "unmute", "go on"})


def register(doors: Doors) -> None:
    """Register every door of Home."""
    doors.home(paint)
    doors.click("home.help", show_help)
    doors.click("home.list", show_list)
    doors.click("home.mine", show_mine)
    doors.click("home.waiting", show_waiting)
    doors.click("home.stop", stop)
    doors.click("home.start", start)
    doors.on(Spoken, answer)


def paint(opened: HomeOpened, work: Work) -> Home:
    """Paint the page of whoever looks: only what that person may see."""
    places, elsewhere = service.places(work, opened.workspace, opened.user)
    if places:
        return page.page(places, elsewhere, service.own(work, opened.workspace, opened.user))
    try:
        peers.seat(work, workspace=opened.workspace, user=opened.user)
    except peers.NotAPeer:
        return page.stranger(None)
    except peers.GroupPaused as refusal:
        return page.paused(refusal.sentence)
    except Refusal as refusal:
        return page.stranger(refusal.sentence)
    raise AssertionError("a person without a place has no seat either")


def show_help(click: Click, work: Work) -> Reply:
    """Show the help."""
    del click, work
    return Reply(shown=answers.help_message())


def show_list(click: Click, work: Work) -> Reply:
    """Show the group's whole list."""
    return Reply(modal=_listed(click, work, own=False))


def show_mine(click: Click, work: Work) -> Reply:
    """Show all of one's own issues."""
    return Reply(modal=_listed(click, work, own=True))


def show_waiting(click: Click, work: Work) -> Reply:
    """Show what is private and waits: the answer to a notice."""
    return Reply(modal=waiting.modal(service.waiting(work, click.workspace, click.user)))


def answer(spoken: Spoken, work: Work) -> Reply:
    """Answer a mention or a direct message: never with more than was asked for."""
    word = " ".join(spoken.text.casefold().strip(" .!?").split())
    if word == PAUSE and spoken.direct:
        return Reply(shown=_pausing(spoken, work))
    if word in {*STOP_WORDS, PAUSE}:
        return _stopped(work, spoken) if spoken.direct else Reply(shown=_stop_here(spoken, work))
    if spoken.direct and word in START_WORDS:
        service.start(work, spoken.workspace, spoken.user)
        return Reply(shown=answers.started(), repaint=True)
    if spoken.direct:
        return Reply(shown=answers.help_message())
    return Reply(shown=_in_channel(spoken, work))


def stop(click: Click, work: Work) -> Reply:
    """Send the person nothing more."""
    return _stopped(work, click)


def start(click: Click, work: Work) -> Reply:
    """Write to the person again."""
    service.start(work, click.workspace, click.user)
    return Reply(shown=answers.started(), repaint=True)


def _stopped(work: Work, who: Click | Spoken) -> Reply:
    """Stop all that the bot does of its own accord for a person: the one place for what features have to say to it."""
    letters = talks.letters(service.stop(work, who.workspace, who.user))
    seats = peers.seats(work, workspace=who.workspace, user=who.user)
    return Reply(shown=answers.stop(seats), letters=letters, repaint=True)


def _pausing(spoken: Spoken, work: Work) -> Message:
    seats = peers.seats(work, workspace=spoken.workspace, user=spoken.user)
    if not seats:
        return answers.stop_stranger()
    return answers.pause(seats, talks=checkins.takes_part(work, spoken.workspace, spoken.user))


def _stop_here(spoken: Spoken, work: Work) -> Message:
    seats = peers.seats(work, workspace=spoken.workspace, user=spoken.user)
    if not seats:
        return answers.stop_stranger()
    # Everybody in the channel reads the answer: it names no other group, which may be a private one.
    here = next((seat for seat in seats if seat.group.channel == spoken.channel), None)
    return answers.stop_here(here) if here else answers.stop_elsewhere()


def _in_channel(spoken: Spoken, work: Work) -> Message:
    # A mention reaches the bot only where it is a member: so a group that was paused for its absence goes on.
    where = {"workspace": spoken.workspace, "channel": spoken.channel}
    state = peers.reopen(work, **where, after=peers.ABSENCES) or peers.state_of_channel(work, **where)
    if state is None:
        return answers.not_here()
    if state.closed:
        return answers.shared()
    return answers.help_message() if state.ready else answers.unready(state.facts.id)


def _listed(click: Click, work: Work, *, own: bool) -> Modal:
    known = click.subject.isascii() and click.subject.isdecimal() and len(click.subject) <= LONGEST_ID
    group_id = int(click.subject) if known else 0
    seat = peers.seat(work, workspace=click.workspace, user=click.user, group_id=group_id)
    return page.listed(service.place(work, seat), own=own)
