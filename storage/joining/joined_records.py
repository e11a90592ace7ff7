"""Joins a record into another one, and takes that back."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update

from bot.ids import PersonId
from storage.engine.store import Tx
from storage.joining import (
    followers,
    joined_contacts,
    joined_events,
    joined_fields,
    joined_rounds,
)
from storage.joining.join_record import JoinRecord, OptOuts
from storage.people import joined_into
from storage.schema import feedback, people


def join(tx: Tx, kept: PersonId, joined: PersonId) -> JoinRecord:
    """Joins the record *joined* into *kept*. Returns what taking it back needs.

    Both must be people of their own, and have no two accounts at one place.
    """
    record = JoinRecord(
        joined=joined,
        earlier=joined_into(tx, joined),
        feedback=_give_all_feedback(tx, joined, kept),
        events=joined_events.merge(tx, kept, joined),
        contacts=joined_contacts.merge(tx, kept, joined),
        invitations=joined_rounds.merge(tx, kept, joined),
        fields=joined_fields.fill(tx, kept, joined),
    )
    followers.follow_answers(tx, kept)
    _set_owner(tx, [joined, *record.earlier], kept)
    return record


def take_back(
    tx: Tx, kept: PersonId, record: JoinRecord, hidden: Sequence[OptOuts] = ()
) -> OptOuts:
    """Separates the joined record again. What was added since the join stays with *kept*.

    A case follows its answer, though, and words follow their chat. Returns the opt-outs made since,
    which hold for both. *hidden*: those of later joins that were taken back.
    """
    joined = record.joined
    _give_feedback(tx, record.feedback, joined)
    joined_events.separate(tx, joined, record.events)
    joined_rounds.separate(tx, kept, joined, record.invitations)
    joined_contacts.separate(tx, kept, joined, record.contacts)
    followers.follow_answers(tx, kept, joined)
    followers.follow_chats(tx, kept, joined)
    new = joined_fields.empty(tx, kept, joined, record.fields, hidden)
    _set_owner(tx, [joined], None)
    _set_owner(tx, record.earlier, joined)
    return new


def is_erased(tx: Tx, person_id: PersonId) -> bool:
    statement = select(people.c.erased_at).where(people.c.id == person_id)
    erased_at: datetime | None = tx.execute(statement).scalar_one()
    return erased_at is not None


def _set_owner(tx: Tx, records: Sequence[PersonId], owner: PersonId | None) -> None:
    statement = update(people).where(people.c.id.in_(records))
    tx.execute(statement.values(joined_into=owner))


def _give_all_feedback(tx: Tx, old: PersonId, new: PersonId) -> list[int]:
    """Gives what a person wrote without a question to another one. Returns the ids."""
    theirs = select(feedback.c.id).where(feedback.c.person_id == old).order_by(feedback.c.id)
    ids = list(tx.execute(theirs).scalars())
    _give_feedback(tx, ids, new)
    return ids


def _give_feedback(tx: Tx, ids: Sequence[int], person_id: PersonId) -> None:
    tx.execute(update(feedback).where(feedback.c.id.in_(ids)).values(person_id=person_id))
