"""DRAFT: the form that makes a draft, changes one, or starts from an older one; and the pages about drafts."""

from bot.errors import Refusal
from bot.features.mediation.facts import Draft
from bot.features.mediation.facts import presses as p
from bot.features.mediation.facts.moves import Move
from bot.features.mediation.handlers.acting import mores, number
from bot.features.mediation.handlers.asking import for_form, for_page, start
from bot.features.mediation.handlers.pressing import pressed
from bot.features.mediation.rules import checks
from bot.features.mediation.rules.refusals import BadField
from bot.features.mediation.text import refusals as say
from bot.features.mediation.views import aids, draft_form, draft_starts, drafts, short, verdicts
from bot.features.mediation.views.draft_starts import Start
from bot.features.mediation.views.look import Look
from bot.slack.doors import Doors
from bot.slack.replies import Reply
from bot.slack.requests import Click, Fields, Submission
from bot.work import Work


def register(doors: Doors) -> None:
    """Register the doors of drafting."""
    doors.click(f"mediation.{drafts.PROPOSE}", ask)
    doors.click(f"mediation.{draft_form.ADD}", add_term)
    doors.submission(f"mediation.{draft_form.NAME}", propose)
    doors.click(f"mediation.{drafts.SIDE_BY_SIDE}", side_by_side)
    doors.click(f"mediation.{drafts.EARLIER}", earlier)
    doors.click(f"mediation.{short.WHOLE}", whole)


def ask(click: Click, work: Work) -> Reply:
    """Open the form, prefilled from the draft, or the result of an aid, that the button names."""
    found = for_form(click, work, Move.PROPOSE)
    return Reply(modal=draft_form.form(found, _begin(found, click.subject)), replace=True)


def add_term(click: Click, work: Work) -> Reply:
    """Show the form with room for one more term; Slack keeps what was typed."""
    found = for_form(click, work, Move.PROPOSE)
    note = click.view.note if click.view else ""
    return Reply(modal=draft_form.form(found, _begin(found, note), number(click.subject)), replace=True)


def propose(submission: Submission, work: Work) -> Reply:
    """Lay the draft on the table. Raises a `Refusal` at the input that is amiss, and the form keeps what was typed."""
    draft = draft_form.read(submission.fields)
    _check_terms(submission.fields, draft, work)
    try:
        return pressed(submission, work, draft, submission.note)
    except BadField as refusal:
        raise Refusal(refusal.sentence, field=_input_of(submission.fields, refusal)) from refusal


def side_by_side(click: Click, work: Work) -> Reply:
    """Show the drafts of this round side by side."""
    return Reply(modal=drafts.side_by_side(for_page(click, work), start(click)), replace=True)


def earlier(click: Click, work: Work) -> Reply:
    """Show the drafts of earlier rounds."""
    return Reply(modal=drafts.earlier(for_page(click, work), start(click)), replace=True)


def whole(click: Click, work: Work) -> Reply:
    """Show the whole of a draft, with the answers to it while it is judged."""
    found = for_page(click, work)
    draft = _draft(found, number(click.subject))
    page = short.page(found, draft, start(click, 1), *verdicts.answers(found, draft))
    return Reply(modal=page, replace=True)


def _begin(found: Look, subject: str) -> Start:
    """Return what a form begins with, by what its button or note names. Raises `NotNow` for what is not there."""
    split, one_number = found.table.split, found.table.number
    named = mores(subject)
    if not named:
        return Start()
    if named[0] == aids.SPLIT and split:
        return draft_starts.from_split(split)
    if named[0] == aids.NUMBER and one_number:
        return draft_starts.from_number(one_number)
    return draft_starts.from_draft(_draft(found, number(subject)))


def _draft(found: Look, which: int) -> Draft:
    draft = next((one for one in found.table.drafts if one.number == which), None)
    if draft is None:
        raise BadField("draft", say.NO_DRAFT)
    return draft


def _check_terms(fields: Fields, draft: p.Propose, work: Work) -> None:
    """Check each term for itself, so that what is refused stands at its own input."""
    for place, term in zip(draft_form.places(fields), draft.terms, strict=True):
        checks.words(f"what_{place}", term.what)
        try:
            checks.days((term,), work.now.date())
        except BadField as refusal:
            raise Refusal(refusal.sentence, field=f"due_{place}") from refusal


def _input_of(fields: Fields, refusal: BadField) -> str:
    """Return the input to which a refusal of the whole draft belongs."""
    if refusal.field == "draft" and "lines" in fields.values:
        return "lines"
    return "who_1" if refusal.sentence == say.BOTH_PERFORM else "what_0"
