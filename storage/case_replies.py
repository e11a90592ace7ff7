"""Stores what staff write to the customers of cases."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, select, update

from bot.chat.platforms import Platform
from bot.ids import CaseId, ContactId, MessageRef, PersonId
from bot.language.rich_words import RichWords, from_payload, to_payload
from bot.states import ReplyState
from storage.engine.store import Tx
from storage.schema import case_replies, cases, contacts

ARRIVED = (ReplyState.SENT, ReplyState.UNCERTAIN)
"""The states of replies that the customer has, or may have."""
_COUNTED = (ReplyState.WAITING, *ARRIVED)
_MAY_REPEAT = (ReplyState.UNCERTAIN, ReplyState.FAILED)
_TABLE = case_replies.c


@dataclass(frozen=True, kw_only=True)
class CaseReply:
    id: int
    case_id: CaseId
    contact_id: ContactId
    at: datetime
    """When it was written, or asked for."""
    state: ReplyState
    by: str
    """The address of its writer's account, such as ``slack:U1``."""
    by_name: str
    signed: str
    """The name below it."""
    words: RichWords = ()
    """Empty before they are written, and once they are deleted."""
    prompt: MessageRef | None = None
    """The bot's message that asked for the words."""
    source: MessageRef | None = None
    """The message that answered it."""
    notice: MessageRef | None = None
    """The bot's message for the writer."""
    message: MessageRef | None = None
    """The message in the customer's chat."""


_COLUMNS = tuple(_TABLE[name] for name in CaseReply.__dataclass_fields__)


def add(tx: Tx, reply: CaseReply) -> int:
    """Adds a reply, without regard to its id. Returns the id."""
    values = {**vars(reply), "words": to_payload(reply.words) or None}
    del values["id"]
    number: int = tx.execute(case_replies.insert().returning(_TABLE.id), values).scalar_one()
    return number


def get(tx: Tx, number: int) -> CaseReply | None:
    return _one(tx.execute(select(*_COLUMNS).where(_TABLE.id == number)).one_or_none())


def by_prompt(tx: Tx, message: MessageRef) -> CaseReply | None:
    """Returns the reply for which this message of the bot asked."""
    return _one(tx.execute(select(*_COLUMNS).where(_TABLE.prompt == message)).first())


def by_source(tx: Tx, message: MessageRef) -> CaseReply | None:
    """Returns the reply that was written in this message of the staff."""
    return _one(tx.execute(select(*_COLUMNS).where(_TABLE.source == message)).first())


def by_message(tx: Tx, platform: Platform, message: MessageRef) -> CaseReply | None:
    """Returns the reply that the customer got as this message."""
    statement = select(*_COLUMNS).join_from(case_replies, contacts)
    found = statement.where(_TABLE.message == message, contacts.c.platform == platform)
    return _one(tx.execute(found).first())


def write(tx: Tx, number: int, words: RichWords, source: MessageRef, at: datetime) -> None:
    """Records the words of a reply that was asked for."""
    values = {"words": to_payload(words), "source": source, "at": at, "state": ReplyState.WAITING}
    tx.execute(update(case_replies).where(_TABLE.id == number).values(values))


def settle(tx: Tx, number: int, state: ReplyState, message: MessageRef | None = None) -> None:
    """Records how a reply ended. *message*: the customer's copy, if it is known."""
    values: dict[str, Any] = {"state": state}
    if message is not None:
        values["message"] = message
    if state is ReplyState.TAKEN_BACK:
        values["words"] = None
    tx.execute(update(case_replies).where(_TABLE.id == number).values(values))


def repeat(tx: Tx, number: int) -> bool:
    """Records that a reply is sent again. Returns False if that was done before, or needless."""
    statement = update(case_replies).where(_TABLE.id == number, _TABLE.state.in_(_MAY_REPEAT))
    return tx.execute(statement.values(state=ReplyState.REPEATED)).rowcount == 1


def set_prompt(tx: Tx, number: int, message: MessageRef) -> None:
    tx.execute(update(case_replies).where(_TABLE.id == number).values(prompt=message))


def set_notice(tx: Tx, number: int, message: MessageRef | None) -> None:
    tx.execute(update(case_replies).where(_TABLE.id == number).values(notice=message))


def count(tx: Tx, case_id: CaseId, since: datetime | None, besides: int | None) -> int:
    """Returns how many replies the customer has, may have, or gets.

    *since*: those before are left out. *besides*: so is this one.
    """
    statement = select(func.count()).where(_TABLE.case_id == case_id, _TABLE.state.in_(_COUNTED))
    if since is not None:
        statement = statement.where(_TABLE.at > since)
    if besides is not None:
        statement = statement.where(_TABLE.id != besides)
    found: int = tx.execute(statement).scalar_one()
    return found


def conversations(tx: Tx, person_id: PersonId) -> list[CaseId]:
    """Returns the person's cases in which staff has written, the latest reply first."""
    statement = (
        select(_TABLE.case_id)
        .join_from(case_replies, cases)
        .where(cases.c.person_id == person_id, _TABLE.state.in_(ARRIVED))
        .group_by(_TABLE.case_id)
        .order_by(func.max(_TABLE.id).desc())
    )
    return [CaseId(one) for one in tx.execute(statement).scalars()]


def states_of(tx: Tx, numbers: Iterable[int]) -> dict[int, ReplyState]:
    statement = select(_TABLE.id, _TABLE.state).where(_TABLE.id.in_(list(numbers)))
    return {row.id: row.state for row in tx.execute(statement)}


def _one(row: Row[Any] | None) -> CaseReply | None:
    if row is None:
        return None
    return CaseReply(**{**row._mapping, "words": from_payload(row.words or ())})
