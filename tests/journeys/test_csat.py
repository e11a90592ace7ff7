"""A CSAT survey from the question to the figures, as people see it in both chats."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import pytest

from sandbox.slack import SlackMessage
from sandbox.telegram import TelegramMessage
from tests.harness.house import House, open_house
from tests.harness.mondays import until_monday

Shown = TypeVar("Shown", SlackMessage, TelegramMessage)
QUESTION = "How satisfied are you with Acme?"
SURVEYS = [{"key": "relationship", "kind": "nps"}, {"key": "support", "kind": "csat"}]
MARK = "🟡 "


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with open_house(tmp_path, survey=SURVEYS) as house:
        await house.import_customers()
        yield house


async def ask(house: House) -> tuple[SlackMessage, TelegramMessage]:
    """Dani's and Tomo's question, after an admin has read it and said yes."""
    slash = house.slack.slash(house.cast.ada, house.cast.support, "ask all --survey support")
    preview = await house.until(lambda: slash.replies[0])
    assert QUESTION in preview.text
    house.slack.press(house.cast.ada, preview, preview.labels[0][0])
    return (
        await house.until(lambda: _asked(house.slack.messages(house.cast.dani))),
        await house.until(lambda: _asked(house.telegram.messages(house.cast.tomo))),
    )


def _asked(messages: list[Shown]) -> Shown:
    return [one for one in messages if QUESTION in one.text][-1]


def in_slack(house: House, question: SlackMessage) -> SlackMessage:
    return house.slack.message(question.channel, question.ts)


def in_telegram(house: House) -> TelegramMessage:
    """The newest message in Tomo's chat."""
    return house.telegram.messages(house.cast.tomo)[-1]


async def says(house: House, words: str) -> TelegramMessage:
    house.pass_a_second()
    await house.until(lambda: words in in_telegram(house).text)
    return in_telegram(house)


@pytest.mark.long
async def test_five_numbers_stand_in_one_row_in_both_chats(house: House) -> None:
    slack, telegram = await ask(house)
    assert telegram.labels[0] == ["1", "2", f"{MARK}3", "4", "5"]
    assert slack.labels[0] == ["1", "2", f"{MARK}3", "4", "5"]
    for question in (slack, telegram):
        assert "1 = Very dissatisfied · 5 = Very satisfied" in question.text


@pytest.mark.long
async def test_a_two_in_slack_opens_a_case_and_is_followed_up(house: House) -> None:
    question, _ = await ask(house)
    dani = house.cast.dani
    house.slack.press(dani, question, "2")
    await house.until(lambda: "Your answer: 2 of 5" in in_slack(house, question).text)
    assert "What went wrong, and what should we fix first?" in in_slack(house, question).text
    alert = await house.until(lambda: house.alerts()[-1])
    assert alert.text.startswith("🔴 2 of 5 · Dani, Initech")

    house.slack.press(dani, in_slack(house, question), "Skip")
    await house.until(lambda: "contact you?" in in_slack(house, question).text)
    house.slack.press(dani, in_slack(house, question), "Yes, please")
    await house.until(lambda: "wants a reply" in house.alerts()[0].text)


async def test_a_changed_score_is_chosen_among_the_same_five(house: House) -> None:
    question, _ = await ask(house)
    dani = house.cast.dani
    house.slack.press(dani, question, "5")
    await house.until(lambda: "What went well?" in in_slack(house, question).text)
    house.slack.press(dani, in_slack(house, question), "Change my score")
    await house.until(lambda: f"{MARK}3" in in_slack(house, question).labels[0])
    assert house.alerts() == []

    house.slack.press(dani, in_slack(house, question), f"{MARK}3")

    await house.until(
        lambda: "What one thing would make it a 4 or a 5?" in in_slack(house, question).text
    )
    assert house.alerts() == []


@pytest.mark.long
async def test_typed_words_are_read_by_this_scale(house: House) -> None:
    await ask(house)
    tomo = house.cast.tomo
    house.telegram.type(tomo, "9")
    await says(house, "The scale goes from 1 to 5. Which number is it?")
    house.telegram.type(tomo, "four out of five, quick answer")
    card = await says(house, "Your answer: 4 of 5")
    assert "quick answer" in card.text
    assert "May we quote your words?" in card.text
    house.telegram.type(tomo, "2")
    await says(house, "Change your score from 4 to 2?")
    house.telegram.tap(tomo, in_telegram(house), "Change to 2")
    await says(house, "Your answer: 2 of 5")
    alert = await house.until(lambda: house.alerts()[-1])
    assert alert.text.startswith("🔴 2 of 5 · Tomo, Globex")


@pytest.mark.long
async def test_the_whole_conversation_can_be_typed_in_slack(house: House) -> None:
    question, _ = await ask(house)
    dani = house.cast.dani

    async def answers(typed: str, expected: str) -> SlackMessage:
        house.slack.type(dani, typed)
        house.pass_a_second()
        await house.until(lambda: expected in house.slack.messages(dani)[-1].text)
        return house.slack.messages(dani)[-1]

    await answers("0", "The scale goes from 1 to 5. Which number is it?")
    await answers("1/5", "What went wrong, and what should we fix first?")
    house.pass_a_second()
    await house.until(lambda: not in_slack(house, question).labels)
    await answers("Nobody called back", "Would you like someone from the team to contact you?")
    card = await answers("no", "Our support team has your answer.")
    assert "Your answer: 1 of 5" in card.text
    await house.until(lambda: "doesn't want a reply" in house.alerts()[0].text)
    assert house.alerts()[0].text.startswith("🔴 1 of 5 · Dani, Initech")


@pytest.mark.long
async def test_words_without_a_number_bring_the_question_again(house: House) -> None:
    await ask(house)
    house.telegram.type(house.cast.tomo, "The answer came late")
    again = await says(house, "What would that be as a number from 1 to 5?")
    assert again.labels[0] == ["1", "2", f"{MARK}3", "4", "5"]
    house.telegram.type(house.cast.tomo, "3")
    await says(house, "Your answer: 3 of 5")


@pytest.mark.long
async def test_not_now_and_the_reminder_name_these_numbers(house: House) -> None:
    slack, _ = await ask(house)
    house.slack.press(house.cast.dani, slack, "Not now")
    await house.until(lambda: "just type a number from 1 to 5" in in_slack(house, slack).text)
    house.sandbox.clock.move(timedelta(days=5))
    house.bot.wake()
    reminder = await says(house, "Just a reminder")
    assert "type a number from 1 to 5" in reminder.text


@pytest.mark.long
async def test_the_team_reads_one_line_below_the_main_figures(house: House) -> None:
    slack, telegram = await ask(house)
    house.slack.press(house.cast.dani, slack, "5")
    house.telegram.tap(house.cast.tomo, telegram, "1")
    await says(house, "Your answer: 1 of 5")
    await house.until(lambda: "Your answer: 5 of 5" in in_slack(house, slack).text)
    house.sandbox.clock.move(until_monday(house.now, house.config.timezone))
    house.bot.wake()
    await house.until(lambda: _posts(house))
    (post,) = _posts(house)
    assert "No answers this week" in post
    assert "1 of 2 gave a 4 or 5 over 90 days, too few for a percentage · this week 1 of 2" in post
    assert "1 open case, overdue:" in post
    assert "Tomo" in post


def _posts(house: House) -> list[str]:
    texts = [one.text for one in house.slack.messages(house.cast.team)]
    return [text for text in texts if "NPS" in text]
