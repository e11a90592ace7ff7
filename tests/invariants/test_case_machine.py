"""A case between its customer and two members of the staff, in any order of presses and words.

The card never shows an older state than the history, and a press on an older card changes nothing.
"""

from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bot.chat.case_taps import CaseTap, NoteTap, StaffCaseTap
from bot.chat.messages import Button
from bot.chat.tap_encoding import unpack
from bot.chat.taps import Tap
from bot.model import Case
from bot.states import CaseState, EntryKind
from handlers.updates import Aside, PrivateReply, Reply
from storage import case_entries, cases
from storage.engine.store import Tx
from tests.handlers.usecases.cases.support_desk import MINUTE, SupportDesk
from tests.harness.postgresql import rolled_back, untouched_database
from tests.harness.sqlite import close_tx, migrated, open_tx

STAFF = st.sampled_from(["Mia Lund", "Ben Ode"])
SPANS = [MINUTE, timedelta(hours=3), timedelta(days=2)]


class CaseOnSqlite(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.desk = SupportDesk(tx=self._open())
        self.desk.add("Dani", "Initech")
        self.desk.tap("Dani", 3)
        self.desk.skip("Dani")
        self.desk.wish("Dani", wanted=False)
        self.desk.pass_time(MINUTE)
        self.seen: list[Tap] = []
        """Every button that anybody ever saw: apps lag behind."""
        self._look()

    def _open(self) -> Tx:
        folder = self.stack.enter_context(TemporaryDirectory())
        tx = open_tx(migrated(Path(folder) / "tentap.db"))
        self.stack.callback(close_tx, tx)
        return tx

    def teardown(self) -> None:
        self.stack.close()

    @property
    def case(self) -> Case:
        [case] = cases.of_person(self.desk.tx, self.desk.answer("Dani").person_id)
        return case

    def _look(self) -> None:
        card = self.desk.cards[0]
        self._remember(card.message.rows)

    def _remember(self, rows: Any) -> None:
        buttons = [one for row in rows for one in row if isinstance(one, Button)]
        new = (unpack(button.tap) for button in buttons)
        self.seen += [tap for tap in new if tap not in self.seen]

    # -- what people do ------------------------------------------------------------------------

    @rule(by=STAFF, data=st.data())
    def press_any_button_ever_seen(self, by: str, data: st.DataObject) -> None:
        tap = data.draw(st.sampled_from(self.seen))
        self._press(tap, by)

    @rule(by=STAFF, data=st.data(), twice=st.booleans())
    def press_the_card(self, by: str, data: st.DataObject, twice: bool) -> None:
        card = self.desk.cards[0]
        buttons = [one for row in card.message.rows for one in row if isinstance(one, Button)]
        tap = unpack(data.draw(st.sampled_from(buttons)).tap)
        self._press(tap, by)
        if twice:
            self._press(tap, by)

    def _press(self, tap: Tap, by: str) -> None:
        assert isinstance(tap, StaffCaseTap)
        before, count = self.case, len(self._entries())
        reply = self.desk.press_staff(tap, by)
        assert reply is not None
        self._remember_choices(reply)
        if not isinstance(tap, NoteTap) and tap.version != before.version:
            assert self.case == before
            assert len(self._entries()) == count

    def _remember_choices(self, reply: Reply) -> None:
        if isinstance(reply, Aside | PrivateReply):
            self._remember(reply.message.rows)

    @rule(score=st.integers(0, 10))
    def change_the_score(self, score: int) -> None:
        self.desk.tap("Dani", score)

    @rule(words=st.sampled_from(["It is still slow", "Any news?"]))
    def type_words(self, words: str) -> None:
        self.desk.type("Dani", words)

    @rule(wanted=st.booleans())
    def decide_on_contact(self, wanted: bool) -> None:
        self.desk.wish("Dani", wanted=wanted)

    @precondition(lambda self: any("Not yet" in post.buttons for post in self.desk.chats))
    @rule(label=st.sampled_from(["Yes", "Not yet"]))
    def answer_whether_it_is_fixed(self, label: str) -> None:
        self.desk.choose_in_chat("Dani", label)

    @rule(span=st.sampled_from(SPANS))
    def let_time_pass(self, span: timedelta) -> None:
        self.desk.pass_time(span)
        self.desk.read("Dani")
        self._look()

    @rule()
    def send_what_is_due(self) -> None:
        self.desk.send()
        self._look()

    # -- what must hold ------------------------------------------------------------------------

    def _entries(self) -> list[Any]:
        return list(case_entries.of_case(self.desk.tx, self.case.id))

    @invariant()
    def the_state_is_that_of_the_last_entry(self) -> None:
        case, entries = self.case, self._entries()
        assert case.is_open == (case.resolved_at is None)
        assert (case.snoozed_until is not None) == (case.state is CaseState.SNOOZED)
        assert (case.state is CaseState.OPEN) == (case.is_open and not case.owner)
        for entry in reversed(entries):
            if entry.kind is EntryKind.NOT_FIXED and case.is_open:
                return
            if entry.kind is EntryKind.RESOLVED:
                assert not case.is_open
                return
            if entry.kind in {EntryKind.REOPENED, EntryKind.CLAIMED, EntryKind.TAKEN_OVER}:
                assert case.is_open
                return

    @invariant()
    def once_all_is_sent_the_card_shows_the_case_as_it_is(self) -> None:
        """An edit that waits brings it there: the state shown is never made anew from the past."""
        self.desk.send()
        card = self.desk.cards[0]
        shown = {
            tap.version
            for row in card.message.rows
            for one in row
            if isinstance(one, Button) and isinstance(tap := unpack(one.tap), CaseTap)
        }
        assert shown == {self.case.version}
        assert ("Reopen" in card.buttons) == (not self.case.is_open)


class CaseOnPostgreSQL(CaseOnSqlite):
    def _open(self) -> Tx:
        return self.stack.enter_context(rolled_back(untouched_database()))


class LongCaseOnSqlite(CaseOnSqlite):
    """The same for longer, with other examples each time."""


def _played(machine: type[CaseOnSqlite], examples: int, **more: Any) -> Any:
    case = machine.TestCase
    case.settings = settings(
        max_examples=examples,
        stateful_step_count=25,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        **more,
    )
    return case


def _played_long(machine: type[CaseOnSqlite], examples: int) -> Any:
    case = _played(machine, examples)
    case.pytestmark = [pytest.mark.long, pytest.mark.timeout(1800)]
    return case


ALWAYS_THE_SAME = {
    "derandomize": True,
    "report_multiple_bugs": False,
    "phases": [Phase.explicit, Phase.generate],
}
TestCaseOnSqlite = _played(CaseOnSqlite, 15, **ALWAYS_THE_SAME)
TestLongCaseOnSqlite = _played_long(LongCaseOnSqlite, 400)
TestCaseOnPostgreSQL = _played_long(CaseOnPostgreSQL, 60)
