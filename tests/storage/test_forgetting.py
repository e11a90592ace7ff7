"""What is forgotten once a minute is found without looking through all that is kept."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import event, text

from storage import campaigns, prompts, response_urls
from storage.engine.store import Tx
from storage.messaging import outbox
from tests.storage.cast import NOW

EXPLAIN = {"sqlite": "EXPLAIN QUERY PLAN ", "postgresql": "EXPLAIN "}


def plan(tx: Tx, forget: Callable[[Tx, datetime], Any]) -> str:
    """How the database goes about it."""
    done: list[tuple[str, Any]] = []
    event.listen(tx, "before_cursor_execute", lambda *told: done.append((told[2], told[3])))
    forget(tx, NOW)
    ((statement, values),) = done
    if tx.dialect.name == "postgresql":  # of an empty table it would rather read all
        tx.execute(text("SET LOCAL enable_seqscan = off"))
    steps = tx.exec_driver_sql(EXPLAIN[tx.dialect.name] + statement, values)
    return "\n".join(str(step) for step in steps)


@pytest.mark.parametrize(
    ("forget", "index"),
    [
        (response_urls.forget, "ix_response_urls_until"),
        (outbox.forget_settled, "ix_outbox_kind_created_at"),
        (campaigns.forget_old, "ix_campaigns_created_at"),
        (prompts.forget_old, "ix_prompts_until"),
    ],
)
def test_the_old_is_found_by_its_index(
    tx: Tx, forget: Callable[[Tx, datetime], None], index: str
) -> None:
    assert index in plan(tx, forget)
