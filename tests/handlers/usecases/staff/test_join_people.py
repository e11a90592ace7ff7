"""Admins say in chat or on the console who is one person."""

from dataclasses import replace

import pytest

from bot.chat.messages import Button, Message
from bot.chat.platforms import Platform
from bot.chat.tap_encoding import pack
from bot.chat.taps import OtherPersonTap, SamePersonTap, ScoreTap, SharedEmailTap
from bot.config.loading import load
from bot.ids import ContactId, InvitationId, MessageRef, PersonId
from bot.model import Person
from bot.states import Binding, InvitationState
from handlers.outbox import reaching, transitions
from handlers.ports import Reached
from handlers.updates import Pressed, Standing, Toast, User
from handlers.usecases.campaigns import ask as campaign
from handlers.usecases.cases.follow import update_case
from handlers.usecases.context import Context
from handlers.usecases.feedback.messages import forward
from handlers.usecases.outgoing import Outgoing, Skip
from handlers.usecases.people import email_binding, shared_email
from handlers.usecases.privacy import erasure_request
from handlers.usecases.roles import CONSOLE, Action, Actor, Role
from handlers.usecases.router import route
from handlers.usecases.staff import join_people
from handlers.usecases.staff.join_people import JoinRefusedError
from storage import answers, bindings, campaigns, contacts, feedback, invitations, people
from storage.engine.store import Tx
from storage.messaging import claims, outbox
from storage.messaging.keys import InvitationKey, MeetingKey
from storage.messaging.outbox import Item, OutboxRow
from storage.schema import audit as log
from storage.states import OutboxKind
from tests.storage.cast import DAY, MINUTE, NOW, add_person, ask, change, invite

CONFIG = load(
    {
        "slack": {},
        "telegram": {},
        "channels": {"support": "slack:C0HELP"},
        "survey": [{"key": "relationship", "kind": "nps"}],
        "staff": {"admins": ["slack:U0ADA"]},
    }
)
ADA = User(platform=Platform.SLACK, id="U0ADA")
POST = MessageRef("C0HELP/1.1")


def context(*roles: Role, console: bool = False) -> Context:
    actor = Actor(user=ADA, roles=frozenset(roles or {Role.ADMIN}), place="slack:C0HELP")
    return Context(config=CONFIG, now=NOW, actor=CONSOLE if console else actor)


def vera_and_mallory(tx: Tx) -> tuple[Person, Person]:
    """Vera is on a list without an account; Mallory wrote to the bot in Slack."""
    vera = add_person(tx, "Vera", email="vera@a.example")
    contacts.add_contact(tx, vera, Platform.SLACK)
    mallory = add_person(tx, "Mallory")
    contacts.add_contact(tx, mallory, Platform.SLACK, user="U2", chat="D2")
    return people.get(tx, vera), people.get(tx, mallory)


def report(tx: Tx, account: PersonId, person: Person) -> MeetingKey:
    (contact,) = contacts.contacts_of(tx, account)
    shared_email.report(tx, contact, person, Standing.GUEST, context())
    return MeetingKey(contact=contact.id, person=person.id)


def due(tx: Tx) -> list[OutboxRow]:
    return list(claims.due(tx, Platform.SLACK, NOW + DAY, 99))


def shown(tx: Tx) -> Outgoing:
    """What the line about the account shows when it is sent now; it is sent as POST."""
    (row,) = [row for row in due(tx) if row.kind is OutboxKind.MEETING]
    claimed = transitions.claim(tx, row.id, "token", context())
    assert claimed is not None
    outgoing = claimed[1]
    assert isinstance(outgoing, Outgoing)
    transitions.record_sent(tx, claimed[0], "token", POST, context())
    return outgoing


def labels(outgoing: Outgoing) -> list[str]:
    return [one.label for row in outgoing.message.rows for one in row if isinstance(one, Button)]


def press(tx: Tx, tap: SharedEmailTap, *roles: Role) -> str:
    pressed = Pressed(
        user=ADA, chat="C0HELP", message=POST, data=pack(tap), private=False, callback="1"
    )
    reply = route(tx, pressed, context(*roles))
    assert isinstance(reply, Toast)
    return reply.text


def same(key: MeetingKey) -> SamePersonTap:
    return SamePersonTap(contact=key.contact, person=key.person)


def apart(key: MeetingKey) -> OtherPersonTap:
    return OtherPersonTap(contact=key.contact, person=key.person)


@pytest.fixture(autouse=True)
def ada(tx: Tx) -> None:
    contacts.add_contact(tx, add_person(tx, "Ada"), Platform.SLACK, user=ADA.id)


# -- in chat --------------------------------------------------------------------------------------


