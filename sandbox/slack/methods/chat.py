"""chat.*: posting, changing and deleting messages; reactions.add."""

import re

from sandbox.slack.arguments import SlackArguments
from sandbox.slack.content import CUT_AT, UPDATE_AT_MOST, new_post, put, read_content
from sandbox.slack.model import BOT_USER_ID, TEAM_DOMAIN, Json, Post, SlackError
from sandbox.slack.to_json import post_json
from sandbox.slack.workspace import Workspace

_TIMESTAMP = re.compile(r"\d{1,10}\.\d{6}")
_EMOJI_NAME = re.compile(r"[\w+'-]+(::skin-tone-[2-6])?")
"""Only the form: a workspace adds emoji of its own. An emoji itself is no name."""


def post_message(ws: Workspace, args: SlackArguments) -> Json:
    channel = ws.channel_to_write(args.text("channel"))
    content = read_content(ws, args)
    post = new_post(ws, channel, content, args)
    ws.note("chat.postMessage", post)
    ws.publish(post, parse_names=args.flag("link_names") or args.text("parse") == "full")
    message = post_json(ws.world, post, metadata=True)
    return {"channel": channel.id, "ts": post.ts, "message": message}


def post_ephemeral(ws: Workspace, args: SlackArguments) -> Json:
    channel = ws.channel_to_write(args.text("channel"))
    if args.text("user") not in channel.members:
        raise SlackError("user_not_in_channel")
    content = read_content(ws, args)
    if len(content.text) > CUT_AT:
        raise SlackError("msg_too_long")
    post = new_post(ws, channel, content, args, only_for=args.text("user"))
    ws.note("chat.postEphemeral", post)
    ws.publish(post)
    return {"message_ts": post.ts}


def update(ws: Workspace, args: SlackArguments) -> Json:
    ws.channel_to_write(args.text("channel"))
    post = _own_post(ws, args.text("channel"), args.text("ts"), "cant_update_message")
    content = read_content(ws, args)
    if len(content.text) > UPDATE_AT_MOST:
        raise SlackError("msg_too_long")
    before = post_json(ws.world, post)
    put(post, content)
    if not content.blocks:
        post.edited_ts = ws.world.new_ts()
    ws.note("chat.update", post)
    ws.world.ring(post, parse_names=args.flag("link_names") or args.text("parse") == "full")
    ws.announce_change(before, post)
    message = post_json(ws.world, post, metadata=True)
    return {"channel": post.channel, "ts": post.ts, "text": post.text, "message": message}


def delete(ws: Workspace, args: SlackArguments) -> Json:
    ws.channel(args.text("channel"))
    post = _own_post(ws, args.text("channel"), args.text("ts"), "cant_delete_message")
    ws.note("chat.delete", post)
    ws.remove(post)
    return {"channel": post.channel, "ts": post.ts}


def get_permalink(ws: Workspace, args: SlackArguments) -> Json:
    channel = ws.channel(args.text("channel"))
    post = _post(ws, channel.id, args.text("message_ts"))
    place = f"https://{TEAM_DOMAIN}.slack.com/archives/{channel.id}/p{post.ts.replace('.', '')}"
    query = f"?thread_ts={post.thread_ts}&cid={channel.id}" if post.is_reply else ""
    return {"channel": channel.id, "permalink": place + query}


def add_reaction(ws: Workspace, args: SlackArguments) -> Json:
    channel = ws.channel_to_write(args.text("channel"))
    timestamp, name = args.text("timestamp"), args.text("name").strip(":")
    if not _TIMESTAMP.fullmatch(timestamp):
        raise SlackError("bad_timestamp")
    if not _EMOJI_NAME.fullmatch(name):
        raise SlackError("invalid_name")
    post = _post(ws, channel.id, timestamp)
    if name in post.reactions:
        raise SlackError("already_reacted")
    post.reactions.append(name)
    ws.note("reactions.add", post)
    ws.changes.notify()
    return {}


def _post(ws: Workspace, channel_id: str, ts: str) -> Post:
    post = ws.world.post(channel_id, ts)
    if post is None or post.ephemeral_to:
        raise SlackError("message_not_found")
    return post


def _own_post(ws: Workspace, channel_id: str, ts: str, error: str) -> Post:
    post = _post(ws, channel_id, ts)
    if post.author != BOT_USER_ID:
        raise SlackError(error)
    return post
