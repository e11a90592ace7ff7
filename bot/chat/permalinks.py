"""Builds the web addresses of messages that the bot posted, without a request."""

from bot.chat.platforms import Platform
from bot.ids import MessageRef, split_ref

_SUPERGROUP = "-100"


def permalink(ref: MessageRef, workspace_url: str = "") -> str:
    """Returns the address that opens a message; empty if there is none.

    *workspace_url*: the Slack workspace's, such as ``https://acme.slack.com/``; empty: unknown. On
    Telegram only messages in supergroups and channels have an address.
    """
    chat, message = split_ref(ref)
    if chat.startswith(_SUPERGROUP) and chat[1:].isdecimal():
        return f"https://t.me/c/{chat.removeprefix(_SUPERGROUP)}/{message}"
    if workspace_url and Platform.SLACK.traits.ids.chat.fullmatch(chat):
        return f"{workspace_url.rstrip('/')}/archives/{chat}/p{message.replace('.', '')}"
    return ""
