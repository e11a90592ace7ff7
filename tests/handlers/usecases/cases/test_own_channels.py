"""A survey's own channels: its alerts are there, and nobody there learns of another survey."""

from collections.abc import Mapping
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.chat.case_taps import ShowCaseTap
from bot.chat.platforms import Platform
from bot.chat.tap_encoding import pack
from bot.chat.taps import CommentsTap, HowSureTap, ShareTap, Tap
from bot.config.config import Config
from bot.figures.weeks import week_at
from bot.ids import CaseId, MessageRef
from bot.language.texts import Texts
from handlers.outbox import transitions
from handlers.updates import Commanded, Pressed, PrivateReply, Reply, Toast, User
from handlers.usecases.cases.alerts import follow_channels
from handlers.usecases.context import Context
from handlers.usecases.outgoing import Outgoing
from handlers.usecases.roles import Actor, Role
from handlers.usecases.router import route
from handlers.usecases.summary import weekly
from handlers.usecases.summary.rendering import figures_of
from storage.engine.store import Tx
from storage.messaging import claims
from storage.schema import invitations
from storage.schema import outbox as table
from storage.states import OutboxKind
from tests.handlers.usecases.cases.support_desk import WAIT, SupportDesk, config_with
from tests.storage.cast import NOW, add_person, answer

CROWD = 9
BRAND = {
    "key": "brand",
    "kind": "nps",
    "product": "Brandy",
    "channels": {"support": "slack:C8", "team": "slack:C9"},
}
RELATIONSHIP = {"key": "relationship", "kind": "nps"}


def configured(brand: Mapping[str, object] = BRAND) -> Config:
    channels = {"support": "slack:C1", "admin": "slack:C2", "team": "slack:C3"}
    return config_with(channels=channels, survey=[RELATIONSHIP, brand])


@pytest.fixture
def desk(tx: Tx) -> SupportDesk:
    """Anna and Ben have a question about the company, Cleo and Dora one about the brand."""
    desk = SupportDesk(tx=tx, config=configured())
    for name in ("Anna", "Ben", "Cleo", "Dora"):
        desk.add(name)
    about_brand = (desk.answer("Cleo").id, desk.answer("Dora").id)
    moved = update(invitations).where(invitations.c.id.in_(about_brand))
    tx.execute(moved.values(survey="brand"))
    return desk


def places(desk: SupportDesk) -> dict[str, str]:
    """The channel of each card, by the name on it."""
    found = {}
    for post in desk.cards:
        for name in ("Anna", "Ben", "Cleo", "Dora"):
            if name in post.text:
                found[name] = post.ref.partition("/")[0]
    return found


def test_each_alert_is_in_its_surveys_channel_and_names_it(desk: SupportDesk) -> None:
    for name in ("Anna", "Cleo"):
        desk.tap(name, 3)
        desk.type(name, "slow")
    desk.pass_time(WAIT)
    assert places(desk) == {"Anna": "C1", "Cleo": "C8"}
    details = {post.ref.partition("/")[0]: post.text.splitlines()[-1] for post in desk.cards}
    assert details["C1"].startswith("relationship · ")
    assert details["C8"].startswith("Brandy · ")

    desk.wish("Cleo")
    desk.pass_time(WAIT)
    (reply,) = desk.replies
    assert reply.ref.startswith("C8/")


@pytest.mark.long
def test_no_collecting_message_shows_cases_of_two_channels(tx: Tx) -> None:
    desk = SupportDesk(tx=tx, config=configured())
    names = [f"Person {n}" for n in range(2 * CROWD)]
    for name in names:
        desk.add(name)
    brands = [desk.answer(name).id for name in names[CROWD:]]
    tx.execute(update(invitations).where(invitations.c.id.in_(brands)).values(survey="brand"))
    for name in names:
        desk.tap(name, 2)
    desk.pass_time(WAIT)
    listed = {post.ref.partition("/")[0]: post.text for post in desk.cards}
    assert set(listed) == {"C1", "C8"}
    for chat, own in (("C1", names[:CROWD]), ("C8", names[CROWD:])):
        assert [name for name in names if f"{name}\n" in f"{listed[chat]}\n"] == own


def test_what_waits_follows_a_channel_that_the_survey_gets(tx: Tx, desk: SupportDesk) -> None:
    desk.config = configured({"key": "brand", "kind": "nps"})
    for name in ("Anna", "Cleo"):
        desk.tap(name, 3)
    desk.config = configured({**BRAND, "channels": {"support": "telegram:-100"}})
    follow_channels(tx, desk.config)
    found = tx.execute(
        select(table.c.queue, table.c.recipient).where(table.c.kind == OutboxKind.ALERT)
    )
    assert sorted(map(tuple, found)) == [("slack", "support"), ("telegram", "support brand")]


