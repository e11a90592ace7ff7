import asyncio
import json
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

import storage.operations.migrate
from bot.chat.platforms import Platform
from bot.figures.verdicts import Verdict
from bot.figures.weeks import Week
from bot.ids import CaseId, ContactId, MessageRef, PersonId
from bot.model import Contact, Told
from bot.people.notes import from_payload
from bot.states import Binding, ContactState
from storage import cases, contacts, migrations, prompts, response_urls, summaries
from storage.cluster import heartbeats
from storage.columns import to_microseconds
from storage.engine.databases import Database, Server, store_at
from storage.engine.sqlite import raw
from storage.engine.sqlite_store import SqliteStore
from storage.engine.store import Tx
from storage.operations import migrate as migrating
from storage.operations.migrate import SchemaError, migrate, require_newest
from storage.operations.postgresql_long_transaction import long_transaction
from storage.schema import VERSION, metadata
from tests.harness.postgresql import fresh_database, rolled_back
from tests.harness.sqlite import close_tx, open_tx
from tests.storage.cast import MINUTE, NOW, add_person
from tests.storage.conftest import BOTH


@pytest.fixture(params=BOTH)
def new(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database without a table."""
    if request.param == "sqlite":
        yield tmp_path / "new.db"
        return
    with fresh_database(template="template0") as created:
        yield created


@pytest.fixture
def empty(new: Database) -> Iterator[Tx]:
    """A transaction on it."""
    if isinstance(new, Server):
        with rolled_back(new) as opened:
            yield opened
        return
    opened = open_tx(new)
    raw(opened).execute("BEGIN")
    yield opened
    close_tx(opened)


STRUCTURE = {
    "sqlite": "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL",
    "postgresql": """
        SELECT concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid))
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace
        UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
        UNION ALL
        SELECT concat_ws(' ', table_name, column_name, data_type, column_default, is_nullable)
        FROM information_schema.columns WHERE table_schema = 'public'
    """,
}


def structure(tx: Tx) -> set[str]:
    """What the database knows of its tables, whatever the order within a table."""
    found = tx.execute(text(STRUCTURE[tx.dialect.name])).scalars()
    statements = {" ".join(sorted(sql.replace(",", " ").split())) for sql in found}
    return {sql for sql in statements if "alembic_version" not in sql}


def test_the_migrations_lead_to_the_schema(tx: Tx) -> None:
    assert compare_metadata(MigrationContext.configure(tx), metadata) == []


@pytest.mark.long
def test_the_migrations_lead_to_every_constraint(empty: Tx) -> None:
    migrate(empty)
    migrated = structure(empty)
    metadata.drop_all(empty)
    assert not any("invitations" in statement for statement in structure(empty))
    metadata.create_all(empty)
    assert migrated == structure(empty)
    assert any("ck_invitations_scale" in statement for statement in migrated)


def test_the_version_is_the_newest_migration() -> None:
    config = Config()
    folder = Path(storage.operations.migrate.__file__).parents[1] / "migrations"
    config.set_main_option("script_location", str(folder))
    assert ScriptDirectory.from_config(config).get_current_head() == VERSION


@pytest.mark.long
def test_a_new_database_has_no_version_until_it_is_migrated(empty: Tx) -> None:
    assert migrating.version(empty) is None
    migrate(empty)
    assert migrating.version(empty) == VERSION
    require_newest(empty)


def test_migrating_twice_is_harmless(tx: Tx) -> None:
    add_person(tx, "Anna")
    before = structure(tx)
    migrate(tx)
    assert structure(tx) == before
    assert tx.execute(text("SELECT name FROM people")).scalars().all() == ["Anna"]


@pytest.mark.long
def test_how_long_a_bot_was_away_is_known_over_an_upgrade(empty: Tx) -> None:
    migrations.upgrade(empty, "0002")
    heartbeats.beat(empty, "bot", NOW)
    migrate(empty)
    assert heartbeats.last(empty, Platform.SLACK) == NOW
    assert heartbeats.last(empty, Platform.TELEGRAM) == NOW


@pytest.mark.long
def test_what_older_versions_posted_is_known_and_nothing_builds_on_what_they_said(
    empty: Tx,
) -> None:
    migrations.upgrade(empty, "0003")
    columns = "kind, subject, lane, priority, due_at, state, generation, created_at"
    for week, state in (("2026-W44", "sent"), ("2026-W45", "due")):
        values = f"'summary', 'a-b/{week}', 'slack', 4, 7, '{state}', 1, 7"
        empty.execute(text(f"INSERT INTO outbox ({columns}) VALUES ({values})"))
    migrate(empty)
    posted = empty.execute(text("SELECT survey, week, verdict, ended_at FROM summaries"))
    assert posted.all() == [("a-b", "2026-W44", None, 7)]
    assert summaries.last_verdict(empty, "a-b", Week(2026, 40), Week(2026, 45)) is None


@pytest.mark.long
def test_older_imports_find_their_people_after_an_upgrade(empty: Tx) -> None:
    migrations.upgrade(empty, "0003")
    for key, person in (("1", "'Élise@Acme.example'"), ("2", "'Customer 7'"), ("3", "NULL")):
        values = f"'relationship', {person}, 9, 7, '{key}'"
        columns = "survey, person, score, at, key"
        empty.execute(text(f"INSERT INTO imported_answers ({columns}) VALUES ({values})"))
    migrate(empty)
    found = empty.execute(text("SELECT person FROM imported_answers ORDER BY id")).scalars()
    assert list(found) == ["élise@acme.example", "Customer 7", None]


@pytest.mark.long
def test_older_names_of_people_lose_their_invisible_characters(empty: Tx) -> None:
    migrations.upgrade(empty, "0013")
    names = ("ana@exam\u00adple.com", "Ana\u200b  Li", "\u200b", "Ana Li")
    for name in names:
        empty.execute(
            text(
                "INSERT INTO imported_answers (survey, person, score, at, key)"
                " VALUES ('relationship', :name, 9, 7, :name)"
            ),
            {"name": name},
        )
    migrate(empty)
    rows = empty.execute(text("SELECT person, source_id FROM imported_answers ORDER BY id"))
    assert rows.all() == [
        ("ana@example.com", None),
        ("Ana Li", None),
        (None, None),
        ("Ana Li", None),
    ]


@pytest.mark.long
def test_an_upgrade_tells_ties_that_an_email_can_have_made_from_all_others(empty: Tx) -> None:
    migrations.upgrade(empty, "0003")
    for name, email in (("Anna", "anna@hill.example"), ("Budi", "")):
        person = "INSERT INTO people (name, kind, email, properties, created_at)"
        empty.execute(text(f"{person} VALUES ('{name}', 'customer', '{email}', '{{}}', 1)"))
    for person_id, platform, user in (
        (1, "slack", "'U1'"),
        (1, "telegram", "'1'"),
        (2, "slack", "'U2'"),
        (2, "telegram", "NULL"),
    ):
        contact = 'INSERT INTO contacts (person_id, platform, "user", state)'
        empty.execute(text(f"{contact} VALUES ({person_id}, '{platform}', {user}, 'ok')"))
    migrate(empty)
    ties = empty.execute(text("SELECT bound_by FROM contacts ORDER BY id")).scalars().all()
    assert ties == [None, "earlier", "earlier", None]
    assert not any(empty.execute(text("SELECT self_enrolled FROM people")).scalars())


def as_json(value: object) -> object:
    """SQLite's driver gives the text, PostgreSQL's what it says."""
    return json.loads(value) if isinstance(value, str) else value


@pytest.mark.long
def test_what_was_kept_before_there_was_a_rule_becomes_one_line(empty: Tx) -> None:
    migrations.upgrade(empty, "0003")
    empty.execute(
        text(
            "INSERT INTO people (id, name, kind, language, timezone, account, email, properties,"
            " created_at) VALUES (:id, :name, 'customer', NULL, NULL, :account, :email, :more, 0)"
        ),
        [
            {
                "id": 1,
                "name": "Ann\nSmith\x1b[2J\u202e",
                "account": "A\x9bcme",
                "email": "a@x.example",
                "more": '{"pl\\u202ean": "go\\nld"}',
            },
            {"id": 2, "name": "דנה", "account": "x" * 300, "email": "", "more": "{}"},
        ],
    )
    empty.execute(
        text(
            'INSERT INTO contacts (id, person_id, platform, "user", username, state) VALUES'
            " (1, 1, 'telegram', '7', :username, 'ok'), (2, 2, 'telegram', '8', NULL, 'ok')"
        ),
        {"username": "a\nb"},
    )
    empty.execute(
        text(
            "INSERT INTO imported_answers (id, survey, person, score, at, key) VALUES"
            " (1, 's', :person, 9, 0, 'k'), (2, 's', NULL, 9, 0, 'l')"
        ),
        {"person": "x\u2028y"},
    )
    migrate(empty)
    found = empty.execute(text("SELECT name, account, email, properties FROM people ORDER BY id"))
    assert [(*row[:3], as_json(row[3])) for row in found] == [
        ("Ann Smith[2J", "Acme", "a@x.example", {"plan": "go ld"}),
        ("דנה", "x" * 199 + "…", "", {}),
    ]
    usernames = text("SELECT username FROM contacts ORDER BY id")
    assert empty.execute(usernames).scalars().all() == ["a b", None]
    persons = text("SELECT person FROM imported_answers ORDER BY id")
    assert empty.execute(persons).scalars().all() == ["x y", None]


WAITING = (
    ("question", "7", None, "contact 5"),
    ("expiry", "8", None, ""),  # of an invitation that is gone
    ("note", "telegram/1/note.help", '{"contact": 9}', "contact 9"),
    ("alert", "3", None, "support"),
    ("trouble", "outage", '{"key": "x"}', "admin"),
    ("chart", "relationship/2026-W45", None, "team"),
    ("campaign", "t0k3n", None, "campaign t0k3n"),
)
"""Kind, subject, payload and the recipient."""


@pytest.mark.long
def test_what_waited_before_is_known_by_whom_it_is_for(empty: Tx) -> None:
    migrations.upgrade(empty, "0003")
    for statement in (
        "INSERT INTO people (id, name, kind, properties, created_at)"
        " VALUES (1, 'Anna', 'customer', '{}', 0)",
        "INSERT INTO contacts (id, person_id, platform, state) VALUES (5, 1, 'slack', 'ok')",
        "INSERT INTO invitations (id, token, survey, person_id, contact_id, round, state, variant,"
        " queued_at, expires_at, first_ask)"
        " VALUES (7, 't', 's', 1, 5, 1, 'queued', 'plain', 0, 0, true)",
    ):
        empty.execute(text(statement))
    put = text(
        "INSERT INTO outbox (kind, subject, payload, lane, priority, due_at, state, generation,"
        " created_at) VALUES (:kind, :subject, :payload, 'slack', 1, 0, 'due', 1, 0)"
    )
    for kind, subject, payload, _ in WAITING:
        empty.execute(put, {"kind": kind, "subject": subject, "payload": payload})
    migrate(empty)
    found = empty.execute(text("SELECT recipient FROM outbox ORDER BY id")).scalars()
    assert list(found) == [recipient for *_, recipient in WAITING]


ASKED = (
    ("contact 5/asked/00000000000000000100/1:s:t0k3n:7", 100),
    ("contact 5/asked/00000000000000000300/1:s:t0k3n:8", 300),
    ("contact 6/asked/00000000000000000100/1:s:t0k3n:7", None),
    ("contact 6/asked/00000000000000000200/", None),
)
"""The key of a line, and when what is open by it was asked."""


@pytest.mark.long
def test_what_was_asked_before_is_still_answered_by_a_yes(empty: Tx) -> None:
    """Of each person the last thing, and nothing where that was concluded."""
    migrations.upgrade(empty, "0004")
    for statement in (
        "INSERT INTO people (id, name, kind, properties, created_at)"
        " VALUES (1, 'Anna', 'customer', '{}', 0), (2, 'Berta', 'customer', '{}', 0)",
        "INSERT INTO contacts (id, person_id, platform, state)"
        " VALUES (5, 1, 'slack', 'ok'), (6, 2, 'slack', 'ok')",
    ):
        empty.execute(text(statement))
    put = text(
        "INSERT INTO outbox (kind, subject, lane, priority, due_at, state, generation, created_at)"
        " VALUES ('note', :subject, 'slack', 1, 0, 'sent', 1, 0)"
    )
    for subject, _ in ASKED:
        empty.execute(put, {"subject": subject})
    migrate(empty)
    found = empty.execute(text("SELECT contact_id, asked_at, until FROM prompts")).all()
    assert found == [(5, 300, 300 + 24 * 60 * 60 * 10**6)]
    (prompt,) = prompts.unsettled(empty, ContactId(5))
    yes, no = from_payload(prompt.note).buttons
    assert (yes.tap, yes.means, no.tap, no.means) == ("1:s:t0k3n:8", True, "", False)
    assert prompts.add(empty, ContactId(6), {}, yes_or_no=True, now=NOW, until=NOW) > prompt.id


@pytest.mark.long
def test_a_posted_alert_tells_only_what_comes_after_an_upgrade(empty: Tx) -> None:
    """Its card shows all that was known; an alert that waits has told nothing."""
    migrations.upgrade(empty, "0013")
    for statement in (
        "INSERT INTO people (id, name, kind, properties, created_at)"
        " VALUES (1, 'Anna', 'customer', '{}', 0)",
        "INSERT INTO contacts (id, person_id, platform, state) VALUES (5, 1, 'slack', 'ok')",
        "INSERT INTO invitations (id, token, survey, person_id, contact_id, round, state, variant,"
        " queued_at, expires_at, first_ask, score, answered_at, contact_wanted) VALUES"
        " (7, 't', 's', 1, 5, 1, 'answered', 'plain', 0, 0, true, 3, 0, true),"
        " (8, 'u', 's', 1, 5, 2, 'answered', 'plain', 0, 0, true, 0, 0, NULL),"
        " (9, 'v', 's', 1, 5, 3, 'answered', 'plain', 0, 0, true, 2, 0, false)",
        "INSERT INTO comments (id, invitation_id, text, at, replaced_by) VALUES"
        " (1, 7, 'now', 300, NULL), (2, 7, 'more', 200, NULL), (3, 7, 'before', 900, 1)",
        "INSERT INTO cases (id, invitation_id, person_id, state, opened_at, message) VALUES"
        " (1, 7, 1, 'open', 0, 'C1/1'), (2, 8, 1, 'open', 0, 'C1/2'), (3, 9, 1, 'open', 0, NULL)",
    ):
        empty.execute(text(statement))
    migrate(empty)
    since = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=300)
    assert [cases.get(empty, CaseId(number)).told for number in (1, 2, 3)] == [
        Told(score=3, contact_wanted=True, comments=2, until=since),
        Told(score=0, contact_wanted=None, comments=0),
        None,
    ]
    assert not cases.get(empty, CaseId(3)).shown


ROWS_OF_SUMMARIES = (
    ("quiet/2026-W43", "sent", None, ""),
    ("quiet/2026-W44", "sent", None, ""),
    ("quiet/2026-W45", "failed", '{"quiet": 1}', "channel_not_found"),
    ("quiet/2026-W46", "sent", None, ""),
    ("quiet/2026-W47", "due", '{"quiet": 2}', ""),
    ("rests/2026-W45", "sent", None, ""),
    ("rests/2026-W46", "dropped", None, "nothing has happened for weeks"),
    ("rests/2026-W47", "sending", '{"quiet": 3}', ""),
    ("missed/2026-W44", "dropped", None, "2026-W46 is posted instead"),
    ("missed/2026-W46", "dropped", None, "2026-W47 is posted instead"),
    (
        "missed/2026-W47",
        "uncertain",
        '{"missed": ["2026-W44", "2026-W45", "2026-W46"], "quiet": 1}',
        "",
    ),
    ("away/2026-W45", "sent", None, ""),
    ("away/2026-W46", "dropped", None, "no team channel is configured"),
    ("anew/2026-W45", "sent", None, ""),
    ("anew/2026-W46", "due", "null", ""),
)
"""Key, state, payload and reason, before 0013."""
SAID_BEFORE = (
    ("quiet", 43, "up", 7),
    ("quiet", 44, None, 7),
    ("quiet", 46, None, 7),
    ("quiet", 47, None, None),
    ("rests", 45, None, 7),
    ("missed", 43, None, 7),
    ("away", 45, None, 7),
    ("anew", 45, None, 7),
)
"""Survey, week, verdict, and when it was posted."""


def stand_before_summaries(tx: Tx) -> None:
    migrations.upgrade(tx, "0012")
    put = text(
        "INSERT INTO outbox (kind, key, queue, recipient, priority, due_at, state, version,"
        " payload, reason, created_at)"
        " VALUES ('summary', :key, 'slack', 'team', 5, 7, :state, 1, :payload, :reason, 6)"
    )
    for key, state, payload, reason in ROWS_OF_SUMMARIES:
        row = {"key": key, "state": state, "payload": payload, "reason": reason}
        tx.execute(put, row)
    said = text(
        "INSERT INTO posted_summaries (survey, week, verdict, posted_at)"
        " VALUES (:survey, :week, :verdict, :at)"
    )
    for survey, week, verdict, at in SAID_BEFORE:
        named = {"survey": survey, "week": f"2026-W{week}"}
        tx.execute(said, {**named, "verdict": verdict, "at": at})


@pytest.mark.long
@pytest.mark.parametrize(
    ("survey", "week", "quiet", "missed"),
    [
        ("quiet", 47, 2, []),
        ("rests", 47, 3, []),
        ("missed", 47, 1, [44, 45, 46]),
        ("away", 47, 0, []),
        ("anew", 46, 0, []),
    ],
)
def test_a_series_of_summaries_goes_on_where_it_was(
    empty: Tx, survey: str, week: int, quiet: int, missed: list[int]
) -> None:
    stand_before_summaries(empty)
    migrate(empty)
    of_week = Week(2026, week)
    assert summaries.quiet_before(empty, survey, of_week, 3) == quiet
    found = summaries.missed_before(empty, survey, of_week)
    assert [one.number for one in found] == missed
    assert not any(map(as_json, empty.execute(text("SELECT payload FROM outbox")).scalars()))


@pytest.mark.long
def test_how_each_week_ended_is_known_over_an_upgrade(empty: Tx) -> None:
    stand_before_summaries(empty)
    migrate(empty)
    ended = "SELECT week, verdict, ended, ended_at FROM summaries WHERE survey = 'quiet'"
    assert empty.execute(text(f"{ended} ORDER BY week")).all() == [
        ("2026-W43", "up", "posted", 7),
        ("2026-W44", None, "quiet", 7),
        ("2026-W45", None, "lost", 7),
        ("2026-W46", None, "quiet", 7),
        ("2026-W47", None, None, None),
    ]
    assert summaries.last_verdict(empty, "quiet", Week(2026, 40), Week(2026, 47)) is Verdict.UP


@pytest.mark.long
def test_a_press_before_an_upgrade_still_lets_its_message_be_edited(empty: Tx) -> None:
    migrations.upgrade(empty, "0007")
    for statement in (
        "INSERT INTO people (id, name, kind, properties, created_at)"
        " VALUES (1, 'Anna', 'customer', '{}', 0)",
        "INSERT INTO contacts (id, person_id, platform, state) VALUES (5, 1, 'slack', 'ok')",
    ):
        empty.execute(text(statement))
    pressed = text(
        "INSERT INTO invitations (token, survey, person_id, contact_id, round, state, variant,"
        " queued_at, expires_at, first_ask, message, press_url, press_until, press_uses) VALUES"
        " (:token, 's', 1, 5, :round, 'answered', 'plain', 0, 0, true, :message, :url, :at, :uses)"
    )
    until = to_microseconds(NOW + MINUTE)
    for number, (message, url, uses) in enumerate(
        (("D1/1", "https://a", 3), ("D1/2", "https://b", 0), ("D1/3", None, None), (None, "c", 4))
    ):
        told = {"message": message, "url": url, "at": until if url else None, "uses": uses}
        empty.execute(pressed, {"token": str(number), "round": number, **told})
    migrate(empty)
    kept = empty.execute(text("SELECT platform, message, url, uses_left FROM response_urls"))
    assert kept.all() == [("slack", "D1/1", "https://a", 3)]
    card = MessageRef("D1/1")
    assert response_urls.usable(empty, Platform.SLACK, card, NOW) == "https://a"
    assert response_urls.usable(empty, Platform.SLACK, card, NOW + MINUTE) is None


def stand_before_workspaces(tx: Tx) -> None:
    """Two people with invitations; one is known by email alone."""
    migrations.upgrade(tx, "0009")
    for statement in (
        "INSERT INTO people (id, name, kind, properties, created_at)"
        " VALUES (1, 'Anna', 'customer', '{}', 0), (2, 'Budi', 'customer', '{}', 0)",
        'INSERT INTO contacts (id, person_id, platform, "user", username, state, bound_by) VALUES'
        " (5, 1, 'slack', 'U1', NULL, 'ok', 'list'), (9, 2, 'slack', NULL, 'budi', 'gone', NULL)",
        "INSERT INTO invitations (token, survey, person_id, contact_id, round, state, variant,"
        " queued_at, expires_at, first_ask) VALUES"
        " ('a', 's', 1, 5, 1, 'queued', 'plain', 0, 0, true),"
        " ('b', 's', 2, 9, 1, 'queued', 'plain', 0, 0, true)",
    ):
        tx.execute(text(statement))


@pytest.mark.long
async def test_accounts_of_before_are_those_of_the_home_workspace(new: Database) -> None:
    await transact(new, stand_before_workspaces)
    await transact(new, migrate)
    async with store_at(new) as store:
        anna = await store.read(contacts.contact_of_user, Platform.SLACK, "U1")
        budi = await store.read(contacts.contact, ContactId(9))
    assert anna == Contact(
        id=ContactId(5),
        person_id=PersonId(1),
        platform=Platform.SLACK,
        user="U1",
        bound_by=Binding.LIST,
    )
    assert (budi.user, budi.username, budi.state) == ("", "budi", ContactState.GONE)


@pytest.mark.long
@pytest.mark.parametrize("lost", ["contacts", "people"])
async def test_what_refers_to_an_account_still_does_after_an_upgrade(
    new: Database, lost: str
) -> None:
    await transact(new, stand_before_workspaces)
    await transact(new, migrate)
    async with store_at(new) as store:
        with pytest.raises(IntegrityError):
            await store.run(lambda tx: tx.execute(text(f"DELETE FROM {lost}")))


@pytest.mark.long
def test_older_campaigns_go_on_or_are_over(empty: Tx) -> None:
    migrations.upgrade(empty, "0025")
    people = "'[1, 2]'"
    for number, (token, confirmed) in enumerate(
        (("open", "NULL"), ("no", "false"), ("over", "true"), ("going on", "true"))
    ):
        values = f"{number}, '{token}', 'nps', 'slack:U1', {people}, 7, {confirmed}"
        columns = "id, token, survey, asked_by, people, created_at, confirmed"
        empty.execute(text(f"INSERT INTO campaigns ({columns}) VALUES ({values})"))
    columns = "id, kind, key, queue, priority, due_at, state, version, created_at"
    for number, kind, key, priority in (
        (1, "campaign", "going on", 5),
        (2, "erased message", "D1/1", 4),
    ):
        values = f"{number}, '{kind}', '{key}', 'jobs', {priority}, 7, 'due', 1, 7"
        empty.execute(text(f"INSERT INTO outbox ({columns}) VALUES ({values})"))
    migrate(empty)
    found = empty.execute(text("SELECT token, state, size FROM campaigns ORDER BY id")).all()
    assert [tuple(row) for row in found] == [
        ("open", "proposed", 0),
        ("no", "refused", 2),
        ("over", "done", 2),
        ("going on", "running", 2),
    ]
    priorities = empty.execute(text("SELECT priority FROM outbox ORDER BY id")).scalars()
    assert list(priorities) == [5, 7]


def test_an_old_database_is_told_to_migrate(empty: Tx) -> None:
    with pytest.raises(SchemaError, match="Run `tentap migrate`"):
        require_newest(empty)


@pytest.mark.parametrize("refusing", [migrate, require_newest])
def test_a_newer_database_is_refused_in_words(tx: Tx, refusing: Callable[[Tx], None]) -> None:
    tx.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(SchemaError, match=r"schema 9999, which is newer .* Install the newer"):
        refusing(tx)
    assert migrating.version(tx) == "9999"


async def transact(database: Database, function: Callable[[Tx], None]) -> None:
    """As it is migrated: a file by its store, a server in a transaction without limits of time."""
    if isinstance(database, Server):
        with long_transaction(database.url) as tx:
            function(tx)
    else:
        async with SqliteStore(database) as store:
            await store.run(function)


@pytest.mark.long
async def test_a_migration_that_fails_leaves_nothing(new: Database) -> None:
    def migrate_and_fail(tx: Tx) -> None:
        migrate(tx)
        raise LookupError("the plug")

    with pytest.raises(LookupError):
        await transact(new, migrate_and_fail)
    async with store_at(new) as store:
        assert await store.read(structure) == set()
    await transact(new, migrate)
    async with store_at(new) as store:
        assert await store.read(migrating.version) == VERSION


KILLED_MIDWAY = """
import asyncio, os, sys
from pathlib import Path
from sqlalchemy import event
from storage.engine.databases import Server
from storage.operations.migrate import migrate
from tests.storage.operations.test_migrate import transact

