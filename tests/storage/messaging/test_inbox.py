from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import StatementError

from bot.chat.platforms import Platform
from storage import retention
from storage.cluster import workers
from storage.engine.store import Tx
from storage.messaging import inbox, quarantine
from storage.messaging.inbox import Arrival, Closing, InboxRow
from storage.retention import Expiring
from storage.schema import inbox as table
from storage.states import InboxState
from tests.storage.cast import MINUTE, NOW, unworked

TAP = Arrival(
    platform=Platform.TELEGRAM, key="update 71", chat="501", body='{"tap": 9}', received_at=NOW
)


US = "this process"
OTHER = "another process"
TELEGRAM = [Platform.TELEGRAM]


def add(tx: Tx, *arrivals: Arrival, worker: str = US) -> list[InboxRow]:
    return [row for row in inbox.add(tx, arrivals, worker) if row is not None]


def adopt_all(tx: Tx) -> list[InboxRow]:
    found = []
    while inbox.is_any_left(tx, US, TELEGRAM) and (row := inbox.adopt(tx, US, TELEGRAM)):
        found.append(row)
        inbox.close(tx, row)
    return found


def stored(tx: Tx, row: InboxRow) -> tuple[InboxState, int, str, str]:
    columns = (table.c.state, table.c.attempt, table.c.body, table.c.reason)
    return tuple(tx.execute(select(*columns).where(table.c.id == row.id)).one())


def test_an_update_is_kept_as_it_came_with_its_first_attempt_begun(tx: Tx) -> None:
    (row,) = add(tx, TAP)
    assert row == InboxRow(
        id=row.id,
        platform=Platform.TELEGRAM,
        chat="501",
        body='{"tap": 9}',
        received_at=NOW,
        attempt=1,
    )
    assert unworked(tx) == (row,)


def test_the_same_update_twice_is_one_row(tx: Tx) -> None:
    first, again = inbox.add(tx, [TAP, replace(TAP, body="sent again")], US)
    assert first is not None
    assert again is None
    assert inbox.add(tx, [TAP], US) == (None,)
    assert unworked(tx) == (first,)


def test_an_update_that_was_worked_is_still_known(tx: Tx) -> None:
    (row,) = add(tx, TAP)
    inbox.close(tx, row)
    assert add(tx, TAP) == []
    assert unworked(tx) == ()


def test_the_same_key_on_another_platform_is_another_update(tx: Tx) -> None:
    assert len(add(tx, TAP, replace(TAP, platform=Platform.SLACK))) == 2


def test_rows_are_worked_in_the_order_they_came(tx: Tx) -> None:
    workers.beat(tx, US)
    times = (replace(TAP, key=f"update {n}", received_at=NOW - n * MINUTE) for n in (1, 3))
    rows = add(tx, *times, worker=OTHER)
    assert [row.id for row in adopt_all(tx)] == [row.id for row in rows]


def test_what_nobody_has_begun_is_begun_by_whoever_comes_first(tx: Tx) -> None:
    (row,) = [row for row in inbox.add(tx, [TAP]) if row is not None]
    assert row.attempt == 0
    assert adopt_all(tx) == [replace(row, attempt=1)]


def test_what_a_process_that_is_gone_has_begun_is_begun_once_more(tx: Tx) -> None:
    (row,) = add(tx, TAP, worker=OTHER)
    assert adopt_all(tx) == [replace(row, attempt=2)]
    assert adopt_all(tx) == []


def test_what_a_living_process_works_is_left_to_it(tx: Tx) -> None:
    workers.beat(tx, OTHER)
    add(tx, TAP, worker=OTHER)
    assert adopt_all(tx) == []
    workers.leave(tx, OTHER)
    assert len(adopt_all(tx)) == 1


def test_what_comes_behind_a_row_that_another_works_is_left_until_that_is_done(tx: Tx) -> None:
    (begun,) = add(tx, TAP, worker=OTHER)
    (behind,) = add(tx, replace(TAP, key="update 72"), worker="a third, which is gone")
    workers.beat(tx, OTHER)
    assert adopt_all(tx) == []
    assert inbox.is_any_left(tx, US, TELEGRAM)
    inbox.close(tx, begun)
    assert adopt_all(tx) == [replace(behind, attempt=2)]


