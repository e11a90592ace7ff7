"""What an older version left in the middle of everything goes on: nothing lost, nothing twice.

Each folder here with a `database.sql` was recorded by one; `tests.upgrades.record` tells how.
"""

import sqlite3
from contextlib import closing
from datetime import timedelta
from itertools import chain
from pathlib import Path
from typing import Final

import pytest

from bot.chat import tap_encoding, taps
from bot.language.texts import Texts
from bot.states import InvitationState
from bot.survey.scale import NPS
from sandbox.slack import SlackMessage, SlackUser
from storage import invitations
from storage.engine.store import Tx
from storage.messaging import quarantine
from storage.schema import outbox, score_changes
from storage.states import OutboxState
from tests.harness.house import QUESTION
from tests.invariants.restartable_house import ENGLISH, Customer, RestartableHouse
from tests.upgrades.cast import CastRole, SandboxCast
from tests.upgrades.recording import RENAMED, Recording, contents
from tests.upgrades.summary_series import RELATIONSHIP, W47, find
from tests.upgrades.user_actions import answer, is_asked, press, reads, times_told, told
from tests.upgrades.waiting import settled, time_flies

OF_PROCESSES: Final = {"workers", "leases", "webhooks"}
"""Tables whose rows go with the process that they speak of."""
UNFILLED: Final = {*OF_PROCESSES, "asking_pause"}
"""All asking is paused in no recording."""
MINUTE: Final = timedelta(minutes=1)
DAY: Final = timedelta(days=1)


async def has_score(home: RestartableHouse, customer: Customer, score: int) -> None:
    await home.becomes(lambda it: it.score == score, customer)


def cards(home: RestartableHouse) -> set[str]:
    """The alerts, without replies that the channel shows too."""
    replies = {reply.ts for alert in home.alerts() for reply in alert.replies}
    return {alert.ts for alert in home.alerts()} - replies


async def is_alerted(home: RestartableHouse, words: str) -> None:
    await home.until(lambda: any(words in alert.text for alert in home.alerts()))


def test_the_recording_has_something_in_every_table(recording: Recording) -> None:
    assert {table for table, keys in recording.contents().items() if not keys} <= UNFILLED


async def test_every_row_is_still_there(
    home: RestartableHouse, recording: Recording, tmp_path: Path
) -> None:
    await time_flies(home)
    with closing(sqlite3.connect(tmp_path / "tentap.db")) as opened:
        present = contents(opened)
    for table, keys in recording.contents().items():
        assert keys <= present[RENAMED.get(table, table)] or table in OF_PROCESSES


# -- old buttons ----------------------------------------------------------------------------------


FIRST_KINDS: Final = set("skwcqrlpngua")
"""Letters of the first recordings' buttons."""
WITH_PROMPTS: Final = FIRST_KINDS - set("gu") | set("ozvCHS")
"""Since part5 a language is chosen, and a *Never* lifted, by the buttons of a prompt or of App
Home, which is no message."""
LATER_KINDS: Final = {"part5": WITH_PROMPTS, "part7": WITH_PROMPTS | set("Ab")}
"""Receipts and *Start* came with part7."""


def test_every_kind_of_button_was_recorded_and_is_understood(recording: Recording) -> None:
    kinds = LATER_KINDS.get(recording.name, FIRST_KINDS)
    assert recording.kinds_of_buttons() == kinds
    for packed in recording.buttons():
        assert tap_encoding.pack(tap_encoding.unpack(packed)) == packed


@pytest.mark.long
async def test_every_button_of_an_old_invitation_still_finds_it(
    home: RestartableHouse, recording: Recording
) -> None:
    for packed in recording.buttons():
        tap = tap_encoding.unpack(packed)
        if isinstance(tap, taps.InvitationTap):
            assert await home.bot.store.read(invitations.by_token, tap.invitation)


QUESTION_BUTTONS = {
    "9": answer(9),
    "Not now": ENGLISH("declined.not_now", **NPS.ends),
    "Not for 3 months": ENGLISH("declined.pause", date="18 February 2027"),
    "Never": ENGLISH("declined.never"),
}
"""The button's words → what is read then."""
LATER_BUTTONS: Final[dict[CastRole, tuple[tuple[str, ...], str]]] = {
    CastRole.DOUBTFUL: (("10",), answer(10)),
    CastRole.DETRACTOR: (("Skip",), ENGLISH("answer.contact.detractor")),
    CastRole.UNHAPPY: (("Yes, please",), ENGLISH("answer.done.detractor.contact")),
    CastRole.QUOTED: (("With my name",), ENGLISH("answer.quote.kept.named")),
    CastRole.ADVOCATE: (
        ("Do not quote me after all", "Withdraw permission"),
        ENGLISH("answer.done.promoter"),
    ),
    CastRole.NEVER: (("Yes, ask me again",), QUESTION),
    CastRole.MEANT: ((ENGLISH("note.meant.button", score=7),), answer(7)),
    CastRole.CHANGING: (("Change it to 10", "Change to 10"), answer(10)),
}


