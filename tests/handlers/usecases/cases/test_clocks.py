"""What happens to cases by themselves, as the support channel sees it."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, update

from bot.cases.listing import CROWD
from bot.chat.addresses import Address
from bot.chat.messages import Paragraph
from bot.chat.platforms import Platform
from bot.ids import CaseId
from bot.states import CaseAction, CaseState
from handlers.usecases.cases import clock_rows
from handlers.usecases.context import Context
from handlers.usecases.privacy.erase import erase
from handlers.usecases.roles import CONSOLE
from storage import case_entries, cases
from storage.engine.store import Tx
from storage.messaging import claims
from storage.schema import cases as case_rows
from storage.schema import invitations
from storage.schema import outbox as rows
from storage.states import OutboxKind, OutboxState
from tests.handlers.usecases.cases.support_desk import (
    MINUTE,
    WAIT,
    ChannelPost,
    SupportDesk,
    config_with,
)

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
CASES = {
    "respond_within": "2 hours",
    "escalate_after": "3 hours",
    "escalate_to": "slack:U0LEAD",
    "idle_after": "4 hours",
}
LATE = "No answer yet: it was due 2 Nov 11:00."
ESCALATED = "Still no answer: it was due 2 Nov 11:00. Please have a look."
RETURNED = "Nothing happened for a while, so this waits for anyone again."
AWAKE = "The rest is over: this needs someone again."


@pytest.fixture
def desk(tx: Tx) -> SupportDesk:
    """Dani's alert stands there since Monday, 9:00; a response is due at 11:00."""
    opened = SupportDesk(tx=tx, config=config_with(cases=CASES))
    opened.add("Dani", "Initech")
    opened.tap("Dani", 3)
    opened.pass_time(WAIT)
    return opened


def pass_hours(desk: SupportDesk, hours: float) -> None:
    """Minute by minute at the edges, since lines of the thread wait for theirs."""
    desk.pass_time(hours * HOUR)
    desk.pass_time(MINUTE)


def said(desk: SupportDesk) -> list[str]:
    return [reply.text for reply in desk.replies]


def called(post: ChannelPost) -> list[Address]:
    def of(paragraph: Paragraph) -> list[Address]:
        return [span.mention for span in paragraph.spans if span.mention is not None]

    return [one for paragraph in post.message.paragraphs for one in of(paragraph)]


def state(desk: SupportDesk) -> CaseState:
    return cases.get(desk.tx, CaseId(1)).state


def test_a_late_response_is_said_once_and_on_the_card(desk: SupportDesk) -> None:
    pass_hours(desk, 1.9)
    assert said(desk) == []
    pass_hours(desk, 0.1)
    assert said(desk) == [LATE]
    assert desk.replies[0].broadcast  # nobody has it
    assert " · answer was due 2 Nov 11:00" in desk.cards[0].text
    pass_hours(desk, 1)
    assert said(desk) == [LATE]


def test_the_owner_is_called_and_not_the_channel(desk: SupportDesk) -> None:
    desk.press(1, CaseAction.CLAIM)
    pass_hours(desk, 2)
    assert said(desk)[-1] == f"Mia Lund {LATE}"
    assert called(desk.replies[-1]) == [Address.parse("slack:UMIALUND")]
    assert not desk.replies[-1].broadcast


def test_one_more_time_later_another_person_is_called_once(desk: SupportDesk) -> None:
    desk.press(1, CaseAction.CLAIM)
    desk.config = config_with(cases={**CASES, "idle_after": "400 hours"})
    pass_hours(desk, 2)
    pass_hours(desk, 3)
    assert said(desk)[-1] == f"Escalation contact {ESCALATED}"
    assert called(desk.replies[-1]) == [Address.parse("slack:U0LEAD")]
    assert desk.replies[-1].broadcast
    desk.pass_time(9 * DAY)
    assert len(desk.replies) == 3


def test_on_another_platform_the_person_is_named_and_written_to(desk: SupportDesk) -> None:
    person = {**CASES, "escalate_to": "telegram:77", "idle_after": "400 hours"}
    desk.config = config_with(cases=person)
    pass_hours(desk, 2)
    pass_hours(desk, 3)
    assert said(desk)[-1] == f"Escalation contact {ESCALATED}"
    due = claims.due(desk.tx, Platform.TELEGRAM, desk.now, 9)
    claimed = desk.claim(next(row for row in due if row.kind is OutboxKind.CASE_ESCALATION))
    assert claimed is not None
    assert claimed[1].chat == "77"
    assert claimed[1].message.text.splitlines() == [
        "🔴 3 · Dani, Initech",
        ESCALATED,
        "Case 1 is in slack:C1.",
    ]


def test_on_the_channels_own_platform_the_mention_is_enough(desk: SupportDesk) -> None:
    pass_hours(desk, 2)
    pass_hours(desk, 3)
    written = select(func.count()).where(rows.c.kind == OutboxKind.CASE_ESCALATION)
    assert desk.tx.execute(written).scalar_one() == 0


def test_who_answers_between_planning_and_sending_is_not_reminded(desk: SupportDesk) -> None:
    desk.now += 2 * HOUR
    desk.work()
    responded = update(case_rows).values(responded_at=desk.now)
    desk.tx.execute(responded)
    desk.pass_time(MINUTE)
    assert said(desk) == []


def test_an_idle_claim_returns_to_the_queue(desk: SupportDesk) -> None:
    desk.tx.execute(update(case_rows).values(responded_at=desk.now))
    desk.press(1, CaseAction.CLAIM)
    pass_hours(desk, 3.9)
    assert state(desk) is CaseState.CLAIMED
    pass_hours(desk, 0.1)
    assert said(desk)[-1] == RETURNED
    assert desk.replies[-1].broadcast
    assert desk.cards[0].buttons[0] == "Claim"
    assert "Mia Lund" not in desk.cards[0].text


