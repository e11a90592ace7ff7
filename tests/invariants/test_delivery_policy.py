"""What people see when the line to a platform breaks, counted by the sandbox."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Row

from bot.chat.platforms import Platform
from bot.states import InvitationState
from handlers.app.sandbox_config import TELEGRAM_GROUPS, StaffPlatform
from handlers.outbox.uncertain import CLAIM_LIFE
from sandbox.faults import Fault, Faults
from storage.schema import invitations, outbox
from storage.states import OutboxKind, OutboxState
from tests.harness.mondays import until_monday
from tests.invariants.restartable_house import ENGLISH, Customer, RestartableHouse, open_home

SEND = {Platform.SLACK: "chat.postMessage", Platform.TELEGRAM: "sendMessage"}
REPEATED = ENGLISH("alert.repeat")
CAMPAIGN = 60
SENT, UNCERTAIN = OutboxState.SENT, OutboxState.UNCERTAIN

both = pytest.mark.parametrize("platform", list(Platform))
unseen = pytest.mark.parametrize("fault", [Fault.DROP_BEFORE, Fault.SERVER_ERROR])


@pytest.fixture
async def telegram_staff(tmp_path: Path) -> AsyncIterator[RestartableHouse]:
    async with open_home(tmp_path / "tentap.db", staff=StaffPlatform.TELEGRAM) as home:
        yield home


def faults(home: RestartableHouse, platform: Platform) -> Faults:
    return home.slack.faults if platform is Platform.SLACK else home.telegram.faults


def somebody(home: RestartableHouse, platform: Platform, number: int) -> Customer:
    name = f"Customer {number}"
    if platform is Platform.SLACK:
        return home.slack.add_user(name)
    return home.telegram.add_user(name)


async def until_questions(home: RestartableHouse, state: OutboxState, n: int) -> None:
    def are_so(rows: list[Row[Any]]) -> bool:
        return sum(row.kind is OutboxKind.QUESTION and row.state is state for row in rows) == n

    await home.until_rows(outbox, are_so)


def is_in_doubt(rows: list[Row[Any]]) -> bool:
    return any(row.maybe_sent for row in rows)


def dropped_at_every_tenth(home: RestartableHouse, platform: Platform, method: str) -> None:
    faults(home, platform).plan(method, Fault.DROP_AFTER, times=CAMPAIGN // 10, after=9)


async def campaign(home: RestartableHouse, platform: Platform) -> list[Customer]:
    """Asked, while the connection drops after every tenth question arrived."""
    customers = [somebody(home, platform, number) for number in range(CAMPAIGN)]
    await home.add(*customers)
    dropped_at_every_tenth(home, platform, SEND[platform])
    assert await home.queue_question(*customers) == CAMPAIGN
    await home.until(lambda: sum(home.questions(one) for one in customers) == CAMPAIGN)
    await until_questions(home, SENT, CAMPAIGN - CAMPAIGN // 10)
    await until_questions(home, OutboxState.SENDING, 0)
    return customers


@pytest.mark.long
async def test_in_slack_every_tenth_dropped_question_is_found_and_asked_once(
    home: RestartableHouse,
) -> None:
    customers = await campaign(home, Platform.SLACK)
    await home.pass_time(CLAIM_LIFE)
    await until_questions(home, SENT, CAMPAIGN)
    assert [home.questions(one) for one in customers] == [1] * CAMPAIGN
    states = {row.state for row in await home.rows(invitations)}
    assert states == {InvitationState.HANDED_OVER}


@pytest.mark.long
async def test_in_telegram_every_tenth_dropped_question_stays_uncertain_until_it_is_answered(
    home: RestartableHouse,
) -> None:
    customers = await campaign(home, Platform.TELEGRAM)
    await home.pass_time(CLAIM_LIFE)
    await home.let_telegram_speak()
    await until_questions(home, UNCERTAIN, CAMPAIGN // 10)
    assert [home.questions(one) for one in customers] == [1] * CAMPAIGN

    for customer in customers:
        home.tap(customer, 9)
    await home.until_rows(invitations, lambda rows: sum(row.score == 9 for row in rows) == CAMPAIGN)


@pytest.mark.long
async def test_of_every_tenth_dropped_edit_people_see_one_face(home: RestartableHouse) -> None:
    customers = [somebody(home, Platform.TELEGRAM, number) for number in range(CAMPAIGN)]
    await home.ask(*customers)
    dropped_at_every_tenth(home, Platform.TELEGRAM, "editMessageText")
    for customer in customers:
        home.tap(customer, 9)
    await home.until(lambda: all("9 of 10" in home.shown(one)[0] for one in customers))
    await home.until_outbox(OutboxKind.CARD, *[SENT] * CAMPAIGN)
    assert [len(home.shown(one)) for one in customers] == [1] * CAMPAIGN


# Questions that did not arrive


@unseen
async def test_in_slack_a_question_that_did_not_arrive_is_asked_once(
    home: RestartableHouse, fault: Fault
) -> None:
    dani = home.cast.dani
    home.slack.faults.plan(SEND[Platform.SLACK], fault)
    await home.add(dani)
    await home.queue_question(dani)
    await home.becomes(lambda it: it.state is InvitationState.UNCERTAIN, dani)
    assert home.questions(dani) == 0

    await home.pass_time(CLAIM_LIFE)
    await home.becomes(lambda it: it.state is InvitationState.HANDED_OVER, dani)
    assert home.questions(dani) == 1


async def test_a_tap_before_anybody_looks_is_an_answer_to_the_one_question(
    home: RestartableHouse,
) -> None:
    dani = home.cast.dani
    home.slack.faults.plan(SEND[Platform.SLACK], Fault.DROP_AFTER)
    await home.ask(dani)
    await home.becomes(lambda it: it.state is InvitationState.UNCERTAIN, dani)
    home.tap(dani, 9)
    await home.becomes(lambda it: it.score == 9, dani)
    await home.pass_time(CLAIM_LIFE)
    await home.until_outbox(OutboxKind.QUESTION, SENT)
    assert (await home.invitation(dani)).state is InvitationState.ANSWERED
    assert len(home.shown(dani)) == 1


@pytest.mark.long
async def test_who_said_never_meanwhile_is_not_asked_again(home: RestartableHouse) -> None:
    dani = home.cast.dani
    home.slack.faults.plan(SEND[Platform.SLACK], Fault.DROP_BEFORE)
    await home.add(dani)
    await home.queue_question(dani)
    await home.becomes(lambda it: it.state is InvitationState.UNCERTAIN, dani)
    home.type(dani, "stop")
    await home.until(lambda: home.shown(dani))
    await home.pass_time(CLAIM_LIFE)
    await home.until_outbox(OutboxKind.QUESTION, OutboxState.DROPPED)
    assert home.questions(dani) == 0


# Alerts


async def detractor(home: RestartableHouse, platform: Platform, fault: Fault) -> None:
    """A score of 3, whose alert goes over a line that breaks; then the time to look passes."""
    tomo = home.cast.tomo
    await home.ask(tomo)
    await home.becomes(lambda it: it.state is InvitationState.HANDED_OVER, tomo)
    faults(home, platform).plan(SEND[platform], fault)
    home.tap(tomo, 3)
    await home.until_rows(outbox, is_in_doubt)
    await home.pass_time(CLAIM_LIFE)
    await home.until_outbox(OutboxKind.ALERT, SENT)


def alerts(home: RestartableHouse, platform: Platform) -> list[str]:
    if platform is Platform.SLACK:
        return [message.text for message in home.alerts()]
    group = int(TELEGRAM_GROUPS["support"])
    return [message.text for message in home.telegram.messages(group)]


@pytest.mark.long
@pytest.mark.parametrize("fault", [Fault.DROP_AFTER, Fault.DROP_BEFORE, Fault.SERVER_ERROR])
async def test_in_slack_an_alert_stands_there_once_and_is_no_repeat(
    home: RestartableHouse, fault: Fault
) -> None:
    await detractor(home, Platform.SLACK, fault)
    (alert,) = alerts(home, Platform.SLACK)
    assert REPEATED not in alert


@pytest.mark.long
async def test_an_app_that_may_not_look_posts_the_alert_again_and_says_so(
    home: RestartableHouse,
) -> None:
    home.slack.scopes.discard("channels:history")
    await detractor(home, Platform.SLACK, Fault.DROP_AFTER)
    assert [REPEATED in alert for alert in alerts(home, Platform.SLACK)] == [False, True]


@pytest.mark.long
async def test_in_telegram_an_alert_is_sent_again_and_says_so(
    telegram_staff: RestartableHouse,
) -> None:
    await detractor(telegram_staff, Platform.TELEGRAM, Fault.DROP_AFTER)
    seen = alerts(telegram_staff, Platform.TELEGRAM)
    assert [REPEATED in alert for alert in seen] == [False, True]


# Summaries


async def summaries(home: RestartableHouse, platform: Platform, fault: Fault) -> list[str]:
    """What the team sees of a week whose summary goes over a line that breaks."""
    tomo = home.cast.tomo
    await home.ask(tomo)
    home.tap(tomo, 9)
    await home.becomes(lambda it: it.score == 9, tomo)
    faults(home, platform).plan(SEND[platform], fault)
    await home.pass_time(until_monday(home.now, home.config.timezone))
    await home.until_rows(outbox, is_in_doubt)
    await home.pass_time(CLAIM_LIFE)
    await home.until_outbox(OutboxKind.SUMMARY, SENT, OutboxState.DUE)
    if platform is Platform.SLACK:
        return [message.text for message in home.slack.messages(home.cast.team)]
    group = int(TELEGRAM_GROUPS["team"])
    return [message.text for message in home.telegram.messages(group) if not message.photo]


@pytest.mark.long
@pytest.mark.parametrize("fault", [Fault.DROP_AFTER, Fault.DROP_BEFORE])
async def test_in_slack_a_summary_is_posted_once(home: RestartableHouse, fault: Fault) -> None:
    assert len(await summaries(home, Platform.SLACK, fault)) == 1


@pytest.mark.long
async def test_in_telegram_a_summary_comes_again_under_the_same_title(
    telegram_staff: RestartableHouse,
) -> None:
    first, second = await summaries(telegram_staff, Platform.TELEGRAM, Fault.DROP_AFTER)
    assert first.splitlines()[0] == second.splitlines()[0]


# Asking to wait


@pytest.mark.long
@both
async def test_of_questions_that_are_refused_for_a_while_none_is_lost_or_doubled(
    home: RestartableHouse, platform: Platform
) -> None:
    customers = [somebody(home, platform, number) for number in range(20)]
    await home.add(*customers)
    faults(home, platform).plan(SEND[platform], Fault.RATE_LIMITED, times=5, after=3, retry_after=2)
    await home.queue_question(*customers)
    await home.until(lambda: all(home.questions(one) for one in customers))
    await until_questions(home, SENT, 20)
    assert [home.questions(one) for one in customers] == [1] * 20
