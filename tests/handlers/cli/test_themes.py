"""`tentap themes`: what comments are about."""

import json
import tomllib
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.config.loading import load
from bot.ids import PersonId
from bot.states import PersonKind, SurveyKind
from handlers.clock import wall_clock
from storage import answers, imported_answers
from storage.engine.store import Tx
from storage.imported_answers import ImportedAnswer
from tests.handlers.cli.conftest import Tentap
from tests.storage.cast import add_person, answer

NOW = wall_clock()
DAY = timedelta(days=1)


def said(
    tx: Tx, person: PersonId, score: int, comment: str, *, days_ago: int = 1, **more: Any
) -> None:
    """The person gives an answer with a comment."""
    at = NOW - days_ago * DAY
    given = answer(tx, person, score, now=at, **more)
    answers.add_comment(tx, given.id, comment, None, at)


@pytest.fixture
def known(tentap: Tentap, tx: Tx) -> Tentap:
    """A folder with the answers of four people, one of them of another tool."""
    dani = add_person(tx, "Dani Novak", account="Initech", email="dani@x.example")
    said(tx, dani, 3, "The exports are slow\nand nobody answers my mails.")
    said(tx, add_person(tx, "Joon Park"), 8, "근데 앱이 느려요", days_ago=40)
    said(tx, add_person(tx, "Li Wei"), 10, "导出功能很好用", days_ago=100)
    told = ImportedAnswer(
        survey="relationship", score=9, at=NOW - 2 * DAY, key="1", person="Mia", comment="Exports!"
    )
    imported_answers.add_all(tx, [told])
    tx.commit()
    return tentap


def lines(tentap: Tentap, *options: str) -> list[str]:
    return tentap("themes", *options).done().splitlines()


def test_each_theme_has_the_people_of_each_segment(known: Tentap) -> None:
    told = known("themes")
    assert told.done().splitlines()[:6] == [
        "relationship, last 90 days: 3 of 3 people commented",
        "",
        "theme                     key            detractors  passives  promoters  people",
        "Speed                     speed                   1         1          0       2",
        "Exports and integrations  exports                 1         0          1       2",
        "Support                   support                 1         0          0       1",
    ]
    assert told.err.startswith("0 of these mention no theme.")


def test_the_days_decide_which_answers_count(known: Tentap) -> None:
    assert lines(known, "--days", "30")[0] == (
        "relationship, last 30 days: 2 of 2 people commented"
    )
    assert "Exports and integrations  exports                 1         0          2       3" in (
        lines(known, "--days", "200")
    )


def test_another_survey_has_other_comments(known: Tentap) -> None:
    assert (
        lines(known, "--survey", "keynote")[0] == "keynote, last 90 days: 0 of 0 people commented"
    )
    assert "--survey: “kynote” isn't in bot.toml" in known("themes", "--survey", "kynote").failed(2)


def test_why_shows_the_comments_with_what_was_matched(known: Tentap) -> None:
    day, earlier = (f"{(NOW - n * DAY).astimezone(_zone(known)):%Y-%m-%d}" for n in (1, 2))
    assert lines(known, "--why", "exports") == [
        f"3, {day}, Dani Novak, Initech",
        "  The [exports] are slow",
        "  and nobody answers my mails.",
        f"9, {earlier}, Mia",
        "  [Exports]!",
    ]


def _zone(tentap: Tentap) -> ZoneInfo:
    return load(tomllib.loads(tentap.config.read_text())).timezone


def test_of_a_theme_that_nobody_mentions_there_is_nothing_to_show(known: Tentap) -> None:
    told = known("themes", "--why", "price")
    assert (told.done(), told.err) == ("", "No comment of the last 90 days mentions “price”.\n")


def test_a_key_that_is_none_gets_a_proposal(known: Tentap) -> None:
    assert known("themes", "--why", "export").failed(2) == (
        "--why: “export” isn't a theme; did you mean exports?\n"
    )
    assert "isn't a theme; use speed, reliability, " in known("themes", "--why", "x").failed(2)


def test_staff_and_test_people_do_not_count(known: Tentap, tx: Tx) -> None:
    for kind in (PersonKind.STAFF, PersonKind.TEST):
        said(tx, add_person(tx, kind, kind=kind), 0, "slow")
    said(tx, add_person(tx, "Ada"), 0, "slow", test=True)
    tx.commit()
    assert lines(known)[0] == "relationship, last 90 days: 3 of 3 people commented"


