"""Which summary is due, when and where, whatever becomes of bot.toml."""

from datetime import UTC, datetime, timedelta
from typing import Any

from bot.addresses import Platform
from bot.config import Config, load
from bot.model import MessageRef
from handlers.messenger import SendError
from handlers.outbox import sending
from handlers.usecases import weekly
from handlers.usecases.outgoing import Outgoing, OutgoingChart, Scene
from storage import claims, outbox
from storage.outbox import OutboxRow
from storage.states import OutboxKind
from storage.store import Tx
from tests.storage.cast import add_person, ask

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
    return [row.subject for row in claims.due(tx, lane, now, 10)]


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
    claimed = claims.claim(tx, planned(tx).id, "mine", MONDAY_AT_NINE)
    assert claimed is not None
    weekly.plan_all(tx, configured(), MONDAY_AT_NINE)
    sending.sent(tx, claimed, "mine", MessageRef("C0TEAM/1"), scene)
    waiting = claims.due(tx, Platform.SLACK, MONDAY_AT_NINE, 10)
    assert [row.kind for row in waiting] == [OutboxKind.CHART]


def test_after_a_downtime_the_summary_waits_for_its_hour(tx: Tx) -> None:
    weekly.plan_all(tx, configured(), TUESDAY)
    just_after_midnight = MONDAY_AT_NINE + 2 * WEEK - timedelta(hours=8)
    assert draw(tx, configured(), just_after_midnight) is None
    assert due(tx, Platform.SLACK, just_after_midnight) == []
    assert due(tx, Platform.SLACK, MONDAY_AT_NINE + 2 * WEEK) == ["relationship/2026-W47"]


def post(tx: Tx, config: Config, now: datetime) -> str | None:
    """What the team reads of the summary that was planned last, if it is posted."""
    row = planned(tx)
    claimed = sending.claim(tx, row.id, "mine", Scene(config=config, now=now))
    if claimed is None:
        return None
    row, drawn = claimed
    assert isinstance(drawn, Outgoing)
    sending.sent(tx, row, "mine", MessageRef(f"C0TEAM/{row.id}"), Scene(config=config, now=now))
    return drawn.message.text.partition("\n")[2]


QUIET = "A quiet week: nobody was asked, nobody answered."


def test_the_summary_rests_after_three_quiet_ones_and_wakes_when_somebody_is_asked(
    tx: Tx,
) -> None:
    config = configured()
    weekly.plan_all(tx, config, TUESDAY)
    weeks = [post(tx, config, MONDAY_AT_NINE + n * WEEK) for n in range(5)]
    assert weeks[:2] == [QUIET, QUIET]
    assert weeks[2] is not None
    assert "/tentap summary shows the figures" in weeks[2]
    assert weeks[3:] == [None, None]
    ask(tx, add_person(tx), now=MONDAY_AT_NINE + 5 * WEEK - timedelta(days=3))
    assert "Asked 1 of 1 customers" in (post(tx, config, MONDAY_AT_NINE + 5 * WEEK) or "")
    assert post(tx, config, MONDAY_AT_NINE + 6 * WEEK) == QUIET


def test_weeks_that_were_asked_in_are_not_quiet_though_nobody_answered(tx: Tx) -> None:
    config = configured()
    weekly.plan_all(tx, config, TUESDAY)
    for n in range(4):
        ask(tx, add_person(tx), now=TUESDAY + n * WEEK)
        assert "handed over" in (post(tx, config, MONDAY_AT_NINE + n * WEEK) or "")
    assert post(tx, config, MONDAY_AT_NINE + 4 * WEEK) == QUIET


def test_a_quiet_summary_that_could_not_be_posted_is_none_of_the_three(tx: Tx) -> None:
    config = configured()
    weekly.plan_all(tx, config, TUESDAY)
    scene = Scene(config=config, now=MONDAY_AT_NINE)
    claimed = sending.claim(tx, planned(tx).id, "mine", scene)
    assert claimed is not None
    sending.refused(tx, claimed[0], "mine", SendError("no such channel", permanent=True), scene)
    weeks = [post(tx, config, MONDAY_AT_NINE + n * WEEK) for n in range(1, 4)]
    assert weeks[:2] == [QUIET, QUIET]
    assert "third quiet week" in (weeks[2] or "")


def test_a_downtime_does_not_wake_a_summary_that_rests(tx: Tx) -> None:
    config = configured()
    weekly.plan_all(tx, config, TUESDAY)
    for n in range(3):
        post(tx, config, MONDAY_AT_NINE + n * WEEK)
    back = MONDAY_AT_NINE + 6 * WEEK
    assert [post(tx, config, back), post(tx, config, back)] == [None, None]
    assert planned(tx).subject == "relationship/2026-W52"


def test_figures_on_demand_never_speak_of_rest_and_name_the_other_surveys(tx: Tx) -> None:
    config = load(
        {
            "slack": {"command": "/survey"},
            "survey": [{"key": key, "kind": "nps"} for key in ("first", "second")],
        }
    )
    second = config.surveys[1]
    told = weekly.on_demand(tx, second, Platform.SLACK, config, TUESDAY).text
    assert told.startswith("second: week 2026-W44")
    assert told.partition("\n")[2] == (
        f"{QUIET}\nOther surveys: first. To see one: /survey summary --survey first"
    )
    on_telegram = weekly.on_demand(tx, second, Platform.TELEGRAM, config, TUESDAY).text
    assert on_telegram.endswith("To see one: /tentap summary --survey first")


def test_a_survey_that_was_taken_out_is_summed_up_no_more(tx: Tx) -> None:
    weekly.plan_all(tx, configured(key="onboarding"), TUESDAY)
    assert draw(tx, configured(), MONDAY_AT_NINE) is None
    assert due(tx, Platform.SLACK, MONDAY_AT_NINE + 3 * WEEK) == []
