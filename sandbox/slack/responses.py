"""The app's messages outside the Web API: by response_url, or in an acknowledgement."""

from sandbox.slack.arguments import SlackArguments
from sandbox.slack.content import MessageContent, new_post, put, read_content
from sandbox.slack.model import Json, Post, SlackError, SlackUser
from sandbox.slack.to_json import post_json
from sandbox.slack.trigger_ids import ResponseUrl
from sandbox.slack.workspace import Workspace


def respond(ws: Workspace, key: str, body: Json) -> None:
    """Performs one request to a response_url."""
    args = SlackArguments(body)
    url = ws.tickets.use(key)
    if args.flag("delete_original"):
        _delete_original(ws, url)
        return
    content = read_content(ws, args)
    original = _existing(ws, url.original)
    if args.flag("replace_original") and original:
        _replace(ws, original, content)
    else:
        say(ws, url.user, url.channel, content, args, "response_url")


def say(
    ws: Workspace,
    to: SlackUser,
    channel_id: str,
    content: MessageContent,
    args: SlackArguments,
    method: str,
) -> None:
    """Posts an answer in the interaction's channel, for that person alone or for all members."""
    only_for = "" if args.text("response_type") == "in_channel" else to.id
    channel = ws.world.channels[channel_id]
    post = new_post(ws, channel, content, args, only_for=only_for)
    ws.note(method, post)
    ws.publish(post)


def _existing(ws: Workspace, original: Post | None) -> Post | None:
    return ws.world.post(original.channel, original.ts) if original else None


def _delete_original(ws: Workspace, url: ResponseUrl) -> None:
    original = _existing(ws, url.original)
    if original is None:
        raise SlackError("message_not_found")
    ws.note("response_url", original)
    ws.remove(original)


def _replace(ws: Workspace, original: Post, content: MessageContent) -> None:
    before = post_json(ws.world, original)
    put(original, content)
    ws.note("response_url", original)
    ws.world.ring(original)
    ws.announce_change(before, original)
