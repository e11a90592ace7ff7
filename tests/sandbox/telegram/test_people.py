"""What people do in the app, what the bot is told of it, and what they see."""

import pytest
from telegram import (
    Bot,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    LinkPreviewOptions,
    ReplyParameters,
)
from telegram.error import BadRequest

from sandbox import Sandbox
from sandbox.telegram import Entity, MarkupKind, Telegram, TelegramChat, TelegramUser
from tests.sandbox.telegram.pictures import png


async def heard(bot: Bot) -> list[str | None]:
    """The texts of all messages that the bot was told of, in order."""
    updates = await bot.get_updates(offset=1)
    return [update.message.text for update in updates if update.message]


async def test_a_private_chat_has_its_persons_id(bot: Bot, anna: TelegramUser) -> None:
    [update] = await bot.get_updates()
    assert update.message
    assert update.message.chat.id == anna.id
    assert update.message.from_user
    assert update.message.from_user.language_code == "de"


async def test_start_carries_its_payload(bot: Bot, telegram: Telegram, berta: TelegramUser) -> None:
    telegram.start(berta, "abc-123")
    assert await heard(bot) == ["/start abc-123"]


async def test_a_link_starts_the_bot_with_its_payload(
    bot: Bot, telegram: Telegram, berta: TelegramUser
) -> None:
    telegram.open_link(berta, f"https://t.me/{telegram.bot.username}?start=abc-123")
    assert await heard(bot) == ["/start abc-123"]


@pytest.mark.parametrize(
    "url", ["https://t.me/another_bot?start=abc", "https://example.com", "https://t.me/x?start=a b"]
)
async def test_a_link_to_elsewhere_is_refused(
    telegram: Telegram, berta: TelegramUser, url: str
) -> None:
    with pytest.raises(ValueError, match="no link to @"):
        telegram.open_link(berta, url)


async def test_messages_are_numbered_per_chat(
    bot: Bot, telegram: Telegram, anna: TelegramUser, berta: TelegramUser
) -> None:
    assert [telegram.start(berta).id, telegram.type(berta, "Hello").id] == [1, 2]
    assert telegram.type(anna, "Hello").id == 2


async def test_a_long_text_goes_out_as_several_messages(
    bot: Bot, telegram: Telegram, anna: TelegramUser
) -> None:
    telegram.type(anna, "x" * 5000)
    assert [len(text or "") for text in await heard(bot)] == [6, 4096, 904]


async def test_words_reach_the_bot_as_they_were_typed(
    bot: Bot, telegram: Telegram, anna: TelegramUser
) -> None:
    words = "<b> & =HYPERLINK(1) \u202eright to left 😀"
    telegram.type(anna, words)
    assert (await heard(bot))[-1] == words


async def test_an_edited_message_is_told(bot: Bot, telegram: Telegram, anna: TelegramUser) -> None:
    telegram.edit_typed(telegram.type(anna, "nine"), "ten")
    told = (await bot.get_updates())[-1].edited_message
    assert told
    assert (told.text, told.edit_date is not None) == ("ten", True)
    assert telegram.messages(anna)[-1].text == "ten"


async def test_stickers_voices_and_photos_are_told(
    bot: Bot, telegram: Telegram, anna: TelegramUser
) -> None:
    telegram.send_sticker(anna)
    telegram.send_voice(anna)
    telegram.send_photo(anna, "look")
    _start, sticker, voice, photo = [update.message for update in await bot.get_updates()]
    assert sticker
    assert sticker.sticker
    assert voice
    assert voice.voice
    assert photo
    assert photo.photo
    assert photo.caption == "look"


@pytest.mark.parametrize(
    ("text", "is_heard"),
    [
        ("between us", False),
        ("/stop", True),
        ("/stop@sandbox_survey_bot now", True),
        ("/stop@another_bot", False),
        ("and/or", False),
    ],
)
async def test_privacy_mode_lets_commands_through(
    bot: Bot,
    telegram: Telegram,
    staff: TelegramUser,
    support: TelegramChat,
    text: str,
    is_heard: bool,
) -> None:
    telegram.type(staff, text, chat=support)
    assert await heard(bot) == ([text] if is_heard else [])


async def test_privacy_mode_lets_replies_to_the_bot_through(
    bot: Bot, telegram: Telegram, staff: TelegramUser, support: TelegramChat
) -> None:
    sent = await bot.send_message(support.id, "A detractor")
    alert = telegram.message(support, sent.message_id)
    mine = telegram.type(staff, "who knows them?", chat=support, reply_to=alert)
    telegram.type(staff, "not me", chat=support, reply_to=mine)
    [told] = await bot.get_updates()
    assert told.message
    assert told.message.text == "who knows them?"
    assert told.message.reply_to_message
    assert told.message.reply_to_message.message_id == alert.id


