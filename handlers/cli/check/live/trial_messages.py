"""The trial's own messages, and how they are told from everything else that arrives.

They are a customer's, drawn by the same functions. Their buttons carry ``trial:`` before what a
customer's would carry, so that no bot takes a press on them for an answer.
"""

from dataclasses import dataclass, replace
from typing import Final

from bot.chat.messages import Button, Form, Link, Message, Style, plain
from bot.chat.tap_encoding import UnknownTapError, unpack
from bot.chat.taps import CampaignTap, InvitationTap, LanguageTap, ResumeTap
from handlers.updates import Event, FormSent, Pressed, Typed

WORD: Final = "trial"
"""With it begin the words that the operator types: all others belong to the bot."""
PREFIX: Final = "trial:"
LABEL: Final = "A trial of Tentap. Nothing that you tap or write here is kept."
OVER: Final = "This was a trial of Tentap. It is over, and nothing of it was kept."


@dataclass(frozen=True, kw_only=True)
class Trial:
    token: str
    """Random, and the token of the made-up invitation that the messages are drawn from."""
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
        """What a press on one of the trial's buttons stands for; ``None`` for any other's."""
        if not packed.startswith(PREFIX):
            return None
        try:
            tap = unpack(packed.removeprefix(PREFIX))
        except UnknownTapError:
            return None
        match tap:
            case LanguageTap() | ResumeTap() | CampaignTap():
                return None
            case _:
                return tap if tap.invitation == self.token else None


def labelled(message: Message) -> Message:
    """*message* with the word that it is a trial, and buttons that only a trial understands."""
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
