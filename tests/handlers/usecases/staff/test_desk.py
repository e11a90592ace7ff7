"""The team's part of App Home: what a member of the team sees above their own."""

import pytest

from bot.chat.lookup_taps import AllCasesTap, AskAllTap
from bot.chat.tap_encoding import pack
from bot.states import CaseAction
from handlers.updates import Home, PrivateReply, Toast
from handlers.usecases.roles import Role
from storage import contacts, people
from storage.engine.store import Tx
from storage.people import NewPerson
from tests.handlers.usecases.cases.support_desk import WAIT, SupportDesk, config_with
from tests.handlers.usecases.staff.staff_member import StaffMember

SCORE = "Acme: −33 over 90 days (3 people; likely"
NOTHING = "No question is waiting for you."
TITLE = "Acme asks one question from time to time"


@pytest.fixture
def desk(tx: Tx) -> SupportDesk:
    """Dani gave 3, Joon 8 and Mara 5: two cases."""
    desk = SupportDesk(tx=tx, config=config_with(product="Acme"))
    for name, score in (("Dani", 3), ("Joon", 9), ("Mara", 5)):
        desk.add(name)
        desk.tap(name, score)
    desk.pass_time(WAIT)
    return desk


def member(desk: SupportDesk, *roles: Role) -> StaffMember:
    return StaffMember(desk=desk, roles=frozenset(roles))


def test_support_sees_their_own_cases_and_the_overdue_ones(desk: SupportDesk) -> None:
    mia = member(desk, Role.SUPPORT)
    desk.press(2, CaseAction.CLAIM)
    lines = mia.open_home()
    assert lines[:2] == ["For your team", "1 open case of yours"]
    assert lines[2].startswith("🔴 5 · Mara · case 2 · Mia Lund has it · answer by")
    assert lines[3:] == ["Nothing is overdue. Well done!", TITLE, NOTHING, lines[-1]]
    assert mia.labels == ["All cases"]


def test_the_team_sees_the_score_and_no_case(desk: SupportDesk) -> None:
    of_team = member(desk, Role.TEAM)
    lines = of_team.open_home()
    assert lines[0] == "For your team"
    assert lines[1].startswith(SCORE)
    assert lines[2] == TITLE
    assert of_team.labels == []


def test_an_admin_sees_both_and_may_ask(desk: SupportDesk) -> None:
    ada = member(desk, Role.ADMIN)
    lines = ada.open_home()
    assert any(line.startswith(SCORE) for line in lines)
    assert ada.labels == ["All cases", "Ask everyone"]


def test_a_customer_sees_none_of_it(desk: SupportDesk) -> None:
    assert member(desk).open_home()[:2] == [TITLE, NOTHING]


def test_a_member_who_is_a_customer_too_keeps_their_own_part(desk: SupportDesk) -> None:
    mia = member(desk, Role.SUPPORT)
    person = people.add(desk.tx, NewPerson(name="Mia Lund"), desk.now)
    contacts.add_contact(desk.tx, person, mia.user.platform, user=mia.user.id)
    assert "For your team" in mia.open_home()
    assert mia.labels[-4:] == [
        "Not for 3 months",
        "Never ask me again",
        "Language: English",
        "What's kept about you",
    ]
    after = mia.press("Never ask me again", in_home=True)
    assert {"For your team", "I won't ask you again."} <= set(after)
    assert "For your team" not in mia.press("Language: English", in_home=True)
    assert "For your team" in mia.press("Back", in_home=True)


def test_all_cases_are_a_view_with_a_way_back(desk: SupportDesk) -> None:
    mia = member(desk, Role.SUPPORT)
    mia.open_home()
    lines = mia.press("All cases", in_home=True)
    assert lines[0] == "2 open cases, those that matter more first"
    assert mia.labels == ["Back"]
    assert mia.press("Back", in_home=True)[0] == "For your team"


def test_ask_everyone_answers_as_the_typed_command(desk: SupportDesk) -> None:
    ada = member(desk, Role.ADMIN)
    typed = ada.type("ask all")
    ada.open_home()
    pressed = ada.press("Ask everyone", in_home=True)
    assert pressed == typed


@pytest.mark.parametrize(
    ("tap", "role", "told"),
    [
        (AllCasesTap(), Role.TEAM, "Only members of the support channel can do this."),
        (AskAllTap(), Role.SUPPORT, "Only admins can do this."),
    ],
)
def test_a_button_is_for_those_who_may(
    desk: SupportDesk, tap: AllCasesTap | AskAllTap, role: Role, told: str
) -> None:
    reply = member(desk, role).press_data(pack(tap), in_home=True)
    assert reply == Toast(text=told)


def test_its_buttons_are_nowhere_else(desk: SupportDesk) -> None:
    reply = member(desk, Role.ADMIN).press_data(pack(AllCasesTap()))
    assert isinstance(reply, Toast)
    assert not isinstance(reply, Home | PrivateReply)
