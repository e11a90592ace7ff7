"""After everything that a customer types, the last thing in the chat is what they may do next."""

import re
import tomllib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from playwright.async_api import Locator, expect

from bot.language.texts import LANGUAGES, Texts
from bot.survey.scale import NPS
from handlers.app.sandbox_config import StaffPlatform
from handlers.cli.demo.setup import opened_demo
from tests.harness.browser import browser_page

PROJECT = Path(__file__).parent.parent.parent
MONDAY = datetime.fromisoformat("2026-11-30T08:00+01:00")
LONG = "The export is slow, and nobody answers my mails. " * 20
STOP = {"en": "stop", "id": "berhenti", "ko": "그만", "zh": "停止"}
YES = {"en": "yes", "id": "ya", "ko": "네", "zh": "是的"}
CHATS = {"slack": ".slack-dm", "telegram": ".telegram-private"}


@dataclass(frozen=True)
class OpenChat:
    """A customer's chat with the bot on the page."""

    pane: Locator
    texts: Texts

    @property
    def last(self) -> Locator:
        return self.pane.get_by_role("article").last

    async def type(self, words: str) -> None:
        await self.pane.locator("footer textarea").fill(words)
        await self.pane.locator("footer textarea").press("Enter")

    async def offers(self, key: str, *labels: str, **values: str | int) -> None:
        """Waits until the last message says the text *key* and has buttons with *labels*."""
        words = " ".join(self.texts(key, **values).split())
        await expect(self.last).to_contain_text(re.compile(re.escape(words).replace(r"\ ", r"\s+")))
        for label in labels:
            button = self.last.get_by_role("button", name=self.texts(label, **values), exact=True)
            await expect(button).to_be_visible()


@pytest.mark.long
@pytest.mark.browser
@pytest.mark.timeout(120)
@pytest.mark.parametrize(
    "language",
    [pytest.param(one, marks=() if one == "en" else pytest.mark.long) for one in LANGUAGES],
)
@pytest.mark.parametrize("platform", [pytest.param("slack", marks=pytest.mark.long), "telegram"])
async def test_the_last_thing_in_the_chat_is_what_comes_next(platform: str, language: str) -> None:
    document = tomllib.loads((PROJECT / "bot.toml").read_text())
    async with (
        opened_demo(document, staff=StaffPlatform.SLACK, port=0, at=MONDAY) as demo,
        browser_page(demo.sandbox.url, width=1440, height=900) as page,
    ):
        for number in (0, 1):  # Ada starts the survey, and the first questions come
            await page.locator(".steps button").nth(number).click()
            await expect(page.locator(".steps .done")).to_have_count(number + 1)
        pane = page.locator(CHATS[platform]).first
        await OpenChat(pane, Texts("en", product="Acme")).offers("question.ask", "question.never")
        chat = OpenChat(pane, Texts(language, product="Acme"))
        await choose_language(chat, language)

        await chat.type("waited for days")
        await chat.offers("question.again", "question.not_now", "question.never", **NPS.ends)
        await chat.type("3")
        await chat.offers("answer.contact.detractor", "answer.contact.yes", "answer.change")
        await chat.type(LONG)
        await chat.offers("answer.contact.detractor", "answer.contact.yes", "answer.change")
        await chat.type(YES[language])
        await chat.offers("answer.done.detractor.contact", "answer.change")
        await chat.type("8")
        await chat.offers(
            "note.change", "note.change.button", "note.change.no", previous=3, score=8
        )
        await chat.type(STOP[language])
        await chat.offers("declined.never", "declined.undo.never")


async def choose_language(chat: OpenChat, language: str) -> None:
    await chat.type("language")
    name = chat.texts(f"language.name.{language}")
    choice = chat.last.get_by_role("button", name=name, exact=True)
    await choice.click()
    await expect(choice).to_have_count(0)
