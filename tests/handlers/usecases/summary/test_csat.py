"""CSAT surveys beside the main survey: no post of their own, but a line in its post."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.chat.platforms import Platform
from bot.chat.taps import HowSureTap, ShareTap
from bot.config.config import Config
from bot.config.loading import load
from bot.figures.weeks import Week
from bot.ids import MessageRef
from bot.states import SurveyKind
from handlers.outbox import transitions
from handlers.updates import Commanded, Pressed, Toast, User
from handlers.usecases.campaigns.results import next_summary
from handlers.usecases.context import Context
from handlers.usecases.outgoing import Outgoing
from handlers.usecases.privacy.erase import erase
from handlers.usecases.roles import CONSOLE, Actor, Role
from handlers.usecases.staff import commands, summary_buttons
from handlers.usecases.summary import rendering, weekly
from storage import cases, posted_messages
from storage.engine.store import Tx
from storage.messaging import outbox
from storage.messaging.keys import KeyPrefix
from storage.posted_messages import PostedMessage
from storage.schema import outbox as outbox_rows
from storage.states import OutboxKind
from tests.storage.cast import add_person, answer, ask

TUESDAY = datetime(2026, 11, 3, 12, tzinfo=UTC)
MONDAY_AT_NINE = datetime(2026, 11, 9, 9, tzinfo=UTC)
WEEK = Week(2026, 45)
QUIET = "A quiet week: nobody was asked, nobody answered."
MAIN, RATED = ("relationship", "nps"), ("support", "csat")


def configured(*surveys: tuple[str, str]) -> Config:
    return load(
        {
            "product": "Acme",
            "slack": {},
            "channels": {"team": "slack:C0TEAM"},
            "survey": [{"key": key, "kind": kind} for key, kind in surveys],
        }
    )


BOTH = configured(RATED, MAIN, ("onboarding", "nps"))


def rate(tx: Tx, *scores: int, at: datetime = TUESDAY) -> None:
    for score in scores:
        answer(tx, add_person(tx), score, survey="support", kind=SurveyKind.CSAT, now=at)


def planned(tx: Tx) -> list[str]:
    kind = outbox_rows.c.kind == OutboxKind.SUMMARY
    return list(tx.execute(select(outbox_rows.c.key).where(kind)).scalars())


def post(tx: Tx, config: Config = BOTH, now: datetime = MONDAY_AT_NINE) -> str | None:
    """What the team reads in the main survey's post, if it is posted."""
    row = outbox.last_of(tx, OutboxKind.SUMMARY, KeyPrefix("relationship/"))
    assert row is not None
    context = Context(config=config, now=now)
    claimed = transitions.claim(tx, row.id, "mine", context)
    if claimed is None:
        return None
    row, drawn = claimed
    assert isinstance(drawn, Outgoing)
    transitions.record_sent(tx, row, "mine", MessageRef(f"C0TEAM/{row.id}"), context)
    return drawn.message.text


def test_a_csat_survey_has_no_post_of_its_own(tx: Tx) -> None:
    weekly.plan_all(tx, Context(config=BOTH, now=TUESDAY))
    assert sorted(planned(tx)) == ["onboarding/2026-W45", "relationship/2026-W45"]


@pytest.mark.long
def test_the_main_surveys_post_has_a_line_for_it(tx: Tx) -> None:
    weekly.plan_all(tx, Context(config=BOTH, now=TUESDAY))
    answer(tx, add_person(tx), 9, now=TUESDAY)
    rate(tx, 5, 5, 4, 2)
    rate(tx, 1, 1, 5, 5, 5, 5, at=TUESDAY - timedelta(days=30))
    words = post(tx)
    assert words is not None
    assert words.startswith("Acme NPS · 2–8 November\n")
    assert "+100 this week (1 answer)" in words
    assert (
        "\n🙂 CSAT, support: 70% gave a 4 or 5 over 90 days (10 answers; likely 40% to 89%)"
        " · this week 3 of 4" in words
    )


def test_no_other_survey_shows_it(tx: Tx) -> None:
    rate(tx, 5)
    main, other = BOTH.summarised
    context = Context(config=BOTH, now=MONDAY_AT_NINE)
    assert "CSAT" in rendering.rendered(tx, main, WEEK, context).text
    assert "CSAT" not in rendering.rendered(tx, other, WEEK, context).text


def test_a_week_in_which_only_csat_was_asked_is_not_quiet(tx: Tx) -> None:
    weekly.plan_all(tx, Context(config=BOTH, now=TUESDAY))
    ask(tx, add_person(tx), survey="support", kind=SurveyKind.CSAT, now=TUESDAY)
    assert QUIET not in (post(tx) or QUIET)
    assert QUIET in (post(tx, now=MONDAY_AT_NINE + timedelta(weeks=1)) or "")