def test_the_customers_words_give_the_owner_new_time(desk: SupportDesk) -> None:
    desk.tx.execute(update(case_rows).values(responded_at=desk.now))
    desk.press(1, CaseAction.CLAIM)
    pass_hours(desk, 3)
    desk.type("Dani", "Any news?")
    pass_hours(desk, 3)
    assert state(desk) is CaseState.CLAIMED
    pass_hours(desk, 1)
    assert state(desk) is CaseState.OPEN


def test_the_end_of_a_rest_calls_the_owner(desk: SupportDesk) -> None:
    desk.choose(desk.press(1, CaseAction.SNOOZE), "1 day")
    desk.pass_time(MINUTE)
    pass_hours(desk, 23)
    assert len(desk.replies) == 1  # the rest, though the response is late
    pass_hours(desk, 1)
    assert said(desk)[-1] == f"Mia Lund {AWAKE}\nMia Lund {LATE}"
    assert called(desk.replies[-1]) == [Address.parse("slack:UMIALUND")] * 2
    assert "rests" not in desk.cards[0].text


def test_what_falls_due_while_the_bot_is_down_waits_for_open_hours(desk: SupportDesk) -> None:
    desk.pass_time(5 * DAY)  # Saturday
    assert said(desk) == []
    desk.pass_time(DAY + 23 * HOUR + 50 * MINUTE)
    assert said(desk) == []
    pass_hours(desk, 0.2)
    assert said(desk) == [LATE]


def test_a_resolved_case_is_left_alone_and_a_reopened_one_has_a_new_clock(
    desk: SupportDesk,
) -> None:
    desk.choose(desk.press(1, CaseAction.RESOLVE), "Something else")
    desk.pass_time(DAY)
    assert LATE not in "".join(said(desk))
    desk.press(1, CaseAction.REOPEN)
    pass_hours(desk, 2)
    assert said(desk)[-1] == "Mia Lund No answer yet: it was due 3 Nov 11:02."


def test_nothing_happens_to_the_case_of_an_erased_customer(desk: SupportDesk) -> None:
    before = len(desk.posts)
    person = cases.get(desk.tx, CaseId(1)).person_id
    erase(desk.tx, person, Context(config=desk.config, now=desk.now), CONSOLE)
    pass_hours(desk, 9)
    assert len(desk.posts) == before
    assert case_entries.of_case(desk.tx, CaseId(1)) == ()


def test_a_case_without_a_clock_is_never_late_but_its_claim_ends(desk: SupportDesk) -> None:
    desk.tx.execute(update(case_rows).values(has_clock=False, due_at=None))
    pass_hours(desk, 3)
    assert said(desk) == []
    desk.press(1, CaseAction.CLAIM)
    pass_hours(desk, 4)
    assert said(desk)[-1] == RETURNED


def test_many_late_cases_at_once_do_not_fill_the_channel(tx: Tx) -> None:
    desk = SupportDesk(tx=tx, config=config_with(cases=CASES))
    names = [f"Person {number}" for number in range(20)]
    for name in names:
        desk.add(name)
        desk.tap(name, 3)
    desk.pass_time(WAIT)
    pass_hours(desk, 2)
    assert len(desk.replies) == len(names)
    assert sum(reply.broadcast for reply in desk.replies) == CROWD


def test_nobody_is_reminded_of_a_test(tx: Tx) -> None:
    desk = SupportDesk(tx=tx, config=config_with(cases=CASES))
    desk.add("Dani")
    tx.execute(update(invitations).values(test=True))
    desk.tap("Dani", 3)
    desk.pass_time(WAIT)
    assert " · answer by 2 Nov 11:00" in desk.cards[0].text  # as a real one looks
    pass_hours(desk, 3)
    assert said(desk) == []


def test_without_a_support_channel_nothing_is_posted_and_nothing_runs_on(tx: Tx) -> None:
    desk = SupportDesk(tx=tx, config=config_with(cases=CASES, channels={}))
    desk.add("Dani")
    desk.tap("Dani", 3)
    desk.pass_time(DAY)
    assert desk.posts == []
    assert cases.get(tx, CaseId(1)).reminded_at is not None
    waits = (rows.c.kind == OutboxKind.CASE_CLOCK) & (rows.c.state == OutboxState.DUE)
    (due_at,) = tx.execute(select(rows.c.due_at).where(waits)).scalars()
    assert due_at > desk.now  # the escalation
    desk.pass_time(DAY)
    assert tx.execute(select(func.count()).where(waits)).scalar_one() == 0


def test_a_shorter_time_in_bot_toml_holds_for_the_cases_that_are_open(desk: SupportDesk) -> None:
    desk.tx.execute(update(case_rows).values(responded_at=desk.now))
    desk.press(1, CaseAction.CLAIM)
    desk.config = config_with(cases={**CASES, "idle_after": "1 hours"})
    clock_rows.plan_all(desk.tx, Context(config=desk.config, now=desk.now))
    pass_hours(desk, 1)
    assert said(desk)[-1] == RETURNED


def test_a_start_of_the_bot_changes_no_row_that_is_right(desk: SupportDesk) -> None:
    def versions() -> Any:
        of_clock = rows.c.kind == OutboxKind.CASE_CLOCK
        return desk.tx.execute(select(rows.c.version).where(of_clock)).scalars().all()

    before = versions()
    clock_rows.plan_all(desk.tx, Context(config=desk.config, now=desk.now))
    assert versions() == before
