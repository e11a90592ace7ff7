"""Reads the names of events, and defines what `joined` and `churned` do to a customer's dates."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from bot.language.event_names import CHURNED, JOINED, LONGEST_NAME, MEANT, has_form

OF_CUSTOMERS: Final = (JOINED, CHURNED)
"""The events with a meaning of their own."""


def read_event_name(text: str) -> str:
    """Returns the name of an event in lower case. Raises ValueError, which says what to write."""
    name = text.strip().lower()
    if not has_form(name):
        raise ValueError(
            f"“{text.strip()[:LONGEST_NAME]}” is not the name of an event; write words of the"
            " letters a to z and digits, joined by _ . or -, such as order_delivered"
        )
    if len(name) > LONGEST_NAME:
        raise ValueError(
            f"the name “{name[:20]}…” has {len(name)} characters; {LONGEST_NAME} are the most"
        )
    if name in MEANT:
        raise ValueError(f"“{name}” is not an event; did you mean {MEANT[name]}?")
    return name


@dataclass(frozen=True, kw_only=True)
class CustomerDates:
    """The days on which a person became a customer and ceased to be one, as far as known."""

    joined_on: date | None = None
    left_on: date | None = None

    def after(self, name: str, day: date, *, is_latest: bool) -> "CustomerDates":
        """Returns the dates after an event on *day*.

        *is_latest*: no later `joined` or `churned` of the person is known. An event that arrives
        late undoes nothing that happened after it.
        """
        if name == JOINED:
            return self._joined(day, is_latest=is_latest)
        if name == CHURNED and is_latest and not _is_later(self.joined_on, day):
            return replace(self, left_on=day)
        return self

    def _joined(self, day: date, *, is_latest: bool) -> "CustomerDates":
        joined_on = self.joined_on if _is_later(self.joined_on, day) else day
        is_back = is_latest and not _is_later(self.left_on, day)
        return CustomerDates(joined_on=joined_on, left_on=None if is_back else self.left_on)


def _is_later(known: date | None, day: date) -> bool:
    return known is not None and known > day
