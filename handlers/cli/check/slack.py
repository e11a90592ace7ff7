"""Checks the bot's tokens, scopes and channels in Slack. Posts nothing."""

from collections.abc import AsyncIterator
from typing import Final

from slack_sdk.web.async_client import AsyncWebClient

from bot.chat.platforms import Platform
from bot.config.config import Config, SlackConfig
from bot.config.secrets import Secrets
from handlers.cli.check.configured_chats import Place, admins, channels
from handlers.cli.check.findings import UNREACHABLE, Finding, Mark, bad, good
from handlers.ports import SendError
from handlers.slack.client import connect, open_session
from handlers.slack.errors import send_errors
from handlers.slack.json_values import object_at
from handlers.slack.manifest import BOT_SCOPES

_MANIFEST: Final = (
    "Paste what `tentap check --slack-manifest` prints into your app at api.slack.com/apps under"
    " “App Manifest”, then install it again."
)
_SEARCH_SCOPES: Final = {"channels:history", "groups:history"}
"""Apps from before Tentap searched for its messages lack these scopes, and still work."""
_WHERE_BOT: Final = (
    "Take the token that begins with xoxb- again from your app at api.slack.com/apps,"
    " “OAuth & Permissions”; install the app again where that page offers it."
)
_WHERE_APP: Final = (
    "Make one in your app at api.slack.com/apps, “Basic Information”, “App-Level Tokens”,"
    " with the scope connections:write."
)
_CHANNEL_ID: Final = (
    "Copy the id from the foot of the channel's details in Slack; a private channel shows itself"
    " only to members, so invite the bot: /invite @{bot}"
)
_PERSON_ID: Final = "Copy it again: the person's profile, ⋮, “Copy member ID”."


async def check_slack(
    config: Config, slack: SlackConfig, secrets: Secrets
) -> AsyncIterator[Finding]:
    async with open_session() as session:
        client = connect(secrets.slack_bot_token, slack.api_url, session)
        try:
            with send_errors():
                answer = await client.auth_test()
        except SendError as error:
            yield _token_finding(error, "TENTAP_SLACK_BOT_TOKEN", _WHERE_BOT)
            return
        bot = str(answer["user"])
        yield good(f"Slack: the bot is @{bot} in “{answer['team']}”")
        yield _scopes(answer.headers.get("x-oauth-scopes", ""))
        if slack.mode == "socket":
            yield await _socket(client, secrets.slack_app_token)
        for place in channels(config, Platform.SLACK):
            yield await _place(client, place, bot)
        for place in admins(config, Platform.SLACK):
            yield await _person(client, place)


def _token_finding(error: SendError, variable: str, advice: str) -> Finding:
    reason = str(error)
    if error.uncertain or reason.startswith("no connection"):
        return bad(f"Slack: {reason}", UNREACHABLE)
    if error.retry_after is not None:
        return bad("Slack: it asks to wait", "Try again in a minute.")
    return bad(f"Slack: it refuses {variable}: {reason}", advice)


def _scopes(header: str) -> Finding:
    held = {scope.strip() for scope in header.split(",")}
    missing = [scope for scope in BOT_SCOPES if scope not in held]
    if set(missing) - _SEARCH_SCOPES:
        return bad(f"Slack: the app may not do all it needs: {', '.join(missing)}", _MANIFEST)
    if missing:
        text = f"Slack: without {', '.join(missing)} a broken line may double alerts"
        return Finding(mark=Mark.NOTE, text=text, advice=_MANIFEST)
    return good("Slack: the app has every scope it needs")


async def _socket(client: AsyncWebClient, app_token: str) -> Finding:
    try:
        with send_errors():
            await client.apps_connections_open(app_token=app_token)
    except SendError as error:
        return _token_finding(error, "TENTAP_SLACK_APP_TOKEN", _WHERE_APP)
    return good("Slack: Socket Mode is open to the app")


async def _place(client: AsyncWebClient, place: Place, bot: str) -> Finding:
    if place.address.is_person:
        return await _person(client, place)
    try:
        with send_errors():
            answer = await client.conversations_info(channel=place.address.chat)
            channel = object_at(answer, "channel")
    except SendError as error:
        return _unseen(place, error, _CHANNEL_ID.format(bot=bot))
    name = f"#{channel['name']}" if "name" in channel else "a direct message"
    if channel.get("is_archived"):
        return bad(f"{place}: {name} is archived", "Unarchive it, or name another in bot.toml.")
    if not channel.get("is_member", channel.get("is_im")):
        return bad(f"{place}: the bot is not in {name}", f"Write there: /invite @{bot}")
    return good(f"{place}: the bot is in {name}")


async def _person(client: AsyncWebClient, place: Place) -> Finding:
    try:
        with send_errors():
            user = object_at(await client.users_info(user=place.address.chat), "user")
    except SendError as error:
        return _unseen(place, error, _PERSON_ID)
    name = user.get("real_name") or user.get("name")
    if user.get("deleted"):
        return bad(f"{place}: {name} has left the workspace", "Name another person in bot.toml.")
    if user.get("is_bot"):
        return bad(f"{place}: {name} is a bot", _PERSON_ID)
    return good(f"{place}: {name}")


def _unseen(place: Place, error: SendError, advice: str) -> Finding:
    match str(error):
        case "missing_scope":
            return bad(f"{place}: the app may not read it", _MANIFEST)
        case "channel_not_found" | "user_not_found" | "user_not_visible":
            return bad(f"{place}: Slack knows no such id, or does not show it to the bot", advice)
        case reason if error.uncertain or reason.startswith("no connection"):
            return bad(f"{place}: {reason}", UNREACHABLE)
        case reason:
            return bad(f"{place}: Slack says {reason}", advice)