async def test_an_admin_bot_hears_everything(
    bot: Bot, telegram: Telegram, staff: TelegramUser
) -> None:
    group = telegram.add_group("Team", [staff], bot_is_admin=True)
    telegram.type(staff, "between us", chat=group)
    assert await heard(bot) == ["between us"]


async def test_outsiders_cannot_write_into_a_group(
    telegram: Telegram, berta: TelegramUser, support: TelegramChat
) -> None:
    with pytest.raises(ValueError, match="Berta is not in Support"):
        telegram.type(berta, "hello", chat=support)


async def test_members_and_administrators_are_told_apart(
    bot: Bot, telegram: Telegram, staff: TelegramUser, berta: TelegramUser
) -> None:
    group = telegram.add_group("Team", [berta], admins=[staff], bot_is_admin=True)
    statuses = [
        (await bot.get_chat_member(group.id, user_id)).status
        for user_id in (staff.id, berta.id, bot.id)
    ]
    assert statuses == ["creator", "member", "administrator"]
    telegram.leave(berta, group)
    assert (await bot.get_chat_member(group.id, berta.id)).status == "left"
    assert [admin.user.id for admin in await bot.get_chat_administrators(group.id)] == [staff.id]
    assert (await bot.get_chat(group.id)).title == "Team"


def test_the_cast_is_listed(
    telegram: Telegram, staff: TelegramUser, berta: TelegramUser, support: TelegramChat
) -> None:
    telegram.join(berta, support)
    assert telegram.users == [staff, berta]
    assert telegram.members(support) == [staff, berta]
    telegram.leave(staff, support)
    assert telegram.members(support) == [berta]
    new = telegram.upgrade_group(support)
    assert telegram.groups == [new]
    assert not telegram.has_blocked(berta)
    telegram.block(berta)
    assert telegram.has_blocked(berta)


async def test_a_tap_shows_an_alert(bot: Bot, telegram: Telegram, anna: TelegramUser) -> None:
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("9", callback_data="nine")]])
    sent = await bot.send_message(anna.id, "How likely?", reply_markup=keyboard)
    tap = telegram.tap(anna, telegram.message(anna, sent.message_id), "9")
    query = (await bot.get_updates())[-1].callback_query
    assert query
    assert (query.data, query.from_user.id) == ("nine", anna.id)
    assert tap.answer is None
    await query.answer("This question is closed", show_alert=True)
    shown = await tap.answered()
    assert (shown.text, shown.alert) == ("This question is closed", True)


async def test_a_button_that_is_gone_cannot_be_pressed_but_its_data_can_be_sent(
    bot: Bot, telegram: Telegram, anna: TelegramUser
) -> None:
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("9", callback_data="nine")]])
    sent = await bot.send_message(anna.id, "How likely?", reply_markup=keyboard)
    message = telegram.message(anna, sent.message_id)
    await bot.edit_message_text("Thank you", anna.id, sent.message_id)
    with pytest.raises(LookupError, match="no button '9'"):
        telegram.tap(anna, message, "9")
    telegram.tap_data(anna, message, "nine")
    query = (await bot.get_updates())[-1].callback_query
    assert query
    assert query.data == "nine"


async def test_a_tap_on_a_deleted_message_tells_little_of_it(
    bot: Bot, telegram: Telegram, anna: TelegramUser
) -> None:
    sent = await bot.send_message(anna.id, "How likely?")
    await bot.delete_message(anna.id, sent.message_id)
    telegram.tap_data(anna, telegram.message(anna, sent.message_id), "nine")
    query = (await bot.get_updates())[-1].callback_query
    assert query
    assert query.message
    assert not query.message.is_accessible
    assert query.message.message_id == sent.message_id


async def test_formatting_is_seen(bot: Bot, telegram: Telegram, anna: TelegramUser) -> None:
    text = '😀 <b>bold</b> <a href="https://example.com/?a=1&amp;b=2">link</a> 1 &lt; 2'
    await bot.send_message(anna.id, text, parse_mode="HTML")
    seen = telegram.messages(anna)[-1]
    assert seen.text == "😀 bold link 1 < 2"
    assert seen.entities == (
        Entity(type="bold", offset=3, length=4),
        Entity(type="text_link", offset=8, length=4, url="https://example.com/?a=1&b=2"),
    )


