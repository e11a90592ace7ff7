"""Opens and settles prompts: lines with buttons, of which one is chosen at most.

A settled prompt loses its buttons and shows the choice.
"""

from datetime import datetime, timedelta
from typing import Final

from bot.chat.tap_encoding import pack
from bot.chat.taps import PromptTap
from bot.ids import MessageRef
from bot.model import Contact
from bot.people import fixed_note
from bot.people.notes import Note, from_payload, to_payload, with_taps
from handlers.usecases import recipient_keys
from storage import prompts
from storage.engine.store import Tx
from storage.messaging import outbox
from storage.messaging.keys import MessageKey
from storage.messaging.outbox import Item
from storage.prompts import Prompt
from storage.states import OutboxKind, Settled

PROMPT_LIFE: Final = timedelta(hours=24)
"""How long a press, or a typed yes or no, answers a prompt."""


def open_prompt(
    tx: Tx, contact: Contact, note: Note, now: datetime, *, life: timedelta = PROMPT_LIFE
) -> tuple[int, Note]:
    """Stores a prompt. Returns its id, and the note as it is sent, with the prompt's own taps."""
    prompt = prompts.add(
        tx,
        contact.id,
        to_payload(note),
        yes_or_no=note.takes_yes_or_no,
        now=now,
        until=now + life,
    )
    taps = (pack(PromptTap(prompt=prompt, choice=at)) for at in range(len(note.buttons)))
    return prompt, with_taps(note, tuple(taps))


def replace_like(
    tx: Tx, contact: Contact, note: Note, now: datetime, *, but: int | None = None
) -> None:
    """Settles open prompts that *note* replaces: other yes/no questions, and its like.

    Those that wait for good hours come later, so they stay. *but*: the prompt of *note* itself.
    """
    for prompt in prompts.unsettled(tx, contact.id):
        if prompt.id == but or _waits(prompt):
            continue
        both_yes_or_no = prompt.yes_or_no and note.takes_yes_or_no
        if both_yes_or_no or from_payload(prompt.note).line.key == note.line.key:
            settle(tx, prompt, Settled.REPLACED, contact, now)


def replace_questions(tx: Tx, contact: Contact, now: datetime) -> None:
    """Settles the open yes/no question of a chat, because the person moved on."""
    for prompt in prompts.unsettled(tx, contact.id):
        if prompt.yes_or_no and not _waits(prompt):
            settle(tx, prompt, Settled.REPLACED, contact, now)


def newest_question(tx: Tx, contact: Contact, now: datetime) -> Prompt | None:
    """Returns the prompt that a typed yes or no would answer now."""
    found = prompts.unsettled(tx, contact.id)
    asked = (one for one in found if one.yes_or_no and not _waits(one))
    return next((one for one in asked if one.is_open(now)), None)


def _waits(prompt: Prompt) -> bool:
    """Whether the prompt is one that we begin, and was not sent yet."""
    return prompt.message is None and from_payload(prompt.note).line.key in fixed_note.ASKED


def is_settled(tx: Tx, prompt_id: int) -> bool:
    prompt = prompts.get(tx, prompt_id)
    return prompt is None or prompt.settled is not None


def settle(
    tx: Tx,
    prompt: Prompt,
    how: Settled,
    contact: Contact,
    now: datetime,
    choice: int | None = None,
) -> None:
    prompts.settle(tx, prompt.id, how, now, choice)
    if prompt.message is not None:
        outbox.put(tx, _retired(prompt.id, prompt.message, contact, now), now)


def sent(tx: Tx, prompt_id: int, message: MessageRef, contact: Contact, now: datetime) -> None:
    """Records the prompt's message, and plans the removal of its buttons."""
    prompts.set_message(tx, prompt_id, message)
    prompt = prompts.get(tx, prompt_id)
    if prompt is not None:
        due_at = prompt.until if prompt.is_open(now) else now
        outbox.put(tx, _retired(prompt_id, message, contact, due_at), now)


def _retired(prompt_id: int, message: MessageRef, contact: Contact, due_at: datetime) -> Item:
    return Item(
        kind=OutboxKind.RETIRED,
        key=MessageKey(message=message),
        queue=contact.platform,
        recipient=recipient_keys.person(contact.id),
        due_at=due_at,
        payload={"contact": contact.id, "prompt": prompt_id},
    )
