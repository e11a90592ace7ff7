"""`tentap summary`."""

import json
import os
import pty
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.figures.weeks import Week, week_at
from tests.handlers.cli.conftest import Tentap

EXPORT = "When,Score,Why\n2019-10-28,10,Fast\n2019-11-03 23:59,3,[b]Slow[/b]\n2019-11-04,9,\n"
PNG = b"\x89PNG\r\n\x1a\n"
IN_SHELL = (sys.executable, "-c", "from handlers.cli import main; main()")


@pytest.fixture
def known(tentap: Tentap) -> Tentap:
    """A folder with three answers."""
    columns = ("--score", "Score", "--at", "When", "--comment", "Why")
    tentap("answers", "import", tentap.file(EXPORT), *columns).done()
    return tentap


def test_a_week_is_told_in_words(known: Tentap) -> None:
    told = known("summary", "--week", "2019-W44").done()
    title, line = told.splitlines()[:2]
    assert title.endswith(" NPS · 28 Oct – 3 Nov 2019")
    assert set(line) == {"="}
    assert "\n0 this week (2 answers; likely −" in told
    assert "\n> 3 [b]Slow[/b]\n" in told


def test_customers_words_are_shown_as_they_are(known: Tentap) -> None:
    assert "[b]Slow[/b]" in known("summary", "--week", "2019-W44").done()


def test_the_first_week_of_an_installation_is_quiet_and_nothing_rests(tentap: Tentap) -> None:
    tentap("people", "import", tentap.file("name,email\nAda,ada@x.example\n")).done()
    told = tentap("summary").done()
    assert told.endswith("A quiet week: nobody was asked, nobody answered.\n")


def test_the_latest_closed_week_is_the_default(known: Tentap) -> None:
    figures = json.loads(known("summary", "--format", "json").done())
    assert figures["week"] > "2019-W45"
    assert figures["nps"] is None


def test_the_zone_decides_where_a_week_ends(known: Tentap) -> None:
    options = ("--week", "2019-W44", "--format", "json")
    assert json.loads(known("summary", *options).done())["n"] == 2
    in_tokyo = json.loads(known("summary", *options, "--timezone", "Asia/Tokyo").done())
    assert (in_tokyo["n"], in_tokyo["from"]) == (1, "2019-10-28T00:00:00+09:00")


def test_another_survey_has_other_figures(known: Tentap) -> None:
    told = known("summary", "--week", "2019-W44", "--survey", "keynote", "--format", "json")
    assert json.loads(told.done())["n"] == 0


def test_output_goes_to_a_file(known: Tentap) -> None:
    file = known.folder / "week.json"
    file.write_text("older")
    shown = known("summary", "--week", "2019-W44", "--format", "json", "-o", str(file))
    assert (shown.done(), shown.err) == ("", f"Written to {file}\n")
    assert json.loads(file.read_text())["n"] == 2
    assert sorted(path.name for path in known.folder.glob("*week*")) == ["week.json"]


def test_a_file_is_replaced_at_once_so_that_nobody_reads_half_of_it(known: Tentap) -> None:
    file, reader = known.folder / "week.txt", known.folder / "reader.txt"
    file.write_text("older")
    reader.hardlink_to(file)
    known("summary", "-o", str(file)).done()
    assert reader.read_text() == "older"
    assert " NPS · " in file.read_text()


def test_a_device_stays_a_device(known: Tentap) -> None:
    known("summary", "-o", "/dev/null").done()
    assert Path("/dev/null").is_char_device()


@pytest.mark.long
def test_a_chart_is_a_png(known: Tentap) -> None:
    file = known.folder / "week.png"
    known("summary", "--week", "2019-W44", "--format", "png", "-o", str(file)).done()
    assert file.read_bytes().startswith(PNG)


