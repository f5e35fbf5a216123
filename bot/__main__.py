"""The command line: `python -m bot`, installed as `grayzone`.

Each command imports what it runs only when it is called, so that `--help` and `manifest` answer at once and need no
settings.
"""

# ruff: noqa: PLC0415 (imports inside commands are this file's point, as said above)

import asyncio
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from bot import __version__, logs
from bot.cli import person, troubles
from bot.cli.console import fail, say
from bot.cli.troubles import database_troubles
from bot.keys import new_key
from bot.manifest import BadBaseUrl, as_yaml, for_http, read, with_kudos_in_messages

DEMO_PORT = 8420

app = typer.Typer(
    name="grayzone",
    help="Grayzone: a Slack bot for peers who lead together and have no boss among them in the room.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_show_locals=False,  # local variables hold tokens
)

simulations = typer.Typer(no_args_is_help=True)
app.add_typer(simulations, name="simulate")


def main() -> None:
    """Run the command line."""
    app()


@contextmanager
def _importing() -> Iterator[None]:
    """Import without looking for garbage: there is none, and looking is a sixth of the start."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _print_version(asked: bool) -> None:  # noqa: FBT001 (typer calls it with the option's value)
    if asked:
        say(f"grayzone {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    *,
    version: Annotated[
        bool,
        typer.Option("--version", help="Print the version and stop.", is_eager=True, callback=_print_version),
    ] = False,
) -> None:
    del version  # its callback has answered


@app.command()
def demo(
    *,
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Where the page is served; 0 for any free port.")
    ] = DEMO_PORT,
    rehearse: Annotated[
        bool, typer.Option("--rehearse", help="Play a whole story at speed, print it, and stop.")
    ] = False,
    open_browser: Annotated[bool, typer.Option("--open", help="Open the page in your browser.")] = False,
) -> None:
    """Try it: a local stand-in for Slack with a management team in it, and the bot. Needs no account and no network."""
    with _importing():
        from bot.demo import run

    raise typer.Exit(run(port=port, rehearse=rehearse, open_browser=open_browser))


@app.command()
def serve() -> None:
    """Serve a Slack workspace, until told to stop: by Socket Mode when SLACK_APP_TOKEN is set, else over HTTP."""
    settings = troubles.settings()
    logs.configure(settings.log_level, settings.log_form)
    with _importing():
        from bot.app import CannotStart
        from bot.app import serve as serve_workspace
        from bot.web import CannotListen

    with database_troubles():
        try:
            asyncio.run(serve_workspace(settings))
        except (CannotStart, CannotListen) as error:
            fail(str(error), code=1)


@app.command()
def migrate() -> None:
    """Bring the database's tables up to date. `serve` does this at its start, too."""
    settings = troubles.settings()
    logs.configure(settings.log_level, settings.log_form)
    from bot.db.migrations import migrate as migrate_database

    with database_troubles():
        changed = migrate_database(settings.database)
    say("The database was brought up to date." if changed else "The database was up to date already.")


@app.command()
def doctor() -> None:
    """Check the settings, tokens, scopes, database, private text and the clock, and say what to do."""
    from bot.cli.doctor import examine

    raise typer.Exit(asyncio.run(examine()))


@app.command()
def key() -> None:
    """Print a new secret key, for GRAYZONE_SECRET_KEY. Needs no settings."""
    say(new_key())


@app.command()
def reseal() -> None:
    """Seal all private text with the first key, beside running bots: after a key was put before the old one."""
    settings = troubles.settings()
    logs.configure(settings.log_level, settings.log_form)
    from bot.cli.private import reseal as reseal_all
    from bot.cli.private import told
    from bot.db.migrations import migrate as migrate_database

    with database_troubles():
        migrate_database(settings.database)
        done = reseal_all(settings)
    if done.unreadable or done.busy:
        fail(told(done), code=1)
    say(told(done))


app.command()(person.export)
app.command()(person.erase)


@app.command()
def manifest(
    *,
    base_url: Annotated[
        str | None, typer.Option(help="The public https address, for HTTP instead of Socket Mode.")
    ] = None,
    kudos_in_messages: Annotated[
        bool, typer.Option("--kudos-in-messages", help="With the optional scopes for kudos in ordinary messages.")
    ] = False,
    write: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write it to this file instead of printing it.")
    ] = None,
) -> None:
    """Print the app manifest, to paste at api.slack.com/apps: for Socket Mode, or for HTTP with --base-url."""
    try:
        wanted = with_kudos_in_messages(read()) if kudos_in_messages else read()
        text = as_yaml(for_http(wanted, base_url) if base_url is not None else wanted)
        if write:
            write.write_text(text, encoding="utf-8")
    except (BadBaseUrl, OSError) as error:
        fail(str(error))
    say(f"Wrote {write}." if write else text.rstrip())


@simulations.callback()
def _simulations() -> None:
    """Play a rule on an invented group, and print what comes of it. Needs no settings and no database."""


@simulations.command("spotlights")
def simulate_spotlights(
    acceptance: Annotated[
        float, typer.Option(min=0, max=1, help="The chance that a press on the way to a post is a yes.")
    ] = 0.5,
    seeds: Annotated[int, typer.Option(min=1, max=1000, help="How many half years to play.")] = 30,
) -> None:
    """Compare who stays unseen after half a year: asked by the rules, asked about the popular, or not asked at all."""
    from bot.cli.simulation import show_spotlights

    show_spotlights(acceptance=acceptance, seeds=seeds)


@simulations.command("asks")
def simulate_asks(
    acceptance: Annotated[
        float, typer.Option(min=0, max=1, help="The chance that somebody who alone is asked says yes.")
    ] = 0.5,
    seeds: Annotated[int, typer.Option(min=1, max=1000, help="How many half years to play.")] = 30,
) -> None:
    """Compare how evenly help falls and how many asks are answered: one after another, or everybody at once."""
    from bot.cli.simulation import show_asks

    show_asks(acceptance=acceptance, seeds=seeds)


@simulations.command("checkins")
def simulate_checkins(
    absent: Annotated[
        float, typer.Option(min=0, max=0.5, help="The chance that somebody is absent from a round.")
    ] = 0.1,
    missed: Annotated[float, typer.Option(min=0, max=0.5, help="The chance that a pair does not talk.")] = 0.15,
    seeds: Annotated[int, typer.Option(min=2, max=1000, help="How many times to play until all have met.")] = 300,
) -> None:
    """Compare after how many rounds all have met all: by the rules, by half of them, or by chance."""
    from bot.cli.simulation import show_checkins

    show_checkins(absent=absent, missed=missed, seeds=seeds)


if __name__ == "__main__":
    main()
