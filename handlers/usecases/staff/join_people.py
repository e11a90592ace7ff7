"""Joins two records of one person, and takes a join back from the audit log."""

from collections.abc import Iterable, Sequence

from bot.ids import ContactId, InvitationId, PersonId
from bot.language.texts import Line
from bot.model import Person
from bot.people.display_names import account_name
from handlers.usecases import recipient_keys
from handlers.usecases.audit_entries import entry
from handlers.usecases.cases.alerts import update_message
from handlers.usecases.cases.changes import support_of
from handlers.usecases.context import Context
from handlers.usecases.people import shared_email
from handlers.usecases.people.shared_email import Decision
from handlers.usecases.roles import Action
from handlers.usecases.survey.planning import redraw
from storage import audit, cases, contacts, invitations
from storage.audit import AuditEntry
from storage.engine.store import Tx
from storage.joining import joined_contacts, joined_records
from storage.joining.join_record import JoinRecord, OptOuts, packed, unpacked
from storage.messaging import row_changes
from storage.messaging.keys import InvitationKey


class JoinRefusedError(Exception):
    """The records cannot be joined, or not be separated. The line says why."""

    def __init__(self, line: Line) -> None:
        super().__init__(line.key)
        self.line = line


def require_joinable(tx: Tx, kept: Person, joined: Person) -> None:
    """Raises JoinRefusedError."""
    if kept.id == joined.id:
        raise JoinRefusedError(Line(key="join.refused.same"))
    _require_not_erased(tx, kept.id, joined.id)
    for own, theirs in joined_contacts.clashes(tx, kept.id, joined.id):
        accounts = {"one": account_name(own), "other": account_name(theirs)}
        raise JoinRefusedError(Line(key="join.refused.accounts", values=accounts))


def join(tx: Tx, kept: Person, joined: Person, context: Context) -> None:
    """Joins *joined* into *kept*. Raises JoinRefusedError."""
    require_joinable(tx, kept, joined)
    met = shared_email.meetings(tx, kept.id, joined.id)
    accounts = {key: contacts.contact(tx, key.contact).person_id for key in met}
    record = joined_records.join(tx, kept.id, joined.id)
    _readdress(tx, _with_contacts(tx, record), record.contacts.readdressed)
    _update_questions(tx, record, context)
    detail = record.to_detail()
    what = f"person {kept.id}"
    audit.add(tx, entry(context.actor, Action.JOIN_PEOPLE, what, context.now, **detail))
    for key, account in accounts.items():
        shared_email.decide(tx, key, Decision.SAME, account, context)


def last_join(tx: Tx, person_id: PersonId) -> JoinRecord | None:
    """Returns the person's last join that was not taken back."""
    found = _with_later_entries(tx, person_id)
    return None if found is None else found[0]


def undo(tx: Tx, kept: Person, context: Context) -> None:
    """Takes the person's last join back, which must exist. Raises JoinRefusedError."""
    found = _with_later_entries(tx, kept.id)
    assert found is not None
    record, later = found
    _require_not_erased(tx, kept.id, record.joined)
    before = _with_contacts(tx, record)
    new = joined_records.take_back(tx, kept.id, record, _opt_outs(later, kept.id))
    _readdress(tx, record.contacts.readdressed, before)
    _update_questions(tx, record, context)
    _update_alerts(tx, record.joined, context)
    what = f"person {kept.id}"
    opt_outs = {name: packed(moment) for name, moment in vars(new).items()}
    undone = entry(
        context.actor, Action.UNDO_JOIN, what, context.now, joined=record.joined, **opt_outs
    )
    audit.add(tx, undone)
    for key in shared_email.meetings(tx, kept.id, record.joined):
        if shared_email.decision_on(tx, key) is Decision.SAME:
            shared_email.reopen(tx, key, context)


def _update_questions(tx: Tx, record: JoinRecord, context: Context) -> None:
    """Draws questions anew that a newer one of the other record replaced, or replaces no more."""
    for number in record.invitations.replaced:
        asked = invitations.get(tx, number)
        if asked.message is not None:
            platform = contacts.contact(tx, asked.contact_id).platform
            redraw(tx, asked, platform, context.now)


def _update_alerts(tx: Tx, person_id: PersonId, context: Context) -> None:
    """Draws the posted alerts about the person anew, so that they have the right name."""
    for case in cases.of_person(tx, person_id):
        support = support_of(tx, case, context)
        if support is not None and case.thread is not None:
            update_message(tx, case, support, context.now)


def _with_later_entries(
    tx: Tx, person_id: PersonId
) -> tuple[JoinRecord, Sequence[AuditEntry]] | None:
    """Returns the person's last join, with the entries about joins that follow it."""
    entries = audit.with_actions(tx, (Action.JOIN_PEOPLE.value, Action.UNDO_JOIN.value))
    places: list[int] = []
    for place, one in enumerate(entries):
        if one.object == f"person {person_id}":
            if one.action == Action.JOIN_PEOPLE:
                places.append(place)
            elif places:  # the join itself may be older than the log
                places.pop()
    if not places:
        return None
    return JoinRecord.from_detail(entries[places[-1]].detail or {}), entries[places[-1] + 1 :]


def _opt_outs(entries: Iterable[AuditEntry], person_id: PersonId) -> list[OptOuts]:
    """Returns the opt-outs that the person kept from joins that were taken back."""
    details = [
        one.detail
        for one in entries
        if one.action == Action.UNDO_JOIN
        and one.detail is not None
        and (one.object == f"person {person_id}" or one.detail["joined"] == person_id)
    ]
    return [
        OptOuts(
            never_at=unpacked(detail["never_at"]), paused_until=unpacked(detail["paused_until"])
        )
        for detail in details
    ]


def _require_not_erased(tx: Tx, *records: PersonId) -> None:
    if any(joined_records.is_erased(tx, record) for record in records):
        raise JoinRefusedError(Line(key="join.refused.erased"))


def _with_contacts(tx: Tx, record: JoinRecord) -> list[tuple[InvitationId, ContactId]]:
    """Returns the invitations that change their contact, each with its present one."""
    moved = (InvitationId(number) for number, _ in record.contacts.readdressed)
    return [(number, invitations.get(tx, number).contact_id) for number in moved]


def _readdress(
    tx: Tx,
    to: Iterable[tuple[InvitationId, ContactId]],
    of: Iterable[tuple[InvitationId, ContactId]],
) -> None:
    """Sends what is due about these invitations to another contact."""
    for (invitation, new), (_, old) in zip(to, of, strict=True):
        key = InvitationKey(invitation=invitation)
        row_changes.readdress(tx, [key], recipient_keys.person(old), recipient_keys.person(new))
