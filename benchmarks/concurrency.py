"""Campaigns of three sizes: what they cost the database, and taps meanwhile.

Nothing is sent, at the pace of sending. Of a large campaign only the last people are asked here;
those before them were, and their rows are there.
"""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import Any

from sqlalchemy import Engine, Table, event, select

from benchmarks import report
from benchmarks.customers import Customer, ask, start_campaign
from benchmarks.headless import MuteBot, opened_mute
from benchmarks.variants import running
from bot.chat.platforms import Platform
from bot.chat.tap_encoding import pack
from bot.chat.taps import ScoreTap
from bot.config.config import Config
from bot.ids import PersonId
from handlers.clock import wall_clock
from storage import campaigns, schema
from storage.engine.store import Tx

Json = dict[str, Any]

SIZES = (10, 1_000, 100_000)
LAST = 300
"""So many of a campaign are asked here: 15 seconds, since edits go at the same pace."""
TAPPERS = 400
"""People outside of the campaign, who were asked before."""
WARM_UP = 40
SCORE = 9
TAP_EVERY_SECONDS = 0.1
GROWS_AT_MOST = 1.1
"""Statements for each person, from the second size to the third."""

TITLE = f"""
Campaigns of {", ".join(f"{n:,}" for n in SIZES)} people, with taps meanwhile"""


async def run(folder: Path) -> None:
    print(TITLE)
    found = [await _measure(folder / f"{n}.db", n) for n in SIZES]
    grew = found[-1] / found[-2]
    report.line(
        f"Statements, {SIZES[-1]:,} against {SIZES[-2]:,}",
        f"{grew:.2f} ×   at most {GROWS_AT_MOST} ×",
        met=grew <= GROWS_AT_MOST,
    )


async def _measure(path: Path, n: int) -> float:
    """Statements for each person who is asked; those of the taps are left out."""
    async with opened_mute(path) as bot:
        await _fill(bot, n)
        waiting = iter(await bot.store.read(_taps))
        per_tap = await _statements_of_a_tap(bot, waiting)
        taps: list[float] = []
        async with running(_keep_tapping(bot, waiting, taps)):
            begin = perf_counter()
            with _counted() as at_start:
                await bot.store.run(_start, n, bot.config)
            seconds = perf_counter() - begin
            tapped, sent = len(taps), bot.messenger.sent
            with _counted() as counter:
                bot.wake()
                await bot.until_sent(sent + min(n, LAST))
            statements = counter.n - per_tap * (len(taps) - tapped)
    per_person = statements / min(n, LAST)
    _told(n, per_person, at_start.n, seconds, taps)
    return per_person


def _told(n: int, per_person: float, at_start: int, start: float, taps: Sequence[float]) -> None:
    report.line(
        f"{n:,} people",
        f"{per_person * 1000:,.0f} statements a thousand people; "
        f"{at_start} to start it, in {start * 1000:.0f} ms",
    )
    report.p99("  taps meanwhile, until committed", taps)


async def _fill(bot: MuteBot, n: int) -> None:
    """Those who tap, and those of the campaign; all but the last of these were asked."""
    first = Customer(platform=Platform.TELEGRAM, user="1", chat="1", score=SCORE)
    await bot.store.run(ask, [first], bot.config, wall_clock())
    bot.wake()
    await bot.until_sent(1)
    await bot.store.run(_multiply, TAPPERS + n, TAPPERS + max(0, n - LAST))


def _multiply(tx: Tx, people: int, asked: int) -> None:
    """Let there be so many like the first one, and so many of them asked like that one."""
    _copy(tx, schema.people, people, lambda _n: {})
    _copy(tx, schema.contacts, people, lambda n: {"person_id": n, "user": str(n), "chat": str(n)})
    _copy(
        tx,
        schema.invitations,
        asked,
        lambda n: {"token": str(n), "person_id": n, "contact_id": n, "message": f"{n}/{n}"},
    )
    _copy(tx, schema.outbox, asked, lambda n: {"key": str(n)})


def _copy(tx: Tx, table: Table, n: int, changes: Callable[[int], Json]) -> None:
    rows = [row._asdict() for row in tx.execute(select(table))]
    copies = [
        {**row, "id": row["id"] + (number - 1) * len(rows), **changes(number)}
        for number in range(2, n + 1)
        for row in rows
    ]
    tx.execute(table.insert(), copies)


def _start(tx: Tx, n: int, config: Config) -> None:
    ids = [PersonId(TAPPERS + number) for number in range(1, n + 1)]
    token = start_campaign(tx, ids, config, wall_clock())
    campaigns.advance(tx, token, max(0, n - LAST))


def _taps(tx: Tx) -> list[Json]:
    """One of everybody who taps, as Telegram writes it."""
    columns = schema.invitations.c
    asked = select(columns.token, columns.person_id).where(columns.person_id <= TAPPERS)
    return [_tap(row.person_id, row.token) for row in tx.execute(asked)]


def _tap(number: int, token: str) -> Json:
    chat = {"id": number, "first_name": "Tapper", "type": "private"}
    press = {
        "id": str(number),
        "from": {"id": number, "is_bot": False, "first_name": "Tapper"},
        "message": {"message_id": number, "date": 1, "chat": chat},
        "chat_instance": "1",
        "data": pack(ScoreTap(invitation=token, score=SCORE)),
    }
    return {"update_id": number, "callback_query": press}


async def _keep_tapping(bot: MuteBot, taps: Iterator[Json], seconds: list[float]) -> None:
    for tap in taps:
        seconds.append(await bot.tap(tap))
        await asyncio.sleep(TAP_EVERY_SECONDS)


async def _statements_of_a_tap(bot: MuteBot, taps: Iterator[Json]) -> float:
    """Those of its edit included."""
    with _counted() as counter:
        await _keep_tapping(bot, islice(taps, WARM_UP), [])
    return counter.n / WARM_UP


class _Counter:
    n = 0

    def count(self, *_args: object) -> None:
        self.n += 1


@contextmanager
def _counted() -> Iterator[_Counter]:
    """Counts statements; BEGIN, COMMIT and savepoints are none."""
    counter = _Counter()
    event.listen(Engine, "before_cursor_execute", counter.count)
    try:
        yield counter
    finally:
        event.remove(Engine, "before_cursor_execute", counter.count)
