"""Block Kit's elements: the parts of a block, and their limits."""

from collections.abc import Iterator

from sandbox.slack.check_parts import (
    Check,
    Shape,
    anything,
    at_most,
    boolean,
    items,
    matching,
    number,
    one_of,
    problem,
    string,
    typed,
)

ACTION_ID = string(255)
STYLE = one_of("primary", "danger")


def plain_text(most: int) -> Check:
    """A plain_text object of at most *most* characters."""
    fields = {"text": string(most), "emoji": boolean}
    return typed({"plain_text": Shape(fields=fields, required=["text"])})


def any_text(most: int) -> Check:
    """A plain_text or mrkdwn object of at most *most* characters."""
    plain = Shape(fields={"text": string(most), "emoji": boolean}, required=["text"])
    mrkdwn = Shape(fields={"text": string(most), "verbatim": boolean}, required=["text"])
    return typed({"plain_text": plain, "mrkdwn": mrkdwn})


CONFIRM = Shape(
    fields={
        "title": plain_text(100),
        "text": any_text(300),
        "confirm": plain_text(30),
        "deny": plain_text(30),
        "style": STYLE,
    },
    required=["title", "text", "confirm", "deny"],
)
OPTION = Shape(
    fields={
        "text": any_text(75),
        "value": string(150),
        "description": any_text(75),
        "url": string(3000),
    },
    required=["text", "value"],
)
OPTION_GROUP = Shape(
    fields={"label": plain_text(75), "options": items(OPTION, 100)}, required=["label", "options"]
)
BUTTON = Shape(
    fields={
        "text": plain_text(75),
        "action_id": ACTION_ID,
        "url": string(3000),
        "value": string(2000),
        "style": STYLE,
        "confirm": CONFIRM,
        "accessibility_label": string(75),
    },
    required=["text"],
)


def _source_of_image(value: object, pointer: str) -> Iterator[str]:
    if isinstance(value, dict) and ("image_url" in value) == ("slack_file" in value):
        yield problem("exactly one of image_url and slack_file is required", pointer)


def _id_or_url(value: object, pointer: str) -> Iterator[str]:
    if isinstance(value, dict) and ("id" in value) == ("url" in value):
        yield problem("exactly one of id and url is required", pointer)


SLACK_FILE = Shape(
    fields={"id": matching(r"^[F][A-Z0-9]{8,}$"), "url": string(3000)}, also=_id_or_url
)
IMAGE = Shape(
    fields={"image_url": string(3000), "slack_file": SLACK_FILE, "alt_text": string(2000)},
    required=["alt_text"],
    also=_source_of_image,
)

_COMMON: dict[str, Check] = {"action_id": ACTION_ID, "focus_on_load": boolean}
_WITH_HINT: dict[str, Check] = {**_COMMON, "placeholder": plain_text(150)}
_DISPATCH: dict[str, Check] = {
    "dispatch_action_config": Shape(
        fields={"trigger_actions_on": items(one_of("on_enter_pressed", "on_character_entered"), 2)}
    )
}


def _options_or_groups(value: object, pointer: str) -> Iterator[str]:
    if isinstance(value, dict) and ("options" in value) == ("option_groups" in value):
        yield problem("exactly one of options and option_groups is required", pointer)


_SELECT: dict[str, Check] = {
    **_WITH_HINT,
    "confirm": CONFIRM,
    "options": items(OPTION, 100),
    "option_groups": items(OPTION_GROUP, 100),
}


def _entry(**fields: Check) -> Shape:
    return Shape(fields={**_WITH_HINT, **_DISPATCH, **fields})


def _choice(most: int) -> Shape:
    return Shape(
        fields={
            **_COMMON,
            "confirm": CONFIRM,
            "options": items(OPTION, most),
            "initial_option": OPTION,
            "initial_options": items(OPTION, most),
        },
        required=["options"],
    )


INPUTS: dict[str, Check] = {
    "plain_text_input": _entry(
        initial_value=string(3000, least=0),
        multiline=boolean,
        min_length=at_most(3000),
        max_length=at_most(3000),
    ),
    "rich_text_input": _entry(initial_value=anything, min_lines=number, max_lines=number),
    "number_input": _entry(
        is_decimal_allowed=boolean, initial_value=anything, min_value=anything, max_value=anything
    ),
    "email_text_input": _entry(initial_value=string(3000)),
    "url_text_input": _entry(initial_value=string(3000)),
    "static_select": Shape(fields={**_SELECT, "initial_option": OPTION}, also=_options_or_groups),
    "multi_static_select": Shape(
        fields={**_SELECT, "initial_options": items(OPTION, 100), "max_selected_items": number},
        also=_options_or_groups,
    ),
    "users_select": Shape(fields={**_WITH_HINT, "confirm": CONFIRM, "initial_user": string(255)}),
    "conversations_select": Shape(
        fields={
            **_WITH_HINT,
            "confirm": CONFIRM,
            "initial_conversation": string(255),
            "default_to_current_conversation": boolean,
            "response_url_enabled": boolean,
            "filter": anything,
        }
    ),
    "radio_buttons": _choice(10),
    "checkboxes": _choice(10),
    "datepicker": Shape(fields={**_WITH_HINT, "confirm": CONFIRM, "initial_date": string(10)}),
    "timepicker": Shape(
        fields={**_WITH_HINT, "confirm": CONFIRM, "initial_time": string(5), "timezone": string(99)}
    ),
}
_OVERFLOW = Shape(
    fields={"action_id": ACTION_ID, "options": items(OPTION, 5), "confirm": CONFIRM},
    required=["options"],
)
_SELECTS = {k: v for k, v in INPUTS.items() if not k.endswith("_input")}
ACTIONS: dict[str, Check] = {"button": BUTTON, "overflow": _OVERFLOW, **_SELECTS}
ACCESSORIES: dict[str, Check] = {"image": IMAGE, **ACTIONS}
