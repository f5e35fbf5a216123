"""The form for raising an issue: out, and back in."""

from bot.features.grayzone.models import Symptom
from bot.features.grayzone.rules import checks
from bot.features.grayzone.rules.refusals import BadField
from bot.features.grayzone.service.facts import Form
from bot.features.grayzone.service.proposals import Draft, NewHandoff, Similar
from bot.features.grayzone.text import card as labels
from bot.features.grayzone.text import forms as say
from bot.features.grayzone.text import refusals, words
from bot.features.grayzone.views.hours import hour_inputs
from bot.features.grayzone.views.notes import Source, whole
from bot.features.peers.service import HandoffFacts
from bot.slack.blocks import OPTIONS, Option, button, context, divider, section
from bot.slack.inputs import multi_select, radio, select, text_input
from bot.slack.mentions import quote
from bot.slack.replies import Block, Modal
from bot.slack.requests import Fields

NAME = "grayzone.propose"
WHERE = "grayzone.where"
OTHER = "other"
OUTSIDE = "outside"
OPENLY, QUIETLY = "openly", "quietly"
ARTEFACT_LENGTH = 60


def where(groups: tuple[tuple[int, str], ...], what: str, *, outside: bool) -> Modal:
    """Return the question in which group to raise an issue, which also keeps the words typed so far."""
    options = tuple(Option(f"#{name}", str(group)) for group, name in groups)
    blocks = (
        select("group", say.WHERE_LABEL, options),
        text_input("what", say.WHAT_LABEL, initial=what, multiline=True, optional=True),
    )
    return Modal(WHERE, say.WHERE_TITLE, blocks, say.WHERE_SUBMIT, note=OUTSIDE if outside else "")


def modal(form: Form, source: Source, typed: Fields, similar: tuple[Similar, ...] = ()) -> Modal:
    """Return the form with what was typed so far; with similar issues it asks once more."""
    blocks = (
        *_seen_already(similar),
        context(*_where_to(form, source)),
        text_input("what", say.WHAT_LABEL, initial=typed.text("what"), hint=say.WHAT_HINT, multiline=True),
        *_handoff(form, typed),
        _symptom(typed),
        *hour_inputs(typed.text),
        _others(form, typed),
        _way(typed),
    )
    submit = say.PROPOSE_ANYWAY if similar else say.PROPOSE_SUBMIT
    return Modal(NAME, say.PROPOSE_TITLE, blocks, submit, note=source.note())


def _seen_already(similar: tuple[Similar, ...]) -> tuple[Block, ...]:
    if not similar:
        return ()
    lines = (
        section(
            say.similar(issue.number, quote(issue.title), words.STATE[issue.state]),
            accessory=button(labels.LOOK, "grayzone.card", f"{issue.group_id}.{issue.number}"),
        )
        for issue in similar
    )
    return (section(say.SIMILAR), *lines, divider())


def _where_to(form: Form, source: Source) -> tuple[str, ...]:
    whose = say.for_group(quote(form.group.name))  # not always the group of the channel in which it was typed
    if source.outside:
        return whose, say.PRIVATE_SOURCE
    return (whose, say.LINKED_SOURCE) if source.link else (whose,)


def _handoff(form: Form, typed: Fields) -> tuple[Block, ...]:
    if not form.handoffs:
        return _new_handoff(form, typed)
    listed = tuple(Option(handoff.words, str(handoff.id)) for handoff in form.handoffs[: OPTIONS - 1])
    chosen = typed.text("handoff") or None
    options = (*listed, Option(say.HANDOFF_OTHER, OTHER))
    choice = select("handoff", say.HANDOFF_LABEL, options, initial=chosen, live=True)
    return (choice, *_new_handoff(form, typed)) if chosen == OTHER else (choice,)


def _new_handoff(form: Form, typed: Fields) -> tuple[Block, ...]:
    options = tuple(Option(name, str(function)) for function, name in form.functions)
    artefact = text_input(
        "artefact",
        say.ARTEFACT_LABEL,
        initial=typed.text("artefact"),
        hint=say.ARTEFACT_HINT,
        longest=ARTEFACT_LENGTH,
    )
    return (
        select("giver", say.GIVER_LABEL, options, initial=typed.text("giver") or None),
        select("receiver", say.RECEIVER_LABEL, options, initial=typed.text("receiver") or None),
        artefact,
    )


def _symptom(typed: Fields) -> Block:
    options = tuple(Option(words.SYMPTOM[symptom].capitalize(), symptom.value) for symptom in Symptom)
    return select("symptom", say.SYMPTOM_LABEL, options, initial=typed.text("symptom") or None)


def _others(form: Form, typed: Fields) -> Block:
    options = tuple(Option(name, str(function)) for function, name in form.functions)
    return multi_select("others", say.OTHERS_LABEL, options, initial=typed.many("others"), optional=True)


def _way(typed: Fields) -> Block:
    options = (Option(say.OPENLY, OPENLY, say.OPENLY_HINT), Option(say.QUIETLY, QUIETLY, say.QUIETLY_HINT))
    return radio("way", say.WAY_LABEL, options, initial=typed.text("way") or OPENLY, hint=say.WAY_HINT)


def is_quiet(fields: Fields) -> bool:
    """Tell whether the issue is to be raised quietly."""
    return fields.text("way") == QUIETLY


def handoff_id(fields: Fields) -> int | None:
    """Return which handoff of the group's list was chosen; None for a new one, or when nothing was chosen."""
    chosen = fields.text("handoff")
    return whole(chosen) if chosen and chosen != OTHER else None


def read(fields: Fields, known: HandoffFacts | None, link: str | None) -> Draft:
    """Return the checked draft; `known` is the handoff chosen from the list. Raises `BadField` by field."""
    return Draft(
        what=checks.sentence("what", fields.text("what")),
        handoff=known or _read_handoff(fields),
        symptom=_read_symptom(fields),
        hours=checks.hours(fields.text),
        others=tuple(int(other) for other in fields.many("others") if other.isdecimal()),
        link=link,
    )


def _read_handoff(fields: Fields) -> NewHandoff:
    if fields.text("handoff") != OTHER and not fields.text("artefact"):
        raise BadField("handoff", refusals.HANDOFF_MISSING)
    if is_quiet(fields):
        raise BadField("way", refusals.QUIET_NEW_HANDOFF)
    giver, receiver = (_function(name, fields.text(name)) for name in ("giver", "receiver"))
    if giver == receiver:
        raise BadField("receiver", refusals.SAME_FUNCTION)
    artefact = checks.sentence("artefact", fields.text("artefact"), ARTEFACT_LENGTH)
    return NewHandoff(giver, receiver, artefact)


def _function(field: str, text: str) -> int:
    if not text:
        raise BadField(field, refusals.FUNCTION_MISSING)
    return whole(text)


def _read_symptom(fields: Fields) -> Symptom:
    try:
        return Symptom(fields.text("symptom"))
    except ValueError:
        raise BadField("symptom", refusals.SYMPTOM_MISSING) from None
