"""The story that is rehearsed, played in a test's company."""

from collections import Counter
from collections.abc import Sequence
from io import StringIO

from rich.console import Console

from bot.demo import script
from bot.demo.company import Company as Cast
from bot.demo.narrator import Narrator
from tests.stories.company import Company

SEEN = 46  # things that the whole of it sees


async def play(stage: Company, acts: Sequence[script.Act] = script.ACTS) -> str:
    """Play these acts; return what was told."""
    told = StringIO()
    narrator = Narrator(Console(file=told, width=200))
    await script.play(Cast(stage.visitors, stage.settle, narrator), acts)
    return told.getvalue()


async def posted_letters(stage: Company) -> Counter[str]:
    """How often each letter was posted, by the id that delivery gave it."""
    calls = await stage.calls("chat.postMessage")
    return Counter(one["request"]["metadata"]["event_payload"]["letter"] for one in calls)
