"""The keys of outbox rows: their texts stand in the databases of every release."""

from dataclasses import FrozenInstanceError, replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, update

from bot.figures.weeks import Week
from bot.ids import CaseId, ContactId, InvitationId, MessageRef, PersonId
from storage.engine.store import Tx
from storage.messaging import (
    claims,
    keys,
    news_key,
    outbox,
    personal_copy_key,
    preview_key,
    refusal_keys,
    trouble_keys,
    upgrade_key,
)
from storage.messaging.keys import (
    CampaignKey,
    CaseKey,
    CaseReplyKey,
    CommentKey,
    FeedbackKey,
    InvitationKey,
    Key,
    MeetingKey,
    MessageKey,
    OutageKey,
    PersonKey,
    PromptKey,
    ReplyKey,
    SurveyKey,
    WeekKey,
)
from storage.messaging.news_key import NewsKey
from storage.messaging.outbox import Item
from storage.messaging.personal_copy_key import PersonalCopyKey
from storage.messaging.preview_key import PreviewKey
from storage.messaging.refusal_keys import LostKey, RefusalKey
from storage.messaging.traits import TRAITS, shown
from storage.messaging.trouble_keys import FeedbackLostKey, MeetingLostKey, TroubleKey, TroubleSort
from storage.messaging.upgrade_key import UpgradeKey
from storage.schema import invitations as invitations_table
from storage.schema import outbox as table
from storage.states import OutboxKind
from tests.storage.cast import NOW, add_person, ask
from tests.storage.items import NUMBERED, item_of

AT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
ODD_TIME = AT + timedelta(microseconds=1)
FEEDBACK = FeedbackKey(person=PersonId(3), since=AT, part=0)
MEETING = MeetingKey(contact=ContactId(5), person=PersonId(3))
WEEK = WeekKey(survey="relationship", week=Week(2026, 45))

