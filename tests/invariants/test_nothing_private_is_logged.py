"""No token, id, name or customer's word gets into the log, even where everything is logged."""

import json
import logging
import sys
import threading
import warnings
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urlencode

import pytest
from aiohttp import ClientSession
from structlog.testing import capture_logs

from handlers.app.sandbox_config import StaffPlatform
from handlers.slack.manifest import REQUEST_PATH
from handlers.telegram.webhook import PATH, SECRET_HEADER
from handlers.telemetry import logs
from sandbox import Fault, Sandbox
from sandbox.slack.model import SlackUser
from storage.engine.databases import Database
from storage.schema import inbox
from storage.states import InboxState
from tests.harness.house import TELEGRAM_SECRET, by_webhook, free_port
from tests.invariants import bad_days
from tests.invariants.bad_days import BAD_DAYS, STONE, WORDS, rename
from tests.invariants.private_words import leaked, private_words
from tests.invariants.restartable_house import Customer, RestartableHouse, on_both, open_home

pytestmark = pytest.mark.long


@pytest.fixture
def libraries() -> Iterator[None]:
    """As the bot keeps them, until the test is over."""
    loggers = [logging.getLogger(name) for name in logs.TALKATIVE]
    levels = [logger.level for logger in loggers]
    logs.silence_libraries()
    yield
    for logger, level in zip(loggers, levels, strict=True):
        logger.setLevel(level)


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """Asked for before the bot is there: it must not be listened to too late."""
    caplog.set_level(logging.DEBUG)
    return caplog


@pytest.mark.usefixtures("libraries")
async def test_a_whole_conversation_leaves_no_word_in_the_log(
    log: pytest.LogCaptureFixture, home: RestartableHouse
) -> None:
    tomo, dani = home.cast.tomo, home.cast.dani
    with capture_logs() as ours:
        await home.ask(tomo, dani)
        for customer in (tomo, dani):
            home.tap(customer, 3)
            home.type(customer, WORDS)
            await home.becomes(lambda invitation: bool(invitation.comments), customer)
        await home.until(lambda: len(home.alerts()) == 2)
        await home.stop()

    written = f"{log.text} {ours}"
    secrets = (home.slack.bot_token, home.slack.app_token, home.telegram.token)
    assert log.records
    assert [one for one in (WORDS, "Tomo", "Dani", *secrets) if one in written] == []
    assert leaked(ours, private_words(home, WORDS)) == []


