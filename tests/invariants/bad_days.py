"""What goes wrong with platforms, people and the database: each is done to a running house.

The staff is in Telegram: its groups move, and its refusals quote what they refuse.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Final

import pytest
from aiohttp import web
from sqlalchemy import text

from bot.chat.platforms import Platform
from handlers.app.sandbox_config import TELEGRAM_GROUPS
from handlers.inbox import processor
from handlers.updates import Event, Reply, Typed
from handlers.usecases.campaigns import ask as campaigns_ask
from handlers.usecases.context import Context
from handlers.usecases.router import route
from sandbox import Fault
from sandbox.telegram import method_calls
from sandbox.telegram.errors import ApiError
from storage import contacts, people
from storage.engine.store import Tx
from storage.people import NewPerson
from storage.schema import inbox, outbox
from storage.states import InboxState, OutboxState
from tests.invariants.restartable_house import RestartableHouse

WORDS: Final = "the lift is broken"
STONE: Final = "nobody answers the phone"
STATEMENT: Final = "it fell into the sea"
CHANGE: Final = "Change my score"
EMAIL: Final = "vera@initech.example"
ZONE: Final = "Initech/Sandhill"
TYPED: Final = (WORDS, STONE, STATEMENT, EMAIL, ZONE, "Vera")
FAULTS: Final = (
    ("telegram", "getUpdates", Fault.SERVER_ERROR),
    ("telegram", "answerCallbackQuery", Fault.SERVER_ERROR),
    ("telegram", "editMessageText", Fault.DROP_BEFORE),
    ("slack", "response_url", Fault.SERVER_ERROR),
)
"""What goes wrong once during an outage."""
BadDay = Callable[[RestartableHouse], Awaitable[None]]


def make_telegram_quote(monkeypatch: pytest.MonkeyPatch, home: RestartableHouse) -> None:
    """Telegram's refusals then name ids and words."""
    plain = method_calls._refusal
    quoted = f"{home.cast.tomo.id} in {TELEGRAM_GROUPS['support']} wrote “{WORDS}”"

    def refusal(error: ApiError) -> web.Response:
        return plain(ApiError(error.code, f"{error.description}: {quoted}", error.parameters))

    monkeypatch.setattr(method_calls, "_refusal", refusal)


def make_work_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two kinds of words cannot be worked then: ``STONE`` never, ``STATEMENT`` not at first."""
    left = [2]

    def stumble(tx: Tx, event: Event, context: Context) -> Reply | None:
        if isinstance(event, Typed) and STONE in event.text:
            raise ValueError(f"cannot work {event.text!r} of {event.user}")
        if isinstance(event, Typed) and STATEMENT in event.text and left[0]:
            left[0] -= 1
            fail_in_the_database(tx, event.text)
        return route(tx, event, context)

    monkeypatch.setattr(processor, "route", stumble)


def fail_in_the_database(tx: Tx, words: str) -> None:
    """The database's own error quotes *words*."""
    if tx.dialect.name == "sqlite":
        tx.execute(text("SELECT json_extract('{}', :path)"), {"path": words})
    else:
        tx.exec_driver_sql(f"DO $$ BEGIN RAISE disk_full USING MESSAGE = '{words}'; END $$")


async def an_answer(home: RestartableHouse) -> None:
    for customer in (home.cast.tomo, home.cast.dani):
        await home.ask(customer)
        home.tap(customer, 3)
        home.type(customer, WORDS)
        await home.becomes(lambda it: bool(it.comments), customer)


async def words_that_cannot_be_worked(home: RestartableHouse) -> None:
    for customer in (home.cast.tomo, home.cast.dani):
        home.type(customer, STONE)
    await quarantined(home, 2)


async def words_that_break_a_statement(home: RestartableHouse) -> None:
    home.type(home.cast.tomo, STATEMENT)
    await until_worked(home)


async def a_table_that_is_gone(home: RestartableHouse) -> None:
    tomo, telegram = home.cast.tomo, home.telegram
    await home.bot.store.run(rename, "inbox", "hidden")
    home.type(tomo, WORDS)
    card = [one for one in home.slack.messages(home.cast.dani) if [CHANGE] in one.labels][-1]
    press = home.slack.press(home.cast.dani, card, CHANGE)
    await press.settled()
    await home.until(lambda: any(update.times_shown > 1 for update in telegram.pending_updates))
    await home.bot.store.run(rename, "hidden", "inbox")
    await home.until(lambda: telegram.pending_updates == [])


async def a_poisoned_update(home: RestartableHouse) -> None:
    tomo, dani, outgoing = home.cast.tomo, home.cast.dani, home.slack.ws.outgoing
    home.telegram.add_raw_update({"message": {"chat": {"id": tomo.id}, "text": WORDS}})
    form = {"private_metadata": "", "state": {"values": {WORDS: {dani.id: 7}}}}
    odd = {"type": "view_submission", "user": {"id": dani.id}, "view": form}
    assert await outgoing.send_once(outgoing.record("interactive", odd)) is not None
    await quarantined(home, 4)


