"""CSAT on the command line: imports, figures, and the way to the main survey."""

import json
from typing import Any

import pytest

from tests.handlers.cli.conftest import Tentap

RATED = '[[survey]]\nkey = "support"\nkind = "csat"\n'
EXPORT = "When,Score\n2019-10-28,5\n2019-10-29,4/5\n2019-10-30,2 - Dissatisfied\n2019-11-03,1\n"
COLUMNS = ("--score", "Score", "--at", "When", "--survey", "support")
WEEK = ("--week", "2019-W44")


@pytest.fixture
def rated(tentap: Tentap) -> Tentap:
    """A folder with a CSAT survey."""
    tentap.config.write_text(tentap.config.read_text() + RATED)
    return tentap


def imported(tentap: Tentap, content: str = EXPORT, *options: str) -> str:
    return tentap("answers", "import", tentap.file(content), *COLUMNS, *options).done()


def figures(tentap: Tentap, *options: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        tentap("summary", *WEEK, "--format", "json", *options).done()
    )
    return found


def test_answers_of_another_tool_are_read_by_the_surveys_scale(rated: Tentap) -> None:
    assert imported(rated).startswith("4 answers added to “support”")
    shown = imported(rated, EXPORT, "--dry-run")
    assert "numbers from 1 to 5, with words such as “4/5”, “2 - Dissatisfied”" in shown


@pytest.mark.parametrize("score", ["0", "6", "9/10", "3.5"])
def test_scores_of_another_scale_are_refused(rated: Tentap, score: str) -> None:
    file = rated.file(f"When,Score\n2019-10-28,5\n2019-10-29,{score}\n")
    told = rated("answers", "import", file, *COLUMNS).failed()
    assert f"line 3: “{score}” is not a score; that is a whole number from 1 to 5" in told


def test_the_json_of_the_main_survey_has_csat_and_pools_nothing(rated: Tentap) -> None:
    imported(rated)
    found = figures(rated)
    assert (found["survey"], found["n"]) == ("relationship", 0)
    (csat,) = found["csat"]
    week = {key: csat[key] for key in ("survey", "asked", "n", "satisfied", "csat")}
    assert week == {"survey": "support", "asked": 0, "n": 4, "satisfied": 2, "csat": 50.0}
    assert csat["last_90_days"]["n"] == 4
    assert figures(rated, "--survey", "keynote")["csat"] == []


def test_the_text_has_the_line(rated: Tentap) -> None:
    imported(rated)
    words = "CSAT, support: 2 of 4 gave a 4 or 5 over 90 days, too few for a percentage"
    assert words in rated("summary", *WEEK).done()


def test_a_csat_survey_has_no_summary_of_its_own(rated: Tentap) -> None:
    told = rated("summary", "--survey", "support").failed(code=2)
    assert "“support” is a CSAT survey; its figures are in the summary of “relationship”" in told
    assert "tentap summary --survey relationship" in told


def test_the_main_survey_is_the_first_of_its_kind(rated: Tentap) -> None:
    head, mark, rest = rated.config.read_text().partition("[[survey]]")
    rated.config.write_text(head + RATED + mark + rest.replace(RATED, ""))
    assert figures(rated)["survey"] == "relationship"


@pytest.mark.long
def test_a_segment_is_one_of_the_scale_from_0_to_10(rated: Tentap) -> None:
    people = rated.file("name,email\nAnn,ann@acme.example\nBob,bob@acme.example\n", "people.csv")
    rated("people", "import", people).done()
    content = "When,Score,Who\n2019-10-28,{},ann@acme.example\n"
    nps = ("--score", "Score", "--at", "When", "--person", "Who", "--survey", "relationship")
    rated("answers", "import", rated.file(content.format(9)), *nps).done()
    imported(rated, content.format(1).replace("28", "30"), "--person", "Who")
    listed = rated("people", "list", "--segment", "promoter").done()
    assert "Ann" in listed
    assert "Bob" not in listed
    assert "Ann" not in rated("people", "list", "--segment", "detractor").done()
    shown = rated("people", "show", "Ann").done()
    assert "support: Score 1 of 5" in shown
    assert "relationship: Score 9 of 10" in shown
