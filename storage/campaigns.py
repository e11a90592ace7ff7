"""Stores campaigns: lists of people to ask after an admin's confirmation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, exists, select, update

from bot.ids import PersonId
from storage.engine.store import Tx
from storage.messaging.keys import CampaignKey
from storage.schema import campaigns, outbox
from storage.states import OutboxKind, OutboxState

KEPT_FOR = timedelta(days=90)


@dataclass(frozen=True, kw_only=True)
class Campaign:
    token: str
    survey: str
    asked_by: str
    people: tuple[PersonId, ...]
    confirmed: bool | None
    """``None``: not decided yet."""
    seed: str
    position: int
    """The number of *people* already processed."""


def add(
    tx: Tx, token: str, survey: str, asked_by: str, people: Sequence[PersonId], now: datetime
) -> None:
    tx.execute(
        campaigns.insert().values(
            token=token, survey=survey, asked_by=asked_by, people=list(people), created_at=now
        )
    )


def by_token(tx: Tx, token: str) -> Campaign | None:
    statement = select(
        campaigns.c.token,
        campaigns.c.survey,
        campaigns.c.asked_by,
        campaigns.c.people,
        campaigns.c.confirmed,
        campaigns.c.seed,
        campaigns.c.position,
    ).where(campaigns.c.token == token)
    row = tx.execute(statement).one_or_none()
    if row is None:
        return None
    values = dict(row._mapping)
    return Campaign(**{**values, "people": tuple(PersonId(one) for one in values["people"])})


def decide(tx: Tx, token: str, confirmed: bool, seed: str = "") -> bool:
    """Records the decision. Returns ``False`` if there is one already."""
    statement = (
        update(campaigns)
        .where(campaigns.c.token == token, campaigns.c.confirmed.is_(None))
        .values(confirmed=confirmed, seed=seed)
    )
    return tx.execute(statement).rowcount == 1


def advance(tx: Tx, token: str, position: int) -> None:
    tx.execute(update(campaigns).where(campaigns.c.token == token).values(position=position))


def forget_old(tx: Tx, now: datetime) -> None:
    """Deletes old campaigns, which list people, unless they are still running."""
    is_running = exists().where(
        outbox.c.kind == OutboxKind.CAMPAIGN,
        outbox.c.key == CampaignKey.packed(campaigns.c.token),
        outbox.c.state.in_((OutboxState.DUE, OutboxState.SENDING)),
    )
    tx.execute(delete(campaigns).where(campaigns.c.created_at < now - KEPT_FOR, ~is_running))
