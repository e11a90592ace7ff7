"""`tentap people set`: a wish that came by mail counts as if the person had chosen it."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from bot.states import Decline, InvitationState
from handlers.clock import wall_clock
from storage import audit, invitations, people
from storage.engine.store import Tx
from storage.schema import outbox
from tests.handlers.cli.conftest import Tentap
from tests.storage.cast import add_contact, add_person, answer, ask

ONLY_THEY = "Only the person can take that back, with “start” in their chat.\n"


@pytest.fixture
def known(tentap: Tentap, tx: Tx) -> Tentap:
    """A folder where Dani Novak, who lives in Seoul, has one chat account."""
    add_contact(tx, add_person(tx, "Dani Novak", email="dani@x.example", timezone="Asia/Seoul"))
    return tentap


def test_never_means_never(known: Tentap, tx: Tx) -> None:
    shown = known("people", "set", "dani@x.example", "--ask", "never").done()
    assert shown == f"Dani Novak, number 1: never asked again. {ONLY_THEY}"
    [dani] = people.named(tx, "Dani Novak")
    assert dani.never_at is not None


def test_a_pause_ends_as_the_day_begins_where_the_person_lives(known: Tentap, tx: Tx) -> None:
    shown = known("people", "set", "1", "--ask", "until", "2999-01-31").done()
    assert shown == f"Dani Novak, number 1: not asked before 2999-01-31. {ONLY_THEY}"
    [dani] = people.named(tx, "Dani Novak")
    assert dani.paused_until == datetime(2999, 1, 30, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("wish", "declined"),
    [(("--ask", "never"), Decline.NEVER), (("--ask", "until 2999-01-31"), Decline.PAUSE)],
)
def test_an_open_question_is_declined_as_by_the_person(
    known: Tentap, tx: Tx, wish: tuple[str, str], declined: Decline
) -> None:
    [dani] = people.named(tx, "Dani Novak")
    asked = ask(tx, dani.id, now=wall_clock())
    known("people", "set", "1", *wish).done()
    after = invitations.get(tx, asked.id)
    assert (after.state, after.declined) == (InvitationState.DECLINED, declined)
    assert list(tx.execute(select(outbox.c.kind)).scalars()) == ["card"]


def test_an_answer_stays_as_it_is(known: Tentap, tx: Tx) -> None:
    [dani] = people.named(tx, "Dani Novak")
    given = answer(tx, dani.id, 9)
    known("people", "set", "1", "--ask", "never").done()
    assert invitations.get(tx, given.id) == given


def test_a_person_without_an_account_can_be_set_too(tentap: Tentap, tx: Tx) -> None:
    add_person(tx, "Ann")
    tentap("people", "set", "Ann", "--ask", "until", "2999-01-31").done()
    assert people.named(tx, "Ann")[0].paused_until == datetime(2999, 1, 30, 23, tzinfo=UTC)


@pytest.mark.parametrize("day", ["2999-01-31", "2999-02-01"])
def test_a_wish_becomes_stricter(known: Tentap, tx: Tx, day: str) -> None:
    known("people", "set", "1", "--ask", "until", "2999-01-30").done()
    known("people", "set", "1", "--ask", "until", day).done()
    known("people", "set", "1", "--ask", "never").done()
    assert len(audit.of(tx, "person 1")) == 3


def test_a_wish_never_becomes_weaker(known: Tentap, tx: Tx) -> None:
    known("people", "set", "1", "--ask", "until", "2999-01-31").done()
    before = people.named(tx, "Dani Novak")
    told = known("people", "set", "1", "--ask", "until", "2999-01-30").failed()
    assert told == (
        "Dani Novak asked for no questions before 2999-01-30 16:00, which is stricter. Nothing was"
        f" changed. {ONLY_THEY}"
    )
    assert people.named(tx, "Dani Novak") == before
    known("people", "set", "1", "--ask", "never").done()
    told = known("people", "set", "1", "--ask", "until", "2999-12-31").failed()
    assert told.startswith("Dani Novak said never to ask again, which is stricter.")


@pytest.mark.parametrize("wish", [("never",), ("until", "2999-01-31")])
def test_the_same_wish_again_changes_nothing(known: Tentap, tx: Tx, wish: tuple[str, ...]) -> None:
    known("people", "set", "1", "--ask", *wish).done()
    before = people.named(tx, "Dani Novak")
    assert known("people", "set", "1", "--ask", *wish).done().endswith("That was so already.\n")
    assert people.named(tx, "Dani Novak") == before
    assert len(audit.of(tx, "person 1")) == 1


def test_the_entry_holds_the_wish_and_no_name(known: Tentap, tx: Tx) -> None:
    known("people", "set", "Dani Novak", "--ask", "until", "2999-01-31").done()
    [entry] = audit.latest(tx, 9)
    assert (entry.action, entry.object) == ("set person", "person 1")
    assert entry.detail == {"ask": "until 2999-01-31"}


@pytest.mark.parametrize(
    ("words", "advice"),
    [
        (("--ask", "until", "2020-01-31"), "2020-01-31 isn't in the future. Name a later day."),
        (("--ask", "until", "31.1.2999"), "“31.1.2999” is no day. Write it as 2027-01-31."),
        (("--ask", "until"), "“until” is no wish. Write --ask never, or --ask until 2027-01-31."),
        (("--ask", "never", "2999-01-31"), "“never 2999-01-31” is no wish."),
        (("--ask", "monthly"), "“monthly” is no wish."),
        ((), "What do they wish? Write --ask never, or --ask until 2027-01-31."),
    ],
)
def test_a_wrong_wish_says_how_to_write_it(
    known: Tentap, tx: Tx, words: tuple[str, ...], advice: str
) -> None:
    assert advice in known("people", "set", "1", *words).failed(2)
    assert audit.latest(tx, 9) == ()


def test_a_part_of_a_name_sets_nobody(known: Tentap, tx: Tx) -> None:
    told = known("people", "set", "dani", "--ask", "never").failed()
    assert told.endswith("use the number: tentap people set 1 --ask never\n")
    assert people.named(tx, "Dani Novak")[0].never_at is None