def test_the_line_has_two_buttons(tx: Tx) -> None:
    vera, mallory = vera_and_mallory(tx)
    report(tx, mallory.id, vera)
    line = shown(tx)
    assert line.message.text == "Mallory (guest) has Vera's email address."
    assert labels(line) == ["Same person", "Someone else"]


def test_same_person_joins_the_account_to_the_known_person(tx: Tx) -> None:
    vera, mallory = vera_and_mallory(tx)
    key = report(tx, mallory.id, vera)
    shown(tx)
    assert press(tx, same(key)) == "Joined. They are one person now."
    assert people.current(tx, mallory.id).id == vera.id
    edit = shown(tx)
    assert (edit.edit, labels(edit)) == (POST, [])
    assert edit.message.text == (
        "Mallory (guest) has Vera's email address.\nJoined as one person by Ada."
    )
    assert press(tx, apart(key)) == "This is already decided."


def test_someone_else_is_remembered_for_this_pair(tx: Tx) -> None:
    vera, mallory = vera_and_mallory(tx)
    key = report(tx, mallory.id, vera)
    shown(tx)
    assert press(tx, apart(key)) == "Noted: these are two people."
    edit = shown(tx)
    assert (edit.edit, labels(edit)) == (POST, [])
    assert edit.message.text.endswith("\nAda says that's someone else.")
    contacts.add_contact(tx, mallory.id, Platform.TELEGRAM, user="77")
    for contact in contacts.contacts_of(tx, mallory.id):
        shared_email.report(tx, contact, vera, Standing.GUEST, context())
    assert [row for row in due(tx) if row.kind is OutboxKind.MEETING] == []


def test_a_decision_is_remembered_for_longer_than_other_rows(tx: Tx) -> None:
    vera, mallory = vera_and_mallory(tx)
    key = report(tx, mallory.id, vera)
    shown(tx)
    press(tx, apart(key))
    shown(tx)
    outbox.forget_settled(tx, NOW + 1000 * DAY)
    assert shared_email.decision_on(tx, key) is shared_email.Decision.APART


@pytest.mark.parametrize("role", [Role.SUPPORT, Role.TEAM])
def test_only_admins_decide(tx: Tx, role: Role) -> None:
    vera, mallory = vera_and_mallory(tx)
    key = report(tx, mallory.id, vera)
    for tap in (same(key), apart(key)):
        assert press(tx, tap, role) == "Only admins can do this. Ask Ada."
    assert shared_email.decision_on(tx, key) is None


def test_the_toast_says_why_two_people_cannot_be_joined(tx: Tx) -> None:
    vera, mallory = vera_and_mallory(tx)
    key = report(tx, mallory.id, vera)
    (contact,) = contacts.contacts_of(tx, vera.id)
    bindings.bind(tx, contact.id, "U1", Binding.EMAIL)
    assert "one has Slack U1, the other has Slack U2" in press(tx, same(key))
    assert shared_email.decision_on(tx, key) is None


@pytest.mark.parametrize("number", [99, 2**31 - 1])
def test_a_button_that_we_never_made_does_nothing(tx: Tx, number: int) -> None:
    tap = SamePersonTap(contact=ContactId(number), person=PersonId(number))
    assert "button" in press(tx, tap)


# -- on the console -------------------------------------------------------------------------------


def test_a_join_on_the_console_settles_the_line_and_taking_it_back_opens_it(tx: Tx) -> None:
    vera, mallory = vera_and_mallory(tx)
    report(tx, mallory.id, vera)
    shown(tx)
    join_people.join(tx, vera, mallory, context(console=True))
    edit = shown(tx)
    assert edit.message.text.endswith("\nJoined as one person on the command line.")
    join_people.undo(tx, vera, context(console=True))
    assert labels(shown(tx)) == ["Same person", "Someone else"]
    assert join_people.last_join(tx, vera.id) is None


def test_a_line_that_was_not_posted_yet_is_not_posted_after_a_join(tx: Tx) -> None:
    vera, mallory = vera_and_mallory(tx)
    report(tx, mallory.id, vera)
    join_people.join(tx, vera, mallory, context(console=True))
    (row,) = [row for row in due(tx) if row.kind is OutboxKind.MEETING]
    loaded = transitions.load(tx, row, context())
    assert loaded.render(tx) == Skip(reason="decided before it was posted")


def test_a_person_is_not_joined_with_itself(tx: Tx) -> None:
    vera, _ = vera_and_mallory(tx)
    with pytest.raises(JoinRefusedError, match=r"join\.refused\.same"):
        join_people.join(tx, vera, vera, context())


def test_an_erased_person_is_neither_joined_nor_separated(tx: Tx) -> None:
    vera, mallory = vera_and_mallory(tx)
    join_people.join(tx, vera, mallory, context())
    invite(tx, vera.id)
    tx.exec_driver_sql("UPDATE people SET erased_at = 1 WHERE id = ?", (mallory.id,))
    with pytest.raises(JoinRefusedError, match=r"join\.refused\.erased"):
        join_people.undo(tx, vera, context())
    with pytest.raises(JoinRefusedError, match=r"join\.refused\.erased"):
        join_people.join(tx, vera, mallory, context())