def migrate_and_die(tx):
    created = []
    @event.listens_for(tx, "before_cursor_execute")
    def count(tx, cursor, statement, *more):
        created.append(statement)
        if sum("CREATE TABLE" in one for one in created) == 8:
            os._exit(9)
    migrate(tx)

kind, where = sys.argv[1:]
asyncio.run(transact(Server(where) if kind == "Server" else Path(where), migrate_and_die))
"""


@pytest.mark.long
async def test_a_migration_killed_midway_leaves_no_half_schema(new: Database) -> None:
    where = ("Server", new.url) if isinstance(new, Server) else ("Path", str(new))
    killed = await asyncio.create_subprocess_exec(sys.executable, "-c", KILLED_MIDWAY, *where)
    assert await killed.wait() == 9
    async with store_at(new) as store:
        assert await store.read(structure) == set()
    await transact(new, migrate)
    async with store_at(new) as store:
        assert await store.read(migrating.version) == VERSION


@pytest.mark.long
def test_every_answer_before_csat_was_one_from_0_to_10(empty: Tx) -> None:
    """The tables are built anew in SQLite: no row, and nothing that refers to one, is lost."""
    migrations.upgrade(empty, "0024")
    for statement in (
        "INSERT INTO people (name, kind, account, email, properties, created_at)"
        " VALUES ('Anna', 'customer', '', '', '{}', 1)",
        "INSERT INTO contacts (person_id, platform, state) VALUES (1, 'slack', 'ok')",
        "INSERT INTO imported_answers (survey, person, score, at, comment, key, source_id)"
        " VALUES ('support', 'Budi', 10, 7, 'good', 'k', '3')",
        *(
            "INSERT INTO invitations (token, survey, person_id, contact_id, round, state, variant,"
            " queued_at, expires_at, first_ask, score, answered_at, message, reminder, quote, test)"
            f" VALUES ('t{n}', 'support', 1, 1, {n}, 'answered', 'plain', 1, 2, false, {score}, 5,"
            f" 'D1/{n}', 'D1/r', 'named', true)"
            for n, score in enumerate((0, 10), start=1)
        ),
        "INSERT INTO score_changes (invitation_id, score, at) VALUES (2, 10, 5)",
        "INSERT INTO comments (invitation_id, text, at) VALUES (2, 'words', 6)",
        "INSERT INTO consents (invitation_id, consent, wording, at) VALUES (2, 'named', 'May', 6)",
        "INSERT INTO cases (invitation_id, person_id, state, opened_at) VALUES (1, 1, 'open', 5)",
    ):
        empty.execute(text(statement))
    before = {name: rows_of(empty, name) for name in ("invitations", "imported_answers")}
    migrations.upgrade(empty, "0025")
    for name, rows in before.items():
        assert rows_of(empty, name) == [{**row, "kind": "nps"} for row in rows]
    for name in ("score_changes", "comments", "consents", "cases"):
        assert len(rows_of(empty, name)) == 1
    with pytest.raises(IntegrityError), empty.begin_nested():
        empty.execute(text("UPDATE invitations SET score = 11 WHERE id = 1"))
    with pytest.raises(IntegrityError), empty.begin_nested():
        empty.execute(text("UPDATE invitations SET token = 't2' WHERE id = 1"))
    with pytest.raises(IntegrityError), empty.begin_nested():
        empty.execute(text("UPDATE imported_answers SET kind = 'csat'"))


def rows_of(tx: Tx, table: str) -> list[dict[str, object]]:
    rows = tx.execute(text(f"SELECT * FROM {table} ORDER BY id"))
    return [dict(row._mapping) for row in rows]
