"""Short-lived rights of the app after an interaction: trigger ids and response URLs."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sandbox.slack.model import Post, SlackError, SlackUser
from sandbox.slack.state import SlackWorld, new_id

TRIGGER_LIVES = timedelta(seconds=3)
RESPONSE_URL_LIVES = timedelta(minutes=30)
RESPONSE_URL_USES = 5


@dataclass(kw_only=True, eq=False)
class Trigger:
    user: SlackUser
    expires: datetime
    view_id: str | None
    """The modal in which the interaction took place."""
    is_used: bool = False


@dataclass(kw_only=True, eq=False)
class ResponseUrl:
    user: SlackUser
    channel: str
    original: Post | None
    """The message with the pressed button; None for a slash command."""
    expires: datetime
    uses: int = 0


class Tickets:
    def __init__(self, world: SlackWorld) -> None:
        self._world = world
        self._triggers: dict[str, Trigger] = {}
        self._response_urls: dict[str, ResponseUrl] = {}

    def new_trigger(self, user: SlackUser, view_id: str | None = None) -> str:
        trigger_id = f"{new_id('1')}.{new_id('2')}.{new_id('a').lower()}"
        expires = self._world.now() + TRIGGER_LIVES
        self._triggers[trigger_id] = Trigger(user=user, expires=expires, view_id=view_id)
        return trigger_id

    def exchange(self, trigger_id: str) -> Trigger:
        """Uses up a trigger, which is valid once and for three seconds."""
        trigger = self._triggers.get(trigger_id)
        if trigger is None:
            raise SlackError("invalid_trigger_id")
        if trigger.is_used:
            raise SlackError("exchanged_trigger_id")
        if trigger.expires <= self._world.now():
            raise SlackError("expired_trigger_id")
        trigger.is_used = True
        return trigger

    def new_response_url(self, user: SlackUser, channel: str, original: Post | None) -> str:
        """Returns the last part of a new response_url."""
        key = new_id("")
        expires = self._world.now() + RESPONSE_URL_LIVES
        self._response_urls[key] = ResponseUrl(
            user=user, channel=channel, original=original, expires=expires
        )
        return key

    def use(self, key: str) -> ResponseUrl:
        """Uses a response URL, which is valid five times and for half an hour."""
        url = self._response_urls.get(key)
        if url is None or url.expires <= self._world.now():
            raise SlackError("expired_url")
        if url.uses >= RESPONSE_URL_USES:
            raise SlackError("used_url")
        url.uses += 1
        return url
