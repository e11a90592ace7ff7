"""People's messages: typing, editing, deleting, sharing files."""

import uuid

from sandbox.slack.model import File, Post, SlackChannel, SlackUser
from sandbox.slack.shared_messages import share_json
from sandbox.slack.state import new_id
from sandbox.slack.to_json import post_json
from sandbox.slack.typed_text import rich_text, stored
from sandbox.slack.visible import SlackMessage, see_post
from sandbox.slack.workspace import Workspace


class Writing:
    ws: Workspace

    def type(
        self,
        user: SlackUser,
        text: str,
        *,
        channel: SlackChannel | None = None,
        thread: SlackMessage | None = None,
        broadcast: bool = False,
    ) -> SlackMessage:
        """*user* types *text* into *channel* (None: to the bot), or into the thread of a message.

        *broadcast*: also sends a reply in a thread to the channel. ValueError if the person cannot
        write there.
        """
        if broadcast and thread is None:
            raise ValueError("only a reply in a thread is also sent to its channel")
        place = self._place(user, channel, thread)
        post = Post(
            channel=place.id,
            ts=self.ws.world.new_ts(),
            author=user.id,
            text=stored(text),
            blocks=[rich_text(text, new_id(""))],
            client_msg_id=str(uuid.uuid4()),
            thread_ts=self._begin_thread(thread),
            is_broadcast=broadcast,
        )
        self.ws.publish(post)
        return see_post(self.ws.world, post)

    def type_me(
        self, user: SlackUser, text: str, *, channel: SlackChannel | None = None
    ) -> SlackMessage:
        """*user* types `/me` and *text*. Slack sends no blocks for it."""
        place = self._place(user, channel, None)
        post = Post(
            channel=place.id,
            ts=self.ws.world.new_ts(),
            author=user.id,
            text=stored(text),
            is_me_message=True,
        )
        self.ws.publish(post)
        return see_post(self.ws.world, post)

    def share_message(
        self,
        user: SlackUser,
        message: SlackMessage,
        text: str = "",
        *,
        channel: SlackChannel | None = None,
    ) -> SlackMessage:
        """*user* shares a message that they see, with or without own words."""
        place = self._place(user, channel, None)
        shared = self.ws.world.posts[message.channel][message.ts]
        if user.id not in self.ws.world.channels[shared.channel].members:
            raise ValueError(f"{user.name} does not see this message")
        post = Post(
            channel=place.id,
            ts=self.ws.world.new_ts(),
            author=user.id,
            text=stored(text),
            blocks=[rich_text(text, new_id(""))] if text else [],
            attachments=[share_json(self.ws.world, shared)],
            client_msg_id=str(uuid.uuid4()),
        )
        self.ws.publish(post)
        return see_post(self.ws.world, post)

    def edit_typed(self, message: SlackMessage, text: str) -> None:
        """The author changes their message."""
        post = self._typed_post(message)
        before = post_json(self.ws.world, post)
        post.text, post.blocks = stored(text), [rich_text(text, new_id(""))]
        post.edited_ts = self.ws.world.new_ts()
        self.ws.announce_change(before, post)

    def delete_typed(self, message: SlackMessage) -> None:
        """The author deletes their message."""
        self.ws.remove(self._typed_post(message))

    def share_file(
        self,
        user: SlackUser,
        name: str,
        content: bytes,
        *,
        text: str = "",
        channel: SlackChannel | None = None,
        thread: SlackMessage | None = None,
    ) -> SlackMessage:
        """*user* shares a file, with or without a text."""
        place = self._place(user, channel, thread)
        file = File(
            id=new_id("F"),
            name=name,
            owner=user.id,
            length=len(content),
            created=int(self.ws.clock.now().timestamp()),
            content=content,
            completed=True,
            is_ready=True,
        )
        post = Post(
            channel=place.id,
            ts=self.ws.world.new_ts(),
            author=user.id,
            text=stored(text),
            files=[file],
            thread_ts=self._begin_thread(thread),
        )
        file.shares.append((place.id, post.ts))
        self.ws.world.files[file.id] = file
        self.ws.publish(post)
        return see_post(self.ws.world, post)

    def _place(
        self, user: SlackUser, channel: SlackChannel | None, thread: SlackMessage | None
    ) -> SlackChannel:
        if thread:
            channel = self.ws.world.channels[thread.channel]
        if channel is None:
            channel = self.ws.world.open_dm(user)
        if user.deactivated or user.id not in channel.members or channel.is_archived:
            raise ValueError(f"{user.name} cannot write in {channel.name}")
        if channel.im_with and not self.ws.messages_tab_enabled:
            raise ValueError("sending messages to this app has been turned off")
        return channel

    def _begin_thread(self, thread: SlackMessage | None) -> str | None:
        if thread is None:
            return None
        parent = self.ws.world.posts[thread.channel][thread.ts]
        parent.thread_ts = parent.thread_ts or parent.ts
        return parent.thread_ts

    def _typed_post(self, message: SlackMessage) -> Post:
        post = self.ws.world.posts[message.channel][message.ts]
        if self.ws.world.users[post.author].is_bot:
            raise ValueError("only its author can change a message")
        return post
