"""What is stored of a case beside its state: what was told of it, and where."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.ids import CaseId, MessageRef
from bot.model import Told
from bot.states import CaseState
from storage import answers, cases
from storage.engine.store import Tx
from storage.messaging import channel_rows, claims, outbox
from storage.messaging.channel_rows import RecentList
from storage.messaging.keys import CaseKey
from storage.messaging.outbox import Item
from storage.states import OutboxKind
from tests.storage.cast import DAY, MINUTE, NOW, add_person, answer

MOMENT = NOW + timedelta(microseconds=1)


def opened(tx: Tx, name: str = "Anna Berg") -> CaseId:
    return cases.add(tx, answer(tx, add_person(tx, name), 3), NOW, NOW + MINUTE).id


@pytest.mark.parametrize(
    "told",
    [
        Told(score=3, contact_wanted=None, comments=0),
        Told(score=0, contact_wanted=False, comments=2, until=MOMENT),
        Told(score=None, contact_wanted=True, comments=0),
    ],
)
def test_what_was_told_comes_back_as_it_was(tx: Tx, told: Told) -> None:
    case_id = opened(tx)
    assert cases.get(tx, case_id).told is None
    cases.set_told(tx, case_id, told)
    assert cases.get(tx, case_id).told == told


def test_a_case_is_saved_with_what_was_told_and_when_it_is_due(tx: Tx) -> None:
    case = cases.get(tx, opened(tx))
    assert case.alert_at == NOW + MINUTE
    told = Told(score=3, contact_wanted=None, comments=0)
    changed = replace(case, told=told, alert_at=MOMENT)
    cases.save(tx, changed)
    assert cases.get(tx, case.id) == changed
    cases.save(tx, replace(changed, told=None))
    assert cases.get(tx, case.id).told is None


def test_a_case_of_no_such_number_is_not_found(tx: Tx) -> None:
    case_id = opened(tx)
    assert cases.find(tx, case_id) == cases.get(tx, case_id)
    assert cases.find(tx, CaseId(2**31 - 1)) is None


def test_only_open_cases_that_no_message_names_can_be_listed(tx: Tx) -> None:
    names = ("free", "posted", "listed", "resolved")
    free, posted, listed, resolved = (opened(tx, name) for name in names)
    cases.set_message(tx, posted, MessageRef("C1/1"))
    cases.put_on_list(tx, [listed], listed)
    cases.save(tx, replace(cases.get(tx, resolved), state=CaseState.RESOLVED, resolved_at=NOW))
    assert cases.unannounced(tx, [resolved, listed, posted, free]) == [free]


def test_a_list_has_its_cases_with_their_words_in_order(tx: Tx) -> None:
    first, other, second = (opened(tx, name) for name in ("Anna", "Ben", "Cleo"))
    for words in ("slow", "dear"):
        answers.add_comment(tx, cases.get(tx, second).invitation_id, words, None, NOW)
    cases.put_on_list(tx, [second, first], first)
    cases.set_list_message(tx, first, MessageRef("C1/7"))
    found = cases.listed(tx, first)
    assert [(case.id, asked.person.name) for case, asked in found] == [
        (first, "Anna"),
        (second, "Cleo"),
    ]
    assert [comment.text for comment in found[1][1].invitation.comments] == ["slow", "dear"]
    assert {case.list_message for case, _ in found} == {"C1/7"}
    assert cases.get(tx, other).list_message is None
    assert cases.listed(tx, other) == []


def test_a_card_that_was_asked_for_is_marked(tx: Tx) -> None:
    case_id = opened(tx)
    assert not cases.get(tx, case_id).shown
    cases.mark_shown(tx, case_id)
    assert cases.get(tx, case_id).shown


def test_rows_that_can_be_collected_are_due_and_certainly_not_sent(tx: Tx) -> None:
    def put(number: int, *, recipient: str = "support", queue: str = "slack") -> None:
        due_at = NOW + DAY if number == 4 else NOW
        key = CaseKey(case=CaseId(number))
        item = Item(kind=OutboxKind.ALERT, key=key, queue=queue, recipient=recipient, due_at=due_at)
        outbox.put(tx, item, NOW)

    for number in (1, 2, 3, 4):
        put(number)
    put(5, recipient="support, edits")
    put(6, queue="telegram")
    put(7)
    row = next(one for one in claims.due(tx, "slack", NOW, 9) if one.key == "2")
    claims.claim(tx, row.id, "mine", NOW)
    claims.put_back(tx, row, "mine", NOW, "the line was cut", maybe_sent=True)
    found = outbox.unsent_keys(tx, OutboxKind.ALERT, "slack", "support", NOW, 9)
    assert found == ["1", "3", "7"]
    assert outbox.unsent_keys(tx, OutboxKind.ALERT, "slack", "support", NOW, 2) == ["1", "3"]


def test_an_open_case_is_found_by_its_card_or_by_the_list_that_names_it(tx: Tx) -> None:
    listed, shown, new = opened(tx, "Listed"), opened(tx, "Shown"), opened(tx, "New")
    cases.put_on_list(tx, [listed, shown], listed)
    cases.set_list_message(tx, listed, MessageRef("C0SUPPORT/1"))
    cases.set_message(tx, shown, MessageRef("C0SUPPORT/2"))
    found = {case.id: case.message for case in cases.open_in(tx, ["relationship"])}
    assert found == {listed: "C0SUPPORT/1", shown: "C0SUPPORT/2", new: None}


def test_an_open_case_comes_with_the_time_of_its_job(tx: Tx) -> None:
    planned, unplanned, done = (opened(tx, name) for name in ("Anna", "Ben", "Cleo"))
    for case_id in (planned, done):
        item = Item(
            kind=OutboxKind.CASE_CLOCK,
            key=CaseKey(case=case_id),
            queue="jobs",
            recipient="somebody",
            due_at=NOW + DAY,
        )
        outbox.put(tx, item, NOW)
    cases.save(tx, replace(cases.get(tx, done), state=CaseState.RESOLVED))
    found = [(case.id, at) for case, at in cases.with_clocks(tx)]
    assert found == [(planned, NOW + DAY), (unplanned, None)]


def test_the_name_of_an_owner_is_the_latest(tx: Tx) -> None:
    assert cases.owner_name(tx, "slack:U1") == ""
    for name in ("Mia", "Mia Lund"):
        case = cases.get(tx, opened(tx, f"Customer of {name}"))
        cases.save(tx, replace(case, owner="slack:U1", owner_name=name))
    assert cases.owner_name(tx, "slack:U1") == "Mia Lund"


def test_the_latest_list_of_a_channel_is_found_for_a_while(tx: Tx) -> None:
    for number, recipient in ((1, "support"), (2, "support, edits"), (3, "support brand")):
        item = Item(
            kind=OutboxKind.ALERT_LIST,
            key=CaseKey(case=CaseId(number)),
            queue="slack",
            recipient=recipient,
            due_at=NOW,
        )
        outbox.put(tx, item, NOW + number * MINUTE)
    channel = ("support", "support, edits")
    latest = channel_rows.latest_list(tx, "slack", channel, NOW)
    assert latest == RecentList(number=CaseId(2), planned_at=NOW + 2 * MINUTE)
    assert channel_rows.latest_list(tx, "slack", channel, NOW + 2 * MINUTE) is None
    assert channel_rows.latest_list(tx, "telegram", channel, NOW) is None
