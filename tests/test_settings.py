"""A wrong or missing setting is named in one sentence, which says what to do and repeats no secret."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.keys import new_key, read_keys
from bot.settings import Settings, sentence
from tests.support.keys import SECRET_KEY

KEY = {"grayzone_secret_key": SECRET_KEY}
SHORT = {"grayzone_secret_key": "c2Vjcm"}
SOCKET = {"slack_bot_token": "xoxb-1-ana", "slack_app_token": "xapp-1-bo", **KEY}
HTTP = {"slack_bot_token": "xoxb-1-ana", "slack_signing_secret": "8f742231b10e8888abcd99yyyzzz85a5", **KEY}


def refusal(**values: str) -> str:
    with pytest.raises(ValidationError) as refused:
        Settings.model_validate(values)
    return sentence(refused.value)


def in_a_process(folder: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    code = "from bot.settings import load; s = load(); print(s.mode, s.port, s.database, s.slack_api_url)"
    root = str(Path(__file__).parents[1])
    clean = {"PATH": os.environ["PATH"], "PYTHONPATH": root, "GRAYZONE_SECRET_KEY": SECRET_KEY, **environ}
    return subprocess.run(  # noqa: S603 (our own words, no shell)
        [sys.executable, "-c", code], cwd=folder, env=clean, check=False, capture_output=True, text=True
    )


def test_an_app_token_means_socket_mode() -> None:
    assert Settings.model_validate(SOCKET).mode == "socket"


def test_no_app_token_means_http() -> None:
    assert Settings.model_validate(HTTP).mode == "http"


@pytest.mark.parametrize(
    ("values", "name", "advice"),
    [
        ({}, "SLACK_BOT_TOKEN is missing", "xoxb-"),
        ({**SOCKET, "slack_bot_token": "xapp-1-secret"}, "SLACK_BOT_TOKEN holds an app-level token", "xoxb-"),
        ({**SOCKET, "slack_bot_token": "xoxp-1-secret"}, "SLACK_BOT_TOKEN holds a user token", "xoxb-"),
        ({**SOCKET, "slack_bot_token": "xoxe.xoxb-secret"}, "SLACK_BOT_TOKEN holds a rotating token", "rotation off"),
        ({**SOCKET, "slack_bot_token": "secret"}, "SLACK_BOT_TOKEN holds something", "xoxb-"),
        ({**SOCKET, "slack_app_token": "xoxb-1-secret"}, "SLACK_APP_TOKEN holds a bot token", "xapp-"),
        ({**HTTP, "slack_signing_secret": "xoxb-secret"}, "SLACK_SIGNING_SECRET holds a bot token", "Signing Secret"),
        (
            {"slack_bot_token": "xoxb-1", **KEY},
            "SLACK_APP_TOKEN and SLACK_SIGNING_SECRET are both missing",
            "Socket Mode",
        ),
        ({**SOCKET, **SHORT}, "GRAYZONE_SECRET_KEY has 4 bytes", "grayzone key"),
        ({"slack_bot_token": "xoxb-1"}, "GRAYZONE_SECRET_KEY is missing", "grayzone key"),
        ({**SOCKET, "port": "secret"}, "PORT must be", "PORT=3000"),
        ({**SOCKET, "port": "70000"}, "PORT must be", "65535"),
        ({**SOCKET, "log_level": "secret"}, "LOG_LEVEL must be", "debug"),
        ({**SOCKET, "log_form": "secret"}, "LOG_FORM must be", "json"),
        ({**SOCKET, "database_url": "mysql://u:secret@h/x"}, "DATABASE_URL begins with 'mysql'", "postgresql://"),
        ({**SOCKET, "database_url": "sqlite://"}, "DATABASE_URL names no file", "sqlite:///path"),
        ({**SOCKET, "database_url": "sqlite:///:memory:"}, "DATABASE_URL names no file", "sqlite:///path"),
        ({**SOCKET, "database_url": "http://[secret"}, "DATABASE_URL is not a URL", "sqlite:///path"),
        ({**SOCKET, "slack_api_url": "http://slack.com/api"}, "SLACK_API_URL must begin with https://", "leave it out"),
        ({**SOCKET, "slack_api_url": "nonsense"}, "SLACK_API_URL must begin with https://", "leave it out"),
    ],
)
def test_what_will_not_do_is_named_in_one_sentence_with_advice(values: dict[str, str], name: str, advice: str) -> None:
    said = refusal(**values)

    assert said.startswith(name)
    assert advice in said
    assert "secret" not in said
    assert said.endswith(".")
    assert "\n" not in said


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ("postgres://u:p@h/x", "postgresql+psycopg://u:p@h/x"),
        ("postgresql://u:p@h/x", "postgresql+psycopg://u:p@h/x"),
        ("sqlite:////data/x.sqlite3", "sqlite:////data/x.sqlite3"),
        ("x.sqlite3", "sqlite:///x.sqlite3"),
    ],
)
def test_a_database_may_be_written_as_people_write_it(given: str, taken: str) -> None:
    assert Settings.model_validate({**SOCKET, "database_url": given}).database == taken


def test_settings_show_no_secret_when_printed() -> None:
    printed = repr(Settings.model_validate({**SOCKET, "database_url": "postgresql://u:hush@h/x"}))

    assert "ana" not in printed
    assert "hush" not in printed


def test_settings_show_no_key_when_printed_and_keep_the_order_of_keys() -> None:
    keys = [new_key() for _ in range(2)]
    settings = Settings.model_validate({**SOCKET, "grayzone_secret_key": ",".join(keys)})

    assert not any(key[:8] in repr(settings) for key in keys)
    assert settings.secret_keys == (*read_keys(keys[0]), *read_keys(keys[1]))


def test_settings_cannot_change_after_the_start() -> None:
    with pytest.raises(ValidationError):
        Settings.model_validate(SOCKET).port = 1


def test_a_token_pasted_with_blanks_is_taken_without_them() -> None:
    settings = Settings.model_validate({**SOCKET, "slack_bot_token": " xoxb-1-ana\n"})

    assert settings.slack_bot_token.get_secret_value() == "xoxb-1-ana"


def test_the_environment_wins_over_the_file_and_an_empty_variable_counts_as_unset(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("SLACK_BOT_TOKEN=xoxb-1\nSLACK_SIGNING_SECRET=abc\nPORT=4000\nUNKNOWN=1\n")

    done = in_a_process(tmp_path, PORT="5000", SLACK_APP_TOKEN="")

    assert done.stdout.split() == ["http", "5000", "sqlite:///grayzone.sqlite3", "https://slack.com/api/"]
