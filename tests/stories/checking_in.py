"""What stories of check-ins share: taking part, letting a round come, pressing on the newest message."""

from datetime import datetime, timedelta

from bot.playground.visitors import Seen
from bot.schedule.hours import at_local, next_week_tick
from tests.stories.company import Company, Json, text_of

ZONE = "Europe/Berlin"
FIELDS = {"weekday": "1", "hour": "10", "rhythm": "group"}
HOSTILE = "<!channel> @here *need* <https://evil.example|bank>"
WEEKS = 3  # a round begins every two weeks


async def take_part(stage: Company, *names: str, **fields: str | list[str]) -> str:
    told = ""
    for name in names:
        await stage.person(name).command("/checkin")
        seen = await stage.person(name).submit(**{**FIELDS, **fields})
        told = seen.words
        assert "You take part in the check-ins of #leadership." in told, told
        await stage.person(name).close()
    return told


async def to(stage: Company, moment: datetime) -> None:
    await stage.advance(seconds=max(0.0, (moment - stage.playground.clock()).total_seconds()) + 1)


async def begin(stage: Company) -> None:
    """Let the next round begin, and Ana be written to on its Tuesday, or the next working day."""
    before = len(await direct(stage, "ana"))
    for _ in range(WEEKS):
        begins = next_week_tick(stage.playground.clock(), ZONE, 9)
        await to(stage, begins)
        for days in range(1, 5):
            await to(stage, at_local((begins + timedelta(days=days)).date(), 10, ZONE))
            if len(await direct(stage, "ana")) > before:
                return


async def until_told(stage: Company, name: str, before: str = "") -> Json:
    """Let mornings pass until somebody has a newer message than the one with this ts."""
    for _ in range(6):
        tomorrow = (stage.playground.clock() + timedelta(days=1)).date()
        await to(stage, at_local(tomorrow, 10, ZONE))
        found = await direct(stage, name)
        if found and found[-1]["ts"] != before:
            return found[-1]
    raise AssertionError(f"nobody wrote to {name}")


async def direct(stage: Company, name: str) -> list[Json]:
    return [one for one in await stage.messages("grayzone", name) if "heck-in" in text_of(one)]


async def newest(stage: Company, name: str) -> Json:
    return (await direct(stage, name))[-1]


async def says(stage: Company, name: str) -> str:
    return text_of(await newest(stage, name))


async def press(stage: Company, name: str, verb: str, value: str = "") -> Seen:
    return await stage.person(name).click(f"checkins.{verb}", await newest(stage, name), "grayzone", value)


async def home(stage: Company, name: str) -> str:
    await stage.settle()
    return text_of(await stage.person(name).home())


async def paired(stage: Company) -> None:
    """Let Ana and Bo be brought together."""
    await stage.gather("ana", "bo")
    await take_part(stage, "ana", "bo")
    await begin(stage)
