"""The list of open cases, as members of the support channel type and see it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.ids import CaseId
from bot.states import CaseAction, Urgency
from handlers.usecases.roles import Role
from storage import cases
from storage.engine.store import Tx
from storage.schema import invitations
from tests.handlers.usecases.cases.support_desk import WAIT, SupportDesk, config_with
from tests.handlers.usecases.staff.staff_member import StaffMember

DAY = timedelta(days=1)
MORE_THAN_FIT = 17


@pytest.fixture
def desk(tx: Tx) -> SupportDesk:
    """Dani gave 3 and Joon gave 5: case 1 and 2, whose cards are posted."""
    desk = SupportDesk(tx=tx)
    for name, account, score in (("Dani", "Initech", 3), ("Joon", "Hooli", 5)):
        desk.add(name, account)
        desk.tap(name, score)
    desk.pass_time(WAIT)
    return desk


@pytest.fixture
def mia(desk: SupportDesk) -> StaffMember:
    return StaffMember(desk=desk)


def change(desk: SupportDesk, case: int, **fields: object) -> None:
    found = cases.get(desk.tx, CaseId(case))
    cases.save(desk.tx, replace(found, **fields))  # type: ignore[arg-type]


def shown(lines: list[str]) -> list[str]:
    """The names in the list, in its order."""
    return [line.split(" · ")[1].split(",")[0] for line in lines[1:]]


def test_each_open_case_has_a_line(mia: StaffMember) -> None:
    assert mia.type("cases") == [
        "2 open cases, those that matter more first",
        "🔴 3 · Dani, Initech · case 1 · nobody has it yet · answer by 4 Nov 15:00",
        "🔴 5 · Joon, Hooli · case 2 · nobody has it yet · answer by 4 Nov 15:00",
    ]


def test_a_line_links_to_the_card(mia: StaffMember) -> None:
    mia.type("cases")
    linked = [
        (span.text, span.message)
        for paragraph in mia.seen.paragraphs
        for span in paragraph.spans
        if span.message is not None
    ]
    refs = [card.ref for card in mia.desk.cards]
    assert linked == [("3 · Dani, Initech", refs[0]), ("5 · Joon, Hooli", refs[1])]


def test_an_owner_and_a_wish_are_in_the_line(desk: SupportDesk, mia: StaffMember) -> None:
    desk.wish("Joon")
    desk.press(2, CaseAction.CLAIM)
    line = next(line for line in mia.type("cases") if "Joon" in line)
    assert line.startswith(
        "🔴 5 · Joon, Hooli — wants a reply · case 2 · Mia Lund has it · answer by"
    )


def test_overdue_cases_come_first_then_urgent_ones_then_those_due_sooner(
    desk: SupportDesk, mia: StaffMember
) -> None:
    for name in ("Late", "Urgent", "Later", "Soon"):
        desk.add(name)
        desk.tap(name, 2)
    due = desk.now + 2 * DAY
    for case in range(1, 7):
        change(desk, case, due_at=due)
    change(desk, 1, due_at=None)
    change(desk, 3, due_at=desk.now - DAY)
    change(desk, 4, urgency=Urgency.HIGH)
    change(desk, 6, due_at=desk.now + DAY)
    change(desk, 2, urgency=Urgency.LOW)
    lines = mia.type("cases")
    assert shown(lines) == ["Late", "Urgent", "Soon", "Later", "Dani", "Joon"]
    assert "overdue since 1 Nov " in lines[1]
    assert " · urgent · " in lines[2]


def test_a_case_with_a_first_reply_is_overdue_no_more(desk: SupportDesk, mia: StaffMember) -> None:
    change(desk, 1, due_at=desk.now - DAY)
    assert shown(mia.type("cases overdue")) == ["Dani"]
    change(desk, 1, due_at=desk.now - DAY, responded_at=desk.now)
    assert mia.type("cases overdue") == ["Nothing is overdue. Well done!"]
    assert " · first reply given" in next(line for line in mia.type("cases") if "Dani" in line)


def test_mine_are_those_that_i_claimed(desk: SupportDesk, mia: StaffMember) -> None:
    assert mia.type("cases mine") == ["No open case is yours right now."]
    desk.press(1, CaseAction.CLAIM)
    desk.press(2, CaseAction.CLAIM, by="Ben Ode")
    assert mia.type("cases mine")[0] == "1 open case of yours"
    assert shown(mia.type("cases mine")) == ["Dani"]


def test_open_are_those_that_nobody_has(desk: SupportDesk, mia: StaffMember) -> None:
    desk.press(1, CaseAction.CLAIM, by="Ben Ode")
    assert mia.type("cases open")[0] == "1 case is waiting for someone"
    assert shown(mia.type("Cases OPEN")) == ["Joon"]
    desk.press(2, CaseAction.CLAIM, by="Ben Ode")
    assert mia.type("cases open") == ["Nothing is waiting: someone is on every open case."]


def test_no_open_case_is_good_news(desk: SupportDesk, mia: StaffMember) -> None:
    for case in (1, 2):
        desk.choose(desk.press(case, CaseAction.RESOLVE), "Something else")
    assert mia.type("cases") == ["There are no open cases. Every customer is taken care of!"]


def test_a_long_list_says_how_many_more_there_are(desk: SupportDesk, mia: StaffMember) -> None:
    for number in range(3, MORE_THAN_FIT + 1):
        desk.add(f"Nora {number}")
        desk.tap(f"Nora {number}", 4)
    lines = mia.type("cases")
    assert lines[0] == "17 open cases, those that matter more first"
    assert len(lines) == 1 + 15 + 1
    assert lines[-1].startswith("… and 2 more. To see fewer: /tentap cases mine")
    assert mia.type("cases open")[-1] == "… and 2 more"


def test_other_words_are_answered_with_what_there_is(mia: StaffMember) -> None:
    [told] = mia.type("cases yours")
    assert told.startswith("I don't know “yours”. Try /tentap cases, cases mine,")


def test_a_test_question_has_no_line(desk: SupportDesk, mia: StaffMember) -> None:
    of_dani = invitations.c.id == desk.answer("Dani").id
    desk.tx.execute(update(invitations).where(of_dani).values(test=True))
    assert shown(mia.type("cases")) == ["Joon"]


@pytest.mark.parametrize("roles", [frozenset[Role](), frozenset({Role.TEAM})])
def test_nobody_else_sees_a_case(desk: SupportDesk, roles: frozenset[Role]) -> None:
    assert StaffMember(desk=desk, roles=roles).type("cases") == [
        "Only members of the support channel can do this."
    ]


def test_members_of_a_surveys_own_channel_see_its_cases_only(tx: Tx) -> None:
    surveys = [{"key": key, "kind": "nps"} for key in ("relationship", "brand")]
    desk = SupportDesk(tx=tx, config=config_with(survey=surveys))
    for name in ("Dani", "Cleo"):
        desk.add(name)
        desk.tap(name, 3)
    of_cleo = invitations.c.id == desk.answer("Cleo").id
    tx.execute(update(invitations).where(of_cleo).values(survey="brand"))
    bo = StaffMember(
        desk=desk, roles=frozenset(), survey_roles=frozenset({("brand", Role.SUPPORT)})
    )
    assert shown(bo.type("cases")) == ["Cleo"]
    assert [line for line in bo.open_home() if "Dani" in line] == []
    assert shown(bo.press("All cases", in_home=True)) == ["Cleo"]
    of_team = StaffMember(
        desk=desk, roles=frozenset(), survey_roles=frozenset({("brand", Role.TEAM)})
    )
    assert of_team.type("cases") == ["Only members of the support channel can do this."]


def test_help_for_members_of_a_surveys_own_channel_lists_what_they_may_do(
    desk: SupportDesk,
) -> None:
    of_survey = frozenset({("brand", Role.SUPPORT), ("brand", Role.TEAM)})
    lines = StaffMember(desk=desk, roles=frozenset(), survey_roles=of_survey).type("help")
    assert [line.split()[1] for line in lines] == [
        "cases:",
        "comments:",
        "forecast:",
        "summary:",
        "help",
    ]


@pytest.mark.parametrize(
    ("role", "told", "silent"),
    [
        (Role.SUPPORT, {"cases", "person"}, {"comments", "ask", "summary"}),
        (Role.TEAM, {"person", "comments", "summary"}, {"cases", "ask", "pause"}),
        (Role.ADMIN, {"cases", "person", "comments", "ask", "summary"}, set()),
    ],
)
def test_help_lists_what_one_may_do(
    desk: SupportDesk, role: Role, told: set[str], silent: set[str]
) -> None:
    lines = StaffMember(desk=desk, roles=frozenset({role})).type("help")
    listed = {line.split()[1].removesuffix(":") for line in lines}
    assert told <= listed
    assert not silent & listed
