"""Reads who is in a Slack channel, slowly enough for a bot that uses the same token."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final, TypeVar

from slack_sdk.web.async_client import AsyncWebClient

from bot.language.cleaning import one_line
from handlers.ports import ChannelMember, SendError
from handlers.slack.directory import MOST_PAGES, SlackDirectory
from handlers.slack.errors import send_errors
from handlers.slack.json_values import object_at

PAGE: Final = 200
"""Slack's own advice for a page of members."""
AT_ONCE: Final = 30
"""Lookups without a pause."""
PACE: Final = timedelta(seconds=0.75)
"""Between two further lookups: eighty a minute, where Slack allows at least a hundred."""
MOST_TRIES: Final = 20
SLACKBOT: Final = "USLACKBOT"
"""Slack describes it as a person."""

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class ChannelInfo:
    id: str
    name: str
    has_bot: bool
    """Whether the bot is a member. Otherwise Slack reports nobody who leaves."""


class ChannelReader:
    """Waits when Slack asks for it. Raises SendError for everything else."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client
        self._directory = SlackDirectory(client)
        self._lookups = 0

    async def info(self, channel: str) -> ChannelInfo:
        answer = await self._patiently(lambda: self._client.conversations_info(channel=channel))
        with send_errors():
            about = object_at(answer, "channel")
        return ChannelInfo(
            id=channel,
            name=one_line(str(about.get("name") or channel)),
            has_bot=bool(about.get("is_member")),
        )

    async def members(self, channel: str) -> tuple[str, ...]:
        """Returns the ids of all members, in Slack's order."""
        found: dict[str, None] = {}
        cursor = ""
        for _ in range(MOST_PAGES):
            page = await self._page(channel, cursor)
            with send_errors():
                found.update(dict.fromkeys(map(str, page["members"])))
                cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                return tuple(one for one in found if one != SLACKBOT)
        raise SendError("more members than can be read", permanent=True)

    async def _page(self, channel: str, cursor: str) -> Any:
        more = {"cursor": cursor} if cursor else {}
        return await self._patiently(
            lambda: self._client.conversations_members(channel=channel, limit=PAGE, **more)
        )

    async def describe(self, user: str) -> ChannelMember:
        self._lookups += 1
        if self._lookups > AT_ONCE:
            await asyncio.sleep(PACE.total_seconds())
        return await self._patiently(lambda: self._directory.describe_member(user))

    async def _patiently(self, call: Callable[[], Awaitable[T]]) -> T:
        for _ in range(MOST_TRIES):
            try:
                with send_errors():
                    return await call()
            except SendError as error:
                if error.retry_after is None:
                    raise
                await asyncio.sleep(error.retry_after.total_seconds())
        raise SendError("Slack allows too few requests")
