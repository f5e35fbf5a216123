"""Lets an answer be lost on purpose: HTTP connections that can be cut in the middle of an exchange."""

import asyncio

from starlette.requests import Request
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

_TRANSPORT = "playground.transport"


class CuttableProtocol(HttpToolsProtocol):
    """uvicorn's HTTP protocol, which also tells each request on which transport it came."""

    def on_message_begin(self) -> None:
        """Begin a request."""
        super().on_message_begin()
        self.scope["state"] = {**self.scope.get("state", {}), _TRANSPORT: self.transport}


def cut(request: Request) -> None:
    """Cut the connection of this request, as when a network fails: the caller gets no answer."""
    transport: asyncio.Transport = request.scope["state"][_TRANSPORT]
    transport.abort()
