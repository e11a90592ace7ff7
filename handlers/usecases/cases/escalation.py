"""Writes to the person for late responses where a mention does not reach them.

A mention in the thread notifies an account of the channel's own platform alone.
"""

from collections.abc import Mapping
from typing import Final

from bot.cases.card import headline
from bot.chat.addresses import Address
from bot.chat.messages import Message
from bot.chat.refusals import Refusal
from bot.config.config import Config
from bot.model import Case
from handlers.usecases import recipient_keys
from handlers.usecases.cases.changes import support_of
from handlers.usecases.cases.of_case import OfCase
from handlers.usecases.context import Context
from handlers.usecases.localisation import staff_texts
from handlers.usecases.outgoing import Kind, Outgoing, RenderResult, Skip
from handlers.usecases.troubles import report_lost
from storage.engine.store import Tx
from storage.messaging import outbox
from storage.messaging.keys import CaseKey
from storage.messaging.outbox import Item
from storage.states import OutboxKind


def call(tx: Tx, case: Case, context: Context) -> None:
    """Plans a direct message, if the case has a message in a channel of another platform."""
    person, support = context.config.cases.escalate_to, support_of(tx, case, context)
    if person is None or support is None or case.thread is None:
        return
    if person.platform is support.address.platform:
        return
    item = Item(
        kind=OutboxKind.CASE_ESCALATION,
        key=CaseKey(case=case.id),
        queue=person.platform,
        recipient=recipient_keys.ESCALATIONS,
        due_at=context.now,
    )
    outbox.put(tx, item, context.now)


class Escalation(OfCase):
    """A direct message about a case without a response."""

    @staticmethod
    def channel(config: Config, survey: str, chosen: str) -> Address | None:  # noqa: ARG004
        return config.cases.escalate_to

    def render(self, tx: Tx) -> RenderResult:
        config, case, support = self.context.config, self.case, self.support
        person = config.cases.escalate_to
        if person is None or person.platform != self.row.queue or support is None:
            return Skip(reason="no such person is configured")
        if not case.is_open or case.responded_at is not None or case.due_at is None:
            return Skip(reason="the case has a response")
        texts = staff_texts(config)
        due = texts.shown_moment(case.due_at, str(config.timezone))
        title = headline(self.invitation, self.person, texts)
        late = texts.paragraph("case.entry.escalated", until=due)
        place = texts.paragraph("case.where", number=case.id, channel=str(support.address))
        return Outgoing(chat=self.chat, message=Message(paragraphs=(title, late, place)))

    def lost(self, tx: Tx, why: Refusal) -> None:
        values = {"number": self.case.id}
        report_lost(tx, self.row, "refusal.escalation", values, why, self.context)


KINDS: Final[Mapping[OutboxKind, type[Kind]]] = {OutboxKind.CASE_ESCALATION: Escalation}
