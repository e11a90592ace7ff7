"""Defines the long-running commands: run, demo, sandbox. Each imports its parts when it runs."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from handlers.app.sandbox_config import StaffPlatform
from handlers.cli.options import DEFAULT_CONFIG, ConfigFile

Port = Annotated[
    int, typer.Option(min=0, max=65535, help="On this machine alone; 0: any free one.")
]


def run(config: ConfigFile = DEFAULT_CONFIG) -> None:
    """Runs the bot until Ctrl-C or SIGTERM. The tokens come from the environment.

    Brings the database to the newest schema first. One process serves one database file.
    """
    with _importing():
        from handlers.cli import run as cli_run

    cli_run.run(config)


def demo(
    staff: Annotated[
        StaffPlatform, typer.Option(help="Where the team's channels are.")
    ] = StaffPlatform.SLACK,
    play: Annotated[
        bool, typer.Option("--play", help="Play a scripted story instead of opening a page.")
    ] = False,
    port: Port = 8765,
    config: ConfigFile = DEFAULT_CONFIG,
) -> None:
    """Runs a complete installation in the browser: no account, no server, nothing leaves here.

    Uses bot.toml, except the addresses of Slack and Telegram, the tokens, the web server and the
    database: the demo has its own, and they are gone when it ends.
    """
    with _importing():
        from handlers.cli import demo as it

    it.run(config, staff=staff, play=play, port=port)


def sandbox(
    port: Port = 8765,
    webhooks: Annotated[
        str | None,
        typer.Option(
            metavar="URL", help="Call the bot there, at its http.public_url on this machine."
        ),
    ] = None,
) -> None:
    """Runs the local Slack and Telegram alone, for a bot that you start yourself.

    It has the demo's people and the channels of the committed bot.toml, and prints the lines for
    bot.toml and the environment.
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
