"""Alerts to the support channel, and troubles to the admin address."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Final

from bot import cases as rules
from bot.addresses import Address
from bot.cleaning import split
from bot.config import Config
from bot.messages import Style, line
from bot.model import Case, CaseId, Comment, Invitation, MessageRef
from bot.texts import Line
from handlers.usecases import recipients
from handlers.usecases.context import Context
from handlers.usecases.outgoing import Doubt, Drawn, Kind, Outgoing, Route, Unwanted
from handlers.usecases.words import staff_texts
from storage import cases, chats, invitations, outbox, people
from storage.outbox import Item, OutboxRow
from storage.states import OutboxKind
from storage.store import Tx

THREAD_PART = 3000
"""UTF-16 units of a comment in one message of the thread: fits both platforms."""
COLLECT: Final = timedelta(minutes=1)
"""People write in several lines: those of a minute by the clock are one message."""
COMMITTED: Final = timedelta(seconds=5)
"""After so long every comment of a minute that is over is there to be read."""


def report_trouble(tx: Tx, about: str, line: Line, admin: Address | None, now: datetime) -> None:
    """Tell the admin address, where there is one, what is wrong; once for each *about*."""
    if admin is None:
        return
    item = Item(
        kind=OutboxKind.TROUBLE,
        key=about,
        queue=admin.platform,
        recipient=recipients.ADMIN,
        due_at=now,
        payload={"key": line.key, "values": dict(line.values)},
    )
    outbox.put_once(tx, item, now)


def follow_channels(tx: Tx, config: Config) -> None:
    """What waits for a channel goes to the platform that bot.toml names for it today."""
    support, admin = config.channels.support, config.channels.admin
    if support is not None:
        kinds = (
            OutboxKind.ALERT,
            OutboxKind.ALERT_THREAD,
            OutboxKind.FEEDBACK,
            OutboxKind.MEETING,
        )
        outbox.move(tx, kinds, support.platform)
    if admin is not None:
        outbox.move(tx, (OutboxKind.TROUBLE, OutboxKind.ALERT_LOST), admin.platform)


def alert_item(case_id: CaseId, support: Address, now: datetime, *, is_posted: bool) -> Item:
    """The case's card in the support channel, to be shown as it is at sending."""
    return Item(
        kind=OutboxKind.ALERT,
        key=str(case_id),
        queue=support.platform,
        recipient=recipients.SUPPORT_EDITS if is_posted else recipients.SUPPORT,
        due_at=now,
    )


def _case(tx: Tx, row: OutboxRow) -> tuple[Case, Invitation]:
    case = cases.get(tx, CaseId(int(row.key.partition("/")[0])))
    return case, invitations.get(tx, case.invitation_id)


def _alert_route(tx: Tx, row: OutboxRow, context: Context) -> Route:
    case, _ = _case(tx, row)
    return Route(chat=_support_chat(tx, context), edits=case.message is not None)


def _thread_route(tx: Tx, row: OutboxRow, context: Context) -> Route:
    return Route(chat=_support_chat(tx, context))


def _support_chat(tx: Tx, context: Context) -> str:
    return chat_of(tx, context.config.channels.support)


def chat_of(tx: Tx, channel: Address | None) -> str:
    """The chat that a channel of bot.toml is today; empty where none is named."""
    return "" if channel is None else chats.current(tx, channel).chat


def _alert(tx: Tx, row: OutboxRow, context: Context) -> Drawn:
    config = context.config
    case, invitation = _case(tx, row)
    if config.channels.support is None:
        return Unwanted(reason="no support channel is configured")
    facts = rules.Facts(
        invitation=invitation,
        person=people.get(tx, case.person_id),
        contact=people.contact(tx, invitation.contact_id),
        previous=invitations.previous_answer(tx, invitation),
        scores=tuple(given.score for given in invitations.scores_of(tx, invitation.id)),
    )
    repeat = row.maybe_sent and case.message is None
    return Outgoing(
        chat=_support_chat(tx, context),
        message=rules.alert(case, facts, staff_texts(config), str(config.timezone), repeat=repeat),
        edit=case.message,
        marker=_alert_marker(tx, row),
    )


def _alert_marker(tx: Tx, row: OutboxRow) -> str:
    return f"case {row.key}"


def _alert_found(tx: Tx, row: OutboxRow, context: Context) -> None:
    """It shows the case as it was then."""
    if context.config.channels.support is not None:
        case_id = CaseId(int(row.key))
        item = alert_item(case_id, context.config.channels.support, context.now, is_posted=True)
        outbox.put(tx, item, context.now)


