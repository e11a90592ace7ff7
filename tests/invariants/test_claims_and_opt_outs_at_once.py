"""On PostgreSQL, two transactions run at the same moment: a claim, and an act that forbids it.

A claim that began before the act may not be committed after it.
"""

from collections.abc import Callable, Iterator

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot.chat.platforms import Platform
from bot.chat.taps import CampaignChange
from bot.config.loading import load
from bot.ids import MessageRef
from handlers.outbox import job_runner, transitions
from handlers.updates import Typed, User
from handlers.usecases.campaigns import ask, control, pause_all
from handlers.usecases.context import Context
from handlers.usecases.router import route
from storage import contacts, people
from storage.engine import postgresql
from storage.engine.databases import Server
from storage.engine.store import Tx
from storage.messaging import claims
from storage.people import NewPerson
from storage.states import JOBS
from tests.harness.postgresql import lent_database, open_tx
from tests.storage.cast import NOW

CONFIG = load({"survey": [{"key": "relationship", "kind": "nps"}], "telegram": {}})
CONTEXT = Context(config=CONFIG, now=NOW, source="telegram/1", seed=b"1")


@pytest.fixture
def server() -> Iterator[Server]:
    """Tomo's question is due."""
    with lent_database() as lent:
        with open_tx(lent) as tx:
            tomo = people.add(tx, NewPerson(name="Tomo"), NOW)
            contacts.add_contact(tx, tomo, Platform.TELEGRAM, user="7", chat="7")
            survey = CONFIG.surveys[0]
            ask.propose(tx, ["all"], survey, CONTEXT, campaign="c", asked_by="ada")
            ask.start(tx, "c", CONTEXT)
            [job] = claims.due(tx, JOBS, NOW, 9)
            job_runner.run_job(tx, job.id, "job", CONTEXT)
        yield lent


def pause_all_asking(tx: Tx) -> None:
    pause_all.pause(tx, CONTEXT)


def pause_the_campaign(tx: Tx) -> None:
    control.change(tx, "c", CampaignChange.PAUSE, CONTEXT)


def cancel_the_campaign(tx: Tx) -> None:
    control.change(tx, "c", CampaignChange.CANCEL, CONTEXT)


def type_stop(tx: Tx) -> None:
    user = User(platform=Platform.TELEGRAM, id="7")
    route(tx, Typed(user=user, chat="7", message=MessageRef("7/1"), text="stop"), CONTEXT)


@pytest.mark.parametrize(
    "act", [pause_all_asking, pause_the_campaign, cancel_the_campaign, type_stop]
)
def test_a_claim_is_not_committed_after_an_act_that_forbids_it(
    server: Server, act: Callable[[Tx], None]
) -> None:
    with open_tx(server) as sender, open_tx(server) as other:
        [row] = claims.due(other, Platform.TELEGRAM, NOW, 9)
        for tx in (sender, other):
            postgresql.begin(tx, alone=False)
        assert transitions.claim(sender, row.id, "claim", CONTEXT) is not None
        other.execute(text("SET LOCAL lock_timeout = '300ms'"))  # it would wait for the claim
        with pytest.raises((psycopg.Error, DBAPIError), match=r"serialize|lock timeout"):
            _end_before(other, sender, act)


def _end_before(other: Tx, sender: Tx, act: Callable[[Tx], None]) -> None:
    act(other)
    postgresql.commit(other, "other")
    postgresql.commit(sender, "sender")
