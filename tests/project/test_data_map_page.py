"""The page about privacy is the data map."""

from tests.data_map_page import PAGE, page


def test_the_page_is_made_from_the_data_map() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: make data-map"
