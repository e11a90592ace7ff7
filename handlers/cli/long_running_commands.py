"""Defines the long-running commands: run, demo, sandbox. Each imports its parts when it runs."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from handlers.app.sandbox_config import StaffPlatform
from handlers.cli.options import DEFAULT_CONFIG, ConfigFile

Port = Annotated[int, typer.Option(metavar="PORT", min=0, max=65535, help="0 takes any free port.")]

DemoConfig = Annotated[
    Path | None,
    typer.Option("--config", metavar="FILE", help="Your bot.toml; default: the demo's own."),
]


def run(config: ConfigFile = DEFAULT_CONFIG) -> None:
    """Run the bot until Ctrl-C or SIGTERM.

    The tokens come from the environment. A SQLite file is updated first; one process may use it
    at a time.
    """
    with _importing():
        from handlers.cli import run as cli_run

    cli_run.run(config)


def demo(
    staff: Annotated[
        StaffPlatform, typer.Option(metavar="slack|telegram", help="The team's platform.")
    ] = StaffPlatform.SLACK,
    play: Annotated[
        bool, typer.Option("--play", help="Play a story in the terminal instead.")
    ] = False,
    port: Port = 8765,
    config: DemoConfig = None,
) -> None:
    """Try Tentap in the browser, without an account.

    A complete installation with a local Slack and Telegram. It works from any folder, writes
    nothing there, and no data leaves your machine. With --config it uses your product, languages
    and surveys.
    """
    with _importing():
        from handlers.cli import demo as it

    it.run(config, staff=staff, play=play, port=port)


def sandbox(
    port: Port = 8765,
    webhooks: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Call your bot here, such as http://127.0.0.1:8080."),
    ] = None,
) -> None:
    """Run a local Slack and Telegram for your own bot.

    It has the demo's people and channels, and prints the lines for bot.toml and the environment.
    """
    with _importing():
        from handlers.cli import sandbox as cli_sandbox

    cli_sandbox.run(port, webhooks)


@contextmanager
def _importing() -> Iterator[None]:
    """Keeps the garbage collector away from imported objects, nearly all of which stay.

    Scanning them took a sixth of the start, and each later full scan would delay every tap by a
    tenth of a second.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
