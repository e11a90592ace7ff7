"""`tentap people show`: what is known about a person, and whether they may be asked."""

import pytest

from bot.chat.platforms import Platform
from bot.ids import PersonId
from handlers.clock import wall_clock
from storage import answers, cases, contacts, feedback, imported_answers, people
from storage.engine.store import Tx
from storage.imported_answers import ImportedAnswer
from storage.joining import joined_records
from tests.handlers.cli.conftest import Tentap
from tests.storage.cast import NOW, add_person, answer, ask, change

PEOPLE = (
    "name,slack,telegram,email,account,plan\n"
    "Dani Novak,U0DANI,4711,dani@x.example,Initech,pro\n"
    "Dani Novak,U0DAN,,,Globex,free\n"
    "Zoë Park,U0ZOE,,,,\n"
)


@pytest.fixture
def known(tentap: Tentap) -> Tentap:
    """A folder where three people are known; two have the same name."""
    tentap("people", "import", tentap.file(PEOPLE)).done()
    return tentap


NAMES = "1 #1 dani@x.example U0DANI u0dani @U0DANI slack:U0DANI telegram:4711 4711"


@pytest.mark.sampled
@pytest.mark.parametrize("name", NAMES.split())
def test_a_person_is_found_by_number_address_or_chat_id(known: Tentap, name: str) -> None:
    assert known("people", "show", name).done().startswith("Dani Novak, number 1\n")


def test_a_person_is_found_by_a_part_of_the_name(known: Tentap) -> None:
    assert known("people", "show", "zoe").done().startswith("Zoë Park, number 3\n")


def test_an_account_of_another_platform_is_not_meant(known: Tentap) -> None:
    assert "Nobody matches “telegram:U0DANI”" in known("people", "show", "telegram:U0DANI").failed()


def test_people_of_one_name_are_listed_with_their_numbers(known: Tentap) -> None:
    assert known("people", "show", "Dani Novak").failed().splitlines() == [
        "Several people match “Dani Novak”. Choose one by number, such as: tentap people show 1",
        "  1 · Dani Novak, Initech, Slack U0DANI, Telegram 4711, dani@x.example",
        "  2 · Dani Novak, Globex, Slack U0DAN",
    ]


def test_a_misspelt_name_gets_a_proposal(known: Tentap) -> None:
    told = known("people", "show", "Zoe Prak").failed()
    assert told == (
        "Nobody matches “Zoe Prak”. Did you mean Zoë Park? Use a name, an email address, a chat id,"
        " or the number in `tentap people list`.\n"
    )


JOINED = "3 #3 zoe@x.example U0ZOE"


@pytest.mark.sampled
@pytest.mark.parametrize("name", [*JOINED.split(), "Zoë Park", "zoë park"])
def test_what_led_to_a_joined_record_leads_to_the_person(known: Tentap, tx: Tx, name: str) -> None:
    add_person(tx, "Zoë Parker")
    tx.exec_driver_sql("UPDATE people SET email = 'zoe@x.example' WHERE id = 3")
    tx.exec_driver_sql("UPDATE contacts SET workspace = 'T9' WHERE person_id = 3")
    joined_records.join(tx, PersonId(1), PersonId(3))
    assert known("people", "show", name).done().startswith("Dani Novak, number 1\n")
    shown = known("people", "set", name, "--ask", "never").done()  # which takes no part of a name
    assert shown.startswith("Dani Novak, number 1: never asked again.")


def test_what_was_asked_and_answered_is_shown(tentap: Tentap, tx: Tx) -> None:
    dani = add_person(tx, "Dani Novak", account="Initech", properties={"plan": "pro"})
    contacts.add_contact(tx, dani, Platform.SLACK, user="U0DANI")
    answered = change(tx, answer(tx, dani, 3), contact_wanted=True)
    answers.record_score(tx, answered.id, 9, NOW)
    answers.add_comment(tx, answered.id, "Fast now", None, NOW)
    answers.record_consent(tx, answered.id, "named", "May we quote you? Yes", NOW)
    cases.add(tx, answered, NOW)
    feedback.add(tx, dani, "Hello there", "1", NOW)
    shown = tentap("people", "show", "Dani Novak").done()
    for line in (
        "  plan: pro",
        "  Slack U0DANI, from an imported list, in use",
        "  relationship, 2026-11-02 10:00, answered",
        "    Score 9 of 10, 2026-11-02 10:00",
        "    Earlier score 3 of 10, 2026-11-02 10:00",
        "    Comment, 2026-11-02 10:00: Fast now",
        "    Contact wanted",
        "    May be quoted by name, 2026-11-02 10:00: May we quote you? Yes",
        "  Message, 2026-11-02 10:00: Hello there",
        "  Case 1, opened 2026-11-02 10:00",
    ):
        assert f"\n{line}\n" in shown


def test_a_person_of_imported_answers_alone_is_shown(known: Tentap, tx: Tx) -> None:
    imported = ImportedAnswer(survey="other", score=3, at=NOW, key="1", person="Zed Zoe")
    imported_answers.add_all(tx, [imported])
    assert known("people", "show", "zed zoe").done() == (
        "Zed Zoe, only in imported answers\n"
        "\n"
        "Answers from another tool\n"
        "  other: Score 3 of 10, 2026-11-02 10:00\n"
    )


@pytest.mark.long
def test_it_says_for_each_survey_whether_the_person_may_be_asked(known: Tentap, tx: Tx) -> None:
    end = "\nMay be asked now\n"
    assert (
        known("people", "show", "3")
        .done()
        .endswith(f"{end}  relationship: yes, in Slack\n  keynote: yes, in Slack\n")
    )
    ask(tx, people.named(tx, "Zoë Park")[0].id, now=wall_clock())
    assert "  keynote: no. Asked on " in known("people", "show", "3").done()
    known("people", "set", "3", "--ask", "never").done()
    shown = known("people", "show", "3").done()
    assert shown.endswith(f"{end}  relationship: no. Opted out\n  keynote: no. Opted out\n")


def test_words_of_people_are_no_lines_of_ours(tentap: Tentap, tx: Tx) -> None:
    dani = add_person(tx, "Dani Novak")
    feedback.add(tx, dani, "first\n\nMay be asked now\n  relationship: yes\x1b[2J", "1", NOW)
    shown = tentap("people", "show", "1").done()
    assert "\n    May be asked now\n      relationship: yes\\u001b[2J\n" in shown
