"""Gives rows of since a join to the record of their answer, or of their chat.

What is known of a record from before the join is in the join's own record, or never left it.
"""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, false, or_, select, update

from bot.ids import PersonId
from storage.engine.store import Tx
from storage.schema import cases, contacts, feedback, invitations, posted_messages


def follow_answers(tx: Tx, *people: PersonId) -> None:
    """Gives the cases of these people's answers to the person of the answer."""
    of_answer = select(invitations.c.person_id).where(invitations.c.id == cases.c.invitation_id)
    theirs = select(invitations.c.id).where(invitations.c.person_id.in_(people))
    statement = update(cases).where(cases.c.invitation_id.in_(theirs))
    tx.execute(statement.values(person_id=of_answer.scalar_subquery()))


def follow_chats(tx: Tx, kept: PersonId, joined: PersonId) -> None:
    """Gives the joined record what was written in its chats, by the person and by the bot.

    The bot's messages about its words and its cases follow, too.
    """
    accounts = tx.execute(select(contacts).where(contacts.c.person_id == joined)).all()
    chats = {chat for one in accounts for chat in (one.chat, one.user) if chat}
    words = feedback.c.person_id == kept
    typed_there = _in_chats(feedback.c.source, chats)
    tx.execute(update(feedback).where(words, typed_there).values(person_id=joined))
    messages = posted_messages.c.person_id == kept
    theirs = posted_messages.c.id.in_(list(_about(tx, kept, joined)))
    sent_there = _in_chats(posted_messages.c.message, chats)
    statement = update(posted_messages).where(messages, or_(theirs, sent_there))
    tx.execute(statement.values(person_id=joined))


def _about(tx: Tx, kept: PersonId, joined: PersonId) -> Iterator[int]:
    """Yields the kept record's messages about cases or words of the joined one."""
    table = posted_messages.c
    own_cases = set(tx.execute(select(cases.c.id).where(cases.c.person_id == joined)).scalars())
    written = select(feedback.c.id).where(feedback.c.person_id == joined)
    own_words = set(tx.execute(written).scalars())
    with_detail = (table.person_id == kept, table.detail.is_not(None))
    for row in tx.execute(select(table.id, table.detail).where(*with_detail)):
        about_words = own_words.intersection(row.detail.get("feedback", ()))
        if row.detail.get("case") in own_cases or about_words:
            yield row.id


def _in_chats(place: ColumnElement[str], chats: set[str]) -> ColumnElement[bool]:
    """Returns the condition for messages in these chats. *place*: ``chat/message``."""
    return or_(false(), *(place.startswith(f"{chat}/", autoescape=True) for chat in sorted(chats)))
