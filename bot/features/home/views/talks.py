"""Home's part about check-ins: what comes next in each group, and the way to take part, for one's own eyes."""

from bot.features.checkins.service import GroupView, HomeFacts, NextLine, Prompt, Shown, State
from bot.features.home.text import checkins as say
from bot.slack.blocks import actions, button, cut, header, section
from bot.slack.mentions import day, day_and_hour, quote
from bot.slack.replies import Block, Letter, Person

GROUPS_SHOWN = 4
NAME_SHOWN = 60


def checkins(facts: HomeFacts) -> list[Block]:
    """Return three blocks."""
    if not facts.upcoming:
        first = actions(button(say.TAKE_PART, "checkins.open"), button(say.HOW, "checkins.how"))
        return [header(say.TITLE), section(say.NOT_YET), first]
    several = len(facts.groups) > 1
    lines = [_line(line, several=several) for line in facts.upcoming[:GROUPS_SHOWN]]
    hidden = len(facts.upcoming) - GROUPS_SHOWN
    lines += [say.more(hidden)] if hidden > 0 else []
    until = next((view.wishes.paused_until for view in facts.groups if view.takes_part), None)
    lines += [say.paused(day(until))] if until else []
    presses = (
        button(say.MINE, "checkins.mine"),
        button(say.NEXT, "checkins.next"),
        button(say.TALK_NOW, "checkins.talk"),
        button(say.RHYTHM, "checkins.open"),
        button(say.GO_ON, "checkins.go_on") if until else button(say.PAUSE, "checkins.pause"),
    )
    return [header(say.TITLE), section("\n".join(lines)), actions(*presses)]


def letters(changed: tuple[Prompt, ...]) -> tuple[Letter, ...]:
    """Return the letters that bring messages about check-ins up to date."""
    return tuple(Letter(one.workspace, Person(one.user), None, card=one.card) for one in changed)


def _line(line: NextLine, *, several: bool) -> str:
    return say.line(quote(line.group.group) if several else "", _told(line))


def _told(line: NextLine) -> str:
    if line.checkin:
        names = ", ".join(quote(cut(other.name, NAME_SHOWN)) for other in line.checkin.others)
        if line.checkin.suggested:
            return _timed(line.checkin, names, day_and_hour(line.checkin.suggested))
        return say.ahead(names, day_and_hour(line.prompt_at)) if line.prompt_at else say.talk(names)
    ahead = _ahead(line.group)
    return say.rest(say.RESTS[line.rest], ahead) if line.rest else ahead


def _timed(one: Shown, names: str, when: str) -> str:
    own = one.suggested_by == one.viewer
    return say.agreed(names, when) if one.state is State.SET else say.suggested(names, when, own=own)


def _ahead(view: GroupView) -> str:
    if view.next_on is None:
        return say.NO_ROUND_YET
    return say.next_round(f"{view.next_on:%a} {view.next_on.day} {view.next_on:%b}")
