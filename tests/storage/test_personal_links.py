"""A personal link is stored by its hash, opened once, and gone some time after it expires."""

from sqlalchemy import select

from storage import personal_links
from storage.engine.store import Tx
from storage.personal_links import KEPT_FOR
from storage.schema import personal_links as rows
from tests.storage.cast import DAY, NOW, add_contact, add_person

UNTIL = NOW + 30 * DAY


def test_a_link_is_found_by_its_token_alone(tx: Tx) -> None:
    anna = add_person(tx)
    personal_links.add_all(tx, [(anna, "p-secret")], UNTIL, NOW)
    found = personal_links.with_token(tx, "p-secret")
    assert found is not None
    assert (found.person_id, found.expires_at, found.contact_id) == (anna, UNTIL, None)
    assert personal_links.with_token(tx, "p-other") is None


def test_the_token_is_nowhere_in_the_database(tx: Tx) -> None:
    personal_links.add_all(tx, [(add_person(tx), "p-secret")], UNTIL, NOW)
    assert "p-secret" not in repr(tx.execute(select(rows)).all())


def test_the_first_chat_that_opens_a_link_stays_recorded(tx: Tx) -> None:
    anna, berta = add_person(tx), add_person(tx, "Berta")
    personal_links.add_all(tx, [(anna, "t")], UNTIL, NOW)
    link = personal_links.with_token(tx, "t")
    assert link is not None
    first, second = add_contact(tx, anna), add_contact(tx, berta)
    personal_links.use(tx, link.id, first, NOW)
    personal_links.use(tx, link.id, second, NOW + DAY)
    used = personal_links.with_token(tx, "t")
    assert used is not None
    assert used.contact_id == first


def test_people_with_a_link_that_still_works_are_known(tx: Tx) -> None:
    fresh, used, old = (add_person(tx, name) for name in ("Fresh", "Used", "Old"))
    personal_links.add_all(tx, [(fresh, "a"), (used, "b")], UNTIL, NOW)
    personal_links.add_all(tx, [(old, "c")], NOW, NOW - DAY)
    link = personal_links.with_token(tx, "b")
    assert link is not None
    personal_links.use(tx, link.id, add_contact(tx, used), NOW)
    assert personal_links.with_unused(tx, [fresh, used, old], NOW) == {fresh}


def test_revoking_spares_used_links_and_other_people(tx: Tx) -> None:
    anna, berta = add_person(tx), add_person(tx, "Berta")
    personal_links.add_all(tx, [(anna, "used"), (anna, "unused"), (berta, "hers")], UNTIL, NOW)
    link = personal_links.with_token(tx, "used")
    assert link is not None
    personal_links.use(tx, link.id, add_contact(tx, anna), NOW)
    personal_links.revoke(tx, [anna])
    found = {token: personal_links.with_token(tx, token) for token in ("used", "unused", "hers")}
    assert [token for token, link in found.items() if link is None] == ["unused"]


def test_a_link_is_kept_for_a_while_after_it_expires(tx: Tx) -> None:
    personal_links.add_all(tx, [(add_person(tx), "t")], UNTIL, NOW)
    personal_links.forget_old(tx, UNTIL + KEPT_FOR)
    assert personal_links.with_token(tx, "t") is not None
    personal_links.forget_old(tx, UNTIL + KEPT_FOR + DAY)
    assert personal_links.with_token(tx, "t") is None
