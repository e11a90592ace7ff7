"""Implements `tentap run`."""

import asyncio
from pathlib import Path

import typer

from handlers.app import run as app_run
from handlers.cli.console import FAILED, Trouble, note
from handlers.cli.database_errors import explain_errors
from handlers.cli.settings import erasure_files, settings_for_bot
from handlers.http.server import ListenError
from handlers.telegram.introduction import TokenRefusedError
from handlers.telemetry import logs
from handlers.telemetry.stack import stack_of


def run(config_file: Path) -> None:
    """Runs the bot until it is stopped."""
    config, secrets, database = settings_for_bot(config_file)
    logs.configure()
    try:
        with explain_errors(database, for_log=True):
            erasures = erasure_files(database, config_file)
            asyncio.run(app_run.run(config, secrets, database, erasures=erasures))
    except (ListenError, TokenRefusedError) as error:
        raise Trouble(str(error)) from error
    except Trouble:
        raise
    except Exception as error:
        if isinstance(error, OSError) and error.strerror:
            raise
        note(stack_of(error))  # standard error is the log: the message may quote anything
        raise typer.Exit(FAILED) from None
