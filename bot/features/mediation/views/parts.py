"""What each stage shows of a table: one part a stage, each in a module of its own."""

from collections.abc import Callable, Mapping

from bot.features.mediation.facts import Stage
from bot.features.mediation.views import drafts, ground, intake, invited, opening, reviews, signing, talk, verdicts
from bot.features.mediation.views.look import Look
from bot.slack.replies import Block

Part = Callable[[Look], tuple[Block, ...]]

PARTS: Mapping[Stage, Part] = {
    Stage.INVITED: invited.part,
    Stage.TABLE: opening.part,
    Stage.INTAKE: intake.part,
    Stage.GROUND: ground.part,
    Stage.DRAFT: drafts.part,
    Stage.VERDICT: verdicts.part,
    Stage.ENOUGH: verdicts.enough,
    Stage.JOINT: talk.part,
    Stage.SIGN: signing.part,
    Stage.AGREED: reviews.part,
    Stage.CLOSED: reviews.closed,
}
# A seated broker sees these parts, too; before them only common ground, and what was passed on.
OF_BROKER = (Stage.DRAFT, Stage.VERDICT, Stage.ENOUGH, Stage.JOINT, Stage.SIGN, Stage.AGREED)
