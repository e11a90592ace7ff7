"""What Telegram's descriptions mean, over the real client."""

import pytest
from telegram.constants import MessageLimit

from bot.chat.messages import Button, Link, Message, Style, plain
from bot.chat.refusals import RefusalReason as Reason
from bot.language.plain_message import text_alone
from handlers.ports import SendError
from handlers.telegram.messenger import TelegramMessenger
from sandbox.telegram import Telegram, TelegramUser

HELLO = Message(paragraphs=(plain("Hello"),))


@pytest.mark.parametrize(
    ("code", "description", "reason"),
    [
        (400, "Bad Request: chat not found", Reason.UNKNOWN_CHAT),
        (400, "Bad Request: PEER_ID_INVALID", Reason.UNKNOWN_CHAT),
        (400, "Bad Request: not enough rights to send text messages to the chat",
         Reason.READ_ONLY),
        (400, "Bad Request: not enough rights to send photos to the chat", Reason.READ_ONLY),
        (400, "Bad Request: have no rights to send a message", Reason.READ_ONLY),
        (400, "Bad Request: CHAT_WRITE_FORBIDDEN", Reason.READ_ONLY),
        (400, "Bad Request: CHAT_SEND_PHOTOS_FORBIDDEN", Reason.READ_ONLY),
        (400, "Bad Request: TOPIC_CLOSED", Reason.THREAD_CLOSED),
        (400, "Bad Request: message thread not found", Reason.THREAD_GONE),
        (400, "Bad Request: message to edit not found", Reason.NOT_EDITABLE),
        (400, "Bad Request: message is too long", Reason.TOO_LONG),
        (400, "Bad Request: MESSAGE_TOO_LONG", Reason.TOO_LONG),
        (400, "Bad Request: can't parse entities: unexpected end tag", Reason.BAD_MESSAGE),
        (400, "Bad Request: wrong HTTP URL specified", Reason.BAD_MESSAGE),
        (400, "Bad Request: BUTTON_URL_INVALID", Reason.BAD_MESSAGE),
        (400, "Bad Request: IMAGE_PROCESS_FAILED", Reason.BAD_MESSAGE),
        (400, "Bad Request: PHOTO_INVALID_DIMENSIONS", Reason.BAD_MESSAGE),
        (400, "Bad Request: group chat was upgraded to a supergroup chat", Reason.MOVED),
        (403, "Forbidden: bot was kicked from the group chat", Reason.NOT_MEMBER),
        (403, "Forbidden: bot was kicked from the supergroup chat", Reason.NOT_MEMBER),
        (403, "Forbidden: bot is not a member of the channel chat", Reason.NOT_MEMBER),
        (403, "Forbidden: the group chat was deleted", Reason.ARCHIVED),
        (403, "Forbidden: bot was blocked by the user", Reason.PERSON),
        (401, "Unauthorized", Reason.TOKEN),
        (400, "Bad Request: SOMETHING_NEW", Reason.UNKNOWN),
    ],
)  # fmt: skip
async def test_a_description_has_its_reason(
    telegram: Telegram,
    messenger: TelegramMessenger,
    nora: TelegramUser,
    code: int,
    description: str,
    reason: Reason,
) -> None:
    telegram.refuse("sendMessage", description, code=code)
    with pytest.raises(SendError) as refused:
        await messenger.send(str(nora.id), HELLO)
    assert refused.value.refusal.reason is reason
    assert refused.value.refusal.code


async def test_text_alone_has_no_entities_and_mentions_nobody(
    telegram: Telegram, messenger: TelegramMessenger, nora: TelegramUser
) -> None:
    message = Message(
        paragraphs=(plain("Title", Style.HEADING), plain("ask @mia\nnow", Style.QUOTE)),
        rows=((Link(label="Help", url="https://help.example"), Button(label="9", tap="s:9")),),
    )
    await messenger.send(str(nora.id), text_alone(message, "Type a number."))
    shown = telegram.messages(nora)[-1]
    assert [entity.type for entity in shown.entities] == ["url"]  # which Telegram finds itself
    assert shown.markup is None
    assert shown.text == (
        "Title\n\n> ask @\u2060mia\n> now\n\nHelp: https://help.example\n\nType a number."
    )


async def test_a_long_text_alone_fits_and_keeps_what_to_type(
    telegram: Telegram, messenger: TelegramMessenger, nora: TelegramUser
) -> None:
    long = Message(paragraphs=(plain("Question"), plain("🙂" * 5000, Style.QUOTE)))
    await messenger.send(str(nora.id), text_alone(long, "Type a number."))
    shown = telegram.messages(nora)[-1].text
    assert len(shown.encode("utf-16-le")) // 2 <= MessageLimit.MAX_TEXT_LENGTH
    assert shown.endswith("…\n\nType a number.")
