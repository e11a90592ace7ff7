"""Block Kit's blocks: their places and their limits."""

from collections import Counter
from collections.abc import Callable, Iterator

from sandbox.slack.check_parts import (
    Check,
    Shape,
    anything,
    boolean,
    items,
    one_of,
    problem,
    string,
    typed,
)
from sandbox.slack.elements import (
    ACCESSORIES,
    ACTIONS,
    IMAGE,
    INPUTS,
    any_text,
    plain_text,
)
from sandbox.slack.model import Json
from sandbox.slack.text import walk

BLOCKS_PER_MESSAGE = 50
BLOCKS_PER_VIEW = 100
MARKDOWN_PER_MESSAGE = 12_000
CHARTS_PER_MESSAGE = 2

_MRKDWN = Shape(fields={"text": string(3000), "verbatim": boolean}, required=["text"])
_PLAIN = Shape(fields={"text": string(3000), "emoji": boolean}, required=["text"])


def _block(*required: str, also: Check = anything, **fields: Check) -> Shape:
    return Shape(fields={"block_id": string(255), **fields}, required=required, also=also)


def _text_or_fields(value: object, pointer: str) -> Iterator[str]:
    if isinstance(value, dict) and "text" not in value and "fields" not in value:
        yield problem("text or fields is required", pointer)


_RICH_PARTS = ("section", "list", "quote", "preformatted")
_RICH_PART = Shape(
    fields={
        "elements": items(anything, 10_000, least=0),
        "style": anything,
        "indent": anything,
        "offset": anything,
        "border": anything,
    },
    required=["elements"],
)
_RICH_TEXT = _block(
    "elements",
    elements=items(typed({f"rich_text_{part}": _RICH_PART for part in _RICH_PARTS}), 10_000),
)
_CELL = typed(
    {
        "raw_text": Shape(fields={"text": string(3000)}, required=["text"]),
        "rich_text": _RICH_TEXT,
    }
)
_FEEDBACK = Shape(
    fields={"action_id": string(255), "positive_button": anything, "negative_button": anything},
    required=["positive_button", "negative_button"],
)
_ICON_BUTTON = Shape(
    fields={
        "action_id": string(255),
        "icon": string(255),
        "text": plain_text(75),
        "value": string(2000),
        "confirm": anything,
        "accessibility_label": string(75),
        "visible_to_user_ids": anything,
    },
    required=["icon", "text"],
)
_CONTEXT_ACTION = typed({"feedback_buttons": _FEEDBACK, "icon_button": _ICON_BUTTON})

EVERYWHERE: dict[str, Check] = {
    "section": _block(
        also=_text_or_fields,
        text=any_text(3000),
        fields=items(any_text(2000), 10),
        accessory=typed(ACCESSORIES),
        expand=boolean,
    ),
    "divider": _block(),
    "header": _block("text", text=plain_text(150), level=anything),
    "context": _block(
        "elements",
        elements=items(typed({"image": IMAGE, "mrkdwn": _MRKDWN, "plain_text": _PLAIN}), 10),
    ),
    "actions": _block("elements", elements=items(typed(ACTIONS), 25)),
    "image": Shape(
        fields={**IMAGE.fields, "title": plain_text(2000), "block_id": string(255)},
        required=IMAGE.required,
        also=IMAGE.also,
    ),
    "input": _block(
        "label",
        "element",
        label=plain_text(2000),
        element=typed(INPUTS),
        hint=plain_text(2000),
        optional=boolean,
        dispatch_action=boolean,
    ),
    "rich_text": _RICH_TEXT,
    "video": _block(
        "alt_text",
        "title",
        "thumbnail_url",
        "video_url",
        alt_text=string(2000),
        title=plain_text(199),
        thumbnail_url=string(3000),
        video_url=string(3000),
        title_url=string(3000),
        description=plain_text(200),
        author_name=string(49),
        provider_name=string(49),
        provider_icon_url=string(3000),
    ),
}
MESSAGES: dict[str, Check] = {
    **EVERYWHERE,
    "markdown": _block("text", text=string(MARKDOWN_PER_MESSAGE)),
    "table": _block("rows", rows=items(items(_CELL, 20), 100), column_settings=anything),
    "context_actions": _block("elements", elements=items(_CONTEXT_ACTION, 5)),
    "data_visualization": _block("chart", title=string(50), chart=anything),
}
MODALS: dict[str, Check] = {
    **EVERYWHERE,
    "alert": _block(
        "text",
        text=any_text(3000),
        level=one_of("default", "info", "warning", "error", "success"),
    ),
}

