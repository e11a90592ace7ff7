"""Reads the kind of a person: a customer, staff or a test."""

from typing import Final

from bot.states import PersonKind

_WORDS: Final = {
    **dict.fromkeys(("customer", "pelanggan", "고객", "客户"), PersonKind.CUSTOMER),
    **dict.fromkeys(("staff", "staf", "karyawan", "직원", "员工"), PersonKind.STAFF),
    **dict.fromkeys(("test", "uji", "tes", "테스트", "测试"), PersonKind.TEST),
}


def read_kind(text: str) -> PersonKind:
    """Reads a kind in one of the bot's languages. Raises ValueError."""
    kind = _WORDS.get(text.strip().casefold())
    if kind is None:
        raise ValueError(f"“{text.strip()}” is not a kind; use {', '.join(PersonKind)}")
    return kind
