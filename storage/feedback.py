"""Words that came while nothing was open, kept for the team."""

from datetime import datetime

from sqlalchemy.dialects.sqlite import insert as upsert

from bot.model import PersonId
from storage.schema import feedback
from storage.store import Tx


def add(tx: Tx, person_id: PersonId, text: str, source: str, now: datetime) -> None:
    """Keep *text*; words that were edited replace what came in the same *source*."""
    insert = upsert(feedback).values(person_id=person_id, text=text, source=source, at=now)
    tx.execute(
        insert.on_conflict_do_update(index_elements=["source"], set_={"text": insert.excluded.text})
    )
