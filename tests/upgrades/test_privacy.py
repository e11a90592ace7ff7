"""Erasure, joins and retention hold for what an older version left, too."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from sqlalchemy import Row, select

from bot.config.config import RetentionConfig
from bot.figures.weekly import WeeklyFigures
from bot.model import Person
from bot.periods import Period, PeriodUnit
from handlers.cluster.retention_sweep import RetentionSweep
from handlers.usecases.context import Context
from handlers.usecases.privacy.erase import erase
from handlers.usecases.roles import CONSOLE
from handlers.usecases.staff import join_people
from handlers.usecases.summary.rendering import figures_of
from sandbox.slack import SlackMessage
from storage import people
from storage.engine.store import Tx
from storage.schema import metadata
from storage.states import OutboxKind
from tests.invariants.restartable_house import Customer, RestartableHouse
from tests.upgrades.alert_scenes import REWORDED, TYPED
from tests.upgrades.cast import CastRole, SandboxCast
from tests.upgrades.recording import Recording, since
from tests.upgrades.records import found_in, owner_of
from tests.upgrades.story import FEEDBACK, MANY_WORDS
from tests.upgrades.summary_series import W45, W46, W47
from tests.upgrades.user_actions import told
from tests.upgrades.waiting import settled, time_flies

pytestmark = pytest.mark.long

QUOTE: Final = "The import saves me an hour a week"
WORDS: Final = {QUOTE, MANY_WORDS[:24], "7 days I waited", FEEDBACK, TYPED, REWORDED}
"""What the people of the recording typed."""
SHOWN: Final = {QUOTE, MANY_WORDS[:24], FEEDBACK, REWORDED}
"""Words that a message of the bot shows."""
NAMED: Final = (CastRole.DETRACTOR, CastRole.WORDY, CastRole.LISTED)
"""Whom a message of the bot names."""
WEEKS: Final = (W45.shift(-1), W45, W46, W47)
REDRAWN: Final = {OutboxKind.CARD, OutboxKind.ALERT, OutboxKind.ALERT_LIST}
"""Messages that a join and its end draw anew."""
UNSTEADY: Final = {"audit", "heartbeats", "leases", "workers"}
A_WEEK: Final = Period(n=1, unit=PeriodUnit.WEEK)
MINUTE: Final = timedelta(minutes=1)
Tables = dict[str, list[Row[Any]]]


@pytest.fixture(params=since("part5"))
def recording(request: pytest.FixtureRequest) -> Recording:
    return Recording(request.param)


# -- erasure --------------------------------------------------------------------------------------


async def test_nothing_is_left_of_erased_people_in_messages_or_in_the_file(
    home: RestartableHouse, cast: SandboxCast, tmp_path: Path
) -> None:
    await all_rests(home)
    customers = cast.everybody()
    traces = WORDS | {one.name for one in customers}
    await home.bot.store.checkpoint()
    assert found_in(tmp_path, traces) == traces
    named = {one.name for one in cast.of(*NAMED)}
    assert {one for one in traces if is_read(home, customers, one)} >= named | SHOWN

    await erase_all(home, customers)
    await all_rests(home)
    assert [one for one in traces if is_read(home, customers, one)] == []

    await home.bot.store.checkpoint()
    await home.stop()
    assert found_in(tmp_path, traces | {str(one.id) for one in customers}) == set()


async def test_the_counts_of_the_recorded_weeks_stand_after_an_erasure(
    home: RestartableHouse, cast: SandboxCast
) -> None:
    await settled(home)
    before = await home.bot.store.read(counts, home)
    assert all(one.this_week.counts.n for one in (before[0], before[-1]))
    await erase_all(home, cast.everybody())
    assert await home.bot.store.read(counts, home) == before


async def all_rests(home: RestartableHouse) -> None:
    """The edits of an erasure and the threads of a minute are posted."""
    await settled(home)
    for _ in range(3):
        await home.pass_time(MINUTE)
        await time_flies(home)


async def erase_all(home: RestartableHouse, customers: list[Customer]) -> None:
    context = Context(config=home.config, now=home.now, erasure_key=b"a secret of some length")
    found = [await home.bot.store.read(person_of, customer) for customer in customers]
    for person_id in dict.fromkeys(person.id for person in found):
        await home.run(erase, person_id, context, CONSOLE)


def person_of(tx: Tx, customer: Customer) -> Person:
    """By name, as some have no account yet; a joined record is no person."""
    named = people.named(tx, customer.name)
    return named[0] if named else people.get(tx, owner_of(tx, customer))


def counts(tx: Tx, home: RestartableHouse) -> list[WeeklyFigures]:
    survey = home.config.surveys[0]
    weeks = [figures_of(tx, survey, week, home.config) for week in WEEKS]
    return [replace(one, comments=()) for one in weeks]


def is_read(home: RestartableHouse, customers: list[Customer], trace: str) -> bool:
    """Whether it stands in a customer's chat or in a channel, in a message of the bot.

    The preview of a campaign, which one admin sees until a reload, is out of reach.
    """
    texts = [text for customer in customers for text in told(home, customer)]
    texts += [text for post in staff_posts(home) for text in text_of(post)]
    return any(re.search(rf"\b{re.escape(trace)}\b", text) for text in texts)


def staff_posts(home: RestartableHouse) -> Iterator[SlackMessage]:
    for channel in (home.cast.support, home.cast.team):
        yield from (one for one in home.slack.messages(channel) if one.ephemeral_to is None)


def text_of(post: SlackMessage) -> tuple[str, ...]:
    return (post.text, *(reply.text for reply in post.replies))


# -- joins ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "role", [CastRole.DETRACTOR, CastRole.REWORDED, CastRole.CHANGING, CastRole.OPEN]
)
async def test_two_recorded_people_are_joined_and_separated_again(
    home: RestartableHouse, cast: SandboxCast, role: CastRole
) -> None:
    in_slack, in_telegram = cast.of(role)
    await all_rests(home)
    kept = await home.bot.store.read(person_of, in_slack)
    joined = await home.bot.store.read(person_of, in_telegram)

    context = Context(config=home.config, now=home.now, actor=CONSOLE)
    await home.run(join_and_separate, kept, joined, context, in_telegram)


def join_and_separate(
    tx: Tx, kept: Person, joined: Person, context: Context, customer: Customer
) -> None:
    """*customer*: who belongs to the joined record."""
    before = tables(tx)
    join_people.join(tx, kept, joined, context)
    assert owner_of(tx, customer) == kept.id
    join_people.undo(tx, kept, context)
    assert owner_of(tx, customer) == joined.id
    assert tables(tx) == before


def tables(tx: Tx) -> Tables:
    """All rows but those that tell what was done, and when the bot was last there."""
    ours = (table for table in metadata.sorted_tables if table.name not in UNSTEADY)
    read = {
        table.name: list(tx.execute(select(table).order_by(*table.primary_key))) for table in ours
    }
    read["outbox"] = [row for row in read["outbox"] if row.kind not in REDRAWN]
    return read


# -- retention ------------------------------------------------------------------------------------


async def test_retention_with_default_settings_deletes_nothing_of_the_recorded_weeks(
    home: RestartableHouse,
) -> None:
    await all_rests(home)
    before = await home.bot.store.read(tables)
    await sweep(home, home.config.retention)
    assert await home.bot.store.read(tables) == before

    await sweep(home, home.config.retention.model_copy(update={"words": A_WEEK}))
    after = await home.bot.store.read(tables)
    assert {name for name in before if after[name] != before[name]} == {"imported_answers"}


async def sweep(home: RestartableHouse, retention: RetentionConfig) -> None:
    sweep = RetentionSweep(home.bot.store, retention, lease=None)
    while sweep.ended_at is None:
        await sweep.go_on(home.now)
