"""What is shipped: no engine builds the image here, so each step of the Dockerfile is checked another way.

docs/deploy.md says which check stands for which step.
"""

import asyncio
import json
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from starlette.routing import Router

from bot import health
from bot.settings import Settings
from bot.web import listening
from tests.support.keys import SECRET_KEY

ROOT = Path(__file__).parents[1]
LOCKS = sorted(ROOT.glob("requirements*.lock"))
Instruction = tuple[str, str]
REQUIRED = {"slack_bot_token": "xoxb-1", "slack_signing_secret": "abc", "grayzone_secret_key": SECRET_KEY}


def dockerfile() -> list[Instruction]:
    text = re.sub(r"^\s*#.*\n", "", (ROOT / "Dockerfile").read_text(), flags=re.MULTILINE).replace("\\\n", " ")
    pairs = (line.strip().partition(" ") for line in text.splitlines() if line.strip())
    return [(word, rest.strip()) for word, _, rest in pairs]


def last_stage() -> list[Instruction]:
    steps = dockerfile()
    start = max(number for number, (word, _) in enumerate(steps) if word == "FROM")
    return steps[start:]


def of(word: str, steps: list[Instruction]) -> list[str]:
    return [rest for found, rest in steps if found == word]


def environment() -> dict[str, str]:
    return dict(pair.partition("=")[::2] for rest in of("ENV", last_stage()) for pair in shlex.split(rest))


def compose() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text())
    return loaded


def locked(lock: Path) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9._-]+)(?:\[[^]]*\])?==(\S+)", lock.read_text(), flags=re.MULTILINE))


def test_every_stage_stands_on_the_same_pinned_minor_version() -> None:
    assert {rest.split()[0] for rest in of("FROM", dockerfile())} == {"python:3.13-slim"}


def test_what_is_copied_exists_and_is_let_through_by_dockerignore() -> None:
    allowed = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    copied = {shlex.split(rest)[0] for rest in of("COPY", dockerfile()) if not rest.startswith("--from")}

    assert copied == allowed
    assert all((ROOT / path).exists() for path in copied)


def test_packages_are_installed_by_hash_and_from_wheels_only() -> None:
    (install,) = (rest for rest in of("RUN", dockerfile()) if "pip" in rest and " install " in rest)

    assert {"--require-hashes", "--only-binary"} <= set(shlex.split(install))


def test_it_does_not_run_as_root() -> None:
    steps = [word for word, _ in last_stage()]

    assert of("USER", last_stage()) == ["10001"]
    assert steps.index("USER") < steps.index("CMD")
    assert any("useradd" in rest and "--uid 10001" in rest for rest in of("RUN", last_stage()))


def test_the_image_holds_no_secret_and_its_settings_are_ones_the_bot_takes() -> None:
    own = {name.lower(): value for name, value in environment().items() if name.lower() in Settings.model_fields}

    assert not [name for name in own if "token" in name or "secret" in name]
    settings = Settings.model_validate({**REQUIRED, **own})
    assert (settings.host, settings.port) == ("0.0.0.0", int(of("EXPOSE", last_stage())[0]))  # noqa: S104 (in a container)
    assert settings.database.startswith(f"sqlite:///{of('VOLUME', last_stage())[0]}/")


def test_it_starts_by_serving() -> None:
    (entry,), (command,) = of("ENTRYPOINT", last_stage()), of("CMD", last_stage())

    assert [*json.loads(entry), *json.loads(command)] == ["python", "-m", "bot", "serve"]


@pytest.mark.anyio
async def test_the_health_check_passes_while_the_bot_lives_and_fails_when_it_does_not() -> None:
    (check,) = of("HEALTHCHECK", last_stage())
    command = json.loads(check.partition("CMD ")[2])
    command[0] = sys.executable

    async with listening(Router(health.routes({})), "127.0.0.1", 0) as port:
        assert await exit_code(command, port) == 0
    assert await exit_code(command, port) != 0


async def exit_code(command: list[str], port: int) -> int:
    process = await asyncio.create_subprocess_exec(*command, env={"PORT": str(port)}, stderr=asyncio.subprocess.DEVNULL)
    return await process.wait()


def test_compose_runs_two_replicas_over_http_on_one_postgresql() -> None:
    services = compose()["services"]
    replicas = [service for service in services.values() if service["image"] == "grayzone"]

    assert len(replicas) == 2
    assert len({port for replica in replicas for port in replica["ports"]}) == 2
    for replica in replicas:
        assert replica["depends_on"] == {"database": {"condition": "service_healthy"}}
        assert "SLACK_APP_TOKEN" not in replica["environment"]  # with it they would use Socket Mode
        assert replica["environment"]["DATABASE_URL"].endswith("@database/grayzone")
    assert services["database"]["image"] == "postgres:18"
    assert services["database"]["volumes"] == ["database:/var/lib/postgresql"]


def test_compose_takes_every_secret_from_outside() -> None:
    values = [value for service in compose()["services"].values() for value in service["environment"].items()]

    for name, value in values:
        if re.search("TOKEN|SECRET|PASSWORD|URL", name):
            assert re.search(r"\$\{[A-Z_]+:\?", value), name


def test_the_environment_of_compose_is_made_of_the_bots_settings() -> None:
    for name in compose()["x-bot"]["environment"]:
        assert name.lower() in Settings.model_fields


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_pins_hashes_and_names_no_machine_or_registry(lock: Path) -> None:
    text = lock.read_text()

    assert text.startswith("# This file was autogenerated by uv via the following command:\n#    make lock\n")
    assert not re.search(r"https?://|--(extra-)?index-url|--find-links|file:|/home|/tmp|/work", text)
    for pin in re.split(r"\n(?=[a-z0-9])", text)[1:]:
        assert "==" in pin.splitlines()[0]
        assert "--hash=sha256:" in pin


def test_what_is_developed_with_is_what_is_shipped() -> None:
    shipped, developed = locked(ROOT / "requirements.lock"), locked(ROOT / "requirements-dev.lock")

    assert shipped.items() <= developed.items()


def test_the_locks_hold_every_dependency_that_the_project_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    groups = {
        "requirements.lock": project["project"]["dependencies"],
        **{f"requirements-{group}.lock": names for group, names in project["dependency-groups"].items()},
    }

    for lock, named in groups.items():
        pinned = {name.replace("_", "-").lower() for name in locked(ROOT / lock)}
        for requirement in named:
            name = re.split(r"[^A-Za-z0-9._-]", requirement)[0]
            assert name.replace("_", "-").lower() in pinned, f"{requirement} is not in {lock}: run make lock"


def test_every_command_of_the_makefile_does_its_own_set_up() -> None:
    rules = dict(re.findall(r"^([a-z]+):([^#\n]*)", (ROOT / "Makefile").read_text(), flags=re.MULTILINE))

    assert {"setup", "demo", "test", "check", "bench", "lock", "clean"} <= rules.keys()
    assert all("$(READY)" in rules[job] for job in ("setup", "demo", "test", "check", "bench"))


def test_the_build_server_runs_the_checks_and_the_tests() -> None:
    run = ROOT / ".ci" / "run"

    assert run.stat().st_mode & 0o111
    assert "make check test" in run.read_text()
    assert subprocess.run(["bash", "-n", run], check=False).returncode == 0  # noqa: S603, S607 (our own script)
