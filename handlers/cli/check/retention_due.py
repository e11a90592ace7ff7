"""Says how long data is kept, and what the bot deletes when it runs next. Changes nothing."""

import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DatabaseError

from bot.config.config import RetentionConfig
from bot.language.texts import Texts
from bot.periods import Period
from handlers.cli.check.findings import Finding, Mark, good
from handlers.cli.import_report import counted
from handlers.cluster.retention_sweep import expiring
from storage import retention as expiry
from storage import silent_people
from storage.engine import file_health
from storage.engine.databases import Database, store_at
from storage.engine.file_health import DatabaseFileError
from storage.engine.sqlite import core
from storage.engine.store import StorageError, Tx
from storage.operations import migrate
from storage.operations.backup import UnfitError, UnknownSchemaError
from storage.retention import Expiring
from storage.schema import VERSION

_NOUNS: Final = {
    Expiring.COMMENTS: ("comment", "comments"),
    Expiring.IMPORTED_COMMENTS: ("imported comment", "imported comments"),
    Expiring.FEEDBACK: ("message to the team", "messages to the team"),
    Expiring.CASE_WORDS: ("note about a case", "notes about cases"),
    Expiring.REPLIES: ("reply to a customer", "replies to customers"),
    Expiring.CONSENTS: ("wording of a permission", "wordings of permissions"),
    Expiring.UPDATES: ("processed update", "processed updates"),
    Expiring.AUDIT: ("entry of the audit log", "entries of the audit log"),
}
UNREADABLE: Final = (
    DatabaseError,
    DatabaseFileError,
    OSError,
    StorageError,
    UnfitError,
    UnknownSchemaError,
    sqlite3.Error,
)
"""What the check of the database itself reports."""
_EVERYBODY: Final = 2**31
_FOR_EVER: Final = "for ever"


def periods(retention: RetentionConfig) -> Finding:
    """Returns how long each is kept."""
    return good(
        f"Retention: words {_shown(retention.words)}, silent people {_shown(retention.silent)},"
        f" processed updates {_shown(retention.inbox)}, audit log {_shown(retention.audit)}"
    )


def _shown(period: Period | None) -> str:
    return _FOR_EVER if period is None else Texts("en").period(period)


async def check_due(
    retention: RetentionConfig, database: Database, now: datetime
) -> AsyncIterator[Finding]:
    """Yields what is due, if the database can be read and has the newest schema."""
    found: list[Finding] = []
    with suppress(*UNREADABLE):
        if isinstance(database, Path):
            with closing(file_health.open_read_only(database)) as driver, core(driver) as tx:
                found = _due(tx, retention, now)
        else:
            async with store_at(database) as store:
                found = await store.read(_due, retention, now)
    for finding in found:
        yield finding


def _due(tx: Tx, retention: RetentionConfig, now: datetime) -> list[Finding]:
    if migrate.version(tx) != VERSION:
        return []
    return [*_old(tx, retention, now), *_silent(tx, retention.silent, now)]


def _old(tx: Tx, retention: RetentionConfig, now: datetime) -> Iterator[Finding]:
    for what, period in expiring(retention).items():
        if period is not None and (n := expiry.count(tx, what, period.before(now))):
            older = f"{'is' if n == 1 else 'are'} older than {_shown(period)}"
            yield _note(f"{counted(n, *_NOUNS[what])} {older}; {_deletes(n)}")


def _deletes(n: int) -> str:
    return f"the running bot deletes {'it' if n == 1 else 'them'}"


def _silent(tx: Tx, silent: Period | None, now: datetime) -> Iterator[Finding]:
    if silent is None:
        return
    before = silent.before(now)
    n = silent_people.count(tx, before)
    n += len(silent_people.silent_strangers(tx, before, 0, _EVERYBODY))
    if n:
        have = "has" if n == 1 else "have"
        yield _note(
            f"{counted(n, 'person', 'people')} {have} been silent for {_shown(silent)};"
            " the running bot removes names, addresses and words"
        )


def _note(text: str) -> Finding:
    return Finding(mark=Mark.NOTE, text=f"Retention: {text}")
