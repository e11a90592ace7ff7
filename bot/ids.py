"""The ids of people, contacts, invitations, cases and messages that the bot posted."""

from typing import Final, NewType

PersonId = NewType("PersonId", int)
ContactId = NewType("ContactId", int)
InvitationId = NewType("InvitationId", int)
CaseId = NewType("CaseId", int)
MessageRef = NewType("MessageRef", str)
"""The place of a message that the bot posted: ``chat/message``, in the platform's own ids."""
_HOME: Final = "home"


def message_ref(chat: str | int, message: str | int) -> MessageRef:
    return MessageRef(f"{chat}/{message}")


def home_ref(user: str) -> MessageRef:
    """Returns the place of what the bot shows in a person's App Home, which is only ever edited."""
    return message_ref(user, _HOME)


def is_home(ref: MessageRef) -> bool:
    return split_ref(ref)[1] == _HOME


def split_ref(ref: MessageRef) -> tuple[str, str]:
    """Returns the ids of the chat and of the message."""
    chat, _, message = ref.partition("/")
    return chat, message
