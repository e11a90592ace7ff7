"""Options as people type them, on phones too."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.usecases.staff.arguments import Arguments, read_arguments

KNOWN = ("survey", "week")


@pytest.mark.parametrize(
    "text",
    [
        "Mia --survey onboarding",
        "--survey onboarding Mia",
        "Mia --survey=onboarding",
        "Mia --survey = onboarding",
        "Mia --survey: onboarding",
        "Mia --SURVEY onboarding",
        "Mia -survey onboarding",
        "Mia —survey onboarding",
        "Mia –survey onboarding",
        "Mia ‑‑survey onboarding",
        "Mia −−survey onboarding",
        "Mia --survey “onboarding”",
        "Mia --survey=«onboarding»",
        "Mia --survey 'onboarding'",
        "Mia --survey keynote --survey onboarding",
    ],
)
def test_an_option_may_be_typed_in_several_ways(text: str) -> None:
    assert read_arguments(text, KNOWN) == Arguments(words="Mia", options={"survey": "onboarding"})


@pytest.mark.parametrize(
    ("text", "words"),
    [("Jean-Paul", "Jean-Paul"), ("Ann - Lee", "Ann - Lee"), ("Ann — Lee", "Ann — Lee")],
)
def test_a_dash_in_a_name_begins_no_option(text: str, words: str) -> None:
    assert read_arguments(text, KNOWN) == Arguments(words=words)


def test_an_option_without_its_value_takes_none_of_the_next_one() -> None:
    found = read_arguments("--survey --week last", KNOWN)
    assert found.options == {"survey": "", "week": "last"}


def test_an_option_that_is_repeated_has_all_its_values() -> None:
    found = read_arguments("all --survey a —survey=b --week 3", KNOWN)
    assert found.values == {"survey": ("a", "b"), "week": ("3",)}


@pytest.mark.parametrize(
    "text",
    [
        'all --where plan="very big"',
        "all --where plan=“very big”",
        'all --where "plan=very big"',
        "all —where=plan='very big'",
    ],
)
def test_a_value_of_several_words_is_quoted(text: str) -> None:
    found = read_arguments(text, ("where",))
    assert (found.words, found.values) == ("all", {"where": ("plan=very big",)})


def test_unknown_options_are_named_once() -> None:
    found = read_arguments("all --foo bar —foo, --Wek=3", KNOWN)
    assert found.unknown == ("foo", "Wek")


@pytest.mark.parametrize("text", ["--help", "-h", "—help", "help", "HELP", "?", "all --help"])
def test_each_command_can_be_asked_for_help(text: str) -> None:
    assert read_arguments(text, KNOWN).asks_for_help


@pytest.mark.long
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    found = read_arguments(text, KNOWN)
    assert set(found.options) <= set(KNOWN)


@pytest.mark.parametrize("text", ["-" * 5_000, "--a" * 1_700, "--survey " * 600, "—" * 5_000])
def test_a_long_text_is_read_at_once(text: str) -> None:
    assert read_arguments(text, KNOWN).words in {text, ""}
