"""One throttle over all surveys: by rhythm, after events and by hand, in any order and at any time.

Nobody is asked twice within its time, outside good hours, after *Never*, during a pause of all
asking, or after an event that was taken back.
"""

from contextlib import ExitStack
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.campaigns.eligibility import THROTTLE
from bot.good_hours import is_good
from bot.ids import PersonId
from handlers.usecases.campaigns import ask, pause_all, rhythm
from handlers.usecases.localisation import calendar_of
from storage import contacts, people
from storage.engine.store import Tx
from storage.states import EventQuestionState
from tests.harness.event_office import SUPPORT, EventOffice, config
from tests.harness.postgresql import rolled_back, untouched_database
from tests.harness.sqlite import close_tx, migrated, open_tx

HOUR = timedelta(hours=1)
ZONES = ("Europe/Berlin", "Asia/Seoul", "America/New_York")
BY_RHYTHM = {"key": "monthly", "kind": "nps", "ask": "rhythm", "every_days": 30}
DELIVERY = {
    "key": "delivery",
    "kind": "nps",
    "ask": "event",
    "event": "order_delivered",
    "delay": "3 days",
    "drop_after": "10 days",
}
PERSON = st.integers(0, len(ZONES) - 1)
EVENT = st.sampled_from(["ticket_closed", "ticket_reopened", "order_delivered"])
SPAN = st.sampled_from([HOUR, 5 * HOUR, 26 * HOUR, 4 * 24 * HOUR, 12 * 24 * HOUR])


class SurveysAtOnce(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.office = EventOffice(tx=self._open(), config=config(SUPPORT, DELIVERY, BY_RHYTHM))
        self.people: list[PersonId] = []
        self.never: dict[PersonId, datetime] = {}
        self.paused_at: datetime | None = None
        self.reopened: dict[PersonId, datetime] = {}
        self.seen = 0

    def _open(self) -> Tx:
        folder = self.stack.enter_context(TemporaryDirectory())
        tx = open_tx(migrated(Path(folder) / "tentap.db"))
        self.stack.callback(close_tx, tx)
        tx.exec_driver_sql("BEGIN")
        return tx

    @initialize()
    def surveys_are_started(self) -> None:
        self.people = [self.office.person(f"In {zone}", timezone=zone) for zone in ZONES]
        self.office.start()

    @rule(person=PERSON, event=EVENT, ago=st.integers(0, 90), then=SPAN)
    def an_event_is_recorded(self, person: int, event: str, ago: int, then: timedelta) -> None:
        who = self.people[person]
        self.office.event(who, event, ago=ago * HOUR)
        if event == "ticket_reopened":
            at = self.office.now - ago * HOUR
            self.reopened[who] = max(at, self.reopened.get(who, at))
        self.time_passes(then)

    @rule(person=PERSON, survey=st.integers(0, 3), then=SPAN)
    def an_admin_asks(self, person: int, survey: int, then: timedelta) -> None:
        who = people.get_all(self.office.tx, [self.people[person]])
        chosen = self.office.config.surveys[survey]
        ask.ask(self.office.tx, who, chosen, self.office.seeded(f"{person} {survey}"))
        self.time_passes(then)

    @rule(person=PERSON)
    def a_person_says_never(self, person: int) -> None:
        who = self.people[person]
        people.stop_asking(self.office.tx, who, None, self.office.now)
        self.never.setdefault(who, self.office.now)

    @rule(person=PERSON)
    def a_person_takes_it_back(self, person: int) -> None:
        people.resume_asking(self.office.tx, self.people[person])
        self.never.pop(self.people[person], None)

    @rule()
    def all_asking_is_paused_or_resumed(self) -> None:
        if self.paused_at is None:
            pause_all.pause(self.office.tx, self.office.context)
            self.paused_at = self.office.now
        else:
            pause_all.resume(self.office.tx, self.office.context)
            self.paused_at = None

    @rule()
    def the_bot_starts_again(self) -> None:
        rhythm.plan_all(self.office.tx, self.office.context)
        self.office.work()

    @rule(span=SPAN)
    def the_bot_is_away(self, span: timedelta) -> None:
        self.office.now += span

    @invariant()
    def nobody_is_asked_against_a_rule(self) -> None:
        for at, _, person in self.office.asked[self.seen :]:
            assert person not in self.never or at < self.never[person], "after Never"
            assert self.paused_at is None or at < self.paused_at, "while all asking is paused"
            assert self._is_good(person, at), "outside good hours"
        self.seen = len(self.office.asked)

    @invariant()
    def nobody_is_invited_twice_within_the_throttle(self) -> None:
        for person in self.people:
            times = self.office.invited(person)
            gaps = [later - earlier for earlier, later in pairwise(times)]
            assert all(gap >= THROTTLE for gap in gaps), gaps

    @invariant()
    def no_question_follows_an_event_that_was_taken_back(self) -> None:
        for person, at in self.reopened.items():
            for one in self.office.questions(person):
                waits = one.state is EventQuestionState.WAITING
                assert not (waits and one.happened_at <= at)

    def time_passes(self, span: timedelta) -> None:
        self.office.until(self.office.now + span, step=6 * HOUR)

    def _is_good(self, person: PersonId, at: datetime) -> bool:
        office = self.office
        [contact] = contacts.contacts_of(office.tx, person)
        calendar = calendar_of(office.config, people.get(office.tx, person), contact)
        return is_good(at, office.config.good_hours, calendar)

    def teardown(self) -> None:
        self.stack.close()


class LongSurveysAtOnce(SurveysAtOnce):
    """The same for longer, with other examples each time."""


class SurveysAtOnceOnPostgreSQL(SurveysAtOnce):
    def _open(self) -> Tx:
        return self.stack.enter_context(rolled_back(untouched_database()))


def _played(machine: type[SurveysAtOnce], examples: int, steps: int, **more: Any) -> type[Any]:
    case: type[Any] = machine.TestCase
    case.settings = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        **more,
    )
    return case


def _played_long(machine: type[SurveysAtOnce], examples: int) -> type[Any]:
    case = _played(machine, examples, 60)
    case.pytestmark = [pytest.mark.long, pytest.mark.timeout(1800)]
    return case


ALWAYS_THE_SAME: dict[str, Any] = {
    "derandomize": True,
    "database": None,
    "report_multiple_bugs": False,
    "phases": [Phase.explicit, Phase.generate],
}
TestSurveysAtOnce = _played(SurveysAtOnce, 3, 15, **ALWAYS_THE_SAME)
TestLongSurveysAtOnce = _played_long(LongSurveysAtOnce, 200)
TestSurveysAtOnceOnPostgreSQL = _played_long(SurveysAtOnceOnPostgreSQL, 15)