def test_of_an_erased_person_no_word_is_left(known: Tentap) -> None:
    known("people", "erase", "dani@x.example", "--yes").done()
    assert lines(known)[0] == "relationship, last 90 days: 2 of 3 people commented"
    assert "slow" not in known("themes", "--why", "exports").done()


def test_hostile_words_are_shown_and_do_nothing(tentap: Tentap, tx: Tx) -> None:
    said(tx, add_person(tx, "Eve\x1b[2J"), 3, "slow \x1b[31m[bold]\u202eexport\n9, 2026-01-01, Mia")
    tx.commit()
    told = lines(tentap, "--why", "speed")
    assert told[1:] == ["  [slow] \\u001b[31m[bold]\\u202eexport", "  9, 2026-01-01, Mia"]


def test_json_has_the_same_numbers(known: Tentap) -> None:
    figures = json.loads(known("themes", "--format", "json").done())
    assert (figures["survey"], figures["answered"], figures["commented"]) == ("relationship", 3, 3)
    assert figures["themes"][0] == {
        "key": "speed",
        "name": "Speed",
        "detractors": 1,
        "passives": 1,
        "promoters": 0,
        "n": 2,
    }


def test_json_of_comments_has_the_places_of_the_words(known: Tentap) -> None:
    first, _ = json.loads(known("themes", "--why", "exports", "--format", "json").done())
    assert (first["score"], first["name"], first["account"]) == (3, "Dani Novak", "Initech")
    assert first["mentions"] == [{"start": 4, "end": 11, "word": "export"}]


OWN = """
starter_themes = false

[[theme]]
key = "inbox"
words.en = ["mails"]
words.ko = ["메일"]
except.en = ["emails"]
name.ko = "받은 편지함"
article = "https://help.acme.example/inbox"
"""


def test_own_themes_count_and_name_their_article(known: Tentap) -> None:
    text = known.config.read_text()
    top, tables = OWN.split("\n[[", 1)
    known.config.write_text(f"{top}\n{text}\n[[{tables}")
    assert lines(known)[2:] == [
        "theme        key    detractors  passives  promoters  people",
        "받은 편지함  inbox           1         0          0       1",
        "",
    ]
    assert lines(known, "--why", "inbox")[0] == "Help article: https://help.acme.example/inbox"


def test_without_any_theme_it_says_what_to_do(known: Tentap) -> None:
    known.config.write_text(f"starter_themes = false\n{known.config.read_text()}")
    assert known("themes").failed(2) == (
        "bot.toml defines no themes, and starter_themes is false. Add a [[theme]], or remove that"
        " key.\n"
    )


def test_words_prints_what_bot_toml_would_define(known: Tentap) -> None:
    text = known.config.read_text()
    printed = known("themes", "--words").done()
    before = load(tomllib.loads(text)).themes
    known.config.write_text(f"starter_themes = false\n{text}\n{printed}")
    after = load(tomllib.loads(known.config.read_text())).themes
    assert [(one.key, one.words, one.exceptions) for one in after] == [
        (one.key, one.words, one.exceptions) for one in before
    ]
    assert known("themes", "--words").done() == printed


def test_words_prints_own_themes_whole(known: Tentap) -> None:
    own = OWN.split("starter_themes = false", 1)[1]
    known.config.write_text(f"starter_themes = false\n{known.config.read_text()}{own}")
    assert known("themes", "--words").done().splitlines() == [
        "[[theme]]",
        'key = "inbox"',
        'name.ko = "받은 편지함"',
        'words.en = ["mails"]',
        'words.ko = ["메일"]',
        'except.en = ["emails"]',
        'article = "https://help.acme.example/inbox"',
        "",
    ]


def test_words_and_why_exclude_each_other(known: Tentap) -> None:
    assert "--words and --why exclude each other" in (
        known("themes", "--words", "--why", "speed").failed(2)
    )


def test_the_segments_of_csat_are_named_by_their_scores(tentap: Tentap, tx: Tx) -> None:
    with tentap.config.open("a") as file:
        file.write('[[survey]]\nkey = "tickets"\nkind = "csat"\n')
    said(tx, add_person(tx), 2, "slow", survey="tickets", kind=SurveyKind.CSAT)
    tx.commit()
    assert lines(tentap, "--survey", "tickets")[2].split() == [
        "theme", "key", "1–2", "3", "4–5", "people",
    ]  # fmt: skip
