"""The columns of `tentap people import`: country, dates, kind, and those that `--map` names."""

import json
import sqlite3

import pytest

from tests.handlers.cli.conftest import CommandResult, Tentap

BOB = "Bob,b@x.example,2024-01-01,2027-01-01"
FIELDS = "SELECT name, country, joined_on, left_on, kind, properties FROM people ORDER BY id"


def imported(tentap: Tentap, content: str, *options: str) -> CommandResult:
    return tentap("people", "import", tentap.file(content), *options)


def rows(tentap: Tentap, question: str = FIELDS) -> list[tuple[object, ...]]:
    with sqlite3.connect(tentap.database) as connection:
        found = connection.execute(question).fetchall()
    connection.close()
    return found


@pytest.mark.parametrize("header", ["country", "Country Code", "negara", "국가", "国家"])
def test_a_country_is_kept_as_its_code_and_in_its_words(tentap: Tentap, header: str) -> None:
    imported(tentap, f"name,email,{header}\nAnn,a@x.example,Germany\n").done()
    assert rows(tentap)[0][1] == "DE"
    assert json.loads(str(rows(tentap)[0][5])) == {header: "Germany"}


def test_a_person_whose_country_is_unknown_comes_without_one(tentap: Tentap) -> None:
    content = "name,email,country\nAnn,a@x.example,Germny\nBob,b@x.example,FR\n"
    told = imported(tentap, content)
    assert told.done() == "2 people added, 0 changed, 0 as before.\n"
    assert told.err.splitlines() == [
        f"{tentap.folder}/list.csv: imported with changes:",
        "  line 2: “Germny” is not a country; did you mean Germany?; it is kept as a property only",
    ]
    assert [row[1] for row in rows(tentap)] == ["", "FR"]
    assert rows(tentap)[0][5] == '{"country": "Germny"}'


def test_a_column_of_other_things_than_countries_stays_a_property(tentap: Tentap) -> None:
    content = "name,email,country\nAnn,a@x.example,EMEA\nBob,b@x.example,APAC\n"
    told = imported(tentap, content)
    assert told.err == "Kept as properties: country (not countries, so not read as country)\n"
    assert rows(tentap)[0][5] == '{"country": "EMEA"}'


@pytest.mark.parametrize(
    ("joined", "left"),
    [
        ("joined", "left"),
        ("Customer since", "Customer until"),
        ("tanggal bergabung", "tanggal keluar"),
        ("가입일", "탈퇴일"),
        ("加入日期", "离开日期"),
    ],
)
def test_both_dates_are_read(tentap: Tentap, joined: str, left: str) -> None:
    content = f"name,email,{joined},{left}\nAnn,a@x.example,2024-05-01,2026-02-28\n"
    imported(tentap, content).done()
    assert rows(tentap)[0][2:4] == ("2024-05-01", "2026-02-28")


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2024-05-01", "2024-05-01"),
        ("2024-05-01 23:30:00", "2024-05-01"),
        ("2024-05-01T23:30:00Z", "2024-05-02"),  # in the team's zone, Europe/Berlin
        ("1 May 2024", "2024-05-01"),
        ("31.05.2024", "2024-05-31"),
        ("05/31/2024", "2024-05-31"),
        ("45413", "2024-05-01"),
        ("20240501", "2024-05-01"),
        ("1714521600", "2024-05-01"),
        ("2024년 5월 1일", "2024-05-01"),
        ("N/A", None),
        ("0000-00-00", None),
    ],
)
def test_a_date_is_read_as_tools_write_it(tentap: Tentap, cell: str, day: str | None) -> None:
    imported(tentap, f"name,email,joined\nAnn,a@x.example,{cell}\n").done()
    assert rows(tentap)[0][2] == day


def test_the_whole_column_decides_the_order_of_day_and_month(tentap: Tentap) -> None:
    content = (
        "name;email;joined\nAnn;a@x.example;03/04/2024\nBob;b@x.example;\n"
        "Cho;c@x.example;25/04/2024\n"
    )
    told = imported(tentap, content)
    told.done()
    assert told.err == "Read “joined” as dates with the day first\n"
    assert [row[2] for row in rows(tentap)] == ["2024-04-03", None, "2024-04-25"]


def test_the_other_column_decides_an_order_that_one_leaves_open(tentap: Tentap) -> None:
    content = "name,email,joined,left\nAnn,a@x.example,03/04/2024,12/31/2025\n"
    imported(tentap, content).done()
    assert rows(tentap)[0][2:4] == ("2024-03-04", "2025-12-31")


