"""`[[theme]]` and `starter_themes` of bot.toml."""

import tomllib

import pytest

from bot.config.loading import ConfigError, load
from bot.language.starter_themes import STARTER_KEYS, STARTER_THEMES
from bot.language.themes.theme import Theme

SURVEY = '[[survey]]\nkey = "relationship"\nkind = "nps"\n'
MENUS = '[[theme]]\nkey = "menus"\nwords.en = ["menu plan"]\n'


def themes_of(text: str) -> tuple[Theme, ...]:
    return load(tomllib.loads(text + SURVEY)).themes


def mistakes(text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        themes_of(text)
    return list(caught.value.lines)


def test_without_a_setting_there_are_the_starter_themes() -> None:
    assert themes_of("") == STARTER_THEMES
    assert len(STARTER_KEYS) == len(STARTER_THEMES) == 10


def test_an_own_theme_is_added_to_them() -> None:
    [*starters, own] = themes_of(
        MENUS + 'words.ko = ["식단"]\nname.en = "Menus"\nexcept.en = ["menu bar"]\n'
        'article = "https://help.acme.example/menus"\n'
    )
    assert tuple(starters) == STARTER_THEMES
    assert own == Theme(
        key="menus",
        words={"en": ("menu plan",), "ko": ("식단",)},
        exceptions={"en": ("menu bar",)},
        names={"en": "Menus"},
        article="https://help.acme.example/menus",
    )


def test_a_theme_of_the_same_key_replaces_a_starter_theme() -> None:
    themes = themes_of('[[theme]]\nkey = "price"\nwords.en = ["dear"]\n')
    assert [theme.key for theme in themes] == [theme.key for theme in STARTER_THEMES]
    assert [theme.words for theme in themes if theme.key == "price"] == [{"en": ("dear",)}]


def test_the_starter_themes_can_be_switched_off() -> None:
    assert [theme.key for theme in themes_of("starter_themes = false\n" + MENUS)] == ["menus"]
    assert themes_of("starter_themes = false\n") == ()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (MENUS + MENUS, "theme[2].key: “menus” is used by a theme above; choose another key"),
        ('[[theme]]\nwords.en = ["a"]\n', 'theme.key: is missing; add key = "exports"'),
        (
            '[[theme]]\nkey = "a"\n',
            'theme.words: is missing; add words.en = ["export", "CSV"]',
        ),
        (
            '[[theme]]\nkey = "a"\nwords = {}\n',
            'theme.words: has no words; add some, such as words.en = ["export", "CSV"]',
        ),
        (
            '[[theme]]\nkey = "a"\nwords.en = []\n',
            "theme.words.en: a list is empty; add a word, or remove this language",
        ),
        (
            '[[theme]]\nkey = "a"\nwords.de = ["teuer"]\n',
            "theme.words.de: unknown key; known here: en, id, ko, zh",
        ),
        (
            MENUS + '[[theme]]\nkey = "a"\nwords.en = ["a", "!?"]\n',
            "theme[2].words.en[2]: “!?” has no letters and no digits; write a word or a phrase",
        ),
        (MENUS + "except.en = [3]\n", "theme.except.en[1]: 3 must be text, in quotes"),
        (MENUS + 'words.id = "menu"\n', "theme.words.id: “menu” must be a list"),
        (MENUS + 'name.fr = "Menus"\n', "theme.name.fr: unknown key; known here: en, id, ko, zh"),
        (MENUS + 'name.en = " "\n', "theme.name.en: “ ” must not be empty; leave the key out"),
        (
            MENUS + 'article = "javascript:alert(1)"\n',
            "theme.article: “javascript:alert(1)” is not a web address; begin it with https://",
        ),
        (
            MENUS.replace("[[theme]]", "[theme]"),
            "theme: is a table, but must be a list; write [[theme]], in double brackets",
        ),
        (
            'starter_themes = "none"\n',
            "starter_themes: “none” must be true or false, without quotes",
        ),
        (
            f'[[theme]]\nkey = "a"\nwords.en = ["{61 * "x"}"]\n',
            f"theme.words.en[1]: “{59 * 'x'}…” is too long; the maximum is 60 characters",
        ),
        (
            f'[[theme]]\nkey = "a"\nwords.en = {[f"w{n}" for n in range(201)]}\n',
            "theme.words.en: a list has 201 words; the maximum is 200",
        ),
    ],
)
def test_a_mistake_is_named_with_its_place_and_its_fix(text: str, line: str) -> None:
    assert mistakes(text) == [line]
