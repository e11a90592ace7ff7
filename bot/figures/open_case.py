"""The type of an open case, as the summary lists and counts it."""

from dataclasses import dataclass
from datetime import datetime

from bot.ids import CaseId, MessageRef
from bot.states import SurveyKind


@dataclass(frozen=True, kw_only=True)
class OpenCase:
    id: CaseId
    name: str
    account: str
    score: int | None
    message: MessageRef | None
    """The alert, or the list that names it; None if neither is posted."""
    kind: SurveyKind = SurveyKind.NPS
    owner: str = ""
    """The address of the owner's account; empty if nobody has it."""
    owner_name: str = ""
    due_at: datetime | None = None
    responded_at: datetime | None = None
    has_clock: bool = True

    def is_overdue(self, now: datetime) -> bool:
        """Whether the first response should have been given by now."""
        is_due = self.due_at is not None and self.due_at <= now
        return self.has_clock and is_due and self.responded_at is None
