"""The demo as a newcomer plays it: in a browser, and by its script."""

import subprocess
import sys
import tomllib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, expect

from handlers.app.sandbox_config import StaffPlatform
from handlers.cli.demo.setup import opened_demo
from tests.harness.browser import browser_page

PROJECT = Path(__file__).parent.parent.parent
TENTAP = Path(sys.executable).with_name("tentap")
SLOWLY = 15_000
"""Milliseconds: the demo keeps the platforms' pace, and a chart takes its time."""


@pytest.fixture
async def page() -> AsyncIterator[Page]:
    document = tomllib.loads((PROJECT / "bot.toml").read_text())
    async with (
        opened_demo(document, staff=StaffPlatform.SLACK, port=0) as demo,
        browser_page(demo.sandbox.url, width=1600, height=1000) as page,
    ):
        yield page


async def write(pane: Locator, text: str) -> None:
    field = pane.locator("footer textarea")
    await field.fill(text)
    await field.press("Enter")


@pytest.mark.browser
@pytest.mark.timeout(120)
async def test_the_whole_story_can_be_played(page: Page) -> None:
    dani, mia = page.locator(".slack-dm").first, page.locator(".telegram-private")
    team, support = page.locator(".slack-channel").first, page.locator(".slack-channel").last

    await write(team, "/tentap ask all")
    await team.get_by_role("button", name="Ask 6 people").click()

    await mia.get_by_role("button", name="3", exact=True).click(timeout=SLOWLY)
    await expect(mia.get_by_text("What went wrong")).to_be_visible(timeout=SLOWLY)
    await write(mia, "The export is <b>slow</b> & <!channel>")
    await dani.get_by_role("button", name="10 of 10: extremely likely").click(timeout=SLOWLY)
    await expect(dani.get_by_text("What do you like most?")).to_be_visible(timeout=SLOWLY)

    await expect(support.get_by_text("Mia gave 3 of 10")).to_be_visible(timeout=SLOWLY)
    await expect(support.get_by_text("The export is <b>slow</b> & <!channel>")).to_be_visible(
        timeout=SLOWLY
    )

    await page.get_by_role("button", name="Let a week pass").click()
    await expect(team.get_by_text("Last 90 days: NPS")).to_be_visible(timeout=SLOWLY)
    await expect(team.get_by_role("img", name="NPS by week").first).to_be_visible(timeout=SLOWLY)


@pytest.mark.parametrize("staff", ["slack", pytest.param("telegram", marks=pytest.mark.long)])
@pytest.mark.timeout(120)
def test_the_script_plays_the_story_without_a_browser(staff: str) -> None:
    told = subprocess.run(
        [TENTAP, "demo", "--play", "--staff", staff],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    assert "Tomo gave 3 of 10 and asks to be contacted" in told.stdout
    assert "Last 90 days: NPS" in told.stdout
    assert "[picture" in told.stdout
