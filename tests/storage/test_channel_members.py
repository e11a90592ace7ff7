"""Who is in a synced channel, and who has left all of them."""

from bot.ids import ContactId
from bot.states import ContactState
from storage import channel_members, contacts
from storage.engine.store import Tx
from tests.storage.cast import DAY, NOW, add_contact, add_person

HERE, THERE = "C0HERE", "C0THERE"


def member(tx: Tx, *channels: str) -> ContactId:
    contact = add_contact(tx, add_person(tx))
    for channel in channels:
        channel_members.add(tx, channel, [contact])
    return contact


def test_a_channel_is_synced_once_a_member_is_known(tx: Tx) -> None:
    anna = member(tx, HERE)
    assert channel_members.is_synced(tx, HERE)
    assert not channel_members.is_synced(tx, THERE)
    assert channel_members.of_channel(tx, HERE) == {anna}


def test_who_leaves_the_last_channel_has_left(tx: Tx) -> None:
    anna = member(tx, HERE, THERE)
    channel_members.remove(tx, HERE, [anna], NOW)
    assert contacts.contact(tx, anna).left_at is None
    channel_members.remove(tx, THERE, [anna], NOW + DAY)
    assert contacts.contact(tx, anna).left_at == NOW + DAY


def test_leaving_twice_keeps_the_first_time(tx: Tx) -> None:
    anna = member(tx, HERE)
    channel_members.remove(tx, HERE, [anna], NOW)
    channel_members.remove(tx, HERE, [anna], NOW + DAY)
    assert contacts.contact(tx, anna).left_at == NOW


def test_coming_back_undoes_it(tx: Tx) -> None:
    anna = member(tx, HERE)
    channel_members.remove(tx, HERE, [anna], NOW)
    contacts.mark_contact(tx, anna, ContactState.GONE)
    channel_members.add(tx, HERE, [anna])
    channel_members.add(tx, HERE, [anna])
    back = contacts.contact(tx, anna)
    assert (back.left_at, back.state) == (None, ContactState.OK)


def test_a_channel_that_everybody_left_is_still_synced(tx: Tx) -> None:
    anna = member(tx, HERE)
    channel_members.remove(tx, HERE, [anna], NOW)
    assert channel_members.is_synced(tx, HERE)
    assert channel_members.of_channel(tx, HERE) == frozenset()


def test_an_event_that_comes_late_is_not_taken(tx: Tx) -> None:
    anna = member(tx, HERE)
    taken = [
        channel_members.take_event(tx, HERE, anna, at) for at in (NOW + DAY, NOW, None, NOW + DAY)
    ]
    assert taken == [True, False, True, True]


def test_coming_back_lifts_no_block(tx: Tx) -> None:
    anna = member(tx, HERE)
    contacts.mark_contact(tx, anna, ContactState.SUSPENDED)
    channel_members.add(tx, HERE, [anna])
    assert contacts.contact(tx, anna).state is ContactState.SUSPENDED


def test_who_is_in_another_channel_too_is_known(tx: Tx) -> None:
    anna, berta = member(tx, HERE, THERE), member(tx, HERE)
    assert channel_members.in_another(tx, HERE, [anna, berta]) == {anna}
