"""What the admin reads of updates that were set aside."""

from datetime import datetime, timedelta

from bot.chat.platforms import Platform
from bot.config.loading import load
from handlers.outbox import transitions
from handlers.usecases.context import Context
from handlers.usecases.operations.quarantine import MIN_GAP, quarantine_update
from handlers.usecases.outgoing import Outgoing
from storage.engine.store import Tx
from storage.messaging import claims, inbox, quarantine
from storage.messaging.inbox import Arrival
from storage.schema import outbox
from storage.states import OutboxState
from tests.storage.cast import NOW

SURVEY = {"survey": [{"key": "relationship", "kind": "nps"}]}
CONFIG = load({"channels": {"admin": "slack:U0ADMIN"}, **SURVEY})
NOBODY_TOLD = load(SURVEY)
ODD = "it cannot be read: message.text"


def kept(tx: Tx) -> int:
    key = str(len(quarantine.quarantined(tx)))
    odd = Arrival(platform=Platform.TELEGRAM, key=key, chat="7", body="{}", received_at=NOW)
    (row,) = inbox.add(tx, [odd])
    assert row is not None
    return row.id


def set_aside(tx: Tx, now: datetime) -> int:
    row_id = kept(tx)
    quarantine_update(tx, row_id, ODD, Context(config=CONFIG, now=now))
    return row_id


def said(tx: Tx, now: datetime) -> list[str]:
    """What goes out to the admin at *now*, and has gone out then."""
    words = []
    for due in claims.due(tx, Platform.SLACK, now, 10):
        row = claims.claim(tx, due.id, "ours", now)
        assert row is not None
        drawn = transitions.load(tx, row, Context(config=CONFIG, now=now)).render(tx)
        assert isinstance(drawn, Outgoing)
        words.append(drawn.message.text)
        claims.finish(tx, row, "ours", OutboxState.SENT)
    return words


def test_one_is_told_with_its_number_and_how_to_look_at_it(tx: Tx) -> None:
    number = set_aside(tx, NOW)
    assert said(tx, NOW) == [
        f"I couldn't read an update and kept it as number {number}: {ODD}."
        f" To look at it: tentap quarantine show {number}"
    ]


def test_many_at_once_are_one_message_with_their_count(tx: Tx) -> None:
    first, *_ = [set_aside(tx, NOW + timedelta(seconds=second)) for second in range(12)]
    assert said(tx, NOW + timedelta(minutes=1)) == [
        "I couldn't read 12 updates and kept them."
        f" The first is number {first}: {ODD}. To see them all: tentap quarantine list"
    ]


def test_what_comes_after_a_message_waits_for_the_next_one(tx: Tx) -> None:
    set_aside(tx, NOW)
    said(tx, NOW)
    for minute in (1, 2, 3):
        set_aside(tx, NOW + timedelta(minutes=minute))
    assert said(tx, NOW + MIN_GAP - timedelta(seconds=1)) == []
    (words,) = said(tx, NOW + MIN_GAP)
    assert words.startswith("I couldn't read 3 updates")


def test_one_after_a_long_time_is_told_at_once(tx: Tx) -> None:
    for later in (NOW, NOW + 2 * MIN_GAP):
        number = set_aside(tx, later)
        (words,) = said(tx, later)
        assert f"number {number}:" in words


def test_what_is_settled_already_is_not_told_again(tx: Tx) -> None:
    number = set_aside(tx, NOW)
    quarantine_update(
        tx, number, "it was begun three times and never finished", Context(config=CONFIG, now=NOW)
    )
    (words,) = said(tx, NOW)
    assert ODD in words
    assert [row.reason for row in quarantine.quarantined(tx)] == [ODD]


def test_without_an_admin_address_it_is_set_aside_all_the_same(tx: Tx) -> None:
    quarantine_update(tx, kept(tx), ODD, Context(config=NOBODY_TOLD, now=NOW))
    assert len(quarantine.quarantined(tx)) == 1
    assert said(tx, NOW) == []


def test_a_message_with_a_damaged_key_stops_no_other(tx: Tx) -> None:
    set_aside(tx, NOW)
    tx.execute(outbox.update().values(key="set aside ?"))
    set_aside(tx, NOW)
    assert len(said(tx, NOW)) == 2
