"""Staff write to the customer of a case: the form, the ten seconds, and what goes out."""

from datetime import timedelta

import pytest

from bot.chat.messages import Paragraph, Span, Style
from bot.ids import CaseId
from bot.states import CaseAction, CaseState, ContactState, EntryKind
from handlers.ports import SendError
from handlers.updates import PrivateReply
from handlers.usecases.roles import Role
from storage import audit, case_entries, cases, contacts, people
from storage.engine.store import Tx
from tests.handlers.usecases.cases.reply_desk import TEN, ReplyDesk, said
from tests.handlers.usecases.cases.support_desk import MINUTE, WAIT
from tests.storage.cast import change

DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)
WORDS = "We have fixed the export."


@pytest.fixture
def desk(tx: Tx) -> ReplyDesk:
    """Dani gave 3 and wants a reply; the alert stands there, as case 1."""
    desk = ReplyDesk(tx=tx)
    desk.add("Dani", "Initech")
    desk.tap("Dani", 3)
    desk.wish("Dani")
    desk.pass_time(WAIT)
    desk.send()
    return desk


def case(desk: ReplyDesk) -> tuple[CaseState, str]:
    found = cases.get(desk.tx, CaseId(1))
    return found.state, found.owner_name


def kinds(desk: ReplyDesk) -> list[EntryKind]:
    return [entry.kind for entry in case_entries.of_case(desk.tx, CaseId(1))]


def sent(desk: ReplyDesk) -> list[str]:
    return [one.text for one in desk.replies_to("Dani")]


# The form


def test_the_form_says_to_whom_where_in_which_language_and_under_which_name(
    desk: ReplyDesk,
) -> None:
    form = desk.form()
    assert form.about == (
        "To Dani, Initech in Telegram, who gets messages in English. Signed “— Mia”."
        " You can take it back for 10 seconds."
    )
    assert form.rich


def test_the_customer_gets_the_words_and_the_first_name_after_ten_seconds(
    desk: ReplyDesk,
) -> None:
    notice = desk.write(WORDS)
    assert (
        said(notice) == f"Goes to Dani, Initech in Telegram in 10 seconds, signed “— Mia”:\n{WORDS}"
    )
    assert isinstance(notice, PrivateReply)
    assert notice.chat == "C1"
    desk.pass_time(TEN - SECOND)
    assert sent(desk) == []
    desk.pass_time(SECOND)
    assert sent(desk) == [f"{WORDS}\n— Mia"]


def test_the_thread_shows_what_was_sent_once_it_is(desk: ReplyDesk) -> None:
    desk.write(WORDS)
    desk.pass_time(TEN - SECOND)
    assert desk.thread == []
    desk.pass_time(SECOND)
    assert desk.thread == ["Mia Lund → Dani (Telegram):", WORDS]
    assert not desk.replies[0].broadcast


def test_the_first_reply_is_the_response_and_claims_the_case(desk: ReplyDesk) -> None:
    desk.write(WORDS)
    assert cases.get(desk.tx, CaseId(1)).responded_at is None
    assert case(desk) == (CaseState.OPEN, "")
    desk.pass_time(TEN)
    first = cases.get(desk.tx, CaseId(1)).responded_at
    assert first == desk.now
    assert case(desk) == (CaseState.CLAIMED, "Mia Lund")
    desk.write("And more.", by="Ben Ode")
    desk.pass_time(TEN)
    assert cases.get(desk.tx, CaseId(1)).responded_at == first
    assert case(desk) == (CaseState.CLAIMED, "Mia Lund")
    assert desk.cards[0].text.count("answer by") == 0


def test_a_reply_in_a_resolved_case_leaves_it_so(desk: ReplyDesk) -> None:
    desk.choose(desk.press(1, CaseAction.RESOLVE), "Something else")
    desk.write(WORDS)
    desk.pass_time(TEN)
    assert sent(desk) == [f"{WORDS}\n— Mia"]
    assert case(desk)[0] is CaseState.RESOLVED


def test_each_reply_is_in_the_audit_log(desk: ReplyDesk) -> None:
    notice = desk.write(WORDS)
    desk.take_back(notice)
    log = audit.of(desk.tx, "case 1")
    assert [(one.action, one.actor, one.detail) for one in log] == [
        ("reply to customer", "slack:UMIALUND", None),
        ("reply to customer", "slack:UMIALUND", {"taken_back": 1}),
    ]


