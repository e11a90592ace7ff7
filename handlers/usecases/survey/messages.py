"""Defines the messages of an invitation: question, reminder, and the card with its answer."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import ClassVar, Final, Self

from bot.campaigns.eligibility import REMIND_AFTER
from bot.chat.messages import Message
from bot.chat.refusals import Refusal
from bot.good_hours import LONGEST_REST
from bot.ids import MessageRef
from bot.model import Contact
from bot.states import CampaignState, ContactState, Decline, InvitationState
from bot.survey.card_context import CardContext
from bot.survey.declining import RETURN_AFTER, reopened
from bot.survey.invitation_card import card
from bot.survey.invitation_state import is_open
from bot.survey.question_card import question
from bot.survey.scale import scale_of
from handlers.usecases.context import Context
from handlers.usecases.localisation import card_context_for
from handlers.usecases.outgoing import Kind, Outgoing, RenderResult, Route, Skip
from handlers.usecases.people.event_questions import is_taken_back
from handlers.usecases.survey.invitation_message import OfInvitation
from handlers.usecases.survey.planning import (
    MORE_WORDS,
    plan_expiry,
    plan_reminder,
    redraw,
    retire,
    shown_at,
    without_reminder,
)
from storage import campaigns, invitation_parties, invitations, response_urls
from storage.engine.store import Tx
from storage.messaging.outbox import OutboxRow
from storage.states import OutboxKind


class Question(OfInvitation):
    """The question when it is asked first."""

    longest_wait: ClassVar[timedelta] = LONGEST_REST

    def not_before(self, tx: Tx) -> datetime:
        return self.good_from

    @property
    def to_reach(self) -> tuple[Contact, str] | None:
        if self.contact.chat or self.contact.state is ContactState.SUSPENDED:
            return None
        return self.contact, self.person.email

    @property
    def marker(self) -> str:
        return self.invitation.token

    def render(self, tx: Tx) -> RenderResult:
        invitation, now = self.invitation, self.context.now
        if invitation.state is InvitationState.UNCERTAIN:  # a search did not find it
            invitation = replace(invitation, state=InvitationState.QUEUED)
            invitations.save(tx, invitation)
        if invitation.state is not InvitationState.QUEUED:
            return Skip(reason=str(invitation.state))
        if not self.may_ask:
            reason = "does not want to be asked, or has left"
            return self._ends(tx, InvitationState.CANCELLED, reason)
        match campaigns.state_for(tx, invitation.id):
            case CampaignState.CANCELLED:
                return self._ends(tx, InvitationState.CANCELLED, "the campaign is cancelled")
            case CampaignState.PAUSED:  # its end makes the row due again
                return Skip(reason="the campaign is paused")
        if is_taken_back(tx, invitation.id, invitation.survey, self.context):
            return self._ends(tx, InvitationState.CANCELLED, "its event was taken back")
        if not self.contact.takes_questions or not self.contact.chat:
            return self._ends(tx, InvitationState.UNDELIVERABLE, "cannot be reached")
        if invitation.expires_at <= now:
            reason = "expired before it could be sent"
            return self._ends(tx, InvitationState.UNDELIVERABLE, reason)
        card_context = card_context_for(
            self.context.config, invitation.survey, self.person, self.contact
        )
        message = card(invitation, card_context)
        return Outgoing(chat=self.contact.chat, message=message, marker=self.marker)

    def _ends(self, tx: Tx, state: InvitationState, reason: str) -> Skip:
        self.become(tx, state)
        return Skip(reason=reason)

    def sent(self, tx: Tx, message: MessageRef) -> None:
        invitation, now = self.invitation, self.context.now
        if invitation.message not in {None, message}:  # the card has moved below meanwhile
            retire(tx, invitation, message, self.row.queue, now)
            message = invitation.message or message
        if invitation.state not in {InvitationState.QUEUED, InvitationState.UNCERTAIN}:
            invitations.mark_handed_over(tx, invitation, message, now)
            return
        asked = replace(invitation, state=InvitationState.HANDED_OVER)
        invitations.mark_handed_over(tx, asked, message, now)
        plan_reminder(tx, invitation, self.row.queue, now)
        plan_expiry(tx, invitation, now)

    def maybe_sent(self, tx: Tx) -> None:
        if self.invitation.state is InvitationState.QUEUED:
            invitations.replace_older(tx, self.invitation)
            self.become(tx, InvitationState.UNCERTAIN)
            plan_expiry(tx, self.invitation, self.context.now)

    def lost(self, tx: Tx, why: Refusal) -> None:
        if self.invitation.state is InvitationState.QUEUED:
            self.become(tx, InvitationState.UNDELIVERABLE)


class CardBelow(OfInvitation):
    """The invitation's card as a new message, below what the person typed."""

    longest_wait: ClassVar[timedelta] = MORE_WORDS

    @property
    def is_wanted(self) -> bool:
        """Whether it still has something to say: nothing is asked after a refusal elsewhere."""
        return not is_open(self.invitation) or self.person.may_be_asked(self.context.now)

    def render(self, tx: Tx) -> RenderResult:
        if self.invitation.replaced or self.contact.state is not ContactState.OK:
            return Skip(reason=str(self.invitation.state))
        if not self.is_wanted:
            return Skip(reason="does not want to be asked")
        return Outgoing(chat=self.contact.chat, message=self._message())

    def _message(self) -> Message:
        return card(self.invitation, self._card_context)

    @property
    def _card_context(self) -> CardContext:
        survey = self.invitation.survey
        return card_context_for(self.context.config, survey, self.person, self.contact)

    def sent(self, tx: Tx, message: MessageRef) -> None:
        """Makes the new message the invitation's own; the older one loses its buttons."""
        asked = (self.row.payload or {}).get("asked", "")
        now, queue = self.context.now, self.row.queue
        invitations.save(tx, shown_at(tx, self.invitation, message, queue, now, asked=asked))

    def maybe_sent(self, tx: Tx) -> None:
        """Shows the card at its older place, since the new one may not have arrived."""
        redraw(tx, self.invitation, self.row.queue, self.context.now)

    def lost(self, tx: Tx, why: Refusal) -> None:
        self.maybe_sent(tx)


