"""Stores campaigns: lists of people to ask after an admin's confirmation."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, delete, exists, func, select, update

from bot.chat.platforms import Platform
from bot.ids import InvitationId, MessageRef, PersonId
from bot.states import CampaignState, InvitationState
from storage.engine.store import Tx
from storage.messaging.keys import CampaignKey, InvitationKey
from storage.schema import campaigns, invitations, outbox
from storage.states import OutboxKind, OutboxState

KEPT_FOR = timedelta(days=90)
STARTED: Final = (CampaignState.RUNNING, CampaignState.PAUSED)
"""The states in which a campaign has people left to ask."""


@dataclass(frozen=True, kw_only=True)
class Campaign:
    token: str
    survey: str
    asked_by: str
    people: tuple[PersonId, ...]
    seed: str
    position: int
    """The number of *people* already processed."""
    state: CampaignState
    changed_at: datetime | None
    """When *state* changed last; ``None``: not decided yet."""
    size: int
    """How many of *people* are asked at most, as far as the start of the campaign knew."""


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """The message that shows how far a campaign has come."""

    platform: Platform
    chat: str
    message: MessageRef | None
    """``None`` until it is posted."""
    shown: Mapping[str, Any] | None
    """What it shows; ``None``: not known."""


_FIELDS: Final = tuple(campaigns.c[name] for name in Campaign.__dataclass_fields__)


def add(
    tx: Tx, token: str, survey: str, asked_by: str, people: Sequence[PersonId], now: datetime
) -> None:
    tx.execute(
        campaigns.insert().values(
            token=token, survey=survey, asked_by=asked_by, people=list(people), created_at=now
        )
    )


def by_token(tx: Tx, token: str) -> Campaign | None:
    row = tx.execute(select(*_FIELDS).where(campaigns.c.token == token)).one_or_none()
    if row is None:
        return None
    values = dict(row._mapping)
    return Campaign(**{**values, "people": tuple(PersonId(one) for one in values["people"])})


def state_of(tx: Tx, token: str) -> CampaignState | None:
    """Returns the campaign's state; ``None`` if there is no such campaign."""
    statement = select(campaigns.c.state).where(campaigns.c.token == token)
    state: CampaignState | None = tx.execute(statement).scalar_one_or_none()
    return state


def change(
    tx: Tx,
    token: str,
    before: Collection[CampaignState],
    after: CampaignState,
    now: datetime,
) -> bool:
    """Changes the state. Returns ``False`` if the campaign is in none of the states *before*."""
    statement = (
        update(campaigns)
        .where(campaigns.c.token == token, campaigns.c.state.in_(before))
        .values(state=after, changed_at=now)
    )
    return tx.execute(statement).rowcount == 1


def begin(tx: Tx, token: str, *, seed: str, size: int) -> None:
    """Records what a campaign starts with."""
    _set(tx, token, seed=seed, size=size)


def advance(tx: Tx, token: str, position: int) -> None:
    _set(tx, token, position=position)


def started(tx: Tx) -> tuple[Campaign, ...]:
    """Returns the campaigns that run or are paused, the oldest first."""
    statement = select(campaigns.c.token).where(campaigns.c.state.in_(STARTED))
    tokens = tx.execute(statement.order_by(campaigns.c.id)).scalars().all()
    return tuple(found for token in tokens if (found := by_token(tx, token)) is not None)


def _set(tx: Tx, token: str, **values: object) -> None:
    tx.execute(update(campaigns).where(campaigns.c.token == token).values(values))


# -- the receipt ----------------------------------------------------------------------------------


def receipt_of(tx: Tx, token: str) -> Receipt | None:
    """Returns the campaign's receipt; ``None`` if it has none."""
    statement = select(
        campaigns.c.receipt_platform.label("platform"),
        campaigns.c.receipt_chat.label("chat"),
        campaigns.c.receipt.label("message"),
        campaigns.c.receipt_shown.label("shown"),
    ).where(campaigns.c.token == token, campaigns.c.receipt_platform.is_not(None))
    row = tx.execute(statement).one_or_none()
    return None if row is None else Receipt(**row._mapping)


def set_receipt(tx: Tx, token: str, receipt: Receipt) -> None:
    _set(
        tx,
        token,
        receipt_platform=receipt.platform,
        receipt_chat=receipt.chat,
        receipt=receipt.message,
        receipt_shown=receipt.shown,
    )


def drop_receipt(tx: Tx, token: str) -> None:
    """Records that the campaign has no receipt any more."""
    _set(tx, token, receipt_platform=None, receipt_chat="", receipt=None, receipt_shown=None)


