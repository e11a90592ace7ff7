"""How much the bot asks of its database: a budget for what happens most often.

Counted are statements; how transactions begin and end is not.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import event

from bot.chat.platforms import Platform
from bot.chat.tap_encoding import pack
from bot.chat.taps import ScoreTap
from bot.config.loading import load
from bot.ids import MessageRef, PersonId
from handlers.inbox.processor import process
from handlers.outbox import job_runner, transitions
from handlers.updates import Pressed, User
from handlers.usecases.campaigns import ask as campaigns_ask
from handlers.usecases.campaigns import rhythm
from handlers.usecases.context import Context
from storage import contacts, due_questions, people, rhythms
from storage.engine.store import Tx
from storage.messaging import claims, inbox
from storage.messaging.inbox import Arrival
from storage.people import NewPerson
from storage.states import JOBS
from tests.harness.postgresql import rolled_back, untouched_database
from tests.harness.sqlite import close_tx, migrated, open_tx
from tests.storage.cast import NOW, latest_of

CONFIG = load(
    {
        "slack": {},
        "telegram": {},
        "channels": {"support": "slack:C0SUPPORT"},
        "alerts": {"wait": 0},
        "survey": [{"key": "relationship", "kind": "nps"}],
    }
)
CONTEXT = Context(config=CONFIG, now=NOW, source="telegram/1", seed=b"1")
BY_ITSELF = replace(
    CONTEXT,
    config=load(
        {
            "telegram": {},
            "survey": [
                {"key": "relationship", "kind": "nps", "ask": "rhythm"},
                {"key": "support", "kind": "csat", "ask": "event", "event": "ticket_closed"},
            ],
        }
    ),
)
MOMENT = timedelta(microseconds=1)
CROWD = 50
TOMO = User(platform=Platform.TELEGRAM, id="0", name="Tomo")
MOST_FOR_A_TAP, MOST_FOR_A_PERSON = 30, 20


@pytest.fixture(params=["sqlite", "postgresql"])
def tx(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Tx]:
    if request.param == "postgresql":
        with rolled_back(untouched_database()) as opened:
            yield opened
        return
    opened = open_tx(migrated(tmp_path / "tentap.db"))
    yield opened
    close_tx(opened)


class Counter:
    n = 0

    def count(self, *_: object) -> None:
        self.n += 1


@contextmanager
def counted(tx: Tx) -> Iterator[Counter]:
    counter = Counter()
    event.listen(tx, "before_cursor_execute", counter.count)
    yield counter
    event.remove(tx, "before_cursor_execute", counter.count)


def send(tx: Tx, platform: Platform) -> None:
    """Everything that is due on the platform."""
    rows = claims.due(tx, platform, NOW, CROWD)
    for target in transitions.targets(tx, rows, CONTEXT, finds=False):
        claimed = transitions.claim(tx, target.row.id, "mine", CONTEXT)
        assert claimed is not None
        message = MessageRef(f"{target.route.chat}/{target.row.id}")
        transitions.record_sent(tx, claimed[0], "mine", message, CONTEXT)


def add_people(tx: Tx, n: int) -> PersonId:
    """Returns the last of them."""
    for number in range(n):
        person = people.add(tx, NewPerson(name=f"Tomo {number}"), NOW)
        user = str(number)
        contacts.add_contact(tx, person, Platform.TELEGRAM, user=user, chat=user)
    return person


def start_campaign(tx: Tx, n: int) -> PersonId:
    """Returns the last of its people."""
    person = add_people(tx, n)
    survey = CONFIG.surveys[0]
    campaigns_ask.propose(tx, ["all"], survey, CONTEXT, campaign="c", asked_by="ada")
    campaigns_ask.start(tx, "c", CONTEXT)
    return person


def ask(tx: Tx) -> None:
    for row in claims.due(tx, JOBS, NOW, CROWD):
        job_runner.run_job(tx, row.id, "mine", CONTEXT)
    send(tx, Platform.TELEGRAM)


@pytest.mark.sampled
def test_a_person_is_asked_in_few_statements(tx: Tx) -> None:
    tomo = start_campaign(tx, CROWD)
    with counted(tx) as counter:
        ask(tx)
    assert latest_of(tx, tomo) is not None
    assert counter.n / CROWD <= MOST_FOR_A_PERSON


def test_until_the_next_person_is_due_a_look_takes_one_statement(tx: Tx) -> None:
    """A rhythm, a survey after events and their people cost nothing while they wait."""
    add_people(tx, CROWD)
    rhythm.plan_all(tx, BY_ITSELF)
    for survey in BY_ITSELF.config.surveys:
        rhythms.start(tx, survey.key, NOW)
    while rows := claims.due(tx, JOBS, NOW, CROWD):
        for row in rows:
            job_runner.run_job(tx, row.id, "mine", BY_ITSELF)
    person_due = due_questions.next_at(tx, "relationship")
    assert person_due is not None
    first = min(person_due, NOW + rhythm.LOOKS_EVERY)
    with counted(tx) as counter:
        assert claims.due(tx, JOBS, first - MOMENT, CROWD) == ()
    assert counter.n == 1
    assert len(claims.due(tx, JOBS, first, CROWD)) == 1


@pytest.mark.parametrize("score", [3])
def test_a_tap_with_its_card_and_its_alert_takes_few_statements(tx: Tx, score: int) -> None:
    tomo = start_campaign(tx, 1)
    ask(tx)
    question = latest_of(tx, tomo)
    assert question is not None
    press = Pressed(
        user=TOMO,
        chat="0",
        message=question.message,
        data=pack(ScoreTap(invitation=question.token, score=score)),
        private=True,
        callback="1",
    )
    arrived = Arrival(platform=Platform.TELEGRAM, key="1", chat="0", body="{}", received_at=NOW)
    with counted(tx) as counter:
        (row,) = inbox.add(tx, [arrived])
        assert row is not None
        process(tx, row, press, CONTEXT)
        send(tx, Platform.TELEGRAM)
        send(tx, Platform.SLACK)
    answered = latest_of(tx, tomo)
    assert answered is not None
    assert answered.score == score
    assert counter.n <= MOST_FOR_A_TAP
