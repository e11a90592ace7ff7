"""A survey that asks by itself: the forecast, *Start*, the first question, and why."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from handlers.app.sandbox_config import TELEGRAM_ADMIN, TELEGRAM_GROUPS, StaffPlatform
from handlers.usecases.campaigns import rhythm
from handlers.usecases.context import Context
from sandbox.slack import SlackMessage
from sandbox.telegram import TelegramMessage
from tests.harness.sqlite import migrated
from tests.invariants.restartable_house import RestartableHouse, open_home

SURVEY = [{"key": "relationship", "kind": "nps", "ask": "rhythm", "every_days": 30}]
TITLE = "Who “relationship” asks in the next 30 days"
Shown = SlackMessage | TelegramMessage
ADMINS_GROUP = int(TELEGRAM_GROUPS["admin"])


@pytest.fixture(params=list(StaffPlatform))
async def house(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[RestartableHouse]:
    """Its admin is in Slack or in Telegram, and two customers are known."""
    database = migrated(tmp_path / "tentap.db")
    async with open_home(database, staff=request.param, survey=SURVEY) as opened:
        await opened.import_customers()
        context = Context(config=opened.config, now=opened.now)
        await opened.run(rhythm.look_soon, context)
        yield opened


def of_admin(house: RestartableHouse) -> list[Shown]:
    """What the admin address gets."""
    if is_in_slack(house):
        return [*house.slack.messages(house.cast.ada)]
    return [*house.telegram.messages(ADMINS_GROUP)]


def is_in_slack(house: RestartableHouse) -> bool:
    return house.config.channels.admin == house.config.staff.admins[0]


def offers(house: RestartableHouse) -> list[Shown]:
    return [one for one in of_admin(house) if TITLE in one.text and "2 people" in one.text]


async def press_start(house: RestartableHouse, offer: Shown) -> None:
    if isinstance(offer, SlackMessage):
        house.slack.press(house.cast.ada, offer, "Start")
    else:
        admin = house.telegram.user(int(TELEGRAM_ADMIN))
        house.telegram.tap(admin, offer, "Start")
    await house.until(lambda: "asks by itself now" in str(of_admin(house)))


def questions(house: RestartableHouse) -> int:
    asked = "How likely are you to recommend"
    in_slack = house.slack.messages(house.cast.dani)
    in_telegram = house.telegram.messages(house.cast.tomo)
    texts = [*(one.text for one in in_slack), *(one.text for one in in_telegram)]
    return sum(asked in text for text in texts)


@pytest.mark.sampled
async def test_an_admin_sees_the_forecast_presses_start_and_each_is_asked_once(
    house: RestartableHouse,
) -> None:
    [offer] = await house.until(lambda: offers(house))
    await let_days_pass(house, 3)
    assert questions(house) == 0, "asked before Start"

    await press_start(house, offer)
    await let_days_pass(house, 25)
    assert questions(house) == 2


@pytest.mark.sampled
async def test_an_admin_starts_the_survey_below_a_forecast_of_their_own(
    house: RestartableHouse,
) -> None:
    await house.until(lambda: offers(house))
    shown = await own_forecast(house)
    assert shown.labels == [["Start"]]
    assert "presses Start" not in shown.text
    await press_own_start(house, shown)

    later = await own_forecast(house)
    assert TITLE in later.text
    assert later.labels == []
    await let_days_pass(house, 28)
    assert questions(house) == 2


async def own_forecast(house: RestartableHouse) -> Shown:
    """The answer that the admin gets to the command: in Slack only they see it."""
    if is_in_slack(house):
        slash = house.slack.slash(house.cast.ada, house.cast.team, "forecast")
        return await house.until(lambda: slash.replies[0])
    admin = house.telegram.user(int(TELEGRAM_ADMIN))
    house.telegram.start(admin)
    typed = house.telegram.type(admin, "/forecast")

    def answer() -> TelegramMessage:
        later = [one for one in house.telegram.messages(admin) if one.id > typed.id]
        return [one for one in later if TITLE in one.text][-1]

    return await house.until(answer)


async def press_own_start(house: RestartableHouse, shown: Shown) -> None:
    began = "asks by itself now"
    if isinstance(shown, SlackMessage):
        house.slack.press(house.cast.ada, shown, "Start")
        await house.until(lambda: began in str(house.slack.messages(house.cast.team)))
    else:
        admin = house.telegram.user(int(TELEGRAM_ADMIN))
        house.telegram.tap(admin, shown, "Start")
        await house.until(lambda: began in str(house.telegram.messages(admin)))


async def let_days_pass(house: RestartableHouse, days: int) -> None:
    """Half a day after the other, so that the bot is awake on each day."""
    for _ in range(2 * days):
        await house.pass_time(timedelta(hours=12))
        await house.until_nothing_is_due()


async def test_a_reason_is_read_in_the_team_channel(house: RestartableHouse) -> None:
    if not is_in_slack(house):
        pytest.skip("shown in Slack")
    [offer] = await house.until(lambda: offers(house))
    await press_start(house, offer)
    ada, team = house.cast.ada, house.cast.team

    slash = house.slack.slash(ada, team, "why Dani")
    reply = await house.until(lambda: slash.replies[0])
    assert reply.text.startswith("Why and when Dani is asked\nrelationship: never asked.")

    forecast = house.slack.slash(ada, team, "forecast")
    shown = await house.until(lambda: forecast.replies[0])
    assert shown.text.startswith(TITLE)

    unknown = house.slack.slash(ada, team, "why Zzz")
    told = await house.until(lambda: unknown.replies[0])
    assert "Zzz" in told.text
