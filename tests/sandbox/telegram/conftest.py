"""A stand-in Telegram, its customary people, and a real PTB bot before it."""

import json
from collections.abc import AsyncIterator, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from sandbox import Sandbox
from sandbox.telegram import Telegram, TelegramChat, TelegramUser
from tests.sandbox.telegram.limit_cases import LimitSetup

SPEC = Path(__file__).parents[4] / "shared" / "specs" / "telegram-bot-api.json"


@cache
def _spec() -> dict[str, Any]:
    spec: dict[str, Any] = json.loads(SPEC.read_text())
    return spec


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox() as running:
        yield running


@pytest.fixture
def telegram(sandbox: Sandbox) -> Iterator[Telegram]:
    """Every request is held against the published Bot API, where that is at hand."""
    if SPEC.exists():
        sandbox.telegram.hold_against(_spec())
    yield sandbox.telegram
    assert sandbox.telegram.violations == []


@pytest.fixture
async def bot(sandbox: Sandbox, telegram: Telegram) -> AsyncIterator[Bot]:
    """Stock PTB, which knows nothing of stand-ins."""
    files = f"{sandbox.url}/file/bot"
    async with Bot(
        telegram.token,
        base_url=f"{sandbox.url}/bot",
        base_file_url=files,
        request=_without_certificates(256),
        get_updates_request=_without_certificates(1),
    ) as running:
        yield running


def _without_certificates(pool_size: int) -> HTTPXRequest:
    """PTB's own way to ask. The sandbox speaks plain HTTP, and PTB reads the certificates of the
    system for each bot, which takes longer than most of these tests."""
    return HTTPXRequest(connection_pool_size=pool_size, httpx_kwargs={"verify": False})


@pytest.fixture
def anna(telegram: Telegram) -> TelegramUser:
    """A customer who has pressed Start."""
    user = telegram.add_user("Anna", language_code="de")
    telegram.start(user)
    return user


@pytest.fixture
def berta(telegram: Telegram) -> TelegramUser:
    """Somebody who has never met the bot."""
    return telegram.add_user("Berta")


@pytest.fixture
def staff(telegram: Telegram) -> TelegramUser:
    return telegram.add_user("Sofia")


@pytest.fixture
def support(telegram: Telegram, staff: TelegramUser) -> TelegramChat:
    """The support group, with the bot in it."""
    return telegram.add_group("Support", members=[staff])


@pytest.fixture
def cast(
    sandbox: Sandbox,
    telegram: Telegram,
    bot: Bot,
    anna: TelegramUser,
    berta: TelegramUser,
    staff: TelegramUser,
    support: TelegramChat,
) -> LimitSetup:
    """Everybody at once, for the tables of limits."""
    return LimitSetup(
        sandbox=sandbox,
        telegram=telegram,
        bot=bot,
        anna=anna,
        berta=berta,
        staff=staff,
        support=support,
    )
