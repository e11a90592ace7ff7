"""Stores the questions that surveys ask after an event.

A question belongs to its event, and so to the event's person, also after a join of two records.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, bindparam, func, select, update
from sqlalchemy.dialects.postgresql import insert

from bot.campaigns.reasons import NotAsked, Reason
from bot.ids import InvitationId, PersonId
from bot.states import InvitationState
from storage.engine.store import Tx
from storage.invitations import NOT_ASKED, NOT_SENT
from storage.people import batched
from storage.person_traces import Traces
from storage.schema import event_questions, events, invitations
from storage.states import EventQuestionState

_TABLE = event_questions.c
_WAITING, _ASKED = EventQuestionState.WAITING, EventQuestionState.ASKED
_DROPPED = EventQuestionState.DROPPED


@dataclass(frozen=True, kw_only=True)
class EventQuestion:
    id: int
    survey: str
    event: str
    """The event's name."""
    person_id: PersonId
    happened_at: datetime
    due_at: datetime
    """The event's time and the survey's delay."""
    look_at: datetime
    """When to ask, or to look again."""
    state: EventQuestionState
    refused: NotAsked | None = None
    """Why the person was not asked, or is not asked sooner."""
    settled_at: datetime | None = None
    invitation: InvitationState | None = None
    """The state of the question that was asked; ``None`` if none was."""


@dataclass(frozen=True, kw_only=True)
class NewEventQuestion:
    survey: str
    event_id: int
    due_at: datetime


@dataclass(frozen=True, kw_only=True)
class Ended:
    """The questions of some time that are settled."""

    asked: int = 0
    dropped: Mapping[Reason, int] = field(default_factory=dict)


def of_events(person: Traces) -> ColumnElement[bool]:
    """Returns the condition for the questions after the person's events."""
    theirs = select(events.c.id).where(person.owns(events.c.person_id))
    return _TABLE.event_id.in_(theirs)


def _questions() -> Select[Any]:
    return (
        select(
            event_questions,
            events.c.name,
            events.c.person_id,
            events.c.at,
            invitations.c.state.label("invitation"),
        )
        .join(events, events.c.id == _TABLE.event_id)
        .outerjoin(invitations, invitations.c.id == _TABLE.invitation_id)
    )


_OF_SURVEY = (_TABLE.survey == bindparam("of"), _TABLE.state == _WAITING)
_DUE = (
    _questions()
    .where(*_OF_SURVEY, _TABLE.look_at <= bindparam("now"))
    .order_by(_TABLE.look_at, _TABLE.id)
    .limit(bindparam("most"))
)
_EXPIRED = (
    _questions()
    .where(*_OF_SURVEY, _TABLE.due_at <= bindparam("before"))
    .order_by(_TABLE.due_at, _TABLE.id)
    .limit(bindparam("most"))
)
_NEXT = select(func.min(_TABLE.look_at)).where(*_OF_SURVEY)
_FIRST = select(func.min(_TABLE.due_at)).where(*_OF_SURVEY)


def add(tx: Tx, new: Sequence[NewEventQuestion]) -> None:
    """Stores questions that wait. An event has one at most in each survey."""
    if new:
        rows = [{**vars(one), "look_at": one.due_at, "state": _WAITING} for one in new]
        once = insert(event_questions).on_conflict_do_nothing(index_elements=["event_id", "survey"])
        tx.execute(once, rows)


def due(tx: Tx, survey: str, now: datetime, most: int) -> tuple[EventQuestion, ...]:
    """Returns the waiting questions of a survey to look at, the earliest first."""
    rows = tx.execute(_DUE, {"of": survey, "now": now, "most": most})
    return tuple(map(_question, rows))


def due_before(tx: Tx, survey: str, before: datetime, most: int) -> tuple[EventQuestion, ...]:
    """Returns the waiting questions that were due until *before*, whenever to look at them."""
    rows = tx.execute(_EXPIRED, {"of": survey, "before": before, "most": most})
    return tuple(map(_question, rows))


def next_at(tx: Tx, survey: str) -> datetime | None:
    """Returns when to look at the survey's next waiting question."""
    found: datetime | None = tx.execute(_NEXT, {"of": survey}).scalar_one()
    return found


def first_due_at(tx: Tx, survey: str) -> datetime | None:
    """Returns since when the survey's oldest waiting question is due, or will be."""
    found: datetime | None = tx.execute(_FIRST, {"of": survey}).scalar_one()
    return found


def waiting(tx: Tx, survey: str, most: int) -> tuple[EventQuestion, ...]:
    """Returns the next waiting questions of a survey, the earliest due first."""
    statement = _questions().where(_TABLE.survey == survey, _TABLE.state == _WAITING)
    ordered = statement.order_by(_TABLE.look_at, _TABLE.id).limit(most)
    return tuple(map(_question, tx.execute(ordered)))


def count_due(tx: Tx, survey: str, now: datetime) -> int:
    """Returns how many of the survey's waiting questions are to be looked at."""
    counted = select(func.count()).select_from(event_questions)
    due_now = (_TABLE.survey == survey, _TABLE.state == _WAITING, _TABLE.look_at <= now)
    found: int = tx.execute(counted.where(*due_now)).scalar_one()
    return found


