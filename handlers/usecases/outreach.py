"""Asking people: whom, shown first; then, once somebody who may has said yes, the invitations."""

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from bot import eligibility, experiment
from bot import outreach as rules
from bot.cleaning import one_line
from bot.config import Config, SurveyConfig
from bot.eligibility import Candidate, Eligibility
from bot.isolates import isolated
from bot.look import Look
from bot.messages import Message, line
from bot.model import (
    Contact,
    ContactId,
    Invitation,
    InvitationId,
    InvitationState,
    Person,
    PersonId,
)
from bot.texts import Texts
from handlers.usecases import recipients
from handlers.usecases.context import Context
from handlers.usecases.outgoing import Done, Job, Outcome, Skip
from handlers.usecases.words import staff_texts, survey_of
from storage import campaigns, invitations, outbox, people
from storage.invitations import LastAsked, NewInvitation
from storage.outbox import Item, OutboxRow
from storage.states import JOBS, OutboxKind
from storage.store import Tx

MOST_JUDGED: Final = 1000
"""People who are looked at one by one before anybody decides: a tenth of a second, in which every
tap waits. Of more, each is looked at when their turn comes."""
AT_ONCE: Final = 50
"""People asked in one transaction: some tens of milliseconds."""
BACKLOG: Final = 200
"""Questions that may wait to be sent before a campaign adds more: what one campaign has queued,
the next one has to wait for."""
LET_GO: Final = timedelta(seconds=1)
"""After so long a campaign that had to wait looks again."""
_NUMBER: Final = re.compile(r"#?([0-9]{1,9})")
"""Shells take what begins with # for a remark, so that the sign may be left out."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """How many people a campaign asks."""

    n: int


class CampaignError(Exception):
    """The campaign cannot be; the message says why, in the team's language."""


def people_called(tx: Tx, names: Sequence[str], config: Config) -> tuple[Person, ...]:
    """The people with these numbers, email addresses or names; ``all``: every customer."""
    texts = staff_texts(config)
    if _are_all(names):
        everybody = people.customers(tx)
        if not everybody:
            raise CampaignError(texts("ask.nobody"))
        return everybody
    found = {name: _called(tx, name) for name in map(one_line, names)}
    unknown = [isolated(name) for name, matches in found.items() if not matches]
    several = {name: matches for name, matches in found.items() if len(matches) > 1}
    if not names:
        raise CampaignError(texts("ask.whom"))
    if unknown:
        raise CampaignError(texts("ask.unknown", names=", ".join(unknown)))
    if several:
        raise CampaignError("\n".join(_which(tx, *one, texts) for one in several.items()))
    named = {person.id: person for [person] in found.values()}
    return tuple(named.values())  # once, by however many names


def _called(tx: Tx, name: str) -> tuple[Person, ...]:
    """A number or an email address says who is meant, whatever anybody is called."""
    found: tuple[Person, ...] = ()
    if number := _NUMBER.fullmatch(name.strip()):
        found = people.numbered(tx, int(number[1]))
    elif "@" in name:
        found = people.with_email(tx, name)
    return found or people.named(tx, name)


def _which(tx: Tx, name: str, namesakes: Sequence[Person], texts: Texts) -> str:
    ways = people.contacts_of_all(tx, [person.id for person in namesakes])
    return rules.which(name, [(one, ways.get(one.id, ())) for one in namesakes], texts)


def _are_all(names: Sequence[str]) -> bool:
    return [name.strip().lower() for name in names] == ["all"]


def judge_all(
    tx: Tx, candidates: Sequence[Person], survey: SurveyConfig, context: Context
) -> tuple[Eligibility, ...]:
    """Who of these may be asked now, and why the others may not."""
    person_ids = [person.id for person in candidates]
    last_asked = invitations.last_asked(tx, person_ids, survey.key)
    contacts = people.contacts_of_all(tx, person_ids)
    texts = staff_texts(context.config)
    return tuple(
        eligibility.judge(
            _candidate(person, contacts.get(person.id, ()), last_asked.get(person.id)),
            context.config.platforms,
            timedelta(days=survey.every_days),
            texts,
            str(context.config.timezone),
            context.now,
        )
        for person in candidates
    )


def _candidate(
    person: Person, contacts: tuple[Contact, ...], last_asked: LastAsked | None
) -> Candidate:
    return Candidate(
        person=person,
        contacts=contacts,
        last_asked=None if last_asked is None else last_asked.at,
        last_asked_this=None if last_asked is None else last_asked.by_survey,
    )


