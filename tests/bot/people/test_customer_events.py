"""The names of events, and what they do to the dates of a customer."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.event_names import CHURNED, JOINED, LONGEST_NAME
from bot.people.customer_events import CustomerDates, read_event_name

MARCH, APRIL, MAY = (date(2026, month, 1) for month in (3, 4, 5))
HISTORIES = st.lists(
    st.tuples(st.sampled_from([JOINED, CHURNED]), st.integers(0, 9)), max_size=6, unique=True
)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("churned", "churned"),
        (" Order_Delivered ", "order_delivered"),
        ("customer.subscription-2", "customer.subscription-2"),
    ],
)
def test_a_name_is_words_in_lower_case(typed: str, name: str) -> None:
    assert read_event_name(typed) == name


@pytest.mark.parametrize(
    "typed", ["", "  ", "order delivered", "2fast", "_order", "order_", "퇴사", "a\nb", "a..b"]
)
def test_anything_else_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(ValueError, match="is not the name of an event; write words"):
        read_event_name(typed)


def test_a_name_has_an_end() -> None:
    assert read_event_name("a" * LONGEST_NAME)
    with pytest.raises(ValueError, match="has 61 characters; 60 are the most"):
        read_event_name("a" * (LONGEST_NAME + 1))


@pytest.mark.parametrize(("typed", "meant"), [("churn", "churned"), ("JOIN", "joined")])
def test_a_name_that_misses_its_meaning_is_asked_about(typed: str, meant: str) -> None:
    with pytest.raises(ValueError, match=f"did you mean {meant}"):
        read_event_name(typed)


def test_a_customer_joins_and_leaves() -> None:
    joined = CustomerDates().after(JOINED, MARCH, is_latest=True)
    assert joined == CustomerDates(joined_on=MARCH)
    left = joined.after(CHURNED, MAY, is_latest=True)
    assert left == CustomerDates(joined_on=MARCH, left_on=MAY)


def test_a_later_joined_brings_the_customer_back() -> None:
    left = CustomerDates(joined_on=MARCH, left_on=APRIL)
    assert left.after(JOINED, MAY, is_latest=True) == CustomerDates(joined_on=MAY)


def test_an_event_that_arrives_late_undoes_nothing_after_it() -> None:
    back = CustomerDates(joined_on=MAY)
    assert back.after(CHURNED, APRIL, is_latest=False) == back
    gone = CustomerDates(joined_on=MARCH, left_on=MAY)
    assert gone.after(JOINED, MARCH, is_latest=False) == gone


def test_a_date_of_the_list_is_an_event_too() -> None:
    listed = CustomerDates(joined_on=MAY)
    assert listed.after(CHURNED, APRIL, is_latest=True) == listed
    leaves = CustomerDates(left_on=MAY)
    assert leaves.after(JOINED, MARCH, is_latest=True) == CustomerDates(
        joined_on=MARCH, left_on=MAY
    )


def test_other_events_change_no_date() -> None:
    dates = CustomerDates(joined_on=MARCH)
    assert dates.after("order_delivered", MAY, is_latest=True) == dates


@given(HISTORIES, st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(
    history: list[tuple[str, int]], random: Random
) -> None:
    """The newest of the two decides. No two events of a history are at one time."""
    by_time = {at: name for name, at in history}
    arrivals = list(by_time.items())
    random.shuffle(arrivals)
    dates, known = CustomerDates(), set[int]()
    for at, name in arrivals:
        known.add(at)
        dates = dates.after(name, MARCH + timedelta(days=at), is_latest=at == max(known))
    joins = [at for at, name in by_time.items() if name == JOINED]
    joined_on = MARCH + timedelta(days=max(joins)) if joins else None
    last = max(by_time, default=0)
    has_left = by_time.get(last) == CHURNED
    left_on = MARCH + timedelta(days=last) if has_left else None
    assert dates == CustomerDates(joined_on=joined_on, left_on=left_on)
