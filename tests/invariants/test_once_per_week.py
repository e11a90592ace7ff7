"""The summary of a week is posted once, whatever stops and starts in between."""

import asyncio
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Row, text

from bot.figures.weeks import Week, week_at
from handlers.outbox import backoff
from handlers.outbox.transitions import MOST_ATTEMPTS
from sandbox.slack import SlackMessage
from storage.engine.store import Tx
from storage.schema import outbox
from storage.states import OutboxKind, OutboxState
from tests.harness.mondays import until_monday
from tests.harness.summaries import days_in, title_of
from tests.invariants.restartable_house import RestartableHouse, on_both

pytestmark = on_both

DAY = timedelta(days=1)


def posts(home: RestartableHouse) -> list[SlackMessage]:
    return [one for one in home.slack.messages(home.cast.team) if one.ephemeral_to is None]


async def answered(home: RestartableHouse) -> Week:
    """The week of an answer."""
    await home.ask(home.cast.tomo)
    home.tap(home.cast.tomo, 9)
    await home.becomes(lambda it: it.score == 9, home.cast.tomo)
    return week_at(home.now, home.config.timezone)


async def monday_comes(home: RestartableHouse, weeks: int = 1) -> None:
    """Noon of the Monday after so many week ends."""
    await home.pass_time(until_monday(home.now, home.config.timezone, weeks))


@pytest.mark.long
async def test_a_week_is_posted_once_though_the_bot_restarts(home: RestartableHouse) -> None:
    week = await answered(home)
    await monday_comes(home)
    await home.until(lambda: posts(home))
    for _ in range(2):
        await home.stop()
        await home.start()
        await asyncio.sleep(0.2)

    (post,) = posts(home)
    assert post.text.startswith(title_of(week))


async def test_after_three_weeks_down_the_latest_week_is_posted_and_the_others_named(
    home: RestartableHouse,
) -> None:
    week = await answered(home)
    await home.stop()
    await monday_comes(home, weeks=3)
    await home.start()

    (post,) = await home.until(lambda: posts(home))
    latest = week.next().next()
    assert post.text.splitlines()[0] == title_of(latest)
    assert f"away: {days_in(week)}, {days_in(week.next())}." in post.text
    await home.pass_time(DAY)
    await asyncio.sleep(0.2)
    assert len(posts(home)) == 1


@pytest.mark.long
async def test_the_next_week_follows(home: RestartableHouse) -> None:
    week = await answered(home)
    await monday_comes(home)
    await home.until(lambda: posts(home))
    await monday_comes(home)
    await home.until(lambda: len(posts(home)) == 2)

    titles = [post.text.splitlines()[0] for post in posts(home)]
    assert titles == [title_of(week), title_of(week.next())]
    states = OutboxState.SENT, OutboxState.SENT, OutboxState.DUE
    await home.until_outbox(OutboxKind.SUMMARY, *states)


def break_figures(tx: Tx) -> None:
    """A value that no version of Tentap has written: reading the answers raises."""
    tx.execute(text("UPDATE invitations SET variant = 'broken'"))


@pytest.mark.long
async def test_a_week_that_can_never_be_drawn_does_not_end_the_series(
    home: RestartableHouse,
) -> None:
    await answered(home)
    await home.run(break_figures)
    await monday_comes(home)
    for attempt in range(1, MOST_ATTEMPTS + 1):
        await home.until_rows(outbox, partial(was_tried, times=attempt))
        await home.pass_time(backoff.LONGEST)

    await home.until_outbox(OutboxKind.SUMMARY, OutboxState.FAILED, OutboxState.DUE)


def was_tried(rows: list[Row[Any]], times: int) -> bool:
    return any(row.kind is OutboxKind.SUMMARY and row.attempts >= times for row in rows)
