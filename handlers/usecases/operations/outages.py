"""Compensates for an outage: asks people to repeat taps that a platform may have dropped."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import ClassVar, Final

from bot.chat.platforms import TRAITS, Platform
from bot.config.config import Config
from bot.ids import ContactId, InvitationId
from bot.language.texts import Line
from handlers.usecases import recipient_keys
from handlers.usecases.context import Context
from handlers.usecases.localisation import staff_texts
from handlers.usecases.outgoing import Kind, RenderResult
from handlers.usecases.survey.invitation_message import OfInvitation
from handlers.usecases.troubles import report_trouble
from storage import invitations
from storage.cluster import heartbeats
from storage.engine.store import Tx
from storage.messaging import outbox
from storage.messaging.keys import InvitationKey, OutageKey
from storage.messaging.outbox import Item, OutboxRow
from storage.messaging.trouble_keys import TroubleKey, TroubleSort
from storage.states import OutboxKind

SILENT_AFTER: Final = min(lives for one in TRAITS.values() if (lives := one.taps_live) is not None)
"""After a longer silence a platform may have dropped taps."""
UPDATES_LIVE: Final = max(
    lives for one in TRAITS.values() if (lives := one.updates_live) is not None
)
"""After a longer outage every platform has dropped undelivered updates."""
CLOCKS_APART: Final = timedelta(minutes=10)
"""A last contact further in the future was recorded by a clock that was ahead."""
BACKLOG_FIRST: Final = timedelta(seconds=10)
"""The time for the platforms' backlog to arrive before people are asked to tap again."""


def back_at_work(tx: Tx, context: Context) -> None:
    """Compensates at the bot's start for what was lost, before any other message is sent.

    After a short absence no contact is recorded, because a longer outage may still be going on.
    """
    lasts = {one: heartbeats.last(tx, one) for one in context.config.platforms}
    silent = [
        one for one, last in lasts.items() if last is not None and context.now - last > SILENT_AFTER
    ]
    note(tx, dict.fromkeys(silent, context.now), silent, context)


def note(
    tx: Tx,
    contacts: Mapping[Platform, datetime],
    returned: Collection[Platform],
    context: Context,
) -> None:
    """Records the last *contacts*, and compensates once for taps that were lost before.

    *returned*: platforms that were silent for this process for so long that taps may be lost,
    unless another process had contact.
    """
    before = _common_contact(tx, context.config)
    for platform, at in contacts.items():
        last = heartbeats.last(tx, platform)
        if last is None or at > last or last > context.now + CLOCKS_APART:
            heartbeats.beat(tx, platform, at)
        if last is not None and platform in returned and _has_lost_taps(platform, at - last):
            _ask_to_tap_again(tx, platform, last, context.now)
    after = _common_contact(tx, context.config)
    if returned and before is not None and after is not None and after - before > UPDATES_LIVE:
        _report(tx, before, after, context)


def _common_contact(tx: Tx, config: Config) -> datetime | None:
    """Returns the time up to which all platforms were in contact."""
    lasts = (heartbeats.last(tx, one) for one in config.platforms)
    return min((last for last in lasts if last is not None), default=None)


def _has_lost_taps(platform: Platform, silent: timedelta) -> bool:
    """Whether taps may be lost without a notice to the people who tapped."""
    lives = platform.traits.taps_live
    return lives is not None and silent > lives


def _report(tx: Tx, since: datetime, until: datetime, context: Context) -> None:
    texts, zone = staff_texts(context.config), str(context.config.timezone)
    values = {"since": texts.moment(since, zone), "until": texts.moment(until, zone)}
    line = Line(key="trouble.outage", values=values)
    about = TroubleKey(sort=TroubleSort.OUTAGE, at=since)
    report_trouble(tx, about, line, context.config.channels.admin, context.now)


def _ask_to_tap_again(tx: Tx, platform: Platform, last: datetime, now: datetime) -> None:
    """Plans lines to people with open questions. One line replaces that of an earlier outage."""
    outbox.drop_all(tx, OutboxKind.AFTER_OUTAGE, platform, "a newer outage")
    outbox.put_new(tx, _items(tx, platform, last, now), now)


def _items(tx: Tx, platform: Platform, last: datetime, now: datetime) -> Iterator[Item]:
    """Yields one line for each person, about the newest question.

    People with a due reminder get no line, because the reminder asks for the same tap.
    """
    reminded = outbox.keys_due(tx, OutboxKind.REMINDER, now)
    for contact_id, open_ones in _open_questions(tx, platform, now).items():
        if any(InvitationKey(invitation=one).pack() in reminded for one in open_ones):
            continue
        yield Item(
            kind=OutboxKind.AFTER_OUTAGE,
            key=OutageKey(invitation=open_ones[-1], since=last),
            queue=platform,
            recipient=recipient_keys.person(contact_id),
            due_at=now + BACKLOG_FIRST,
            payload={"contact": contact_id},
        )


def _open_questions(
    tx: Tx, platform: Platform, now: datetime
) -> Mapping[ContactId, Sequence[InvitationId]]:
    """Returns the open questions of each contact, oldest first."""
    found = defaultdict[ContactId, list[InvitationId]](list)
    for invitation_id, contact_id in invitations.open_questions(tx, platform, now):
        found[contact_id].append(invitation_id)
    return found


class AfterOutage(OfInvitation):
    """A line below an open question whose tap may have been lost."""

    longest_wait: ClassVar[timedelta] = BACKLOG_FIRST

    @staticmethod
    def invitation_id(row: OutboxRow) -> InvitationId:
        return row.about(OutageKey).invitation

    def render(self, tx: Tx) -> RenderResult:
        return self.nudge("outage")


KINDS: Final[Mapping[OutboxKind, type[Kind]]] = {OutboxKind.AFTER_OUTAGE: AfterOutage}