CanShow = Callable[[Json], bool]
"""Whether a block can show the file of this `slack_file` object."""


def check_message_blocks(blocks: object, pointer: str, can_show: CanShow) -> list[str]:
    """Returns the errors in a message's blocks, none if Slack would accept them."""
    return _check(blocks, pointer, MESSAGES, BLOCKS_PER_MESSAGE, can_show)


def check_view_blocks(blocks: object, pointer: str, kind: str, can_show: CanShow) -> list[str]:
    """Returns the errors in the blocks of a view of *kind* `modal` or `home`."""
    shapes = MODALS if kind == "modal" else EVERYWHERE
    return _check(blocks, pointer, shapes, BLOCKS_PER_VIEW, can_show)


def _check(
    blocks: object, pointer: str, shapes: dict[str, Check], most: int, can_show: CanShow
) -> list[str]:
    problems = list(items(typed(shapes), most)(blocks, pointer))
    if problems:
        return problems
    assert isinstance(blocks, list)
    return [
        *_duplicates((b.get("block_id") for b in blocks), "block_id", pointer),
        *_duplicate_actions(blocks, pointer),
        *_sums(blocks, pointer),
        *_unready_files(blocks, pointer, can_show),
    ]


def _duplicates(ids: Iterator[str | None], name: str, pointer: str) -> Iterator[str]:
    for value, times in Counter(ids).items():
        if value is not None and times > 1:
            yield problem(f"`{name}` already exists: {value}", pointer)


def _duplicate_actions(blocks: list[Json], pointer: str) -> Iterator[str]:
    for index, block in enumerate(blocks):
        ids = (element.get("action_id") for element in block.get("elements", []))
        yield from _duplicates(ids, "action_id", f"{pointer}/{index}/elements")


def _sums(blocks: list[Json], pointer: str) -> Iterator[str]:
    markdown = sum(len(block["text"]) for block in blocks if block["type"] == "markdown")
    if markdown > MARKDOWN_PER_MESSAGE:
        yield problem(f"must be less than {MARKDOWN_PER_MESSAGE + 1} characters", pointer)
    charts = sum(block["type"] == "data_visualization" for block in blocks)
    if charts > CHARTS_PER_MESSAGE:
        yield problem(f"no more than {CHARTS_PER_MESSAGE} data_visualization allowed", pointer)


def _unready_files(blocks: list[Json], pointer: str, can_show: CanShow) -> Iterator[str]:
    for node in walk(blocks):
        file = node.get("slack_file")
        if isinstance(file, dict) and not can_show(file):
            yield problem("invalid slack file", pointer)


def with_ids(blocks: list[Json], new_id: Callable[[], str]) -> list[Json]:
    """Returns the blocks as Slack stores them: with a block_id and action_ids."""
    return [_with_ids(block, new_id) for block in blocks]


def _with_ids(block: Json, new_id: Callable[[], str]) -> Json:
    named = {**block, "block_id": block.get("block_id") or new_id()}
    if block["type"] in ("actions", "context_actions"):
        named["elements"] = [_with_action_id(e, new_id) for e in block["elements"]]
    for place in ("accessory", "element"):
        if place in block and block[place]["type"] != "image":
            named[place] = _with_action_id(block[place], new_id)
    return named


def _with_action_id(element: Json, new_id: Callable[[], str]) -> Json:
    return {**element, "action_id": element.get("action_id") or new_id()}
