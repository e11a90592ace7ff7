"""A posted message has a web address that is known without asking the platform."""

import pytest

from bot.chat.permalinks import permalink
from bot.ids import MessageRef

HOME = "https://acme.slack.com/"


@pytest.mark.parametrize(
    ("ref", "address"),
    [
        ("C0SUPPORT/1732881600.123456", f"{HOME}archives/C0SUPPORT/p1732881600123456"),
        ("G0SUPPORT/1732881600.000100", f"{HOME}archives/G0SUPPORT/p1732881600000100"),
        ("-1001234567890/42", "https://t.me/c/1234567890/42"),
        ("-4242/42", ""),
        ("77/42", ""),
        ("", ""),
    ],
)
def test_a_message_has_the_address_of_its_platform(ref: str, address: str) -> None:
    assert permalink(MessageRef(ref), HOME) == address


def test_without_the_workspaces_address_there_is_none_in_slack() -> None:
    assert permalink(MessageRef("C0SUPPORT/1732881600.123456")) == ""
    assert permalink(MessageRef("-1001234567890/42")) == "https://t.me/c/1234567890/42"