@pytest.mark.sampled
@pytest.mark.parametrize("words", QUESTION_BUTTONS)
async def test_the_buttons_of_an_old_question_work(
    home: RestartableHouse, cast: SandboxCast, words: str
) -> None:
    for customer in cast.of(CastRole.OPEN):
        press(home, customer, words)
        await reads(home, customer, QUESTION_BUTTONS[words])


@pytest.mark.long
async def test_the_buttons_that_came_later_work(home: RestartableHouse, cast: SandboxCast) -> None:
    for role, (words, read) in LATER_BUTTONS.items():
        for customer in cast.of(role):
            press(home, customer, *words)
            await reads(home, customer, read)


@pytest.mark.long
async def test_an_old_button_changes_the_language(
    home: RestartableHouse, cast: SandboxCast
) -> None:
    indonesian = Texts("id", product="Acme")
    for customer in cast.of(CastRole.VISITOR):
        press(home, customer, "Bahasa Indonesia")
        home.type(customer, "help")
        await reads(home, customer, indonesian("note.help"))


@pytest.mark.long
async def test_the_form_opens_from_an_old_button(home: RestartableHouse, cast: SandboxCast) -> None:
    (dora,) = (one for one in cast.of(CastRole.DETRACTOR) if isinstance(one, SlackUser))
    press(home, dora, "Write a few words", "Write a comment")
    await home.until(lambda: home.slack.open_view(dora))
    await home.slack.submit(dora, {ENGLISH("form.label"): "It was slow"})
    await home.until(lambda: "It was slow" in home.alerts()[0].text)


@pytest.mark.long
async def test_the_admins_old_button_asks_the_people_it_named(
    home: RestartableHouse, cast: SandboxCast
) -> None:
    ada = home.cast.ada
    preview = await home.until(lambda: _asked_whether(home, "Ask 2 people"))
    home.slack.press(ada, preview, "Ask 2 people")
    for visitor in cast.of(CastRole.VISITOR):
        await is_asked(home, visitor)


def _asked_whether(home: RestartableHouse, label: str) -> SlackMessage:
    """The message in the support channel that has this button; LookupError if there is none."""
    messages = home.slack.messages(home.cast.support)
    return [one for one in messages if label in chain(*one.labels)][-1]


@pytest.mark.long
async def test_an_old_alert_follows_what_its_customer_does(
    home: RestartableHouse, cast: SandboxCast
) -> None:
    await time_flies(home)
    alerts = len(cards(home))
    for customer in cast.of(CastRole.UNHAPPY):
        press(home, customer, ENGLISH("answer.contact.yes"))
        wish = ENGLISH("alert.title.yes", mark="🔴", score=2, who=customer.name)
        await is_alerted(home, wish)
    assert len(cards(home)) == alerts


@pytest.mark.long
async def test_a_score_may_still_be_changed(home: RestartableHouse, cast: SandboxCast) -> None:
    for customer in cast.of(CastRole.PROMOTER):
        press(home, customer, ENGLISH("answer.change"))
        await reads(home, customer, "You chose 9")
        press(home, customer, "4")
        await reads(home, customer, answer(4))
        await is_alerted(home, ENGLISH("alert.title", mark="🔴", score=4, who=customer.name))


# -- what was under way ---------------------------------------------------------------------------


async def test_a_tap_that_was_kept_and_not_worked_is_an_answer_once(
    home: RestartableHouse, cast: SandboxCast
) -> None:
    for customer in cast.of(CastRole.TAPPED):
        await has_score(home, customer, 8)
        await reads(home, customer, answer(8))
        invitation = await home.invitation(customer)
        changes = await home.rows(score_changes, score_changes.c.invitation_id == invitation.id)
        assert [change.score for change in changes] == [8]


@pytest.mark.long
async def test_a_tap_that_was_set_aside_can_be_worked(
    home: RestartableHouse, cast: SandboxCast
) -> None:
    def retry_all(tx: Tx) -> None:
        for row in quarantine.quarantined(tx):
            quarantine.put_back(tx, row.id)

    await home.run_elsewhere(retry_all)
    for customer in cast.of(CastRole.PARKED):
        await has_score(home, customer, 7)


@pytest.mark.long
async def test_the_campaign_goes_on_and_nobody_is_asked_twice(
    home: RestartableHouse, cast: SandboxCast
) -> None:
    for customer in cast.of(CastRole.QUEUED, CastRole.WAITING):
        await is_asked(home, customer)
    await the_edits_are_seen(home, cast)
    before = [told(home, customer) for customer in cast.everybody()]

    await home.stop()
    await home.start()
    await home.let_telegram_speak()
    await time_flies(home)
    assert [told(home, customer) for customer in cast.everybody()] == before
    assert all(times_told(home, customer, QUESTION) <= 1 for customer in cast.everybody())


