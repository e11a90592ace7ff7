"""A second survey with words, product and channel of its own, and its preview."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.chat.platforms import Platform
from sandbox.slack.visible import SlackMessage
from storage import contacts, people
from storage.engine.store import Tx
from storage.schema import invitations
from tests.harness.house import House, open_house

SURVEYS = [
    {"key": "relationship", "kind": "nps"},
    {
        "key": "brand",
        "kind": "nps",
        "product": "Brandy & Co",
        "channels": {"support": "slack:C0TEAM"},
        "texts": {
            "en": {
                "question": "Do you like **{product}**? <!channel> *really* {{?}}",
                "ask_detractor": "What is wrong with {product}?",
                "thanks_detractor": "Sorry. — The <Brandy> team",
            }
        },
    },
]
NOTHING = "This is a preview: nothing is recorded."
QUESTION = "Do you like Brandy & Co? <!channel> *really* {?}"


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with open_house(tmp_path, survey=SURVEYS) as house:
        await house.import_customers()
        yield house


@pytest.mark.long
async def test_a_survey_speaks_its_own_words_and_alerts_its_own_channel(house: House) -> None:
    slash = house.slack.slash(house.cast.ada, house.cast.support, "ask Dani --survey brand")
    preview = await house.until(lambda: slash.replies[0])
    assert QUESTION in preview.text
    house.slack.press(house.cast.ada, preview, preview.labels[0][0])
    asked = await house.until(lambda: house.slack.messages(house.cast.dani)[-1])
    assert QUESTION in asked.text

    house.slack.press(house.cast.dani, asked, "2")
    await house.until(lambda: "What is wrong with Brandy & Co?" in _now(house, asked).text)
    house.slack.press(house.cast.dani, _now(house, asked), "Skip")
    await house.until(lambda: "contact you?" in _now(house, asked).text)
    house.slack.press(house.cast.dani, _now(house, asked), "No, thanks")
    await house.until(lambda: "Sorry. — The <Brandy> team" in _now(house, asked).text)
    alert = await house.until(
        lambda: [one for one in house.slack.messages(house.cast.team) if "Dani" in one.text][-1]
    )
    assert "Brandy & Co · " in alert.text
    assert not any("🔴" in one.text for one in house.slack.messages(house.cast.support))


async def test_an_admin_gets_the_preview_and_its_buttons_do_nothing(house: House) -> None:
    house.slack.slash(house.cast.ada, house.cast.support, "preview brand")
    first = await house.until(lambda: house.slack.messages(house.cast.ada)[0])
    assert first.text.startswith("Preview · brand · English · the question\n")
    assert QUESTION in first.text
    assert first.labels[0] == ["0", "1", "2", "3", "4", "5"]
    house.slack.press(house.cast.ada, first, "2")
    house.slack.press(house.cast.ada, first, "Never")
    await house.until(lambda: [one for one in _seen(house) if one.text == NOTHING][1])
    assert await house.run(_recorded) == (0, None)
    house.pass_a_second()
    second = await house.until(lambda: [one for one in _seen(house) if one.labels][1])
    assert second.text.startswith("Preview · brand · English · after a tap on 3; the same for 0–6")


def _seen(house: House) -> list[SlackMessage]:
    return house.slack.messages(house.cast.ada)


def _now(house: House, message: SlackMessage) -> SlackMessage:
    return house.slack.message(message.channel, message.ts)


def _recorded(tx: Tx) -> tuple[int, object]:
    """How many invitations there are, and Ada's *Never*."""
    known = contacts.contact_of_user(tx, Platform.SLACK, "U0ADMIN")
    assert known is not None
    ada = people.get(tx, known.person_id)
    return len(tx.execute(invitations.select()).all()), ada.never_at
