"""Chooses what the log may show of an error.

An error's message may quote ids, names, tokens or words.
"""


def loggable(error: BaseException) -> str:
    """Returns the error's own ``loggable`` text; its class's name if it has none."""
    return getattr(error, "loggable", "") or type(error).__name__
