"""Marks the alert of a test question, so that support staff ignore it."""

from dataclasses import replace

from bot.chat.messages import Message, plain
from bot.language.texts import Texts
from bot.model import Invitation


def marked(alert: Message, invitation: Invitation, texts: Texts) -> Message:
    """Returns *alert* with a first line that says it is a test, if it is one."""
    if not invitation.test:
        return alert
    return replace(alert, paragraphs=(plain(texts("alert.test")), *alert.paragraphs))
