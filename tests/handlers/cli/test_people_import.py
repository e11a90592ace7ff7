"""`tentap people import`."""

import sqlite3

import pytest

from tests.handlers.cli.conftest import CommandResult, Tentap

LIST = """\
Name;Slack ID;E-Mail;telegram_id;Language;Time Zone;Account;Plan
Ann Smith;U0ANN;ann@acme.example;;en;Europe/London;Acme;gold
Bob;;Bob@Acme.example;;;;;
Cho;;;4711;ko-KR;Asia/Seoul;Cho Ltd;
"""


@pytest.fixture
def brought(tentap: Tentap) -> Tentap:
    """A folder whose list is imported."""
    assert imported(tentap, LIST).done() == "3 people added, 0 changed, 0 as before.\n"
    return tentap


def imported(tentap: Tentap, content: str | bytes, *options: str) -> CommandResult:
    return tentap("people", "import", tentap.file(content), *options)


def rows(tentap: Tentap, question: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(tentap.database) as connection:
        found = connection.execute(question).fetchall()
    connection.close()
    return found


PEOPLE = "SELECT name, language, timezone, account, email, properties FROM people ORDER BY id"
CONTACTS = 'SELECT person_id, platform, "user" FROM contacts ORDER BY id'


def test_people_come_with_all_that_the_file_tells(brought: Tentap) -> None:
    assert rows(brought, PEOPLE) == [
        ("Ann Smith", "en", "Europe/London", "Acme", "ann@acme.example", '{"Plan": "gold"}'),
        ("Bob", None, None, "", "bob@acme.example", "{}"),
        ("Cho", "ko", "Asia/Seoul", "Cho Ltd", "", "{}"),
    ]


def test_who_is_known_by_email_is_looked_up_in_slack_later(brought: Tentap) -> None:
    assert rows(brought, CONTACTS) == [
        (1, "slack", "U0ANN"),
        (2, "slack", None),
        (3, "telegram", "4711"),
    ]


def test_the_same_file_again_changes_nothing(brought: Tentap) -> None:
    before = rows(brought, PEOPLE), rows(brought, CONTACTS)
    assert imported(brought, LIST).done() == "0 people added, 0 changed, 3 as before.\n"
    assert (rows(brought, PEOPLE), rows(brought, CONTACTS)) == before


def test_a_changed_row_changes_what_it_tells_and_nothing_else(brought: Tentap) -> None:
    changed = "name,slack,plan,Language\nAnn Jones,u0ann,,id\n"
    assert imported(brought, changed).done() == "0 people added, 1 changed, 0 as before.\n"
    assert rows(brought, PEOPLE)[0] == (
        "Ann Jones",
        "id",
        "Europe/London",
        "Acme",
        "ann@acme.example",
        '{"Plan": "gold"}',
    )


def test_people_are_found_again_by_email_and_get_what_was_missing(brought: Tentap) -> None:
    more = "name,email,slack,telegram\nBob,BOB@acme.example,U0BOB,12\n"
    assert imported(brought, more).done() == "0 people added, 1 changed, 0 as before.\n"
    assert (2, "slack", "U0BOB") in rows(brought, CONTACTS)
    assert (2, "telegram", "12") in rows(brought, CONTACTS)
    assert imported(brought, more).done() == "0 people added, 0 changed, 1 as before.\n"


def test_a_list_that_names_an_account_takes_its_mark(brought: Tentap) -> None:
    with sqlite3.connect(brought.database) as connection:
        connection.execute("UPDATE people SET self_enrolled = 1 WHERE name = 'Ann Smith'")
    connection.close()
    assert imported(brought, LIST).done() == "0 people added, 1 changed, 2 as before.\n"
    assert rows(brought, "SELECT DISTINCT self_enrolled FROM people") == [(0,)]


def test_no_list_undoes_an_opt_out(brought: Tentap) -> None:
    with sqlite3.connect(brought.database) as connection:
        connection.execute("UPDATE people SET never_at = 1 WHERE name = 'Ann Smith'")
    connection.close()
    imported(brought, LIST.replace("gold", "silver")).done()
    assert rows(brought, "SELECT never_at FROM people WHERE id = 1") == [(1,)]


def test_every_mistake_is_told_and_nothing_is_imported(tentap: Tentap) -> None:
    content = (
        "name,slack,email,telegram,language,timezone\n"
        "Ann,U0ANN,,,,\n"
        ",U0BOB,,,xx,Europe/Berlim\n"
        "Cho,@cho,cho,@cho,,\n"
        "Dan,,,,,\n"
        "Eve,U0EVE\n"
        "Fay,u0ann,,,,\n"
    )
    assert imported(tentap, content).failed().splitlines() == [
        f"{tentap.folder}/list.csv: 9 problems, and nothing was imported",
        "  line 3: has no name",
        "  line 3: “xx” is not a language of ours; there are en, id, ko, zh",
        "  line 3: “Europe/Berlim” is not a time zone; did you mean Europe/Berlin?",
        "  line 4: “@cho” is not a Slack id;"
        " it begins with U or W (“Copy member ID” in the profile)",
        "  line 4: “cho” is not an email address",
        "  line 4: “@cho” is not a Telegram id; that is a number, and @names cannot be looked up",
        "  line 5: has neither Slack id nor email nor Telegram id, so nobody could ask",
        "  line 6: has 2 cells, and there are 6 columns; put quotes around cells that contain “,”",
        "  line 7: has the Slack id “U0ANN” of line 2; keep one of them",
    ]
    assert not tentap.database.exists()


def test_of_very_many_mistakes_fifty_are_shown(tentap: Tentap) -> None:
    told = imported(tentap, "name,slack\n" + ",U1U1\n" * 60).failed().splitlines()
    assert len(told) == 52
    assert told[-1] == "  … and 10 more"


def test_ids_that_lead_to_two_people_are_refused(brought: Tentap) -> None:
    told = imported(brought, "name,slack,telegram\nAnn,U0ANN,4711\n").failed()
    assert "line 2: belongs to several people we know: “Ann Smith” and “Cho”" in told


def test_an_id_that_changed_is_refused(brought: Tentap) -> None:
    told = imported(brought, "name,slack,email\nAnn,U0NEW,ann@acme.example\n").failed()
    assert "line 2: is “Ann Smith”, whose Slack id is U0ANN, not U0NEW" in told
    assert rows(brought, CONTACTS)[0] == (1, "slack", "U0ANN")


def test_a_dry_run_writes_nothing(tentap: Tentap) -> None:
    told = imported(tentap, LIST, "--dry-run").done()
    assert told == "3 people could be imported. Nothing was written (--dry-run).\n"
    assert not tentap.database.exists()


def test_a_dry_run_finds_what_contradicts_the_database(brought: Tentap) -> None:
    content = "name,slack,telegram\nAnn,U0ANN,4711\n"
    assert "several people" in imported(brought, content, "--dry-run").failed()


@pytest.mark.parametrize(
    ("header", "complaint"),
    [
        ("who,slack", "there is no column “name”; there are: who, slack"),
        ("name,account", "there is no column “slack”, “email” or “telegram”"),
        ("name,slack,Slack ID", "there are two columns “Slack ID”"),
        ("name,slack,plan,plan", "there are two columns “plan”"),
    ],
)
def test_a_header_that_will_not_do_is_refused(tentap: Tentap, header: str, complaint: str) -> None:
    assert complaint in imported(tentap, f"{header}\n").failed()


def test_a_file_in_another_encoding_is_refused_at_its_byte(tentap: Tentap) -> None:
    content = "name,slack\nJürgen,U0JU\n".encode("cp1252")
    told = imported(tentap, content).failed()
    assert "list.csv: nothing was imported: byte 13, in line 2, is not UTF-8" in told


def test_words_are_kept_as_they_are(tentap: Tentap) -> None:
    imported(tentap, 'name,slack,note\n"<!channel> =1+1 [b]",U0A,"[red]x[/] {y} $z$"\n').done()
    assert rows(tentap, PEOPLE)[0][0] == "<!channel> =1+1 [b]"
    assert rows(tentap, PEOPLE)[0][5] == '{"note": "[red]x[/] {y} $z$"}'


def test_what_people_are_called_is_one_line_without_controls(tentap: Tentap) -> None:
    content = (
        'name,email,account,"pl\u202ean"\n'
        '"Ann\r\nSmith\u2028\x1b]0;x\x07","\u202aann@acme.example\u202c","A\x9bcme\u2069","go\nld"\n'
    )
    imported(tentap, content).done()
    assert rows(tentap, PEOPLE) == [
        ("Ann Smith ]0;x", None, None, "Acme", "ann@acme.example", '{"plan": "go ld"}')
    ]
    assert imported(tentap, content).done() == "0 people added, 0 changed, 1 as before.\n"


def test_what_is_too_long_for_a_line_is_cut_and_told(tentap: Tentap) -> None:
    content = f"name,slack,note\n{'n' * 300},U0A,{'x' * 201}\nBob,U0B,\n"
    shown = imported(tentap, content, "--dry-run")
    assert shown.done().startswith("2 people could be imported")
    told = imported(tentap, content).err
    assert told == shown.err
    assert told.splitlines()[1:] == [
        "  line 2: its name is cut to 200 characters",
        "  line 2: its note is cut to 200 characters",
    ]
    assert rows(tentap, PEOPLE)[0][0] == "n" * 199 + "…"


def test_an_address_is_not_cut_but_refused(tentap: Tentap) -> None:
    told = imported(tentap, f"name,email\nAnn,ann@{'a' * 300}.example\n").failed()
    assert "… is not an email address" in told.replace("”", "")


def test_two_columns_that_look_the_same_are_refused(tentap: Tentap) -> None:
    assert "two columns “plan”" in imported(tentap, "name,email,plan,pl\u200ban\n").failed()


def test_a_cell_makes_no_line_of_its_own_and_tells_the_terminal_nothing(tentap: Tentap) -> None:
    cell = "x\x1b]0;pwned\x07\x9b31m\n[red]line 9: all is well[/] :tada:"
    told = imported(tentap, f'name,telegram\nAnn,"{cell}"\n').failed()
    assert {character for character in told if not character.isprintable()} == {"\n"}
    assert len(told.splitlines()) == 2
    assert "[red]line 9: all is well[/] :tada:" in told


def test_a_file_that_is_not_there_is_told(tentap: Tentap) -> None:
    assert "nobody.csv: No such file" in tentap("people", "import", "nobody.csv").failed()


def test_a_folder_is_no_list(tentap: Tentap) -> None:
    told = tentap("people", "import", str(tentap.folder)).failed()
    assert "Is a directory" in told
