"""Defines Slack's rate limits for one app in one workspace."""

from typing import Final

from handlers.outbox.rate_limits import Limit, Limits
from handlers.usecases.outgoing import Method

_FEW: Final = Limit(most=45, window=60.0)
"""Slack allows about fifty a minute; the rest is a reserve."""

LIMITS: Final = Limits(
    shared={
        Method.POST: Limit(most=50, window=1.0),
        Method.EDIT: _FEW,
        Method.REACH: _FEW,
        Method.SEARCH: _FEW,
    },
    by_chat=frozenset({Method.POST}),
    in_chat=(Limit(most=1, window=1.0),),
)
