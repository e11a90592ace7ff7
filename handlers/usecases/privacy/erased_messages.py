"""Edits the bot's messages about an erased person, so that no name and no word is left in them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Final, Self

from bot.chat.messages import Message, UploadedPicture, line
from bot.chat.platforms import Platform
from bot.chat.refusals import Refusal, RefusalReason
from bot.figures.weeks import Week
from bot.ids import MessageRef, is_home, split_ref
from bot.language.texts import Line, Texts
from bot.people import home_view
from handlers.usecases import recipient_keys
from handlers.usecases.context import Context
from handlers.usecases.localisation import staff_texts, survey_of, texts_in
from handlers.usecases.outgoing import Kind, Outgoing, RenderResult, Route
from handlers.usecases.summary.below_post import part_of
from handlers.usecases.summary.posts import drawing_of
from handlers.usecases.summary.rendering import figures_of, rendered
from handlers.usecases.troubles import report_trouble
from storage.engine.store import Tx
from storage.messaging import outbox
from storage.messaging.keys import MessageKey
from storage.messaging.outbox import Item, OutboxRow
from storage.messaging.refusal_keys import LostKey
from storage.posted_messages import PostedMessage
from storage.states import OutboxKind

_GONE: Final = ("not found", "not_found")
"""In a refusal: the message was deleted, so that nothing is left in it."""
_NO_HOME: Final = {"invalid_arguments", "not_enabled"}
"""Refusals of an App Home where the workspace has none for this account."""


def erasing_edit(
    platform: Platform, message: MessageRef, payload: Mapping[str, Any], context: Context
) -> Item:
    """Returns the row that takes a person out of *message*.

    *payload*: ``language`` for a message in the person's own chat; ``key`` for a text other than
    ``erased.message``; ``removes`` if it can't be edited; or what a post about a week showed.
    """
    return Item(
        kind=OutboxKind.ERASED_MESSAGE,
        key=MessageKey(message=message),
        queue=platform,
        recipient=recipient_keys.ERASURES,
        due_at=context.now,
        payload=dict(payload),
    )


def of_kind(kind: OutboxKind) -> Mapping[str, Any]:
    """Returns the payload for a message of this kind: one with a field for an answer goes away."""
    return {"removes": True} if kind is OutboxKind.REPLY_PROMPT else {}


def of_post(posted: PostedMessage) -> Mapping[str, Any]:
    """Returns the payload for a post that quotes answers of a week: it is drawn anew."""
    detail = dict(posted.detail or {})
    return {"survey": posted.survey, "week": posted.week, **detail}


@dataclass(frozen=True, kw_only=True)
class ErasedMessage(Kind):
    """An edit that takes an erased person out of a message."""

    only_edits: ClassVar[bool] = True

    message: MessageRef

    @classmethod
    def load(cls, tx: Tx, row: OutboxRow, context: Context) -> Self:  # noqa: ARG003 - the key says it
        return cls(row=row, context=context, message=row.about(MessageKey).message)

    @property
    def route(self) -> Route:
        chat, _ = split_ref(self.message)
        return Route(chat=chat, edits=True)

    def render(self, tx: Tx) -> RenderResult:
        chat, _ = split_ref(self.message)
        removes = bool((self.row.payload or {}).get("removes"))
        return Outgoing(chat=chat, message=self._shown(tx), edit=self.message, removes=removes)

    def _shown(self, tx: Tx) -> Message:
        payload = self.row.payload or {}
        if is_home(self.message):
            return home_view.erased(self._texts(payload))
        erased = line(self._texts(payload)(payload.get("key", "erased.message")))
        if "week" not in payload:
            return erased
        return _redrawn(tx, payload, self.context) or erased

    def _texts(self, payload: Mapping[str, Any]) -> Texts:
        language = payload.get("language")
        config = self.context.config
        return texts_in(config, language) if language else staff_texts(config)

    def sent(self, tx: Tx, message: MessageRef) -> None:
        """Deletes the row, since its key leads to the person's chat."""
        outbox.delete_row(tx, self.row)

    def lost(self, tx: Tx, why: Refusal) -> None:
        """Reports a message that still names the person, with a link to it."""
        outbox.delete_row(tx, self.row)
        if self._is_gone(why):
            return
        about = LostKey(kind=OutboxKind.ERASED_MESSAGE, key=self.row.key)
        key = "erased.refused.home" if is_home(self.message) else "erased.refused"
        admin, now = self.context.config.channels.admin, self.context.now
        report_trouble(
            tx, about, Line(key=key), admin, now, why, self.row.queue, message=self.message
        )

    def _is_gone(self, why: Refusal) -> bool:
        """Whether the refusal means that the message shows nothing any more."""
        if is_home(self.message):
            return why.reason is RefusalReason.PERSON or why.code in _NO_HOME
        return why.reason is RefusalReason.NOT_EDITABLE and any(one in why.code for one in _GONE)


def _redrawn(tx: Tx, payload: Mapping[str, Any], context: Context) -> Message | None:
    """Returns the post of a week from the rows that are left; ``None`` for an empty page."""
    survey, week = survey_of(context.config, payload["survey"]), Week.parse(payload["week"])
    if "part" in payload:
        return part_of(tx, survey, week, payload["part"], context)
    message = rendered(tx, survey, week, context)
    if upload := payload.get("upload"):
        chart = drawing_of(figures_of(tx, survey, week, context.config), context.config)
        alt = "" if chart is None else chart.alt
        return replace(message, picture=UploadedPicture(upload=upload, alt=alt))
    return message


KINDS: Final[Mapping[OutboxKind, type[Kind]]] = {OutboxKind.ERASED_MESSAGE: ErasedMessage}
