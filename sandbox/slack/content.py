"""The content of a message, and its checks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sandbox.slack.arguments import SlackArguments
from sandbox.slack.blocks import check_message_blocks, with_ids
from sandbox.slack.model import BOT_USER_ID, Json, Post, SlackChannel, SlackError
from sandbox.slack.state import new_id
from sandbox.slack.workspace import Workspace

CUT_AT = 40_000
"""Characters of text that chat.postMessage keeps."""
UPDATE_AT_MOST = 4_000
MOST_ATTACHMENTS = 100


@dataclass(frozen=True, kw_only=True)
class MessageContent:
    text: str
    blocks: Sequence[Json]
    attachments: Sequence[Json]
    metadata: Json | None


def read_content(ws: Workspace, args: SlackArguments) -> MessageContent:
    """Reads the message that *args* describe; SlackError if Slack would refuse it."""
    if "markdown_text" in args and ("text" in args or "blocks" in args):
        raise SlackError("markdown_text_conflict")
    text = args.text("markdown_text") or args.text("text")
    blocks = _blocks(ws, _nested(args, "blocks", "invalid_blocks_format"), "/blocks")
    attachments = _attachments(ws, _nested(args, "attachments", "invalid_attachments"))
    if not (text or blocks or attachments):
        raise SlackError("no_text")
    return MessageContent(
        text=text, blocks=blocks, attachments=attachments, metadata=_metadata(args)
    )


def _nested(args: SlackArguments, name: str, error: str) -> Any:
    try:
        return args.nested(name) or []
    except ValueError:
        raise SlackError(error) from None


def _blocks(ws: Workspace, blocks: Any, pointer: str) -> list[Json]:
    if not blocks:
        return []
    if not isinstance(blocks, list):
        raise SlackError("invalid_blocks_format")
    problems = check_message_blocks(blocks, pointer, ws.can_show)
    if problems:
        raise SlackError("invalid_blocks", problems)
    return with_ids(blocks, lambda: new_id(""))


def _attachments(ws: Workspace, attachments: Any) -> list[Json]:
    if not isinstance(attachments, list):
        raise SlackError("invalid_attachments")
    if len(attachments) > MOST_ATTACHMENTS:
        raise SlackError("too_many_attachments")
    return [
        {**attachment, "blocks": _blocks(ws, attachment["blocks"], f"/attachments/{index}/blocks")}
        if "blocks" in attachment
        else attachment
        for index, attachment in enumerate(attachments)
    ]


def _metadata(args: SlackArguments) -> Json | None:
    metadata: Json | None = _nested(args, "metadata", "invalid_metadata_format") or None
    if metadata is None:
        return None
    if not isinstance(metadata, dict) or not isinstance(metadata.get("event_payload"), dict):
        raise SlackError("invalid_metadata_format")
    if not isinstance(metadata.get("event_type"), str):
        raise SlackError("invalid_metadata_format")
    return metadata


def new_post(
    ws: Workspace,
    channel: SlackChannel,
    content: MessageContent,
    args: SlackArguments,
    *,
    only_for: str = "",
) -> Post:
    """Returns an unpublished message of the bot in *channel* or in the thread of *args*."""
    thread_ts = args.text("thread_ts") or None
    parent = ws.world.post(channel.id, thread_ts) if thread_ts else None
    if thread_ts and (parent is None or parent.is_reply or parent.ephemeral_to):
        raise SlackError("cannot_reply_to_message")
    if parent and not only_for:
        parent.thread_ts = parent.ts
    return Post(
        channel=channel.id,
        ts=ws.world.new_ts(),
        author=BOT_USER_ID,
        text=content.text[:CUT_AT],
        blocks=list(content.blocks),
        attachments=list(content.attachments),
        metadata=content.metadata,
        thread_ts=thread_ts,
        is_broadcast=args.flag("reply_broadcast"),
        ephemeral_to=only_for or None,
    )


def put(post: Post, content: MessageContent) -> None:
    """Replaces the content of *post*; absent blocks are removed."""
    post.text, post.blocks = content.text, list(content.blocks)
    post.attachments = list(content.attachments)
    post.metadata = content.metadata or post.metadata
