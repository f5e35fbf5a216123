"""The table of ratios: what was measured, beside what it is measured against, and what ENGINE's floors ask for."""

from dataclasses import dataclass, field

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True, slots=True)
class Row:
    """One line; without a `ratio` it only informs. The bounds are least values, or with `least=False` most ones."""

    what: str
    seen: str
    ratio: float | None = None
    must: float | None = None
    moonshot: float | None = None
    least: bool = True

    def holds(self) -> bool:
        """Tell whether the ratio is within what must be."""
        if self.ratio is None or self.must is None:
            return True
        return self.ratio >= self.must if self.least else self.ratio <= self.must


@dataclass(slots=True)
class Ledger:
    """Collects rows, and prints them when all is measured."""

    console: Console
    rows: list[Row] = field(default_factory=list)

    def note(self, row: Row) -> None:
        """Keep a row, and show that it was measured."""
        self.rows.append(row)
        self.console.print(f"  {row.what}: {row.seen}", markup=False)

    def show(self) -> None:
        """Print the table."""
        table = Table("what", "measured", "ratio", "must", "moonshot", box=None, pad_edge=False)
        for row in self.rows:
            sign = "≥" if row.least else "≤"
            ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
            colour = "green" if row.holds() else "red"
            bounds = ("" if bound is None else f"{sign} {bound:g}" for bound in (row.must, row.moonshot))
            table.add_row(row.what, row.seen, f"[{colour}]{ratio}[/]", *bounds)
        self.console.print(table)
