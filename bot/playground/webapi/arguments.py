"""What a Web API call was given: JSON or form, with the token in the header or in the form."""

import json
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request

from bot.playground.model import Json
from bot.playground.trouble import ApiRefusal


class Arguments:
    """The arguments of one call, without its token. Values inside a form body are texts, JSON among them."""

    def __init__(self, given: Json, token: str | None) -> None:
        self.given = given
        self.token = token

    def text(self, name: str) -> str | None:
        """Return an argument as text; None when it is missing or null."""
        value = self.given.get(name)
        if value is None or isinstance(value, str):
            return value
        if isinstance(value, bool | int | float):
            return str(value).lower() if isinstance(value, bool) else str(value)
        raise _invalid(f"[ERROR] must provide a string [json-pointer:/{name}]")

    def required(self, name: str) -> str:
        """Return an argument that has to be there; raise `invalid_arguments` otherwise."""
        value = self.text(name)
        if not value:
            raise _invalid(f"[ERROR] missing required field: {name}")
        return value

    def flag(self, name: str, *, default: bool = False) -> bool:
        """Return a true/false argument, in any of the spellings that Slack takes."""
        value = self.given.get(name)
        return default if value is None else str(value).lower() in ("true", "1")

    def number(self, name: str, default: int) -> int:
        """Return a whole number."""
        value = self.given.get(name, default)
        try:
            return int(value)
        except (TypeError, ValueError):
            raise _invalid(f"[ERROR] must be an integer [json-pointer:/{name}]") from None

    def json(self, name: str, error: str = "invalid_arguments") -> Any:  # noqa: ANN401 (decoded JSON)
        """Return an argument that holds JSON, also when it came as text; raise `error` when the text is not JSON."""
        value = self.given.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise ApiRefusal(error, response_metadata={"messages": [f"[ERROR] invalid json: {name}"]}) from None

    def listed(self, name: str) -> list[str]:
        """Return a list of texts, given as a list, as JSON, or with commas."""
        value = self.given.get(name)
        if isinstance(value, str):
            value = self.json(name) if value.startswith("[") else value.split(",")
        return [str(one).strip() for one in value or [] if str(one).strip()]


def _invalid(message: str) -> ApiRefusal:
    return ApiRefusal("invalid_arguments", response_metadata={"messages": [message]})


async def read(request: Request) -> Arguments:
    """Read a call's arguments from its address, its form or its JSON body."""
    given: Json = dict(request.query_params)
    content_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if content_type == "application/json":
        try:
            body = json.loads(await request.body() or b"{}")
        except ValueError:
            raise ApiRefusal("invalid_json") from None
        if not isinstance(body, dict):
            raise ApiRefusal("json_not_object")
        given |= body
    elif content_type == "application/x-www-form-urlencoded":
        given |= dict(parse_qsl((await request.body()).decode(), keep_blank_values=True))
    elif content_type and request.method == "POST":
        raise ApiRefusal("invalid_post_type")
    in_form = given.pop("token", None)
    scheme, _, in_header = request.headers.get("authorization", "").partition(" ")
    return Arguments(given, in_header if scheme.lower() == "bearer" else in_form)