async def a_blocked_bot(home: RestartableHouse) -> None:
    """Telegram has not told of the block yet."""
    nova = home.telegram.add_user("Nova", username="nova_at_initech")
    await home.add(nova)
    home.telegram.world.room(nova).blocked = True
    await home.queue_question(nova)
    await failed(home, 1)


async def a_chat_that_is_gone(home: RestartableHouse) -> None:
    gus = home.telegram.add_user("Gus")
    await home.add(gus)
    home.telegram.world.room(gus).opened = False
    await home.queue_question(gus)
    await failed(home, 2)


async def an_address_of_nobody(home: RestartableHouse) -> None:
    await home.run(add_by_email, home)
    await home.until_rows(outbox, lambda rows: OutboxState.DROPPED in {row.state for row in rows})


async def a_stranger_of_whom_slack_tells_nothing(home: RestartableHouse) -> None:
    stranger = home.slack.add_user("Mallory", email="mallory@globex.example")
    home.slack.refuse("users.info", "user_not_found")
    home.slack.type(stranger, WORDS)
    await quarantined(home, 5)


async def a_zone_that_nobody_knows(home: RestartableHouse) -> None:
    olga = home.slack.add_user("Olga", tz=ZONE)
    home.slack.type(olga, WORDS)
    await until_worked(home)


async def an_outage(home: RestartableHouse) -> None:
    """Requests fail on both platforms, and so does the address for a reply."""
    faults = {"telegram": home.telegram.faults, "slack": home.slack.faults}
    rosa, sven = home.telegram.add_user("Rosa"), home.slack.add_user("Sven")
    await home.ask(rosa, sven)
    for platform, method, fault in FAULTS:
        faults[platform].plan(method, fault)
    slash = home.slack.slash(home.cast.ada, home.cast.team, "summary")
    for customer in (rosa, sven):
        home.tap(customer, 9)
        home.type(customer, WORDS)
    await slash.settled()
    await until_worked(home)


async def a_group_that_has_moved(home: RestartableHouse) -> None:
    telegram = home.telegram
    lena = telegram.add_user("Lena")
    await home.ask(lena)
    group = telegram.world.rooms[int(TELEGRAM_GROUPS["support"])].chat
    moved = telegram.upgrade_group(group)
    home.tap(lena, 1)
    await home.until(lambda: any("Lena" in message.text for message in telegram.messages(moved)))


async def a_group_that_has_thrown_out_the_bot(home: RestartableHouse) -> None:
    telegram, tomo = home.telegram, home.cast.tomo
    team = telegram.world.rooms[int(TELEGRAM_GROUPS["team"])]
    team.opened = False
    telegram.type(tomo, "/tentap summary")
    await until_worked(home)


BAD_DAYS: Final[tuple[BadDay, ...]] = (
    an_answer,
    words_that_cannot_be_worked,
    words_that_break_a_statement,
    a_table_that_is_gone,
    a_poisoned_update,
    a_blocked_bot,
    a_chat_that_is_gone,
    an_address_of_nobody,
    a_stranger_of_whom_slack_tells_nothing,
    a_zone_that_nobody_knows,
    an_outage,
    a_group_that_has_moved,
    a_group_that_has_thrown_out_the_bot,
)
EVENTS: Final = {
    "contact.reach_failed",
    "inbox.database_failed",
    "membership.check_failed",
    "message.failed",
    "slack.reply_failed",
    "slack.store_failed",
    "telegram.poll_failed",
    "telegram.reply_failed",
    "update.failed",
    "update.quarantined",
    "user.timezone_unknown",
}
"""What the log must have told of them."""


def rename(tx: Tx, old: str, new: str) -> None:
    tx.exec_driver_sql(f"ALTER TABLE {old} RENAME TO {new}")


def add_by_email(tx: Tx, home: RestartableHouse) -> None:
    person = people.add(tx, NewPerson(name="Vera", email=EMAIL), home.now)
    contacts.add_contact(tx, person, Platform.SLACK)
    context = Context(config=home.config, now=home.now, seed=b"s" * 32)
    campaigns_ask.ask(tx, [people.get(tx, person)], home.config.surveys[0], context)


async def until_worked(home: RestartableHouse) -> None:
    settled = {InboxState.DONE, InboxState.QUARANTINED}
    await asyncio.sleep(0.3)
    await home.until_rows(inbox, lambda rows: {row.state for row in rows} <= settled)


async def quarantined(home: RestartableHouse, n: int) -> None:
    await home.until_rows(inbox, lambda rows: _count(rows, InboxState.QUARANTINED) == n)


async def failed(home: RestartableHouse, n: int) -> None:
    await home.until_rows(outbox, lambda rows: _count(rows, OutboxState.FAILED) == n)


def _count(rows: list[Any], state: str) -> int:
    return sum(row.state == state for row in rows)
