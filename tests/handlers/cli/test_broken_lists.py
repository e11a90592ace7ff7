"""Broken lists of people: the report that a person sees, and that no row is lost."""

import io
import os
import threading
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.handlers.cli.conftest import Tentap
from tests.handlers.cli.test_people_columns import rows

HEADER = "name,email,country,joined,left"
ANN = "Ann,ann@x.example,DE,2024-05-01,"
NOT_UTF_8 = "save it as “CSV UTF-8” in your spreadsheet and import that"


@dataclass(frozen=True, kw_only=True)
class BrokenList:
    """A list, and what becomes of it."""

    content: str | bytes
    people: tuple[str, ...] = ()
    """The names of those who are imported."""
    rejected: tuple[str, ...] = ()
    """What the file of rejected rows has below its header."""
    report: tuple[str, ...]
    """The lines on stderr; of those about rejected rows all but the first."""


def workbook() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return file.getvalue()


def refused(reason: str) -> tuple[str, ...]:
    return (f"list.csv: nothing was imported: {reason}",)


LISTS = {
    "empty": BrokenList(content="", report=refused("it is empty")),
    "only blank lines": BrokenList(
        content="\n\n",
        report=refused("its first line names no columns; begin it with their names"),
    ),
    "only a header": BrokenList(
        content=f"{HEADER}\n", report=refused("it has no rows below its first line")
    ),
    "no header": BrokenList(
        content="Ann,ann@x.example\nBob,bob@x.example\n",
        report=refused(
            "its first line looks like a person, not like names of columns: Ann,"
            " ann@x.example. Put a line such as “name,email” above it"
        ),
    ),
    "another encoding": BrokenList(
        content="name,email\nJürgen,j@x.example\n".encode("cp1252"),
        report=refused(
            f"byte 13, in line 2, is not UTF-8; {NOT_UTF_8}. It looks like windows-1252:"
            " --encoding windows-1252; line 2 then reads “Jürgen,j@x.example”"
        ),
    ),
    "UTF-16": BrokenList(
        content="name,email\nJürgen,j@x.example\n".encode("utf-16"), people=("Jürgen",), report=()
    ),
    "half of a UTF-16 sign": BrokenList(
        content="name,email\nAnn,ann@x.example\n".encode("utf-16")[:-1],
        report=refused(f"byte 59, in line 2, is not UTF-16; {NOT_UTF_8}"),
    ),
    "NUL": BrokenList(
        content="name,email\nAnn,ann@x.example\nB\0ob,bob@x.example\n",
        people=("Ann",),
        rejected=(f"line 3: contains a NUL character; {NOT_UTF_8},B\0ob,bob@x.example",),
        report=(f"  line 3: contains a NUL character; {NOT_UTF_8}",),
    ),
    "ragged rows": BrokenList(
        content="name,email,plan\nAnn,ann@x.example\nBob,bob@x.example,pro,extra\nCho\n",
        people=("Ann",),
        rejected=(
            '"line 3: has 4 cells, and there are 3 columns; put quotes around cells that contain'
            ' “,”",Bob,bob@x.example,pro,extra',
            "\"line 4: has no Slack id, email or Telegram id, so this person can't be asked (the"
            ' line has 1 of 3 cells; a cell with a line break needs quotes around it)",Cho',
        ),
        report=(
            "  line 3: has 4 cells, and there are 3 columns; put quotes around cells that contain"
            " “,”",
            "  line 4: has no Slack id, email or Telegram id, so this person can't be asked (the"
            " line has 1 of 3 cells; a cell with a line break needs quotes around it)",
        ),
    ),
    "a quote that nothing closes": BrokenList(
        content='name,email\nAnn,ann@x.example\n"Bob,bob@x.example\nCho,cho@x.example\n',
        report=refused("line 3 has a quote that nothing closes; what follows was not checked"),
    ),
    "a quote that a later one closes": BrokenList(
        content='name,email\nAnn,ann@x.example\n"Bob,b@x.example\nCho","c@x.example"\n',
        people=("Ann",),
        rejected=(
            '"line 3: has a cell with a whole row in it, “Bob,b@x.example”; close the quote before'
            ' it","Bob,b@x.example\nCho",c@x.example',
        ),
        report=(
            "  line 3: has a cell with a whole row in it, “Bob,b@x.example”; close the quote before"
            " it",
        ),
    ),
    "words behind a quote": BrokenList(
        content='name,email\nAnn,ann@x.example\n"Bob" B,bob@x.example\n',
        report=refused(
            "line 3 has words behind a closing quote; a quote inside a cell is written twice; what"
            " follows was not checked"
        ),
    ),
    "a cell of 5,000 characters": BrokenList(
        content=f"name,email,notes\nAnn,ann@x.example,{'x' * 5000}\n",
        people=("Ann",),
        report=("list.csv: imported with changes:", "  line 2: its notes is cut to 200 characters"),
    ),
    "an address of 5,000 characters": BrokenList(
        content=f"name,email\nAnn,ann@x.example\nBob,{'b' * 5000}@x.example\n",
        people=("Ann",),
        rejected=(f"line 3: “{'b' * 199}…” is not an email address,Bob,{'b' * 5000}@x.example",),
        report=(f"  line 3: “{'b' * 199}…” is not an email address",),
    ),
    "the same address twice": BrokenList(
        content="name,email\nAnn,ann@x.example\nAnna,ANN@x.example\n",
        people=("Ann",),
        rejected=(
            "line 3: has the email “ann@x.example” of line 2; keep one of them,Anna,ANN@x.example",
        ),
        report=("  line 3: has the email “ann@x.example” of line 2; keep one of them",),
    ),
    "both dates reversed": BrokenList(
        content=f"{HEADER}\n{ANN}\nBob,b@x.example,FR,2025-05-01,2024-05-01\n",
        people=("Ann",),
        rejected=(
            '"line 3: left on 2024-05-01, before they joined on 2025-05-01; swap or correct the'
            ' dates",Bob,b@x.example,FR,2025-05-01,2024-05-01',
        ),
        report=(
            "  line 3: left on 2024-05-01, before they joined on 2025-05-01; swap or correct the"
            " dates",
        ),
    ),
    "an impossible date": BrokenList(
        content=f"{HEADER}\n{ANN}\nBob,b@x.example,FR,2026-02-31,\n",
        people=("Ann",),
        rejected=(
            "line 3: “2026-02-31” is not a date; write it as 2026-03-31 (in “joined”)"
            ",Bob,b@x.example,FR,2026-02-31,",
        ),
        report=("  line 3: “2026-02-31” is not a date; write it as 2026-03-31 (in “joined”)",),
    ),
    "dates in two orders": BrokenList(
        content=f"{HEADER}\nAnn,a@x.example,FR,13/01/2026,\nBob,b@x.example,FR,01/13/2026,\n",
        report=refused(
            "line 3: “01/13/2026” has the month first, but “13/01/2026” in line 2 has the day"
            " first; write all dates in one order"
        ),
    ),
    "an unknown country": BrokenList(
        content=f"{HEADER}\n{ANN}\nBob,b@x.example,Atlantis,,\n",
        people=("Ann", "Bob"),
        report=(
            "list.csv: imported with changes:",
            "  line 3: “Atlantis” is not a country; it is kept as a property only",
        ),
    ),
    "an address without @": BrokenList(
        content=f"{HEADER}\n{ANN}\nBob,bob.x.example,FR,,\n",
        people=("Ann",),
        rejected=("line 3: “bob.x.example” is not an email address,Bob,bob.x.example,FR,,",),
        report=("  line 3: “bob.x.example” is not an email address",),
    ),
    "formulas": BrokenList(
        content='name,email,plan\n=1+1,ann@x.example,"=A1"\n@SUM(A1),bob,"=A1,2"\n',
        people=("=1+1",),
        rejected=("line 3: “bob” is not an email address,'@SUM(A1),bob,\"'=A1,2\"",),
        report=("  line 3: “bob” is not an email address",),
    ),
    "text from right to left": BrokenList(
        content="name,email\n\u202eAnn\u202c,ann@x.example\nמשה כהן,m@x.example\nأحمد,أحمد\n",
        people=("Ann", "משה כהן"),
        rejected=("line 4: “أحمد” is not an email address,أحمد,أحمد",),
        report=("  line 4: “أحمد” is not an email address",),
    ),
    "emoji": BrokenList(
        content="name,email\n👩‍👩‍👧 Ann,ann@x.example\n😀,😀\n",
        people=("👩‍👩‍👧 Ann",),
        rejected=("line 3: “😀” is not an email address,😀,😀",),
        report=("  line 3: “😀” is not an email address",),
    ),
    "semicolons": BrokenList(
        content="name;email;plan\nAnn;ann@x.example;a,b\nBob;bob;\n",
        people=("Ann",),
        rejected=("line 3: “bob” is not an email address;Bob;bob;",),
        report=("  line 3: “bob” is not an email address",),
    ),
    "tabs": BrokenList(
        content="name\temail\nAnn\tann@x.example\nBob\tbob\n",
        people=("Ann",),
        rejected=("line 3: “bob” is not an email address\tBob\tbob",),
        report=("  line 3: “bob” is not an email address",),
    ),
    "a workbook": BrokenList(
        content=workbook(),
        report=refused(f"this is a workbook or an archive, not CSV; {NOT_UTF_8}"),
    ),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_broken_list_is_reported_and_nothing_is_lost(tentap: Tentap, name: str) -> None:
    broken = LISTS[name]
    path = tentap.file(broken.content)
    told = tentap("people", "import", path)
    shown = told.err.replace(f"{tentap.folder}/", "").splitlines()
    if broken.rejected:
        assert " rejected. Correct " in shown.pop(0)
        file = (tentap.folder / "list.rejected.csv").read_bytes().decode()
        assert file.partition("\n")[2] == "".join(f"{row}\n" for row in broken.rejected)
    else:
        assert not (tentap.folder / "list.rejected.csv").exists()
    assert tuple(shown) == broken.report
    assert tuple(person for person, *_ in rows(tentap)) == broken.people
    assert told.code == (0 if broken.people and not broken.rejected else 1)


def test_a_folder_is_reported(tentap: Tentap) -> None:
    told = tentap("people", "import", str(tentap.folder)).failed()
    assert told == f"{tentap.folder}: Is a directory\n"


def test_a_pipe_is_reported_and_not_waited_for(tentap: Tentap) -> None:
    pipe = tentap.folder / "pipe.csv"
    os.mkfifo(pipe)
    told = tentap("people", "import", str(pipe)).failed()
    assert told == (
        f"{pipe}: nothing was imported: it is a pipe or a device, which is read only once; save it"
        " to a file\n"
    )


def test_a_list_that_vanishes_is_reported(new_tentap: Tentap) -> None:
    path = new_tentap.file("name,email\nAnn,ann@x.example\n")
    told = told_while(new_tentap, lambda: Path(path).unlink())
    assert told == (
        f"{path}: No such file or directory. Stopped after 0 of 1. The same command again does the"
        " rest.\n"
    )
    assert rows(new_tentap) == []


def test_a_list_that_changes_meanwhile_is_reported(new_tentap: Tentap) -> None:
    path = new_tentap.file("name,email\nAnn,ann@x.example\n")
    told = told_while(new_tentap, lambda: Path(path).write_text("name,email\n"))
    assert told == (
        f"{path}: it changed since it was checked. Stopped after 0 of 1. The same command again"
        " does the rest.\n"
    )
    assert rows(new_tentap) == []


def told_while(tentap: Tentap, change: Callable[[], object]) -> str:
    """What the import says. The list changes when the database is made, after its check."""

    def wait() -> None:
        while not tentap.database.exists():
            time.sleep(0.001)
        change()

    waiting = threading.Thread(target=wait)
    waiting.start()
    told = tentap("people", "import", str(tentap.folder / "list.csv")).failed()
    waiting.join()
    return told
