"""What whoever runs the bot types, and what it answers: in sentences, with exit codes that scripts understand."""

import io
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
import yaml
from rich.console import Console

from bot import __version__
from bot.cli.doctor import compare_clocks, examine
from bot.db.migrations import migrate
from bot.keys import read_keys
from bot.manifest import read, with_kudos_in_messages
from bot.playground import APP_TOKEN, BOT_TOKEN, Playground, serve
from bot.settings import Settings
from bot.work import utc_now
from tests.support.keys import SECRET_KEY

ROOT = Path(__file__).parents[1]
SOCKET = {"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_APP_TOKEN": APP_TOKEN, "GRAYZONE_SECRET_KEY": SECRET_KEY}


def grayzone(folder: Path, *words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    clean = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "COLUMNS": "200", **environ}
    return subprocess.run(  # noqa: S603 (our own words, no shell)
        [sys.executable, "-m", "bot", *words], cwd=folder, env=clean, check=False, capture_output=True, text=True
    )


def test_it_tells_its_version(tmp_path: Path) -> None:
    assert grayzone(tmp_path, "--version").stdout == f"grayzone {__version__}\n"


def test_help_names_every_command(tmp_path: Path) -> None:
    said = grayzone(tmp_path, "--help").stdout

    assert all(
        command in said for command in ("demo", "serve", "migrate", "doctor", "key", "reseal", "manifest", "simulate")
    )


@pytest.mark.parametrize("command", ["serve", "migrate", "reseal"])
def test_a_missing_setting_ends_the_start_with_one_sentence(tmp_path: Path, command: str) -> None:
    done = grayzone(tmp_path, command)

    assert done.returncode == 2
    assert done.stderr.startswith("✗ SLACK_BOT_TOKEN is missing")
    assert done.stderr.count("\n") == 1


def test_a_missing_key_ends_the_start_with_a_sentence_that_says_how_to_make_one(tmp_path: Path) -> None:
    done = grayzone(tmp_path, "serve", **{**SOCKET, "GRAYZONE_SECRET_KEY": ""})

    assert done.returncode == 2
    assert done.stderr.startswith("✗ GRAYZONE_SECRET_KEY is missing: `grayzone key` prints one")
    assert done.stderr.count("\n") == 1


def test_a_new_key_is_printed_for_the_settings_and_is_another_each_time(tmp_path: Path) -> None:
    first, second = (grayzone(tmp_path, "key").stdout for _ in range(2))

    assert first != second
    assert all(len(read_keys(printed)) == 1 and printed.count("\n") == 1 for printed in (first, second))


def test_migrate_makes_the_database_and_may_be_said_twice(tmp_path: Path) -> None:
    first, second = (grayzone(tmp_path, "migrate", **SOCKET) for _ in range(2))

    assert (tmp_path / "grayzone.sqlite3").exists()
    assert first.stdout == "The database was brought up to date.\n"
    assert second.stdout == "The database was up to date already.\n"


def test_a_database_that_does_not_answer_is_a_sentence_without_its_password(tmp_path: Path) -> None:
    done = grayzone(tmp_path, "migrate", DATABASE_URL="postgresql://ana:hush@127.0.0.1:1/x", **SOCKET)

    assert done.returncode == 1
    assert "DATABASE_URL names does not answer" in done.stderr
    assert "hush" not in done.stderr


def test_the_manifest_is_printed_for_socket_mode(tmp_path: Path) -> None:
    assert yaml.safe_load(grayzone(tmp_path, "manifest").stdout) == read()


def test_the_manifest_is_written_for_http(tmp_path: Path) -> None:
    grayzone(tmp_path, "manifest", "--base-url", "https://bot.example.com", "--write", "http.yml")

    written = yaml.safe_load((tmp_path / "http.yml").read_text())
    assert written["settings"]["interactivity"]["request_url"] == "https://bot.example.com/slack/events"


def test_the_manifest_is_printed_with_the_optional_scopes_where_they_are_wanted(tmp_path: Path) -> None:
    printed = yaml.safe_load(grayzone(tmp_path, "manifest", "--kudos-in-messages").stdout)

    assert printed == with_kudos_in_messages(read())
    optional = ["channels:history", "dnd:read", "groups:history", "groups:write", "mpim:write"]
    assert printed["oauth_config"]["scopes"]["bot_optional"] == optional


