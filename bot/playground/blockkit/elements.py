"""Interactive elements and images, by type."""

import re
from collections.abc import Mapping
from typing import Final

from bot.playground.blockkit.checks import (
    Check,
    anything,
    array,
    boolean,
    both,
    number,
    shape,
    string,
    typed,
    url,
)
from bot.playground.blockkit.objects import (
    CONFIRM,
    DISPATCH,
    ID,
    MENU_OPTION,
    OPTION_GROUP,
    SLACK_FILE,
    STYLE,
    conversation_filter,
    image_source,
    option,
    plain,
)
from bot.playground.blockkit.options import input_lengths, one_source_of_options, options_fit
from bot.playground.blockkit.rich_text import RICH_TEXT

DATE: Final = re.compile(r"\d{4}-\d\d-\d\d$")
TIME: Final = re.compile(r"([01]\d|2[0-3]):[0-5]\d$")
_ANY: Mapping[str, Check] = {"type!": anything, "action_id": ID}
_FOCUS: Mapping[str, Check] = {**_ANY, "focus_on_load": boolean}
_PICKED: Mapping[str, Check] = {**_FOCUS, "confirm": CONFIRM}
_MENU: Mapping[str, Check] = {**_PICKED, "placeholder": plain(150)}
_MANY: Mapping[str, Check] = {**_MENU, "max_selected_items": number(1)}
_TYPED: Mapping[str, Check] = {**_FOCUS, "placeholder": plain(150), "dispatch_action_config": DISPATCH}
_CONVERSATIONS: Mapping[str, Check] = {"default_to_current_conversation": boolean, "filter": conversation_filter}
_CHOICES: Mapping[str, Check] = {"options": array(MENU_OPTION, 1, 100), "option_groups": array(OPTION_GROUP, 1, 100)}
_RICH_OPTION = option(rich=True)
_FEW = array(_RICH_OPTION, 1, 10)
_IDS = array(string(255), 1)
_QUERY: Mapping[str, Check] = {"min_query_length": number(0)}
_NUMBER: Final = string(pattern=re.compile(r"-?\d+(\.\d+)?$"))
_PARAMETER = shape({"name!": string(), "value!": string()})
_WORKFLOW = shape({"trigger!": shape({"url!": url(), "customizable_input_parameters": array(_PARAMETER)})})
_VOTE = shape({"text!": plain(75), "value!": string(2000), "accessibility_label": string(75)})
_BUTTON: Mapping[str, Check] = {**_ANY, "text!": plain(75), "style": STYLE, "accessibility_label": string(75)}

ELEMENTS: Final[Mapping[str, Check]] = {
    "button": shape(
        {
            **_BUTTON,
            "value": string(2000),
            "url": url(),
            "confirm": CONFIRM,
            "agent_prompt": string(4000),
            "agent_prompt_display": anything,
            "visible_to_user_ids": array(string(255)),
        }
    ),
    "workflow_button": shape({**_BUTTON, "workflow!": _WORKFLOW, "confirm": CONFIRM, "alt_text": string(2000)}),
    "icon_button": shape(
        {
            **_ANY,
            "icon!": string(),
            "text!": plain(75),
            "value": string(2000),
            "confirm": CONFIRM,
            "accessibility_label": string(75),
            "visible_to_user_ids": array(string(255)),
        }
    ),
    "feedback_buttons": shape({**_ANY, "positive_button!": _VOTE, "negative_button!": _VOTE}),
    "overflow": shape({**_ANY, "confirm": CONFIRM, "options!": array(option(rich=False, linked=True), 1, 5)}),
    "checkboxes": both(
        shape({**_PICKED, "options!": _FEW, "initial_options": array(_RICH_OPTION, 1, 10)}), options_fit
    ),
    "radio_buttons": both(shape({**_PICKED, "options!": _FEW, "initial_option": _RICH_OPTION}), options_fit),
    "static_select": both(shape({**_MENU, **_CHOICES, "initial_option": MENU_OPTION}), one_source_of_options),
    "multi_static_select": both(
        shape({**_MANY, **_CHOICES, "initial_options": array(MENU_OPTION, 1, 100)}), one_source_of_options
    ),
    "external_select": shape({**_MENU, **_QUERY, "initial_option": MENU_OPTION}),
    "multi_external_select": shape({**_MANY, **_QUERY, "initial_options": array(MENU_OPTION, 1, 100)}),
    "users_select": shape({**_MENU, "initial_user": string(255)}),
    "multi_users_select": shape({**_MANY, "initial_users": _IDS}),
    "conversations_select": shape(
        {**_MENU, **_CONVERSATIONS, "initial_conversation": string(255), "response_url_enabled": boolean}
    ),
    "multi_conversations_select": shape({**_MANY, **_CONVERSATIONS, "initial_conversations": _IDS}),
    "channels_select": shape({**_MENU, "initial_channel": string(255), "response_url_enabled": boolean}),
    "multi_channels_select": shape({**_MANY, "initial_channels": _IDS}),
    "datepicker": shape({**_MENU, "initial_date": string(pattern=DATE)}),
    "timepicker": shape({**_MENU, "initial_time": string(pattern=TIME), "timezone": string()}),
    "datetimepicker": shape({**_PICKED, "initial_date_time": number(0, 9_999_999_999)}),
    "plain_text_input": both(
        shape(
            {
                **_TYPED,
                "initial_value": string(3000),
                "multiline": boolean,
                "min_length": number(0, 3000),
                "max_length": number(1, 3000),
            }
        ),
        input_lengths,
    ),
    "email_text_input": shape({**_TYPED, "initial_value": string()}),
    "url_text_input": shape({**_TYPED, "initial_value": string()}),
    "number_input": shape(
        {
            **_TYPED,
            "is_decimal_allowed!": boolean,
            "initial_value": _NUMBER,
            "min_value": _NUMBER,
            "max_value": _NUMBER,
        }
    ),
    "rich_text_input": shape(
        {**_TYPED, "initial_value": RICH_TEXT, "min_lines": number(1, 100), "max_lines": number(1, 100)}
    ),
    "file_input": shape({**_ANY, "filetypes": array(string()), "max_files": number(1, 10)}),
    "image": both(
        shape({"type!": anything, "alt_text!": string(2000), "image_url": url(), "slack_file": SLACK_FILE}),
        image_source,
    ),
}
_SELECTS = tuple(f"{kind}_select" for kind in ("static", "external", "users", "conversations", "channels"))
_MENUS = (*_SELECTS, *(f"multi_{kind}" for kind in _SELECTS))
_PICKERS = ("datepicker", "timepicker", "datetimepicker", "checkboxes", "radio_buttons", *_MENUS)
IN_ACTIONS = typed(ELEMENTS, "button", "workflow_button", "overflow", "rich_text_input", *_PICKERS)
IN_SECTION = typed(ELEMENTS, "button", "workflow_button", "overflow", "image", *_PICKERS)
IN_INPUT = typed(
    ELEMENTS,
    *("plain_text_input", "email_text_input", "url_text_input", "number_input", "rich_text_input", "file_input"),
    *_PICKERS,
)
IN_CONTEXT_ACTIONS = typed(ELEMENTS, "feedback_buttons", "icon_button")
