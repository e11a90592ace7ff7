"""A campaign that was started is paused, resumed and cancelled; its receipt shows it."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.chat.messages import Message
from bot.chat.platforms import Platform
from bot.chat.taps import CampaignChange, CampaignChangeTap
from bot.config.loading import load
from bot.ids import MessageRef
from bot.language.texts import Texts
from bot.states import CampaignState, InvitationState
from handlers.outbox import job_runner, transitions, uncertain
from handlers.ports import SendError
from handlers.updates import Pressed, PrivateReply, User
from handlers.usecases.campaigns import ask, control, pause_all, receipt
from handlers.usecases.context import Context
from handlers.usecases.outgoing import Outgoing
from storage import asking_pause, campaigns, contacts, people
from storage.campaigns import Receipt
from storage.engine.store import Tx
from storage.messaging import claims
from storage.messaging.outbox import OutboxRow
from storage.people import NewPerson
from storage.schema import invitations as invitation_rows
from storage.states import JOBS, OutboxKind
from tests.storage.cast import NOW

CONFIG = load({"survey": [{"key": "relationship", "kind": "nps"}], "telegram": {}})
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
PLACE = Receipt(platform=Platform.TELEGRAM, chat="-100", message=None, shown=None)
QUEUED, CANCELLED = InvitationState.QUEUED, InvitationState.CANCELLED


def at(later: timedelta = timedelta()) -> Context:
    return Context(config=CONFIG, now=NOW + later, seed=b"1")


def start(tx: Tx, n: int, place: Receipt | None = None) -> Message:
    """A campaign that asks *n* people."""
    for number in range(n):
        person = people.add(tx, NewPerson(name=f"Person {number:03}"), NOW)
        user = str(1000 + number)
        contacts.add_contact(tx, person, Platform.TELEGRAM, user=user, chat=user)
    survey = CONFIG.surveys[0]
    ask.propose(tx, ["all"], survey, at(), campaign="c", asked_by="ada")
    return ask.start(tx, "c", at(), place)


def run_jobs(tx: Tx, later: timedelta = timedelta()) -> None:
    for row in claims.due(tx, JOBS, NOW + later, 10):
        job_runner.run_job(tx, row.id, "job", at(later))


def due(tx: Tx, kind: OutboxKind, later: timedelta = timedelta()) -> list[OutboxRow]:
    found = claims.due(tx, Platform.TELEGRAM, NOW + later, 999)
    return [row for row in found if row.kind is kind]


def claim(tx: Tx, row: OutboxRow, later: timedelta = timedelta()) -> Any:
    return transitions.claim(tx, row.id, "claim", at(later))


def send_all(tx: Tx, later: timedelta = timedelta()) -> int:
    """Returns how many questions were sent."""
    rows = due(tx, OutboxKind.QUESTION, later)
    for row in rows:
        if (claimed := claim(tx, row, later)) is not None:
            message = MessageRef(f"chat/{row.id}")
            transitions.record_sent(tx, claimed[0], "claim", message, at(later))
    return len(rows)


def change(tx: Tx, wanted: CampaignChange, later: timedelta = timedelta()) -> bool:
    return control.change(tx, "c", wanted, at(later))


def states(tx: Tx) -> list[InvitationState]:
    return list(
        tx.execute(select(invitation_rows.c.state).order_by(invitation_rows.c.id)).scalars()
    )


def refuse(tx: Tx, row: OutboxRow) -> None:
    error = SendError("wait", retry_after=SECOND)
    transitions.record_refusal(tx, row, "claim", error, at())


@pytest.mark.long
def test_a_pause_stops_what_waits_and_its_end_brings_all_of_it_back(tx: Tx) -> None:
    start(tx, 70)
    run_jobs(tx)
    assert change(tx, CampaignChange.PAUSE)
    run_jobs(tx, SECOND)
    assert due(tx, OutboxKind.QUESTION, SECOND) == []
    assert states(tx) == [QUEUED] * 50

    assert change(tx, CampaignChange.RESUME, MINUTE)
    run_jobs(tx, MINUTE)
    assert send_all(tx, MINUTE) == 70
    assert send_all(tx, 2 * MINUTE) == 0


def test_a_question_that_is_refused_after_the_pause_waits_too(tx: Tx) -> None:
    start(tx, 1)
    run_jobs(tx)
    [row] = due(tx, OutboxKind.QUESTION)
    claimed, _ = claim(tx, row)
    change(tx, CampaignChange.PAUSE)
    refuse(tx, claimed)
    assert claim(tx, row, MINUTE) is None
    assert states(tx) == [QUEUED]

    change(tx, CampaignChange.RESUME, MINUTE)
    assert send_all(tx, MINUTE) == 1
    assert states(tx) == [InvitationState.HANDED_OVER]


def test_a_question_that_is_refused_after_the_cancel_is_withdrawn(tx: Tx) -> None:
    start(tx, 2)
    run_jobs(tx)
    first, second = due(tx, OutboxKind.QUESTION)
    claimed, _ = claim(tx, first)
    change(tx, CampaignChange.CANCEL)
    assert states(tx) == [QUEUED, CANCELLED]
    refuse(tx, claimed)
    assert claim(tx, first, MINUTE) is None
    assert claim(tx, second, MINUTE) is None
    assert states(tx) == [CANCELLED, CANCELLED]


@pytest.mark.long
def test_a_cancel_leaves_what_was_sent_and_people_can_be_asked_again(tx: Tx) -> None:
    start(tx, 60)
    run_jobs(tx)
    assert send_all(tx) == 50
    run_jobs(tx)
    change(tx, CampaignChange.CANCEL)
    run_jobs(tx, MINUTE)
    assert send_all(tx, MINUTE) == 0
    assert states(tx).count(InvitationState.HANDED_OVER) == 50
    again = ask.propose(
        tx, ["all"], CONFIG.surveys[0], at(MINUTE), campaign="again", asked_by="ada"
    )
    assert again.text.startswith("Ask 10 people now?")


def test_a_question_of_unknown_outcome_is_not_repeated_by_a_resume(tx: Tx) -> None:
    start(tx, 1)
    run_jobs(tx)
    claimed, _ = claim(tx, due(tx, OutboxKind.QUESTION)[0])
    change(tx, CampaignChange.PAUSE)
    lost = SendError("no answer", uncertain=True)
    uncertain.record(tx, claimed, "claim", lost, at(), finds=False)
    change(tx, CampaignChange.RESUME, MINUTE)
    assert send_all(tx, MINUTE) == 0
    assert states(tx) == [InvitationState.UNCERTAIN]


@pytest.mark.parametrize(
    ("done", "refused"),
    [
        ([], CampaignChange.RESUME),
        ([CampaignChange.PAUSE], CampaignChange.PAUSE),
        ([CampaignChange.CANCEL], CampaignChange.CANCEL),
        ([CampaignChange.CANCEL], CampaignChange.RESUME),
        ([CampaignChange.PAUSE, CampaignChange.CANCEL], CampaignChange.RESUME),
    ],
)
def test_a_change_counts_only_from_the_state_it_begins_with(
    tx: Tx, done: list[CampaignChange], refused: CampaignChange
) -> None:
    start(tx, 1)
    assert all(change(tx, one) for one in done)
    before = campaigns.state_of(tx, "c")
    assert not change(tx, refused)
    assert campaigns.state_of(tx, "c") is before


def test_a_campaign_that_waits_for_a_decision_cannot_be_changed(tx: Tx) -> None:
    campaigns.add(tx, "c", "relationship", "ada", [], NOW)
    assert not any(change(tx, one) for one in CampaignChange)


# All asking


@pytest.mark.long
def test_while_all_asking_is_paused_campaigns_wait_and_then_go_on(tx: Tx) -> None:
    start(tx, 70)
    run_jobs(tx)
    asked = due(tx, OutboxKind.QUESTION)
    assert pause_all.pause(tx, at()).waiting == 70
    run_jobs(tx, SECOND)
    assert due(tx, OutboxKind.QUESTION, SECOND) == []
    assert claims.still_due(tx, [row.id for row in asked], NOW) == ()
    assert [claim(tx, row) for row in asked[:2]] == [None, None]
    assert len(states(tx)) == 50

    assert pause_all.resume(tx, at(MINUTE)).waiting == 70
    run_jobs(tx, MINUTE)
    assert send_all(tx, MINUTE) == 70


def test_a_reminder_waits_and_a_reply_goes_on(tx: Tx) -> None:
    start(tx, 1)
    run_jobs(tx)
    send_all(tx)
    later = timedelta(days=4, minutes=1)
    [reminder] = due(tx, OutboxKind.REMINDER, later)
    pause_all.pause(tx, at(later))
    assert due(tx, OutboxKind.REMINDER, later) == []
    assert claim(tx, reminder, later) is None
    assert len(claims.due(tx, JOBS, NOW + timedelta(days=15), 9)) == 1, "jobs go on"
    assert pause_all.state(tx, at(later)).waiting == 1

    pause_all.resume(tx, at(later))
    assert claim(tx, reminder, later) is not None


def test_a_pause_and_its_end_count_once(tx: Tx) -> None:
    assert pause_all.pause(tx, at()).changed
    again = pause_all.pause(tx, at(MINUTE))
    assert (again.changed, again.since) == (False, NOW)
    assert asking_pause.is_paused(tx)
    assert pause_all.resume(tx, at(MINUTE)).changed
    assert not pause_all.resume(tx, at(MINUTE)).changed


# The receipt


def shown(tx: Tx, later: timedelta) -> str | None:
    """What the receipt is edited to at this time; ``None`` if it is not edited."""
    for row in due(tx, OutboxKind.RECEIPT, later):
        if (claimed := claim(tx, row, later)) is not None:
            message = MessageRef("-100/7")
            transitions.record_sent(tx, claimed[0], "claim", message, at(later))
            assert isinstance(claimed[1], Outgoing)
            assert claimed[1].chat == "-100"
            return claimed[1].message.text
    return None


def test_the_receipt_is_edited_only_when_a_number_has_changed(tx: Tx) -> None:
    started = start(tx, 2, PLACE)
    assert started.text == "Asking 2 people."
    assert shown(tx, SECOND) == "Asking 2 people.\n0 asked, 2 waiting"
    assert shown(tx, 2 * SECOND) is None, "not before five seconds have passed"
    assert shown(tx, 7 * SECOND) is None, "nothing has changed"
    run_jobs(tx)
    send_all(tx)
    assert shown(tx, 20 * SECOND) == "Asked 2 people.\n2 asked"
    assert campaigns.state_of(tx, "c") is CampaignState.DONE


@pytest.mark.long
def test_the_receipt_follows_the_answers_for_a_day(tx: Tx) -> None:
    start(tx, 2, PLACE)
    run_jobs(tx)
    send_all(tx)
    assert shown(tx, SECOND) == "Asked 2 people.\n2 asked"
    answered = {"state": InvitationState.ANSWERED}
    first = select(invitation_rows.c.id).limit(1).scalar_subquery()
    tx.execute(invitation_rows.update().where(invitation_rows.c.id == first).values(answered))
    assert shown(tx, 10 * SECOND) is None, "an answer alone costs no edit"
    assert shown(tx, 2 * MINUTE) == "Asked 2 people.\n2 asked, 1 answered"
    later, looks = 3 * MINUTE, 0
    while due(tx, OutboxKind.RECEIPT, timedelta(days=3)):
        later += MINUTE
        looks += shown(tx, later) is not None
        assert later < timedelta(days=2)
    assert looks == 0


def test_a_receipt_that_was_deleted_is_not_written_again(tx: Tx) -> None:
    start(tx, 2, PLACE)
    shown(tx, SECOND)
    change(tx, CampaignChange.PAUSE, MINUTE)
    receipt.renew(tx, "c", NOW + MINUTE)
    claimed, _ = claim(tx, due(tx, OutboxKind.RECEIPT, MINUTE)[0], MINUTE)
    gone = SendError("message_not_found", permanent=True)
    transitions.record_refusal(tx, claimed, "claim", gone, at(MINUTE))
    assert campaigns.receipt_of(tx, "c") is None
    receipt.renew(tx, "c", NOW + 2 * MINUTE)
    assert due(tx, OutboxKind.RECEIPT, timedelta(days=1)) == []


def test_an_edit_that_failed_is_tried_again_with_the_same_numbers(tx: Tx) -> None:
    start(tx, 2, PLACE)
    claimed, _ = claim(tx, due(tx, OutboxKind.RECEIPT)[0])
    refuse(tx, claimed)
    assert shown(tx, MINUTE) == "Asking 2 people.\n0 asked, 2 waiting"


@pytest.mark.parametrize("language", ["en", "id", "ko", "zh"])
def test_the_numbers_are_read_in_each_language(tx: Tx, language: str) -> None:
    start(tx, 1, PLACE)
    config = CONFIG.model_copy(update={"language": language})
    campaign = campaigns.by_token(tx, "c")
    assert campaign is not None
    progress = receipt.progress_of(tx, campaign)
    drawn = receipt.drawn(campaign, progress, PLACE, Context(config=config, now=NOW))
    assert Texts(language)("receipt.waiting", n=1) in drawn.text
    labels = [button.label for button in drawn.rows[0]]
    assert labels == [Texts(language)(f"receipt.{one}") for one in ("pause", "cancel")]


def test_invitations_of_another_campaign_do_not_count(tx: Tx) -> None:
    start(tx, 1)
    run_jobs(tx)
    [token] = tx.execute(select(invitation_rows.c.campaign)).scalars()
    assert token == "c"
    assert campaigns.counts(tx, "other") == {}


# Double clicks, and what nobody waits for any more


def pressed(tx: Tx, wanted: CampaignChange, message: str = "-100/7") -> str:
    """What the pressed message or a toast says after an admin's press."""
    event = Pressed(
        user=User(platform=Platform.TELEGRAM, id="1"),
        chat="-100",
        message=MessageRef(message),
        data="",
        private=False,
        callback="1",
    )
    reply = control.handle_press(tx, event, CampaignChangeTap(campaign="c", change=wanted), at())
    return reply.message.text if isinstance(reply, PrivateReply) else f"toast: {reply}"


