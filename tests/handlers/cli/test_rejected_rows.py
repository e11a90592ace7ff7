"""The file of the rows that `tentap people import` rejects."""

import stat
from pathlib import Path

from tests.handlers.cli.conftest import CommandResult, Tentap
from tests.handlers.cli.test_people_columns import rows

LIST = "name,email,plan\nAnn,ann@x.example,gold\nBob,bob,silver\n"
WHY = "\ufeffwhy_rejected,name,email,plan\n"
BOB = f"{WHY}line 3: “bob” is not an email address,Bob,bob,silver\n"


def imported(tentap: Tentap, content: str | bytes, *options: str) -> CommandResult:
    return tentap("people", "import", tentap.file(content), *options)


def rejected(tentap: Tentap, name: str = "list.rejected.csv") -> str:
    return (tentap.folder / name).read_bytes().decode()


def names(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir()} - {"bot.toml", "list.csv"}


def test_the_file_has_the_columns_of_the_list_and_the_reasons(tentap: Tentap) -> None:
    imported(tentap, LIST)
    assert rejected(tentap) == BOB


def test_only_its_owner_can_read_it(tentap: Tentap) -> None:
    imported(tentap, LIST)
    file = tentap.folder / "list.rejected.csv"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_corrected_rows_are_imported_from_it(tentap: Tentap) -> None:
    imported(tentap, LIST)
    file = tentap.folder / "list.rejected.csv"
    file.write_text(file.read_text().replace(",bob,", ",bob@x.example,"))
    told = tentap("people", "import", str(file))
    assert told.done() == "1 person added, 0 changed, 0 as before.\n"
    assert rows(tentap, "SELECT name, email, properties FROM people ORDER BY id") == [
        ("Ann", "ann@x.example", '{"plan": "gold"}'),
        ("Bob", "bob@x.example", '{"plan": "silver"}'),
    ]


def test_what_is_rejected_again_has_one_reason_and_a_file_of_its_own(tentap: Tentap) -> None:
    imported(tentap, LIST + "Cho,cho,\n")
    file = tentap.folder / "list.rejected.csv"
    file.write_text(file.read_text().replace(",bob,", ",bob@x.example,"))
    told = tentap("people", "import", str(file))
    assert f"Correct it in {tentap.folder}/list.rejected.2.csv" in told.err
    assert rejected(tentap, "list.rejected.2.csv") == (
        f"{WHY}line 3: “cho” is not an email address,Cho,cho,\n"
    )


def test_no_file_is_replaced(tentap: Tentap) -> None:
    (tentap.folder / "list.rejected.csv").write_text("mine")
    imported(tentap, LIST)
    assert rejected(tentap) == "mine"
    assert rejected(tentap, "list.rejected.2.csv") == BOB


def test_the_same_list_again_leaves_one_file(tentap: Tentap) -> None:
    imported(tentap, LIST)
    before = names(tentap.folder)
    imported(tentap, LIST)
    assert names(tentap.folder) == before


def test_its_name_may_be_chosen(tentap: Tentap) -> None:
    file = tentap.folder / "wrong.csv"
    told = imported(tentap, LIST, "--rejected", str(file))
    assert f"Correct it in {file}, then: tentap people import {file}" in told.err
    assert rejected(tentap, "wrong.csv") == BOB


def test_a_chosen_file_that_exists_is_refused_before_the_import(tentap: Tentap) -> None:
    file = tentap.folder / "wrong.csv"
    file.write_text("mine")
    told = imported(tentap, LIST, "--rejected", str(file)).failed()
    assert told == (
        f"{file}: exists already, and nothing was imported. Name another file with --rejected, or"
        " remove it.\n"
    )
    assert rows(tentap) == []
    assert file.read_text() == "mine"


def test_the_command_keeps_what_was_said_about_the_columns(tentap: Tentap) -> None:
    content = "Client,Work mail\nAnn,ann@x.example\nBob,bob\n"
    told = imported(tentap, content, "--map", "name=Client", "--map", "email=Work mail")
    assert "list.rejected.csv --map name=Client --map 'email=Work mail' --config" in told.err


