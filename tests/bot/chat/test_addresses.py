import pytest

from bot.chat.addresses import Address
from bot.chat.platforms import Platform


@pytest.mark.parametrize(
    ("text", "platform", "chat", "is_person"),
    [
        ("slack:C0SUPPORT", Platform.SLACK, "C0SUPPORT", False),
        ("slack:G012AB3CD", Platform.SLACK, "G012AB3CD", False),
        ("slack:D012AB3CD", Platform.SLACK, "D012AB3CD", False),
        ("slack:U0ADMIN", Platform.SLACK, "U0ADMIN", True),
        ("slack:W012AB3CD", Platform.SLACK, "W012AB3CD", True),
        ("telegram:-1001234567890", Platform.TELEGRAM, "-1001234567890", False),
        ("telegram:42", Platform.TELEGRAM, "42", True),
    ],
)
def test_an_address_is_read_and_written_alike(
    text: str, platform: Platform, chat: str, is_person: bool
) -> None:
    address = Address.parse(text)
    assert (address.platform, address.chat, address.is_person) == (platform, chat, is_person)
    assert str(address) == text


def test_the_same_id_in_another_workspace_is_another_address() -> None:
    home, other = Address.parse("slack:U0ADMIN"), Address(Platform.SLACK, "U0ADMIN", "T0OTHER")
    assert home == Address(Platform.SLACK, "U0ADMIN")
    assert home != other
    assert str(other) == "slack:T0OTHER/U0ADMIN"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "C0SUPPORT",
        "slack:",
        "slack:#support",
        "slack:c0support",
        "slack: C0SUPPORT",
        "slack:C0SUPPORT\n",
        "Slack:C0SUPPORT",
        "discord:1",
        "telegram:@acme",
        "telegram:-",
        "telegram:0",
        "telegram:-100１",
        "telegram:1.5",
    ],
)
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"slack:|needs the id"):
        Address.parse(text)
