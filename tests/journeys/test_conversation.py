"""What customers can do beside tapping a number, as they see it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from sandbox.telegram import TelegramMessage
from sandbox.telegram.recorded_traffic import TelegramTap
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


def toast_of(tap: TelegramTap) -> str | None:
    return tap.answer.text if tap.answer else None


def buttons_above(house: House, newest: TelegramMessage) -> list[str]:
    """The labels of all buttons in Tomo's chat above *newest*."""
    older = [one for one in chat(house) if one.id < newest.id]
    return [label for one in older for row in one.labels for label in row]


@pytest.mark.long
async def test_a_typed_score_with_words_is_an_answer_and_a_comment(house: House) -> None:
    _, question = await house.ask_everybody()

    house.telegram.type(house.cast.tomo, "nine but slow")

    card = await said(house, "9 of 10")
    assert card.id > question.id
    assert "but slow" in card.text
    assert card == chat(house)[-1]


@pytest.mark.long
async def test_an_older_question_stays_as_a_record_without_buttons(house: House) -> None:
    _, question = await house.ask_everybody()

    house.telegram.type(house.cast.tomo, "9")

    card = await said(house, "What do you like most?")
    record = await card_says(house, question, "Your answer: 9 of 10")
    assert (record.text, record.labels) == ("Your answer: 9 of 10", [])
    assert buttons_above(house, card) == []


@pytest.mark.long
async def test_a_comment_brings_the_next_question_below_it(house: House) -> None:
    _, question = await house.ask_everybody()
    house.telegram.tap(house.cast.tomo, question, "3")
    await card_says(house, question, "What went wrong")

    house.telegram.type(house.cast.tomo, "The export is slow")

    card = await said(house, "Would you like someone from the team to contact you?")
    assert card == chat(house)[-1]
    await house.until(lambda: buttons_above(house, card) == [] or None)


@pytest.mark.long
async def test_a_typed_yes_to_the_contact_question_is_confirmed_at_the_end(house: House) -> None:
    _, question = await house.ask_everybody()
    house.telegram.tap(house.cast.tomo, question, "3")
    await card_says(house, question, "What went wrong")
    house.telegram.type(house.cast.tomo, "The export is slow")
    await said(house, "Would you like someone")

    house.telegram.type(house.cast.tomo, "yes")

    done = await said(house, "will contact you within one working day")
    assert done == chat(house)[-1]


@pytest.mark.long
async def test_a_number_that_may_be_no_score_is_asked_about(house: House) -> None:
    _, question = await house.ask_everybody()

    house.telegram.type(house.cast.tomo, "5 days I waited")
    doubt = await said(house, "Did you mean 5")
    assert doubt.labels == [["Yes, 5", "No, just a comment"]]
    assert "of 10" not in house.telegram.message(house.cast.tomo, question.id).text

    house.telegram.tap(house.cast.tomo, doubt, "Yes, 5")
    card = await card_says(house, doubt, "5 of 10")
    assert "5 days I waited" in card.text
    await card_says(house, question, "Your answer: 5 of 10")


@pytest.mark.long
async def test_a_number_that_was_no_score_becomes_the_question(house: House) -> None:
    _, question = await house.ask_everybody()
    house.telegram.type(house.cast.tomo, "5 days I waited")
    doubt = await said(house, "Did you mean 5")

    house.telegram.tap(house.cast.tomo, doubt, "No, just a comment")

    again = await card_says(house, doubt, "What would that be as a number")
    assert [label for row in again.labels for label in row][:2] == ["0", "1"]
    moved = await card_says(house, question, "moved down")
    assert moved.labels == []


@pytest.mark.long
async def test_words_instead_of_a_number_bring_the_question_once_more(house: House) -> None:
    _, question = await house.ask_everybody()

    house.telegram.type(house.cast.tomo, "waited for days")
    again = await said(house, "as a number from 0 to 10")
    await card_says(house, question, "moved down")
    house.telegram.tap(house.cast.tomo, again, "4")

    card = await card_says(house, again, "4 of 10")
    assert "waited for days" in card.text


@pytest.mark.long
async def test_a_bare_number_after_the_answer_is_not_taken_unasked(house: House) -> None:
    _, question = await house.ask_everybody()
    house.telegram.tap(house.cast.tomo, question, "4")
    await card_says(house, question, "4 of 10")

    house.telegram.type(house.cast.tomo, "8")
    offer = await said(house, "from 4 to 8")
    assert offer.labels == [["Change to 8", "Keep 4"]]
    assert "4 of 10" in house.telegram.message(house.cast.tomo, question.id).text

    house.telegram.tap(house.cast.tomo, offer, "Change to 8")
    await card_says(house, offer, "8 of 10")
    await house.until(lambda: "resolved" in house.alerts()[0].text)


@pytest.mark.long
async def test_a_score_that_is_kept_shows_the_card_where_it_was_asked(house: House) -> None:
    _, question = await house.ask_everybody()
    house.telegram.tap(house.cast.tomo, question, "4")
    await card_says(house, question, "4 of 10")
    house.telegram.type(house.cast.tomo, "8")
    offer = await said(house, "from 4 to 8")

    house.telegram.tap(house.cast.tomo, offer, "Keep 4")

    await card_says(house, offer, "Your answer: 4 of 10")