FOR_EVER: list[tuple[OutboxKind, Key, str]] = [
    (OutboxKind.QUESTION, InvitationKey(invitation=InvitationId(12)), "12"),
    (OutboxKind.CARD_BELOW, InvitationKey(invitation=InvitationId(12)), "12"),
    (OutboxKind.QUESTION_BACK, InvitationKey(invitation=InvitationId(12)), "12"),
    (OutboxKind.CARD, InvitationKey(invitation=InvitationId(12)), "12"),
    (OutboxKind.REMINDER, InvitationKey(invitation=InvitationId(12)), "12"),
    (OutboxKind.EXPIRY, InvitationKey(invitation=InvitationId(12)), "12"),
    (OutboxKind.ERASURE, PersonKey(person=PersonId(3)), "3"),
    (OutboxKind.ERASED_MESSAGE, MessageKey(message=MessageRef("D7/1699.42")), "D7/1699.42"),
    (OutboxKind.RETIRED, MessageKey(message=MessageRef("D7/1699.42")), "D7/1699.42"),
    (
        OutboxKind.AFTER_OUTAGE,
        OutageKey(invitation=InvitationId(12), since=AT),
        "12/2026-11-02T09:30:00+00:00",
    ),
    (
        OutboxKind.AFTER_OUTAGE,
        OutageKey(invitation=InvitationId(12), since=ODD_TIME),
        "12/2026-11-02T09:30:00.000001+00:00",
    ),
    (OutboxKind.RHYTHM, SurveyKey(survey="relationship"), "relationship"),
    (OutboxKind.PREVIEW, PreviewKey(preview="t0k3n", number=7), "t0k3n/7"),
    (OutboxKind.START_OFFER, SurveyKey(survey="relationship"), "relationship"),
    (OutboxKind.CAMPAIGN, CampaignKey(campaign="aZ09-_aZ09-_aZ09"), "aZ09-_aZ09-_aZ09"),
    (OutboxKind.RECEIPT, CampaignKey(campaign="aZ09-_aZ09-_aZ09"), "aZ09-_aZ09-_aZ09"),
    (OutboxKind.NOTE, ReplyKey(source="slack/71", line="note.help"), "slack/71/note.help"),
    (OutboxKind.NOTE, PromptKey(prompt=4), "prompt 4"),
    (OutboxKind.FIXED_QUESTION, PromptKey(prompt=4), "prompt 4"),
    (OutboxKind.ALERT, CaseKey(case=CaseId(8)), "8"),
    (OutboxKind.ALERT_LOST, CaseKey(case=CaseId(8)), "8"),
    (OutboxKind.OLD_CASES, UpgradeKey(revision="0028"), "0028"),
    (OutboxKind.CLOSE_CASES, UpgradeKey(revision="0028"), "0028"),
    (OutboxKind.CASE_ESCALATION, CaseKey(case=CaseId(8)), "8"),
    (OutboxKind.CASE_CLOCK, CaseKey(case=CaseId(8)), "8"),
    (OutboxKind.ALERT_LIST, CaseKey(case=CaseId(8)), "8"),
    (OutboxKind.STAFF_REPLY, CaseReplyKey(case=CaseId(8), reply=3), "8/3"),
    (OutboxKind.REPLY_PROMPT, CaseReplyKey(case=CaseId(8), reply=3), "8/3"),
    (OutboxKind.REPLY_NOTICE, CaseReplyKey(case=CaseId(8), reply=3), "8/3"),
    (OutboxKind.ALERT_THREAD, CommentKey(case=CaseId(8), first=2, part=1), "8/2/1"),
    (OutboxKind.ALERT_THREAD, NewsKey(case=CaseId(8), since=AT), "8@1793611800000000/0"),
    (
        OutboxKind.ALERT_THREAD,
        NewsKey(case=CaseId(8), since=ODD_TIME, part=2),
        "8@1793611800000001/2",
    ),
    (OutboxKind.FEEDBACK, FEEDBACK, "3/1793611800/0"),
    (OutboxKind.FEEDBACK, replace(FEEDBACK, part=2), "3/1793611800/2"),
    (OutboxKind.PERSONAL_COPY, PersonalCopyKey(person=PersonId(3), at=AT), "3/1793611800/0"),
    (
        OutboxKind.PERSONAL_COPY,
        PersonalCopyKey(person=PersonId(3), at=AT, page=2),
        "3/1793611800/2",
    ),
    (OutboxKind.MEETING, MEETING, "5/3"),
    (OutboxKind.SUMMARY, WEEK, "relationship/2026-W45"),
    (OutboxKind.CHART, WEEK, "relationship/2026-W45"),
    (OutboxKind.SUMMARY_SHARED, WEEK, "relationship/2026-W45"),
    (
        OutboxKind.SUMMARY_THREAD,
        ReplyKey(source="C0TEAM/1699.42", line="page 0"),
        "C0TEAM/1699.42/page 0",
    ),
    (
        OutboxKind.TROUBLE,
        TroubleKey(sort=TroubleSort.OUTAGE, at=AT),
        "outage 2026-11-02T09:30:00+00:00",
    ),
    (
        OutboxKind.TROUBLE,
        TroubleKey(sort=TroubleSort.QUARANTINED, at=AT),
        "set aside 2026-11-02T09:30:00+00:00",
    ),
    (
        OutboxKind.TROUBLE,
        TroubleKey(sort=TroubleSort.SUSPENDED, at=AT),
        "suspended 2026-11-02T09:30:00+00:00",
    ),
    (OutboxKind.TROUBLE, FeedbackLostKey(feedback=FEEDBACK), "feedback 3/1793611800/0"),
    (OutboxKind.TROUBLE, MeetingLostKey(meeting=MEETING), "meeting 5/3"),
    (
        OutboxKind.TROUBLE,
        LostKey(kind=OutboxKind.ALERT_THREAD, key="8/2/1"),
        "lost alert thread/8/2/1",
    ),
    (
        OutboxKind.TROUBLE,
        RefusalKey(queue="slack", about="scope 2026-11-02"),
        "refusal slack/scope 2026-11-02",
    ),
    (
        OutboxKind.ADMIN_LOST,
        RefusalKey(queue="telegram", about="admin 2026-11-02"),
        "refusal telegram/admin 2026-11-02",
    ),
]
"""What each kind's keys are in the table. A line is added, and none is ever changed."""

