"""Cases from before an upgrade: one offer to close them, and nothing by itself."""

from datetime import timedelta

import pytest
from sqlalchemy import func, insert, select, update

from bot.cases.steps import BY_ADMIN
from bot.chat.messages import Button
from bot.chat.tap_encoding import unpack
from bot.ids import CaseId
from bot.states import CaseAction, CaseState
from handlers.outbox.job_runner import run_job
from handlers.updates import PrivateReply, Reply, Toast
from handlers.usecases.cases import clock_rows, old_cases
from handlers.usecases.context import Context
from handlers.usecases.roles import Role
from storage import audit, case_entries, cases
from storage.engine.store import Tx
from storage.messaging import claims
from storage.messaging.traits import IN_TURNS
from storage.schema import cases as case_rows
from storage.schema import invitations as invitation_rows
from storage.states import JOBS
from tests.handlers.usecases.cases.support_desk import WAIT, ChannelPost, SupportDesk, config_with
from tests.storage.cast import add_person, answer

DAY = timedelta(days=1)
CASES = {"respond_within": "2 hours", "escalate_to": "slack:U0LEAD"}


def upgraded(tx: Tx, old: int, young: int) -> SupportDesk:
    """So many cases are open for 60 days, and so many for 5."""
    desk = SupportDesk(tx=tx, config=config_with(cases=CASES))
    person = add_person(tx)
    first = answer(tx, person, 2, now=desk.now - 60 * DAY)
    sample = dict(
        tx.execute(select(invitation_rows).where(invitation_rows.c.id == first.id)).one()._mapping
    )
    del sample["id"]
    more = [{**sample, "token": f"t{n}", "round": n + 2} for n in range(old + young - 1)]
    if more:
        tx.execute(insert(invitation_rows), more)
    numbers = tx.execute(select(invitation_rows.c.id).order_by(invitation_rows.c.id)).scalars()
    tx.execute(
        insert(case_rows),
        [
            {
                "invitation_id": number,
                "person_id": person,
                "state": CaseState.OPEN,
                "opened_at": desk.now - (60 if place < old else 5) * DAY,
                "has_clock": False,
            }
            for place, number in enumerate(numbers)
        ],
    )
    start(desk)
    return desk


def start(desk: SupportDesk) -> None:
    """The bot starts."""
    context = Context(config=desk.config, now=desk.now)
    clock_rows.plan_all(desk.tx, context)
    old_cases.offer(desk.tx, context)


def press(desk: SupportDesk, label: str, role: Role = Role.ADMIN) -> Reply | None:
    (post,) = desk.posts
    return press_on(desk, post, label, role)


def press_on(desk: SupportDesk, post: ChannelPost, label: str, role: Role) -> Reply | None:
    buttons = [one for row in post.message.rows for one in row if isinstance(one, Button)]
    data = next(button.tap for button in buttons if button.label == label)
    return desk.press_staff(unpack(data), "Ana Lima", role)


def left(reply: Reply | None) -> str:
    assert isinstance(reply, PrivateReply)
    return reply.message.text


def open_cases(tx: Tx) -> int:
    is_open = case_rows.c.state != CaseState.RESOLVED
    counted: int = tx.execute(select(func.count()).where(is_open)).scalar_one()
    return counted


@pytest.mark.long
def test_a_thousand_cases_make_one_offer_and_not_one_reminder(tx: Tx) -> None:
    desk = upgraded(tx, 1000, 3)
    for _ in range(40):
        desk.pass_time(DAY)
        start(desk)
    (post,) = desk.posts
    assert post.ref.startswith("C2/")
    assert post.text.splitlines() == [
        "1003 cases from before this version are open.",
        "1000 of them are older than 30 days. Close those 1000? Customers get no message.",
    ]
    assert left(press(desk, "Close them")) == (
        "1000 cases from before this version are being closed."
    )
    desk.pass_time(DAY)
    assert len(desk.posts) == 1
    assert open_cases(tx) == 3


def test_closing_ends_only_what_is_old_and_nobody_has_touched(tx: Tx) -> None:
    desk = upgraded(tx, 3, 1)
    desk.pass_time(WAIT)
    desk.press(2, CaseAction.CLAIM)
    press(desk, "Close them")
    desk.work()
    states = [cases.get(tx, CaseId(number)).state for number in (1, 2, 3, 4)]
    assert states == [CaseState.RESOLVED, CaseState.CLAIMED, CaseState.RESOLVED, CaseState.OPEN]
    assert cases.get(tx, CaseId(1)).resolution == BY_ADMIN
    (entry,) = case_entries.of_case(tx, CaseId(1))
    assert entry.by_name == "Ana Lima"


def test_the_steps_are_short_and_one_that_was_cut_off_goes_on(
    tx: Tx, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(old_cases, "AT_ONCE", 2)
    desk = upgraded(tx, 5, 0)
    desk.pass_time(WAIT)
    press(desk, "Close them")
    (row,) = claims.due(tx, JOBS, desk.now, 9, priorities=IN_TURNS)
    run_job(tx, row.id, "first", Context(config=desk.config, now=desk.now))
    assert open_cases(tx) == 3
    desk.work()
    assert open_cases(tx) == 0


def test_pressed_twice_it_happens_once(tx: Tx) -> None:
    desk = upgraded(tx, 3, 0)
    desk.pass_time(WAIT)
    (post,) = desk.posts
    press_on(desk, post, "Close them", Role.ADMIN)
    press_on(desk, post, "Close them", Role.ADMIN)
    desk.work()
    again = press_on(desk, post, "Close them", Role.ADMIN)
    assert left(again) == "There's no such case left to close."
    done = [one for one in audit.latest(tx, 9) if one.action == "close old cases"]
    assert [one.detail for one in done] == [{"cases": 3}]


def test_they_may_stay_open(tx: Tx) -> None:
    desk = upgraded(tx, 2, 0)
    desk.pass_time(WAIT)
    assert left(press(desk, "Leave them open")) == ("The cases from before this version stay open.")
    desk.work()
    assert open_cases(tx) == 2


def test_only_an_admin_may_press(tx: Tx) -> None:
    desk = upgraded(tx, 2, 0)
    desk.pass_time(WAIT)
    assert isinstance(press(desk, "Close them", Role.SUPPORT), Toast)
    desk.work()
    assert open_cases(tx) == 2


@pytest.mark.parametrize("young", [0, 2])
def test_without_old_cases_there_is_no_message(tx: Tx, young: int) -> None:
    desk = upgraded(tx, 1, young)
    tx.execute(update(case_rows).where(case_rows.c.id == 1).values(state=CaseState.RESOLVED))
    desk.pass_time(WAIT)
    assert desk.posts == []


def test_the_customers_new_words_open_a_closed_case_again(tx: Tx) -> None:
    desk = SupportDesk(tx=tx, config=config_with(cases=CASES))
    desk.add("Dani")
    desk.tap("Dani", 3)
    desk.pass_time(WAIT)
    long_ago = desk.now - 40 * DAY
    tx.execute(update(case_rows).values(has_clock=False, due_at=None, opened_at=long_ago))
    start(desk)
    desk.send()
    offer = desk.posts[-1]
    press_on(desk, offer, "Close them", Role.ADMIN)
    desk.work()
    desk.type("Dani", "Still broken")
    desk.pass_time(WAIT)
    assert desk.replies[-1].text == "Case reopened.\nStill broken"
    assert desk.replies[-1].broadcast
    assert " · answer by " not in desk.cards[0].text
