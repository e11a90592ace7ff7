"""Says to a customer how long something is kept."""

from bot.language.texts import Texts
from bot.periods import Period


def kept_for(period: Period | None, texts: Texts) -> str:
    """Returns the end of "kept …": "for 3 years". *period*: ``None`` if it is never deleted."""
    if period is None:
        return texts("kept.always")
    return texts("kept.for", period=texts.period(period))
