"""A survey's own words: what bot.toml takes, and what it says about everything else."""

import tomllib

import pytest

from bot.config.config import Config
from bot.config.loading import ConfigError, load

SURVEY = '[[survey]]\nkey = "relationship"\nkind = "nps"\n'


def read(texts: str, language: str = "en") -> Config:
    return load(tomllib.loads(f"{SURVEY}[survey.texts.{language}]\n{texts}"))


def mistake(texts: str, language: str = "en") -> str:
    with pytest.raises(ConfigError) as caught:
        read(texts, language)
    (line,) = caught.value.lines
    return line


def test_words_are_taken_in_each_language() -> None:
    [survey] = read('question = "  Wie geht\'s **{product}**? {{1}}  "', "ko").surveys
    assert survey.texts.ko.question == "Wie geht's **{product}**? {{1}}"
    assert survey.texts.en.question is None


@pytest.mark.parametrize(
    ("texts", "line"),
    [
        ('qestion = "Hm?"', "qestion: unknown key; did you mean question?"),
        ('ask_passives = "Hm?"', "ask_passives: unknown key; did you mean ask_passive?"),
        ("question = 1", "question: 1 must be text, in quotes"),
        (
            'question = " "',
            "question: “ ” must not be empty; leave the key out for Tentap's own text",
        ),
        (
            'question = "a\\u0000b"',
            "question: “a\0b” has a character that chats can't show; remove it",
        ),
        (
            'question = "Like {prodct}?"',
            "question: “Like {prodct}?” has the unknown value {prodct}; did you mean {product}?",
        ),
        (
            'question = "Like {name}?"',
            "question: “Like {name}?” has the unknown value {name}; use {product}",
        ),
        (
            'reminder = "{name}"',
            "reminder: “{name}” has the unknown value {name};"
            " use {product} or {lowest} or {highest}",
        ),
        (
            'low = "Bad {product}"\nhigh = "Good"',
            "low: “Bad {product}” can't have {product}; write the words themselves",
        ),
        (
            'question = "{product!r:>999999999}"',
            "question: “{product!r:>999999999}” has {product} with a format; write {product} alone",
        ),
        (
            'question = "50 % {off"',
            "question: “50 % {off” has a { or } that stands alone; write {{ or }} to show one",
        ),
        (
            'question = "{prod**uct}**"',
            "question: “{prod**uct}**” has a { or } that stands alone; write {{ or }} to show one",
        ),
        (
            'question = "so **good"',
            "question: “so **good” has a ** without its partner; write **bold**",
        ),
        (
            f'low = "{"x" * 41}"\nhigh = "Good"',
            f"low: “{'x' * 41}” is too long; the maximum is 40 characters",
        ),
        ('low = """a\nb"""\nhigh = "Good"', "low: “a\nb” has several lines; write it on one"),
    ],
)
def test_what_is_wrong_is_said_with_what_to_do(texts: str, line: str) -> None:
    assert mistake(texts) == f"survey.texts.en.{line}"


def test_one_end_of_the_scale_needs_the_other() -> None:
    assert mistake('low = "Hard"') == ("survey.texts.en: a table has low without high; add high")


def test_a_long_product_is_counted() -> None:
    read(f'question = "{"x" * 300}{{product}}"')
    assert "is too long; the maximum is 400 characters, where {product} counts as 100" in mistake(
        f'question = "{"x" * 301}{{product}}"'
    )


def test_a_lone_surrogate_is_refused() -> None:
    survey = {"key": "a", "kind": "nps", "texts": {"en": {"quote": "\ud800?"}}}
    with pytest.raises(ConfigError, match="can't show"):
        load({"survey": [survey]})


def test_an_unknown_language_names_the_known_ones() -> None:
    assert mistake('question = "?"', "de") == (
        "survey.texts.de: unknown key; known here: en, id, ko, zh"
    )
    assert mistake('question = "?"', "kor") == "survey.texts.kor: unknown key; did you mean ko?"