async def the_edits_are_seen(home: RestartableHouse, cast: SandboxCast) -> None:
    await settled(home)
    for customer in cast.of(CastRole.EDITED):
        await reads(home, customer, answer(8))
    for customer in cast.of(CastRole.PRESSED):
        await reads(home, customer, answer(9))


@pytest.mark.long
async def test_an_edit_of_which_nobody_knows_is_made_again(
    home: RestartableHouse, cast: SandboxCast
) -> None:
    await the_edits_are_seen(home, cast)


@pytest.mark.long
async def test_what_nobody_knows_stays_so_and_is_not_asked_again(
    home: RestartableHouse, cast: SandboxCast, recording: Recording
) -> None:
    await time_flies(home)
    uncertain = await home.rows(outbox, outbox.c.state == OutboxState.UNCERTAIN)
    assert {row.id for row in uncertain} == recording.uncertain()
    assert [times_told(home, one, QUESTION) for one in cast.of(CastRole.DOUBTFUL)] == [1, 1]


# -- what comes later -----------------------------------------------------------------------------


UNANSWERED = (
    CastRole.OPEN,
    CastRole.PARKED,
    CastRole.QUEUED,
    CastRole.WAITING,
    CastRole.MEANT,
    CastRole.NOT_MEANT,
    CastRole.UNVERIFIED,
    CastRole.RHYTHM_DUE,
    CastRole.REACHED,
    CastRole.AHEAD,
)


@pytest.mark.long
async def test_a_reminder_comes_at_its_time(home: RestartableHouse, cast: SandboxCast) -> None:
    reminder = ENGLISH("reminder", **NPS.ends)
    for customer in cast.of(CastRole.QUEUED, CastRole.WAITING):
        await is_asked(home, customer)
    await home.pass_time(4 * DAY - 10 * MINUTE)
    await time_flies(home)
    assert not any(times_told(home, one, reminder) for one in cast.everybody())

    await home.pass_time(15 * MINUTE)
    for customer in cast.of(CastRole.OPEN):
        await reads(home, customer, reminder)
    await time_flies(home)
    doubtful = cast.of(CastRole.DOUBTFUL)  # a newer version may have found out that they were asked
    others = (one for one in cast.everybody() if one not in doubtful)
    reminded = {one.name for one in others if times_told(home, one, reminder) == 1}
    unanswered = cast.of(*UNANSWERED)
    assert reminded == {one.name for one in unanswered}


@pytest.mark.long
async def test_the_question_comes_back_after_not_now(
    home: RestartableHouse, cast: SandboxCast
) -> None:
    await home.pass_time(3 * DAY)
    for customer in cast.of(CastRole.NOT_NOW):
        await reads(home, customer, ENGLISH("question.back"))
        await reads(home, customer, ENGLISH("question.moved"))
        press(home, customer, "10")
        await reads(home, customer, answer(10))


@pytest.mark.long
async def test_an_old_question_expires_at_its_time_and_still_takes_an_answer(
    home: RestartableHouse, cast: SandboxCast
) -> None:
    await home.pass_time(14 * DAY - 10 * MINUTE)
    for customer in cast.of(CastRole.OPEN):
        assert (await home.invitation(customer)).state is InvitationState.HANDED_OVER
    await home.pass_time(15 * MINUTE)
    for customer in cast.of(CastRole.OPEN):
        await home.becomes(lambda it: it.state is InvitationState.EXPIRED, customer)
        home.tap(customer, 9)
        await reads(home, customer, answer(9))


@pytest.mark.long
async def test_never_stays_never(home: RestartableHouse, cast: SandboxCast) -> None:
    unwilling = cast.of(CastRole.NEVER)
    for days in (1, 91):
        await home.pass_time(days * DAY)
        assert await home.queue_question(*unwilling) == 0
    await time_flies(home)
    assert [times_told(home, one, QUESTION) for one in unwilling] == [0, 0]


async def test_the_weeks_summary_comes_once_at_its_time(home: RestartableHouse) -> None:
    monday = home.now.replace(hour=8, minute=1, second=0) + 5 * DAY
    await home.pass_time(monday - home.now - 2 * MINUTE)
    await time_flies(home)
    assert find(home, RELATIONSHIP, W47) == []

    await home.pass_time(2 * MINUTE)
    await home.until(lambda: find(home, RELATIONSHIP, W47))
    await home.pass_time(DAY)
    await time_flies(home)
    (summary,) = find(home, RELATIONSHIP, W47)
    assert "answered" in summary
