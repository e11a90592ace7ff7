"""An admin lets a survey ask by itself, with the button *Start*."""

from datetime import timedelta

from bot.chat.taps import StartTap
from bot.config.loading import load
from handlers.updates import PrivateReply
from handlers.usecases.context import Context
from handlers.usecases.staff import starting
from storage import rhythms
from storage.engine.store import Tx
from storage.rhythms import Rhythm
from tests.storage.cast import NOW

CONFIG = load({"slack": {}, "survey": [{"key": "relationship", "kind": "nps", "ask": "rhythm"}]})


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
