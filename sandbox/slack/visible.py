"""Messages with their buttons, modals and App Home as a person sees them."""

from dataclasses import dataclass

from sandbox.slack.model import File, Json, OpenView, Post
from sandbox.slack.state import SlackWorld
from sandbox.slack.text import render, render_blocks


@dataclass(frozen=True, kw_only=True)
class SlackButton:
    label: str
    style: str | None
    """`primary` is green, `danger` red, None neutral."""
    action_id: str
    block_id: str
    value: str | None
    url: str | None


@dataclass(frozen=True, kw_only=True)
class SlackMessage:
    channel: str
    ts: str
    author: str
    """The author's name."""
    text: str
    """The text as read: that of the blocks, or the plain text without blocks."""
    notification: str
    """The top-level text, as in a notification or a screen reader."""
    blocks: tuple[Json, ...]
    rows: tuple[tuple[SlackButton, ...], ...]
    replies: tuple["SlackMessage", ...]
    files: tuple[File, ...]
    ephemeral_to: str | None
    edited: bool
    reactions: tuple[str, ...]
    """The names of the emoji that the bot has added."""

    @property
    def labels(self) -> list[list[str]]:
        """The buttons' labels, row by row."""
        return [[button.label for button in row] for row in self.rows]


@dataclass(frozen=True, kw_only=True)
class SlackView:
    """A modal or an App Home."""

    id: str
    kind: str
    title: str
    text: str
    submit: str | None
    """The label of the button that sends it."""
    labels: tuple[str, ...]
    """The labels of its inputs, in order."""
    blocks: tuple[Json, ...]
    rows: tuple[tuple[SlackButton, ...], ...]


def see_post(world: SlackWorld, post: Post) -> SlackMessage:
    plain = render(post.text, world.name_of)
    attached = [block for a in post.attachments for block in a.get("blocks", [])]
    blocks = [*post.blocks, *attached]
    shared = [render(a["text"], world.name_of) for a in post.attachments if a.get("is_share")]
    text = render_blocks(blocks, world.name_of) if blocks else plain
    return SlackMessage(
        channel=post.channel,
        ts=post.ts,
        author=world.name_of(post.author),
        text="\n".join(filter(None, [text, *shared])),
        notification=plain,
        blocks=tuple(blocks),
        rows=_rows(blocks),
        replies=tuple(see_post(world, reply) for reply in world.thread(post)),
        files=tuple(post.files),
        ephemeral_to=world.name_of(post.ephemeral_to) if post.ephemeral_to else None,
        edited=post.edited_ts is not None,
        reactions=tuple(post.reactions),
    )


def see_view(world: SlackWorld, view: OpenView) -> SlackView:
    body = view.body
    blocks = body["blocks"]
    return SlackView(
        id=view.id,
        kind=body["type"],
        title=body["title"]["text"] if "title" in body else "",
        text=render_blocks(blocks, world.name_of),
        submit=body["submit"]["text"] if "submit" in body else None,
        labels=tuple(b["label"]["text"] for b in blocks if b["type"] == "input"),
        blocks=tuple(blocks),
        rows=_rows(blocks),
    )


def _rows(blocks: list[Json]) -> tuple[tuple[SlackButton, ...], ...]:
    rows = (_row(block) for block in blocks)
    return tuple(row for row in rows if row)


def _row(block: Json) -> tuple[SlackButton, ...]:
    elements = block["elements"] if block["type"] == "actions" else [block.get("accessory", {})]
    return tuple(_button(block, e) for e in elements if e.get("type") == "button")


def _button(block: Json, element: Json) -> SlackButton:
    return SlackButton(
        label=element["text"]["text"],
        style=element.get("style"),
        action_id=element["action_id"],
        block_id=block["block_id"],
        value=element.get("value"),
        url=element.get("url"),
    )
