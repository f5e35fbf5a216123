"""Keys as an operator lives with them: changing one, losing one, forgetting one; and what the doctor says of each."""

import io
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from rich.console import Console
from sqlalchemy import create_engine, insert, text

from bot.cli.doctor import examine
from bot.db.migrations import migrate
from bot.db.private import place_of
from bot.db.vault import Vault
from bot.features.kudos.models import Ground, Occasion
from bot.keys import new_key, read_keys
from bot.manifest import read
from bot.playground import APP_TOKEN, BOT_TOKEN, Playground, serve
from bot.settings import Settings
from bot.work import utc_now
from tests.support.commands import typed
from tests.support.keys import SECRET_KEY, VAULT
from tests.test_cli import SOCKET

NEW = new_key()
GROUND = {"occasion_id": 1, "sign": "@press", "workspace": "T0PLAY", "version": "1", "held": False}


def keep(folder: Path, *vaults: Vault) -> str:
    """Make a database with a private text for each of these vaults; return its URL."""
    url = f"sqlite:///{folder}/grayzone.sqlite3"
    migrate(url)
    engine = create_engine(url)
    with engine.begin() as connection:
        occasion = {"id": 1, "workspace": "T0PLAY", "open": True, "created_at": utc_now()}
        connection.execute(insert(Occasion).values(occasion))
        for number, vault in enumerate(vaults):
            row = {**GROUND, "giver": f"U{number}", "present": True, "receivers": []}
            sealed = vault.seal("murmured", place=place_of(Ground.reason, row))
            connection.execute(insert(Ground).values({**row, "reason": sealed}))
    engine.dispose()
    return url


def disturb(url: str, statement: str) -> None:
    """Change the database behind the bot's back."""
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()


@pytest.fixture
async def slack(anyio_backend: str) -> AsyncIterator[str]:
    assert anyio_backend == "asyncio"
    async with serve(Playground(read())) as address:
        yield address


async def diagnosis(slack: str, url: str, keys: str) -> tuple[int, str]:
    """Ask the doctor with these keys; return the exit code and the line about private text."""
    settings = Settings.model_validate(
        {
            "slack_bot_token": BOT_TOKEN,
            "slack_app_token": APP_TOKEN,
            "slack_api_url": f"{slack}/api/",
            "grayzone_secret_key": keys,
            "database_url": url,
        }
    )
    told = io.StringIO()
    code = await examine(settings, console=Console(file=told, width=300))
    assert not any(key in told.getvalue() for key in keys.split(","))
    (line,) = (line for line in told.getvalue().splitlines() if "private text" in line)
    return code, " ".join(line.split())


@pytest.mark.anyio
async def test_the_doctor_says_how_many_texts_are_under_which_keys(slack: str, tmp_path: Path) -> None:
    url = keep(tmp_path, VAULT, VAULT, Vault(read_keys(NEW)))

    assert await diagnosis(slack, url, f"{NEW},{SECRET_KEY}") == (
        0,
        "✓ private text 1 under the first key, 2 under older keys (`grayzone reseal` brings them under the first)",
    )


@pytest.mark.anyio
async def test_the_doctor_misses_a_key(slack: str, tmp_path: Path) -> None:
    code, line = await diagnosis(slack, keep(tmp_path, VAULT), NEW)

    assert code == 1
    assert "1 under keys that are not there" in line
    assert "GRAYZONE_SECRET_KEY=new,old" in line


@pytest.mark.anyio
async def test_the_doctor_finds_what_was_moved_and_what_lies_in_clear(slack: str, tmp_path: Path) -> None:
    url = keep(tmp_path, VAULT, VAULT)
    disturb(url, "UPDATE kudos_grounds SET reason = (SELECT reason FROM kudos_grounds WHERE giver = 'U0')")
    code, line = await diagnosis(slack, url, SECRET_KEY)
    assert code == 1
    assert "1 that will not open, in kudos_grounds.reason" in line

    disturb(url, "UPDATE kudos_grounds SET reason = 'murmured' WHERE giver = 'U1'")
    code, line = await diagnosis(slack, url, SECRET_KEY)
    assert code == 1
    assert "1 in clear Run `grayzone reseal`." in line


def test_reseal_brings_all_under_the_first_key_and_says_so(tmp_path: Path) -> None:
    url = keep(tmp_path, VAULT, VAULT, Vault(read_keys(NEW)))
    disturb(url, "UPDATE kudos_grounds SET reason = 'murmured' WHERE giver = 'U1'")
    environ = {**SOCKET, "GRAYZONE_SECRET_KEY": f"{NEW},{SECRET_KEY}"}

    first, second = (typed(tmp_path, "reseal", **environ) for _ in range(2))

    assert first.returncode == second.returncode == 0
    assert first.stdout == "Sealed with the first key: 1 that lay in clear, 1 under older keys.\n"
    assert second.stdout == "Sealed with the first key: 0 that lay in clear, 0 under older keys.\n"


def test_reseal_leaves_what_it_cannot_open_and_says_so(tmp_path: Path) -> None:
    keep(tmp_path, VAULT)

    done = typed(tmp_path, "reseal", **{**SOCKET, "GRAYZONE_SECRET_KEY": NEW})

    assert done.returncode == 1
    assert "1 will not open: `grayzone doctor` says more." in done.stderr
    assert "murmured" not in done.stderr
    assert typed(tmp_path, "reseal", **SOCKET).returncode == 0
