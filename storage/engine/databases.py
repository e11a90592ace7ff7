"""Opens the store of a database: a SQLite file or a PostgreSQL server."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from storage.engine.sqlite_store import SqliteStore
from storage.engine.store import Store


@dataclass(frozen=True)
class Server:
    """A PostgreSQL database, by its libpq address. Its text form omits the password."""

    url: str = field(repr=False)

    def __str__(self) -> str:
        without = re.sub(r"(//[^:@/?]*):[^@/?]*@", r"\1@", self.url)
        without = re.sub(r"(?<=[?&])(?:ssl)?password=[^&]*&?", "", without)
        return without.rstrip("?&")


class UnfitServerError(Exception):
    """The server's encoding or locale cannot store or compare all names."""


Database = Path | Server
"""A path is a SQLite file."""


def store_at(database: Database, *, for_bot: bool = False) -> Store:
    """Returns the store of a database.

    *for_bot*: this process checkpoints a SQLite file's write-ahead log. Only one process may.
    """
    match database:
        case Path():
            return SqliteStore(database, bounds_log=for_bot)
        case Server(url=url):
            # The driver is slow to import, and SQLite does not need it.
            from storage.engine.postgresql_store import PostgresqlStore

            return PostgresqlStore(url)
