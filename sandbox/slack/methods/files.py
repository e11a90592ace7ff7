"""files.*: the upload in three steps, and its asynchronous end."""

from sandbox.slack.arguments import SlackArguments
from sandbox.slack.model import BOT_USER_ID, File, Json, Post, SlackChannel, SlackError
from sandbox.slack.state import new_id
from sandbox.slack.to_json import file_json
from sandbox.slack.workspace import Workspace

LONGEST_ALT_TEXT = 1000
MOST_CHANNELS = 100


def get_upload_url(ws: Workspace, args: SlackArguments) -> Json:
    if args.number("length", 0) <= 0:
        raise SlackError("missing_argument")
    if len(args.text("alt_txt")) > LONGEST_ALT_TEXT:
        raise SlackError("alt_txt_too_large")
    file = File(
        id=new_id("F"),
        name=args.text("filename"),
        owner=BOT_USER_ID,
        length=args.number("length", 0),
        created=int(ws.clock.now().timestamp()),
        alt_text=args.text("alt_txt"),
    )
    ws.world.files[file.id] = file
    return {"upload_url": f"{ws.base_url}/slack/upload/{file.id}", "file_id": file.id}


def complete_upload(ws: Workspace, args: SlackArguments) -> Json:
    files = [_uploaded(ws, entry) for entry in args.nested("files")]
    channels = _channels(ws, args)
    for file in files:
        file.completed = True
    ws.outgoing.start(_finish(ws, files, channels, args))
    return {"files": [{"id": file.id, "title": file.title or file.name} for file in files]}


def _channels(ws: Workspace, args: SlackArguments) -> list[SlackChannel]:
    named = args.text("channels").split(",") if "channels" in args else [args.text("channel_id")]
    if len(named) > MOST_CHANNELS:
        raise SlackError("channels_limit_exceeded")
    return [ws.channel_to_write(channel_id) for channel_id in named if channel_id]


def info(ws: Workspace, args: SlackArguments) -> Json:
    file = ws.world.files.get(args.text("file"))
    if file is None or not file.completed:
        raise SlackError("file_not_found")
    return {"file": file_json(ws.world, file), "comments": [], "response_metadata": {}}


def _uploaded(ws: Workspace, entry: Json) -> File:
    file = ws.world.files.get(entry.get("id", ""))
    if file is None or file.content is None or file.completed:
        raise SlackError("file_not_found")
    file.title = entry.get("title") or file.title
    return file


async def _finish(
    ws: Workspace, files: list[File], channels: list[SlackChannel], args: SlackArguments
) -> None:
    """Scans the files and shows them, as Slack does some time after its answer.

    Files with an `alt_txt` are accepted and never shared (python-slack-sdk issue 1818).
    """
    await ws.timers.until(ws.clock.now() + ws.file_delay)
    for file in files:
        file.is_ready = True
    shared = [file for file in files if not file.alt_text]
    for channel in channels if shared else ():
        thread_ts = args.text("thread_ts") or None
        post = Post(
            channel=channel.id,
            ts=ws.world.new_ts(),
            author=BOT_USER_ID,
            text=args.text("initial_comment"),
            thread_ts=thread_ts,
            files=shared,
        )
        parent = ws.world.post(channel.id, thread_ts) if thread_ts else None
        if parent:
            parent.thread_ts = parent.ts
        for file in shared:
            file.shares.append((channel.id, post.ts))
        ws.note("files.completeUploadExternal", post)
        ws.publish(post)
    ws.changes.notify()
