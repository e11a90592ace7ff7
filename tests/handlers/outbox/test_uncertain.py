"""What customers and staff see, and what state a row has, when nobody knows whether it went out:
every kind of message, on both platforms, whether an answer is lost or a process."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

import pytest

from bot.chat.platforms import Platform
from bot.language.texts import Texts
from handlers.outbox import transitions as results
from handlers.outbox import uncertain
from handlers.outbox.uncertain import CLAIM_LIFE
from handlers.ports import SendError
from storage.engine.sqlite_store import SqliteStore
from storage.engine.store import StorageError, Store, Tx
from storage.states import OutboxKind, OutboxState
from tests.handlers.outbox.messages import PREPARED, SILENT, MessageInTransit
from tests.handlers.outbox.platform import Loss
from tests.harness.long_params import long_but
from tests.harness.sqlite import migrated

P = ParamSpec("P")
R = TypeVar("R")

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
REPEATED = Texts("en")("alert.repeat")


class SilentStore(SqliteStore):
    """Its database keeps a claim and does not say so, and may refuse what comes after it."""

    unsaid: int = 0
    refusals: int = 0

    async def run(
        self, use_case: Callable[Concatenate[Tx, P], R], /, *args: P.args, **kwargs: P.kwargs
    ) -> R:
        if self.refusals and not self.unsaid:
            self.refusals -= 1
            raise StorageError("the server is starting up")
        result = await super().run(use_case, *args, **kwargs)
        if use_case is results.claim and self.unsaid:
            self.unsaid -= 1
            raise StorageError("the outcome of the COMMIT is unknown")
        return result


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SilentStore]:
    async with SilentStore(migrated(tmp_path / "tentap.db")) as opened:
        yield opened


@pytest.fixture(params=list(Platform))
def sending(request: pytest.FixtureRequest, store: Store) -> MessageInTransit:
    return MessageInTransit(store, request.param)


@pytest.fixture
def slack(store: Store) -> MessageInTransit:
    return MessageInTransit(store, Platform.SLACK)


@pytest.fixture
def telegram(store: Store) -> MessageInTransit:
    return MessageInTransit(store, Platform.TELEGRAM)


# The policy

S, T = Platform.SLACK, Platform.TELEGRAM
SENT, DROPPED, UNCERTAIN = OutboxState.SENT, OutboxState.DROPPED, OutboxState.UNCERTAIN
POLICY: dict[OutboxKind, dict[Platform, tuple[int, OutboxState]]] = {
    OutboxKind.QUESTION: {S: (1, SENT), T: (1, UNCERTAIN)},
    OutboxKind.CARD_BELOW: {S: (1, DROPPED), T: (1, DROPPED)},
    OutboxKind.QUESTION_BACK: {S: (1, DROPPED), T: (1, DROPPED)},
    OutboxKind.REMINDER: {S: (1, DROPPED), T: (1, DROPPED)},
    OutboxKind.AFTER_OUTAGE: {S: (1, DROPPED), T: (1, DROPPED)},
    OutboxKind.FIXED_QUESTION: {S: (1, DROPPED), T: (1, DROPPED)},
    OutboxKind.NOTE: {S: (1, DROPPED), T: (1, DROPPED)},
    OutboxKind.PREVIEW: {S: (1, DROPPED), T: (1, DROPPED)},
    OutboxKind.CARD: {S: (2, SENT), T: (2, SENT)},
    OutboxKind.RETIRED: {S: (2, SENT), T: (2, SENT)},
    OutboxKind.ERASED_MESSAGE: {S: (2, SENT), T: (2, SENT)},
    OutboxKind.PERSONAL_COPY: {S: (2, SENT), T: (2, SENT)},
    OutboxKind.ALERT: {S: (1, SENT), T: (2, SENT)},
    OutboxKind.ALERT_LIST: {S: (1, SENT), T: (2, SENT)},
    OutboxKind.ALERT_LOST: {S: (2, SENT), T: (2, SENT)},
    OutboxKind.ALERT_THREAD: {S: (2, SENT), T: (2, SENT)},
    OutboxKind.STAFF_REPLY: {S: (1, UNCERTAIN), T: (1, UNCERTAIN)},
    OutboxKind.REPLY_PROMPT: {S: (2, SENT), T: (2, SENT)},
    OutboxKind.REPLY_NOTICE: {S: (2, SENT), T: (2, SENT)},
    OutboxKind.RECEIPT: {S: (2, SENT), T: (2, SENT)},
    OutboxKind.TROUBLE: {S: (2, SENT), T: (2, SENT)},
    OutboxKind.ADMIN_LOST: {S: (2, SENT), T: (2, SENT)},
    OutboxKind.CASE_ESCALATION: {S: (2, SENT), T: (2, SENT)},
    OutboxKind.OLD_CASES: {S: (2, SENT), T: (2, SENT)},
    OutboxKind.START_OFFER: {S: (2, SENT), T: (2, SENT)},
    OutboxKind.FEEDBACK: {S: (1, SENT), T: (2, SENT)},
    OutboxKind.MEETING: {S: (1, SENT), T: (2, SENT)},
    OutboxKind.SUMMARY: {S: (1, SENT), T: (2, SENT)},
    OutboxKind.CHART: {S: (2, SENT), T: (2, SENT)},
    OutboxKind.SUMMARY_SHARED: {S: (1, SENT), T: (2, SENT)},
    OutboxKind.SUMMARY_THREAD: {S: (2, SENT), T: (2, SENT)},
}
"""How often it is seen where only the answer was lost, and what its row comes to."""
QUICK = (
    OutboxKind.QUESTION,
    OutboxKind.STAFF_REPLY,
    OutboxKind.NOTE,
    OutboxKind.CARD,
    OutboxKind.ALERT,
    OutboxKind.SUMMARY,
)
"""At least one of each line above."""


@pytest.mark.sampled
@pytest.mark.parametrize("loss", [Loss.ANSWER, Loss.PROCESS])
@pytest.mark.parametrize("kind", long_but(QUICK, POLICY))
async def test_what_is_seen_where_it_had_gone_out(
    sending: MessageInTransit, kind: OutboxKind, loss: Loss
) -> None:
    seen, state = POLICY[kind][sending.name]
    await sending.put(kind)
    await sending.lose(loss)
    await sending.pass_time(2 * MINUTE)
    assert await sending.state() is state
    assert len(sending.seen) == seen


def test_every_kind_has_its_line() -> None:
    assert set(POLICY) == set(PREPARED) == set(OutboxKind) - SILENT


@pytest.mark.sampled
@pytest.mark.parametrize("loss", list(Loss))
async def test_a_card_below_typed_words_is_shown_at_its_older_place_instead(
    sending: MessageInTransit, loss: Loss
) -> None:
    await sending.put(OutboxKind.CARD_BELOW)
    await sending.lose(loss)
    await sending.pass_time(2 * MINUTE)
    assert await sending.state() is DROPPED
    assert len(sending.platform.edits) == 1


@pytest.mark.sampled
@pytest.mark.parametrize(
    "kind", [OutboxKind.QUESTION, OutboxKind.ALERT, OutboxKind.FEEDBACK, OutboxKind.SUMMARY]
)
async def test_in_slack_what_had_not_gone_out_is_sent_once(
    slack: MessageInTransit, kind: OutboxKind
) -> None:
    await slack.put(kind)
    await slack.lose(Loss.REQUEST)
    await slack.pass_time(2 * MINUTE)
    assert await slack.state() is SENT
    (seen,) = slack.seen
    assert REPEATED not in seen


async def test_in_telegram_a_question_that_had_not_gone_out_is_not_sent(
    telegram: MessageInTransit,
) -> None:
    await telegram.put(OutboxKind.QUESTION)
    await telegram.lose(Loss.REQUEST)
    await telegram.pass_time(2 * MINUTE)
    assert (await telegram.state(), telegram.seen) == (UNCERTAIN, [])


@pytest.mark.parametrize("kind", [OutboxKind.ALERT, OutboxKind.FEEDBACK])
async def test_in_telegram_what_staff_are_sent_again_says_so(
    telegram: MessageInTransit, kind: OutboxKind
) -> None:
    await telegram.put(kind)
    await telegram.lose(Loss.ANSWER)
    await telegram.pass_time(2 * MINUTE)
    assert [REPEATED in seen for seen in telegram.seen] == [False, True]


@pytest.mark.parametrize("kind", long_but(QUICK, POLICY))
async def test_a_claim_that_was_kept_without_a_word_is_taken_back_and_sent_once(
    sending: MessageInTransit, store: SilentStore, kind: OutboxKind
) -> None:
    """Nothing was begun, so that nothing is in doubt."""
    store.unsaid = 1
    await sending.put(kind)
    await until_sent(sending)
    assert (len(sending.seen), await sending.attempts(), store.unsaid) == (1, 1, 0)


@pytest.mark.long
async def test_a_database_that_is_gone_for_a_while_after_such_a_claim_is_waited_for(
    telegram: MessageInTransit, store: SilentStore
) -> None:
    store.unsaid, store.refusals = 1, 2
    await telegram.put(OutboxKind.QUESTION)
    await until_sent(telegram)
    assert (len(telegram.seen), store.refusals) == (1, 0)


async def until_sent(sending: MessageInTransit) -> None:
    async with sending.sender() as dispatcher, asyncio.timeout(10):
        while await sending.state() is not SENT:
            dispatcher.wake()
            await asyncio.sleep(0.01)


# Looking


@pytest.mark.long
async def test_nobody_looks_before_the_lost_call_can_have_no_effect_any_more(
    slack: MessageInTransit,
) -> None:
    await slack.put(OutboxKind.QUESTION)
    await slack.lose(Loss.REQUEST)
    await slack.pass_time(CLAIM_LIFE - SECOND, step=SECOND)
    assert (slack.platform.looked, slack.seen) == (0, [])
    await slack.pass_time(2 * SECOND, step=SECOND)
    assert (slack.platform.looked, len(slack.seen)) == (1, 1)


async def test_a_change_meanwhile_brings_no_look_forward(slack: MessageInTransit) -> None:
    """A comment that comes in while nobody knows whether the alert is there."""
    await slack.put(OutboxKind.ALERT)
    await slack.lose(Loss.ANSWER)
    await slack.put_again()
    await slack.pass_time(CLAIM_LIFE - SECOND, step=SECOND)
    assert slack.platform.looked == 0


async def test_an_alert_that_is_found_is_brought_up_to_date(slack: MessageInTransit) -> None:
    await slack.put(OutboxKind.ALERT)
    await slack.lose(Loss.ANSWER)
    await slack.pass_time(2 * MINUTE)
    (edit,) = slack.platform.edits
    assert REPEATED not in edit


@pytest.mark.sampled
@pytest.mark.parametrize(
    ("kind", "seen", "state"),
    [
        (OutboxKind.QUESTION, 1, UNCERTAIN),
        (OutboxKind.ALERT, 2, SENT),
        (OutboxKind.SUMMARY, 2, SENT),
    ],
)
async def test_where_it_can_never_be_told_it_is_as_in_telegram(
    slack: MessageInTransit, kind: OutboxKind, seen: int, state: OutboxState
) -> None:
    slack.platform.looks.append(SendError("missing_scope", permanent=True))
    await slack.put(kind)
    await slack.lose(Loss.ANSWER)
    await slack.pass_time(2 * MINUTE)
    assert (len(slack.seen), await slack.state()) == (seen, state)
    assert (REPEATED in slack.seen[-1]) is (kind is OutboxKind.ALERT)


@pytest.mark.long
async def test_an_outage_is_waited_for_before_anything_is_decided(slack: MessageInTransit) -> None:
    """Without a connection, and where Slack asks to wait, nobody has looked."""
    refused = SendError("ratelimited", retry_after=timedelta(minutes=1))
    slack.platform.looks.extend([SendError("no connection"), refused] * 10)
    await slack.put(OutboxKind.QUESTION)
    await slack.lose(Loss.ANSWER)
    await slack.pass_time_until(SENT, most=timedelta(hours=5))
    assert len(slack.seen) == 1


@pytest.mark.long
async def test_looks_that_fail_again_and_again_tell_nothing(slack: MessageInTransit) -> None:
    slack.platform.looks.extend([SendError("HTTP 500", uncertain=True)] * uncertain.MOST_SEARCHES)
    await slack.put(OutboxKind.QUESTION)
    await slack.lose(Loss.ANSWER)
    await slack.pass_time_until(UNCERTAIN, most=timedelta(hours=1))
    assert len(slack.seen) == 1


# How often, and for how long


@pytest.mark.long
async def test_what_people_see_is_repeated_blindly_for_hours_but_seldom(
    telegram: MessageInTransit,
) -> None:
    telegram.platform.losses.extend([Loss.ANSWER] * 100)
    begun = telegram.clock.now()
    await telegram.put(OutboxKind.ALERT_THREAD)
    await telegram.pass_time_until(OutboxState.FAILED, most=timedelta(hours=8))
    assert len(telegram.seen) == uncertain.MOST_POSTS
    assert telegram.clock.now() - begun > timedelta(hours=1)


@pytest.mark.long
async def test_edits_are_repeated_soon_and_often(telegram: MessageInTransit) -> None:
    telegram.platform.losses.extend([Loss.ANSWER] * 30)
    await telegram.put(OutboxKind.CARD)
    await telegram.pass_time_until(SENT, most=timedelta(hours=5))
    assert len(set(telegram.seen)) == 1


@pytest.mark.long
async def test_what_was_refused_before_counts_as_no_doubt(telegram: MessageInTransit) -> None:
    """An outage of an hour, asking to wait meanwhile, and cut lines at its end."""
    outage = [SendError("no connection"), SendError("rate limited", retry_after=MINUTE)] * 10
    telegram.platform.losses.extend([*outage, Loss.REQUEST, Loss.REQUEST])
    await telegram.put(OutboxKind.SUMMARY)
    await telegram.pass_time_until(SENT, most=timedelta(hours=5))
    assert len(telegram.seen) == 1


async def test_asking_to_wait_is_no_attempt(telegram: MessageInTransit) -> None:
    await telegram.put(OutboxKind.NOTE)
    await telegram.lose(SendError("rate limited", retry_after=MINUTE))
    assert await telegram.attempts() == 0
