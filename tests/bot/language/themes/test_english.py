"""Themes of comments in English. The comments are invented."""

import pytest

from tests.bot.language.themes.found import finder, themes_in

MENTIONS = [
    (
        "The dashboard takes forever to load in the morning.",
        {"speed": ["takes forever", "to load"]},
    ),
    (
        "Fast, reliable, and the support team is lovely",
        {"speed": ["Fast"], "reliability": ["reliable"], "support": ["support"]},
    ),
    (
        "Way too expensive for a small team, we can't afford the renewal.",
        {"price": ["expensive", "afford"], "billing": ["renewal"]},
    ),
    (
        "I was charged twice and nobody replied to my ticket",
        {"billing": ["charged"], "support": ["replied", "ticket"]},
    ),
    ("Please add a dark mode!", {"features": ["Please add", "dark mode"]}),
    (
        "Docs are outdated; the API reference has wrong examples",
        {"documentation": ["Docs", "API reference"]},
    ),
    ("Can't export to CSV, which is important for our accountant", {"exports": ["export", "CSV"]}),
    ("Onboarding was easy but the menu is confusing", {"usability": ["easy", "menu", "confusing"]}),
    ("We need an integration with Zapier", {"exports": ["integration", "Zapier"]}),
    ("It keeps freezing and I lost my data", {"reliability": ["freezing", "lost my data"]}),
    ("Billing is a mess: three invoices in one month", {"billing": ["Billing", "invoices"]}),
    ("Could be cheaper", {"price": ["cheaper"]}),
    ("The pricing page is misleading", {"price": ["pricing"]}),
    ("Slower than last year", {"speed": ["Slower"]}),
    (
        "Page load is awful on Android tablets",
        {"speed": ["Page load"], "mobile": ["Android", "tablets"]},
    ),
    ("The reports are simple", {"usability": ["simple"]}),
    ("The bills arrive late", {"billing": ["bills"]}),
    ("My invoice's VAT number is wrong", {"billing": ["invoice", "VAT"]}),
    (
        "Syncing with Google Sheets fails",
        {"exports": ["Syncing", "Google Sheets"], "reliability": ["fails"]},
    ),
    ("easy-to-use, user-friendly", {"usability": ["easy", "user-friendly"]}),
    ("It doesn’t work on my iPhone", {"reliability": ["doesn’t work"], "mobile": ["iPhone"]}),
    (
        "Exporting invoices to Excel keeps crashing, this is important",
        {"exports": ["Exporting", "Excel"], "billing": ["invoices"], "reliability": ["crashing"]},
    ),
    ("It doesn't support dark mode", {"features": ["doesn't support", "dark mode"]}),
    (
        "The app crashes every time I open it on my phone",
        {"reliability": ["crashes"], "mobile": ["on my phone"]},
    ),
]
NO_MENTIONS = [
    "I miss the old version",
    "She is very supportive",
    "Love it.",
    "Nothing to complain about",
    "I would recommend it to a university",
    "It's priceless to us",
    "call me on my phone number",
    "We use the mobility product",
    "I have to do it manually",
    "Who is in charge here?",
]


@pytest.mark.parametrize(("comment", "found"), MENTIONS)
def test_a_comment_is_about_what_its_words_say(comment: str, found: dict[str, list[str]]) -> None:
    assert themes_in(comment) == found


@pytest.mark.parametrize("comment", NO_MENTIONS)
def test_words_that_look_alike_are_not_meant(comment: str) -> None:
    assert themes_in(comment) == {}


@pytest.mark.parametrize(
    ("word", "found", "not_found"),
    [
        ("export", "exports exported exporting Export EXPORT", "exporter exportation port"),
        ("import", "imports importing", "important importance"),
        ("price", "prices priced pricing", "priceless pricey"),
        ("reply", "replies replied replying", "rely"),
        ("lag", "lags lagged lagging", "laggard lager"),
        ("mobile", "mobiles", "mobility mobil"),
        ("universe", "universes", "university universal"),
        ("café", "cafe Cafés CAFÉ cafe\u0301", "cafeteria"),
        ("Excel", "excel EXCEL", "excellent"),
    ],
)
def test_a_word_finds_its_plural_and_its_forms_as_a_verb_alone(
    word: str, found: str, not_found: str
) -> None:
    by_word = finder("en", {"it": word})
    for form in found.split():
        assert themes_in(form, by_word) == {"it": [form]}
    assert themes_in(not_found, by_word) == {}


@pytest.mark.parametrize("written", ["log in", "log-in", "Log  in", "logging in", "log\nin"])
def test_a_phrase_may_have_a_hyphen_and_forms_of_its_words(written: str) -> None:
    assert themes_in(f"I can't {written} today", finder("en", {"it": "log in"})) == {
        "it": [written]
    }


@pytest.mark.parametrize("written", ["log. In", "log me in", "in log", "log, in"])
def test_a_phrase_is_words_that_follow_each_other(written: str) -> None:
    assert themes_in(written, finder("en", {"it": "log in"})) == {}


def test_a_negation_is_not_understood() -> None:
    assert themes_in("It's not slow at all") == {"speed": ["slow"]}
