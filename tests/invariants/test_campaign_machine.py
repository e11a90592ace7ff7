"""While a campaign is being sent: Never, pause and cancel at every point between job and record.

The transactions of the processes run one after the other, in any order. Whatever a sender has read
may be out of date when it claims a row, and a sender may die at any step.
"""

from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from sqlalchemy import select

from bot.chat.platforms import Platform
from bot.chat.tap_encoding import pack
from bot.chat.taps import CampaignChange, CampaignChangeTap, CampaignTap, NeverTap, Tap
from bot.config.loading import load
from bot.ids import InvitationId, MessageRef, PersonId
from bot.states import CampaignState, InvitationState
from handlers.app.sandbox_config import ALWAYS
from handlers.outbox import job_runner, transitions, uncertain
from handlers.outbox.transitions import Target
from handlers.ports import SendError
from handlers.updates import Commanded, Pressed, Reply, Typed, User
from handlers.usecases.campaigns import ask, receipt
from handlers.usecases.context import Context
from handlers.usecases.roles import NOBODY, Actor, Role
from handlers.usecases.router import route
from storage import campaigns, contacts, invitations, people
from storage.engine.store import Tx
from storage.messaging import claims
from storage.messaging.keys import InvitationKey
from storage.messaging.outbox import OutboxRow
from storage.messaging.traits import ASKING
from storage.people import NewPerson
from storage.schema import invitations as invitation_rows
from storage.states import JOBS, OutboxKind
from tests.harness.postgresql import rolled_back, untouched_database
from tests.harness.sqlite import close_tx, migrated, open_tx
from tests.storage.cast import NOW

PEOPLE = 5
ROUNDS = 60
"""Enough to bring everything to its end."""
SPANS = [timedelta(seconds=1), timedelta(seconds=40), timedelta(hours=1), timedelta(days=2)]
AFTER = {
    CampaignChange.PAUSE: CampaignState.PAUSED,
    CampaignChange.RESUME: CampaignState.RUNNING,
    CampaignChange.CANCEL: CampaignState.CANCELLED,
}


@dataclass(frozen=True, kw_only=True)
class ClaimedRequest:
    """A message that a sender is about to send."""

    row: OutboxRow
    token: str


