"""Campaigns: who is asked once somebody has said yes."""

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.chat.messages import Message
from bot.chat.platforms import Platform
from bot.config.config import Config
from bot.config.loading import load
from bot.ids import PersonId
from bot.language.texts import Texts
from handlers.outbox import job_runner
from handlers.usecases.campaigns import ask, candidates, receipt
from handlers.usecases.campaigns.candidates import CampaignError
from handlers.usecases.context import Context
from storage import contacts, people
from storage.engine.store import Tx
from storage.messaging import claims
from storage.people import NewPerson
from storage.schema import invitations as invitations_table
from storage.schema import outbox as outbox_table
from storage.schema import people as people_table
from storage.states import JOBS, OutboxKind
from tests.storage.cast import NOW, hear_from

SURVEY = {"key": "relationship", "kind": "nps"}
BEFORE = load({"survey": [SURVEY], "telegram": {}})
AFTER = load({"survey": [{**SURVEY, "key": "renamed"}], "telegram": {}})


def test_a_yes_is_heard_though_the_survey_was_renamed_meanwhile(tx: Tx) -> None:
    tomo = people.add(tx, NewPerson(name="Tomo"), NOW)
    contacts.add_contact(tx, tomo, Platform.TELEGRAM, user="7", chat="7")
    propose(tx, "Tomo")
    said = ask.start(tx, "c", Context(config=AFTER, now=NOW, seed=b"1"))
    assert said.text == Texts("en").count("ask.started", 1)


@pytest.mark.parametrize(("buttons", "marked"), [("experiment", True), ("plain", False)])
def test_an_invitation_tells_whether_chance_chose_its_buttons(
    tx: Tx, buttons: str, marked: bool
) -> None:
    config = load({"survey": [{**SURVEY, "buttons": buttons}], "telegram": {}})
    tomo = people.add(tx, NewPerson(name="Tomo"), NOW)
    contacts.add_contact(tx, tomo, Platform.TELEGRAM, user="7", chat="7")
    (survey,) = config.surveys
    ask.ask(tx, people.customers(tx), survey, Context(config=config, now=NOW, seed=b"1"))
    assert tx.execute(select(invitations_table.c.experiment)).scalar_one() is marked


@pytest.mark.long
def test_a_large_campaign_asks_some_at_a_time_and_each_once(tx: Tx) -> None:
    for number in range(120):
        person = people.add(tx, NewPerson(name=f"Person {number:03}"), NOW)
        user = str(1000 + number)
        contacts.add_contact(tx, person, Platform.TELEGRAM, user=user, chat=user)
    propose(tx, "all")
    ask.start(tx, "c", Context(config=BEFORE, now=NOW, seed=b"1"))
    assert questions(tx) == 0

    steps = [carry_on(tx), carry_on(tx), carry_on(tx), carry_on(tx)]

    assert steps == [50, 100, 120, 120]


