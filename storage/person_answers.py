"""Reads where one person's answers are shown: messages, weeks with comments, and open cases."""

from datetime import datetime

from sqlalchemy import func, select, union_all

from bot.chat.platforms import Platform
from bot.ids import CaseId, MessageRef
from storage.engine.store import Tx
from storage.person_traces import Traces
from storage.schema import cases, comments, contacts, imported_answers, invitations, prompts


def own_messages(tx: Tx, person: Traces) -> tuple[tuple[Platform, MessageRef], ...]:
    """Returns the bot's messages in the person's chats, as far as their rows still name them."""
    asked = invitations.join(contacts, contacts.c.id == invitations.c.contact_id)
    prompted = prompts.join(contacts)
    places = (
        (invitations.c.message, asked, person.owns(invitations.c.person_id)),
        (invitations.c.reminder, asked, person.owns(invitations.c.person_id)),
        (prompts.c.message, prompted, person.owns(contacts.c.person_id)),
    )
    found = [
        (row.platform, MessageRef(row.message))
        for column, source, theirs in places
        for row in tx.execute(
            select(contacts.c.platform, column.label("message"))
            .select_from(source)
            .where(theirs, column.is_not(None))
        )
    ]
    return tuple(dict.fromkeys(found))


def case_messages(tx: Tx, person: Traces) -> tuple[tuple[str, str, MessageRef], ...]:
    """Returns the cards of the person's cases, each with the case's survey and own channel."""
    statement = (
        select(invitations.c.survey, cases.c.channel, cases.c.message)
        .join_from(cases, invitations)
        .where(person.owns(cases.c.person_id), cases.c.message.is_not(None))
    )
    rows = tx.execute(statement)
    return tuple((row.survey, row.channel, MessageRef(row.message)) for row in rows)


def lists_with(tx: Tx, person: Traces) -> tuple[tuple[CaseId, bool], ...]:
    """Returns the collecting messages that name the person, and whether each is posted."""
    statement = select(cases.c.listed_in, cases.c.list_message).where(
        person.owns(cases.c.person_id), cases.c.listed_in.is_not(None)
    )
    return tuple(
        (CaseId(row.listed_in), row.list_message is not None) for row in tx.execute(statement)
    )


def commented(tx: Tx, person: Traces) -> tuple[tuple[str, datetime], ...]:
    """Returns the survey and the time of each answer with a comment."""
    own = (
        select(invitations.c.survey, invitations.c.answered_at)
        .join(comments)
        .where(person.owns(invitations.c.person_id), invitations.c.answered_at.is_not(None))
    )
    imported = select(imported_answers.c.survey, imported_answers.c.at).where(
        imported_answers.c.person.in_(person.imported_names),
        imported_answers.c.comment.is_not(None),
    )
    rows = tx.execute(union_all(own, imported))
    return tuple(dict.fromkeys((row.survey, row.answered_at) for row in rows))


def case_spans(tx: Tx, person: Traces, now: datetime) -> tuple[tuple[str, datetime, datetime], ...]:
    """Returns the survey of each case, and from when until when it was open."""
    statement = (
        select(
            invitations.c.survey,
            cases.c.opened_at,
            cases.c.resolved_at,
        )
        .join_from(cases, invitations)
        .where(person.owns(cases.c.person_id))
    )
    rows = tx.execute(statement)
    return tuple((row.survey, row.opened_at, row.resolved_at or now) for row in rows)


def answer_count(tx: Tx, person: Traces) -> int:
    """Returns how many answers the person gave, imported ones included."""
    own = select(func.count(invitations.c.score)).where(person.owns(invitations.c.person_id))
    imported = select(func.count()).where(imported_answers.c.person.in_(person.imported_names))
    given: int = tx.execute(own).scalar_one()
    brought: int = tx.execute(imported).scalar_one()
    return given + brought
