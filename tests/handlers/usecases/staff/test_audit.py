"""Each action of the staff leaves one line, and one that was refused leaves none."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.chat.platforms import Platform
from bot.chat.tap_encoding import pack
from bot.chat.taps import CampaignTap
from bot.config.loading import load
from handlers.cli import app
from handlers.updates import Commanded, Pressed, Reply, User
from handlers.usecases.campaigns import ask
from handlers.usecases.context import Context
from handlers.usecases.roles import NEEDED, Action, Actor, Role
from handlers.usecases.router import route
from storage import audit, contacts, people
from storage.audit import AuditEntry
from storage.engine.store import Tx
from storage.messaging import inbox, quarantine
from storage.messaging.inbox import Arrival
from storage.people import NewPerson
from tests.harness.sqlite import close_tx, migrated, open_tx
from tests.storage.cast import NOW

TOML = """
database = "sqlite:tentap.db"

[slack]

[[survey]]
key = "relationship"
kind = "nps"
"""
CONFIG = load({"slack": {}, "survey": [{"key": "relationship", "kind": "nps"}]})
SECURITY = Path(__file__).parents[4] / "docs" / "security.md"
SEED = b"seed"
CAMPAIGN = ask.token(SEED, "campaign")
PEOPLE = "name,slack\nMara Secret,U0MARA\n"
ANSWERS = "when,score,words\n2026-10-01,9,so very secret\n"
ADMIN, TEAM = frozenset({Role.ADMIN}), frozenset({Role.TEAM})


class Desk:
    """A folder with a database, in chat and on the console; Tomo Secret is known there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "bot.toml").write_text(TOML)
        migrated(folder / "tentap.db")
        with self._tx() as tx:
            tomo = people.add(tx, NewPerson(name="Tomo Secret"), NOW)
            contacts.add_contact(tx, tomo, Platform.SLACK, user="U0TOMO", chat="D1")

    @contextmanager
    def _tx(self) -> Iterator[Tx]:
        opened = open_tx(self.folder / "tentap.db")
        try:
            yield opened
        finally:
            close_tx(opened)

    def lines(self) -> list[AuditEntry]:
        with self._tx() as tx:
            return list(audit.latest(tx, 99))

    def forget_lines(self) -> None:
        with self._tx() as tx:
            tx.exec_driver_sql("DELETE FROM audit")

    def _context(self, user: User, roles: frozenset[Role]) -> Context:
        actor = Actor(user=user, roles=roles, place="slack:C0TEAM")
        return Context(config=CONFIG, now=NOW, actor=actor, source="slack/1", seed=SEED)

    def type(self, text: str, roles: frozenset[Role] = ADMIN) -> Reply | None:
        user = User(platform=Platform.SLACK, id="U0ADMIN")
        event = Commanded(user=user, chat="C0TEAM", private=False, text=text)
        with self._tx() as tx:
            return route(tx, event, self._context(user, roles))

    def press(
        self, *, confirmed: bool, who: str = "U0ADMIN", roles: frozenset[Role] = ADMIN
    ) -> Reply | None:
        user = User(platform=Platform.SLACK, id=who)
        data = pack(CampaignTap(campaign=CAMPAIGN, confirmed=confirmed))
        event = Pressed(
            user=user, chat="C0TEAM", message=None, data=data, private=False, callback="1"
        )
        with self._tx() as tx:
            return route(tx, event, self._context(user, roles))

    def command(self, *words: str) -> int:
        """Typed on the console; how it ended."""
        config = str(self.folder / "bot.toml")
        return CliRunner().invoke(app, [*words, "--config", config]).exit_code

    def file(self, content: str) -> str:
        path = self.folder / "list.csv"
        path.write_text(content)
        return str(path)

    def set_aside(self) -> str:
        """An update that could not be worked; its number."""
        came = Arrival(
            platform=Platform.SLACK,
            key="1",
            chat="D1",
            body='{"text": "secret"}',
            received_at=datetime.now(UTC) - timedelta(hours=1),
        )
        with self._tx() as tx:
            (row,) = inbox.add(tx, [came], "us")
            assert row is not None
            quarantine.add(tx, row.id, "KeyError in its work")
            return str(row.id)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def proposed(desk: Desk) -> None:
    """A campaign waits for its yes or no; that it was proposed is no part of what is looked at."""
    desk.type("ask all")
    desk.forget_lines()


def decide(desk: Desk, *, confirmed: bool) -> None:
    proposed(desk)
    desk.press(confirmed=confirmed)


def decide_as(desk: Desk, who: str, roles: frozenset[Role]) -> None:
    proposed(desk)
    desk.press(confirmed=True, who=who, roles=roles)


def decide_twice(desk: Desk) -> None:
    decide(desk, confirmed=True)
    desk.forget_lines()
    desk.press(confirmed=False)


def import_answers(desk: Desk, content: str) -> None:
    columns = ("--score", "score", "--at", "when", "--comment", "words")
    desk.command("answers", "import", desk.file(content), *columns)


Act = Callable[[Desk], object]
Who = tuple[str, str]
IN_CHAT: Who = ("slack:U0ADMIN", "slack:C0TEAM")
ON_CONSOLE: Who = ("console", "console")

