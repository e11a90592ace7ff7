"""Posts the receipt of a campaign and keeps it up to date.

The row plans itself again: every few seconds while people are asked, then less and less often for
a day. So no answer costs an edit, and an edit that would change nothing is not sent.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, ClassVar, Final, Self

from bot.campaigns import preview
from bot.campaigns import receipt as rules
from bot.campaigns.receipt import Progress
from bot.chat.addresses import Address
from bot.chat.messages import Message
from bot.chat.refusals import Refusal
from bot.ids import MessageRef
from bot.states import CampaignState
from handlers.updates import Pressed
from handlers.usecases import recipient_keys
from handlers.usecases.campaigns.results import next_summary
from handlers.usecases.context import Context
from handlers.usecases.localisation import command_on, staff_texts
from handlers.usecases.outgoing import Kind, Outgoing, RenderResult, Route, Skip
from storage import asking_pause, campaigns, moved_chats
from storage.campaigns import STARTED, Campaign, Receipt
from storage.engine.store import Tx
from storage.messaging import outbox
from storage.messaging.keys import CampaignKey
from storage.messaging.outbox import Item, OutboxRow
from storage.states import OutboxKind

EVERY: Final = timedelta(seconds=5)
"""The time between two edits while people are asked. A Telegram group takes 20 messages a minute,
and an alert may be one of them."""
SELDOM: Final = timedelta(minutes=1)
"""The shortest time between two edits afterwards."""
FOLLOWED_FOR: Final = timedelta(days=1)
"""How long answers change the receipt after the last question."""
_SLOWING: Final = 12
"""After so many times the age of the last change, the receipt is looked at again."""
MOST_JUDGED: Final = 1000
"""People whose eligibility is checked before the decision. That takes a tenth of a second, in which
every tap waits. In a larger campaign, people are checked when their turn comes."""


def progress_of(tx: Tx, campaign: Campaign) -> Progress:
    return rules.progress_of(
        campaign.state,
        campaign.size,
        campaigns.counts(tx, campaign.token),
        all_invited=campaign.position >= len(campaign.people),
        asking_paused=asking_pause.is_paused(tx),
        unsettled=campaigns.unsettled(tx, campaign.token),
    )


def end_if_over(tx: Tx, campaign: Campaign, now: datetime) -> tuple[Campaign, Progress]:
    """Ends the campaign if no question waits any more, also one that is paused."""
    progress = progress_of(tx, campaign)
    is_over = not progress.waiting and campaign.position >= len(campaign.people)
    if not is_over or not campaigns.change(tx, campaign.token, STARTED, CampaignState.DONE, now):
        return campaign, progress
    done = replace(campaign, state=CampaignState.DONE, changed_at=now)
    return done, replace(progress, state=CampaignState.DONE)


def shown_again(tx: Tx, campaign: Campaign, place: Receipt, context: Context) -> Message:
    """Returns the present receipt, for a pressed message that is the receipt."""
    campaigns.set_receipt(tx, campaign.token, replace(place, shown=None))
    renew(tx, campaign.token, context.now, wait=EVERY)
    return drawn(campaign, progress_of(tx, campaign), place, context)


def drawn(campaign: Campaign, progress: Progress, receipt: Receipt, context: Context) -> Message:
    """Returns the receipt as a message."""
    return rules.receipt(
        campaign.token,
        progress,
        next_summary(campaign.survey, context),
        staff_texts(context.config),
        up_to=len(campaign.people) > MOST_JUDGED,
        command=command_on(receipt.platform, context.config),
    )


def in_one_line(tx: Tx, campaign: Campaign, context: Context) -> Message:
    """Returns what a message says that is not the receipt itself."""
    texts, progress = staff_texts(context.config), progress_of(tx, campaign)
    text = rules.headline(progress, texts, up_to=len(campaign.people) > MOST_JUDGED)
    return preview.started(text, next_summary(campaign.survey, context), texts)


def place(event: Pressed, *, in_staff_channel: bool) -> Receipt:
    """Returns the place of the receipt of a campaign that this press starts.

    The pressed message becomes the receipt. A line that only the presser sees cannot: the receipt
    is then posted below, or in the presser's own chat if the channel is not the team's.
    """
    if event.message is not None:
        return Receipt(
            platform=event.user.platform, chat=event.chat, message=event.message, shown=None
        )
    chat = event.chat if in_staff_channel else event.user.id
    return Receipt(platform=event.user.platform, chat=chat, message=None, shown=None)


def renew(tx: Tx, token: str, now: datetime, *, wait: timedelta = timedelta()) -> None:
    """Plans that the receipt shows the present state, if the campaign has one."""
    receipt = campaigns.receipt_of(tx, token)
    if receipt is None:
        return
    item = Item(
        kind=OutboxKind.RECEIPT,
        key=CampaignKey(campaign=token),
        queue=receipt.platform,
        recipient=recipient_keys.receipt(token),
        due_at=now + wait,
    )
    outbox.put(tx, item, now)


@dataclass(frozen=True, kw_only=True)
class ReceiptMessage(Kind):
    """How far a campaign has come: posted once, then edited."""

    longest_wait: ClassVar[timedelta] = FOLLOWED_FOR / _SLOWING
    known_place: ClassVar[bool] = True

    campaign: Campaign | None
    receipt: Receipt | None
    chat: str

    @classmethod
    def load(cls, tx: Tx, row: OutboxRow, context: Context) -> Self:
        token = row.about(CampaignKey).campaign
        receipt, chat = campaigns.receipt_of(tx, token), ""
        if receipt is not None:
            chat = moved_chats.current_address(tx, Address(receipt.platform, receipt.chat)).chat
        campaign = campaigns.by_token(tx, token)
        return cls(row=row, context=context, campaign=campaign, receipt=receipt, chat=chat)

    @property
    def route(self) -> Route:
        posted = self.receipt is not None and self.receipt.message is not None
        return Route(chat=self.chat, edits=posted)

    def render(self, tx: Tx) -> RenderResult:
        if self.campaign is None or self.receipt is None:
            return Skip(reason="there is no such campaign, or it has no receipt")
        campaign, progress = end_if_over(tx, self.campaign, self.context.now)
        now_shown, shown = progress.to_payload(), self.receipt.shown or {}
        if self.receipt.message is not None and shown.get("sent") == now_shown:
            self._look_again(tx, campaign, progress)
            return Skip(reason="nothing has changed")
        tried = replace(self.receipt, shown={**shown, "tried": now_shown})
        campaigns.set_receipt(tx, campaign.token, tried)
        message = drawn(campaign, progress, self.receipt, self.context)
        return Outgoing(chat=self.chat, message=message, edit=self.receipt.message)

    def sent(self, tx: Tx, message: MessageRef) -> None:
        if self.campaign is None or self.receipt is None:
            return
        shown: Mapping[str, Any] = {"sent": (self.receipt.shown or {}).get("tried")}
        posted = replace(self.receipt, message=message, shown=shown)
        campaigns.set_receipt(tx, self.campaign.token, posted)
        self._look_again(tx, self.campaign, progress_of(tx, self.campaign))

    def _look_again(self, tx: Tx, campaign: Campaign, progress: Progress) -> None:
        wait = _wait(campaign, progress, self.context.now)
        if wait is not None:
            renew(tx, campaign.token, self.context.now, wait=wait)

    def lost(self, tx: Tx, why: Refusal) -> None:
        """Ends the receipt: its chat is gone, or the message was deleted."""
        if self.campaign is not None:
            campaigns.drop_receipt(tx, self.campaign.token)


def _wait(campaign: Campaign, progress: Progress, now: datetime) -> timedelta | None:
    """Returns the time until the next look at the receipt; ``None`` if there is none."""
    is_asking = campaign.state is CampaignState.RUNNING and not progress.asking_paused
    if is_asking and progress.waiting:
        return EVERY
    age = now - (campaign.changed_at or now)
    return None if age > FOLLOWED_FOR else max(SELDOM, age / _SLOWING)


KINDS: Final[Mapping[OutboxKind, type[Kind]]] = {OutboxKind.RECEIPT: ReceiptMessage}
