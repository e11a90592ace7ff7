"""The copy that people get: everything, readable, in their own language."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.chat.platforms import Platform
from bot.ids import ContactId, PersonId
from bot.language.texts import LANGUAGES, Line, Texts
from bot.model import Contact
from bot.people.kept_data import (
    KeptAccount,
    KeptCase,
    KeptChoice,
    KeptConsent,
    KeptData,
    KeptEvent,
    KeptImport,
    KeptInvitation,
    KeptScore,
    KeptWords,
)
from bot.people.personal_copy import PAGE, document, pages, written
from bot.states import Decline, SurveyKind
from tests.bot.cast import ANNA, HOUR, NOW, answered, asked

ENGLISH = Texts("en", product="Acme")
DANI = Contact(
    id=ContactId(3), person_id=PersonId(1), platform=Platform.SLACK, user="U0ANNA", chat="D0ANNA"
)
BARE = KeptData(person=ANNA, known_since=NOW, accounts=(KeptAccount(contact=DANI, used_at=None),))
CUSTOMER = replace(
    ANNA, email="anna@example.com", properties={"plan": "gold"}, never_at=NOW, language="en"
)
FULL = KeptData(
    person=CUSTOMER,
    known_since=NOW,
    accounts=(
        KeptAccount(contact=replace(DANI, workspace="T0GUEST", username="anna.b"), used_at=NOW),
    ),
    invitations=(
        KeptInvitation(
            invitation=answered(9, contact_wanted=True),
            asked_at=NOW - HOUR,
            scores=(KeptScore(score=4, at=NOW), KeptScore(score=9, at=NOW + HOUR)),
            comments=(
                KeptWords(text="slwo", at=NOW, replaced=True),
                KeptWords(text="slow & {odd} **words**", at=NOW),
                KeptWords(text="from Bob", at=NOW, forwarded=True),
            ),
            consents=(KeptConsent(wording="May we quote your words? With my name", at=NOW),),
            cases=(KeptCase(opened_at=NOW, resolved_at=NOW + HOUR),),
        ),
        KeptInvitation(
            invitation=asked(declined=Decline.NOT_NOW, declined_at=NOW), asked_at=NOW - HOUR
        ),
    ),
    imported=(
        KeptImport(survey="older", person="anna@example.com", score=7, at=NOW, comment="fine then"),
    ),
    words=(KeptWords(text="Where is my invoice?", at=NOW),),
    choices=(KeptChoice(label=Line(key="note.resume.no"), at=NOW),),
    events=(KeptEvent(name="order_delivered", at=NOW),),
)


def test_it_tells_what_is_known_and_has_no_empty_section() -> None:
    text = written(BARE, ENGLISH, "Europe/Berlin", NOW)
    assert text == (
        "What Acme keeps about you\n"
        "As of 2 November 2026 10:00. Time zone: Europe/Berlin\n"
        "\n"
        "== About you ==\n"
        "Name: Anna Berg\n"
        "Company: Hill & Co\n"
        "Known since: 2 November 2026 10:00\n"
        "\n"
        "== Your chat accounts ==\n"
        "Slack account: U0ANNA\n"
        "Chat with the bot: D0ANNA\n"
    )


def test_an_answer_is_told_with_its_history_and_each_word_as_it_was_written() -> None:
    text = written(FULL, ENGLISH, "UTC", NOW)
    assert (
        "== Questions and answers ==\n"
        "\n"
        "How likely are you to recommend Acme to a friend or colleague?\n"
        "Survey: relationship\n"
        "Asked: 2 November 2026 08:00\n"
        "Score: 4 of 10 (2 November 2026 09:00)\n"
        "Score: 9 of 10 (2 November 2026 10:00)\n"
        "2 November 2026 09:00, before you edited it: slwo\n"
        "2 November 2026 09:00: slow & {odd} **words**\n"
        "2 November 2026 09:00, forwarded: from Bob\n"
        "Would you like someone from the team to contact you? Yes, please\n"
        "Permission to quote (2 November 2026 09:00): May we quote your words? With my name\n"
        "The support team followed up from: 2 November 2026 09:00\n"
        "Closed: 2 November 2026 10:00\n"
        "\n"
        "How likely are you to recommend Acme to a friend or colleague?\n"
        "Survey: relationship\n"
        "Asked: 2 November 2026 08:00\n"
        "Not answered (2 November 2026 09:00): Not now\n"
    ) in text


def test_an_answer_from_1_to_5_has_its_own_question_and_scale() -> None:
    csat = KeptInvitation(
        invitation=replace(answered(4), kind=SurveyKind.CSAT),
        asked_at=NOW - HOUR,
        scores=(KeptScore(score=4, at=NOW),),
    )
    other = KeptImport(
        survey="older", person="Anna", score=2, at=NOW, comment=None, kind=SurveyKind.CSAT
    )
    text = written(replace(BARE, invitations=(csat,), imported=(other,)), ENGLISH, "UTC", NOW)
    assert "\nHow satisfied are you with Acme?\n" in text
    assert "\nScore: 4 of 5 (2 November 2026 09:00)\n" in text
    assert "\nScore: 2 of 5 (2 November 2026 09:00)\n" in text
    assert "of 10" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_holds_everything_in_each_language(language: str) -> None:
    texts = Texts(language, product="Acme")
    text = written(FULL, texts, "Asia/Seoul", NOW + timedelta(days=1))
    kept = (
        *("Anna Berg", "Hill & Co", "anna@example.com", "plan", "gold", "U0ANNA", "D0ANNA"),
        *("T0GUEST", "anna.b", "slow & {odd}", "slwo", "from Bob", "With my name", "older"),
        *("fine then", "Where is my invoice?", texts("note.resume.no"), texts("copy.words")),
        *(texts("copy.events"), "order_delivered"),
    )
    assert [one for one in kept if one not in text] == []
    assert "{" not in text.replace("{odd}", "")


def test_fields_of_a_joined_record_that_differ_are_there_too() -> None:
    joined = replace(BARE, joined=(replace(ANNA, name="A. Berg"),))
    text = written(joined, ENGLISH, "Europe/Berlin", NOW)
    assert "Name: Anna Berg\nCompany: Hill & Co\nName: A. Berg\nKnown since:" in text


def test_words_that_were_deleted_are_said_to_be() -> None:
    words = replace(BARE, words=(KeptWords(text="", at=NOW),))
    text = written(words, ENGLISH, "Europe/Berlin", NOW)
    assert "\n2 November 2026 10:00: your words, deleted since\n" in text


def test_the_file_is_utf_8_and_says_what_it_is() -> None:
    file = document(FULL, Texts("ko", product="Acme"), "Asia/Seoul", NOW)
    assert file.filename == "my-data.txt"
    assert file.content.decode() == file.text
    assert "Acme" in file.caption


def test_pages_end_between_lines_and_lose_nothing() -> None:
    text = "".join(f"line {number} {'x' * 100}\n" for number in range(100))
    found = pages(text)
    assert "".join(found) == text
    assert all(page.endswith("\n") and len(page) <= PAGE for page in found)


def test_a_line_too_long_for_a_page_is_cut() -> None:
    text = "😀" * PAGE + "\n"
    found = pages(text)
    assert "".join(found) == text.strip()
    assert all(len(page.encode("utf-16-le")) // 2 <= PAGE for page in found)
