"""Cleans texts that are shown on one line: no line breaks or controls, limited length."""

from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

from bot.language.cleaning import one_line

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

AT_ONCE = 5000
EMPTY_IS_NULL = {"language", "timezone", "username", "person"}

PEOPLE = sa.table(
    "people",
    sa.column("id"),
    sa.column("name"),
    sa.column("language"),
    sa.column("timezone"),
    sa.column("account"),
    sa.column("email"),
    sa.column("properties", sa.JSON()),
)
CONTACTS = sa.table(
    "contacts",
    sa.column("id"),
    sa.column("username"),
    sa.column("language"),
    sa.column("timezone"),
)
ANSWERS = sa.table("imported_answers", sa.column("id"), sa.column("person"))


def upgrade() -> None:
    for table in (PEOPLE, CONTACTS, ANSWERS):
        _clean(table, [column.name for column in table.columns if column.name != "id"])


def _clean(table: sa.TableClause, names: Sequence[str]) -> None:
    """Cleans the columns *names* of a table. Writes only rows that change."""
    new_values: dict[str, Any] = {name: sa.bindparam(f"new_{name}") for name in names}
    statement = sa.update(table).where(table.c.id == sa.bindparam("this")).values(new_values)
    for rows in _batches(table):
        cleaned = [{name: _cleaned(name, row[name]) for name in names} for row in rows]
        changed = [
            {"this": row["id"], **{f"new_{name}": value for name, value in new.items()}}
            for row, new in zip(rows, cleaned, strict=True)
            if any(new[name] != row[name] for name in names)
        ]
        if changed:
            op.get_bind().execute(statement, changed)


def _batches(table: sa.TableClause) -> Iterator[Sequence[sa.RowMapping]]:
    """Yields all rows in batches, in order of their ids."""
    after = -1
    while True:
        some = sa.select(table).where(table.c.id > after).order_by(table.c.id).limit(AT_ONCE)
        rows = op.get_bind().execute(some).mappings().all()
        if not rows:
            return
        yield rows
        after = rows[-1]["id"]


def _cleaned(column: str, value: Any) -> Any:
    """Returns the cleaned value. NULL stays NULL. Names and values of properties are cleaned."""
    match value:
        case str():
            return one_line(value) or (None if column in EMPTY_IS_NULL else "")
        case dict():
            return {one_line(name): one_line(text) for name, text in value.items()}
        case _:
            return value
