"""Old words and the identities of silent people go; the counts of every past week stay."""

import random
import shutil
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.chat.platforms import Platform
from bot.chat.tap_encoding import pack
from bot.chat.taps import ContactTap, QuoteTap, ScoreTap, Tap
from bot.config.config import Config
from bot.config.loading import load
from bot.figures.weekly import WeeklyFigures
from bot.figures.weeks import Week, week_at
from bot.ids import InvitationId, MessageRef, PersonId
from bot.model import Invitation
from bot.states import Consent, InvitationState
from handlers.cluster import retention_sweep
from handlers.cluster.retention_sweep import RetentionSweep
from handlers.updates import Event, Pressed, Typed, User
from handlers.usecases import router
from handlers.usecases.campaigns import ask
from handlers.usecases.context import Context
from handlers.usecases.summary.rendering import figures_of
from storage import contacts, imported_updates, invitations, people
from storage.engine.databases import Database, store_at
from storage.engine.store import Store, Tx
from storage.imported_answers import ImportedAnswer
from storage.people import NewPerson
from storage.schema import invitations as invitation_rows
from storage.schema import metadata
from tests.harness.sqlite import migrated
from tests.invariants.restartable_house import on_both
from tests.storage.cast import DAY, NOW

SURVEY = "relationship"
CONFIG = load(
    {
        "survey": [{"key": SURVEY, "kind": "nps", "buttons": "experiment"}],
        "telegram": {},
        "retention": {"words": "1 year", "silent": "18 months"},
    }
)
ROUND = timedelta(days=91)


@dataclass(kw_only=True)
class Years:
    """Some years of a customer base: everybody is asked each quarter, and some leave."""

    n: int
    config: Config = CONFIG
    now: datetime = NOW
    ids: list[PersonId] = field(default_factory=list)
    seen: dict[Week, WeeklyFigures] = field(default_factory=dict)
    """The figures of each week with answers, as they were at its end."""
    luck: random.Random = field(default_factory=lambda: random.Random(7))
    numbers: Iterator[int] = field(default_factory=count)

    @property
    def context(self) -> Context:
        seed = str(next(self.numbers)).encode()
        return Context(config=self.config, now=self.now, source=f"update/{seed!r}", seed=seed)

    def begin(self, tx: Tx) -> None:
        for number in range(self.n):
            new = NewPerson(
                name=f"Person-{number:03}-name",
                email=f"person-{number:03}@example.com",
                account=f"Account-{number:03}",
                properties={"plan": f"plan-{number:03}"},
            )
            self.ids.append(people.add(tx, new, self.now))
            contacts.add_contact(
                tx, self.ids[-1], Platform.TELEGRAM, user=f"70{number:03}", chat=f"70{number:03}"
            )
        self.import_history(tx)

    def import_history(self, tx: Tx) -> int:
        """Answers of another tool, of people who are known here and of some who are not."""
        return imported_updates.store(tx, self.history).added

    @property
    def history(self) -> list[ImportedAnswer]:
        names = [f"person-{number:03}@example.com" for number in range(0, self.n, 2)]
        names += [f"Stranger {letter}" for letter in "ABCDE"] * 2 + ["stranger a"]
        return [
            ImportedAnswer(
                survey=SURVEY,
                score=place % 11,
                at=NOW - 20 * DAY + place * timedelta(hours=5),
                key=f"row of {name} {place}",
                source_id=f"{place}" if place % 3 == 0 else None,
                person=name,
                comment=f"imported-{place:03}-words",
            )
            for place, name in enumerate(names)
        ]

    def quarter(self, tx: Tx, number: int) -> None:
        """A third of the people leave after the first quarter; they are not asked any more."""
        chosen = self.ids if number == 0 else [one for one in self.ids if one % 3]
        asked = people.get_all(tx, chosen)
        ask.ask(tx, asked, self.config.surveys[0], self.context)
        waiting = select(invitation_rows.c.id).where(
            invitation_rows.c.state == InvitationState.QUEUED
        )
        for one in tx.execute(waiting.order_by(invitation_rows.c.id)).scalars().all():
            self.answer(tx, self.handed_over(tx, InvitationId(one)), number)
        week = week_at(self.now, self.config.timezone)
        self.seen[week] = bare(figures_of(tx, self.config.surveys[0], week, self.config))
        self.now += ROUND

    def handed_over(self, tx: Tx, number: InvitationId) -> Invitation:
        queued = replace(invitations.get(tx, number), state=InvitationState.HANDED_OVER)
        chat = contacts.contact(tx, queued.contact_id).chat
        invitations.mark_handed_over(tx, queued, MessageRef(f"{chat}/{number}"), self.now)
        return invitations.get(tx, number)

    def answer(self, tx: Tx, asked: Invitation, number: int) -> None:
        if self.luck.random() < 0.2:
            return
        score = self.luck.choice([1, 6, 7, 9, 10])
        self.press(tx, asked, ScoreTap(invitation=asked.token, score=score))
        if self.luck.random() < 0.7:
            self.type(tx, asked, f"words-{number:02}-{asked.person_id:03}-end")
            if score < 9:
                self.press(tx, asked, ContactTap(invitation=asked.token, wanted=False))
            if score > 6:
                self.press(tx, asked, QuoteTap(invitation=asked.token, consent=Consent.NAMED))

    def press(self, tx: Tx, asked: Invitation, tap: Tap) -> None:
        message = asked.message
        self.happens(
            tx,
            asked,
            lambda user, chat: Pressed(
                user=user, chat=chat, message=message, data=pack(tap), private=True, callback="c"
            ),
        )

    def type(self, tx: Tx, asked: Invitation, text: str) -> None:
        message = MessageRef(f"{asked.message}-{len(text)}")
        self.happens(
            tx,
            asked,
            lambda user, chat: Typed(
                user=user, chat=chat, message=message, text=text, reply_to=None
            ),
        )

    def happens(self, tx: Tx, asked: Invitation, make: Any) -> None:
        chat = contacts.contact(tx, asked.contact_id).chat
        event: Event = make(User(platform=Platform.TELEGRAM, id=chat, language="en"), chat)
        router.route(tx, event, self.context)