@pytest.mark.long
async def test_a_typed_no_settles_the_offer_for_good(house: House) -> None:
    _, question = await house.ask_everybody()
    house.telegram.tap(house.cast.tomo, question, "4")
    await card_says(house, question, "4 of 10")
    house.telegram.type(house.cast.tomo, "8")
    offer = await said(house, "from 4 to 8")

    house.telegram.type(house.cast.tomo, "no")

    settled = await card_says(house, offer, "Keep 4")
    assert settled.labels == []
    late = house.telegram.tap_data(house.cast.tomo, settled, offer.button("Change to 8").data or "")
    await house.until(lambda: toast_of(late) == "This is already decided.")
    assert "4 of 10" in (await said(house, "What went wrong")).text


@pytest.mark.long
async def test_an_edited_score_is_asked_about(house: House) -> None:
    await house.ask_everybody()
    typed = house.telegram.type(house.cast.tomo, "3")
    await said(house, "3 of 10")

    house.telegram.edit_typed(typed, "9")

    offer = await said(house, "Change your score from 3 to 9?")
    house.telegram.tap(house.cast.tomo, offer, "Change to 9")
    await card_says(house, offer, "9 of 10")


@pytest.mark.long
async def test_a_number_after_the_change_window_is_refused_in_words(house: House) -> None:
    _, question = await house.ask_everybody()
    house.telegram.tap(house.cast.tomo, question, "4")
    await card_says(house, question, "4 of 10")
    house.sandbox.clock.move(timedelta(hours=25))

    house.telegram.type(house.cast.tomo, "8")

    await said(house, "This answer can't be changed any more")


@pytest.mark.long
async def test_the_score_can_be_changed_on_the_message(house: House) -> None:
    _, question = await house.ask_everybody()
    house.telegram.tap(house.cast.tomo, question, "9")
    card = await card_says(house, question, "9 of 10")

    house.telegram.tap(house.cast.tomo, card, "Change my score")
    scale = await card_says(house, question, "Tap the number you meant")
    house.telegram.tap(house.cast.tomo, scale, "2")

    await card_says(house, question, "2 of 10")
    alert = await house.until(lambda: house.alerts()[0])
    assert "score changed 9 → 2" in alert.text


@pytest.mark.long
async def test_a_number_off_the_scale_is_corrected_kindly(house: House) -> None:
    await house.ask_everybody()
    house.telegram.type(house.cast.tomo, "11")
    assert "0 to 10" in (await said(house, "The scale goes")).text


@pytest.mark.long
async def test_not_now_brings_the_question_back_once(house: House) -> None:
    _, question = await house.ask_everybody()
    house.telegram.tap(house.cast.tomo, question, "Not now")
    await card_says(house, question, "once more in a few days. You can still answer any time")

    house.sandbox.clock.move(timedelta(days=3, minutes=1))

    back = await said(house, "Is now a good time?")
    house.telegram.tap(house.cast.tomo, back, "6")
    await card_says(house, back, "6 of 10")


@pytest.mark.long
async def test_start_brings_back_a_question_that_waits(house: House) -> None:
    _, question = await house.ask_everybody()
    house.telegram.tap(house.cast.tomo, question, "Not now")
    await card_says(house, question, "once more in a few days")

    house.telegram.start(house.cast.tomo)

    back = await said(house, "How likely are you")
    assert back.id > question.id
    house.telegram.tap(house.cast.tomo, back, "6")
    await card_says(house, back, "6 of 10")


@pytest.mark.long
async def test_not_now_can_be_answered_at_once(house: House) -> None:
    _, question = await house.ask_everybody()
    house.telegram.tap(house.cast.tomo, question, "Not now")
    declined = await card_says(house, question, "once more in a few days")

    house.telegram.tap(house.cast.tomo, declined, "Answer now")

    await card_says(house, question, "How likely are you")


@pytest.mark.long
async def test_stop_is_answered_in_full_and_can_be_undone(house: House) -> None:
    _, question = await house.ask_everybody()
    house.telegram.type(house.cast.tomo, "stop")
    stopped = await said(house, "I won't ask you again. If you change your mind, type “start”.")
    await card_says(house, question, "moved down")

    house.telegram.tap(house.cast.tomo, stopped, "Undo: keep asking me")

    await card_says(house, stopped, "How likely are you")


async def test_stop_without_a_question_can_be_undone_too(house: House) -> None:
    await house.import_customers()
    house.telegram.type(house.cast.tomo, "stop")
    stopped = await said(house, "I won't ask you again")

    house.telegram.tap(house.cast.tomo, stopped, "Undo: keep asking me")

    await said(house, "I'll ask you one short question")
    settled = house.telegram.message(house.cast.tomo, stopped.id)
    assert settled.labels == []


