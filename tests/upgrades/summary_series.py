"""Weekly summaries of several surveys, each met at another point of its series."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Final

from bot.figures.weeks import Week
from handlers.outbox import transitions
from handlers.ports import SendError
from handlers.slack.client import connect, open_session
from handlers.slack.messenger import SlackMessenger
from handlers.usecases.context import Context
from handlers.usecases.outgoing import Outgoing, Renderable
from sandbox import Fault
from storage import summaries
from storage.engine.store import Tx
from storage.messaging import claims, outbox
from storage.messaging.keys import WeekKey
from storage.messaging.outbox import OutboxRow
from storage.schema import outbox as outbox_rows
from storage.states import OutboxKind
from tests.harness.summaries import title_of
from tests.invariants.restartable_house import RestartableHouse
from tests.upgrades.waiting import time_flies

RELATIONSHIP: Final = "relationship"
"""The survey of everybody here. W45 and W46 are posted, and claimed a change."""


class Series(StrEnum):
    """Surveys that nobody is asked. Of most a first quiet week is posted, W45."""

    QUIET = "quiet"
    """Two quiet weeks are posted, and W47 is the third."""
    RESTING = "resting"
    """Three quiet weeks are posted, and W46 was left out."""
    MISSED = "missed"
    """The bot was away when W45 was due. W46 is due on the Thursday after the story's end."""
    DOUBTED = "doubted"
    """W46 is in the channel, and the answer to it was lost."""
    POSTED = "posted"
    """W46 is in the channel. The process died before it recorded that."""
    CLAIMED = "claimed"
    """The process died after it claimed W46, and before it sent it."""
    DUE = "due"
    """W46 is due now."""
    FAILED = "failed"
    """Slack refused W46 for good, and W47 is planned."""


TIMES: Final = {
    Series.QUIET: ("monday", "09:00"),
    Series.RESTING: ("monday", "09:00"),
    Series.MISSED: ("thursday", "09:00"),
    Series.DOUBTED: ("wednesday", "11:00"),
    Series.POSTED: ("wednesday", "11:01"),
    Series.CLAIMED: ("wednesday", "11:01"),
    Series.DUE: ("wednesday", "11:01"),
    Series.FAILED: ("wednesday", "11:01"),
}
"""In Berlin, an hour ahead of UTC in November."""
W45, W46, W47 = (Week(2026, number) for number in (45, 46, 47))
BACK_AT: Final = (
    datetime(2026, 11, 9, 8, 0, 1, tzinfo=UTC),
    datetime(2026, 11, 11, 10, 1, 1, tzinfo=UTC),
    datetime(2026, 11, 16, 8, 0, 1, tzinfo=UTC),
)
"""When the bot comes back, just in time for most summaries."""
DOUBTED_AT: Final = datetime(2026, 11, 18, 10, tzinfo=UTC)


def surveys() -> list[dict[str, Any]]:
    """The tables ``[[survey]]`` of bot.toml."""
    others = (
        {"key": str(key), "kind": "nps", "summary": {"day": day, "time": time}}
        for key, (day, time) in TIMES.items()
    )
    return [{"key": RELATIONSHIP, "kind": "nps"}, *others]


# -- while the bot runs ---------------------------------------------------------------------------


async def live_through(home: RestartableHouse, end: datetime) -> None:
    """Two weeks pass, until *end*. The bot is away most of the time, also when W45 of ``MISSED``
    is due."""
    await home.until(lambda: not home.bot.troubles)
    await home.run(_have_two_quiet_weeks, Series.RESTING, home.now)
    for moment in (*BACK_AT, end):
        await _be_away_until(home, moment)
        await time_flies(home)


async def _be_away_until(home: RestartableHouse, moment: datetime) -> None:
    await home.stop()
    home.sandbox.clock.move(moment - home.now)
    await home.start()
    await home.until(lambda: not home.bot.troubles)


def _have_two_quiet_weeks(tx: Tx, survey: str, now: datetime) -> None:
    """As if the bot had begun two weeks earlier."""
    for week in (W45.shift(-2), W45.shift(-1)):
        summaries.mark_posted(tx, survey, week, now, quiet=True)


async def doubt(home: RestartableHouse) -> None:
    """Slack posts the summary that is due, and the answer is lost."""
    home.slack.faults.plan("chat.postMessage", Fault.DROP_AFTER)
    await home.pass_time(DOUBTED_AT - home.now)
    await home.until_rows(outbox_rows, _is_doubted)


def _is_doubted(rows: list[Any]) -> bool:
    return any(row.kind is OutboxKind.SUMMARY and row.maybe_sent for row in rows)


def row_of(tx: Tx, survey: str) -> OutboxRow:
    """The newest row of the survey's series."""
    row = outbox.last_of(tx, OutboxKind.SUMMARY, WeekKey.prefix(survey))
    assert row is not None
    return row


# -- while nobody runs ----------------------------------------------------------------------------


async def leave_unrecorded(home: RestartableHouse) -> None:
    """As a process that is killed."""
    assert (await home.run_elsewhere(row_of, Series.DOUBTED)).maybe_sent
    context = Context(config=home.config, now=home.now)
    drawn = await home.run_elsewhere(_claim, Series.POSTED, context)
    assert isinstance(drawn, Outgoing)
    async with open_session() as session:
        client = connect(home.slack.bot_token, home.slack.api_url, session)
        await SlackMessenger(client).send(drawn.chat, drawn.message, marker=drawn.marker)
    await home.run_elsewhere(_claim, Series.CLAIMED, context)
    await home.run_elsewhere(_fail, Series.FAILED, context)


def _claim(tx: Tx, survey: Series, context: Context) -> Renderable:
    claimed = transitions.claim(tx, row_of(tx, survey).id, f"claim of {survey}", context)
    assert claimed is not None
    return claimed[1]


def _fail(tx: Tx, survey: Series, context: Context) -> None:
    token = f"claim of {survey}"
    row = claims.claim(tx, row_of(tx, survey).id, token, context.now)
    assert row is not None
    transitions.record_refusal(
        tx, row, token, SendError("channel_not_found", permanent=True), context
    )


def find(home: RestartableHouse, survey: str, week: Week) -> list[str]:
    """The summaries of this week that the team can read, of the earlier version or of this one."""
    posts = (post.text for post in home.slack.messages(home.cast.team))
    title = title_of(week, "" if survey == RELATIONSHIP else survey)
    return [text for text in posts if text.startswith((f"{survey}: week {week},", f"{title}\n"))]
