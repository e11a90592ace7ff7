"""App Home over the real wire: what a press changes there, and in the chat."""

import pytest

from sandbox.slack.visible import SlackMessage, SlackView
from tests.harness.house import House


async def opened(house: House) -> SlackView:
    """Dani's Home, opened just now."""
    house.slack.open_home(house.cast.dani)
    home = await house.until(lambda: house.slack.home(house.cast.dani))
    assert home is not None
    return home


async def pressed(house: House, label: str, expected: str) -> SlackView:
    """Dani's Home once it says *expected*, after a press on *label*."""
    dani = house.cast.dani
    home = house.slack.home(dani)
    assert home is not None
    press = await house.slack.press(dani, home, label).settled()
    assert press.warning is None
    await house.until(lambda: expected in _text(house))
    after = house.slack.home(dani)
    assert after is not None
    return after


def _text(house: House) -> str:
    home = house.slack.home(house.cast.dani)
    return "" if home is None else home.text


def shown(house: House, message: SlackMessage) -> SlackMessage:
    return house.slack.message(message.channel, message.ts)


@pytest.mark.long
@pytest.mark.parametrize(
    ("button", "told"),
    [
        ("Never ask me again", "I won't ask you again"),
        ("Not for 3 months", "I won't ask you before"),
    ],
)
async def test_a_way_out_in_home_is_followed_by_the_question_in_the_chat(
    house: House, button: str, told: str
) -> None:
    question, _ = await house.ask_everybody()
    await opened(house)

    after = await pressed(house, button, told)
    await house.until(lambda: "10" not in str(shown(house, question).labels))
    assert after.rows[0][0].label == "Ask me again"

    await pressed(house, "Ask me again", "A question is waiting for you")
    await house.until(lambda: "10" in str(shown(house, question).labels))


@pytest.mark.long
async def test_home_answers_a_press_in_home_and_writes_nothing_into_the_chat(house: House) -> None:
    await house.ask_everybody()
    before = [one.ts for one in house.slack.messages(house.cast.dani)]
    await opened(house)

    await pressed(house, "Never ask me again", "I won't ask you again")
    await pressed(house, "Ask me again", "I'll ask you one short question")
    await pressed(house, "What's kept about you", "Read by:")
    await pressed(house, "Back", "A question is waiting for you")

    assert [one.ts for one in house.slack.messages(house.cast.dani)] == before


@pytest.mark.long
async def test_a_language_chosen_in_home_is_spoken_in_the_chat_too(house: House) -> None:
    question, _ = await house.ask_everybody()
    await opened(house)

    await pressed(house, "Language: English", "Which language should I use?")
    after = await pressed(house, "한국어", "이제부터 한국어로")

    assert after.rows[1][0].label == "언어: 한국어"
    await house.until(lambda: "3개월간 안 받기" in str(shown(house, question).labels))


@pytest.mark.long
async def test_a_press_on_an_old_home_shows_how_things_are_now(house: House) -> None:
    await house.ask_everybody()
    old = await opened(house)
    house.slack.type(house.cast.dani, "stop")
    await house.until(
        lambda: (
            "won't ask you again" in str(house.slack.messages(house.cast.dani)[-1].text)
            or "Undo" in str([one.labels for one in house.slack.messages(house.cast.dani)])
        )
    )

    await house.slack.press(house.cast.dani, old, "Not for 3 months").settled()

    await house.until(lambda: "I won't ask you again" in _text(house))
    assert "before" not in _text(house)


async def test_home_speaks_the_persons_language_from_the_start(house: House) -> None:
    joon = house.slack.add_user("Joon", locale="ko-KR", tz="Asia/Seoul")
    house.slack.type(joon, "안녕하세요")
    await house.until(lambda: len(house.slack.messages(joon)) > 1)

    house.slack.open_home(joon)
    home = await house.until(lambda: house.slack.home(joon))
    assert home is not None
    await house.slack.press(joon, home, "더는 질문 받지 않기").settled()

    await house.until(lambda: "앞으로 질문을 드리지 않을게요" in str(house.slack.home(joon)))
