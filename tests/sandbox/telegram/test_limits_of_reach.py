"""Whom the bot may write to, and what it may set and ask."""

import pytest
from telegram import (
    BotCommand,
    BotCommandScopeChat,
)
from telegram.error import Forbidden

from tests.sandbox.telegram.limit_cases import Act, LimitSetup, Rule, assert_limit, to_anna

CHAT_NOT_FOUND = "Chat not found"


def commands(number: int, name: str = "c", description: str = "D") -> list[BotCommand]:
    return [BotCommand(f"{name}{i or ''}", description) for i in range(number)]


def set_commands(entries: list[BotCommand], language: str | None = None) -> Act:
    return lambda cast: cast.bot.set_my_commands(entries, language_code=language)


def to_chat(chat_id: int) -> Act:
    return lambda cast: cast.bot.send_message(chat_id, "Hello")


async def to_berta(cast: LimitSetup) -> None:
    await cast.bot.send_message(cast.berta.id, "Hello")


async def to_berta_after_start(cast: LimitSetup) -> None:
    cast.telegram.start(cast.berta)
    await to_berta(cast)


async def to_berta_seen_in_a_group(cast: LimitSetup) -> None:
    cast.telegram.join(cast.berta, cast.support)
    await to_berta(cast)


async def to_anna_who_blocked(cast: LimitSetup) -> None:
    cast.telegram.block(cast.anna)
    await cast.send()


async def to_anna_who_came_back(cast: LimitSetup) -> None:
    cast.telegram.block(cast.anna)
    cast.telegram.unblock(cast.anna)
    await cast.send()


async def to_anna_whose_account_is_gone(cast: LimitSetup) -> None:
    cast.telegram.deactivate(cast.anna)
    await cast.send()


async def to_support(cast: LimitSetup) -> None:
    await cast.bot.send_message(cast.support.id, "Hello")


async def to_support_without_the_bot(cast: LimitSetup) -> None:
    cast.telegram.remove_bot(cast.support, by=cast.staff)
    await to_support(cast)


async def admins_of_support(cast: LimitSetup) -> None:
    await cast.bot.get_chat_administrators(cast.support.id)


async def admins_of_anna(cast: LimitSetup) -> None:
    await cast.bot.get_chat_administrators(cast.anna.id)


async def staff_is_member(cast: LimitSetup) -> None:
    await cast.bot.get_chat_member(cast.support.id, cast.staff.id)


async def nobody_is_member(cast: LimitSetup) -> None:
    await cast.bot.get_chat_member(cast.support.id, 99)


RULES = [
    Rule(name="a chat exists", inside=to_anna(), outside=to_chat(99), text=CHAT_NOT_FOUND),
    Rule(
        name="a stranger cannot be written to",
        inside=to_anna(),
        outside=to_berta,
        text=CHAT_NOT_FOUND,
    ),
    Rule(
        name="somebody from a group cannot be written to first",
        inside=to_anna(),
        outside=to_berta_seen_in_a_group,
        text="Forbidden: bot can't initiate conversation with a user",
        error=Forbidden,
    ),
    Rule(
        name="who has blocked the bot gets nothing",
        inside=to_anna_who_came_back,
        outside=to_anna_who_blocked,
        text="Forbidden: bot was blocked by the user",
        error=Forbidden,
    ),
    Rule(
        name="a deleted account gets nothing",
        inside=to_anna(),
        outside=to_anna_whose_account_is_gone,
        text="Forbidden: user is deactivated",
        error=Forbidden,
    ),
    Rule(
        name="a group that threw the bot out gets nothing",
        inside=to_support,
        outside=to_support_without_the_bot,
        text="Forbidden: bot was kicked from the supergroup chat",
        error=Forbidden,
    ),
    Rule(
        name="a private chat has no administrators",
        inside=admins_of_support,
        outside=admins_of_anna,
        text="There are no administrators in the private chat",
    ),
    Rule(
        name="a member is somebody",
        inside=staff_is_member,
        outside=nobody_is_member,
        text="Participant_id_invalid",
    ),
    Rule(
        name="a command has 32 characters",
        inside=set_commands(commands(1, "c" * 32)),
        outside=lambda cast: cast.bot.set_my_commands([("C", "Upper case")]),
        text="Bot_command_invalid",
    ),
    Rule(
        name="a command's description is not empty",
        inside=set_commands(commands(1, description="D" * 256)),
        outside=lambda cast: cast.bot.set_my_commands([("c", "D" * 257)]),
        text="Bot_command_description_invalid",
    ),
    Rule(
        name="100 commands",
        inside=set_commands(commands(100)),
        outside=set_commands(commands(101)),
        text="Bot_commands_too_much",
    ),
    Rule(
        name="a language of commands has two letters",
        inside=set_commands(commands(1), "de"),
        outside=set_commands(commands(1), "de-DE"),
        text="Invalid language code specified",
    ),
    Rule(
        name="commands are set for a chat that there is",
        inside=lambda cast: cast.bot.set_my_commands(
            commands(1), scope=BotCommandScopeChat(cast.anna.id)
        ),
        outside=lambda cast: cast.bot.set_my_commands(commands(1), scope=BotCommandScopeChat(99)),
        text=CHAT_NOT_FOUND,
    ),
    Rule(
        name="a chat action is known",
        inside=lambda cast: cast.bot.send_chat_action(cast.anna.id, "typing"),
        outside=lambda cast: cast.bot.send_chat_action(cast.anna.id, "sleeping"),
        text="Wrong parameter action in request",
    ),
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
async def test_just_inside_passes_and_just_outside_is_refused(cast: LimitSetup, rule: Rule) -> None:
    await assert_limit(cast, rule)
