"""What staff call a theme."""

import pytest

from bot.language.starter_themes import STARTER_THEMES
from bot.language.texts import LANGUAGES, Texts
from bot.language.theme_names import theme_name
from bot.language.themes.theme import Theme

ENGLISH, KOREAN = Texts("en"), Texts("ko")


def own(key: str, **names: str) -> Theme:
    return Theme(key=key, words={"en": ("word",)}, names=names)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_starter_theme_has_a_name_of_its_own_in_each_language(language: str) -> None:
    names = {theme_name(theme, Texts(language)) for theme in STARTER_THEMES}
    assert len(names) == len(STARTER_THEMES)


def test_the_operators_name_in_the_language_is_shown() -> None:
    assert theme_name(own("menus", en="Menus", ko="식단"), KOREAN) == "식단"


def test_without_one_it_is_the_name_in_another_language() -> None:
    assert theme_name(own("menus", en="Menus"), KOREAN) == "Menus"


def test_without_any_it_is_the_key_in_words() -> None:
    assert theme_name(own("menu_plan-b"), KOREAN) == "Menu plan b"


def test_a_replaced_starter_theme_keeps_its_name_unless_it_has_another() -> None:
    assert theme_name(own("price"), KOREAN) == "가격"
    assert theme_name(own("price", en="What it costs"), ENGLISH) == "What it costs"
    assert theme_name(own("price", en="What it costs"), KOREAN) == "가격"
