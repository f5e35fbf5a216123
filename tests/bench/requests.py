"""Signed requests as Slack sends them: a command, a press that no door answers, and the form that files an issue."""

import hashlib
import hmac
import json
import random
import time
from collections.abc import Iterator, Sequence
from itertools import count
from string import ascii_lowercase
from urllib.parse import urlencode

from bot.features.grayzone.models import Symptom

WORKSPACE = "T0PLAY"
BOT_TOKEN = "xoxb-playground"  # noqa: S105 (the playground's, no secret)
SECRET = "playground-signing-secret"  # noqa: S105 (the playground's, no secret)
PEERS = ("U0ANA", "U0BO", "U0CHI", "U0DEV", "U0ELI", "U0FAY")
SYMPTOMS = tuple(Symptom)

_numbers = count(int(time.time() * 1000))


def commands() -> Iterator[bytes]:
    """Give slash commands without end."""
    while True:
        form = {
            "token": "x",
            "team_id": WORKSPACE,
            "team_domain": "playground",
            "channel_id": "C0LEAD",
            "channel_name": "leadership",
            "user_id": "U0ANA",
            "user_name": "ana",
            "command": "/grayzone",
            "text": "help",
            "api_app_id": "A0GRAY",
            "is_enterprise_install": "false",
            "response_url": "http://127.0.0.1:1/unused",
            "trigger_id": f"{next(_numbers)}.1.bench",
        }
        yield _http(urlencode(form))


def unanswered_presses() -> Iterator[bytes]:
    """Give presses of a button that has no handler: all of the way in, and nothing behind it."""
    while True:
        yield _interaction(
            {
                "type": "block_actions",
                "container": {"type": "message", "message_ts": "1.1", "channel_id": "C0LEAD"},
                "actions": [{"type": "button", "block_id": "b", "action_id": "nobody.answers:1", "value": "1"}],
            }
        )


def filings(places: Sequence[tuple[int, int]]) -> Iterator[bytes]:
    """Give submitted `/grayzone` forms: in each place (group, handoff) one for each symptom, by each peer in turn.

    Only so does each one file: a second issue with the same handoff and symptom is first shown the other as similar.
    """
    for number in range(len(places) * len(Symptom)):
        group, handoff = places[number % len(places)]
        values = {
            "what": {"type": "plain_text_input", "value": _words(number)},
            "handoff": _chosen("static_select", str(handoff)),
            "symptom": _chosen("static_select", SYMPTOMS[number // len(places)]),
            "low": {"type": "number_input", "value": "1"},
            "likely": {"type": "number_input", "value": "2"},
            "high": {"type": "number_input", "value": "3"},
            "others": {"type": "multi_static_select", "selected_options": []},
            "way": _chosen("radio_buttons", "openly"),
        }
        view = {
            "id": f"V{next(_numbers)}",
            "team_id": WORKSPACE,
            "type": "modal",
            "callback_id": "grayzone.propose",
            "private_metadata": json.dumps({"g": group, "l": None, "o": False, "s": []}),
            "hash": f"{number}.bench",
            "root_view_id": "",
            "previous_view_id": None,
            "state": {"values": {block: {block: value} for block, value in values.items()}},
        }
        yield _interaction({"type": "view_submission", "view": view}, PEERS[number % len(PEERS)])


def _words(number: int) -> str:
    """Return words that are unlike any other issue's, so that none counts as similar."""
    drawn = random.Random(number)  # noqa: S311 (the same words in every run)
    return " ".join("".join(drawn.choices(ascii_lowercase, k=6)) for _ in range(8))


def _chosen(kind: str, value: str) -> dict[str, object]:
    return {"type": kind, "selected_option": {"text": {"type": "plain_text", "text": "x"}, "value": value}}


def _interaction(body: dict[str, object], user: str = "U0ANA") -> bytes:
    whole = {
        "user": {"id": user, "team_id": WORKSPACE, "username": user, "name": user},
        "team": {"id": WORKSPACE, "domain": "playground"},
        "api_app_id": "A0GRAY",
        "token": "x",
        "trigger_id": f"{next(_numbers)}.2.bench",
        **body,
    }
    return _http(urlencode({"payload": json.dumps(whole)}))


def _http(body: str) -> bytes:
    moment = str(int(time.time()))
    signed = hmac.new(SECRET.encode(), f"v0:{moment}:{body}".encode(), hashlib.sha256).hexdigest()
    head = (
        "POST /slack/events HTTP/1.1",
        "Host: 127.0.0.1",
        "Content-Type: application/x-www-form-urlencoded",
        f"X-Slack-Request-Timestamp: {moment}",
        f"X-Slack-Signature: v0={signed}",
        f"Content-Length: {len(body)}",
    )
    return ("\r\n".join(head) + "\r\n\r\n" + body).encode()
