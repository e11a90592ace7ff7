"""What happens before one version takes over from another."""

from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, Final

from bot.chat.addresses import Address
from bot.states import InvitationState
from bot.survey.scale import NPS
from handlers.usecases.campaigns.ask_admin import AdminAsked, ask_admin
from handlers.usecases.context import Context
from sandbox import Fault, Sandbox
from sandbox.slack import SlackUser
from sandbox.telegram import ChatKind
from storage import imported_answers
from storage.imported_answers import ImportedAnswer
from storage.schema import moved_chats
from storage.schema import outbox as outbox_rows
from storage.states import OutboxKind
from tests.invariants.restartable_house import ENGLISH, Customer, RestartableHouse
from tests.upgrades import (
    alert_scenes,
    campaign_scenes,
    case_scenes,
    event_scenes,
    killed_process,
    people_scenes,
    rhythm_scenes,
    summary_series,
)
from tests.upgrades.cast import ASKED_APART, CastRole, SandboxCast
from tests.upgrades.user_actions import answer, press, reads
from tests.upgrades.waiting import all_is_said

GROUP: Final = -4000099
BEGUN_AT: Final = datetime(2026, 11, 18, 9, 56, tzinfo=UTC)
"""A Wednesday, four minutes before the first summary of its day is due."""
ALL_FAIL: Final = 50
"""Calls: more than are made before the bot stops."""
SCORES: Final = {
    CastRole.DETRACTOR: 3,
    CastRole.UNHAPPY: 2,
    CastRole.PROMOTER: 9,
    CastRole.QUOTED: 10,
    CastRole.ADVOCATE: 10,
    CastRole.CHANGING: 9,
    CastRole.WORDY: 1,
}
MANY_WORDS: Final = " ".join(["The export stopped again."] * 45)
"""More than an alert shows."""
FEEDBACK: Final = "A dark mode would be kind to my eyes"
ADMIN: Final = Address.parse("slack:U0ADMIN")
LONG_AGO: Final = 100
"""Days before the story: more than the weeks that the summaries are about."""
MINUTE: Final = timedelta(minutes=1)


async def open_group(sandbox: Sandbox) -> None:
    """The team has a group in Telegram."""
    sandbox.telegram.add_group("Staff", chat_id=GROUP, kind=ChatKind.GROUP)


async def play(home: RestartableHouse, cast: SandboxCast) -> None:
    """Everybody comes to where their role says; the bot is stopped at the end."""
    await home.run(imported_answers.add_all, _imported())
    await summary_series.live_through(home, BEGUN_AT)
    await _move_group(home)
    await home.add(*cast.of(CastRole.VISITOR, CastRole.QUEUED, CastRole.WAITING))
    await _ask(home, cast)
    await _answer(home, cast)
    await alert_scenes.answer_together(home, cast)
    await _decline(home, cast)
    await _prompt(home, cast)
    await _propose(home, cast)
    await _try_out(home)
    await rhythm_scenes.ask_by_rhythm(home, cast)
    await event_scenes.ask_after_events(home, cast)
    await campaign_scenes.run_half(home, cast)
    await case_scenes.answer_and_improve(home, cast)
    await people_scenes.come_and_go(home, cast)
    await all_is_said(home)
    await summary_series.doubt(home)
    await _doubt(home, cast.of(CastRole.DOUBTFUL))
    await _alarm(home, cast.of(CastRole.ALARMING))
    await _talk(home, cast)
    await alert_scenes.reword(home, cast)
    await alert_scenes.answer_and_wait(home, cast)
    await all_is_said(home)
    await _leave_unshown(home, cast)
    await home.stop()
    home.sandbox.clock.move(MINUTE)
    await rhythm_scenes.leave_due(home, cast)
    await campaign_scenes.leave_half(home)
    await killed_process.leave(home, cast)
    await summary_series.leave_unrecorded(home)


# -- while the bot runs ---------------------------------------------------------------------------


async def _move_group(home: RestartableHouse) -> None:
    """It becomes a supergroup."""
    home.telegram.upgrade_group(home.telegram.world.room(GROUP).chat)
    await home.until_rows(moved_chats, lambda rows: len(rows) == 1)


async def _doubt(home: RestartableHouse, customers: list[Customer]) -> None:
    home.slack.faults.plan("chat.postMessage", Fault.DROP_AFTER)
    home.telegram.faults.plan("sendMessage", Fault.DROP_AFTER)
    await home.add(*customers)
    await home.queue_question(*customers)
    for customer in customers:
        await home.becomes(lambda it: it.state is InvitationState.UNCERTAIN, customer)


async def _alarm(home: RestartableHouse, customers: list[Customer]) -> None:
    for customer in customers:
        home.slack.faults.plan("chat.postMessage", Fault.DROP_AFTER)
        home.tap(customer, 0)
        await reads(home, customer, answer(0))
    are_doubted = partial(_are_doubted, kind=OutboxKind.ALERT, many=len(customers))
    await home.until_rows(outbox_rows, are_doubted)


async def _ask(home: RestartableHouse, cast: SandboxCast) -> None:
    unasked = {CastRole.VISITOR, CastRole.QUEUED, CastRole.WAITING, CastRole.DOUBTFUL}
    unasked |= ASKED_APART
    customers = cast.of(*(role for role in CastRole if role not in unasked))
    await home.ask(*customers)
    for customer in customers:
        await home.becomes(lambda it: it.state is InvitationState.HANDED_OVER, customer)


