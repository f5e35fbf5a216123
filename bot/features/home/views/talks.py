"""Home's part about check-ins: what comes next in each group, and the way to take part, for one's own eyes."""

from bot.features.checkins.service import GroupView, HomeFacts, NextLine, Prompt, Shown, State
from bot.features.home.text import checkins as say
from bot.slack.blocks import actions, button, cut, header, section
from bot.slack.mentions import day, day_and_hour, quote
from bot.slack.replies import Block, Letter, Person

GROUPS_SHOWN = 4
RUNNING_SHOWN = 2  # two blocks each, of Slack's 100
NAME_SHOWN = 60
STILL_OPEN = frozenset({State.PLANNED, State.OFFERED, State.SET})


def checkins(facts: HomeFacts) -> list[Block]:
    """Return what comes next, and below it what is open or can still be changed, each with its presses."""
    if not facts.upcoming:
        first = actions(button(say.TAKE_PART, "checkins.open"), button(say.HOW, "checkins.how"))
        return [header(say.TITLE), section(say.NOT_YET), first]
    several = len(facts.groups) > 1
    running = [line for line in facts.upcoming if line.checkin][:RUNNING_SHOWN]
    others = [line for line in facts.upcoming if line not in running]
    lines = [_line(line, several=several) for line in others[:GROUPS_SHOWN]]
    lines += [say.more(len(others) - GROUPS_SHOWN)] if len(others) > GROUPS_SHOWN else []
    until = next((view.wishes.paused_until for view in facts.groups if view.takes_part), None)
    lines += [say.paused(day(until))] if until else []
    told = [section("\n".join(lines))] if lines else []
    presses = (
        button(say.MINE, "checkins.mine"),
        button(say.NEXT, "checkins.next"),
        button(say.TALK_NOW, "checkins.talk"),
        button(say.RHYTHM, "checkins.open"),
        button(say.GO_ON, "checkins.go_on") if until else button(say.PAUSE, "checkins.pause"),
    )
    shown = [block for line in running for block in _running(line, several=several)]
    return [header(say.TITLE), *shown, *told, actions(*presses)]


def _running(line: NextLine, *, several: bool) -> list[Block]:
    presses = _presses(line.checkin) if line.checkin else []
    return [section(_line(line, several=several)), *([actions(*presses)] if presses else [])]


def _presses(shown: Shown) -> list[Block]:
    """Return the presses that answer a check-in, as its message has them.

    What another said or suggested stands at the top of the page, with its presses.
    """
    if shown.back_until:
        return [button(say.TAKE_BACK, "checkins.take_back", shown.handle)]
    alone = not shown.viewer_sits or len(shown.gone) == len(shown.others)
    if alone or shown.state is State.HELD or (shown.state is State.MISSED and not shown.objected):
        return []
    if shown.state in {State.SKIPPED, State.MISSED}:
        return [button(say.TALKED_AFTER_ALL, "checkins.talked", shown.handle)]
    another = button(say.ANOTHER_TIME if shown.suggested else say.SUGGEST, "checkins.suggest", shown.handle)
    if shown.suggested and shown.suggested_by != shown.viewer and shown.state is not State.SET:
        return [another]
    return [
        button(say.TALKED, "checkins.talked", shown.handle),
        another,
        button(say.NOT_THIS_TIME, "checkins.skip", shown.handle),
    ]


def letters(changed: tuple[Prompt, ...]) -> tuple[Letter, ...]:
    """Return the letters that bring messages about check-ins up to date."""
    return tuple(Letter(one.workspace, Person(one.user), None, card=one.card) for one in changed)


def _line(line: NextLine, *, several: bool) -> str:
    return say.line(quote(line.group.group) if several else "", _told(line))


def _told(line: NextLine) -> str:
    if line.checkin:
        names = ", ".join(quote(cut(other.name, NAME_SHOWN)) for other in line.checkin.others)
        if line.checkin.suggested and line.checkin.state in STILL_OPEN:
            return _timed(line.checkin, names, day_and_hour(line.checkin.suggested))
        if line.prompt_at:
            return say.ahead(names, day_and_hour(line.prompt_at))
        return say.TALKS[line.checkin.state].format(names=names)
    ahead = _ahead(line.group)
    return say.rest(say.RESTS[line.rest], ahead) if line.rest else ahead


def _timed(one: Shown, names: str, when: str) -> str:
    own = one.suggested_by == one.viewer
    return say.agreed(names, when) if one.state is State.SET else say.suggested(names, when, own=own)


def _ahead(view: GroupView) -> str:
    if view.next_on is None:
        return say.NO_ROUND_YET
    return say.next_round(f"{view.next_on:%a} {view.next_on.day} {view.next_on:%b}")
