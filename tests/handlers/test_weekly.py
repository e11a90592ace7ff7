"""Which summary is due, when and where, whatever becomes of bot.toml."""

from datetime import UTC, datetime, timedelta
from typing import Any

from bot.addresses import Platform
from bot.config import Config, load
from bot.model import MessageRef
from handlers import sending, weekly
from handlers.outgoing import Outgoing, OutgoingChart, Scene
from storage import outbox
from storage.outbox import OutboxRow
from storage.states import OutboxKind
from storage.store import Tx

TUESDAY = datetime(2026, 11, 3, 12, tzinfo=UTC)
MONDAY_AT_NINE = datetime(2026, 11, 9, 9, tzinfo=UTC)
WEEK = timedelta(weeks=1)


def configured(team: str | None = "slack:C0TEAM", **survey: Any) -> Config:
    channels = {} if team is None else {"team": team}
    surveys = [{"key": "relationship", "kind": "nps", **survey}]
    return load({"slack": {}, "telegram": {}, "channels": channels, "survey": surveys})


def planned(tx: Tx) -> OutboxRow:
    last = outbox.last_of(tx, OutboxKind.SUMMARY, "")
    assert last is not None
    return last


def due(tx: Tx, lane: Platform, now: datetime) -> list[str]:
    return [row.subject for row in outbox.due(tx, lane, now, 10)]


def draw(tx: Tx, config: Config, now: datetime) -> Outgoing | OutgoingChart | None:
    """What goes out for the last summary that was planned."""
    claimed = sending.claim(tx, planned(tx).id, "mine", Scene(config=config, now=now))
    return None if claimed is None else claimed[1]


def test_a_new_installation_speaks_of_its_first_week_when_it_is_over(tx: Tx) -> None:
    weekly.plan_all(tx, configured(), TUESDAY)
    assert due(tx, Platform.SLACK, MONDAY_AT_NINE) == ["relationship/2026-W45"]
    assert due(tx, Platform.SLACK, MONDAY_AT_NINE - timedelta(minutes=1)) == []


def test_a_summary_that_waits_moves_with_the_teams_channel(tx: Tx) -> None:
    weekly.plan_all(tx, configured(), TUESDAY)
    weekly.plan_all(tx, configured("telegram:-1001"), TUESDAY)
    assert due(tx, Platform.SLACK, MONDAY_AT_NINE) == []
    assert due(tx, Platform.TELEGRAM, MONDAY_AT_NINE) == ["relationship/2026-W45"]


def test_a_summary_that_waits_keeps_to_a_new_time(tx: Tx) -> None:
    weekly.plan_all(tx, configured(), TUESDAY)
    moved = configured(summary={"day": "friday", "time": "15:30"})
    weekly.plan_all(tx, moved, TUESDAY)
    assert planned(tx).due_at == datetime(2026, 11, 13, 15, 30, tzinfo=UTC)


def test_a_channel_that_was_away_is_told_of_the_latest_week(tx: Tx) -> None:
    weekly.plan_all(tx, configured(), TUESDAY)
    assert draw(tx, configured(team=None), MONDAY_AT_NINE) is None
    later = MONDAY_AT_NINE + 3 * WEEK
    weekly.plan_all(tx, configured(), later)
    assert draw(tx, configured(), later) is None
    assert due(tx, Platform.SLACK, later) == ["relationship/2026-W48"]


def test_a_process_that_starts_while_a_summary_is_being_sent_has_it_sent_no_second_time(
    tx: Tx,
) -> None:
    weekly.plan_all(tx, configured(), TUESDAY)
    scene = Scene(config=configured(), now=MONDAY_AT_NINE)
    claimed = outbox.claim(tx, planned(tx).id, "mine", MONDAY_AT_NINE)
    assert claimed is not None
    weekly.plan_all(tx, configured(), MONDAY_AT_NINE)
    sending.sent(tx, claimed, "mine", MessageRef("C0TEAM/1"), scene)
    waiting = outbox.due(tx, Platform.SLACK, MONDAY_AT_NINE, 10)
    assert [row.kind for row in waiting] == [OutboxKind.CHART]


def test_after_a_downtime_the_summary_waits_for_its_hour(tx: Tx) -> None:
    weekly.plan_all(tx, configured(), TUESDAY)
    just_after_midnight = MONDAY_AT_NINE + 2 * WEEK - timedelta(hours=8)
    assert draw(tx, configured(), just_after_midnight) is None
    assert due(tx, Platform.SLACK, just_after_midnight) == []
    assert due(tx, Platform.SLACK, MONDAY_AT_NINE + 2 * WEEK) == ["relationship/2026-W47"]


def test_a_survey_that_was_taken_out_is_summed_up_no_more(tx: Tx) -> None:
    weekly.plan_all(tx, configured(key="onboarding"), TUESDAY)
    assert draw(tx, configured(), MONDAY_AT_NINE) is None
    assert due(tx, Platform.SLACK, MONDAY_AT_NINE + 3 * WEEK) == []