async def _answer(home: RestartableHouse, cast: SandboxCast) -> None:
    for role, score in SCORES.items():
        for customer in cast.of(role):
            home.tap(customer, score)
            await reads(home, customer, answer(score))
    for customer in cast.of(CastRole.UNHAPPY):
        press(home, customer, ENGLISH("answer.skip"))
        await reads(home, customer, ENGLISH("answer.contact.detractor"))
    for customer in cast.of(CastRole.QUOTED, CastRole.ADVOCATE):
        home.type(customer, "The import saves me an hour a week")
        await reads(home, customer, ENGLISH("answer.quote"))
    for customer in cast.of(CastRole.ADVOCATE):
        press(home, customer, ENGLISH("answer.quote.named"))
        await reads(home, customer, ENGLISH("answer.quote.kept.named"))


async def _decline(home: RestartableHouse, cast: SandboxCast) -> None:
    for customer in cast.of(CastRole.NOT_NOW):
        press(home, customer, ENGLISH("question.not_now"))
        await reads(home, customer, ENGLISH("declined.not_now", **NPS.ends))
    for customer in cast.of(CastRole.NEVER):
        press(home, customer, ENGLISH("question.never"))
        await reads(home, customer, ENGLISH("declined.never"))
        home.type(customer, "start")
        await reads(home, customer, ENGLISH("note.resume"))


async def _prompt(home: RestartableHouse, cast: SandboxCast) -> None:
    """What is asked now waits for a yes."""
    for customer in cast.of(CastRole.MEANT, CastRole.NOT_MEANT):
        home.type(customer, "7 days I waited")
        await reads(home, customer, ENGLISH("note.meant", score=7))
    for customer in cast.of(CastRole.NOT_MEANT):
        home.type(customer, "no")
        await reads(home, customer, ENGLISH("question.again", **NPS.ends))
    for customer in cast.of(CastRole.CHANGING):
        home.type(customer, "10")
        await reads(home, customer, ENGLISH("note.change", previous=9, score=10))


async def _talk(home: RestartableHouse, cast: SandboxCast) -> None:
    """Support reads it, and the card comes below, when the minute is over."""
    for customer in cast.of(CastRole.WORDY):
        home.type(customer, MANY_WORDS)
        await home.becomes(lambda it: len(it.comments) == 1, customer)
    for customer in cast.of(CastRole.VISITOR):
        home.type(customer, FEEDBACK)
        await reads(home, customer, ENGLISH("note.feedback"))
        home.type(customer, "language")
        await reads(home, customer, ENGLISH("note.language"))


async def _propose(home: RestartableHouse, cast: SandboxCast) -> None:
    """The admin is shown whom a campaign would ask, and has not decided."""
    names = ", ".join(visitor.name for visitor in cast.of(CastRole.VISITOR))
    slash = home.slack.slash(home.cast.ada, home.cast.support, f"ask {names}")
    await home.until(lambda: slash.replies)


async def _try_out(home: RestartableHouse) -> None:
    """The admin has a test question, and looks at a summary that nobody else sees."""
    context = Context(config=home.config, now=home.now, seed=bytes(range(32)))
    asked = await home.run(ask_admin, ADMIN, home.config.surveys[0], context)
    assert isinstance(asked, AdminAsked)
    await home.until(lambda: home.slack.messages(home.cast.ada))
    slash = home.slack.slash(home.cast.ada, home.cast.team, "summary --week last")
    await home.until(lambda: slash.replies)


async def _leave_unshown(home: RestartableHouse, cast: SandboxCast) -> None:
    """Every edit fails, and its outcome is unknown, as that of a card below typed words."""
    for method in ("chat.update", "response_url"):
        home.slack.faults.plan(method, Fault.DROP_BEFORE, times=ALL_FAIL)
    home.telegram.faults.plan("editMessageText", Fault.DROP_BEFORE, times=ALL_FAIL)
    for customer in cast.of(CastRole.EDITED):
        _fail_post(home, customer)
        home.type(customer, "8")
        await home.becomes(lambda it: it.score == 8, customer)
    for customer in cast.of(CastRole.PRESSED):
        home.tap(customer, 9)
        await home.becomes(lambda it: it.score == 9, customer)
    many = len(cast.of(CastRole.EDITED, CastRole.PRESSED))
    await home.until_rows(outbox_rows, partial(_are_doubted, kind=OutboxKind.CARD, many=many))


def _fail_post(home: RestartableHouse, customer: Customer) -> None:
    """The next message to the customer does not arrive, and the bot cannot know that."""
    if isinstance(customer, SlackUser):
        home.slack.faults.plan("chat.postMessage", Fault.DROP_BEFORE)
    else:
        home.telegram.faults.plan("sendMessage", Fault.DROP_BEFORE)


def _are_doubted(rows: list[Any], kind: OutboxKind, many: int) -> bool:
    return len([row for row in rows if row.kind is kind and row.maybe_sent]) >= many


def _imported() -> list[ImportedAnswer]:
    """Answers in another tool: those of the last weeks are much better than earlier ones."""
    recent = [(7 * weeks, score) for weeks in (1, 2, 3) for score in (5, 7, 9, 9, 10, 10)]
    earlier = [(120, score) for score in (2, 3, 4, 5, 6) * 4]
    return [_imported_answer(*one) for one in enumerate((*recent, *earlier))]


def _imported_answer(number: int, answered: tuple[int, int]) -> ImportedAnswer:
    """*answered*: days before the story, and the score. The recent ones have ids and words."""
    days, score = answered
    is_recent = days < LONG_AGO
    return ImportedAnswer(
        survey=summary_series.RELATIONSHIP,
        score=score,
        at=BEGUN_AT - timedelta(days=days),
        key=f"recorded {number}",
        source_id=f"R-{number}" if is_recent else None,
        person=f"customer {number}",
        comment=f"Setting it up took {number + 1} days" if is_recent or score < 7 else None,
    )
