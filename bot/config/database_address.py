"""How `bot.toml` names the database: a SQLite file, or a server by its libpq address."""

import re
from typing import Final


def read_database(text: str) -> str:
    """A SQLite file, or a server by its libpq address. The words quote nothing that may be part of
    a password."""
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
        raise ValueError("has a % that begins no character; a % itself is written %25")
    if text.partition("?")[0].count("@") > 1:
        raise ValueError("has an @ too many; in a password write %40 for it, and %2F for a /")
    if not _SERVER.fullmatch(text):
        raise ValueError(
            f'is no address of a PostgreSQL database; write it as "{_SERVER_EXAMPLE}", and in a'
            " password %2F for a / and %3F for a ?"
        )
    return text


_SERVER_EXAMPLE: Final = "postgresql://tentap@db.example.com:5432/tentap"
_HOST = r"(?:\[[0-9A-Fa-f:.%]+\]|[^\s@/?#:,\[\]]*)(?::\d{1,5})?"
_SERVER: Final = re.compile(
    r"postgres(?:ql)?://"
    r"(?:[^\s:@/?]*(?::[^\s@/?]*)?@)?"  # who
    rf"{_HOST}(?:,{_HOST})*"  # where; libpq takes several
    r"(?:/[^\s@/?]*)?"  # which database
    r"(?:\?[^\s=&#]+=[^\s=&#]*(?:&[^\s=&#]+=[^\s=&#]*)*)?",
    re.ASCII,
)
