from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.campaigns.eligibility import THROTTLE, Candidate, Eligibility, Rules, judge
from bot.campaigns.preview import SHOWN_NAMES, preview, preview_of_many
from bot.campaigns.reasons import NotAsked, Reason, ReasonTexts
from bot.chat.messages import Button, Message
from bot.chat.platforms import Platform
from bot.chat.tap_encoding import unpack
from bot.chat.taps import CampaignTap
from bot.figures.button_experiment import variant_of
from bot.ids import ContactId, PersonId
from bot.language.texts import LANGUAGES, Texts
from bot.model import Contact, Person
from bot.states import ContactState, Variant
from bot.survey.card_context import CardContext
from tests.bot.cast import ANNA, HOUR, NOW, asked

TEXTS = Texts("en", product="Acme")
EVERY = timedelta(days=90)
BOTH = (Platform.SLACK, Platform.TELEGRAM)
SLACK = Contact(id=ContactId(1), person_id=ANNA.id, platform=Platform.SLACK, user="U1")
TELEGRAM = Contact(id=ContactId(2), person_id=ANNA.id, platform=Platform.TELEGRAM, user="77")
UNKNOWN = replace(SLACK, user="", state=ContactState.UNREACHABLE)
BLOCKED = replace(TELEGRAM, state=ContactState.UNREACHABLE)
GONE = replace(TELEGRAM, state=ContactState.GONE)
NEVER = replace(ANNA, never_at=NOW - HOUR)
LEFT = replace(ANNA, left_on=NOW.date())
OPTED_OUT = NotAsked(reason=Reason.NEVER)
REASONS = ReasonTexts(texts=TEXTS, timezone="Europe/Berlin", now=NOW)
PAUSED = replace(ANNA, paused_until=NOW + timedelta(days=3))


def one(
    *contacts: Contact,
    person: Person = ANNA,
    last_asked: datetime | None = None,
    last_asked_this: datetime | None = None,
    platforms: tuple[Platform, ...] = BOTH,
) -> Eligibility:
    candidate = Candidate(
        person=person,
        contacts=contacts,
        last_asked=last_asked or last_asked_this,
        last_asked_this=last_asked_this,
    )
    return judge(candidate, platforms, Rules(every=EVERY), NOW)


def worded(found: Eligibility) -> str:
    assert found.refused is not None
    return REASONS.worded(found.refused)


# Who may be asked


@pytest.mark.parametrize(
    ("found", "contact"),
    [
        (one(SLACK), SLACK),
        (one(TELEGRAM, SLACK), TELEGRAM),
        (one(BLOCKED, SLACK), SLACK),
        (one(TELEGRAM, SLACK, platforms=(Platform.SLACK,)), SLACK),
        (one(SLACK, last_asked=NOW - THROTTLE), SLACK),
        (one(SLACK, last_asked_this=NOW - EVERY), SLACK),
        (one(SLACK, person=replace(ANNA, paused_until=NOW)), SLACK),
    ],
)
def test_a_person_is_asked_where_they_were_last(found: Eligibility, contact: Contact) -> None:
    assert found == Eligibility(person=found.person, contact=contact)


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        (one(SLACK, person=NEVER), "Opted out"),
        (one(SLACK, person=PAUSED), "Paused until 5 November"),
        (one(SLACK, person=LEFT), "No longer a customer"),
        (one(), "Not in Slack or Telegram"),
        (one(TELEGRAM, platforms=(Platform.SLACK,)), "Not in Slack or Telegram"),
        (one(UNKNOWN), "No Slack account has this email address"),
        (one(BLOCKED), "Blocked the bot or never started it"),
        (one(GONE), "Their account no longer exists"),
        (one(SLACK, last_asked=NOW - HOUR), "Asked on 2 November, again from 2 December"),
        (one(person=NEVER, last_asked=NOW), "Opted out"),
        (one(BLOCKED, person=PAUSED), "Blocked the bot or never started it"),
    ],
)
def test_who_may_not_be_asked_is_told_why(found: Eligibility, reason: str) -> None:
    assert (found.contact, worded(found)) == (None, reason)


