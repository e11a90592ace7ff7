"""Where platforms post to because we told them so, so that it can be taken down again."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert as upsert

from bot.chat.platforms import Platform
from storage.engine.store import Tx
from storage.schema import webhooks


def remember(tx: Tx, platform: Platform, url: str, now: datetime) -> None:
    """*platform* was told to post to *url*, and to no other address."""
    insert = upsert(webhooks).values(platform=platform, url=url, set_at=now)
    told = {"url": insert.excluded.url, "set_at": insert.excluded.set_at}
    tx.execute(insert.on_conflict_do_update(index_elements=["platform"], set_=told))


def remembered(tx: Tx, platform: Platform) -> str | None:
    """Where *platform* was last told to post to; ``None`` where we told it nothing, or took it
    back."""
    statement = select(webhooks.c.url).where(webhooks.c.platform == platform)
    return tx.execute(statement).scalar_one_or_none()


def forget(tx: Tx, platform: Platform) -> None:
    """*platform* posts to no address of ours any more."""
    tx.execute(delete(webhooks).where(webhooks.c.platform == platform))