def bare(figures: WeeklyFigures) -> WeeklyFigures:
    """The figures without the words and names, which go."""
    return replace(figures, comments=())


def figures_now(tx: Tx, years: Years) -> dict[Week, WeeklyFigures]:
    survey = years.config.surveys[0]
    return {week: bare(figures_of(tx, survey, week, years.config)) for week in years.seen}


def everything(tx: Tx) -> str:
    """All that is stored, as text."""
    rows = (row for table in metadata.sorted_tables for row in tx.execute(select(table)))
    return "\n".join(map(repr, rows))


def contents(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in folder.iterdir()]


async def lived(store: Store, n: int, quarters: int) -> Years:
    years = Years(n=n)
    await store.run(years.begin)
    for number in range(quarters):
        await store.run(years.quarter, number)
    return years


async def swept(store: Store, years: Years, sweep: RetentionSweep | None = None) -> None:
    """Everything that is due is deleted."""
    sweep = sweep or RetentionSweep(store, years.config.retention, None)
    while sweep.ended_at is None:
        await sweep.go_on(years.now)


@pytest.fixture
async def store(database: Database) -> AsyncIterator[Store]:
    async with store_at(database) as opened:
        yield opened


@pytest.fixture(autouse=True)
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention_sweep, "STEP", 20)
    monkeypatch.setattr(retention_sweep, "PEOPLE", 2)
    monkeypatch.setattr(retention_sweep, "STEPS", 1)
    monkeypatch.setattr(retention_sweep, "PAUSE_SECONDS", 0)


async def counts_stay(store: Store, n: int, quarters: int) -> None:
    """The counts of every past week stay what they were, after each step."""
    years = await lived(store, n, quarters)
    assert await store.read(figures_now, years) == years.seen
    sweep, before = RetentionSweep(store, years.config.retention, None), ""
    while sweep.ended_at is None:
        await sweep.go_on(years.now)
        after = await store.read(everything)
        if after != before:
            assert await store.read(figures_now, years) == years.seen
        before = after
    left = await store.read(everything)
    for gone in ("words-00-", "imported-0", "erson-002", "row of Stranger", "Stranger A"):
        assert gone not in left


@pytest.mark.long
@on_both
async def test_the_counts_of_past_weeks_stay(store: Store) -> None:
    await counts_stay(store, n=14, quarters=7)


@pytest.mark.long
@pytest.mark.timeout(300)
@on_both
async def test_the_counts_of_four_years_stay(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention_sweep, "STEP", 100)
    monkeypatch.setattr(retention_sweep, "PEOPLE", 10)
    await counts_stay(store, n=200, quarters=16)


@pytest.mark.long
async def test_old_words_and_silent_people_are_gone_from_the_file(tmp_path: Path) -> None:
    path = migrated(tmp_path / "tentap.db")
    async with store_at(path) as store:
        years = await lived(store, n=12, quarters=8)
        await store.checkpoint()
        held = path.read_bytes()
        await swept(store, years)
        await store.checkpoint()
        files = contents(tmp_path)
    silent = [number for number, one in enumerate(years.ids) if one % 3 == 0]
    gone = [f"words-{quarter:02}-".encode() for quarter in range(4)]
    gone += [b"imported-0", b"row of Stranger", b"Stranger A", b"row of person-002@"]
    for number in silent:
        gone += [f"{what}-{number:03}".encode() for what in ("Person", "person", "Account", "plan")]
    for words in gone:
        assert words in held, words
        assert not any(words in file for file in files), words
    assert any(b"words-07-" in file for file in files)
    assert any(b"Person-000-name" in file for file in files)


@pytest.mark.long
async def test_a_sweep_that_is_killed_between_two_steps_goes_on(tmp_path: Path) -> None:
    async with store_at(migrated(tmp_path / "one.db")) as store:
        years = await lived(store, n=8, quarters=8)
        await store.checkpoint()
        shutil.copy(tmp_path / "one.db", tmp_path / "other.db")
        await swept(store, years)
        at_once = await store.read(everything)
    async with store_at(tmp_path / "other.db") as store:
        for steps in range(1, 20):
            killed = RetentionSweep(store, years.config.retention, None)
            for _ in range(steps):
                await killed.go_on(years.now)
        await swept(store, years)
        assert await store.read(everything) == at_once


@pytest.mark.long
@on_both
async def test_a_second_import_brings_nobody_back(store: Store) -> None:
    years = await lived(store, n=12, quarters=8)
    await swept(store, years)
    assert await store.run(years.import_history) == 0
    assert "Stranger" not in await store.read(everything)
    assert await store.read(figures_now, years) == years.seen


@on_both
async def test_a_person_who_said_never_is_known_for_ever(store: Store) -> None:
    years = await lived(store, n=6, quarters=1)
    gone, never = years.ids[2], years.ids[0]
    await store.run(people.stop_asking, never, None, years.now)
    years.now += timedelta(days=3 * 366)
    await swept(store, years)
    assert (await store.read(people.get, gone)).name == ""
    assert (await store.read(people.get, never)).email == "person-000@example.com"
    assert [one.id for one in await store.read(people.customers)] == [never]
