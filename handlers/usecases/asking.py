"""The messages of an invitation: question, reminder, the card that its answer becomes."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.cards import card, question, question_gone
from bot.conversation import is_open
from bot.messages import line
from bot.model import (
    Contact,
    ContactId,
    ContactState,
    Decline,
    Invitation,
    InvitationId,
    InvitationState,
    MessageRef,
    Person,
)
from bot.outreach import REMIND_AFTER
from handlers.usecases import recipients
from handlers.usecases.context import Context
from handlers.usecases.outgoing import (
    Doubt,
    Drawn,
    Happened,
    Job,
    Kind,
    Outcome,
    Outgoing,
    Route,
    Unwanted,
)
from handlers.usecases.words import look_for, texts_for
from storage import invitations, outbox, people, presses
from storage.outbox import Item, OutboxRow
from storage.states import JOBS, OutboxKind
from storage.store import Tx


def _contact_to_reach(tx: Tx, row: OutboxRow) -> tuple[Contact, str] | None:
    invitation = _invitation(tx, row)
    contact = people.contact(tx, invitation.contact_id)
    if contact.chat or contact.state is ContactState.SUSPENDED:
        return None
    return contact, people.get(tx, invitation.person_id).email


def _contact_of(tx: Tx, row: OutboxRow) -> ContactId:
    return _invitation(tx, row).contact_id


def _invitation(tx: Tx, row: OutboxRow) -> Invitation:
    return invitations.get(tx, InvitationId(int(row.key)))


def _parties(tx: Tx, invitation: Invitation) -> tuple[Person, Contact]:
    return people.get(tx, invitation.person_id), people.contact(tx, invitation.contact_id)


def _route(tx: Tx, row: OutboxRow, context: Context) -> Route:
    return Route(chat=people.contact(tx, _invitation(tx, row).contact_id).chat)


def _card_route(tx: Tx, row: OutboxRow, context: Context) -> Route:
    invitation = _invitation(tx, row)
    return Route(
        chat=people.contact(tx, invitation.contact_id).chat,
        edits=True,
        pressed=presses.fresh(tx, invitation.id, context.now) is not None,
    )


def _question(tx: Tx, row: OutboxRow, context: Context) -> Drawn:
    invitation = _invitation(tx, row)
    person, contact = _parties(tx, invitation)
    if invitation.state is InvitationState.UNCERTAIN:  # by now it is known that it did not arrive
        invitation = replace(invitation, state=InvitationState.QUEUED)
        invitations.save(tx, invitation)
    if invitation.state is not InvitationState.QUEUED:
        return Unwanted(reason=str(invitation.state))
    if not person.may_be_asked(context.now):
        _become(tx, invitation, InvitationState.CANCELLED)
        return Unwanted(reason="does not want to be asked")
    if contact.state is not ContactState.OK or not contact.chat:
        _become(tx, invitation, InvitationState.UNDELIVERABLE)
        return Unwanted(reason="cannot be reached")
    if invitation.expires_at <= context.now:
        _become(tx, invitation, InvitationState.UNDELIVERABLE)
        return Unwanted(reason="expired before it could be sent")
    look = look_for(context.config, invitation.survey, person, contact)
    return Outgoing(chat=contact.chat, message=card(invitation, look), marker=invitation.token)


def _marker(tx: Tx, row: OutboxRow) -> str:
    return _invitation(tx, row).token


def _question_sent(tx: Tx, row: OutboxRow, message: MessageRef, context: Context) -> None:
    invitation = _invitation(tx, row)
    invitations.handed_over(tx, invitation, message, context.now)
    if invitation.state in {InvitationState.QUEUED, InvitationState.UNCERTAIN}:
        _become(tx, replace(invitation, message=message), InvitationState.HANDED_OVER)
        _plan_reminder(tx, invitation, row.queue, context.now)
        _plan_expiry(tx, invitation, context.now)


def _question_doubtful(tx: Tx, row: OutboxRow, context: Context) -> None:
    invitation = _invitation(tx, row)
    if invitation.state is InvitationState.QUEUED:
        invitations.replace_older(tx, invitation)
        _become(tx, invitation, InvitationState.UNCERTAIN)
        _plan_expiry(tx, invitation, context.now)


def _question_lost(tx: Tx, row: OutboxRow, context: Context) -> None:
    invitation = _invitation(tx, row)
    if invitation.state is InvitationState.QUEUED:
        _become(tx, invitation, InvitationState.UNDELIVERABLE)


def _become(tx: Tx, invitation: Invitation, state: InvitationState) -> None:
    invitations.save(tx, replace(invitation, state=state))


def _plan_reminder(tx: Tx, invitation: Invitation, queue: str, now: datetime) -> None:
    due_at = now + REMIND_AFTER
    if due_at < invitation.expires_at:
        item = item_about(invitation, OutboxKind.REMINDER, queue, due_at)
        outbox.put_once(tx, item, now)


def _plan_expiry(tx: Tx, invitation: Invitation, now: datetime) -> None:
    item = item_about(invitation, OutboxKind.EXPIRY, JOBS, invitation.expires_at)
    outbox.put(tx, item, now)


def _again(tx: Tx, row: OutboxRow, context: Context) -> Drawn:
    """The question once more: below words without a number, or some days after *Not now*."""
    invitation = _invitation(tx, row)
    person, contact = _parties(tx, invitation)
    comes_back = invitation.declined is Decline.NOT_NOW and invitation.score is None
    wanted = is_open(invitation) if row.kind is OutboxKind.QUESTION_AGAIN else comes_back
    if not wanted or invitation.replaced or contact.state is not ContactState.OK:
        return Unwanted(reason=str(invitation.state))
    if not person.may_be_asked(context.now):
        return Unwanted(reason="does not want to be asked")
    look = look_for(context.config, invitation.survey, person, contact)
    return Outgoing(chat=contact.chat, message=question(invitation, look))


def _again_sent(tx: Tx, row: OutboxRow, message: MessageRef, context: Context) -> None:
    """The new message is the invitation's from now on; the older one loses its buttons."""
    invitation = _invitation(tx, row)
    if invitation.message is not None and invitation.message != message:
        item = Item(
            kind=OutboxKind.RETIRED,
            key=invitation.message,
            queue=row.queue,
            recipient=recipients.person(invitation.contact_id),
            due_at=context.now,
            payload={"contact": invitation.contact_id},
        )
        outbox.put(tx, item, context.now)
    moved = replace(invitation, message=message)
    if invitation.score is None and invitation.declined is Decline.NOT_NOW:
        moved = replace(
            moved, state=InvitationState.HANDED_OVER, declined=None, declined_until=None
        )
        _plan_expiry(tx, invitation, context.now)
    invitations.save(tx, moved)
    if not is_open(moved):
        redraw(tx, moved, row.queue, context.now)


