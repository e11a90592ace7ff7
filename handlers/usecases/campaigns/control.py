"""Pauses, resumes and cancels campaigns that have started."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from bot.chat.taps import CampaignChange, CampaignChangeTap
from bot.states import CampaignState
from handlers.updates import Pressed, PrivateReply, Reply, Toast
from handlers.usecases.audit_entries import entry
from handlers.usecases.campaigns import ask, receipt
from handlers.usecases.context import Context
from handlers.usecases.localisation import staff_texts
from handlers.usecases.roles import Action
from storage import audit, campaigns
from storage.campaigns import STARTED, Campaign
from storage.engine.store import Tx
from storage.messaging import outbox
from storage.messaging.keys import CampaignKey
from storage.states import OutboxKind

PAUSED: Final = "the campaign is paused"
CANCELLED: Final = "the campaign is cancelled"


@dataclass(frozen=True, kw_only=True)
class _Step:
    """A change: the states in which it is possible, and the state that follows."""

    before: Collection[CampaignState]
    after: CampaignState


_STEPS: Final[Mapping[CampaignChange, _Step]] = {
    CampaignChange.PAUSE: _Step(before=(CampaignState.RUNNING,), after=CampaignState.PAUSED),
    CampaignChange.RESUME: _Step(before=(CampaignState.PAUSED,), after=CampaignState.RUNNING),
    CampaignChange.CANCEL: _Step(before=STARTED, after=CampaignState.CANCELLED),
}


def change(tx: Tx, token: str, wanted: CampaignChange, context: Context) -> bool:
    """Changes the campaign. Returns ``False`` if it is in no state that allows the change.

    Whatever starts to be sent after the COMMIT obeys the new state: a question reads it again when
    it is claimed. A campaign with nothing left to ask ends instead.
    """
    step, campaign = _STEPS[wanted], campaigns.by_token(tx, token)
    if campaign is not None:
        receipt.end_if_over(tx, campaign, context.now)
    if not campaigns.change(tx, token, step.before, step.after, context.now):
        return False
    match wanted:
        case CampaignChange.PAUSE:
            campaigns.hold(tx, token, PAUSED)
            outbox.drop(tx, [OutboxKind.CAMPAIGN], CampaignKey(campaign=token), PAUSED)
        case CampaignChange.CANCEL:
            campaigns.withdraw(tx, token, CANCELLED)
            outbox.drop(tx, [OutboxKind.CAMPAIGN], CampaignKey(campaign=token), CANCELLED)
        case CampaignChange.RESUME:
            campaigns.bring_back(tx, token, context.now)
            ask.go_on(tx, token, context.now)
    return True


def handle_press(tx: Tx, event: Pressed, tap: CampaignChangeTap, context: Context) -> Reply:
    """Changes the campaign, unless another admin was faster. The receipt shows what holds.

    A second press of the same button shows the receipt again, and says nothing more.
    """
    texts = staff_texts(context.config)
    changed = change(tx, tap.campaign, tap.change, context)
    campaign, place = campaigns.by_token(tx, tap.campaign), campaigns.receipt_of(tx, tap.campaign)
    if campaign is None:
        return Toast(text=texts("toast.unknown"))
    if changed:
        log_change(tx, campaign, tap.change, context)
    is_as_wanted = campaign.state in {_STEPS[tap.change].after, CampaignState.DONE}
    if is_as_wanted and place is not None and place.message == event.message:
        return PrivateReply(message=receipt.shown_again(tx, campaign, place, context))
    receipt.renew(tx, tap.campaign, context.now)
    return Toast(text=texts(f"receipt.toast.{campaign.state}"))


def log_change(tx: Tx, campaign: Campaign, wanted: CampaignChange, context: Context) -> None:
    """Writes the change into the audit log."""
    what = f"campaign {campaign.token}"
    detail = {"survey": campaign.survey, "change": str(wanted)}
    audit.add(tx, entry(context.actor, Action.CHANGE_CAMPAIGN, what, context.now, **detail))
