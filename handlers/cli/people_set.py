"""Implements `tentap people set`."""

import asyncio
import secrets
from datetime import date
from pathlib import Path
from typing import Final

from bot.config.config import Config
from bot.ids import PersonId
from bot.model import Person
from handlers.cli.console import Trouble, misused, say
from handlers.cli.named_person import NUMBER, named_person
from handlers.cli.opened_database import opened
from handlers.cli.settings import settings
from handlers.clock import wall_clock
from handlers.usecases.audit_entries import entry
from handlers.usecases.context import Context
from handlers.usecases.conversation import mailed_wishes
from handlers.usecases.conversation.mailed_wishes import PastDayError, WeakerWishError
from handlers.usecases.roles import CONSOLE, Action
from storage import audit
from storage.engine.databases import Database
from storage.engine.store import Tx

NEVER: Final = "never"
UNTIL: Final = "until"
_USE: Final = "Write --ask never, or --ask until 2027-01-31."
_ONLY_PERSON: Final = "Only the person can take that back, with “start” in their chat."


def run(name: str, day: str | None, *, ask: str | None, config_file: Path) -> None:
    until = _wish(ask, day)
    config, database = settings(config_file)
    asyncio.run(_set(name, until, config, database))


def _wish(ask: str | None, day: str | None) -> date | None:
    """Returns the day before which nothing is asked; ``None``: for ever."""
    words = [*(ask or "").split(), *([day] if day is not None else [])]
    if words == [NEVER]:
        return None
    if not words:
        misused(f"What do they wish? {_USE}")
    if len(words) != 2 or words[0] != UNTIL:
        misused(f"--ask: “{' '.join(words)}” is no wish. {_USE}")
    return _day(words[1])


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        misused(f"--ask until: “{written}” is no day. Write it as 2027-01-31.")


async def _set(name: str, until: date | None, config: Config, database: Database) -> None:
    wish = (NEVER,) if until is None else (UNTIL, str(until))
    context = Context(config=config, now=wall_clock(), source=f"console {secrets.token_hex(8)}")
    async with opened(database) as store:
        person = await named_person(
            store, name, ["people", "set", NUMBER, "--ask", *wish], whole=True
        )
        try:
            is_new = await store.run(_record, person.id, until, context)
        except PastDayError:
            misused(f"--ask until: {until} isn't in the future. Name a later day.")
        except WeakerWishError as error:
            raise Trouble(_refusal(error.person, config)) from error
        say(f"{person.name}, number {person.id}: {_result(until, is_new)}")


def _record(tx: Tx, person_id: PersonId, until: date | None, context: Context) -> bool:
    """Records the wish with its audit entry. Returns False if it holds already."""
    if until is None:
        is_new, wish = mailed_wishes.stop(tx, person_id, context), NEVER
    else:
        is_new, wish = mailed_wishes.pause(tx, person_id, until, context), f"{UNTIL} {until}"
    if is_new:
        what = f"person {person_id}"
        audit.add(tx, entry(CONSOLE, Action.SET_PERSON, what, context.now, ask=wish))
    return is_new


def _refusal(person: Person, config: Config) -> str:
    if person.never_at is not None:
        held = "said never to ask again"
    else:
        assert person.paused_until is not None
        end = person.paused_until.astimezone(config.timezone)
        held = f"asked for no questions before {end:%Y-%m-%d %H:%M}"
    return f"{person.name} {held}, which is stricter. Nothing was changed. {_ONLY_PERSON}"


def _result(until: date | None, is_new: bool) -> str:
    wish = "never asked again" if until is None else f"not asked before {until}"
    return f"{wish}. {_ONLY_PERSON}" if is_new else f"{wish}. That was so already."
