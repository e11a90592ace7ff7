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
from zoneinfo import ZoneInfo

import pytest
from playwright.async_api import Locator, Page, expect

from bot.language.texts import Texts
from handlers.app.sandbox_config import StaffPlatform
from handlers.cli.demo.settings import document
from handlers.cli.demo.setup import Demo, opened_demo
from handlers.cli.demo.visit import has_scale
from sandbox.slack import SlackMessage
from tests.harness.browser import browser_page

PROJECT = Path(__file__).parent.parent.parent
TENTAP = Path(sys.executable).with_name("tentap")
SLOWLY = 15_000
"""Milliseconds: the demo keeps the platforms' pace, and a chart takes its time."""


SATURDAY_NIGHT = datetime.fromisoformat("2026-11-28T23:00+01:00")
TUESDAY_NIGHT = datetime.fromisoformat("2026-12-01T03:00+01:00")
TUESDAY_NOON = datetime.fromisoformat("2026-12-01T12:00+01:00")
STEPS = ("Start asking", "Let time pass", "Tap a 3", "See #support", "Why Mia?", "Next summary")
BUDGET = 12.0
"""Seconds from the opened page to the read summary, without the visitor's own time."""
LATE = Texts("en", product="Acme")("summary.late", date="").rstrip(". ")


