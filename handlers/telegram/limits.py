"""What Telegram takes of one bot."""

from typing import Final

from handlers.outbox.limits import Limit, Limits
from handlers.usecases.outgoing import Method

LIMITS: Final = Limits(
    shared={Method.POST: Limit(most=30, window=1.0)},
    # Telegram does not say that edits count in their chat; this is the careful reading.
    by_chat=frozenset({Method.POST, Method.EDIT}),
    in_chat=(Limit(most=1, window=1.0),),
    in_group=(Limit(most=20, window=60.0),),
    # Of these: a case that changes all the time leaves room for the alert of the next.
    edits_in_group=(Limit(most=12, window=60.0),),
    group="-",
)
