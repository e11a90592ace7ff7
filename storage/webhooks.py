"""Stores the webhooks that the bot has set, so that it can delete them again."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert as upsert

from bot.chat.platforms import Platform
from storage.engine.store import Tx
from storage.schema import webhooks


def remember(tx: Tx, platform: Platform, url: str, now: datetime) -> None:
    """Records that the platform's webhook is *url*."""
    insert = upsert(webhooks).values(platform=platform, url=url, set_at=now)
    values = {"url": insert.excluded.url, "set_at": insert.excluded.set_at}
    tx.execute(insert.on_conflict_do_update(index_elements=["platform"], set_=values))


def remembered(tx: Tx, platform: Platform) -> str | None:
    """Returns the platform's webhook; ``None`` if the bot has set none or deleted it."""
    statement = select(webhooks.c.url).where(webhooks.c.platform == platform)
    return tx.execute(statement).scalar_one_or_none()


def forget(tx: Tx, platform: Platform) -> None:
    """Records that the platform has no webhook of the bot."""
    tx.execute(delete(webhooks).where(webhooks.c.platform == platform))