class CampaignInTelegram(RuleBasedStateMachine):
    platform = Platform.TELEGRAM
    finds = False

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.tx = self._open()
        self.now = NOW
        self.config = load(
            {
                self.platform: {},
                "hours": ALWAYS,
                "survey": [{"key": "relationship", "kind": "nps", "expires_days": 60}],
            }
        )
        self.people: list[PersonId] = []
        self.never: set[PersonId] = set()
        self.paused = False
        self.read: list[Target] = []
        """What a sender has read; it may be out of date."""
        self.under_way: list[ClaimedRequest] = []
        self.arrived: Counter[InvitationId] = Counter()
        self.numbers = 0

    def _open(self) -> Tx:
        folder = self.stack.enter_context(TemporaryDirectory())
        tx = open_tx(migrated(Path(folder) / "tentap.db"))
        self.stack.callback(close_tx, tx)
        return tx

    def _context(self, actor: Actor = NOBODY) -> Context:
        self.numbers += 1
        return Context(
            config=self.config,
            now=self.now,
            actor=actor,
            source=f"{self.platform}/{self.numbers}",
            seed=b"seed",
        )

    def _user(self, index: int) -> User:
        return User(platform=self.platform, id=str(1000 + index))

    @property
    def _admin(self) -> Actor:
        user = User(platform=self.platform, id="1")
        return Actor(user=user, roles=frozenset({Role.ADMIN}), place=f"{self.platform}:1")

    def _press(self, user: User, tap: Tap, actor: Actor = NOBODY) -> Reply | None:
        event = Pressed(
            user=user,
            chat=user.id,
            message=MessageRef(f"{user.id}/1"),
            data=pack(tap),
            private=True,
            callback="1",
        )
        return route(self.tx, event, self._context(actor))

    def _command(self, words: str) -> None:
        user = User(platform=self.platform, id="1")
        event = Commanded(user=user, chat="1", private=True, text=words)
        route(self.tx, event, self._context(self._admin))

    @initialize()
    def a_campaign_begins(self) -> None:
        for index in range(PEOPLE):
            person = people.add(self.tx, NewPerson(name=f"Person {index}"), NOW)
            user = self._user(index).id
            contacts.add_contact(self.tx, person, self.platform, user=user, chat=user)
            self.people.append(person)
        survey = self.config.surveys[0]
        actor = self._admin
        ask.propose(self.tx, ["all"], survey, self._context(), campaign="c4mp", asked_by=actor.id)
        assert actor.user is not None
        self._press(actor.user, CampaignTap(campaign="c4mp", confirmed=True), actor)
        assert self._state is CampaignState.RUNNING
        self.jobs_run()
        self.a_sender_reads_what_is_due()

    @property
    def _state(self) -> CampaignState | None:
        return campaigns.state_of(self.tx, "c4mp")

    # What the processes do

    @rule()
    def jobs_run(self) -> None:
        for row in claims.due(self.tx, JOBS, self.now, 9):
            job_runner.run_job(self.tx, row.id, f"job {self.now}", self._context())

    @rule()
    def a_sender_reads_what_is_due(self) -> None:
        rows = claims.due(self.tx, self.platform, self.now, 32)
        self.read = list(transitions.targets(self.tx, rows, self._context(), finds=self.finds))

    @precondition(lambda self: self.read)
    @rule(data=st.data())
    def a_sender_claims_a_row(self, data: st.DataObject) -> None:
        """What it has read may be out of date."""
        target = data.draw(st.sampled_from(self.read))
        self.read.remove(target)  # a row that has changed since is read again
        self._claim(target)

    @rule(index=st.integers(0, PEOPLE - 1))
    def a_sender_reads_and_claims(self, index: int) -> None:
        self.now += timedelta(minutes=1)
        self.jobs_run()
        self.a_sender_reads_what_is_due()
        if index < len(self.read):
            self._claim(self.read.pop(index))

    def _claim(self, target: Target) -> None:
        token = f"claim {len(self.under_way)} {self.numbers}"
        if target.search is not None:
            if self._has_arrived(target.row):
                message = MessageRef(f"{target.route.chat}/{target.row.id}")
                uncertain.record_found(self.tx, target.row, token, message, self._context(), None)
                return
            uncertain.record_absent(self.tx, target.row, None)
        claimed = transitions.claim(self.tx, target.row.id, token, self._context())
        if claimed is None:
            return
        row, _ = claimed
        self.under_way.append(ClaimedRequest(row=row, token=token))
        self._must_be_allowed(row)

    def _must_be_allowed(self, row: OutboxRow) -> None:
        if row.kind not in ASKING:
            return
        invitation = invitations.get(self.tx, row.about(InvitationKey).invitation)
        assert not self.paused, "all asking is paused"
        assert invitation.person_id not in self.never, "Never means never"
        if row.kind is OutboxKind.QUESTION:
            assert self._state in {CampaignState.RUNNING, CampaignState.DONE}
            assert not self.arrived[invitation.id], "nobody is asked twice"

    def _has_arrived(self, row: OutboxRow) -> bool:
        return bool(self.arrived[row.about(InvitationKey).invitation])

    @precondition(lambda self: self.under_way)
    @rule(data=st.data(), outcome=st.sampled_from(["refused", "sent", "lost", "unsure"]))
    def a_request_ends(self, data: st.DataObject, outcome: str) -> None:
        request = data.draw(st.sampled_from(self.under_way))
        self.under_way.remove(request)
        self._end(request, outcome)

    def _end(self, request: ClaimedRequest, outcome: str) -> None:
        row, token, context = request.row, request.token, self._context()
        if outcome in {"sent", "lost"} and row.kind is OutboxKind.QUESTION:
            self.arrived[row.about(InvitationKey).invitation] += 1
        match outcome:
            case "sent":
                message = MessageRef(f"chat/{row.id}")
                transitions.record_sent(self.tx, row, token, message, context)
            case "refused":
                error = SendError("wait", retry_after=timedelta(seconds=30))
                transitions.record_refusal(self.tx, row, token, error, context)
            case _:  # the answer, or the request, was lost; or the process has died
                error = SendError("no answer", uncertain=True)
                uncertain.record(self.tx, row, token, error, context, finds=self.finds)

    # What people and admins do

    @rule(index=st.integers(0, 1))
    def one_types_stop(self, index: int) -> None:
        user = self._user(index)
        message = MessageRef(f"{user.id}/{10_000 + self.numbers}")
        event = Typed(user=user, chat=user.id, message=message, text="stop")
        route(self.tx, event, self._context())
        self._said_never(index)

    @rule(index=st.integers(1, 2))
    def one_presses_never(self, index: int) -> None:
        latest = invitations.latest_seen(self.tx, self.people[index])
        if latest is None or latest.state is not InvitationState.HANDED_OVER:
            return
        self._press(self._user(index), NeverTap(invitation=latest.token))
        self._said_never(index)

    def _said_never(self, index: int) -> None:
        person = self.people[index]
        assert people.get(self.tx, person).never_at is not None
        self.never.add(person)

    @rule(change=st.sampled_from([*CampaignChange, CampaignChange.PAUSE, CampaignChange.RESUME]))
    def an_admin_changes_the_campaign(self, change: CampaignChange) -> None:
        self._change(change)

    def _change(self, change: CampaignChange) -> None:
        before, actor = self._state, self._admin
        assert actor.user is not None
        self._press(actor.user, CampaignChangeTap(campaign="c4mp", change=change), actor)
        assert self._state in {before, AFTER[change]}

    @rule()
    def all_asking_is_paused(self) -> None:
        self._command("pause")
        self.paused = True

    @rule()
    def asking_goes_on(self) -> None:
        self._command("resume")
        self.paused = False

    @rule(span=st.sampled_from(SPANS))
    def time_passes(self, span: timedelta) -> None:
        self.now += span

    # What comes of it

    def teardown(self) -> None:
        try:
            if self.people:
                self._bring_to_its_end()
                self._nobody_is_asked_twice_or_forgotten()
        finally:
            self.stack.close()

    def _bring_to_its_end(self) -> None:
        self.asking_goes_on()
        if self._state is CampaignState.PAUSED:
            self._change(CampaignChange.RESUME)
        for request in self.under_way:
            self._end(request, "sent")
        self.under_way = []
        for _ in range(ROUNDS):
            if not receipt.progress_of(self.tx, self._campaign).waiting:
                return
            self.now += timedelta(minutes=1)
            self.jobs_run()
            self.a_sender_reads_what_is_due()
            for target in self.read:
                self._claim(target)
            for request in self.under_way:
                self._end(request, "sent")
            self.under_way = []

    def _nobody_is_asked_twice_or_forgotten(self) -> None:
        rows = self.tx.execute(
            select(invitation_rows.c.id, invitation_rows.c.person_id, invitation_rows.c.state)
        ).all()
        states = {row.person_id: row.state for row in rows}
        assert len(rows) == len(states), "one invitation each"
        assert max(self.arrived.values(), default=0) <= 1
        progress = receipt.progress_of(self.tx, self._campaign)
        assert progress.waiting == 0, "nothing waits for ever"
        for person in set(self.people) - self.never:
            if self._state is not CampaignState.CANCELLED:
                assert states[person] in {InvitationState.HANDED_OVER, InvitationState.UNCERTAIN}
        for row in rows:
            if row.state is InvitationState.HANDED_OVER:
                assert self.arrived[row.id] == 1
            if row.state is InvitationState.CANCELLED:
                assert self.arrived[row.id] == 0

    @property
    def _campaign(self) -> campaigns.Campaign:
        campaign = campaigns.by_token(self.tx, "c4mp")
        assert campaign is not None
        return campaign


