"""Checks of requests against the sandbox's table of methods and reference files."""

import json
from collections.abc import Iterator
from pathlib import Path

from sandbox.slack.arguments import SlackArguments
from sandbox.slack.methods import METHODS, SlackMethod

EVERYWHERE = frozenset({"token", "team_id"})
"""Accepted by every method; bolt adds the workspace's id to each call."""


class Specs:
    """Argument names per method, read from a folder with one JSON file per method."""

    def __init__(self) -> None:
        self._known: dict[str, frozenset[str]] = {}
        self._required: dict[str, frozenset[str]] = {}

    def read(self, folder: Path) -> None:
        for path in folder.glob("*.json"):
            args = json.loads(path.read_text(encoding="utf-8"))["args"]
            self._known[path.stem] = frozenset(args["properties"])
            self._required[path.stem] = frozenset(args.get("required", ()))

    def reference(self, name: str) -> tuple[frozenset[str], frozenset[str]]:
        """Returns the known and the required arguments of *name* by its reference file."""
        return self._known[name], self._required[name]

    def violations(self, name: str, args: SlackArguments) -> Iterator[str]:
        """Returns the unknown and the missing arguments of this call of *name*."""
        method = METHODS.get(name)
        if method is None:
            yield f"{name}: unknown method"
            return
        given = frozenset(args.values) - EVERYWHERE
        for argument in sorted(given - self._arguments(name, method)):
            yield f"{name}: unknown argument {argument}"
        for argument in sorted(self._needed(name, method) - given - EVERYWHERE):
            yield f"{name}: missing argument {argument}"

    def _arguments(self, name: str, method: SlackMethod) -> frozenset[str]:
        own = method.required | method.optional
        return own & self._known[name] if name in self._known else own

    def _needed(self, name: str, method: SlackMethod) -> frozenset[str]:
        return method.required | self._required.get(name, frozenset())
