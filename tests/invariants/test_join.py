"""Records are joined and separated in any order; figures, rounds and opt-outs stay right."""

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)
from sqlalchemy import select, update

from bot.chat.platforms import Platform
from bot.config.loading import load
from bot.figures.scores import Counts
from bot.figures.weekly import WeeklyFigures
from bot.figures.weeks import Week
from bot.ids import InvitationId, MessageRef, PersonId
from bot.states import CaseState
from bot.states import InvitationState as State
from bot.survey.invitation_state import is_open
from handlers.usecases import recipient_keys
from handlers.usecases.context import Context
from handlers.usecases.roles import CONSOLE
from handlers.usecases.staff import join_people
from handlers.usecases.staff.join_people import JoinRefusedError
from handlers.usecases.summary.rendering import figures_of
from storage import (
    answers,
    cases,
    contacts,
    erasure,
    imported_answers,
    invitations,
    people,
    posted_messages,
    reports,
)
from storage.engine.store import Tx
from storage.imported_answers import ImportedAnswer
from storage.person_traces import traces
from storage.posted_messages import PostedMessage
from storage.schema import cases as case_rows
from storage.schema import invitations as invitation_rows
from storage.schema import metadata
from storage.schema import people as person_rows
from storage.states import OutboxKind
from tests.harness.postgresql import RESTART_SEQUENCES, rolled_back, untouched_database
from tests.harness.sqlite import close_tx, migrated, open_tx
from tests.storage.cast import NOW, add_person, ask, change, invite

SURVEYS = ("relationship", "onboarding")
CONFIG = load({"slack": {}, "survey": [{"key": key, "kind": "nps"} for key in SURVEYS]})
PLATFORMS = (Platform.SLACK, Platform.TELEGRAM)
SPANS = [timedelta(minutes=1), timedelta(hours=30), timedelta(days=5), timedelta(days=40)]
FOREVER = (NOW - timedelta(days=9), NOW + timedelta(days=9999))

at = st.integers(0, 10**6)
scores = st.integers(0, 10)
surveys = st.sampled_from([*SURVEYS, SURVEYS[0], SURVEYS[0]])
NAMES = (*PLATFORMS, "email", "email", "name")
"""How another tool calls a person."""
Act = tuple[str, int, str, int]
KINDS = (
    "ask ask ask ask ask ask answer answer answer answer import import send never pause wait wait"
    " note note"
)
acts = st.tuples(st.sampled_from([*KINDS.split(), "come back"]), at, surveys, scores)


@dataclass(kw_only=True, eq=False)
class AskedQuestion:
    """One question, and its answer."""

    id: InvitationId
    survey: str
    person: "Human"
    asked_at: datetime
    sent: bool = False
    state: State = State.QUEUED
    score: int | None = None
    answered_at: datetime | None = None
    news: MessageRef | None = None
    """A message of the bot about the question's case; ``None``: there is no case."""


@dataclass(kw_only=True, eq=False)
class Human:
    """One record, as it is known: a person of its own, or a part of *owner*."""

    id: PersonId
    email: str
    accounts: dict[Platform, str]
    known_since: datetime
    owner: "Human | None" = None
    notes: list[MessageRef] = field(default_factory=list)
    """The bot's messages in the record's own chats."""
    nevers: set[datetime] = field(default_factory=set)
    pauses: set[datetime] = field(default_factory=set)
    joins: "list[Joined]" = field(default_factory=list)

    @property
    def today(self) -> "Human":
        return self if self.owner is None else self.owner.today


@dataclass(kw_only=True)
class Joined:
    """What both were before a join."""

    other: Human
    questions: list[AskedQuestion]
    nevers: tuple[set[datetime], set[datetime]]
    pauses: tuple[set[datetime], set[datetime]]
    known_since: datetime


@dataclass(kw_only=True)
class Import:
    survey: str
    name: str
    human: Human | None
    score: int
    at: datetime


