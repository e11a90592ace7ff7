"""The state of a case in words, and the buttons that it allows."""

from collections.abc import Iterator
from datetime import datetime

from bot.cases.steps import ALLOWED, BETTER_SCORE
from bot.chat.messages import Button, Row
from bot.chat.tap_encoding import pack
from bot.chat.taps import CaseTap
from bot.language.texts import Texts
from bot.model import Case
from bot.states import CaseAction, CaseState, Urgency


def state_words(
    case: Case, score: int | None, texts: Texts, timezone: str, now: datetime
) -> Iterator[str]:
    """Yields number, urgency, state, owner and due time."""
    yield texts("alert.case", number=case.id, moment=texts.moment(case.opened_at, timezone))
    if not case.is_open:
        yield _ending(case, score, texts)
        return
    yield from urgency_and_owner(case, texts, timezone)
    if case.due_at is not None and case.responded_at is None:
        key = "case.overdue" if case.due_at <= now else "case.due"
        yield texts(key, due=texts.moment(case.due_at, timezone))


def urgency_and_owner(case: Case, texts: Texts, timezone: str) -> Iterator[str]:
    """Yields what an open case's state is, if there is something to say of it."""
    if case.urgency is Urgency.HIGH:
        yield texts("case.urgent")
    if case.state is CaseState.CLAIMED:
        yield texts("case.claimed", owner=_owner(case, texts))
    if case.state is CaseState.SNOOZED and case.snoozed_until is not None:
        until = texts.moment(case.snoozed_until, timezone)
        yield texts("case.snoozed", owner=_owner(case, texts), until=until)


def _ending(case: Case, score: int | None, texts: Texts) -> str:
    if case.resolution == BETTER_SCORE:
        return texts("alert.resolved", score=score)
    key = "case.resolved.cause" if case.cause else "case.resolved"
    return texts(key, by=_owner(case, texts), cause=case.cause)


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
