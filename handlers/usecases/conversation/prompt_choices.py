"""Applies the choice in a prompt, whether it was pressed or typed."""

from dataclasses import replace
from typing import Final

from bot.chat.case_taps import FixedTap
from bot.chat.tap_encoding import pack, unpack
from bot.chat.taps import (
    LanguageTap,
    PrivacyChoice,
    PrivacyTap,
    PromptTap,
    QuoteTap,
    ResumeTap,
    ScoreTap,
    Tap,
    UndoTap,
)
from bot.ids import MessageRef
from bot.language.texts import Line
from bot.model import Contact
from bot.people.notes import Note, from_payload
from bot.survey import events
from handlers.updates import Pressed, Reply, Toast
from handlers.usecases.context import Context
from handlers.usecases.conversation import fixed_question, person_choices, privacy_choices
from handlers.usecases.localisation import texts_for, texts_in
from handlers.usecases.people import prompts as open_prompts
from handlers.usecases.people.enrol import touch_contact
from handlers.usecases.survey.answer import is_newest, remember_press
from handlers.usecases.survey.steps import apply
from storage import contacts, invitations, people, prompts
from storage.engine.store import Tx
from storage.prompts import Prompt
from storage.states import Settled

_COPY: Final = pack(PrivacyTap(choice=PrivacyChoice.COPY))


def handle_press(tx: Tx, event: Pressed, tap: PromptTap, context: Context) -> Reply:
    """Handles a press on a prompt's button. A settled prompt changes nothing."""
    contact = touch_contact(tx, event.user, event.chat if event.private else "", context.now)
    prompt = prompts.get(tx, tap.prompt)
    if contact is None or prompt is None:
        return Toast(text=texts_in(context.config, event.user.language)("toast.unknown"))
    texts = texts_for(context.config, people.get(tx, contact.person_id), contact)
    if not _is_theirs(tx, prompt, contact):
        return Toast(text=texts("toast.not_yours"))
    if event.message is not None and prompt.message is None:  # the press proves that it arrived
        open_prompts.sent(tx, prompt.id, event.message, contact, context.now)
        prompt = replace(prompt, message=event.message)
    note = from_payload(prompt.note)
    if not prompt.is_open(context.now) or tap.choice >= len(note.buttons):
        return Toast(text=texts("toast.closed"))
    line = choose(tx, prompt, tap.choice, contact, context, event)
    chosen = texts_for(context.config, people.get(tx, contact.person_id), contact)
    return Toast(text=chosen.line(line), shown=True)


def _is_theirs(tx: Tx, prompt: Prompt, contact: Contact) -> bool:
    asked = contacts.contact(tx, prompt.contact_id)
    return asked.person_id == contact.person_id


def choose(
    tx: Tx,
    prompt: Prompt,
    choice: int,
    contact: Contact,
    context: Context,
    press: Pressed | None = None,
) -> Line:
    """Does what the choice means, and settles the prompt, except after a copy.

    Returns a line for a toast. *press*: ``None`` if the choice was typed.
    """
    note = from_payload(prompt.note)
    packed = note.buttons[choice].tap
    if packed != _COPY:  # the other choices are still there beside it
        open_prompts.settle(tx, prompt, Settled.CHOSEN, contact, context.now, choice)
    if packed:
        return _do(tx, unpack(packed), contact, context, press, prompt.message)
    return _refuse(tx, note, contact, context, press)


def _do(
    tx: Tx,
    tap: Tap,
    contact: Contact,
    context: Context,
    press: Pressed | None,
    shown_in: MessageRef | None,
) -> Line:
    """Does what *tap* means. *shown_in*: the prompt's message, if it is known."""
    match tap:
        case ScoreTap(invitation=token, score=score):
            given = events.ScoreGiven(score=score)
            return _apply(tx, token, given, contact, context, press)
        case QuoteTap(invitation=token, consent=consent):
            chosen = events.QuoteChosen(consent=consent)
            return _apply(tx, token, chosen, contact, context, press)
        case LanguageTap() | ResumeTap() | UndoTap():
            pressed = None if press is None else press.message
            return person_choices.choose(tx, tap, contact, context, pressed)
        case FixedTap():
            return fixed_question.answer(tx, tap, contact, context)
        case PrivacyTap(choice=choice):
            return privacy_choices.choose(tx, choice, contact, context, shown_in)
        case _:
            raise ValueError(f"a prompt has no choice {tap!r}")


def _refuse(tx: Tx, note: Note, contact: Contact, context: Context, press: Pressed | None) -> Line:
    """Does what a no means: the choice without a tap."""
    tap = next(unpack(button.tap) for button in note.buttons if button.tap)
    if isinstance(tap, ScoreTap):
        refused = events.ScoreRefused()
        return _apply(tx, tap.invitation, refused, contact, context, press)
    if isinstance(tap, PrivacyTap):
        return privacy_choices.keep(tx, contact, context)
    return person_choices.keep_stopped(tx, contact, context)


def _apply(
    tx: Tx,
    token: str,
    happening: events.Happening,
    contact: Contact,
    context: Context,
    press: Pressed | None,
) -> Line:
    invitation = invitations.by_token(tx, token)
    noted = Line(key="toast.noted")
    if invitation is None or (
        press is not None and not is_newest(tx, invitation, press, context.now)
    ):
        return noted  # a later press has been applied
    pressed = None if press is None else press.message
    step = apply(tx, invitation, contact, happening, context, pressed=pressed)
    if press is not None:
        remember_press(tx, step.invitation, press, context.now)
    return step.reply or noted
