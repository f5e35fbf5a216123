"""Whatever people do, and in whatever order Slack tells of it, rows and cards say in the end what is true."""

import re

from hypothesis import HealthCheck, Phase, given, settings
from sqlalchemy import select

from bot.errors import Refusal
from bot.features.kudos.models import Kudos
from tests.features.desk import CAST
from tests.features.kudos.room import Room, pairs_on, said
from tests.features.kudos.story import STORIES, Press, Story, act, deliveries, find, spelled
from tests.features.kudos.truth import CONFIGURED, PEERS, Key, Truth, standing
from tests.features.kudos.world import World

WORDS = re.compile(r"because[a-z]{3}")
PHASES = (Phase.generate,)  # with Phase.shrink a failure comes down to a few acts, in minutes
EXAMPLES = {"sqlite": 40, "postgresql": 15}


def play(room: Room, story: Story) -> None:
    """Let a story happen, and compare after each part of it."""
    room.settle_group(emoji=CONFIGURED, channel=story.shown_in)
    truth = Truth(World(), story.shown_in)
    told = 0
    for acts, presses in ((story.first, story.presses), (story.then, [])):
        for one in acts:
            act(truth.world, one)
        room.desk.town.roots = {one.key: one.thread_ts for one in truth.world.postings if one.thread_ts}
        late = [one for one in truth.world.events[:told] if story.order.random() < 0.2]  # some come once more
        room.hear(*deliveries([*truth.world.events[told:], *late], story.order))
        told = len(truth.world.events)
        compare(room, truth)
        for press in presses:
            pressed(room, truth, press)
            compare(room, truth)
    check_books(room, truth)


def pressed(room: Room, truth: Truth, press: Press) -> None:
    """Press something that may be pressed, if there is anything."""
    standing = list(truth.world.standing())
    if press.verb == "form" and standing:
        posting = standing[press.which % len(standing)]
        receivers = tuple(one for one in dict.fromkeys(press.people) if one != press.user)
        form = room.form_for(press.user, posting)
        if posting.hook or not receivers:
            return
        reason = spelled(900 + sum(map(len, truth.reasons.values())))
        room.fill(press.user, form, press.people, reason, publish=press.publish and truth.is_closed(posting.channel))
        truth.press(posting.key, press.user, receivers, publish=press.publish)
        truth.reasons.setdefault(posting.key, []).append(reason)
        return
    if press.verb == "command":
        command(room, truth, press)
        return
    mine = [(key, pair) for key, pairs in sorted(truth.pairs().items()) for pair in sorted(pairs)]
    cards = sorted(truth.on_cards().items())
    if press.verb == "join" and cards:
        join(room, truth, press, *cards[press.which % len(cards)])
    elif press.verb in {"take_back", "publish"} and mine:
        key, (giver, receiver) = mine[press.which % len(mine)]
        posting = find(truth.world, key)
        row = room.row(posting, giver, receiver)
        room.press(giver, press.verb if press.verb == "take_back" else "private", row, value="publish")
        if press.verb == "take_back":
            truth.take_back(posting, (giver, receiver))
        else:
            truth.publish(key, (giver, receiver))


def command(room: Room, truth: Truth, press: Press) -> None:
    """Type `/kudos` with names and a reason."""
    others = set(press.people) - {press.user}
    reply = room.command(press.user, " ".join(f"<@{one}>" for one in press.people) + " for the deck")
    assert (reply.modal is None) is bool(others)  # else the form, with what was typed and a sentence
    if others:
        truth.commands.append({(press.user, one) for one in others})


def join(room: Room, truth: Truth, press: Press, key: Key, on_card: set[tuple[str, str]]) -> None:
    """Add somebody to a card."""
    receivers = tuple(sorted({receiver for _, receiver in on_card} - {press.user}))
    card = f"{room.occasion(find(truth.world, key))}.1"
    try:
        room.press(press.user, "join", card)
    except Refusal:
        assert not receivers
    else:
        truth.press(key, press.user, receivers, publish=True)


def compare(room: Room, truth: Truth) -> None:
    """Rows and cards are what is true."""
    rows = room.rows()
    commands = [set(rows.pop(key)) for key in sorted(key for key in rows if key[0] is None)]
    assert commands == truth.commands
    assert {key: set(pairs) for key, pairs in rows.items()} == truth.pairs()
    everything = room.desk.session.scalars(select(Kudos)).all()
    assert len({(row.occasion_id, row.giver, row.receiver) for row in everything}) == len(everything)
    assert all(row.giver != row.receiver and row.receiver in PEERS and row.giver in PEERS for row in everything)
    cards = {key: letter for key in rows if (letter := room.card(find(truth.world, key)))}
    surely, maybe = named(truth.on_cards(surely=True)), named(truth.on_cards())
    assert surely.keys() <= cards.keys() <= maybe.keys()
    assert all(surely.get(key, set()) <= pairs_on(letter) <= maybe[key] for key, letter in cards.items())
    assert len(cards) + len(commands) == sum(letter.message is not None for letter in room.board.values())
    for key, letter in cards.items():
        check_words(truth, key, said(letter))
        root = find(truth.world, key).thread_ts or key[1]
        assert letter.thread_ts == (root if key[0] == truth.shown_in else None)
    check_closed(room, truth)


def named(found: dict[Key, set[tuple[str, str]]]) -> dict[Key, set[tuple[str, str]]]:
    return {key: {(CAST[giver][0], CAST[receiver][0]) for giver, receiver in pairs} for key, pairs in found.items()}


def check_words(truth: Truth, key: Key, card: str) -> None:
    """A card shows its message's words as they are now, or nothing; never a number."""
    posting = find(truth.world, key)
    now = posting.parts[0].value
    by_words = any(one.giver == posting.author and one.which[0] == "words" for one in standing(posting))
    spent = any(one == key for one, _ in truth.spent)
    if by_words and not spent and not truth.is_closed(key[0]):
        assert now in card
    may_show = set() if truth.is_closed(key[0]) else {now, *truth.reasons.get(key, [])}
    assert set(WORDS.findall(card)) <= may_show
    assert not re.search(r"\d", "".join(line for line in card.splitlines() if not line.startswith(">")))


def check_closed(room: Room, truth: Truth) -> None:
    """Nothing of a closed conversation is anywhere else."""
    for posting in truth.world.postings:
        if not truth.is_closed(posting.channel):
            continue
        words = {posting.parts[0].value, posting.channel, *truth.reasons.get(posting.key, [])}
        for letter in (*room.board.values(), *room.letters):
            elsewhere = getattr(letter.to, "id", "") != posting.channel
            shown = f"{letter.message} {letter.to} {letter.thread_ts}"
            assert not elsewhere or [one for one in words if one in shown] == []


def check_books(room: Room, truth: Truth) -> None:
    """In lists of their own, people see what they gave and received, and nobody else's."""
    for user in CAST:
        shown = f"{room.press(user, 'mine').modal} {room.desk.home(user)}"
        for key, pairs in truth.pairs().items():
            if truth.is_closed(key[0]) and not any(user in pair for pair in pairs):
                assert not any(reason in shown for reason in truth.reasons.get(key, []))
                assert key[0] not in shown


def test_in_any_order_rows_and_cards_end_as_what_stands_in_slack_and_was_pressed(room: Room) -> None:
    examples = EXAMPLES[room.desk.session.get_bind().dialect.name]

    @settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck), phases=PHASES)
    @given(STORIES)
    def check(story: Story) -> None:
        try:
            play(Room(room.desk), story)
        finally:
            room.desk.session.rollback()
            room.desk.replies.clear()

    check()