def test_only_members_of_the_support_channel_may_write(desk: ReplyDesk) -> None:
    refused = said(desk.write(WORDS, role=Role.TEAM))
    assert refused == "Only members of the support channel can do this."
    desk.pass_time(MINUTE)
    assert sent(desk) == []


def test_formatting_and_everything_that_looks_like_a_mention_is_data(desk: ReplyDesk) -> None:
    words = (
        Paragraph(spans=(Span(text="@channel <!channel> "), Span(text="bold", bold=True))),
        Paragraph(spans=(Span(text="x = 1"),), style=Style.CODE),
    )
    desk.write(words)
    desk.pass_time(TEN)
    (received,) = desk.replies_to("Dani")
    assert received.message.paragraphs[:2] == words


def test_a_reply_that_is_too_long_is_refused_and_one_of_the_longest_is_whole(
    desk: ReplyDesk,
) -> None:
    assert "4001 characters" in said(desk.write("a" * 4001))
    desk.write("b" * 4000)
    desk.pass_time(TEN)
    (received,) = sent(desk)
    assert received.count("b") == 4000


def test_an_empty_form_sends_nothing(desk: ReplyDesk) -> None:
    assert desk.write(" \n ") is None
    desk.pass_time(TEN)
    assert sent(desk) == []


# Ten seconds


def test_what_is_taken_back_in_time_is_never_sent_and_no_line_of_the_thread(
    desk: ReplyDesk,
) -> None:
    notice = desk.write(WORDS)
    desk.now += TEN - SECOND / 10
    assert desk.take_back(notice) == "Taken back. The customer gets nothing."
    desk.pass_time(DAY)
    assert sent(desk) == []
    assert desk.thread == []
    assert kinds(desk) == [EntryKind.TAKEN_BACK]
    assert desk.take_back(notice) == "Taken back. The customer gets nothing."


def test_what_is_on_its_way_is_not_taken_back(desk: ReplyDesk) -> None:
    notice = desk.write(WORDS)
    desk.now += TEN + SECOND / 10
    row, message = desk.claim_reply()
    assert desk.take_back(notice) == "Too late to take it back: it's on its way."
    desk.arrive(row, message)
    assert desk.take_back(notice) == "Sent to the customer of case 1."
    assert sent(desk) == [f"{WORDS}\n— Mia"]
    assert kinds(desk) == [EntryKind.REPLIED]


def test_a_reply_that_waits_longer_can_still_be_taken_back(desk: ReplyDesk) -> None:
    notice = desk.write(WORDS)
    desk.now += MINUTE
    assert desk.take_back(notice) == "Taken back. The customer gets nothing."
    desk.pass_time(MINUTE)
    assert sent(desk) == []


def test_only_its_writer_takes_it_back(desk: ReplyDesk) -> None:
    notice = desk.write(WORDS)
    assert desk.take_back(notice, by="Ben Ode") == "Only Mia Lund can take this back."
    desk.pass_time(TEN)
    assert sent(desk) == [f"{WORDS}\n— Mia"]


# What does not arrive


def test_an_unknown_outcome_is_said_and_sent_again_only_by_a_person(desk: ReplyDesk) -> None:
    desk.write(WORDS)
    desk.now += TEN
    row, _ = desk.claim_reply()
    desk.fail(row, SendError("cut", uncertain=True))
    desk.pass_time(DAY)
    assert sent(desk) == []
    assert desk.thread == ["A reply by Mia Lund to Dani may not have arrived:", WORDS]
    assert desk.send_again(by="Ben Ode") == "Send again"
    assert desk.send_again(by="Ben Ode") == "It was sent again already."
    desk.send()
    assert "Take back" in desk.replies[0].buttons
    desk.pass_time(TEN)
    assert sent(desk) == [f"{WORDS}\n— Mia"]
    desk.pass_time(MINUTE)
    assert desk.replies[0].text == "Sent to the customer of case 1."
    assert desk.replies[0].buttons == []
    assert desk.thread[-2:] == ["Ben Ode → Dani (Telegram):", WORDS]


