"""What names a person, a contact, an invitation, a case and a message of ours."""

from typing import NewType

PersonId = NewType("PersonId", int)
ContactId = NewType("ContactId", int)
InvitationId = NewType("InvitationId", int)
CaseId = NewType("CaseId", int)
MessageRef = NewType("MessageRef", str)
"""Where a message of ours stands: ``chat/message``, in the platform's own ids."""


def message_ref(chat: str | int, message: str | int) -> MessageRef:
    return MessageRef(f"{chat}/{message}")


def split_ref(ref: MessageRef) -> tuple[str, str]:
    """Chat and message."""
    chat, _, message = ref.partition("/")
    return chat, message
