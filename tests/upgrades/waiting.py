"""Waiting until the bot has nothing left to do."""

import asyncio
from datetime import timedelta
from typing import Any, Final

from handlers.outbox.uncertain import CLAIM_LIFE
from storage.schema import outbox
from storage.states import OutboxState
from tests.invariants.restartable_house import RestartableHouse

WAITING: Final = {OutboxState.DUE, OutboxState.SENDING}
HALF_A_SECOND: Final = timedelta(seconds=0.5)
"""So little that a slow machine still sends in time what it has claimed."""


async def all_is_said(home: RestartableHouse) -> None:
    """Nothing that is due by now waits to be sent."""
    await home.until_rows(outbox, lambda rows: not _are_waiting(home, rows))


async def time_flies(home: RestartableHouse) -> None:
    """As above, and nobody waits for the pace of the platforms."""
    async with asyncio.timeout(30):
        while _are_waiting(home, await home.rows(outbox, outbox.c.state.in_(WAITING))):
            await asyncio.sleep(0.1)
            await home.pass_time(HALF_A_SECOND)


async def settled(home: RestartableHouse) -> None:
    """What a killed process left has been looked for, or sent again."""
    await home.until_rows(outbox, lambda rows: not any(map(_is_claimed, rows)))
    await home.pass_time(CLAIM_LIFE)
    await time_flies(home)


def _is_claimed(row: Any) -> bool:
    return row.state is OutboxState.SENDING


def _are_waiting(home: RestartableHouse, rows: list[Any]) -> bool:
    return any(row.state in WAITING and row.due_at <= home.now for row in rows)
