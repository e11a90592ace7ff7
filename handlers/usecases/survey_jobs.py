"""Plans the job of a survey that asks by itself."""

from datetime import datetime

from handlers.usecases import recipient_keys
from storage.engine.store import Tx
from storage.messaging import outbox
from storage.messaging.keys import SurveyKey
from storage.messaging.outbox import Item
from storage.states import JOBS, OutboxKind


def wake(tx: Tx, survey: str, now: datetime) -> None:
    """Makes the survey's job due now."""
    go_on(tx, survey, now, now)


def go_on(tx: Tx, survey: str, due_at: datetime, now: datetime) -> None:
    """Plans the next step of the survey's job."""
    item = Item(
        kind=OutboxKind.RHYTHM,
        key=SurveyKey(survey=survey),
        queue=JOBS,
        recipient=recipient_keys.rhythm(survey),
        due_at=due_at,
    )
    outbox.put(tx, item, now)
