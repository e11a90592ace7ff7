"""The common parts of the messages about a week: where they go, and the chart of a post."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

from bot.chat.messages import UploadedPicture
from bot.chat.platforms import Platform
from bot.chat.refusals import Refusal
from bot.config.config import Config, SurveyConfig
from bot.figures.weekly import WeeklyFigures
from bot.figures.weeks import Week
from bot.ids import MessageRef
from bot.summary import chart_text
from bot.summary.message import is_quiet
from handlers.usecases.context import Context
from handlers.usecases.localisation import staff_texts, survey_of
from handlers.usecases.outgoing import ChartDrawing, Kind, Outgoing, Route
from handlers.usecases.picture_progress import PictureProgress
from handlers.usecases.staff_channels import StaffChannel, chat_of
from handlers.usecases.troubles import report_lost
from storage import reports
from storage.engine.store import Tx
from storage.messaging.keys import WeekKey
from storage.messaging.outbox import OutboxRow
from storage.posted_messages import PostedMessage


@dataclass(frozen=True, kw_only=True)
class OfWeek(Kind):
    """A message about one week of one survey, in the team's channel."""

    survey: SurveyConfig
    week: Week
    chat: str

    @classmethod
    def load(cls, tx: Tx, row: OutboxRow, context: Context) -> Self:
        about = row.about(WeekKey)
        survey = survey_of(context.config, about.survey)
        chat = chat_of(tx, StaffChannel.team_of(context.config, survey.key))
        return cls(row=row, context=context, survey=survey, week=about.week, chat=chat)

    @property
    def route(self) -> Route:
        return Route(chat=self.chat)

    @property
    def team(self) -> StaffChannel | None:
        """The team channel of the survey."""
        return StaffChannel.team_of(self.context.config, self.survey.key)

    @property
    def shown(self) -> Mapping[str, Any]:
        """What an erasure needs to know to draw this post anew."""
        return {}

    def traces(self, message: MessageRef) -> tuple[PostedMessage, ...]:
        posted = PostedMessage(
            platform=Platform(self.row.queue),
            message=message,
            kind=self.row.kind,
            survey=self.survey.key,
            week=str(self.week),
            detail=self.shown,
        )
        return (posted,)

    def report_lost(self, tx: Tx, key: str, why: Refusal) -> None:
        """Reports to the admin address that this message was not posted."""
        chat = "" if self.team is None else str(self.team.address)
        values = {"survey": self.survey.key, "week": str(self.week), "chat": chat}
        report_lost(tx, self.row, key, values, why, self.context)

    def _is_quiet(self, tx: Tx) -> bool:
        """Whether nobody was asked in this week and nobody answered, CSAT included."""
        config = self.context.config
        within = self.week.bounds(config.zone_of(self.survey))
        asked = answered = 0
        for one in (self.survey, *config.beside(self.survey)):
            asked += reports.ladder(tx, one.key, *within, kind=one.kind).asked
            answered += len(reports.answers(tx, one.key, *within, kind=one.kind))
        return is_quiet(asked=asked, answered=answered)


class PostWithChart(OfWeek):
    """A post that shows its chart, or has it below where the platform does not allow that."""

    def _with_chart(self, outgoing: Outgoing, figures: WeeklyFigures) -> Outgoing:
        """Adds the chart as far as it is: to be uploaded first, or shown in the message."""
        chart = drawing_of(figures, self.context.config)
        if chart is None or not self._may_show_chart:
            return outgoing
        upload = PictureProgress.of(self.row).upload
        if not upload:
            return replace(outgoing, chart=chart)
        shown = UploadedPicture(upload=upload, alt=chart.alt)
        return replace(outgoing, message=replace(outgoing.message, picture=shown))

    @property
    def shown(self) -> Mapping[str, Any]:
        return {"upload": PictureProgress.of(self.row).upload} if self._shows_chart else {}

    @property
    def _may_show_chart(self) -> bool:
        """Whether the message itself shows the chart, as far as is known now."""
        team = self.team
        shows = team is not None and team.address.platform.traits.pictures_in_messages
        return shows and not PictureProgress.of(self.row).apart

    @property
    def _shows_chart(self) -> bool:
        """Whether the message that was sent shows the chart."""
        return self._may_show_chart and PictureProgress.of(self.row).upload != ""


def drawing_of(figures: WeeklyFigures, config: Config) -> ChartDrawing | None:
    """Returns the chart of these figures; ``None`` without any answer in its weeks."""
    if not any(window.counts.n for window in figures.weeks):
        return None
    texts = staff_texts(config)
    return ChartDrawing(
        figures=figures,
        texts=texts,
        alt=chart_text.alternative(figures, texts),
        caption=chart_text.caption(figures, texts),
    )
