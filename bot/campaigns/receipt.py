"""Renders the receipt of a campaign: how far it has come, with buttons to pause and cancel it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from bot.campaigns.preview import NextSummary, started
from bot.chat.messages import Button, Message, Row, plain
from bot.chat.tap_encoding import pack
from bot.chat.taps import CampaignChange, CampaignChangeTap
from bot.language.texts import Texts
from bot.states import CampaignState, InvitationState

_SENT: Final = (
    InvitationState.HANDED_OVER,
    InvitationState.UNCERTAIN,
    InvitationState.ANSWERED,
    InvitationState.EXPIRED,
    InvitationState.DECLINED,
)
_WAITING: Final = (InvitationState.PLANNED, InvitationState.QUEUED)
_CHANGES: Final[Mapping[CampaignState, tuple[CampaignChange, ...]]] = {
    CampaignState.RUNNING: (CampaignChange.PAUSE, CampaignChange.CANCEL),
    CampaignState.PAUSED: (CampaignChange.RESUME, CampaignChange.CANCEL),
}


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How far a campaign has come. The numbers are people."""

    state: CampaignState
    size: int
    """How many it asks at most."""
    asked: int = 0
    """The platform has taken the question, or perhaps has."""
    answered: int = 0
    declined: int = 0
    undeliverable: int = 0
    uncertain: int = 0
    withdrawn: int = 0
    """Invited, but not asked: the campaign was cancelled, or the person opted out."""
    waiting: int = 0
    asking_paused: bool = False
    """Whether all asking is paused."""

    def to_payload(self) -> dict[str, Any]:
        return asdict(self)


def progress_of(
    state: CampaignState,
    size: int,
    counts: Mapping[InvitationState, int],
    *,
    all_invited: bool,
    asking_paused: bool,
    unsettled: int = 0,
) -> Progress:
    """Returns the progress. *counts*: the campaign's invitations in each state.

    *all_invited*: nobody is left without an invitation or a reason for having none.
    *unsettled*: how many uncertain ones are still searched for. They wait.
    """
    queued = sum(counts.get(one, 0) for one in _WAITING) + unsettled
    left = 0 if all_invited or state is CampaignState.CANCELLED else size - sum(counts.values())
    return Progress(
        state=state,
        size=size,
        asked=sum(counts.get(one, 0) for one in _SENT) - unsettled,
        answered=counts.get(InvitationState.ANSWERED, 0),
        declined=counts.get(InvitationState.DECLINED, 0),
        undeliverable=counts.get(InvitationState.UNDELIVERABLE, 0),
        uncertain=counts.get(InvitationState.UNCERTAIN, 0) - unsettled,
        withdrawn=counts.get(InvitationState.CANCELLED, 0),
        waiting=queued + max(0, left),
        asking_paused=asking_paused,
    )


def receipt(
    campaign: str,
    progress: Progress,
    results: NextSummary | None,
    texts: Texts,
    *,
    up_to: bool,
    command: str,
) -> Message:
    """Returns the receipt. *up_to*: whether the size was not exact at the start.

    *command*: how the staff's commands begin.
    """
    head = started(headline(progress, texts, up_to=up_to), _promised(progress, results), texts)
    pause = [plain(texts("receipt.asking_paused", command=command))]
    return Message(
        paragraphs=(
            *head.paragraphs,
            plain(figures(progress, texts)),
            *(pause if progress.asking_paused and progress.waiting else ()),
        ),
        rows=_buttons(campaign, progress.state, texts),
        compact=True,
    )


def _promised(progress: Progress, results: NextSummary | None) -> NextSummary | None:
    return None if progress.state in {CampaignState.PAUSED, CampaignState.CANCELLED} else results


def headline(progress: Progress, texts: Texts, *, up_to: bool) -> str:
    """Returns what the campaign does now, in one sentence."""
    match progress.state:
        case CampaignState.PAUSED:
            return texts("receipt.paused")
        case CampaignState.CANCELLED:
            return texts("receipt.cancelled")
        case CampaignState.DONE:
            return texts.count("receipt.done", progress.asked)
        case _ if up_to:
            return texts("ask.started_many", n=progress.size)
        case _:
            return texts.count("ask.started", progress.size)


def figures(progress: Progress, texts: Texts) -> str:
    """Returns the numbers in one line; except for those asked, none that is zero."""
    numbers = {
        "asked": progress.asked,
        "answered": progress.answered,
        "declined": progress.declined,
        "uncertain": progress.uncertain,
        "undeliverable": progress.undeliverable,
        "withdrawn": progress.withdrawn,
        "waiting": progress.waiting,
    }
    shown = {name: n for name, n in numbers.items() if n or name == "asked"}
    return ", ".join(texts(f"receipt.{name}", n=n) for name, n in shown.items())


def _buttons(campaign: str, state: CampaignState, texts: Texts) -> tuple[Row, ...]:
    buttons = tuple(
        Button(
            label=texts(f"receipt.{change}"),
            tap=pack(CampaignChangeTap(campaign=campaign, change=change)),
        )
        for change in _CHANGES.get(state, ())
    )
    return (buttons,) if buttons else ()
