"""Words that came while nothing was open, kept for the team."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.dialects.postgresql import insert as upsert

from bot.model import PersonId
from storage.schema import feedback
from storage.store import Tx


def edit(tx: Tx, source: str, text: str) -> None:
    """The words that came in *source* were changed, if they were feedback."""
    tx.execute(update(feedback).where(feedback.c.source == source).values(text=text))


def add(tx: Tx, person_id: PersonId, text: str, source: str, now: datetime) -> None:
    """Keep *text*; *source* is the message that it came in."""
    insert = upsert(feedback).values(person_id=person_id, text=text, source=source, at=now)
    tx.execute(
        insert.on_conflict_do_update(index_elements=["source"], set_={"text": insert.excluded.text})
    )
