"""`grayzone export` and `grayzone erase`, as whoever runs the bot types them: with the database and the key only."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from bot.features.records.handlers import everywhere
from tests.features.desk import WORKSPACE
from tests.features.records.life import Life
from tests.features.spotlights.hall import ANA, BO
from tests.support.commands import ROOT, typed
from tests.support.keys import SECRET_KEY

WHOSE = ("--workspace", WORKSPACE, "--user", BO)
on_sqlite = pytest.mark.parametrize("server", ["sqlite"], indirect=True)  # where the database decides nothing


@pytest.fixture
def settings(database_url: str) -> dict[str, str]:
    return {"DATABASE_URL": database_url, "GRAYZONE_SECRET_KEY": SECRET_KEY}


def test_export_prints_what_home_shows(life: Life, tmp_path: Path, settings: dict[str, str]) -> None:
    expected = json.loads(everywhere.exported(life.desk.work, WORKSPACE, BO))
    life.desk.session.commit()
    done = typed(tmp_path, "export", *WHOSE, **settings)
    assert done.stderr == ""
    assert json.loads(done.stdout) == expected | {"as_of": json.loads(done.stdout)["as_of"]}


@on_sqlite
def test_export_writes_a_new_file_for_its_owner_alone(life: Life, tmp_path: Path, settings: dict[str, str]) -> None:
    life.desk.session.commit()
    file = tmp_path / "records.json"
    done = typed(tmp_path, "export", *WHOSE, "--output", str(file), **settings)
    assert (done.stdout, done.returncode) == (f"Wrote {file}.\n", 0)
    assert file.stat().st_mode & 0o777 == 0o600
    assert json.loads(file.read_text())["account"][0]["name"] == "Bo"
    again = typed(tmp_path, "export", *WHOSE, "--output", str(file), **settings)
    assert (again.stderr, again.returncode) == (f"✗ I cannot write {file}: File exists.\n", 1)


@on_sqlite
@pytest.mark.parametrize("command", [("export",), ("erase", "--yes")])
def test_who_is_unknown_is_a_sentence(
    life: Life, tmp_path: Path, settings: dict[str, str], command: tuple[str, ...]
) -> None:
    life.desk.session.commit()
    nobody = typed(tmp_path, *command, "--workspace", WORKSPACE, "--user", "U0NOBODY", **settings)
    nowhere = typed(tmp_path, *command, "--workspace", "T0NOWHERE", "--user", BO, **settings)
    assert nobody.stderr == f"✗ Nothing is kept about U0NOBODY in the workspace {WORKSPACE}: check the id.\n"
    assert nowhere.stderr.startswith("✗ There is no group in a workspace T0NOWHERE here")
    assert (nobody.returncode, nowhere.returncode) == (1, 1)


def test_erase_tells_in_counts_what_was_done_and_a_second_time_finds_nobody(
    life: Life, tmp_path: Path, settings: dict[str, str]
) -> None:
    life.desk.session.commit()
    unasked = typed(tmp_path, "erase", *WHOSE, **settings)
    assert (unasked.stderr, unasked.returncode) == ("✗ It cannot be undone: say --yes if you mean it.\n", 2)
    assert life.where(BO)
    life.desk.session.commit()

    done = typed(tmp_path, "erase", *WHOSE, "--yes", **settings)
    assert done.stdout.startswith("Erased: ")
    assert (done.stderr, done.returncode) == ("", 0)
    life.desk.session.expire_all()
    assert life.where(BO) == set()
    assert life.where(ANA)
    life.desk.session.commit()

    assert typed(tmp_path, "erase", *WHOSE, "--yes", **settings).returncode == 1


@on_sqlite
@pytest.mark.parametrize(("answer", "code"), [("n", 1), ("y", 0)])
def test_on_a_terminal_erase_asks(life: Life, tmp_path: Path, settings: dict[str, str], answer: str, code: int) -> None:
    life.desk.session.commit()
    ours, theirs = pty.openpty()
    clean = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **settings}
    words = [sys.executable, "-m", "bot", "erase", *WHOSE]
    os.write(ours, f"{answer}\n".encode())
    done = subprocess.run(words, cwd=tmp_path, env=clean, check=False, capture_output=True, text=True, stdin=theirs)  # noqa: S603 (our own words, no shell)
    os.close(ours)
    os.close(theirs)
    assert f"Erase all that is kept about {BO}? It cannot be undone." in done.stdout
    assert done.returncode == code
    life.desk.session.expire_all()
    assert bool(life.where(BO)) == (answer == "n")


@on_sqlite
def test_what_a_missing_key_hides_is_not_lost_to_an_erasure(
    life: Life, tmp_path: Path, settings: dict[str, str]
) -> None:
    life.desk.session.commit()
    other = typed(tmp_path, "key").stdout.strip()
    done = typed(tmp_path, "erase", *WHOSE, "--yes", **settings | {"GRAYZONE_SECRET_KEY": other})
    assert done.returncode == 1
    assert "These words were sealed and cannot be opened any more" in done.stderr
    assert life.where(BO)


def test_a_database_that_is_not_there_is_a_sentence_and_is_not_made(tmp_path: Path) -> None:
    done = typed(tmp_path, "export", *WHOSE, GRAYZONE_SECRET_KEY=SECRET_KEY)
    assert (done.stderr, done.returncode) == ("✗ DATABASE_URL names a file that is not there: check it.\n", 1)
    assert list(tmp_path.iterdir()) == []


def test_without_the_key_nothing_is_tried(tmp_path: Path) -> None:
    done = typed(tmp_path, "export", *WHOSE)
    assert done.returncode == 2
    assert done.stderr.startswith("✗ GRAYZONE_SECRET_KEY is missing")
