"""The offer to close the cases from before an upgrade, for admins."""

from datetime import datetime

from bot.chat.case_taps import OldCasesTap
from bot.chat.messages import Button, Message
from bot.chat.tap_encoding import pack
from bot.language.texts import Texts


def offer(total: int, older: int, before: datetime, texts: Texts) -> Message:
    """Returns the message with its buttons. *before*: when the *older* ones were opened."""
    close, leave = (OldCasesTap(before=before, close=close) for close in (True, False))
    return Message(
        paragraphs=(
            texts.counted("old_cases.open", total),
            texts.counted("old_cases.older", older),
        ),
        rows=(
            (
                Button(label=texts("old_cases.close"), tap=pack(close)),
                Button(label=texts("old_cases.leave"), tap=pack(leave)),
            ),
        ),
    )
