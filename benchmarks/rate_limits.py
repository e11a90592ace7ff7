"""A campaign on each platform, which refuses what comes too fast."""

import asyncio
import re
from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from statistics import median

from aiohttp import ClientSession

from benchmarks import report
from benchmarks.asked_customers import all_asked, asked
from benchmarks.customers import Customer, keep, start_campaign
from benchmarks.sandbox_process import SandboxProcess, SeenMessage, opened_world
from benchmarks.variants import running
from bot.chat.platforms import Platform
from bot.config.config import Config
from bot.survey.scale import NPS, Segment
from handlers.app.running_bot import Bot
from handlers.app.wiring import opened
from handlers.clock import wall_clock
from tests.harness.house import free_port, on_http

PER_SECOND = 30
"""Telegram's ceiling, in any second whatever its beginning."""
STRETCH_SECONDS = 5
STRETCHES = 7
CUSTOMERS = PER_SECOND * (STRETCH_SECONDS * STRETCHES + 1)
"""The first 30 leave at once; each stretch begins behind them."""
IN_SLACK = 200
ALERTS = 20
"""Detractors who answer in Slack, faster than the channel takes their alerts."""
AHEAD = 3
"""Alerts that wait for the channel. With two more they would be one message."""
SUPPORT = "C0SUPPORT"
LEAST = 0.99
"""Of the ceiling."""

TITLE = f"""
Campaigns to {CUSTOMERS:,} people in Telegram and {IN_SLACK} in Slack, against strict limits"""


async def run(folder: Path) -> None:
    print(TITLE)
    port = free_port()
    with opened_world(CUSTOMERS, rate_limits=True, **on_http(port)) as world:
        async with (
            opened(world.config, world.secrets, folder / "paced.db", wall_clock) as bot,
            running(bot.run()),
        ):
            in_telegram = world.customers[Platform.TELEGRAM]
            in_slack = world.customers[Platform.SLACK][:IN_SLACK]
            await _campaign(bot, world.config, in_telegram)
            await _campaign(bot, world.config, in_slack)
            await _alerts(world, in_slack)
            refused = await _refused(port)
        seen = world.seen()
    _report_telegram(world, seen, refused["telegram"])
    _report_slack(seen, refused["slack"])


async def _campaign(bot: Bot, config: Config, customers: Sequence[Customer]) -> None:
    now = wall_clock()
    ids = await bot.store.run(keep, customers, now)
    before = await bot.store.read(asked)
    await bot.store.run(start_campaign, ids, config, now)
    bot.wake()
    await all_asked(bot, before + len(customers))


async def _alerts(world: SandboxProcess, customers: Sequence[Customer]) -> None:
    """Detractors answer one after the other, and the support channel hears of each.

    Many at once would be one message.
    """
    low = [
        number
        for number, customer in enumerate(customers)
        if NPS.segment_of(customer.score) is Segment.DETRACTOR
    ]
    for posted, number in enumerate(low[:ALERTS], 1):
        world.tap(Platform.SLACK, [number])
        world.tapped_at()
        while len(_posts_in(world.seen(), SUPPORT)) < posted - AHEAD:  # noqa: ASYNC110 - another's
            await asyncio.sleep(0.1)
    while len(_posts_in(world.seen(), SUPPORT)) < min(ALERTS, len(low)):  # noqa: ASYNC110 - as above
        await asyncio.sleep(1)


async def _refused(port: int) -> dict[str, int]:
    """By platform: how often it said that we are too fast, as the bot's own metrics tell."""
    async with ClientSession() as session, session.get(f"http://127.0.0.1:{port}/metrics") as told:
        text = await told.text()
    counted = re.findall(r'^tentap_rate_limited_total\{queue="(\w+)"\} (\S+)', text, re.MULTILINE)
    return dict.fromkeys(map(str, Platform), 0) | {queue: int(float(n)) for queue, n in counted}


def _report_telegram(world: SandboxProcess, seen: Sequence[SeenMessage], refused: int) -> None:
    chats = {customer.chat for customer in world.customers[Platform.TELEGRAM]}
    times = sorted(one.at for one in seen if one.chat in chats and not one.edited)
    step = PER_SECOND * STRETCH_SECONDS
    ends = times[PER_SECOND - 1 :: step]
    found = sorted(STRETCH_SECONDS / _seconds(begin, end) for begin, end in pairwise(ends))
    part = median(found)
    report.line(
        "Telegram, part of the ceiling",
        f"{part:.3f} ({found[0]:.3f} … {found[-1]:.3f}) of {PER_SECOND} a second   "
        f"at least {LEAST}",
        met=part >= LEAST,
    )
    report.line(
        "Telegram, refusals (429)", f"{refused} in {len(times):,} questions", met=not refused
    )


def _report_slack(seen: Sequence[SeenMessage], refused: int) -> None:
    times = _posts_in(seen, SUPPORT)
    gaps = [_seconds(one, other) for one, other in pairwise(times)]
    report.line(
        "Slack, posts in one channel",
        f"{median(gaps):.3f} s apart ({min(gaps):.3f} … {max(gaps):.3f})   at least 1 s",
        met=min(gaps) >= 1,
    )
    report.line("Slack, refusals (429)", f"{refused}", met=not refused)


def _posts_in(seen: Sequence[SeenMessage], chat: str) -> list[datetime]:
    return sorted(one.at for one in seen if one.chat == chat and not one.edited)


def _seconds(begin: datetime, end: datetime) -> float:
    return (end - begin).total_seconds()
