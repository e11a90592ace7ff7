"""`tentap answers import`, and what the summary makes of it."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.handlers.cli.conftest import CommandResult, Tentap

REAL = Path(__file__).parents[4] / "shared" / "data" / "conference-survey.csv"
EXPORT = """\
When,Score,Why?,Who
2019-11-01 08:51:12.402,0,"Bad, really",ann@acme.example
2019-11-01 09:00,9,,
2019-11-01 09:00,9,,
2019-11-02 10:00,,no score,
2019-11-03 23:30,10,"two
lines",ann@acme.example
"""
COLUMNS = ("--score", "Score", "--at", "When", "--comment", "why?", "--person", "Who")


def imported(tentap: Tentap, content: str, *options: str) -> CommandResult:
    return tentap("answers", "import", tentap.file(content), *COLUMNS, *options)


def summary(tentap: Tentap, week: str, *options: str) -> dict[str, Any]:
    told = tentap("summary", "--week", week, "--format", "json", *options).done()
    figures: dict[str, Any] = json.loads(told)
    return figures


def test_equal_rows_are_answers_each_and_rows_without_score_are_none(tentap: Tentap) -> None:
    assert imported(tentap, EXPORT).done() == (
        "4 answers added to “relationship”, 0 there before, 1 without a score left out.\n"
    )


def test_the_same_file_again_adds_nothing(tentap: Tentap) -> None:
    imported(tentap, EXPORT).done()
    assert imported(tentap, EXPORT).done().startswith("0 answers added to “relationship”, 4 there")


def test_a_longer_file_adds_what_is_new(tentap: Tentap) -> None:
    imported(tentap, EXPORT).done()
    longer = f"{EXPORT}2019-11-01 09:00,9,,\n2019-11-04 09:00,7,,\n"
    assert imported(tentap, longer).done().startswith("2 answers added to “relationship”, 4 there")


def test_a_person_counts_once_with_the_latest_answer(tentap: Tentap) -> None:
    imported(tentap, EXPORT).done()
    figures = summary(tentap, "2019-W44")
    assert (figures["n"], figures["promoters"], figures["detractors"]) == (3, 3, 0)


def test_comments_come_whole(tentap: Tentap) -> None:
    imported(tentap, EXPORT).done()
    comments = [row["comment"] for row in summary(tentap, "2019-W44")["comments"]]
    assert comments == ["Bad, really", "two\nlines"]


def test_times_without_a_zone_are_in_the_surveys(tentap: Tentap) -> None:
    imported(tentap, EXPORT, "--survey", "keynote").done()
    first = summary(tentap, "2019-W44", "--survey", "keynote")["comments"][0]
    assert first["at"] == "2019-11-01T08:51:12.402000+09:00"


def test_times_without_a_zone_are_in_the_one_that_is_named(tentap: Tentap) -> None:
    imported(tentap, EXPORT, "--timezone", "UTC").done()
    first = summary(tentap, "2019-W44")["comments"][0]
    assert first["at"] == "2019-11-01T09:51:12.402000+01:00"


def test_surveys_do_not_mix(tentap: Tentap) -> None:
    imported(tentap, EXPORT).done()
    assert imported(tentap, EXPORT, "--survey", "keynote").done().startswith("4 answers added")
    assert summary(tentap, "2019-W44", "--survey", "keynote")["n"] == 3


def test_every_mistake_is_told_and_nothing_is_imported(new_tentap: Tentap) -> None:
    content = (
        "When,Score,Why?,Who\n"
        "2019-11-01,9,,\n"
        "2019-11-01,11,,\n"
        "2019-11-01,9.5,,\n"
        "2019-11-01,-1,,\n"
        "11/01/2019,9,,\n"
        ",9,,\n"
        "2999-11-01,9,,\n"
    )
    assert imported(new_tentap, content).failed().splitlines() == [
        f"{new_tentap.folder}/list.csv: 6 problems, and nothing was imported",
        "  line 3: “11” is not a score; that is a whole number from 0 to 10",
        "  line 4: “9.5” is not a score; that is a whole number from 0 to 10",
        "  line 5: “-1” is not a score; that is a whole number from 0 to 10",
        "  line 6: “11/01/2019” may be 11 January 2019 or 1 November 2019, and no other line"
        " decides it; add --date-order dmy or --date-order mdy",
        "  line 7: the time is empty",
        "  line 8: “2999-11-01” lies in the future; if that is right, add --any-date",
    ]
    assert not new_tentap.database.exists()


def test_a_column_that_is_not_there_is_told_with_what_was_meant(tentap: Tentap) -> None:
    told = tentap("answers", "import", tentap.file(EXPORT), "--score", "Scoer", "--at", "When")
    assert "there is no column “Scoer”; did you mean “Score”?" in told.failed()


def test_an_unknown_survey_is_misuse(tentap: Tentap) -> None:
    told = imported(tentap, EXPORT, "--survey", "keynotes").failed(2)
    assert "“keynotes” isn't in bot.toml; use relationship, keynote" in told


def test_an_unknown_zone_is_misuse(tentap: Tentap) -> None:
    told = imported(tentap, EXPORT, "--timezone", "Europe/Berlim").failed(2)
    assert "is not a time zone; did you mean Europe/Berlin?" in told


@pytest.mark.skipif(not REAL.exists(), reason="the real file is not part of the project")
def test_a_real_survey_gives_the_known_figures(tentap: Tentap) -> None:
    typed = (
        *("answers", "import", str(REAL)),
        *("--score", "On a scale of 0-10, how would you rate Sudzilla?"),
        *("--at", "Timestamp", "--comment", "...why?", "--timezone", "UTC"),
    )
    assert tentap(*typed).done().startswith("39 answers added")
    assert tentap(*typed).done().startswith("0 answers added")
    week = summary(tentap, "2019-W44", "--timezone", "UTC")
    counts = week["n"], week["promoters"], week["passives"], week["detractors"]
    assert counts == (38, 7, 9, 22)
    assert week["nps"] == pytest.approx(-39.4737, abs=1e-4)
    assert week["interval"] == pytest.approx([-60.4932, -12.6775], abs=1e-4)
    assert "I got injured when they threw soap" in week["comments"][3]["comment"]
    after = summary(tentap, "2019-W45", "--timezone", "UTC")
    assert (after["n"], after["nps"], after["interval"]) == (1, 100, None)


def test_comments_that_are_too_old_to_keep_are_left_out(tentap: Tentap) -> None:
    kept = tentap.config.read_text().replace('words = "never"', 'words = "3 years"')
    tentap.config.write_text(kept)
    shown = imported(tentap, EXPORT)
    assert shown.done().startswith("4 answers added")
    assert shown.err.splitlines()[-1] == (
        "2 comments left out, older than `retention.words` in bot.toml keeps them."
    )
    assert imported(tentap, EXPORT).done().startswith("0 answers added")
    assert summary(tentap, "2019-W44")["comments"] == []


def test_who_answered_is_one_line_and_what_is_cut_is_told(tentap: Tentap) -> None:
    shown = imported(tentap, f"{EXPORT}2019-11-04 09:00,7,,{'x' * 201}\n")
    assert shown.done().startswith("5 answers added")
    assert shown.err.splitlines()[1:] == ["  line 8: its Who is cut to 200 characters"]
