"""Who is who in Slack."""

from dataclasses import replace
from typing import Any

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from bot.config.values import read_zone
from bot.language.cleaning import one_line
from bot.model import Contact
from bot.states import ContactState
from handlers.ports import Reached, SendError
from handlers.slack.account_status import standing_of
from handlers.slack.errors import send_errors
from handlers.slack.json_values import object_at, text_at
from handlers.slack.messenger import direct_message
from handlers.updates import Standing, User

PAGE = 1000
MOST_PAGES = 100
"""An answer may name a next page for ever."""

_log = structlog.get_logger()


class SlackDirectory:
    """``handlers.ports.Directory`` for Slack."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client
        self._team = ""

    async def reach(self, contact: Contact, email: str) -> Reached:
        """People from other companies have neither language nor, at times, a zone."""
        with send_errors():
            user = contact.user or await self._find(email)
            about = await self._about(user)
            _require_active(about)
            if not contact.user:
                _require_member(about, await self._home())
            return Reached(
                user=user,
                chat=await direct_message(self._client, user),
                language=_told(about, "locale") or None,
                timezone=_zone(about.get("tz")),
            )

    async def describe(self, user: User) -> User:
        """Slack's events tell an id alone."""
        with send_errors():
            about = await self._about(user.id)
            team = await self._home()
            return replace(
                user,
                name=_name(about),
                language=_told(about, "locale") or None,
                timezone=_zone(about.get("tz")),
                email=one_line(_told(about.get("profile", {}), "email")),
                standing=standing_of(about, team),
            )

    async def is_member(self, chat: str, user: str) -> bool:
        """*chat* may also be the one person who reads what is sent there."""
        if chat.startswith(("U", "W")):
            return chat == user
        with send_errors():
            pages = 0
            async for page in await self._client.conversations_members(channel=chat, limit=PAGE):
                if user in page["members"]:
                    return True
                pages += 1
                if pages == MOST_PAGES:
                    raise SendError("more members than can be looked through", permanent=True)
            return False

    async def _find(self, email: str) -> str:
        if not email:
            raise SendError(
                "neither a Slack id nor an email address to look it up by",
                permanent=True,
                contact=ContactState.UNREACHABLE,
            )
        return text_at(await self._client.users_lookupByEmail(email=email), "user", "id")

    async def _about(self, user: str) -> dict[str, Any]:
        answer = await self._client.users_info(user=user, include_locale=True)
        return object_at(answer, "user")

    async def _home(self) -> str:
        """The id of the bot's own workspace, which never changes while a token lives."""
        if not self._team:
            self._team = text_at(await self._client.auth_test(), "team_id")
        return self._team


def _require_active(about: dict[str, Any]) -> None:
    if about.get("deleted"):
        raise SendError("user_disabled", permanent=True, contact=ContactState.GONE)


def _require_member(about: dict[str, Any], team: str) -> None:
    """An email address leads to nobody for whom our workspace does not vouch."""
    standing = standing_of(about, team)
    if standing is not Standing.MEMBER:
        raise SendError(
            f"the account with this email address is no full member of the workspace: {standing}",
            permanent=True,
            contact=ContactState.SUSPENDED,
        )


def _zone(told: object) -> str | None:
    """Slack may know zones that this machine does not: those count as not told."""
    try:
        return read_zone(told).key
    except ValueError:
        _log.warning("user.timezone_unknown", fix="update this machine's tzdata")
        return None


def _name(about: dict[str, Any]) -> str:
    return one_line(_told(about, "real_name") or _told(about, "name"))


def _told(about: dict[str, Any], key: str) -> str:
    """Empty where no text stands there."""
    text = about.get(key)
    return text if isinstance(text, str) else ""