SHAPES = sorted(NUMBERED, key=lambda shape: shape.__name__)
TEXTS = [text for _, _, text in FOR_EVER]


@pytest.mark.parametrize(("kind", "key", "text"), FOR_EVER)
def test_a_key_is_the_same_text_for_ever(kind: OutboxKind, key: Key, text: str) -> None:
    assert type(key) in TRAITS[kind].keys
    assert key.pack() == text
    assert type(key).parse(text) == key


def test_every_shape_of_every_kind_is_held_to_its_text() -> None:
    held = {(kind, type(key)) for kind, key, _ in FOR_EVER}
    assert held == {(kind, shape) for kind in OutboxKind for shape in TRAITS[kind].keys}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_key_cannot_be_changed(shape: type[Key]) -> None:
    key = NUMBERED[shape](7)
    with pytest.raises(FrozenInstanceError):
        setattr(key, next(iter(vars(key))), 8)


# Hostile text

NUMBERS = st.integers(0, 10**18 - 1)
DAMAGED = st.one_of(
    st.text(),
    st.sampled_from(TEXTS).flatmap(
        lambda text: st.builds(
            lambda at, piece, cut: text[:at] + piece + text[at + cut :],
            st.integers(0, len(text)),
            st.one_of(st.text(max_size=3), st.sampled_from(["9" * 30, "-1", "٣", "\ud800", "/"])),
            st.integers(0, 2),
        )
    ),
    st.builds("/".join, st.lists(st.integers().map(str), max_size=4)),
    st.builds("prompt {}".format, st.text()),
    st.builds("{}/{}".format, st.text(), st.datetimes()),
)


@given(DAMAGED)
def test_a_text_is_a_key_that_packs_to_the_same_or_an_error(text: str) -> None:
    for shape in SHAPES:
        try:
            key = shape.parse(text)
        except ValueError as error:
            assert shape.__name__ in str(error)  # noqa: PT017 - most texts are no key
        else:
            assert key.pack() == text


@pytest.mark.parametrize(
    ("shape", "text"),
    [
        (InvitationKey, ""),
        (InvitationKey, "nobody"),
        (InvitationKey, "07"),
        (InvitationKey, " 7"),
        (InvitationKey, "-7"),
        (InvitationKey, "٧"),
        (InvitationKey, "9" * 5000),
        (OutageKey, "7"),
        (OutageKey, "7/yesterday"),
        (OutageKey, "7/2026-11-02"),
        (MessageKey, ""),
        (CampaignKey, ""),
        (SurveyKey, ""),
        (CommentKey, "8/0"),
        (CommentKey, "8/0/0/0"),
        (FeedbackKey, f"3/{'9' * 18}/0"),
        (FeedbackKey, "3/1793611800.5/0"),
        (MeetingKey, "5/"),
        (WeekKey, "relationship"),
        (WeekKey, "relationship/2026-W54"),
        (WeekKey, "relationship/more/2026-W45"),
        (ReplyKey, "note.help"),
        (ReplyKey, "slack/71/"),
        (PromptKey, "4"),
        (PromptKey, "prompt  4"),
        (TroubleKey, "fire 2026-11-02T09:30:00+00:00"),
        (TroubleKey, "outage"),
        (FeedbackLostKey, "3/1793611800/0"),
        (MeetingLostKey, "meeting 5"),
        (LostKey, "lost alert"),
        (LostKey, "lost letter/8"),
        (RefusalKey, "refusal slack"),
        (RefusalKey, "refusal /scope"),
    ],
)
def test_anything_else_is_refused_by_name(shape: type[Key], text: str) -> None:
    with pytest.raises(ValueError, match=f"no {shape.__name__}: ") as refused:
        shape.parse(text)
    assert len(str(refused.value)) < 200


