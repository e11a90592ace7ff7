"""Erases one person from every table. The bare scores stay, so that all counts stand.

``storage/schema/data_map.py`` declares what happens to each column.
"""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import JSON, ColumnElement, String, Table, cast, delete, false, literal, or_, update

from bot.ids import MessageRef
from bot.states import CaseState, ContactState
from storage import erased_messages
from storage.engine.store import Tx
from storage.event_questions import of_events
from storage.person_traces import Traces
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
    invitations,
    people,
    personal_links,
    posted_messages,
    prompts,
    response_urls,
    score_changes,
)
from storage.schema.data_map import emptied

ERASED: Final = "erased"
"""Stands where an erased person stood in the audit log, and for how a case ended."""


def erase(
    tx: Tx,
    person: Traces,
    now: datetime,
    *,
    messages: Collection[MessageRef],
    recipients: Collection[str],
) -> None:
    """Erases the person.

    *messages*: the bot's own in the person's chats, and about the person. *recipients*: the
    person's chats, as the outbox names them.
    """
    disown(tx, person.imported_names, person.nobody)
    for table, condition in _rows_of(person).items():
        tx.execute(update(table).where(condition).values(_empty(table)))
    for table, condition in _words_of(person).items():
        tx.execute(delete(table).where(condition))
    _keep_from_being_asked(tx, person, now)
    _release_accounts(tx, person)
    _close_cases(tx, person, now)
    _forget_staff_acts(tx, person)
    _forget_presses(tx, person, messages)
    erased_messages.forget(tx, person, recipients)


def _rows_of(person: Traces) -> Mapping[Table, ColumnElement[bool]]:
    """Returns the tables whose rows stay, without the columns that lead to the person."""
    return {
        people: people.c.id.in_(person.records),
        contacts: person.owns(contacts.c.person_id),
        invitations: person.owns(invitations.c.person_id),
        score_changes: score_changes.c.invitation_id.in_(person.invitations),
        comments: comments.c.invitation_id.in_(person.invitations),
        cases: person.owns(cases.c.person_id),
        case_entries: case_entries.c.case_id.in_(person.cases),
        case_replies: case_replies.c.case_id.in_(person.cases),
    }


def _words_of(person: Traces) -> Mapping[Table, ColumnElement[bool]]:
    """Returns the tables whose rows go."""
    return {
        consents: consents.c.invitation_id.in_(person.invitations),
        feedback: person.owns(feedback.c.person_id),
        event_questions: of_events(person),
        events: person.owns(events.c.person_id),
        due_questions: person.owns(due_questions.c.person_id),
        prompts: prompts.c.contact_id.in_(person.contacts),
        posted_messages: person.owns(posted_messages.c.person_id),
        personal_links: person.owns(personal_links.c.person_id)
        | personal_links.c.contact_id.in_(person.contacts),
        channel_members: channel_members.c.contact_id.in_(person.contacts),
    }


def _empty(table: Table) -> dict[str, Any]:
    """Returns an empty value for each column that erasure empties."""
    return {name: _nothing(table, name) for name in emptied(table.name)}


def _nothing(table: Table, name: str) -> Any:
    column = table.c[name]
    if column.nullable:
        return None
    return {} if isinstance(column.type, JSON) else ""


def _keep_from_being_asked(tx: Tx, person: Traces, now: datetime) -> None:
    bare = update(people).where(people.c.id.in_(person.records))
    tx.execute(bare.where(people.c.never_at.is_(None)).values(never_at=now))
    tx.execute(bare.values(erased_at=now))


def _release_accounts(tx: Tx, person: Traces) -> None:
    """Takes the accounts from the contacts. Two workspaces of one person stay two contacts."""
    for number in person.contacts:
        released = {"state": ContactState.GONE, "workspace": f"{ERASED} {number}"}
        tx.execute(update(contacts).where(contacts.c.id == number).values(released))


def _close_cases(tx: Tx, person: Traces, now: datetime) -> None:
    is_open = person.owns(cases.c.person_id) & (cases.c.state != CaseState.RESOLVED)
    closed = {
        "state": CaseState.RESOLVED,
        "version": cases.c.version + 1,
        "snoozed_until": None,
        "resolved_at": now,
        "resolution": ERASED,
    }
    tx.execute(update(cases).where(is_open).values(closed))


def disown(tx: Tx, names: Collection[str], nobody: str) -> None:
    """Replaces the names and keys of imported answers, and deletes their words.

    They still count as one person's. A key is the digest of a row that names the person.
    """
    theirs = imported_answers.c.person.in_(names)
    key = literal(f"{ERASED} ") + cast(imported_answers.c.id, String)
    bare = {"person": nobody, "key": key, "source_id": None, **_empty(imported_answers)}
    tx.execute(update(imported_answers).where(theirs).values(bare))


def _forget_staff_acts(tx: Tx, person: Traces) -> None:
    """Replaces the person in the audit log and in campaigns: the act stays, the person does not."""
    accounts = [str(address) for address in person.addresses]
    places = [f"{platform}:{chat}" for platform, chat in person.chats]
    about = audit.c.object.in_([f"person {record}" for record in person.records])
    tx.execute(update(audit).where(about).values(object=f"person {ERASED}", detail=None))
    tx.execute(update(audit).where(audit.c.actor.in_(accounts)).values(actor=ERASED))
    tx.execute(update(audit).where(audit.c.place.in_(places)).values(place=ERASED))
    asked_by = campaigns.c.asked_by.in_(accounts)
    tx.execute(update(campaigns).where(asked_by).values(asked_by=ERASED))
    receipts = [
        (campaigns.c.receipt_platform == platform) & (campaigns.c.receipt_chat == chat)
        for platform, chat in person.chats
    ]
    none = {**_empty(campaigns), "receipt_platform": None}
    tx.execute(update(campaigns).where(or_(false(), *receipts)).values(none))
    tx.execute(update(asking_pause).where(asking_pause.c.by.in_(accounts)).values(by=ERASED))
    owned = update(cases).where(cases.c.owner.in_(accounts))
    tx.execute(owned.values(owner=ERASED, owner_name=""))
    done = update(case_entries).where(case_entries.c.by.in_(accounts))
    tx.execute(done.values(by=ERASED, by_name=""))
    written = update(case_replies).where(case_replies.c.by.in_(accounts))
    tx.execute(written.values(by=ERASED, by_name="", signed=""))
    copied = update(case_entries).where(case_entries.c.owner.in_(accounts))
    tx.execute(copied.values(owner=ERASED))


def _forget_presses(tx: Tx, person: Traces, messages: Collection[MessageRef]) -> None:
    in_chats = [
        response_urls.c.message.startswith(f"{chat}/", autoescape=True) for _, chat in person.chats
    ]
    theirs = or_(response_urls.c.message.in_(messages), *in_chats)
    tx.execute(delete(response_urls).where(theirs))
