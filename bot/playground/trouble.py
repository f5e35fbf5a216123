"""How the playground says no: to the bot with Slack's error codes, to a person with what they would run into."""

from typing import Any


class ApiRefusal(Exception):  # noqa: N818 (an answer of the Web API, not a fault of the server)
    """A Web API call that Slack would decline; `code` is Slack's own, `details` join the answer."""

    def __init__(self, code: str, **details: Any) -> None:  # noqa: ANN401 (whatever JSON Slack puts beside its code)
        super().__init__(code)
        self.code = code
        self.details = details


class ActRefusal(Exception):  # noqa: N818 (an outcome of an act)
    """Something a person cannot do in Slack at all: there is no such button, they are not in the channel."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
