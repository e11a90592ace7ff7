"""A person, as members of the support and team channels see them."""

from datetime import timedelta

import pytest

from bot.chat.platforms import Platform
from bot.states import CaseAction
from handlers.usecases.roles import Role
from storage import contacts, feedback, people
from storage.engine.store import Tx
from storage.people import NewPerson
from tests.handlers.usecases.cases.support_desk import WAIT, SupportDesk, config_with
from tests.handlers.usecases.staff.staff_member import StaffMember
from tests.storage.cast import answer

DAY = timedelta(days=1)


@pytest.fixture
def desk(tx: Tx) -> SupportDesk:
    """Dani gave 9, then 3 with words, wrote once more, and has a case that Mia has."""
    desk = SupportDesk(tx=tx)
    person = people.add(
        tx,
        NewPerson(name="Dani Novak", account="Initech", properties={"plan": "pro"}),
        desk.now,
    )
    contacts.add_contact(tx, person, Platform.SLACK, user="U0DANI")
    answer(tx, person, 9, now=desk.now - 100 * DAY)
    desk.add("Joon")
    return desk


@pytest.fixture
def mia(desk: SupportDesk) -> StaffMember:
    return StaffMember(desk=desk)


def test_a_person_is_shown_with_what_is_known(desk: SupportDesk, mia: StaffMember) -> None:
    desk.tap("Joon", 3)
    desk.type("Joon", "The export is slow")
    desk.pass_time(WAIT)
    desk.press(1, CaseAction.CLAIM)
    [joon] = people.named(desk.tx, "Joon")
    feedback.add(desk.tx, joon.id, "Any news?", "telegram/77", desk.now)
    lines = mia.type("person joon")
    assert lines[:7] == [
        f"Joon, number {joon.id}",
        "Telegram 1",
        "Answers",
        "🔴 3 · 2 November 2026",
        "The export is slow",
        "Cases",
        "case 1, 2 Nov 09:00 · Mia Lund has it · answer by 4 Nov 15:00",
    ]
    assert lines[7:10] == ["Wrote without being asked", "2 November 2026: Any news?", "Asking"]
    assert lines[10].startswith("relationship: asked on ")


def test_a_case_links_to_its_card_and_says_how_it_ended(
    desk: SupportDesk, mia: StaffMember
) -> None:
    desk.tap("Joon", 3)
    desk.pass_time(WAIT)
    desk.choose(desk.press(1, CaseAction.RESOLVE), "Something else")
    lines = mia.type("person joon")
    assert "case 1, 2 Nov 09:00 · resolved by Mia Lund" in lines
    linked = [
        span.message
        for paragraph in mia.seen.paragraphs
        for span in paragraph.spans
        if span.message is not None
    ]
    assert linked == [desk.cards[0].ref]


def test_properties_and_accounts_are_shown(mia: StaffMember) -> None:
    lines = mia.type("person Dani")
    assert lines[1] == "Initech · Slack U0DANI · plan: pro"
    assert "🟢 9 · 25 July 2026" in lines


def test_who_never_answered_has_no_answers(desk: SupportDesk, mia: StaffMember) -> None:
    assert "No answers yet." in mia.type("person Joon")


def test_several_of_one_name_are_listed_with_numbers(desk: SupportDesk, mia: StaffMember) -> None:
    people.add(desk.tx, NewPerson(name="Dani Novak", account="Globex"), desk.now)
    lines = mia.type("person dani")
    assert lines[0] == "Several people match “dani”. Type the number of the one you mean:"
    assert len(lines) == 1 + 2
    number = lines[2].split(" ")[0]
    assert mia.type(f"person {number}")[0] == f"Dani Novak, number {number}"


def test_a_name_of_nobody_and_no_name_are_answered(mia: StaffMember) -> None:
    assert mia.type("person dnai") == ["I don't know “dnai”. Did you mean Dani Novak?"]
    assert mia.type("person") == ["Type a name after the command, such as Dani."]


def test_only_the_latest_answers_fit(tx: Tx) -> None:
    desk = SupportDesk(tx=tx, config=config_with())
    person = people.add(tx, NewPerson(name="Old"), desk.now)
    contacts.add_contact(tx, person, Platform.SLACK, user="U0OLD")
    for number in range(7):
        answer(tx, person, number, now=desk.now - (8 - number) * DAY)
    lines = StaffMember(desk=desk).type("person Old")
    assert lines[3].startswith("🔴 6 · ")
    assert "… and 2 earlier" in lines


def test_an_edited_comment_is_shown_as_it_is_now(desk: SupportDesk, mia: StaffMember) -> None:
    desk.tap("Joon", 3)
    desk.edit("Joon", desk.type("Joon", "Slow"), "Very slow")
    lines = mia.type("person Joon")
    assert "Very slow" in lines
    assert "Slow" not in lines


def test_words_of_a_customer_stay_words(desk: SupportDesk, mia: StaffMember) -> None:
    desk.tap("Joon", 3)
    desk.type("Joon", "**bold** <!channel> _x_")
    assert "**bold** <!channel> _x_" in mia.type("person Joon")


@pytest.mark.parametrize("role", [Role.SUPPORT, Role.TEAM, Role.ADMIN])
def test_both_channels_see_people(desk: SupportDesk, role: Role) -> None:
    lines = StaffMember(desk=desk, roles=frozenset({role})).type("person Dani")
    assert lines[0].startswith("Dani Novak, number ")


def test_nobody_else_does(desk: SupportDesk) -> None:
    assert StaffMember(desk=desk, roles=frozenset()).type("person Dani") == [
        "This is for members of the support and team channels, and for admins."
    ]
    of_survey = StaffMember(
        desk=desk, roles=frozenset(), survey_roles=frozenset({("relationship", Role.SUPPORT)})
    )
    assert of_survey.type("person Dani") == [
        "This is for members of the support and team channels, and for admins."
    ]
