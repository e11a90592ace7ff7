from collections.abc import Mapping
from datetime import UTC, datetime
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.case_taps import (
    ArticleTap,
    CaseTap,
    CauseTap,
    FixedTap,
    NoteTap,
    OldCasesTap,
    OwnCauseTap,
    SendAgainTap,
    ShowCaseTap,
    SnoozeTap,
    TakeBackTap,
)
from bot.chat.lookup_taps import AllCasesTap, AskAllTap, LatestCommentsTap
from bot.chat.tap_encoding import MAX_BYTES, UnknownTapError, pack, unpack
from bot.chat.taps import (
    CampaignChange,
    CampaignChangeTap,
    CampaignTap,
    CommentsTap,
    ContactTap,
    HomeChoice,
    HomeTap,
    HowSureTap,
    LanguageTap,
    NeverTap,
    NotNowTap,
    OtherPersonTap,
    PauseTap,
    PreviewTap,
    PrivacyChoice,
    PrivacyTap,
    PromptTap,
    QuoteTap,
    RescoreTap,
    ResumeTap,
    SamePersonTap,
    ScoreTap,
    ShareTap,
    SkipTap,
    StartTap,
    Tap,
    UndoTap,
    WriteTap,
)
from bot.ids import CaseId, ContactId, PersonId
from bot.states import CaseAction, Consent, Decline

TOKEN = "Qm9vLXRva2VuLTE2"
AT = datetime(2025, 11, 29, 10, 0, 0, 1, tzinfo=UTC)

FROZEN: Mapping[str, Tap] = {
    "1:s:Qm9vLXRva2VuLTE2:0": ScoreTap(invitation=TOKEN, score=0),
    "1:s:Qm9vLXRva2VuLTE2:10": ScoreTap(invitation=TOKEN, score=10),
    "1:k:Qm9vLXRva2VuLTE2": SkipTap(invitation=TOKEN),
    "1:w:Qm9vLXRva2VuLTE2": WriteTap(invitation=TOKEN),
    "1:c:Qm9vLXRva2VuLTE2:y": ContactTap(invitation=TOKEN, wanted=True),
    "1:c:Qm9vLXRva2VuLTE2:n": ContactTap(invitation=TOKEN, wanted=False),
    "1:q:Qm9vLXRva2VuLTE2:n": QuoteTap(invitation=TOKEN, consent=Consent.NAMED),
    "1:q:Qm9vLXRva2VuLTE2:a": QuoteTap(invitation=TOKEN, consent=Consent.ANONYMOUS),
    "1:q:Qm9vLXRva2VuLTE2:r": QuoteTap(invitation=TOKEN, consent=Consent.REFUSED),
    "1:r:Qm9vLXRva2VuLTE2": RescoreTap(invitation=TOKEN),
    "1:l:Qm9vLXRva2VuLTE2": NotNowTap(invitation=TOKEN),
    "1:p:Qm9vLXRva2VuLTE2": PauseTap(invitation=TOKEN),
    "1:n:Qm9vLXRva2VuLTE2": NeverTap(invitation=TOKEN),
    "1:g:id": LanguageTap(language="id"),
    "1:u": ResumeTap(),
    "1:z:n:1764410400000001": UndoTap(declined=Decline.NEVER, at=AT),
    "1:z:p:1764410400000001": UndoTap(declined=Decline.PAUSE, at=AT),
    "1:z:l:1764410400000001": UndoTap(declined=Decline.NOT_NOW, at=AT),
    "1:h:p": HomeTap(choice=HomeChoice.PAUSE),
    "1:h:n": HomeTap(choice=HomeChoice.NEVER),
    "1:h:g": HomeTap(choice=HomeChoice.LANGUAGES),
    "1:h:v": HomeTap(choice=HomeChoice.PRIVACY),
    "1:h:b": HomeTap(choice=HomeChoice.BACK),
    "1:h:c": HomeTap(choice=HomeChoice.COPY),
    "1:h:w": HomeTap(choice=HomeChoice.WITHDRAW_QUOTES),
    "1:h:e": HomeTap(choice=HomeChoice.ERASE),
    "1:h:y": HomeTap(choice=HomeChoice.ERASE_NOW),
    "1:h:k": HomeTap(choice=HomeChoice.KEEP),
    "1:d:c": PrivacyTap(choice=PrivacyChoice.COPY),
    "1:d:w": PrivacyTap(choice=PrivacyChoice.WITHDRAW_QUOTES),
    "1:d:e": PrivacyTap(choice=PrivacyChoice.ERASE),
    "1:d:y": PrivacyTap(choice=PrivacyChoice.ERASE_NOW),
    "1:o:12:0": PromptTap(prompt=12, choice=0),
    "1:v:12": ShowCaseTap(case=CaseId(12)),
    "1:v:2147483647": ShowCaseTap(case=CaseId(2147483647)),
    "1:f:12:3:c": CaseTap(case=CaseId(12), version=3, action=CaseAction.CLAIM),
    "1:f:12:0:w": CaseTap(case=CaseId(12), version=0, action=CaseAction.REPLY),
    "1:f:12:3:s": CaseTap(case=CaseId(12), version=3, action=CaseAction.SNOOZE),
    "1:f:12:3:r": CaseTap(case=CaseId(12), version=3, action=CaseAction.RESOLVE),
    "1:f:12:3:o": CaseTap(case=CaseId(12), version=3, action=CaseAction.REOPEN),
    "1:f:12:3:h": CaseTap(case=CaseId(12), version=3, action=CaseAction.HISTORY),
    "1:t:12": TakeBackTap(reply=12),
    "1:y:12": SendAgainTap(reply=12),
    "1:i:12:3:7": SnoozeTap(case=CaseId(12), version=3, days=7),
    "1:x:12:3:exports": CauseTap(case=CaseId(12), version=3, cause="exports"),
    "1:x:12:3:-": CauseTap(case=CaseId(12), version=3, cause="-"),
    "1:X:12:3:exports:y": ArticleTap(case=CaseId(12), version=3, cause="exports", wanted=True),
    "1:X:12:3:exports:n": ArticleTap(case=CaseId(12), version=3, cause="exports", wanted=False),
    "1:U:12:3": OwnCauseTap(case=CaseId(12), version=3),
    "1:N:12": NoteTap(case=CaseId(12)),
    "1:F:12:3:y": FixedTap(case=CaseId(12), version=3, fixed=True),
    "1:F:12:3:n": FixedTap(case=CaseId(12), version=3, fixed=False),
    "1:a:Qm9vLXRva2VuLTE2:y": CampaignTap(campaign=TOKEN, confirmed=True),
    "1:a:Qm9vLXRva2VuLTE2:n": CampaignTap(campaign=TOKEN, confirmed=False),
    "1:P": PreviewTap(),
    "1:O:1764410400000001:y": OldCasesTap(before=AT, close=True),
    "1:O:1764410400000001:n": OldCasesTap(before=AT, close=False),
    "1:b:relationship": StartTap(survey="relationship"),
    "1:A:Qm9vLXRva2VuLTE2:p": CampaignChangeTap(campaign=TOKEN, change=CampaignChange.PAUSE),
    "1:A:Qm9vLXRva2VuLTE2:r": CampaignChangeTap(campaign=TOKEN, change=CampaignChange.RESUME),
    "1:A:Qm9vLXRva2VuLTE2:c": CampaignChangeTap(campaign=TOKEN, change=CampaignChange.CANCEL),
    "1:C:relationship:2026-W48:0": CommentsTap(survey="relationship", week="2026-W48", page=0),
    "1:C:relationship:2026-W48:12": CommentsTap(survey="relationship", week="2026-W48", page=12),
    "1:M:relationship:2026-11-23:all:0": LatestCommentsTap(
        survey="relationship", since="2026-11-23", segment="all", page=0
    ),
    "1:M:relationship:2026-11-23:detractor:12": LatestCommentsTap(
        survey="relationship", since="2026-11-23", segment="detractor", page=12
    ),
    "1:L": AllCasesTap(),
    "1:E": AskAllTap(),
    "1:H:relationship:2026-W48": HowSureTap(survey="relationship", week="2026-W48"),
    "1:j:5:2147483647": SamePersonTap(contact=ContactId(5), person=PersonId(2147483647)),
    "1:J:5:3": OtherPersonTap(contact=ContactId(5), person=PersonId(3)),
    "1:S:relationship:2026-W48": ShareTap(survey="relationship", week="2026-W48"),
}
"""Version 1 stands in people's chats and must be understood for ever: only add to this table."""


