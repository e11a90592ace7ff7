"""The operator at the terminal: what to do now, for how long, and what eyes alone can judge."""

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
    """How long the operator has for each thing to do."""
    has_reader: bool
    """Whether somebody can be asked here."""

    async def wait(self, task: str, coming: Coroutine[Any, Any, T]) -> T | None:
        """Ask the operator for *task* and show the seconds that are left; ``None`` when they have
        run out."""
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

    async def look(self, where: str, question: str) -> Point:
        """The operator's answer to *question*, while the bot goes on listening."""
        if not self.has_reader:
            return still_open(f"{question} Nobody was asked: there is no terminal")
        match await _answer(f"{where}: {question} [y/n, Enter: cannot tell]"):
            case "y":
                return seen(f"{question} Yes")
            case "n":
                return failed(f"{question} No")
            case _:
                return still_open(f"{question} You could not tell")

    async def agrees(self, question: str) -> bool:
        """Whether the operator says yes."""
        return await _answer(f"{question} [y/N]") == "y"


async def _answer(question: str) -> str:
    """The first letter of the line that is typed. No thread waits for it, so that Ctrl-C ends it
    at once."""
    note(question)
    loop = asyncio.get_running_loop()
    typed = asyncio.Event()
    loop.add_reader(sys.stdin, typed.set)
    try:
        await typed.wait()
    finally:
        loop.remove_reader(sys.stdin)
    return sys.stdin.readline().strip().lower()[:1]
