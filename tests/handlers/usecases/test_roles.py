"""Every command and button of the staff is held to one table."""

import re
from pathlib import Path
from typing import get_args

import pytest

from bot.chat.case_taps import CaseTap, FixedTap
from bot.chat.platforms import Platform
from bot.chat.taps import HomeTap, InvitationTap, PersonTap, PreviewTap, PrivacyTap, PromptTap, Tap
from bot.config.loading import load
from bot.language.texts import LANGUAGES, Texts
from handlers.updates import Commanded, Pressed, PrivateReply, Toast, User
from handlers.usecases.context import Context
from handlers.usecases.roles import (
    CONSOLE,
    NEEDED,
    NOBODY,
    OF_TAP,
    Action,
    Actor,
    Role,
    action_of_tap,
    may,
    refusal,
)
from handlers.usecases.router import route
from handlers.usecases.staff.command_table import COMMANDS
from storage.engine.store import Tx
from tests.bot.chat.test_taps import FROZEN
from tests.storage.cast import NOW

CONFIG = load({"survey": [{"key": "relationship", "kind": "nps"}], "slack": {}})
CUSTOMERS_TAPS = {
    *get_args(InvitationTap),
    *get_args(PersonTap),
    PrivacyTap,
    HomeTap,
    PromptTap,
    PreviewTap,
    FixedTap,
}
DOCS = Path(__file__).parents[3] / "docs"


def acting_as(*held: Role) -> Actor:
    return Actor(user=User(platform=Platform.SLACK, id="U1"), roles=frozenset(held))


def test_every_action_needs_a_role() -> None:
    assert set(NEEDED) == set(Action)


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("least", [Role.SUPPORT, Role.TEAM])
def test_a_role_includes_the_lesser_ones(action: Action, least: Role) -> None:
    allowed = [may(acting_as(role), action) for role in (least, Role.ADMIN, Role.OPERATOR)]
    assert allowed == sorted(allowed)
    assert may(CONSOLE, action)
    assert not may(acting_as(), action)
    assert not may(NOBODY, action)


def test_admins_see_figures_and_the_team_asks_nobody() -> None:
    assert may(acting_as(Role.ADMIN), Action.SEE_FIGURES)
    assert not may(acting_as(Role.TEAM), Action.ASK)


def test_support_sees_cases_and_the_team_sees_figures() -> None:
    assert may(acting_as(Role.SUPPORT), Action.SHOW_CASE)
    assert not may(acting_as(Role.SUPPORT), Action.SEE_FIGURES)
    assert not may(acting_as(Role.TEAM), Action.SHOW_CASE)
    assert not may(acting_as(Role.TEAM), Action.SEE_CASES)


@pytest.mark.parametrize("role", [Role.SUPPORT, Role.TEAM, Role.ADMIN])
def test_both_channels_see_people(role: Role) -> None:
    assert may(acting_as(role), Action.SEE_PERSON)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_that_staff_are_told_of_has_an_action(language: str) -> None:
    keys = [command.listed for command in COMMANDS.values() if command.listed]
    lines = "\n".join(Texts(language)(key, command="/tentap") for key in keys)
    assert set(re.findall(r"/tentap ([a-z]+)", lines)) == set(COMMANDS)


def test_every_command_in_the_docs_has_an_action() -> None:
    told = re.findall(r"`/tentap ([a-z]+)", (DOCS / "commands.md").read_text())
    assert set(told) == {*COMMANDS, "help"}


def test_every_button_is_a_customers_or_has_an_action() -> None:
    assert {*CUSTOMERS_TAPS, *OF_TAP, CaseTap} == set(get_args(Tap))
    assert not CUSTOMERS_TAPS & {*OF_TAP, CaseTap}


@pytest.mark.parametrize(
    ("packed", "action"),
    [
        (packed, action)
        for packed, tap in FROZEN.items()
        if (action := action_of_tap(tap)) is not None
    ],
)
@pytest.mark.parametrize("actor", [NOBODY, acting_as(), acting_as(Role.TEAM)])
def test_a_button_of_the_staff_refuses_everybody_else(
    tx: Tx, packed: str, action: Action, actor: Actor
) -> None:
    if may(actor, action):
        return
    user = User(platform=Platform.SLACK, id="U1")
    press = Pressed(user=user, chat="C1", message=None, data=packed, private=False, callback="1")
    reply = route(tx, press, Context(config=CONFIG, now=NOW, actor=actor))
    assert reply == Toast(text=Texts("en")(refusal(action)))


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_of_the_staff_refuses_customers(tx: Tx, name: str) -> None:
    user = User(platform=Platform.SLACK, id="U1", language="en")
    event = Commanded(user=user, chat="C1", private=True, text=f"{name} all")
    context = Context(config=CONFIG, now=NOW, actor=Actor(user=user))
    told = route(tx, event, context)
    assert isinstance(told, PrivateReply)
    assert told.message.text == Texts("en")(refusal(COMMANDS[name].action))
