"""Runs campaigns: shows who would be asked and, once an admin confirms, queues the invitations."""

import base64
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from bot.campaigns import preview as rules
from bot.chat.messages import Message, line
from bot.config.config import Config, SurveyConfig
from bot.figures import button_experiment
from bot.ids import ContactId, InvitationId, PersonId
from bot.model import Contact, Invitation, Person
from bot.states import InvitationState
from bot.survey.card_context import CardContext
from handlers.usecases import recipient_keys
from handlers.usecases.campaigns.candidates import are_all, judge_all, people_called
from handlers.usecases.context import Context
from handlers.usecases.localisation import staff_texts, survey_of
from handlers.usecases.outgoing import Done, Job, JobOutcome, Skip
from storage import campaigns, invitations, people
from storage.engine.store import Tx
from storage.invitations import NewInvitation
from storage.messaging import outbox
from storage.messaging.keys import CampaignKey, InvitationKey
from storage.messaging.outbox import Item, OutboxRow
from storage.states import JOBS, OutboxKind

MOST_JUDGED: Final = 1000
"""People whose eligibility is checked before the decision. That takes a tenth of a second, in which
every tap waits. In a larger campaign, people are checked when their turn comes."""
AT_ONCE: Final = 50
"""People asked in one transaction, which takes some tens of milliseconds."""
BACKLOG: Final = 200
"""At so many unsent questions a campaign adds no more. They may be another campaign's."""
BACKLOG_PAUSE: Final = timedelta(seconds=1)
"""How long a campaign waits before it checks the backlog again."""


@dataclass(frozen=True, kw_only=True)
class CampaignSize:
    """How many people a campaign asks."""

    n: int


def propose(
    tx: Tx,
    names: Sequence[str],
    survey: SurveyConfig,
    context: Context,
    *,
    campaign: str,
    asked_by: str,
) -> Message:
    """Stores a campaign until an admin decides. Returns a preview of who would be asked."""
    several = len(context.config.surveys) > 1
    card_context = CardContext(texts=staff_texts(context.config))
    example = sample(survey, context.now)
    everybody = people.customer_ids(tx) if are_all(names) else ()
    if len(everybody) > MOST_JUDGED:
        campaigns.add(tx, campaign, survey.key, asked_by, everybody, context.now)
        return rules.preview_of_many(
            campaign, len(everybody), example, card_context, several_surveys=several
        )
    candidates = people_called(tx, names, context.config)
    judged = judge_all(tx, candidates, survey, context)
    campaigns.add(
        tx, campaign, survey.key, asked_by, [person.id for person in candidates], context.now
    )
    return rules.preview(campaign, judged, example, card_context, several_surveys=several)


def start(tx: Tx, campaign_token: str, context: Context) -> Message:
    """Starts a campaign, once. People are asked in batches, so that taps need not wait."""
    texts = staff_texts(context.config)
    campaign = campaigns.by_token(tx, campaign_token)
    if campaign is None or not campaigns.decide(tx, campaign_token, True, context.seed.hex()):
        return line(texts("ask.settled"))
    _go_on(tx, campaign_token, context.now)
    if len(campaign.people) > MOST_JUDGED:
        return line(texts("ask.started_many", n=len(campaign.people)))
    survey = survey_of(context.config, campaign.survey)
    judged = judge_all(tx, people.get_all(tx, campaign.people), survey, context)
    asked = sum(one.contact is not None for one in judged)
    return line(texts.count("ask.started", asked))


def _go_on(tx: Tx, campaign_token: str, at: datetime) -> None:
    item = Item(
        kind=OutboxKind.CAMPAIGN,
        key=CampaignKey(campaign=campaign_token),
        queue=JOBS,
        recipient=recipient_keys.campaign(campaign_token),
        due_at=at,
    )
    outbox.put(tx, item, at)


def _ask_next(tx: Tx, row: OutboxRow, context: Context) -> JobOutcome:
    """Asks the next people of a campaign who may be asked at this moment."""
    token = row.about(CampaignKey).campaign
    campaign = campaigns.by_token(tx, token)
    if campaign is None:
        return Skip(reason="there is no such campaign")
    if _must_wait(tx, context):
        _go_on(tx, token, context.now + BACKLOG_PAUSE)
        return Done()
    end = campaign.position + AT_ONCE
    ask(
        tx,
        people.get_all(tx, campaign.people[campaign.position : end]),
        survey_of(context.config, campaign.survey),
        replace(context, seed=bytes.fromhex(campaign.seed)),
    )
    campaigns.advance(tx, token, end)
    if end < len(campaign.people):
        _go_on(tx, token, context.now)
    return Done()


def _must_wait(tx: Tx, context: Context) -> bool:
    return any(
        outbox.has_backlog(tx, OutboxKind.QUESTION, queue, context.now, BACKLOG)
        for queue in context.config.platforms
    )


def cancel(tx: Tx, campaign_token: str, config: Config) -> Message:
    """Cancels a campaign."""
    decided = campaigns.decide(tx, campaign_token, False)
    return line(staff_texts(config)("ask.cancelled" if decided else "ask.settled"))


def ask(
    tx: Tx,
    candidates: Sequence[Person],
    survey: SurveyConfig,
    context: Context,
) -> CampaignSize:
    """Queues an invitation for each of *candidates* who may be asked."""
    chosen = [
        (one.person, one.contact)
        for one in judge_all(tx, candidates, survey, context)
        if one.contact is not None
    ]
    for person, contact in chosen:
        name = token(context.seed, person.id)
        new = NewInvitation(
            token=name,
            survey=survey.key,
            person_id=person.id,
            contact_id=contact.id,
            variant=button_experiment.variant_of(survey.buttons, name),
            expires_at=context.now + timedelta(days=survey.expires_days),
            experiment=survey.buttons == "experiment",
        )
        invitation_id = invitations.add(tx, new, context.now)
        _queue(tx, invitation_id, contact, context.now)
    return CampaignSize(n=len(chosen))


def _queue(tx: Tx, invitation_id: InvitationId, contact: Contact, now: datetime) -> None:
    item = Item(
        kind=OutboxKind.QUESTION,
        key=InvitationKey(invitation=invitation_id),
        queue=contact.platform,
        recipient=recipient_keys.person(contact.id),
        due_at=now,
    )
    outbox.put_once(tx, item, now)


def token(seed: bytes, what: object) -> str:
    """Returns 16 characters that cannot be guessed: 96 bits derived from the random *seed*."""
    digest = hashlib.blake2b(str(what).encode(), key=seed, digest_size=12).digest()
    return base64.urlsafe_b64encode(digest).decode()


def sample(survey: SurveyConfig, now: datetime) -> Invitation:
    """Returns an example of the invitation, as a person who is asked first would see it."""
    return Invitation(
        id=InvitationId(0),
        token="sample",  # noqa: S106 - no secret: nothing carries it
        survey=survey.key,
        person_id=PersonId(0),
        contact_id=ContactId(0),
        round=1,
        state=InvitationState.PLANNED,
        variant=button_experiment.variant_of(survey.buttons, "sample"),
        expires_at=now,
        first_ask=True,
    )


USE_CASES: Final[Mapping[OutboxKind, Job]] = {OutboxKind.CAMPAIGN: _ask_next}
