"""Two people press Claim in the same instant: one has the case, the other learns who."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.cases.steps import returned
from bot.chat.case_taps import CaseTap
from bot.chat.platforms import Platform
from bot.chat.tap_encoding import pack
from bot.config.loading import load
from bot.model import Case
from bot.states import CaseAction
from handlers.updates import Pressed, Reply, Toast, User
from handlers.usecases.context import Context
from handlers.usecases.roles import Actor, Role
from handlers.usecases.router import route
from storage import case_entries, cases
from storage.engine.databases import Database, store_at
from storage.engine.store import Store, Tx
from tests.invariants.restartable_house import on_both
from tests.storage.cast import NOW, add_person, answer

pytestmark = on_both

TIMES = 100
CONFIG = load(
    {
        "slack": {},
        "channels": {"support": "slack:C1"},
        "survey": [{"key": "relationship", "kind": "nps"}],
    }
)
MIA, BEN = (
    User(platform=Platform.SLACK, id="U9", name="Mia Lund"),
    User(platform=Platform.SLACK, id="U8", name="Ben Ode"),
)


@pytest.fixture
async def store(database: Database) -> AsyncIterator[Store]:
    async with store_at(database) as opened:
        yield opened


def open_case(tx: Tx) -> Case:
    return cases.add(tx, answer(tx, add_person(tx, "Dani"), 3), NOW)


def press(tx: Tx, case: Case, user: User, number: int) -> Reply | None:
    tap = CaseTap(case=case.id, version=case.version, action=CaseAction.CLAIM)
    event = Pressed(user=user, chat="C1", message=None, data=pack(tap), private=False, callback="1")
    actor = Actor(user=user, roles=frozenset({Role.SUPPORT}), place="slack:C1")
    context = Context(config=CONFIG, now=NOW, actor=actor, source=f"slack/{user.id}/{number}")
    return route(tx, event, context)


def returned_to_the_queue(tx: Tx, case: Case) -> Case:
    free = returned(case)
    cases.save(tx, free)
    return free


async def test_one_of_two_who_claim_at_once_has_the_case_and_the_other_is_informed(
    store: Store,
) -> None:
    case = await store.run(open_case)
    for number in range(TIMES):
        pressers = (MIA, BEN) if number % 2 else (BEN, MIA)
        replies = await asyncio.gather(*(store.run(press, case, user, number) for user in pressers))
        after = await store.read(cases.get, case.id)
        assert after.version == case.version + 1
        owner = next(user for user in pressers if str(user.address) == after.owner)
        told = dict(zip(pressers, replies, strict=True))
        other = told[next(user for user in pressers if user is not owner)]
        assert isinstance(other, Toast)
        assert owner.name in other.text
        assert other.text.startswith("Nothing has changed")
        case = await store.run(returned_to_the_queue, after)
    entries = await store.read(case_entries.of_case, case.id)
    assert len(entries) == TIMES
