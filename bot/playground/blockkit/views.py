"""Views: what a modal and a Home are made of besides their blocks."""

import json
from typing import Any

from bot.playground.blockkit.blocks import BLOCKS
from bot.playground.blockkit.checks import Faults, anything, array, at, boolean, shape, string, typed
from bot.playground.blockkit.objects import plain
from bot.playground.blockkit.rules import across

MOST_BLOCKS = 100
LARGEST = 250_000  # bytes; views.open: view_too_large
_COMMON = {
    "type!": anything,
    "blocks!": array(typed(BLOCKS), 0, MOST_BLOCKS),
    "private_metadata": string(3000),
    "callback_id": string(255),
    "external_id": string(255),
}
_VIEWS = {
    "home": shape(_COMMON),
    "modal": shape(
        {
            **_COMMON,
            "title!": plain(24),
            "submit": plain(24),
            "close": plain(24),
            "clear_on_close": boolean,
            "notify_on_close": boolean,
            "submit_disabled": boolean,
        }
    ),
}


def check_view(view: Any, kind: str, pointer: str = "/view") -> Faults:  # noqa: ANN401 (JSON not yet checked)
    """Return what Slack would say against this modal or Home (`kind`); an empty list when nothing."""
    faults: Faults = []
    typed(_VIEWS, kind)(view, pointer, faults)
    if not isinstance(view, dict):
        return faults
    blocks = view.get("blocks")
    if isinstance(blocks, list):
        across(blocks, kind, f"{pointer}/blocks", faults)
        inputs = [one for one in blocks if isinstance(one, dict) and one.get("type") == "input"]
        if kind == "modal" and inputs and "submit" not in view:
            faults.append(at(pointer, "missing required field: submit (there are input blocks)"))
    for name in ("title", "submit", "close"):
        words = view.get(name)
        if isinstance(words, dict) and isinstance(words.get("text"), str) and words["text"].isspace():
            faults.append(at(f"{pointer}/{name}/text", "must not be blank"))
    if len(json.dumps(view, ensure_ascii=False).encode()) > LARGEST:
        faults.append(at(pointer, "view_too_large"))
    return faults
