"""Reports to support that an account has the email address or the link of a known person."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final, Self

from bot.chat.addresses import Address
from bot.chat.messages import Button, Message, Style, plain
from bot.chat.refusals import Refusal
from bot.chat.tap_encoding import pack
from bot.chat.taps import OtherPersonTap, SamePersonTap
from bot.ids import MessageRef, PersonId
from bot.language.texts import Line, Texts
from bot.model import Contact, Person
from handlers.updates import Standing
from handlers.usecases import recipient_keys
from handlers.usecases.context import Context
from handlers.usecases.localisation import staff_texts
from handlers.usecases.outgoing import Kind, Outgoing, RenderResult, Route, Skip
from handlers.usecases.people.account_names import name_of
from handlers.usecases.roles import CONSOLE
from handlers.usecases.staff_channels import chat_of
from handlers.usecases.troubles import report_trouble
from storage import contacts, people
from storage.engine.store import Tx
from storage.messaging import outbox, row_changes
from storage.messaging.keys import MeetingKey
from storage.messaging.outbox import Item, OutboxRow
from storage.messaging.trouble_keys import MeetingLostKey
from storage.states import OutboxKind

_BY_LINK: Final = "link"
"""Stands for the account's standing, where a personal link brought it here."""


class Decision(StrEnum):
    """What an admin said about an account and a person with its email address."""

    SAME = "same"
    APART = "apart"


def report(tx: Tx, contact: Contact, person: Person, standing: Standing, context: Context) -> None:
    """Reports once that the account of *contact* has the email address of *person*.

    Nothing is reported if an admin has said that they are two people.
    """
    support = context.config.channels.support
    if support is None or _is_known_apart(tx, contact.person_id, person.id):
        return
    key = MeetingKey(contact=contact.id, person=person.id)
    outbox.put_once(tx, _item(key, {"standing": standing}, support, context.now), context.now)


def report_link(tx: Tx, contact: Contact, person: Person, context: Context) -> bool:
    """Reports once that the account of *contact* has opened the personal link of *person*.

    Without a support channel the admin address gets the line. Returns False if nothing is reported,
    because an admin has said that they are two people, or because there is no such address.
    """
    channels = context.config.channels
    if _is_known_apart(tx, contact.person_id, person.id):
        return False
    key = MeetingKey(contact=contact.id, person=person.id)
    if channels.support is not None:
        item = _item(key, {"standing": _BY_LINK}, channels.support, context.now)
        outbox.put_once(tx, item, context.now)
        return True
    account = people.get(tx, contact.person_id)
    names = {"name": account.name, "person": person.name}
    line = Line(key="meeting.link.console", values={**names, "one": person.id, "other": account.id})
    about = MeetingLostKey(meeting=key)
    report_trouble(tx, about, line, channels.admin, context.now)
    return channels.admin is not None


def _item(key: MeetingKey, payload: Mapping[str, Any], support: Address, now: datetime) -> Item:
    is_posted = "message" in payload
    return Item(
        kind=OutboxKind.MEETING,
        key=key,
        queue=support.platform,
        recipient=recipient_keys.SUPPORT_EDITS if is_posted else recipient_keys.SUPPORT,
        due_at=now,
        payload=payload,
    )


def meetings(tx: Tx, one: PersonId, other: PersonId) -> tuple[MeetingKey, ...]:
    """Returns the reports about these two people, in either direction."""
    found = (
        MeetingKey(contact=contact.id, person=record)
        for account, person in ((one, other), (other, one))
        for contact in contacts.contacts_of(tx, account)
        for record in (person, *people.joined_into(tx, person))
    )
    return tuple(
        key for key in found if row_changes.payload_of(tx, OutboxKind.MEETING, key) is not None
    )


def decision_on(tx: Tx, key: MeetingKey) -> Decision | None:
    payload = row_changes.payload_of(tx, OutboxKind.MEETING, key) or {}
    return Decision(payload["decided"]) if "decided" in payload else None


def decide(
    tx: Tx, key: MeetingKey, decision: Decision, account: PersonId, context: Context
) -> None:
    """Records the actor's decision, which the line then shows. *account*: the account's person."""
    decided = {"decided": decision, "by": context.actor.id, "account": account}
    _change(tx, key, {**_open_payload(tx, key), **decided}, context)


def reopen(tx: Tx, key: MeetingKey, context: Context) -> None:
    """Takes a decision back: the line has its buttons again."""
    _change(tx, key, _open_payload(tx, key), context)


