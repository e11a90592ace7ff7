"""The page is used as Telegram is used."""

import asyncio

import pytest
from playwright.async_api import Locator, Page, expect

from sandbox import Sandbox
from sandbox.telegram import Attachment, TelegramChat, TelegramUser
from tests.sandbox.page.bots import TelegramBot
from tests.sandbox.telegram.pictures import png

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

KEYBOARD = {
    "inline_keyboard": [
        [
            {"text": "0", "callback_data": "zero", "style": "danger"},
            {"text": "7", "callback_data": "seven"},
            {"text": "10", "callback_data": "ten", "style": "success"},
        ],
        [{"text": "Help centre", "url": "https://example.com/help"}],
    ]
}


@pytest.fixture
def chat(page: Page) -> Locator:
    """The customers' Telegram."""
    return page.locator(".telegram-private")


def field(chat: Locator) -> Locator:
    return chat.locator("textarea")


async def colour(button: Locator) -> str:
    return str(await button.evaluate("node => getComputedStyle(node).backgroundColor"))


async def test_start_stands_there_before_the_first_message(chat: Locator, bot: TelegramBot) -> None:
    await expect(field(chat)).to_be_hidden()

    await chat.get_by_role("button", name="Start").click()

    assert (await bot.next_update("message"))["text"] == "/start"
    await expect(chat.get_by_text("/start")).to_be_visible()
    await expect(field(chat)).to_be_visible()


async def open_link(page: Page, chat: Locator, url: str) -> None:
    await chat.get_by_label("More").click()
    await chat.get_by_role("button", name="Open a link…").click()
    await page.get_by_label("Link to the bot").last.fill(url)
    await page.get_by_role("button", name="Open", exact=True).click()


async def test_a_link_to_the_bot_starts_it_with_its_word(
    sandbox: Sandbox, page: Page, chat: Locator, bot: TelegramBot
) -> None:
    url = f"https://t.me/{sandbox.telegram.bot.username}?start=p-secret"
    await open_link(page, chat, url)
    assert (await bot.next_update("message"))["text"] == "/start p-secret"
    await expect(chat.get_by_text("/start p-secret")).to_be_visible()
    await expect(field(chat)).to_be_visible()


async def test_a_link_to_elsewhere_is_explained(page: Page, chat: Locator) -> None:
    await open_link(page, chat, "https://example.com/?start=x")
    await expect(page.get_by_role("dialog")).to_contain_text("this is no link to @")


async def test_a_tap_reaches_the_bot_and_its_answer_is_shown(
    sandbox: Sandbox, chat: Locator, bot: TelegramBot, ana: TelegramUser
) -> None:
    sandbox.telegram.start(ana)
    question = await bot.call("sendMessage", chat_id=ana.id, text="How?", reply_markup=KEYBOARD)
    ten = chat.get_by_role("button", name="10")

    await ten.click()
    tap = await bot.next_update("callback_query")
    assert (tap["data"], tap["from"]["id"]) == ("ten", ana.id)
    await expect(ten).to_have_attribute("aria-busy", "true")

    await bot.call("answerCallbackQuery", callback_query_id=tap["id"], text="Noted: 10")
    await expect(chat.get_by_role("status")).to_have_text("Noted: 10")
    await expect(ten).not_to_have_attribute("aria-busy", "true")

    told = {"chat_id": ana.id, "message_id": question["message_id"], "text": "You chose 10"}
    await bot.call("editMessageText", **told)
    await expect(chat.get_by_text("You chose 10")).to_be_visible()
    await expect(ten).to_have_count(0)


async def test_an_alert_is_a_dialog(
    sandbox: Sandbox, page: Page, chat: Locator, bot: TelegramBot, ana: TelegramUser
) -> None:
    sandbox.telegram.start(ana)
    await bot.call("sendMessage", chat_id=ana.id, text="How?", reply_markup=KEYBOARD)
    await chat.get_by_role("button", name="7").click()
    tap = await bot.next_update("callback_query")
    told = {"callback_query_id": tap["id"], "text": "Too late", "show_alert": True}
    await bot.call("answerCallbackQuery", **told)

    await page.get_by_role("dialog").get_by_role("button", name="OK").click()

    await expect(page.get_by_role("dialog")).to_have_count(0)
    await expect(chat.get_by_role("button", name="7")).to_be_focused()


