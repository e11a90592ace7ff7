"""Captions, albums and forwarded messages, as the bot hears them."""

import pytest
from telegram import Bot, Message, MessageOriginHiddenUser, MessageOriginUser

from sandbox.telegram import Attachment, Telegram, TelegramUser

CAPTIONED = [kind for kind in Attachment if kind is not Attachment.STICKER]


async def heard(bot: Bot) -> list[Message]:
    """The messages that the bot was told of after /start."""
    return [update.message for update in (await bot.get_updates())[1:] if update.message]


@pytest.mark.parametrize("kind", CAPTIONED)
async def test_a_caption_is_told_with_its_marks(
    bot: Bot, telegram: Telegram, anna: TelegramUser, kind: Attachment
) -> None:
    telegram.send_media(anna, kind, "/help https://a.example")
    (message,) = await heard(bot)
    assert message.caption == "/help https://a.example"
    assert [entity.type for entity in message.caption_entities] == ["bot_command", "url"]
    assert getattr(message, kind)
    assert message.text is None


async def test_without_a_caption_nothing_is_told_of_one(
    bot: Bot, telegram: Telegram, anna: TelegramUser
) -> None:
    telegram.send_photo(anna)
    (message,) = await heard(bot)
    assert (message.caption, message.caption_entities) == (None, ())


async def test_an_edited_caption_is_told(bot: Bot, telegram: Telegram, anna: TelegramUser) -> None:
    telegram.edit_typed(telegram.send_photo(anna, "nine"), "ten")
    told = (await bot.get_updates())[-1].edited_message
    assert told
    assert (told.caption, told.text) == ("ten", None)


async def test_an_album_is_told_part_by_part(
    bot: Bot, telegram: Telegram, anna: TelegramUser
) -> None:
    telegram.send_album(anna, ["look", "", ""])
    telegram.send_album(anna, ["", "here"], kind=Attachment.DOCUMENT)
    messages = await heard(bot)
    assert [message.caption for message in messages] == ["look", None, None, None, "here"]
    assert len({message.media_group_id for message in messages[:3]}) == 1
    assert len({message.media_group_id for message in messages}) == 2
    assert len({message.message_id for message in messages}) == 5


@pytest.mark.parametrize("captions", [["alone"], [""] * 11])
async def test_an_album_has_two_to_ten_parts(
    telegram: Telegram, anna: TelegramUser, captions: list[str]
) -> None:
    with pytest.raises(ValueError, match="2 to 10"):
        telegram.send_album(anna, captions)


async def test_voices_make_no_album(telegram: Telegram, anna: TelegramUser) -> None:
    with pytest.raises(ValueError, match="an album has"):
        telegram.send_album(anna, ["", ""], kind=Attachment.VOICE)


async def test_a_caption_has_at_most_1024_characters(
    telegram: Telegram, anna: TelegramUser
) -> None:
    photo = telegram.send_photo(anna, "x" * 1024)
    for send in (
        lambda: telegram.send_photo(anna, "x" * 1025),
        lambda: telegram.send_album(anna, ["", "x" * 1025]),
        lambda: telegram.edit_typed(photo, "x" * 1025),
    ):
        with pytest.raises(ValueError, match="at most 1024"):
            send()


async def test_a_sticker_has_no_caption(telegram: Telegram, anna: TelegramUser) -> None:
    with pytest.raises(ValueError, match="no caption"):
        telegram.send_media(anna, Attachment.STICKER, "look")


async def test_a_forwarded_message_names_its_author(
    bot: Bot, telegram: Telegram, anna: TelegramUser, berta: TelegramUser
) -> None:
    telegram.start(berta)
    theirs = telegram.send_photo(berta, "9")
    forwarded = telegram.forward(anna, theirs)
    telegram.forward(anna, theirs, hidden=True)
    telegram.forward(berta, forwarded)

    *_, named, hidden, again = await heard(bot)

    assert (named.caption, named.from_user and named.from_user.id) == ("9", anna.id)
    assert isinstance(named.forward_origin, MessageOriginUser)
    assert named.forward_origin.sender_user.id == berta.id
    assert isinstance(hidden.forward_origin, MessageOriginHiddenUser)
    assert hidden.forward_origin.sender_user_name == berta.name
    assert again.forward_origin == named.forward_origin


async def test_a_forwarded_message_cannot_be_changed(
    telegram: Telegram, anna: TelegramUser
) -> None:
    forwarded = telegram.forward(anna, telegram.type(anna, "9"))
    with pytest.raises(ValueError, match="cannot be changed"):
        telegram.edit_typed(forwarded, "10")
