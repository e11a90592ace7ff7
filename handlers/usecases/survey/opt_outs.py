"""Changes whether a person is asked; buttons about an earlier decision then go."""

from datetime import datetime
from typing import assert_never

from bot.chat.tap_encoding import unpack
from bot.chat.taps import ResumeTap, UndoTap
from bot.ids import PersonId
from bot.model import Person
from bot.people.notes import Note, from_payload
from bot.states import Decline
from handlers.usecases.people import prompts
from handlers.usecases.survey.planning import redraw
from storage import contacts, invitations, people
from storage import prompts as stored_prompts
from storage.engine.store import Tx
from storage.states import Settled


def stop(tx: Tx, person_id: PersonId, until: datetime | None, now: datetime) -> None:
    """Stops questions to the person until *until*; ``None``: for ever."""
    before = people.get(tx, person_id)
    people.stop_asking(tx, person_id, until, now)
    _remove_buttons(tx, before, now)


def lift(tx: Tx, tap: ResumeTap | UndoTap, person_id: PersonId, now: datetime) -> bool:
    """Takes back the decision of *tap*, or each one. Returns False if it holds no more."""
    before = people.get(tx, person_id)
    if not _is_lifted(tx, tap, person_id):
        return False
    _remove_buttons(tx, before, now)
    return True


def _is_lifted(tx: Tx, tap: ResumeTap | UndoTap, person_id: PersonId) -> bool:
    if isinstance(tap, ResumeTap):
        people.resume_asking(tx, person_id)
        return True
    match tap.declined:
        case Decline.NEVER:
            return people.undo_stop(tx, person_id, tap.at)
        case Decline.PAUSE:
            return people.undo_pause(tx, person_id, tap.at)
        case Decline.NOT_NOW:  # that concerns one question
            return False
        case _:
            assert_never(tap.declined)


def _remove_buttons(tx: Tx, before: Person, now: datetime) -> None:
    """Removes each Undo of a decision that held before, and the offer to be asked again."""
    after = people.get(tx, before.id)
    if after == before:
        return
    for prompt in stored_prompts.unsettled_of(tx, before.id):
        if _is_outdated(from_payload(prompt.note), after):
            contact = contacts.contact(tx, prompt.contact_id)
            prompts.settle(tx, prompt, Settled.REPLACED, contact, now)
    was, holds = _decisions(before), _decisions(after)
    for invitation in invitations.declined(tx, before.id):
        if {invitation.declined_at, invitation.declined_until} & (was - holds):
            home = contacts.contact(tx, invitation.contact_id)
            redraw(tx, invitation, home.platform, now)


def _is_outdated(note: Note, person: Person) -> bool:
    taps = [unpack(button.tap) for button in note.buttons if button.tap]
    return any(
        isinstance(tap, ResumeTap)
        or (isinstance(tap, UndoTap) and tap.at not in _decisions(person))
        for tap in taps
    )


def _decisions(person: Person) -> set[datetime | None]:
    """Returns the instants by which buttons name the decisions that hold."""
    return {person.never_at, person.paused_until} - {None}
