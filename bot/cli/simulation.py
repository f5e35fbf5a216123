"""What a simulation found, as a table for whoever runs the bot and wants to see what its rules come to."""

from rich.console import Console
from rich.table import Table

from bot.features.asks import simulation as asks
from bot.features.checkins import simulation as checkins
from bot.features.spotlights.simulation import PEERS, WEEKS, Outcome, simulate

GROUP_SIZES = (6, 8, 12)
CHECKIN_SIZES, UNDISTURBED_SIZES = range(7, 13), range(4, 21)


def show_spotlights(*, acceptance: float, seeds: int, console: Console | None = None) -> None:
    """Play the simulation with as many seeds, and print what came of each way to hand out light."""
    out = console or Console()
    with out.status("Playing half years ..."):
        found = simulate(seeds=range(seeds), acceptance=acceptance)
    out.print(f"{PEERS} peers, {WEEKS} weeks, each press a yes with {acceptance:.0%}; mean of {seeds} half years:")
    out.print(_table(found))
    out.print("Assumptions: docs/spotlights.md. It compares rules, and foretells nothing about a team.", style="dim")


def _table(found: tuple[Outcome, ...]) -> Table:
    table = Table("", box=None, pad_edge=False)
    for heading in ("unseen", "Gini of credit per contribution", "posts"):
        table.add_column(heading, justify="right")
    for outcome in found:
        table.add_row(outcome.policy, f"{outcome.unseen:.1%}", f"{outcome.gini:.2f}", f"{outcome.posts:.0f}")
    return table


def show_asks(*, acceptance: float, seeds: int, console: Console | None = None) -> None:
    """Play half years of groups of three sizes, and print what came of each way to ask."""
    out = console or Console()
    table = Table("", box=None, pad_edge=False)
    for heading in ("peers", "most hours given / mean", "asks answered"):
        table.add_column(heading, justify="right")
    with out.status("Playing half years ..."):
        for people in GROUP_SIZES:
            for one in asks.simulate(people=people, seeds=range(seeds), acceptance=acceptance):
                table.add_row(one.policy, str(people), f"{one.spread:.2f}", f"{one.answered:.1%}")
    out.print(f"Equal peers, {asks.WEEKS} weeks, each asking every second week; mean of {seeds} half years:")
    out.print(table)
    out.print(
        f"Assumed: who alone is asked says yes with {acceptance:.0%}; asked with all others, each waits for the others "
        "(a volunteer's dilemma, a cost of 0.6 of the worth), and the same ones are quick; after three in vain the "
        f"asker lets me look on with {asks.KEEPS_ON:.0%}. docs/asks.md says all; it compares rules, and foretells "
        "nothing about a team.",
        style="dim",
    )


def show_checkins(*, absent: float, missed: float, seeds: int, console: Console | None = None) -> None:
    """Play rounds until all have met, and print how many it took by each way to pair, and with nobody absent."""
    out = console or Console()
    with out.status("Playing rounds ..."):
        disturbed = _disturbed(absent, missed, range(seeds))
    out.print(f"Rounds until all met, {absent:.0%} absent, {missed:.0%} missed; mean of {seeds} (and times least):")
    out.print(disturbed)
    with out.status("Playing rounds ..."):
        undisturbed = _undisturbed()
    out.print("Nobody absent, nothing missed:")
    out.print(undisturbed)
    out.print(
        "Assumed: absences and misses fall independent of everything else, and nobody joins or leaves; "
        "bot/features/checkins/simulation.py says all. It compares rules, and foretells nothing about a team.",
        style="dim",
    )


def _disturbed(absent: float, missed: float, seeds: range) -> Table:
    table = Table("peers", "least", *checkins.WAYS, "these, 9 in 10", box=None, pad_edge=False)
    for column in table.columns:
        column.justify = "right"
    for people in CHECKIN_SIZES:
        found = [
            checkins.simulate(way, people=people, seeds=seeds, absent=absent, missed=missed) for way in checkins.WAYS
        ]
        means = (f"{one.mean:.1f} ({one.ratio:.2f})" for one in found)
        table.add_row(str(people), str(found[0].least), *means, f"{found[0].ninth:.0f}")
    return table


def _undisturbed() -> Table:
    ways = ("these rules", "matching only", "circle only")
    table = Table("peers", "least", *ways, box=None, pad_edge=False)
    for column in table.columns:
        column.justify = "right"
    for people in UNDISTURBED_SIZES:
        found = [checkins.simulate(way, people=people, seeds=range(2), absent=0, missed=0) for way in ways]
        table.add_row(str(people), str(found[0].least), *(str(one.most) for one in found))
    return table