def test_a_base_url_that_slack_cannot_call_is_refused(tmp_path: Path) -> None:
    done = grayzone(tmp_path, "manifest", "--base-url", "http://bot.example.com")

    assert done.returncode == 2
    assert done.stderr.startswith("✗ Slack calls only addresses that begin with https://")


def test_the_simulation_of_asks_is_printed_and_needs_no_settings(tmp_path: Path) -> None:
    said = grayzone(tmp_path, "simulate", "asks", "--seeds", "1").stdout

    assert all(words in said for words in ("everybody at once", "one after another", "Assumed"))


def test_the_simulation_of_spotlights_is_printed_and_needs_no_settings(tmp_path: Path) -> None:
    said = grayzone(tmp_path, "simulate", "spotlights", "--seeds", "1").stdout

    assert all(policy in said for policy in ("no prompts", "prompt the popular", "debt of light"))


@pytest.fixture
async def slack() -> AsyncIterator[tuple[Playground, str]]:
    playground = Playground(read())
    async with serve(playground) as address:
        yield playground, address


async def diagnosis(address: str, folder: Path, **changed: str) -> tuple[int, str]:
    values = {
        "slack_bot_token": BOT_TOKEN,
        "slack_app_token": APP_TOKEN,
        "grayzone_secret_key": SECRET_KEY,
        "slack_api_url": f"{address}/api/",
        "database_url": f"sqlite:///{folder}/grayzone.sqlite3",
    }
    told = io.StringIO()
    code = await examine(Settings.model_validate(values | changed), console=Console(file=told, width=300))
    return code, told.getvalue()


@pytest.mark.anyio
async def test_the_doctor_finds_nothing_in_a_healthy_bot(slack: tuple[Playground, str], tmp_path: Path) -> None:
    migrate(f"sqlite:///{tmp_path}/grayzone.sqlite3")

    code, told = await diagnosis(slack[1], tmp_path)

    assert code == 0
    assert "✗" not in told
    assert told.count("✓") == 9


@pytest.mark.anyio
async def test_the_doctor_names_the_scopes_that_were_not_granted(slack: tuple[Playground, str], tmp_path: Path) -> None:
    playground, address = slack
    playground.scopes.change(grant=(), revoke=("users:read",))

    code, told = await diagnosis(address, tmp_path)

    assert code == 1
    assert "missing: users:read" in told
    assert "reinstall" in told


@pytest.mark.anyio
async def test_the_doctor_finds_nothing_wrong_where_an_optional_scope_was_not_granted(
    slack: tuple[Playground, str], tmp_path: Path
) -> None:
    migrate(f"sqlite:///{tmp_path}/grayzone.sqlite3")
    playground, address = slack
    playground.scopes.change(grant=(), revoke=("dnd:read",))

    code, told = await diagnosis(address, tmp_path)

    assert code == 0
    assert "paused notifications" in told
    assert "not told of; optional" in told


@pytest.mark.anyio
async def test_the_doctor_names_tokens_that_slack_does_not_know(slack: tuple[Playground, str], tmp_path: Path) -> None:
    code, told = await diagnosis(slack[1], tmp_path, slack_bot_token="xoxb-other", slack_app_token="xapp-other")

    assert code == 1
    assert told.count("invalid_auth") == 2
    assert "other" not in told


def test_the_doctor_names_a_clock_that_is_wrong() -> None:
    now = utc_now()

    assert compare_clocks(now, now - timedelta(seconds=2)).fine
    assert "NTP" in compare_clocks(now, now + timedelta(minutes=10)).advice


@pytest.mark.anyio
async def test_the_doctor_says_when_nobody_answers(tmp_path: Path) -> None:
    code, told = await diagnosis("http://127.0.0.1:1", tmp_path, database_url="postgresql://ana:hush@127.0.0.1:1/x")

    assert code == 1
    assert told.count("✗") == 3
    assert "hush" not in told
