"""Files of answers as other tools and spreadsheets write them."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.handlers.cli.conftest import CommandResult, Tentap

BERLIN = ZoneInfo("Europe/Berlin")
COLUMNS = ("--score", "Score", "--at", "Date")


def imported(tentap: Tentap, content: str | bytes, *options: str) -> CommandResult:
    return tentap("answers", "import", tentap.file(content), *COLUMNS, *options)


def rows(tentap: Tentap, what: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(tentap.database)) as connection:
        return connection.execute(f"SELECT {what} FROM imported_answers ORDER BY id").fetchall()


def scores(tentap: Tentap) -> list[object]:
    return [score for (score,) in rows(tentap, "score")]


def times(tentap: Tentap) -> list[str]:
    """As the clocks in Berlin showed them."""
    epoch = datetime(1970, 1, 1, tzinfo=UTC)
    instants = [epoch + timedelta(microseconds=int(str(at))) for (at,) in rows(tentap, "at")]
    return [f"{instant.astimezone(BERLIN):%Y-%m-%d %H:%M:%S}" for instant in instants]


def dated(*cells: str) -> str:
    return "Score,Date\n" + "".join(f'9,"{cell}"\n' for cell in cells)


@pytest.mark.parametrize(
    ("cells", "read"),
    [
        (["202611101030"], ["2026-11-10 10:30:00"]),
        (["20261110103015", "20261111"], ["2026-11-10 10:30:15", "2026-11-11 00:00:00"]),
        (["1794303000"], ["2026-11-10 10:30:00"]),
        (["1794303000000"], ["2026-11-10 10:30:00"]),
        (["1794303000000000"], ["2026-11-10 10:30:00"]),
        (["46336.4375", "46337"], ["2026-11-10 10:30:00", "2026-11-11 00:00:00"]),
        (["46336,4219", "45658"], ["2026-11-10 10:07:32", "2025-01-01 00:00:00"]),
        (["４６３３７"], ["2026-11-11 00:00:00"]),
        (["46337", "2026-11-10 08:00"], ["2026-11-11 00:00:00", "2026-11-10 08:00:00"]),
    ],
)
def test_a_number_is_the_time_that_the_column_allows(
    tentap: Tentap, cells: list[str], read: list[str]
) -> None:
    imported(tentap, dated(*cells)).done()
    assert times(tentap) == read


@pytest.mark.parametrize(
    ("cells", "read"),
    [
        (["2026-03-29", "15/11/2025", "05/03/2026"], ["2026-03-29", "2025-11-15", "2026-03-05"]),
        (["11/13/2026", "11/10/2026"], ["2026-11-13", "2026-11-10"]),
        (["09.11.2026", "24.11.2026"], ["2026-11-09", "2026-11-24"]),
        (["11/10/26", "25/10/26"], ["2026-10-11", "2026-10-25"]),
        (["11-11-2026", "03-03-2026"], ["2026-11-11", "2026-03-03"]),
        (["9. 11. 2026", "24. 11. 2026"], ["2026-11-09", "2026-11-24"]),
        (["１５/１１/２０２５"], ["2025-11-15"]),
        (["15 Nov 2025", "Nov 5, 2025", "5-Nov-25"], ["2025-11-15", "2025-11-05", "2025-11-05"]),
        (["2026년 11월 9일", "2026年11月10日"], ["2026-11-09", "2026-11-10"]),
        (["2026. 11. 9", "2026/11/10"], ["2026-11-09", "2026-11-10"]),
    ],
)
def test_day_and_month_are_read_as_the_whole_column_allows(
    tentap: Tentap, cells: list[str], read: list[str]
) -> None:
    imported(tentap, dated(*cells)).done()
    assert times(tentap) == [f"{day} 00:00:00" for day in read]


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("24/11/2026 3:05 PM", "2026-11-24 15:05:00"),
        ("24/11/2026 15.05.22", "2026-11-24 15:05:22"),
        ("11/24/2026, 12:05:22 a.m.", "2026-11-24 00:05:22"),
        ("24.11.2026 15:05 +0000", "2026-11-24 16:05:00"),
        ("11/24/2026 15:05:22 UTC", "2026-11-24 16:05:22"),
        ("Nov 24, 2026 at 3:05 PM", "2026-11-24 15:05:00"),
        ("Tue Nov 24 2026 15:05:22 GMT+0200 (EET)", "2026-11-24 14:05:22"),
        ("Tue, 24 Nov 2026 15:05:22 +0000", "2026-11-24 16:05:22"),
        ("2026. 11. 24 오후 3:05:22", "2026-11-24 15:05:22"),
        ("2026/11/24 下午3:05:22", "2026-11-24 15:05:22"),
        ("2026-11-24\u202f3:05\u202fPM", "2026-11-24 15:05:00"),
    ],
)
def test_the_time_of_day_is_read_in_every_form(tentap: Tentap, cell: str, read: str) -> None:
    imported(tentap, dated(cell)).done()
    assert times(tentap) == [read]


@pytest.mark.parametrize(
    ("cell", "first", "second"),
    [
        ("11/10/2026", "11 October 2026", "10 November 2026"),
        ("11/10/26", "11 October 2026", "10 November 2026"),
        ("09.11.2026 10:00", "9 November 2026", "11 September 2026"),
        ("1-2-2026", "1 February 2026", "2 January 2026"),
    ],
)
def test_where_both_orders_are_possible_both_readings_are_shown(
    new_tentap: Tentap, cell: str, first: str, second: str
) -> None:
    told = imported(new_tentap, dated("11/11/2026", cell, cell)).failed()
    assert f"line 3: “{cell}” may be {first} or {second}, and no other line decides it" in told
    assert "1 problem, and nothing was imported" in told
    assert "add --date-order dmy or --date-order mdy" in told
    assert not new_tentap.database.exists()


def test_the_order_that_is_named_counts(tentap: Tentap) -> None:
    imported(tentap, dated("11/10/2026"), "--date-order", "mdy").done()
    assert times(tentap) == ["2026-11-10 00:00:00"]
    told = imported(tentap, dated("24/10/2026"), "--date-order", "mdy").failed()
    assert "line 2: “24/10/2026” is not a time" in told


def test_two_orders_in_one_column_are_refused_with_both_lines(tentap: Tentap) -> None:
    told = imported(tentap, dated("24/11/2026", "11/25/2026", "1/2/2026")).failed()
    assert (
        "line 3: “11/25/2026” has the month first, but “24/11/2026” in line 2 has the day" in told
    )


def test_years_of_two_digits_may_come_first(tentap: Tentap) -> None:
    told = imported(tentap, dated("26-11-10")).failed()
    assert "26 November 2010 or 10 November 2026" in told
    imported(tentap, dated("26-11-10"), "--date-order", "ymd").done()
    assert times(tentap) == ["2026-11-10 00:00:00"]


@pytest.mark.long
@pytest.mark.parametrize(
    "cell",
    ["1970-01-01", "1900-01-01", "1980-01-01 00:00:00", "01/01/1980", "1999-12-31 23:59", "25569"],
)
def test_a_date_before_2000_is_named_and_refused_unless_it_is_right(
    new_tentap: Tentap, cell: str
) -> None:
    told = imported(new_tentap, dated(cell)).failed()
    assert f"line 2: “{cell}”" in told
    assert "is before 2000, often a placeholder for no date" in told
    assert not new_tentap.database.exists()
    imported(new_tentap, dated(cell), "--any-date").done()
    assert len(times(new_tentap)) == 1


@pytest.mark.parametrize("cell", ["2999-11-01", "32503680000", "209912312359", "99999"])
def test_a_date_in_the_future_is_named_and_refused_unless_it_is_right(
    tentap: Tentap, cell: str
) -> None:
    told = imported(tentap, dated(cell)).failed()
    assert f"“{cell}”" in told
    assert ("lies in the future" in told) or ("is not a time" in told)


def test_a_number_that_would_be_1976_is_never_taken_in_silence(tentap: Tentap) -> None:
    told = imported(tentap, dated("202613101030")).failed()
    assert "“202613101030” (3 June 1976) is before 2000" in told


@pytest.mark.parametrize(
    ("cell", "score"),
    [
        ("10 - Extremely likely", 10),
        ("0 - Not at all likely", 0),
        ("10 – Äußerst wahrscheinlich", 10),
        ("Promoter (9)", 9),
        ("Detractor (3)", 3),
        ("9 (Promoter)", 9),
        ("9/10", 9),
        ("9 / 10", 9),
        ("9 out of 10", 9),
        ("9.0", 9),
        ("9,0", 9),
        ("１０", 10),
        ("9점", 9),
        ("9 分", 9),
        ("Not at all likely: 0", 0),
        ("10 매우 그렇다", 10),
    ],
)
def test_a_score_is_read_with_its_label(tentap: Tentap, cell: str, score: int) -> None:
    imported(tentap, f'Score,Date\n"{cell}",2026-11-10\n').done()
    assert scores(tentap) == [score]


@pytest.mark.parametrize(
    "cell",
    ["11", "9.5", "-1", "4/5", "9/100", "5 stars", "90%", "7-8", "10-9", "Bad (-5)", "9 (of 2)"],
)
def test_what_may_be_another_number_is_no_score(tentap: Tentap, cell: str) -> None:
    told = imported(tentap, f"Score,Date\n9,2026-11-10\n{cell},2026-11-10\n").failed()
    assert f"line 3: “{cell}” is not a score" in told


@pytest.mark.parametrize(
    "cell", ["N/A", "n/a", "NULL", "nan", "#N/A", "-", "—", "–", "None", " ", "", "N.A.", "무응답"]
)
def test_a_word_for_no_answer_is_left_out_and_counted(tentap: Tentap, cell: str) -> None:
    told = imported(tentap, f"Score,Date\n{cell},2026-11-10\n9,2026-11-11\n{cell},?\n").done()
    assert told == "1 answer added to “relationship”, 0 there before, 2 without a score left out.\n"


def test_a_dash_for_a_comment_or_a_person_is_none(tentap: Tentap) -> None:
    content = "Score,Date,Why,Who\n9,2026-11-10,-,N/A\n9,2026-11-10,none,anonymous\n"
    imported(tentap, content, "--comment", "Why", "--person", "Who").done()
    assert rows(tentap, "comment, person") == [(None, None), ("none", None)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana@Example.com", "ana@example.com"),
        ("ana@example.com", "\u200bana@exam\u00adple.com "),
        ("ana@example.com", "mailto:ana@example.com"),
        ("ana@example.com", "Ana Li <ANA@example.com>;"),
        ("Ana Li", "ana  li"),
        ("Ana Li", "ANA\u200b LI\ufeff"),
        ("612345678", "612345678.0"),
        ("U0ANA", "u0ana"),
    ],
)
def test_one_person_counts_once_however_the_name_is_written(
    tentap: Tentap, one: str, other: str
) -> None:
    content = f"Score,Date,Who\n2,2026-11-10,{one}\n9,2026-11-11,{other}\n"
    imported(tentap, content, "--person", "Who").done()
    shown = tentap("summary", "--week", "2026-W46", "--format", "json").done()
    assert '"n": 1,' in shown


def test_a_person_whose_digits_are_gone_is_refused(tentap: Tentap) -> None:
    content = "Score,Date,Who\n2,2026-11-10,6.12E+08\n"
    told = imported(tentap, content, "--person", "Who").failed()
    assert "line 2: “6.12E+08” has lost digits in a spreadsheet" in told


@pytest.mark.parametrize("line", ["9,2026-11-10", "9,2026-11-10,hi", '"9","2026-11-10"\r'])
def test_a_short_line_is_filled(tentap: Tentap, line: str) -> None:
    imported(tentap, f"Score,Date,Comment,Tags\n{line}\n", "--comment", "Comment").done()
    assert scores(tentap) == [9]


def test_a_line_that_ends_before_what_is_needed_is_refused_fittingly(tentap: Tentap) -> None:
    content = "Comment,Score,Date\nfine,9,2026-11-10\nbroken by\na line break,3,2026-11-10\nx,9\n"
    assert imported(tentap, content).failed().splitlines()[1:] == [
        "  line 3: ends after 1 of 3 cells, before “Score” and “Date”;"
        " a cell with a line break needs quotes around it",
        "  line 5: ends after 2 of 3 cells, before “Date”;"
        " a cell with a line break needs quotes around it",
    ]


SECOND = [
    '"","","Response","Open-Ended Response"',
    ',,"How likely, from 0 to 10?",Why?',
    "Id,Date Created,,Open-Ended Response",
    "text,date,number,text",
]


@pytest.mark.parametrize("second", SECOND)
def test_a_second_row_of_headings_is_skipped_with_a_line(tentap: Tentap, second: str) -> None:
    content = f'"ID","Date","Score",""\n{second}\n"1","2026-11-10 14:36:42","9","nice"\n'
    shown = imported(tentap, content, "--comment", "column 4")
    assert shown.done().startswith("1 answer added to “relationship”, 0 there before, 0 without")
    assert "Skipped line 2, one more row of headings" in shown.err
    assert rows(tentap, "score, comment") == [(9, "nice")]


def test_a_row_with_a_time_or_below_an_answer_is_no_heading(tentap: Tentap) -> None:
    told = imported(tentap, "Score,Date\nResponse,2026-11-10\n9,2026-11-10\nbad,worse\n").failed()
    assert "2 problems" in told
    assert "line 2: “Response” is not a score" in told


def test_excels_line_is_skipped(tentap: Tentap) -> None:
    imported(tentap, 'sep=;\r\nScore;Date\r\n9;"2026-11-10 10:00"\r\n').done()
    assert times(tentap) == ["2026-11-10 10:00:00"]


@pytest.mark.parametrize("delimiter", ["^", "~", ":"])
def test_a_delimiter_that_we_do_not_know_is_named(tentap: Tentap, delimiter: str) -> None:
    told = imported(tentap, f"Score{delimiter}Date\n9{delimiter}2026\n").failed()
    assert f"“{delimiter}” seems to stand between the columns" in told
    assert "did you mean" not in told


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16", "utf-8-sig"])
@pytest.mark.parametrize("delimiter", [",", "|", "\t"])
def test_encodings_and_delimiters_are_found_out(
    tentap: Tentap, encoding: str, delimiter: str
) -> None:
    content = f"Score{delimiter}Date\r\n9{delimiter}2026-11-10\r\n"
    imported(tentap, content.encode(encoding)).done()
    assert scores(tentap) == [9]


def test_a_dry_run_shows_all_that_was_decided_and_writes_nothing(new_tentap: Tentap) -> None:
    content = (
        "ID,Score,Date,Who,Why\n"
        "a,Promoter (9),24/11/2026 10:00,Ana@Example.com,good\n"
        "b,N/A,24/11/2026 11:00,,\n"
        "c,3,25/11/2026,,bad\n"
        "d,,,,\n"
    )
    options = ("--person", "Who", "--comment", "Why", "--dry-run")
    assert imported(new_tentap, content, *options).done().splitlines() == [
        "Read as:",
        "  score    “Score”: numbers from 0 to 10, with words such as “Promoter (9)”",
        "  at       “Date”: dates with the day first; times without a zone are in Europe/Berlin",
        "  comment  “Why”",
        "  person   “Who”",
        "First answers:",
        "  line 2: 9 · 2026-11-24 10:00 Europe/Berlin · ana@example.com · “good”",
        "  line 4: 3 · 2026-11-25 00:00 Europe/Berlin · “bad”",
        "Left out: 2 rows without a score (“N/A” 1, empty 1).",
        "“ID” looks like a unique id. With --id ID, a later export that has grown or was edited"
        " adds only what is new.",
        "2 answers could be imported. Nothing was written (--dry-run).",
    ]
    assert not new_tentap.database.exists()


def test_what_was_decided_is_said_after_an_import_as_well(tentap: Tentap) -> None:
    shown = imported(tentap, dated("24/11/2026"))
    shown.done()
    assert "at: dates with the day first; times without a zone are in Europe/Berlin" in shown.err
    assert imported(tentap, dated("2026-11-25")).err == ""
