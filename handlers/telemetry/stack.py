"""Formats tracebacks without the errors' messages."""

import traceback
from collections.abc import Iterator

from handlers.telemetry.loggable_errors import loggable


def stack_of(error: BaseException) -> str:
    """Returns the tracebacks of *error* and its causes, the first cause first.

    They show files, lines and classes. A message may quote ids, names, tokens or words; lines of
    code quote none.
    """
    return "\n".join(_format(one) for one in reversed(list(_causes(error))))


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    waiting = [error]
    while waiting:
        one = waiting.pop(0)
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        parts = one.exceptions if isinstance(one, BaseExceptionGroup) else ()
        before = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
        waiting += [*parts, *filter(None, [before])]


def _format(error: BaseException) -> str:
    frames = "".join(traceback.format_tb(error.__traceback__))
    return f"Traceback (most recent call last):\n{frames}{loggable(error)}"
