"""Our replies as Slack's JSON: plain dicts, ready for the Web API and for acknowledgements."""

from typing import Any

from bot.slack.blocks import MODAL_TITLE, cut_markup, plain
from bot.slack.replies import Home, Message, Modal

Json = dict[str, Any]

FROM_HOME = "\N{HOUSE}"  # begins the private note of a modal that was opened from Home, and of what follows it
NOTE_LENGTH = 3000 - len(FROM_HOME)  # docs.slack.dev, surfaces/modals: private_metadata
TEXT_LENGTH = 4000  # recommended longest top-level text; Slack truncates above 40,000
MESSAGE_BLOCKS, VIEW_BLOCKS = 50, 100


def message_json(message: Message) -> Json:
    """Return `text` and `blocks` as `chat.postMessage`, `chat.update` and command answers take them."""
    body: Json = {"text": cut_markup(message.text, TEXT_LENGTH)}
    if message.blocks:
        body["blocks"] = list(message.blocks[:MESSAGE_BLOCKS])
    return body


def modal_json(modal: Modal) -> Json:
    """Return the view of a modal; raises ValueError for a note that Slack would refuse."""
    if len(modal.note) > NOTE_LENGTH:
        raise ValueError(f"the note of modal {modal.name} is longer than {NOTE_LENGTH} characters")
    view: Json = {
        "type": "modal",
        "callback_id": modal.name,
        "title": plain(modal.title, MODAL_TITLE),
        "close": plain(modal.close, MODAL_TITLE),
        "blocks": list(modal.blocks[:VIEW_BLOCKS]),
        "private_metadata": FROM_HOME * modal.from_home + modal.note,
    }
    if modal.submit:
        view["submit"] = plain(modal.submit, MODAL_TITLE)
    return view


def home_json(home: Home) -> Json:
    """Return the view of App Home."""
    return {"type": "home", "blocks": list(home.blocks[:VIEW_BLOCKS])}
