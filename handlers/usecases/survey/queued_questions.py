"""Queues a question to one person, who may be asked."""

import base64
import hashlib
from datetime import timedelta

from bot.config.config import SurveyConfig
from bot.figures import button_experiment
from bot.good_hours import next_good
from bot.ids import CaseId
from bot.model import Contact, Person
from handlers.usecases import recipient_keys
from handlers.usecases.context import Context
from handlers.usecases.localisation import calendar_of
from storage import invitations
from storage.engine.store import Tx
from storage.invitations import NewInvitation
from storage.messaging import outbox
from storage.messaging.keys import InvitationKey
from storage.messaging.outbox import Item
from storage.states import OutboxKind


def queue_question(
    tx: Tx,
    person: Person,
    contact: Contact,
    survey: SurveyConfig,
    context: Context,
    *,
    campaign: str | None = None,
    of_case: CaseId | None = None,
) -> None:
    """Queues the person's next round in this survey, for the person's good hours.

    *campaign*: the token of the campaign that asks. *of_case*: the case that it asks about.
    """
    name = token(context.seed, person.id)
    new = NewInvitation(
        token=name,
        survey=survey.key,
        kind=survey.kind,
        person_id=person.id,
        contact_id=contact.id,
        variant=button_experiment.variant_of(survey.buttons, name),
        expires_at=context.now + timedelta(days=survey.expires_days),
        experiment=survey.buttons == "experiment",
        campaign=campaign,
        of_case=of_case,
    )
    calendar = calendar_of(context.config, person, contact)
    item = Item(
        kind=OutboxKind.QUESTION,
        key=InvitationKey(invitation=invitations.add(tx, new, context.now)),
        queue=contact.platform,
        recipient=recipient_keys.person(contact.id),
        due_at=next_good(context.now, context.config.good_hours, calendar),
    )
    outbox.put_once(tx, item, context.now)


def token(seed: bytes, what: object) -> str:
    """Returns 16 characters that cannot be guessed: 96 bits derived from the random *seed*."""
    digest = hashlib.blake2b(str(what).encode(), key=seed, digest_size=12).digest()
    return base64.urlsafe_b64encode(digest).decode()
