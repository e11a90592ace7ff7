"""Every kind of outbox row, and how it is carried out."""

from collections.abc import Mapping
from typing import Final

from handlers.usecases import (
    alerting,
    asking,
    forwarding,
    meeting,
    notes,
    outages,
    outreach,
    weekly,
)
from handlers.usecases.outgoing import Job, Kind
from storage.states import OutboxKind

KINDS: Final[Mapping[OutboxKind, Kind]] = {
    **asking.KINDS,
    **notes.KINDS,
    **outages.KINDS,
    **alerting.KINDS,
    **forwarding.KINDS,
    **meeting.KINDS,
    **weekly.KINDS,
}
JOBS: Final[Mapping[OutboxKind, Job]] = {**asking.WORK, **outreach.WORK}
