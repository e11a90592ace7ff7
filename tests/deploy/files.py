"""What stands in `deploy/`, read."""

import json
import re
import tomllib
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.tokens import Secrets

PROJECT = Path(__file__).parent.parent.parent
DEPLOY = PROJECT / "deploy"
PYPROJECT = tomllib.loads((PROJECT / "pyproject.toml").read_text())
BOT_TOML = tomllib.loads((DEPLOY / "bot.toml").read_text())
TOKENS = list(Secrets.__dataclass_fields__)


def plain_yaml(text: str) -> Any:
    """The part of YAML that compose.yaml keeps to: mappings, lists of scalars, anchors."""
    lines = deque(
        (len(line) - len(line.lstrip()), line.strip())
        for line in text.splitlines()
        if line.strip() and not line.lstrip().startswith("#")
    )
    value = _block(lines, {})
    assert not lines, f"not read: {lines[0]}"
    return value


def _block(lines: deque[tuple[int, str]], anchors: dict[str, Any]) -> Any:
    depth, first = lines[0]
    if first.startswith("- "):
        return [_scalar(lines.popleft()[1][2:]) for _ in _of_depth(lines, depth)]
    table: dict[str, Any] = {}
    for _ in _of_depth(lines, depth):
        key, _, rest = (part.strip() for part in lines.popleft()[1].partition(":"))
        if key == "<<":
            table |= anchors[rest.removeprefix("*")]
        elif rest == "" or rest.startswith("&"):
            table[key] = _block(lines, anchors) if lines and lines[0][0] > depth else None
            anchors[rest.removeprefix("&")] = table[key]
        else:
            table[key] = _scalar(rest)
    return table


def _of_depth(lines: deque[tuple[int, str]], depth: int) -> Iterator[None]:
    while lines and lines[0][0] == depth:
        yield


def _scalar(text: str) -> Any:
    plain = re.fullmatch(r"true|false|\d+|[\[\"].*", text)
    return json.loads(text) if plain else text