MOMENTS = st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=7))]))
SINCE_1970 = st.integers(0, 2**52).map(
    lambda microseconds: datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=microseconds)
)
FEEDBACKS = st.builds(
    FeedbackKey,
    person=NUMBERS.map(PersonId),
    since=st.integers(0, 2**35).map(lambda second: datetime.fromtimestamp(second, UTC)),
    part=NUMBERS,
)
MEETINGS = st.builds(MeetingKey, contact=NUMBERS.map(ContactId), person=NUMBERS.map(PersonId))
FILLED = st.text(min_size=1)
KEYS: dict[type[Key], st.SearchStrategy[Key]] = {
    InvitationKey: st.builds(InvitationKey, invitation=NUMBERS.map(InvitationId)),
    PersonKey: st.builds(PersonKey, person=NUMBERS.map(PersonId)),
    OutageKey: st.builds(OutageKey, invitation=NUMBERS.map(InvitationId), since=MOMENTS),
    MessageKey: st.builds(MessageKey, message=FILLED.map(MessageRef)),
    CampaignKey: st.builds(CampaignKey, campaign=FILLED),
    SurveyKey: st.builds(SurveyKey, survey=FILLED),
    UpgradeKey: st.builds(UpgradeKey, revision=FILLED),
    CaseKey: st.builds(CaseKey, case=NUMBERS.map(CaseId)),
    CaseReplyKey: st.builds(CaseReplyKey, case=NUMBERS.map(CaseId), reply=NUMBERS),
    CommentKey: st.builds(CommentKey, case=NUMBERS.map(CaseId), first=NUMBERS, part=NUMBERS),
    NewsKey: st.builds(NewsKey, case=NUMBERS.map(CaseId), since=SINCE_1970, part=NUMBERS),
    FeedbackKey: FEEDBACKS,
    PersonalCopyKey: st.builds(
        PersonalCopyKey,
        person=NUMBERS.map(PersonId),
        at=SINCE_1970.map(lambda at: at.replace(microsecond=0)),
        page=NUMBERS,
    ),
    PreviewKey: st.builds(
        PreviewKey, preview=st.from_regex(r"[A-Za-z0-9_-]{1,40}", fullmatch=True), number=NUMBERS
    ),
    MeetingKey: MEETINGS,
    LostKey: st.builds(LostKey, kind=st.sampled_from(OutboxKind), key=FILLED),
    RefusalKey: st.builds(RefusalKey, queue=st.sampled_from(["slack", "telegram"]), about=FILLED),
    WeekKey: st.builds(
        WeekKey,
        survey=st.from_regex(r"[a-z][a-z0-9_-]{0,31}", fullmatch=True),
        week=st.builds(Week, st.integers(1970, 8999), st.integers(1, 52)),
    ),
    ReplyKey: st.builds(
        ReplyKey, source=st.text(), line=st.from_regex(r"[a-z_.]{1,40}", fullmatch=True)
    ),
    PromptKey: st.builds(PromptKey, prompt=NUMBERS),
    TroubleKey: st.builds(TroubleKey, sort=st.sampled_from(TroubleSort), at=MOMENTS),
    FeedbackLostKey: st.builds(FeedbackLostKey, feedback=FEEDBACKS),
    MeetingLostKey: st.builds(MeetingLostKey, meeting=MEETINGS),
}


def test_every_shape_is_tried() -> None:
    shapes = {shape for traits in TRAITS.values() for shape in traits.keys}
    assert shapes == set(NUMBERED) == set(KEYS)


