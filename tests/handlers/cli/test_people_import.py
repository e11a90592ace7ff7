"""`tentap people import`."""

import re
import sqlite3

import pytest

from handlers.cli import people_import, progress
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


@pytest.mark.long
def test_every_mistake_is_told_and_its_row_rejected(new_tentap: Tentap) -> None:
    content = (
        "name,slack,email,telegram,language,timezone\n"
        "Ann,U0ANN,,,,\n"
        ",U0BOB,,,xx,Europe/Berlim\n"
        "Cho,@cho,cho,@cho,,\n"
        "Dan,,,,,\n"
        "Eve,U0EVE\n"
        "Fay,u0ann,,,,\n"
    )
    told = imported(new_tentap, content)
    assert (told.code, told.out) == (1, "2 people added, 0 changed, 0 as before, 4 rejected.\n")
    assert told.err.splitlines() == [
        f"{new_tentap.folder}/list.csv: 4 of 6 rows were rejected. Correct them in"
        f" {new_tentap.folder}/list.rejected.csv, then: tentap people import"
        f" {new_tentap.folder}/list.rejected.csv --config {new_tentap.config}",
        "  line 3: has no name",
        "  line 3: “xx” is not supported; use en, id, ko or zh",
        "  line 3: “Europe/Berlim” is not a time zone; did you mean Europe/Berlin?",
        "  line 4: “@cho” is not a Slack id;"
        " it begins with U or W (“Copy member ID” in the profile)",
        "  line 4: “cho” is not an email address",
        "  line 4: “@cho” is not a Telegram id; that is a number, and @names cannot be looked up",
        "  line 5: has no Slack id, email or Telegram id, so this person can't be asked",
        "  line 7: has the Slack id “U0ANN” of line 2; keep one of them",
    ]
    assert [name for name, *_ in rows(new_tentap, PEOPLE)] == ["Ann", "Eve"]


def test_a_list_without_a_right_row_makes_no_database(new_tentap: Tentap) -> None:
    told = imported(new_tentap, "name,slack\nAnn,@ann\n").failed().splitlines()
    assert told[0].endswith("list.csv: 1 row was rejected, and nothing was imported")
    assert not new_tentap.database.exists()
    assert not (new_tentap.folder / "list.rejected.csv").exists()


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


def test_a_dry_run_writes_nothing(new_tentap: Tentap) -> None:
    told = imported(new_tentap, LIST + ";U0BAD;;;;;;\n", "--dry-run")
    assert told.code == 1
    assert told.out.endswith(
        "3 people would be added, 0 changed, 0 as before, 1 rejected."
        " Nothing was written (--dry-run).\n"
    )
    assert told.err.splitlines()[0].endswith("list.csv: 1 of 4 rows would be rejected")
    assert {one.name for one in new_tentap.folder.iterdir()} == {"bot.toml", "list.csv"}


def test_a_dry_run_counts_what_an_import_would_change(brought: Tentap) -> None:
    before = rows(brought, "SELECT * FROM people"), rows(brought, "SELECT * FROM audit")
    changed = LIST.replace("gold", "silver") + "Dan;U0DAN;;;;;;\n"
    assert (
        imported(brought, changed, "--dry-run")
        .done()
        .endswith(
            "1 person would be added, 1 changed, 2 as before. Nothing was written (--dry-run).\n"
        )
    )
    assert (rows(brought, "SELECT * FROM people"), rows(brought, "SELECT * FROM audit")) == before


def test_a_dry_run_finds_what_contradicts_the_database(brought: Tentap) -> None:
    content = "name,slack,telegram\nAnn,U0ANN,4711\n"
    assert "several people" in imported(brought, content, "--dry-run").err


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
    assert "2 people would be added" in shown.done()
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


@pytest.mark.parametrize(
    "cell",
    [
        "dani@example.com;",
        "mailto:dani@example.com",
        "MAILTO:Dani@Example.com?subject=Hi",
        "<dani@example.com>",
        "Dani Novak <dani@example.com>",
        "\u200bdani@exam\u00adple.com\ufeff",
        "'dani@example.com'",
        "dani@example.com.",
    ],
)
def test_an_address_is_cleaned_where_only_one_can_be_meant(tentap: Tentap, cell: str) -> None:
    imported(tentap, f'name,email\nDani,"{cell}"\n').done()
    assert rows(tentap, "SELECT email FROM people") == [("dani@example.com",)]


