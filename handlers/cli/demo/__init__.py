"""Implements `tentap demo`: the whole bot and the sandbox, in one process, with one clock."""

import asyncio
from contextlib import suppress
from pathlib import Path
from typing import Final

from handlers.app.sandbox_config import StaffPlatform
from handlers.cli.console import say
from handlers.cli.demo.setup import opened_demo
from handlers.cli.demo.story import play_story
from handlers.cli.settings import read_document
from handlers.telemetry import logs

WELCOME: Final = """
Tentap plays at {url}

  1. In “team”, as Ada, write:  /tentap ask all
     and press the button that says so.
  2. Answer as a customer: tap a 3 here, a 10 there, type a few words.
  3. See the alert in “support”. Then let a week pass with the clock above,
     and read the summary in “team”.

Everything is from {config}, but the addresses of Slack and Telegram, the tokens,
the web server and the database: those are the demo's own, and gone when it ends.
Ctrl-C ends it."""


def run(config_file: Path, *, staff: StaffPlatform, play: bool, port: int) -> None:
    """Runs the demo until Ctrl-C, or the story until its end."""
    logs.configure(quiet=True)
    with suppress(KeyboardInterrupt):
        asyncio.run(_run(config_file, staff=staff, play=play, port=port))


async def _run(config_file: Path, *, staff: StaffPlatform, play: bool, port: int) -> None:
    document = read_document(config_file)
    async with opened_demo(document, staff=staff, port=0 if play else port) as demo:
        if play:
            await play_story(demo)
            return
        say(WELCOME.format(url=demo.sandbox.url, config=config_file))
        await asyncio.Event().wait()
