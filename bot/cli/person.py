"""The commands about one person: giving out what is kept about them, and erasing it.

Each imports what it runs only when it is called, so that `--help` answers at once.
"""

# ruff: noqa: PLC0415 (as said above)

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot import logs
from bot.cli.console import fail, say
from bot.cli.troubles import database_troubles, stored
from bot.errors import Refusal

Workspace = Annotated[str, typer.Option(metavar="T", help="Slack's id of the workspace, such as T0123ABCD.")]
User = Annotated[str, typer.Option(metavar="U", help="Slack's id of the person, such as U0123ABCD.")]
Output = Annotated[Path | None, typer.Option(metavar="FILE", help="Write it to this new file, for its owner's eyes.")]


def export(*, workspace: Workspace, user: User, output: Output = None) -> None:
    """Print all that is kept about one person and theirs to read, as JSON: to be handed to that person alone."""
    settings = stored()
    logs.configure("warning", "console")
    from bot.cli import records

    try:
        with database_troubles():
            text = records.export(settings, records.Whose(workspace, user))
        if output is not None:
            records.write_privately(output, text)
    except records.NothingKept as error:
        fail(str(error), code=1)
    except OSError as error:
        fail(f"I cannot write {output}: {error.strerror}.", code=1)
    say(f"Wrote {output}." if output else text.rstrip())


def erase(
    *, workspace: Workspace, user: User, yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False
) -> None:
    """Erase one person for good: what is theirs goes, what belongs to others stays without the name."""
    settings = stored()
    logs.configure("warning", "console")
    from bot.cli import records

    whose = records.Whose(workspace, user)
    try:
        with database_troubles():
            records.check_known(settings, whose)
            if not yes:
                _ask(whose.user)
            done = records.erase(settings, whose)
    except records.NothingKept as error:
        fail(str(error), code=1)
    except Refusal as refusal:
        fail(refusal.sentence, code=1)
    say(done)


def _ask(user: str) -> None:
    if not sys.stdin.isatty():
        fail("It cannot be undone: say --yes if you mean it.")
    if not typer.confirm(f"Erase all that is kept about {user}? It cannot be undone."):
        fail("Nothing was erased.", code=1)
