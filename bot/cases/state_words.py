"""The state of a case in words, and the buttons that it allows."""

from collections.abc import Iterator
from datetime import datetime

from bot.cases.steps import ALLOWED, BETTER_SCORE, BY_ADMIN
from bot.chat.case_taps import CaseTap
from bot.chat.messages import Button, Paragraph, Row
from bot.chat.tap_encoding import pack
from bot.language.texts import Texts
from bot.model import Case
from bot.states import CaseAction, CaseState, Urgency


def state_words(
    case: Case, cause: str, score: int | None, texts: Texts, timezone: str, now: datetime
) -> Iterator[Paragraph]:
    """Yields number, urgency, state, owner and due time. *cause*: what staff call it."""
    opened = texts.moment(case.opened_at, timezone)
    yield texts.paragraph("alert.case", number=case.id, moment=opened)
    if not case.is_open:
        yield _ending(case, cause, score, texts)
        return
    yield from urgency_and_owner(case, texts, timezone)
    if case.due_at is not None and case.responded_at is None:
        key = "case.overdue" if case.due_at <= now else "case.due"
        yield texts.paragraph(key, due=texts.shown_moment(case.due_at, timezone))


def urgency_and_owner(case: Case, texts: Texts, timezone: str) -> Iterator[Paragraph]:
    """Yields what an open case's state is, if there is something to say of it."""
    if case.urgency is Urgency.HIGH:
        yield texts.paragraph("case.urgent")
    if case.state is CaseState.CLAIMED:
        yield texts.paragraph("case.claimed", owner=_owner(case, texts))
    if case.state is CaseState.SNOOZED and case.snoozed_until is not None:
        until = texts.shown_moment(case.snoozed_until, timezone)
        yield texts.paragraph("case.snoozed", owner=_owner(case, texts), until=until)


def _ending(case: Case, cause: str, score: int | None, texts: Texts) -> Paragraph:
    if case.resolution == BETTER_SCORE:
        return texts.paragraph("alert.resolved", score=score)
    if case.resolution == BY_ADMIN:
        return texts.paragraph("case.closed")
    key = "case.resolved.cause" if cause else "case.resolved"
    return texts.paragraph(key, by=_owner(case, texts), cause=cause)


def _owner(case: Case, texts: Texts) -> str:
    return case.owner_name or texts("case.someone")


def card_buttons(case: Case, texts: Texts) -> Row:
    """Returns the row of buttons, each with the state that the card shows."""
    return tuple(
        Button(
            label=texts(f"case.button.{_label(case, action)}"),
            tap=pack(CaseTap(case=case.id, version=case.version, action=action)),
        )
        for action in ALLOWED[case.state]
    )


def _label(case: Case, action: CaseAction) -> str:
    return "take_over" if action is CaseAction.CLAIM and case.owner else action.value
