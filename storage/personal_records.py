"""Reads every row that holds data about one person, for an export."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Final

from sqlalchemy import ColumnElement, Table, and_, false, or_, select

from bot.ids import ContactId, PersonId
from bot.people.personal_record import PersonalRecord, RecordRow
from storage.engine.store import Tx
from storage.event_questions import of_events
from storage.person_messages import is_about
from storage.person_traces import Traces, traces
from storage.schema import (
    asking_pause,
    audit,
    campaigns,
    case_entries,
    case_replies,
    cases,
    channel_members,
    comments,
    consents,
    contacts,
    due_questions,
    event_questions,
    events,
    feedback,
    imported_answers,
    inbox,
    invitations,
    outbox,
    people,
    personal_links,
    posted_messages,
    prompts,
    response_urls,
    score_changes,
)

OMITTED: Final[Mapping[str, frozenset[str]]] = {
    "invitations": frozenset({"token", "campaign"}),
    "personal_links": frozenset({"token_hash"}),
    "response_urls": frozenset({"url"}),
    "campaigns": frozenset({"token", "seed", "people"}),
    "outbox": frozenset({"claim"}),
    "inbox": frozenset({"worker"}),
}
"""Columns that are no part of an export: secrets, names of processes, and other people."""


def of_person(
    tx: Tx, person_id: PersonId, recipient_of: Callable[[ContactId], str]
) -> PersonalRecord:
    """Returns everything that is kept about the person.

    *recipient_of*: the recipient of outbox rows to a contact.
    """
    return of_traces(tx, traces(tx, person_id), recipient_of)


def of_traces(tx: Tx, found: Traces, recipient_of: Callable[[ContactId], str]) -> PersonalRecord:
    """Returns the same, also for a person who is known from imported answers alone."""
    recipients = [recipient_of(one) for one in found.contacts]
    planned = _rows(tx, outbox, is_about(found, recipients))
    own = people.c.id == found.person
    return PersonalRecord(
        person=next(iter(_rows(tx, people, own)), None),
        joined=_rows(tx, people, people.c.id.in_(found.records) & ~own),
        tables={
            "contacts": _rows(tx, contacts, found.owns(contacts.c.person_id)),
            "due_questions": _rows(tx, due_questions, found.owns(due_questions.c.person_id)),
            "invitations": _rows(tx, invitations, found.owns(invitations.c.person_id)),
            **{
                table.name: _rows(tx, table, table.c.invitation_id.in_(found.invitations))
                for table in (score_changes, comments, consents)
            },
            "cases": _rows(tx, cases, found.owns(cases.c.person_id)),
            "case_entries": _rows(tx, case_entries, case_entries.c.case_id.in_(found.cases)),
            "case_replies": _rows(tx, case_replies, case_replies.c.case_id.in_(found.cases)),
            **{table.name: _rows(tx, table, where) for table, where in _others(found)},
            "outbox": _without_words_to_staff(planned, recipients),
            "campaigns": _campaigns(tx, found),
        },
        chats=frozenset(recipients),
    )


def _others(person: Traces) -> Iterator[tuple[Table, ColumnElement[bool]]]:
    """Yields the other tables, each with the condition for rows about the person."""
    yield feedback, person.owns(feedback.c.person_id)
    yield events, person.owns(events.c.person_id)
    yield event_questions, of_events(person)
    yield imported_answers, imported_answers.c.person.in_(person.imported_names)
    yield prompts, prompts.c.contact_id.in_(person.contacts)
    yield posted_messages, person.owns(posted_messages.c.person_id)
    yield personal_links, person.owns(personal_links.c.person_id)
    yield channel_members, channel_members.c.contact_id.in_(person.contacts)
    own_chats = (
        and_(inbox.c.platform == platform, inbox.c.chat == chat) for platform, chat in person.chats
    )
    yield inbox, or_(false(), *own_chats)
    own_messages = (
        and_(
            response_urls.c.platform == platform,
            response_urls.c.message.startswith(f"{chat}/", autoescape=True),
        )
        for platform, chat in person.chats
    )
    yield response_urls, or_(false(), *own_messages)
    records = (f"person {number}" for number in person.records)
    objects = [*records, *(f"case {number}" for number in person.cases)]
    yield audit, audit.c.object.in_(objects)
    yield asking_pause, asking_pause.c.by.in_([str(address) for address in person.addresses])


def _without_words_to_staff(
    rows: Sequence[RecordRow], recipients: Collection[str]
) -> tuple[RecordRow, ...]:
    """Returns messages without the payload of those to staff, which may name other people."""
    return tuple(
        row if row["recipient"] in recipients else {**row, "payload": None} for row in rows
    )


def _campaigns(tx: Tx, person: Traces) -> tuple[RecordRow, ...]:
    """Returns the campaigns that list the person, without the others that they list."""
    listing = select(campaigns.c.id, campaigns.c.people).order_by(campaigns.c.id)
    found = [
        row.id for row in tx.execute(listing) if not set(person.records).isdisjoint(row.people)
    ]
    return _rows(tx, campaigns, campaigns.c.id.in_(found))


def _rows(tx: Tx, table: Table, where: ColumnElement[bool]) -> tuple[RecordRow, ...]:
    omitted = OMITTED.get(table.name, frozenset())
    columns = [column for column in table.c if column.name not in omitted]
    statement = select(*columns).where(where).order_by(*table.primary_key)
    return tuple(row._asdict() for row in tx.execute(statement))
