"""One answer per invitation: the last tap of the person asked wins, every change is kept."""

import asyncio
from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.model import Invitation
from bot.states import InvitationState
from sandbox.slack import Press
from sandbox.telegram import TelegramTap
from storage.schema import inbox, score_changes
from tests.invariants.restartable_house import ENGLISH, Customer, RestartableHouse, on_both

pytestmark = on_both


async def scores_kept(home: RestartableHouse) -> list[int]:
    return [change.score for change in await home.rows(score_changes)]


async def told(tap: TelegramTap) -> str:
    return (await tap.answered()).text or ""


async def told_privately(home: RestartableHouse, press: Press) -> str:
    return (await home.until(lambda: press.replies))[-1].text


def has_score(score: int) -> Callable[[Invitation], bool]:
    return lambda invitation: invitation.score == score


@pytest.mark.long
async def test_the_same_press_delivered_twice_counts_once(home: RestartableHouse) -> None:
    dani = home.cast.dani
    await home.ask(dani)
    press = home.slack.press(dani, home.slack_question(), "3")
    await press.settled()
    await home.slack.ws.outgoing.send_once(press.sent)

    await home.becomes(has_score(3), dani)
    assert await scores_kept(home) == [3]
    assert len(await home.rows(inbox)) == 1


@pytest.mark.long
async def test_the_same_event_delivered_twice_counts_once(home: RestartableHouse) -> None:
    dani = home.cast.dani
    await home.ask(dani)
    home.type(dani, "3")
    await home.becomes(has_score(3), dani)
    event = next(sent for sent in home.slack.history.sent if sent.kind == "events_api")
    await home.slack.ws.outgoing.send_once(event)
    home.type(dani, "The export is slow")

    await home.becomes(lambda invitation: bool(invitation.comments), dani)
    assert await scores_kept(home) == [3]


@pytest.mark.long
async def test_an_impatient_double_tap_is_one_answer_and_one_alert(home: RestartableHouse) -> None:
    tomo = home.cast.tomo
    await home.ask(tomo)
    question = home.telegram_question()
    taps = [home.tap_as_it_was(tomo, question, 3) for _ in range(3)]
    for tap in taps:
        assert "3" in await told(tap)

    await home.until(lambda: home.alerts()[0])
    assert await scores_kept(home) == [3]
    assert len(home.alerts()) == 1


@pytest.mark.long
async def test_the_last_tap_wins_and_the_first_is_remembered(home: RestartableHouse) -> None:
    tomo = home.cast.tomo
    await home.ask(tomo)
    question = home.telegram_question()
    home.tap_as_it_was(tomo, question, 9)
    changed = home.tap_as_it_was(tomo, question, 3)

    assert await told(changed) == ENGLISH("toast.changed", previous=9, score=3)
    await home.until(lambda: "3 of 10" in home.shown(tomo)[0])
    await home.until(lambda: "3 · Tomo" in home.alerts()[0].text)
    assert await scores_kept(home) == [9, 3]


@pytest.mark.long
async def test_a_press_that_was_on_its_way_for_long_does_not_undo_a_newer_one(
    home: RestartableHouse,
) -> None:
    """As in the line of a process that was frozen, while another heard the next press."""
    dani = home.cast.dani
    await home.ask(dani)
    question, before = home.slack_question(), home.now
    nine, three = (question.rows[row][3].value for row in (1, 0))
    assert nine is not None
    assert three is not None
    await home.slack.press_value(dani, question, "score", three).settled()
    await home.until(lambda: "3 of 10" in home.shown(dani)[0])
    late = home.slack.press_value(dani, question, "score", nine, at=before)
    await late.settled()

    assert late.warning is None
    await home.until_rows(inbox, lambda rows: all(row.state == "done" for row in rows))
    assert (await home.invitation(dani)).score == 3
    assert await scores_kept(home) == [3]