def test_a_post_that_waits_for_a_survey_that_became_csat_is_not_sent(tx: Tx) -> None:
    weekly.plan_all(tx, Context(config=configured(MAIN), now=TUESDAY))
    answer(tx, add_person(tx), 9, now=TUESDAY)
    changed = configured(("relationship", "csat"), ("other", "nps"))
    assert post(tx, changed) is None


def test_open_cases_of_csat_answers_are_in_the_same_line(tx: Tx) -> None:
    mia = add_person(tx, "Mia", account="Globex")
    given = answer(tx, mia, 2, survey="support", kind=SurveyKind.CSAT, now=TUESDAY)
    cases.add(tx, given, TUESDAY)
    context = Context(config=BOTH, now=MONDAY_AT_NINE)
    words = rendering.rendered(tx, BOTH.summarised[0], WEEK, context).text
    assert "🚨 1 open case: Mia (Globex, 2 of 5)" in words


def test_an_erasure_takes_that_name_out_of_the_post(tx: Tx) -> None:
    mia = add_person(tx, "Mia", account="Globex")
    given = answer(tx, mia, 2, survey="support", kind=SurveyKind.CSAT, now=TUESDAY)
    cases.add(tx, given, TUESDAY)
    message = MessageRef("C0TEAM/1.1")
    posted = PostedMessage(
        platform=Platform.SLACK,
        message=message,
        kind=OutboxKind.SUMMARY,
        survey="relationship",
        week=str(WEEK),
    )
    posted_messages.add(tx, [posted], MONDAY_AT_NINE)
    context = Context(config=BOTH, now=MONDAY_AT_NINE + timedelta(hours=1))
    erase(tx, mia, context, CONSOLE)
    edits = select(outbox_rows.c.key).where(outbox_rows.c.kind == OutboxKind.ERASED_MESSAGE)
    assert message in tx.execute(edits).scalars().all()


def typed(tx: Tx, text: str, config: Config = BOTH) -> str:
    """What an admin reads in Slack."""
    user = User(platform=Platform.SLACK, id="U0ADMIN")
    actor = Actor(user=user, roles=frozenset({Role.ADMIN}), place="slack:C1")
    event = Commanded(user=user, chat="C1", private=False, text=text)
    context = Context(
        config=config, now=MONDAY_AT_NINE, actor=actor, source="slack:1", seed=text.encode()
    )
    return commands.handle_command(tx, event, context).message.text


def test_the_summary_that_is_asked_for_is_the_main_surveys(tx: Tx) -> None:
    shown = typed(tx, "summary")
    assert shown.startswith("Acme NPS · ")
    assert shown.endswith("Other surveys: onboarding. See one: /tentap summary --survey onboarding")


def test_a_summary_of_csat_leads_to_the_main_survey(tx: Tx) -> None:
    told = "“support” is a CSAT survey. Its figures are in the summary of “relationship”."
    assert typed(tx, "summary --survey support") == told


def test_the_help_names_the_surveys_that_a_command_takes(tx: Tx) -> None:
    assert "which survey (relationship, onboarding)" in typed(tx, "help summary")
    assert "which survey (support, relationship, onboarding)" in typed(tx, "help ask")


def test_the_preview_of_a_campaign_shows_the_question_that_people_read(tx: Tx) -> None:
    ask(tx, add_person(tx, "Mia"), survey="support", now=TUESDAY - timedelta(days=200))
    shown = typed(tx, "ask Mia --survey support")
    assert "How satisfied are you with Acme?" in shown
    assert "1 = Very dissatisfied · 5 = Very satisfied" in shown
    assert "How likely are you to recommend Acme" in typed(tx, "ask Mia --survey onboarding")


def test_the_results_of_csat_come_with_the_main_surveys_post(tx: Tx) -> None:
    context = Context(config=BOTH, now=TUESDAY)
    assert next_summary("support", context) == next_summary("relationship", context)
    assert next_summary("support", context) is not None
    assert next_summary("gone", context) is None


@pytest.mark.parametrize("kind", [ShareTap, HowSureTap])
def test_a_button_below_a_post_of_a_survey_that_became_csat_says_so(
    tx: Tx, kind: type[ShareTap | HowSureTap]
) -> None:
    user = User(platform=Platform.SLACK, id="U0ADMIN")
    pressed = Pressed(user=user, chat="C0TEAM", message=None, data="", private=False, callback="1")
    context = Context(config=BOTH, now=MONDAY_AT_NINE)
    tap = kind(survey="support", week=str(WEEK))
    assert summary_buttons.handle_press(tx, pressed, tap, context) == Toast(
        text="That survey has ended."
    )