def count_waiting(tx: Tx, survey: str) -> int:
    counted = select(func.count()).select_from(event_questions)
    found: int = tx.execute(
        counted.where(_TABLE.survey == survey, _TABLE.state == _WAITING)
    ).scalar_one()
    return found


def of_person(tx: Tx, person_id: PersonId, survey: str, most: int) -> tuple[EventQuestion, ...]:
    """Returns the latest questions about a person in a survey, the newest event first."""
    statement = _questions().where(events.c.person_id == person_id, _TABLE.survey == survey)
    ordered = statement.order_by(events.c.at.desc(), _TABLE.id.desc()).limit(most)
    return tuple(map(_question, tx.execute(ordered)))


def ended_since(tx: Tx, survey: str, since: datetime) -> Ended:
    """Counts the questions that were settled since then: those that were sent as asked."""
    statement = (
        select(_TABLE.state, _TABLE.reason, invitations.c.state.label("sent"), func.count("*"))
        .outerjoin(invitations, invitations.c.id == _TABLE.invitation_id)
        .where(
            _TABLE.survey == survey,
            _TABLE.state.in_((_ASKED, _DROPPED)),
            _TABLE.settled_at >= since,
        )
        .group_by(_TABLE.state, _TABLE.reason, invitations.c.state)
    )
    asked, dropped = 0, Counter[Reason]()
    for state, reason, sent, n in tx.execute(statement):
        if state is _DROPPED:
            dropped[reason] += n
        elif sent in NOT_ASKED:
            dropped[Reason.NOT_DELIVERED] += n
        elif sent not in NOT_SENT:
            asked += n
    return Ended(asked=asked, dropped=dropped)


def wait(tx: Tx, question_id: int, look_at: datetime, refused: NotAsked | None) -> None:
    """Puts a question off. *refused*: why."""
    _set(tx, question_id, look_at=look_at, **_columns(refused))


def drop(tx: Tx, question_id: int, refused: NotAsked, now: datetime) -> None:
    """Ends a question without asking. *refused*: why."""
    _set(tx, question_id, state=_DROPPED, settled_at=now, **_columns(refused))


def mark_asked(tx: Tx, question_id: int, invitation: InvitationId, now: datetime) -> None:
    ended = {"state": _ASKED, "settled_at": now, "invitation_id": invitation}
    _set(tx, question_id, **ended, **_columns(None))


def reopened(tx: Tx, questions: Collection[int], reopened_by: str) -> Mapping[int, datetime]:
    """Returns those of these questions whose event was taken back, and when.

    An event of the same moment takes it back, too: which came first is not known then.
    """
    later = events.alias()
    statement = (
        select(_TABLE.id, func.max(later.c.at).label("at"))
        .join(events, events.c.id == _TABLE.event_id)
        .join(later, later.c.person_id == events.c.person_id)
        .where(later.c.name == reopened_by, later.c.at >= events.c.at)
        .group_by(_TABLE.id)
    )
    return {
        row.id: row.at
        for some in batched(sorted(questions))
        for row in tx.execute(statement.where(_TABLE.id.in_(some)))
    }


def waiting_of_people(tx: Tx, survey: str, people: Collection[PersonId]) -> Mapping[int, int]:
    """Returns the waiting questions about these people in a survey: each one's event, by id."""
    statement = (
        select(_TABLE.id, _TABLE.event_id)
        .join(events, events.c.id == _TABLE.event_id)
        .where(_TABLE.survey == survey, _TABLE.state == _WAITING)
    )
    return {
        row.id: row.event_id
        for some in batched(sorted(people))
        for row in tx.execute(statement.where(events.c.person_id.in_(some)))
    }


def of_invitation(tx: Tx, invitation: InvitationId) -> int | None:
    """Returns the id of the question that the invitation asks, if it asks after an event."""
    statement = select(_TABLE.id).where(_TABLE.invitation_id == invitation)
    return tx.execute(statement).scalar_one_or_none()


def invitations_of(
    tx: Tx, survey: str, people: Iterable[PersonId], queued_at: datetime
) -> Mapping[PersonId, InvitationId]:
    """Returns the invitations of a survey to these people that were queued at a moment."""
    statement = select(invitations.c.id, invitations.c.person_id).where(
        invitations.c.survey == survey, invitations.c.queued_at == queued_at
    )
    return {
        PersonId(row.person_id): InvitationId(row.id)
        for some in batched(sorted(people))
        for row in tx.execute(statement.where(invitations.c.person_id.in_(some)))
    }


def _set(tx: Tx, question_id: int, **values: object) -> None:
    tx.execute(update(event_questions).where(_TABLE.id == question_id).values(**values))


def _columns(refused: NotAsked | None) -> Mapping[str, object]:
    if refused is None:
        return {"reason": None, "since": None, "until": None}
    return {"reason": refused.reason, "since": refused.since, "until": refused.until}


def _question(row: Row[Any]) -> EventQuestion:
    found = row._mapping
    reason: Reason | None = found["reason"]
    refused = None
    if reason is not None:
        refused = NotAsked(reason=reason, since=found["since"], until=found["until"])
    return EventQuestion(
        id=found["id"],
        survey=found["survey"],
        event=found["name"],
        person_id=PersonId(found["person_id"]),
        happened_at=found["at"],
        due_at=found["due_at"],
        look_at=found["look_at"],
        state=found["state"],
        refused=refused,
        settled_at=found["settled_at"],
        invitation=found["invitation"],
    )
