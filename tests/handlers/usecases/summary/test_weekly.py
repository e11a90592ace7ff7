"""Which summary is due, when and where, whatever becomes of bot.toml."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.chat.platforms import Platform
from bot.config.config import Config
from bot.config.loading import load
from bot.figures.verdicts import Verdict
from bot.figures.weeks import Week
from bot.ids import MessageRef
from bot.states import Variant
from handlers.outbox import transitions
from handlers.ports import SendError
from handlers.usecases import due_times
from handlers.usecases.context import Context
from handlers.usecases.outgoing import Outgoing, Renderable
from handlers.usecases.summary import rendering, weekly
from storage import imported_answers, summaries
from storage.engine.store import Tx
from storage.imported_answers import ImportedAnswer
from storage.messaging import claims, outbox
from storage.messaging.keys import KeyPrefix
from storage.messaging.outbox import OutboxRow
from storage.states import OutboxKind
from tests.storage.cast import add_person, answer, ask

TUESDAY = datetime(2026, 11, 3, 12, tzinfo=UTC)
MONDAY_AT_NINE = datetime(2026, 11, 9, 9, tzinfo=UTC)
WEEK = timedelta(weeks=1)


def configured(team: str | None = "slack:C0TEAM", **survey: Any) -> Config:
    channels = {} if team is None else {"team": team}
    surveys = [{"key": "relationship", "kind": "nps", **survey}]
    return load({"slack": {}, "telegram": {}, "channels": channels, "survey": surveys})


def planned(tx: Tx) -> OutboxRow:
    last = outbox.last_of(tx, OutboxKind.SUMMARY, KeyPrefix(""))
    assert last is not None
    return last


def due(tx: Tx, queue: Platform, now: datetime) -> list[str]:
    return [row.key for row in claims.due(tx, queue, now, 10)]


def draw(tx: Tx, config: Config, now: datetime) -> Renderable | None:
    """What goes out for the last summary that was planned."""
    claimed = transitions.claim(tx, planned(tx).id, "mine", Context(config=config, now=now))
    return None if claimed is None else claimed[1]


def test_a_new_installation_speaks_of_its_first_week_when_it_is_over(tx: Tx) -> None:
    weekly.plan_all(tx, Context(config=configured(), now=TUESDAY))
    assert due(tx, Platform.SLACK, MONDAY_AT_NINE) == ["relationship/2026-W45"]
    assert due(tx, Platform.SLACK, MONDAY_AT_NINE - timedelta(minutes=1)) == []


def test_a_summary_that_waits_moves_with_the_teams_channel(tx: Tx) -> None:
    weekly.plan_all(tx, Context(config=configured(), now=TUESDAY))
    weekly.plan_all(tx, Context(config=configured("telegram:-1001"), now=TUESDAY))
    assert due(tx, Platform.SLACK, MONDAY_AT_NINE) == []
    assert due(tx, Platform.TELEGRAM, MONDAY_AT_NINE) == ["relationship/2026-W45"]


def test_a_summary_that_waits_keeps_to_a_new_time(tx: Tx) -> None:
    weekly.plan_all(tx, Context(config=configured(), now=TUESDAY))
    moved = configured(summary={"day": "friday", "time": "15:30"})
    weekly.plan_all(tx, Context(config=moved, now=TUESDAY))
    assert planned(tx).due_at == datetime(2026, 11, 13, 15, 30, tzinfo=UTC)


def test_a_channel_that_was_away_is_told_of_the_latest_week(tx: Tx) -> None:
    weekly.plan_all(tx, Context(config=configured(), now=TUESDAY))
    assert draw(tx, configured(team=None), MONDAY_AT_NINE) is None
    later = MONDAY_AT_NINE + 3 * WEEK
    weekly.plan_all(tx, Context(config=configured(), now=later))
    assert draw(tx, configured(), later) is None
    assert due(tx, Platform.SLACK, later) == ["relationship/2026-W48"]


def test_a_process_that_starts_while_a_summary_is_being_sent_has_it_sent_no_second_time(
    tx: Tx,
) -> None:
    weekly.plan_all(tx, Context(config=configured(), now=TUESDAY))
    answer(tx, add_person(tx), 9, now=TUESDAY)
    context = Context(config=configured(), now=MONDAY_AT_NINE)
    claimed = claims.claim(tx, planned(tx).id, "mine", MONDAY_AT_NINE)
    assert claimed is not None
    weekly.plan_all(tx, Context(config=configured(), now=MONDAY_AT_NINE))
    transitions.record_sent(tx, claimed, "mine", MessageRef("C0TEAM/1"), context)
    waiting = claims.due(tx, Platform.SLACK, MONDAY_AT_NINE, 10)
    assert [row.kind for row in waiting] == [OutboxKind.CHART]


def test_after_a_downtime_the_summary_waits_for_its_hour(tx: Tx) -> None:
    weekly.plan_all(tx, Context(config=configured(), now=TUESDAY))
    just_after_midnight = MONDAY_AT_NINE + 2 * WEEK - timedelta(hours=8)
    assert draw(tx, configured(), just_after_midnight) is None
    assert due(tx, Platform.SLACK, just_after_midnight) == []
    assert due(tx, Platform.SLACK, MONDAY_AT_NINE + 2 * WEEK) == ["relationship/2026-W47"]


def post(tx: Tx, config: Config, now: datetime) -> str | None:
    """What the team reads of the summary that was planned last, if it is posted."""
    row = planned(tx)
    claimed = transitions.claim(tx, row.id, "mine", Context(config=config, now=now))
    if claimed is None:
        return None
    row, drawn = claimed
    assert isinstance(drawn, Outgoing)
    transitions.record_sent(
        tx, row, "mine", MessageRef(f"C0TEAM/{row.id}"), Context(config=config, now=now)
    )
    return drawn.message.text.partition("\n")[2]


QUIET = "A quiet week: nobody was asked, nobody answered."


@pytest.mark.long
def test_the_summary_rests_after_three_quiet_ones_and_wakes_when_somebody_is_asked(
    tx: Tx,
) -> None:
    config = configured()
    weekly.plan_all(tx, Context(config=config, now=TUESDAY))
    weeks = [post(tx, config, MONDAY_AT_NINE + n * WEEK) for n in range(5)]
    assert weeks[:2] == [QUIET, QUIET]
    assert weeks[2] is not None
    assert "/tentap summary shows the figures" in weeks[2]
    assert weeks[3:] == [None, None]
    ask(tx, add_person(tx), now=MONDAY_AT_NINE + 5 * WEEK - timedelta(days=3))
    assert "Asked 1, answered 0." in (post(tx, config, MONDAY_AT_NINE + 5 * WEEK) or "")
    assert post(tx, config, MONDAY_AT_NINE + 6 * WEEK) == QUIET


@pytest.mark.long
def test_weeks_that_were_asked_in_are_not_quiet_though_nobody_answered(tx: Tx) -> None:
    config = configured()
    weekly.plan_all(tx, Context(config=config, now=TUESDAY))
    for n in range(4):
        ask(tx, add_person(tx), now=TUESDAY + n * WEEK)
        assert "Asked 1, answered 0." in (post(tx, config, MONDAY_AT_NINE + n * WEEK) or "")
    assert post(tx, config, MONDAY_AT_NINE + 4 * WEEK) == QUIET


def test_a_quiet_summary_that_could_not_be_posted_is_none_of_the_three(tx: Tx) -> None:
    config = configured()
    weekly.plan_all(tx, Context(config=config, now=TUESDAY))
    context = Context(config=config, now=MONDAY_AT_NINE)
    claimed = transitions.claim(tx, planned(tx).id, "mine", context)
    assert claimed is not None
    transitions.record_refusal(
        tx, claimed[0], "mine", SendError("no such channel", permanent=True), context
    )
    weeks = [post(tx, config, MONDAY_AT_NINE + n * WEEK) for n in range(1, 4)]
    assert weeks[:2] == [QUIET, QUIET]
    assert "third quiet week" in (weeks[2] or "")


def test_a_downtime_does_not_wake_a_summary_that_rests(tx: Tx) -> None:
    config = configured()
    weekly.plan_all(tx, Context(config=config, now=TUESDAY))
    for n in range(3):
        post(tx, config, MONDAY_AT_NINE + n * WEEK)
    back = MONDAY_AT_NINE + 6 * WEEK
    assert [post(tx, config, back), post(tx, config, back)] == [None, None]
    assert planned(tx).key == "relationship/2026-W52"


@pytest.mark.long
def test_a_clock_that_ran_ahead_wakes_no_summary_that_rests(tx: Tx) -> None:
    """Two quiet ones are posted, and the third three weeks too early."""
    config = configured()
    weekly.plan_all(tx, Context(config=config, now=TUESDAY))
    for n in range(2):
        post(tx, config, MONDAY_AT_NINE + n * WEEK)
    now, ahead = MONDAY_AT_NINE + 2 * WEEK, MONDAY_AT_NINE + 5 * WEEK
    assert post(tx, config, ahead) is None
    assert "third quiet week" in (post(tx, config, ahead) or "")
    due_times.correct(tx, Platform.SLACK, Context(config=config, now=now))
    for weeks in range(3):
        context = Context(config=config, now=now + weeks * WEEK)
        for row in claims.due(tx, Platform.SLACK, context.now, 10):
            assert transitions.claim(tx, row.id, "mine", context) is None


def test_a_summary_that_is_drawn_again_names_the_same_weeks_and_rests_as_before(tx: Tx) -> None:
    config = configured()
    weekly.plan_all(tx, Context(config=config, now=TUESDAY))
    for n in range(2):
        post(tx, config, MONDAY_AT_NINE + n * WEEK)
    context = Context(config=config, now=MONDAY_AT_NINE + 4 * WEEK)
    assert draw(tx, config, context.now) is None
    drawn = [transitions.load(tx, planned(tx), context).render(tx) for _ in range(2)]
    for one in drawn:
        assert isinstance(one, Outgoing)
        assert "third quiet week" in one.message.text
        assert "away: 16–22 November, 23–29 November. See" in one.message.text


def test_figures_on_demand_never_speak_of_rest_and_name_the_other_surveys(tx: Tx) -> None:
    config = load(
        {
            "slack": {"command": "/survey"},
            "survey": [{"key": key, "kind": "nps"} for key in ("first", "second")],
        }
    )
    second = config.surveys[1]
    told = rendering.on_demand(tx, second, Platform.SLACK, Context(config=config, now=TUESDAY)).text
    assert told.startswith("our product NPS, second · 26 October – 1 November\n")
    assert told.partition("\n")[2] == (
        f"{QUIET}\nOther surveys: first. See one: /survey summary --survey first"
    )
    on_telegram = rendering.on_demand(
        tx, second, Platform.TELEGRAM, Context(config=config, now=TUESDAY)
    ).text
    assert on_telegram.endswith("See one: /tentap summary --survey first")


def test_a_survey_that_was_taken_out_is_summed_up_no_more(tx: Tx) -> None:
    weekly.plan_all(tx, Context(config=configured(key="onboarding"), now=TUESDAY))
    assert draw(tx, configured(), MONDAY_AT_NINE) is None
    assert due(tx, Platform.SLACK, MONDAY_AT_NINE + 3 * WEEK) == []


# A finding is said once


def risen(tx: Tx, *, until: datetime, weeks: int) -> None:
    """Detractors for a quarter, promoters ever since: a dozen a week, until a week before *until*.

    They came from another tool, so that nobody needs to be asked.
    """
    rows = [
        ImportedAnswer(
            survey="relationship",
            score=10 if back < weeks else 2,
            at=until - back * WEEK - timedelta(days=3),
            key=f"{back} {number}",
        )
        for back in range(26)
        for number in range(12)
    ]
    imported_answers.add_all(tx, rows)


def change_in(told: str | None) -> str:
    return next(line for line in (told or "").splitlines() if "90 days before" in line)


LAST = MONDAY_AT_NINE + 20 * WEEK
CLAIM = "unlikely to be chance"


def test_a_rise_is_claimed_in_one_post_and_repeated_in_few_words(tx: Tx) -> None:
    config = configured()
    risen(tx, until=LAST, weeks=10)
    weekly.plan_all(tx, Context(config=config, now=LAST - 2 * WEEK))
    first, second = (change_in(post(tx, config, LAST - back * WEEK)) for back in (1, 0))
    assert CLAIM in first
    assert second.startswith("Still up")


def test_who_looks_before_the_post_takes_nothing_from_it(tx: Tx) -> None:
    config = configured()
    risen(tx, until=LAST, weeks=10)
    weekly.plan_all(tx, Context(config=config, now=LAST - WEEK))
    (survey,) = config.surveys
    for _ in range(2):
        looked = rendering.on_demand(tx, survey, Platform.SLACK, Context(config=config, now=LAST))
        assert CLAIM in change_in(looked.text)
    assert CLAIM in change_in(post(tx, config, LAST))


def test_who_looks_after_the_post_reads_what_it_said(tx: Tx) -> None:
    config = configured()
    risen(tx, until=LAST, weeks=10)
    weekly.plan_all(tx, Context(config=config, now=LAST - WEEK))
    posted = change_in(post(tx, config, LAST))
    (survey,) = config.surveys
    assert (
        change_in(
            rendering.on_demand(tx, survey, Platform.SLACK, Context(config=config, now=LAST)).text
        )
        == posted
    )


def test_a_post_that_is_drawn_again_says_the_same(tx: Tx) -> None:
    config = configured()
    risen(tx, until=LAST, weeks=10)
    weekly.plan_all(tx, Context(config=config, now=LAST - WEEK))
    context, row = Context(config=config, now=LAST), planned(tx)
    drawn = [transitions.load(tx, row, context).render(tx) for _ in range(2)]
    assert all(isinstance(one, Outgoing) and CLAIM in one.message.text for one in drawn)


def test_a_post_that_never_came_has_claimed_nothing(tx: Tx) -> None:
    config = configured()
    risen(tx, until=LAST, weeks=10)
    weekly.plan_all(tx, Context(config=config, now=LAST - 2 * WEEK))
    context = Context(config=config, now=LAST - WEEK)
    claimed = transitions.claim(tx, planned(tx).id, "mine", context)
    assert claimed is not None
    transitions.record_refusal(
        tx, claimed[0], "mine", SendError("no such channel", permanent=True), context
    )
    assert CLAIM in change_in(post(tx, config, LAST))


def test_a_claim_lasts_over_weeks_that_were_not_posted(tx: Tx) -> None:
    config = configured()
    risen(tx, until=LAST, weeks=10)
    weekly.plan_all(tx, Context(config=config, now=LAST - 4 * WEEK))
    assert CLAIM in change_in(post(tx, config, LAST - 3 * WEEK))
    assert post(tx, config, LAST) is None  # the oldest is due, and gives way to the latest
    assert change_in(post(tx, config, LAST)).startswith("Still up")


def test_a_claim_older_than_a_quarter_is_made_again(tx: Tx) -> None:
    """It compared other days, and nobody remembers it."""
    config = configured()
    risen(tx, until=LAST, weeks=10)
    summaries.record_verdict(tx, "relationship", Week(2026, 51), Verdict.UP)
    summaries.mark_posted(tx, "relationship", Week(2026, 51), LAST)
    weekly.plan_all(tx, Context(config=config, now=LAST - WEEK))
    assert CLAIM in change_in(post(tx, config, LAST))


@pytest.mark.long
def test_only_an_experiment_tells_of_two_looks(tx: Tx) -> None:
    for look, scores in ((Variant.COLOURED, [9] * 12), (Variant.PLAIN, [3] * 12)):
        for score in scores:
            answer(tx, add_person(tx), score, variant=look, experiment=True, now=TUESDAY)
    told = {}
    for buttons in ("experiment", "plain"):
        config = configured(buttons=buttons)
        (survey,) = config.surveys
        told[buttons] = rendering.on_demand(
            tx, survey, Platform.SLACK, Context(config=config, now=MONDAY_AT_NINE)
        ).text
    assert "coloured NPS +100 (n 12), plain NPS −100 (n 12)" in told["experiment"]
    assert "coloured 12 of 12 (100%), plain 12 of 12 (100%); the same" in told["experiment"]
    assert "coloured" not in told["plain"]


# A posted week that moves


def imported(tx: Tx, n: int, score: int, at: datetime, key: str) -> None:
    rows = [
        ImportedAnswer(survey="relationship", score=score, at=at, key=f"{key} {number}")
        for number in range(n)
    ]
    imported_answers.add_all(tx, rows)


def moved_in(told: str | None) -> list[str]:
    return [line for line in (told or "").splitlines() if line.startswith("Changed since")]


def test_a_posted_week_that_moved_is_told_once_with_its_reason(tx: Tx) -> None:
    config = configured()
    for weeks in range(4):
        imported(tx, 10, 9, TUESDAY + weeks * WEEK, f"week {weeks}")
    weekly.plan_all(tx, Context(config=config, now=TUESDAY))
    assert moved_in(post(tx, config, MONDAY_AT_NINE)) == []
    imported(tx, 10, 3, TUESDAY, "late")
    assert moved_in(post(tx, config, MONDAY_AT_NINE + WEEK)) == [
        "Changed since they were posted: 2–8 November went from +100 to 0 (10 imported later)."
    ]
    assert moved_in(post(tx, config, MONDAY_AT_NINE + 2 * WEEK)) == []


def test_a_quiet_week_that_gets_answers_later_has_moved(tx: Tx) -> None:
    config = configured()
    weekly.plan_all(tx, Context(config=config, now=TUESDAY))
    assert post(tx, config, MONDAY_AT_NINE) == QUIET
    imported(tx, 2, 9, TUESDAY, "late")
    imported(tx, 2, 9, TUESDAY + WEEK, "next")
    [line] = moved_in(post(tx, config, MONDAY_AT_NINE + WEEK))
    assert "from no score to +100 (2 imported later)" in line


def test_a_move_that_no_post_has_told_is_told_by_the_next(tx: Tx) -> None:
    config = configured()
    imported(tx, 10, 9, TUESDAY, "first")
    weekly.plan_all(tx, Context(config=config, now=TUESDAY))
    post(tx, config, MONDAY_AT_NINE)
    imported(tx, 10, 3, TUESDAY, "late")
    imported(tx, 10, 9, TUESDAY + WEEK, "second")
    (survey,) = config.surveys
    context = Context(config=config, now=MONDAY_AT_NINE + WEEK)
    assert moved_in(rendering.on_demand(tx, survey, Platform.SLACK, context).text)
    assert moved_in(post(tx, config, MONDAY_AT_NINE + WEEK))


def test_less_than_a_point_is_no_move(tx: Tx) -> None:
    config = configured()
    imported(tx, 300, 9, TUESDAY, "first")
    weekly.plan_all(tx, Context(config=config, now=TUESDAY))
    post(tx, config, MONDAY_AT_NINE)
    imported(tx, 1, 3, TUESDAY, "late")
    imported(tx, 1, 9, TUESDAY + WEEK, "second")
    assert moved_in(post(tx, config, MONDAY_AT_NINE + WEEK)) == []
