from dataclasses import replace
from datetime import datetime

from bot.figures.weeks import Week
from storage.engine.store import Tx
from storage.messaging import claims, outbox, planned, undelivered
from storage.messaging.claims import PassedOver
from storage.messaging.keys import WeekKey
from storage.messaging.outbox import Item, OutboxRow
from storage.messaging.traits import TRAITS
from storage.schema import outbox as table
from storage.states import OutboxKind, OutboxState
from tests.storage.cast import DAY, MINUTE, NOW
from tests.storage.items import item_of, key_of

CARD = item_of(OutboxKind.CARD)
NOTE = replace(item_of(OutboxKind.NOTE), payload={"line": "thanks"})


def put(tx: Tx, *items: Item) -> None:
    for item in items:
        outbox.put(tx, item, NOW)


def due(tx: Tx, now: datetime = NOW, queue: str = "slack") -> list[OutboxRow]:
    return list(claims.due(tx, queue, now, 100))


def claimed(tx: Tx, token: str = "mine", now: datetime = NOW) -> OutboxRow:
    row = claims.claim(tx, due(tx, now)[0].id, token, now)
    assert row is not None
    return row


def state(tx: Tx) -> OutboxState:
    found: OutboxState = tx.execute(table.select()).one().state
    return found


# What is due


def test_what_was_put_is_due_at_its_time(tx: Tx) -> None:
    put(tx, replace(CARD, due_at=NOW + MINUTE))
    assert due(tx) == []
    (row,) = due(tx, NOW + MINUTE)
    assert row == OutboxRow(
        id=row.id,
        kind=OutboxKind.CARD,
        key="7",
        queue="slack",
        recipient="somebody",
        due_at=NOW + MINUTE,
        state=OutboxState.DUE,
        version=1,
        attempts=0,
        maybe_sent=False,
        plain=False,
        payload=None,
        source=None,
    )


def test_what_is_passed_over_hides_nothing_behind_it(tx: Tx) -> None:
    moments = [NOW + n * MINUTE for n in range(6)]
    recipients = ("crowd", "Anna", "crowd", "Ben", "Cleo", "Dani")
    for n, recipient in enumerate(recipients):
        put(tx, replace(item_of(CARD.kind, n), recipient=recipient, due_at=moments[n]))
    second = due(tx, moments[-1])[1]
    assert second.recipient == "Anna"

    over = PassedOver(recipients=frozenset({"crowd"}), until=(second.due_at, second.id))
    found = claims.due(tx, "slack", moments[-1], 2, {TRAITS[CARD.kind].priority: over})
    assert [row.recipient for row in found] == ["Ben", "Cleo"]


def test_rows_with_one_time_are_passed_over_in_their_order(tx: Tx) -> None:
    put(tx, *(replace(item_of(CARD.kind, n), recipient=str(n)) for n in range(4)))
    second = due(tx)[1]
    over = PassedOver(until=(second.due_at, second.id))
    found = claims.due(tx, "slack", NOW, 9, {TRAITS[CARD.kind].priority: over})
    assert [row.recipient for row in found] == ["2", "3"]


def test_only_what_is_still_due_is_read_again(tx: Tx) -> None:
    put(tx, CARD, item_of(CARD.kind, 8), item_of(CARD.kind, 9, due_at=NOW + MINUTE))
    ids = [row.id for row in due(tx, NOW + MINUTE)]
    claimed(tx)
    assert [row.key for row in claims.still_due(tx, ids, NOW)] == ["8"]


def test_many_alerts_that_wait_hide_no_question(tx: Tx) -> None:
    put(tx, *(item_of(OutboxKind.ALERT, n) for n in range(120)))
    put(tx, item_of(OutboxKind.QUESTION))
    assert due(tx)[-1].kind is OutboxKind.QUESTION


def test_each_lane_has_its_own_rows(tx: Tx) -> None:
    put(tx, CARD, item_of(CARD.kind, 8, queue="telegram"))
    assert [row.key for row in due(tx, queue="telegram")] == ["8"]


def test_people_who_wait_come_first_then_alerts_then_the_oldest(tx: Tx) -> None:
    kinds = (
        OutboxKind.QUESTION,
        OutboxKind.SUMMARY,
        OutboxKind.ALERT,
        OutboxKind.CARD_BELOW,
        OutboxKind.CARD,
    )
    for minutes, kind in enumerate(kinds):
        put(tx, item_of(kind, due_at=NOW + minutes * MINUTE))
    assert [row.kind for row in due(tx, NOW + DAY)] == [
        OutboxKind.CARD,
        OutboxKind.CARD_BELOW,
        OutboxKind.ALERT,
        OutboxKind.QUESTION,
        OutboxKind.SUMMARY,
    ]


def test_a_campaign_of_thousands_lets_a_summary_and_a_reminder_have_their_turn(tx: Tx) -> None:
    outbox.put_new(tx, (item_of(OutboxKind.QUESTION, n) for n in range(2000)), NOW)
    put(tx, item_of(OutboxKind.SUMMARY, due_at=NOW + MINUTE))
    put(tx, item_of(OutboxKind.REMINDER, due_at=NOW + 2 * MINUTE))
    assert [row.kind for row in due(tx, NOW + DAY)[:4]] == [
        OutboxKind.QUESTION,
        OutboxKind.SUMMARY,
        OutboxKind.REMINDER,
        OutboxKind.QUESTION,
    ]


