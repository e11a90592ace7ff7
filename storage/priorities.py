"""The order in which rows go out."""

from typing import Final

from storage.states import OutboxKind

PRIORITY: Final = {
    OutboxKind.CARD: 0,
    OutboxKind.RETIRED: 0,
    OutboxKind.NOTE: 1,
    OutboxKind.QUESTION_AGAIN: 1,
    OutboxKind.ALERT: 2,
    OutboxKind.ALERT_LOST: 2,
    OutboxKind.TROUBLE: 2,
    OutboxKind.QUESTION: 3,
    OutboxKind.QUESTION_BACK: 4,
    OutboxKind.REMINDER: 4,
    OutboxKind.AFTER_OUTAGE: 4,
    OutboxKind.EXPIRY: 4,
    OutboxKind.CAMPAIGN: 5,
    OutboxKind.SUMMARY: 5,
    OutboxKind.CHART: 5,
    OutboxKind.ALERT_THREAD: 6,
    OutboxKind.FEEDBACK: 6,
    OutboxKind.MEETING: 6,
}
FIRST: Final = (0, 1, 2)
"""People who are waiting, then alerts."""
IN_TURNS: Final = (3, 4, 5, 6)
"""Everything else: questions, what belongs to questions asked before, campaigns and summaries, and
what customers wrote: one who writes much delays nobody's alert."""
