"""A platform that answers 429 has certainly done nothing: the row stays due, however often."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.chat.platforms import Platform
from handlers.outbox.transitions import MOST_ATTEMPTS
from handlers.outbox.uncertain import CLAIM_LIFE
from handlers.ports import SendError
from storage.schema import outbox as table
from storage.states import OutboxKind, OutboxState
from tests.handlers.outbox.messages import PREPARED, MessageInTransit
from tests.handlers.outbox.platform import Loss
from tests.handlers.outbox.senders import SECOND, MoodyStore, sending_on, unreached
from tests.harness.long_params import long_but
from tests.harness.sqlite import migrated

OFTEN = MOST_ATTEMPTS + 4
HOUR = timedelta(hours=1)
QUICK = (OutboxKind.QUESTION, OutboxKind.CARD, OutboxKind.NOTE, OutboxKind.REMINDER)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[MoodyStore]:
    async with MoodyStore(migrated(tmp_path / "tentap.db")) as opened:
        yield opened


def refusals(wait: timedelta = SECOND) -> list[SendError]:
    return [SendError("rate limited", retry_after=wait) for _ in range(OFTEN)]


async def is_sent_at_last(sending: MessageInTransit, *, attempts: int = 1) -> None:
    await sending.pass_time_until(OutboxState.SENT, most=4 * HOUR)
    assert await sending.attempts() == attempts
    assert len(sending.seen) == 1


@pytest.mark.long
@pytest.mark.parametrize("name", list(Platform))
@pytest.mark.parametrize("kind", long_but(QUICK, PREPARED))
async def test_whatever_is_refused_is_sent_in_the_end(
    store: MoodyStore, name: Platform, kind: OutboxKind
) -> None:
    sending = sending_on(store, name)
    await sending.put(kind)
    sending.platform.losses.extend(refusals())
    await is_sent_at_last(sending)


@pytest.mark.sampled
@pytest.mark.parametrize("name", list(Platform))
async def test_a_chat_whose_opening_is_refused_is_opened_in_the_end(
    store: MoodyStore, name: Platform
) -> None:
    sending = sending_on(store, name)
    await sending.put(OutboxKind.QUESTION, unreached("U1"))
    sending.platform.reaches.extend(refusals())
    await is_sent_at_last(sending)


@pytest.mark.long
async def test_a_search_that_is_refused_is_made_in_the_end(store: MoodyStore) -> None:
    slack = sending_on(store, Platform.SLACK)
    await slack.put(OutboxKind.QUESTION)
    await slack.lose(Loss.REQUEST)
    slack.platform.looks.extend(refusals())
    slack.clock.move(CLAIM_LIFE)
    await is_sent_at_last(slack, attempts=2)
    assert slack.platform.looked == OFTEN + 1


@pytest.mark.long
async def test_what_may_have_gone_out_is_not_lost_by_refusals(store: MoodyStore) -> None:
    """A reminder of that may be doubled; that it is refused afterwards says nothing of it."""
    telegram = sending_on(store, Platform.TELEGRAM)
    await telegram.put(OutboxKind.ALERT)
    await telegram.lose(Loss.REQUEST)
    telegram.platform.losses.extend(refusals())
    telegram.clock.move(HOUR)
    await is_sent_at_last(telegram, attempts=2)


@pytest.mark.parametrize(
    ("told", "kept"),
    [(timedelta.max, HOUR), (timedelta(days=2), HOUR), (timedelta(days=-1), SECOND)],
)
async def test_a_row_waits_no_longer_than_an_hour_whatever_is_told(
    store: MoodyStore, told: timedelta, kept: timedelta
) -> None:
    sending = sending_on(store, Platform.TELEGRAM)
    await sending.put(OutboxKind.QUESTION)
    await sending.lose(SendError("rate limited", retry_after=told))
    assert await sending.state() is OutboxState.DUE
    due_at = await store.read(lambda tx: tx.execute(select(table.c.due_at)).scalar_one())
    assert due_at - sending.clock.now() == kept


def test_a_refusal_for_now_is_never_for_good_and_never_in_doubt() -> None:
    error = SendError("rate limited", retry_after=SECOND, permanent=True, uncertain=True)
    assert (error.permanent, error.uncertain) == (False, False)
