"""Names as people type them, one after the other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.campaigns.typed_names import names_in, unquoted


@pytest.mark.parametrize(
    "text",
    [
        "Dani Novak, Mia",
        "Dani Novak,Mia,",
        ", Dani Novak ,, Mia",
        "Dani Novak， Mia",
        "Dani Novak、Mia",
        "Dani Novak; Mia",
        "Dani Novak، Mia",
        "Dani Novak, Mia, Mia",
        '"Dani Novak", "Mia"',
        '"Dani Novak" "Mia"',
        "“Dani Novak”, “Mia”",
        "„Dani Novak“, «Mia»",
        "‘Dani Novak’, 'Mia'",
        "「Dani Novak」、『Mia』",
        "＂Dani Novak＂，＂Mia＂",
    ],
)
def test_commas_and_quotes_of_any_script_separate_names(text: str) -> None:
    assert names_in(text) == ("Dani Novak", "Mia")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", ()),
        (" ,、， ", ()),
        ('""', ()),
        ('"Novak, Dani", Mia', ("Novak, Dani", "Mia")),
        ("O'Brien, D’Angelo", ("O'Brien", "D’Angelo")),
        ("Dani “The Boss” Novak", ("Dani “The Boss” Novak",)),
        ('"Dani', ('"Dani',)),
        ("@dani @mia", ("@dani", "@mia")),
        ("@U0DANI|dani novak @U0MIA|mia", ("@U0DANI|dani novak", "@U0MIA|mia")),
        ("dani@initech.example, Ann @ Initech", ("dani@initech.example", "Ann @ Initech")),
        ("#17", ("#17",)),
    ],
)
def test_a_name_keeps_what_belongs_to_it(text: str, names: tuple[str, ...]) -> None:
    assert names_in(text) == names


@given(st.text(max_size=300))
def test_no_name_is_empty_and_none_is_given_twice(text: str) -> None:
    names = names_in(text)
    assert all(name == name.strip() != "" for name in names)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("text", ["“all”", '"all"', "«all»", "'all'", "all"])
def test_quotes_around_the_whole_are_taken_off(text: str) -> None:
    assert unquoted(text) == "all"


@pytest.mark.parametrize("text", ['"' * 5_000, "‘a " * 2_500, " @" * 2_500, "a," * 2_500])
def test_a_long_text_is_split_at_once(text: str) -> None:
    assert len(names_in(text)) <= 2_500