async def test_buttons_wear_their_colours(
    sandbox: Sandbox, chat: Locator, bot: TelegramBot, ana: TelegramUser
) -> None:
    sandbox.telegram.start(ana)
    await bot.call("sendMessage", chat_id=ana.id, text="How?", reply_markup=KEYBOARD)

    zero, seven, ten = (chat.get_by_role("button", name=n, exact=True) for n in ("0", "7", "10"))

    assert await colour(zero) == "rgb(209, 56, 56)"
    assert await colour(ten) == "rgb(39, 131, 58)"
    assert await colour(seven) not in (await colour(zero), await colour(ten))


async def test_a_link_opens_beside_the_page(
    sandbox: Sandbox, chat: Locator, bot: TelegramBot, ana: TelegramUser
) -> None:
    sandbox.telegram.start(ana)
    await bot.call("sendMessage", chat_id=ana.id, text="How?", reply_markup=KEYBOARD)

    link = chat.get_by_role("link", name="Help centre")

    await expect(link).to_have_attribute("href", "https://example.com/help")
    await expect(link).to_have_attribute("target", "_blank")


async def test_enter_sends_what_was_typed(
    sandbox: Sandbox, chat: Locator, bot: TelegramBot, ana: TelegramUser
) -> None:
    sandbox.telegram.start(ana)

    await field(chat).fill("9 but slow")
    await field(chat).press("Enter")

    await bot.next_update("message")
    assert (await bot.next_update("message"))["text"] == "9 but slow"
    await expect(field(chat)).to_have_value("")


async def test_an_edit_that_arrives_while_one_types_keeps_the_words_and_the_focus(
    sandbox: Sandbox, chat: Locator, bot: TelegramBot, ana: TelegramUser
) -> None:
    sandbox.telegram.start(ana)
    sent = await bot.call("sendMessage", chat_id=ana.id, text="How was it?")
    await expect(chat.get_by_text("How was it?")).to_be_visible()
    await field(chat).click()  # it may not be there yet
    await field(chat).press_sequentially("It was slo")

    told = {"chat_id": ana.id, "message_id": sent["message_id"], "text": "How is it?"}
    await bot.call("editMessageText", **told)
    await expect(chat.get_by_text("How is it?")).to_be_visible()

    await expect(field(chat)).to_be_focused()
    await field(chat).press_sequentially("w")
    await expect(field(chat)).to_have_value("It was slow")
    await expect(chat.get_by_text("edited")).to_be_visible()


async def test_an_edit_leaves_the_focus_on_the_button_that_was_pressed(
    sandbox: Sandbox, chat: Locator, bot: TelegramBot, ana: TelegramUser
) -> None:
    sandbox.telegram.start(ana)
    told = {"chat_id": ana.id, "reply_markup": KEYBOARD}
    sent = await bot.call("sendMessage", text="How?", **told)
    ten = chat.get_by_role("button", name="10")
    await ten.focus()
    await ten.press("Enter")

    await bot.call("editMessageText", text="Thanks", message_id=sent["message_id"], **told)
    await expect(chat.get_by_text("Thanks")).to_be_visible()

    await expect(ten).to_be_focused()


async def test_words_are_formatted_as_the_bot_said(
    sandbox: Sandbox, chat: Locator, bot: TelegramBot, ana: TelegramUser
) -> None:
    sandbox.telegram.start(ana)
    text = "<b>Bold 😀 <i>both</i></b> then <blockquote>their words</blockquote>\nand ours"
    await bot.call("sendMessage", chat_id=ana.id, text=text, parse_mode="HTML")

    await expect(chat.locator("strong", has_text="Bold 😀 both")).to_be_visible()
    await expect(chat.locator("strong em")).to_have_text("both")
    quote = chat.locator("blockquote")
    await expect(quote).to_have_text("their words")
    following = await quote.evaluate("quote => quote.nextSibling.data")
    assert following == "and ours"  # with no empty line between


async def test_hostile_words_are_only_words(
    sandbox: Sandbox, page: Page, chat: Locator, bot: TelegramBot, ana: TelegramUser
) -> None:
    hostile = "<img src=x onerror=alert(1)> & <script>alert(2)</script>"
    sandbox.telegram.start(ana)
    alerts: list[str] = []
    page.on("dialog", lambda dialog: alerts.append(dialog.message))

    await field(chat).fill(hostile)
    await field(chat).press("Enter")

    await expect(chat.locator(".mine .words").last).to_have_text(hostile)
    await expect(chat.locator("article img, article script")).to_have_count(0)
    assert alerts == []


