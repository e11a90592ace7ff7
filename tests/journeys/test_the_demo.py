"""The demo as a newcomer plays it: in a browser, and by its script."""

import re
import subprocess
import sys
import tomllib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic

import pytest
from playwright.async_api import Locator, Page, expect

from bot.language.texts import Texts
from handlers.app.sandbox_config import StaffPlatform
from handlers.cli.demo.setup import Demo, opened_demo
from sandbox.slack import SlackMessage
from tests.harness.browser import browser_page

PROJECT = Path(__file__).parent.parent.parent
TENTAP = Path(sys.executable).with_name("tentap")
SLOWLY = 15_000
"""Milliseconds: the demo keeps the platforms' pace, and a chart takes its time."""


BUDGET = 12.0
"""Seconds from the opened page to the read summary, without the visitor's own time."""
LATE = Texts("en", product="Acme")("summary.late", date="").rstrip(". ")


@asynccontextmanager
async def demo_page(
    staff: StaffPlatform = StaffPlatform.SLACK, *, width: int = 1440, height: int = 900
) -> AsyncIterator[tuple[Demo, Page]]:
    """The demo as `tentap demo` starts it, in a browser."""
    document = tomllib.loads((PROJECT / "bot.toml").read_text())
    async with (
        opened_demo(document, staff=staff, port=0, last_week=True) as demo,
        browser_page(demo.sandbox.url, width=width, height=height) as page,
    ):
        yield demo, page


async def press_what_is_marked(page: Page) -> None:
    """Presses what the page marks as next, as somebody does who knows nothing else."""
    done = await page.locator(".steps .done").count()
    if await page.locator(".wanted").is_visible():
        await page.locator(".wanted").click()
    else:
        await page.locator(".steps [aria-current=step]").click()
    await expect(page.locator(".steps .done").nth(done)).to_be_visible(timeout=SLOWLY)


def posts_of(demo: Demo) -> list[SlackMessage]:
    """What all members of the team's channel can read."""
    slack = demo.sandbox.slack
    posts = slack.messages(slack.channel("C0TEAM"))
    return [post for post in posts if post.ephemeral_to is None]


def pictures(pane: Locator) -> Locator:
    return pane.locator("article img")


@pytest.mark.browser
@pytest.mark.timeout(120)
@pytest.mark.parametrize(
    ("staff", "channels"),
    [
        (StaffPlatform.SLACK, ".slack-channel"),
        pytest.param(StaffPlatform.TELEGRAM, ".telegram-group", marks=pytest.mark.long),
    ],
)
async def test_a_newcomer_reads_an_alert_and_a_summary_after_four_presses(
    staff: StaffPlatform, channels: str
) -> None:
    async with demo_page(staff) as (_, page):
        team, support = page.locator(channels).nth(0), page.locator(channels).nth(1)
        told = page.get_by_role("region", name="First steps").get_by_role("status")
        await expect(pictures(team)).to_have_count(1)  # last week's summary
        await expect(told).to_contain_text("Ada asks six customers")

        for _ in range(4):
            await press_what_is_marked(page)

        await expect(support.get_by_role("article").last).to_contain_text("Mia")
        await expect(pictures(team)).to_have_count(2)
        await expect(told).to_contain_text("That is all there is to it")


@pytest.mark.browser
@pytest.mark.long
@pytest.mark.alone
async def test_four_presses_take_a_few_seconds() -> None:
    async with demo_page() as (_, page):
        await page.reload()
        began = monotonic()
        await expect(page.locator(".steps [aria-current=step]")).to_be_visible()
        for _ in range(4):
            await press_what_is_marked(page)
        await expect(pictures(page.locator(".slack-channel").first)).to_have_count(2)
        assert monotonic() - began < BUDGET


@pytest.mark.browser
@pytest.mark.long
@pytest.mark.timeout(120)
async def test_a_phone_leads_through_the_same_steps() -> None:
    async with demo_page(width=390, height=844) as (_, page):
        for step in ("Ask everybody", "Tap a 3", "See #support", "Next summary"):
            marked = page.locator(".steps [aria-current=step]")
            await expect(marked).to_have_text(re.compile(step), timeout=SLOWLY)
            await marked.click()
            if step == "Tap a 3":
                await page.locator(".wanted").click()
        await expect(page.locator(".steps .done")).to_have_count(4, timeout=SLOWLY)
        await expect(pictures(page.locator(".pane:visible"))).to_have_count(2)


@pytest.mark.browser
@pytest.mark.long
@pytest.mark.timeout(120)
async def test_no_summary_is_late_however_fast_time_passes() -> None:
    async with demo_page() as (demo, page):
        await press_what_is_marked(page)
        for label in ("Let a week pass", "Let a week pass", "next summary"):
            button, before = page.get_by_role("button", name=label, exact=True), len(posts_of(demo))
            await button.click()
            await expect(button).not_to_have_attribute("aria-busy", "true", timeout=SLOWLY)
            assert len(posts_of(demo)) == before + 1
        assert [post.text for post in posts_of(demo) if LATE in post.text] == []


@pytest.mark.browser
@pytest.mark.long
async def test_last_weeks_summary_was_posted_at_its_time() -> None:
    async with demo_page() as (demo, _page):
        (posted,) = posts_of(demo)
        at = datetime.fromtimestamp(float(posted.ts), demo.config.timezone)
        assert at.strftime("%A %H:%M") == "Monday 09:00"
        assert at > demo.sandbox.clock.now() - timedelta(days=7)
        assert LATE not in posted.text
        assert abs(demo.sandbox.clock.now() - datetime.now(UTC)) < timedelta(seconds=30)


@pytest.mark.browser
@pytest.mark.long
async def test_the_admins_pane_is_folded_until_it_has_something() -> None:
    async with demo_page() as (demo, page):
        admin = page.locator(".slack-dm").last
        await expect(admin.get_by_role("button", name="Ada, the admin")).to_be_visible()
        await expect(admin.locator("textarea")).to_be_hidden()

        demo.sandbox.slack.type(demo.sandbox.slack.user("U0ADMIN"), "help")

        await expect(admin.locator("textarea")).to_be_visible()


@pytest.mark.browser
@pytest.mark.long
async def test_the_page_shows_whose_bot_it_is() -> None:
    async with demo_page() as (_, page):
        for pane in (".slack-dm", ".telegram-private"):
            await expect(page.locator(pane).first).to_contain_text("Acme feedback")


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
@pytest.mark.long
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

    await expect(support.get_by_text("3 · Mia")).to_be_visible(timeout=SLOWLY)
    await expect(support.get_by_text("The export is <b>slow</b> & <!channel>")).to_be_visible(
        timeout=SLOWLY
    )

    await page.get_by_role("button", name="Let a week pass").click()
    await page.get_by_role("button", name="Let a day pass").click()  # begun on an early Monday
    await expect(team.get_by_text("over 90 days")).to_be_visible(timeout=SLOWLY)
    await expect(team.get_by_role("img", name="NPS, last 12 weeks").first).to_be_visible(
        timeout=SLOWLY
    )


@pytest.mark.long
@pytest.mark.parametrize("staff", ["slack", "telegram"])
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
    assert "🔴 3 · Tomo, Globex — wants a reply" in told.stdout
    assert "over 90 days" in told.stdout
    assert "[picture] " in told.stdout
    assert "NPS, last 12 weeks" in told.stdout
