"""Where the rows are: a SQLite file, or a PostgreSQL server."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from storage.engine.sqlite_store import SqliteStore
from storage.engine.store import Store


@dataclass(frozen=True)
class Server:
    """A PostgreSQL database, by its libpq address. Shown without its password."""

    url: str = field(repr=False)

    def __str__(self) -> str:
        without = re.sub(r"(//[^:@/?]*):[^@/?]*@", r"\1@", self.url)
        without = re.sub(r"(?<=[?&])(?:ssl)?password=[^&]*&?", "", without)
        return without.rstrip("?&")


class UnfitServerError(Exception):
    """Not every customer could be found in a database like this."""


Database = Path | Server
"""A path is a SQLite file."""


def store_at(database: Database, *, for_bot: bool = False) -> Store:
    """*for_bot*: the one that keeps a file's write-ahead log small, since only one may."""
    match database:
        case Path():
            return SqliteStore(database, bounds_log=for_bot)
        case Server(url=url):
            # Its driver is slow to import, and nothing that a SQLite file needs.
            from storage.engine.postgresql_store import PostgresqlStore

            return PostgresqlStore(url)
