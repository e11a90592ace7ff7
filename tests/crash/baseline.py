"""Beside it: how many of 500 taps python-telegram-bot's own polling loses to one kill -9.

``python -m tests.crash.baseline`` prints the figures for docs/reliability.md.
"""

import asyncio
import logging
import multiprocessing
import random
import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from time import monotonic

from telegram import Update
from telegram.ext import Application, CallbackQueryHandler, ContextTypes

from sandbox import Sandbox
from sandbox.telegram import TelegramTap

TAPS = 500
RUNS = 5
QUIET_SECONDS = 5.0
"""Longer than a start takes. Without a further answer for so long, none will come."""


def main() -> None:
    logging.getLogger("aiohttp.server").setLevel(logging.CRITICAL)  # a kill cuts connections
    for number in range(1, RUNS + 1):
        with tempfile.TemporaryDirectory() as folder:
            lost = asyncio.run(one_kill(Path(folder) / "answers.db"))
        sys.stdout.write(f"run {number}: {lost} of {TAPS} taps lost\n")


async def one_kill(database: Path) -> int:
    """The taps of which nothing is kept, once the bot was killed and started again."""
    keep_answers(database)
    async with Sandbox() as sandbox:
        tap_everything(sandbox)
        kill_at = random.randint(TAPS // 10, TAPS // 2)
        with_stock_bot = multiprocessing.get_context("spawn").Process
        for least in (kill_at, TAPS):
            bot = with_stock_bot(
                target=stock_bot, args=(sandbox.url, sandbox.telegram.token, database)
            )
            bot.start()
            await until_kept(database, least)
            bot.kill()
            bot.join()
        return TAPS - len(kept(database))


def keep_answers(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE answers (tap TEXT PRIMARY KEY, score TEXT)")


def kept(database: Path) -> set[str]:
    with closing(sqlite3.connect(database)) as connection:
        return {tap for (tap,) in connection.execute("SELECT tap FROM answers")}


def tap_everything(sandbox: Sandbox) -> list[TelegramTap]:
    """Everybody has tapped while the bot was away."""
    telegram = sandbox.telegram
    users = [telegram.add_user(f"Customer {number}") for number in range(TAPS)]
    asked = [telegram.type(user, "the question's place") for user in users]
    telegram.world.updates.drop_all()
    pairs = zip(users, asked, strict=True)
    return [telegram.tap_data(user, message, "9") for user, message in pairs]


async def until_kept(database: Path, least: int) -> None:
    """Until so many answers are kept, or no more come."""
    seen, changed_at = 0, monotonic()
    while seen < least and monotonic() - changed_at < QUIET_SECONDS:
        await asyncio.sleep(0.005)
        now = len(kept(database))
        if now != seen:
            seen, changed_at = now, monotonic()


def stock_bot(url: str, token: str, database: Path) -> None:
    """As the library's documentation shows it: a handler that writes and answers."""
    connection = sqlite3.connect(database, isolation_level=None)

    async def tapped(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        query = update.callback_query
        assert query is not None
        connection.execute("INSERT INTO answers VALUES (?, ?)", (query.id, query.data))
        await query.answer("Thank you")

    app = Application.builder().token(token).base_url(f"{url}/bot").build()
    app.add_handler(CallbackQueryHandler(tapped))
    app.run_polling()


if __name__ == "__main__":
    main()