def test_each_summary_is_in_its_surveys_channel_and_names_its_product(tx: Tx) -> None:
    config = configured()
    answer(tx, add_person(tx), 9, now=NOW)
    weekly.plan_all(tx, Context(config=config, now=NOW))
    monday = max(row.due_at for row in claims.due(tx, Platform.SLACK, NOW + timedelta(days=14), 9))
    posted = {}
    for row in claims.due(tx, Platform.SLACK, monday, 9):
        claimed = transitions.claim(tx, row.id, "mine", Context(config=config, now=monday))
        assert claimed is not None
        assert isinstance(claimed[1], Outgoing)
        posted[claimed[1].chat] = claimed[1].message.text.split(" · ")[0]
    assert posted == {"C3": "our product NPS", "C9": "Brandy NPS"}


@pytest.mark.parametrize(("key", "score"), [("relationship", 100), ("brand", -100)])
def test_no_figure_counts_answers_of_two_surveys(tx: Tx, key: str, score: int) -> None:
    """A transactional survey is never pooled with a relational one, or with another brand's."""
    answer(tx, add_person(tx, "Anna"), 10, now=NOW)
    answer(tx, add_person(tx, "Ben"), 0, now=NOW, survey="brand")
    config = configured()
    survey = next(one for one in config.surveys if one.key == key)
    figures = figures_of(tx, survey, week_at(NOW, config.zone_of(survey)), config)
    for window in (figures.this_week, figures.last_90_days):
        assert (window.counts.n, window.nps) == (1, score)


# Who may see what

BRANDS = frozenset({("brand", Role.TEAM), ("brand", Role.SUPPORT)})
WEEK = "2026-W44"
USER = User(platform=Platform.SLACK, id="U7", language="en")
REFUSED = Texts("en")("staff.not_member")


def acting(tx: Tx, event: Commanded | Pressed) -> Reply | None:
    actor = Actor(user=USER, survey_roles=BRANDS, place="slack:C9")
    return route(tx, event, Context(config=configured(), now=NOW, actor=actor, source="x/1"))


def typed(tx: Tx, text: str) -> str:
    event = Commanded(user=USER, chat="C9", private=False, text=text)
    told = acting(tx, event)
    assert isinstance(told, PrivateReply)
    return told.message.text


def pressed(tx: Tx, tap: Tap) -> Reply | None:
    event = Pressed(
        user=USER, chat="C9", message=MessageRef("C9/1"), data=pack(tap), private=False, callback=""
    )
    return acting(tx, event)


def test_members_of_a_surveys_channel_see_its_figures_alone(tx: Tx) -> None:
    assert typed(tx, "summary").startswith("Brandy NPS")
    assert typed(tx, "summary --survey brand").startswith("Brandy NPS")
    assert typed(tx, "summary --survey relationship") == REFUSED
    assert typed(tx, "forecast --survey relationship") == REFUSED
    assert typed(tx, "why Anna") == REFUSED


@pytest.mark.parametrize(
    "tap",
    [
        CommentsTap(survey="relationship", week=WEEK, page=0),
        HowSureTap(survey="relationship", week=WEEK),
        ShareTap(survey="relationship", week=WEEK),
    ],
)
def test_a_button_of_another_survey_is_refused(tx: Tx, tap: Tap) -> None:
    assert pressed(tx, tap) == Toast(text=REFUSED)


def test_a_case_of_another_survey_is_refused(tx: Tx, desk: SupportDesk) -> None:
    desk.tap("Anna", 2)
    desk.tap("Cleo", 2)
    not_member = Texts("en")("alert.not_member")
    assert pressed(tx, ShowCaseTap(case=CaseId(1))) == Toast(text=not_member)
    assert pressed(tx, ShowCaseTap(case=CaseId(2))) != Toast(text=not_member)


def test_the_answer_to_a_command_is_private_in_a_surveys_group(tx: Tx) -> None:
    """Another admin may have typed it, about another survey."""
    user = User(platform=Platform.TELEGRAM, id="77")
    brand = {**BRAND, "channels": {"team": "telegram:-100"}}
    event = Commanded(user=user, chat="-100", private=False, text="summary")
    actor = Actor(user=user, roles=frozenset({Role.ADMIN}))
    told = route(tx, event, Context(config=configured(brand), now=NOW, actor=actor, source="x/1"))
    assert isinstance(told, PrivateReply)
    assert told.in_group is not None
