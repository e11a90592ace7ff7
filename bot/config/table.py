"""Defines the base of all tables of `bot.toml`."""

from pydantic import BaseModel, ConfigDict


class Table(BaseModel):
    """A table that is never changed and refuses unknown keys and converted types."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
