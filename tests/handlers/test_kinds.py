"""Every kind of outbox row is complete, so that none is forgotten where a new one is added."""

import pytest

from bot.config import load
from handlers.usecases.due_times import longest_waits
from handlers.usecases.kinds import JOBS, KINDS
from storage.states import OutboxKind
from storage.traits import FIRST, IN_TURNS, TRAITS, Channel, followers
from tests.handlers.messages import PREPARED, SILENT

CONFIG = load({"survey": [{"key": "relationship", "kind": "nps"}], "telegram": {}})


@pytest.mark.parametrize("kind", OutboxKind)
def test_every_kind_is_a_message_or_a_job(kind: OutboxKind) -> None:
    assert (kind in KINDS) != (kind in JOBS)


@pytest.mark.parametrize("kind", OutboxKind)
def test_every_kind_has_its_traits(kind: OutboxKind) -> None:
    assert TRAITS[kind].priority in {*FIRST, *IN_TURNS}


@pytest.mark.parametrize("kind", OutboxKind)
def test_every_kind_can_be_planned_again(kind: OutboxKind) -> None:
    """The time of a summary is in the calendar."""
    assert kind in longest_waits(CONFIG) or kind is OutboxKind.SUMMARY


@pytest.mark.parametrize("kind", KINDS)
def test_every_message_is_prepared_for_the_tests_of_all_kinds(kind: OutboxKind) -> None:
    assert kind in PREPARED


@pytest.mark.parametrize("kind", JOBS)
def test_a_job_sends_nothing(kind: OutboxKind) -> None:
    assert kind in SILENT


def test_no_two_kinds_share_a_class() -> None:
    assert len(set(KINDS.values())) == len(KINDS)


@pytest.mark.parametrize("channel", Channel)
def test_every_channel_is_followed_by_what_goes_there(channel: Channel) -> None:
    assert all(TRAITS[kind].follows is channel for kind in followers(channel))
    assert followers(channel)
