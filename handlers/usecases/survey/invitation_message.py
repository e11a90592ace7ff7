"""Defines the base class of all messages about one invitation."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self

from bot.good_hours import next_good
from bot.ids import ContactId, InvitationId
from bot.model import Contact, Invitation, Person
from bot.states import InvitationState
from bot.survey.invitation_state import FollowUp, follow_up, takes_comments, waits_declined
from bot.survey.question_card import nudge
from bot.survey.scale import scale_of
from handlers.usecases.context import Context
from handlers.usecases.localisation import calendar_of, texts_about
from handlers.usecases.outgoing import Kind, Outgoing, RenderResult, Route, Skip
from storage import invitation_parties, invitations
from storage.engine.store import Tx
from storage.messaging.keys import InvitationKey
from storage.messaging.outbox import OutboxRow


@dataclass(frozen=True, kw_only=True)
class OfInvitation(Kind):
    """A message about one invitation, in the chat of the person asked."""

    invitation: Invitation
    person: Person
    contact: Contact

    @classmethod
    def load(cls, tx: Tx, row: OutboxRow, context: Context) -> Self:
        asked = invitation_parties.parties(tx, cls.invitation_id(row))
        return cls(row=row, context=context, **vars(asked))

    @staticmethod
    def invitation_id(row: OutboxRow) -> InvitationId:
        return row.about(InvitationKey).invitation

    @property
    def route(self) -> Route:
        return Route(chat=self.contact.chat)

    @property
    def concerns(self) -> tuple[Person, ...]:
        return (self.person,)

    @property
    def contact_id(self) -> ContactId:
        return self.contact.id

    @property
    def hint_without_buttons(self) -> str:
        """Empty where the card asks for a comment, which is typed anyway, or asks nothing."""
        invitation = self.invitation
        texts = texts_about(self.context.config, self.invitation.survey, self.person, self.contact)
        if invitation.replaced or waits_declined(invitation):
            return ""
        if invitation.score is None or invitation.rescoring:
            return texts("refusal.type_number", **scale_of(invitation.kind).ends)
        asks_yes_or_no = follow_up(invitation) in {FollowUp.CONTACT, FollowUp.QUOTE}
        may_type = asks_yes_or_no and takes_comments(invitation, self.context.now)
        return texts("refusal.type_yes") if may_type else ""

    @property
    def good_from(self) -> datetime:
        """Returns now if the person may be addressed now, else the beginning of their good hours.

        An admin's own test question comes at any hour.
        """
        config, now = self.context.config, self.context.now
        if self.invitation.test:
            return now
        return next_good(now, config.good_hours, calendar_of(config, self.person, self.contact))

    @property
    def may_ask(self) -> bool:
        """Whether the person has not opted out or paused, and is still a customer."""
        context = self.context
        may_be_asked = self.person.may_be_asked(context.now)
        return may_be_asked and not self.person.has_left(context.today)

    def become(self, tx: Tx, state: InvitationState) -> None:
        invitations.save(tx, replace(self.invitation, state=state))

    def nudge(self, key: str) -> RenderResult:
        """Renders a line below an open question, if the person may be asked."""
        now, invitation = self.context.now, self.invitation
        if invitation.state is not InvitationState.HANDED_OVER or invitation.replaced:
            return Skip(reason=str(invitation.state))
        if now >= invitation.expires_at:  # the bot was down for a long time
            return Skip(reason=str(InvitationState.EXPIRED))
        if not self.may_ask or not self.contact.takes_questions:
            return Skip(reason="does not want to be asked, has left, or cannot be reached")
        texts = texts_about(self.context.config, self.invitation.survey, self.person, self.contact)
        message = nudge(invitation, key, texts)
        return Outgoing(chat=self.contact.chat, message=message, reply_to=invitation.message)