def redraw(tx: Tx, invitation: Invitation, queue: str, now: datetime) -> None:
    """Let the invitation's message show its present state."""
    item = item_about(invitation, OutboxKind.CARD, queue, now)
    outbox.put(tx, item, now)


def item_about(invitation: Invitation, kind: OutboxKind, queue: str, due_at: datetime) -> Item:
    """Something that happens to the invitation in its person's chat."""
    return Item(
        kind=kind,
        key=str(invitation.id),
        queue=queue,
        recipient=recipients.person(invitation.contact_id),
        due_at=due_at,
    )


def _card(tx: Tx, row: OutboxRow, context: Context) -> Drawn:
    invitation = _invitation(tx, row)
    person, contact = _parties(tx, invitation)
    if invitation.message is None:
        return Unwanted(reason="the message is not known")
    url = presses.fresh(tx, invitation.id, context.now)
    if url is not None:
        presses.use(tx, invitation.id)
    look = look_for(context.config, invitation.survey, person, contact)
    return Outgoing(
        chat=contact.chat,
        message=card(invitation, look),
        edit=invitation.message,
        press_url=url,
    )


def _press_refused(tx: Tx, row: OutboxRow) -> None:
    presses.give_up(tx, _invitation(tx, row).id)


def _reminder(tx: Tx, row: OutboxRow, context: Context) -> Drawn:
    return nudge(tx, _invitation(tx, row), context, "reminder")


def nudge(tx: Tx, invitation: Invitation, context: Context, key: str) -> Drawn:
    """A line below a question that still stands open, for whoever may be asked."""
    person, contact = _parties(tx, invitation)
    if invitation.state is not InvitationState.HANDED_OVER or invitation.replaced:
        return Unwanted(reason=str(invitation.state))
    if context.now >= invitation.expires_at:  # the bot was away for long
        return Unwanted(reason=str(InvitationState.EXPIRED))
    if not person.may_be_asked(context.now) or contact.state is not ContactState.OK:
        return Unwanted(reason="does not want to be asked, or cannot be reached")
    message = line(texts_for(context.config, person, contact)(key))
    return Outgoing(chat=contact.chat, message=message, reply_to=invitation.message)


def _expiry(tx: Tx, row: OutboxRow, context: Context) -> Outcome:
    """Nothing is sent: a late answer stays welcome, so the question keeps its buttons."""
    invitation = _invitation(tx, row)
    waiting = {InvitationState.HANDED_OVER, InvitationState.UNCERTAIN}
    if invitation.state in waiting:
        _become(tx, invitation, InvitationState.EXPIRED)
    return Happened()


def _retired_route(tx: Tx, row: OutboxRow, context: Context) -> Route:
    return Route(chat=_retired_contact(tx, row).chat, edits=True)


def _retired_contact(tx: Tx, row: OutboxRow) -> Contact:
    assert row.payload is not None
    return people.contact(tx, ContactId(row.payload["contact"]))


def _retired(tx: Tx, row: OutboxRow, context: Context) -> Drawn:
    contact = _retired_contact(tx, row)
    if contact.state is ContactState.SUSPENDED:
        return Unwanted(reason="the account is suspended")
    texts = texts_for(context.config, people.get(tx, contact.person_id), contact)
    message = MessageRef(row.key)
    return Outgoing(chat=contact.chat, message=question_gone(texts), edit=message)


KINDS = {
    OutboxKind.QUESTION: Kind(
        route=_route,
        draw=_question,
        doubt=Doubt.KEEP,
        to_reach=_contact_to_reach,
        contact=_contact_of,
        marker=_marker,
        sent=_question_sent,
        doubtful=_question_doubtful,
        lost=_question_lost,
    ),
    OutboxKind.QUESTION_AGAIN: Kind(
        route=_route, draw=_again, doubt=Doubt.DROP, contact=_contact_of, sent=_again_sent
    ),
    OutboxKind.QUESTION_BACK: Kind(
        route=_route, draw=_again, doubt=Doubt.DROP, contact=_contact_of, sent=_again_sent
    ),
    OutboxKind.CARD: Kind(
        route=_card_route,
        draw=_card,
        doubt=Doubt.REPEAT,
        contact=_contact_of,
        press_refused=_press_refused,
    ),
    OutboxKind.RETIRED: Kind(
        route=_retired_route,
        draw=_retired,
        doubt=Doubt.REPEAT,
        contact=lambda tx, row: _retired_contact(tx, row).id,
    ),
    OutboxKind.REMINDER: Kind(route=_route, draw=_reminder, doubt=Doubt.DROP, contact=_contact_of),
}
WORK: Final[Mapping[OutboxKind, Job]] = {OutboxKind.EXPIRY: _expiry}
