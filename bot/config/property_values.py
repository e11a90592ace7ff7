"""Conditions on the properties of people in `bot.toml`, such as `{ plan = "gold" }`."""

from typing import Annotated

from pydantic import AfterValidator

from bot.config.values import Filled


def _some_properties(values: dict[str, str]) -> dict[str, str]:
    if not values:
        raise ValueError('names no property; name at least one, such as { plan = "gold" }')
    return values


PropertyValues = Annotated[dict[str, Filled], AfterValidator(_some_properties)]
"""All of these values, of the property of this name or of `account`."""
