"""The commands beside the text field."""

from handlers.telegram.client import RawBot
from handlers.telegram.command_list import publish_commands
from sandbox.telegram import BotCommand, Telegram

DESCRIPTIONS = {
    "en": {"stop": "No more questions", "help": "What I do"},
    "ko": {"stop": "질문 그만 받기", "help": "도움말"},
}


async def test_each_language_has_its_commands(telegram: Telegram, bot: RawBot) -> None:
    await publish_commands(bot, DESCRIPTIONS, default="en")
    korean = telegram.commands("all_private_chats", language_code="ko")
    assert korean == [
        BotCommand(command="stop", description="질문 그만 받기"),
        BotCommand(command="help", description="도움말"),
    ]


async def test_other_languages_see_the_default(telegram: Telegram, bot: RawBot) -> None:
    await publish_commands(bot, DESCRIPTIONS, default="en")
    assert telegram.commands("all_private_chats")[0].description == "No more questions"