@pytest.mark.long
async def test_an_old_undo_never_lifts_a_newer_never(house: House) -> None:
    await house.import_customers()
    house.telegram.type(house.cast.tomo, "stop")
    first = await said(house, "I won't ask you again")
    house.telegram.type(house.cast.tomo, "stop")
    await house.until(lambda: [one for one in chat(house) if "won't ask" in one.text][1])

    late = house.telegram.tap_data(house.cast.tomo, first, first.rows[0][0].data or "")

    await house.until(lambda: toast_of(late) == "This is already decided.")


@pytest.mark.long
async def test_stop_means_never_until_start_is_confirmed(house: House) -> None:
    await house.import_customers()
    house.telegram.type(house.cast.tomo, "stop")
    await said(house, "I won't ask you again")

    house.telegram.start(house.cast.tomo)
    offer = await said(house, "Should I start asking again?")
    house.telegram.tap(house.cast.tomo, offer, "Yes, ask me again")
    await said(house, "I'll ask you one short question")


@pytest.mark.long
async def test_a_pause_is_three_months_of_the_calendar(house: House) -> None:
    _, question = await house.ask_everybody()
    house.telegram.tap(house.cast.tomo, question, "Not for 3 months")
    paused = await card_says(house, question, "No questions before")

    house.telegram.tap(house.cast.tomo, paused, "Undo the pause")

    await card_says(house, question, "How likely are you")


@pytest.mark.long
async def test_a_reminder_goes_when_its_question_is_answered(house: House) -> None:
    _, question = await house.ask_everybody()
    house.sandbox.clock.move(timedelta(days=4))
    reminder = await said(house, "this question is still open")

    house.telegram.tap(house.cast.tomo, question, "9")

    await card_says(house, reminder, "Answered, thank you")


@pytest.mark.long
async def test_a_refused_contact_is_offered_again_after_a_fall(house: House) -> None:
    _, question = await house.ask_everybody()
    house.telegram.tap(house.cast.tomo, question, "🟡 8")
    card = await card_says(house, question, "What one thing")
    house.telegram.tap(house.cast.tomo, card, "Skip")
    card = await card_says(house, question, "If something is broken")
    house.telegram.tap(house.cast.tomo, card, "No, thanks")
    card = await card_says(house, question, "Thank you.")

    house.telegram.tap(house.cast.tomo, card, "Change my score")
    scale = await card_says(house, question, "Tap the number you meant")
    house.telegram.tap(house.cast.tomo, scale, "2")
    card = await card_says(house, question, "What went wrong")
    house.telegram.tap(house.cast.tomo, card, "Skip")

    await card_says(house, question, "Would you like someone from the team to contact you?")


@pytest.mark.long
async def test_a_prompt_expires_after_a_day(house: House) -> None:
    _, question = await house.ask_everybody()
    house.telegram.tap(house.cast.tomo, question, "4")
    await card_says(house, question, "4 of 10")
    house.telegram.type(house.cast.tomo, "8")
    offer = await said(house, "from 4 to 8")

    house.sandbox.clock.move(timedelta(hours=25))
    house.bot.wake()

    await house.until(lambda: house.telegram.message(house.cast.tomo, offer.id).labels == [])


@pytest.mark.long
async def test_a_toast_is_in_the_language_that_the_card_then_has(house: House) -> None:
    _, question = await house.ask_everybody()
    korean = replace(house.cast.tomo, language_code="ko")

    tap = house.telegram.tap(korean, question, "9")

    await house.until(lambda: toast_of(tap) == "9점으로 적어 두었어요. 감사합니다.")


@pytest.mark.long
async def test_a_person_chooses_the_language_they_read(house: House) -> None:
    _, question = await house.ask_everybody()
    house.telegram.type(house.cast.tomo, "/language")
    choice = await said(house, "Which language")

    house.telegram.tap(house.cast.tomo, choice, "한국어")

    await card_says(house, question, "추천")
    chosen = house.telegram.message(house.cast.tomo, choice.id)
    assert (chosen.text.splitlines()[-1], chosen.labels) == ("한국어", [])
    house.telegram.type(house.cast.tomo, "도움말")
    await house.until(lambda: "Acme에 대해 짧은 질문을 하나 드려요" in chat(house)[-1].text)


@pytest.mark.long
async def test_a_sticker_is_answered_with_a_kind_word(house: House) -> None:
    await house.import_customers()
    house.telegram.send_sticker(house.cast.tomo)
    await said(house, "I can only read text")


@pytest.mark.long
async def test_an_edited_comment_is_shown_as_it_is_now(house: House) -> None:
    _, question = await house.ask_everybody()
    house.telegram.tap(house.cast.tomo, question, "1")
    await card_says(house, question, "What went wrong")
    typed = house.telegram.type(house.cast.tomo, "The exprot")
    await house.until(lambda: "The exprot" in house.alerts()[0].text)

    house.telegram.edit_typed(typed, "The export")

    await house.until(lambda: "The export" in house.alerts()[0].text)


@pytest.mark.long
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
    told = (await said(house, "Kept:")).text
    assert "your answers (2) and comments (1)" in told