def _open_payload(tx: Tx, key: MeetingKey) -> dict[str, Any]:
    payload = row_changes.payload_of(tx, OutboxKind.MEETING, key) or {}
    return {name: value for name, value in payload.items() if name in {"standing", "message"}}


def _change(tx: Tx, key: MeetingKey, payload: Mapping[str, Any], context: Context) -> None:
    support = context.config.channels.support
    if support is None:
        row_changes.set_payload(tx, OutboxKind.MEETING, key, payload)
    else:
        outbox.put(tx, _item(key, payload, support, context.now), context.now)


def _is_known_apart(tx: Tx, one: PersonId, other: PersonId) -> bool:
    return any(decision_on(tx, key) is Decision.APART for key in meetings(tx, one, other))


@dataclass(frozen=True, kw_only=True)
class Meeting(Kind):
    """A line to support: an account has the email address of another person.

    An admin decides by a button whether both are one person. The line then shows the decision.
    """

    account: Person
    other: Person
    chat: str

    @classmethod
    def load(cls, tx: Tx, row: OutboxRow, context: Context) -> Self:
        met, payload = row.about(MeetingKey), row.payload or {}
        if "decided" in payload:  # as they were called before they were joined
            account = people.get(tx, PersonId(payload["account"]))
            other = people.get(tx, met.person)
        else:
            account = people.current(tx, contacts.contact(tx, met.contact).person_id)
            other = people.current(tx, met.person)
        return cls(
            row=row,
            context=context,
            account=account,
            other=other,
            chat=chat_of(tx, context.config.channels.support),
        )

    @property
    def route(self) -> Route:
        return Route(chat=self.chat, edits=self._message is not None)

    @property
    def concerns(self) -> tuple[Person, ...]:
        return self.account, self.other

    @property
    def marker(self) -> str:
        return f"meeting {self.row.key}"

    def render(self, tx: Tx) -> RenderResult:
        if self.context.config.channels.support is None:
            return Skip(reason="no support channel is configured")
        if self._message is None and self._is_settled:
            return Skip(reason="decided before it was posted")
        texts = staff_texts(self.context.config)
        said = plain(texts.line(self._line))
        if self._is_settled:
            message = Message(paragraphs=(said, plain(self._decision(tx, texts), Style.QUIET)))
        else:
            message = Message(paragraphs=(said,), rows=(self._buttons(texts),))
        edit, marker = self._message, self.marker
        return Outgoing(chat=self.chat, message=message, edit=edit, marker=marker)

    @property
    def _is_settled(self) -> bool:
        return "decided" in (self.row.payload or {}) or self.account.id == self.other.id

    @property
    def _message(self) -> MessageRef | None:
        posted = (self.row.payload or {}).get("message")
        return None if posted is None else MessageRef(posted)

    def _buttons(self, texts: Texts) -> tuple[Button, Button]:
        met = self.row.about(MeetingKey)
        same = SamePersonTap(contact=met.contact, person=met.person)
        other = OtherPersonTap(contact=met.contact, person=met.person)
        return (
            Button(label=texts("meeting.button.same"), tap=pack(same)),
            Button(label=texts("meeting.button.apart"), tap=pack(other)),
        )

    def _decision(self, tx: Tx, texts: Texts) -> str:
        payload = self.row.payload or {}
        if payload.get("by") in {None, CONSOLE.id}:
            return texts("meeting.decided.console")
        admin = Address.parse(payload["by"])
        return texts(
            f"meeting.decided.{payload['decided']}", admin=name_of(tx, admin) or admin.chat
        )

    @property
    def _line(self) -> Line:
        assert self.row.payload is not None
        values = {"name": self.account.name, "person": self.other.name}
        return Line(key=f"meeting.{self.row.payload['standing']}", values=values)

    def sent(self, tx: Tx, message: MessageRef) -> None:
        """Remembers the message, which later shows the decision."""
        key = self.row.about(MeetingKey)
        payload = row_changes.payload_of(tx, OutboxKind.MEETING, key) or {}
        row_changes.set_payload(tx, OutboxKind.MEETING, key, {**payload, "message": message})

    def lost(self, tx: Tx, why: Refusal) -> None:
        """Sends the line to the admin address instead, unless only an edit is lost."""
        if self._message is not None:
            return
        admin = self.context.config.channels.admin
        about = MeetingLostKey(meeting=self.row.about(MeetingKey))
        report_trouble(tx, about, self._line, admin, self.context.now, why, self.row.queue)


KINDS: Final[Mapping[OutboxKind, type[Kind]]] = {OutboxKind.MEETING: Meeting}