def test_not_more_rows_of_a_priority_than_asked_for(tx: Tx) -> None:
    put(tx, CARD, item_of(CARD.kind, 8))
    assert len(claims.due(tx, "slack", NOW, 1)) == 1


def test_a_payload_comes_back_as_it_was(tx: Tx) -> None:
    put(tx, NOTE)
    assert due(tx)[0].payload == {"line": "thanks"}


def test_what_an_older_message_was_about_stays_known(tx: Tx) -> None:
    """The words of other rows go as soon as they are sent."""
    about = {"invitation": 7}
    put(tx, replace(item_of(OutboxKind.RETIRED), payload=about), NOTE)
    for row in due(tx):
        taken = claims.claim(tx, row.id, "mine", NOW)
        assert taken is not None
        claims.finish(tx, taken, "mine", OutboxState.SENT)
    kept = {row.kind: row.payload for row in tx.execute(table.select())}
    assert kept == {OutboxKind.RETIRED: about, OutboxKind.NOTE: None}


def test_what_waits_for_more_words_is_hastened(tx: Tx) -> None:
    later = item_of(OutboxKind.CARD_BELOW, due_at=NOW + MINUTE)
    put(tx, later, replace(later, key=key_of(OutboxKind.CARD_BELOW, 8), recipient="another"))
    planned.hasten(tx, OutboxKind.CARD_BELOW, "slack", "somebody", NOW)
    assert [row.recipient for row in due(tx)] == ["somebody"]


def test_what_was_refused_for_now_is_not_hastened(tx: Tx) -> None:
    put(tx, item_of(OutboxKind.CARD_BELOW))
    claims.put_back(tx, claimed(tx), "mine", NOW + MINUTE, "asked to wait")
    planned.hasten(tx, OutboxKind.CARD_BELOW, "slack", "somebody", NOW)
    assert due(tx) == []


# The same again


def test_changes_before_sending_are_sent_once(tx: Tx) -> None:
    put(tx, CARD, CARD, replace(CARD, due_at=NOW + MINUTE))
    assert due(tx) == []
    (row,) = due(tx, NOW + MINUTE)
    assert row.version == 3


def test_what_was_sent_is_due_again_after_a_change(tx: Tx) -> None:
    put(tx, CARD)
    claims.finish(tx, claimed(tx), "mine", OutboxState.SENT)
    assert due(tx) == []
    put(tx, CARD)
    assert [row.attempts for row in due(tx)] == [0]


def test_a_change_brings_its_own_words(tx: Tx) -> None:
    put(tx, NOTE, replace(NOTE, payload={"line": "other"}))
    assert due(tx)[0].payload == {"line": "other"}


def test_a_change_takes_its_new_lane(tx: Tx) -> None:
    put(tx, CARD, replace(CARD, queue="telegram"))
    assert due(tx) == []
    assert len(due(tx, queue="telegram")) == 1


def in_doubt(tx: Tx, item: Item) -> None:
    """It may have gone out, and comes again in a minute."""
    put(tx, item)
    claims.put_back(tx, claimed(tx), "mine", NOW + MINUTE, "no answer", maybe_sent=True)


def test_a_change_of_what_may_have_gone_out_already_keeps_its_waiting_time(tx: Tx) -> None:
    alert = item_of(OutboxKind.ALERT)
    in_doubt(tx, alert)
    put(tx, alert)
    assert due(tx) == []
    assert [row.version for row in due(tx, NOW + MINUTE)] == [2]


def test_a_changed_card_goes_out_at_once_whatever_became_of_the_last(tx: Tx) -> None:
    """Somebody has tapped again and waits; the same face twice is one face."""
    in_doubt(tx, CARD)
    put(tx, CARD)
    assert [row.version for row in due(tx)] == [2]


def test_a_change_while_it_is_being_sent_waits_and_is_sent_after(tx: Tx) -> None:
    put(tx, CARD)
    row = claimed(tx)
    put(tx, CARD)
    assert due(tx) == []
    assert claims.finish(tx, row, "mine", OutboxState.SENT)
    assert [row.version for row in due(tx)] == [2]


def test_a_change_while_it_fails_is_tried_all_the_same(tx: Tx) -> None:
    put(tx, CARD)
    row = claimed(tx)
    put(tx, CARD)
    claims.finish(tx, row, "mine", OutboxState.FAILED, "channel not found")
    assert len(due(tx)) == 1


def test_what_is_said_once_is_put_once(tx: Tx) -> None:
    assert outbox.put_once(tx, NOTE, NOW)
    claims.finish(tx, claimed(tx), "mine", OutboxState.SENT)
    assert not outbox.put_once(tx, replace(NOTE, payload={"line": "other"}), NOW)
    assert due(tx) == []
    assert state(tx) is OutboxState.SENT


