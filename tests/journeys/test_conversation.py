"""What customers can do beside tapping a number, as they see it."""

from datetime import UTC, datetime, timedelta

from sandbox.telegram import TelegramMessage
from storage import imported_answers
from storage.imported_answers import ImportedAnswer
from tests.harness.house import House


def chat(house: House) -> list[TelegramMessage]:
    """What stands in Tomo's chat."""
    return house.telegram.messages(house.cast.tomo)


async def said(house: House, words: str) -> TelegramMessage:
    """The newest message in Tomo's chat that contains *words*."""
    house.pass_a_second()
    return await house.until(lambda: [one for one in chat(house) if words in one.text][-1])


async def card_says(house: House, question: TelegramMessage, words: str) -> TelegramMessage:
    house.pass_a_second()
    await house.until(lambda: words in house.telegram.message(house.cast.tomo, question.id).text)
    return house.telegram.message(house.cast.tomo, question.id)


async def test_a_typed_score_with_words_is_an_answer_and_a_comment(house: House) -> None:
    _, question = await house.ask_everybody()

    house.telegram.type(house.cast.tomo, "nine but slow")

    card = await card_says(house, question, "9 of 10")
    assert "but slow" in card.text


async def test_a_number_that_may_be_no_score_is_asked_about(house: House) -> None:
    _, question = await house.ask_everybody()

    house.telegram.type(house.cast.tomo, "5 days I waited")
    doubt = await said(house, "Did you mean 5")
    assert "of 10" not in house.telegram.message(house.cast.tomo, question.id).text

    house.telegram.tap(house.cast.tomo, doubt, "Yes, 5")
    card = await card_says(house, question, "5 of 10")
    assert "5 days I waited" in card.text


async def test_words_instead_of_a_number_bring_the_question_once_more(house: House) -> None:
    _, question = await house.ask_everybody()

    house.telegram.type(house.cast.tomo, "waited for days")
    again = await said(house, "as a number from 0 to 10")
    await card_says(house, question, "moved further down")
    house.telegram.tap(house.cast.tomo, again, "4")

    card = await card_says(house, again, "4 of 10")
    assert "waited for days" in card.text


async def test_a_bare_number_after_the_answer_is_not_taken_unasked(house: House) -> None:
    _, question = await house.ask_everybody()
    house.telegram.tap(house.cast.tomo, question, "4")
    await card_says(house, question, "4 of 10")

    house.telegram.type(house.cast.tomo, "8")
    offer = await said(house, "from 4 to 8")
    assert "4 of 10" in house.telegram.message(house.cast.tomo, question.id).text

    house.telegram.tap(house.cast.tomo, offer, "Change it to 8")
    await card_says(house, question, "8 of 10")
    await house.until(lambda: "resolved" in house.alerts()[0].text)


async def test_the_score_can_be_changed_on_the_message(house: House) -> None:
    _, question = await house.ask_everybody()
    house.telegram.tap(house.cast.tomo, question, "9")
    card = await card_says(house, question, "9 of 10")

    house.telegram.tap(house.cast.tomo, card, "Change my score")
    scale = await card_says(house, question, "Tap the number you meant")
    house.telegram.tap(house.cast.tomo, scale, "2")

    await card_says(house, question, "2 of 10")
    alert = await house.until(lambda: house.alerts()[0])
    assert "Score changed: 9 → 2" in alert.text


async def test_a_number_off_the_scale_is_corrected_kindly(house: House) -> None:
    await house.ask_everybody()
    house.telegram.type(house.cast.tomo, "11")
    assert "0 to 10" in (await said(house, "The scale goes")).text


async def test_not_now_brings_the_question_back_once(house: House) -> None:
    _, question = await house.ask_everybody()
    house.telegram.tap(house.cast.tomo, question, "Not now")
    await card_says(house, question, "once more in a few days")

    house.sandbox.clock.move(timedelta(days=3, minutes=1))

    back = await said(house, "Is now a good time?")
    house.telegram.tap(house.cast.tomo, back, "6")
    await card_says(house, back, "6 of 10")


async def test_stop_means_never_until_start_is_confirmed(house: House) -> None:
    _, question = await house.ask_everybody()
    house.telegram.type(house.cast.tomo, "stop")
    await said(house, "Noted, thank you")
    await card_says(house, question, "I will not ask you again")

    house.telegram.start(house.cast.tomo)
    offer = await said(house, "Shall I start asking again?")
    house.telegram.tap(house.cast.tomo, offer, "Yes, ask me again")
    await said(house, "I will ask you one short question")


async def test_a_person_chooses_the_language_they_read(house: House) -> None:
    _, question = await house.ask_everybody()
    house.telegram.type(house.cast.tomo, "/language")
    choice = await said(house, "Which language")

    house.telegram.tap(house.cast.tomo, choice, "한국어")

    await card_says(house, question, "추천")
    house.telegram.type(house.cast.tomo, "도움말")
    await house.until(lambda: "Acme" in chat(house)[-1].text and "0" in chat(house)[-1].text)


async def test_a_sticker_is_answered_with_a_kind_word(house: House) -> None:
    await house.import_customers()
    house.telegram.send_sticker(house.cast.tomo)
    await said(house, "I can only read text")


async def test_an_edited_comment_is_shown_as_it_is_now(house: House) -> None:
    _, question = await house.ask_everybody()
    house.telegram.tap(house.cast.tomo, question, "1")
    await card_says(house, question, "What went wrong")
    typed = house.telegram.type(house.cast.tomo, "The exprot")
    await house.until(lambda: "The exprot" in house.alerts()[0].text)

    house.telegram.edit_typed(typed, "The export")

    await house.until(lambda: "The export" in house.alerts()[0].text)


async def test_privacy_tells_what_is_kept(house: House) -> None:
    _, question = await house.ask_everybody()
    house.telegram.tap(house.cast.tomo, question, "6")
    await card_says(house, question, "6 of 10")
    before = ImportedAnswer(
        survey="relationship",
        score=7,
        at=datetime(2026, 5, 1, tzinfo=UTC),
        key="older",
        person=f"telegram:{house.cast.tomo.id}",
        comment="fine",
    )
    await house.run(imported_answers.add_all, [before])
    house.telegram.type(house.cast.tomo, "privacy")
    told = (await said(house, "Acme keeps")).text
    assert "your answers (2), your comments (1)" in told