def test_a_customer_who_blocked_the_bot_is_named_in_the_thread(desk: ReplyDesk) -> None:
    desk.write(WORDS)
    desk.now += TEN
    row, _ = desk.claim_reply()
    desk.fail(row, SendError("blocked", permanent=True, contact=ContactState.UNREACHABLE))
    desk.pass_time(MINUTE)
    assert desk.thread == ["A reply by Mia Lund to Dani wasn't sent:", WORDS]
    assert "blocked the bot" in desk.send_again()
    assert cases.get(desk.tx, CaseId(1)).responded_at is None


def test_a_refusal_within_the_ten_seconds_keeps_the_reply_back(desk: ReplyDesk) -> None:
    desk.write(WORDS)
    answer = desk.answer("Dani")
    change(desk.tx, answer, contact_wanted=False)
    desk.pass_time(TEN)
    assert sent(desk) == []
    assert kinds(desk) == [EntryKind.NOT_DELIVERED]


# Who may be written to


@pytest.fixture
def quiet(tx: Tx) -> ReplyDesk:
    """Dani gave 3 and has not said whether to be contacted."""
    desk = ReplyDesk(tx=tx)
    desk.add("Dani", "Initech")
    desk.tap("Dani", 3)
    desk.pass_time(WAIT)
    return desk


def test_without_an_answer_about_contact_there_is_one_reply(quiet: ReplyDesk) -> None:
    quiet.write(WORDS)
    assert said(quiet.press(1, CaseAction.REPLY)).startswith("Dani didn't ask for contact")
    quiet.pass_time(TEN)
    assert said(quiet.press(1, CaseAction.REPLY)).startswith("Dani didn't ask for contact")
    quiet.say("Dani", "It is still slow")
    quiet.pass_time(MINUTE)
    quiet.write("Thanks, we look again.")
    quiet.pass_time(TEN)
    assert len(sent(quiet)) == 2


def test_words_of_a_form_that_may_not_go_out_are_not_lost(quiet: ReplyDesk) -> None:
    quiet.write("first", by="Ben Ode")
    refused = said(quiet.write(WORDS))
    assert refused.endswith(f"These were your words:\n{WORDS}")
    quiet.pass_time(TEN)
    assert sent(quiet) == ["first\n— Ben"]


def test_a_taken_back_reply_does_not_count(quiet: ReplyDesk) -> None:
    quiet.take_back(quiet.write("first"))
    quiet.write(WORDS)
    quiet.pass_time(TEN)
    assert sent(quiet) == [f"{WORDS}\n— Mia"]


def test_contact_refused_means_no_reply_until_the_person_writes_again(quiet: ReplyDesk) -> None:
    quiet.skip("Dani")
    quiet.now += MINUTE
    quiet.wish("Dani", wanted=False)
    quiet.pass_time(MINUTE)
    refused = said(quiet.press(1, CaseAction.REPLY))
    assert refused.startswith("Nothing can be sent: Dani doesn't want to be contacted.")
    assert "doesn't want" in said(quiet.write(WORDS))
    quiet.type("Dani", "On second thoughts: the export is slow")
    quiet.pass_time(MINUTE)
    quiet.write(WORDS)
    quiet.pass_time(TEN)
    assert sent(quiet) == [f"{WORDS}\n— Mia"]


def test_words_before_the_refusal_do_not_lift_it(quiet: ReplyDesk) -> None:
    quiet.type("Dani", "The export is slow")
    quiet.now += MINUTE
    quiet.wish("Dani", wanted=False)
    quiet.pass_time(MINUTE)
    assert "doesn't want" in said(quiet.press(1, CaseAction.REPLY))


def test_never_means_no_reply_without_a_wish(quiet: ReplyDesk) -> None:
    person = people.named(quiet.tx, "Dani")[0].id
    people.stop_asking(quiet.tx, person, None, quiet.now)
    assert "wants no more messages" in said(quiet.press(1, CaseAction.REPLY))


def test_a_customer_out_of_reach_is_not_asked_to_be_written_to(quiet: ReplyDesk) -> None:
    contact = contacts.contacts_of(quiet.tx, people.named(quiet.tx, "Dani")[0].id)[0]
    contacts.mark_contact(quiet.tx, contact.id, ContactState.GONE)
    assert said(quiet.press(1, CaseAction.REPLY)) == "Nothing can be sent: Dani's account is gone."
