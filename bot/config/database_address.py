"""Checks the database setting of `bot.toml`: a SQLite file, or a server's libpq address."""

import re
from typing import Final


def read_database(text: str) -> str:
    """Returns *text* if it names a SQLite file or is a libpq address. Raises ValueError otherwise.

    The error quotes nothing that may be part of a password.
    """
    if text.startswith(("postgresql:", "postgres:")):
        return _server(text)
    path = text.removeprefix("sqlite:")
    if path == text or not path.strip() or path.startswith("//") or path == ":memory:":
        raise ValueError(
            'must be sqlite: and the path of a file, such as "sqlite:tentap.db", or the address of'
            f' a PostgreSQL database, such as "{_SERVER_EXAMPLE}"'
        )
    return text


def _server(text: str) -> str:
    if re.search(r"%(?![0-9A-Fa-f]{2})|%00", text):
        raise ValueError("has a % that does not begin an escape; write %25 for the character %")
    if text.partition("?")[0].count("@") > 1:
        raise ValueError("has more than one @; in a password write %40 for it, and %2F for a /")
    if not _SERVER.fullmatch(text):
        raise ValueError(
            f'is not an address of a PostgreSQL database; write it as "{_SERVER_EXAMPLE}", and in'
            " a password %2F for a / and %3F for a ?"
        )
    return text


_SERVER_EXAMPLE: Final = "postgresql://tentap@db.example.com:5432/tentap"
_HOST = r"(?:\[[0-9A-Fa-f:.%]+\]|[^\s@/?#:,\[\]]*)(?::\d{1,5})?"
_SERVER: Final = re.compile(
    r"postgres(?:ql)?://"
    r"(?:[^\s:@/?]*(?::[^\s@/?]*)?@)?"  # user and password
    rf"{_HOST}(?:,{_HOST})*"  # libpq accepts several hosts
    r"(?:/[^\s@/?]*)?"  # database
    r"(?:\?[^\s=&#]+=[^\s=&#]*(?:&[^\s=&#]+=[^\s=&#]*)*)?",
    re.ASCII,
)
