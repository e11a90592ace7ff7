"""A detractor's case from the alert to the last word, played in a browser in both directions."""

import tomllib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, expect

from handlers.app.sandbox_config import ALWAYS, StaffPlatform
from handlers.cli.demo.setup import opened_demo
from tests.harness.browser import browser_page

pytestmark = [pytest.mark.long, pytest.mark.browser, pytest.mark.timeout(240)]

PROJECT = Path(__file__).parent.parent.parent
MONDAY = datetime.fromisoformat("2026-11-30T08:00+01:00")
SLOWLY = 20_000
"""Milliseconds: the demo keeps the platforms' pace."""
WHY = "The export never ends."
REPLY = "Sorry about that. Please try the export again."
ANSWER = "Still the same, I'm afraid."


@dataclass(frozen=True)
class Loop:
    """The page with a customer's chat and the support channel."""

    page: Page
    customer: Locator
    support: Locator

    async def press(self, pane: Locator, label: str) -> None:
        await pane.get_by_role("button", name=label, exact=True).last.click()

    async def type(self, pane: Locator, words: str) -> None:
        await pane.locator("footer textarea").fill(words)
        await pane.locator("footer textarea").press("Enter")

    async def sees(self, pane: Locator, words: str) -> None:
        await expect(pane).to_contain_text(words, timeout=SLOWLY)

    async def pass_an_hour(self) -> None:
        await self.page.get_by_text("+ hour", exact=True).click()

    async def resolve(self) -> None:
        await self.press(self.support, "Resolve")
        await self.sees(self.support, "What was it about?")
        await self.press(self.support, "Exports and integrations")
        await self.sees(self.support, "is resolved.")
        await self.pass_an_hour()
        await self.sees(self.customer.get_by_role("article").last, "Did we fix it?")


@asynccontextmanager
async def loop(staff: StaffPlatform) -> AsyncIterator[Loop]:
    """The survey has asked a customer of the other platform; a CSAT survey follows cases."""
    settings = tomllib.loads((PROJECT / "bot.toml").read_text())
    settings["survey"].append({"key": "after_cases", "kind": "csat"})
    settings |= {"cases": {"csat": "after_cases"}, "hours": ALWAYS}
    in_slack = staff is StaffPlatform.SLACK
    async with (
        opened_demo(settings, staff=staff, port=0, at=MONDAY) as demo,
        browser_page(demo.sandbox.url, width=1440, height=900) as page,
    ):
        for number in (0, 1):
            await page.locator(".steps button").nth(number).click()
            await expect(page.locator(".steps .done")).to_have_count(number + 1, timeout=SLOWLY)
        customer = page.locator(".telegram-private" if in_slack else ".slack-dm").first
        support = page.locator(".pane").nth(3)
        yield Loop(page=page, customer=customer, support=support)


async def complain(played: Loop, score: str) -> None:
    await played.press(played.customer, score)
    await played.sees(played.customer, "What went wrong")
    await played.type(played.customer, WHY)
    await played.press(played.customer, "Yes, please")
    await played.sees(played.support, "wants a reply")


async def come_to_an_end(played: Loop) -> None:
    """Resolved, not yet, resolved again, yes, and a 4 for the case."""
    await played.resolve()
    await played.press(played.customer, "Not yet")
    await played.sees(played.customer, "We're looking into it again.")
    await played.sees(played.support, "isn't fixed yet")
    await expect(
        played.support.get_by_role("button", name="Resolve", exact=True).last
    ).to_be_visible(timeout=SLOWLY)
    await played.resolve()
    await played.press(played.customer, "Yes")
    await played.sees(played.customer, "Thank you for telling us.")
    await played.sees(played.customer, "How satisfied are you with")


async def test_a_customer_in_telegram_and_staff_in_slack_close_the_loop() -> None:
    async with loop(StaffPlatform.SLACK) as played:
        await complain(played, "2")
        await played.press(played.support, "Claim")
        await played.sees(played.support, "Ada has it")
        await played.press(played.support, "Reply")
        form = played.page.get_by_role("dialog")
        await form.get_by_role("textbox").fill(REPLY)
        await form.get_by_role("button", name="Send", exact=True).click()
        await played.sees(played.customer, REPLY)
        await played.type(played.customer, ANSWER)
        await played.sees(played.support, ANSWER)
        await come_to_an_end(played)
        await played.press(played.customer, "4")
        await played.sees(played.customer, "4 of 5")


async def test_a_customer_in_slack_and_staff_in_telegram_close_the_loop() -> None:
    async with loop(StaffPlatform.TELEGRAM) as played:
        await complain(played, "2 of 10")
        await played.press(played.support, "Claim")
        await played.sees(played.support, "Ada has it")
        await played.press(played.support.get_by_role("article").first, "Reply")
        await played.sees(played.support, "reply to this message")
        await played.type(played.support, REPLY)
        await played.sees(played.customer, REPLY)
        await played.type(played.customer, ANSWER)
        await played.sees(played.support, ANSWER)
        await come_to_an_end(played)
        await played.press(played.customer, "4 of 5")
        await played.sees(played.customer, "4 of 5")