async def unanswered(home: RestartableHouse, customer: Customer) -> Invitation:
    """The customer's invitation, as if nothing had been tapped."""
    invitation = await home.invitation(customer)
    assert invitation.score is None
    assert invitation.state is InvitationState.HANDED_OVER
    assert await scores_kept(home) == []
    return invitation


async def test_somebody_elses_tap_changes_nothing_in_telegram(home: RestartableHouse) -> None:
    """A forwarded message shows buttons to others, and any app can send any bytes."""
    tomo, stranger = home.cast.tomo, home.telegram.add_user("Mallory")
    await home.ask(tomo)
    tap = home.tap_as_it_was(stranger, home.telegram_question(), 10)

    assert await told(tap) == ENGLISH("toast.not_yours")
    await unanswered(home, tomo)


async def test_somebody_elses_press_changes_nothing_in_slack(home: RestartableHouse) -> None:
    dani, ada = home.cast.dani, home.cast.ada
    await home.ask(dani)
    await home.add(ada)
    question = home.slack_question()
    value = question.rows[0][0].value
    assert value is not None
    press = home.slack.press_value(ada, question, "any", value)

    assert await told_privately(home, press) == ENGLISH("toast.not_yours")
    await unanswered(home, dani)


INVENTED = (
    "1:s:AAAAAAAAAAAAAAAA:9",
    "1:s:{token}:11",
    "1:s:{token}:-1",
    "1:s:{token}:٣",
    "2:s:{token}:9",
    "1:s:{token}",
    "' OR 1=1 --",
    "\N{PILE OF POO}",
)


@pytest.mark.long
async def test_an_invented_callback_changes_nothing(home: RestartableHouse) -> None:
    tomo = home.cast.tomo
    await home.ask(tomo)
    token, question = (await home.invitation(tomo)).token, home.telegram_question()
    for invented in INVENTED:
        tap = home.telegram.tap_data(tomo, question, invented.format(token=token))
        assert await told(tap) == ENGLISH("toast.unknown")
    await unanswered(home, tomo)


@pytest.mark.long
async def test_an_invented_press_changes_nothing_in_slack(home: RestartableHouse) -> None:
    dani = home.cast.dani
    await home.ask(dani)
    token, question = (await home.invitation(dani)).token, home.slack_question()
    for invented in INVENTED[:3]:
        value = invented.format(token=token)
        press = home.slack.press_value(dani, question, "any", value)
        assert await told_privately(home, press) == ENGLISH("toast.unknown")
    await unanswered(home, dani)


@pytest.mark.long
async def test_a_replaced_question_changes_nothing_and_says_so(home: RestartableHouse) -> None:
    tomo = home.cast.tomo
    await home.ask(tomo)
    old = home.telegram_question()
    await home.pass_time(timedelta(days=91))
    assert await home.queue_question(tomo) == 1
    await home.until(lambda: home.telegram_question().id != old.id)
    tap = home.telegram.tap(tomo, old, "0")

    assert await told(tap) == ENGLISH("toast.replaced")
    await unanswered(home, tomo)
    assert home.alerts() == []


@pytest.mark.long
async def test_a_replaced_question_says_so_in_slack(home: RestartableHouse) -> None:
    dani = home.cast.dani
    await home.ask(dani)
    old = home.slack_question()
    await home.pass_time(timedelta(days=91))
    assert await home.queue_question(dani) == 1
    await home.until(lambda: home.slack_question().ts != old.ts)
    press = home.slack.press(dani, old, "0")

    assert await told_privately(home, press) == ENGLISH("toast.replaced")
    await unanswered(home, dani)


@pytest.mark.long
async def test_two_people_at_once_each_have_their_own_answer(home: RestartableHouse) -> None:
    dani, tomo = home.cast.dani, home.cast.tomo
    await home.ask(dani, tomo)
    home.tap(dani, 10)
    home.tap(tomo, 2)
    await asyncio.gather(home.becomes(has_score(10), dani), home.becomes(has_score(2), tomo))
