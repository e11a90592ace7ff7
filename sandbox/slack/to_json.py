"""The workspace's objects as Slack's JSON."""

import re

from sandbox.slack.model import (
    APP_ID,
    BOT_ID,
    BOT_USER_ID,
    TEAM_DOMAIN,
    TEAM_ID,
    File,
    Guest,
    Json,
    OpenView,
    Post,
    SlackChannel,
    SlackUser,
)
from sandbox.slack.state import SlackWorld

_TYPES = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "csv": "text/csv",
    "txt": "text/plain",
    "webp": "image/webp",
}
PICTURES = frozenset({"image/png", "image/jpeg", "image/gif"})
"""The types of files that a block can show."""
_ID = re.compile(r"F[A-Z0-9]{8,}")


def post_json(world: SlackWorld, post: Post, *, metadata: bool = False) -> Json:
    """A message object, as in history, events and interactions."""
    found: Json = {"type": "message", "user": post.author, "ts": post.ts, "text": post.text}
    found["team"] = world.users[post.author].team_id
    if post.author == BOT_USER_ID:
        found |= {"bot_id": BOT_ID, "app_id": APP_ID}
    if post.is_me_message:
        found["subtype"] = "me_message"
    if post.client_msg_id:
        found["client_msg_id"] = post.client_msg_id
    if post.blocks:
        found["blocks"] = post.blocks
    if post.attachments:
        found["attachments"] = post.attachments
    if post.files:
        found["files"] = [file_json(world, file) for file in post.files]
        found["upload"] = True
    if post.edited_ts:
        found["edited"] = {"user": post.author, "ts": post.edited_ts}
    if post.reactions:
        found["reactions"] = [
            {"name": name, "users": [BOT_USER_ID], "count": 1} for name in post.reactions
        ]
    if metadata and post.metadata:
        found["metadata"] = post.metadata
    return found | _thread_json(world, post)


def _thread_json(world: SlackWorld, post: Post) -> Json:
    if post.is_reply:
        parent = world.post(post.channel, post.thread_ts or "")
        author = {"parent_user_id": parent.author} if parent else {}
        broadcast = {"subtype": "thread_broadcast"} if post.is_broadcast else {}
        return {"thread_ts": post.thread_ts, **author, **broadcast}
    replies = world.thread(post)
    if not replies:
        return {}
    return {
        "thread_ts": post.ts,
        "reply_count": len(replies),
        "reply_users": sorted({reply.author for reply in replies}),
        "latest_reply": replies[-1].ts,
    }


def user_json(world: SlackWorld, user: SlackUser, *, email: bool, locale: bool) -> Json:
    """A user object; external people have no locale, deactivated people no roles."""
    profile = {"real_name": user.name, "display_name": user.name, "team": user.team_id}
    if email and user.email:
        profile["email"] = user.email
    found: Json = {
        "id": user.id,
        "team_id": user.team_id,
        "name": user.name.lower().replace(" ", "."),
        "real_name": user.name,
        "deleted": user.deactivated,
        "is_bot": user.is_bot,
        "is_app_user": False,
        "profile": profile,
        "updated": int(world.now().timestamp()),
    }
    if not user.deactivated:
        found |= {"is_admin": False, "is_owner": False, "is_primary_owner": False}
        found["is_restricted"] = user.guest is not None
        found["is_ultra_restricted"] = user.guest is Guest.SINGLE_CHANNEL
    if user.is_external:
        found["is_stranger"] = world.is_stranger(user)
    if user.tz and not user.deactivated:
        found |= {"tz": user.tz, "tz_label": user.tz, "tz_offset": user.tz_offset(world.now())}
    if locale and not user.is_external:
        found["locale"] = user.locale
    return found


def channel_json(world: SlackWorld, channel: SlackChannel) -> Json:
    common = {"id": channel.id, "created": channel.created, "is_archived": channel.is_archived}
    if channel.im_with:
        return {**common, "is_im": True, "user": channel.im_with, "is_org_shared": False}
    shared = world.is_shared(channel)
    return {
        **common,
        "name": channel.name,
        "name_normalized": channel.name,
        "is_channel": not channel.is_private,
        "is_group": channel.is_private,
        "is_im": False,
        "is_private": channel.is_private,
        "is_member": BOT_USER_ID in channel.members,
        "is_shared": shared,
        "is_ext_shared": shared,
        "context_team_id": TEAM_ID,
    }


def file_json(world: SlackWorld, file: File) -> Json:
    """A file object; type and shares are empty until Slack has scanned the file."""
    found: Json = {
        "id": file.id,
        "created": file.created,
        "timestamp": file.created,
        "name": file.name,
        "title": file.title or file.name,
        "mimetype": media_type(file),
        "filetype": _ending(file) if file.is_ready else "",
        "user": file.owner,
        "size": file.length,
        "url_private": f"https://files.slack.com/files-pri/{TEAM_ID}-{file.id}/{file.name}",
        "permalink": f"https://{TEAM_DOMAIN}.slack.com/files/{file.owner}/{file.id}/{file.name}",
        "alt_txt": file.alt_text,
        "channels": [c for c, _ in file.shares if world.channels[c].kind == "channel"],
        "groups": [c for c, _ in file.shares if world.channels[c].kind == "group"],
        "ims": [c for c, _ in file.shares if world.channels[c].kind == "im"],
        "shares": {},
    }
    for channel_id, ts in file.shares:
        place = "public" if world.channels[channel_id].kind == "channel" else "private"
        found["shares"].setdefault(place, {}).setdefault(channel_id, []).append({"ts": ts})
    return found


def media_type(file: File) -> str:
    """Returns the file's type; empty until Slack has scanned it."""
    if not file.is_ready:
        return ""
    return _TYPES.get(_ending(file), "application/octet-stream")


def _ending(file: File) -> str:
    return file.name.rpartition(".")[2].lower()


def id_in(url: str) -> str:
    """Returns the id of the file that a `url_private` or `permalink` leads to; empty for others."""
    found = _ID.search(url)
    return found[0] if found else ""


def view_json(view: OpenView, state: Json | None = None) -> Json:
    """A view object; *state*: block id → action id → entered value."""
    defaults: Json = {
        "callback_id": "",
        "private_metadata": "",
        "external_id": "",
        "clear_on_close": False,
        "notify_on_close": False,
        "title": None,
        "submit": None,
        "close": None,
    }
    return {
        **defaults,
        **view.body,
        "id": view.id,
        "team_id": TEAM_ID,
        "app_id": APP_ID,
        "app_installed_team_id": TEAM_ID,
        "bot_id": BOT_ID,
        "state": {"values": state or {}},
        "hash": view.hash,
        "root_view_id": view.root_id,
        "previous_view_id": view.previous_id,
    }


def actor_json(user: SlackUser) -> Json:
    """The `user` of an interaction."""
    name = user.name.lower().replace(" ", ".")
    return {"id": user.id, "username": name, "name": name, "team_id": user.team_id}


def team_json() -> Json:
    return {"id": TEAM_ID, "domain": TEAM_DOMAIN}
