"""Defines the messages of a reply: to the customer, the prompt for its writer, and the notice."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar, Final, Self

from bot.cases.contact_rules import barrier
from bot.cases.entries import Entry, Member
from bot.cases.entry_lines import UNCERTAIN
from bot.cases.news import Talk
from bot.cases.replies import (
    MAY_BE_TAKEN_BACK,
    going_out,
    outcome,
    reply_message,
    reply_prompt,
)
from bot.cases.steps import replied
from bot.chat.addresses import Address
from bot.chat.refusals import Refusal
from bot.ids import CaseId, ContactId, MessageRef
from bot.language.rich_words import text_of
from bot.model import Case
from bot.states import CaseAction, EntryKind, ReplyState
from handlers.usecases.cases.changes import change_and_tell
from handlers.usecases.cases.of_case import OfCase
from handlers.usecases.cases.posting import shown_person
from handlers.usecases.cases.reply_rows import plan_notice
from handlers.usecases.cases.writing import standing_of, target
from handlers.usecases.context import Context
from handlers.usecases.localisation import staff_texts, texts_about
from handlers.usecases.outgoing import Kind, Outgoing, RenderResult, Route, Skip
from handlers.usecases.staff_channels import chat_of
from storage import case_replies, cases, contacts
from storage.case_replies import CaseReply
from storage.engine.store import Tx
from storage.messaging.keys import CaseReplyKey
from storage.messaging.outbox import OutboxRow
from storage.states import OutboxKind


@dataclass(frozen=True, kw_only=True)
class OfReply(OfCase):
    """A message about one reply."""

    reply: CaseReply

    @classmethod
    def load(cls, tx: Tx, row: OutboxRow, context: Context) -> Self:
        case, asked = cases.with_parties(tx, cls.case_id(row))
        reply = case_replies.get(tx, row.about(CaseReplyKey).reply)
        assert reply is not None
        chat = chat_of(tx, cls.channel(context.config, asked.invitation.survey, case.channel))
        person = shown_person(asked.person, context.config, asked.invitation.survey)
        contact = contacts.contact(tx, reply.contact_id)
        values = {**vars(asked), "person": person, "contact": contact}
        return cls(row=row, context=context, case=case, chat=chat, reply=reply, **values)

    @staticmethod
    def case_id(row: OutboxRow) -> CaseId:
        return row.about(CaseReplyKey).case


class StaffReply(OfReply):
    """What a member of the staff wrote, in the customer's chat."""

    longest_wait: ClassVar[timedelta] = MAY_BE_TAKEN_BACK

    @property
    def route(self) -> Route:
        return Route(chat=self.contact.chat)

    @property
    def contact_id(self) -> ContactId:
        return self.contact.id

    def render(self, tx: Tx) -> RenderResult:
        if self.reply.state is not ReplyState.WAITING:
            return Skip(reason=self.reply.state.value)
        standing = standing_of(
            tx,
            self.case,
            self.invitation,
            self.person,
            self.contact,
            self.context,
            besides=self.reply.id,
        )
        if (why := barrier(CaseAction.REPLY, standing)) is not None:
            self._end(tx, ReplyState.FAILED)
            return Skip(reason=why.value)
        texts = texts_about(self.context.config, self.invitation.survey, self.person, self.contact)
        message = reply_message(self.reply.words, self.reply.signed, texts)
        return Outgoing(chat=self.contact.chat, message=message)

    def sent(self, tx: Tx, message: MessageRef) -> None:
        by = Member(address=self.reply.by, name=self.reply.by_name)
        after = replied(self.case, by, self.context.now)
        self._settle(tx, ReplyState.SENT, after, EntryKind.REPLIED, message=message)

    def maybe_sent(self, tx: Tx) -> None:
        self._end(tx, ReplyState.UNCERTAIN)

    def lost(self, tx: Tx, why: Refusal) -> None:
        self._end(tx, ReplyState.FAILED)

    def _end(self, tx: Tx, state: ReplyState) -> None:
        self._settle(tx, state, self.case, EntryKind.NOT_DELIVERED)

    def _settle(
        self,
        tx: Tx,
        state: ReplyState,
        after: Case,
        kind: EntryKind,
        *,
        message: MessageRef | None = None,
    ) -> None:
        """Records how the reply ended. The thread and the writer see it."""
        reply, now = self.reply, self.context.now
        case_replies.settle(tx, reply.id, state, message)
        entry = Entry(
            kind=kind,
            at=now,
            by=reply.by,
            by_name=reply.by_name,
            words=text_of(reply.words),
            reply=reply.id,
            chat=self.contact.platform.value,
            cause=UNCERTAIN if state is ReplyState.UNCERTAIN else "",
        )
        change_and_tell(tx, after, (entry,), Talk.ALONE, now, self.context)
        if reply.notice is not None:
            plan_notice(tx, after, reply.id, reply.notice, self.context)


class ReplyPrompt(OfReply):
    """Asks a member of the staff for the words, below the card."""

    def render(self, tx: Tx) -> RenderResult:
        reply = self.reply
        if reply.state is not ReplyState.ASKED or not self.chat:
            return Skip(reason="answered already, or no support channel is configured")
        to = target(tx, self.case, reply.by_name, self.context).addressee
        message = reply_prompt(
            Address.parse(reply.by), reply.by_name, to, staff_texts(self.context.config)
        )
        return Outgoing(chat=self.chat, message=message, reply_to=self.case.thread)

    def sent(self, tx: Tx, message: MessageRef) -> None:
        case_replies.set_prompt(tx, self.reply.id, message)


class ReplyNotice(OfReply):
    """Shows its writer how a reply ends, below the words."""

    @property
    def route(self) -> Route:
        return Route(chat=self.chat, edits=self.reply.notice is not None)

    def render(self, tx: Tx) -> RenderResult:
        reply, texts = self.reply, staff_texts(self.context.config)
        is_waiting = reply.state is ReplyState.WAITING
        if not self.chat or (reply.notice is None and not is_waiting):
            return Skip(reason="no support channel is configured, or the reply is on its way")
        message = outcome(reply.state, self.case.id, texts)
        if is_waiting and _may_be_taken_back(reply, self.context.now):
            to = target(tx, self.case, reply.by_name, self.context).addressee
            shown = () if reply.source else reply.words  # its own message shows the words
            message = going_out(reply.id, shown, to, texts)
        return Outgoing(chat=self.chat, message=message, edit=reply.notice, reply_to=reply.source)

    def sent(self, tx: Tx, message: MessageRef) -> None:
        if self.reply.notice is not None:
            return
        case_replies.set_notice(tx, self.reply.id, message)
        if self.reply.state is not ReplyState.WAITING:
            plan_notice(tx, self.case, self.reply.id, message, self.context)


def _may_be_taken_back(reply: CaseReply, now: datetime) -> bool:
    return now < reply.at + MAY_BE_TAKEN_BACK


KINDS: Final[Mapping[OutboxKind, type[Kind]]] = {
    OutboxKind.STAFF_REPLY: StaffReply,
    OutboxKind.REPLY_PROMPT: ReplyPrompt,
    OutboxKind.REPLY_NOTICE: ReplyNotice,
}