@pytest.fixture
async def posted_to(
    log: pytest.LogCaptureFixture, database: Database, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[RestartableHouse]:
    """A bot to which both platforms post."""
    bad_days.make_work_fail(monkeypatch)
    port = free_port()

    async def tell_slack(sandbox: Sandbox) -> None:
        sandbox.slack.deliver_over_http(f"http://127.0.0.1:{port}{REQUEST_PATH}")

    async with open_home(database, before=tell_slack, **by_webhook(port)) as home:
        yield home


async def answers(home: RestartableHouse, *customers: Customer) -> None:
    """On a day on which nothing that goes out gets through at once."""
    home.slack.faults.plan("response_url", Fault.SERVER_ERROR)
    home.slack.faults.plan("chat.postMessage", Fault.DROP_AFTER)
    home.telegram.faults.plan("answerCallbackQuery", Fault.SERVER_ERROR)
    home.telegram.faults.plan("editMessageText", Fault.DROP_BEFORE)
    for customer in customers:
        home.tap(customer, 3)
        home.type(customer, WORDS)
        await home.becomes(lambda invitation: bool(invitation.comments), customer)


async def cannot_be_worked(home: RestartableHouse, *customers: Customer) -> None:
    for customer in customers:
        home.type(customer, STONE)
    parked = [InboxState.QUARANTINED] * len(customers)
    await home.until_rows(
        inbox, lambda rows: [row.state for row in rows if row.state != InboxState.DONE] == parked
    )


async def cannot_be_kept(home: RestartableHouse, customer: Customer) -> None:
    await home.bot.store.run(rename, "inbox", "hidden")
    home.type(customer, f"{WORDS} for long")
    await home.until(
        lambda: any(update.times_shown > 1 for update in home.telegram.pending_updates)
    )
    await home.bot.store.run(rename, "hidden", "inbox")
    await home.until(lambda: home.telegram.pending_updates == [])


async def refuses_strangers(home: RestartableHouse) -> None:
    """Who forges, and who knows Telegram's secret and posts garbage."""
    forged: tuple[tuple[str, dict[str, str], str], ...] = (
        (REQUEST_PATH, {}, urlencode({"payload": json.dumps({"text": WORDS})})),
        (PATH, {}, json.dumps({"update_id": 1, "message": {"text": WORDS}})),
        (PATH, {SECRET_HEADER: TELEGRAM_SECRET}, f"[{WORDS}"),
    )
    async with ClientSession(base_url=home.url) as session:
        for path, headers, body in forged:
            async with session.post(path, headers=headers, data=body) as answer:
                assert answer.status in {400, 401, 403}


def keys_to_answer(home: RestartableHouse) -> list[str]:
    """Whoever has a response_url may write in its chat."""
    urls = (sent.payload.get("response_url") for sent in home.slack.history.sent)
    return [url.rpartition("/")[2] for url in urls if url]


@on_both
@pytest.mark.usefixtures("libraries")
async def test_a_bad_day_by_webhook_leaves_no_word_in_the_log(
    log: pytest.LogCaptureFixture, posted_to: RestartableHouse
) -> None:
    home, tomo, dani = posted_to, posted_to.cast.tomo, posted_to.cast.dani
    with capture_logs() as ours:
        await home.ask(tomo, dani)
        await answers(home, tomo, dani)
        await home.until(lambda: len(home.alerts()) >= 2)
        await cannot_be_worked(home, tomo, dani)
        await cannot_be_kept(home, tomo)
        await refuses_strangers(home)
        await home.stop()

    written, keys = f"{log.text} {ours}", keys_to_answer(home)
    told = {line["event"] for line in ours}
    assert keys
    assert told >= {"update.failed", "update.quarantined", "telegram.refused"}
    assert told & {"telegram.store_failed", "http.failed"}
    secrets = (home.slack.bot_token, home.slack.signing_secret, home.telegram.token, *keys)
    private = (WORDS, STONE, "Tomo", "Dani", TELEGRAM_SECRET, *secrets)
    assert [one for one in private if one in written] == []
    assert leaked(ours, private_words(home, WORDS, STONE)) == []


@pytest.fixture(
    params=[pytest.param("as `tentap run` has it", marks=pytest.mark.long), "everything"]
)
def written(
    request: pytest.FixtureRequest, capfd: pytest.CaptureFixture[str]
) -> Iterator[Callable[[], list[dict[str, object]]]]:
    """The lines that a bot has written to standard error since the last call."""
    levels = {logger: logger.level for logger in _loggers()}
    with hooks_restored():
        logs.configure()
        if request.param == "everything":
            for logger in levels:
                logger.setLevel(logging.DEBUG)
        yield lambda: [json.loads(line) for line in capfd.readouterr().err.splitlines()]
    for logger, level in levels.items():
        logger.setLevel(level)


def _loggers() -> list[logging.Logger]:
    return [logging.root, *map(logging.getLogger, logs.TALKATIVE)]


@contextmanager
def hooks_restored() -> Iterator[None]:
    """As they were, when this is over."""
    handlers, raises = logging.root.handlers, logging.raiseExceptions
    hooks = warnings.showwarning, threading.excepthook, sys.unraisablehook
    yield
    logging.root.handlers, logging.raiseExceptions = handlers, raises
    warnings.showwarning, threading.excepthook, sys.unraisablehook = hooks


@on_both
async def test_no_bad_day_brings_an_id_a_name_or_a_word_into_the_log(
    written: Callable[[], list[dict[str, object]]],
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(SlackUser, "tz_offset", lambda *_: 0)  # the sandbox knows no more zones
    bad_days.make_work_fail(monkeypatch)
    told: set[object] = set()
    found: dict[str, list[str]] = {}
    async with open_home(database, staff=StaffPlatform.TELEGRAM) as home:
        bad_days.make_telegram_quote(monkeypatch, home)
        await home.until(lambda: not home.bot.troubles)
        for bad_day in BAD_DAYS:
            await bad_day(home)
            lines = written()
            told |= {line["event"] for line in lines}
            if words := leaked(lines, private_words(home, *bad_days.TYPED)):
                found[bad_day.__name__] = words
        await home.stop()
        found["the end"] = leaked(written(), private_words(home, *bad_days.TYPED))
    assert found == {"the end": []}
    assert bad_days.EVENTS - told == set()