@pytest.mark.long
def test_of_very_many_nobody_is_looked_at_before_their_turn(
    tx: Tx, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To look at a hundred thousand takes seconds, in which every tap would wait."""
    monkeypatch.setattr(receipt, "MOST_JUDGED", 100)
    for number in range(101):
        person = people.add(tx, NewPerson(name=f"Person {number:03}"), NOW)
        contacts.add_contact(tx, person, Platform.TELEGRAM, user=str(number), chat=str(number))
    never = people.add(tx, NewPerson(name="Nevermore"), NOW)
    people.stop_asking(tx, never, None, NOW)
    shown = propose(tx, "all")
    said = ask.start(tx, "c", Context(config=BEFORE, now=NOW, seed=b"1"))
    assert shown.text.startswith("Ask up to 102 people now?")
    assert [button.label for button in shown.rows[0]] == ["Ask 102 people", "Cancel"]
    assert said.text == "Asking up to 102 people, a few at a time."

    steps = [carry_on(tx), carry_on(tx), carry_on(tx)]
    assert steps == [49, 99, 101]


@pytest.mark.long
def test_two_campaigns_take_turns_and_wait_while_many_questions_wait(tx: Tx) -> None:
    """The second one does not wait until thousands of the first were asked."""
    for name in ("first", "second"):
        for number in range(300):
            person = people.add(tx, NewPerson(name=f"{name} {number:03}"), NOW)
            user = f"{name}{number}"
            contacts.add_contact(tx, person, Platform.TELEGRAM, user=user, chat=user)
    for name in ("first", "second"):
        names = [f"{name} {number:03}" for number in range(300)]
        propose(tx, *names, campaign=name)
        ask.start(tx, name, Context(config=BEFORE, now=NOW, seed=name.encode()))

    steps = [carry_on(tx), carry_on(tx), carry_on(tx)]

    assert steps == [100, ask.BACKLOG, ask.BACKLOG]
    assert asked(tx) == {"first": 100, "second": 100}


def test_somebody_under_two_names_is_asked_once(tx: Tx) -> None:
    ada = people.add(tx, NewPerson(name="Ada", email="ada@x.example"), NOW)
    contacts.add_contact(tx, ada, Platform.TELEGRAM, user="7", chat="7")
    shown = propose(tx, "Ada", "ada@x.example")
    assert shown.text.startswith("Ask 1 person now?\nAda\n")
    ask.start(tx, "c", Context(config=BEFORE, now=NOW, seed=b"1"))
    assert carry_on(tx) == 1


def test_a_survey_asks_at_its_own_rhythm_and_no_other_survey_counts_for_it(tx: Tx) -> None:
    """Over all surveys nobody is asked twice within thirty days."""
    config = surveys({"every_days": 60}, {"every_days": 40})
    tomo = people.add(tx, NewPerson(name="Tomo"), NOW)
    contacts.add_contact(tx, tomo, Platform.TELEGRAM, user="7", chat="7")

    def may_be_asked(survey: int, days: int) -> bool:
        found, now = people.get_all(tx, [tomo]), NOW + timedelta(days=days)
        [one] = candidates.judge_all(
            tx, found, config.surveys[survey], Context(config=config, now=now)
        )
        return one.contact is not None

    tomo_alone = people.get_all(tx, [tomo])
    ask.ask(tx, tomo_alone, config.surveys[0], Context(config=config, now=NOW, seed=b"1"))
    assert [may_be_asked(0, days) for days in (29, 30, 59, 60)] == [False, False, False, True]
    assert [may_be_asked(1, days) for days in (29, 30)] == [False, True]


def test_a_campaign_goes_on_though_its_platform_left_the_configuration(tx: Tx) -> None:
    both = load({"survey": [SURVEY], "slack": {}, "telegram": {}})
    tomo = people.add(tx, NewPerson(name="Tomo"), NOW)
    contacts.add_contact(tx, tomo, Platform.TELEGRAM, user="7", chat="7")
    propose(tx, "Tomo")
    ask.start(tx, "c", Context(config=both, now=NOW, seed=b"1"))
    assert carry_on(tx) == 1


def surveys(*changes: dict[str, int]) -> Config:
    tables = [
        {**SURVEY, "key": key, **change} for key, change in zip("abcd", changes, strict=False)
    ]
    return load({"survey": tables, "telegram": {}})


def propose(tx: Tx, *names: str, campaign: str = "c") -> Message:
    """What the admin is shown."""
    survey = BEFORE.surveys[0]
    return ask.propose(
        tx, names, survey, Context(config=BEFORE, now=NOW), campaign=campaign, asked_by="ada"
    )


def asked(tx: Tx) -> Counter[str]:
    """How many people of each campaign have a question that waits."""
    rows = tx.execute(select(people_table.c.name).join(invitations_table))
    return Counter(name.split()[0] for name in rows.scalars())


def carry_on(tx: Tx) -> int:
    """Do what is due in the queue of jobs; how many questions wait then."""
    for row in claims.due(tx, JOBS, NOW, 10):
        job_runner.run_job(tx, row.id, "claim", Context(config=BEFORE, now=NOW))
    return questions(tx)


def questions(tx: Tx) -> int:
    asked = outbox_table.c.kind == OutboxKind.QUESTION
    counted = select(func.count()).select_from(outbox_table).where(asked)
    return tx.execute(counted).scalar_one()


# -- names are labels -----------------------------------------------------------------------------


def add(tx: Tx, name: str, user: str, **more: Any) -> PersonId:
    person = people.add(tx, NewPerson(name=name, **more), NOW)
    contacts.add_contact(tx, person, Platform.TELEGRAM, user=user, chat=user)
    return person


ALSO_SELF_ENROLLED = load({"survey": [SURVEY], "telegram": {}, "ask_self_enrolled": True})
LEFT_OUT = Texts("en").count("ask.self_enrolled", 1)


def test_all_leaves_out_who_enrolled_themselves(tx: Tx) -> None:
    add(tx, "Dani", "7")
    add(tx, "Sam", "8", self_enrolled=True)
    shown = propose(tx, "all")
    assert shown.text.startswith(f"Ask 1 person now?\nDani\n{LEFT_OUT}\n")
    ask.start(tx, "c", Context(config=BEFORE, now=NOW, seed=b"1"))
    assert carry_on(tx) == 1


def test_by_name_they_can_be_asked_all_the_same(tx: Tx) -> None:
    add(tx, "Sam", "8", self_enrolled=True)
    shown = propose(tx, "Sam")
    assert shown.text.startswith("Ask 1 person now?")
    assert LEFT_OUT not in shown.text


def test_all_asks_them_too_where_bot_toml_says_so(tx: Tx) -> None:
    add(tx, "Dani", "7")
    add(tx, "Sam", "8", self_enrolled=True)
    context = Context(config=ALSO_SELF_ENROLLED, now=NOW, seed=b"1")
    [survey] = ALSO_SELF_ENROLLED.surveys
    shown = ask.propose(tx, ["all"], survey, context, campaign="c", asked_by="slack:U0ADMIN")
    assert shown.text.startswith("Ask 2 people now?")
    assert LEFT_OUT not in shown.text


def test_all_says_why_where_everybody_enrolled_themselves(tx: Tx) -> None:
    add(tx, "Sam", "8", self_enrolled=True)
    shown = propose(tx, "all")
    assert shown.text == f"Nobody can be asked.\n{LEFT_OUT}"
    assert shown.rows == ()


def test_of_very_many_those_who_enrolled_themselves_are_counted(
    tx: Tx, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receipt, "MOST_JUDGED", 1)
    for number in range(2):
        add(tx, f"Dani {number}", str(number))
    add(tx, "Sam", "8", self_enrolled=True)
    shown = propose(tx, "all")
    assert shown.text.startswith("Ask up to 2 people now?")
    assert LEFT_OUT in shown.text


def test_a_name_that_equals_an_email_address_captures_nobodys_question(tx: Tx) -> None:
    add(tx, "vera@victim.example", "66", self_enrolled=True)
    add(tx, "Vera", "7", email="vera@victim.example")
    assert propose(tx, "Vera@victim.example").text.startswith("Ask 1 person now?\nVera\n")


def test_people_of_one_name_are_told_apart_and_chosen_by_number(tx: Tx) -> None:
    first = add(tx, "Dani Novak", "7", account="Initech", email="dani@initech.example")
    second = add(tx, "Dani Novak", "8", self_enrolled=True)
    hear_from(
        tx, contacts.contacts_of(tx, second)[0].id, chat="", language=None, username="dan", now=NOW
    )
    with pytest.raises(CampaignError) as refused:
        propose(tx, "dani novak")
    assert str(refused.value).splitlines() == [
        "Several people are called dani novak. Which one? Ask by number, such as: ask 1",
        "1 · Dani Novak, Initech, Telegram 7, dani@initech.example",
        "2 · Dani Novak (signed up on their own), Telegram @dan",
    ]
    assert "\nDani Novak\n" in propose(tx, str(first), campaign="a").text
    chosen = propose(tx, f"#{second}", campaign="b")
    assert "Ask 1 person now?\nDani Novak (signed up on their own)\n" in chosen.text


def test_of_very_many_of_one_name_some_are_listed(tx: Tx) -> None:
    for number in range(25):
        add(tx, "Kim", str(number))
    with pytest.raises(CampaignError) as refused:
        propose(tx, "Kim")
    assert len(str(refused.value).splitlines()) == 22
    assert str(refused.value).endswith("… and 5 more")


@pytest.mark.parametrize("number", ["#99", "99", "#", "999999999", "99999999999999999999"])
def test_a_number_of_nobody_is_told(tx: Tx, number: str) -> None:
    add(tx, "Tomo", "7")
    with pytest.raises(CampaignError, match=f"^I don't know “{number}”. Nobody was asked.$"):
        propose(tx, number)


def test_who_is_called_by_a_number_is_found_where_nobody_has_it(tx: Tx) -> None:
    add(tx, "Tomo", "7")
    add(tx, "1", "8")
    add(tx, "47", "9")
    assert "\nTomo\n" in propose(tx, "1", campaign="a").text
    assert "\n47\n" in propose(tx, "47", campaign="b").text
