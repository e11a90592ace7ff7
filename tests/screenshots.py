"""Draws the demo as its visitors see it: for the documentation, or all views into a folder.

python -m tests.screenshots                 docs/images
python -m tests.screenshots --all FOLDER    every view, at two widths, light and dark
"""

import argparse
import asyncio
import tomllib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from playwright.async_api import Browser, Locator, Page, expect

from handlers.app.sandbox_config import StaffPlatform
from handlers.cli.demo.setup import Demo, opened_demo
from tests.harness.browser import Scheme, open_browser, window

PROJECT: Final = Path(__file__).parent.parent
IMAGES: Final = PROJECT / "docs" / "images"
DESK: Final = (1440, 900)
PHONE: Final = (390, 844)
SCHEMES: Final[tuple[Scheme, ...]] = ("light", "dark")
PANES: Final = {"slack": 0, "home": 0, "telegram": 1, "team": 2, "support": 3, "admin": 4}
"""The views, and the position of each one's pane on the page."""
SETTLED: Final = 0.6
"""Seconds until pictures are loaded and marks have faded."""


async def draw_documentation() -> None:
    """Draws the demo after its steps: what the README shows."""
    async with (
        open_browser() as browser,
        demo_with(StaffPlatform.SLACK) as demo,
        window(browser, demo.sandbox.url, width=DESK[0], height=DESK[1]) as page,
    ):
        await play(page)
        await take(page, IMAGES / "demo.png")


async def draw_all(folder: Path) -> None:
    async with open_browser() as browser:
        for staff in StaffPlatform:
            async with demo_with(staff) as demo:
                await _draw_demo(browser, demo, folder, staff)


async def _draw_demo(browser: Browser, demo: Demo, folder: Path, staff: StaffPlatform) -> None:
    """Draws each moment of the demo, from the forecast to the post, and App Home."""
    url = demo.sandbox.url
    await _draw_moment(browser, url, folder, f"{staff}-1-forecast", "admin")
    async with window(browser, url, width=DESK[0], height=DESK[1]) as page:
        await ask(page)
        await _draw_moment(browser, url, folder, f"{staff}-2-question", "telegram")
        await _draw_moment(browser, url, folder, f"{staff}-2-question-slack", "slack")
        await answer(page)
        await _draw_moment(browser, url, folder, f"{staff}-3-alert", "support")
        await _draw_moment(browser, url, folder, f"{staff}-3-answered", "telegram")
        await press_step(page, 5)
        await _draw_moment(browser, url, folder, f"{staff}-4-why", "team")
        await press_step(page, 6)
        await _draw_moment(browser, url, folder, f"{staff}-5-post", "team")
        await _draw_moment(browser, url, folder, f"{staff}-6-home", "home")


async def _draw_moment(browser: Browser, url: str, folder: Path, name: str, view: str) -> None:
    for scheme in SCHEMES:
        for width, height in (DESK, PHONE):
            async with window(browser, url, width=width, height=height, scheme=scheme) as page:
                await show(page, view)
                await take(page, folder / f"{name}-{width}-{scheme}.png")


@asynccontextmanager
async def demo_with(staff: StaffPlatform) -> AsyncIterator[Demo]:
    document = tomllib.loads((PROJECT / "bot.toml").read_text())
    async with opened_demo(document, staff=staff, port=0, last_week=True) as demo:
        yield demo


async def play(page: Page) -> None:
    """Plays all steps, with a promoter in Slack and a detractor in Telegram."""
    await ask(page)
    await answer(page)
    await press_step(page, 5)
    await press_step(page, 6)


async def ask(page: Page) -> None:
    """Starts the survey, and lets time pass until it has asked a customer in each chat."""
    await press_step(page, 1)
    await press_step(page, 2)


async def answer(page: Page) -> None:
    dani, mia = page.locator(".slack-dm").first, page.locator(".telegram-private")
    await dani.get_by_role("button", name="10 of 10: extremely likely").click()
    await _type(dani, "Set up in ten minutes, and my whole team uses it.")
    await mia.get_by_role("button", name="3", exact=True).click()
    await _type(mia, "I waited two weeks for an answer from support.")
    await press_step(page, 4)


async def _type(chat: Locator, words: str) -> None:
    """Types *words* once the bot has asked for them, and waits until they are taken up."""
    await expect(chat.get_by_role("button", name="Change my score")).to_be_visible()
    await chat.locator("footer textarea").fill(words)
    await chat.locator("footer textarea").press("Enter")
    await expect(chat.locator("blockquote", has_text=words).last).to_be_visible()


async def press_step(page: Page, number: int) -> None:
    """Presses the button of a step, and waits until the step is done."""
    button = page.locator(".steps button").nth(number - 1)
    await button.click()
    await expect(button).to_have_class("done")


async def show(page: Page, view: str) -> None:
    """Brings a view into sight, on a phone by its tab. *view*: a pane, or App Home."""
    await expect(page.locator(".pane").first).to_be_attached()
    tab = page.locator("#tabs button").nth(PANES[view])
    if await tab.is_visible():
        await tab.click()
    if view == "home":
        pane = page.locator(".slack-dm").first
        await pane.get_by_role("button", name="Home", exact=True).click()
        await expect(pane.locator(".home .button").first).to_be_visible()


async def take(page: Page, file: Path) -> None:
    await asyncio.sleep(SETTLED)
    await page.screenshot(path=file)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", type=Path, metavar="FOLDER", help="draw every view into FOLDER")
    folder = parser.parse_args().all
    (folder or IMAGES).mkdir(parents=True, exist_ok=True)
    asyncio.run(draw_documentation() if folder is None else draw_all(folder))


if __name__ == "__main__":
    main()
