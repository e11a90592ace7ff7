"""Defines Telegram's rate limits for one bot."""

from typing import Final

from handlers.outbox.rate_limits import Limit, Limits
from handlers.usecases.outgoing import Method

LIMITS: Final = Limits(
    shared={Method.POST: Limit(most=30, window=1.0)},
    # Telegram does not state whether edits count in their chat, so we assume that they do.
    by_chat=frozenset({Method.POST, Method.EDIT}),
    in_chat=(Limit(most=1, window=1.0),),
    in_group=(Limit(most=20, window=60.0),),
    # A part of the limit above, so that a case that changes often leaves room for new alerts.
    edits_in_group=(Limit(most=12, window=60.0),),
    group="-",
)