@asynccontextmanager
async def demo_page(
    staff: StaffPlatform = StaffPlatform.SLACK,
    *,
    at: datetime | None = None,
    width: int = 1440,
    height: int = 900,
) -> AsyncIterator[tuple[Demo, Page]]:
    """The demo as `tentap demo` starts it, in a browser, now or at another moment."""
    settings = tomllib.loads((PROJECT / "bot.toml").read_text())
    async with (
        opened_demo(settings, staff=staff, port=0, last_week=True, at=at) as demo,
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
async def test_a_newcomer_plays_from_the_forecast_to_the_summary_by_six_presses(
    staff: StaffPlatform, channels: str
) -> None:
    async with demo_page(staff, at=SATURDAY_NIGHT) as (_, page):
        team, support = page.locator(channels).nth(0), page.locator(channels).nth(1)
        dani, mia, admin = (page.locator(".pane").nth(number) for number in (0, 1, 4))
        told = page.get_by_role("region", name="First steps").get_by_role("status")
        await expect(pictures(team)).to_have_count(1)  # last week's summary
        await expect(admin).to_contain_text("Who “relationship” asks in the next 30 days")
        await expect(admin).to_contain_text("6 people in 30 days, at most 1 a day")
        await expect(told).to_contain_text("Nobody is asked before she presses Start")

        await press_what_is_marked(page)
        await expect(admin).to_contain_text("“relationship” asks by itself now")
        await expect(questions(page)).to_have_count(0)  # it is Saturday night

        await press_what_is_marked(page)
        await expect(page.locator("#now")).to_contain_text("Tue 1 Dec")
        await expect(dani).to_contain_text("How likely are you to recommend Acme")
        await expect(mia).to_contain_text("How likely are you to recommend Acme")

        await press_what_is_marked(page)
        await expect(mia).to_contain_text("Your answer: 3 of 10")

        await press_what_is_marked(page)
        await expect(support.get_by_role("article").last).to_contain_text("Mia")

        await press_what_is_marked(page)
        answer = team.get_by_role("article").last
        await expect(answer).to_contain_text("Why and when Mia is asked")
        await expect(answer).to_contain_text("relationship: asked on 1 December.")
        await expect(answer).to_contain_text("again from 1 March")

        await press_what_is_marked(page)
        await expect(pictures(team)).to_have_count(3)  # one came on the way to Tuesday
        await expect(team).to_contain_text("answered 1.")
        await expect(told).to_contain_text("That is all there is to it")


def questions(page: Page) -> Locator:
    return page.get_by_role("article").filter(has_text="How likely are you to recommend")


@pytest.mark.long
@pytest.mark.parametrize(
    ("moment", "days"),
    [
        pytest.param("2026-11-28T23:00+01:00", ["Mon 30 Nov", "Tue 01 Dec"], id="Saturday night"),
        pytest.param("2026-11-30T08:59+01:00", ["Mon 30 Nov", "Tue 01 Dec"], id="before work"),
        pytest.param("2026-11-27T17:59+01:00", ["Mon 30 Nov", "Tue 01 Dec"], id="after work"),
        pytest.param("2026-10-25T02:30+01:00", ["Mon 26 Oct", "Tue 27 Oct"], id="the hour twice"),
        pytest.param("2026-12-24T20:00+01:00", ["Mon 28 Dec"], id="Dani's holidays are longer"),
    ],
)
async def test_the_first_questions_come_in_working_hours(moment: str, days: list[str]) -> None:
    at = datetime.fromisoformat(moment)
    async with opened_demo(document(None), staff=StaffPlatform.SLACK, port=0, at=at) as demo:
        app, (dani, *_), mia = demo.sandbox, demo.cast.customers.in_slack, demo.cast.mia
        with pytest.raises(ValueError, match=r"Nobody is asked yet\. Press “Start” first\."):
            await demo.visit.let_questions_come()
        await demo.visit.start()
        await demo.visit.let_questions_come()

        london, berlin = ZoneInfo("Europe/London"), ZoneInfo("Europe/Berlin")
        in_slack = [float(one.ts) for one in app.slack.messages(dani) if has_scale(one)]
        in_telegram = [one.date for one in app.telegram.messages(mia) if has_scale(one)]
        asked = [
            *(datetime.fromtimestamp(one, london) for one in in_slack),
            *(one.astimezone(berlin) for one in in_telegram),
        ]
        assert [f"{one:%a %d %b}" for one in asked] == days
        assert all(9 <= one.hour < 18 for one in asked)


async def test_what_a_visitor_tries_first_is_taken_for_no_step() -> None:
    async with opened_demo(document(None), staff=StaffPlatform.SLACK, port=0) as demo:
        slack, support = demo.sandbox.slack, demo.sandbox.slack.channel("C0SUPPORT")
        demo.sandbox.telegram.type(demo.cast.mia, "I can't log in")
        await slack.until(lambda: "Thank" in demo.sandbox.telegram.messages(demo.cast.mia)[-1].text)
        await demo.sandbox.page.tour.time.let_pass(timedelta(minutes=5))
        assert "I can't log in" in slack.messages(support)[0].text
        await demo.visit.explain()
        assert demo.sandbox.page.tour.json()["guide"]["done"] == 0


@pytest.mark.browser
@pytest.mark.long
@pytest.mark.alone
async def test_six_presses_take_a_few_seconds() -> None:
    async with demo_page(at=TUESDAY_NIGHT) as (_, page):
        await page.reload()
        began = monotonic()
        await expect(page.locator(".steps [aria-current=step]")).to_be_visible()
        for _ in STEPS:
            await press_what_is_marked(page)
        await expect(pictures(page.locator(".slack-channel").first)).to_have_count(2)
        assert monotonic() - began < BUDGET


@pytest.mark.browser
@pytest.mark.long
@pytest.mark.timeout(120)
async def test_a_phone_leads_through_the_same_steps() -> None:
    async with demo_page(at=TUESDAY_NIGHT, width=390, height=844) as (_, page):
        shown = page.locator(".pane:visible")
        await expect(shown).to_contain_text("6 people in 30 days, at most 1 a day")
        await expect(page.get_by_role("button", name="Start", exact=True)).to_be_in_viewport()
        for step in STEPS:
            marked = page.locator(".steps [aria-current=step]")
            await expect(marked).to_have_text(re.compile(re.escape(step)), timeout=SLOWLY)
            await expect(marked).to_be_in_viewport(ratio=1)
            await marked.click()
            if step == "Tap a 3":
                await page.locator(".wanted").click()
        await expect(page.locator(".steps .done")).to_have_count(6, timeout=SLOWLY)
        await expect(pictures(shown)).to_have_count(2)


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
async def test_the_page_shows_whose_bot_it_is() -> None:
    async with demo_page() as (_, page):
        for pane in (".slack-dm", ".telegram-private"):
            await expect(page.locator(pane).first).to_contain_text("Acme feedback")


@pytest.fixture
async def page() -> AsyncIterator[Page]:
    settings = tomllib.loads((PROJECT / "bot.toml").read_text())
    async with (
        opened_demo(settings, staff=StaffPlatform.SLACK, port=0, at=TUESDAY_NOON) as demo,
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
    await expect(team.get_by_text("over 90 days").first).to_be_visible(timeout=SLOWLY)
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
    assert "🔴 3 · Mia, Globex — wants a reply" in told.stdout
    assert "over 90 days" in told.stdout
    assert "[picture] " in told.stdout
    assert "NPS, last 12 weeks" in told.stdout
