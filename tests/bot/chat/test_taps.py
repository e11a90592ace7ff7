import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.tap_encoding import MAX_BYTES, UnknownTapError, pack, unpack
from bot.chat.taps import (
    CampaignTap,
    ContactTap,
    LanguageTap,
    NeverTap,
    NotNowTap,
    PauseTap,
    QuoteTap,
    RescoreTap,
    ResumeTap,
    ScoreTap,
    SkipTap,
    Tap,
    WriteTap,
)
from bot.states import Consent

TOKEN = "Qm9vLXRva2VuLTE2"

FROZEN = {
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
    "1:a:Qm9vLXRva2VuLTE2:y": CampaignTap(campaign=TOKEN, confirmed=True),
    "1:a:Qm9vLXRva2VuLTE2:n": CampaignTap(campaign=TOKEN, confirmed=False),
}
"""Version 1 stands in people's chats and must be understood for ever: only add to this table."""


@pytest.mark.parametrize(("packed", "tap"), FROZEN.items())
def test_a_button_of_version_1_is_understood_for_ever(packed: str, tap: Tap) -> None:
    assert unpack(packed) == tap


@pytest.mark.parametrize(("packed", "tap"), FROZEN.items())
def test_a_button_is_packed_as_version_1(packed: str, tap: Tap) -> None:
    assert pack(tap) == packed


def test_every_kind_of_button_stands_in_the_table() -> None:
    assert {type(tap) for tap in FROZEN.values()} == set(Tap.__args__)


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
    st.from_regex(r"1:[a-z](:[ -~]{0,8}){0,3}"),
    st.builds(
        lambda kind, fields: ":".join(["1", kind, *fields]),
        st.sampled_from("skwcqrlpngua"),
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
