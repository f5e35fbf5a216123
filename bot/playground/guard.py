"""Keeps strangers out: a page of another site must not press buttons here (foreign Origin, DNS rebinding)."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose

LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
FOR_THE_BOT = ("/api/", "/socket/", "/actions/")  # guarded by tokens and tickets instead
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: https:; font-src 'self'; "
    "connect-src 'self' ws://127.0.0.1:* ws://localhost:*; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cache-control", b"no-store"),
)


class Guard:
    """Refuses foreign `Host` and `Origin`, and sends a strict Content-Security-Policy with what is left."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str] = LOOPBACK) -> None:
        self._app = app
        self._hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer 403."""
        if scope["type"] not in ("http", "websocket") or scope["path"].startswith(FOR_THE_BOT):
            await self._app(scope, receive, send)
        elif not self._is_own(Headers(scope=scope)):
            refusal = WebSocketClose(1008) if scope["type"] == "websocket" else PlainTextResponse("Forbidden\n", 403)
            await refusal(scope, receive, send)
        else:
            await self._app(scope, receive, _with_headers(send))

    def _is_own(self, headers: Headers) -> bool:
        host = headers.get("host", "")
        if host.rpartition(":")[0] not in self._hosts and host not in self._hosts:
            return False
        origin = headers.get("origin")
        return origin is None or urlsplit(origin).netloc == host


def _with_headers(send: Send) -> Send:
    async def sending(message: "dict[str, object]") -> None:
        if message["type"] == "http.response.start":
            headers = message.get("headers")
            message["headers"] = [*(headers if isinstance(headers, list | tuple) else ()), *_HEADERS]
        await send(message)

    return sending  # type: ignore[return-value]  # Starlette's Send takes a MutableMapping, which a dict is
