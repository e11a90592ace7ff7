"""A person's entries in inputs, and their JSON."""

from collections.abc import Mapping, Sequence
from typing import Any

from sandbox.slack.model import Json
from sandbox.slack.typed_text import rich_text

Entry = str | Sequence[str] | Json
"""Text, the labels of the chosen options, or a `rich_text` block of formatted words."""

MISSING = "Please complete this required field."


def fill(blocks: Sequence[Json], entries: Mapping[str, Entry]) -> Json:
    """Returns block id → action id → value of all inputs; LookupError for an unknown label."""
    inputs = {block["label"]["text"]: block for block in blocks if block["type"] == "input"}
    unknown = set(entries) - set(inputs)
    if unknown:
        raise LookupError(f"no input {sorted(unknown)}; there are {sorted(inputs)}")
    return {
        block["block_id"]: {
            block["element"]["action_id"]: _value(block["element"], entries.get(label))
        }
        for label, block in inputs.items()
    }


def complaints(blocks: Sequence[Json], state: Json) -> dict[str, str]:
    """Returns label → complaint, which Slack shows before it sends anything."""
    found = {}
    for block in blocks:
        if block["type"] == "input":
            element = block["element"]
            value = state[block["block_id"]][element["action_id"]]
            wrong = _complaint(element, _entered(value), optional=block.get("optional", False))
            if wrong:
                found[block["label"]["text"]] = wrong
    return found


def _complaint(element: Json, entered: Any, *, optional: bool) -> str | None:
    if not entered:
        return None if optional else MISSING
    if element["type"] != "plain_text_input":
        return None
    most, least = element.get("max_length", 3000), element.get("min_length", 0)
    if len(entered) > most:
        return f"Please use at most {most} characters."
    return f"Please use at least {least} characters." if len(entered) < least else None


def _entered(value: Json) -> Any:
    return next((inner for name, inner in value.items() if name != "type"), None)


def _value(element: Json, entry: Entry | None) -> Json:
    """Returns the element's value as in payloads; its initial value if nothing is entered."""
    kind = element["type"]
    match kind:
        case "static_select" | "radio_buttons":
            return {"type": kind, "selected_option": _picked(element, entry)}
        case "multi_static_select" | "checkboxes":
            return {"type": kind, "selected_options": _chosen(element, entry)}
        case "datepicker" | "timepicker" | "users_select" | "conversations_select":
            word = kind.removesuffix("picker").removesuffix("s_select")
            return {"type": kind, f"selected_{word}": _given(entry, element.get(f"initial_{word}"))}
        case "rich_text_input":
            return {"type": kind, "rich_text_value": _formatted(entry)}
        case _:
            return {"type": kind, "value": _given(entry, element.get("initial_value"))}


def _formatted(entry: Entry | None) -> Json | None:
    """Returns typed words as a block without an id, as Slack's editor does."""
    if not entry:
        return None
    if isinstance(entry, dict):
        return entry
    block = rich_text(str(entry), "")
    return {"type": block["type"], "elements": block["elements"]}


def _given(entry: Entry | None, initial: Entry | None) -> Entry | None:
    """An emptied input is null; an untouched one keeps its initial value."""
    return (initial if entry is None else entry) or None


def _picked(element: Json, entry: Entry | None) -> Json | None:
    return _option(element, str(entry)) if entry else element.get("initial_option")


def _chosen(element: Json, entry: Entry | None) -> list[Json]:
    if entry is None:
        return list(element.get("initial_options", []))
    labels = [entry] if isinstance(entry, str) else entry
    return [_option(element, label) for label in labels]


def _option(element: Json, label: str) -> Json:
    groups = element.get("option_groups", [])
    options: list[Json] = element.get("options", []) + [o for g in groups for o in g["options"]]
    for option in options:
        if option["text"]["text"] == label:
            return option
    raise LookupError(f"no option {label!r}; there are {[o['text']['text'] for o in options]}")
