"""Stores response URLs, by which a pressed message can be edited for a while, beside the limits."""

from datetime import datetime

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from bot.chat.platforms import Platform
from bot.ids import MessageRef
from storage.engine.store import Tx
from storage.schema import response_urls

_INSERT = upsert(response_urls)
_REMEMBER = _INSERT.on_conflict_do_update(
    index_elements=["platform", "message"],
    set_={name: _INSERT.excluded[name] for name in ("url", "until", "uses_left")},
)
_THIS = (
    response_urls.c.platform == bindparam("on"),
    response_urls.c.message == bindparam("of_message"),
)
_USABLE = select(response_urls.c.url).where(
    *_THIS, response_urls.c.until > bindparam("now"), response_urls.c.uses_left > 0
)
_USE = update(response_urls).where(*_THIS).values(uses_left=response_urls.c.uses_left - 1)
_DISCARD = delete(response_urls).where(*_THIS)


def remember(
    tx: Tx, platform: Platform, message: MessageRef, url: str, until: datetime, uses: int
) -> None:
    """Stores the URL for *message* in place of an older one, with its end and number of uses."""
    values = {"url": url, "until": until, "uses_left": uses}
    tx.execute(_REMEMBER, {"platform": platform, "message": message, **values})


def usable(tx: Tx, platform: Platform, message: MessageRef, now: datetime) -> str | None:
    """Returns the URL by which the message can be edited now; ``None`` if there is none."""
    wanted = {"on": platform, "of_message": message, "now": now}
    url: str | None = tx.execute(_USABLE, wanted).scalar_one_or_none()
    return url


def use(tx: Tx, platform: Platform, message: MessageRef) -> None:
    """Counts one use, successful or not."""
    tx.execute(_USE, {"on": platform, "of_message": message})


def discard(tx: Tx, platform: Platform, message: MessageRef) -> None:
    """Deletes the message's URL, which is no longer valid."""
    tx.execute(_DISCARD, {"on": platform, "of_message": message})


def forget(tx: Tx, now: datetime) -> None:
    """Deletes expired URLs."""
    tx.execute(delete(response_urls).where(response_urls.c.until <= now))
