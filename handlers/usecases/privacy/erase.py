"""Erases a person: from every table, and from the messages that the bot posted."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.chat.platforms import Platform
from bot.figures.weeks import week_at
from bot.ids import CaseId, MessageRef, PersonId, home_ref, split_ref
from bot.people.erased_keys import erased_key
from handlers.usecases import recipient_keys
from handlers.usecases.audit_entries import entry
from handlers.usecases.cases.alerts import list_item
from handlers.usecases.cases.changes import support_of
from handlers.usecases.context import Context
from handlers.usecases.localisation import survey_of, texts_for
from handlers.usecases.privacy.erased_messages import erasing_edit, of_kind, of_post
from handlers.usecases.roles import Action, Actor
from handlers.usecases.staff_channels import StaffChannel
from storage import (
    audit,
    cases,
    contacts,
    erasure,
    erasures,
    people,
    person_answers,
    posted_messages,
)
from storage.engine.store import Tx
from storage.messaging import outbox
from storage.person_traces import Traces, imported_traces, traces
from storage.states import OutboxKind

Place = tuple[Platform, MessageRef]


@dataclass(frozen=True, kw_only=True)
class Erasure:
    """What an erasure did."""

    answers: int
    """How many bare scores stay in the counts."""
    messages: int
    """How many of the bot's messages are edited next."""


def erase(
    tx: Tx,
    person_id: PersonId,
    context: Context,
    actor: Actor,
    *,
    asked_in: MessageRef | None = None,
) -> Erasure | None:
    """Erases a person. Returns ``None`` for one who is erased already.

    *person_id*: for a joined record, the person is erased. *asked_in*: the message in which the
    person asked for it; it then says that it is done.
    """
    person = people.current(tx, person_id)
    if person.erased_at is not None:
        return None
    return _erase(tx, traces(tx, person.id), context, actor, asked_in)


def erase_imported(tx: Tx, name: str, context: Context, actor: Actor) -> Erasure | None:
    """Erases a person who is known from imported answers alone, by the other tool's name.

    Returns ``None`` if no imported answer has that name.
    """
    found = imported_traces(tx, name)
    return None if found is None else _erase(tx, found, context, actor, None)


def _erase(
    tx: Tx, found: Traces, context: Context, actor: Actor, asked_in: MessageRef | None
) -> Erasure:
    now = context.now
    edits = {**_erased_messages(tx, found, context), **_redrawn_posts(tx, found, context)}
    lists, answers = person_answers.lists_with(tx, found), person_answers.answer_count(tx, found)
    erasures.add(tx, _keys(found, context))
    erasure.erase(
        tx,
        found,
        now,
        messages=[message for _, message in edits],
        recipients=[recipient_keys.person(one) for one in found.contacts],
    )
    for (platform, message), payload in edits.items():
        done = {"key": "erased.done"} if message == asked_in else {}
        outbox.put(tx, erasing_edit(platform, message, {**payload, **done}, context), now)
    _redraw_lists(tx, lists, context)
    audit.add(tx, entry(actor, Action.ERASE_PERSON, "person erased", now, messages=len(edits)))
    return Erasure(answers=answers, messages=len(edits))


def _keys(person: Traces, context: Context) -> Mapping[str, datetime]:
    """Returns the keys that keep the person from coming back; none without a secret."""
    secret = context.erasure_key
    identities = person.identities if secret else ()
    return {erased_key(secret, identity): context.now for identity in identities}


def _redraw_lists(tx: Tx, lists: Collection[tuple[CaseId, bool]], context: Context) -> None:
    """Draws collecting messages anew, which name other people, too."""
    for number, is_posted in lists:
        case = cases.find(tx, number)
        support = None if case is None else support_of(tx, case, context)
        if support is not None:
            item = list_item(number, support, context.now, is_posted=is_posted)
            outbox.put(tx, item, context.now)


def _erased_messages(tx: Tx, person: Traces, context: Context) -> dict[Place, Mapping[str, Any]]:
    """Returns the messages to and about the person, with what each edit needs to know."""
    places = list(person_answers.own_messages(tx, person))
    for survey, chosen, one in person_answers.case_messages(tx, person):
        support = StaffChannel.support_of(context.config, survey, chosen)
        if support is not None:
            places.append((support.address.platform, one))
    posted = [
        one
        for one in posted_messages.about(tx, person)
        if one.kind is not OutboxKind.ALERT_LIST  # it is drawn anew, since it names others, too
    ]
    places += [(one.platform, one.message) for one in posted]
    kinds = {(one.platform, one.message): of_kind(one.kind) for one in posted}
    places += _homes(tx, person)
    languages = _languages(tx, person, context)
    return {
        (platform, message): {
            **languages.get((platform, split_ref(message)[0]), {}),
            **kinds.get((platform, message), {}),
        }
        for platform, message in places
    }


def _homes(tx: Tx, person: Traces) -> list[Place]:
    """Returns the App Home of each of the person's accounts, which may show an answer's score."""
    return [
        (one.platform, home_ref(one.user))
        for one in contacts.contacts_of(tx, person.person)
        if one.platform.traits.homes and one.user and one.chat
    ]


def _languages(
    tx: Tx, person: Traces, context: Context
) -> Mapping[tuple[Platform, str], Mapping[str, str]]:
    """Returns the language of each of the person's own chats, and of each of their accounts."""
    found = {}
    for contact in contacts.contacts_of(tx, person.person):
        known = people.get(tx, contact.person_id)
        language = texts_for(context.config, known, contact).language
        found[contact.platform, contact.chat] = {"language": language}
        found[contact.platform, contact.user] = {"language": language}
    return found


def _redrawn_posts(tx: Tx, person: Traces, context: Context) -> dict[Place, Mapping[str, Any]]:
    """Returns the posts that may quote the person, or name one of the person's open cases."""
    weeks = {
        (survey, week_at(at, context.config.zone_of(survey_of(context.config, survey))))
        for survey, at in person_answers.commented(tx, person)
    }
    main = [one.key for one in context.config.summarised[:1]]  # it also names CSAT cases
    spans = [
        (survey, since, until)
        for opened_in, since, until in person_answers.case_spans(tx, person, context.now)
        for survey in dict.fromkeys([opened_in, *main])
    ]
    return {
        (one.platform, one.message): of_post(one)
        for one in posted_messages.of_weeks(tx, weeks, spans)
    }
