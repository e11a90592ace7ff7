"""Exports that have grown or were edited since the last import."""

import sqlite3
from contextlib import closing

import pytest

from tests.handlers.cli.conftest import CommandResult, Tentap

MONDAY = """\
ID,Score,Date,Tags
1,9,2026-11-10 10:00,
2,3,2026-11-10 11:00,
"""
TUESDAY = """\
ID,Score,Date,Tags
1,9,2026-11-10 10:00,vip
2,3,2026-11-10 11:00,
3,8,2026-11-11 11:00,
"""
WITH_ID = ("--id", "id")


def imported(tentap: Tentap, content: str, *options: str) -> CommandResult:
    columns = ("--score", "Score", "--at", "Date")
    return tentap("answers", "import", tentap.file(content), *columns, *options)


def rows(tentap: Tentap) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(tentap.database)) as connection:
        question = "SELECT score, comment, source_id FROM imported_answers ORDER BY id"
        return connection.execute(question).fetchall()


def test_a_grown_and_edited_export_adds_only_what_is_new(tentap: Tentap) -> None:
    imported(tentap, MONDAY, *WITH_ID).done()
    told = imported(tentap, TUESDAY, *WITH_ID).done()
    assert told.startswith("1 answer added to “relationship”, 2 there before,")
    assert rows(tentap) == [(9, None, "1"), (3, None, "2"), (8, None, "3")]


def test_without_ids_an_edited_export_is_refused_with_the_advice(tentap: Tentap) -> None:
    first = imported(tentap, MONDAY)
    assert first.done().startswith("2 answers added")
    assert "“ID” looks like a unique id. With --id ID" in first.err
    told = imported(tentap, TUESDAY).failed()
    assert (
        "1 row looks like an answer imported before and edited since, the first in line 2" in told
    )
    assert "add --id ID" in told
    assert len(rows(tentap)) == 2


def test_after_the_advice_nothing_is_doubled(tentap: Tentap) -> None:
    imported(tentap, MONDAY).done()
    told = imported(tentap, TUESDAY, *WITH_ID).done()
    assert told.startswith("1 answer added to “relationship”, 2 there before,")
    assert rows(tentap) == [(9, None, "1"), (3, None, "2"), (8, None, "3")]
    again = imported(tentap, TUESDAY, *WITH_ID).done()
    assert again.startswith("0 answers added to “relationship”, 3 there before,")


def test_an_import_without_ids_after_one_with_them_is_refused(tentap: Tentap) -> None:
    imported(tentap, MONDAY, *WITH_ID).done()
    assert "add --id ID" in imported(tentap, TUESDAY).failed()


def test_an_edited_answer_is_changed(tentap: Tentap) -> None:
    header, option = "Key,Score,Date,Why\n", ("--comment", "Why", "--id", "Key")
    imported(tentap, f"{header}a,9,2026-11-10,fine\nb,3,2026-11-10,slow\n", *option).done()
    told = imported(tentap, f"{header}a,9,2026-11-10,fine\nb,8,2026-11-12,faster\n", *option)
    assert told.done().startswith("0 answers added to “relationship”, 1 changed, 1 there before,")
    assert rows(tentap) == [(9, "fine", "a"), (8, "faster", "b")]


def test_an_id_belongs_to_one_survey(tentap: Tentap) -> None:
    imported(tentap, MONDAY, *WITH_ID).done()
    told = imported(tentap, MONDAY, *WITH_ID, "--survey", "keynote").done()
    assert told.startswith("2 answers added to “keynote”")


def test_equal_moments_with_other_ids_are_other_answers(tentap: Tentap) -> None:
    content = "ID,Score,Date\n1,9,2026-11-10\n2,9,2026-11-10\n"
    imported(tentap, content, *WITH_ID).done()
    told = imported(tentap, f"{content}3,9,2026-11-10\n", *WITH_ID).done()
    assert told.startswith("1 answer added to “relationship”, 2 there before,")


def test_new_answers_beside_all_earlier_ones_are_no_edits(tentap: Tentap) -> None:
    content = "Score,Date,Why\n9,2026-11-10,good\n"
    imported(tentap, content).done()
    told = imported(tentap, f"{content}9,2026-11-10,very good\n").done()
    assert told.startswith("1 answer added to “relationship”, 1 there before,")


def test_rows_that_only_look_edited_can_be_imported(tentap: Tentap) -> None:
    imported(tentap, "Score,Date,Why\n9,2026-11-10,good\n").done()
    other = "Score,Date,Why\n9,2026-11-10,another answer\n"
    told = imported(tentap, other).failed()
    assert "if the file has a column of unique ids, add --id COLUMN" in told
    assert "1 answer could be imported" in imported(tentap, other, "--overlap", "--dry-run").done()
    assert imported(tentap, other, "--overlap").done().startswith("1 answer added")


@pytest.mark.parametrize(("one", "other"), [("Ana@x.example", "ana@x.example"), ("", "")])
def test_an_edit_is_seen_by_person_instant_and_score(tentap: Tentap, one: str, other: str) -> None:
    imported(tentap, f"Score,Date,Who,Tag\n9,2026-11-10,{one},\n", "--person", "Who").done()
    content = f"Score,Date,Who,Tag\n9,2026-11-10,{other},vip\n"
    assert "1 row looks like" in imported(tentap, content, "--person", "Who").failed()
    changed = content.replace("9,2026", "8,2026")
    imported(tentap, changed, "--person", "Who").done()


def test_an_id_twice_or_none_is_a_problem(new_tentap: Tentap) -> None:
    content = (
        "ID,Score,Date\n7,9,2026-11-10\n7.0,3,2026-11-11\n,8,2026-11-12\n1.2E+14,8,2026-11-12\n"
    )
    assert imported(new_tentap, content, *WITH_ID).failed().splitlines()[1:] == [
        "  line 3: has the id “7” of line 2; keep one of them",
        "  line 4: has no id; import the file without --id, or fill it in",
        "  line 5: “1.2E+14” has lost digits in a spreadsheet; format that column as text there,"
        " and export it again",
    ]
    assert not new_tentap.database.exists()


@pytest.mark.parametrize("name", ["Response ID", "response_id", "#", "UUID", "Submission ID"])
def test_a_column_of_unique_ids_is_proposed(tentap: Tentap, name: str) -> None:
    told = imported(tentap, f"{name},Score,Date\nx1,9,2026-11-10\nx2,9,2026-11-10\n").err
    assert f"“{name}” looks like a unique id." in told


@pytest.mark.parametrize(
    ("name", "second"),
    [
        ("Response ID", "x1"),
        ("ID", ""),
        ("Customer ID", "x2"),
        ("Collector ID", "x2"),
        ("Tag", "x2"),
    ],
)
def test_a_column_that_repeats_or_names_people_is_not_proposed(
    tentap: Tentap, name: str, second: str
) -> None:
    content = f"{name},Score,Date\nx1,9,2026-11-10\n{second},9,2026-11-10\n"
    assert "unique id" not in imported(tentap, content).err
