"""Runs campaigns: shows who would be asked and, once an admin confirms, queues the invitations."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from bot.campaigns import conversation_preview
from bot.campaigns import preview as rules
from bot.campaigns.filters import NO_FILTERS, Filters
from bot.chat.messages import Message, line
from bot.config.config import SurveyConfig
from bot.ids import PersonId
from bot.model import Person
from bot.states import CampaignState
from handlers.usecases import recipient_keys
from handlers.usecases.campaigns import receipt
from handlers.usecases.campaigns.candidates import (
    are_all,
    judge_all,
    left_out,
    many_outside_audience,
    out_of_hours,
    outside_audience,
)
from handlers.usecases.campaigns.filtered_people import everybody_matching, people_matching
from handlers.usecases.context import Context
from handlers.usecases.localisation import (
    command_of,
    reasons_of,
    sample_card_context,
    staff_texts,
    survey_of,
)
from handlers.usecases.outgoing import Done, Job, JobOutcome, Skip
from handlers.usecases.survey.queued_questions import queue_question, token
from storage import asking_pause, campaigns, people
from storage.campaigns import STARTED, Campaign, Receipt
from storage.engine.store import Tx
from storage.messaging import outbox
from storage.messaging.keys import CampaignKey
from storage.messaging.outbox import Item, OutboxRow
from storage.states import JOBS, OutboxKind

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
    filters: Filters = NO_FILTERS,
) -> Message:
    """Stores a campaign until an admin decides. Returns a preview of who would be asked."""
    several = len(context.config.surveys) > 1
    card_context = sample_card_context(context.config, survey, context.config.language)
    example = conversation_preview.sample(survey, context.now)
    everybody = everybody_matching(tx, filters, context.config) if are_all(names) else ()
    without = left_out(tx, names, context.config)
    if len(everybody) > receipt.MOST_JUDGED:
        campaigns.add(tx, campaign, survey.key, asked_by, everybody, context.now)
        return rules.preview_of_many(
            campaign,
            len(everybody),
            example,
            card_context,
            several_surveys=several,
            filters=filters,
            left_out=without,
            outside=many_outside_audience(tx, everybody, survey),
        )
    candidates = people_matching(tx, names, filters, context.config, command_of(context))
    judged = judge_all(tx, candidates, survey, context)
    campaigns.add(
        tx, campaign, survey.key, asked_by, [person.id for person in candidates], context.now
    )
    return rules.preview(
        campaign,
        judged,
        example,
        card_context,
        reasons_of(context),
        several_surveys=several,
        filters=filters,
        left_out=without,
        out_of_hours=out_of_hours(judged, context),
        outside=outside_audience(judged, survey),
    )


def start(tx: Tx, campaign_token: str, context: Context, place: Receipt | None = None) -> Message:
    """Starts a campaign, once. People are asked in batches, so that taps need not wait.

    *place*: where its receipt goes. Returns what the pressed message shows from now on.
    """
    texts, seed = staff_texts(context.config), context.seed.hex()
    campaign = campaigns.by_token(tx, campaign_token)
    if campaign is None or not _decide(tx, campaign, CampaignState.RUNNING, context):
        return _started_before(tx, campaign, context, place)
    size = _size(tx, campaign, context)
    campaigns.begin(tx, campaign.token, seed=seed, size=size)
    if not size:
        campaigns.change(tx, campaign_token, STARTED, CampaignState.DONE, context.now)
        return line(texts("ask.none"))
    go_on(tx, campaign_token, context.now)
    begun = replace(campaign, state=CampaignState.RUNNING, size=size)
    if place is None or place.message is None:
        return _started(tx, begun, place, context)
    campaigns.set_receipt(tx, campaign.token, place)
    receipt.renew(tx, campaign.token, context.now, wait=receipt.EVERY)
    return receipt.drawn(begun, receipt.progress_of(tx, begun), place, context)


def _started_before(
    tx: Tx, campaign: Campaign | None, context: Context, place: Receipt | None
) -> Message:
    """Returns what the pressed message shows after another press of the same button."""
    texts = staff_texts(context.config)
    if campaign is None or campaign.state is CampaignState.REFUSED:
        return line(texts("ask.settled"))
    if not campaign.size:
        return line(texts("ask.none"))
    known = campaigns.receipt_of(tx, campaign.token)
    if known is not None and place is not None and known.message == place.message is not None:
        return receipt.shown_again(tx, campaign, known, context)
    return receipt.in_one_line(tx, campaign, context)


def start_with(tx: Tx, chosen: Sequence[PersonId], survey: SurveyConfig, context: Context) -> None:
    """Starts a campaign that was confirmed elsewhere. The admin address gets its receipt."""
    name, admin = token(context.seed, "campaign"), context.config.channels.admin
    campaigns.add(tx, name, survey.key, context.actor.id, chosen, context.now)
    place = None
    if admin is not None:
        place = Receipt(platform=admin.platform, chat=admin.chat, message=None, shown=None)
    start(tx, name, context, place)


def _size(tx: Tx, campaign: Campaign, context: Context) -> int:
    """Returns how many are asked at most."""
    if len(campaign.people) > receipt.MOST_JUDGED:
        return len(campaign.people)
    survey = survey_of(context.config, campaign.survey)
    judged = judge_all(tx, people.get_all(tx, campaign.people), survey, context)
    return sum(one.contact is not None for one in judged)


def _started(tx: Tx, campaign: Campaign, place: Receipt | None, context: Context) -> Message:
    """Returns one line, and plans the receipt as a message of its own, if it has a place."""
    if place is not None:
        campaigns.set_receipt(tx, campaign.token, place)
        receipt.renew(tx, campaign.token, context.now)
    return receipt.in_one_line(tx, campaign, context)


def _decide(tx: Tx, campaign: Campaign, state: CampaignState, context: Context) -> bool:
    """Records the decision. Returns ``False`` if there is one already."""
    return campaigns.change(tx, campaign.token, [CampaignState.PROPOSED], state, context.now)


def go_on(tx: Tx, campaign_token: str, at: datetime) -> None:
    """Plans that the next people of the campaign are asked."""
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
    if campaign.state is not CampaignState.RUNNING:
        return Skip(reason=f"the campaign is {campaign.state}")
    if asking_pause.is_paused(tx):  # its end plans this row again
        return Skip(reason="all asking is paused")
    if _must_wait(tx, context):
        go_on(tx, token, context.now + BACKLOG_PAUSE)
        return Done()
    end = campaign.position + AT_ONCE
    ask(
        tx,
        people.get_all(tx, campaign.people[campaign.position : end]),
        survey_of(context.config, campaign.survey),
        replace(context, seed=bytes.fromhex(campaign.seed)),
        campaign=token,
    )
    campaigns.advance(tx, token, end)
    if end < len(campaign.people):
        go_on(tx, token, context.now)
    return Done()


def _must_wait(tx: Tx, context: Context) -> bool:
    return any(
        outbox.has_backlog(tx, OutboxKind.QUESTION, queue, context.now, BACKLOG)
        for queue in context.config.platforms
    )


def refuse(tx: Tx, campaign_token: str, context: Context) -> Message:
    """Decides against a campaign that is only proposed. A second press changes nothing."""
    campaign = campaigns.by_token(tx, campaign_token)
    refused = campaign is not None and (
        campaign.state is CampaignState.REFUSED
        or _decide(tx, campaign, CampaignState.REFUSED, context)
    )
    return line(staff_texts(context.config)("ask.cancelled" if refused else "ask.settled"))


def ask(
    tx: Tx,
    candidates: Sequence[Person],
    survey: SurveyConfig,
    context: Context,
    *,
    campaign: str | None = None,
) -> CampaignSize:
    """Queues an invitation for each of *candidates* who may be asked.

    *campaign*: the token of the campaign that asks them, if there is one.
    """
    chosen = [
        (one.person, one.contact)
        for one in judge_all(tx, candidates, survey, context)
        if one.contact is not None
    ]
    for person, contact in chosen:
        queue_question(tx, person, contact, survey, context, campaign=campaign)
    return CampaignSize(n=len(chosen))


USE_CASES: Final[Mapping[OutboxKind, Job]] = {OutboxKind.CAMPAIGN: _ask_next}
