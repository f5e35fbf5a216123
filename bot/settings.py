"""Every setting of the bot, typed and frozen: read once at the start, from the environment and from `.env`.

Only `load` looks at the environment. Building `Settings(...)` in code (the demo, the tests) never does, so that a
forgotten `.env` cannot lead a rehearsal to a real workspace or a real database.
"""

from typing import Annotated, Literal, Self
from urllib.parse import SplitResult, urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.keys import read_keys

Mode = Literal["socket", "http"]
LogLevel = Literal["debug", "info", "warning", "error", "critical"]
LogForm = Literal["console", "json"]

SLACK_API = "https://slack.com/api/"
DEFAULT_DATABASE = "sqlite:///grayzone.sqlite3"
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})

# What people may write as the scheme of DATABASE_URL, and the driver that SQLAlchemy then takes.
DRIVERS = {
    "sqlite": "sqlite",
    "sqlite+pysqlite": "sqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}

# What a Slack credential is, by how it begins.
KINDS = {
    "xoxb-": "a bot token",
    "xoxp-": "a user token",
    "xapp-": "an app-level token",
    "xoxe": "a rotating token (switch token rotation off in the app's settings)",
}


# The rest of the sentence, for what pydantic itself finds wrong.
ADVICE = {
    "SLACK_BOT_TOKEN": "is missing: set it to the Bot User OAuth Token, which begins with xoxb- (OAuth & Permissions)",
    "GRAYZONE_SECRET_KEY": "is missing: `grayzone key` prints one, with which private text is encrypted; keep it safe",
    "PORT": "must be a whole number from 0 to 65535: write, for example, PORT=3000",
    "LOG_LEVEL": "must be one of debug, info, warning, error, critical: write, for example, LOG_LEVEL=info",
    "LOG_FORM": "must be console (for people) or json (for machines): write, for example, LOG_FORM=json",
}


class BadSettings(Exception):  # noqa: N818 (named for what is shown: settings that will not do)
    """The settings do not let the bot start. Its text is one sentence that names the setting and says what to do."""


def _secret_key(value: SecretStr) -> SecretStr:
    read_keys(value.get_secret_value())
    return value


def _database_url(value: SecretStr) -> SecretStr:
    advice = "write sqlite:///path/to/file, or postgresql://user:password@host/name"
    url = value.get_secret_value().strip()
    url = url if ":" in url else f"sqlite:///{url}"
    scheme = _split("DATABASE_URL", url, advice).scheme
    driver = DRIVERS.get(scheme)
    if driver is None:
        msg = f"DATABASE_URL begins with {scheme!r}, which the bot does not speak: {advice}."
        raise ValueError(msg)
    rest = url.split(":", 1)[1]
    if driver == "sqlite" and (rest in {"///", "///:memory:"} or not rest.startswith("///") or "mode=memory" in rest):
        msg = "DATABASE_URL names no file, so nothing would outlive a restart: write sqlite:///path/to/file."
        raise ValueError(msg)
    return SecretStr(f"{driver}:{rest}")


SecretKey = Annotated[SecretStr, AfterValidator(_secret_key)]
DatabaseUrl = Annotated[SecretStr, AfterValidator(_database_url)]


class Stored(BaseModel):
    """What is needed to work on what is stored, without Slack: `Settings` without all that speaks to it."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True, validate_default=True)

    grayzone_secret_key: SecretKey
    database_url: DatabaseUrl = SecretStr(DEFAULT_DATABASE)


class Settings(BaseModel):
    """What the bot is told by whoever runs it. Each field is the environment variable of the same name in capitals."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, validate_default=True)

    slack_bot_token: SecretStr
    slack_app_token: SecretStr | None = None
    slack_signing_secret: SecretStr | None = None
    grayzone_secret_key: SecretKey
    slack_api_url: str = SLACK_API
    database_url: DatabaseUrl = SecretStr(DEFAULT_DATABASE)
    host: str = "127.0.0.1"
    port: int = Field(default=3000, ge=0, le=65535)
    log_level: LogLevel = "info"
    log_form: LogForm = "console"

    @property
    def mode(self) -> Mode:
        """`socket` (Socket Mode) when there is an app token, else `http` (signed requests to /slack/events)."""
        return "socket" if self.slack_app_token else "http"

    @property
    def database(self) -> str:
        """The database's URL as SQLAlchemy takes it, with the password in it: never log it."""
        return self.database_url.get_secret_value()

    @property
    def secret_keys(self) -> tuple[bytes, ...]:
        """The keys of the vault, the one that seals first: never log them."""
        return read_keys(self.grayzone_secret_key.get_secret_value())

    @field_validator("slack_bot_token")
    @classmethod
    def _bot_token(cls, value: SecretStr) -> SecretStr:
        advice = (
            "put the Bot User OAuth Token there, which begins with xoxb- (OAuth & Permissions in the app's settings)"
        )
        return _credential("SLACK_BOT_TOKEN", value, "xoxb-", advice)

    @field_validator("slack_app_token")
    @classmethod
    def _app_token(cls, value: SecretStr | None) -> SecretStr | None:
        advice = "put the app-level token there, which begins with xapp- (Basic Information in the app's settings)"
        return value and _credential("SLACK_APP_TOKEN", value, "xapp-", advice)

    @field_validator("slack_signing_secret")
    @classmethod
    def _signing_secret(cls, value: SecretStr | None) -> SecretStr | None:
        if value is None:
            return None
        secret = value.get_secret_value().strip()
        if not secret or (kind := _kind(secret)):
            held = kind if secret else "nothing"
            advice = "put the Signing Secret there (Basic Information in the app's settings)"
            msg = f"SLACK_SIGNING_SECRET holds {held}: {advice}."
            raise ValueError(msg)
        return SecretStr(secret)

    @field_validator("slack_api_url")
    @classmethod
    def _api_url(cls, value: str) -> str:
        parts = _split("SLACK_API_URL", value, "leave it out to use Slack's own")
        if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOOPBACK):
            msg = (
                "SLACK_API_URL must begin with https://, or name this machine, since tokens travel to it: "
                "leave it out to use Slack's own."
            )
            raise ValueError(msg)
        return value.strip().rstrip("/") + "/"

    @field_validator("log_level", "log_form", mode="before")
    @classmethod
    def _lower(cls, value: object) -> object:
        return value.strip().lower() if isinstance(value, str) else value

    @model_validator(mode="after")
    def _one_door(self) -> Self:
        if self.slack_app_token is None and self.slack_signing_secret is None:
            msg = (
                "SLACK_APP_TOKEN and SLACK_SIGNING_SECRET are both missing: "
                "set SLACK_APP_TOKEN (xapp-...) to use Socket Mode, or SLACK_SIGNING_SECRET to be called over HTTP."
            )
            raise ValueError(msg)
        return self


