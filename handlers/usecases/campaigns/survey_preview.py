"""Sends an admin every message of a survey. Nothing of it is asked, answered or counted."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final, Self

from bot.campaigns.conversation_preview import ConversationScene, conversation
from bot.chat.messages import Message
from bot.config.config import SurveyConfig
from bot.ids import ContactId
from bot.model import Contact, Person
from bot.states import ContactState
from handlers.usecases import recipient_keys
from handlers.usecases.context import Context
from handlers.usecases.localisation import sample_card_context, staff_texts, survey_of
from handlers.usecases.outgoing import Kind, Outgoing, RenderResult, Route, Skip
from handlers.usecases.survey.queued_questions import token
from storage import contacts, people
from storage.engine.store import Tx
from storage.messaging import outbox
from storage.messaging.outbox import Item, OutboxRow
from storage.messaging.preview_key import PreviewKey
from storage.states import OutboxKind


def scenes_of(
    survey: SurveyConfig, language: str, context: Context
) -> tuple[ConversationScene, ...]:
    """Returns the messages of the survey in *language*, as bot.toml has them now."""
    card_context = sample_card_context(context.config, survey, language)
    return conversation(survey, card_context, context.now)


def send(
    tx: Tx, contact: Contact, survey: SurveyConfig, languages: Sequence[str], context: Context
) -> int:
    """Plans the first message; each one plans the next, so that they arrive in their order.

    Returns how many there are.
    """
    name = token(context.seed, f"preview {contact.id} {survey.key}")
    payload = {"contact": contact.id, "survey": survey.key, "languages": [*languages]}
    item = _item(contact, PreviewKey(preview=name, number=0), payload, context.now)
    outbox.put_once(tx, item, context.now)
    return sum(len(scenes_of(survey, language, context)) for language in languages)


def _item(contact: Contact, key: PreviewKey, payload: Mapping[str, Any], now: datetime) -> Item:
    return Item(
        kind=OutboxKind.PREVIEW,
        key=key,
        queue=contact.platform,
        recipient=recipient_keys.person(contact.id),
        due_at=now,
        payload=payload,
    )


@dataclass(frozen=True, kw_only=True)
class PreviewMessage(Kind):
    """One message of the preview, whose buttons do nothing."""

    contact: Contact
    person: Person
    key: PreviewKey
    payload: Mapping[str, Any]

    @classmethod
    def load(cls, tx: Tx, row: OutboxRow, context: Context) -> Self:
        assert row.payload is not None
        contact = contacts.contact(tx, ContactId(row.payload["contact"]))
        return cls(
            row=row,
            context=context,
            contact=contact,
            person=people.get(tx, contact.person_id),
            key=row.about(PreviewKey),
            payload=row.payload,
        )

    @property
    def route(self) -> Route:
        return Route(chat=self.contact.chat)

    @property
    def to_reach(self) -> tuple[Contact, str] | None:
        if self.contact.chat or self.contact.state is ContactState.SUSPENDED:
            return None
        return self.contact, self.person.email

    @property
    def concerns(self) -> tuple[Person, ...]:
        return (self.person,)

    @property
    def contact_id(self) -> ContactId:
        return self.contact.id

    def render(self, tx: Tx) -> RenderResult:
        if self.contact.state is not ContactState.OK or not self.contact.chat:
            return Skip(reason="cannot be reached")
        shown = [*self._messages()]
        if self.key.number >= len(shown):
            return Skip(reason="there are no more messages")
        return Outgoing(chat=self.contact.chat, message=shown[self.key.number])

    def _messages(self) -> Iterator[Message]:
        """Yields all messages of the preview, one language after the other."""
        config = self.context.config
        survey = survey_of(config, self.payload["survey"])
        for language in self.payload["languages"]:
            texts = sample_card_context(config, survey, language).texts
            for scene in scenes_of(survey, language, self.context):
                yield scene.marked(survey.key, texts, staff_texts(config))

    def accepted(self, tx: Tx) -> None:
        self._plan_next(tx)

    def maybe_sent(self, tx: Tx) -> None:
        self._plan_next(tx)

    def _plan_next(self, tx: Tx) -> None:
        further = replace(self.key, number=self.key.number + 1)
        if further.number < len([*self._messages()]):
            item = _item(self.contact, further, self.payload, self.context.now)
            outbox.put_once(tx, item, self.context.now)


KINDS: Final[Mapping[OutboxKind, type[Kind]]] = {OutboxKind.PREVIEW: PreviewMessage}