@pytest.mark.long
@given(st.one_of(list(KEYS.values())))
def test_a_key_comes_back_as_it_was(key: Key) -> None:
    assert type(key).parse(key.pack()) == key


@given(st.data())
@pytest.mark.parametrize("kind", OutboxKind)
def test_no_two_shapes_of_a_kind_share_a_text(kind: OutboxKind, data: st.DataObject) -> None:
    for shape in TRAITS[kind].keys:
        text = data.draw(KEYS[shape]).pack()
        for other in TRAITS[kind].keys:
            if other is not shape:
                with pytest.raises(ValueError, match="no "):
                    other.parse(text)


# In the table


def test_a_row_is_put_with_the_key_of_its_kind_alone() -> None:
    key = CaseKey(case=CaseId(8))
    with pytest.raises(TypeError, match=r"'card'.* CaseKey"):
        Item(kind=OutboxKind.CARD, key=key, queue="slack", recipient="somebody", due_at=NOW)


def test_the_table_holds_the_text_and_a_row_tells_the_key(tx: Tx) -> None:
    outbox.put_new(tx, (replace(item_of(kind), key=key) for kind, key, _ in FOR_EVER), NOW)
    rows = {(row.kind, row.key): row for row in claims.due(tx, "slack", NOW, 100)}
    assert len(rows) == len(FOR_EVER)
    for kind, key, text in FOR_EVER:
        assert rows[kind, text].about(type(key)) == key


def test_a_row_is_read_by_the_key_of_its_kind_alone(tx: Tx) -> None:
    outbox.put(tx, item_of(OutboxKind.CARD), NOW)
    (row,) = claims.due(tx, "slack", NOW, 1)
    with pytest.raises(TypeError, match=r"'card'.* CaseKey"):
        row.about(CaseKey)


def test_a_damaged_key_is_refused_by_its_row_alone(tx: Tx) -> None:
    outbox.put(tx, item_of(OutboxKind.CARD), NOW)
    tx.execute(update(table).values(key="nobody"))
    (row,) = claims.due(tx, "slack", NOW, 1)
    with pytest.raises(ValueError, match="no InvitationKey: 'nobody'"):
        row.about(InvitationKey)


def test_an_invitations_key_is_the_same_in_sql(tx: Tx) -> None:
    invitation = ask(tx, add_person(tx))
    outbox.put(tx, item_of(OutboxKind.QUESTION, invitation.id), NOW)
    packed = table.c.key == InvitationKey.packed(invitations_table.c.id)
    found = select(invitations_table.c.id, InvitationKey.invitation_in(table.c.key)).where(packed)
    assert tx.execute(found).all() == [(invitation.id, invitation.id)]


@pytest.mark.parametrize(
    ("kind", "key", "words"),
    [
        (OutboxKind.QUESTION, "12", "invitation 12"),
        (OutboxKind.AFTER_OUTAGE, f"12/{AT.isoformat()}", f"invitation 12/{AT.isoformat()}"),
        (OutboxKind.ALERT_THREAD, "8/2/1", "case 8/2/1"),
        (OutboxKind.SUMMARY, "relationship/2026-W45", "relationship/2026-W45"),
        (OutboxKind.TROUBLE, "meeting 5/3", "meeting 5/3"),
        (OutboxKind.QUESTION, "nobody", "nobody"),
    ],
)
def test_people_read_what_a_number_counts(kind: OutboxKind, key: str, words: str) -> None:
    assert shown(kind, key) == words


def test_every_shape_of_the_modules_belongs_to_a_kind() -> None:
    shapes = {
        one
        for module in (
            keys,
            news_key,
            personal_copy_key,
            preview_key,
            refusal_keys,
            trouble_keys,
            upgrade_key,
        )
        for one in vars(module).values()
        if isinstance(one, type) and issubclass(one, Key) and one.__name__.endswith("Key")
    }
    assert shapes - {Key} == set(KEYS)
