"""CSV files as people have them."""

import codecs
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handlers.imports.csv_format import SheetError
from handlers.imports.csv_reader import CsvRow, Problem, Sheet


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "list.csv"


def table(
    file: Path, content: bytes, *wanted: str
) -> tuple[tuple[str, ...], list[CsvRow | Problem]]:
    file.write_bytes(content)
    sheet = Sheet(file, wanted)
    return sheet.header, list(sheet.rows())


def cells(file: Path, content: bytes, *wanted: str) -> list[tuple[str, ...]]:
    _, rows = table(file, content, *wanted)
    assert all(isinstance(row, CsvRow) for row in rows), rows
    return [row.cells for row in rows if isinstance(row, CsvRow)]


def problem(file: Path, content: bytes) -> str:
    """The last thing that is wrong."""
    *_, last = table(file, content)[1]
    assert isinstance(last, Problem)
    return f"{last.line}: {last.text}"


def refusal(file: Path, content: bytes) -> str:
    with pytest.raises(SheetError) as caught:
        table(file, content)
    return str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_utf_8_and_marked_utf_16_are_read(file: Path, encoding: str) -> None:
    content = "name,café\nAnn,한국어 👩‍👩‍👧\n".encode(encoding)
    assert table(file, content)[0] == ("name", "café")
    assert cells(file, content) == [("Ann", "한국어 👩‍👩‍👧")]


def test_big_endian_utf_16_is_read(file: Path) -> None:
    content = codecs.BOM_UTF16_BE + "name\nAnn\n".encode("utf-16-be")
    assert cells(file, content) == [("Ann",)]


