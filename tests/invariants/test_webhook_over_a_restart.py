"""Between two bots behind one address Telegram keeps what comes."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aiohttp import ClientSession

from bot.chat.platforms import Platform
from sandbox import Sandbox
from storage import webhooks
from storage.engine.databases import Database
from tests.harness.house import free_port, on_http
from tests.harness.sqlite import close_tx, migrated, open_tx
from tests.invariants.restartable_house import RestartableHouse, on_both, open_home

OLD_ADDRESS = "https://tentap.example.com/telegram/webhook"


@pytest.fixture
async def home(database: Database) -> AsyncIterator[RestartableHouse]:
    web = on_http(free_port())
    async with open_home(database, telegram={"mode": "webhook"}, **web) as home:
        yield home


async def ask_telegram(sandbox: Sandbox, method: str, **arguments: str) -> object:
    url = f"{sandbox.url}/bot{sandbox.telegram.token}/{method}"
    async with ClientSession() as session, session.post(url, data=arguments) as answer:
        return (await answer.json())["result"]


async def webhook_of(sandbox: Sandbox) -> str:
    match await ask_telegram(sandbox, "getWebhookInfo"):
        case {"url": str(url)}:
            return url
        case other:
            raise AssertionError(other)


@pytest.mark.long
@on_both
async def test_a_tap_while_nobody_listens_is_worked_by_the_next_bot(home: RestartableHouse) -> None:
    tomo = home.cast.tomo
    await home.ask(tomo)
    question = home.telegram_question()
    first = home.tap_as_it_was(tomo, question, 4)
    await home.until(lambda: first.acknowledged)

    await home.stop()
    second = home.tap_as_it_was(tomo, question, 9)
    assert not second.acknowledged
    await home.start()
    await home.becomes(lambda invitation: invitation.score == 9, tomo)


@pytest.mark.long
async def test_a_stop_takes_it_down_where_nobody_else_can_listen(home: RestartableHouse) -> None:
    await home.until(lambda: not home.bot.troubles)
    assert await webhook_of(home.sandbox) == f"{home.url}/telegram/webhook"
    await home.stop()
    assert await webhook_of(home.sandbox) == ""
    await home.start()
    await home.until(lambda: not home.bot.troubles)
    assert await webhook_of(home.sandbox) == f"{home.url}/telegram/webhook"


@pytest.mark.long
@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
async def test_a_stop_leaves_it_where_others_may_listen(home: RestartableHouse) -> None:
    await home.until(lambda: not home.bot.troubles)
    await home.stop()
    assert await webhook_of(home.sandbox) == f"{home.url}/telegram/webhook"


async def test_a_bot_that_polls_again_hears_though_no_setting_tells_of_the_webhook(
    tmp_path: Path,
) -> None:
    """The bot before it was killed, and `[http]` is gone from bot.toml."""
    tx = open_tx(migrated(tmp_path / "tentap.db"))
    webhooks.remember(tx, Platform.TELEGRAM, OLD_ADDRESS, datetime.now(UTC))
    close_tx(tx)

    async def still_set(sandbox: Sandbox) -> None:
        await ask_telegram(sandbox, "setWebhook", url=OLD_ADDRESS)

    async with open_home(tmp_path / "tentap.db", before=still_set) as home:
        await home.ask(home.cast.tomo)
        home.tap(home.cast.tomo, 9)
        await home.becomes(lambda invitation: invitation.score == 9, home.cast.tomo)
        assert await webhook_of(home.sandbox) == ""
