"""In Slack a press edits its message beside the limit, as long as Slack lets it."""

import pytest

from sandbox import Fault
from sandbox.slack import SlackUser
from tests.invariants.restartable_house import RestartableHouse


@pytest.fixture
async def dani(home: RestartableHouse) -> SlackUser:
    """A customer with an open question."""
    await home.ask(home.cast.dani)
    return home.cast.dani


def edits(home: RestartableHouse) -> list[str]:
    """By which way the edits went, one after the other."""
    ways = [one.method for one in home.slack.history.made]
    return [way for way in ways if way in {"response_url", "chat.update"}]


async def until_card(home: RestartableHouse, dani: SlackUser, words: str) -> None:
    await home.until(lambda: words in home.shown(dani)[0])


async def test_after_four_edits_of_one_press_the_next_goes_the_common_way(
    home: RestartableHouse, dani: SlackUser
) -> None:
    """Slack allows five; one is left for a line that only the person sees."""
    home.tap(dani, 9)
    await until_card(home, dani, "9 of 10")
    for number in range(4):
        home.type(dani, f"Reason {number}")
        await until_card(home, dani, f"Reason {number}")
    assert edits(home) == ["response_url"] * 4 + ["chat.update"]


async def test_a_press_on_another_message_edits_the_card_and_not_that_message(
    home: RestartableHouse, dani: SlackUser
) -> None:
    home.tap(dani, 4)
    await until_card(home, dani, "4 of 10")
    home.type(dani, "8")
    await home.until(lambda: len(home.shown(dani)) > 1)
    note = home.slack.messages(dani)[-1]
    home.slack.press(dani, note, note.labels[0][0])
    await until_card(home, dani, "8 of 10")
    assert home.slack.message(note.channel, note.ts).text == note.text


async def test_an_edit_that_nobody_knows_about_is_made_again(
    home: RestartableHouse, dani: SlackUser
) -> None:
    home.slack.faults.plan("response_url", Fault.SERVER_ERROR)
    home.tap(dani, 9)
    await until_card(home, dani, "9 of 10")
    assert edits(home) == ["response_url"]


@pytest.mark.parametrize("reason", ["expired_url", "used_url", "rate_limited"])
async def test_an_edit_that_is_refused_goes_the_common_way(
    home: RestartableHouse, dani: SlackUser, reason: str
) -> None:
    home.slack.refuse("response_url", reason)
    home.tap(dani, 9)
    await until_card(home, dani, "9 of 10")
    home.type(dani, "Fast answers")
    await until_card(home, dani, "Fast answers")
    assert edits(home) == ["chat.update"] * 2
