"""What others wrote stays words on a terminal: it makes no line, moves no cursor, turns nothing."""

import io
import json
import sys
from collections.abc import Callable

import pytest
from rich.table import Table

import handlers.cli
from handlers.cli.console import Trouble, details, hint, mark, note, say, stdout, tell, title
from handlers.cli.escaping import escaped, on_one_line
from handlers.cli.progress import progress

HOSTILE = "x\x1b[2J\x1b]0;pwned\x07\x9b31m\x90q\u202ey\u2066z\udc80[bold]b[/bold]:tada:"
SHOWN = "\\u202ey\\u2066z\\udc80[bold]b[/bold]:tada:"
OBEYED = "\x1b\x07\x9b\x90\u202e\u2066\udc80"


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def screen_of(monkeypatch: pytest.MonkeyPatch) -> Screen:
    """Stdout and stderr from now on: a terminal without colours."""
    both = Screen()
    monkeypatch.setattr(sys, "stdout", both)
    monkeypatch.setattr(sys, "stderr", both)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    return both


def table() -> None:
    one = Table("name")
    one.add_row(HOSTILE.replace("[", "("))
    stdout().print(one)


WAYS = {
    "say": lambda: say(HOSTILE),
    "note": lambda: note(HOSTILE),
    "tell": lambda: tell(Trouble(HOSTILE, details=[HOSTILE])),
    "details": lambda: details([HOSTILE]),
    "mark": lambda: mark("✓", "green", HOSTILE),
    "hint": lambda: hint(HOSTILE),
    "title": lambda: title(HOSTILE),
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_a_terminal_obeys_nothing_and_no_markup_means_anything(
    monkeypatch: pytest.MonkeyPatch, way: Callable[[], None]
) -> None:
    screen = screen_of(monkeypatch)
    way()
    told = screen.getvalue()
    assert SHOWN in told
    assert [character for character in OBEYED if character in told] == []


def test_what_rich_lays_out_passes_there_too(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = screen_of(monkeypatch)
    table()
    with progress(HOSTILE, 1) as done:
        done(1)
    assert [character for character in OBEYED if character in screen.getvalue()] == []


@pytest.mark.parametrize("break_", ["\n", "\r", "\r\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_what_is_one_line_stays_one(monkeypatch: pytest.MonkeyPatch, break_: str) -> None:
    screen = screen_of(monkeypatch)
    text = f"a{break_}b"
    tell(Trouble(text, details=[text]))
    mark("✓", "green", text)
    hint(text)
    assert len(screen.getvalue().splitlines()) == 4


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("two\nlines\tstay", "two\nlines\tstay"),
        ("می\u200cخواهم 👨\u200d👩\u200d👧", "می\u200cخواهم 👨\u200d👩\u200d👧"),
        ("\u2068דנה\u2069 gave 3", "\u2068דנה\u2069 gave 3"),
        ("\u2068דנה gave\n\u2069 3", "\\u2068דנה gave\n\\u2069 3"),
        ("\U000e0001", "\\udb40\\udc01"),
        ("김철수 \xa0é", "김철수 \xa0é"),
    ],
)
def test_what_can_be_read_is_shown_and_the_rest_is_written_out(text: str, shown: str) -> None:
    assert escaped(text) == shown


def test_a_line_break_is_written_out_where_there_is_one_line() -> None:
    assert on_one_line("a\r\nb") == "a\\u000d\\u000ab"


def test_a_fault_of_ours_quotes_nothing_to_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = screen_of(monkeypatch)

    def fail(**_: object) -> None:
        raise LookupError(HOSTILE)

    monkeypatch.setattr(handlers.cli, "app", fail)
    with pytest.raises(SystemExit) as ended:
        handlers.cli.main()
    assert ended.value.code == 1
    assert "LookupError: x\\u001b[2J" in screen.getvalue()
    assert [character for character in OBEYED if character in screen.getvalue()] == []


def test_figures_as_json_stay_json_and_say_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = screen_of(monkeypatch)
    said = {"comment": "a\x9b\u202e\u2028\U000e0001b"}
    say(json.dumps(said, ensure_ascii=False))
    assert json.loads(screen.getvalue()) == said
    assert screen.getvalue().isascii()
