"""Checks the bot's tokens, scopes and channels in Slack. Posts nothing."""

from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import replace
from typing import Final

from slack_sdk.web.async_client import AsyncWebClient

from bot.chat.platforms import Platform
from bot.chat.refusals import RefusalReason
from bot.config.config import Config, SlackConfig
from bot.config.secrets import Secrets
from bot.language.refusal_text import explain
from bot.language.texts import Texts
from handlers.cli.check.configured_chats import Place, channels, people
from handlers.cli.check.findings import UNREACHABLE, Finding, Mark, bad, good
from handlers.ports import SendError
from handlers.slack.client import connect, open_session
from handlers.slack.errors import send_errors
from handlers.slack.json_values import object_at, text_at
from handlers.slack.manifest import BOT_SCOPES

_MANIFEST: Final = (
    "Run `tentap check --slack-manifest`, paste the result into your app at api.slack.com/apps,"
    " “App Manifest”, and install the app again."
)
CONSEQUENCES: Final = {
    "channels:history": "after a broken connection an alert may come twice",
    "channels:read": "commands in public channels fail",
    "chat:write": "the bot can't write at all",
    "commands": "the slash command doesn't work",
    "files:read": "the chart stands in the thread and not in the post",
    "files:write": "the weekly summary has no chart",
    "groups:history": "after a broken connection an alert in a private channel may come twice",
    "groups:read": "commands in private channels fail",
    "im:history": "typed answers don't arrive",
    "im:write": "the bot can't open a direct message, so nobody is asked",
    "reactions:write": "a “thanks” gets no reaction; everything else works",
    "users:read": "names, languages and time zones are unknown",
    "users:read.email": "people imported by email address can't be found",
}
"""What does not work without each scope."""
OPTIONAL: Final = {"channels:history", "files:read", "groups:history", "reactions:write"}
"""Older apps lack these scopes, and still work."""
_BAD_AUTH: Final = "invalid_auth"
"""Every other refusal of the bot token concerns the whole app."""
_WHERE_BOT: Final = (
    "Copy the token that begins with xoxb- again from your app at api.slack.com/apps,"
    " “OAuth & Permissions”. Install the app again if that page offers it."
)
_WHERE_APP: Final = (
    "Create one in your app at api.slack.com/apps, “Basic Information”, “App-Level Tokens”,"
    " with the scope connections:write."
)
_CHANNEL_ID: Final = (
    "Copy the id from the foot of the channel's details in Slack. If the channel is private, invite"
    " the bot there: /invite @{bot}"
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
                bot, team = text_at(answer, "user"), text_at(answer, "team")
        except SendError as error:
            yield _token_finding(error, "TENTAP_SLACK_BOT_TOKEN", _WHERE_BOT)
            if _uses_socket(slack, secrets) and str(error) == _BAD_AUTH:
                yield await _socket(client, secrets.slack_app_token)
            return
        yield good(f"Slack: the bot is @{bot} in “{team}”")
        for finding in _scopes(answer.headers.get("x-oauth-scopes", "")):
            yield finding
        if _uses_socket(slack, secrets):
            yield await _socket(client, secrets.slack_app_token)
        for place in channels(config, Platform.SLACK):
            yield await _place(client, place, bot)
        for place in people(config, Platform.SLACK):
            yield await _person(client, place)


def _uses_socket(slack: SlackConfig, secrets: Secrets) -> bool:
    return slack.mode == "socket" and bool(secrets.slack_app_token)


def _token_finding(error: SendError, variable: str, advice: str) -> Finding:
    reason = str(error)
    if _is_away(error):
        return bad(f"Slack: {reason}", UNREACHABLE)
    if error.retry_after is not None:
        return bad("Slack: too many requests", "Wait a minute, and run `tentap check` again.")
    return bad(f"Slack: {variable} is refused: {reason}", advice)


def _is_away(error: SendError) -> bool:
    return error.uncertain or str(error).startswith("no connection")


def _scopes(header: str) -> Iterator[Finding]:
    held = {scope.strip() for scope in header.split(",")}
    missing = [scope for scope in BOT_SCOPES if scope not in held]
    needed = [scope for scope in missing if scope not in OPTIONAL]
    optional = [scope for scope in missing if scope in OPTIONAL]
    if needed:
        yield bad(f"Slack: the app lacks {_explained(needed)}", _MANIFEST)
    if optional:
        text = f"Slack: the app lacks {_explained(optional)}"
        yield Finding(mark=Mark.NOTE, text=text, advice=_MANIFEST)
    if not missing:
        yield good("Slack: the app has every scope it needs")


def _explained(scopes: Sequence[str]) -> str:
    unknown = "a part of Tentap doesn't work"
    return "; ".join(f"{scope} ({CONSEQUENCES.get(scope, unknown)})" for scope in scopes)


async def _socket(client: AsyncWebClient, app_token: str) -> Finding:
    try:
        with send_errors():
            await client.apps_connections_open(app_token=app_token)
    except SendError as error:
        return _token_finding(error, "TENTAP_SLACK_APP_TOKEN", _WHERE_APP)
    return good("Slack: Socket Mode works")


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
        return bad(
            f"{place}: {name} is archived", "Unarchive it, or use another channel in bot.toml."
        )
    if not channel.get("is_member", channel.get("is_im")):
        return bad(f"{place}: the bot isn't in {name}", f"Write there: /invite @{bot}")
    return good(f"{place}: the bot is in {name}")


async def _person(client: AsyncWebClient, place: Place) -> Finding:
    try:
        with send_errors():
            user = object_at(await client.users_info(user=place.address.chat), "user")
    except SendError as error:
        return _unseen(place, error, _PERSON_ID)
    name = user.get("real_name") or user.get("name")
    if user.get("deleted"):
        return bad(f"{place}: {name} has left the workspace", "Use another person in bot.toml.")
    if user.get("is_bot"):
        return bad(f"{place}: {name} is a bot", _PERSON_ID)
    return good(f"{place}: {name}")


def _unseen(place: Place, error: SendError, advice: str) -> Finding:
    match str(error):
        case "missing_scope":
            return bad(f"{place}: the app isn't allowed to read it", _MANIFEST)
        case "channel_not_found" | "user_not_found" | "user_not_visible":
            return bad(f"{place}: Slack doesn't know this id, or hides it from the bot", advice)
        case reason if _is_away(error):
            return bad(f"{place}: {reason}", UNREACHABLE)
        case reason if error.refusal.reason is RefusalReason.UNKNOWN:
            return bad(f"{place}: Slack says {reason}", advice)
        case reason:
            fix = explain(replace(error.refusal, code=""), "slack", Texts("en"))
            return bad(f"{place}: Slack says {reason}", fix)
