"""Reads everything that is kept about one person, for the copy that the person gets."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, func, select

from bot.cases.entry_lines import FILE
from bot.ids import InvitationId, PersonId
from bot.people.kept_data import (
    KeptAccount,
    KeptCase,
    KeptChoice,
    KeptConsent,
    KeptData,
    KeptEvent,
    KeptImport,
    KeptInvitation,
    KeptScore,
    KeptTalk,
    KeptWords,
)
from bot.people.notes import from_payload
from bot.states import EntryKind
from storage import events
from storage import people as stored_people
from storage.contacts import CONTACT, contact_of
from storage.engine.store import Tx
from storage.imported_people import names_of
from storage.invitation_rows import COLUMNS, invitation_of
from storage.messaging.personal_copy_key import PersonalCopyKey
from storage.schema import (
    case_entries,
    cases,
    comments,
    consents,
    contacts,
    feedback,
    imported_answers,
    invitations,
    outbox,
    people,
    prompts,
    score_changes,
)
from storage.states import OutboxKind, OutboxState, Settled

_TALK = (EntryKind.REPLIED, EntryKind.CUSTOMER_WROTE, EntryKind.CUSTOMER_EDITED)
_NO_COPY = (OutboxState.FAILED, OutboxState.DROPPED)


def record_of(tx: Tx, person_id: PersonId) -> KeptData:
    """Returns everything that is kept about the person."""
    since = select(people.c.created_at).where(people.c.id == person_id)
    return KeptData(
        person=stored_people.get(tx, person_id),
        known_since=tx.execute(since).scalar_one(),
        joined=stored_people.joined_people(tx, person_id),
        accounts=_accounts(tx, person_id),
        invitations=_invitations(tx, person_id),
        imported=_imported(tx, person_id),
        words=_feedback(tx, person_id),
        choices=_choices(tx, person_id),
        events=tuple(
            KeptEvent(name=one.name, at=one.at) for one in events.of_person(tx, person_id)
        ),
    )


def was_requested(tx: Tx, person_id: PersonId, since: datetime, now: datetime) -> bool:
    """Whether a copy was asked for after *since*, and is sent or will be.

    A request that a clock running ahead dated after *now* does not count.
    """
    statement = select(func.count()).where(
        outbox.c.kind == OutboxKind.PERSONAL_COPY,
        outbox.c.created_at > since,
        outbox.c.created_at <= now,
        outbox.c.key.startswith(PersonalCopyKey.prefix(person_id), autoescape=True),
        outbox.c.state.not_in(_NO_COPY),
    )
    found: int = tx.execute(statement).scalar_one()
    return found > 0


def _accounts(tx: Tx, person_id: PersonId) -> tuple[KeptAccount, ...]:
    statement = (
        select(*CONTACT, contacts.c.used_at)
        .where(contacts.c.person_id == person_id)
        .order_by(contacts.c.id)
    )
    return tuple(
        KeptAccount(contact=contact_of(row[:-1]), used_at=row.used_at)
        for row in tx.execute(statement)
    )


def _invitations(tx: Tx, person_id: PersonId) -> tuple[KeptInvitation, ...]:
    scores, words = _by_invitation(tx, score_changes, person_id), _comments(tx, person_id)
    talks = _talks(tx, person_id)
    wordings, opened = (_by_invitation(tx, table, person_id) for table in (consents, cases))
    statement = (
        select(*COLUMNS, invitations.c.queued_at, invitations.c.handed_over_at)
        .where(invitations.c.person_id == person_id)
        .order_by(invitations.c.id)
    )
    return tuple(
        KeptInvitation(
            invitation=invitation_of([(*row[: len(COLUMNS)], None, None, None)]),
            asked_at=row.handed_over_at or row.queued_at,
            scores=tuple(KeptScore(score=one.score, at=one.at) for one in scores[row.id]),
            comments=words[row.id],
            consents=tuple(KeptConsent(wording=one.wording, at=one.at) for one in wordings[row.id]),
            cases=tuple(
                KeptCase(opened_at=one.opened_at, resolved_at=one.resolved_at, talk=talks[one.id])
                for one in opened[row.id]
            ),
        )
        for row in tx.execute(statement)
    )


def _by_invitation(tx: Tx, table: Table, person_id: PersonId) -> Mapping[InvitationId, list[Any]]:
    """Returns the table's rows about the person's invitations, by invitation."""
    found = defaultdict[InvitationId, list[Any]](list)
    for row in tx.execute(_of_invitations(table, person_id).order_by(table.c.id)):
        found[InvitationId(row.invitation_id)].append(row)
    return found


def _of_invitations(table: Table, person_id: PersonId) -> Select[Any]:
    joined = table.join(invitations, invitations.c.id == table.c.invitation_id)
    return select(table).select_from(joined).where(invitations.c.person_id == person_id)


def _comments(tx: Tx, person_id: PersonId) -> Mapping[InvitationId, tuple[KeptWords, ...]]:
    """Returns the comments by invitation, each after its earlier versions."""
    found = defaultdict[InvitationId, tuple[KeptWords, ...]](tuple)
    position = func.coalesce(comments.c.replaced_by, comments.c.id)
    is_current: ColumnElement[bool] = comments.c.replaced_by.is_(None)
    statement = _of_invitations(comments, person_id).order_by(position, is_current, comments.c.id)
    for row in tx.execute(statement):
        words = KeptWords(
            text=row.text,
            at=row.at,
            forwarded=row.forwarded,
            replaced=row.replaced_by is not None,
        )
        found[InvitationId(row.invitation_id)] += (words,)
    return found


def _talks(tx: Tx, person_id: PersonId) -> Mapping[int, tuple[KeptTalk, ...]]:
    """Returns by case what the person and the staff wrote to each other."""
    found = defaultdict[int, tuple[KeptTalk, ...]](tuple)
    statement = (
        select(case_entries)
        .join_from(case_entries, cases)
        .where(cases.c.person_id == person_id, case_entries.c.kind.in_(_TALK))
        .order_by(case_entries.c.id)
    )
    for row in tx.execute(statement):
        if row.cause != FILE:
            found[row.case_id] += (KeptTalk(by=row.by_name, text=row.words or "", at=row.at),)
    return found


def _imported(tx: Tx, person_id: PersonId) -> tuple[KeptImport, ...]:
    columns = [imported_answers.c[name] for name in KeptImport.__dataclass_fields__]
    theirs = imported_answers.c.person.in_(names_of(tx, person_id))
    statement = select(*columns).where(theirs)
    rows = tx.execute(statement.order_by(imported_answers.c.at, imported_answers.c.id))
    return tuple(KeptImport(**row._mapping) for row in rows)


def _feedback(tx: Tx, person_id: PersonId) -> tuple[KeptWords, ...]:
    statement = (
        select(feedback.c.text, feedback.c.at, feedback.c.forwarded)
        .where(feedback.c.person_id == person_id)
        .order_by(feedback.c.at, feedback.c.id)
    )
    return tuple(KeptWords(**row._mapping) for row in tx.execute(statement))


def _choices(tx: Tx, person_id: PersonId) -> tuple[KeptChoice, ...]:
    statement = (
        select(prompts.c.note, prompts.c.choice, prompts.c.settled_at)
        .join_from(prompts, contacts)
        .where(contacts.c.person_id == person_id, prompts.c.settled == Settled.CHOSEN)
        .order_by(prompts.c.id)
    )
    return tuple(
        KeptChoice(label=from_payload(row.note).buttons[row.choice].label, at=row.settled_at)
        for row in tx.execute(statement)
    )
