"""In Slack a press edits its message beside the limit, as long as Slack lets it."""

import pytest

from bot.language.texts import Texts
from sandbox import Fault
from sandbox.slack import SlackUser
from sandbox.slack.visible import SlackButton, SlackMessage
from tests.invariants.restartable_house import RestartableHouse


@pytest.fixture
async def dani(home: RestartableHouse) -> SlackUser:
    """A customer with an open question."""
    await home.ask(home.cast.dani)
    return home.cast.dani


def edits(home: RestartableHouse, ts: str = "") -> list[str]:
    """By which way the edits of the message *ts*, or of all, went, one after the other."""
    made = [one for one in home.slack.history.made if ts in {"", one.ts}]
    return [one.method for one in made if one.method in {"response_url", "chat.update"}]


def button_of(message: SlackMessage, label: str) -> SlackButton:
    return next(one for row in message.rows for one in row if one.label == label)


def with_buttons(home: RestartableHouse, dani: SlackUser, label: str) -> SlackMessage:
    found = [one for one in home.slack.messages(dani) if any(label in row for row in one.labels)]
    return found[-1]


async def until_card(home: RestartableHouse, dani: SlackUser, words: str) -> None:
    await home.until(lambda: words in home.shown(dani)[0])


@pytest.mark.long
async def test_after_four_edits_of_one_press_the_next_goes_the_common_way(
    home: RestartableHouse, dani: SlackUser
) -> None:
    """Slack allows five; one is left for a line that only the person sees."""
    home.tap(dani, 9)
    await until_card(home, dani, "9 of 10")
    for language in ("ko", "zh", "id", "en"):
        await choose(home, dani, language)
        await until_card(home, dani, Texts(language)("answer.ask.promoter"))
    card = home.slack.messages(dani)[0]
    assert edits(home, card.ts) == ["response_url"] * 4 + ["chat.update"]


async def choose(home: RestartableHouse, dani: SlackUser, language: str) -> None:
    """Choose a language from a menu of its own, which edits the card."""
    before = len(home.slack.messages(dani))
    home.type(dani, "language")
    menu = await home.until(lambda: home.slack.messages(dani)[before + 1])
    home.slack.press(dani, menu, Texts("en")(f"language.name.{language}"))


@pytest.mark.long
async def test_a_pressed_prompt_becomes_the_card_beside_the_limit(
    home: RestartableHouse, dani: SlackUser
) -> None:
    home.tap(dani, 4)
    await until_card(home, dani, "4 of 10")
    home.type(dani, "8")
    prompt = await home.until(lambda: with_buttons(home, dani, "Keep 4"))
    home.slack.press(dani, prompt, prompt.labels[0][0])
    await home.until(lambda: "8 of 10" in home.shown(dani)[1])
    await home.until(lambda: home.slack.messages(dani)[0].labels == [])
    assert edits(home, prompt.ts) == ["response_url"]


async def test_a_press_on_an_older_message_edits_the_card_and_not_that_message(
    home: RestartableHouse, dani: SlackUser
) -> None:
    question = home.slack.messages(dani)[0]
    home.type(dani, "9")
    await home.until(lambda: "9 of 10" in home.shown(dani)[1])
    await home.until(lambda: home.slack.messages(dani)[0].labels == [])
    home.slack.press_value(dani, question, "0.3", button_of(question, "3").value or "")
    await home.until(lambda: "3 of 10" in home.shown(dani)[1])
    assert "9 of 10" in home.shown(dani)[0]


@pytest.mark.long
async def test_an_edit_that_nobody_knows_about_is_made_again(
    home: RestartableHouse, dani: SlackUser
) -> None:
    home.slack.faults.plan("response_url", Fault.SERVER_ERROR)
    home.tap(dani, 9)
    await until_card(home, dani, "9 of 10")
    assert edits(home) == ["response_url"]


@pytest.mark.long
@pytest.mark.parametrize("reason", ["expired_url", "used_url", "rate_limited"])
async def test_an_edit_that_is_refused_goes_the_common_way(
    home: RestartableHouse, dani: SlackUser, reason: str
) -> None:
    home.slack.refuse("response_url", reason)
    home.tap(dani, 9)
    await until_card(home, dani, "9 of 10")
    await choose(home, dani, "ko")
    await until_card(home, dani, Texts("ko")("answer.ask.promoter"))
    assert edits(home, home.slack.messages(dani)[0].ts) == ["chat.update"] * 2
