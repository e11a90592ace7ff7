"""A survey after an event and one by rhythm are never pooled: each has its own figures and post."""

from datetime import UTC, datetime, timedelta

from bot.chat.plain_text import as_text
from bot.config.loading import load
from bot.figures.weeks import Week
from handlers.usecases.context import Context
from handlers.usecases.summary import rendering, weekly
from storage.engine.store import Tx
from storage.messaging import outbox
from storage.messaging.keys import KeyPrefix
from storage.states import OutboxKind
from tests.storage.cast import add_person, answer

TUESDAY = datetime(2026, 11, 3, 12, tzinfo=UTC)
WEEK = Week(2026, 45)
CONFIG = load(
    {
        "product": "Acme",
        "slack": {},
        "channels": {"team": "slack:C0TEAM"},
        "survey": [
            {"key": "relationship", "kind": "nps", "ask": "rhythm"},
            {"key": "delivery", "kind": "nps", "ask": "event", "event": "order_delivered"},
        ],
    }
)


def test_each_survey_counts_its_own_answers_even_of_one_person(tx: Tx) -> None:
    relationship, delivery = CONFIG.surveys
    for number in range(12):
        person = add_person(tx, f"Person {number}")
        answer(tx, person, 10, now=TUESDAY - timedelta(days=40))
        answer(tx, person, 0, now=TUESDAY, survey="delivery")
    by_rhythm = rendering.figures_of(tx, relationship, WEEK, CONFIG)
    after_events = rendering.figures_of(tx, delivery, WEEK, CONFIG)
    assert by_rhythm.this_week.counts.n == 0
    assert (by_rhythm.last_90_days.counts.n, by_rhythm.last_90_days.nps) == (12, 100)
    assert after_events.this_week.counts.n == 12
    assert (after_events.last_90_days.counts.n, after_events.last_90_days.nps) == (12, -100)


def test_each_survey_has_its_own_post_and_says_whose_it_is(tx: Tx) -> None:
    context = Context(config=CONFIG, now=TUESDAY)
    weekly.plan_all(tx, context)
    for survey in CONFIG.surveys:
        key = KeyPrefix(f"{survey.key}/")
        assert outbox.last_of(tx, OutboxKind.SUMMARY, key) is not None
    titles = [
        as_text(rendering.rendered(tx, survey, WEEK, context)).splitlines()[0]
        for survey in CONFIG.surveys
    ]
    assert "delivery" not in titles[0]
    assert "delivery" in titles[1]
