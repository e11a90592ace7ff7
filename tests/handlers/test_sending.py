"""What becomes of a row that could not be sent."""

from datetime import timedelta

from bot.addresses import Platform
from bot.config import load
from bot.model import InvitationState, PersonId
from handlers import backoff, outreach, sending
from handlers.messenger import SendError
from handlers.outgoing import Scene
from handlers.sending import Target
from storage import invitations, outbox, people
from storage.people import NewPerson
from storage.postgresql_store import PostgresqlStore
from storage.store import Tx
from tests.postgresql import lent_database
from tests.storage.cast import NOW
from tests.storage.outside import execute_outside

CONFIG = load({"survey": [{"key": "relationship", "kind": "nps"}], "telegram": {}})

HANG_UP = (
    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


def ask_tomo(tx: Tx) -> None:
    person = people.add(tx, NewPerson(name="Tomo"), NOW)
    people.add_contact(tx, person, Platform.TELEGRAM, user="7", chat="7")
    ask(tx, person)


def ask_somebody_unknown(tx: Tx) -> None:
    """Nobody has written to the bot yet."""
    person = people.add(tx, NewPerson(name="Tomo"), NOW)
    people.add_contact(tx, person, Platform.TELEGRAM)
    ask(tx, person)


def ask(tx: Tx, person: PersonId) -> None:
    tomo = people.get(tx, person)
    asked = outreach.ask(tx, [tomo], CONFIG.surveys[0], seed=b"1", config=CONFIG, now=NOW)
    assert asked.n == 1


async def test_a_line_that_breaks_during_the_look_hides_nobody_who_must_be_reached() -> None:
    scene = Scene(config=CONFIG, now=NOW)
    with lent_database() as database:
        cuts = [HANG_UP]

        def look(tx: Tx) -> tuple[Target, ...]:
            rows = outbox.due(tx, Platform.TELEGRAM, NOW, 1)
            while cuts:
                execute_outside(database, cuts.pop())
            return sending.targets(tx, rows, scene, finds=False)

        async with PostgresqlStore(database.url) as store:
            await store.run(ask_somebody_unknown)
            (target,) = await store.read(look)
    assert target.to_reach is not None


def test_an_outage_of_a_day_loses_no_question(tx: Tx) -> None:
    ask_tomo(tx)
    now = NOW
    while now < NOW + timedelta(days=1):
        (due,) = outbox.due(tx, Platform.TELEGRAM, now, 1)
        scene = Scene(config=CONFIG, now=now)
        claimed = sending.claim(tx, due.id, "mine", scene)
        assert claimed is not None
        row, _ = claimed
        refused = SendError("no connection")
        sending.refused(tx, row, "mine", refused, scene)
        now += backoff.LONGEST

    tomo = people.named(tx, "Tomo")[0]
    question = invitations.latest_of(tx, tomo.id)
    assert question is not None
    assert question.state is InvitationState.QUEUED
    assert len(outbox.due(tx, Platform.TELEGRAM, now, 1)) == 1


def test_a_question_that_waited_till_it_expired_is_not_asked(tx: Tx) -> None:
    ask_tomo(tx)
    expired = NOW + timedelta(days=CONFIG.surveys[0].expires_days)
    (due,) = outbox.due(tx, Platform.TELEGRAM, expired, 1)
    assert sending.claim(tx, due.id, "mine", Scene(config=CONFIG, now=expired)) is None

    question = invitations.latest_of(tx, people.named(tx, "Tomo")[0].id)
    assert question is not None
    assert question.state is InvitationState.UNDELIVERABLE
