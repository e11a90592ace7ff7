"""The channel of a rule: everything about such a case is there, whatever changes later."""

from collections.abc import Mapping
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.chat.platforms import Platform
from bot.ids import CaseId, MessageRef
from bot.states import CaseAction
from handlers.usecases.cases.alerts import follow_channels
from handlers.usecases.context import Context
from handlers.usecases.privacy.erase import erase
from handlers.usecases.roles import CONSOLE
from storage import cases, moved_chats
from storage.engine.store import Tx
from storage.messaging import claims
from storage.schema import case_entries, people
from storage.schema import outbox as rows
from storage.states import OutboxKind
from tests.handlers.usecases.cases.support_desk import MINUTE, WAIT, SupportDesk, config_with

VIP: Mapping[str, Any] = {"where": {"plan": "gold"}, "channel": "slack:C0VIP"}


@pytest.fixture
def desk(tx: Tx) -> SupportDesk:
    """Anna has the gold plan, Ben has not."""
    opened = SupportDesk(tx=tx, config=config_with(cases={"rule": [VIP]}))
    opened.add("Anna", plan="gold")
    opened.add("Ben", plan="free")
    return opened


def place(ref: MessageRef) -> str:
    return ref.partition("/")[0]


def test_its_alerts_are_there_and_all_others_in_the_usual_one(desk: SupportDesk) -> None:
    for name in ("Anna", "Ben"):
        desk.tap(name, 2)
    desk.pass_time(WAIT)
    assert {place(post.ref): post.text.splitlines()[0] for post in desk.cards} == {
        "C0VIP": "🔴 2 · Anna",
        "C1": "🔴 2 · Ben",
    }


@pytest.mark.parametrize("rules", [[VIP], []])
def test_edits_and_threads_stay_there_when_properties_and_rules_change(
    desk: SupportDesk, rules: list[Any]
) -> None:
    desk.tap("Anna", 2)
    desk.pass_time(WAIT)
    desk.tx.execute(update(people).values(properties={"plan": "free"}))
    desk.config = config_with(cases={"rule": rules})
    follow_channels(desk.tx, desk.config)
    desk.press(1, CaseAction.CLAIM)
    desk.type("Anna", "Slow")
    desk.pass_time(MINUTE)
    (card,) = desk.cards
    assert "Mia Lund has it" in card.text
    assert {place(reply.ref) for reply in desk.replies} == {"C0VIP"}
    teams = desk.tx.execute(select(case_entries.c.team)).scalars().all()
    assert set(teams) == {"slack:C0VIP"}


def test_a_list_is_there_with_its_own_cases_alone(tx: Tx) -> None:
    desk = SupportDesk(tx=tx, config=config_with(cases={"rule": [VIP]}))
    for number in range(12):
        desk.add(f"Person {number}", plan="gold" if number % 2 else "free")
        desk.tap(f"Person {number}", 2)
    desk.pass_time(WAIT)
    listed = {place(post.ref): post.text.splitlines()[1:] for post in desk.cards}
    assert listed == {
        "C1": [f"🔴 2 · Person {number}" for number in range(0, 12, 2)],
        "C0VIP": [f"🔴 2 · Person {number}" for number in range(1, 12, 2)],
    }
    desk.show(2)
    desk.pass_time(MINUTE)
    assert place(desk.cards[-1].ref) == "C0VIP"


def test_what_waits_stays_with_its_channel_when_the_usual_one_moves(desk: SupportDesk) -> None:
    for name in ("Anna", "Ben"):
        desk.tap(name, 2)
    moved = {"support": "telegram:-100", "admin": "slack:C2"}
    desk.config = config_with(cases={"rule": [VIP]}, channels=moved)
    follow_channels(desk.tx, desk.config)
    alerts = rows.c.kind == OutboxKind.ALERT
    found = desk.tx.execute(select(rows.c.queue, rows.c.recipient).where(alerts))
    assert sorted(map(tuple, found)) == [
        ("slack", "support slack:C0VIP"),
        ("telegram", "support"),
    ]


def test_an_erasure_finds_the_card_there(desk: SupportDesk) -> None:
    desk.tap("Anna", 2)
    desk.pass_time(WAIT)
    person = cases.get(desk.tx, CaseId(1)).person_id
    erase(desk.tx, person, Context(config=desk.config, now=desk.now), CONSOLE)
    desk.pass_time(MINUTE)
    (card,) = desk.cards
    assert "Anna" not in card.text


def test_a_group_that_moved_is_followed(desk: SupportDesk) -> None:
    rule = {"where": {"plan": "gold"}, "channel": "telegram:-500"}
    desk.config = config_with(cases={"rule": [rule]})
    moved_chats.record_move(desk.tx, "-500", "-100777")
    desk.tap("Anna", 2)
    desk.now += WAIT
    due = claims.due(desk.tx, Platform.TELEGRAM, desk.now, 9)
    claimed = desk.claim(next(row for row in due if row.kind is OutboxKind.ALERT))
    assert claimed is not None
    assert claimed[1].chat == "-100777"