def test_an_order_that_nothing_decides_is_asked_for(tentap: Tentap) -> None:
    content = "name,email,joined\nAnn,a@x.example,03/04/2024\n"
    assert (
        "list.csv: nothing was imported: line 2: “03/04/2024” may be 3 April 2024 or 4 March 2024,"
        " and no other line decides it; add --date-order dmy or --date-order mdy"
        in imported(tentap, content).failed()
    )
    imported(tentap, content, "--date-order", "dmy").done()
    assert rows(tentap)[0][2] == "2024-04-03"


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ("2026-02-31,", "“2026-02-31” is not a date; write it as 2026-03-31 (in “joined”)"),
        (",soon", "“soon” is not a date; write it as 2026-03-31 (in “left”)"),
        ("1900-01-01,", "“1900-01-01” (1 January 1900) is often a placeholder for no date"),
        (",1970-01-01", "“1970-01-01” (1 January 1970) is often a placeholder for no date"),
        ("2206-01-01,", "“2206-01-01” (1 January 2206) is more than two years ahead; correct it"),
        (
            "2025-05-01,2024-05-01",
            "left on 2024-05-01, before they joined on 2025-05-01; swap or correct the dates",
        ),
    ],
)
def test_a_date_that_cannot_be_right_rejects_its_row(
    tentap: Tentap, cells: str, reason: str
) -> None:
    content = f"name,email,joined,left\nAnn,a@x.example,{cells}\n{BOB}\n"
    told = imported(tentap, content)
    assert told.out == "1 person added, 0 changed, 0 as before, 1 rejected.\n"
    assert f"line 2: {reason}" in told.err


@pytest.mark.parametrize("cell", ["9999-12-31", "31.12.9999", "9999-12-31 00:00:00"])
def test_the_last_year_that_there_is_means_that_nobody_left(tentap: Tentap, cell: str) -> None:
    imported(tentap, f"name,email,left\nAnn,a@x.example,{cell}\n").done()
    assert rows(tentap)[0][3] is None


def test_a_customer_is_back_once_the_list_has_no_left_date(tentap: Tentap) -> None:
    imported(tentap, "name,email,left\nAnn,a@x.example,2026-02-01\n").done()
    unlisted = imported(tentap, "name,email\nAnn,a@x.example\n")
    assert unlisted.done() == "0 people added, 0 changed, 1 as before.\n"
    short = imported(tentap, "name,email,left\nAnn,a@x.example\n")  # its line ends too early
    assert short.done() == "0 people added, 0 changed, 1 as before.\n"
    assert rows(tentap)[0][3] == "2026-02-01"
    back = imported(tentap, "name,email,left\nAnn,a@x.example,\n")
    assert back.done() == "0 people added, 1 changed, 0 as before.\n"
    assert rows(tentap)[0][3] is None


def test_no_list_empties_a_field_that_it_lacks(tentap: Tentap) -> None:
    header = "name,email,country,joined,left,kind,plan"
    imported(tentap, f"{header}\nAnn,a@x.example,DE,2024-05-01,2026-01-01,test,pro\n").done()
    before = rows(tentap)
    imported(tentap, "name,email\nAnn,a@x.example\n").done()
    imported(tentap, "name,email,country,joined,kind\nAnn,a@x.example,,,\n").done()
    assert rows(tentap) == before


def test_no_list_undoes_a_pause_or_never(tentap: Tentap) -> None:
    imported(tentap, "name,email,left\nAnn,a@x.example,2026-02-01\n").done()
    with sqlite3.connect(tentap.database) as connection:
        connection.execute("UPDATE people SET never_at = 1, paused_until = 2")
    connection.close()
    imported(tentap, "name,email,left,plan,kind\nAnn,a@x.example,,pro,customer\n").done()
    assert rows(tentap, "SELECT never_at, paused_until, left_on FROM people") == [(1, 2, None)]


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("customer", "customer"),
        ("Staff", "staff"),
        ("TEST", "test"),
        ("karyawan", "staff"),
        ("직원", "staff"),
        ("测试", "test"),
        ("", "customer"),
    ],
)
def test_staff_and_test_people_are_marked(tentap: Tentap, cell: str, kind: str) -> None:
    imported(tentap, f"name,email,kind\nAnn,a@x.example,{cell}\n").done()
    assert rows(tentap)[0][4] == kind


def test_a_list_changes_the_mark_of_a_known_person(tentap: Tentap) -> None:
    imported(tentap, "name,email\nAnn,a@x.example\n").done()
    changed = imported(tentap, "name,email,kind\nAnn,a@x.example,staff\n")
    assert changed.done() == "0 people added, 1 changed, 0 as before.\n"
    assert rows(tentap)[0][4] == "staff"


def test_kinds_of_another_tool_are_a_property(tentap: Tentap) -> None:
    told = imported(tentap, "name,email,kind\nAnn,a@x.example,lead\nBob,b@x.example,test\n")
    assert told.err == (
        "Kept as properties: kind (not customer, staff or test, so not read as kind)\n"
    )
    assert [row[4:] for row in rows(tentap)] == [
        ("customer", '{"kind": "lead"}'),
        ("customer", '{"kind": "test"}'),
    ]


