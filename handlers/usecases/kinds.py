"""Every kind of outbox row: the class of a message, or the work of a job."""

from collections.abc import Mapping
from typing import Final

from handlers.usecases import (
    case_messages,
    expiry,
    forwarding,
    meeting,
    notes,
    outages,
    outreach,
    survey_messages,
    troubles,
    weekly,
)
from handlers.usecases.outgoing import Job, Kind
from storage.states import OutboxKind

KINDS: Final[Mapping[OutboxKind, type[Kind]]] = {
    **survey_messages.KINDS,
    **notes.KINDS,
    **outages.KINDS,
    **case_messages.KINDS,
    **troubles.KINDS,
    **forwarding.KINDS,
    **meeting.KINDS,
    **weekly.KINDS,
}
JOBS: Final[Mapping[OutboxKind, Job]] = {**expiry.WORK, **outreach.WORK}
