"""A few people and their invitations, stored."""

from dataclasses import fields
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import func, select

from bot.chat.platforms import Platform
from bot.ids import ContactId, InvitationId, MessageRef, PersonId
from bot.model import Invitation
from bot.states import InvitationState, SurveyKind, Variant
from storage import answers, contacts, invitations, people
from storage.engine.store import Tx
from storage.invitations import NewInvitation
from storage.messaging.inbox import InboxRow
from storage.people import NewPerson
from storage.schema import inbox
from storage.schema import invitations as invitation_rows
from storage.states import InboxState

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


def add_person(tx: Tx, name: str = "Anna Berg", **more: Any) -> PersonId:
    return people.add(tx, NewPerson(name=name, **more), NOW)


def add_contact(tx: Tx, person_id: PersonId, user: str = "") -> ContactId:
    named = user or f"U{person_id}"
    return contacts.add_contact(tx, person_id, Platform.SLACK, user=named, chat=f"D{person_id}")


def invite(
    tx: Tx,
    person_id: PersonId,
    *,
    survey: str = "relationship",
    now: datetime = NOW,
    variant: Variant = Variant.COLOURED,
    experiment: bool = False,
    test: bool = False,
    kind: SurveyKind = SurveyKind.NPS,
) -> Invitation:
    """The person's next invitation, queued."""
    ways = contacts.contacts_of(tx, person_id)
    contact_id = ways[0].id if ways else add_contact(tx, person_id)
    new = NewInvitation(
        token=f"{survey} {person_id} {now.isoformat()}{' test' * test}",
        survey=survey,
        person_id=person_id,
        contact_id=contact_id,
        variant=variant,
        expires_at=now + 14 * DAY,
        experiment=experiment,
        test=test,
        kind=kind,
    )
    return invitations.get(tx, invitations.add(tx, new, now))


def change(tx: Tx, invitation: Invitation, **fields: Any) -> Invitation:
    """The invitation with other fields, saved."""
    changed = Invitation(**{**invitation.__dict__, **fields})
    invitations.save(tx, changed)
    return invitations.get(tx, invitation.id)


def ask(tx: Tx, person_id: PersonId, *, now: datetime = NOW, **more: Any) -> Invitation:
    """An invitation whose question stands in the person's chat."""
    queued = invite(tx, person_id, now=now, **more)
    invitations.mark_handed_over(tx, queued, MessageRef(f"D{person_id}/{queued.id}"), now)
    return change(tx, invitations.get(tx, queued.id), state=InvitationState.HANDED_OVER)


def latest_of(tx: Tx, person_id: PersonId) -> Invitation | None:
    """The person's newest invitation, whatever became of it."""
    newest = select(func.max(invitation_rows.c.id)).where(invitation_rows.c.person_id == person_id)
    found = tx.execute(newest).scalar_one()
    return None if found is None else invitations.get(tx, InvitationId(found))


def answer(
    tx: Tx, person_id: PersonId, score: int, *, now: datetime = NOW, **more: Any
) -> Invitation:
    """An invitation that was answered at *now*."""
    asked = ask(tx, person_id, now=now, **more)
    answers.record_score(tx, asked.id, score, now)
    return change(tx, asked, state=InvitationState.ANSWERED, score=score, answered_at=now)


def unworked(tx: Tx) -> tuple[InboxRow, ...]:
    """What came in and is neither done nor parked, in its order."""
    columns = [inbox.c[field.name] for field in fields(InboxRow)]
    waiting = select(*columns).where(inbox.c.state == InboxState.NEW).order_by(inbox.c.id)
    return tuple(InboxRow(**row._mapping) for row in tx.execute(waiting))


def hear_from(tx: Tx, contact_id: ContactId, **told: Any) -> None:
    """The person writes or presses by this contact."""
    contact = contacts.contact(tx, contact_id)
    assert contacts.touch(tx, contact.platform, contact.user, contact.workspace, **told) is not None
