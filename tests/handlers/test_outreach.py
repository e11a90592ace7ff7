"""Campaigns: who is asked once somebody has said yes."""

from sqlalchemy import func, select

from bot.addresses import Platform
from bot.config import load
from bot.texts import Texts
from handlers import outreach, sending
from handlers.outgoing import Scene
from storage import outbox, people
from storage.people import NewPerson
from storage.schema import outbox as outbox_table
from storage.states import OutboxKind
from storage.store import Tx
from tests.storage.cast import NOW

BEFORE = load({"survey": [{"key": "relationship", "kind": "nps"}], "telegram": {}})
AFTER = load({"survey": [{"key": "renamed", "kind": "nps"}], "telegram": {}})


def test_a_yes_is_heard_though_the_survey_was_renamed_meanwhile(tx: Tx) -> None:
    tomo = people.add(tx, NewPerson(name="Tomo"), NOW)
    people.add_contact(tx, tomo, Platform.TELEGRAM, user="7", chat="7")
    outreach.propose(tx, ["Tomo"], campaign="c", asked_by="ada", config=BEFORE, now=NOW)
    said = outreach.start(tx, "c", seed=b"1", config=AFTER, now=NOW)
    assert said.text == Texts("en").count("ask.started", 1)


def test_a_large_campaign_asks_some_at_a_time_and_each_once(tx: Tx) -> None:
    for number in range(120):
        person = people.add(tx, NewPerson(name=f"Person {number:03}"), NOW)
        user = str(1000 + number)
        people.add_contact(tx, person, Platform.TELEGRAM, user=user, chat=user)
    outreach.propose(tx, ["all"], campaign="c", asked_by="ada", config=BEFORE, now=NOW)
    outreach.start(tx, "c", seed=b"1", config=BEFORE, now=NOW)
    assert questions(tx) == 0

    steps = [carry_on(tx), carry_on(tx), carry_on(tx), carry_on(tx)]

    assert steps == [50, 100, 120, 120]


def carry_on(tx: Tx) -> int:
    """Let the sender come to the campaign's row, if it is due; how many questions wait then."""
    for row in outbox.due(tx, Platform.TELEGRAM, NOW, 10):
        if row.kind is OutboxKind.CAMPAIGN:
            sending.claim(tx, row.id, "claim", Scene(config=BEFORE, now=NOW))
    return questions(tx)


def questions(tx: Tx) -> int:
    asked = outbox_table.c.kind == OutboxKind.QUESTION
    counted = select(func.count()).select_from(outbox_table).where(asked)
    return tx.execute(counted).scalar_one()