class Joining(RuleBasedStateMachine):
    """The facts are kept in plain Python, and counted anew after each step."""

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.tx = self._open()
        self.now = NOW
        self.numbers = count(1)
        self.humans: list[Human] = []
        self.questions: list[AskedQuestion] = []
        self.imports: list[Import] = []

    def _open(self) -> Tx:
        folder = self.stack.enter_context(TemporaryDirectory())
        tx = open_tx(migrated(Path(folder) / "tentap.db"))
        self.stack.callback(close_tx, tx)
        tx.exec_driver_sql("BEGIN")
        return tx

    def teardown(self) -> None:
        self.stack.close()

    @property
    def _context(self) -> Context:
        return Context(config=CONFIG, now=self.now, actor=CONSOLE)

    @property
    def _people(self) -> list[Human]:
        return [human for human in self.humans if human.owner is None]

    def _one(self, number: int) -> Human:
        return self._people[number % len(self._people)]

    def _questions_of(self, human: Human) -> list[AskedQuestion]:
        return [one for one in self.questions if one.person is human]

    # -- what happens -------------------------------------------------------------------------

    @initialize(acts=st.lists(acts, min_size=25, max_size=40))
    def three_have_a_history(self, acts: list[Act]) -> None:
        self._a_person_comes(on={Platform.SLACK}, has_email=False)
        self._a_person_comes(on=set(), has_email=True)
        self._a_person_comes(on={Platform.TELEGRAM}, has_email=True)
        self.people_do_things(acts)

    @rule(acts=st.lists(acts, min_size=1, max_size=3))
    def people_do_things(self, acts: list[Act]) -> None:
        for kind, number, survey, score in acts:
            self.now += timedelta(seconds=1)
            self._do(kind, number, survey, score)

    def _do(self, kind: str, number: int, survey: str, score: int) -> None:
        match kind:
            case "ask":
                self._one_is_asked(self._one(number), survey, sent=score > 2)
            case "send":
                self._a_question_is_sent(number)
            case "answer":
                self._one_answers(number, score)
            case "import":
                self._an_answer_is_imported(number, survey, score)
            case "note":
                self._the_bot_writes_to_one(self.humans[number % len(self.humans)], number)
            case "never":
                self._one_opts_out(self._one(number))
            case "pause":
                self._one_pauses(self._one(number), days=1 + number % 200)
            case "come back":
                self._one_comes_back(self._one(number))
            case "wait":
                self.now += SPANS[number % len(SPANS)]

    @rule(on=st.sets(st.sampled_from(PLATFORMS)), has_email=st.booleans())
    def one_more_comes(self, on: set[Platform], has_email: bool) -> None:
        self._a_person_comes(on, has_email)

    def _a_person_comes(self, on: set[Platform], has_email: bool) -> None:
        number = next(self.numbers)
        email = f"p{number}@a.example" if has_email else ""
        person = add_person(self.tx, f"P{number}", email=email)
        this = update(person_rows).where(person_rows.c.id == person)
        self.tx.execute(this.values(created_at=self.now))
        accounts = {name: _account(name, number) for name in sorted(on)}
        for name in sorted({*on, Platform.SLACK}):  # Slack's is looked up when it is asked
            user = accounts.get(name, "")
            contacts.add_contact(self.tx, person, name, user=user, chat=user and f"D{user}")
        new = Human(id=person, email=email, accounts=accounts, known_since=self.now)
        self.humans.append(new)

    def _one_is_asked(self, human: Human, survey: str, *, sent: bool) -> None:
        mine = [one for one in self._questions_of(human) if one.survey == survey]
        if human.nevers or any(one.state is State.QUEUED for one in mine):
            return
        put = ask if sent else invite
        row = put(self.tx, human.id, survey=survey, now=self.now)
        question = AskedQuestion(id=row.id, survey=survey, person=human, asked_at=self.now)
        question.sent, question.state = sent, row.state
        self.questions.append(question)

    def _a_question_is_sent(self, which: int) -> None:
        waiting = [one for one in self.questions if one.state is State.QUEUED]
        if waiting:
            one = waiting[which % len(waiting)]
            row = invitations.get(self.tx, one.id)
            invitations.mark_handed_over(self.tx, row, MessageRef(f"D/{one.id}"), self.now)
            change(self.tx, invitations.get(self.tx, one.id), state=State.HANDED_OVER)
            one.sent, one.state = True, State.HANDED_OVER

    def _one_answers(self, which: int, score: int) -> None:
        """Also again, and on an older question."""
        seen = [one for one in self.questions if one.state in {State.HANDED_OVER, State.ANSWERED}]
        if seen:
            one = seen[which % len(seen)]
            one.score, one.state = score, State.ANSWERED
            one.answered_at = one.answered_at or self.now
            answers.record_score(self.tx, one.id, score, self.now)
            row = invitations.get(self.tx, one.id)
            told = {"score": score, "answered_at": one.answered_at, "state": State.ANSWERED}
            changed = change(self.tx, row, **told)
            if score <= 6 and one.news is None:
                case = cases.add(self.tx, changed, self.now).id
                one.news = MessageRef(f"C0SUPPORT/{case}")
                self._post(one.news, one.person, OutboxKind.ALERT_THREAD, case=case)

    def _the_bot_writes_to_one(self, human: Human, which: int) -> None:
        """In a chat of the record, which is its person's today."""
        for platform, user in sorted(human.accounts.items())[which % 2 :][:1]:
            chat = f"D{user}" if platform is Platform.SLACK else user
            message = MessageRef(f"{chat}/{next(self.numbers)}")
            human.notes.append(message)
            self._post(message, human.today, OutboxKind.NOTE, platform=platform)

    def _post(
        self,
        message: MessageRef,
        human: Human,
        kind: OutboxKind,
        *,
        platform: Platform = Platform.SLACK,
        case: int | None = None,
    ) -> None:
        posted = PostedMessage(
            platform=platform,
            message=message,
            kind=kind,
            person_id=human.id,
            detail=None if case is None else {"case": case},
        )
        posted_messages.add(self.tx, [posted], self.now)

    def _an_answer_is_imported(self, who: int, survey: str, score: int) -> None:
        by = NAMES[who // len(self.humans) % len(NAMES)]
        human: Human | None = self.humans[who % len(self.humans)]
        name = self._name_of(human, by) if human is not None else ""
        if not name:
            human, name = None, "Somebody Else"
        new = Import(survey=survey, name=name, human=human, score=score, at=self.now)
        self.imports.append(new)
        key = str(next(self.numbers))
        row = ImportedAnswer(survey=survey, score=score, at=self.now, key=key, person=name)
        imported_answers.add_all(self.tx, [row])

    def _name_of(self, human: Human, by: str) -> str:
        """How another tool calls the person; empty if it knows a name only."""
        if by in {"email", "name"}:
            return human.email if by == "email" else ""
        return human.accounts.get(Platform(by), "")

    def _one_opts_out(self, human: Human) -> None:
        if not human.nevers:
            people.stop_asking(self.tx, human.id, None, self.now)
            human.nevers = {self.now}

    def _one_pauses(self, human: Human, days: int) -> None:
        until = self.now + timedelta(days=days)
        people.stop_asking(self.tx, human.id, until, self.now)
        human.pauses = {until}

    def _one_comes_back(self, human: Human) -> None:
        people.resume_asking(self.tx, human.id)
        human.nevers, human.pauses = set(), set()

    @precondition(lambda self: len(self._people) > 1)
    @rule(which=at)
    def two_are_joined(self, which: int) -> None:
        self._tick()
        pairs = [(one, two) for one in self._people for two in self._people if one is not two]
        for one, two in pairs[which % len(pairs) :]:
            stays, joins = people.get(self.tx, one.id), people.get(self.tx, two.id)
            if not self._accounts(one).keys() & self._accounts(two).keys():
                break
            with pytest.raises(JoinRefusedError):
                join_people.join(self.tx, stays, joins, self._context)
        else:
            return
        join_people.join(self.tx, stays, joins, self._context)
        moved = self._questions_of(two)
        joined = Joined(
            other=two,
            questions=moved,
            nevers=(one.nevers, two.nevers),
            pauses=(one.pauses, two.pauses),
            known_since=one.known_since,
        )
        one.joins.append(joined)
        one.nevers, one.pauses = one.nevers | two.nevers, one.pauses | two.pauses
        one.known_since = min(one.known_since, two.known_since)
        own = self._questions_of(one)
        for question in moved:
            question.person = one
        self._cancel_older(one, {question.survey for question in own} & {q.survey for q in moved})
        two.owner = one

    def _cancel_older(self, human: Human, shared: set[str]) -> None:
        """Of two questions the older one is not sent any more."""
        gone = {State.CANCELLED, State.UNDELIVERABLE}
        mine = [one for one in self._questions_of(human) if one.survey in shared]
        counted = [one for one in mine if one.sent or one.state not in gone]
        for question in counted:
            newer = [
                one
                for one in counted
                if one.survey == question.survey and one.asked_at > question.asked_at
            ]
            if question.state is State.QUEUED and newer:
                question.state = State.CANCELLED

    @precondition(lambda self: any(human.joins for human in self._people))
    @rule(who=at)
    def a_join_is_taken_back(self, who: int) -> None:
        self._tick()
        joined = [human for human in self._people if human.joins]
        one = joined[who % len(joined)]
        join_people.undo(self.tx, people.get(self.tx, one.id), self._context)
        before = one.joins.pop()
        two = before.other
        two.owner = None
        for question in before.questions:
            question.person = two
        for question in self._questions_of(one):
            if self._is_elsewhere(question) and question.state in {State.QUEUED, State.HANDED_OVER}:
                question.state = State.UNDELIVERABLE
        one.nevers, two.nevers = _apart(one.nevers, before.nevers)
        one.pauses, two.pauses = _apart(one.pauses, before.pauses)
        one.known_since = before.known_since

    @rule(who=at)
    def one_is_erased_for_a_moment(self, who: int) -> None:
        """Nothing is left of any of the person's records, and of others nothing changes."""
        human = self._one(who)
        records = [one for one in self.humans if one.today is human]
        theirs = self._texts_of(records)
        others = self._texts_of([one for one in self.humans if one.today is not human])
        assert theirs & self._stored() == theirs
        self.tx.exec_driver_sql("SAVEPOINT before")
        found = traces(self.tx, human.id)
        recipients = [recipient_keys.person(one) for one in found.contacts]
        erasure.erase(self.tx, found, self.now, messages=(), recipients=recipients)
        assert theirs & self._stored() == set()
        assert others & self._stored() == others
        is_theirs = case_rows.c.person_id == human.id
        is_open = case_rows.c.state == CaseState.OPEN
        assert self.tx.execute(select(case_rows).where(is_theirs, is_open)).all() == []
        self.tx.exec_driver_sql("ROLLBACK TO before")

    def _texts_of(self, records: list[Human]) -> set[str]:
        """What leads to these records: addresses, accounts, and the bot's messages about them."""
        accounts = {user for one in records for user in one.accounts.values()}
        news = {one.news for one in self.questions if one.person in records and one.news}
        notes = {message for one in records for message in one.notes}
        return {*accounts, *{one.email for one in records if one.email}, *notes, *news}

    def _stored(self) -> set[str]:
        """Every text of every row."""
        return {
            value
            for table in metadata.sorted_tables
            for row in self.tx.execute(select(table))
            for value in row
            if isinstance(value, str)
        }

    def _is_elsewhere(self, question: AskedQuestion) -> bool:
        """Whether the chat of a question is another person's now."""
        contact = contacts.contact(self.tx, invitations.get(self.tx, question.id).contact_id)
        return contact.person_id != question.person.id

    def _accounts(self, human: Human) -> dict[Platform, str]:
        parts = [one for one in self.humans if one.today is human]
        return {name: user for one in parts for name, user in one.accounts.items()}

    def _tick(self) -> None:
        self.now += timedelta(seconds=1)

    # -- what must hold -----------------------------------------------------------------------

    @invariant()
    def each_answer_is_its_persons(self) -> None:
        for survey in SURVEYS:
            found = reports.answers(self.tx, survey, *FOREVER)
            expected = [(who, score, when) for who, score, when, _ in self._answers(survey)]
            told = Counter((row.person, row.score, row.at) for row in found)
            assert told == Counter(expected)

    def _answers(self, survey: str) -> Iterator[tuple[str, int, datetime, int]]:
        """Who answered what when, and the place among those of one instant."""
        for place, one in enumerate(self.imports):
            if one.survey == survey:
                human = one.human
                who = f"imported {one.name}" if human is None else f"person {human.today.id}"
                yield who, one.score, one.at, place - 10**6
        for question in self.questions:
            if question.survey == survey and question.score is not None:
                assert question.answered_at is not None
                yield (
                    f"person {question.person.id}",
                    question.score,
                    question.answered_at,
                    question.id,
                )

    @invariant()
    def the_figures_of_a_week_are_those_of_the_facts(self) -> None:
        for survey in CONFIG.surveys:
            week = Week.of(self.now.astimezone(CONFIG.timezone).date())
            figures = figures_of(self.tx, survey, week, CONFIG)
            windows = (figures.last_90_days, figures.previous_90_days, figures.this_week)
            for window in windows:
                assert window.counts == self._counts(survey.key, window.since, window.until)
            self._compare_ladder(figures)

    def _counts(self, survey: str, since: datetime, until: datetime) -> Counts:
        latest: dict[str, tuple[datetime, int, int]] = {}
        for who, score, when, place in self._answers(survey):
            if since <= when < until:
                latest[who] = max(latest.get(who, (when, place, score)), (when, place, score))
        given = [score for _, _, score in latest.values()]
        return Counts(
            promoters=sum(score >= 9 for score in given),
            passives=sum(7 <= score <= 8 for score in given),
            detractors=sum(score <= 6 for score in given),
        )

    def _compare_ladder(self, figures: WeeklyFigures) -> None:
        since, until = figures.this_week.since, figures.this_week.until
        asked = [
            one
            for one in self.questions
            if one.survey == figures.survey
            and since <= one.asked_at < until
            and one.state is not State.CANCELLED
        ]
        last = {one.person.id: one for one in sorted(asked, key=lambda one: one.id)}.values()
        eligible = [
            one
            for one in self._people
            if one.known_since < until and (not one.nevers or min(one.nevers) > since)
        ]
        ladder = figures.ladder
        assert ladder.eligible == len(eligible)
        assert ladder.asked == len(last)
        assert ladder.handed_over == sum(one.sent for one in last)
        assert ladder.answered == sum(one.score is not None for one in last)
        assert ladder.undeliverable == sum(one.state is State.UNDELIVERABLE for one in last)

    @invariant()
    def no_opt_out_is_lost(self) -> None:
        for human in self._people:
            person = people.get(self.tx, human.id)
            assert person.never_at == min(human.nevers, default=None)
            assert person.paused_until == max(human.pauses, default=None)

    @invariant()
    def rounds_are_numbered_by_time(self) -> None:
        for human in self._people:
            for survey in SURVEYS:
                rows = self.tx.execute(
                    select(invitation_rows.c.id)
                    .where(invitation_rows.c.person_id == human.id)
                    .where(invitation_rows.c.survey == survey)
                    .order_by(invitation_rows.c.round)
                ).scalars()
                found = [invitations.get(self.tx, InvitationId(number)) for number in rows]
                mine = [one for one in self._questions_of(human) if one.survey == survey]
                in_order = sorted(mine, key=lambda one: one.asked_at)
                assert [(one.round, one.id, one.state) for one in found] == [
                    (n, one.id, one.state) for n, one in enumerate(in_order, 1)
                ]
                assert sum(map(is_open, found)) <= 1, "two open questions"

    @invariant()
    def cases_and_messages_belong_to_the_person(self) -> None:
        for human in self._people:
            mine = [one for one in self._questions_of(human) if one.news]
            opened = {one.invitation_id for one in cases.of_person(self.tx, human.id)}
            assert opened == {one.id for one in mine}
            notes = [note for one in self.humans if one.today is human for note in one.notes]
            found = posted_messages.about(self.tx, traces(self.tx, human.id))
            assert {one.message for one in found} == {*notes, *(one.news for one in mine)}

    @invariant()
    def only_people_are_listed(self) -> None:
        assert {one.id for one in people.customers(self.tx)} == {one.id for one in self._people}
        for human in self.humans:
            if human.email:
                (found,) = people.with_email(self.tx, human.email)
                assert found.id == human.today.id


def _account(platform: Platform, number: int) -> str:
    return f"U{number}" if platform is Platform.SLACK else str(7_000_000_000 + number)


def _apart(
    today: set[datetime], before: tuple[set[datetime], set[datetime]]
) -> tuple[set[datetime], set[datetime]]:
    """What each had before, and what came since, which is of both."""
    own, other = before
    since = today - own - other
    return own | since, other | since


class JoiningOnPostgreSQL(Joining):
    def _open(self) -> Tx:
        tx = self.stack.enter_context(rolled_back(untouched_database()))
        tx.exec_driver_sql(RESTART_SEQUENCES)
        return tx


class JoiningLong(Joining):
    """The same for longer, with other examples each time."""


class JoiningOnPostgreSQLLong(JoiningOnPostgreSQL):
    """The same for longer, with other examples each time."""


def _played(machine: type[Joining], examples: int, steps: int, **more: Any) -> Any:
    case = machine.TestCase
    case.settings = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        **more,
    )
    return case


def _played_long(machine: type[Joining], examples: int) -> Any:
    case = _played(machine, examples, 30)
    case.pytestmark = [pytest.mark.long, pytest.mark.timeout(1800)]
    return case


ALWAYS_THE_SAME = {
    "derandomize": True,
    "report_multiple_bugs": False,
    "phases": [Phase.explicit, Phase.generate],
}
TestJoining = _played(Joining, 6, 8, **ALWAYS_THE_SAME)
TestJoiningOnPostgreSQL = _played(JoiningOnPostgreSQL, 2, 8, **ALWAYS_THE_SAME)
TestJoiningLong = _played_long(JoiningLong, 300)
TestJoiningOnPostgreSQLLong = _played_long(JoiningOnPostgreSQLLong, 100)
