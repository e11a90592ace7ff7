"""Exports of other tools, imported with no option but the file."""

import csv
import io
import shlex
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.handlers.cli.conftest import CONFIG, CommandResult, Tentap

EXPORTS = Path(__file__).parent / "exports"
TOOLS = {
    "delighted": "Delighted",
    "surveymonkey": "SurveyMonkey",
    "typeform": "Typeform",
    "google-forms": "Google Forms",
    "qualtrics": "Qualtrics",
}
NEW = {
    "delighted": "9004,504,Ana Li,ana@x.example,nps,10,,2026-11-12 08:00:00 UTC,,,Email,Mobile",
    "surveymonkey": "118000000015,450000001,11/15/2026 08:00:00 AM,11/15/2026 08:01:00 AM,,"
    ",,,,6,,,,",
    "typeform": "k3v9q0d1x7ae,10,,ana@x.example,completed,2026-11-12 07:59:00,,"
    "2026-11-12 08:00:00,,",
    "google-forms": '"2026/11/12 9:00:00 AM GMT+1","ana@x.example","10","1",""',
    "qualtrics": "2026-11-12 01:00:00,2026-11-12 01:01:00,0,,100,60,1,2026-11-12 01:01:01,"
    "R_1aAAAAAAAAAAAA4,,,ana@x.example,,,,email,EN,3,10,",
}
SLOW = "The export is slow, and nobody answers"
MIA, DANI, JOON = "mia@globex.example", "dani@initech.example", "joon@hooli.example"
QUICK = "Quick answers from support"
READ = {
    "delighted": [
        (9, "2026-11-09 08:15", QUICK, MIA),
        (3, "2026-11-10 09:30", SLOW, DANI),
        (8, "2026-11-10 10:00", None, JOON),
    ],
    "surveymonkey": [
        (9, "2026-11-09 07:12", QUICK, MIA),
        (0, "2026-11-14 08:30", SLOW, DANI),
        (10, "2026-11-14 13:01", None, None),
    ],
    "typeform": [
        (9, "2026-11-09 08:15", QUICK, MIA),
        (3, "2026-11-10 09:30", SLOW, DANI),
        (8, "2026-11-10 10:00", "Fine so far", JOON),
    ],
    "google-forms": [
        (9, "2026-11-09 08:15", QUICK, MIA),
        (3, "2026-11-10 09:30", SLOW.replace(", ", ",\n"), DANI),
        (8, "2026-11-10 10:00", None, JOON),
    ],
    "qualtrics": [
        (9, "2026-11-09 08:15", QUICK, MIA),
        (3, "2026-11-10 09:30", SLOW, DANI),
        (8, "2026-11-10 10:00", None, None),
    ],
}
"""Score, UTC, comment, person."""


@pytest.fixture
def single(new_tentap: Tentap) -> Tentap:
    """A folder whose bot.toml has one survey."""
    new_tentap.config.write_text(CONFIG[: CONFIG.rindex("[[survey]]")])
    return new_tentap


def imported(tentap: Tentap, content: bytes, *options: str) -> CommandResult:
    return tentap("answers", "import", tentap.file(content), *options)


def rows(tentap: Tentap) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(tentap.database)) as connection:
        return connection.execute(
            "SELECT score, strftime('%Y-%m-%d %H:%M', at / 1000000, 'unixepoch'), comment, person"
            " FROM imported_answers ORDER BY id"
        ).fetchall()


def export(tool: str) -> str:
    return (EXPORTS / f"{tool}.csv").read_text()


@pytest.mark.long
@pytest.mark.parametrize("tool", TOOLS)
def test_an_export_needs_no_option(single: Tentap, tool: str) -> None:
    shown = imported(single, export(tool).encode())
    assert shown.done().startswith("3 answers added to “relationship”, 0 there before")
    assert f"an export of {TOOLS[tool]}: score “" in shown.err
    assert rows(single) == READ[tool]


@pytest.mark.long
@pytest.mark.parametrize("tool", TOOLS)
def test_the_same_and_a_grown_export_add_only_what_is_new(single: Tentap, tool: str) -> None:
    imported(single, export(tool).encode()).done()
    again = imported(single, export(tool).encode()).done()
    assert again.startswith("0 answers added to “relationship”, 3 there before")
    grown = imported(single, f"{export(tool)}{NEW[tool]}\n".encode()).done()
    assert grown.startswith("1 answer added to “relationship”, 3 there before")
    assert len(rows(single)) == 4


@pytest.mark.long
@pytest.mark.parametrize("tool", [tool for tool in TOOLS if tool != "google-forms"])
def test_an_edited_export_changes_its_answer(single: Tentap, tool: str) -> None:
    imported(single, export(tool).encode()).done()
    edited = export(tool).replace("Quick answers", "Quicker answers")
    told = imported(single, edited.encode()).done()
    assert told.startswith("0 answers added to “relationship”, 1 changed, 2 there before")
    assert rows(single)[0][2] == "Quicker answers from support"


