"""Implements `tentap quarantine`: unprocessed updates, and messages that may not have arrived."""

import asyncio
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Concatenate, Final, ParamSpec, TypeVar
from zoneinfo import ZoneInfo

from bot.language.refusal_text import explain
from bot.language.texts import Texts
from handlers.cli.console import Trouble, note, say
from handlers.cli.escaping import on_one_line
from handlers.cli.opened_database import has_bot, opened
from handlers.cli.settings import settings
from handlers.clock import wall_clock
from handlers.usecases.audit_entries import entry
from handlers.usecases.roles import CONSOLE, Action
from storage import audit
from storage.engine.databases import Database
from storage.engine.store import Tx
from storage.messaging import quarantine, undelivered
from storage.messaging.quarantine import QUARANTINED_FOR, StoredRow
from storage.messaging.undelivered import Undelivered
from storage.states import InboxState, OutboxState

P = ParamSpec("P")
T = TypeVar("T")

_TITLES: Final = ("id", "platform", "received", "attempts", "reason")
_MESSAGE_TITLES: Final = ("message", "for", "platform", "tried", "attempts", "state", "reason")
_ENGLISH: Final = Texts("en")
_EXPIRED: Final = f"is older than {QUARANTINED_FOR.days} days, so its content was deleted"


def show_all(*, config_file: Path) -> None:
    config, database = settings(config_file)
    rows = asyncio.run(_run(database, quarantine.quarantined))
    if not rows:
        note("No update is quarantined.")
        return
    zone = config.timezone
    say(_table([_TITLES, *(_update_cells(row, zone) for row in rows)]))


def show_messages(*, config_file: Path) -> None:
    config, database = settings(config_file)
    found = asyncio.run(_run(database, undelivered.undelivered, wall_clock()))
    if not found:
        note("No message is uncertain, and none has failed.")
        return
    say(_table([_MESSAGE_TITLES, *(_message_cells(one, config.timezone) for one in found)]))
    for fix in _fixes(found):
        note(on_one_line(fix))


def show(row_id: int, *, config_file: Path) -> None:
    config, database = settings(config_file)
    row = asyncio.run(_run(database, _quarantined, row_id))
    cells = _update_cells(row, config.timezone)
    for title, value in zip(_TITLES, cells, strict=True):
        note(f"{title}: {on_one_line(value)}")
    if row.body:
        say(row.body)
    else:
        note(f"It {_EXPIRED}.")


def retry(row_id: int, *, anyway: bool, config_file: Path) -> None:
    _, database = settings(config_file)
    asyncio.run(_retry(database, row_id, anyway=anyway))


def drop(row_id: int, *, config_file: Path) -> None:
    _, database = settings(config_file)
    asyncio.run(_run(database, _drop, row_id, wall_clock()))
    say(f"Deleted update {row_id}.")


async def _retry(database: Database, row_id: int, *, anyway: bool) -> None:
    async with opened(database) as store:
        await store.run(_put_back, row_id, wall_clock(), anyway=anyway)
        say(f"Processing update {row_id} again.")
        if not await has_bot(database, store):
            note("No bot is running here. It is processed when `tentap run` starts.")


async def _run(
    database: Database,
    use_case: Callable[Concatenate[Tx, P], T],
    *args: P.args,
    **kwargs: P.kwargs,
) -> T:
    async with opened(database) as store:
        return await store.run(use_case, *args, **kwargs)


def _quarantined(tx: Tx, row_id: int) -> StoredRow:
    """Returns the quarantined update. Raises Trouble if it is not in quarantine."""
    row = quarantine.find(tx, row_id)
    if row is not None and row.state is InboxState.QUARANTINED:
        return row
    if row is None:
        what = "doesn't exist"
    elif row.state is InboxState.NEW:
        what = "isn't quarantined: it waits to be processed"
    else:
        what = "isn't quarantined: it was processed or dropped"
    raise Trouble(f"Update {row_id} {what}. See `tentap quarantine list`.")


def _put_back(tx: Tx, row_id: int, now: datetime, *, anyway: bool) -> None:
    row = _quarantined(tx, row_id)
    if not row.body:
        raise Trouble(f"Update {row_id} {_EXPIRED}. `tentap quarantine drop {row_id}` removes it.")
    if not anyway and quarantine.is_overtaken(tx, row):
        raise Trouble(
            f"A newer update of this chat was processed, so update {row_id} would count as the"
            f" newest. Read it with `tentap quarantine show {row_id}`. Then `drop` it, or `retry`"
            " it with --anyway."
        )
    quarantine.put_back(tx, row_id)
    audit.add(tx, entry(CONSOLE, Action.RETRY_UPDATE, f"update {row_id}", now, anyway=anyway))


def _drop(tx: Tx, row_id: int, now: datetime) -> None:
    _quarantined(tx, row_id)
    quarantine.drop(tx, row_id)
    audit.add(tx, entry(CONSOLE, Action.DROP_UPDATE, f"update {row_id}", now))


def _update_cells(row: StoredRow, zone: ZoneInfo) -> tuple[str, ...]:
    """Returns the row's table cells, which contain no text that people wrote."""
    return str(row.id), row.platform, _local(row.received_at, zone), str(row.attempt), row.reason


def _message_cells(message: Undelivered, zone: ZoneInfo) -> tuple[str, ...]:
    """Returns the message's table cells. The recipient is a number, not a name."""
    tried = _local(message.claimed_at, zone) if message.claimed_at else "never"
    state = "tried again" if message.state is OutboxState.DUE else str(message.state)
    attempts = str(message.attempts)
    return message.kind, message.about, message.queue, tried, attempts, state, message.reason


def _fixes(messages: Iterable[Undelivered]) -> Iterable[str]:
    """Returns each platform's code with its fix, once."""
    known = ((one.refusal, one.queue) for one in messages if one.refusal is not None)
    return dict.fromkeys(explain(refusal, queue, _ENGLISH) for refusal, queue in known)


def _local(moment: datetime, zone: ZoneInfo) -> str:
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M:%S %Z}"


def _table(rows: list[tuple[str, ...]]) -> str:
    """Returns the table as text, one line for each row."""
    lines = [tuple(map(on_one_line, row)) for row in rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join("  ".join(map(str.ljust, line, widths)).rstrip() for line in lines)
