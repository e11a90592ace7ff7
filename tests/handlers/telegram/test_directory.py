"""Who is who in Telegram."""

from inspect import signature

import pytest
from aiohttp import ClientSession, web
from telegram import ChatMemberRestricted

from bot.chat.platforms import Platform
from bot.ids import ContactId, PersonId
from bot.model import Contact
from bot.states import ContactState
from handlers.ports import Reached, SendError
from handlers.telegram.client import connect
from handlers.telegram.directory import TelegramDirectory
from sandbox import Fault
from sandbox.telegram import Telegram, TelegramUser
from tests.handlers.telegram.conftest import Serve


def contact(user: str, language: str | None = None) -> Contact:
    return Contact(
        id=ContactId(1),
        person_id=PersonId(1),
        platform=Platform.TELEGRAM,
        user=user,
        language=language,
    )


async def test_a_person_is_reached_in_the_chat_of_their_own_id(
    directory: TelegramDirectory, nora: TelegramUser
) -> None:
    reached = await directory.reach(contact(str(nora.id), "id"), "")
    assert reached == Reached(user=str(nora.id), chat=str(nora.id), language="id", timezone=None)


@pytest.mark.parametrize("user", ["", "5999999999"], ids=["by email only", "a stranger"])
async def test_a_person_who_never_opened_the_bot_is_unreachable(
    directory: TelegramDirectory, user: str
) -> None:
    with pytest.raises(SendError) as caught:
        await directory.reach(contact(user), "nora@example.org")
    assert (caught.value.permanent, caught.value.contact) == (True, ContactState.UNREACHABLE)


async def test_who_belongs_to_a_group(
    telegram: Telegram, directory: TelegramDirectory, nora: TelegramUser
) -> None:
    sam, kim, eve = (telegram.add_user(name) for name in ("Sam", "Kim", "Eve"))
    group = telegram.add_group("Support", [nora, eve], admins=[sam, kim])
    telegram.leave(eve, group)
    inside = [await directory.is_member(str(group.id), str(user.id)) for user in (nora, sam, kim)]
    assert inside == [True, True, True]
    assert not await directory.is_member(str(group.id), str(eve.id))


@pytest.mark.parametrize("is_member", [True, False])
async def test_restricted_people_may_be_in_or_out(
    serve: Serve, session: ClientSession, is_member: bool
) -> None:
    rights = [name for name in signature(ChatMemberRestricted).parameters if "can_" in name]
    member = {
        "status": "restricted",
        "user": {"id": 7, "is_bot": False, "first_name": "Kim"},
        "is_member": is_member,
        "until_date": 0,
        **dict.fromkeys(rights, False),
    }

    async def answer(request: web.Request) -> web.StreamResponse:
        return web.json_response({"ok": True, "result": member})

    directory = TelegramDirectory(connect("1:x", await serve(answer), session))
    assert await directory.is_member("-100200", "7") is is_member


async def test_nobody_knows_the_user(
    telegram: Telegram, directory: TelegramDirectory, nora: TelegramUser
) -> None:
    group = telegram.add_group("Support", [nora])
    assert not await directory.is_member(str(group.id), "4242424242")


async def test_not_knowing_is_not_no(
    telegram: Telegram, directory: TelegramDirectory, nora: TelegramUser
) -> None:
    group = telegram.add_group("Support", [nora])
    telegram.faults.plan("getChatMember", Fault.SERVER_ERROR)
    with pytest.raises(SendError):
        await directory.is_member(str(group.id), str(nora.id))