async def test_addresses_in_a_text_become_links(
    bot: Bot, telegram: Telegram, anna: TelegramUser
) -> None:
    await bot.send_message(
        anna.id,
        "😀 https://example.com or /help",
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )
    seen = telegram.messages(anna)[-1]
    assert seen.entities == (
        Entity(type="url", offset=3, length=19),
        Entity(type="bot_command", offset=26, length=5),
    )
    assert not seen.link_preview


async def test_a_picture_is_kept_and_served(
    bot: Bot, telegram: Telegram, anna: TelegramUser
) -> None:
    content = png(30, 20)
    sent = await bot.send_photo(anna.id, content, caption="Twelve weeks")
    seen = telegram.messages(anna)[-1].photo
    assert seen
    assert (seen.content, seen.width, seen.height) == (content, 30, 20)
    file = await bot.get_file(sent.photo[-1].file_id)
    assert bytes(await file.download_as_bytearray()) == content


async def test_a_document_is_kept_and_can_be_sent_again(
    bot: Bot, telegram: Telegram, anna: TelegramUser
) -> None:
    file = InputFile("안녕".encode(), filename="notes.txt")
    sent = await bot.send_document(anna.id, file, caption="Yours")
    assert sent.document is not None
    assert (sent.document.file_name, sent.document.mime_type) == ("notes.txt", "text/plain")
    await bot.send_document(anna.id, sent.document.file_id)
    first, again = telegram.messages(anna)[-2:]
    assert (first.text, again.text) == ("Yours", "")
    assert first.file is not None
    assert first.file == again.file
    assert first.file.content.decode() == "안녕"


async def test_a_reply_and_a_reaction_are_seen(
    bot: Bot, telegram: Telegram, anna: TelegramUser
) -> None:
    said = telegram.type(anna, "nine")
    await bot.send_message(anna.id, "noted", reply_parameters=ReplyParameters(said.id))
    await bot.set_message_reaction(anna.id, said.id, "👍")
    assert telegram.messages(anna)[-1].reply_to == said.id
    assert telegram.message(anna, said.id).reactions == ("👍",)


async def test_a_deleted_message_is_not_seen(
    bot: Bot, telegram: Telegram, anna: TelegramUser
) -> None:
    sent = await bot.send_message(anna.id, "oops")
    await bot.delete_message(anna.id, sent.message_id)
    assert [message.text for message in telegram.messages(anna)] == ["/start"]
    assert telegram.message(anna, sent.message_id).deleted


async def test_a_prompt_is_seen_as_one(bot: Bot, telegram: Telegram, anna: TelegramUser) -> None:
    prompt = ForceReply(input_field_placeholder="Your words")
    await bot.send_message(anna.id, "What went wrong?", reply_markup=prompt)
    markup = telegram.messages(anna)[-1].markup
    assert markup
    assert (markup.kind, markup.placeholder) == (MarkupKind.FORCE_REPLY, "Your words")


async def test_an_admin_can_write_as_the_group(
    bot: Bot, telegram: Telegram, anna: TelegramUser
) -> None:
    group = telegram.add_group("Support", admins=[anna])
    prompt = ForceReply(selective=True)
    await bot.send_message(group.id, "Anna: your words?", reply_markup=prompt)
    asked = telegram.messages(group)[-1]
    assert asked.markup is not None
    assert asked.markup.selective
    telegram.type(anna, "Hi", chat=group, reply_to=asked, anonymous=True)
    said = (await bot.get_updates())[-1].message
    assert said is not None
    assert said.from_user is not None
    assert said.sender_chat is not None
    assert said.reply_to_message is not None
    assert (said.from_user.username, said.sender_chat.id) == ("GroupAnonymousBot", group.id)
    assert said.reply_to_message.message_id == asked.id


async def test_commands_are_set_per_scope_and_language(bot: Bot, telegram: Telegram) -> None:
    await bot.set_my_commands([("help", "Hilfe")], language_code="de")
    await bot.set_my_commands([("help", "Help")])
    assert [each.description for each in telegram.commands()] == ["Help"]
    assert [each.description for each in telegram.commands(language_code="de")] == ["Hilfe"]
    assert (await bot.get_my_commands())[0].description == "Help"


async def test_the_bot_is_told_what_it_may_read(sandbox: Sandbox, bot: Bot) -> None:
    me = await bot.get_me()
    assert (me.is_bot, me.can_read_all_group_messages) == (True, False)


async def test_somebody_who_never_started_has_no_chat(bot: Bot, berta: TelegramUser) -> None:
    with pytest.raises(BadRequest):
        await bot.get_chat(berta.id)


async def test_waiting_for_what_never_comes_ends(telegram: Telegram, anna: TelegramUser) -> None:
    with pytest.raises(TimeoutError):
        await telegram.until(lambda: telegram.messages(anna)[5], timeout=0.1)
