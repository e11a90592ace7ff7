"""Churn in the weekly post, as the team sees it."""

from datetime import timedelta

import pytest

from bot.ids import PersonId
from handlers.usecases.context import Context
from handlers.usecases.people.customer_events import record
from storage import people
from storage.engine.store import Tx
from storage.events import NewEvent
from tests.harness.house import House
from tests.journeys.test_summary_buttons import posts, thread, to_monday, tomo_complains


def person_named(tx: Tx, name: str) -> PersonId:
    [person] = people.named(tx, name)
    return person.id


async def report(house: House, name: str, event: str, days_ago: int) -> None:
    """Another system reports an event."""
    person = await house.run(person_named, name)
    new = NewEvent(name=event, person_id=person, at=house.now - timedelta(days=days_ago))
    context = Context(config=house.config, now=house.now)
    await house.run(record, [new], house.config.timezone, context)


@pytest.mark.long
async def test_the_post_says_how_many_customers_were_lost_and_what_that_means(
    house: House,
) -> None:
    await tomo_complains(house)
    for name in ("Tomo", "Dani"):
        await report(house, name, "joined", 200)
    await report(house, "Dani", "churned", 2)
    to_monday(house)
    post = await house.until(lambda: posts(house)[0])
    assert "🚪 Lost over 90 days: 1 of 2 customers, too few for a percentage" in post.text

    house.slack.press(house.cast.ada, post, "How sure is this?")
    answer = await house.until(lambda: thread(house, post)[0])
    few = "1 of the 2 customers of its first day, too few for a percentage."
    assert f"{few} In all, 1 lost and 0 acquired." in answer
    assert "Churn rate: the share of the first day's customers who left in the period." in answer


@pytest.mark.long
async def test_where_no_loss_is_known_the_post_says_nothing_of_churn(house: House) -> None:
    await tomo_complains(house)
    await report(house, "Dani", "joined", 200)
    to_monday(house)
    post = await house.until(lambda: posts(house)[0])
    assert "Churn" not in post.text
