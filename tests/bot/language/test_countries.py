"""Countries, as lists name them."""

import pytest

from bot.language.countries import country_name, read_country


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("DE", ["DE", "de", "DEU", "276", "Germany", "Jerman", "독일", "德国", "Deutschland"]),
        ("GB", ["UK", "U.K.", "GB", "United Kingdom", "the United Kingdom", "England", "영국"]),
        ("US", ["us", "USA", "U.S.A.", "United States", "Amerika Serikat", "미국", "美国"]),
        ("KR", ["Korea", "South Korea", "Republic of Korea", "Korea, Republic of", "한국"]),
        ("ID", ["ID", "Indonesia", "인도네시아", "印度尼西亚"]),
        ("CI", ["Côte d’Ivoire", "Cote d'Ivoire", "COTE D IVOIRE", "Ivory Coast"]),
        ("BA", ["Bosnia & Herzegovina", "Bosnia and Herzegovina"]),
        ("LC", ["St. Lucia", "Saint Lucia"]),
        ("TR", ["Türkiye", "Turkiye", "Turkey"]),
        ("CZ", ["Czechia", "Czech Republic", "Česko"]),
        ("JP", [" Japan ", "日本", "일본", "Jepang"]),
        ("AT", ["Österreich", "Autriche"]),
        ("XK", ["Kosovo", "XK"]),
    ],
)
def test_a_country_is_known_by_codes_and_names(code: str, names: list[str]) -> None:
    assert [read_country(name) for name in names] == [code] * len(names)


@pytest.mark.parametrize("text", ["EMEA", "EU", "ZZ", "Worldwide", "Congo", "SU", "", "12"])
def test_what_is_no_single_country_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a country$"):
        read_country(text)


def test_a_misspelt_country_is_asked_about() -> None:
    with pytest.raises(ValueError, match=r"“Germny” is not a country; did you mean Germany\?"):
        read_country("Germny")


def test_a_code_has_its_english_name() -> None:
    assert country_name("DE") == "Germany"