async def test_a_photo_is_shown_and_can_be_enlarged(
    sandbox: Sandbox, page: Page, chat: Locator, bot: TelegramBot, ana: TelegramUser
) -> None:
    sandbox.telegram.start(ana)
    await bot.send_photo(ana.id, png(40, 30), "Twelve weeks")

    small = chat.get_by_role("img", name="Twelve weeks")
    await expect(small).to_have_js_property("naturalWidth", 40)
    await chat.get_by_role("button", name="Enlarge: Twelve weeks").click()
    await expect(page.get_by_role("dialog").get_by_role("img")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_have_count(0)


async def test_a_document_can_be_saved(
    sandbox: Sandbox, page: Page, chat: Locator, bot: TelegramBot, ana: TelegramUser
) -> None:
    sandbox.telegram.start(ana)
    await bot.send_document(ana.id, b"hello", "notes.txt")

    async with page.expect_download() as saving:
        await chat.get_by_role("link", name="notes.txt 1 kB").click()
    saved = await saving.value
    assert saved.suggested_filename == "notes.txt"
    kept = await saved.path()
    assert await asyncio.to_thread(kept.read_bytes) == b"hello"


async def test_a_reply_shows_what_it_answers(
    sandbox: Sandbox, chat: Locator, bot: TelegramBot, ana: TelegramUser
) -> None:
    sandbox.telegram.start(ana)
    await bot.call("sendMessage", chat_id=ana.id, text="What went wrong?")

    await chat.get_by_role("article").last.hover()
    await chat.get_by_role("article").last.get_by_role("button", name="Reply").click()
    await field(chat).click()  # it may not be there yet
    await field(chat).press_sequentially("Everything")
    await field(chat).press("Enter")

    await bot.next_update("message")
    reply = await bot.next_update("message")
    assert reply["reply_to_message"]["text"] == "What went wrong?"
    await expect(chat.locator(".mine .quote")).to_have_text("Survey botWhat went wrong?")


async def test_one_s_own_words_can_be_changed(
    sandbox: Sandbox, chat: Locator, bot: TelegramBot, ana: TelegramUser
) -> None:
    sandbox.telegram.start(ana)
    sandbox.telegram.type(ana, "slwo")

    await chat.get_by_role("article").last.hover()
    await chat.get_by_role("article").last.get_by_role("button", name="Edit").click()
    await expect(field(chat)).to_have_value("slwo")
    await field(chat).fill("slow")
    await field(chat).press("Enter")

    assert (await bot.next_update("edited_message"))["text"] == "slow"
    await expect(chat.locator(".mine").last).to_contain_text("slow")


async def test_a_prompt_of_the_bot_is_answered_by_typing(
    sandbox: Sandbox, page: Page, bot: TelegramBot, group: TelegramChat
) -> None:
    chat = page.locator(".telegram-group")
    prompt = {"force_reply": True, "input_field_placeholder": "To Ana"}
    await bot.call("sendMessage", chat_id=group.id, text="Your reply?", reply_markup=prompt)

    await expect(field(chat)).to_be_focused()
    await expect(field(chat)).to_have_attribute("placeholder", "To Ana")
    await field(chat).press_sequentially("We are on it")
    await field(chat).press("Enter")

    reply = await bot.next_update("message")
    assert reply["reply_to_message"]["text"] == "Your reply?"


async def test_the_bot_s_commands_are_offered_after_a_slash(
    sandbox: Sandbox, chat: Locator, bot: TelegramBot, ana: TelegramUser
) -> None:
    sandbox.telegram.start(ana)
    await bot.call("setMyCommands", commands=[{"command": "privacy", "description": "Your data"}])
    await field(chat).click()  # it may not be there yet
    await field(chat).press_sequentially("/")

    await chat.get_by_role("button", name="/privacy Your data").click()

    await bot.next_update("message")
    assert (await bot.next_update("message"))["text"] == "/privacy"


async def test_the_bot_can_be_blocked_and_unblocked(
    sandbox: Sandbox, chat: Locator, bot: TelegramBot, ana: TelegramUser
) -> None:
    sandbox.telegram.start(ana)
    await chat.get_by_label("More").click()
    await chat.get_by_role("button", name="Block the bot").click()
    await expect(field(chat)).to_be_hidden()
    assert (await bot.next_update("my_chat_member"))["new_chat_member"]["status"] == "kicked"

    await chat.get_by_role("button", name="Unblock").click()

    await expect(field(chat)).to_be_visible()


async def test_a_voice_message_can_be_sent(
    sandbox: Sandbox, chat: Locator, bot: TelegramBot, ana: TelegramUser
) -> None:
    sandbox.telegram.start(ana)
    await chat.get_by_label("Attach").click()
    await chat.get_by_role("button", name="Voice message").click()

    await expect(chat.locator(".mine .voice")).to_be_visible()
    assert sandbox.telegram.messages(ana)[-1].attachment is Attachment.VOICE


@pytest.mark.parametrize(
    ("choice", "kind", "shown"),
    [
        ("Photo", Attachment.PHOTO, "Photo"),
        ("Video", Attachment.VIDEO, "Video"),
        ("File", Attachment.DOCUMENT, "File"),
    ],
)
async def test_typed_words_are_the_caption_of_what_is_sent(
    sandbox: Sandbox,
    chat: Locator,
    bot: TelegramBot,
    ana: TelegramUser,
    choice: str,
    kind: Attachment,
    shown: str,
) -> None:
    sandbox.telegram.start(ana)
    await bot.next_update("message")
    await field(chat).fill("3, see here")
    await chat.get_by_label("Attach").click()
    await chat.get_by_role("button", name=choice, exact=True).click()

    sent = await bot.next_update("message")
    assert (sent["caption"], kind.value in sent) == ("3, see here", True)
    await expect(chat.locator(".mine").last).to_contain_text(f"{shown}3, see here")
    await expect(field(chat)).to_have_value("")


async def test_an_album_is_one_message_to_the_eye(
    sandbox: Sandbox, chat: Locator, bot: TelegramBot, ana: TelegramUser
) -> None:
    sandbox.telegram.start(ana)
    await bot.next_update("message")
    await field(chat).fill("two of them")
    await chat.get_by_label("Attach").click()
    await chat.get_by_role("button", name="Two photos").click()

    first, second = [await bot.next_update("message") for _ in range(2)]
    assert first["media_group_id"] == second["media_group_id"]
    album = chat.locator(".mine").last
    await expect(album.locator(".photo-sent")).to_have_count(2)
    await expect(album).to_contain_text("two of them")
    await expect(chat.locator(".mine")).to_have_count(2)  # with /start


async def test_two_albums_stay_apart(sandbox: Sandbox, chat: Locator, ana: TelegramUser) -> None:
    sandbox.telegram.start(ana)
    for captions in (["", "behind", ""], ["", ""]):
        sandbox.telegram.send_album(ana, captions)

    await expect(chat.locator(".album")).to_have_count(2)
    await expect(chat.locator(".album").first.locator(".photo-sent")).to_have_count(3)
    await expect(chat.locator(".mine").nth(1)).to_contain_text("behind")


async def test_a_forwarded_message_names_its_author(
    sandbox: Sandbox,
    page: Page,
    chat: Locator,
    bot: TelegramBot,
    ana: TelegramUser,
    tomas: TelegramUser,
) -> None:
    sandbox.telegram.start(ana)
    await bot.call("sendMessage", chat_id=ana.id, text="How was it?")
    shown = chat.get_by_role("article").filter(has_text="How was it?")
    await shown.hover()
    await shown.get_by_role("button", name="Forward to the bot").click()

    await bot.next_update("message")
    assert (await bot.next_update("message"))["forward_origin"]["type"] == "user"
    await expect(chat.locator(".mine").last).to_contain_text("Forwarded from Survey bot")


async def test_what_cannot_be_forwarded_says_why(
    sandbox: Sandbox, page: Page, bot: TelegramBot, group: TelegramChat, tomas: TelegramUser
) -> None:
    sandbox.telegram.start(tomas)
    sandbox.telegram.block(tomas)
    chat = page.locator(".telegram-group")
    await bot.call("sendMessage", chat_id=group.id, text="Ana gave a 3")
    shown = chat.get_by_role("article")
    await shown.hover()
    await shown.get_by_role("button", name="Forward to the bot").click()
    await expect(chat.get_by_role("alert")).to_contain_text("Tomas has blocked the bot")


async def test_a_group_shows_who_writes(
    sandbox: Sandbox, page: Page, bot: TelegramBot, group: TelegramChat
) -> None:
    chat = page.locator(".telegram-group")
    await bot.call("sendMessage", chat_id=group.id, text="Ana gave a 3")

    await expect(chat.get_by_role("article")).to_contain_text("Survey bot")
    await expect(chat.get_by_text("2 members")).to_be_visible()
