"""Looks up people and group members in Telegram."""

from telegram import ChatMember, ChatMemberRestricted
from telegram.constants import ChatMemberStatus
from telegram.error import BadRequest

from bot.model import Contact
from bot.states import ContactState
from handlers.ports import Reached, SendError
from handlers.telegram.client import RawBot
from handlers.telegram.errors import number, says, send_errors
from handlers.updates import User

_INSIDE = {ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.MEMBER}
_NOBODY = ("user not found", "member not found", "participant_id_invalid", "invalid user_id")


class TelegramDirectory:
    """``handlers.ports.Directory`` for Telegram."""

    def __init__(self, bot: RawBot) -> None:
        self._bot = bot

    async def reach(self, contact: Contact, email: str) -> Reached:
        """Returns the person's chat, which has the person's id.

        The chat exists only if the person has written to the bot. Telegram offers neither email
        addresses nor time zones.
        """
        if not contact.user:
            raise SendError(
                "Telegram has no lookup by email: the person must open the bot first",
                permanent=True,
                contact=ContactState.UNREACHABLE,
            )
        with send_errors():
            chat = await self._bot.get_chat(contact.user)
            return Reached(user=contact.user, chat=str(number(chat.id)), language=contact.language)

    async def describe(self, user: User) -> User:
        """Returns *user* unchanged: Telegram's updates contain all details."""
        return user

    async def is_member(self, chat: str, user: str) -> bool:
        """Whether *user* belongs to *chat*."""
        with send_errors():
            try:
                return _is_inside(await self._bot.get_chat_member(chat, int(user)))
            except BadRequest as error:
                if any(says(error, words) for words in _NOBODY):
                    return False
                raise


def _is_inside(member: ChatMember) -> bool:
    """Whether *member* is in the chat. A restricted member may be in it or not."""
    if isinstance(member, ChatMemberRestricted):
        return member.is_member
    return member.status in _INSIDE