def test_a_spreadsheet_runs_nothing_in_it_and_nothing_of_it_changes(tentap: Tentap) -> None:
    plan = "=cmd|'/c calc'!A0"
    imported(tentap, f"name,email,plan\n+Ann,@ann,{plan}\n'=Bob,@bob,\t1\nCho,c@x.example,\n")
    assert rejected(tentap).splitlines()[1:] == [
        f"line 2: “@ann” is not an email address: there must be something before the @-sign,"
        f"'+Ann,'@ann,'{plan}",
        "line 3: “@bob” is not an email address: there must be something before the @-sign,"
        "''=Bob,'@bob,'\t1",
    ]
    file = tentap.folder / "list.rejected.csv"
    corrected = (
        file.read_text().replace(",'@ann,", ",a@x.example,").replace(",'@bob,", ",b@x.example,")
    )
    file.write_text(corrected)
    tentap("people", "import", str(file)).done()
    assert [name for name, *_ in rows(tentap)] == ["Cho", "+Ann", "'=Bob"]
    assert rows(tentap, "SELECT properties FROM people WHERE name = '+Ann'") == [
        (f'{{"plan": "{plan}"}}',)
    ]


def test_it_has_the_separator_of_the_list_and_its_spare_cells(tentap: Tentap) -> None:
    imported(tentap, 'name;email;plan\nAnn;a@x.example;\nBob;b@x.example;"x;y";z\n')
    assert rejected(tentap).splitlines()[1:] == [
        '"line 3: has 4 cells, and there are 3 columns; put quotes around cells that contain “;”"'
        ';Bob;b@x.example;"x;y";z'
    ]


def test_a_line_break_in_a_cell_stays_in_it(tentap: Tentap) -> None:
    imported(tentap, 'name,email,plan\nAnn,a@x.example,\nBob,bob,"a\r\n""b"""\n')
    assert rejected(tentap).endswith(',Bob,bob,"a\r\n""b"""\n')


def test_a_dry_run_leaves_none(tentap: Tentap) -> None:
    before = names(tentap.folder)
    imported(tentap, LIST, "--dry-run")
    assert names(tentap.folder) == before


def test_a_place_that_cannot_be_written_is_reported_with_the_rows(tentap: Tentap) -> None:
    told = imported(tentap, LIST, "--rejected", str(tentap.folder / "no" / "wrong.csv"))
    assert told.out == "1 person added, 0 changed, 0 as before, 1 rejected.\n"
    assert "wrong.csv: can't be written: No such file or directory" in told.err
    assert "name another file with --rejected, and run the same command again" in told.err
    assert "  line 3: “bob” is not an email address" in told.err
    assert imported(tentap, LIST).out == "0 people added, 0 changed, 1 as before, 1 rejected.\n"
    assert rejected(tentap) == BOB


def test_a_row_that_contradicts_a_known_person_is_rejected_alone(tentap: Tentap) -> None:
    header = "name,slack,email"
    imported(tentap, f"{header}\nAnn,U0ANN,ann@x.example\n").done()
    told = imported(tentap, f"{header}\nAnn,U0NEW,ann@x.example\nBob,U0BOB,\n")
    assert told.out == "1 person added, 0 changed, 0 as before, 1 rejected.\n"
    assert "line 2: is “Ann”, whose Slack id is U0ANN, not U0NEW" in told.err
    assert rejected(tentap).endswith(",Ann,U0NEW,ann@x.example\n")


def test_rejected_rows_are_read_as_the_whole_list_was(tentap: Tentap) -> None:
    content = "name,email,kind,joined\nAnn,ann@x.example,lead,13/04/2024\nBob,bob,lead,03/04/2024\n"
    told = imported(tentap, content).err
    file, command = tentap.folder / "list.rejected.csv", told.partition("then: ")[2].splitlines()[0]
    assert command == (
        f"tentap people import {file} --map property:kind=kind --date-order dmy"
        f" --config {tentap.config}"
    )
    file.write_text(file.read_text().replace(",bob,", ",bob@x.example,"))
    tentap(*command.partition(" --config")[0].split()[1:]).done()
    assert rows(tentap)[1] == ("Bob", "", "2024-04-03", None, "customer", '{"kind": "lead"}')


def test_a_wrong_left_date_is_rejected_until_it_is_correct(tentap: Tentap) -> None:
    """The rejected rows have nothing else in this column, which stays a column of dates."""
    imported(tentap, "name,email,left\nAnn,a@x.example,2026-01-01\nBob,b@x.example,soon\n")
    told = tentap("people", "import", str(tentap.folder / "list.rejected.csv"))
    assert "line 2: “soon” is not a date" in told.failed()
    assert [name for name, *_ in rows(tentap)] == ["Ann"]