@pytest.mark.parametrize(
    "cell",
    [
        "dani@example.com; eva@example.com",
        "dani@@example.com",
        "dani@example",
        "da ni@example.com",
        "dani..novak@example.com",
        "dani@example,com",
        "dani at example.com",
        ".dani@example.com",
        "dani@-example.com",
    ],
)
def test_what_is_no_address_is_refused(new_tentap: Tentap, cell: str) -> None:
    told = imported(new_tentap, f'name,email\nDani,"{cell}"\n').failed()
    assert f"line 2: “{cell}” is not an email address" in told
    assert not new_tentap.database.exists()


@pytest.mark.parametrize("cell", ["N/A", "-", "—", "NULL", "#N/A", "nan"])
def test_a_word_for_nothing_is_nothing(tentap: Tentap, cell: str) -> None:
    header = "name,email,telegram,language,timezone"
    imported(tentap, f"{header}\nDani,dani@example.com,{cell},{cell},{cell}\n").done()
    assert rows(tentap, PEOPLE)[0][1:3] == (None, None)


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Name,Email Address,Slack", "Dani Novak,dani@example.com,"),
        ("First Name,Last Name,E-Mail Address", "Dani,Novak,dani@example.com"),
        ("last_name,first_name,mail", "Novak,Dani,dani@example.com"),
        ("FULLNAME,email", "Dani Novak,dani@example.com"),
        ("displayname,fullname,email", "dn,Dani Novak,dani@example.com"),
    ],
)
def test_usual_names_of_columns_are_known(tentap: Tentap, header: str, row: str) -> None:
    imported(tentap, f"{header}\n{row}\n").done()
    assert rows(tentap, "SELECT name, email FROM people") == [("Dani Novak", "dani@example.com")]


def test_last_names_come_first_without_a_space_where_that_is_usual(tentap: Tentap) -> None:
    imported(tentap, "first name,last name,email\n민준,김,k@example.com\n").done()
    assert rows(tentap, "SELECT name FROM people") == [("김민준",)]


def test_the_member_list_of_slack_is_read_as_it_is(tentap: Tentap) -> None:
    header = "username,email,status,billing-active,has-2fa,userid,fullname,displayname"
    row = "dani,dani@example.com,Member,1,0,U0DANI001,Dani Novak,Dani"
    imported(tentap, f"{header}\n{row}\n").done()
    assert rows(tentap, CONTACTS) == [(1, "slack", "U0DANI001")]
    assert rows(tentap, "SELECT name FROM people") == [("Dani Novak",)]


def test_user_ids_of_another_tool_are_a_property(tentap: Tentap) -> None:
    imported(tentap, "name,email,userid\nDani,dani@example.com,4711\n").done()
    assert rows(tentap, PEOPLE)[0][5] == '{"userid": "4711"}'
    assert rows(tentap, CONTACTS) == [(1, "slack", None)]


@pytest.mark.parametrize("cell", ["612345678.0", "'612345678", '"=""612345678"""', "612345678,00"])
def test_an_id_is_read_as_it_was_before_the_spreadsheet(tentap: Tentap, cell: str) -> None:
    imported(tentap, f"name;telegram\nDani;{cell}\n").done()
    assert rows(tentap, CONTACTS) == [(1, "telegram", "612345678")]


@pytest.mark.parametrize("cell", ["6.12E+08", "6.12346e8", "6,12E+08"])
def test_an_id_whose_digits_are_gone_is_refused_by_name(tentap: Tentap, cell: str) -> None:
    told = imported(tentap, f"name;telegram\nDani;{cell}\n").failed()
    assert f"line 2: “{cell}” has lost digits in a spreadsheet; format that column as text" in told


