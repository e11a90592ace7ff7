"""The page as a whole: its layout, its clock, the keyboard, a phone."""

import pytest
from playwright.async_api import Browser, Page, expect

from sandbox import Sandbox, slack, telegram
from sandbox.page import Stage
from tests.harness.browser import Scheme, window
from tests.sandbox.page.bots import TelegramBot

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

LONG = "Donaudampfschifffahrtsgesellschaftskapitän" * 6


async def test_the_stage_says_what_is_shown_and_in_which_order(page: Page) -> None:
    titles = page.get_by_role("heading", level=2)
    await expect(titles).to_have_text(
        ["Telegram · Ana", "Slack · Ben", "Slack · #support", "Telegram · Support group"]
    )
    await expect(page).to_have_title("Our demo")
    await expect(page.get_by_text("Nothing leaves this machine")).to_be_visible()


async def test_without_a_stage_everybody_and_everything_is_shown(
    browser: Browser,
    sandbox: Sandbox,
    ana: telegram.TelegramUser,
    group: telegram.TelegramChat,
    ben: slack.SlackUser,
    support: slack.SlackChannel,
) -> None:
    async with window(browser, sandbox.url) as page:
        await expect(page.get_by_role("heading", level=2)).to_have_text(
            ["Telegram · Ana", "Telegram · Support group", "Slack · Ben", "Slack · #support"]
        )


async def test_an_empty_sandbox_says_so(browser: Browser, sandbox: Sandbox) -> None:
    async with window(browser, sandbox.url) as page:
        await expect(page.get_by_text("Nobody is here yet.")).to_be_visible()


async def test_each_customer_has_a_chat_of_their_own(
    sandbox: Sandbox,
    page: Page,
    bot: TelegramBot,
    ana: telegram.TelegramUser,
    dan: telegram.TelegramUser,
) -> None:
    chat = page.locator(".telegram-private")
    field = chat.locator("textarea")
    for user in (ana, dan):
        sandbox.telegram.start(user)
        await bot.call("sendMessage", chat_id=user.id, text=f"Dear {user.name}")
    await field.press_sequentially("half a wo")

    await chat.get_by_label("Who you are").select_option("Dan")

    await expect(page.get_by_role("heading", name="Telegram · Dan")).to_be_visible()
    await expect(chat.get_by_text("Dear Dan")).to_be_visible()
    await expect(chat.get_by_text("Dear Ana")).to_have_count(0)
    await expect(field).to_have_value("")
    await chat.get_by_label("Who you are").select_option("Ana")
    await expect(field).to_have_value("half a wo")


async def test_a_day_can_be_let_pass(sandbox: Sandbox, page: Page) -> None:
    before = sandbox.clock.now()

    await page.get_by_role("button", name="Let a day pass").click()
    shown = page.locator("#now")
    tomorrow = await page.evaluate(
        "new Intl.DateTimeFormat(undefined, {weekday: 'short'}).format(Date.now() + 864e5)"
    )

    await expect(shown).to_contain_text(tomorrow)
    assert (sandbox.clock.now() - before).days == 1


async def test_the_keyboard_is_enough(
    sandbox: Sandbox, page: Page, bot: TelegramBot, ana: telegram.TelegramUser
) -> None:
    """Start, write, and press a button: without a pointer."""
    chat = page.locator(".telegram-private")
    await page.get_by_label("Who you are in Telegram · Ana").focus()
    for _ in range(3):
        await page.keyboard.press("Tab")
    await expect(chat.get_by_role("button", name="Start")).to_be_focused()
    await page.keyboard.press("Enter")
    await bot.next_update("message")
    await expect(chat.locator("textarea")).to_be_focused()
    await page.keyboard.type("hello")
    await page.keyboard.press("Enter")
    assert (await bot.next_update("message"))["text"] == "hello"

    keys = {"inline_keyboard": [[{"text": "10", "callback_data": "ten"}]]}
    await bot.call("sendMessage", chat_id=ana.id, text="How?", reply_markup=keys)
    await expect(chat.get_by_role("button", name="10")).to_be_visible()
    for _ in range(2):
        await page.keyboard.press("Shift+Tab")
    await expect(chat.get_by_role("button", name="10")).to_be_focused()
    await page.keyboard.press("Space")

    assert (await bot.next_update("callback_query"))["data"] == "ten"


