"""What happens before one version takes over from another."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final
from zoneinfo import ZoneInfo

import pytest

from bot.addresses import Platform
from bot.config import Config
from bot.model import InvitationState
from bot.verdicts import Verdict
from bot.weeks import week_at
from handlers.outbox import jobs
from handlers.slack import inbound as from_slack
from handlers.telegram import inbound as from_telegram
from handlers.usecases import outreach
from handlers.usecases.context import Context
from sandbox.faults import Fault
from sandbox.slack import Press
from storage import chats, claims, imported, inbox, outbox, summaries
from storage.imported import ImportedAnswer
from storage.inbox import Arrival
from storage.schema import outbox as outbox_rows
from storage.states import OutboxKind, OutboxState
from storage.store import Tx
from tests.promises.home import ENGLISH, Customer, Home
from tests.upgrades.cast import Cast, Role
from tests.upgrades.hands import press, reads

CAMPAIGN: Final = "recorded-campaign"
ALL_FAIL: Final = 50
"""Calls: more than are made before the bot stops."""
SCORES: Final = {
    Role.DETRACTOR: 3,
    Role.UNHAPPY: 2,
    Role.PROMOTER: 9,
    Role.QUOTED: 10,
    Role.ADVOCATE: 10,
}
MINUTE: Final = timedelta(minutes=1)
UTC_ZONE: Final = ZoneInfo("UTC")


async def play(home: Home, cast: Cast) -> None:
    """Everybody comes to where their role says; the bot is stopped at the end."""
    await home.add(*cast.of(Role.VISITOR, Role.QUEUED, Role.WAITING))
    await home.run(imported.add_all, _imported(home.now))
    await home.run(_post_summary, home.now)
    await home.run(chats.moved, "-4000099", "-1001000000099")
    await _doubt(home, cast.of(Role.DOUBTFUL))
    await _ask(home, cast)
    await _answer(home, cast)
    await _decline(home, cast)
    await _talk(home, cast)
    await _propose(home, cast)
    await all_is_said(home)
    await _leave_unshown(home, cast.of(Role.EDITED))
    await home.stop()
    home.sandbox.clock.move(MINUTE)
    await home.run_elsewhere(_claim_cards, home.now)
    await home.run_elsewhere(_begin_campaign, cast, home.config, home.now)
    await _tap_unworked(home, cast)


# -- while the bot runs ---------------------------------------------------------------------------


async def _doubt(home: Home, customers: list[Customer]) -> None:
    home.slack.faults.plan("chat.postMessage", Fault.DROP_AFTER)
    home.telegram.faults.plan("sendMessage", Fault.DROP_AFTER)
    await home.add(*customers)
    await home.queue_question(*customers)
    for customer in customers:
        await home.becomes(lambda it: it.state is InvitationState.UNCERTAIN, customer)


async def _ask(home: Home, cast: Cast) -> None:
    unasked = {Role.VISITOR, Role.QUEUED, Role.WAITING, Role.DOUBTFUL}
    customers = cast.of(*(role for role in Role if role not in unasked))
    await home.ask(*customers)
    for customer in customers:
        await home.becomes(lambda it: it.state is InvitationState.HANDED_OVER, customer)


async def _answer(home: Home, cast: Cast) -> None:
    for role, score in SCORES.items():
        for customer in cast.of(role):
            home.tap(customer, score)
            await reads(home, customer, ENGLISH("answer.score", score=score).replace("*", ""))
    for customer in cast.of(Role.UNHAPPY):
        press(home, customer, ENGLISH("answer.skip"))
        await reads(home, customer, ENGLISH("answer.contact.detractor"))
    for customer in cast.of(Role.QUOTED, Role.ADVOCATE):
        home.type(customer, "The import saves me an hour a week")
        await reads(home, customer, ENGLISH("answer.quote"))
    for customer in cast.of(Role.ADVOCATE):
        press(home, customer, ENGLISH("answer.quote.named"))
        await reads(home, customer, ENGLISH("answer.quote.kept.named"))


async def _decline(home: Home, cast: Cast) -> None:
    for customer in cast.of(Role.NOT_NOW):
        press(home, customer, ENGLISH("question.not_now"))
        await reads(home, customer, ENGLISH("declined.not_now"))
    for customer in cast.of(Role.NEVER):
        press(home, customer, ENGLISH("question.never"))
        await reads(home, customer, ENGLISH("declined.never"))
        home.type(customer, "start")
        await reads(home, customer, ENGLISH("note.resume"))


async def _talk(home: Home, cast: Cast) -> None:
    for customer in cast.of(Role.VISITOR):
        home.type(customer, "A dark mode would be kind to my eyes")
        await reads(home, customer, ENGLISH("note.feedback"))
        home.type(customer, "language")
        await reads(home, customer, ENGLISH("note.language"))


async def _propose(home: Home, cast: Cast) -> None:
    """The admin is shown whom a campaign would ask, and has not decided."""
    names = ", ".join(visitor.name for visitor in cast.of(Role.VISITOR))
    slash = home.slack.slash(home.cast.ada, home.cast.support, f"ask {names}")
    await home.until(lambda: slash.replies)


async def all_is_said(home: Home) -> None:
    """Nothing that is due by now waits to be sent."""

    waiting = {OutboxState.DUE, OutboxState.SENDING}

    def is_empty(rows: list[Any]) -> bool:
        return not any(row.state in waiting and row.due_at <= home.now for row in rows)

    await home.until_rows(outbox_rows, is_empty)


async def _leave_unshown(home: Home, customers: list[Customer]) -> None:
    home.slack.faults.plan("chat.update", Fault.DROP_BEFORE, times=ALL_FAIL)
    home.telegram.faults.plan("editMessageText", Fault.DROP_BEFORE, times=ALL_FAIL)
    for customer in customers:
        home.type(customer, "8")
        await home.becomes(lambda it: it.score == 8, customer)
    await home.until_rows(outbox_rows, partial(_are_doubted, many=len(customers)))


def _are_doubted(rows: list[Any], many: int) -> bool:
    return len([row for row in rows if row.kind is OutboxKind.CARD and row.maybe_sent]) >= many


# -- while nobody runs ----------------------------------------------------------------------------


def _imported(now: datetime) -> list[ImportedAnswer]:
    return [
        ImportedAnswer(
            survey="relationship",
            score=score,
            at=now - timedelta(days=7 * weeks),
            key=f"recorded {weeks} {score}",
            person=f"customer {score}",
            comment="Setting it up took us a day" if score < 7 else None,
        )
        for weeks in range(1, 4)
        for score in (2, 5, 7, 9, 10)
    ]


def _post_summary(tx: Tx, now: datetime) -> None:
    """The last summary has claimed a change."""
    week = week_at(now, UTC_ZONE).shift(-2)
    summaries.about_to_say(tx, "relationship", week, Verdict.UP)
    summaries.posted(tx, "relationship", week, now)


def _claim_cards(tx: Tx, now: datetime) -> None:
    """As a process does that dies before it has an answer."""
    for queue in Platform:
        for row in claims.due(tx, queue, now, 10):
            if row.kind is OutboxKind.CARD:
                claims.claim(tx, row.id, f"claim of {row.id}", now)


def _begin_campaign(tx: Tx, cast: Cast, config: Config, now: datetime) -> None:
    """Started, and stopped after its first half."""
    reached = cast.of(Role.QUEUED)
    names = [customer.name for customer in (*reached, *cast.of(Role.WAITING))]
    ada = str(config.staff.admins[0])
    survey = config.surveys[0]
    outreach.propose(
        tx, names, survey, Context(config=config, now=now), campaign=CAMPAIGN, asked_by=ada
    )
    outreach.start(tx, CAMPAIGN, Context(config=config, now=now, seed=bytes(range(32))))
    row = outbox.last_of(tx, OutboxKind.CAMPAIGN, CAMPAIGN)
    assert row is not None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(outreach, "AT_ONCE", len(reached))
        jobs.work(tx, row.id, "claim", Context(config=config, now=now))


async def _tap_unworked(home: Home, cast: Cast) -> None:
    """What was tapped is kept; the first two are left where a process stopped, the others are
    set aside."""
    for customer in cast.of(Role.TAPPED):
        await home.run_elsewhere(inbox.add, [_tapped(home, customer, "8")])
    for customer in cast.of(Role.PARKED):
        tapped = _tapped(home, customer, "7")
        (row,) = await home.run_elsewhere(inbox.add, [tapped])
        assert row is not None
        await home.run_elsewhere(inbox.park, row.id, "KeyError in its work")


def _tapped(home: Home, customer: Customer, label: str) -> Arrival:
    """What the platform would tell the bot."""
    pressed = press(home, customer, label)
    if isinstance(pressed, Press):
        return from_slack.arrival(pressed.sent.payload, home.now)
    assert pressed.update is not None
    return from_telegram.arrival(pressed.update.payload, home.now)
