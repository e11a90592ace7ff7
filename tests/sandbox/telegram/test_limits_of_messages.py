"""What Telegram takes as a message, a photo or a reaction."""

import pytest
from telegram import (
    ForceReply,
    InputFile,
    ReplyParameters,
)

from tests.sandbox.telegram.limit_cases import Act, LimitSetup, Rule, assert_limit, to_anna
from tests.sandbox.telegram.pictures import png


def reply_to(message_id: int, *, anyway: bool = False) -> Act:
    parameters = ReplyParameters(message_id, allow_sending_without_reply=anyway)
    return lambda cast: cast.send(reply_parameters=parameters)


def react(*emoji: str) -> Act:
    async def act(cast: LimitSetup) -> None:
        await cast.bot.set_message_reaction(cast.anna.id, await cast.send(), list(emoji))

    return act


def photo(width: int, height: int, caption: str = "") -> Act:
    return lambda cast: cast.bot.send_photo(cast.anna.id, png(width, height), caption=caption)


def document(content: bytes, caption: str = "") -> Act:
    file = InputFile(content, filename="notes.txt")
    return lambda cast: cast.bot.send_document(cast.anna.id, file, caption=caption)


def placeholder(length: int) -> Act:
    return lambda cast: cast.send(reply_markup=ForceReply(input_field_placeholder="x" * length))


RULES = [
    Rule(
        name="a message has 4096 characters",
        inside=to_anna("x" * 4096),
        outside=to_anna("x" * 4097),
        text="Message is too long",
    ),
    Rule(
        name="an emoji is one character",
        inside=to_anna("😀" * 4096),
        outside=to_anna("😀" * 4097),
        text="Message is too long",
    ),
    Rule(
        name="a message has words",
        inside=to_anna("."),
        outside=to_anna(" \n "),
        text="Message text is empty",
    ),
    Rule(
        name="a caption has 1024 characters",
        inside=photo(2, 2, "x" * 1024),
        outside=photo(2, 2, "x" * 1025),
        text="Message caption is too long",
    ),
    Rule(
        name="a document's caption has 1024 characters",
        inside=document(b"x", "x" * 1024),
        outside=document(b"x", "x" * 1025),
        text="Message caption is too long",
    ),
    Rule(
        name="a document has content",
        inside=document(b"x"),
        outside=document(b""),
        text="File must be non-empty",
    ),
    Rule(
        name="a document is known",
        inside=document(b"x"),
        outside=lambda cast: cast.bot.send_document(cast.anna.id, "no-such-file"),
        text="Wrong file identifier/http url specified",
    ),
    Rule(
        name="a photo's sides add up to 10,000",
        inside=photo(9000, 1000),
        outside=photo(9001, 1000),
        text="Photo_invalid_dimensions",
    ),
    Rule(
        name="a photo is at most 20 times as wide as high",
        inside=photo(200, 10),
        outside=photo(201, 10),
        text="Photo_invalid_dimensions",
    ),
    Rule(
        name="a photo is a picture",
        inside=photo(2, 2),
        outside=lambda cast: cast.bot.send_photo(cast.anna.id, b"no picture"),
        text="Image_process_failed",
    ),
    Rule(
        name="a photo is known",
        inside=photo(2, 2),
        outside=lambda cast: cast.bot.send_photo(cast.anna.id, "no-such-file"),
        text="Wrong file identifier/http url specified",
    ),
    Rule(
        name="an input prompt has 64 characters",
        inside=placeholder(64),
        outside=placeholder(65),
        text="Reply_markup_invalid",
    ),
    Rule(
        name="a reply is to something",
        inside=reply_to(99, anyway=True),
        outside=reply_to(99),
        text="Message to be replied not found",
    ),
    Rule(
        name="one reaction",
        inside=react("👍"),
        outside=react("👍", "👎"),
        text="Reactions_too_many",
    ),
    Rule(
        name="a reaction of the list",
        inside=react("🎉"),
        outside=react("🧀"),
        text="Reaction_invalid",
    ),
    Rule(
        name="a reaction of several code points",
        inside=react("👨\u200d💻"),
        outside=react("👨"),
        text="Reaction_invalid",
    ),
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
async def test_just_inside_passes_and_just_outside_is_refused(cast: LimitSetup, rule: Rule) -> None:
    await assert_limit(cast, rule)