class QuestionBack(CardBelow):
    """The question again, some days after *Not now*."""

    longest_wait: ClassVar[timedelta] = RETURN_AFTER + LONGEST_REST

    def not_before(self, tx: Tx) -> datetime:
        return self.good_from

    @property
    def is_wanted(self) -> bool:
        waits = self.invitation.declined is Decline.NOT_NOW and self.invitation.score is None
        return waits and self.may_ask and self.contact.takes_questions

    def _message(self) -> Message:
        return question(self.invitation, self._card_context)

    @property
    def hint_without_buttons(self) -> str:
        """The question counts as declined until it has arrived."""
        ends = scale_of(self.invitation.kind).ends
        return self._card_context.texts("refusal.type_number", **ends)

    def sent(self, tx: Tx, message: MessageRef) -> None:
        """Opens the question again, unless the person decided otherwise meanwhile."""
        now = self.context.now
        moved = shown_at(tx, self.invitation, message, self.row.queue, now)
        if self.invitation.declined is Decline.NOT_NOW and self.invitation.score is None:
            plan_expiry(tx, moved, now)
            moved = reopened(moved, now)
        invitations.save(tx, moved)
        if not is_open(moved):
            redraw(tx, moved, self.row.queue, now)

    def maybe_sent(self, tx: Tx) -> None:
        """Does nothing: the card still says that one can answer at any time."""


@dataclass(frozen=True, kw_only=True)
class Card(OfInvitation):
    """An edit of the invitation's message, which then shows the present state."""

    only_edits: ClassVar[bool] = True

    response_url: str | None
    """An unexpired response URL, which allows the edit beside the platform's limits."""

    @classmethod
    def load(cls, tx: Tx, row: OutboxRow, context: Context) -> Self:
        asked = invitation_parties.parties(tx, cls.invitation_id(row))
        url, message = None, asked.invitation.message
        if message is not None and asked.contact.platform.traits.response_urls is not None:
            url = response_urls.usable(tx, asked.contact.platform, message, context.now)
        return cls(row=row, context=context, response_url=url, **vars(asked))

    @property
    def route(self) -> Route:
        return Route(
            chat=self.contact.chat, edits=True, by_response_url=self.response_url is not None
        )

    def render(self, tx: Tx) -> RenderResult:
        if self.invitation.message is None:
            return Skip(reason="the message is not known")
        if self.response_url is not None:
            response_urls.use(tx, self.contact.platform, self.invitation.message)
        card_context = card_context_for(
            self.context.config, self.invitation.survey, self.person, self.contact
        )
        if self.invitation.replaced and (newer_in := invitations.newer_in(tx, self.invitation)):
            card_context = replace(card_context, newer_in=newer_in.title())
        return Outgoing(
            chat=self.contact.chat,
            message=card(self.invitation, card_context),
            edit=self.invitation.message,
            response_url=self.response_url,
        )

    def response_url_refused(self, tx: Tx) -> None:
        if self.invitation.message is not None:
            response_urls.discard(tx, self.contact.platform, self.invitation.message)


class Reminder(OfInvitation):
    """One line below a question that was not answered for some days."""

    longest_wait: ClassVar[timedelta] = REMIND_AFTER + LONGEST_REST

    def not_before(self, tx: Tx) -> datetime:
        return self.good_from

    def render(self, tx: Tx) -> RenderResult:
        return self.nudge("reminder")

    def sent(self, tx: Tx, message: MessageRef) -> None:
        """Remembers the reminder, which goes when its question is settled."""
        reminded = replace(self.invitation, reminder=message)
        if not is_open(reminded):
            reminded = without_reminder(tx, reminded, self.row.queue, self.context.now)
        invitations.save(tx, reminded)


KINDS: Final[Mapping[OutboxKind, type[Kind]]] = {
    OutboxKind.QUESTION: Question,
    OutboxKind.CARD_BELOW: CardBelow,
    OutboxKind.QUESTION_BACK: QuestionBack,
    OutboxKind.CARD: Card,
    OutboxKind.REMINDER: Reminder,
}
