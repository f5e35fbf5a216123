"""What each stage shows of a table: one part a stage, each in a module of its own."""

from collections.abc import Callable, Mapping

from bot.features.mediation.facts import Stage
from bot.features.mediation.views import ground, intake, invited, opening
from bot.features.mediation.views.look import Look
from bot.slack.replies import Block

Part = Callable[[Look], tuple[Block, ...]]


def nothing(look: Look) -> tuple[Block, ...]:
    """Show nothing more than the frame does."""
    del look
    return ()


PARTS: Mapping[Stage, Part] = {
    Stage.INVITED: invited.part,
    Stage.TABLE: opening.part,
    Stage.INTAKE: intake.part,
    Stage.GROUND: ground.part,
    Stage.DRAFT: nothing,
    Stage.VERDICT: nothing,
    Stage.ENOUGH: nothing,
    Stage.JOINT: nothing,
    Stage.SIGN: nothing,
    Stage.AGREED: nothing,
    Stage.CLOSED: nothing,
}
OF_BROKER = (Stage.DRAFT, Stage.VERDICT)  # a seated broker sees these parts, too; of others only what was passed on
