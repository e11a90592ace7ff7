"""Answers a courtesy with one reaction on it, because words would begin the conversation anew."""

from bot.language.friendly_emoji import is_friendly
from bot.model import Contact
from handlers.updates import Reaction, ReactionEmoji, Typed
from handlers.usecases.context import Context
from handlers.usecases.people.notes import count_reply
from storage.engine.store import Tx


def deserves_reaction(event: Typed) -> bool:
    """Whether the courtesy is the sender's own, without an angry emoji."""
    return not event.forwarded and is_friendly(event.text)


def react(tx: Tx, event: Typed, contact: Contact | None, context: Context) -> Reaction | None:
    """Returns the reaction; ``None`` if the courtesy deserves none, or is one too many.

    *contact*: the sender, whose replies in a minute are limited; ``None`` for staff without one.
    """
    if not deserves_reaction(event):
        return None
    if contact is not None and not count_reply(tx, contact, context.source, context.now):
        return None
    return Reaction(emoji=ReactionEmoji.THUMBS_UP)
