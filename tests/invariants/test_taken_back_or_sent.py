"""A reply is either taken back or sent, never both, whatever dies in between."""

import asyncio
from datetime import UTC, datetime, timedelta

from bot.chat.case_taps import CaseTap, TakeBackTap
from bot.chat.platforms import Platform
from bot.chat.tap_encoding import pack
from bot.ids import CaseId
from bot.language.rich_words import unformatted
from bot.states import CaseAction, ReplyState
from handlers.outbox import transitions
from handlers.updates import FormSent, Pressed, Reply, User
from handlers.usecases.context import Context
from handlers.usecases.roles import Actor, Role
from handlers.usecases.router import route
from storage import case_replies
from storage.engine.databases import store_at
from storage.engine.store import Tx
from storage.messaging import claims
from storage.schema import case_replies as table
from storage.schema import outbox
from storage.states import OutboxKind, OutboxState
from tests.invariants.restartable_house import RestartableHouse, on_both

TEN = timedelta(seconds=10)
MINUTE = timedelta(minutes=1)
ROUNDS = 12


ADA = User(platform=Platform.SLACK, id="U0ADMIN", name="Ada")


def form(words: str) -> FormSent:
    """The form for the customer of case 1."""
    tap = CaseTap(case=CaseId(1), version=0, action=CaseAction.REPLY)
    return FormSent(user=ADA, tap=pack(tap), text=words, words=unformatted(words))


async def write(home: RestartableHouse, words: str) -> int:
    """Ada writes to Tomo, whose answer opened case 1; the number of the reply."""
    await home.run(act, form(words), ADA, home)
    return max(int(row.id) for row in await home.rows(table))


def act(tx: Tx, event: FormSent | Pressed, user: User, home: RestartableHouse) -> Reply | None:
    actor = Actor(user=user, roles=frozenset({Role.SUPPORT}), place="slack:C0SUPPORT")
    context = Context(config=home.config, now=home.now, actor=actor, source="slack/1")
    return route(tx, event, context)


def take_back(tx: Tx, reply: int, home: RestartableHouse) -> Reply | None:
    event = Pressed(
        user=ADA,
        chat="C0SUPPORT",
        message=None,
        data=pack(TakeBackTap(reply=reply)),
        private=False,
        callback="1",
    )
    return act(tx, event, ADA, home)


def words_of(home: RestartableHouse) -> list[str]:
    return [text for text in home.shown(home.cast.tomo) if "\n— " in text]


async def alerted(home: RestartableHouse) -> None:
    await home.ask(home.cast.tomo)
    home.tap(home.cast.tomo, 3)
    await home.until(lambda: home.alerts()[0])
    wants = "UPDATE invitations SET contact_wanted = true"
    await home.run(lambda tx: tx.exec_driver_sql(wants) and None)
    await home.until_nothing_is_due()


@on_both
async def test_two_processes_at_the_tenth_second(home: RestartableHouse) -> None:
    """One claims the row for sending while the other takes it back."""
    await alerted(home)
    await home.stop()
    outcomes = set()
    async with store_at(home.database) as one, store_at(home.database) as other:
        for number in range(ROUNDS):
            await one.run(act, form(f"{number}"), ADA, home)
            home.sandbox.clock.move(TEN)
            context = Context(config=home.config, now=home.now)
            row = await one.read(waiting)
            racing = [
                one.run(transitions.claim, row, f"token {number}", context),
                other.run(take_back, number + 1, home),
            ]
            claimed, _ = await asyncio.gather(*(racing if number % 2 else reversed(racing)))
            claimed = await one.read(is_claimed, row)
            reply = await one.read(case_replies.get, number + 1)
            assert reply is not None
            assert claimed is (reply.state is ReplyState.WAITING)
            assert claimed is not (reply.state is ReplyState.TAKEN_BACK)
            outcomes.add(claimed)
            if claimed:
                await one.run(release, row)


def waiting(tx: Tx) -> int:
    rows = claims.due(tx, Platform.TELEGRAM, _FAR, 99)
    return next(row.id for row in rows if row.kind is OutboxKind.STAFF_REPLY)


_FAR = datetime(2100, 1, 1, tzinfo=UTC)


def is_claimed(tx: Tx, row: int) -> bool:
    found = tx.execute(outbox.select().where(outbox.c.id == row)).one()
    return bool(found.state == OutboxState.SENDING)


def release(tx: Tx, row: int) -> None:
    settled = outbox.update().where(outbox.c.id == row)
    tx.execute(settled.values(state=OutboxState.FAILED, claim=None))


async def given_up(home: RestartableHouse) -> None:
    """Wait until the new process takes the old one's row, some time after its start."""
    async with asyncio.timeout(20):
        while not await home.rows(outbox, outbox.c.state == OutboxState.UNCERTAIN):
            await home.pass_time(MINUTE)
            await asyncio.sleep(0.1)


@on_both
async def test_of_two_members_of_the_staff_one_sends_the_one_reply(home: RestartableHouse) -> None:
    """Tomo has not said whether to be contacted. Both send their forms at once."""
    await home.ask(home.cast.tomo)
    home.tap(home.cast.tomo, 3)
    await home.until(lambda: home.alerts()[0])
    await home.until_nothing_is_due()
    async with store_at(home.database) as one, store_at(home.database) as other:
        await asyncio.gather(
            *(store.run(act, form(name), ADA, home) for store, name in ((one, "a"), (other, "b")))
        )
    assert len(await home.rows(table)) == 1
    home.bot.wake()
    await home.pass_time(TEN)
    await home.until(lambda: words_of(home)[0])
    await home.until_nothing_is_due()
    assert len(words_of(home)) == 1


@on_both
async def test_taken_back_before_the_bot_dies_stays_so(home: RestartableHouse) -> None:
    await alerted(home)
    reply = await write(home, "Oops")
    await home.run(take_back, reply, home)
    await home.stop()
    home.sandbox.clock.move(MINUTE)
    await home.start()
    await home.until_nothing_is_due()
    assert words_of(home) == []


@on_both
async def test_a_bot_that_dies_while_it_sends_asks_a_person(home: RestartableHouse) -> None:
    """Whether it arrived is not known: it is not sent again, and can't be taken back."""
    await alerted(home)
    reply = await write(home, "We are on it.")
    await home.stop()
    home.sandbox.clock.move(TEN)
    async with store_at(home.database) as store:
        row = await store.read(waiting)
        context = Context(config=home.config, now=home.now)
        await store.run(transitions.claim, row, "gone", context)
    await home.start()
    await given_up(home)
    await home.run(take_back, reply, home)
    await home.pass_time(MINUTE)
    await home.until_nothing_is_due()
    assert words_of(home) == []
    card = home.alerts()[0]
    thread = home.slack.message(card.channel, card.ts).replies
    (asked,) = [one for one in thread if "may not have arrived" in one.text]
    assert asked.labels == [["Send again"]]
    home.slack.press(home.cast.ada, asked, "Send again")
    await home.until_rows(table, lambda rows: len(rows) == 2)
    await home.pass_time(TEN)
    (sent,) = await home.until(lambda: words_of(home))
    assert sent == "We are on it.\n— Ada"
