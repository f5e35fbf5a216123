"""How the command line speaks: answers on standard output, complaints on standard error, colour only for people."""

from typing import NoReturn

import typer
from rich.console import Console
from rich.text import Text

SETTINGS_EXIT = 2  # the same as for a wrong option: nothing was tried


def say(text: str) -> None:
    """Print an answer exactly as it is, so that it may be piped."""
    typer.echo(text)


def fail(sentence: str, *, code: int = SETTINGS_EXIT) -> NoReturn:
    """Print what is wrong and what to do, and end with this exit code."""
    Console(stderr=True, soft_wrap=True).print(Text.assemble(("✗ ", "bold red"), sentence))
    raise typer.Exit(code)
