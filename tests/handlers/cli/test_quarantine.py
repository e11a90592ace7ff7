"""`tentap quarantine`: what could not be worked is seen, tried again or forgotten."""

import json
import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from handlers.cluster.runlock import RunLock
from tests.handlers.cli.conftest import Tentap

WORDS = '{"message":{"text":"my invoice was wrong"}}'
RECEIVED = datetime(2026, 11, 2, 8, 30, tzinfo=UTC)
NO_BOT = "No bot is running here. It is processed when `tentap run` starts.\n"


@pytest.fixture
def kept(tentap: Tentap) -> Tentap:
    """A folder whose database has the newest schema."""
    tentap("migrate").done()
    return tentap


def keep(tentap: Tentap, state: str = "parked", *, chat: str = "501", body: str = WORDS) -> str:
    """An update that came; its number."""
    with closing(sqlite3.connect(tentap.database)) as connection, connection:
        values = (chat, body, RECEIVED.timestamp() * 1_000_000, state, "KeyError in its work")
        added = connection.execute(
            "INSERT INTO inbox (platform, key, chat, body, received_at, state, attempt, reason)"
            " VALUES ('telegram', hex(randomblob(8)), ?, ?, ?, ?, 3, ?)",
            values,
        )
        return str(added.lastrowid)


def stored(tentap: Tentap, number: str) -> tuple[str, int, str, str]:
    with closing(sqlite3.connect(tentap.database)) as connection:
        found = connection.execute(
            "SELECT state, attempt, body, reason FROM inbox WHERE id = ?", (number,)
        )
        state, attempt, body, reason = found.fetchone()
        return state, attempt, body, reason


def test_the_list_tells_all_but_the_words(kept: Tentap) -> None:
    first, second = keep(kept), keep(kept)
    keep(kept, "new")
    titles, *lines = kept("quarantine", "list").done().splitlines()
    assert titles.split() == ["id", "platform", "received", "attempts", "reason"]
    assert lines == [
        f"{number}   telegram  2026-11-02 09:30:00 CET  3         KeyError in its work"
        for number in (first, second)
    ]


def test_where_nothing_is_set_aside_the_list_says_so(kept: Tentap) -> None:
    shown = kept("quarantine", "list")
    assert (shown.done(), shown.err) == ("", "No update is quarantined.\n")


def test_one_is_shown_as_it_came(kept: Tentap) -> None:
    shown = kept("quarantine", "show", keep(kept))
    assert shown.done() == f"{WORDS}\n"
    assert "received: 2026-11-02 09:30:00 CET\nattempts: 3\nreason: KeyError in" in shown.err


def test_one_whose_words_were_forgotten_can_be_dropped_but_not_tried_again(kept: Tentap) -> None:
    number = keep(kept, body="")
    assert "older than 7 days" in kept("quarantine", "show", number).err
    assert f"`tentap quarantine drop {number}`" in kept("quarantine", "retry", number).failed()
    assert kept("quarantine", "drop", number).done() == f"Deleted update {number}.\n"
    assert "No update" in kept("quarantine", "list").err


def test_one_that_is_tried_again_waits_as_if_it_had_just_come(kept: Tentap) -> None:
    number = keep(kept)
    shown = kept("quarantine", "retry", number)
    assert (shown.done(), shown.err) == (f"Processing update {number} again.\n", NO_BOT)
    assert stored(kept, number) == ("new", 0, WORDS, "")


def test_beside_a_running_bot_nothing_is_said_of_a_start(kept: Tentap) -> None:
    number = keep(kept)
    with RunLock(kept.database):
        shown = kept("quarantine", "retry", number)
    assert (shown.code, shown.err) == (0, "")


def test_one_that_a_newer_one_overtook_is_tried_again_only_on_purpose(kept: Tentap) -> None:
    number = keep(kept)
    keep(kept, "done")
    assert "would count as the newest" in kept("quarantine", "retry", number).failed()
    assert stored(kept, number)[0] == "parked"
    kept("quarantine", "retry", number, "--anyway").done()
    assert stored(kept, number)[0] == "new"


def test_other_chats_and_older_updates_overtake_nothing(kept: Tentap) -> None:
    keep(kept, "done")
    number = keep(kept)
    keep(kept, "done", chat="502")
    keep(kept, "parked")
    kept("quarantine", "retry", number).done()


def test_what_is_dropped_is_forgotten_but_its_key(kept: Tentap) -> None:
    number = keep(kept)
    assert kept("quarantine", "drop", number).done() == f"Deleted update {number}.\n"
    assert stored(kept, number) == ("done", 3, "", "")


@pytest.mark.sampled
@pytest.mark.parametrize("command", ["show", "retry", "drop"])
def test_what_is_not_set_aside_is_left_alone(kept: Tentap, command: str) -> None:
    waiting, worked = keep(kept, "new"), keep(kept, "done")
    assert f"Update {waiting} isn't quarantined: it waits" in (
        kept("quarantine", command, waiting).failed()
    )
    assert f"Update {worked} isn't quarantined: it was processed" in (
        kept("quarantine", command, worked).failed()
    )
    assert "Update 99 doesn't exist" in kept("quarantine", command, "99").failed()
    assert stored(kept, waiting)[0] == "new"


