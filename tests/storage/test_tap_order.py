"""Which press of an invitation is the newest."""

from storage import tap_order
from storage.engine.store import Tx
from tests.storage.cast import MINUTE, NOW, add_person, ask


def test_of_two_presses_the_one_that_was_made_later_stands(tx: Tx) -> None:
    asked = ask(tx, add_person(tx)).id
    assert tap_order.is_newest(tx, asked, NOW + MINUTE)
    assert not tap_order.is_newest(tx, asked, NOW)
    assert tap_order.is_newest(tx, asked, NOW + 2 * MINUTE)
