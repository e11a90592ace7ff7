"""`why`: what it says about a person, from the facts that decide."""

from datetime import UTC, datetime, timedelta
from typing import Any

from bot.campaigns.explanation import AfterEvent, Explanation, WaitingQuestion, lines
from bot.campaigns.reasons import NotAsked, Reason, ReasonTexts
from bot.language.texts import Texts

NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
REASONS = ReasonTexts(texts=Texts("en"), timezone="UTC", now=NOW)
JUST_ASKED = NotAsked(reason=Reason.ASKED, since=NOW, until=NOW + 30 * DAY)
BY_RHYTHM = Explanation(survey="relationship", last_asked=None, refused=None)


def told(**facts: Any) -> list[str]:
    return list(lines(Explanation(**{**vars(BY_RHYTHM), **facts}), REASONS))[1:]


def test_nobody_is_promised_a_question_before_the_reason_ends() -> None:
    assert told(due_at=NOW + 21 * DAY, refused=JUST_ASKED) == [
        "Will be asked within five working days from 30 December on.",
        "Not sooner: Asked on 30 November, again from 30 December.",
    ]
    assert told(due_at=NOW + 31 * DAY, refused=JUST_ASKED)[0] == "Will be asked on 31 December."


def test_a_planned_day_that_has_passed_is_not_promised() -> None:
    [will, _] = told(due_at=NOW - 2 * DAY)
    assert will == "Will be asked within five working days from 30 November on."


def test_who_has_no_turn_is_told_so() -> None:
    [told_so] = told(reason=Reason.NO_TURN)
    assert told_so.startswith("Not asked: There are more people than questions a day")


def test_a_question_that_is_only_queued_is_not_told_as_asked() -> None:
    held = NotAsked(reason=Reason.HOLIDAY)
    waits = WaitingQuestion(due_at=NOW + DAY, held=held)
    assert lines(Explanation(**{**vars(BY_RHYTHM), "waiting": waits}), REASONS) == (
        "relationship: will be asked on 1 Dec 09:00. The question waits to be sent.",
        "Not sooner: A public holiday where they live.",
    )


def test_who_signed_up_alone_reads_the_setting_that_leaves_them_out() -> None:
    [line] = told(outside=Reason.SELF_ENROLLED)
    assert line == "Not asked: Signed up on their own, and ask_self_enrolled is off."


def test_before_the_start_the_delay_of_a_new_customer_is_told() -> None:
    new = NotAsked(reason=Reason.NEW_CUSTOMER, since=NOW, until=NOW + 30 * DAY)
    assert told(started=False, refused=new)[1].startswith("Not sooner: New customer since")


def test_of_two_events_of_a_day_the_second_is_told_as_foreseen_with_its_time() -> None:
    first = NotAsked(reason=Reason.EARLIER_EVENT, since=NOW - HOUR)
    after = (
        AfterEvent(event="closed", happened_at=NOW, refused=first, waits=True),
        AfterEvent(event="closed", happened_at=NOW - HOUR, will_at=NOW + HOUR, waits=True),
    )
    assert told(event="closed", after_events=after) == [
        "Won't be asked after closed on 30 Nov 09:00: The question after their earlier event,"
        " on 30 Nov 08:00, comes first.",
        "Will be asked on 30 Nov 10:00 after closed on 30 Nov 08:00.",
    ]


def test_a_question_whose_time_has_passed_is_asked_in_the_next_good_hours() -> None:
    after = (AfterEvent(event="closed", happened_at=NOW - DAY, will_at=NOW, waits=True),)
    assert told(event="closed", after_events=after) == [
        "Will be asked in the next good hours after closed on 29 November."
    ]
