"""The group's card: one message in the channel, kept up to date, with names and not mentions."""

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from bot.features.peers.facts import CARD_KIND, GroupFacts, PeerFacts, Table
from bot.features.peers.text import words
from bot.slack.blocks import Confirm, actions, button, context, cut, section
from bot.slack.mentions import escape, quote
from bot.slack.replies import Block, Channel, Letter, Message

NAME_LENGTH = 60
NAMES_LENGTH = 210  # of all names in one line
LINES_PER_SECTION = 8
MOST_FUNCTION_LINES = 30
OPEN_SEATS_LENGTH = 2000
LINE_LENGTH = 300  # eight stay below a section's 3,000 characters, all below a message's 13,000


def card_name(group_id: int) -> str:
    """Return the card under which delivery keeps this group's message up to date."""
    return f"{CARD_KIND}:{group_id}"


def card_letter(table: Table) -> Letter:
    """Return the card as a letter: posted once, then updated in place."""
    group = table.group.facts
    return Letter(group.workspace, Channel(group.channel), card(table), card=card_name(group.id))


def open_cards(tables: Iterable[Table]) -> tuple[Letter, ...]:
    """Return the cards of those groups that are open: in a paused one the bot may not write."""
    return tuple(card_letter(table) for table in tables if not table.group.closed)


def said_in_channel(group: GroupFacts, words_said: str, *buttons: Block) -> Letter:
    """Return a plain sentence to the group's channel, with buttons below it if given."""
    blocks = (section(escape(words_said)), *((actions(*buttons),) if buttons else ()))
    return Letter(group.workspace, Channel(group.channel), Message(words_said, blocks))


def card(table: Table) -> Message:
    """Return the card's message."""
    group = table.group.facts
    if not table.group.ready:
        return Message(
            words.CARD_TEXT_NEW,
            (
                section(words.HELLO),
                section(words.FIRST_STEP),
                actions(first_button(table)),
                context(words.EXPLICIT),
            ),
        )
    lines = peer_lines(table)
    blocks = [section(words.HELLO)]
    blocks += [section("\n".join(lines[at : at + LINES_PER_SECTION])) for at in range(0, len(lines), LINES_PER_SECTION)]
    blocks.append(actions(*_buttons(group)))
    blocks.append(context(words.tick(group.tick_hour, group.zone), words.EXPLICIT))
    return Message(cut(words.card_text(lines), 3000), tuple(blocks))


def first_button(table: Table) -> Block:
    """Return the button that this group waits for: setting up, then joining."""
    group = table.group.facts
    if table.group.ready:
        return button(words.JOIN, "peers.join", group.id, style="primary")
    return button(words.SET_UP, "peers.set_up", group.id, style="primary")


def peer_lines(table: Table) -> tuple[str, ...]:
    """Return one line of markup per function with its peers' names, then the open seats."""
    zone = table.group.facts.zone
    seated = {function.id: tuple(members) for function, members in groupby(table.peers, key=lambda peer: peer.function)}
    taken = [function for function in table.functions if function.id in seated]
    lines = [
        cut(f"*{quote(function.name)}:* {_names(seated[function.id], zone)}", LINE_LENGTH)
        for function in taken[:MOST_FUNCTION_LINES]
    ]
    if len(taken) > MOST_FUNCTION_LINES:
        lines.append(words.more(len(taken) - MOST_FUNCTION_LINES))
    if not table.peers:
        lines.append(words.NOBODY_YET)
    vacant = [quote(function.name) for function in table.functions if function.id not in seated]
    if vacant:
        lines.append(f"{words.OPEN_SEATS} {_listed(vacant, OPEN_SEATS_LENGTH)}")
    return tuple(lines)


def day_words(moment: datetime, zone: str) -> str:
    """Return a day in the group's zone, such as "Mon 7 Dec": the same day for every reader."""
    local = moment.astimezone(ZoneInfo(zone))
    return f"{local:%a} {local.day} {local:%b}"


def leave_button(group_id: int) -> Block:
    """Return the button to leave, which asks first."""
    confirm = Confirm(words.LEAVE_TITLE, words.LEAVE_TEXT, words.LEAVE_YES, words.LEAVE_NO)
    return button(words.LEAVE, "peers.leave", group_id, confirm=confirm)


def _buttons(group: GroupFacts) -> tuple[Block, ...]:
    return (
        button(words.JOIN, "peers.join", group.id, style="primary"),
        button(words.CHANGE, "peers.change", group.id),
        button(words.AWAY, "peers.away", group.id),
        leave_button(group.id),
        button(words.EDIT, "peers.set_up", group.id),
    )


def _names(peers: tuple[PeerFacts, ...], zone: str) -> str:
    return _listed([_name(peer, zone) for peer in peers], NAMES_LENGTH)


def _name(peer: PeerFacts, zone: str) -> str:
    name = quote(cut(peer.name, NAME_LENGTH))
    return f"{name} ({words.away_until(day_words(peer.away_until, zone))})" if peer.away_until else name


def _listed(items: list[str], longest: int) -> str:
    """Join as many whole items as fit, at least one, and count the rest."""
    used, fitting = 0, 0
    for item in items:
        used += len(item) + len(", ")
        if fitting and used > longest:
            break
        fitting += 1
    rest = len(items) - fitting
    return ", ".join((*items[:fitting], *((words.more(rest),) if rest else ())))