def test_what_is_no_number_is_misuse(kept: Tentap) -> None:
    assert "Invalid value for 'ID'" in kept("quarantine", "drop", "all").failed(2)


def test_without_a_database_it_says_where_one_comes_from(new_tentap: Tentap) -> None:
    assert "this database doesn't exist yet" in new_tentap("quarantine", "list").failed()


# Messages


def hand_over(tentap: Tentap, kind: str, key: str, state: str, **more: object) -> None:
    """A row of the outbox that was tried once, a day ago."""
    yesterday = (datetime.now(UTC) - timedelta(days=1)).timestamp() * 1_000_000
    values = {
        "kind": kind,
        "key": key,
        "queue": "slack",
        "priority": 3,
        "due_at": yesterday,
        "state": state,
        "version": 1,
        "attempts": 1,
        "claimed_at": yesterday,
        "created_at": yesterday,
        "reason": "no answer",
        **more,
    }
    insert = f"INSERT INTO outbox ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})"
    with closing(sqlite3.connect(tentap.database)) as connection, connection:
        connection.execute(insert, tuple(values.values()))


def messages(tentap: Tentap) -> list[tuple[str, ...]]:
    """The list, cell by cell, without the time."""
    _, *lines = tentap("quarantine", "messages").done().splitlines()
    return [tuple(re.split(r" {2,}", line)) for line in lines]


def test_messages_in_doubt_and_failed_ones_are_listed_without_names(kept: Tentap) -> None:
    hand_over(kept, "question", "12", "uncertain")
    hand_over(kept, "alert", "3", "failed", attempts=8)
    hand_over(kept, "summary", "relationship/2026-W44", "due", maybe_sent=1)
    listed = [(*line[:3], *line[4:]) for line in messages(kept)]
    assert listed == [
        ("question", "invitation 12", "slack", "1", "uncertain", "no answer"),
        ("alert", "case 3", "slack", "8", "failed", "no answer"),
        ("summary", "relationship/2026-W44", "slack", "1", "tried again", "no answer"),
    ]


def refusal(code: str, reason: str, needed: str = "") -> str:
    return json.dumps({"reason": reason, "code": code, "needed": needed})


def test_each_refusal_is_followed_by_its_fix_once(kept: Tentap) -> None:
    archived = refusal("is_archived", "archived")
    hand_over(kept, "alert", "3", "failed", reason="is_archived", refusal=archived)
    hand_over(kept, "alert", "4", "failed", reason="is_archived", refusal=archived)
    scope = refusal("missing_scope", "scope", "chat:write")
    hand_over(kept, "feedback", "3/1793611800/0", "due", reason="missing_scope", refusal=scope)
    shown = kept("quarantine", "messages")
    assert len(shown.done().splitlines()) == 4
    assert "tried again  missing_scope" in shown.out
    assert shown.err.splitlines() == [
        "Slack says “is_archived”. The channel is archived or deleted. Bring it back, or name"
        " another channel in bot.toml.",
        "Slack says “missing_scope”. The app is missing the scope chat:write. Add it under “OAuth &"
        " Permissions” at api.slack.com/apps and install the app again.",
    ]


def test_a_reason_of_a_newer_version_is_shown_all_the_same(kept: Tentap) -> None:
    hand_over(kept, "alert", "3", "failed", refusal=refusal("on_fire", "of_tomorrow"))
    assert "Slack says “on_fire”." in kept("quarantine", "messages").err


def test_what_was_sent_or_waits_for_its_turn_is_not_listed(kept: Tentap) -> None:
    hand_over(kept, "question", "1", "sent")
    hand_over(kept, "question", "2", "due")
    hand_over(kept, "reminder", "3", "dropped")
    shown = kept("quarantine", "messages")
    assert (shown.done(), shown.err) == ("", "No message is uncertain, and none has failed.\n")


def test_a_question_that_was_answered_is_in_no_doubt(kept: Tentap) -> None:
    with closing(sqlite3.connect(kept.database)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(
            "INSERT INTO invitations (id, token, survey, person_id, contact_id, round, state,"
            " variant, queued_at, handed_over_at, expires_at, first_ask)"
            " VALUES (12, 't', 'relationship', 1, 1, 1, 'answered', 'plain', 0, 1, 2, 0)"
        )
    hand_over(kept, "question", "12", "uncertain")
    assert "No message is uncertain" in kept("quarantine", "messages").err


def test_what_was_in_doubt_months_ago_is_not_listed_for_ever(kept: Tentap) -> None:
    hand_over(kept, "question", "12", "uncertain", created_at=0)
    assert "No message is uncertain" in kept("quarantine", "messages").err
