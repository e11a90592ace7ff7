"""What the bots are played against: the sandbox with its staff, and a database to begin with."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

from bot.config.config import Config
from handlers.app.sandbox_config import TELEGRAM_ADMIN, TELEGRAM_GROUPS
from handlers.usecases.context import Context
from handlers.usecases.summary import weekly
from sandbox import Sandbox
from storage import imported_answers
from storage.engine.databases import Database, store_at
from storage.engine.store import Store, Tx
from storage.imported_answers import ImportedAnswer
from storage.operations.migrate import migrate
from tests.harness.house import invite_people


def invite_everybody(sandbox: Sandbox) -> None:
    """Staff on both platforms."""
    invite_people(sandbox)
    admin = sandbox.telegram.add_user("Ada", user_id=int(TELEGRAM_ADMIN))
    for name, chat in TELEGRAM_GROUPS.items():
        sandbox.telegram.add_group(name, admins=[admin], chat_id=int(chat))


@asynccontextmanager
async def prepared(database: Database) -> AsyncIterator[Store]:
    """A database with every table, open as another command has it."""
    async with store_at(database) as store:
        if isinstance(database, Path):  # a server's is made by those who make the server
            await store.run(migrate)
        yield store


def plan_last_week(tx: Tx, config: Config, now: datetime) -> None:
    """Its summary is due, and has an answer to speak of."""
    then = now - timedelta(days=7)
    survey = config.surveys[0].key
    answer = ImportedAnswer(survey=survey, person=None, score=9, at=then, comment=None, key="then")
    imported_answers.add_all(tx, [answer])
    weekly.plan_all(tx, Context(config=config, now=then))
