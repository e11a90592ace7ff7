"""Every kind of outbox row: the class of a message, or the work of a job."""

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

KINDS: Final[Mapping[OutboxKind, type[Kind]]] = {
    **asking.KINDS,
    **notes.KINDS,
    **outages.KINDS,
    **alerting.KINDS,
    **forwarding.KINDS,
    **meeting.KINDS,
    **weekly.KINDS,
}
JOBS: Final[Mapping[OutboxKind, Job]] = {**asking.WORK, **outreach.WORK}
