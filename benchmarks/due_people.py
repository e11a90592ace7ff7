"""The next 1,000 of 1,000,000 people whose question is due, against the bare query."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter

from sqlalchemy import text

from benchmarks import report
from benchmarks.databases import raw
from storage import due_questions
from storage.columns import to_microseconds
from storage.engine.databases import Database
from storage.engine.store import Tx
from tests.harness.postgresql import fresh_database
from tests.harness.postgresql import open_tx as open_on_server
from tests.harness.sqlite import close_tx, migrated, open_tx

PEOPLE, AT_ONCE = 1_000_000, 1_000
ROUNDS, WARM_UP = 41, 5
MOST = 1.5
SURVEY = "relationship"
BEGIN = datetime(2026, 1, 5, 9, tzinfo=UTC)
TURN = timedelta(days=90)
NOW = BEGIN + TURN / 2
NUMBERS = {
    "SQLite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :people)",
    "PostgreSQL": "WITH n(i) AS (SELECT generate_series(1, :people))",
}
PERSON = """
INSERT INTO people (name, kind, email, account, properties, created_at)
{numbers} SELECT 'Ann', 'customer', '', '', '{{}}', 0 FROM n"""
DUE = """
INSERT INTO due_questions (survey, person_id, due_at, day, turn)
SELECT :survey, id, :begin + (CAST(id AS BIGINT) * 7919 % :people) * :step, '2026-01-05', 0
FROM people"""
BARE = """
SELECT person_id FROM due_questions
WHERE survey = {0} AND due_at <= {0} ORDER BY due_at LIMIT {0}"""
"""In no order of the people: the rows lie anywhere in the table, as they do after some turns."""

TITLE = f"""
The next {AT_ONCE:,} due of {PEOPLE:,} people, in {ROUNDS} rounds; the floor: the same query in
the bare driver"""


async def run(folder: Path) -> None:
    print(TITLE)
    file = migrated(folder / "due.db")
    with _in_file(file) as tx:
        _compare("SQLite", tx, file, BARE.format("?"))
    with fresh_database() as server, open_on_server(server) as tx:
        _compare("PostgreSQL", tx, server, BARE.format("%s"))


@contextmanager
def _in_file(path: Path) -> Iterator[Tx]:
    tx = open_tx(path)
    yield tx
    close_tx(tx)


def _compare(name: str, tx: Tx, database: Database, bare: str) -> None:
    _fill(tx, NUMBERS[name])
    values = (SURVEY, to_microseconds(NOW), AT_ONCE)
    with raw(database) as driver:
        turns = [
            (
                _seconds(lambda: len(due_questions.due(tx, SURVEY, NOW, AT_ONCE))),
                _seconds(lambda: len(driver.execute(bare, values))),
            )
            for _ in range(WARM_UP + ROUNDS)
        ]
    report.ratio(f"the next {AT_ONCE:,}, {name}", turns[WARM_UP:], MOST)


def _fill(tx: Tx, numbers: str) -> None:
    """Stores people whose questions are spread evenly over a turn."""
    step = TURN // PEOPLE // timedelta(microseconds=1)
    begin = to_microseconds(BEGIN)
    tx.exec_driver_sql("BEGIN")
    tx.execute(text(PERSON.format(numbers=numbers)), {"people": PEOPLE})
    tx.execute(text(DUE), {"survey": SURVEY, "begin": begin, "step": step, "people": PEOPLE})
    tx.exec_driver_sql("COMMIT")
    tx.exec_driver_sql("ANALYZE")


def _seconds(look: Callable[[], int]) -> float:
    begin = perf_counter()
    found = look()
    taken = perf_counter() - begin
    assert found == AT_ONCE
    return taken