POSTED = Receipt(platform=Platform.TELEGRAM, chat="-100", message=MessageRef("-100/7"), shown=None)


def test_a_second_press_shows_the_same_receipt_again(tx: Tx) -> None:
    start(tx, 2, POSTED)
    paused = "Paused. Nobody else is asked until you press Resume.\n0 asked, 2 waiting"
    assert [pressed(tx, CampaignChange.PAUSE) for _ in range(2)] == [paused, paused]
    resumed = [pressed(tx, CampaignChange.RESUME) for _ in range(2)]
    assert resumed == ["Asking 2 people.\n0 asked, 2 waiting"] * 2
    cancelled = [pressed(tx, CampaignChange.CANCEL) for _ in range(2)]
    assert cancelled == ["Cancelled. Nobody else is asked.\n0 asked"] * 2
    assert "This campaign is cancelled." in pressed(tx, CampaignChange.PAUSE)


def test_a_second_yes_shows_the_same_receipt_again(tx: Tx) -> None:
    first = start(tx, 2, POSTED)
    assert ask.start(tx, "c", at(), POSTED) == first
    assert ask.refuse(tx, "c", at()).text == "This is already decided."
    assert ask.start(tx, "c", at()).text == "Asking 2 people."


def test_a_second_no_says_the_same_again(tx: Tx) -> None:
    campaigns.add(tx, "c", "relationship", "ada", [], NOW)
    assert [ask.refuse(tx, "c", at()).text for _ in range(2)] == ["Nobody was asked."] * 2
    assert ask.start(tx, "c", at()).text == "This is already decided."


