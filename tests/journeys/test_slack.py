"""What only Slack has: forms, App Home, private answers, and a limit on edits."""

from datetime import timedelta

import pytest

from bot.chat.messages import FAIR_MARK
from handlers.inbox.membership_cache import KEPT_SECONDS
from sandbox.slack.visible import SlackMessage
from storage import audit
from tests.harness.house import House

MARK = f"{FAIR_MARK} "
MEMBERSHIP_IS_KEPT = timedelta(seconds=KEPT_SECONDS)


async def answered(house: House, score: str) -> SlackMessage:
    """Dani's card, after a tap."""
    question, _ = await house.ask_everybody()
    house.slack.press(house.cast.dani, question, score)
    await house.until(lambda: f"{score.removeprefix(MARK)} of 10" in shown(house, question).text)
    return shown(house, question)


def shown(house: House, message: SlackMessage) -> SlackMessage:
    return house.slack.message(message.channel, message.ts)


@pytest.mark.long
async def test_a_comment_can_be_written_into_a_form(house: House) -> None:
    card = await answered(house, "2")
    dani = house.cast.dani
    house.slack.press(dani, card, "Write a comment")
    form = await house.until(lambda: house.slack.open_view(dani))
    assert form is not None
    assert (form.title, form.labels) == ("What went wrong?", ("In your own words",))

    refused = await house.slack.submit(dani, {form.labels[0]: "   "})
    assert list(refused.errors.values()) == ["Please write a few words, or close this form."]

    accepted = await house.slack.submit(dani, {form.labels[0]: "The <@U0ADMIN> export"})
    assert accepted.is_closed
    await house.until(lambda: "The <@U0ADMIN> export" in house.alerts()[0].text)
    assert house.slack.pings == []


@pytest.mark.long
async def test_a_form_speaks_the_language_that_the_person_chose(house: House) -> None:
    """The team's is English."""
    card = await answered(house, "2")
    dani = house.cast.dani
    house.slack.type(dani, "language")
    await house.until(lambda: "Which language" in house.slack.messages(dani)[-1].text)
    house.slack.press(dani, house.slack.messages(dani)[-1], "한국어")
    await house.until(lambda: any("의견 적기" in row for row in shown(house, card).labels))
    house.slack.press(dani, shown(house, card), "의견 적기")
    form = await house.until(lambda: house.slack.open_view(dani))
    assert form is not None

    refused = await house.slack.submit(dani, {form.labels[0]: " "})

    assert list(refused.errors.values()) == ["몇 마디 적어 주시거나 이 창을 닫아 주세요."]


@pytest.mark.long
async def test_words_typed_in_the_direct_message_are_a_comment(house: House) -> None:
    card = await answered(house, "🟡 8")
    house.slack.type(house.cast.dani, "A dark mode, please 🐌")
    await house.until(
        lambda: "A dark mode, please 🐌" in house.slack.messages(house.cast.dani)[-1].text
    )
    await house.until(lambda: shown(house, card).labels == [])


@pytest.mark.long
async def test_a_press_edits_its_message_beside_the_limit(house: House) -> None:
    await answered(house, "10")
    updated = [made for made in house.slack.history.made if made.method == "chat.update"]
    assert updated == []


@pytest.mark.long
async def test_an_edit_goes_the_common_way_where_the_press_is_spent(house: House) -> None:
    question, _ = await house.ask_everybody()
    house.slack.refuse("response_url", "expired_url")
    house.slack.press(house.cast.dani, question, "10")
    await house.until(lambda: "10 of 10" in shown(house, question).text)


@pytest.mark.long
async def test_a_press_that_changes_the_message_leaves_no_line_behind(house: House) -> None:
    card = await answered(house, "9")
    beside = [one for one in house.slack.messages(house.cast.dani) if one.ephemeral_to]
    assert beside == []
    assert "9 of 10" in card.text


@pytest.mark.long
async def test_the_home_tells_the_latest_answer(house: House) -> None:
    await answered(house, "🟡 7")
    house.slack.open_home(house.cast.dani)
    home = await house.until(lambda: house.slack.home(house.cast.dani))
    assert home is not None
    assert "7 of 10" in home.text


async def test_the_home_tells_of_a_question_that_waits(house: House) -> None:
    await house.ask_everybody()
    house.slack.open_home(house.cast.dani)
    home = await house.until(lambda: house.slack.home(house.cast.dani))
    assert home is not None
    assert "A question is waiting for you" in home.text


async def test_only_admins_ask(house: House) -> None:
    house.slack.join(house.cast.dani, house.cast.support)
    slash = await heard_slash(house, "ask all")
    assert "Only admins can do this" in (slash or "")


@pytest.mark.long
async def test_figures_are_for_the_team(house: House) -> None:
    house.slack.join(house.cast.dani, house.cast.support)
    assert "for members of the team channel" in (await heard_slash(house, "summary") or "")

    house.slack.join(house.cast.dani, house.cast.team)
    house.sandbox.clock.move(MEMBERSHIP_IS_KEPT)
    assert "Acme NPS · " in (await heard_slash(house, "summary") or "")


@pytest.mark.long
async def test_what_staff_do_stands_in_the_audit_log(house: House) -> None:
    await house.ask_everybody()
    for channel in (house.cast.support, house.cast.team):
        house.slack.join(house.cast.dani, channel)
    await heard_slash(house, "ask all")
    await heard_slash(house, "summary")
    lines = await house.bot.store.read(audit.latest, 9)
    ada, dani = f"slack:{house.cast.ada.id}", f"slack:{house.cast.dani.id}"
    done = [(line.actor, line.action) for line in reversed(lines)]
    assert done == [(ada, "ask"), (ada, "decide campaign"), (dani, "see figures")]
    assert {line.place for line in lines} == {f"slack:{house.cast.support.id}"}


async def heard_slash(house: House, text: str) -> str | None:
    """What Dani is told for a command; the bot must be listening first."""
    await house.until(lambda: not house.bot.troubles)
    slash = house.slack.slash(house.cast.dani, house.cast.support, text)
    await house.until(lambda: slash.response)
    return slash.response