class CampaignInSlack(CampaignInTelegram):
    """Slack finds a message whose answer was lost."""

    platform = Platform.SLACK
    finds = True


class LongCampaignInTelegram(CampaignInTelegram):
    """The same for longer, with other examples each time."""


class LongCampaignInSlack(CampaignInSlack):
    """The same for longer, with other examples each time."""


class CampaignOnPostgreSQL(CampaignInTelegram):
    def _open(self) -> Tx:
        return self.stack.enter_context(rolled_back(untouched_database()))


class CampaignInSlackOnPostgreSQL(CampaignInSlack):
    def _open(self) -> Tx:
        return self.stack.enter_context(rolled_back(untouched_database()))


def _played(machine: type[CampaignInTelegram], examples: int, steps: int, **more: Any) -> type[Any]:
    case: type[Any] = machine.TestCase
    case.settings = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        **more,
    )
    return case


def _played_long(machine: type[CampaignInTelegram], examples: int) -> type[Any]:
    case = _played(machine, examples, 60)
    case.pytestmark = [pytest.mark.long, pytest.mark.timeout(1800)]
    return case


ALWAYS_THE_SAME: dict[str, Any] = {
    "derandomize": True,
    "database": None,
    "report_multiple_bugs": False,
    "phases": [Phase.explicit, Phase.generate],
}
TestCampaignInTelegram = _played(CampaignInTelegram, 15, 30, **ALWAYS_THE_SAME)
TestCampaignInSlack = _played(CampaignInSlack, 15, 30, **ALWAYS_THE_SAME)
TestCampaignOnPostgreSQL = _played(CampaignOnPostgreSQL, 3, 30, **ALWAYS_THE_SAME)
TestLongCampaignInTelegram = _played_long(LongCampaignInTelegram, 300)
TestLongCampaignInSlack = _played_long(LongCampaignInSlack, 300)
TestCampaignInSlackOnPostgreSQL = _played_long(CampaignInSlackOnPostgreSQL, 60)
