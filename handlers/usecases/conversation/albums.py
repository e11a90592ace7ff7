"""Gives an album one reply, though its pictures arrive as messages of their own.

The caption is a typed message, and answered as one. An album without a caption is answered once.
Its parts may arrive in any order and in different processes, so the reply waits a moment.
"""

from datetime import datetime, timedelta
from typing import Final

from bot.language.texts import Line
from bot.model import Contact
from handlers.updates import NotText, Typed
from handlers.usecases.people.notes import acknowledge, never_say
from storage.engine.store import Tx

CAPTION_WITHIN: Final = timedelta(seconds=2)
"""How long the reply to a picture of an album waits for a caption."""
_LINE: Final = Line(key="note.not_text")


def answer_picture(tx: Tx, contact: Contact, event: NotText, source: str, now: datetime) -> None:
    """Says once for each album that only text is read. *source*: the update."""
    if event.album:
        acknowledge(tx, contact, _LINE, _source(event), now, after=CAPTION_WITHIN)
    else:
        acknowledge(tx, contact, _LINE, source, now)


def note_caption(tx: Tx, contact: Contact, event: Typed, now: datetime) -> None:
    """Leaves the other pictures of the album without a reply, since this one has words."""
    if event.album:
        never_say(tx, contact, _LINE, _source(event), now)


def _source(event: NotText | Typed) -> str:
    return f"{event.user.platform}/album/{event.chat}/{event.album}"
