"""`tentap`, called in this process."""

from collections.abc import Mapping, Sequence
from functools import cache

import typer.testing
from typer.main import get_command

from handlers.cli import app

# Typer makes all commands anew at each call, which takes longer than most of them.
typer.testing._get_command = cache(get_command)  # type: ignore[attr-defined]


def call(
    words: Sequence[str], *, typed: str | None = None, env: Mapping[str, str | None] | None = None
) -> typer.testing.Result:
    """How `tentap` with these words ends; *typed* is its input."""
    return typer.testing.CliRunner().invoke(app, words, input=typed, env=env)
