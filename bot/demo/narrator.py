"""Tells the audience what happens on the stage, and keeps the count."""

from rich.console import Console


class Broken(Exception):  # noqa: N818 (what happened to the story)
    """Something on the stage is not as it must be; its text says what."""


class Narrator:
    """Prints acts and what was seen in them."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self.seen = 0

    def act(self, title: str) -> None:
        """Announce an act."""
        self._console.print(f"\n[bold]{title}[/]")

    def check(self, what: str, held: object) -> None:
        """Tell what was seen. Raises Broken when it was not."""
        if not held:
            self._console.print(f"  ✗ {what}", style="red")
            raise Broken(what)
        self.seen += 1
        self._console.print(f"  [green]✓[/] {what}")
