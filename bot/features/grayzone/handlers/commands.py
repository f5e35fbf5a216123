"""`/grayzone` and what may follow it."""

from bot.features.grayzone.handlers.proposing import open_for
from bot.features.grayzone.service import cards, lists, quiet
from bot.features.grayzone.views import card as looks
from bot.features.grayzone.views import lists as pages
from bot.features.grayzone.views.notes import whole
from bot.features.peers import service as peers
from bot.features.peers.service import Seat, SeveralGroups
from bot.slack.replies import Reply
from bot.slack.requests import Command
from bot.work import Work

LONGEST_SLIP = 24  # a longer single word, or one of another script, is meant as what happens


def grayzone(command: Command, work: Work) -> Reply:
    """Answer `/grayzone`: a sub-command, a number, or the words of an issue."""
    word = command.text.casefold()
    answer = {"help": _help, "list": _list, "mine": _mine}.get(word)
    if answer:
        return answer(command, work)
    number = word.removeprefix("#")
    if number.isascii() and number.isdigit():
        return _one(command, work, number)
    if word.isascii() and len(word) <= LONGEST_SLIP and len(word.split()) == 1:
        return Reply(shown=pages.help_for(command.text))
    return open_for(work, command, command.channel, command.text)


def _help(command: Command, work: Work) -> Reply:
    del command, work
    return Reply(shown=pages.help_for())


def _list(command: Command, work: Work) -> Reply:
    seats = _seats(command, work)
    return Reply(shown=pages.queue(tuple((seat.group.name, lists.queue(work, seat.group.id)) for seat in seats)))


def _mine(command: Command, work: Work) -> Reply:
    seats = _seats(command, work)
    issues = tuple(line for seat in seats for line in lists.mine(work, seat))
    sealed = tuple(line for seat in seats for line in quiet.quiet_of(work, seat))
    return Reply(modal=pages.mine(issues, sealed))


def _one(command: Command, work: Work, number: str) -> Reply:
    seat = peers.seat(work, workspace=command.workspace, user=command.user, channel=command.channel)
    return Reply(modal=looks.modal(cards.look(work, seat, whole(number))))


def _seats(command: Command, work: Work) -> tuple[Seat, ...]:
    try:
        return (peers.seat(work, workspace=command.workspace, user=command.user, channel=command.channel),)
    except SeveralGroups as several:
        return several.seats
