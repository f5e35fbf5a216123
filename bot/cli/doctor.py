"""The doctor: tries everything that serving needs, one thing at a time, and says what to do about each failure."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime

import aiohttp
from rich.console import Console
from rich.table import Table

from bot.cli.private import look_at_private_text
from bot.cli.probe import Answer, NoAnswer, ask
from bot.cli.schema import look_at_database
from bot.manifest import MESSAGE_SCOPES, bot_scopes, optional_scopes, read
from bot.settings import BadSettings, Settings, load
from bot.work import Clock, utc_now

SKEW_SECONDS = 60  # Slack's signatures are refused at 300 s; a healthy clock is right within one

ADVICE = {
    "invalid_auth": "Copy the token again from the app's settings; this one is not, or no longer, valid.",
    "account_inactive": "The app was removed from the workspace: install it again and copy the new token.",
    "token_revoked": "The token was revoked: install the app again and copy the new token.",
    "token_expired": "Switch token rotation off in the app's settings, install again, and copy the new token.",
    "missing_scope": "Give the app-level token the scope connections:write, under Basic Information.",
    "not_allowed_token_type": "This is another kind of token: SLACK_APP_TOKEN takes the app-level one (xapp-...).",
    "ratelimited": "Slack asks for a pause: try again in a minute.",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was tried: whether it is fine, what was seen, and, if it is not fine, what to do."""

    what: str
    fine: bool
    seen: str
    advice: str = ""


async def examine(settings: Settings | None = None, *, console: Console | None = None, clock: Clock = utc_now) -> int:
    """Try everything, print a table, and return the exit code: 0 when all is fine, else 1.

    Without `settings` it reads them from the environment, which is the first thing to be tried.
    """
    out = console or Console()
    try:
        chosen = settings or load()
    except BadSettings as error:
        findings = [Finding("settings", fine=False, seen="incomplete", advice=str(error))]
    else:
        with out.status("Asking Slack and the database ..."):
            findings = [finding async for finding in _findings(chosen, clock)]
    _show(findings, out)
    return 0 if all(finding.fine for finding in findings) else 1


async def _findings(settings: Settings, clock: Clock) -> AsyncIterator[Finding]:
    door = "Socket Mode" if settings.mode == "socket" else f"HTTP on {settings.host}:{settings.port}"
    yield Finding("settings", fine=True, seen=door)
    async with aiohttp.ClientSession(trust_env=True) as session:
        async for finding in _bot_token(session, settings, clock):
            yield finding
        yield await _way_in(session, settings)
    seen, advice = await asyncio.to_thread(look_at_database, settings.database)
    yield Finding("database", fine=not advice, seen=seen, advice=advice)
    if not advice:
        seen, advice = await asyncio.to_thread(look_at_private_text, settings)
        yield Finding("private text", fine=not advice, seen=seen, advice=advice)


async def _bot_token(session: aiohttp.ClientSession, settings: Settings, clock: Clock) -> AsyncIterator[Finding]:
    try:
        answer = await ask(session, settings.slack_api_url, "auth.test", settings.slack_bot_token)
    except NoAnswer as error:
        yield Finding("bot token", fine=False, seen=str(error), advice="Check the network, proxy and SLACK_API_URL.")
        return
    if answer.error:
        yield Finding("bot token", fine=False, seen=answer.error, advice=_advice(answer.error))
    else:
        seen = f"workspace {answer.body.get('team_id')}, bot {answer.body.get('user_id')}"
        yield Finding("bot token", fine=True, seen=seen)
        yield _scopes(answer)
        yield _messages(answer)
        yield _pauses(answer)
        yield _tables(answer)
    if answer.date:
        yield compare_clocks(clock(), answer.date)


def compare_clocks(ours: datetime, slacks: datetime) -> Finding:
    """Return whether this machine's clock is near enough to the one in Slack's answer."""
    skew = abs((ours - slacks).total_seconds())
    advice = (
        "" if skew <= SKEW_SECONDS else "Set this machine's clock by NTP: with a wrong one it refuses Slack's requests."
    )
    return Finding("clock", fine=not advice, seen=f"{skew:.0f} s from Slack's", advice=advice)


def _scopes(answer: Answer) -> Finding:
    missing = bot_scopes(read()) - optional_scopes(read()) - answer.scopes
    if not missing:
        return Finding("scopes", fine=True, seen="all that manifest.yml names")
    names = ", ".join(sorted(missing))
    advice = (
        "Paste `grayzone manifest` into the app's settings (App Manifest), then reinstall the app to the workspace."
    )
    return Finding("scopes", fine=False, seen=f"missing: {names}", advice=advice)


def _messages(answer: Answer) -> Finding:
    """Return whether kudos in ordinary messages can work: a choice, so that nothing is wrong either way."""
    granted = set(MESSAGE_SCOPES) <= answer.scopes
    seen = "optional scopes granted" if granted else "off; `grayzone manifest --kudos-in-messages` has the scopes"
    return Finding("kudos in messages", fine=True, seen=seen)


def _pauses(answer: Answer) -> Finding:
    """Return whether the bot hears of paused notifications: whoever installs it may say no."""
    seen = "heard of, and kept to" if "dnd:read" in answer.scopes else "not told of; optional scope dnd:read"
    return Finding("paused notifications", fine=True, seen=seen)


def _tables(answer: Answer) -> Finding:
    """Return where the people at a table of mediation talk: whoever installs the bot may say no to both."""
    places = {"groups:write": "in private channels", "mpim:write": "in group messages"}
    seen = next((where for scope, where in places.items() if scope in answer.scopes), "")
    off = "in forms and on Home only; optional scopes groups:write and mpim:write"
    return Finding("conversations of tables", fine=True, seen=seen or off)


async def _way_in(session: aiohttp.ClientSession, settings: Settings) -> Finding:
    if settings.slack_app_token is None:
        return Finding("signing secret", fine=True, seen="set; only a request from Slack can prove it")
    try:
        answer = await ask(session, settings.slack_api_url, "apps.connections.open", settings.slack_app_token)
    except NoAnswer as error:
        return Finding("app token", fine=False, seen=str(error), advice="Check the network, proxy and SLACK_API_URL.")
    if answer.error:
        return Finding("app token", fine=False, seen=answer.error, advice=_advice(answer.error))
    return Finding("app token", fine=True, seen="a socket may be opened")


def _advice(code: str) -> str:
    return ADVICE.get(code, "Look this code up in Slack's documentation of the method, or try again.")


def _show(findings: list[Finding], out: Console) -> None:
    table = Table(box=None, pad_edge=False)
    table.add_column("")
    for heading in ("what", "seen", "what to do"):
        table.add_column(heading, overflow="fold")
    for finding in findings:
        tick = "[green]✓[/green]" if finding.fine else "[red]✗[/red]"
        # Not markup: what Slack and the database say may hold brackets.
        table.add_row(
            tick, finding.what, *(out.render_str(text, markup=False) for text in (finding.seen, finding.advice))
        )
    out.print(table)
