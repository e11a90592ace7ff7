"""What a press in Slack allows, so long and so often."""

from datetime import timedelta

import pytest

from bot.model import InvitationId
from storage import presses
from storage.store import Tx
from tests.storage.cast import MINUTE, NOW, add_person, ask

URL = "https://hooks.slack.com/actions/1"
UNTIL = NOW + 29 * MINUTE


@pytest.fixture
def asked(tx: Tx) -> InvitationId:
    return ask(tx, add_person(tx)).id


def test_nothing_is_allowed_before_a_press(tx: Tx, asked: InvitationId) -> None:
    assert presses.fresh(tx, asked, NOW) is None


def test_a_press_allows_edits_until_its_time_is_over(tx: Tx, asked: InvitationId) -> None:
    presses.remember(tx, asked, URL, UNTIL, 4)
    assert presses.fresh(tx, asked, UNTIL - timedelta(microseconds=1)) == URL
    assert presses.fresh(tx, asked, UNTIL) is None


def test_a_press_allows_so_many_edits_and_no_more(tx: Tx, asked: InvitationId) -> None:
    presses.remember(tx, asked, URL, UNTIL, 2)
    for left in (True, False):
        presses.use(tx, asked)
        assert (presses.fresh(tx, asked, NOW) == URL) is left


def test_a_press_that_is_given_up_allows_nothing_until_the_next(
    tx: Tx, asked: InvitationId
) -> None:
    presses.remember(tx, asked, URL, UNTIL, 4)
    presses.give_up(tx, asked)
    assert presses.fresh(tx, asked, NOW) is None
    presses.remember(tx, asked, f"{URL}2", UNTIL, 4)
    assert presses.fresh(tx, asked, NOW) == f"{URL}2"


def test_one_persons_press_is_nobody_elses(tx: Tx, asked: InvitationId) -> None:
    other = ask(tx, add_person(tx, "Budi Santoso")).id
    presses.remember(tx, asked, URL, UNTIL, 4)
    assert presses.fresh(tx, other, NOW) is None
    presses.remember(tx, other, f"{URL}2", UNTIL, 1)
    presses.use(tx, other)
    presses.give_up(tx, other)
    assert presses.fresh(tx, asked, NOW) == URL


def test_an_address_is_kept_no_longer_than_it_is_good_for(tx: Tx, asked: InvitationId) -> None:
    presses.remember(tx, asked, URL, UNTIL, 4)
    presses.forget(tx, UNTIL - MINUTE)
    assert presses.fresh(tx, asked, NOW) == URL
    presses.forget(tx, UNTIL)
    assert presses.fresh(tx, asked, NOW) is None


def test_of_two_presses_the_one_that_was_made_later_stands(tx: Tx, asked: InvitationId) -> None:
    assert presses.is_newest(tx, asked, NOW + MINUTE)
    assert not presses.is_newest(tx, asked, NOW)
    assert presses.is_newest(tx, asked, NOW + 2 * MINUTE)
