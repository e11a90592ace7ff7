"""Builds the trial's messages, and recognises the events that belong to the trial.

The messages are rendered by the same functions as a customer's. Their buttons' data begins with
``trial:``, so that a bot does not mistake a press for an answer.
"""

from dataclasses import dataclass, replace
from typing import Final

from bot.chat.messages import Button, Form, Link, Message, Style, plain
from bot.chat.tap_encoding import UnknownTapError, unpack
from bot.chat.taps import InvitationTap
from handlers.updates import Event, FormSent, Pressed, Typed

WORD: Final = "trial"
"""The operator's texts must begin with it; all other texts belong to the bot."""
PREFIX: Final = "trial:"
LABEL: Final = "A trial of Tentap. Nothing you tap or write here is kept."
OVER: Final = "This was a trial of Tentap. It's over, and nothing was kept."


@dataclass(frozen=True, kw_only=True)
class Trial:
    token: str
    """Random; the token of the invented invitation behind the messages."""
    operator: str
    """The platform's id of the person who takes part."""

    def owns(self, event: Event | None) -> bool:
        """Whether *event* is the operator's answer to this trial."""
        match event:
            case Pressed(data=packed) | FormSent(tap=packed):
                return self.meaning(packed) is not None
            case Typed(user=user, text=text):
                return user.id == self.operator and text.strip().casefold().startswith(WORD)
            case _:
                return False

    def meaning(self, packed: str) -> InvitationTap | None:
        """Returns the tap behind one of the trial's buttons; ``None`` for any other button."""
        if not packed.startswith(PREFIX):
            return None
        try:
            tap = unpack(packed.removeprefix(PREFIX))
        except UnknownTapError:
            return None
        if isinstance(tap, InvitationTap) and tap.invitation == self.token:
            return tap
        return None


def labelled(message: Message) -> Message:
    """Returns *message* with a label that it is a trial, and with buttons of the trial."""
    prompt = message.prompt
    return Message(
        paragraphs=(plain(LABEL, Style.QUIET), *message.paragraphs),
        rows=tuple(tuple(_of_trial(item) for item in row) for row in message.rows),
        prompt=None if prompt is None else replace(prompt, tap=PREFIX + prompt.tap),
    )


def labelled_form(form: Form) -> Form:
    return replace(form, tap=PREFIX + form.tap)


def over() -> Message:
    return Message(paragraphs=(plain(OVER),))


def _of_trial(item: Button | Link) -> Button | Link:
    return replace(item, tap=PREFIX + item.tap) if isinstance(item, Button) else item
