"""Implements `tentap migrate`."""

from pathlib import Path

from handlers.cli.console import say
from handlers.cli.opened_database import bring_to_newest
from handlers.cli.settings import settings
from storage.schema import VERSION


def run(*, config_file: Path) -> None:
    _, database = settings(config_file)
    bring_to_newest(database)
    say(f"{database}: the schema is {VERSION}, the newest.")
