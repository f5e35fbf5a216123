"""Messages that answer an interaction: in the acknowledgement of a command, or through its `response_url`."""

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from bot.playground import messages
from bot.playground.identity import BOT_USER, WORKSPACE
from bot.playground.model import Channel, Json
from bot.playground.playground import Playground
from bot.playground.response_urls import ResponseUrl
from bot.playground.trouble import ApiRefusal
from bot.playground.webapi.arguments import Arguments
from bot.playground.webapi.chat import content

NOT_FOUND, BAD = 404, 400
KNOWN = frozenset(
    [
        "text",
        "blocks",
        "attachments",
        "response_type",
        "replace_original",
        "delete_original",
        "thread_ts",
        "mrkdwn",
        "unfurl_links",
        "unfurl_media",
        "metadata",
        "link_names",
        "parse",
    ]
)


def respond(playground: Playground, to: ResponseUrl, body: object) -> None:
    """Do what an answer says: post, replace or delete; raise `ApiRefusal` as Slack would."""
    if not isinstance(body, dict):
        raise ApiRefusal("invalid_payload")
    unknown = set(body) - KNOWN
    if unknown:
        raise ApiRefusal("invalid_arguments", response_metadata={"messages": [f"unknown field: {min(unknown)}"]})
    kind = body.get("response_type", "ephemeral")
    if kind not in ("ephemeral", "in_channel"):
        raise ApiRefusal("invalid_response_type")
    channel = playground.workspace.channel(to.channel)
    if channel is None:
        raise ApiRefusal("channel_not_found")
    original = channel.messages.get(to.message_ts or "")
    if body.get("delete_original"):
        if original is None:
            raise ApiRefusal("message_not_found")
        messages.delete(playground, channel, original)
        return
    text, blocks, attachments = content(Arguments(body, None))
    if original is not None and body.get("replace_original", True):
        original.attachments = attachments
        messages.change(playground, channel, original, text=text, blocks=blocks)
        return
    _post(playground, to, channel, (text, blocks, attachments), everyone=kind == "in_channel", body=body)


def _post(
    playground: Playground,
    to: ResponseUrl,
    channel: Channel,
    said: tuple[str, list[Json], list[Json]],
    *,
    everyone: bool,
    body: Json,
) -> None:
    text, blocks, attachments = said
    message = messages.new_message(playground, channel, BOT_USER, text, blocks)
    message.attachments = attachments
    message.only_for = None if everyone else to.user
    thread_ts = body.get("thread_ts") or to.thread_ts
    message.thread_ts = thread_ts if thread_ts in channel.messages else None
    messages.post(playground, channel, message)


class ResponseUrlEndpoint:
    """Answers `POST /actions/{workspace}/{ticket}`."""

    def __init__(self, playground: Playground) -> None:
        self._playground = playground

    async def __call__(self, request: Request) -> Response:
        """Take one answer."""
        playground = self._playground
        with playground.activity.under_way():
            try:
                body: Any = json.loads(await request.body())
            except ValueError:
                body = None
            record = playground.journal.write("in", "response_url", body)
            code, status = self._taken(request, body)
            record.refused = code
            playground.journal.end(record, answer=code or "ok", status=status, seconds=0.0)
        if code is None:
            return PlainTextResponse("ok")
        playground.journal.problem("refused", "response_url", code)
        return JSONResponse({"ok": False, "error": code}, status)

    def _taken(self, request: Request, body: object) -> tuple[str | None, int]:
        playground = self._playground
        if request.path_params["workspace"] != WORKSPACE:
            return "no_team", NOT_FOUND
        found = playground.response_urls.use(request.path_params["ticket"])
        if isinstance(found, str):
            return found, NOT_FOUND
        try:
            respond(playground, found, body)
        except ApiRefusal as refusal:
            return refusal.code, BAD
        return None, 200
