"""What a machine is told of the bot, over the real wire."""

import asyncio
import re
import sqlite3
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aiohttp import ClientSession

from bot.chat.platforms import Platform
from handlers.app import wiring
from handlers.http import cached_status, probes
from handlers.http.probes import Probes
from handlers.inbox.intake import Intake
from handlers.slack import token_check
from handlers.telegram.webhook import SECRET_HEADER
from handlers.telemetry.metrics import Metrics
from sandbox import Fault, Sandbox
from storage.engine import file_health
from storage.engine.store import READERS, Tx
from storage.messaging import inbox, quarantine
from storage.messaging.inbox import Arrival
from tests.handlers.http.web_server import serving_routes
from tests.harness.counting_store import CountingStore
from tests.harness.house import TELEGRAM_SECRET, House, by_webhook, free_port, on_http, open_house
from tests.harness.sqlite import migrated

PATIENCE_SECONDS = 10.0
PROBED = ["/readyz", "/metrics"]

Ask = Callable[[str], Awaitable[tuple[int, str]]]


@pytest.fixture(autouse=True)
def looks_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cached_status, "CACHE_SECONDS", 0.0)


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with open_house(tmp_path, **on_http(free_port())) as house:
        yield house


@pytest.fixture
async def ask(house: House) -> AsyncIterator[Ask]:
    async with ClientSession(base_url=house.url) as session:
        yield asking(session)


def asking(session: ClientSession) -> Ask:
    async def get(path: str) -> tuple[int, str]:
        async with session.get(path) as answer:
            return answer.status, await answer.text()

    return get