# -- its invitations ------------------------------------------------------------------------------


def counts(tx: Tx, token: str) -> Mapping[InvitationState, int]:
    """Returns how many of the campaign's invitations are in each state."""
    state = invitations.c.state
    statement = (
        select(state, func.count().label("n"))
        .where(invitations.c.campaign == token)
        .group_by(state)
    )
    return {row.state: row.n for row in tx.execute(statement)}


def unsettled(tx: Tx, token: str) -> int:
    """Returns how many questions may have been sent and are still searched for or sent again."""
    theirs = (
        invitations.c.campaign == token,
        invitations.c.state == InvitationState.UNCERTAIN,
    )
    goes_on = exists().where(
        outbox.c.kind == OutboxKind.QUESTION,
        outbox.c.key == InvitationKey.packed(invitations.c.id),
        outbox.c.state.in_((OutboxState.DUE, OutboxState.SENDING)),
    )
    return tx.execute(select(func.count()).where(*theirs, goes_on)).scalar_one()


def _question_is(*states: OutboxState) -> ColumnElement[bool]:
    return exists().where(
        outbox.c.kind == OutboxKind.QUESTION,
        outbox.c.key == InvitationKey.packed(invitations.c.id),
        outbox.c.state.in_(states),
        outbox.c.maybe_sent.is_(False),
    )


def withdraw(tx: Tx, token: str, reason: str) -> int:
    """Cancels the campaign's invitations whose question certainly was not sent. Returns how many.

    A question that is being sent stays. If its attempt fails, its next one finds the campaign
    cancelled.
    """
    theirs = (invitations.c.campaign == token, invitations.c.state == InvitationState.QUEUED)
    waiting = _question_is(OutboxState.DUE, OutboxState.DROPPED)
    found = list(tx.execute(select(invitations.c.id).where(*theirs, waiting)).scalars())
    cancelled = {"state": InvitationState.CANCELLED}
    tx.execute(update(invitations).where(invitations.c.id.in_(found)).values(cancelled))
    dropped = {"state": OutboxState.DROPPED, "reason": reason}
    tx.execute(update(outbox).where(*_questions_of(found, OutboxState.DUE)).values(dropped))
    return len(found)


def hold(tx: Tx, token: str, reason: str) -> None:
    """Takes the campaign's waiting questions out of the queue, until ``bring_back``."""
    theirs = (invitations.c.campaign == token, invitations.c.state == InvitationState.QUEUED)
    waiting = _question_is(OutboxState.DUE)
    found = list(tx.execute(select(invitations.c.id).where(*theirs, waiting)).scalars())
    dropped = {"state": OutboxState.DROPPED, "reason": reason}
    tx.execute(update(outbox).where(*_questions_of(found, OutboxState.DUE)).values(dropped))


def state_for(tx: Tx, invitation: InvitationId) -> CampaignState | None:
    """Returns the state of the invitation's campaign; ``None`` if it has none."""
    statement = select(campaigns.c.state).join(
        invitations, invitations.c.campaign == campaigns.c.token
    )
    found = tx.execute(statement.where(invitations.c.id == invitation))
    state: CampaignState | None = found.scalar_one_or_none()
    return state


def bring_back(tx: Tx, token: str, now: datetime) -> int:
    """Makes the questions due again that a pause has dropped. Returns how many."""
    theirs = (invitations.c.campaign == token, invitations.c.state == InvitationState.QUEUED)
    held = _question_is(OutboxState.DROPPED)
    found = list(tx.execute(select(invitations.c.id).where(*theirs, held)).scalars())
    again = {"state": OutboxState.DUE, "due_at": now, "reason": "", "attempts": 0}
    tx.execute(update(outbox).where(*_questions_of(found, OutboxState.DROPPED)).values(again))
    return len(found)


def _questions_of(found: Sequence[int], state: OutboxState) -> tuple[ColumnElement[bool], ...]:
    keys = [str(one) for one in found]
    return outbox.c.kind == OutboxKind.QUESTION, outbox.c.key.in_(keys), outbox.c.state == state


def forget_old(tx: Tx, now: datetime) -> None:
    """Deletes old campaigns, which list people, unless they still ask or are paused."""
    asks = exists().where(
        outbox.c.kind == OutboxKind.CAMPAIGN,
        outbox.c.key == CampaignKey.packed(campaigns.c.token),
        outbox.c.state.in_((OutboxState.DUE, OutboxState.SENDING)),
    )
    goes_on = asks | (campaigns.c.state == CampaignState.PAUSED)
    tx.execute(delete(campaigns).where(campaigns.c.created_at < now - KEPT_FOR, ~goes_on))