async def test_a_phone_shows_one_chat_at_a_time_and_nothing_is_cut_off(
    sandbox: Sandbox,
    phone: Page,
    ana: telegram.TelegramUser,
    sofia: slack.SlackUser,
    support: slack.SlackChannel,
) -> None:
    sandbox.telegram.start(ana)
    sandbox.telegram.type(ana, LONG)
    sandbox.slack.type(sofia, LONG, channel=support)
    news = phone.get_by_role("button", name="Slack · #support")
    await expect(news).to_have_class("news")

    for tab, pane in (
        ("Telegram · Ana", ".telegram-private"),
        ("Slack · #support", ".slack-channel"),
    ):
        await phone.get_by_role("button", name=tab).click()
        await expect(phone.locator(pane).get_by_text(LONG)).to_be_visible()
        await expect(phone.locator(".pane:visible")).to_have_count(1)
        assert await _is_within(phone, ":root, .pane:not([hidden]) .log, .message, .words")
    await expect(news).not_to_have_class("news")


async def test_reading_above_is_not_disturbed_by_a_new_message(
    sandbox: Sandbox, page: Page, ana: telegram.TelegramUser
) -> None:
    sandbox.telegram.start(ana)
    for number in range(40):
        sandbox.telegram.type(ana, f"line {number}")
    chat = page.locator(".telegram-private")
    await expect(chat.get_by_text("line 39", exact=True)).to_be_in_viewport()
    await chat.get_by_text("line 3", exact=True).scroll_into_view_if_needed()
    await page.evaluate("() => new Promise(requestAnimationFrame)")  # then the page knows

    sandbox.telegram.type(ana, "the latest")

    hint = chat.get_by_role("button", name="New message")
    await expect(hint).to_be_visible()
    await expect(chat.get_by_text("line 3", exact=True)).to_be_in_viewport()
    await hint.click()
    await expect(chat.get_by_text("the latest")).to_be_in_viewport()
    await expect(hint).to_be_hidden()


async def test_the_end_stays_in_sight_as_messages_come(
    sandbox: Sandbox, page: Page, ana: telegram.TelegramUser
) -> None:
    sandbox.telegram.start(ana)
    for number in range(40):
        sandbox.telegram.type(ana, f"line {number}")
        if number % 10 == 0:
            await expect(page.get_by_text(f"line {number}", exact=True)).to_be_in_viewport()

    await expect(page.get_by_text("line 39", exact=True)).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_words_stand_out_from_what_is_behind_them(
    browser: Browser,
    sandbox: Sandbox,
    stage: Stage,
    bot: TelegramBot,
    ana: telegram.TelegramUser,
    sofia: slack.SlackUser,
    support: slack.SlackChannel,
    scheme: Scheme,
) -> None:
    """WCAG AA, 4.5 to 1, wherever there are words."""
    row = [{"text": style, "callback_data": style, "style": style} for style in STYLES]
    keys = {"inline_keyboard": [row, [{"text": "plain", "callback_data": "plain"}]]}
    sandbox.telegram.start(ana)
    await bot.call("sendMessage", chat_id=ana.id, text="How?", reply_markup=keys)
    sandbox.slack.type(sofia, "hello", channel=support)
    async with window(browser, sandbox.url, scheme=scheme) as page:
        await expect(page.get_by_role("button", name="plain")).to_be_visible()

        assert await page.evaluate(FAINT_WORDS) == []


STYLES = ("danger", "success", "primary")
FAINT_WORDS = """() => {
  const parts = (colour) => [...colour.match(/[\\d.]+/g).map(Number), 1].slice(0, 4);
  const over = ([r, g, b, a], under) => [r, g, b].map((each, i) => each * a + under[i] * (1 - a));
  const behind = (node) => node
    ? over(parts(getComputedStyle(node).backgroundColor), behind(node.parentElement))
    : [255, 255, 255];
  const light = (colour) => {
    const [r, g, b] = colour.map((each) => each / 255)
      .map((each) => each <= .04045 ? each / 12.92 : ((each + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b + .05;
  };
  const contrast = (node) => {
    const ground = behind(node);
    const words = over(parts(getComputedStyle(node).color), ground);
    const [low, high] = [light(words), light(ground)].sort((a, b) => a - b);
    return high / low;
  };
  const speaks = ({childNodes}) => [...childNodes].some((each) => each.data?.trim());
  return [...document.body.querySelectorAll("*")]
    .filter((node) => speaks(node) && node.checkVisibility({opacityProperty: true}))
    .filter((node) => contrast(node) < 4.5)
    .map((node) => `${node.textContent}: ${contrast(node).toFixed(2)}`);
}"""


async def _is_within(page: Page, selector: str) -> bool:
    """Whether nothing in these elements is wider than they are."""
    wide = "nodes => nodes.filter((node) => node.scrollWidth > node.clientWidth + 1).length"
    return int(await page.locator(selector).evaluate_all(wide)) == 0
