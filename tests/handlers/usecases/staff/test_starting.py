"""An admin lets a survey ask by itself, with the button *Start*."""

from datetime import timedelta
from typing import Any

import pytest

from bot.chat.messages import Button
from bot.chat.platforms import Platform
from bot.chat.tap_encoding import unpack
from bot.chat.taps import StartTap
from bot.config.config import Config
from bot.config.loading import load
from handlers.updates import Commanded, PrivateReply, User
from handlers.usecases.context import Context
from handlers.usecases.roles import Actor, Role
from handlers.usecases.staff import commands, starting
from storage import rhythms
from storage.engine.store import Tx
from storage.rhythms import Rhythm
from storage.states import Phase
from tests.storage.cast import NOW

CONFIG = load({"slack": {}, "survey": [{"key": "relationship", "kind": "nps", "ask": "rhythm"}]})


BY_EVENT = load(
    {
        "slack": {},
        "survey": [{"key": "relationship", "kind": "nps", "ask": "event", "event": "renewed"}],
    }
)
HOW = "An admin presses Start in the admin channel"


def forecast(tx: Tx, role: Role = Role.ADMIN, config: Config = CONFIG) -> PrivateReply:
    """The answer to the command of a person with this role."""
    user = User(platform=Platform.SLACK, id="U0ADMIN")
    event = Commanded(user=user, chat="C1", private=False, text="forecast")
    actor = Actor(user=user, roles=frozenset({role}), place="slack:C1")
    return commands.handle_command(tx, event, Context(config=config, now=NOW, actor=actor))


def taps(reply: PrivateReply) -> list[object]:
    buttons = [one for row in reply.message.rows for one in row if isinstance(one, Button)]
    return [unpack(one.tap) for one in buttons]


def plan(tx: Tx, **more: Any) -> None:
    rhythms.add(tx, Rhythm(survey="relationship", seed="00", settings="{}", checked_at=NOW, **more))


@pytest.mark.parametrize("config", [CONFIG, BY_EVENT], ids=["rhythm", "event"])
def test_an_admin_finds_start_below_the_forecast(tx: Tx, config: Config) -> None:
    plan(tx)
    shown = forecast(tx, config=config)
    assert taps(shown) == [StartTap(survey="relationship")]
    assert HOW not in shown.message.text
    rhythms.start(tx, "relationship", NOW)
    assert taps(forecast(tx, config=config)) == []


def test_others_read_where_an_admin_starts_it(tx: Tx) -> None:
    plan(tx)
    shown = forecast(tx, Role.TEAM)
    assert taps(shown) == []
    assert HOW in shown.message.text


@pytest.mark.parametrize("config", [CONFIG, BY_EVENT], ids=["rhythm", "event"])
def test_without_a_plan_nothing_can_be_started(tx: Tx, config: Config) -> None:
    assert taps(forecast(tx, config=config)) == []
    plan(tx, phase=Phase.COUNTING)
    assert taps(forecast(tx)) == []


def press(tx: Tx, later: timedelta = timedelta()) -> str:
    """What the pressed message says afterwards."""
    context = Context(config=CONFIG, now=NOW + later)
    reply = starting.start(tx, StartTap(survey="relationship"), context)
    assert isinstance(reply, PrivateReply)
    return reply.message.text


def test_a_double_click_leaves_the_line_that_the_survey_asks_now(tx: Tx) -> None:
    rhythms.add(tx, Rhythm(survey="relationship", seed="00", settings="{}", checked_at=NOW))
    first = press(tx)
    assert "asks by itself now" in first
    assert press(tx, timedelta(seconds=1)) == first
    assert press(tx, timedelta(hours=1)) == "“relationship” asks by itself already."
