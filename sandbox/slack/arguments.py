"""A method's arguments: JSON values, or the strings of a form."""

import json
from typing import Any

from sandbox.slack.model import Json


class SlackArguments:
    def __init__(self, values: Json) -> None:
        self.values = {name: value for name, value in values.items() if value is not None}

    def __contains__(self, name: str) -> bool:
        return name in self.values

    def text(self, name: str) -> str:
        """Returns the argument as text, empty if it is absent."""
        return str(self.values.get(name, ""))

    def flag(self, name: str, default: bool = False) -> bool:
        value = self.values.get(name, default)
        return value if isinstance(value, bool) else str(value).lower() in ("1", "true")

    def number(self, name: str, default: int) -> int:
        try:
            return int(self.values.get(name, default))
        except ValueError:
            return default

    def nested(self, name: str) -> Any:
        """Returns a JSON argument, sent as JSON or as a string; ValueError if it is malformed."""
        value = self.values.get(name)
        return json.loads(value) if isinstance(value, str) else value
