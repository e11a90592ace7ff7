"""Forwards what customers write without an open question to support, one message per minute."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import ClassVar, Final, Self

from bot.cases.card import is_long, said
from bot.chat.messages import Style, line
from bot.chat.refusals import Refusal
from bot.feedback.card import feedback as card
from bot.ids import MessageRef
from bot.language.shortening import shorten, split
from bot.language.texts import Line, Texts
from bot.model import Contact, Person
from handlers.usecases import recipient_keys
from handlers.usecases.cases.alerts import COLLECT, THREAD_PART
from handlers.usecases.cases.posting import shown_person
from handlers.usecases.context import Context
from handlers.usecases.localisation import staff_texts
from handlers.usecases.outgoing import Kind, Outgoing, RenderResult, Route, Skip
from handlers.usecases.staff_channels import chat_of
from handlers.usecases.troubles import report_trouble
from storage import contacts, feedback, people
from storage.engine.store import Tx
from storage.feedback import Feedback, FeedbackWords
from storage.messaging import outbox
from storage.messaging.keys import FeedbackKey
from storage.messaging.outbox import Item, OutboxRow
from storage.messaging.trouble_keys import FeedbackLostKey
from storage.posted_messages import PostedMessage
from storage.states import OutboxKind

SHOWN_TO_ADMIN: Final = 2000
"""UTF-16 units of a text that could not be posted to the support channel."""


def forward(tx: Tx, words: Feedback, context: Context) -> None:
    """Plans a message with *words*, new or edited, and the person's other texts of that minute."""
    support = context.config.channels.support
    if support is None:
        return
    minute = words.at.replace(second=0, microsecond=0)
    item = Item(
        kind=OutboxKind.FEEDBACK,
        key=FeedbackKey(person=words.person_id, since=minute),
        queue=support.platform,
        recipient=recipient_keys.SUPPORT,
        due_at=minute + COLLECT,
        payload={"changed": context.now >= minute + COLLECT},
    )
    outbox.put(tx, item, context.now)


@dataclass(frozen=True, kw_only=True)
class FeedbackCard(Kind):
    """What one person wrote within a minute, in the support channel.

    It is the card, or one of the parts below it if the text is too long for the card.
    """

    longest_wait: ClassVar[timedelta] = COLLECT

    batch: FeedbackKey
    texts: tuple[FeedbackWords, ...]
    words: str
    person: Person
    contact: Contact
    chat: str

    @classmethod
    def load(cls, tx: Tx, row: OutboxRow, context: Context) -> Self:
        batch = row.about(FeedbackKey)
        person = people.current(tx, batch.person)
        texts = feedback.between(tx, person.id, batch.since, batch.since + COLLECT)
        return cls(
            row=row,
            context=context,
            batch=batch,
            texts=texts,
            words=_words(texts, staff_texts(context.config)),
            person=shown_person(person, context.config),
            contact=contacts.contacts_of(tx, person.id)[0],
            chat=chat_of(tx, context.config.channels.support),
        )

    @property
    def route(self) -> Route:
        return Route(chat=self.chat)

    @property
    def concerns(self) -> tuple[Person, ...]:
        return (self.person,)

    def traces(self, message: MessageRef) -> tuple[PostedMessage, ...]:
        """Returns the message with its texts, which it follows if two records are separated."""
        detail = {"feedback": [one.id for one in self.texts]}
        return tuple(replace(one, detail=detail) for one in super().traces(message))

    @property
    def marker(self) -> str:
        """The card's marker; empty for the parts, because threads are not searched."""
        return "" if self.batch.part else f"feedback {self.row.key}"

    def render(self, tx: Tx) -> RenderResult:
        assert self.row.payload is not None
        if self.context.config.channels.support is None or not self.words:
            return Skip(reason="the words are gone, or no support channel is configured")
        if self.batch.part:
            return self._further(MessageRef(self.row.payload["below"]))
        message = card(
            self.words,
            self.person,
            self.contact,
            staff_texts(self.context.config),
            changed=self.row.payload["changed"],
            repeat=self.row.maybe_sent,
        )
        return Outgoing(chat=self.chat, message=message, marker=self.marker)

    def _further(self, below: MessageRef) -> RenderResult:
        parts = split(self.words, THREAD_PART)
        if self.batch.part > len(parts):
            return Skip(reason="the words became shorter")
        part = line(parts[self.batch.part - 1], Style.QUOTE)
        return Outgoing(chat=self.chat, message=part, reply_to=below)

    def sent(self, tx: Tx, message: MessageRef) -> None:
        if self.batch.part or not is_long(self.words):
            return
        for part in range(1, len(split(self.words, THREAD_PART)) + 1):
            item = Item(
                kind=OutboxKind.FEEDBACK,
                key=replace(self.batch, part=part),
                queue=self.row.queue,
                recipient=recipient_keys.SUPPORT,
                due_at=self.context.now,
                payload={"below": message},
            )
            outbox.put(tx, item, self.context.now)

    def lost(self, tx: Tx, why: Refusal) -> None:
        """Sends the text to the admin address, so that it is read."""
        if not self.words:
            return
        channels = self.context.config.channels
        values = {
            "chat": str(channels.support),
            "name": self.person.name,
            "words": shorten(self.words, SHOWN_TO_ADMIN),
        }
        report = Line(key="trouble.feedback", values=values)
        about = FeedbackLostKey(feedback=self.batch)
        report_trouble(tx, about, report, channels.admin, self.context.now, why, self.row.queue)


def _words(found: Sequence[FeedbackWords], texts: Texts) -> str:
    return "\n".join(said(words.text, texts, forwarded=words.forwarded) for words in found)


KINDS: Final[Mapping[OutboxKind, type[Kind]]] = {OutboxKind.FEEDBACK: FeedbackCard}
