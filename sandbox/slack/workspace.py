"""One workspace with one app installed: all its parts, and its settings."""

import secrets
from datetime import timedelta

from sandbox.change_signal import Changes
from sandbox.clock import Clock
from sandbox.loopback import is_loopback
from sandbox.slack.model import BOT_USER_ID, Json, Post, SlackChannel, SlackError, SlackUser
from sandbox.slack.outgoing import EventDispatcher
from sandbox.slack.recorded_traffic import Made, SlackHistory
from sandbox.slack.socket import Sockets
from sandbox.slack.state import SlackWorld
from sandbox.slack.timers import Timers
from sandbox.slack.to_json import PICTURES, id_in, media_type, post_json, user_json
from sandbox.slack.trigger_ids import Tickets
from sandbox.slack.views import Views
from sandbox.slack.webhook import SlackWebhookDelivery

DEFAULT_SCOPES = frozenset(
    {
        "chat:write",
        "im:write",
        "im:history",
        "commands",
        "users:read",
        "users:read.email",
        "files:write",
        "files:read",
        "reactions:write",
        "channels:read",
        "groups:read",
        "channels:history",
        "groups:history",
    }
)


class Workspace:
    def __init__(self, clock: Clock, changes: Changes) -> None:
        self.bot_token = f"xoxb-{secrets.token_hex(16)}"
        self.app_token = f"xapp-{secrets.token_hex(16)}"
        self.signing_secret = secrets.token_hex(16)
        self.clock = clock
        self.changes = changes
        self.world = SlackWorld(clock)
        self.timers = Timers(clock)
        self.history = SlackHistory()
        self.sockets = Sockets(self.world, self.timers)
        self.outgoing = EventDispatcher(
            self.world, self.timers, changes, self.history, self.sockets
        )
        self.tickets = Tickets(self.world)
        self.views = Views()
        self.scopes = set(DEFAULT_SCOPES)
        self.auth_error: str | None = None
        """The error of every call once the token is revoked or the app is removed."""
        self.messages_tab_enabled = True
        self.home_tab_enabled = True
        self.file_delay = timedelta(seconds=0.3)
        """The time for which Slack scans an uploaded file."""
        self.base_url = ""
        self._webhooks: list[SlackWebhookDelivery] = []

    def deliver_over_http(self, url: str, signing_secret: str) -> SlackWebhookDelivery:
        """Delivers to *url* from now on; ValueError if it is not on this machine."""
        if not is_loopback(url):
            raise ValueError(f"the sandbox calls this machine only, not {url}")
        webhook = SlackWebhookDelivery(self.world, self.timers, url, signing_secret)
        self._webhooks.append(webhook)
        self.outgoing.transport = webhook
        return webhook

    def channel(self, channel_id: str) -> SlackChannel:
        """Returns a conversation; SlackError if the bot cannot see it."""
        channel = self.world.channels.get(channel_id)
        if channel is None or (channel.is_private and BOT_USER_ID not in channel.members):
            raise SlackError("channel_not_found")
        return channel

    def channel_to_write(self, channel_id: str) -> SlackChannel:
        """Returns a conversation; SlackError if the bot may not post there."""
        channel = self.channel(channel_id)
        if channel.is_archived:
            raise SlackError("is_archived")
        if channel.im_with:
            self._refuse_closed_dm(self.world.users[channel.im_with])
        elif BOT_USER_ID not in channel.members and not self._may_write_without_joining(channel):
            raise SlackError("not_in_channel")
        return channel

    def _refuse_closed_dm(self, user: SlackUser) -> None:
        if user.deactivated:
            raise SlackError("user_disabled")
        if not self.messages_tab_enabled:
            raise SlackError("messages_tab_disabled")

    def _may_write_without_joining(self, channel: SlackChannel) -> bool:
        return "chat:write.public" in self.scopes and not channel.is_private

    def user(self, user_id: str, error: str = "user_not_found") -> SlackUser:
        user = self.world.users.get(user_id)
        if user is None:
            raise SlackError(error)
        return user

    def can_show(self, slack_file: Json) -> bool:
        """Whether a block can show the file that *slack_file* names by its id or its URL."""
        file = self.world.files.get(slack_file.get("id") or id_in(slack_file.get("url", "")))
        return file is not None and media_type(file) in PICTURES

    def publish(self, post: Post, *, parse_names: bool = False) -> None:
        """Shows *post* to people, records its mentions, and sends the app an event."""
        self.world.keep_post(post)
        self.world.ring(post, parse_names=parse_names)
        if not post.ephemeral_to:
            event = {**post_json(self.world, post), "event_ts": post.ts}
            if post.files:
                event["subtype"] = "file_share"
            self.outgoing.message_event(_first(event, post), self.world.channels[post.channel])
            self._announce_broadcast(event, post)
        self.changes.notify()

    def _announce_broadcast(self, event: dict[str, object], post: Post) -> None:
        """Sends the second event of a reply that a person also sends to the channel."""
        root = self.world.post(post.channel, post.thread_ts or "")
        if post.is_broadcast and post.client_msg_id and root:
            whole = {"subtype": "thread_broadcast", "root": post_json(self.world, root)}
            self.outgoing.message_event({**event, **whole}, self.world.channels[post.channel])

    def announce_change(self, before: dict[str, object], post: Post) -> None:
        """Sends the app an event about the edit of *post*; *before*: its previous JSON."""
        event = {
            "type": "message",
            "subtype": "message_changed",
            "hidden": True,
            "ts": self.world.new_ts(),
            "message": post_json(self.world, post),
            "previous_message": before,
        }
        self._announce(event, post)

    def remove(self, post: Post) -> None:
        """Deletes *post* and sends the app an event."""
        before = post_json(self.world, post)
        del self.world.posts[post.channel][post.ts]
        event = {
            "type": "message",
            "subtype": "message_deleted",
            "hidden": True,
            "ts": self.world.new_ts(),
            "deleted_ts": post.ts,
            "previous_message": before,
        }
        self._announce(event, post)

    def _announce(self, event: dict[str, object], post: Post) -> None:
        if not post.ephemeral_to:
            event["event_ts"] = event["ts"]
            self.outgoing.message_event(event, self.world.channels[post.channel])
        self.changes.notify()

    def announce_member(self, kind: str, user: SlackUser, channel: SlackChannel) -> None:
        """Sends an app that is in the channel the event that *user* came or left."""
        if BOT_USER_ID in channel.members and not user.is_bot:
            event = {
                "type": kind,
                "user": user.id,
                "channel": channel.id,
                "channel_type": "G" if channel.is_private else "C",
                "team": user.team_id,
                "event_ts": self.world.new_ts(),
            }
            self.outgoing.event(event, subscription=kind)
        self.changes.notify()

    def announce_account(self, user: SlackUser) -> None:
        """Sends the app the event that *user* has another profile or state."""
        email = "users:read.email" in self.scopes
        event = {
            "type": "user_change",
            "user": user_json(self.world, user, email=email, locale=True),
            "cache_ts": int(self.clock.now().timestamp()),
            "event_ts": self.world.new_ts(),
        }
        self.outgoing.event(event, subscription="user_change")
        self.changes.notify()

    def note(self, method: str, post: Post) -> None:
        """Records in the history that the app made or changed *post*."""
        self.history.made.append(
            Made(
                method=method,
                at=self.clock.now(),
                channel=post.channel,
                ts=post.ts,
                text=post.text,
                user=post.ephemeral_to or "",
            )
        )

    async def close(self) -> None:
        self.timers.close()
        await self.outgoing.close()
        await self.sockets.close()
        for webhook in self._webhooks:
            await webhook.close()


def _first(event: dict[str, object], post: Post) -> dict[str, object]:
    """Returns the event of the reply itself, if a person's reply goes to the channel by another."""
    if not (post.is_broadcast and post.client_msg_id):
        return event
    return {name: value for name, value in event.items() if name != "subtype"}