def test_no_opt_out_is_lost_where_joins_lie_in_each_other(tx: Tx) -> None:
    """A longer pause hides the shorter one that was made since."""
    vera, mallory = vera_and_mallory(tx)
    third = people.get(tx, add_person(tx, "V. M."))
    people.stop_asking(tx, mallory.id, NOW + 30 * DAY, NOW)
    join_people.join(tx, vera, mallory, context())
    join_people.join(tx, vera, third, context())
    people.stop_asking(tx, vera.id, NOW + DAY, NOW)
    join_people.undo(tx, vera, context())
    join_people.undo(tx, vera, context())
    ends = [people.get(tx, one.id).paused_until for one in (vera, mallory, third)]
    assert ends == [NOW + DAY, NOW + 30 * DAY, NOW + DAY]


# -- what is under way ----------------------------------------------------------------------------


def queue(tx: Tx, person: PersonId) -> InvitationKey:
    invitation = invite(tx, person)
    key = InvitationKey(invitation=invitation.id)
    item = Item(
        kind=OutboxKind.QUESTION,
        key=key,
        queue=Platform.SLACK,
        recipient=f"contact {invitation.contact_id}",
        due_at=NOW,
    )
    outbox.put(tx, item, NOW)
    return key


def test_a_question_that_waits_goes_to_the_account_that_stays(tx: Tx) -> None:
    vera, mallory = vera_and_mallory(tx)
    queue(tx, vera.id)
    (account,) = contacts.contacts_of(tx, mallory.id)
    (listed,) = contacts.contacts_of(tx, vera.id)
    join_people.join(tx, vera, mallory, context())
    (row,) = due(tx)
    rendered = transitions.load(tx, row, context()).render(tx)
    assert isinstance(rendered, Outgoing)
    assert (rendered.chat, row.recipient) == ("D2", f"contact {account.id}")
    join_people.undo(tx, vera, context())
    (row,) = due(tx)
    assert row.recipient == f"contact {listed.id}"


def test_words_that_wait_for_support_are_posted_as_the_persons(tx: Tx) -> None:
    vera, mallory = vera_and_mallory(tx)
    forward(tx, feedback.add(tx, mallory.id, "hello", "D2/1", NOW), context())
    join_people.join(tx, vera, mallory, context())
    (row,) = due(tx)
    rendered = transitions.load(tx, row, context()).render(tx)
    assert isinstance(rendered, Outgoing)
    assert "Vera" in rendered.message.text
    assert "hello" in rendered.message.text


def test_who_asked_to_be_erased_before_a_join_is_erased_as_the_person(tx: Tx) -> None:
    vera, mallory = vera_and_mallory(tx)
    erasure_request.request(tx, mallory.id, None, context())
    join_people.join(tx, vera, mallory, context())
    [job] = claims.due(tx, "jobs", NOW, 9)
    erasure_request.USE_CASES[job.kind](tx, job, context())
    assert [people.get(tx, one.id).name for one in (vera, mallory)] == ["", ""]


def test_a_campaign_that_lists_both_asks_the_person_once(tx: Tx) -> None:
    vera, mallory = vera_and_mallory(tx)
    campaigns.add(tx, "token", "relationship", "console", [vera.id, mallory.id], NOW)
    join_people.join(tx, vera, mallory, context())
    campaign.start(tx, "token", context())
    (job,) = claims.due(tx, "jobs", NOW, 9)
    campaign.USE_CASES[job.kind](tx, job, context())
    (question,) = due(tx)
    asked = invitations.get(tx, question.about(InvitationKey).invitation)
    assert (asked.person_id, asked.state) == (vera.id, InvitationState.QUEUED)


def test_a_button_of_either_chat_counts_for_the_person(tx: Tx) -> None:
    """And no longer after the join is taken back."""
    vera, mallory = vera_and_mallory(tx)
    contacts.add_contact(tx, mallory.id, Platform.TELEGRAM, user="77", chat="77")
    join_people.join(tx, vera, mallory, context())
    invite(tx, vera.id)
    tx.exec_driver_sql("UPDATE invitations SET token = 'T0'")

    def tap(score: int) -> str:
        user = User(platform=Platform.TELEGRAM, id="77", language="en")
        pressed = Pressed(
            user=user, chat="77", message=None, data=f"1:s:T0:{score}", private=True,
            callback=str(score),
        )  # fmt: skip
        reply = route(tx, pressed, Context(config=CONFIG, now=NOW))
        assert isinstance(reply, Toast)
        return reply.text

    assert tap(9) == "Noted: 9. Thank you."
    join_people.undo(tx, vera, context())
    assert tap(3) == "This question is for someone else, so nothing has changed."


