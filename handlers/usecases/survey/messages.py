"""Defines the messages of an invitation: question, reminder, and the card with its answer."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import ClassVar, Final, Self

from bot.campaigns.eligibility import REMIND_AFTER
from bot.ids import ContactId, MessageRef
from bot.model import Contact, Person
from bot.states import ContactState, Decline, InvitationState
from bot.survey.declining import RETURN_AFTER
from bot.survey.invitation_card import card
from bot.survey.invitation_state import is_open
from bot.survey.question_card import question, question_gone
from handlers.usecases.context import Context
from handlers.usecases.localisation import card_context_for, texts_for
from handlers.usecases.outgoing import Kind, Outgoing, RenderResult, Route, Skip
from handlers.usecases.survey.invitation_message import OfInvitation
from handlers.usecases.survey.planning import plan_expiry, plan_reminder, redraw, retired_item
from storage import contacts, invitation_parties, invitations, people, response_urls
from storage.engine.store import Tx
from storage.messaging import outbox
from storage.messaging.keys import MessageKey
from storage.messaging.outbox import OutboxRow
from storage.states import OutboxKind


class Question(OfInvitation):
    """The question when it is asked first."""

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
        if not self.person.may_be_asked(now):
            return self._ends(tx, InvitationState.CANCELLED, "does not want to be asked")
        if self.contact.state is not ContactState.OK or not self.contact.chat:
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

    def lost(self, tx: Tx) -> None:
        if self.invitation.state is InvitationState.QUEUED:
            self.become(tx, InvitationState.UNDELIVERABLE)


class QuestionAgain(OfInvitation):
    """The question again, below a text without a number."""

    @property
    def is_wanted(self) -> bool:
        return is_open(self.invitation)

    def render(self, tx: Tx) -> RenderResult:
        is_ok = self.contact.state is ContactState.OK
        if not self.is_wanted or self.invitation.replaced or not is_ok:
            return Skip(reason=str(self.invitation.state))
        if not self.person.may_be_asked(self.context.now):
            return Skip(reason="does not want to be asked")
        card_context = card_context_for(
            self.context.config, self.invitation.survey, self.person, self.contact
        )
        return Outgoing(chat=self.contact.chat, message=question(self.invitation, card_context))

    def sent(self, tx: Tx, message: MessageRef) -> None:
        """Makes the new message the invitation's own; the older one loses its buttons."""
        invitation, now = self.invitation, self.context.now
        if invitation.message is not None and invitation.message != message:
            outbox.put(tx, retired_item(invitation, invitation.message, self.row.queue, now), now)
        moved = replace(invitation, message=message)
        if invitation.score is None and invitation.declined is Decline.NOT_NOW:
            moved = replace(
                moved, state=InvitationState.HANDED_OVER, declined=None, declined_until=None
            )
            plan_expiry(tx, invitation, now)
        invitations.save(tx, moved)
        if not is_open(moved):
            redraw(tx, moved, self.row.queue, now)


class QuestionBack(QuestionAgain):
    """The question again, some days after *Not now*."""

    longest_wait: ClassVar[timedelta] = RETURN_AFTER

    @property
    def is_wanted(self) -> bool:
        return self.invitation.declined is Decline.NOT_NOW and self.invitation.score is None


@dataclass(frozen=True, kw_only=True)
class Card(OfInvitation):
    """An edit of the invitation's message, which then shows the present state."""

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

    longest_wait: ClassVar[timedelta] = REMIND_AFTER

    def render(self, tx: Tx) -> RenderResult:
        return self.nudge("reminder")


@dataclass(frozen=True, kw_only=True)
class Retired(Kind):
    """An edit that removes the buttons of an invitation's older message."""

    contact: Contact
    person: Person

    @classmethod
    def load(cls, tx: Tx, row: OutboxRow, context: Context) -> Self:
        assert row.payload is not None
        contact = contacts.contact(tx, ContactId(row.payload["contact"]))
        person = people.get(tx, contact.person_id)
        return cls(row=row, context=context, contact=contact, person=person)

    @property
    def route(self) -> Route:
        return Route(chat=self.contact.chat, edits=True)

    @property
    def contact_id(self) -> ContactId:
        return self.contact.id

    def render(self, tx: Tx) -> RenderResult:
        if self.contact.state is ContactState.SUSPENDED:
            return Skip(reason="the account is suspended")
        texts = texts_for(self.context.config, self.person, self.contact)
        old = self.row.about(MessageKey).message
        return Outgoing(chat=self.contact.chat, message=question_gone(texts), edit=old)


KINDS: Final[Mapping[OutboxKind, type[Kind]]] = {
    OutboxKind.QUESTION: Question,
    OutboxKind.QUESTION_AGAIN: QuestionAgain,
    OutboxKind.QUESTION_BACK: QuestionBack,
    OutboxKind.CARD: Card,
    OutboxKind.RETIRED: Retired,
    OutboxKind.REMINDER: Reminder,
}
