"""Implements `tentap run`."""

import asyncio
from pathlib import Path

from handlers.app import run as app_run
from handlers.cli.console import Trouble
from handlers.cli.database import explain_errors
from handlers.cli.settings import settings_for_bot
from handlers.http.server import ListenError
from handlers.telegram.first_contact import TokenRefusedError
from handlers.telemetry import logs


def run(config_file: Path) -> None:
    """Runs the bot until it is stopped."""
    config, secrets, database = settings_for_bot(config_file)
    logs.configure()
    try:
        with explain_errors(database):
            asyncio.run(app_run.run(config, secrets, database))
    except (ListenError, TokenRefusedError) as error:
        raise Trouble(str(error)) from error
