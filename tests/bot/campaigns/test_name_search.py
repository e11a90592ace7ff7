"""Which people a typed name selects. Several, or a similar name, select nobody."""

import unicodedata
from itertools import count

import pytest

from bot.campaigns.name_search import NameSearch
from bot.ids import PersonId

NAMES = (
    "Dani Novak",
    "Ann Lee",
    "Anna Berg",
    "Anna Berger",
    "Élise Ördög",
    "Łukasz Żak",
    "Sinéad O'Brien",
    "김철수",
    "王芳",
    "Novak, Mia",
)
SEARCH = NameSearch(zip(map(PersonId, count(1)), NAMES, strict=False))


def found(typed: str) -> list[str]:
    return [NAMES[person - 1] for person in SEARCH.matches(typed)]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("dani", "Dani Novak"),
        ("DANI NOVAK", "Dani Novak"),
        ("novak dani", "Dani Novak"),
        ("dani.novak", "Dani Novak"),
        ("dani_novak", "Dani Novak"),
        ("Dani N", "Dani Novak"),
        ("“Dani", "Dani Novak"),
        ("Ann", "Ann Lee"),
        ("Anna Berg", "Anna Berg"),
        ("elise", "Élise Ördög"),
        (unicodedata.normalize("NFD", "Élise"), "Élise Ördög"),
        ("ordog", "Élise Ördög"),
        ("lukasz zak", "Łukasz Żak"),
        ("obrien", "Sinéad O'Brien"),
        ("O’Brien", "Sinéad O'Brien"),
        ("Sinead", "Sinéad O'Brien"),
        ("김철수", "김철수"),
        ("김", "김철수"),
        ("王", "王芳"),
        ("mia novak", "Novak, Mia"),
    ],
)
def test_a_part_of_a_name_is_enough_where_it_is_the_only_one(typed: str, name: str) -> None:
    assert found(typed) == [name]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("anna", ["Anna Berg", "Anna Berger"]),
        ("novak", ["Dani Novak", "Novak, Mia"]),
        ("An", ["Ann Lee", "Anna Berg", "Anna Berger"]),
    ],
)
def test_a_part_that_several_have_selects_all_of_them(typed: str, names: list[str]) -> None:
    assert found(typed) == names


@pytest.mark.parametrize("typed", ["", "…", "d", "ani", "Dani Lee", "Zoe", "\u202e", "\ud800"])
def test_nothing_else_selects_anybody(typed: str) -> None:
    assert found(typed) == []


@pytest.mark.parametrize(
    ("typed", "similar"),
    [
        ("dnai", ("Dani Novak",)),
        ("Dani Nowak", ("Dani Novak",)),
        ("Elsie", ("Élise Ördög",)),
        ("철수", ("김철수",)),
        ("Zebulon", ()),
        ("", ()),
    ],
)
def test_a_misspelt_name_is_only_suggested(typed: str, similar: tuple[str, ...]) -> None:
    assert found(typed) == []
    assert SEARCH.similar(typed)[:1] == similar


def test_of_very_many_people_those_of_the_first_letter_are_compared() -> None:
    many = NameSearch((PersonId(n), f"Person {n} of the Club {n % 977}") for n in range(20_000))
    assert all(name.startswith("Person") for name in many.similar("Persn 19"))
    assert many.similar("ersn 19") == ()
