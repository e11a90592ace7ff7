"""Asks a customer whether a resolved case is fixed, and handles the answer."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import ClassVar, Final, Self

from bot.cases.contact_rules import out_of_reach, unwanted
from bot.cases.entries import entry_of
from bot.cases.steps import reopened
from bot.chat.case_taps import FixedTap
from bot.config.config import SurveyConfig
from bot.good_hours import LONGEST_REST, next_good
from bot.ids import CaseId
from bot.language.texts import Line
from bot.model import Case, Contact
from bot.people.fixed_note import OPEN_FOR, UNDO_FOR, fixed_note
from bot.states import EntryKind
from handlers.usecases import recipient_keys
from handlers.usecases.cases import response_times
from handlers.usecases.cases.changes import change_case
from handlers.usecases.cases.writing import standing_of
from handlers.usecases.context import Context
from handlers.usecases.localisation import calendar_of
from handlers.usecases.outgoing import Kind, RenderResult, Skip
from handlers.usecases.people import prompts
from handlers.usecases.people.notes import NoteMessage, acknowledge
from handlers.usecases.survey.queued_questions import queue_question
from storage import cases, people
from storage.engine.store import Tx
from storage.messaging import outbox
from storage.messaging.keys import PromptKey
from storage.messaging.outbox import Item, OutboxRow
from storage.states import OutboxKind


def plan_question(tx: Tx, case: Case, article: str, context: Context) -> None:
    """Plans the question about a case that was just resolved, if bot.toml wants it.

    *article*: the address of a help page that goes with it; empty for none.
    """
    if not context.config.cases.ask_fixed:
        return
    _, asked = cases.with_parties(tx, case.id)
    contact, now = asked.contact, context.now
    note = fixed_note(case, asked.invitation.survey, article)
    prompt, shown = prompts.open_prompt(tx, contact, note, now, life=OPEN_FOR)
    calendar = calendar_of(context.config, asked.person, contact)
    item = Item(
        kind=OutboxKind.FIXED_QUESTION,
        key=PromptKey(prompt=prompt),
        queue=contact.platform,
        recipient=recipient_keys.person(contact.id),
        due_at=next_good(now + UNDO_FOR, context.config.good_hours, calendar),
        payload=NoteMessage.payload_of(shown, contact, case=case.id, version=case.version),
    )
    outbox.put_once(tx, item, now)


@dataclass(frozen=True, kw_only=True)
class FixedQuestion(NoteMessage):
    """“Did we fix it?”, in the chat where the customer complained."""

    longest_wait: ClassVar[timedelta] = UNDO_FOR + LONGEST_REST

    case: Case

    @classmethod
    def load(cls, tx: Tx, row: OutboxRow, context: Context) -> Self:
        assert row.payload is not None
        loaded = NoteMessage.load(tx, row, context)
        return cls(**vars(loaded), case=cases.get(tx, CaseId(row.payload["case"])))

    def not_before(self, tx: Tx) -> datetime:
        calendar = calendar_of(self.context.config, self.person, self.contact)
        return next_good(self.context.now, self.context.config.good_hours, calendar)

    def render(self, tx: Tx) -> RenderResult:
        assert self.row.payload is not None
        if self.case.is_open or self.case.version != self.row.payload["version"]:
            return self._unneeded(tx, "the case was reopened")
        if not self._may_write(tx):
            return self._unneeded(tx, "does not want to be contacted")
        rendered = super().render(tx)
        if not isinstance(rendered, Skip):
            prompts.replace_like(tx, self.contact, self.note, self.context.now, but=self._prompt)
        return rendered

    def _may_write(self, tx: Tx) -> bool:
        """Whether the customer wants to hear from the team about the case."""
        _, asked = cases.with_parties(tx, self.case.id)
        standing = standing_of(
            tx, self.case, asked.invitation, asked.person, self.contact, self.context
        )
        return (out_of_reach(standing) or unwanted(standing)) is None

    def _unneeded(self, tx: Tx, reason: str) -> Skip:
        self.settle(tx)
        return Skip(reason=reason)


def answer(tx: Tx, tap: FixedTap, contact: Contact, context: Context) -> Line:
    """Handles the customer's answer. Returns a line for a toast.

    A case that was reopened meanwhile stays as it is; the answer is still in its history.
    """
    case = cases.get(tx, tap.case)
    is_current = not case.is_open and case.version == tap.version
    line = Line(key="fixed.thanks" if tap.fixed else "fixed.again")
    if tap.fixed or not is_current:
        kind = EntryKind.FIXED if tap.fixed else EntryKind.NOT_FIXED
        change_case(tx, case, entry_of(kind, context.now), context)
    else:
        due_at = response_times.due_again(tx, case, context)
        again = replace(reopened(case, due_at, context.now), wrote_at=context.now)
        entry = entry_of(EntryKind.NOT_FIXED, context.now)
        change_case(tx, again, entry, context, is_urgent=True)
    acknowledge(tx, contact, line, context.source, context.now)
    if tap.fixed and is_current:
        _ask_satisfaction(tx, case, contact, context)
    return line


def _ask_satisfaction(tx: Tx, case: Case, contact: Contact, context: Context) -> None:
    survey = _satisfaction_survey(context)
    if survey is None:
        return
    person = people.get(tx, case.person_id)
    if person.may_be_asked(context.now) and not person.has_left(context.today):
        queue_question(tx, person, contact, survey, context, of_case=case.id)


def _satisfaction_survey(context: Context) -> SurveyConfig | None:
    config = context.config
    return next((one for one in config.surveys if one.key == config.cases.csat), None)


KINDS: Final[Mapping[OutboxKind, type[Kind]]] = {OutboxKind.FIXED_QUESTION: FixedQuestion}
