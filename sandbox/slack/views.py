"""Modals and App Homes: their checks, and the open ones of each person."""

import json
from collections.abc import Iterator

from sandbox.slack.blocks import CanShow, check_view_blocks, with_ids
from sandbox.slack.check_parts import Shape, anything, boolean, one_of, problem, string
from sandbox.slack.elements import plain_text
from sandbox.slack.model import Json, OpenView, SlackError, SlackUser
from sandbox.slack.state import new_id

MOST_BYTES = 250_000
MOST_DEEP = 3


def _submit_for_inputs(value: object, pointer: str) -> Iterator[str]:
    if not isinstance(value, dict) or value.get("type") != "modal":
        return
    blocks = value.get("blocks")
    has_input = isinstance(blocks, list) and any(
        isinstance(block, dict) and block.get("type") == "input" for block in blocks
    )
    if has_input and "submit" not in value:
        yield problem("missing required field: submit", pointer)


_COMMON = {
    "blocks": anything,
    "private_metadata": string(3000, least=0),
    "callback_id": string(255),
    "external_id": string(255, least=0),
}
_SHAPES = {
    "modal": Shape(
        fields={
            **_COMMON,
            "title": plain_text(24),
            "submit": plain_text(24),
            "close": plain_text(24),
            "clear_on_close": boolean,
            "notify_on_close": boolean,
            "submit_disabled": boolean,
        },
        required=["title", "blocks"],
        also=_submit_for_inputs,
    ),
    "home": Shape(fields=_COMMON, required=["blocks"]),
}


def check_view(view: object, kind: str, can_show: CanShow) -> Json:
    """Returns *view* with ids; SlackError if Slack would not show it as a *kind*."""
    if not isinstance(view, dict):
        raise SlackError("invalid_arguments", [problem("must provide an object", "/view")])
    if len(json.dumps(view, ensure_ascii=False).encode()) > MOST_BYTES:
        raise SlackError("view_too_large")
    problems = list(one_of(kind)(view.get("type"), "/view/type"))
    problems += _SHAPES[kind](view, "/view")
    if "blocks" in view:
        problems += check_view_blocks(view["blocks"], "/view/blocks", kind, can_show)
    if problems:
        raise SlackError("invalid_arguments", problems)
    return {**view, "blocks": with_ids(view["blocks"], lambda: new_id(""))}


class Views:
    """Each person's open modals, the topmost last, and App Home."""

    def __init__(self) -> None:
        self._stacks: dict[str, list[OpenView]] = {}
        self._homes: dict[str, OpenView] = {}

    def top(self, user: SlackUser) -> OpenView | None:
        stack = self._stacks.get(user.id)
        return stack[-1] if stack else None

    def home(self, user: SlackUser) -> OpenView | None:
        return self._homes.get(user.id)

    def find(self, *, view_id: str | None, external_id: str | None) -> OpenView:
        """Returns the open view with that id or external id; SlackError if there is none."""
        for view in self._shown():
            if view.id == view_id or (external_id and view.body.get("external_id") == external_id):
                return view
        raise SlackError("not_found")

    def open(self, user: SlackUser, body: Json) -> OpenView:
        """Shows a modal instead of all modals that *user* has open."""
        view_id = new_id("V")
        view = OpenView(id=view_id, user=user.id, body=body, hash=new_hash(), root_id=view_id)
        self._refuse_taken(body, None)
        self._stacks[user.id] = [view]
        return view

    def push(self, user: SlackUser, body: Json) -> OpenView:
        """Shows a modal on top of the one that *user* has open."""
        stack = self._stacks.get(user.id)
        if not stack:
            raise SlackError("not_found")
        if len(stack) >= MOST_DEEP:
            raise SlackError("push_limit_reached")
        self._refuse_taken(body, None)
        view = OpenView(
            id=new_id("V"),
            user=user.id,
            body=body,
            hash=new_hash(),
            root_id=stack[0].id,
            previous_id=stack[-1].id,
        )
        stack.append(view)
        return view

    def update(self, view: OpenView, body: Json, expected: str | None) -> None:
        """Replaces the content of *view*; SlackError if its hash is no longer *expected*."""
        if expected and expected != view.hash:
            raise SlackError("hash_conflict")
        self._refuse_taken(body, view)
        view.body, view.hash = body, new_hash()

    def publish(self, user: SlackUser, body: Json, expected: str | None) -> OpenView:
        """Shows *body* as *user*'s App Home."""
        home = self._homes.get(user.id)
        if home:
            self.update(home, body, expected)
            return home
        self._refuse_taken(body, None)
        view_id = new_id("V")
        home = OpenView(id=view_id, user=user.id, body=body, hash=new_hash(), root_id=view_id)
        self._homes[user.id] = home
        return home

    def close_top(self, user: SlackUser) -> None:
        self._stacks[user.id].pop()

    def clear(self, user: SlackUser) -> None:
        self._stacks[user.id] = []

    def _refuse_taken(self, body: Json, own: OpenView | None) -> None:
        external_id = body.get("external_id")
        for view in self._shown():
            if external_id and view is not own and view.body.get("external_id") == external_id:
                raise SlackError("duplicate_external_id")

    def _shown(self) -> list[OpenView]:
        modals = [view for stack in self._stacks.values() for view in stack]
        return [*modals, *self._homes.values()]


def new_hash() -> str:
    return f"{new_id('1')}.{new_id('').lower()}"
