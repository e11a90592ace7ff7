"""What a press in Slack allows, so long and so often."""

from datetime import timedelta

from bot.chat.platforms import Platform
from bot.ids import MessageRef
from storage import response_urls
from storage.engine.store import Tx
from tests.storage.cast import MINUTE, NOW

URL = "https://hooks.slack.com/actions/1"
UNTIL = NOW + 29 * MINUTE
CARD = MessageRef("D1/1764000000.000100")
OTHER = MessageRef("D2/1764000000.000100")
SLACK = Platform.SLACK


def test_nothing_is_allowed_before_a_press(tx: Tx) -> None:
    assert response_urls.usable(tx, SLACK, CARD, NOW) is None


def test_a_press_allows_edits_until_its_time_is_over(tx: Tx) -> None:
    response_urls.remember(tx, SLACK, CARD, URL, UNTIL, 4)
    assert response_urls.usable(tx, SLACK, CARD, UNTIL - timedelta(microseconds=1)) == URL
    assert response_urls.usable(tx, SLACK, CARD, UNTIL) is None


def test_a_press_allows_so_many_edits_and_no_more(tx: Tx) -> None:
    response_urls.remember(tx, SLACK, CARD, URL, UNTIL, 2)
    for left in (True, False):
        response_urls.use(tx, SLACK, CARD)
        assert (response_urls.usable(tx, SLACK, CARD, NOW) == URL) is left


def test_a_press_that_is_given_up_allows_nothing_until_the_next(tx: Tx) -> None:
    response_urls.remember(tx, SLACK, CARD, URL, UNTIL, 4)
    response_urls.discard(tx, SLACK, CARD)
    assert response_urls.usable(tx, SLACK, CARD, NOW) is None
    response_urls.remember(tx, SLACK, CARD, f"{URL}2", UNTIL, 4)
    assert response_urls.usable(tx, SLACK, CARD, NOW) == f"{URL}2"


def test_the_newest_press_replaces_the_one_before(tx: Tx) -> None:
    response_urls.remember(tx, SLACK, CARD, URL, NOW + MINUTE, 1)
    response_urls.use(tx, SLACK, CARD)
    response_urls.remember(tx, SLACK, CARD, f"{URL}2", UNTIL, 4)
    assert response_urls.usable(tx, SLACK, CARD, NOW + 2 * MINUTE) == f"{URL}2"


def test_one_messages_press_is_no_other_messages(tx: Tx) -> None:
    response_urls.remember(tx, SLACK, CARD, URL, UNTIL, 4)
    assert response_urls.usable(tx, SLACK, OTHER, NOW) is None
    assert response_urls.usable(tx, Platform.TELEGRAM, CARD, NOW) is None
    response_urls.remember(tx, SLACK, OTHER, f"{URL}2", UNTIL, 1)
    response_urls.use(tx, SLACK, OTHER)
    response_urls.discard(tx, SLACK, OTHER)
    assert response_urls.usable(tx, SLACK, CARD, NOW) == URL


def test_a_url_is_kept_no_longer_than_it_is_good_for(tx: Tx) -> None:
    response_urls.remember(tx, SLACK, CARD, URL, UNTIL, 4)
    response_urls.forget(tx, UNTIL - MINUTE)
    assert response_urls.usable(tx, SLACK, CARD, NOW) == URL
    response_urls.forget(tx, UNTIL)
    assert response_urls.usable(tx, SLACK, CARD, NOW - MINUTE) is None
