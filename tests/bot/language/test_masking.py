"""What identifies a person or gives access is masked; what a comment is about stays."""

import time

import pytest

from bot.language.masking import MASK, masked

PHONES = [
    "+62 812-3456-7890",
    "+6281234567890",
    "0812 3456 7890",
    "081234567890",
    "(021) 555-1234",
    "010-1234-5678",
    "01012345678",
    "02-123-4567",
    "+82 10 1234 5678",
    "1588-1234",
    "138 0013 8000",
    "13800138000",
    "+86 138-0013-8000",
    "400-810-8888",
    "010-62551234",
    "+1 (415) 555-0123",
    "415.555.0123",
    "555-0123",
    "+44 20 7946 0958",
    "+49 (0) 30 123456",
    "０１０−１２３４−５６７８",
]
CARDS_AND_ACCOUNTS = [
    "4111 1111 1111 1111",
    "4111-1111-1111-1111",
    "4111111111111111",
    "900101-1234567",
    "3174012345678901",
    "11010519900307123X",
]
ADDRESSES = ["dani@example.com", "dani.novak+x@mail.example.co.id", "ops＠example.com"]
AROUND = ["{}", "Call {}, please.", "电话{}谢谢", "전화 {}로 연락 주세요", "telp {}, ya"]
"""Chinese has no spaces, and Korean particles follow directly."""


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize("private", [*PHONES, *CARDS_AND_ACCOUNTS, *ADDRESSES])
def test_numbers_and_addresses_are_masked(private: str, around: str) -> None:
    assert masked(around.format(private)) == around.format(MASK)


def test_an_address_with_letters_of_another_script_is_masked() -> None:
    assert masked("다니@a.example 로 연락") == f"{MASK} 로 연락"


HARMLESS = [
    *("1,200", "1.200.000", "12 000 000", "20,000,000", "1.200,50", "12.5", "3.14159"),
    *("Rp 1.500.000", "Rp1500000", "Rp 150000000", "₩1500000", "150000000원", "1500000 원"),
    *("¥ 1200", "US$ 1,234,567.89", "€1.234.567", "500만원", "1억", "100%"),
    *("2026-11-23", "23.11.2026", "23/11/2026", "20261123", "2026年11月23日", "11월 23일"),
    *("2026-11-23 10:30", "2026-11-23T10:30:00", "10:30", "2024-2026", "2019 2020 2021"),
    *("9/10", "24/7", "3-5 days", "10-15", "1500-2000", "waited 10 20 30", "9 2026-11-23"),
    *("v1.2.3.4", "version 2026.11.1", "order 12345678", "#1234567", "error 404 500", "@dani"),
]


@pytest.mark.parametrize("around", ["{}", "It was {}.", "用了{}。", "지금 {}이에요", "sudah {} ya"])
@pytest.mark.parametrize("harmless", HARMLESS)
def test_dates_prices_and_counts_stay(harmless: str, around: str) -> None:
    assert masked(around.format(harmless)) == around.format(harmless)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://acme.example/help/exports#part-2", "https://acme.example/help/exports#part-2"),
        ("https://acme.example/reset?token=abc", f"https://acme.example/{MASK}"),
        ("https://dani:secret@acme.example/", f"https://acme.example/{MASK}"),
        ("https://acme.example/i/9f86d081884c7d659a2f", f"https://acme.example/{MASK}"),
        (
            "https://acme.example/i/3f2504e0-4f89-11d3-9a0c-0305e82c3301",
            f"https://acme.example/{MASK}",
        ),
        ("https://acme.example/#access_token=abc", f"https://acme.example/{MASK}"),
        ("https://acme.example/?q=日&token=abc", f"https://acme.example/{MASK}"),
        ("https://wa.me/6281234567890", f"https://wa.me/{MASK}"),
    ],
)
def test_of_a_link_that_may_give_access_only_the_host_stays(url: str, shown: str) -> None:
    assert masked(url) == shown
    assert masked(f"看{url} 谢谢") == f"看{shown} 谢谢"


def test_several_in_one_comment_are_each_masked() -> None:
    words = "I paid 1,200 on 2026-11-23, call 010-1234-5678 or a@b.example"
    assert masked(words) == f"I paid 1,200 on 2026-11-23, call {MASK} or {MASK}"


@pytest.mark.parametrize(
    "part", ["1", "a", "1 ", "a.", "1-", "http://", "@", "+", "(", "다", "1 000 ", "a@", "/a"]
)
def test_no_comment_takes_long(part: str) -> None:
    words = part * (40_000 // len(part))
    begun = time.process_time()
    masked(words)
    masked(f"http://a/{words}")
    assert time.process_time() - begun < 2