@pytest.mark.parametrize(
    ("column", "meant"),
    [
        ("lang", "language"),
        ("langauge", "language"),
        ("tz", "timezone"),
        ("time_zon", "timezone"),
        ("Company", "account"),
        ("telegramm", "telegram"),
    ],
)
def test_a_misspelt_column_is_asked_about(tentap: Tentap, column: str, meant: str) -> None:
    content = f"name,email,plan,{column}\nDani,dani@example.com,gold,x\n"
    told = f"Kept as properties: plan, {column} (did you mean {meant}?)\n"
    assert told in imported(tentap, content, "--dry-run").done()
    assert imported(tentap, content).err == told


def test_a_property_that_nobody_can_mistake_is_no_question(tentap: Tentap) -> None:
    content = "name,email,language,lang,plan\nDani,dani@example.com,en,x,gold\n"
    assert imported(tentap, content).err == ""


def test_a_dry_run_shows_how_the_list_is_read(tentap: Tentap) -> None:
    assert imported(tentap, LIST, "--dry-run").done().splitlines() == [
        "Read as:",
        "  name     “Name”",
        "  slack    “Slack ID”",
        "  email    “E-Mail”",
        "  telegram “telegram_id”",
        "  language “Language”",
        "  timezone “Time Zone”",
        "  account  “Account”",
        "Kept as properties: Plan",
        "First people:",
        "  line 2: Ann Smith · ann@acme.example · slack U0ANN · en · Europe/London · Acme",
        "  line 3: Bob · bob@acme.example",
        "  line 4: Cho · telegram 4711 · ko · Asia/Seoul · Cho Ltd",
        "3 people would be added, 0 changed, 0 as before. Nothing was written (--dry-run).",
    ]


def test_excels_line_is_skipped_and_lines_are_counted_as_in_the_file(tentap: Tentap) -> None:
    told = imported(tentap, "sep=;\r\nname;email\r\nDani;x\r\n").failed()
    assert "line 3: “x” is not an email address" in told
    imported(tentap, '"sep=;"\r\nname;email\r\nDani;dani@example.com\r\n').done()


def test_a_short_line_with_a_problem_says_so(tentap: Tentap) -> None:
    told = imported(tentap, "name,email,plan\nDani\n").failed()
    assert (
        "this person can't be asked (the line has 1 of 3 cells; a cell with a line break needs"
        in told
    )


def test_another_encoding_is_read_once_it_is_named(tentap: Tentap) -> None:
    content = "name,email\n김영희,k@example.com\n박준,p@example.com\n".encode("cp949")
    assert (
        "--encoding cp949; line 2 then reads “김영희,k@example.com”"
        in imported(tentap, content).failed()
    )
    imported(tentap, content, "--encoding", "cp949").done()
    assert rows(tentap, "SELECT name FROM people ORDER BY id") == [("김영희",), ("박준",)]


@pytest.mark.parametrize(
    "row",
    [
        'Ann,ann@x.example,"one\ntwo",gold',
        'Ann,ann@x.example,"Main St 1, Berlin\nGermany, EU",gold',
        'Ann,ann@x.example,gold,"one\ntwo, three\nfour"',
        '"Ann\nSmith",ann@x.example,"one\ntwo",gold',
    ],
)
def test_a_cell_may_have_several_lines(tentap: Tentap, row: str) -> None:
    imported(tentap, f"name,email,address,plan\n{row}\n").done()


@pytest.mark.long
def test_who_waits_sees_how_far_it_is_and_how_fast(
    tentap: Tentap, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "PATIENCE_SECONDS", 0.0)
    monkeypatch.setattr(people_import, "PATIENCE_SECONDS", 0.0)
    people = "".join(f"Person {n},p{n}@acme.example\n" for n in range(2000))
    list_ = tentap.file(f"name,email\n{people}")
    told = tentap("people", "import", list_, env={"FORCE_COLOR": "1"})
    assert told.done() == "2,000 people added, 0 changed, 0 as before.\n"
    assert re.search(r"Writing .*[\d,]+ rows/s", told.err)
    assert re.search(r"2,000 rows in \d+ s, [\d,]+ a second$", told.err, re.MULTILINE)