# Claims


def test_a_row_is_claimed_by_one(tx: Tx) -> None:
    put(tx, CARD)
    row = claimed(tx)
    assert (row.state, row.attempts) == (OutboxState.SENDING, 1)
    assert claims.claim(tx, row.id, "theirs", NOW) is None


def test_a_row_is_not_claimed_before_its_time(tx: Tx) -> None:
    put(tx, CARD)
    (row,) = due(tx)
    put(tx, replace(CARD, due_at=NOW + MINUTE))
    assert claims.claim(tx, row.id, "mine", NOW) is None


def test_only_who_holds_the_claim_writes_the_result(tx: Tx) -> None:
    put(tx, CARD)
    row = claimed(tx)
    assert not claims.finish(tx, row, "theirs", OutboxState.FAILED)
    assert not claims.put_back(tx, row, "theirs", NOW, "timeout")
    assert state(tx) is OutboxState.SENDING
    assert claims.finish(tx, row, "mine", OutboxState.SENT)
    assert not claims.finish(tx, row, "mine", OutboxState.FAILED)
    assert state(tx) is OutboxState.SENT


def test_a_frozen_sender_that_wakes_up_changes_nothing(tx: Tx) -> None:
    put(tx, CARD)
    frozen = claimed(tx, "frozen")
    assert claims.put_back(tx, frozen, "frozen", NOW, "its sender is gone", maybe_sent=True)
    claimed(tx, "mine")
    assert not claims.finish(tx, frozen, "frozen", OutboxState.SENT)
    assert state(tx) is OutboxState.SENDING


def test_a_row_that_was_put_back_is_due_later(tx: Tx) -> None:
    put(tx, CARD)
    claims.put_back(tx, claimed(tx), "mine", NOW + MINUTE, "too many requests")
    assert due(tx) == []
    (row,) = due(tx, NOW + MINUTE)
    assert (row.attempts, row.maybe_sent) == (1, False)


def test_a_doubt_stays(tx: Tx) -> None:
    put(tx, CARD)
    claims.put_back(tx, claimed(tx), "mine", NOW, "timeout", maybe_sent=True)
    claims.put_back(tx, claimed(tx), "mine", NOW, "refused")
    assert [(row.attempts, row.maybe_sent) for row in due(tx)] == [(2, True)]


def test_a_row_that_could_not_be_claimed_waits_and_its_attempt_counts(tx: Tx) -> None:
    put(tx, CARD)
    claims.postpone(tx, due(tx)[0], NOW + MINUTE, "who this is cannot be looked up")
    assert due(tx) == []
    assert [row.attempts for row in due(tx, NOW + MINUTE)] == [1]


def test_what_a_sender_left_behind_is_found(tx: Tx) -> None:
    put(tx, CARD, item_of(CARD.kind, 8, queue="telegram"))
    row = claimed(tx)
    assert undelivered.abandoned(tx, "slack") == ((row, "mine"),)
    assert undelivered.abandoned(tx, "telegram") == ()


# What must not happen any more


def test_what_was_dropped_does_not_happen(tx: Tx) -> None:
    put(tx, item_of(OutboxKind.REMINDER), CARD)
    outbox.drop(tx, [OutboxKind.REMINDER], CARD.key, "answered")
    assert [row.kind for row in due(tx)] == [OutboxKind.CARD]


def test_what_has_begun_cannot_be_dropped(tx: Tx) -> None:
    put(tx, CARD)
    row = claimed(tx)
    outbox.drop(tx, [OutboxKind.CARD], CARD.key, "too late")
    assert state(tx) is OutboxState.SENDING
    assert claims.finish(tx, row, "mine", OutboxState.SENT)


def test_the_highest_subject_is_told_whatever_became_of_it(tx: Tx) -> None:
    weeks = [WeekKey(survey="relationship", week=Week(2026, n)) for n in (44, 46, 45)]
    other = WeekKey(survey="relationship2", week=Week(2026, 50))
    put(tx, *(replace(item_of(OutboxKind.SUMMARY), key=key) for key in (*weeks, other)))
    outbox.drop(tx, [OutboxKind.SUMMARY], weeks[1], "nobody waits for it")
    found = outbox.last_of(tx, OutboxKind.SUMMARY, WeekKey.prefix("relationship"))
    assert found is not None
    assert (found.key, found.state) == ("relationship/2026-W46", OutboxState.DROPPED)
    assert outbox.last_of(tx, OutboxKind.SUMMARY, WeekKey.prefix("rel%")) is None


def test_a_damaged_key_ends_no_series(tx: Tx) -> None:
    put(tx, *(item_of(OutboxKind.SUMMARY, week) for week in range(4)))
    damaged = table.update().where(
        table.c.key.in_(["relationship/2026-W03", "relationship/2026-W04"])
    )
    tx.execute(damaged.values(key=table.c.key + "?"))
    found = outbox.last_of(tx, OutboxKind.SUMMARY, WeekKey.prefix("relationship"))
    assert found is not None
    assert found.key == "relationship/2026-W02"
