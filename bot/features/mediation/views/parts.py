"""What each stage shows of a table: one part a stage, each in a module of its own."""

from collections.abc import Callable, Mapping

from bot.features.mediation.facts import Stage
from bot.features.mediation.views import drafts, reviews, signing, talk, verdicts
from bot.features.mediation.views.look import Look
from bot.slack.replies import Block

Part = Callable[[Look], tuple[Block, ...]]


def nothing(look: Look) -> tuple[Block, ...]:
    """Show nothing more than the frame does."""
    del look
    return ()


PARTS: Mapping[Stage, Part] = {
    Stage.INVITED: nothing,
    Stage.TABLE: nothing,
    Stage.INTAKE: nothing,
    Stage.GROUND: nothing,
    Stage.DRAFT: drafts.part,
    Stage.VERDICT: verdicts.part,
    Stage.ENOUGH: verdicts.enough,
    Stage.JOINT: talk.part,
    Stage.SIGN: signing.part,
    Stage.AGREED: reviews.part,
    Stage.CLOSED: reviews.closed,
}