ENVIRONMENT = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore")


class _FromEnvironment(BaseSettings, Settings):
    """The same settings, read from the environment; an empty variable counts as not set."""

    model_config = ENVIRONMENT


class _StoredFromEnvironment(BaseSettings, Stored):
    model_config = ENVIRONMENT


def load() -> Settings:
    """Read the settings from the environment and `.env` in the working folder; the environment wins.

    Raises BadSettings with one sentence about the first setting that will not do.
    """
    try:
        return Settings.model_validate(_FromEnvironment.model_validate({}).model_dump())
    except ValidationError as error:
        raise BadSettings(sentence(error)) from None  # the original may quote what was set


def load_stored() -> Stored:
    """Read what work on the database needs, from the same places. Raises BadSettings."""
    try:
        return Stored.model_validate(_StoredFromEnvironment.model_validate({}).model_dump())
    except ValidationError as error:
        raise BadSettings(sentence(error)) from None


def sentence(error: ValidationError) -> str:
    """Return one sentence about the first problem in `error`: which setting, what is wrong, what to do."""
    first = error.errors(include_url=False, include_input=False)[0]
    own = first.get("ctx", {}).get("error")
    if isinstance(own, ValueError):
        return str(own)
    name = str(first["loc"][0]).upper() if first["loc"] else "A setting"
    if advice := ADVICE.get(name):
        return f"{name} {advice}."
    return f"{name} will not do: {first['msg']}."


def _kind(secret: str) -> str | None:
    return next((kind for start, kind in KINDS.items() if secret.startswith(start)), None)


def _credential(name: str, value: SecretStr, start: str, advice: str) -> SecretStr:
    secret = value.get_secret_value().strip()
    if not secret.startswith(start) or secret == start:
        held = _kind(secret) or "something that is no Slack token"
        msg = f"{name} holds {held}: {advice}."
        raise ValueError(msg)
    return SecretStr(secret)


def _split(name: str, url: str, advice: str) -> SplitResult:
    try:
        return urlsplit(url.strip())
    except ValueError:
        msg = f"{name} is not a URL: {advice}."
        raise ValueError(msg) from None