@pytest.mark.long
@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("week.png", PNG),
        ("WEEK.PNG", PNG),
        ("week.json", b"{"),
        ("week.txt", b"Acme NPS"),
        ("week", b"Acme NPS"),
        (".week", b"Acme NPS"),
    ],
)
def test_the_format_follows_the_files_name(known: Tentap, name: str, begins: bytes) -> None:
    file = known.folder / name
    known("summary", "--week", "2019-W44", "-o", str(file)).done()
    assert file.read_bytes().startswith(begins)


def test_a_named_format_goes_before_the_files_name(known: Tentap) -> None:
    file = known.folder / "week.dat"
    known("summary", "--week", "2019-W44", "--format", "json", "-o", str(file)).done()
    assert json.loads(file.read_text())["n"] == 2


@pytest.mark.parametrize("name", ["week.pdf", "week.svg", "week.csv", "week.png.bak"])
def test_an_ending_that_is_not_supported_is_refused_by_name(known: Tentap, name: str) -> None:
    file = known.folder / name
    told = known("summary", "--week", "2019-W44", "-o", str(file)).failed(2)
    ending = file.suffix
    assert told == f'-o: "{ending}" is not supported; use .json, .png, .txt, or name the --format\n'
    assert not file.exists()


@pytest.mark.long
def test_the_picture_is_in_the_teams_language(known: Tentap) -> None:
    file, settings = known.folder / "week.png", known.config.read_text()
    pictures = set()
    for language in ("en", "id", "ko", "zh"):
        known.config.write_text(f'language = "{language}"\n{settings}')
        known("summary", "--week", "2019-W44", "-o", str(file)).done()
        pictures.add(file.read_bytes())
    assert len(pictures) == 4


def test_a_file_that_cannot_be_written_is_told(known: Tentap) -> None:
    told = known("summary", "-o", str(known.folder / "no" / "week.txt")).failed()
    assert "week.txt: can't be written: No such file" in told


@pytest.mark.long
def test_a_chart_may_go_into_a_pipe(known: Tentap) -> None:
    typed = ("summary", "--week", "2019-W44", "--format", "png", "--config", str(known.config))
    assert subprocess.run([*IN_SHELL, *typed], capture_output=True).stdout.startswith(PNG)


@pytest.mark.long
def test_a_chart_does_not_fill_a_terminal(known: Tentap) -> None:
    typed = ("summary", "--format", "png", "--config", str(known.config))
    ours, terminal = pty.openpty()
    ended = subprocess.run([*IN_SHELL, *typed], stdout=terminal, stderr=subprocess.PIPE, text=True)
    os.close(ours)
    os.close(terminal)
    assert ended.returncode == 2
    assert "Name a file: -o summary.png" in ended.stderr


@pytest.mark.parametrize("week", ["2019-44", "2019-W54", "soon"])
def test_a_week_that_is_none_is_misuse(known: Tentap, week: str) -> None:
    assert known("summary", "--week", week).failed(2).startswith("--week: ")


def test_a_week_is_named_as_in_chat(known: Tentap) -> None:
    last = known("summary", "--week", "last").done()
    assert last == known("summary").done()


def test_a_week_that_has_not_begun_is_refused(known: Tentap) -> None:
    running = week_at(datetime.now(UTC), ZoneInfo("Europe/Berlin"))
    for week in (running.next(), Week(2099, 1)):
        told = known("summary", "--week", str(week)).failed(2)
        assert told == f"--week: {week} hasn't begun; the newest is {running}\n"


def test_the_running_week_says_that_it_is_not_over(known: Tentap) -> None:
    running = week_at(datetime.now(UTC), ZoneInfo("Europe/Berlin"))
    shown = known("summary", "--week", str(running))
    assert shown.done().startswith("Acme NPS · ")
    assert shown.err == f"{running} isn't over yet. Here are its figures so far.\n"
    assert known("summary", "--week", str(running.previous())).err == ""


def test_without_a_database_it_makes_none(new_tentap: Tentap) -> None:
    assert "this database doesn't exist yet" in new_tentap("summary").failed()
    assert not Path(new_tentap.database).exists()