def propose(
    tx: Tx,
    names: Sequence[str],
    survey: SurveyConfig,
    context: Context,
    *,
    campaign: str,
    asked_by: str,
) -> Message:
    """Show whom a campaign would ask, and keep it until somebody decides."""
    several = len(context.config.surveys) > 1
    look, example = Look(texts=staff_texts(context.config)), sample(survey, context.now)
    everybody = people.customer_ids(tx) if _are_all(names) else ()
    if len(everybody) > MOST_JUDGED:
        campaigns.add(tx, campaign, survey.key, asked_by, everybody, context.now)
        return rules.preview_of_many(
            campaign, len(everybody), example, look, several_surveys=several
        )
    candidates = people_called(tx, names, context.config)
    judged = judge_all(tx, candidates, survey, context)
    campaigns.add(
        tx, campaign, survey.key, asked_by, [person.id for person in candidates], context.now
    )
    return rules.preview(campaign, judged, example, look, several_surveys=several)


def start(tx: Tx, campaign_token: str, context: Context) -> Message:
    """Ask the people of a campaign, once: some at a time, so that nobody's tap has to wait."""
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
        key=campaign_token,
        queue=JOBS,
        recipient=recipients.campaign(campaign_token),
        due_at=at,
    )
    outbox.put(tx, item, at)


def _ask_some(tx: Tx, row: OutboxRow, context: Context) -> Outcome:
    """The next people of a campaign: those who may be asked at this moment."""
    campaign = campaigns.by_token(tx, row.key)
    if campaign is None:
        return Skip(reason="there is no such campaign")
    if _must_wait(tx, context):
        _go_on(tx, row.key, context.now + LET_GO)
        return Done()
    end = campaign.position + AT_ONCE
    ask(
        tx,
        people.get_all(tx, campaign.people[campaign.position : end]),
        survey_of(context.config, campaign.survey),
        replace(context, seed=bytes.fromhex(campaign.seed)),
    )
    campaigns.advance(tx, row.key, end)
    if end < len(campaign.people):
        _go_on(tx, row.key, context.now)
    return Done()


def _must_wait(tx: Tx, context: Context) -> bool:
    return any(
        outbox.is_long(tx, OutboxKind.QUESTION, queue, context.now, BACKLOG)
        for queue in context.config.platforms
    )


def cancel(tx: Tx, campaign_token: str, config: Config) -> Message:
    """Ask nobody."""
    decided = campaigns.decide(tx, campaign_token, False)
    return line(staff_texts(config)("ask.cancelled" if decided else "ask.settled"))


def ask(
    tx: Tx,
    candidates: Sequence[Person],
    survey: SurveyConfig,
    context: Context,
) -> Asked:
    """Queue an invitation for everybody of *candidates* who may be asked."""
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
            variant=experiment.variant_of(survey.buttons, name),
            expires_at=context.now + timedelta(days=survey.expires_days),
            experiment=survey.buttons == "experiment",
        )
        invitation_id = invitations.add(tx, new, context.now)
        _queue(tx, invitation_id, contact, context.now)
    return Asked(n=len(chosen))


def _queue(tx: Tx, invitation_id: InvitationId, contact: Contact, now: datetime) -> None:
    item = Item(
        kind=OutboxKind.QUESTION,
        key=str(invitation_id),
        queue=contact.platform,
        recipient=recipients.person(contact.id),
        due_at=now,
    )
    outbox.put_once(tx, item, now)


def token(seed: bytes, what: object) -> str:
    """16 characters that nobody guesses: 96 bits that only the random *seed* determines."""
    digest = hashlib.blake2b(str(what).encode(), key=seed, digest_size=12).digest()
    return base64.urlsafe_b64encode(digest).decode()


def sample(survey: SurveyConfig, now: datetime) -> Invitation:
    """The invitation as its first reader would see it."""
    return Invitation(
        id=InvitationId(0),
        token="sample",  # noqa: S106 - no secret: nothing carries it
        survey=survey.key,
        person_id=PersonId(0),
        contact_id=ContactId(0),
        round=1,
        state=InvitationState.PLANNED,
        variant=experiment.variant_of(survey.buttons, "sample"),
        expires_at=now,
        first_ask=True,
    )


WORK: Final[Mapping[OutboxKind, Job]] = {OutboxKind.CAMPAIGN: _ask_some}