@pytest.mark.parametrize("wanted", [CampaignChange.PAUSE, CampaignChange.CANCEL])
def test_nothing_is_left_to_pause_once_all_are_asked(tx: Tx, wanted: CampaignChange) -> None:
    start(tx, 2, POSTED)
    run_jobs(tx)
    send_all(tx)
    assert [pressed(tx, wanted) for _ in range(2)] == ["Asked 2 people.\n2 asked"] * 2


def test_a_pause_ends_with_the_last_question_that_was_under_way(tx: Tx) -> None:
    start(tx, 1, POSTED)
    run_jobs(tx)
    claimed, _ = claim(tx, due(tx, OutboxKind.QUESTION)[0])
    assert pressed(tx, CampaignChange.PAUSE).endswith("0 asked, 1 waiting")
    transitions.record_sent(tx, claimed, "claim", MessageRef("chat/1"), at())
    assert shown(tx, MINUTE) == "Asked 1 person.\n1 asked"


def test_a_question_that_is_searched_for_still_waits(tx: Tx) -> None:
    start(tx, 2, PLACE)
    run_jobs(tx)
    for row in due(tx, OutboxKind.QUESTION):
        claimed, _ = claim(tx, row)
        lost = SendError("no answer", uncertain=True)
        uncertain.record(tx, claimed, "claim", lost, at(), finds=True)
    assert shown(tx, SECOND) == "Asking 2 people.\n0 asked, 2 waiting"
    found, hidden = due(tx, OutboxKind.QUESTION, MINUTE)
    uncertain.record_found(tx, found, "token", MessageRef("chat/1"), at(MINUTE), None)
    unfindable = SendError("history is hidden", permanent=True)
    uncertain.record_failed_search(tx, hidden, unfindable, at(MINUTE), None)
    assert shown(tx, 2 * MINUTE) == "Asked 2 people.\n2 asked, 1 perhaps not delivered"
