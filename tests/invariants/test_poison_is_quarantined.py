"""One update that cannot be worked is set aside and blocks nobody."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from handlers.outbox import backoff
from storage.engine.store import Tx
from storage.schema import inbox, outbox
from storage.states import InboxState, OutboxKind, OutboxState
from tests.invariants.restartable_house import ENGLISH, RestartableHouse

UNREADABLE: tuple[dict[str, Any], ...] = (
    {"callback_query": "not an object"},
    {"callback_query": {"id": 5, "from": {}, "data": ["9"]}},
    {"message": {"message_id": "one", "chat": 7, "text": "9"}},
    {"message": None, "edited_message": []},
    {"message": {"text": "\ud800" * 9}},
)


def break_answers(tx: Tx) -> None:
    """A value that no version of Tentap has written: reading Tomo's invitation raises."""
    broken = """
        UPDATE invitations SET variant = 'broken' WHERE person_id =
        (SELECT id FROM people WHERE name = 'Tomo')"""
    tx.execute(text(broken))


def leave_sending(tx: Tx) -> None:
    """As a process that was killed leaves what it was sending."""
    tx.execute(text("UPDATE outbox SET state = 'sending', claim = 'gone', claimed_at = 1"))


async def parked(home: RestartableHouse) -> list[str]:
    return [row.reason for row in await home.rows(inbox, inbox.c.state == InboxState.QUARANTINED)]


async def until_ada_is_told(home: RestartableHouse) -> None:
    """The admin address of bot.toml is Ada's direct message. Several updates may be one line."""
    await home.until(lambda: any("tentap quarantine " in one for one in home.shown(home.cast.ada)))


@pytest.mark.long
async def test_updates_of_no_known_form_stand_in_nobodys_way(home: RestartableHouse) -> None:
    tomo = home.cast.tomo
    await home.ask(tomo)
    for body in UNREADABLE:
        home.telegram.add_raw_update(body)
    home.tap(tomo, 9)

    await home.becomes(lambda it: it.score == 9, tomo)
    await until_ada_is_told(home)
    assert home.telegram.pending_updates == []
    assert all("can't be read" in reason for reason in await parked(home))


async def test_a_payload_of_no_known_form_stands_in_nobodys_way_in_slack(
    home: RestartableHouse,
) -> None:
    dani = home.cast.dani
    await home.ask(dani)
    outgoing = home.slack.ws.outgoing
    odd = outgoing.record("interactive", {"type": "block_actions", "actions": [{"value": 9}]})
    assert await outgoing.send_once(odd) is not None
    home.tap(dani, 9)

    await home.becomes(lambda it: it.score == 9, dani)
    await until_ada_is_told(home)
    assert len(await parked(home)) == 1


async def test_a_tap_that_cannot_be_worked_is_parked_after_three_attempts(
    home: RestartableHouse,
) -> None:
    tomo, dani = home.cast.tomo, home.cast.dani
    await home.ask(tomo, dani)
    question = home.telegram_question()
    await home.run(break_answers)
    tap = home.telegram.tap(tomo, question, "9")

    assert (await tap.answered()).text == ENGLISH("toast.failed")
    (row,) = await home.rows(inbox, inbox.c.state == InboxState.QUARANTINED)
    assert row.attempt == 3
    assert row.body
    await until_ada_is_told(home)
    home.tap(dani, 9)
    await home.becomes(lambda it: it.score == 9, dani)


@pytest.mark.long
async def test_words_that_cannot_be_worked_are_parked_and_their_writer_is_told(
    home: RestartableHouse,
) -> None:
    tomo = home.cast.tomo
    await home.ask(tomo)
    await home.run(break_answers)
    home.type(tomo, "waited 5 days")

    await home.until(lambda: ENGLISH("toast.failed") in home.shown(tomo))
    home.type(tomo, "stop?")
    assert len(await parked(home)) == 1


@pytest.mark.long
async def test_an_update_that_ended_the_process_three_times_is_not_tried_again(
    home: RestartableHouse, tmp_path: Path
) -> None:
    tomo = home.cast.tomo
    await home.ask(tomo)
    await home.stop()
    home.tap(tomo, 9)
    with closing(sqlite3.connect(tmp_path / "tentap.db")) as other, other:
        other.execute(
            "INSERT INTO inbox (platform, key, chat, body, received_at, state, attempt)"
            " VALUES ('telegram', 'deadly', '1', '{}', 0, 'new', 3)"
        )
    await home.start()

    await home.becomes(lambda it: it.score == 9, tomo)
    assert await parked(home) == ["it was begun three times and never finished"]
    await until_ada_is_told(home)


@pytest.mark.long
async def test_a_message_that_cannot_be_drawn_holds_up_no_other(home: RestartableHouse) -> None:
    tomo = home.cast.tomo
    others = [home.telegram.add_user(name) for name in ("Rika", "Sven")]
    await home.add(tomo, *others)
    await home.stop()
    await home.queue_elsewhere(tomo, *others)
    await home.run_elsewhere(break_answers)
    await home.start()

    await home.until(lambda: all(home.questions(other) for other in others))
    assert home.questions(tomo) == 0


@pytest.mark.long
async def test_a_message_that_can_never_be_drawn_is_given_up(home: RestartableHouse) -> None:
    tomo = home.cast.tomo
    await home.add(tomo)
    await home.stop()
    await home.queue_elsewhere(tomo)
    await home.run_elsewhere(break_answers)
    await home.start()
    async with asyncio.timeout(20):
        while await question_state(home) is OutboxState.DUE:
            await home.pass_time(backoff.LONGEST)
            await asyncio.sleep(0.02)

    (given_up,) = await home.rows(outbox, outbox.c.state == OutboxState.FAILED)
    assert given_up.reason == "an error in Tentap itself; see message.failed in the log"


async def question_state(home: RestartableHouse) -> OutboxState:
    (row,) = await home.rows(outbox, outbox.c.kind == OutboxKind.QUESTION)
    state: OutboxState = row.state
    return state


@pytest.mark.long
async def test_a_broken_message_that_was_being_sent_keeps_the_bot_from_no_start(
    home: RestartableHouse,
) -> None:
    tomo, rika = home.cast.tomo, home.telegram.add_user("Rika")
    await home.add(tomo, rika)
    await home.stop()
    await home.queue_elsewhere(tomo)
    await home.run_elsewhere(break_answers)
    await home.run_elsewhere(leave_sending)
    await home.queue_elsewhere(rika)
    await home.start()

    await home.until(lambda: home.questions(rika))
    await home.until_outbox(OutboxKind.QUESTION, OutboxState.FAILED, OutboxState.SENT)
    assert home.questions(tomo) == 0
