"""Which buttons a card has in which state. They are the same for everybody: a press that is not yours says so."""

from collections.abc import Callable

from bot.features.grayzone.models import State
from bot.features.grayzone.rules.decisions import may_be_drafted
from bot.features.grayzone.service.facts import CardFacts
from bot.features.grayzone.text import card as say
from bot.slack.blocks import Confirm, button
from bot.slack.replies import Block


def of(card: CardFacts) -> tuple[Block, ...]:
    """Return the card's buttons; none where nothing is left to do."""
    row = ROWS.get(card.issue.state)
    return row(card) if row else ()


def _press(
    card: CardFacts, label: str, verb: str, *, style: str | None = None, ask: tuple[str, str, str] | None = None
) -> Block:
    return button(label, f"grayzone.{verb}", card.subject, style=style, confirm=Confirm(*ask) if ask else None)


def _proposed(card: CardFacts) -> tuple[Block, ...]:
    draft = _press(card, say.DRAFT, "draft", ask=say.CONFIRM_DRAFT)
    withdraw = _press(card, say.WITHDRAW, "withdraw", ask=say.CONFIRM_WITHDRAW)
    return (
        _press(card, say.SEE, "see", style="primary"),
        *((draft,) if may_be_drafted(card.cost.functions) else ()),
        _press(card, say.OWN, "own", ask=say.CONFIRM_OWN),
        *((withdraw,) if card.issue.author else ()),
    )


def _case(card: CardFacts) -> tuple[Block, ...]:
    return (
        _press(card, say.SEE, "see"),
        _press(card, say.WRITE, "write", style="primary"),
        _press(card, say.BACK, "back", ask=say.CONFIRM_BACK),
        _over(card),
    )


def _delivered(card: CardFacts) -> tuple[Block, ...]:
    confirm = _press(card, say.CONFIRM, "confirm", style="primary", ask=say.CONFIRM_NUMBER)
    return (confirm, _press(card, say.OFF, "off"))


def _claimed(card: CardFacts) -> tuple[Block, ...]:
    return (_press(card, say.DISPUTE, "dispute"),)


def _parked(card: CardFacts) -> tuple[Block, ...]:
    return (_press(card, say.AGAIN, "again"),)


def _slipped(card: CardFacts) -> tuple[Block, ...]:
    return (_press(card, say.REOPEN, "again"),)


def _coalition(card: CardFacts) -> tuple[Block, ...]:
    return (_press(card, say.PLEDGE, "pledge", style="primary"), _over(card))


def _chartered(card: CardFacts) -> tuple[Block, ...]:
    start = () if card.issue.started_at else (_press(card, say.START, "start"),)
    task = button(say.TASK, "promises.open", card.subject)
    ask = button(say.ASK, "asks.open", card.subject)
    return (*start, task, ask, _press(card, say.DELIVER, "deliver"), _over(card))


def _won(card: CardFacts) -> tuple[Block, ...]:
    if card.issue.due_at is not None:  # the review is not open yet
        return ()
    slipped = _press(card, say.SLIPPED, "slipped", ask=say.CONFIRM_SLIPPED)
    return (_press(card, say.HELD, "held", style="primary"), slipped)


def _over(card: CardFacts) -> Block:
    return _press(card, say.OVER, "over", ask=say.CONFIRM_OVER)


ROWS: dict[State, Callable[[CardFacts], tuple[Block, ...]]] = {
    State.PROPOSED: _proposed,
    State.CLAIMED: _claimed,
    State.PARKED: _parked,
    State.CASE: _case,
    State.COALITION: _coalition,
    State.CHARTERED: _chartered,
    State.DELIVERED: _delivered,
    State.WON: _won,
    State.SLIPPED: _slipped,
}
