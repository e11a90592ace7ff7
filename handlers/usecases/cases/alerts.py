"""Plans alerts, and moves rows with their channels."""

from datetime import datetime, timedelta
from typing import Final

from bot.config.config import Config
from bot.ids import CaseId
from bot.model import Case
from handlers.usecases import recipient_keys
from handlers.usecases.staff_channels import StaffChannel
from storage.engine.store import Tx
from storage.messaging import channel_rows, outbox
from storage.messaging.keys import CaseKey
from storage.messaging.outbox import Item
from storage.messaging.traits import Channel, followers
from storage.states import OutboxKind

THREAD_PART = 3000
"""UTF-16 units of a comment in one message of the thread; both platforms allow them."""
COLLECT: Final = timedelta(minutes=1)
"""People write in several lines: the lines of one clock minute are one message."""


def follow_channels(tx: Tx, config: Config) -> None:
    """Moves rows for a channel to the platform that bot.toml names for it today."""
    named = config.channels
    addresses = {
        Channel.SUPPORT: named.support,
        Channel.TEAM: named.team,
        Channel.ADMIN: named.admin,
    }
    for channel, address in addresses.items():
        if address is not None:
            outbox.move(tx, followers(channel), address.platform)
    own = any(survey.channels.support or survey.channels.team for survey in config.surveys)
    if own or channel_rows.are_chosen(tx):
        _follow_own_channels(tx, config)


def _follow_own_channels(tx: Tx, config: Config) -> None:
    """Moves rows about a survey, or a case, that has channels of its own."""
    for row in channel_rows.waiting(tx, followers(Channel.SUPPORT)):
        support = StaffChannel.support_of(config, row.survey, row.chosen)
        if support is not None:
            is_edit = row.recipient.startswith(recipient_keys.SUPPORT_EDITS)
            recipient = support.edits if is_edit else support.posts
            channel_rows.move(tx, row, support.queue, recipient)
    for row in channel_rows.waiting(tx, followers(Channel.TEAM)):
        team = StaffChannel.team_of(config, row.survey)
        if team is not None:
            channel_rows.move(tx, row, team.queue, team.summaries)


def alert_item(
    case_id: CaseId, support: StaffChannel, due_at: datetime, *, is_posted: bool
) -> Item:
    """Returns a row for the case's card in the support channel."""
    return _item(OutboxKind.ALERT, case_id, support, due_at, is_posted=is_posted)


def list_item(number: CaseId, support: StaffChannel, now: datetime, *, is_posted: bool) -> Item:
    """Returns a row for a collecting message. *number*: the first of its cases."""
    return _item(OutboxKind.ALERT_LIST, number, support, now, is_posted=is_posted)


def _item(
    kind: OutboxKind, case_id: CaseId, support: StaffChannel, due_at: datetime, *, is_posted: bool
) -> Item:
    return Item(
        kind=kind,
        key=CaseKey(case=case_id),
        queue=support.queue,
        recipient=support.edits if is_posted else support.posts,
        due_at=due_at,
    )


def update_message(tx: Tx, case: Case, support: StaffChannel, now: datetime) -> None:
    """Brings the message that shows the case up to date: its card, its line in a list, or both."""
    if case.listed_in is not None and case.message is None:
        is_posted = case.list_message is not None
        outbox.put(tx, list_item(case.listed_in, support, now, is_posted=is_posted), now)
    if case.listed_in is None or case.shown:
        is_posted = case.message is not None
        due_at = now if is_posted or case.shown else max(now, case.alert_at or now)
        outbox.put(tx, alert_item(case.id, support, due_at, is_posted=is_posted), now)
