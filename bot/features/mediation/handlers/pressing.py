"""Every press at a table: the service takes it, and whoever pressed sees the table as it is now."""

from collections.abc import Callable

from bot.features.mediation import service
from bot.features.mediation.facts import Pressed
from bot.features.mediation.facts import presses as p
from bot.features.mediation.facts.moves import Press
from bot.features.mediation.handlers.acting import act
from bot.features.mediation.views.letters import letters
from bot.features.mediation.views.look import Look
from bot.features.mediation.views.table import screen
from bot.slack.doors import Doors
from bot.slack.replies import Reply
from bot.slack.requests import Click, Request
from bot.work import Work

PLAIN: tuple[type[Press], ...] = (  # what a button says is all that it carries
    p.TurnKey,
    p.Decline,
    p.Consent,
    p.TakeSeat,
    p.RemoveBroker,
    p.Done,
    p.NotYet,
    p.AnotherRound,
    p.OfferTalk,
    p.WaiveTalk,
    p.TalkHeld,
    p.Sign,
    p.RefuseToSign,
    p.SitAgain,
    p.Stop,
)


def register(doors: Doors) -> None:
    """Register the presses that carry nothing."""
    for kind in PLAIN:
        doors.click(f"mediation.{kind.move.value.lower()}", _plain(kind))


def pressed(request: Request, work: Work, press: Press, subject: str) -> Reply:
    """Press, and show the table anew in the place of what was open.

    `subject` is what the button or form carried: with the version that its presser saw. Raises what the service raises;
    a refusal leaves a form open with its input.
    """
    return shown(service.press(work, act(request, subject), press), work)


def shown(done: Pressed, work: Work) -> Reply:
    """Show the table as it is after a press, with the letters that the press owes."""
    return Reply(modal=screen(Look(done.seen, work.now)), replace=True, letters=letters(done.thread), repaint=True)


def _plain(kind: Callable[[], Press]) -> Callable[[Click, Work], Reply]:
    """Return the handler of a button that carries nothing but its table and version."""

    def handler(click: Click, work: Work) -> Reply:
        return pressed(click, work, kind(), click.subject)

    return handler
