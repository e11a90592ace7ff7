"""Stores where the bot's messages about people are, so that an erasure can reach them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, false, or_, select

from bot.chat.platforms import Platform
from bot.figures.weeks import Week
from bot.ids import MessageRef, PersonId
from storage.engine.store import Tx
from storage.person_traces import Traces
from storage.schema import posted_messages
from storage.states import OutboxKind

_TABLE = posted_messages.c


@dataclass(frozen=True, kw_only=True)
class PostedMessage:
    """A message of the bot that is about a person, or quotes the answers of a week."""

    platform: Platform
    message: MessageRef
    kind: OutboxKind
    person_id: PersonId | None = None
    survey: str | None = None
    week: str | None = None
    """Such as ``2026-W47``, with *survey*; ``None`` for a message about one person."""
    detail: Mapping[str, Any] | None = None


def add(tx: Tx, posted: Collection[PostedMessage], now: datetime) -> None:
    if posted:
        tx.execute(posted_messages.insert(), [{**vars(one), "at": now} for one in posted])


_COLUMNS = tuple(_TABLE[name] for name in PostedMessage.__dataclass_fields__)


def about(tx: Tx, person: Traces) -> tuple[PostedMessage, ...]:
    """Returns the messages to or about this person, the oldest first."""
    statement = select(*_COLUMNS).where(person.owns(_TABLE.person_id)).order_by(_TABLE.id)
    return tuple(PostedMessage(**row._mapping) for row in tx.execute(statement))


def of_weeks(
    tx: Tx,
    weeks: Collection[tuple[str, Week]],
    spans: Collection[tuple[str, datetime, datetime]],
) -> tuple[PostedMessage, ...]:
    """Returns the posts about these weeks of surveys, and those of a survey within a span."""
    of_week = [and_(_TABLE.survey == survey, _TABLE.week == str(week)) for survey, week in weeks]
    within = [
        and_(_TABLE.survey == survey, _TABLE.at.between(since, until))
        for survey, since, until in spans
    ]
    statement = select(*_COLUMNS).where(or_(false(), *of_week, *within)).order_by(_TABLE.id)
    return tuple(PostedMessage(**row._mapping) for row in tx.execute(statement))