def test_a_question_that_a_join_replaced_loses_its_buttons_until_it_is_taken_back(tx: Tx) -> None:
    """The newer one is in another chat, and both say so."""
    vera, mallory = vera_and_mallory(tx)
    older = ask(tx, mallory.id)
    tx.exec_driver_sql("UPDATE invitations SET token = 'T0'")
    contacts.add_contact(tx, vera.id, Platform.TELEGRAM, user="77", chat="77")
    tx.exec_driver_sql(f"DELETE FROM contacts WHERE person_id = {vera.id} AND platform = 'slack'")
    ask(tx, vera.id, now=NOW + MINUTE)
    join_people.join(tx, vera, mallory, context())
    assert card_of(tx, older.id).text == "There's a newer question in Telegram."
    assert tap(tx, "T0", 9) == (
        "This is an older question. Please answer the newest one in Telegram."
    )
    join_people.undo(tx, vera, context())
    assert len(card_of(tx, older.id).rows) > 1


def card_of(tx: Tx, invitation: InvitationId) -> Message:
    """What the question's edited message shows."""
    key = str(InvitationKey(invitation=invitation).pack())
    [row] = [row for row in due(tx) if row.kind is OutboxKind.CARD and row.key == key]
    claimed = transitions.claim(tx, row.id, "token", context())
    assert claimed is not None
    assert isinstance(claimed[1], Outgoing)
    transitions.record_sent(tx, claimed[0], "token", POST, context())
    return claimed[1].message


def tap(tx: Tx, token: str, score: int) -> str:
    user = User(platform=Platform.SLACK, id="U2", language="en")
    data = pack(ScoreTap(invitation=token, score=score))
    pressed = Pressed(user=user, chat="D2", message=None, data=data, private=True, callback="2")
    reply = route(tx, pressed, Context(config=CONFIG, now=NOW + DAY))
    assert isinstance(reply, Toast)
    return reply.text


def test_an_alert_of_since_the_join_names_its_person_after_the_separation(tx: Tx) -> None:
    vera, mallory = vera_and_mallory(tx)
    asked = ask(tx, mallory.id)
    join_people.join(tx, vera, mallory, context())
    answered = change(tx, asked, score=3, answered_at=NOW, state=InvitationState.ANSWERED)
    answers.record_score(tx, asked.id, 3, NOW)
    update_case(tx, answered, context())
    assert "Vera" in alert(tx)
    join_people.undo(tx, vera, context())
    assert "Mallory" in alert(tx)


def alert(tx: Tx) -> str:
    """What the alert shows when it is sent now; it is sent as POST."""
    [row] = [row for row in due(tx) if row.kind is OutboxKind.ALERT]
    later = replace(context(), now=NOW + DAY)
    claimed = transitions.claim(tx, row.id, "token", later)
    assert claimed is not None
    assert isinstance(claimed[1], Outgoing)
    transitions.record_sent(tx, claimed[0], "token", POST, later)
    return claimed[1].message.text


def test_an_account_that_is_found_after_a_join_is_not_bound_to_the_joined_record(tx: Tx) -> None:
    """The platform was asked before, for a contact that another account has replaced since."""
    vera, mallory = vera_and_mallory(tx)
    queue(tx, vera.id)
    (row,) = due(tx)
    (listed,) = contacts.contacts_of(tx, vera.id)
    join_people.join(tx, vera, mallory, context())
    reached = Reached(user="U1", chat="D1")
    assert not reaching.record_reached(tx, row, listed, reached, context(), None)
    assert contacts.contact(tx, listed.id).user == ""


def test_an_old_binding_is_verified_by_the_joined_records_address_too(tx: Tx) -> None:
    """Else an outsider's account, bound by that address, would pass as one from a list."""
    vera, _ = vera_and_mallory(tx)
    other = add_person(tx, "Vera M", email="vera@b.example")
    contacts.add_contact(tx, other, Platform.SLACK, user="U9")
    tx.exec_driver_sql("UPDATE contacts SET bound_by = NULL WHERE user = 'U9'")
    join_people.join(tx, vera, people.get(tx, other), context())
    account = User(
        platform=Platform.SLACK, id="U9", email="vera@b.example", standing=Standing.GUEST
    )
    assert email_binding.verify(tx, account, context())


def test_a_join_that_is_older_than_the_log_is_no_last_join(tx: Tx) -> None:
    vera, mallory = vera_and_mallory(tx)
    join_people.join(tx, vera, mallory, context(console=True))
    join_people.undo(tx, vera, context(console=True))
    tx.execute(log.delete().where(log.c.action == Action.JOIN_PEOPLE))
    assert join_people.last_join(tx, vera.id) is None
