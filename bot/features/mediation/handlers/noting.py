"""Private lines: writing one, dropping one, and passing one on after its exact words were shown."""

from bot.features.mediation import service
from bot.features.mediation.facts import LineKind
from bot.features.mediation.facts import presses as p
from bot.features.mediation.facts.moves import Move
from bot.features.mediation.handlers.acting import act, look_as_seen, number
from bot.features.mediation.handlers.asking import for_form, for_page
from bot.features.mediation.handlers.pressing import pressed
from bot.features.mediation.rules.checks import own_line
from bot.features.mediation.rules.noting import KINDS
from bot.features.mediation.rules.refusals import BadField
from bot.features.mediation.text import refusals as say
from bot.features.mediation.views import notes
from bot.slack.doors import Doors
from bot.slack.replies import Reply
from bot.slack.requests import Click, Submission
from bot.work import Work

WRITES = {kind.value: press for press, kind in KINDS.items()}


def register(doors: Doors) -> None:
    """Register the form, the list's presses, and the page before a line is passed on."""
    doors.click(f"mediation.{notes.WRITE}", ask)
    doors.submission(f"mediation.{notes.WRITE}", write)
    doors.click(f"mediation.{notes.MINE}", mine)
    doors.click("mediation.drop_line", drop)
    doors.click("mediation.preview", preview)
    doors.click("mediation.pass_on", pass_on)


def ask(click: Click, work: Work) -> Reply:
    """Ask for a line."""
    return Reply(modal=notes.form(for_form(click, work, Move.WRITE_LINE)), replace=True)


def mine(click: Click, work: Work) -> Reply:
    """Show one's own lines."""
    return Reply(modal=notes.page(for_page(click, work)), replace=True)


def write(submission: Submission, work: Work) -> Reply:
    """Keep a line."""
    kind = submission.fields.text("kind") or LineKind.MATTERS.value
    if kind not in WRITES:
        raise BadField("kind", say.NO_KIND)
    return pressed(submission, work, WRITES[kind](submission.fields.text("words")), submission.note)


def drop(click: Click, work: Work) -> Reply:
    """Take a line out of one's notes."""
    return pressed(click, work, p.DropLine(number(click.subject)), click.subject)


def preview(click: Click, work: Work) -> Reply:
    """Show the exact words of a line, and by whom they would be read."""
    found, line = for_form(click, work, Move.PASS_ON), number(click.subject)
    shown = service.preview(work, act(click, click.subject), line)
    return Reply(modal=notes.passing(found, line, shown), replace=True)


def pass_on(click: Click, work: Work) -> Reply:
    """Pass a line on, in the words that were shown: a line with that number never had any others."""
    line = number(click.subject)
    own = look_as_seen(click, work, click.subject).own
    return pressed(click, work, p.PassOn(line, own_line(own, line).words), click.subject)
