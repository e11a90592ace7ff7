"""Campaigns: who is asked once somebody has said yes."""

from bot.addresses import Platform
from bot.config import load
from bot.texts import Texts
from handlers import outreach
from storage import people
from storage.people import NewPerson
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
