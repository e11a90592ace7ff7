"""Small pieces of Block Kit."""

from typing import Any

Block = dict[str, Any]

DIVIDER: Block = {"type": "divider"}


def plain(text: str) -> Block:
    return {"type": "plain_text", "text": text}


def button(label: str, **fields: Any) -> Block:
    """A button whose action id is its label."""
    return {"type": "button", "text": plain(label), "action_id": label, **fields}


def actions(*labels: str) -> Block:
    """A row of buttons."""
    return {"type": "actions", "elements": [button(label) for label in labels]}


def entry(label: str, **fields: Any) -> Block:
    """An input for words; its label is its block id and action id too."""
    element = {"type": "plain_text_input", "action_id": label}
    return {"type": "input", "block_id": label, "label": plain(label), "element": element, **fields}


def modal(title: str, *blocks: Block, **fields: Any) -> Block:
    content = list(blocks) or [DIVIDER]
    return {"type": "modal", "title": plain(title), "blocks": content, **fields}


def home(*blocks: Block) -> Block:
    return {"type": "home", "blocks": list(blocks)}
