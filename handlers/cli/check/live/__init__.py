"""Implements `tentap check --live`: tries a question, an edit and a picture with real accounts."""

import asyncio
import secrets
import sys
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path
from typing import Final

from bot.campaigns import conversation_preview
from bot.chat.addresses import Address
from bot.chat.platforms import Platform
from bot.config.config import Config
from bot.config.secrets import Secrets
from bot.states import Variant
from bot.survey.card_context import CardContext
from handlers.app.platforms import connect
from handlers.cli.check.live.points import NOT_TRIED, Point, PointMark, failures, seen, still_open
from handlers.cli.check.live.session import Session
from handlers.cli.check.live.steps import Course
from handlers.cli.check.live.terminal import Terminal
from handlers.cli.check.live.trial_messages import Trial
from handlers.cli.check.live.trial_receiver import TrialReceiver
from handlers.cli.console import Trouble, mark, misused, note, title
from handlers.cli.opened_database import has_bot, opened_or_made
from handlers.cli.settings import settings_for_bot
from handlers.clock import wall_clock
from handlers.cluster.runlock import RunLock
from handlers.connected_platform import Connected
from handlers.telemetry import logs
from handlers.usecases.localisation import staff_texts
from storage.engine.databases import Database, Server
from storage.engine.store import Store

_TOKEN_BYTES: Final = 9
_STYLES: Final = {PointMark.SEEN: "green", PointMark.FAILED: "bold red", PointMark.OPEN: "yellow"}
_PLAN: Final = (
    "This sends {people} a question, its edits and a picture of made-up figures, all marked as a"
    " trial. Each step waits {seconds} s for you. Nothing is kept. Messages of other people wait"
    " for `tentap run`."
)


def run(*, yes: bool, wait_seconds: int, config_file: Path) -> None:
    config, tokens, database = settings_for_bot(config_file)
    terminal = Terminal(wait_seconds=wait_seconds, has_reader=sys.stdin.isatty())
    if not yes and not terminal.has_reader:
        misused("This isn't a terminal, so nobody can confirm. Use --live --yes.")
    n = asyncio.run(_check(config, tokens, database, terminal, yes=yes))
    if n:
        raise Trouble(f"{n} point{'s' if n > 1 else ''} failed. Fix the ✗ above, and try again.")


async def _check(
    config: Config, tokens: Secrets, database: Database, terminal: Terminal, *, yes: bool
) -> int:
    """Runs the live check. Returns how many points failed."""
    wrong = 0
    async with AsyncExitStack() as stack:
        store = await stack.enter_async_context(opened_or_made(database))
        await _keep_bots_away(database, store, stack)
        await _confirm(config, terminal, yes=yes)
        logs.configure()
        platforms = await connect(stack, config, tokens, store, wall_clock)
        for platform, connected in platforms.items():
            points = await _play(platform, connected, store, config, terminal)
            _show(platform, points)
            wrong += failures(points)
    return wrong


async def _keep_bots_away(database: Database, store: Store, stack: AsyncExitStack) -> None:
    """Prevents other bots from running, because two listeners take each other's updates."""
    match database:
        case Path():
            stack.enter_context(RunLock(database))
        case Server():
            if await has_bot(database, store):
                raise Trouble(f"{database}: a bot uses it. Stop every process of the bot first.")


def _operator(config: Config, platform: Platform) -> Address | None:
    """Returns who takes part: the first admin there, else the address for technical troubles."""
    named = (*config.staff.admins, config.channels.admin)
    people = (address for address in named if address is not None and address.is_person)
    return next((address for address in people if address.platform is platform), None)


async def _confirm(config: Config, terminal: Terminal, *, yes: bool) -> None:
    people = [str(address) for one in Platform if (address := _operator(config, one))]
    if not people:
        raise Trouble("No admin to write to. Add one under [staff] admins in bot.toml.")
    note(_PLAN.format(people=" and ".join(people), seconds=terminal.wait_seconds))
    if not yes and not await terminal.agrees("Begin?"):
        raise Trouble("Nothing was sent.")


async def _play(
    platform: Platform, connected: Connected, store: Store, config: Config, terminal: Terminal
) -> list[Point]:
    operator = _operator(config, platform)
    if operator is None:
        return [still_open("Not tried: no admin on this platform under [staff] admins")]
    trial = Trial(token=secrets.token_urlsafe(_TOKEN_BYTES), operator=operator.chat)
    session = Session(
        platform=platform,
        connected=connected,
        receiver=TrialReceiver(store, trial, connected.adapter.parse),
        terminal=terminal,
        now=wall_clock,
        listens=_listens(config, platform),
    )
    sample = conversation_preview.sample(config.summarised[0], wall_clock())
    invitation = replace(sample, token=trial.token, variant=Variant.COLOURED)
    await Course(session, trial, invitation, CardContext(texts=staff_texts(config))).run()
    not_tried = map(still_open, NOT_TRIED[platform])
    return [*session.points, *_stored_updates(session.receiver), *not_tried]


def _listens(config: Config, platform: Platform) -> bool:
    table = config.table_of(platform)
    return table is not None and table.mode != "webhook"


def _stored_updates(receiver: TrialReceiver) -> list[Point]:
    n = receiver.stored
    return [seen(f"Updates that wait for `tentap run`: {n}")] if n else []


def _show(platform: Platform, points: Sequence[Point]) -> None:
    title(platform.capitalize())
    for point in points:
        mark(point.mark, _STYLES[point.mark], point.text, indent="  ")
