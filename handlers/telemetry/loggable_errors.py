"""What the log may say of an error: a message may quote ids, names, tokens or words."""


def loggable(error: BaseException) -> str:
    """Returns the error's own ``loggable`` text; its class's name where it has none."""
    return getattr(error, "loggable", "") or type(error).__name__
