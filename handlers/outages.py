"""After an outage: what a platform has forgotten meanwhile is asked for again, once."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from bot.addresses import Platform
from bot.config import Config
from bot.model import Contact, Invitation, InvitationId
from bot.texts import Line
from handlers import asking
from handlers.alerting import report_trouble
from handlers.outgoing import Doubt, Drawn, Kind, Route, Scene
from storage import heartbeats, invitations, outbox, people
from storage.outbox import Item, OutboxRow
from storage.states import OutboxKind
from storage.store import Tx

TAPS_LIVE: Final = timedelta(seconds=150)
"""Telegram forgets a tap that nobody fetched for so long."""
UPDATES_LIVE: Final = timedelta(days=1)
"""Telegram forgets everything else; Slack gives up sooner."""
BACKLOG_FIRST: Final = timedelta(seconds=10)
"""What the platforms still have comes in before anybody is asked to tap again."""

_WHO: Final = "bot"


def alive(tx: Tx, now: datetime) -> None:
    """The bot is at work."""
    heartbeats.beat(tx, _WHO, now)


def back_at_work(tx: Tx, config: Config, now: datetime) -> None:
    """The bot starts: see to it that what was lost while it was away is made good, once."""
    last = heartbeats.last(tx, _WHO)
    alive(tx, now)
    if last is None or now - last <= TAPS_LIVE:
        return
    if config.telegram is not None:
        _ask_to_tap_again(tx, last, now)
    if now - last > UPDATES_LIVE:
        values = {"since": _clock(last, config), "until": _clock(now, config)}
        line = Line(key="trouble.outage", values=values)
        report_trouble(tx, f"outage {last.isoformat()}", line, config.channels.admin, now)


def _ask_to_tap_again(tx: Tx, last: datetime, now: datetime) -> None:
    """Whoever was not even told of the outage before this one hears of both in one line."""
    outbox.drop_all(tx, OutboxKind.AFTER_OUTAGE, "a newer outage")
    outbox.put_new(tx, _items(tx, last, now), now)


def _items(tx: Tx, last: datetime, now: datetime) -> Iterator[Item]:
    """Nobody gets two lines at once: a reminder asks for the same tap."""
    reminded = outbox.subjects_due(tx, OutboxKind.REMINDER, now)
    for invitation_id, contact_id in invitations.waiting_on(tx, Platform.TELEGRAM, now):
        if str(invitation_id) in reminded:
            continue
        yield Item(
            kind=OutboxKind.AFTER_OUTAGE,
            subject=f"{invitation_id}/{last.isoformat()}",
            lane=Platform.TELEGRAM,
            due_at=now + BACKLOG_FIRST,
            payload={"contact": contact_id},
        )


def _clock(moment: datetime, config: Config) -> str:
    return f"{moment.astimezone(config.timezone):%Y-%m-%d %H:%M}"


def _parties(tx: Tx, row: OutboxRow) -> tuple[Invitation, Contact]:
    invitation = invitations.get(tx, InvitationId(int(row.subject.partition("/")[0])))
    return invitation, people.contact(tx, invitation.contact_id)


def _route(tx: Tx, row: OutboxRow, scene: Scene) -> Route:
    _, contact = _parties(tx, row)
    return Route(chat=contact.chat)


def _draw(tx: Tx, row: OutboxRow, scene: Scene) -> Drawn:
    invitation, _ = _parties(tx, row)
    return asking.nudge(tx, invitation, scene, "outage")


KINDS = {OutboxKind.AFTER_OUTAGE: Kind(route=_route, draw=_draw, doubt=Doubt.DROP)}
