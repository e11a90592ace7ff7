"""The page leads a newcomer: steps above the chats, a clock that stops, a folded pane."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta

import aiohttp
import pytest
from playwright.async_api import Browser, Locator, Page, expect

from sandbox import Sandbox, slack, telegram
from sandbox.page import GuideStep, Stage
from tests.harness.browser import Scheme, window
from tests.sandbox.page.bots import SlackApp, TelegramBot
from tests.sandbox.page.test_page import FAINT_WORDS

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

KEYS = {"inline_keyboard": [[{"text": str(n), "callback_data": str(n)} for n in range(5)]]}


class ShortTour:
    """Two steps: the bot asks Ana, and somebody writes in the support channel."""

    def __init__(self, sandbox: Sandbox, stage: Stage) -> None:
        self.asked = 0
        self.answered = False
        self.refuses = False
        _, _, support, _ = stage.panes
        sandbox.page.tour.guide(
            (
                self._step("Ask everybody", stage, lambda: self.asked > 0, act=self.ask),
                replace(self._step("Tap a 3", stage, lambda: self.answered), target="3"),
                GuideStep(
                    title="See #support",
                    pane=support,
                    told="The alert is here.",
                    is_done=lambda: self.answered,
                    is_read=True,
                ),
            ),
            "That is all.",
        )

    def _step(
        self,
        title: str,
        stage: Stage,
        is_done: Callable[[], bool],
        act: Callable[[], Awaitable[None]] | None = None,
    ) -> GuideStep:
        return GuideStep(
            title=title, pane=stage.panes[0], told=f"{title}, please.", is_done=is_done, act=act
        )

    async def ask(self) -> None:
        if self.refuses:
            raise ValueError("Nobody can be asked.")
        self.asked += 1


@pytest.fixture
def play(sandbox: Sandbox, stage: Stage) -> ShortTour:
    return ShortTour(sandbox, stage)


def step(page: Page, number: int) -> Locator:
    return page.locator(".steps button").nth(number - 1)


async def test_without_steps_nothing_stands_above_the_chats(page: Page) -> None:
    await expect(page.get_by_role("region", name="First steps")).to_be_hidden()
    await expect(page.get_by_role("button", name="next summary")).to_be_hidden()


async def test_the_page_says_what_to_do_next(
    sandbox: Sandbox, stage: Stage, play: ShortTour, page: Page
) -> None:
    tour = page.get_by_role("region", name="First steps")
    await expect(tour.get_by_role("button")).to_have_text(
        ["1Ask everybody", "2Tap a 3", "3See #support"]
    )
    await expect(step(page, 1)).to_have_attribute("aria-current", "step")
    await expect(tour.get_by_role("status")).to_have_text("Ask everybody, please.")

    play.asked = 1
    sandbox.changes.notify()

    await expect(page.get_by_role("button", name="1 Ask everybody, done")).to_be_visible()
    await expect(step(page, 2)).to_have_attribute("aria-current", "step")
    await expect(tour.get_by_role("status")).to_have_text("Tap a 3, please.")

    play.answered = True
    sandbox.changes.notify()

    await expect(tour.get_by_role("status")).to_have_text("That is all.")


async def test_a_step_that_was_done_stays_done_with_those_before_it(
    sandbox: Sandbox, play: ShortTour, page: Page
) -> None:
    play.answered = True  # typed, so nobody was seen to be asked
    sandbox.changes.notify()
    await expect(step(page, 3)).to_have_class("done")

    play.answered = False
    sandbox.changes.notify()
    await page.reload()

    await expect(step(page, 1)).to_have_class("done")
    await expect(step(page, 3)).to_have_class("done")


async def test_a_button_does_its_step_and_is_busy_only_once(play: ShortTour, page: Page) -> None:
    await step(page, 1).dblclick()
    await expect(step(page, 1)).to_have_class("done")
    assert play.asked == 1


async def test_a_phone_opens_with_the_chat_of_the_next_step(
    sandbox: Sandbox, stage: Stage, phone: Page
) -> None:
    step = GuideStep(title="See #support", pane=stage.panes[2], told="", is_done=lambda: False)
    sandbox.page.tour.guide((step,), "")
    await phone.reload()
    tab = phone.get_by_role("button", name="Slack · #support", exact=True)
    await expect(tab).to_have_attribute("aria-current", "true")
    await expect(tab).to_be_in_viewport(ratio=1)
    await expect(phone.locator(".slack-channel textarea")).to_be_visible()


async def test_a_step_that_is_done_does_not_act_again(
    sandbox: Sandbox, play: ShortTour, page: Page
) -> None:
    async with aiohttp.ClientSession(sandbox.url) as session:
        for _ in range(2):  # the second press of a double click may come when the first has ended
            async with session.post("/page/step/0", json={}) as response:
                assert response.ok
    assert play.asked == 1


async def test_a_step_that_cannot_be_done_says_why(play: ShortTour, page: Page) -> None:
    play.refuses = True
    await step(page, 1).click()
    alert = page.locator("#tour").get_by_role("alert")
    await expect(alert).to_have_text("Nobody can be asked.")

    play.refuses = False
    await step(page, 1).click()
    await expect(alert).to_be_hidden()
    await expect(step(page, 1)).to_have_class("done")


async def test_a_step_leads_to_the_button_that_the_visitor_presses(
    sandbox: Sandbox, play: ShortTour, page: Page, bot: TelegramBot, ana: telegram.TelegramUser
) -> None:
    sandbox.telegram.start(ana)
    await bot.call("sendMessage", chat_id=ana.id, text="How?", reply_markup=KEYS)
    play.asked = 1
    sandbox.changes.notify()
    three = page.locator(".telegram-private").get_by_role("button", name="3", exact=True)
    await expect(three).to_have_class("key wanted")

    await step(page, 2).focus()
    await page.keyboard.press("Enter")
    await expect(three).to_be_focused()
    await page.keyboard.press("Enter")

    assert (await bot.next_update("callback_query"))["data"] == "3"


@pytest.mark.long
async def test_on_a_phone_a_step_leads_to_its_chat_and_is_done_once_that_was_seen(
    sandbox: Sandbox, play: ShortTour, phone: Page
) -> None:
    play.answered = True
    sandbox.changes.notify()
    await expect(step(phone, 2)).to_have_class("done")
    await expect(step(phone, 3)).to_have_attribute("aria-current", "step")

    await step(phone, 3).click()

    await expect(phone.locator(".pane:visible")).to_have_class("pane slack-channel current glow")
    await expect(step(phone, 3)).to_have_class("done")
    for number in (1, 2, 3):
        await expect(step(phone, number)).to_be_in_viewport(ratio=1)
    assert await phone.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_the_words_of_the_steps_stand_out(
    browser: Browser, sandbox: Sandbox, play: ShortTour, scheme: Scheme
) -> None:
    play.asked = 1
    async with window(browser, sandbox.url, scheme=scheme) as page:
        await expect(step(page, 1)).to_have_class("done")
        assert await page.evaluate(FAINT_WORDS) == []


async def test_a_step_that_is_not_there_is_refused(
    sandbox: Sandbox, play: ShortTour, http: aiohttp.ClientSession
) -> None:
    for number in ("9", "-9", "one"):
        async with http.post(f"{sandbox.url}/page/step/{number}", json={}) as response:
            assert response.status in {404, 409}
    assert play.asked == 0


# --- the clock ----------------------------------------------------------------------------------


class Plans:
    """A bot that has something to do at each of *moments*, and notes when it did it."""

    def __init__(self, sandbox: Sandbox, *hours: float) -> None:
        self._clock = sandbox.clock
        self.began = sandbox.clock.now()
        self.moments = [self.began + timedelta(hours=each) for each in hours]
        self.lateness: list[timedelta] = []
        self.retries: list[timedelta] = []
        """How long it waits before it does the last thing again, each time."""

    async def next_due(self, after: datetime) -> datetime | None:
        return min((each for each in self.moments if each > after), default=None)

    async def next_milestone(self, after: datetime) -> datetime | None:
        return max((each for each in self.moments if each > after), default=None)

    async def finished(self) -> None:
        now = self._clock.now()
        self.lateness += [now - each for each in self.moments if each <= now]
        self.moments = [each for each in self.moments if each > now]
        if self.retries and not self.moments:
            self.moments = [now + self.retries.pop()]

    @property
    def passed(self) -> timedelta:
        return self._clock.now() - self.began


@pytest.fixture
def plans(sandbox: Sandbox) -> Plans:
    plans = Plans(sandbox, 2, 30, 100)
    sandbox.page.tour.follow_agenda(plans, "next post")
    return plans


async def test_the_clock_stops_wherever_the_bot_has_something_to_do(
    plans: Plans, page: Page
) -> None:
    await page.get_by_role("button", name="Let a week pass").click()
    await expect(page.locator("[aria-busy]")).to_have_count(0)

    assert len(plans.lateness) == 3
    assert max(plans.lateness) < timedelta(seconds=30)
    assert timedelta(days=7) <= plans.passed < timedelta(days=7, minutes=1)


async def test_the_clock_goes_no_further_than_asked(plans: Plans, page: Page) -> None:
    await page.get_by_role("button", name="Let a day pass").click()
    await expect(page.locator("[aria-busy]")).to_have_count(0)
    assert len(plans.lateness) == 1
    assert timedelta(days=1) <= plans.passed < timedelta(days=1, minutes=1)


async def test_the_next_milestone_has_a_button(plans: Plans, page: Page) -> None:
    button = page.get_by_role("button", name="next post")
    await button.click()
    await expect(button).not_to_have_attribute("aria-busy", "true")
    assert len(plans.lateness) == 3
    assert timedelta(hours=100) <= plans.passed < timedelta(hours=100, minutes=1)


async def test_a_milestone_that_comes_again_in_a_moment_is_complete(
    plans: Plans, page: Page
) -> None:
    plans.retries = [timedelta(hours=1), timedelta(seconds=1), timedelta(seconds=1)]
    button = page.get_by_role("button", name="next post")
    await button.click()
    await expect(button).not_to_have_attribute("aria-busy", "true")
    assert len(plans.lateness) == 5
    assert plans.passed < timedelta(hours=100, minutes=1)


async def test_a_bot_that_is_never_done_does_not_hold_the_clock_for_ever(
    sandbox: Sandbox, http: aiohttp.ClientSession
) -> None:
    plans = Plans(sandbox, *(number / 10 for number in range(500)))
    sandbox.page.tour.follow_agenda(plans, "next post")
    async with http.post(f"{sandbox.url}/page/clock", json={"seconds": 604800}) as response:
        assert response.status == 200
    assert plans.passed >= timedelta(days=7)


@pytest.mark.parametrize(
    "body", [{}, {"seconds": -1}, {"seconds": "x"}, {"seconds": 1e300}, {"milestone": True}, [], 7]
)
async def test_a_time_that_cannot_pass_is_refused(
    sandbox: Sandbox, http: aiohttp.ClientSession, body: object
) -> None:
    before = sandbox.clock.now()
    async with http.post(f"{sandbox.url}/page/clock", json=body) as response:
        assert response.status == 409
        assert await response.text()
    assert sandbox.clock.now() - before < timedelta(seconds=30)


# --- a folded pane ------------------------------------------------------------------------------


@pytest.fixture
def folded(sandbox: Sandbox, stage: Stage) -> Stage:
    panes = tuple(replace(pane, folds=pane is stage.panes[1]) for pane in stage.panes)
    sandbox.page.stage = replace(stage, panes=panes)
    return sandbox.page.stage


async def test_a_pane_that_has_nothing_yet_is_folded_until_it_has(
    sandbox: Sandbox, folded: Stage, page: Page, app: SlackApp, ben: slack.SlackUser
) -> None:
    pane = page.locator(".slack-dm")
    await expect(pane.locator("textarea")).to_be_hidden()

    await app.call("chat.postMessage", channel=sandbox.slack.dm(ben).id, text="Look at this")

    await expect(pane.get_by_text("Look at this")).to_be_visible()
    await expect(pane.locator("textarea")).to_be_visible()


async def test_a_folded_pane_opens_by_a_press(folded: Stage, page: Page) -> None:
    pane = page.locator(".slack-dm")
    opener = pane.get_by_role("button", name="Slack · Ben")
    await expect(opener).to_have_attribute("aria-expanded", "false")

    await opener.focus()
    await page.keyboard.press("Enter")

    await expect(opener).to_be_hidden()
    await expect(pane.locator("textarea")).to_be_focused()


async def test_a_phone_folds_nothing(folded: Stage, phone: Page) -> None:
    await phone.get_by_role("button", name="Slack · Ben").first.click()
    await expect(phone.locator(".slack-dm textarea")).to_be_visible()