RULES = Rules(
    every=EVERY,
    new_customer=timedelta(days=30),
    contact=timedelta(days=7),
    case=timedelta(days=30),
)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("candidate", "reason"),
    [
        (
            Candidate(person=ANNA, contacts=(SLACK,), wrote_at=NOW - DAY),
            "Wrote to us on 1 November, asked from 8 November",
        ),
        (
            Candidate(person=ANNA, contacts=(SLACK,), case_at=NOW - DAY),
            "Has an open case since 1 November, asked from 1 December",
        ),
        (
            Candidate(person=replace(ANNA, joined_on=NOW.date()), contacts=(SLACK,)),
            "New customer since 2 November, asked from 2 December",
        ),
        (
            Candidate(person=ANNA, contacts=(SLACK,), wrote_at=NOW, case_at=NOW - 29 * DAY),
            "Wrote to us on 2 November, asked from 9 November",
        ),
    ],
    ids=["own words", "a case", "a new customer", "the reason that ends last"],
)
def test_other_things_delay_a_question_until_a_day(candidate: Candidate, reason: str) -> None:
    assert worded(judge(candidate, BOTH, RULES, NOW)) == reason


def test_customers_leave_at_midnight_by_the_teams_clock() -> None:
    evening = NOW.replace(hour=16)
    leaver = Candidate(person=replace(ANNA, left_on=(NOW + DAY).date()), contacts=(SLACK,))
    here, in_seoul = replace(RULES, zone=UTC), replace(RULES, zone=ZoneInfo("Asia/Seoul"))
    assert judge(leaver, BOTH, here, evening).refused is None
    assert worded(judge(leaver, BOTH, in_seoul, evening)) == "No longer a customer"


def test_what_is_long_ago_delays_nothing() -> None:
    long_ago = Candidate(
        person=replace(ANNA, joined_on=(NOW - 31 * DAY).date()),
        contacts=(SLACK,),
        wrote_at=NOW - 7 * DAY,
        case_at=NOW - 30 * DAY,
    )
    assert judge(long_ago, BOTH, RULES, NOW).contact == SLACK


def test_one_question_in_thirty_days() -> None:
    assert timedelta(days=30) == THROTTLE
    just_before = NOW - THROTTLE + timedelta(seconds=1)
    assert one(SLACK, last_asked=just_before).contact is None


def test_a_survey_asks_nobody_again_before_its_own_days_are_over() -> None:
    just_before = NOW - EVERY + timedelta(seconds=1)
    assert worded(one(SLACK, last_asked_this=just_before)) == (
        "Asked on 4 August, again from 2 November"
    )


# How the buttons look


@pytest.mark.parametrize("buttons", ["coloured", "plain"])
@given(st.text())
def test_the_buttons_look_as_configured(buttons: Literal["coloured", "plain"], token: str) -> None:
    assert variant_of(buttons, token) == buttons


def test_an_experiment_shows_each_look_to_about_half() -> None:
    looks = [variant_of("experiment", f"token {n}") for n in range(2_000)]
    assert 900 < looks.count(Variant.COLOURED) < 1_100


def test_an_experiment_never_changes_its_mind() -> None:
    looks = {token: variant_of("experiment", token) for token in ("anna", "budi", "chul", "dora")}
    assert looks == {
        "anna": Variant.PLAIN,
        "budi": Variant.COLOURED,
        "chul": Variant.PLAIN,
        "dora": Variant.PLAIN,
    }


# What an admin sees before anybody is asked


def shown(judged: list[Eligibility], texts: Texts = TEXTS) -> Message:
    reasons = replace(REASONS, texts=texts)
    look = CardContext(texts=texts)
    return preview("Y2FtcGFpZ24tMTIz", judged, asked(first_ask=True), look, reasons)


