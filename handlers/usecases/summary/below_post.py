"""Posts what the team asks for by a summary's buttons: answers in its thread, a shared summary."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Self

from bot.chat.messages import Message
from bot.chat.refusals import Refusal
from bot.config.config import SurveyConfig
from bot.figures.weekly import WeeklyFigures
from bot.figures.weeks import Week
from bot.ids import MessageRef
from bot.summary.certainty import certainty
from bot.summary.comment_pages import comments_page
from handlers.usecases.context import Context
from handlers.usecases.localisation import staff_texts, survey_of
from handlers.usecases.outgoing import Kind, Outgoing, OutgoingChart, RenderResult, Skip
from handlers.usecases.staff_channels import StaffChannel, chat_of
from handlers.usecases.summary.posts import OfWeek, PostWithChart, drawing_of
from handlers.usecases.summary.rendering import figures_of, rendered, whole_figures_of
from storage.engine.store import Tx
from storage.messaging import outbox
from storage.messaging.keys import ReplyKey
from storage.messaging.outbox import Item, OutboxRow
from storage.posted_messages import PostedMessage
from storage.states import OutboxKind

SURE: Final = "sure"
"""The part that explains the figures."""
CHART: Final = "chart"
"""The chart, below a shared summary that cannot show it. All other parts are pages of comments."""
_PAGE: Final = "page "


def page_part(page: int) -> str:
    """Returns the part with this page of the comments."""
    return f"{_PAGE}{page}"


def part_of(
    tx: Tx, survey: SurveyConfig, week: Week, part: str, context: Context
) -> Message | None:
    """Returns a page of the comments or the explanation; None for a page that is gone."""
    texts = staff_texts(context.config)
    if part == SURE:
        return certainty(whole_figures_of(tx, survey, week, context), texts)
    figures = figures_of(tx, survey, week, context.config)
    return comments_page(figures, int(part.removeprefix(_PAGE)), survey.quotes, texts)


class SharedSummary(PostWithChart):
    """A summary that a member of the team has shared."""

    @property
    def marker(self) -> str:
        return f"shared {self.row.key}"

    def render(self, tx: Tx) -> RenderResult:
        if self.team is None or self.survey not in self.context.config.summarised:
            return Skip(reason="no team channel is configured, or no such survey")
        message = rendered(tx, self.survey, self.week, self.context)
        outgoing = Outgoing(chat=self.chat, message=message, marker=self.marker)
        return outgoing if self._is_quiet(tx) else self._with_chart(outgoing, self._figures(tx))

    def sent(self, tx: Tx, message: MessageRef) -> None:
        if self._shows_chart or self._is_quiet(tx):
            return
        chart = Item(
            kind=OutboxKind.SUMMARY_THREAD,
            key=ReplyKey(source=message, line=CHART),
            queue=self.row.queue,
            recipient=self.row.recipient,
            due_at=self.context.now,
            payload={"survey": self.survey.key, "week": str(self.week)},
        )
        outbox.put_once(tx, chart, self.context.now)

    def lost(self, tx: Tx, why: Refusal) -> None:
        self.report_lost(tx, "refusal.summary", why)

    def _figures(self, tx: Tx) -> WeeklyFigures:
        return figures_of(tx, self.survey, self.week, self.context.config)


@dataclass(frozen=True, kw_only=True)
class SummaryThread(OfWeek):
    """An answer below a summary in the team's channel."""

    below: ReplyKey

    @classmethod
    def load(cls, tx: Tx, row: OutboxRow, context: Context) -> Self:
        payload = row.payload or {}
        survey = survey_of(context.config, payload["survey"])
        return cls(
            row=row,
            context=context,
            survey=survey,
            week=Week.parse(payload["week"]),
            chat=chat_of(tx, StaffChannel.team_of(context.config, survey.key)),
            below=row.about(ReplyKey),
        )

    @property
    def shown(self) -> Mapping[str, Any]:
        return {"part": self.below.line}

    def traces(self, message: MessageRef) -> tuple[PostedMessage, ...]:
        """Returns nothing for the explanation and the chart, which name no customers."""
        return () if self.below.line in {SURE, CHART} else super().traces(message)

    def render(self, tx: Tx) -> RenderResult:
        if self.team is None:
            return Skip(reason="no team channel is configured")
        if self.below.line == CHART:
            return self._chart(tx)
        message = part_of(tx, self.survey, self.week, self.below.line, self.context)
        if message is None:
            return Skip(reason="the comments are gone")
        return Outgoing(chat=self.chat, message=message, reply_to=MessageRef(self.below.source))

    def _chart(self, tx: Tx) -> OutgoingChart | Skip:
        figures = figures_of(tx, self.survey, self.week, self.context.config)
        drawing = drawing_of(figures, self.context.config)
        if drawing is None:
            return Skip(reason="there is nothing to draw")
        return OutgoingChart(
            chat=self.chat, drawing=drawing, reply_to=MessageRef(self.below.source)
        )

    def lost(self, tx: Tx, why: Refusal) -> None:
        if self.below.line == CHART:
            self.report_lost(tx, "refusal.chart", why)


KINDS: Final[Mapping[OutboxKind, type[Kind]]] = {
    OutboxKind.SUMMARY_THREAD: SummaryThread,
    OutboxKind.SUMMARY_SHARED: SharedSummary,
}
