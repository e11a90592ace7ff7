"""A case that nobody has claimed yet, and two members of the staff."""

from bot.cases.entries import Member
from bot.ids import CaseId
from bot.model import Case
from bot.states import CaseState
from tests.bot.cast import ANNA, ASKED, HOUR, NOW

OPEN = Case(
    id=CaseId(12),
    invitation_id=ASKED.id,
    person_id=ANNA.id,
    state=CaseState.OPEN,
    opened_at=NOW,
    due_at=NOW + 8 * HOUR,
)
MIA = Member(address="slack:U9", name="Mia Lund")
BEN = Member(address="slack:U8", name="Ben Ode")
