"""Moves the clock for a visitor, with a stop wherever the bot has something to do."""

import asyncio
from datetime import datetime, timedelta
from typing import Final, Protocol

from sandbox.clock import Clock

MOST_STOPS: Final = 60
"""On one way. Behind them the clock goes to its goal without a stop."""
A_MOMENT: Final = timedelta(seconds=5)
"""How soon after an attempt a milestone is tried again."""
JUST_AFTER: Final = timedelta(seconds=5)
"""How long after a due moment the clock stops: what is due a little later is done at one stop."""


class Agenda(Protocol):
    """What a bot in the same process has planned."""

    async def next_due(self, after: datetime) -> datetime | None:
        """Returns the next moment at which the bot does something."""
        ...

    async def next_milestone(self, after: datetime) -> datetime | None:
        """Returns the next moment at which it does what a visitor waits for."""
        ...

    async def finished(self) -> None:
        """Waits until the bot has done what is due, for a limited time."""
        ...


class TimeMachine:
    """Lets time pass, once the bot has done what is due. Two visitors wait for each other."""

    def __init__(self, clock: Clock, agenda: Agenda | None = None) -> None:
        """Without an *agenda* the clock makes one move."""
        self._clock = clock
        self._agenda = agenda
        self._one_at_a_time = asyncio.Lock()

    async def let_pass(self, span: timedelta) -> None:
        """Moves the clock by *span*; ValueError if it is negative."""
        if span < timedelta():
            raise ValueError("the sandbox's clock moves forward only")
        async with self._one_at_a_time:
            await self._finished()
            await self._go_to(self._clock.now() + span)

    async def to_milestone(self) -> None:
        """Moves the clock to the next milestone; ValueError if there is none."""
        async with self._one_at_a_time:
            await self._finished()
            goal = await self._milestone()
            if goal is None:
                raise ValueError("nothing is planned")
            await self._go_to(goal + JUST_AFTER)
            await self._finished()
            await self._complete_milestone()

    async def to_next(self, within: timedelta) -> bool:
        """Moves the clock to the next due moment, if it comes *within* this span.

        Returns whether it does.
        """
        async with self._one_at_a_time:
            await self._finished()
            now = self._clock.now()
            due = await self._agenda.next_due(now) if self._agenda else None
            if due is None or due > now + within:
                return False
            self._move_to(due)
            await self._finished()
            return True

    async def _complete_milestone(self) -> None:
        """Goes on while the milestone itself comes again in a moment, as a post with a picture."""
        for _ in range(MOST_STOPS):
            goal = await self._milestone()
            if goal is None or goal > self._clock.now() + A_MOMENT:
                return
            self._move_to(goal)
            await self._finished()

    async def _milestone(self) -> datetime | None:
        return await self._agenda.next_milestone(self._clock.now()) if self._agenda else None

    async def _go_to(self, goal: datetime) -> None:
        for _ in range(MOST_STOPS):
            due = await self._agenda.next_due(self._clock.now()) if self._agenda else None
            if due is None or due + JUST_AFTER > goal:
                break
            self._move_to(due + JUST_AFTER)
            await self._finished()
        self._move_to(goal)

    def _move_to(self, moment: datetime) -> None:
        self._clock.move(max(moment - self._clock.now(), timedelta()))

    async def _finished(self) -> None:
        if self._agenda is not None:
            await self._agenda.finished()
