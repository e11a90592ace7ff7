"""Opens the database for commands, beside a running bot, and only with the newest schema."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from handlers.cli.console import Trouble
from handlers.cli.database_errors import explain_errors
from handlers.cluster.runlock import RunLock, is_running
from storage.cluster import workers
from storage.engine import file_health
from storage.engine.databases import Database, Server, store_at
from storage.engine.store import Store, Tx
from storage.operations.migrate import migrate, require_newest


def is_made(database: Database) -> bool:
    """Whether the file exists. A server's database is created by hand, so it counts as existing."""
    return isinstance(database, Server) or database.exists()


def require_made(database: Database) -> None:
    if isinstance(database, Path):
        with explain_errors(database):
            file_health.require_no_folder(database)
    if not is_made(database):
        raise Trouble(
            f"{database}: this database doesn't exist yet. `tentap run` creates it, and so does"
            " `tentap people import FILE.csv`."
        )


async def has_bot(database: Database, store: Store) -> bool:
    """Whether a bot runs on the database and sends what is due."""
    match database:
        case Path():
            return is_running(database)
        case Server():
            return await store.read(_has_living_process)


def _has_living_process(tx: Tx) -> bool:
    return tx.execute(workers.running().limit(1)).first() is not None


@asynccontextmanager
async def opened(database: Database) -> AsyncIterator[Store]:
    """Opens an existing database with the newest schema. Raises Trouble."""
    require_made(database)
    with explain_errors(database):
        async with store_at(database) as store:
            await store.read(require_newest)
            yield store


@asynccontextmanager
async def opened_or_made(database: Database) -> AsyncIterator[Store]:
    """Opens the database, after creating the file if it does not exist. Raises Trouble."""
    if isinstance(database, Path) and not is_made(database):
        await _migrate_file(database)
    async with opened(database) as store:
        yield store


def bring_to_newest(database: Database) -> None:
    """Migrates the database to the newest schema, and creates a file that does not exist.

    No bot may run on a file meanwhile. On a server, two migrations at once do no harm.
    """
    match database:
        case Path():
            asyncio.run(_migrate_file(database))
        case Server(url=url):
            from storage.operations import postgresql_long_transaction

            with explain_errors(database), postgresql_long_transaction.long_transaction(url) as tx:
                postgresql_long_transaction.bring_to_newest(tx)


async def _migrate_file(path: Path) -> None:
    with explain_errors(path):
        file_health.require_writable(path)
        with RunLock(path):
            await asyncio.to_thread(file_health.require_sound, path)
            async with store_at(path) as store:
                await store.run(migrate)
                await store.checkpoint()