@pytest.mark.long
def test_an_edited_export_without_ids_is_refused(single: Tentap) -> None:
    imported(single, export("google-forms").encode()).done()
    edited = export("google-forms").replace('"12"', '"13"')
    assert (
        "1 row looks like an answer imported before" in imported(single, edited.encode()).failed()
    )


@pytest.mark.long
@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize("form", ["upper case", "semicolons in UTF-16", "a mark and CRLF"])
def test_an_export_is_known_in_another_form(single: Tentap, tool: str, form: str) -> None:
    text = export(tool)
    header, _, rest = text.partition("\n")
    match form:
        case "upper case":
            content = f"{header.upper()}\n{rest}".encode()
        case "semicolons in UTF-16":
            content = _with_semicolons(text).encode("utf-16")
        case _:
            content = text.replace("\n", "\r\n").encode("utf-8-sig")
    assert imported(single, content).done().startswith("3 answers added")


def _with_semicolons(text: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(csv.reader(io.StringIO(text)))
    return out.getvalue()


@pytest.mark.long
def test_an_option_outweighs_what_the_export_says(single: Tentap) -> None:
    imported(single, export("typeform").encode(), "--comment", "Tags", "--timezone", "Asia/Seoul")
    assert rows(single)[0] == (9, "2026-11-08 23:15", None, MIA)


@pytest.mark.long
def test_an_export_of_several_surveys_is_proposed(new_tentap: Tentap) -> None:
    shown = imported(new_tentap, export("typeform").encode()).failed()
    assert "an export of Typeform; name the survey, one of relationship, keynote" in shown
    assert " --id '#' --survey relationship --config" in shown
    assert not new_tentap.database.exists()
    told = imported(new_tentap, export("typeform").encode(), "--survey", "keynote").done()
    assert told.startswith("3 answers added to “keynote”")


def test_a_file_that_no_tool_is_known_by_is_listed_and_proposed(new_tentap: Tentap) -> None:
    content = "ID,Score,Date,E-Mail,Why so?\n1,9,24/11/2026,mia@globex.example,It's good\n"
    lines = imported(new_tentap, content.encode(), "--survey", "keynote").failed().splitlines()
    assert lines == [
        f"{new_tentap.folder}/list.csv: nothing was imported yet: are these the right columns?",
        "  Columns:",
        "    “ID” (ids): 1",
        "    “Score” (scores): 9",
        "    “Date” (times): 24/11/2026",
        "    “E-Mail” (email addresses): mia@globex.example",
        "    “Why so?” (words): It's good",
        "  Copy this command, and change what is wrong:",
        f"    tentap answers import {new_tentap.folder}/list.csv --score Score --at Date"
        f" --comment 'Why so?' --person E-Mail --id ID --survey keynote"
        f" --config {new_tentap.config}",
    ]
    assert not new_tentap.database.exists()


def test_the_proposed_command_works(tentap: Tentap) -> None:
    content = "ID,Score,Date,E-Mail,Why so?\n1,9,24/11/2026,mia@globex.example,It's good\n"
    proposed = imported(tentap, content.encode()).failed().splitlines()[-1]
    words = shlex.split(proposed)[1:]
    tentap(*words[: words.index("--config")]).done()
    assert rows(tentap) == [(9, "2026-11-23 23:00", "It's good", MIA)]


def test_of_several_columns_of_scores_none_is_taken_in_silence(single: Tentap) -> None:
    content = export("google-forms").replace("How many people use it with you?", "NPS of the app")
    shown = imported(single, content.replace('"12"', '"2"').encode()).failed()
    assert "several columns hold scores; which is the one?" in shown
    assert "--score 'How likely are you to recommend Acme to a friend? (0 to 10)'" in shown


def test_a_file_without_scores_asks_for_the_column(single: Tentap) -> None:
    shown = imported(single, b"Name,When\nAnn,2026-11-10\n").failed()
    assert "name the columns of the score and of its time" in shown
    assert "--score COLUMN --at When" in shown


@pytest.mark.long
def test_an_export_with_undecided_dates_says_what_to_add(single: Tentap) -> None:
    content = export("surveymonkey").replace("11/14/2026", "11/10/2026")
    shown = imported(single, content.encode()).failed()
    assert "add --date-order dmy or --date-order mdy" in shown
    imported(single, content.encode(), "--date-order", "mdy").done()


def test_a_dry_run_of_an_export_writes_nothing(single: Tentap) -> None:
    told = imported(single, export("qualtrics").encode(), "--dry-run").done()
    assert "Skipped line 3, one more row of headings" in told
    assert "times without a zone are in America/Denver" in told
    assert not single.database.exists()