def _alert_sent(tx: Tx, row: OutboxRow, message: MessageRef, context: Context) -> None:
    case, invitation = _case(tx, row)
    if case.message is None:
        cases.shown_at(tx, case.id, message)
    if not rules.needs_thread(invitation):
        return
    for minute in _minutes(invitation.comments):
        for part in range(len(minute.parts)):
            item = Item(
                kind=OutboxKind.ALERT_THREAD,
                key=f"{case.id}/{minute.first}/{part}",
                queue=row.queue,
                recipient=recipients.SUPPORT,
                due_at=max(context.now, minute.until + COMMITTED),
            )
            outbox.put_once(tx, item, context.now)


@dataclass(frozen=True, kw_only=True)
class _Minute:
    """What one person added within a minute by the clock."""

    first: int
    """Which comment it begins with."""
    until: datetime
    parts: tuple[str, ...]


def _minutes(comments: Sequence[Comment]) -> Iterator[_Minute]:
    first = 0
    for since, together in groupby(comments, lambda one: one.at.replace(second=0, microsecond=0)):
        texts = [comment.text for comment in together]
        parts = split("\n".join(texts), THREAD_PART)
        yield _Minute(first=first, until=since + COLLECT, parts=parts)
        first += len(texts)


def _alert_lost(tx: Tx, row: OutboxRow, context: Context) -> None:
    """An alert that cannot be edited any more is posted anew. One that cannot be posted at all
    goes to the admin: nobody may miss a detractor because a channel is gone."""
    support, admin = context.config.channels.support, context.config.channels.admin
    case, _ = _case(tx, row)
    if support is not None and case.message is not None:
        cases.shown_at(tx, case.id, None)
        item = alert_item(case.id, support, context.now, is_posted=False)
        outbox.put(tx, item, context.now)
    elif admin is not None:
        item = Item(
            kind=OutboxKind.ALERT_LOST,
            key=str(case.id),
            queue=admin.platform,
            recipient=recipients.ADMIN,
            due_at=context.now,
        )
        outbox.put_once(tx, item, context.now)


def _lost(tx: Tx, row: OutboxRow, context: Context) -> Drawn:
    admin, support = context.config.channels.admin, context.config.channels.support
    case, invitation = _case(tx, row)
    if admin is None or case.message is not None:
        return Unwanted(reason="the alert is posted, or no admin address is configured")
    person = people.get(tx, case.person_id)
    values = {"chat": support, "name": person.name, "score": invitation.score}
    text = staff_texts(context.config)("trouble.alert", **values)
    return Outgoing(chat=chat_of(tx, admin), message=line(text))


def _thread(tx: Tx, row: OutboxRow, context: Context) -> Drawn:
    case, invitation = _case(tx, row)
    chat = _support_chat(tx, context)
    _, first, part = (int(piece) for piece in row.key.split("/"))
    parts = next(_minutes(invitation.comments[first:])).parts
    if case.message is None or part >= len(parts):
        return Unwanted(reason="the comment or its alert is gone")
    words = line(parts[part], Style.QUOTE)
    return Outgoing(chat=chat, message=words, reply_to=case.message)


def _admin_route(tx: Tx, row: OutboxRow, context: Context) -> Route:
    return Route(chat=chat_of(tx, context.config.channels.admin))


def _trouble(tx: Tx, row: OutboxRow, context: Context) -> Drawn:
    admin = context.config.channels.admin
    assert row.payload is not None
    if admin is None:
        return Unwanted(reason="no admin address is configured")
    text = staff_texts(context.config).line(Line(**row.payload))
    return Outgoing(chat=chat_of(tx, admin), message=line(text))


KINDS = {
    OutboxKind.ALERT: Kind(
        route=_alert_route,
        draw=_alert,
        doubt=Doubt.REPEAT,
        marker=_alert_marker,
        sent=_alert_sent,
        found=_alert_found,
        lost=_alert_lost,
    ),
    OutboxKind.ALERT_THREAD: Kind(route=_thread_route, draw=_thread, doubt=Doubt.REPEAT),
    OutboxKind.ALERT_LOST: Kind(route=_admin_route, draw=_lost, doubt=Doubt.REPEAT),
    OutboxKind.TROUBLE: Kind(route=_admin_route, draw=_trouble, doubt=Doubt.REPEAT),
}