def test_what_was_left_by_two_that_are_gone_is_taken_in_its_order(tx: Tx) -> None:
    (first,) = add(tx, TAP, worker=OTHER)
    (second,) = add(tx, replace(TAP, key="update 72"), worker="a third, which is gone")
    workers.beat(tx, OTHER)
    assert adopt_all(tx) == []
    workers.leave(tx, OTHER)
    assert [row.id for row in adopt_all(tx)] == [first.id, second.id]


def test_chats_take_turns_however_much_each_has_left(tx: Tx) -> None:
    many = [replace(TAP, key=f"update {n}", chat="b") for n in range(5)]
    others = [replace(TAP, key=f"{chat} {n}", chat=chat) for chat in "ac" for n in range(2)]
    add(tx, *many, *others, worker=OTHER)
    order, chat = [], None
    while row := inbox.adopt(tx, US, TELEGRAM, after=chat):
        order.append(row.chat)
        chat = (row.platform, row.chat)
        inbox.close(tx, row)
    assert "".join(order) == "abcabcbbb"


def test_of_each_chat_one_row_that_was_left_is_worked_at_a_time(tx: Tx) -> None:
    add(tx, TAP, replace(TAP, key="update 72"), replace(TAP, key="3", chat="b"), worker=OTHER)
    first, other = inbox.adopt(tx, US, TELEGRAM), inbox.adopt(tx, US, TELEGRAM)
    assert first is not None
    assert other is not None
    assert {first.chat, other.chat} == {TAP.chat, "b"}
    assert inbox.adopt(tx, US, TELEGRAM) is None
    inbox.close(tx, first)
    inbox.close(tx, other)
    assert inbox.adopt(tx, US, TELEGRAM) is not None


def test_a_process_takes_again_what_is_its_own_and_not_in_its_hands(tx: Tx) -> None:
    owned, lost = add(tx, TAP, replace(TAP, key="update 72", chat="502"))
    assert inbox.adopt(tx, US, TELEGRAM) is None
    assert inbox.adopt(tx, US, TELEGRAM, [owned.id]) == replace(lost, attempt=2)


def test_rows_of_a_platform_that_is_not_configured_wait(tx: Tx) -> None:
    add(tx, TAP, worker=OTHER)
    assert inbox.adopt(tx, US, [Platform.SLACK]) is None


def test_rows_of_one_chat_are_done_in_their_order_whoever_works_them(tx: Tx) -> None:
    older, newer = add(tx, TAP, replace(TAP, key="update 72"))
    (elsewhere,) = add(tx, replace(TAP, key="update 73", chat="502"))
    assert inbox.close(tx, newer) is Closing.BEHIND
    assert inbox.close(tx, elsewhere) is Closing.CLOSED
    assert inbox.close(tx, older) is Closing.CLOSED
    assert inbox.close(tx, newer) is Closing.CLOSED


def test_what_was_parked_keeps_nobody_of_its_chat_waiting(tx: Tx) -> None:
    older, newer = add(tx, TAP, replace(TAP, key="update 72"))
    quarantine.add(tx, older.id, "it cannot be read")
    assert inbox.close(tx, newer) is Closing.CLOSED


def test_an_attempt_is_counted_before_the_work(tx: Tx) -> None:
    (row,) = add(tx, TAP)
    inbox.begin_attempt(tx, row.id)
    assert unworked(tx) == (replace(row, attempt=2),)


def test_a_row_is_done_once_and_its_words_are_forgotten(tx: Tx) -> None:
    (row,) = add(tx, TAP)
    assert inbox.close(tx, row) is Closing.CLOSED
    assert inbox.close(tx, row) is Closing.BEFORE
    assert stored(tx, row) == (InboxState.DONE, 1, "", "")


def test_a_parked_row_keeps_its_words_and_its_reason(tx: Tx) -> None:
    row, next_row = add(tx, TAP, replace(TAP, key="update 72"))
    quarantine.add(tx, row.id, "it cannot be read")
    assert stored(tx, row) == (InboxState.QUARANTINED, 1, '{"tap": 9}', "it cannot be read")
    assert unworked(tx) == (next_row,)
    assert inbox.close(tx, row) is Closing.BEFORE


