"""A Slack conversation as one person sees it, as JSON for the browser."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sandbox.page.uploads import picture_type
from sandbox.slack import BOT_USER_ID, File, Slack, SlackChannel, SlackUser
from sandbox.slack.model import OpenView, Post

LAST = 200
"""Number of messages shown."""

Json = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class SlackChatView:
    """One conversation as one person sees it."""

    slack: Slack
    channel: SlackChannel
    user: SlackUser
    warnings: Mapping[str, str]
    """A message's ts or a view's id → Slack's warning there."""
    waiting: frozenset[str]
    """The ts or ids where a press still waits for the app's acknowledgement."""

    def json(self) -> Json:
        world, views = self.slack.ws.world, self.slack.ws.views
        return {
            "name": self._name(),
            "private": self.channel.is_private,
            "members": len(self.channel.members),
            "writable": not self.channel.is_archived and self.slack.ws.messages_tab_enabled,
            "has_home": bool(self.channel.im_with) and self.slack.ws.home_tab_enabled,
            "messages": [self._post_json(post) for post in self._posts()],
            "names": {each.id: each.name for each in self._named()},
            "home": self._view_json(views.home(self.user)),
            "modal": self._view_json(views.top(self.user)),
            "warnings": dict(self.warnings),
            "waiting": sorted(self.waiting),
            "app": world.users[BOT_USER_ID].name,
        }

    def _name(self) -> str:
        app = self.slack.ws.world.users[BOT_USER_ID]
        return app.name if self.channel.im_with else self.channel.name

    def _named(self) -> Iterable[SlackUser | SlackChannel]:
        world = self.slack.ws.world
        return [*world.users.values(), *world.channels.values()]

    @cached_property
    def _seen(self) -> list[Post]:
        posts = self.slack.ws.world.posts[self.channel.id].values()
        return [post for post in posts if post.ephemeral_to in (None, self.user.id)]

    @cached_property
    def _threads(self) -> dict[str, list[Post]]:
        """The ts of a message → the replies to it."""
        threads: dict[str, list[Post]] = defaultdict(list)
        for post in self._seen:
            if post.is_reply and post.thread_ts:
                threads[post.thread_ts].append(post)
        return threads

    def _posts(self) -> list[Post]:
        """The latest posts outside threads."""
        top_level = [post for post in self._seen if not post.is_reply or post.is_broadcast]
        return top_level[-LAST:]

    def _post_json(self, post: Post) -> Json:
        world = self.slack.ws.world
        return {
            "id": post.ts,
            "at": float(post.ts),
            "mine": post.author == self.user.id,
            "from": world.name_of(post.author),
            "from_id": post.author,
            "is_app": world.users[post.author].is_bot,
            "text": post.text,
            "blocks": post.blocks,
            "attachments": post.attachments,
            "files": [_file_json(file) for file in post.files],
            "edited": post.edited_ts is not None,
            "only_you": post.ephemeral_to is not None,
            "replies": [self._post_json(reply) for reply in self._threads.get(post.ts, [])],
            "reactions": post.reactions,
            "thread_of": self._thread_of(post),
        }

    def _thread_of(self, post: Post) -> Json | None:
        """Returns the message to which a reply answers that the channel shows too."""
        if not (post.is_broadcast and post.thread_ts):
            return None
        parent = self.slack.ws.world.post(post.channel, post.thread_ts)
        return {"id": post.thread_ts, "text": parent.text if parent else ""}

    def _view_json(self, view: OpenView | None) -> Json | None:
        if view is None:
            return None
        body = view.body
        return {
            "id": view.id,
            "hash": view.hash,
            "blocks": body["blocks"],
            **{word: body[word]["text"] for word in ("title", "submit", "close") if word in body},
        }


def _file_json(file: File) -> Json:
    return {
        "id": file.id,
        "name": file.title or file.name,
        "alt": file.alt_text or file.title or file.name,
        "size": file.length,
        "url": f"/page/file/{file.id}",
        "is_picture": picture_type(file.content) is not None,
    }
