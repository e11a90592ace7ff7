"""Maps each kind of outbox row to its class, or to its use case if it is a job."""

from collections.abc import Mapping
from typing import Final

from handlers.usecases import troubles
from handlers.usecases.campaigns import ask, asking_job, receipt, start_offer, survey_preview
from handlers.usecases.cases import clocks, escalation, old_cases
from handlers.usecases.cases import messages as cases_messages
from handlers.usecases.conversation import fixed_question
from handlers.usecases.feedback import messages as feedback_messages
from handlers.usecases.operations import outages
from handlers.usecases.outgoing import Job, Kind
from handlers.usecases.people import notes, shared_email
from handlers.usecases.privacy import erased_messages, erasure_request, personal_copy_message
from handlers.usecases.summary import below_post, weekly
from handlers.usecases.survey import expiry, retired
from handlers.usecases.survey import messages as survey_messages
from storage.states import OutboxKind

KINDS: Final[Mapping[OutboxKind, type[Kind]]] = {
    **survey_messages.KINDS,
    **retired.KINDS,
    **notes.KINDS,
    **outages.KINDS,
    **cases_messages.KINDS,
    **fixed_question.KINDS,
    **old_cases.KINDS,
    **escalation.KINDS,
    **troubles.KINDS,
    **feedback_messages.KINDS,
    **shared_email.KINDS,
    **erased_messages.KINDS,
    **receipt.KINDS,
    **personal_copy_message.KINDS,
    **start_offer.KINDS,
    **survey_preview.KINDS,
    **weekly.KINDS,
    **below_post.KINDS,
}
JOB_USE_CASES: Final[Mapping[OutboxKind, Job]] = {
    **expiry.USE_CASES,
    **ask.USE_CASES,
    **asking_job.USE_CASES,
    **erasure_request.USE_CASES,
    **clocks.USE_CASES,
    **old_cases.USE_CASES,
}