CARRIED_OUT: Mapping[str, tuple[Action, str, Who, Act]] = {
    "a summary in chat": (
        Action.SEE_FIGURES,
        "survey relationship",
        IN_CHAT,
        lambda desk: desk.type("summary", TEAM),
    ),
    "a proposal in chat": (
        Action.ASK,
        f"campaign {CAMPAIGN}",
        IN_CHAT,
        lambda desk: desk.type("ask Tomo Secret"),
    ),
    "a question on the console": (
        Action.ASK,
        "survey relationship",
        ON_CONSOLE,
        lambda desk: desk.command("ask", "Tomo Secret", "--yes"),
    ),
    "a yes": (
        Action.DECIDE_CAMPAIGN,
        f"campaign {CAMPAIGN}",
        IN_CHAT,
        lambda desk: decide(desk, confirmed=True),
    ),
    "a no": (
        Action.DECIDE_CAMPAIGN,
        f"campaign {CAMPAIGN}",
        IN_CHAT,
        lambda desk: decide(desk, confirmed=False),
    ),
    "people": (
        Action.IMPORT_PEOPLE,
        "people",
        ON_CONSOLE,
        lambda desk: desk.command("people", "import", desk.file(PEOPLE)),
    ),
    "answers": (
        Action.IMPORT_ANSWERS,
        "survey relationship",
        ON_CONSOLE,
        lambda desk: import_answers(desk, ANSWERS),
    ),
    "an update that is tried again": (
        Action.RETRY_UPDATE,
        "update 1",
        ON_CONSOLE,
        lambda desk: desk.command("quarantine", "retry", desk.set_aside()),
    ),
    "an update that is dropped": (
        Action.DROP_UPDATE,
        "update 1",
        ON_CONSOLE,
        lambda desk: desk.command("quarantine", "drop", desk.set_aside()),
    ),
}
REFUSED: Mapping[str, tuple[Action, Act]] = {
    "figures for a customer": (
        Action.SEE_FIGURES,
        lambda desk: desk.type("summary", frozenset()),
    ),
    "figures of no survey": (
        Action.SEE_FIGURES,
        lambda desk: desk.type("summary --survey other"),
    ),
    "a proposal by the team": (Action.ASK, lambda desk: desk.type("ask all", TEAM)),
    "a proposal to nobody": (Action.ASK, lambda desk: desk.type("ask Nobody")),
    "a question without a yes": (Action.ASK, lambda desk: desk.command("ask", "all")),
    "a decision by the team": (
        Action.DECIDE_CAMPAIGN,
        lambda desk: decide_as(desk, "U0ADMIN", TEAM),
    ),
    "a decision by another": (
        Action.DECIDE_CAMPAIGN,
        lambda desk: decide_as(desk, "U0OTHER", ADMIN),
    ),
    "a second decision": (Action.DECIDE_CAMPAIGN, decide_twice),
    "a decision on no campaign": (
        Action.DECIDE_CAMPAIGN,
        lambda desk: desk.press(confirmed=True),
    ),
    "people with a mistake": (
        Action.IMPORT_PEOPLE,
        lambda desk: desk.command("people", "import", desk.file("name,slack\n,U0MARA\n")),
    ),
    "people who are only looked at": (
        Action.IMPORT_PEOPLE,
        lambda desk: desk.command("people", "import", desk.file(PEOPLE), "--dry-run"),
    ),
    "answers with a mistake": (
        Action.IMPORT_ANSWERS,
        lambda desk: import_answers(desk, "when,score,words\n2026-10-01,11,\n"),
    ),
    "no such update, tried again": (
        Action.RETRY_UPDATE,
        lambda desk: desk.command("quarantine", "retry", "7"),
    ),
    "no such update, dropped": (
        Action.DROP_UPDATE,
        lambda desk: desk.command("quarantine", "drop", "7"),
    ),
}


def test_every_action_is_carried_out_and_refused_here() -> None:
    assert {action for action, *_ in CARRIED_OUT.values()} == set(Action)
    assert {action for action, _ in REFUSED.values()} == set(Action)


@pytest.mark.parametrize("what", CARRIED_OUT)
def test_an_action_leaves_one_line(desk: Desk, what: str) -> None:
    action, on, who, act = CARRIED_OUT[what]
    act(desk)
    (line,) = desk.lines()
    assert (line.action, line.object, (line.actor, line.place)) == (action, on, who)


@pytest.mark.parametrize("what", CARRIED_OUT)
def test_a_line_holds_no_name_and_no_word(desk: Desk, what: str) -> None:
    act = CARRIED_OUT[what][-1]
    act(desk)
    assert "secret" not in repr(desk.lines()).lower()


@pytest.mark.parametrize("what", REFUSED)
def test_what_was_refused_leaves_no_line(desk: Desk, what: str) -> None:
    _, act = REFUSED[what]
    act(desk)
    assert desk.lines() == []


def test_a_line_tells_what_was_decided_and_of_how_many(desk: Desk) -> None:
    decide(desk, confirmed=True)
    (line,) = desk.lines()
    assert line.at == NOW
    assert line.detail == {"survey": "relationship", "people": 1, "confirmed": True}


@pytest.mark.parametrize("action", Action)
def test_the_docs_tell_of_each_action_and_whom_it_needs(action: Action) -> None:
    rows = [row.split(" | ") for row in SECURITY.read_text().splitlines()]
    told = [row[1] for row in rows if row[0] == f"| `{action}`"]
    assert NEEDED[action] in told
