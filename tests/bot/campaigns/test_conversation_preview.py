"""The preview shows every message, in the words that customers get."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.campaigns.conversation_preview import ConversationScene, conversation
from bot.chat.messages import Button
from bot.chat.plain_text import as_text_with_buttons
from bot.chat.tap_encoding import unpack
from bot.chat.taps import PreviewTap
from bot.config.loading import load
from bot.config.survey_texts import OwnTexts
from bot.language.texts import LANGUAGES, Texts
from bot.survey.card_context import CardContext
from bot.survey.own_texts import own_texts

NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)
STAFF = Texts("en")


def played(language: str = "en", kind: str = "nps", **more: Any) -> tuple[ConversationScene, ...]:
    survey, other = {"key": "a", "kind": kind, **more}, {"key": "b", "kind": "nps"}
    [chosen, _] = load({"survey": [survey, other]}).surveys
    texts = Texts(language, own_texts(chosen, language), product="Acme")
    links = {"help": "https://help.example", "review": "https://review.example"}
    return conversation(chosen, CardContext(texts=texts, links=links), NOW)


def titles(scenes: tuple[ConversationScene, ...]) -> list[str]:
    return [STAFF.line(scene.about) for scene in scenes]


def shown(scenes: tuple[ConversationScene, ...]) -> str:
    return "\n\n".join(as_text_with_buttons(scene.message) for scene in scenes)


def test_it_follows_the_conversation() -> None:
    form = "title of the comment form, in Slack"
    assert titles(played()) == [
        "the question",
        "after a tap on 3; the same for 0–6",
        form,
        "after a comment",
        "after [Yes, please]",
        "after [Skip] → [No, thanks]",
        "after a tap on 8; the same for 7–8",
        form,
        "after a comment",
        "after [Yes, please]",
        "after [With my name]",
        "after [Skip] → [No, thanks]",
        "after a tap on 10; the same for 9–10",
        form,
        "after a comment",
        "after [With my name]",
        "after a wish to be contacted, and then a change from 3 to 10",
        "no answer by day 4: the reminder",
        "no answer by day 14: the question closes. Nothing is sent, and a late answer still counts",
        "after [Not now]",
        "3 days after [Not now]",
        "after [Not now] → [Not now]",
        "after [Not for 3 months]",
        "after [Never]",
    ]


@pytest.mark.parametrize("kind", ["nps", "csat"])
def test_no_word_of_a_survey_is_missing(kind: str) -> None:
    own = {name: f"own {name}" for name in OwnTexts.model_fields}
    text = shown(played(kind=kind, texts={"en": own}))
    assert [word for word in own.values() if word not in text] == []


@pytest.mark.parametrize("kind", ["nps", "csat"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_played_in_each_language(language: str, kind: str) -> None:
    scenes = played(language, kind)
    assert len(scenes) == len(played(kind=kind))
    undo = Texts(language)("declined.undo.never")
    assert f"[{undo}]" in as_text_with_buttons(scenes[-1].message)


def test_a_question_that_closes_early_has_no_reminder() -> None:
    assert not any("reminder" in title for title in titles(played(expires_days=3)))


@pytest.mark.parametrize("scene", played(), ids=lambda scene: STAFF.line(scene.about))
def test_no_button_of_it_can_do_anything(scene: ConversationScene) -> None:
    korean = Texts("ko")
    message = scene.marked("a", korean, STAFF)
    assert message.paragraphs[0].text.startswith("Preview · a · 한국어 · ")
    assert message.paragraphs[1:] == scene.message.paragraphs
    taps = [one.tap for row in message.rows for one in row if isinstance(one, Button)]
    taps += [] if message.prompt is None else [message.prompt.tap]
    assert {unpack(tap) for tap in taps} <= {PreviewTap()}


def test_its_buttons_look_like_the_real_ones() -> None:
    assert "[0] [1] [2] [3] [4] [5]\n[6] [🟡 7] [🟡 8] [9] [10]" in shown(played())
    assert "[Help centre: https://help.example]" in shown(played())
