"""A personal link carries a token that nobody can guess."""

import pytest

from bot.chat.platforms import Platform
from bot.people.personal_link import address, is_token, new_token

SEED = b"0" * 32


def test_a_token_is_accepted_by_telegram_and_recognised() -> None:
    token = new_token(SEED, 12)
    assert is_token(token)
    assert len(token) <= 64


def test_each_person_and_each_run_has_other_tokens() -> None:
    tokens = {new_token(seed, person) for seed in (SEED, b"1" * 32) for person in range(100)}
    assert len(tokens) == 200


@pytest.mark.parametrize("payload", ["", "p-", "newsletter", "p-" + "A" * 23, "q-" + "A" * 24])
def test_other_words_of_a_link_are_no_token(payload: str) -> None:
    assert not is_token(payload)


def test_a_link_opens_the_bots_chat() -> None:
    assert address(Platform.TELEGRAM, "acme_bot", "p-x") == "https://t.me/acme_bot?start=p-x"
