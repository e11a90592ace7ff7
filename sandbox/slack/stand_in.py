"""The simulated Slack: a workspace, its Web API, its sockets and its people."""

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

from aiohttp import web

from sandbox.change_signal import Changes
from sandbox.clock import Clock
from sandbox.slack.button_presses import Pressing
from sandbox.slack.method_calls import SlackApi
from sandbox.slack.model import BOT_USER_ID, Guest, Ping, Post, SlackChannel, SlackError, SlackUser
from sandbox.slack.server import SlackServer
from sandbox.slack.user_messages import Writing
from sandbox.slack.user_modals import Modals
from sandbox.slack.visible import SlackMessage, see_post
from sandbox.slack.webhook import SlackWebhookDelivery
from sandbox.slack.workspace import Workspace
from sandbox.wait_for import until

T = TypeVar("T")


class Slack(Writing, Pressing, Modals):
    """One workspace with one app installed, over HTTP and web sockets.

    Serve `routes()` on a local address and set `base_url` to its origin, without a slash at the
    end. People act through the methods, which need a running event loop. The app connects with
    the two tokens, or listens at the address given to `deliver_over_http`.
    """

    def __init__(self, clock: Clock, changes: Changes, *, rate_limits: bool = False) -> None:
        self.ws = Workspace(clock, changes)
        self.bot_token = self.ws.bot_token
        self.app_token = self.ws.app_token
        self.signing_secret = self.ws.signing_secret
        self._api = SlackApi(self.ws, rate_limits=rate_limits)
        self._server = SlackServer(self.ws, self._api)
        self.faults = self._api.faults
        self.violations = self._api.violations
        """Unknown methods and arguments that the app has used."""
        self.history = self.ws.history
        self.pings: list[Ping] = self.ws.world.pings
        """The notifications that posts of the app and of people caused."""

    @property
    def base_url(self) -> str:
        return self.ws.base_url

    @base_url.setter
    def base_url(self, origin: str) -> None:
        self.ws.base_url = origin

    @property
    def api_url(self) -> str:
        """The base address of the Web API, for the app."""
        return f"{self.base_url}/api/"

    @property
    def scopes(self) -> set[str]:
        """The bot token's scopes; may be changed."""
        return self.ws.scopes

    @property
    def socket_count(self) -> int:
        """The number of sockets that the app has open."""
        return self.ws.sockets.count

    def routes(self) -> list[web.AbstractRouteDef]:
        return self._server.routes()

    async def close(self) -> None:
        await self.ws.close()

    def deliver_over_http(self, url: str, *, signing_secret: str = "") -> SlackWebhookDelivery:
        """From now on POSTs everything to *url*, signed, instead of using sockets.

        *signing_secret*: empty for the app's own. ValueError if *url* is on another machine.
        Slack refuses an address that fails `await webhook.verify()`; here the caller decides.
        """
        return self.ws.deliver_over_http(url, signing_secret or self.signing_secret)

    def hold_against(self, specs: Path) -> None:
        """Also checks requests against reference files, one `<method>.json` for each method."""
        self._api.specs.read(specs)

    def refuse(
        self,
        method: str,
        error: str,
        *,
        times: int = 1,
        channel: str = "",
        messages: Sequence[str] = (),
        **extra: Any,
    ) -> None:
        """Makes the next *times* calls of *method*, or of a `response_url`, fail with *error*.

        *channel*: only calls for this channel. *messages*: what Slack complains about.
        *extra*: more fields of the answer, such as `needed`.
        """
        refusal = SlackError(error, list(messages), **extra)
        self._api.refusals.plan(method, refusal, chat=channel, times=times)

    def name_app(self, name: str) -> None:
        """Gives the app the name that people read over its messages."""
        self.user(BOT_USER_ID).name = name

    def refuse_no_more(self, method: str) -> None:
        self._api.refusals.end(method)

    # -- the workspace ------------------------------------------------------------------------

    def add_user(
        self,
        name: str,
        *,
        email: str | None = None,
        locale: str | None = None,
        tz: str | None = None,
        external: bool = False,
        guest: Guest | None = None,
        user_id: str | None = None,
    ) -> SlackUser:
        """Adds a person; an *external* one belongs to another company and has no locale.

        A *guest* is a member of the workspace who sees only some of its channels.
        """
        user = self.ws.world.add_user(
            name,
            email=email,
            locale=locale,
            tz=tz,
            external=external,
            guest=guest,
            user_id=user_id,
        )
        self.ws.changes.notify()
        return user

    def add_channel(
        self,
        name: str,
        members: Iterable[SlackUser] = (),
        *,
        channel_id: str | None = None,
        bot_is_member: bool = True,
        private: bool = False,
    ) -> SlackChannel:
        channel = self.ws.world.add_channel(
            name,
            members,
            channel_id=channel_id,
            bot_is_member=bot_is_member,
            private=private,
        )
        self.ws.changes.notify()
        return channel

    def dm(self, user: SlackUser) -> SlackChannel:
        """The conversation between *user* and the bot."""
        return self.ws.world.open_dm(user)

    @property
    def people(self) -> list[SlackUser]:
        """All users except the bot."""
        return [user for user in self.ws.world.users.values() if not user.is_bot]

    @property
    def channels(self) -> list[SlackChannel]:
        """Every channel; `dm` finds direct messages."""
        return [channel for channel in self.ws.world.channels.values() if not channel.im_with]

    def user(self, user_id: str) -> SlackUser:
        return self.ws.world.users[user_id]

    def channel(self, channel_id: str) -> SlackChannel:
        return self.ws.world.channels[channel_id]

    def join(self, user: SlackUser, channel: SlackChannel) -> None:
        channel.members.append(user.id)
        self.ws.announce_member("member_joined_channel", user, channel)

    def leave(self, user: SlackUser, channel: SlackChannel) -> None:
        channel.members.remove(user.id)
        self.ws.announce_member("member_left_channel", user, channel)

    def remove_bot(self, channel: SlackChannel) -> None:
        self.leave(self.user(BOT_USER_ID), channel)

    def archive(self, channel: SlackChannel) -> None:
        channel.is_archived = True
        self.ws.changes.notify()

    def deactivate(self, user: SlackUser) -> None:
        user.deactivated = True
        self.ws.announce_account(user)

    def reactivate(self, user: SlackUser) -> None:
        user.deactivated = False
        self.ws.announce_account(user)

    # -- messages -----------------------------------------------------------------------------

    def messages(self, where: SlackChannel | SlackUser) -> list[SlackMessage]:
        """Returns the messages of a channel, or of a person's chat with the bot, oldest first.

        Replies are inside their message. Messages that only one person sees are included.
        """
        channel = self.dm(where) if isinstance(where, SlackUser) else where
        posts = self.ws.world.posts[channel.id].values()
        return [see_post(self.ws.world, post) for post in posts if _is_in_channel(post)]

    def message(self, channel_id: str, ts: str) -> SlackMessage:
        """Returns one message in its present state; KeyError if it is deleted."""
        return see_post(self.ws.world, self.ws.world.posts[channel_id][ts])

    async def until(
        self,
        condition: Callable[[], T | None],
        *,
        timeout: float = 5,  # noqa: ASYNC109 distinct from a caller's own time limit
    ) -> T:
        """Returns the first true value of *condition*; TimeoutError after *timeout* seconds.

        A LookupError counts as not yet true: `lambda: slack.messages(ann)[0]`.
        """
        return await until(self.ws.changes, condition, timeout)

    # -- failures and settings ----------------------------------------------------------------

    def drop_sockets(self) -> None:
        """Cuts every socket without a notice."""
        self.ws.sockets.drop()

    async def refresh_sockets(self, reason: str = "refresh_requested") -> None:
        """Asks the app to reconnect (*reason* may be `warning`); cuts its sockets 10 s later."""
        await self.ws.sockets.refresh(reason)

    def revoke_token(self) -> None:
        """Revokes the bot's token: every later call is refused."""
        self._end("token_revoked", {"type": "tokens_revoked", "tokens": {"bot": [BOT_USER_ID]}})

    def uninstall(self) -> None:
        """Removes the app from the workspace."""
        self._end("account_inactive", {"type": "app_uninstalled"})

    def _end(self, error: str, event: dict[str, object]) -> None:
        self.ws.auth_error = error
        event["event_ts"] = self.ws.world.new_ts()
        self.ws.outgoing.event(event, subscription=str(event["type"]))

    def set_file_delay(self, delay: timedelta) -> None:
        """Sets the time for which Slack scans uploaded files before they appear."""
        self.ws.file_delay = delay

    def set_tabs(self, *, messages: bool = True, home: bool = True) -> None:
        """Sets whether people may write to the app, and whether it has a Home."""
        self.ws.messages_tab_enabled, self.ws.home_tab_enabled = messages, home


def _is_in_channel(post: Post) -> bool:
    return not post.is_reply or post.is_broadcast or post.ephemeral_to is not None