@pytest.mark.parametrize("delimiter", [b",", b";", b"\t"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_delimiter_and_line_ends_are_found_out(file: Path, delimiter: bytes, end: bytes) -> None:
    content = b"name%bslack%bAnn%bU1%b" % (delimiter, end, delimiter, end)
    assert cells(file, content) == [("Ann", "U1")]


def test_wanted_columns_outweigh_many_columns(file: Path) -> None:
    content = b"at;How was it, all in all, truly?\n2019-11-01;9\n"
    assert cells(file, content, "at") == [("2019-11-01", "9")]


def test_quotes_hold_delimiters_quotes_and_line_breaks(file: Path) -> None:
    content = b'name;said\n"Ann; B";"a ""b""\nc"\n'
    assert cells(file, content) == [("Ann; B", 'a "b"\nc')]


def test_empty_lines_are_passed_over_and_lines_still_counted(file: Path) -> None:
    _, rows = table(file, b"name,x\n\n,\nAnn,1\n")
    assert rows == [CsvRow(line=4, cells=("Ann", "1"))]


def test_empty_cells_beyond_the_last_column_are_passed_over(file: Path) -> None:
    assert cells(file, b"name,x\nAnn,1,,\n") == [("Ann", "1")]


@pytest.mark.parametrize("line", [b"Ann,1,2", b"Ann" + b",1" * 5000])
def test_a_line_of_another_width_is_a_problem(file: Path, line: bytes) -> None:
    assert "and there are 2 columns" in problem(file, b"name,x\n" + line + b"\n")


@pytest.mark.parametrize("line", [b"Ann", b'"Ann"', b"Ann,"])
def test_a_short_line_is_filled_with_empty_cells(file: Path, line: bytes) -> None:
    assert cells(file, b"name,x,y\n" + line + b"\r\nBob,1,2\n") == [
        ("Ann", "", ""),
        ("Bob", "1", "2"),
    ]


SEP_LINES = [
    b"sep=;",
    b'"sep=;"',
    b"SEP=;",
    b"\xef\xbb\xbfsep=;",
    b'\xef\xbb\xbf"sep=;"',
    b"sep=;;;",
]


@pytest.mark.parametrize("first", SEP_LINES)
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_the_line_with_which_excel_names_the_delimiter_is_skipped(
    file: Path, first: bytes, end: bytes
) -> None:
    content = first + end + b"name;a,b,c" + end + b"Ann;1" + end + b'"Bob' + end
    header, rows = table(file, content)
    assert header == ("name", "a,b,c")
    assert rows[0] == CsvRow(line=3, cells=("Ann", "1"))
    assert rows[1] == Problem(
        line=4, text="has a quote that nothing closes; what follows was not checked"
    )


@pytest.mark.parametrize("delimiter", [b",", b"\t", b"|", b"^", b":"])
def test_the_delimiter_that_excel_names_is_taken(file: Path, delimiter: bytes) -> None:
    content = b"sep=%b\nname%bx;y\nAnn%b1\n" % (delimiter, delimiter, delimiter)
    assert cells(file, content) == [("Ann", "1")]


def test_a_column_of_the_name_sep_is_a_column(file: Path) -> None:
    assert table(file, b"sep,x\n1,2\n")[0] == ("sep", "x")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("name", ["Ann", "김영희, 아주 느려요", "王伟"])
def test_utf_16_without_its_mark_is_read(file: Path, encoding: str, end: str, name: str) -> None:
    content = f'name\tx{end}"{name}"\t1{end}'.encode(encoding)
    assert cells(file, content) == [(name, "1")]


def test_a_pipe_between_columns_is_read(file: Path) -> None:
    assert cells(file, b"name|x\nAnn|1\n") == [("Ann", "1")]


@pytest.mark.parametrize(
    ("encoding", "words", "guess"),
    [
        ("cp1252", "name\nJürgen Groß\nGaëlle Lefèvre, très bien\n", "windows-1252"),
        ("cp949", "이름,점수\n박준,9\n김영희,3\n", "cp949"),
        ("gb18030", "姓名,分数\n王伟,9\n李娜,很慢\n", "gb18030"),
        ("cp1251", "Имя,Оценка\nИван,9\nПётр,слишком медленно\n", "windows-1251"),
    ],
)
def test_another_encoding_is_named_and_read_once_it_is_given(
    file: Path, encoding: str, words: str, guess: str
) -> None:
    told = refusal(file, words.encode(encoding))
    assert f"It looks like {guess}: --encoding {guess}; line" in told
    assert Sheet(file, encoding=guess).header[0] == words[: len(words.split(",")[0])].split("\n")[0]


def test_an_encoding_that_does_not_exist_is_refused(file: Path) -> None:
    file.write_bytes(b"name\nAnn\n")
    for name in ("klingon", "base64", "hex"):
        with pytest.raises(SheetError, match=f"there is no encoding “{name}”"):
            Sheet(file, encoding=name)


def test_a_quote_that_nothing_closes_is_told_with_its_line(file: Path) -> None:
    told = problem(file, b'name,x\nAnn,1\nBob,"2\nCid,3\n')
    assert told == "3: has a quote that nothing closes; what follows was not checked"


def test_words_behind_a_closing_quote_are_told(file: Path) -> None:
    assert "a quote inside a cell is written twice" in problem(file, b'name,x\n"Ann" B,1\n')


def test_a_cell_of_ten_megabytes_is_told(file: Path) -> None:
    content = b"name,x\nAnn," + b"a" * 10_000_000 + b"\n"
    assert "2: is longer than 1,000,000 characters" in problem(file, content)


def test_an_unclosed_quote_in_a_long_file_ends_soon(file: Path) -> None:
    content = b'name,x\nAnn,"1\n' + b"Bob,2\n" * 100_000
    assert "2: has a cell longer than 131,072 characters" in problem(file, content)


def test_a_nul_is_told(file: Path) -> None:
    assert "2: contains a NUL character" in problem(file, b"name,x\nAnn,a\0b\n")


def test_other_encodings_are_refused_at_the_byte(file: Path) -> None:
    content = "name\nAnn\nJürgen\n".encode("cp1252")
    told = refusal(file, content)
    assert told.startswith("byte 11, in line 3, is not UTF-8; save it as “CSV UTF-8”")


def test_the_byte_is_right_far_into_a_file(file: Path) -> None:
    content = b"name\n" + "Jörg\n".encode() * 50_000 + "Имя\n".encode("cp1251")
    assert refusal(file, content).startswith(f"byte {5 + 6 * 50_000 + 1:,}, in line 50,002,")


def test_a_file_cut_within_a_character_is_refused(file: Path) -> None:
    assert refusal(file, "name\nJü".encode()[:-1]).startswith("byte 7, in line 2,")


@pytest.mark.parametrize("start", [b"PK\x03\x04rest", b"\xd0\xcf\x11\xe0\xa1\xb1"])
def test_a_workbook_that_is_called_csv_is_refused(file: Path, start: bytes) -> None:
    assert "this is a workbook or an archive, not CSV" in refusal(file, start)


def test_an_empty_file_is_refused(file: Path) -> None:
    assert refusal(file, b"") == "it is empty"


@pytest.mark.parametrize("content", [b"\n", b",,\n1,2,3\n", b'"never closed\n'])
def test_a_file_without_names_of_columns_is_refused(file: Path, content: bytes) -> None:
    assert "names no columns" in refusal(file, content)


def test_five_thousand_columns_are_refused(file: Path) -> None:
    assert "it has 5,000 columns" in refusal(file, b",".join([b"x"] * 5000) + b"\n")


PIECES = [
    b'"',
    b",",
    b";",
    b"\t",
    b"\n",
    b"\r",
    b"\0",
    b"a",
    "é".encode(),
    b"\xff",
    b"\xef\xbb\xbf",
]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(
    content=st.binary(max_size=60)
    | st.lists(st.sampled_from(PIECES), max_size=40).map(b"".join)
    | st.text(max_size=30).map(lambda text: text.encode("utf-16", "surrogatepass"))
)
def test_whatever_a_file_holds_it_is_read_or_refused_in_words(file: Path, content: bytes) -> None:
    try:
        header, rows = table(file, content)
    except SheetError:
        return
    lines = [row.line for row in rows]
    assert lines == sorted(set(lines))
    assert all(len(row.cells) == len(header) for row in rows if isinstance(row, CsvRow))