def test_what_was_done_is_not_parked(tx: Tx) -> None:
    (row,) = add(tx, TAP)
    inbox.close(tx, row)
    quarantine.add(tx, row.id, "too late")
    assert stored(tx, row) == (InboxState.DONE, 1, "", "")


def test_what_is_put_back_has_begun_no_attempt_and_waits_in_its_order(tx: Tx) -> None:
    rows = add(tx, *(replace(TAP, key=f"update {n}") for n in range(3)))
    for row in rows[:2]:
        quarantine.add(tx, row.id, "it cannot be read")
    for row in reversed(rows):
        quarantine.put_back(tx, row.id)
    assert quarantine.quarantined(tx) == ()
    assert adopt_all(tx) == rows[:2]
    assert adopt_all(tx) == []


def test_what_was_dropped_does_not_come_in_again(tx: Tx) -> None:
    (row,) = add(tx, TAP)
    quarantine.add(tx, row.id, "it cannot be read")
    quarantine.drop(tx, row.id)
    assert stored(tx, row) == (InboxState.DONE, 1, "", "")
    assert add(tx, TAP) == []


KEPT_FOR = timedelta(days=8)


def forget_old(tx: Tx, before: datetime) -> None:
    old = retention.due(tx, Expiring.UPDATES, before, 0, 100)
    retention.expire(tx, Expiring.UPDATES, before, old)


def test_keys_are_forgotten_when_no_platform_sends_them_again(tx: Tx) -> None:
    worked, fresh, _, parked = add(
        tx,
        replace(TAP, key="worked", received_at=NOW - KEPT_FOR - MINUTE),
        replace(TAP, key="fresh", received_at=NOW - KEPT_FOR),
        replace(TAP, key="waiting", received_at=NOW - 2 * KEPT_FOR),
        replace(TAP, key="parked", received_at=NOW - 2 * KEPT_FOR),
    )
    for row in (worked, fresh):
        inbox.close(tx, row)
    quarantine.add(tx, parked.id, "somebody may look at it")
    forget_old(tx, NOW - KEPT_FOR)
    assert set(tx.execute(select(table.c.key)).scalars()) == {"fresh", "waiting", "parked"}


def test_what_was_set_aside_keeps_its_words_for_a_week(tx: Tx) -> None:
    old, fresh = add(
        tx,
        replace(TAP, key="old", received_at=NOW - timedelta(days=7) - MINUTE),
        replace(TAP, key="fresh", received_at=NOW - timedelta(days=7)),
    )
    for row in (old, fresh):
        quarantine.add(tx, row.id, "it cannot be read")
    quarantine.forget_old_bodies(tx, NOW)
    assert stored(tx, old) == (InboxState.QUARANTINED, 1, "", "it cannot be read")
    assert stored(tx, fresh) == (InboxState.QUARANTINED, 1, TAP.body, "it cannot be read")


def test_a_time_without_a_zone_is_refused(tx: Tx) -> None:
    naive = datetime(2026, 11, 2, 9, tzinfo=UTC).replace(tzinfo=None)
    with pytest.raises(StatementError, match="naive"):
        inbox.add(tx, [replace(TAP, received_at=naive)])


def test_the_number_of_a_forgotten_update_is_never_given_again(tx: Tx) -> None:
    """What was said and kept for an update is found by its number, long after it is forgotten."""
    (row,) = add(tx, TAP)
    inbox.close(tx, row)
    forget_old(tx, NOW + MINUTE)
    assert list(tx.execute(select(table.c.key)).scalars()) == []
    (newer,) = add(tx, replace(TAP, key="update 72"))
    assert newer.id > row.id


def test_one_row_is_adopted_however_the_database_plans_it(tx: Tx) -> None:
    """PostgreSQL plans a table without statistics like this, such as right after many rows."""
    others = [replace(TAP, key=f"update {n}", chat=str(n)) for n in range(60)]
    inbox.add(tx, others)
    if tx.dialect.name == "postgresql":
        for way in ("hashagg", "hashjoin", "mergejoin", "sort", "material"):
            tx.exec_driver_sql(f"SET LOCAL enable_{way} = off")
    adopted = inbox.adopt(tx, US, TELEGRAM)
    assert adopted is not None
    owners = tx.execute(select(table.c.id).where(table.c.worker == US)).scalars().all()
    assert owners == [adopted.id]
