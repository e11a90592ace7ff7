"""A refusal in words: the platform's code as it is, and a fix of its own."""

import pytest

from bot.chat.refusals import Refusal, RefusalReason
from bot.language.refusal_text import explain
from bot.language.texts import LANGUAGES, Texts

in_each_language = pytest.mark.parametrize("language", LANGUAGES)


@in_each_language
def test_every_reason_has_a_fix_of_its_own(language: str) -> None:
    texts = Texts(language)
    fixes = {explain(Refusal(reason=reason), "slack", texts) for reason in RefusalReason}
    assert len(fixes) == len(RefusalReason)


@in_each_language
@pytest.mark.parametrize("code", ["is_archived", "Bad {thing}: 100 % **new**"])
def test_the_code_is_shown_as_it_is(language: str, code: str) -> None:
    shown = explain(Refusal(code=code), "telegram", Texts(language))
    assert code in shown
    assert shown.startswith("Telegram")


@in_each_language
def test_the_missing_scope_is_named_where_it_is_known(language: str) -> None:
    scope = Refusal(reason=RefusalReason.SCOPE, code="missing_scope", needed="chat:write")
    assert "chat:write" in explain(scope, "slack", Texts(language))
    unnamed = Refusal(reason=RefusalReason.SCOPE, code="missing_scope")
    assert "tentap check --slack-manifest" in explain(unnamed, "slack", Texts(language))


@pytest.mark.parametrize("reason", RefusalReason)
def test_a_refusal_comes_back_as_it_was_stored(reason: RefusalReason) -> None:
    refusal = Refusal(reason=reason, code="a_code", needed="chat:write")
    assert Refusal.from_payload(refusal.to_payload()) == refusal


def test_a_row_of_an_older_version_has_the_general_fix() -> None:
    assert Refusal.from_payload(None) == Refusal(reason=RefusalReason.UNKNOWN)
