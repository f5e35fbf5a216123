"""The story that is rehearsed, from an empty channel to a win that held: one act after the other."""

from collections.abc import Awaitable, Callable, Sequence

from bot.demo.acts import asks, checkins, gathering, issue, kudos, mediation, promises, quiet, spotlight
from bot.demo.company import Company

Act = Callable[[Company], Awaitable[None]]

ACTS: tuple[Act, ...] = (
    gathering.play,
    kudos.play,
    promises.play,
    asks.play,
    checkins.play,
    issue.propose,
    issue.find_a_coalition,
    issue.deliver,
    spotlight.play,
    quiet.play,
    issue.review,
    mediation.sit_down,
    mediation.listen,
    mediation.agree,
)


async def play(company: Company, acts: Sequence[Act] = ACTS) -> None:
    """Play these acts in order, which begin with the first. Raises `Broken` at what is not as it must be."""
    for act in acts:
        await act(company)
    company.tell.check("Slack refused nothing that the bot asked for", not await company.problems())
