"""Defines the base class of all messages about one invitation."""

from dataclasses import dataclass, replace
from typing import Self

from bot.chat.messages import line
from bot.ids import ContactId, InvitationId
from bot.model import Contact, Invitation, Person
from bot.states import ContactState, InvitationState
from handlers.usecases.context import Context
from handlers.usecases.localisation import texts_for
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
    def contact_id(self) -> ContactId:
        return self.contact.id

    def become(self, tx: Tx, state: InvitationState) -> None:
        invitations.save(tx, replace(self.invitation, state=state))

    def nudge(self, key: str) -> RenderResult:
        """Renders a line below an open question, if the person may be asked."""
        now, invitation = self.context.now, self.invitation
        if invitation.state is not InvitationState.HANDED_OVER or invitation.replaced:
            return Skip(reason=str(invitation.state))
        if now >= invitation.expires_at:  # the bot was down for a long time
            return Skip(reason=str(InvitationState.EXPIRED))
        if not self.person.may_be_asked(now) or self.contact.state is not ContactState.OK:
            return Skip(reason="does not want to be asked, or cannot be reached")
        message = line(texts_for(self.context.config, self.person, self.contact)(key))
        return Outgoing(chat=self.contact.chat, message=message, reply_to=invitation.message)
