"""From a list to an answer in Telegram: the operator makes a link, and the customer opens it."""

import asyncio
import csv
import io
import os
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from bot.language.texts import Texts
from sandbox.page import Stage, slack_channel, telegram_private
from storage import people
from storage.people import NewPerson
from tests.harness.browser import browser_page
from tests.harness.command_line import call
from tests.harness.house import House, open_house, tokens

TEXTS = Texts("en", product="Acme")
CONFIG = """
database = "sqlite:tentap.db"
[telegram]
api_url = "{url}"
[hours]
start = "00:00"
end = "24:00"
days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
holidays = false
[[survey]]
key = "relationship"
kind = "nps"
"""
PICTURES = os.environ.get("TENTAP_TEST_PICTURES")
"""A folder for pictures of the page, to look at."""


def tentap(house: House, folder: Path, *words: str) -> str:
    """Types a command beside the running bot. Returns what it printed."""
    (folder / "bot.toml").write_text(CONFIG.format(url=house.sandbox.url))
    typed = [*words, "--config", str(folder / "bot.toml")]
    result = call(typed, env=tokens(house.sandbox))
    assert result.exit_code == 0, result.output
    return result.stdout


async def make_link(house: House, folder: Path, name: str) -> str:
    file = folder / "links.csv"
    await asyncio.to_thread(tentap, house, folder, "people", "links", str(file), name)
    [row] = csv.DictReader(io.StringIO(file.read_text()))
    return row["link"]


@pytest.mark.browser
@pytest.mark.timeout(120)
async def test_a_customer_opens_the_link_and_answers(tmp_path: Path) -> None:
    async with open_house(tmp_path) as house:
        await house.run(people.add, NewPerson(name="Vera Novak"), house.now)
        link = await make_link(house, tmp_path, "Vera Novak")
        vera = house.telegram.add_user("V.", language_code="en")
        support = slack_channel(house.cast.support, house.cast.ada)
        house.sandbox.page.stage = Stage(name="Links", panes=(telegram_private(vera), support))
        async with browser_page(house.sandbox.url) as page:
            chat = page.locator(".telegram-private")
            await chat.get_by_label("More").click()
            await chat.get_by_role("button", name="Open a link…").click()
            await page.get_by_label("Link to the bot").last.fill(link)
            await picture(page, "1-link")
            await page.get_by_role("button", name="Open", exact=True).click()
            greeting = TEXTS("note.linked", name="Vera Novak")
            await expect(chat.get_by_text(greeting.partition("!")[0])).to_be_visible()
            house.pass_a_second()
            await asyncio.to_thread(tentap, house, tmp_path, "ask", "Vera Novak", "--yes")
            house.bot.wake()
            await chat.get_by_role("button", name="3", exact=True).click()
            await expect(page.locator(".slack-channel").get_by_text("Vera Novak")).to_be_visible()
            await picture(page, "2-answered")


async def picture(page: Page, name: str) -> None:
    if PICTURES:
        await page.screenshot(path=f"{PICTURES}/{name}.png")
