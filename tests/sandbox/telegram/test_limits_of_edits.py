"""What the bot may change or delete afterwards."""

import pytest
from telegram import (
    ForceReply,
    InlineKeyboardMarkup,
    InputFile,
    ReplyKeyboardMarkup,
)

from tests.sandbox.telegram.limit_cases import Act, LimitSetup, Rule, assert_limit, data
from tests.sandbox.telegram.pictures import png

NOT_MODIFIED = (
    "Message is not modified: specified new message content and reply markup are exactly the "
    "same as a current content and reply markup of the message"
)


async def edit_same(cast: LimitSetup) -> None:
    message_id = await cast.send("Hello")
    await cast.bot.edit_message_text("Hello", cast.anna.id, message_id)


async def edit_other(cast: LimitSetup) -> None:
    message_id = await cast.send("Hello")
    await cast.bot.edit_message_text("Goodbye", cast.anna.id, message_id)


async def same_buttons(cast: LimitSetup) -> None:
    markup = InlineKeyboardMarkup([[data("x")]])
    message_id = await cast.send(reply_markup=markup)
    await cast.bot.edit_message_reply_markup(cast.anna.id, message_id, reply_markup=markup)


async def no_buttons(cast: LimitSetup) -> None:
    message_id = await cast.buttons(data("x"))
    await cast.bot.edit_message_reply_markup(cast.anna.id, message_id)


async def edit_prompt(cast: LimitSetup) -> None:
    message_id = await cast.send(reply_markup=ForceReply())
    await cast.bot.edit_message_text("Other", cast.anna.id, message_id)


async def edit_question(cast: LimitSetup) -> None:
    message_id = await cast.buttons(data("x"))
    await cast.bot.edit_message_text("Other", cast.anna.id, message_id)


async def edit_keyboard(cast: LimitSetup) -> None:
    message_id = await cast.send(reply_markup=ReplyKeyboardMarkup([["1", "2"]]))
    await cast.bot.edit_message_text("Other", cast.anna.id, message_id)


async def edit_customers_words(cast: LimitSetup) -> None:
    message = cast.telegram.type(cast.anna, "mine")
    await cast.bot.edit_message_text("Other", cast.anna.id, message.id)


async def edit_old(cast: LimitSetup) -> None:
    message_id = await cast.send("Hello")
    cast.pass_time(days=60)
    await cast.bot.edit_message_text("Other", cast.anna.id, message_id)


async def edit_deleted(cast: LimitSetup) -> None:
    message_id = await cast.send("Hello")
    await cast.bot.delete_message(cast.anna.id, message_id)
    await cast.bot.edit_message_text("Other", cast.anna.id, message_id)


async def edit_photo_text(cast: LimitSetup) -> None:
    message = await cast.bot.send_photo(cast.anna.id, png(2, 2))
    await cast.bot.edit_message_text("Other", cast.anna.id, message.message_id)


async def edit_document_text(cast: LimitSetup) -> None:
    message = await cast.bot.send_document(cast.anna.id, InputFile(b"x", filename="a.txt"))
    await cast.bot.edit_message_text("Other", cast.anna.id, message.message_id)


def edit_long(length: int) -> Act:
    async def act(cast: LimitSetup) -> None:
        message_id = await cast.send("Hello")
        await cast.bot.edit_message_text("x" * length, cast.anna.id, message_id)

    return act


def delete_after(**span: float) -> Act:
    async def act(cast: LimitSetup) -> None:
        message_id = await cast.send("Hello")
        cast.pass_time(**span)
        await cast.bot.delete_message(cast.anna.id, message_id)

    return act


async def delete_twice(cast: LimitSetup) -> None:
    message_id = await cast.send("Hello")
    await cast.bot.delete_message(cast.anna.id, message_id)
    await cast.bot.delete_message(cast.anna.id, message_id)


async def delete_staffs_words(cast: LimitSetup) -> None:
    message = cast.telegram.type(cast.staff, "ours", chat=cast.support)
    await cast.bot.delete_message(cast.support.id, message.id)


RULES = [
    Rule(
        name="an edited message has 4096 characters",
        inside=edit_long(4096),
        outside=edit_long(4097),
        text="Message_too_long",
    ),
    Rule(name="an edit changes something", inside=edit_other, outside=edit_same, text=NOT_MODIFIED),
    Rule(
        name="an edit of buttons changes something",
        inside=no_buttons,
        outside=same_buttons,
        text=NOT_MODIFIED,
    ),
    Rule(
        name="a prompt cannot be edited",
        inside=edit_question,
        outside=edit_prompt,
        text="Message can't be edited",
    ),
    Rule(
        name="a message with a reply keyboard cannot be edited",
        inside=edit_question,
        outside=edit_keyboard,
        text="Message can't be edited",
    ),
    Rule(
        name="the bot's own messages can be edited however old they are",
        inside=edit_old,
        outside=edit_customers_words,
        text="Message can't be edited",
    ),
    Rule(
        name="a deleted message cannot be edited",
        inside=edit_other,
        outside=edit_deleted,
        text="Message to edit not found",
    ),
    Rule(
        name="a document has no text to edit",
        inside=edit_other,
        outside=edit_document_text,
        text="There is no text in the message to edit",
    ),
    Rule(
        name="a photo has no text to edit",
        inside=edit_other,
        outside=edit_photo_text,
        text="There is no text in the message to edit",
    ),
    Rule(
        name="a message can be deleted for 48 hours",
        inside=delete_after(hours=47),
        outside=delete_after(hours=48),
        text="Message can't be deleted for everyone",
    ),
    Rule(
        name="a message is deleted once",
        inside=delete_after(),
        outside=delete_twice,
        text="Message to delete not found",
    ),
    Rule(
        name="other people's words in a group stay",
        inside=delete_after(),
        outside=delete_staffs_words,
        text="Message can't be deleted",
    ),
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
async def test_just_inside_passes_and_just_outside_is_refused(cast: LimitSetup, rule: Rule) -> None:
    await assert_limit(cast, rule)