@pytest.mark.parametrize(("packed", "tap"), FROZEN.items())
def test_a_button_of_version_1_is_understood_for_ever(packed: str, tap: Tap) -> None:
    assert unpack(packed) == tap


@pytest.mark.parametrize(("packed", "tap"), FROZEN.items())
def test_a_button_is_packed_as_version_1(packed: str, tap: Tap) -> None:
    assert pack(tap) == packed


def test_every_kind_of_button_stands_in_the_table() -> None:
    assert {type(tap) for tap in FROZEN.values()} == set(get_args(Tap))


@pytest.mark.parametrize(
    "packed",
    [
        "",
        "1",
        "1:",
        "1::",
        "2:s:token:3",
        "1:x:token",
        "1:s:token",
        "1:s::3",
        "1:s:token:",
        "1:s:token:11",
        "1:s:token:-1",
        "1:s:token:03",
        "1:s:token:+3",
        "1:s:token: 3",
        "1:s:token:3:3",
        "1:s:token:٣",
        "1:s:token:" + "9" * 5_000,
        "1:C:relationship:2026-W48:-1",
        "1:C:relationship:2026-W48:99999",
        "1:C:relationship:W48:0",
        "1:H:relationship:48",
        "1:S:relationship",
        "1:c:token:x",
        "1:q:token:z",
        "1:u:token",
        "1:k:to\x00ken",
        "1:k:to ken",
        "1:k:tökén",
        "1:k:\ud800",
        "1:k:token\n",
        "1:k:" + "t" * (MAX_BYTES - 3),
    ],
)
def test_an_invented_button_is_unknown(packed: str) -> None:
    with pytest.raises(UnknownTapError):
        unpack(packed)


HOSTILE = st.one_of(
    st.text(st.characters()),
    st.binary().map(lambda data: data.decode("latin-1")),
    st.from_regex(r"1:[a-zCHS](:[ -~]{0,8}){0,3}"),
    st.builds(
        lambda kind, fields: ":".join(["1", kind, *fields]),
        st.sampled_from("skwcqrlpnguaCHS"),
        st.lists(st.text(max_size=4), max_size=3),
    ),
)


@given(HOSTILE)
def test_whatever_comes_is_ours_or_unknown(packed: str) -> None:
    try:
        tap = unpack(packed)
    except UnknownTapError:
        return
    assert pack(tap) == packed


def test_the_longest_button_still_packs() -> None:
    longest = SkipTap(invitation="t" * (MAX_BYTES - len("1:k:")))
    assert unpack(pack(longest)) == longest


def test_a_button_that_would_be_too_long_fails_when_it_is_packed() -> None:
    with pytest.raises(ValueError, match="at most 64 bytes"):
        pack(SkipTap(invitation="t" * (MAX_BYTES - 3)))
