"""Implements `tentap demo`: the whole bot and the sandbox, in one process, with one clock."""

import asyncio
import signal
from contextlib import suppress
from pathlib import Path
from typing import Final

from handlers.app.sandbox_config import StaffPlatform
from handlers.cli.console import say
from handlers.cli.demo import settings
from handlers.cli.demo.setup import opened_demo
from handlers.cli.demo.story import play_story
from handlers.telemetry import logs

WELCOME: Final = """
Open {url}
and press the six steps at its top: start asking, let time pass, tap a 3 as a
customer, see the alert, read why that customer is asked, read the next summary.
Then play any part. “{survey}” asks by itself, in each customer’s working hours.

{source} Nothing is kept when it ends, and no data
leaves this machine. Ctrl-C ends it."""
_OWN_SOURCE: Final = "The company is Acme; name your own settings with --config bot.toml."
_YOUR_SOURCE: Final = "Product, language, hours and surveys are those of {config}."


def run(config_file: Path | None, *, staff: StaffPlatform, play: bool, port: int) -> None:
    """Runs the demo until Ctrl-C or SIGTERM, or the story until its end."""
    logs.configure(quiet=True)
    with suppress(KeyboardInterrupt, asyncio.CancelledError):
        asyncio.run(_run(config_file, staff=staff, play=play, port=port))


async def _run(config_file: Path | None, *, staff: StaffPlatform, play: bool, port: int) -> None:
    _cancel_on_sigterm()
    document = settings.document(config_file)
    async with opened_demo(
        document, staff=staff, port=0 if play else port, last_week=not play
    ) as demo:
        if play:
            await play_story(demo)
            return
        source = _YOUR_SOURCE.format(config=config_file) if config_file else _OWN_SOURCE
        survey = demo.config.summarised[0].key
        say(WELCOME.format(url=demo.sandbox.url, survey=survey, source=source))
        await asyncio.Event().wait()


def _cancel_on_sigterm() -> None:
    """Makes SIGTERM remove the folder too, even where Ctrl-C is ignored, as behind nohup."""
    task = asyncio.current_task()
    if task is not None:
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
