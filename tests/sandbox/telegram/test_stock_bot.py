"""A stock PTB bot runs against the stand-in unchanged."""

from collections.abc import AsyncIterator

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from sandbox import Sandbox
from sandbox.telegram import Fate, Telegram, TelegramButton, TelegramChat, TelegramUser
from tests.sandbox.telegram.pictures import png

KEYBOARD = InlineKeyboardMarkup(
    [
        [InlineKeyboardButton(str(n), callback_data=str(n), style="danger") for n in range(3)],
        [InlineKeyboardButton("Help", url="https://example.com/help")],
    ]
)


async def greet(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.effective_chat
    chat = update.effective_chat
    await context.bot.set_my_commands([("help", "What I do")])
    await chat.send_message("How was <b>it</b>?", parse_mode="HTML", reply_markup=KEYBOARD)
    await chat.send_photo(png(40, 30), caption="Twelve weeks")


async def thank(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.callback_query
    await update.callback_query.answer("Thank you")
    await update.callback_query.edit_message_text(f"You said {update.callback_query.data}")


async def echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.message
    await update.message.reply_text(update.message.text or "?", do_quote=True)


@pytest.fixture
async def stock_bot(sandbox: Sandbox, telegram: Telegram) -> AsyncIterator[None]:
    """What run_polling does, within a running loop."""
    app = Application.builder().token(telegram.token).base_url(f"{sandbox.url}/bot").build()
    app.add_handler(CommandHandler("start", greet))
    app.add_handler(CallbackQueryHandler(thank))
    app.add_handler(MessageHandler(filters.TEXT, echo))
    async with app:
        await app.start()
        assert app.updater
        await app.updater.start_polling()
        yield
        await app.updater.stop()
        await app.stop()


async def test_it_talks_from_start_to_tap(
    stock_bot: None, telegram: Telegram, berta: TelegramUser
) -> None:
    telegram.start(berta)
    await telegram.until(lambda: len(telegram.messages(berta)) == 3)
    _start, question, picture = telegram.messages(berta)
    assert question.text == "How was it?"
    assert question.labels == [["0", "1", "2"], ["Help"]]
    assert question.button("0") == TelegramButton(text="0", style="danger", data="0")
    assert question.button("Help").url == "https://example.com/help"
    assert picture.photo
    assert (picture.text, picture.photo.width) == ("Twelve weeks", 40)

    tap = telegram.tap(berta, question, "2")
    assert (await tap.answered()).text == "Thank you"
    await telegram.until(lambda: telegram.message(berta, question.id).text == "You said 2")
    assert telegram.message(berta, question.id).labels == []
    await telegram.until(lambda: tap.fate is Fate.CONFIRMED)
    assert [command.command for command in telegram.commands()] == ["help"]


async def test_it_answers_in_a_group_only_what_it_may_read(
    stock_bot: None, telegram: Telegram, staff: TelegramUser, support: TelegramChat
) -> None:
    telegram.type(staff, "between us", chat=support)
    telegram.type(staff, "/hello", chat=support)
    await telegram.until(lambda: len(telegram.messages(support)) == 3)
    _unseen, command, answer = telegram.messages(support)
    assert (answer.text, answer.reply_to) == ("/hello", command.id)
