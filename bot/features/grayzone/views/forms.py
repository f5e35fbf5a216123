"""The smaller forms: seeing it too, the case, a pledge, a result, a doubt, one's own quiet issue."""

from bot.features.grayzone.rules import checks
from bot.features.grayzone.rules.cost import HOURS_OF_A_WEEK, MOST_WEEKS, Hours
from bot.features.grayzone.service.cases import Case
from bot.features.grayzone.service.coalitions import Offer
from bot.features.grayzone.service.facts import CardFacts, PledgeFacts, QuietLine
from bot.features.grayzone.text import forms as say
from bot.features.grayzone.text import words
from bot.features.grayzone.views import card as cards
from bot.features.grayzone.views.hours import as_typed, hour_inputs
from bot.slack.blocks import Confirm, Option, actions, button, context, section
from bot.slack.inputs import multi_select, number_input, radio, select, text_input
from bot.slack.mentions import quote
from bot.slack.replies import Message, Modal
from bot.slack.requests import Fields

YES, NO = "yes", "no"


def see(card: CardFacts, user: str) -> Modal:
    """Ask what the issue costs one's function; with one's own numbers when they are there."""
    own = next((seen for seen in card.sightings if seen.user == user), None)
    typed = as_typed(Hours(own.low, own.likely, own.high) if own else None)
    link = own.link if own and own.link else ""
    blocks = (
        section(cards.heading(card)),
        *hour_inputs(typed),
        text_input("link", say.LINK_LABEL, initial=link, hint=say.LINK_HINT, optional=True, longest=checks.LINK_LENGTH),
    )
    return Modal("grayzone.see", say.SEE_TITLE, blocks, say.SEE_SUBMIT, note=card.subject)


def case(card: CardFacts) -> Modal:
    """Ask the driver for the case; what an earlier case said is offered again."""
    issue = card.issue
    ends = (issue.giver_id, issue.receiver_id)
    options = tuple(Option(name, str(key)) for key, name in card.functions.items() if key not in ends)
    joins = tuple(str(key) for key in issue.joins)
    baseline, target = (words.exact(n) if n is not None else "" for n in (issue.baseline, issue.target))
    weeks = tuple(Option(words.weeks(count), str(count)) for count in range(1, MOST_WEEKS + 1))
    blocks = (
        section(cards.heading(card)),
        text_input("problem", say.PROBLEM_LABEL, initial=issue.problem or "", hint=say.PROBLEM_HINT, multiline=True),
        number_input("baseline", say.BASELINE_LABEL, initial=baseline),
        text_input("unit", say.UNIT_LABEL, initial=issue.unit or "", hint=say.UNIT_HINT, longest=checks.UNIT_LENGTH),
        number_input("target", say.TARGET_LABEL, initial=target),
        text_input("fix", say.FIX_LABEL, initial=issue.smallest_fix or "", multiline=True),
        select("weeks", say.WEEKS_LABEL, weeks, initial=str(issue.weeks) if issue.weeks else None),
        *(
            (multi_select("joins", say.JOINS_LABEL, options, initial=joins, hint=say.JOINS_HINT, optional=True),)
            if options
            else ()
        ),
    )
    return Modal("grayzone.case", say.CASE_TITLE, blocks, say.CASE_SUBMIT, note=card.subject)


def read_case(fields: Fields) -> Case:
    """Return the checked case. Raises `BadField` by field."""
    return Case(
        problem=checks.sentence("problem", fields.text("problem")),
        baseline=checks.number("baseline", fields.text("baseline")),
        unit=checks.sentence("unit", fields.text("unit"), checks.UNIT_LENGTH),
        target=checks.number("target", fields.text("target")),
        smallest_fix=checks.sentence("fix", fields.text("fix")),
        weeks=checks.weeks("weeks", fields.text("weeks")),
        joins=tuple(int(key) for key in fields.many("joins") if key.isdecimal()),
    )


def pledge(card: CardFacts, own: PledgeFacts | None) -> Modal:
    """Ask for a pledge, or show one's own for one's own eyes."""
    hours = words.typed(own.hours) if own else ""
    condition, lost = (own.condition or "", own.condition is None) if own else ("", False)
    shown = (Option(say.SHOW_YES, YES), Option(say.SHOW_NO, NO))
    blocks = (
        section(cards.heading(card)),
        context(say.PLEDGE_INTRO),
        number_input("hours", say.PLEDGE_HOURS, initial=hours, least="0", most=str(HOURS_OF_A_WEEK)),
        *((context(say.LOST),) if lost else ()),
        text_input("condition", say.CONDITION_LABEL, initial=condition, optional=True, multiline=True),
        radio("show", say.SHOW_LABEL, shown, initial=YES if own and own.show else NO),
        *((actions(button(say.UNPLEDGE, "grayzone.unpledge", card.subject)),) if own else ()),
    )
    return Modal("grayzone.pledge", say.PLEDGE_TITLE, blocks, say.PLEDGE_SUBMIT, note=card.subject)


def read_pledge(fields: Fields) -> Offer:
    """Return the checked pledge. Raises `BadField` by field."""
    hours = checks.number("hours", fields.text("hours"), "0.1", str(HOURS_OF_A_WEEK))
    condition = fields.text("condition")
    if condition:
        condition = checks.sentence("condition", condition)
    return Offer(hours, condition, fields.text("show") == YES)


def deliver(card: CardFacts) -> Modal:
    """Ask for the number in the unit of the baseline, which is shown and not typed."""
    issue = card.issue
    baseline, target = (words.exact(n) if n is not None else "" for n in (issue.baseline, issue.target))
    blocks = (
        section(cards.heading(card)),
        section(say.number_intro(baseline, target, quote(issue.unit or ""))),
        number_input("measured", say.number_label(issue.unit or "")),
    )
    return Modal("grayzone.deliver", say.DELIVER_TITLE, blocks, say.DELIVER_SUBMIT, note=card.subject)


def off(card: CardFacts) -> Modal:
    """Ask what is off about a delivered number."""
    reason = text_input("reason", say.OFF_LABEL, hint=say.OFF_HINT, multiline=True, longest=checks.LINE_LENGTH)
    return Modal(
        "grayzone.off", say.OFF_TITLE, (section(cards.heading(card)), reason), say.OFF_SUBMIT, note=card.subject
    )


def signal(line: QuietLine) -> Modal:
    """Show one's own quiet issue to its author, to change or withdraw unless it is locked."""
    intro = section(f"{quote(line.handoff)} · {words.SYMPTOM[line.symptom]}")
    if line.locked:
        return Modal("grayzone.signal", say.SIGNAL_TITLE, (intro, context(say.SIGNAL_LOCKED)), close=say.CLOSE)
    ask = Confirm(*say.CONFIRM_SIGNAL)
    blocks = (
        intro,
        *((context(say.LOST),) if line.what is None else ()),
        text_input("what", say.WHAT_LABEL, initial=line.what or "", multiline=True),
        *hour_inputs(as_typed(line.hours)),
        actions(button(say.SIGNAL_WITHDRAW, "grayzone.unsignal", line.subject, confirm=ask)),
    )
    return Modal("grayzone.signal", say.SIGNAL_TITLE, blocks, say.SIGNAL_SUBMIT, note=line.subject)


def receipt(text: str) -> Message:
    """Return a sentence for the person who acted, which is seen in the form's place."""
    return Message(text, (section(text),))


def receipt_modal(title: str, text: str) -> Modal:
    """Return a sentence that takes the place of an open form."""
    return Modal("grayzone.receipt", title, (section(text),), close=say.CLOSE)
