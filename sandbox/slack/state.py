"""The state of the workspace: people, channels, their members and posts."""

import secrets
import string
from collections.abc import Iterable
from datetime import datetime

from sandbox.clock import Clock
from sandbox.slack.model import (
    BOT_USER_ID,
    EXTERNAL_TEAM_ID,
    TEAM_ID,
    File,
    Guest,
    Ping,
    Post,
    SlackChannel,
    SlackUser,
)
from sandbox.slack.text import pings_in, pings_in_blocks

_ALPHABET = string.ascii_uppercase + string.digits


def new_id(prefix: str) -> str:
    """Returns a new id such as `U4K2…`."""
    return prefix + "".join(_ALPHABET[byte % len(_ALPHABET)] for byte in secrets.token_bytes(10))


class SlackWorld:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last_ts = 0
        self.users: dict[str, SlackUser] = {
            BOT_USER_ID: SlackUser(id=BOT_USER_ID, name="tentap", is_bot=True),
        }
        self.channels: dict[str, SlackChannel] = {}
        self._dms: dict[str, SlackChannel] = {}
        self.posts: dict[str, dict[str, Post]] = {}
        """Channel id → ts → post, in the order of posting."""
        self.files: dict[str, File] = {}
        self.pings: list[Ping] = []

    def new_ts(self) -> str:
        """Returns a new, unique timestamp in microseconds, which identifies a message."""
        now = int(self._clock.now().timestamp() * 1_000_000)
        self._last_ts = max(now, self._last_ts + 1)
        seconds, micros = divmod(self._last_ts, 1_000_000)
        return f"{seconds}.{micros:06d}"

    def now(self) -> datetime:
        return self._clock.now()

    def add_user(
        self,
        name: str,
        *,
        email: str | None,
        locale: str | None,
        tz: str | None,
        external: bool,
        guest: Guest | None,
        user_id: str | None,
    ) -> SlackUser:
        user = SlackUser(
            id=user_id or new_id("U"),
            name=name,
            team_id=EXTERNAL_TEAM_ID if external else TEAM_ID,
            email=email,
            locale=None if external else locale or "en-US",
            tz=tz or "UTC",
            guest=guest,
        )
        if user.id in self.users:
            raise ValueError(f"there is a user {user.id} already")
        self.users[user.id] = user
        return user

    def add_channel(
        self, name: str, members: Iterable[SlackUser], **fields: object
    ) -> SlackChannel:
        """*fields*: channel_id, bot_is_member, private."""
        channel_id = str(fields.get("channel_id") or new_id("C"))
        if channel_id in self.channels:
            raise ValueError(f"there is a channel {channel_id} already")
        bots = [BOT_USER_ID] if fields.get("bot_is_member", True) else []
        return self._keep(
            SlackChannel(
                id=channel_id,
                name=name,
                created=int(self.now().timestamp()),
                members=[*(user.id for user in members), *bots],
                is_private=bool(fields.get("private", False)),
            )
        )

    def open_dm(self, user: SlackUser) -> SlackChannel:
        """Returns the conversation between *user* and the bot; creates it if there is none."""
        if user.id not in self._dms:
            self._dms[user.id] = self._keep(
                SlackChannel(
                    id=new_id("D"),
                    name="directmessage",
                    created=int(self.now().timestamp()),
                    members=[user.id, BOT_USER_ID],
                    im_with=user.id,
                )
            )
        return self._dms[user.id]

    def dm_of(self, user_id: str) -> SlackChannel | None:
        return self._dms.get(user_id)

    def _keep(self, channel: SlackChannel) -> SlackChannel:
        self.channels[channel.id] = channel
        self.posts[channel.id] = {}
        return channel

    def is_stranger(self, user: SlackUser) -> bool:
        """Returns whether *user* is from another company and shares no channel with the bot."""
        return user.is_external and not any(
            user.id in c.members and BOT_USER_ID in c.members and not c.im_with
            for c in self.channels.values()
        )

    def is_shared(self, channel: SlackChannel) -> bool:
        """Returns whether people from another company are in *channel*."""
        return any(self.users[member].is_external for member in channel.members)

    def name_of(self, some_id: str) -> str:
        """Returns the name of a user or a channel, or the id if it is unknown."""
        known = self.users.get(some_id) or self.channels.get(some_id)
        return known.name if known else some_id

    def keep_post(self, post: Post) -> None:
        self.posts[post.channel][post.ts] = post

    def post(self, channel_id: str, ts: str) -> Post | None:
        return self.posts.get(channel_id, {}).get(ts)

    def thread(self, parent: Post) -> list[Post]:
        """Returns the replies to *parent* that all members see, oldest first."""
        if parent.thread_ts is None:
            return []
        return [
            post
            for post in self.posts[parent.channel].values()
            if post.thread_ts == parent.ts and post.is_reply and not post.ephemeral_to
        ]

    def ring(self, post: Post, *, parse_names: bool = False) -> None:
        """Records the people and groups that *post* mentions in its text and blocks."""
        targets = {*pings_in(post.text, parse_names=parse_names), *pings_in_blocks(post.blocks)}
        for attachment in post.attachments:
            targets |= {*pings_in(str(attachment.get("text", "")))}
            targets |= {*pings_in_blocks(attachment.get("blocks", []))}
        for target in sorted(targets):
            self.pings.append(Ping(channel=post.channel, ts=post.ts, target=target))
