"""The team's rules for alerts: when they are posted, which ones, and with which properties."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.chat.platforms import Platform
from bot.ids import CaseId
from bot.states import CaseState
from handlers.outbox import transitions
from handlers.usecases.context import Context
from storage import cases
from storage.engine.store import Tx
from storage.messaging import outbox
from storage.schema import invitations, people
from storage.schema import outbox as rows
from storage.states import OutboxKind
from tests.handlers.outbox.messages import LATER, PREPARED, config_of
from tests.handlers.usecases.cases.support_desk import MINUTE, WAIT, SupportDesk, config_with
from tests.storage.cast import NOW

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LOW = {"only": {"score_at_most": 3}}


def desk_with(tx: Tx, alerts: dict[str, Any], *names: str, **more: Any) -> SupportDesk:
    desk = SupportDesk(tx=tx, config=config_with(alerts=alerts, **more))
    for name in names:
        desk.add(name, "Globex", plan="gold", seats="40")
    return desk


def minutes_until(desk: SupportDesk, hour: int) -> timedelta:
    return desk.now.replace(hour=hour, minute=0) - desk.now


# When


def test_what_waits_for_the_daily_time_is_one_message(tx: Tx) -> None:
    desk = desk_with(tx, {"post": "daily 14:00"}, "Anna", "Ben")
    for name in ("Anna", "Ben"):
        desk.tap(name, 2)
        desk.pass_time(HOUR)
    assert desk.posts == []
    desk.pass_time(minutes_until(desk, 14))
    (post,) = desk.posts
    assert post.text.splitlines()[1:] == ["🔴 2 · Anna, Globex", "🔴 2 · Ben, Globex"]
    assert post.labels == ["Show 1", "Show 2"]


def test_one_alone_is_its_card(tx: Tx) -> None:
    desk = desk_with(tx, {"post": "daily 14:00"}, "Anna")
    desk.tap("Anna", 2)
    desk.type("Anna", "Slow")
    desk.skip("Anna")
    desk.pass_time(minutes_until(desk, 13))
    assert desk.posts == []
    assert cases.get(tx, CaseId(1)).is_open
    desk.pass_time(HOUR)
    (post,) = desk.posts
    assert post.text.startswith("🔴 2 · Anna, Globex\nSlow\n")


def test_what_comes_after_the_time_waits_for_the_next_one(tx: Tx) -> None:
    desk = desk_with(tx, {"post": "weekly tuesday 14:00"}, "Anna", "Ben")
    desk.pass_time(DAY + minutes_until(desk, 14))  # Tuesday
    desk.tap("Anna", 2)
    desk.pass_time(6 * DAY)
    assert desk.posts == []
    desk.pass_time(DAY)
    assert len(desk.posts) == 1


def test_an_alert_that_is_due_does_not_wait_again_for_what_the_customer_adds(tx: Tx) -> None:
    desk = desk_with(tx, {"post": "daily 14:00"}, "Anna")
    desk.tap("Anna", 2)
    desk.now += minutes_until(desk, 14) + MINUTE
    desk.type("Anna", "Slow")
    desk.skip("Anna")
    desk.send()
    (post,) = desk.cards
    assert "Slow" in post.text


def test_a_test_waits_for_no_time_and_passes_every_filter(tx: Tx) -> None:
    desk = desk_with(tx, {"post": "daily 14:00", "only": {"score_at_most": 0}}, "Anna")
    tx.execute(update(invitations).values(test=True))
    desk.tap("Anna", 6)
    desk.pass_time(WAIT)
    (post,) = desk.posts
    assert post.text.startswith("Test: this answer doesn't count.")


def test_before_its_message_stands_there_nothing_is_said_about_a_late_case(tx: Tx) -> None:
    cases_table = {"respond_within": "2 hours", "escalate_to": "slack:U0LEAD"}
    desk = desk_with(tx, {"post": "weekly monday 08:00"}, "Anna", cases=cases_table)
    desk.tap("Anna", 2)
    desk.pass_time(6 * DAY)
    assert desk.posts == []
    desk.pass_time(DAY)
    (post,) = desk.posts
    assert " · answer was due 2 Nov 11:00" in post.text


# Which ones


def test_a_case_outside_the_filter_exists_without_a_card(tx: Tx) -> None:
    desk = desk_with(tx, LOW, "Anna", "Ben")
    desk.tap("Anna", 3)
    desk.tap("Ben", 4)
    desk.pass_time(WAIT)
    (post,) = desk.posts
    assert "Anna" in post.text
    listed = cases.open_in(tx, ["relationship"])
    assert [one.name for one in listed] == ["Anna", "Ben"]


def test_a_wish_or_a_lower_score_posts_what_was_left_out(tx: Tx) -> None:
    desk = desk_with(tx, LOW, "Anna", "Ben")
    for name in ("Anna", "Ben"):
        desk.tap(name, 4)
    desk.pass_time(WAIT)
    assert desk.posts == []
    desk.wish("Anna")
    desk.tap("Ben", 1)
    desk.pass_time(WAIT)
    assert [post.text.splitlines()[0] for post in desk.cards] == [
        "🔴 4 · Anna, Globex — wants a reply",
        "🔴 1 · Ben, Globex",
    ]


def test_a_list_names_no_case_outside_the_filter(tx: Tx) -> None:
    names = [f"Person {n}" for n in range(8)]
    desk = desk_with(tx, LOW, *names)
    for score, name in enumerate(names):
        desk.tap(name, score % 7)
    desk.pass_time(WAIT)
    shown = "\n".join(post.text for post in desk.posts)
    assert [name in shown for name in names] == [True] * 4 + [False] * 3 + [True]


def test_a_survey_may_have_its_own_filter(tx: Tx) -> None:
    own = {"key": "relationship", "kind": "nps", "alerts": {"only": {}}}
    desk = desk_with(tx, LOW, "Anna", survey=[own])
    desk.tap("Anna", 6)
    desk.pass_time(WAIT)
    assert len(desk.posts) == 1


# What they show


@pytest.mark.parametrize(
    ("listed", "shown"),
    [("all", ["plan: gold", "seats: 40"]), (["Plan"], ["plan: gold"]), ([], [])],
)
def test_a_card_shows_the_listed_properties(tx: Tx, listed: Any, shown: list[str]) -> None:
    desk = desk_with(tx, {"properties": listed}, "Anna")
    desk.tap("Anna", 2)
    desk.pass_time(WAIT)
    (post,) = desk.cards
    parts = post.text.splitlines()[-1].split(" · ")
    assert [part for part in parts if part.startswith(("plan", "seats"))] == shown


STAFF_KINDS = [kind for kind in PREPARED if kind is not OutboxKind.PERSONAL_COPY]
"""A copy for the person contains all that is kept about them."""


@pytest.mark.parametrize("kind", STAFF_KINDS)
def test_no_message_has_a_property_that_is_not_listed(tx: Tx, kind: OutboxKind) -> None:
    """But for what everyone may see, a message is the same with and without it."""
    item = PREPARED[kind](tx, Platform.SLACK)
    tx.execute(update(people).values(properties={"Plan": "gold", "S3cretName": "S3cretValue"}))
    outbox.put(tx, item, NOW)
    [row] = tx.execute(select(rows.c.id).where(rows.c.kind == kind)).scalars()
    base = config_of(Platform.SLACK)
    alerts = base.alerts.model_copy(update={"properties": ("plan",)})
    config = base.model_copy(update={"alerts": alerts})
    context = Context(config=config, now=LATER, erasure_key=b"a secret of some length")
    claimed = transitions.claim(tx, row, "ours", context)
    assert claimed is not None
    said = repr(claimed[1])
    assert "S3cret" not in said
    if kind in {OutboxKind.ALERT, OutboxKind.FEEDBACK}:
        assert "Plan: gold" in said


# Where


RULES = {
    "rule": [
        {"where": {"plan": "gold"}, "urgency": "high", "channel": "slack:C0VIP"},
        {"where": {"plan": "silver"}, "urgency": "high"},
    ]
}


def test_urgent_cases_come_first_in_a_list_and_say_so(tx: Tx) -> None:
    desk = SupportDesk(tx=tx, config=config_with(cases=RULES))
    for number in range(6):
        desk.add(f"Person {number}", plan="silver" if number == 4 else "free")
        desk.tap(f"Person {number}", 2)
    desk.pass_time(WAIT)
    (post,) = desk.posts
    assert post.text.splitlines()[1:3] == ["🔴 2 · Person 4 · urgent", "🔴 2 · Person 0"]


def test_a_state_that_ended_is_not_urgent(tx: Tx) -> None:
    desk = SupportDesk(tx=tx, config=config_with(cases=RULES))
    for number in range(5):
        desk.add(f"Person {number}", plan="silver")
        desk.tap(f"Person {number}", 2)
    desk.pass_time(WAIT)
    desk.tap("Person 0", 9)
    desk.pass_time(WAIT)
    assert cases.get(tx, CaseId(1)).state is CaseState.RESOLVED
    assert desk.cards[0].text.splitlines()[1].endswith("Person 0 · resolved")
