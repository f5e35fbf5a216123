"""The direct messages of kudos, each with a button that stops its kind."""

from bot.features.kudos.service import Notice, Outcome
from bot.features.kudos.text import forms, refusals
from bot.features.kudos.text import letters as say
from bot.slack.blocks import actions, button, section
from bot.slack.mentions import quote
from bot.slack.replies import Letter, Message, Person

ONE = 1


def notice(due: Notice) -> Letter:
    """Tell somebody that they were thanked: by whom where that is public, and never what for."""
    words = say.thanked(tuple(quote(name) for name in due.names), private=due.private)
    presses = actions(button(say.MINE, "kudos.mine"), button(say.NOT_AGAIN, "kudos.quiet_notices"))
    return Letter(due.workspace, Person(due.user), Message(words, (section(words), presses)))


def to_giver(workspace: str, giver: str, outcome: Outcome) -> tuple[Letter, ...]:
    """Tell a giver, who looks at no form, that kudos did not count, or that the day's limit is near; else nothing."""
    if outcome.refused:
        return (_stoppable(workspace, giver, refusals.limit_elsewhere(outcome.a_day)),)
    if outcome.given and outcome.left == ONE and outcome.a_day > ONE:
        return (_stoppable(workspace, giver, say.one_left(outcome.a_day)),)
    if outcome.left == 0 and len(outcome.given) > ONE:  # several at once: it never was one
        return (_stoppable(workspace, giver, say.none_left(outcome.a_day)),)
    return ()


def ask(occasion_id: int, count: int) -> Message:
    """Ask the giver whether so many people are meant."""
    words = forms.ASK.format(count=count)
    return Message(words, (section(words), actions(button(forms.ASK_YES, "kudos.confirm", occasion_id))))


def _stoppable(workspace: str, user: str, words: str) -> Letter:
    presses = actions(button(say.NOT_AGAIN, "kudos.quiet_refusals"))
    return Letter(workspace, Person(user), Message(words, (section(words), presses)))
