"""After an outage: what a platform has forgotten meanwhile is asked for again, once."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import ClassVar, Final

from bot.chat.platforms import TRAITS, Platform
from bot.config.config import Config
from bot.ids import ContactId, InvitationId
from bot.language.texts import Line
from handlers.usecases import recipients
from handlers.usecases.context import Context
from handlers.usecases.outgoing import Kind, Rendered
from handlers.usecases.survey.invitation_message import OfInvitation
from handlers.usecases.troubles import report_trouble
from storage import invitations
from storage.cluster import heartbeats
from storage.engine.store import Tx
from storage.messaging import outbox
from storage.messaging.keys import InvitationKey, OutageKey, TroubleKey, TroubleSort
from storage.messaging.outbox import Item, OutboxRow
from storage.states import OutboxKind

SILENT_AFTER: Final = min(lives for one in TRAITS.values() if (lives := one.taps_live) is not None)
"""A platform that was not heard for longer may have forgotten something."""
UPDATES_LIVE: Final = max(
    lives for one in TRAITS.values() if (lives := one.updates_live) is not None
)
"""After so long every platform has given up what it could not tell."""
CLOCKS_APART: Final = timedelta(minutes=10)
"""What was heard later than this was heard by a clock that ran ahead."""
BACKLOG_FIRST: Final = timedelta(seconds=10)
"""What the platforms still have comes in before anybody is asked to tap again."""


def back_at_work(tx: Tx, context: Context) -> None:
    """The bot starts: what was lost before is made good at once, before it says anything else.

    After a short absence nothing is noted: an outage may have begun before it and go on.
    """
    lasts = {one: heartbeats.last(tx, one) for one in context.config.platforms}
    silent = [
        one for one, last in lasts.items() if last is not None and context.now - last > SILENT_AFTER
    ]
    note(tx, dict.fromkeys(silent, context.now), silent, context)


def note(
    tx: Tx,
    heard: Mapping[Platform, datetime],
    back: Collection[Platform],
    context: Context,
) -> None:
    """Each platform was *heard* until then. See to it that what was lost before is made good, once.

    *back*: those of which this process has heard nothing for so long that something may be lost,
    unless another process has.
    """
    before = _all_heard_until(tx, context.config)
    for platform, at in heard.items():
        last = heartbeats.last(tx, platform)
        if last is None or at > last or last > context.now + CLOCKS_APART:
            heartbeats.beat(tx, platform, at)
        if last is not None and platform in back and _has_lost_taps(platform, at - last):
            _ask_to_tap_again(tx, platform, last, context.now)
    after = _all_heard_until(tx, context.config)
    if back and before is not None and after is not None and after - before > UPDATES_LIVE:
        _tell(tx, before, after, context)


def _all_heard_until(tx: Tx, config: Config) -> datetime | None:
    lasts = (heartbeats.last(tx, one) for one in config.platforms)
    return min((last for last in lasts if last is not None), default=None)


def _has_lost_taps(platform: Platform, silent: timedelta) -> bool:
    """Whether taps may be lost of which their people know nothing."""
    lives = platform.traits.taps_live
    return lives is not None and silent > lives


def _tell(tx: Tx, since: datetime, until: datetime, context: Context) -> None:
    values = {"since": _clock(since, context.config), "until": _clock(until, context.config)}
    line = Line(key="trouble.outage", values=values)
    about = TroubleKey(sort=TroubleSort.OUTAGE, at=since)
    report_trouble(tx, about, line, context.config.channels.admin, context.now)


def _ask_to_tap_again(tx: Tx, platform: Platform, last: datetime, now: datetime) -> None:
    """A person who was not yet told of an earlier outage reads of both in one line."""
    outbox.drop_all(tx, OutboxKind.AFTER_OUTAGE, platform, "a newer outage")
    outbox.put_new(tx, _items(tx, platform, last, now), now)


def _items(tx: Tx, platform: Platform, last: datetime, now: datetime) -> Iterator[Item]:
    """Nobody gets two lines at once: of several questions the newest is spoken of, and a reminder
    asks for the same tap."""
    reminded = outbox.keys_due(tx, OutboxKind.REMINDER, now)
    for contact_id, open_ones in _open_questions(tx, platform, now).items():
        if any(InvitationKey(invitation=one).pack() in reminded for one in open_ones):
            continue
        yield Item(
            kind=OutboxKind.AFTER_OUTAGE,
            key=OutageKey(invitation=open_ones[-1], since=last),
            queue=platform,
            recipient=recipients.person(contact_id),
            due_at=now + BACKLOG_FIRST,
            payload={"contact": contact_id},
        )


def _open_questions(
    tx: Tx, platform: Platform, now: datetime
) -> Mapping[ContactId, Sequence[InvitationId]]:
    """Oldest first."""
    found = defaultdict[ContactId, list[InvitationId]](list)
    for invitation_id, contact_id in invitations.open_questions(tx, platform, now):
        found[contact_id].append(invitation_id)
    return found


def _clock(moment: datetime, config: Config) -> str:
    return f"{moment.astimezone(config.timezone):%Y-%m-%d %H:%M}"


class AfterOutage(OfInvitation):
    """A line below an open question whose tap may have been lost."""

    longest_wait: ClassVar[timedelta] = BACKLOG_FIRST

    @staticmethod
    def invitation_id(row: OutboxRow) -> InvitationId:
        return row.about(OutageKey).invitation

    def render(self, tx: Tx) -> Rendered:
        return self.nudge("outage")


KINDS: Final[Mapping[OutboxKind, type[Kind]]] = {OutboxKind.AFTER_OUTAGE: AfterOutage}
