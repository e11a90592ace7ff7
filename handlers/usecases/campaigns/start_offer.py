"""Shows the admin address the forecast before a survey asks by itself, with the button *Start*."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, Self

from bot.campaigns import forecast
from bot.campaigns.forecast import Forecast
from bot.chat.messages import Button, Message
from bot.chat.tap_encoding import pack
from bot.chat.taps import StartTap
from bot.config.config import SurveyConfig
from bot.language.texts import Texts
from handlers.usecases import recipient_keys
from handlers.usecases.campaigns.forecasts import forecast_of
from handlers.usecases.context import Context
from handlers.usecases.localisation import staff_texts, survey_of
from handlers.usecases.outgoing import Kind, Outgoing, RenderResult, Route, Skip
from handlers.usecases.staff_channels import chat_of
from storage import due_questions, rhythms
from storage.engine.store import Tx
from storage.messaging import outbox
from storage.messaging.keys import SurveyKey
from storage.messaging.outbox import Item, OutboxRow
from storage.rhythms import Rhythm
from storage.states import OutboxKind


def offer(tx: Tx, survey: SurveyConfig, rhythm: Rhythm, context: Context) -> None:
    """Plans the message to the admin address, once, as soon as there are people to ask.

    A survey that asks after an event is offered at once: an event's question does not wait long.
    """
    admin = context.config.channels.admin
    if admin is None or rhythm.offered_at is not None:
        return
    has_people = due_questions.planned(tx, survey.key, context.today)
    if survey.ask != "event" and not has_people:
        return
    item = Item(
        kind=OutboxKind.START_OFFER,
        key=SurveyKey(survey=survey.key),
        queue=admin.platform,
        recipient=recipient_keys.ADMIN,
        due_at=context.now,
    )
    outbox.put(tx, item, context.now)
    rhythms.change(tx, survey.key, offered_at=context.now)


@dataclass(frozen=True, kw_only=True)
class StartOffer(Kind):
    """The forecast with the button."""

    survey: SurveyConfig
    chat: str

    @classmethod
    def load(cls, tx: Tx, row: OutboxRow, context: Context) -> Self:
        return cls(
            row=row,
            context=context,
            survey=survey_of(context.config, row.about(SurveyKey).survey),
            chat=chat_of(tx, context.config.channels.admin),
        )

    @property
    def route(self) -> Route:
        return Route(chat=self.chat)

    def render(self, tx: Tx) -> RenderResult:
        if self.context.config.channels.admin is None:
            return Skip(reason="no admin address is configured")
        rhythm = rhythms.get(tx, self.survey.key)
        if rhythm is None or rhythm.started_at is not None:
            return Skip(reason="the survey asks already")
        found = forecast_of(tx, self.survey, self.context)
        shown = with_start(found, staff_texts(self.context.config))
        return Outgoing(chat=self.chat, message=shown)


def with_start(found: Forecast, texts: Texts) -> Message:
    """Returns the forecast with the button *Start* below it."""
    start = Button(label=texts("forecast.start"), tap=pack(StartTap(survey=found.survey)))
    return replace(forecast.message(found, texts, has_button=True), rows=((start,),))


def waits_for_start(tx: Tx, found: Forecast) -> bool:
    """Whether the survey is planned, so that it can be started, and was not."""
    return found.complete and not found.started and rhythms.get(tx, found.survey) is not None


KINDS: Final[Mapping[OutboxKind, type[Kind]]] = {OutboxKind.START_OFFER: StartOffer}
