"""Checks the bot's token, webhook and groups in Telegram. Posts nothing."""

from collections.abc import AsyncIterator
from typing import Final

from telegram import ChatMember, ChatMemberRestricted, User
from telegram.constants import ChatMemberStatus
from telegram.error import InvalidToken

from bot.chat.platforms import Platform
from bot.config.config import Config, TelegramConfig
from bot.config.secrets import Secrets
from handlers.cli.check.configured_chats import Place, channels, people
from handlers.cli.check.findings import UNREACHABLE, Finding, bad, good
from handlers.http_client import open_session
from handlers.ports import SendError
from handlers.telegram.client import RawBot, connect
from handlers.telegram.errors import send_errors

_WHERE: Final = "Ask @BotFather in Telegram for the token of your bot (/mybots), or for a new one."
_WEBHOOK: Final = (
    "If no other program needs it, remove it: open {api_url}/bot<TOKEN>/deleteWebhook with your"
    " token in a browser."
)
_GROUP: Final = "Add @{bot} to the group; the id is a negative number, and -100… in big groups."
_OUTSIDE: Final = {ChatMemberStatus.LEFT, ChatMemberStatus.BANNED}


async def check_telegram(
    config: Config, telegram: TelegramConfig, secrets: Secrets
) -> AsyncIterator[Finding]:
    async with open_session(trust_env=True) as session:
        bot = connect(secrets.telegram_token, telegram.api_url, session)
        try:
            with send_errors():
                me = await bot.get_me()
                webhook = await bot.get_webhook_info()
        except SendError as error:
            yield _token_finding(error)
            return
        yield good(f"Telegram: the bot is @{me.username}")
        if telegram.mode == "polling" and webhook.url:
            yield bad(
                "Telegram: a webhook is set for this bot, so polling gets nothing",
                _WEBHOOK.format(api_url=telegram.api_url),
            )
        for place in channels(config, Platform.TELEGRAM):
            yield await _place(bot, me, place)
        for place in people(config, Platform.TELEGRAM):
            yield await _person(bot, me, place)


def _token_finding(error: SendError) -> Finding:
    if isinstance(error.__cause__, InvalidToken):
        return bad("Telegram: TENTAP_TELEGRAM_TOKEN is refused", _WHERE)
    if error.retry_after is not None:
        return bad("Telegram: too many requests", "Wait a minute, and run `tentap check` again.")
    return bad(f"Telegram: {error}", UNREACHABLE)


async def _place(bot: RawBot, me: User, place: Place) -> Finding:
    if place.address.is_person:
        return await _person(bot, me, place)
    try:
        with send_errors():
            chat = await bot.get_chat(place.address.chat)
            member = await bot.get_chat_member(place.address.chat, me.id)
    except SendError as error:
        return _unseen(place, error, _GROUP.format(bot=me.username))
    if member.status in _OUTSIDE:
        return bad(f"{place}: the bot isn't in “{chat.title}”", _GROUP.format(bot=me.username))
    everybody = chat.permissions is None or chat.permissions.can_send_messages
    if not _may_write(member, everybody=everybody is not False):
        return bad(
            f"{place}: the bot isn't allowed to write in “{chat.title}”", "Make it an admin there."
        )
    return good(f"{place}: the bot is in “{chat.title}”")


def _may_write(member: ChatMember, *, everybody: bool) -> bool:
    if isinstance(member, ChatMemberRestricted):
        return member.can_send_messages
    return everybody or member.status != ChatMemberStatus.MEMBER


async def _person(bot: RawBot, me: User, place: Place) -> Finding:
    try:
        with send_errors():
            chat = await bot.get_chat(place.address.chat)
    except SendError as error:
        advice = f"Ask this person to open t.me/{me.username} and press Start, or correct the id."
        return _unseen(place, error, advice)
    return good(f"{place}: {chat.full_name}")


def _unseen(place: Place, error: SendError, advice: str) -> Finding:
    if error.moved_to is not None:
        new = f"telegram:{error.moved_to}"
        return bad(f"{place}: this group has a new id", f"Write {new} into bot.toml.")
    if not error.permanent:
        return bad(f"{place}: {error}", UNREACHABLE)
    return bad(f"{place}: Telegram doesn't know this id, or hides it from the bot: {error}", advice)