def test_columns_are_read_as_a_person_says(tentap: Tentap) -> None:
    content = (
        "Client,Mail,Work mail,Since,Tier,Notes,Group\n"
        "Ann,old@x.example,ann@x.example,2024-05-01,gold,secret,staff\n"
    )
    options = (
        *("--map", "name=Client", "--map", "email=work mail", "--map", "joined=Since"),
        *("--map", "property:plan=Tier", "--map", "ignore=Notes", "--map", "kind=Group"),
        *("--map", "ignore=Mail"),
    )
    assert imported(tentap, content, *options, "--dry-run").done().splitlines() == [
        "Read as:",
        "  name     “Client”",
        "  email    “Work mail”",
        "  joined   “Since”",
        "  kind     “Group”",
        "Kept as properties: plan",
        "Ignored: Notes, Mail",
        "First people:",
        "  line 2: Ann (staff) · ann@x.example · joined 2024-05-01",
        "1 person would be added, 0 changed, 0 as before. Nothing was written (--dry-run).",
    ]
    imported(tentap, content, *options).done()
    assert rows(tentap) == [("Ann", "", "2024-05-01", None, "staff", '{"plan": "gold"}')]
    assert rows(tentap, "SELECT email FROM people") == [("ann@x.example",)]


def test_a_dry_run_says_how_countries_and_dates_are_read(tentap: Tentap) -> None:
    content = "name,email,country,joined,left\nAnn,a@x.example,Germany,31/01/2024,45413\n"
    assert imported(tentap, content, "--dry-run").done().splitlines()[3:-1] == [
        "  country  “country”: also kept as a property",
        "  joined   “joined”: dates with the day first",
        "  left     “left”: days as Excel counts them (1 is 1 January 1900); who has none is there",
        "First people:",
        "  line 2: Ann · a@x.example · DE · joined 2024-01-31 · left 2024-05-01",
    ]


@pytest.mark.long
def test_a_dry_run_of_many_people_looks_at_all_of_them(tentap: Tentap) -> None:
    people = "".join(f"Person {n},p{n}@x.example\n" for n in range(1100))
    told = imported(tentap, f"name,email\n{people}", "--dry-run").done()
    assert "1,100 people would be added, 0 changed, 0 as before." in told


def test_a_column_that_is_named_outweighs_one_with_the_field_s_name(tentap: Tentap) -> None:
    content = "name,email,work\nAnn,old@x.example,new@x.example\n"
    imported(tentap, content, "--map", "email=work").done()
    assert rows(tentap, "SELECT email, properties FROM people") == [
        ("new@x.example", '{"email": "old@x.example"}')
    ]


def test_one_column_may_be_name_and_address(tentap: Tentap) -> None:
    imported(tentap, "email\nann@x.example\n", "--map", "name=email", "--map", "email=email").done()
    assert rows(tentap, "SELECT name, email FROM people") == [("ann@x.example", "ann@x.example")]


def test_a_column_without_a_name_is_named_by_its_place(tentap: Tentap) -> None:
    imported(tentap, "name,\nAnn,ann@x.example\n", "--map", "email=column 2").done()
    assert rows(tentap, "SELECT email FROM people") == [("ann@x.example",)]


def test_first_and_last_name_may_be_named(tentap: Tentap) -> None:
    content = "email,vn,nn\nann@x.example,Ann,Smith\n"
    imported(tentap, content, "--map", "first_name=vn", "--map", "last name=nn").done()
    assert rows(tentap, "SELECT name FROM people") == [("Ann Smith",)]


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["emial=Mail"], "there is no field “emial”; did you mean email?"),
        (
            ["zzz=Mail"],
            "there is no field “zzz”; there are: name, email, language, timezone, country,"
            " account, joined, left, kind, slack, telegram, first_name, last_name, property:NAME,"
            " ignore",
        ),
        (["email"], "“email” is not FIELD=COLUMN; such as email=“Work email”"),
        (["email="], "“email=” is not FIELD=COLUMN; such as email=“Work email”"),
        (["property:=Tier"], "“property:” names no property; such as property:plan=“Plan name”"),
        (["email=A", "E-Mail=B"], "email is given twice, as “A” and “B”; keep one"),
        (["name=A", "first_name=B"], "name is given, and first_name or last_name too"),
    ],
)
def test_a_map_that_means_nothing_is_refused(
    tentap: Tentap, words: list[str], complaint: str
) -> None:
    options = [word for one in words for word in ("--map", one)]
    told = imported(tentap, "name,Mail\nAnn,a@x.example\n", *options)
    assert f"--map: {complaint}" in told.failed(code=2)


def test_a_column_that_is_not_there_is_refused_with_the_nearest_one(tentap: Tentap) -> None:
    told = imported(tentap, "name,Work mail\nAnn,a@x.example\n", "--map", "email=Work mial")
    assert "there is no column “Work mial”; did you mean “Work mail”?" in told.failed()


@pytest.mark.parametrize(
    "header", ["nama,surel,bahasa,zona waktu", "이름,이메일,언어,시간대", "姓名,邮箱,语言,时区"]
)
def test_columns_are_known_in_the_bot_s_languages(tentap: Tentap, header: str) -> None:
    imported(tentap, f"{header}\nAnn,a@x.example,ko,Asia/Seoul\n").done()
    assert rows(tentap, "SELECT name, email, language, timezone FROM people") == [
        ("Ann", "a@x.example", "ko", "Asia/Seoul")
    ]