async def becomes(ask: Ask, path: str, condition: Callable[[int, str], bool]) -> str:
    """The text of the first answer that is like this."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not condition(*(last := await ask(path))):  # noqa: ASYNC110 - asked over the wire
            await asyncio.sleep(0.05)
    return last[1]


def rename(tx: Tx, old: str, new: str) -> None:
    tx.exec_driver_sql(f"ALTER TABLE {old} RENAME TO {new}")


def sleep(tx: Tx) -> None:
    time.sleep(1.5 * probes.PATIENCE_SECONDS)


async def until_ready(ask: Ask) -> None:
    await becomes(ask, "/readyz", lambda *answer: answer == (200, "ready\n"))


@pytest.mark.long
async def test_a_disk_that_is_nearly_full_is_told_and_the_bot_is_ready(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    await until_ready(ask)
    monkeypatch.setattr(file_health, "SCARCE_BYTES", 2**60)
    status, text = await ask("/readyz")
    assert status == 200
    ready, warning = text.splitlines()
    assert (ready, warning.endswith("no answer can be stored")) == ("ready", True)


@contextmanager
def locked(database: Path) -> Iterator[None]:
    """Nobody else may write meanwhile."""
    holder = sqlite3.connect(database, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        holder.close()


async def test_a_bot_that_hears_both_platforms_is_alive_and_ready(ask: Ask) -> None:
    await until_ready(ask)
    assert await ask("/healthz") == (200, "alive\n")
    assert await ask("/readyz") == (200, "ready\n")


@pytest.mark.long
async def test_a_refused_channel_is_told_until_a_message_arrives_there(
    ask: Ask, house: House
) -> None:
    await until_ready(ask)
    await house.ask_everybody()
    slack, support = house.slack, house.cast.support
    slack.refuse("chat.postMessage", "restricted_action", channel=support.id)
    slack.press(house.cast.dani, house.slack_question(), "2")
    text = await becomes(ask, "/readyz", lambda _, text: "refused" in text)
    assert text == (
        "ready\nslack, support: messages are refused. Slack says “restricted_action”. The bot isn't"
        " allowed to post there. Allow it in the channel's settings, or name another channel in"
        " bot.toml.\n"
    )
    house.pass_a_second()
    house.telegram.tap(house.cast.tomo, house.telegram_question(), "2")
    await house.until(house.alerts)
    await until_ready(ask)


@pytest.mark.long
async def test_a_database_that_does_not_answer_makes_it_unready_not_dead(
    ask: Ask, tmp_path: Path
) -> None:
    await until_ready(ask)
    with locked(tmp_path / "tentap.db"):
        assert await ask("/readyz") == (503, "the database did not answer within 2 s\n")
        assert (await ask("/healthz"))[0] == 200
    await until_ready(ask)


@pytest.mark.long
async def test_a_database_that_refuses_makes_it_unready(ask: Ask, house: House) -> None:
    await until_ready(ask)
    await house.bot.store.run(rename, "heartbeats", "hidden")
    assert await ask("/readyz") == (503, "the database refuses: no such table: heartbeats\n")
    await house.bot.store.run(rename, "hidden", "heartbeats")
    await until_ready(ask)


@pytest.mark.long
async def test_a_crowd_of_probes_costs_the_database_one_look_a_second(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cached_status, "CACHE_SECONDS", 60.0)
    async with CountingStore(migrated(tmp_path / "tentap.db")) as store:
        probes = Probes(store, Metrics(), now=lambda: datetime.now(UTC), troubles=lambda: ())
        async with serving_routes(probes.routes()) as served:
            for _ in range(3):
                crowd = [served.ask(f"GET {path} HTTP/1.1") for path in PROBED * 10]
                assert {answer.status for answer in await asyncio.gather(*crowd)} == {200}
        assert (store.runs, store.reads) == (1, 1)


async def test_after_a_second_the_database_is_looked_at_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cached_status, "CACHE_SECONDS", 0.05)
    async with CountingStore(migrated(tmp_path / "tentap.db")) as store:
        probes = Probes(store, Metrics(), now=lambda: datetime.now(UTC), troubles=lambda: ())
        async with serving_routes(probes.routes()) as served:
            for _ in range(2):
                await served.ask("GET /readyz HTTP/1.1")
                await asyncio.sleep(0.06)
        assert store.runs == 2


@pytest.mark.long
async def test_probes_at_an_address_of_their_own_are_nowhere_else(tmp_path: Path) -> None:
    web, own = free_port(), free_port()
    changes = by_webhook(web) | {"http": {**by_webhook(web)["http"], "probes_port": own}}
    async with (
        open_house(tmp_path, **changes) as house,
        ClientSession(base_url=house.url) as outside,
        ClientSession(base_url=f"http://127.0.0.1:{own}") as inside,
    ):
        await until_ready(asking(inside))
        for path in ("/healthz", "/readyz", "/metrics"):
            assert [(await asking(session)(path))[0] for session in (inside, outside)] == [200, 404]
        for session, status in ((inside, 404), (outside, 403)):
            async with session.post("/telegram/webhook", json={"update_id": 71}) as posted:
                assert posted.status == status


class BacklogIntake(Intake):
    """What an earlier bot left is more than can be worked here."""

    async def process_backlog(self) -> None:
        await asyncio.Event().wait()


async def test_a_bot_with_much_left_to_work_is_alive_and_keeps_what_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wiring, "Intake", BacklogIntake)
    async with (
        open_house(tmp_path, **by_webhook(free_port())) as house,
        ClientSession(base_url=house.url, headers={SECRET_HEADER: TELEGRAM_SECRET}) as session,
    ):
        async with session.get("/healthz") as alive:
            assert alive.status == 200
        async with session.post("/telegram/webhook", json={"update_id": 71}) as posted:
            assert posted.status == 200


def cut_off_telegram(sandbox: Sandbox) -> None:
    sandbox.telegram.faults.plan("getMe", Fault.DROP_BEFORE, times=2)


@pytest.mark.long
async def test_a_telegram_that_has_not_answered_yet_is_told(tmp_path: Path) -> None:
    async with (
        open_house(tmp_path, before=cut_off_telegram, **on_http(free_port())) as house,
        ClientSession(base_url=house.url) as session,
    ):
        ask = asking(session)
        trouble = "ready\nTelegram has not answered yet\n"
        await becomes(ask, "/readyz", lambda _, text: text == trouble)
        assert "tentap_platforms_in_trouble 1.0" in (await ask("/metrics"))[1]
        await until_ready(ask)
        assert "tentap_platforms_in_trouble 0.0" in (await ask("/metrics"))[1]


def refuse_the_token(sandbox: Sandbox) -> None:
    sandbox.slack.refuse("auth.test", "account_inactive", times=1000)


@pytest.mark.long
async def test_a_foreign_webhook_is_told_and_left(ask: Ask, house: House) -> None:
    await until_ready(ask)
    call = f"{house.sandbox.url}/bot{house.telegram.token}"
    async with ClientSession() as session:
        await session.post(f"{call}/setWebhook", data={"url": "https://other.example/hook"})
        trouble = 'a webhook is set for this bot: remove it, or set mode = "webhook"\n'
        await becomes(ask, "/readyz", lambda _, text: text == f"ready\n{trouble}")
        assert "tentap_platforms_in_trouble 1.0" in (await ask("/metrics"))[1]
        async with session.get(f"{call}/getWebhookInfo") as answer:
            assert (await answer.json())["result"]["url"] == "https://other.example/hook"


@pytest.mark.long
@pytest.mark.parametrize("mode", ["socket", "webhook"])
async def test_a_slack_that_refuses_our_token_is_told_while_it_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: str
) -> None:
    monkeypatch.setattr(token_check, "CHECK_SECONDS", 0.5)
    changes = {**on_http(free_port()), "slack": {"mode": mode}}
    async with (
        open_house(tmp_path, before=refuse_the_token, **changes) as house,
        ClientSession(base_url=house.url) as session,
    ):
        ask = asking(session)
        await becomes(ask, "/readyz", lambda _, text: "TENTAP_SLACK_BOT_TOKEN" in text)
        await becomes(ask, "/metrics", lambda _, text: "tentap_platforms_in_trouble 1.0" in text)
        house.slack.refuse_no_more("auth.test")
        await until_ready(ask)


@pytest.mark.long
async def test_the_metrics_show_what_waits(ask: Ask, house: House) -> None:
    await house.ask_everybody()
    text = await becomes(ask, "/metrics", lambda _, text: "tentap_questions_open 2.0" in text)
    assert "tentap_database_up 1.0" in text
    assert 'tentap_inbox_rows{state="quarantined"} 0.0' in text
    assert 'tentap_outbox_rows{queue="slack",state="later"}' in text


def set_aside(tx: Tx, now: datetime) -> None:
    arrival = Arrival(platform=Platform.SLACK, key="odd", chat="D1", body="{}", received_at=now)
    (row,) = inbox.add(tx, [arrival])
    assert row is not None
    quarantine.add(tx, row.id, "KeyError")


@pytest.mark.long
async def test_the_metrics_count_what_was_set_aside(ask: Ask, house: House) -> None:
    await until_ready(ask)
    await house.bot.store.run(set_aside, house.sandbox.clock.now())
    assert 'tentap_inbox_rows{state="quarantined"} 1.0' in (await ask("/metrics"))[1]


async def test_the_metrics_come_while_the_database_does_not_answer(ask: Ask, house: House) -> None:
    busy = [asyncio.create_task(house.bot.store.read(sleep)) for _ in range(READERS)]
    status, text = await ask("/metrics")
    assert status == 200
    assert "tentap_database_up 0.0" in text
    assert "tentap_outbox_rows{" not in text
    await asyncio.gather(*busy)


@pytest.mark.long
async def test_the_metrics_name_nobody(ask: Ask, house: House) -> None:
    question, _ = await house.ask_everybody()
    house.slack.press(house.cast.dani, question, "3")
    house.slack.type(house.cast.dani, "the export is slow")
    await house.until(lambda: "the export is slow" in house.alerts()[0].text)
    _, text = await ask("/metrics")
    cast = house.cast
    for word in ("Dani", "Tomo", "Ada", cast.dani.id, str(cast.tomo.id), "export", "Globex"):
        assert not re.search(rf"\b{word}\b", text)