def people(n: int) -> list[Eligibility]:
    return [
        Eligibility(person=replace(ANNA, id=PersonId(i), name=f"Person {i}"), contact=SLACK)
        for i in range(1, n + 1)
    ]


def buttons(message: Message) -> list[Button]:
    return [one for row in message.rows for one in row if isinstance(one, Button)]


def test_an_admin_sees_whom_and_why_not_and_what_they_will_read() -> None:
    refused = Eligibility(person=replace(ANNA, name="Budi"), refused=OPTED_OUT)
    assert shown([*people(2), refused]).text == (
        "Ask 2 people now?\n"
        "Person 1, Person 2\n"
        "Not asked:\n"
        "Opted out: Budi\n"
        "The question:\n"
        "Your answer goes to the Acme team with your name; it isn't anonymous.\n"
        "How likely are you to recommend Acme to a friend or colleague?\n"
        "0 = Not at all likely · 10 = Extremely likely"
    )


def test_where_there_are_several_surveys_an_admin_sees_which_one_asks() -> None:
    sample, look = asked(), CardContext(texts=TEXTS)
    alone, several = (
        preview("c", people(1), sample, look, REASONS, several_surveys=several)
        for several in (False, True)
    )
    many = preview_of_many("c", 5_000, sample, look, several_surveys=True)
    line = f"Survey: {sample.survey}\nThe question:"
    assert [line in message.text for message in (alone, several, many)] == [False, True, True]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_admin_sees_who_enrolled_themselves(language: str) -> None:
    texts = Texts(language, product="Acme")
    alone = replace(ANNA, self_enrolled=True)
    judged = [
        Eligibility(person=alone, contact=SLACK),
        Eligibility(person=replace(alone, name="Budi"), refused=OPTED_OUT),
    ]
    text = shown(judged, texts).text
    assert text.count(texts("person.self_enrolled")) == 2


@pytest.mark.parametrize(
    ("n", "line"),
    [
        (1, "1 person who signed up on their own is left out (ask_self_enrolled is off)."),
        (3, "3 people who signed up on their own are left out (ask_self_enrolled is off)."),
    ],
)
def test_an_admin_sees_how_many_enrolled_themselves_and_are_left_out(n: int, line: str) -> None:
    sample, look = asked(), CardContext(texts=TEXTS)
    few = preview("c", people(1), sample, look, REASONS, left_out=n)
    nobody = preview("c", [], sample, look, REASONS, left_out=n)
    many = preview_of_many("c", 5_000, sample, look, left_out=n)
    assert all(line in message.text for message in (few, nobody, many))


def test_an_admin_sees_how_many_get_the_question_later() -> None:
    sample, look = asked(), CardContext(texts=TEXTS)
    later = "2 of them get the question in the next working hours of their own zone."
    assert later in preview("c", people(3), sample, look, REASONS, out_of_hours=2).text
    assert "working hours" not in preview("c", people(3), sample, look, REASONS).text


def test_an_admin_says_yes_or_no() -> None:
    yes, no = buttons(shown(people(1)))
    assert (yes.label, no.label) == ("Ask 1 person", "Cancel")
    assert unpack(yes.tap) == CampaignTap(campaign="Y2FtcGFpZ24tMTIz", confirmed=True)
    assert unpack(no.tap) == CampaignTap(campaign="Y2FtcGFpZ24tMTIz", confirmed=False)


def test_there_is_nothing_to_confirm_when_nobody_may_be_asked() -> None:
    message = shown([Eligibility(person=ANNA, refused=OPTED_OUT)])
    assert message.rows == ()
    assert message.text == "Nobody can be asked.\nOpted out: Anna Berg"


def test_a_long_list_is_shown_in_short() -> None:
    refused = [replace(one, contact=None, refused=OPTED_OUT) for one in people(SHOWN_NAMES + 2)]
    text = shown([*people(SHOWN_NAMES + 5), *refused]).text
    assert text.startswith("Ask 15 people now?")
    assert "… and 5 more" in text
    assert "… and 2 more" in text
    assert "Person 11" not in text
