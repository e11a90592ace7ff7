"""conversations.*: opening, listing and reading conversations."""

import base64
from typing import TypeVar

from sandbox.slack.arguments import SlackArguments
from sandbox.slack.model import BOT_USER_ID, Json, Post, SlackError
from sandbox.slack.to_json import channel_json, post_json
from sandbox.slack.workspace import Workspace

T = TypeVar("T")


def open_(ws: Workspace, args: SlackArguments) -> Json:
    """Opens a direct message with one person; the sandbox has none with several people."""
    if "channel" in args:
        channel = ws.channel(args.text("channel"))
        return {"no_op": True, "already_open": True, "channel": channel_json(ws.world, channel)}
    ids = [user_id for user_id in args.text("users").split(",") if user_id]
    if not ids:
        raise SlackError("users_list_not_supplied")
    if len(ids) > 1:
        raise SlackError("too_many_users")
    user = ws.user(ids[0])
    if user.deactivated:
        raise SlackError("user_disabled")
    if ws.world.is_stranger(user):
        raise SlackError("invalid_user_combination")
    known = ws.world.dm_of(user.id) is not None
    channel = ws.world.open_dm(user)
    opened = channel_json(ws.world, channel) if args.flag("return_im") else {"id": channel.id}
    return {"no_op": known, "already_open": known, "channel": opened}


def info(ws: Workspace, args: SlackArguments) -> Json:
    channel = ws.channel(args.text("channel"))
    described = channel_json(ws.world, channel)
    if args.flag("include_num_members"):
        described["num_members"] = len(channel.members)
    return {"channel": described}


def members(ws: Workspace, args: SlackArguments) -> Json:
    channel = ws.channel(args.text("channel"))
    found, cursor = _page(channel.members, args, 100)
    return {"members": found, "response_metadata": {"next_cursor": cursor}}


def list_(ws: Workspace, args: SlackArguments) -> Json:
    kinds = {"public_channel": "channel", "private_channel": "group", "im": "im", "mpim": "mpim"}
    wanted = (args.text("types") or "public_channel").split(",")
    if not set(wanted) <= set(kinds):
        raise SlackError("invalid_types")
    visible = [
        channel
        for channel in ws.world.channels.values()
        if channel.kind in [kinds[name] for name in wanted]
        and (channel.kind == "channel" or BOT_USER_ID in channel.members)
        and not (channel.is_archived and args.flag("exclude_archived"))
    ]
    found, cursor = _page(visible, args, 100)
    listed = [channel_json(ws.world, channel) for channel in found]
    return {"channels": listed, "response_metadata": {"next_cursor": cursor}}


def history(ws: Workspace, args: SlackArguments) -> Json:
    channel = ws.channel(args.text("channel"))
    if BOT_USER_ID not in channel.members:
        raise SlackError("not_in_channel")
    shown = [
        post
        for post in reversed(ws.world.posts[channel.id].values())
        if not post.ephemeral_to and (not post.is_reply or post.is_broadcast)
    ]
    page = _messages(ws, args, shown)
    return {**page, "pin_count": 0, "channel_actions_ts": None, "channel_actions_count": 0}


def replies(ws: Workspace, args: SlackArguments) -> Json:
    channel = ws.channel(args.text("channel"))
    parent = ws.world.post(channel.id, args.text("ts"))
    if parent is None or parent.ephemeral_to:
        raise SlackError("thread_not_found")
    if parent.is_reply:
        return _messages(ws, args, [parent])
    return _messages(ws, args, [parent, *ws.world.thread(parent)])


def _messages(ws: Workspace, args: SlackArguments, posts: list[Post]) -> Json:
    inside = [post for post in posts if _within(post, args)]
    found, cursor = _page(inside, args, 100, most=999)
    metadata = args.flag("include_all_metadata")
    page: Json = {
        "messages": [post_json(ws.world, post, metadata=metadata) for post in found],
        "has_more": bool(cursor),
    }
    return {**page, "response_metadata": {"next_cursor": cursor}} if cursor else page


def _within(post: Post, args: SlackArguments) -> bool:
    oldest, latest = _moment(args, "oldest"), _moment(args, "latest")
    if args.flag("inclusive") and post.ts in (oldest, latest):
        return True
    moment = float(post.ts)
    return (not oldest or moment > float(oldest)) and (not latest or moment < float(latest))


def _moment(args: SlackArguments, name: str) -> str:
    given = args.text(name)
    if not given.replace(".", "", 1).isdigit() and given:
        raise SlackError(f"invalid_ts_{name}")
    return given


def _page(
    found: list[T], args: SlackArguments, default: int, most: int = 1000
) -> tuple[list[T], str]:
    """Returns one page and the cursor of the next page, empty at the end."""
    limit = min(max(args.number("limit", default), 1), most)
    start = _place(args.text("cursor"))
    end = start + limit
    cursor = base64.b64encode(f"next:{end}".encode()).decode() if end < len(found) else ""
    return found[start:end], cursor


def _place(cursor: str) -> int:
    try:
        return int(base64.b64decode(cursor).decode().removeprefix("next:")) if cursor else 0
    except ValueError:
        raise SlackError("invalid_cursor") from None
