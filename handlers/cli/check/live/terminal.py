"""Talks to the operator at the terminal: asks for tasks and judgements."""

import asyncio
import sys
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any, TypeVar

from handlers.cli.check.live.points import Point, failed, seen, still_open
from handlers.cli.console import note, stderr

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Terminal:
    wait_seconds: int
    """How long the operator has for each task."""
    has_reader: bool
    """Whether a person can be asked here."""

    async def wait(self, task: str, coming: Coroutine[Any, Any, T]) -> T | None:
        """Asks the operator for *task*, and shows the seconds that are left.

        Returns the result of *coming*; ``None`` when the time is over.
        """
        note(task)
        waiting = asyncio.create_task(coming)
        try:
            with stderr().status("") as status:
                for left in range(self.wait_seconds, 0, -1):
                    status.update(f"{left} s left")
                    await asyncio.wait({waiting}, timeout=1)
                    if waiting.done():
                        return waiting.result()
            return None
        finally:
            waiting.cancel()

    async def judge(self, where: str, question: str) -> Point:
        """Returns the operator's answer to *question*. The bot listens meanwhile."""
        if not self.has_reader:
            return still_open(f"{question} Not asked: no terminal")
        match await _answer(f"{where}: {question} [y/n, Enter: can't say]"):
            case "y":
                return seen(f"{question} Yes")
            case "n":
                return failed(f"{question} No")
            case _:
                return still_open(f"{question} You couldn't say")

    async def agrees(self, question: str) -> bool:
        """Asks *question*. Returns whether the operator says yes."""
        return await _answer(f"{question} [y/N]") == "y"


async def _answer(question: str) -> str:
    """Returns the first letter of the typed line.

    No thread waits for it, so that Ctrl-C ends it at once.
    """
    note(question)
    loop = asyncio.get_running_loop()
    typed = asyncio.Event()
    loop.add_reader(sys.stdin, typed.set)
    try:
        await typed.wait()
    finally:
        loop.remove_reader(sys.stdin)
    return sys.stdin.readline().strip().lower()[:1]
