"""Five taps a second in the demo's setting, half in each chat, with the platforms' rate limits on:
how long until the person sees it, and until the support channel does."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import inf
from pathlib import Path

from benchmarks import report
from benchmarks.customers import Customer
from benchmarks.sandbox_run import playing
from bot.chat.platforms import Platform
from bot.survey.scale import NPS, Segment
from sandbox import Sandbox

TAPS_A_SECOND = 5
SECONDS = 60
PATIENCE_SECONDS = 60
"""After the last tap; what nobody has seen until then counts as never seen."""
SUPPORT = "C0SUPPORT"
MOST_TO_CHANGE, MOST_TO_ALERT = 1.0, 5.0
"""Seconds that a p99 may have."""

TITLE = f"""
{TAPS_A_SECOND} taps a second for {SECONDS} s in the demo's setting, rate limits on"""


@dataclass(frozen=True, kw_only=True)
class TimedTap:
    customer: Customer
    at: datetime


@dataclass(frozen=True, kw_only=True)
class ShownMessage:
    """What somebody could read, and since when."""

    chat: str
    text: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Waits:
    """Seconds from each tap; infinite where nothing came."""

    to_change: dict[Platform, list[float]]
    """Until the message that was pressed shows the score."""
    to_alert: list[float]
    """Until the support channel shows the detractor's alert."""

    @property
    def over(self) -> bool:
        return inf not in (*self.to_alert, *self.to_change[Platform.SLACK])


async def run(folder: Path) -> None:
    print(TITLE)
    waits = await measure(folder)
    for platform, seconds in waits.to_change.items():
        report.p99(f"{platform.capitalize()}, tap to change", seconds, MOST_TO_CHANGE)
    report.p99("Support, score to alert", waits.to_alert, MOST_TO_ALERT)


async def measure(folder: Path) -> Waits:
    each = TAPS_A_SECOND * SECONDS // 2
    sizes = {Platform.SLACK: each, Platform.TELEGRAM: each}
    async with playing(folder / "demo.db", sizes, rate_limits=True) as house:
        loop, taps = asyncio.get_running_loop(), []
        begin = loop.time()
        for number, (customer, hand) in enumerate(house.crowd):
            await asyncio.sleep(max(0.0, begin + number / TAPS_A_SECOND - loop.time()))
            taps.append(TimedTap(customer=customer, at=house.sandbox.clock.now()))
            hand()
        for _ in range(PATIENCE_SECONDS):
            await asyncio.sleep(1)
            waits = _waits(taps, [*_shown(house.sandbox)])
            if waits.over:
                break
        return waits


def _shown(sandbox: Sandbox) -> Iterable[ShownMessage]:
    for made in sandbox.slack.history.made:
        yield ShownMessage(chat=made.channel, text=made.text, at=made.at)
    for sent in sandbox.telegram.history.sent:
        yield ShownMessage(chat=str(sent.message.chat_id), text=sent.message.text, at=sent.at)


def _waits(taps: Sequence[TimedTap], shown: Sequence[ShownMessage]) -> Waits:
    changes: dict[Platform, list[float]] = {platform: [] for platform in Platform}
    for tap in taps:
        customer = tap.customer
        score = f"{customer.score} of 10"
        changes[customer.platform].append(_wait(tap, shown, customer.chat, score))
    detractors = [tap for tap in taps if NPS.segment_of(tap.customer.score) is Segment.DETRACTOR]
    return Waits(
        to_change=changes,
        to_alert=[_wait(tap, shown, SUPPORT, tap.customer.name) for tap in detractors],
    )


def _wait(tap: TimedTap, shown: Sequence[ShownMessage], chat: str, words: str) -> float:
    times = (one.at for one in shown if one.chat == chat and words in one.text)
    return min(((at - tap.at).total_seconds() for at in times), default=inf)
