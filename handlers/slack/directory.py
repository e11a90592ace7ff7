"""Looks up people and channel members in Slack."""

from dataclasses import replace
from typing import Any

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from bot.chat.platforms import Platform
from bot.config.values import read_zone
from bot.language.cleaning import one_line
from bot.model import Contact
from bot.states import ContactState
from handlers.ports import ChannelMember, Reached, SendError
from handlers.slack.account_status import standing_of
from handlers.slack.errors import send_errors
from handlers.slack.json_values import object_at, text_at
from handlers.slack.messenger import direct_message
from handlers.updates import Standing, User

PAGE = 1000
MOST_PAGES = 100
"""A limit, because a broken server may name a next page for ever."""

_log = structlog.get_logger()


class SlackDirectory:
    """``handlers.ports.Directory`` for Slack."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client
        self._team = ""

    async def reach(self, contact: Contact, email: str) -> Reached:
        """Opens the person's chat. People from other companies have no language, some no zone."""
        with send_errors():
            user = contact.user or await self._find(email)
            about = await self._about(user)
            _require_active(about)
            if not contact.user:
                _require_member(about, await self._home())
            return Reached(
                user=user,
                chat=await direct_message(self._client, user),
                language=_text(about, "locale") or None,
                timezone=_zone(about.get("tz")),
            )

    async def describe(self, user: User) -> User:
        """Returns *user* with the account's details, because Slack's events carry only an id."""
        with send_errors():
            return _described(user, await self._about(user.id), await self._home())

    async def describe_member(self, user: str) -> ChannelMember:
        """Returns the account of a channel's member."""
        with send_errors():
            about, team = await self._about(user), await self._home()
            account = _described(User(platform=Platform.SLACK, id=user), about, team)
            is_foreign = account.standing is Standing.OUTSIDER
            company = one_line(_text(about, "team_id")) if is_foreign else ""
            return ChannelMember(account=account, company=company)

    async def is_member(self, chat: str, user: str) -> bool:
        """Whether *user* belongs to *chat*, which may also be a single person's id."""
        if chat.startswith(("U", "W")):
            return chat == user
        with send_errors():
            pages = 0
            async for page in await self._client.conversations_members(channel=chat, limit=PAGE):
                if user in page["members"]:
                    return True
                pages += 1
                if pages == MOST_PAGES:
                    raise SendError("more members than can be read", permanent=True)
            return False

    async def _find(self, email: str) -> str:
        if not email:
            raise SendError(
                "no Slack id, and no email address to look it up",
                permanent=True,
                contact=ContactState.UNREACHABLE,
            )
        return text_at(await self._client.users_lookupByEmail(email=email), "user", "id")

    async def _about(self, user: str) -> dict[str, Any]:
        answer = await self._client.users_info(user=user, include_locale=True)
        return object_at(answer, "user")

    async def _home(self) -> str:
        """Returns the id of the bot's own workspace, which is fixed for each token."""
        if not self._team:
            self._team = text_at(await self._client.auth_test(), "team_id")
        return self._team


def _described(user: User, about: dict[str, Any], team: str) -> User:
    return replace(
        user,
        name=_name(about),
        language=_text(about, "locale") or None,
        timezone=_zone(about.get("tz")),
        email=one_line(_text(about.get("profile", {}), "email")),
        standing=standing_of(about, team),
    )


def _require_active(about: dict[str, Any]) -> None:
    if about.get("deleted"):
        raise SendError("user_disabled", permanent=True, contact=ContactState.GONE)


def _require_member(about: dict[str, Any], team: str) -> None:
    """Raises SendError unless the account is a full member: only their emails are confirmed."""
    standing = standing_of(about, team)
    if standing is not Standing.MEMBER:
        raise SendError(
            "the account with this email address is not a full member of the workspace:"
            f" {standing}",
            permanent=True,
            contact=ContactState.SUSPENDED,
        )


def _zone(name: object) -> str | None:
    """Returns the zone's key; ``None`` without a zone, or if this machine does not know it."""
    if name is None:
        return None
    try:
        return read_zone(name).key
    except ValueError:
        _log.warning("user.timezone_unknown", advice="update this machine's tzdata")
        return None


def _name(about: dict[str, Any]) -> str:
    return one_line(_text(about, "real_name") or _text(about, "name"))


def _text(about: dict[str, Any], key: str) -> str:
    """Returns the text at *key*; empty if there is none."""
    text = about.get(key)
    return text if isinstance(text, str) else ""
