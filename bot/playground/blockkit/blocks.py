"""Blocks, by type, and the surfaces on which each may stand. Limits: docs.slack.dev, reference/block-kit/blocks."""

from collections.abc import Mapping
from typing import Final

from bot.playground.blockkit.checks import (
    Check,
    Faults,
    anything,
    array,
    at,
    boolean,
    both,
    number,
    one_of,
    shape,
    string,
    typed,
    url,
)
from bot.playground.blockkit.elements import ELEMENTS, IN_ACTIONS, IN_CONTEXT_ACTIONS, IN_INPUT, IN_SECTION
from bot.playground.blockkit.objects import ID, SLACK_FILE, image_source, mrkdwn, plain, text
from bot.playground.blockkit.rich_text import RICH_TEXT


def _block(fields: Mapping[str, Check]) -> Check:
    return shape({"type!": anything, "block_id": ID, **fields})


def _says_something(*names: str) -> Check:
    def check(value: object, pointer: str, faults: Faults) -> None:
        if isinstance(value, dict) and not any(value.get(name) for name in names):
            faults.append(at(pointer, f"must provide one of {', '.join(names)}"))

    return check


_IMAGE = typed(ELEMENTS, "image")
_CELL = typed(
    {
        "raw_text": shape({"type!": anything, "text!": string()}),
        "raw_number": shape({"type!": anything, "value!": number(), "text!": string()}),
        "rich_text": RICH_TEXT,
    }
)
_COLUMN = shape({"align": one_of("left", "center", "right"), "is_wrapped": boolean})
_SOURCE = shape({"type!": anything, "url!": url(), "text!": string()})
_CARD: Final = both(
    _block(
        {
            "title": mrkdwn(150),
            "subtitle": mrkdwn(150),
            "body": mrkdwn(200),
            "subtext": mrkdwn(),
            "icon": _IMAGE,
            "slack_icon": anything,
            "hero_image": _IMAGE,
            "actions": array(typed(ELEMENTS, "button"), 0, 3),
        }
    ),
    _says_something("hero_image", "title", "actions", "body"),
)
_TASK = shape(
    {
        "type": anything,  # may be left out inside a plan
        "block_id": ID,
        "task_id!": string(),
        "title!": string(),
        "status!": one_of("pending", "in_progress", "complete", "error"),
        "details": RICH_TEXT,
        "output": RICH_TEXT,
        "sources": array(_SOURCE),
    }
)
CLASSIC: Final[Mapping[str, Check]] = {
    "actions": _block({"elements!": array(IN_ACTIONS, 1, 25)}),
    "context": _block({"elements!": array(typed({"image": _IMAGE, "plain_text": plain(), "mrkdwn": mrkdwn()}), 1, 10)}),
    "divider": _block({}),
    "header": _block({"text!": plain(150), "level": number(1, 4)}),
    "image": both(
        _block({"alt_text!": string(2000), "image_url": url(), "slack_file": SLACK_FILE, "title": plain(2000)}),
        image_source,
    ),
    "input": _block(
        {
            "label!": plain(2000),
            "element!": IN_INPUT,
            "hint": plain(2000),
            "optional": boolean,
            "dispatch_action": boolean,
        }
    ),
    "rich_text": RICH_TEXT,
    "section": both(
        _block({"text": text(), "fields": array(text(2000), 1, 10), "accessory": IN_SECTION, "expand": boolean}),
        _says_something("text", "fields"),
    ),
    "table": _block({"rows!": array(array(_CELL, 0, 20), 1, 100), "column_settings": array(_COLUMN, 0, 20)}),
    "video": _block(
        {
            "alt_text!": string(),
            "title!": plain(200),
            "thumbnail_url!": url(),
            "video_url!": url(),
            "title_url": url(),
            "author_name": string(50),
            "description": plain(200),
            "provider_icon_url": url(),
            "provider_name": string(50),
        }
    ),
}
_CHILDREN = typed(CLASSIC)
NEWER: Final[Mapping[str, Check]] = {
    "alert": _block({"text!": text(200), "level": one_of("default", "info", "warning", "error", "success")}),
    "card": _CARD,
    "carousel": _block({"elements!": array(typed({"card": _CARD}), 1, 10)}),
    "container": both(
        _block(
            {
                "child_blocks!": array(_CHILDREN, 1, 10),
                "title": plain(150),
                "rich_text_title": RICH_TEXT,
                "subtitle": text(150),
                "icon": _IMAGE,
                "width": one_of("narrow", "standard", "wide", "full"),
                "is_collapsible": boolean,
                "default_collapsed": boolean,
                "has_header_divider": boolean,
            }
        ),
        _says_something("title", "rich_text_title"),
    ),
    "context_actions": _block({"elements!": array(IN_CONTEXT_ACTIONS, 1, 5)}),
    "data_table": _block(
        {
            "caption!": string(),
            "rows!": array(array(_CELL, 0, 20), 2, 201),
            "page_size": number(1, 100),
            "row_header_column_index": number(0),
        }
    ),
    "data_visualization": _block({"title": string(50), "chart!": anything}),
    "markdown": _block({"text!": string(12_000, least=1)}),
    "plan": _block({"title!": string(), "tasks": array(_TASK, 0, 50)}),
    "task_card": _TASK,
}
BLOCKS: Final[Mapping[str, Check]] = {**CLASSIC, **NEWER}
_EVERYWHERE = ("actions", "card", "context", "divider", "header", "image", "input", "rich_text", "section", "video")
SURFACES: Final[Mapping[str, frozenset[str]]] = {
    "message": frozenset(set(BLOCKS) - {"alert"}),
    "modal": frozenset({*_EVERYWHERE, "alert"}),
    "home": frozenset({*_EVERYWHERE, "carousel", "container", "data_table", "table"}),
}
