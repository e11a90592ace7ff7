"""Chooses what the log may show of SQLite's errors."""

import sqlite3
from typing import Final

_WORDED_BY_CODE: Final = (
    "SQLITE_BUSY",
    "SQLITE_CANTOPEN",
    "SQLITE_CORRUPT",
    "SQLITE_FULL",
    "SQLITE_INTERRUPT",
    "SQLITE_IOERR",
    "SQLITE_LOCKED",
    "SQLITE_NOTADB",
    "SQLITE_PROTOCOL",
    "SQLITE_READONLY",
)
"""Codes whose messages are SQLite's own and quote no values."""


def loggable_text(error: sqlite3.Error) -> str:
    """Returns SQLite's message if its code has a fixed one, as for a full disk; else the code.

    Messages of SQLITE_ERROR quote values. So do those of the driver, which have no code; for them,
    returns the name of the class.
    """
    code: str | None = getattr(error, "sqlite_errorname", None)
    if code is None:
        return type(error).__name__
    return str(error) if code.startswith(_WORDED_BY_CODE) else code
