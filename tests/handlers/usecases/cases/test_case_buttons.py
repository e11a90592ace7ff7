"""The buttons of a case's card: each changes the case, the card, the thread and the history."""

from datetime import timedelta

import pytest

from bot.chat.case_taps import CaseTap, CauseTap, OwnCauseTap, SnoozeTap
from bot.ids import CaseId
from bot.states import CaseAction
from handlers.updates import Aside, PrivateReply, Reply, Toast
from handlers.usecases.roles import Role
from storage import audit, cases
from storage.engine.store import Tx
from tests.handlers.usecases.cases.support_desk import MINUTE, WAIT, SupportDesk, config_with

DAY = timedelta(days=1)
CLAIM, SNOOZE, RESOLVE = CaseAction.CLAIM, CaseAction.SNOOZE, CaseAction.RESOLVE


@pytest.fixture
def posted(desk: SupportDesk) -> SupportDesk:
    """Dani's alert stands there, as case 1."""
    desk.tap("Dani", 3)
    desk.pass_time(WAIT)
    return desk


def card(desk: SupportDesk) -> str:
    desk.pass_time(MINUTE)
    (shown,) = desk.cards
    return shown.text


def lines(desk: SupportDesk) -> list[str]:
    return [line for reply in desk.replies for line in reply.text.split("\n")]


def words(reply: Reply | None) -> str:
    if isinstance(reply, Toast):
        return reply.text
    assert isinstance(reply, Aside | PrivateReply)
    return reply.message.text


def resolve(desk: SupportDesk, *, by: str = "Mia Lund") -> str:
    return words(desk.choose(desk.press(1, RESOLVE, by=by), "Something else", by=by))


def test_the_card_offers_what_can_be_done(posted: SupportDesk) -> None:
    (shown,) = posted.cards
    assert shown.buttons == ["Claim", "Reply", "Snooze", "Resolve", "History"]
    assert " · answer by " in shown.text


def test_a_claim_is_on_the_card_and_in_the_thread(posted: SupportDesk) -> None:
    assert words(posted.press(1, CLAIM)) == "You're on this case now."
    assert " · Mia Lund has it · " in card(posted)
    assert lines(posted) == ["Mia Lund takes care of this."]
    assert posted.cards[0].buttons[0] == "Take over"


def test_who_presses_a_card_of_before_is_told_what_happened(posted: SupportDesk) -> None:
    posted.press(1, CLAIM, version=0)
    late = words(posted.press(1, CLAIM, by="Ben Ode", version=0))
    assert late == (
        "Nothing has changed, because this happened before: Mia Lund takes care of this."
    )
    assert " · Mia Lund has it · " in card(posted)
    assert lines(posted) == ["Mia Lund takes care of this."]


def test_a_colleague_takes_over_what_the_card_shows_as_hers(posted: SupportDesk) -> None:
    posted.press(1, CLAIM)
    posted.pass_time(MINUTE)
    posted.press(1, CLAIM, by="Ben Ode")
    assert " · Ben Ode has it · " in card(posted)
    assert lines(posted)[-1] == "Ben Ode takes this over."


def test_a_second_claim_of_ones_own_changes_nothing(posted: SupportDesk) -> None:
    posted.press(1, CLAIM)
    before = cases.get(posted.tx, CaseId(1))
    assert words(posted.press(1, CLAIM)) == "You're on this case already."
    assert cases.get(posted.tx, CaseId(1)) == before


def test_what_happens_in_one_minute_is_one_message(posted: SupportDesk) -> None:
    posted.press(1, CLAIM)
    posted.press(1, CLAIM, by="Ben Ode")
    resolve(posted, by="Ben Ode")
    posted.pass_time(MINUTE)
    (reply,) = posted.replies
    assert reply.text.split("\n") == [
        "Mia Lund takes care of this.",
        "Ben Ode takes this over.",
        "Ben Ode resolved the case.",
    ]


def test_a_snooze_asks_for_how_long_and_says_until_when(posted: SupportDesk) -> None:
    asked = posted.press(1, SNOOZE)
    assert words(asked) == "How long should case 1 rest?"
    done = words(posted.choose(asked, "3 days"))
    assert done.startswith("Case 1 rests until 5 Nov ")
    assert "Mia Lund has it, rests until 5 Nov " in card(posted)
    assert lines(posted)[0].startswith("Mia Lund lets this rest until 5 Nov ")


def test_a_resolved_case_can_only_be_reopened(posted: SupportDesk) -> None:
    assert resolve(posted) == "Case 1 is resolved."
    assert card(posted).endswith(" · resolved by Mia Lund")
    assert posted.cards[0].buttons == ["Reopen", "Reply", "History"]
    posted.press(1, CaseAction.REOPEN, by="Ben Ode")
    assert " · Mia Lund has it · answer by " in card(posted)
    assert lines(posted)[-1] == "Ben Ode reopened the case."


def test_a_forged_press_of_a_button_that_the_card_does_not_have_does_nothing(
    posted: SupportDesk,
) -> None:
    resolve(posted)
    assert words(posted.press(1, CLAIM)) == "This case isn't there any more."
    assert not cases.get(posted.tx, CaseId(1)).is_open


@pytest.mark.parametrize(
    "forged",
    [
        SnoozeTap(case=CaseId(1), version=1, days=3),
        CauseTap(case=CaseId(1), version=1, cause="price"),
        OwnCauseTap(case=CaseId(1), version=1),
    ],
)
def test_a_forged_choice_changes_no_resolved_case(
    posted: SupportDesk, forged: SnoozeTap | CauseTap | OwnCauseTap
) -> None:
    resolve(posted)
    before = cases.get(posted.tx, CaseId(1))
    assert before.version == forged.version
    assert words(posted.press_staff(forged, "Ben Ode")) == "This case isn't there any more."
    assert cases.get(posted.tx, CaseId(1)) == before


def test_the_customers_new_words_reopen_what_staff_resolved(posted: SupportDesk) -> None:
    resolve(posted)
    posted.pass_time(MINUTE)
    posted.type("Dani", "It is still slow")
    assert " · Mia Lund has it · answer by " in card(posted)
    assert lines(posted)[-2:] == ["Case reopened.", "It is still slow"]
    assert posted.replies[-1].broadcast


def test_the_customers_words_wake_a_snoozed_case(posted: SupportDesk) -> None:
    posted.choose(posted.press(1, SNOOZE), "7 days")
    posted.type("Dani", "Any news?")
    assert "rests" not in card(posted)
    assert " · Mia Lund has it · " in card(posted)


def test_a_better_score_ends_a_claimed_case_and_a_wish_for_contact_keeps_it(
    posted: SupportDesk,
) -> None:
    posted.press(1, CLAIM)
    posted.tap("Dani", 9)
    assert card(posted).endswith(" · resolved: now 9")
    posted.tap("Dani", 2)
    posted.wish("Dani")
    posted.tap("Dani", 9)
    assert " · Mia Lund has it · " in card(posted)


def test_the_history_tells_all_of_it_to_the_one_who_asks(posted: SupportDesk) -> None:
    posted.press(1, CLAIM)
    posted.tap("Dani", 1)
    posted.pass_time(MINUTE)
    resolve(posted, by="Ben Ode")
    told = words(posted.press(1, CaseAction.HISTORY, by="Ben Ode", version=0)).split("\n")
    assert [line.partition(" · ")[2] or line for line in told] == [
        "Case 1",
        "Case opened.",
        "Mia Lund takes care of this.",
        "Score changed: 3 → 1",
        "Ben Ode resolved the case.",
    ]


@pytest.mark.parametrize("role", [None, Role.TEAM])
@pytest.mark.parametrize("action", CaseAction)
def test_only_members_of_the_support_channel_may_press(
    posted: SupportDesk, action: CaseAction, role: Role | None
) -> None:
    before = cases.get(posted.tx, CaseId(1))
    refused = words(posted.press(1, action, role=role))
    assert refused == "Only members of the support channel can do this."
    assert cases.get(posted.tx, CaseId(1)) == before


def test_each_act_is_in_the_audit_log(posted: SupportDesk) -> None:
    posted.press(1, CLAIM)
    posted.choose(posted.press(1, SNOOZE), "1 day")
    resolve(posted)
    posted.press(1, CaseAction.REOPEN)
    posted.press(1, CaseAction.HISTORY)
    log = audit.of(posted.tx, "case 1")
    assert [one.action for one in log] == [
        "claim case",
        "snooze case",
        "resolve case",
        "reopen case",
        "see case",
    ]
    assert {(one.actor, one.place) for one in log} == {("slack:UMIALUND", "slack:C1")}


def test_a_case_that_never_was_is_said_to_be_gone(posted: SupportDesk) -> None:
    tap = CaseTap(case=CaseId(999), version=0, action=CLAIM)
    assert words(posted.press_staff(tap, "Mia Lund")) == "This case isn't there any more."


# The cause


def labels(reply: Reply | None) -> list[str]:
    assert isinstance(reply, Aside | PrivateReply)
    return [button.label for row in reply.message.rows for button in row]


def test_the_causes_that_the_customers_words_mention_are_offered_first(
    posted: SupportDesk,
) -> None:
    posted.type("Dani", "The export to Excel is missing, and your prices are high")
    offered = labels(posted.press(1, RESOLVE))
    assert set(offered[:2]) == {"Exports and integrations", "Price"}
    assert offered[-2:] == ["Something else", "Another cause …"]
    assert len(offered) <= 10


def test_the_chosen_cause_is_on_the_card_and_in_the_thread_by_its_name(
    posted: SupportDesk,
) -> None:
    posted.choose(posted.press(1, RESOLVE), "Price")
    assert card(posted).endswith(" · resolved by Mia Lund: Price")
    assert lines(posted)[-1] == "Mia Lund resolved the case: Price."


def test_a_cause_that_bot_toml_no_longer_has_is_shown_by_its_key(posted: SupportDesk) -> None:
    posted.choose(posted.press(1, RESOLVE), "Price")
    posted.config = config_with(starter_themes=False)
    assert card(posted).endswith(" · resolved by Mia Lund: price")


@pytest.fixture
def with_article(tx: Tx) -> SupportDesk:
    theme = {"key": "csv_files", "words": {"en": ["export"]}, "article": "https://help.example/csv"}
    opened = SupportDesk(tx=tx, config=config_with(theme=[theme], starter_themes=False))
    opened.add("Dani", "Initech")
    opened.tap("Dani", 3)
    opened.pass_time(WAIT)
    return opened


@pytest.mark.parametrize(("choice", "is_sent"), [("Send it", True), ("Resolve without it", False)])
def test_a_help_article_goes_to_the_customer_only_if_it_is_wanted(
    with_article: SupportDesk, choice: str, is_sent: bool
) -> None:
    asked = with_article.choose(with_article.press(1, RESOLVE), "Csv files")
    assert words(asked) == "Send this help page to the customer too? https://help.example/csv"
    assert cases.get(with_article.tx, CaseId(1)).is_open
    assert words(with_article.choose(asked, choice)) == "Case 1 is resolved."
    with_article.pass_time(2 * MINUTE)
    assert ("https://help.example/csv" in with_article.read("Dani")[-1]) is is_sent


def test_a_cause_may_be_named_in_own_words(posted: SupportDesk) -> None:
    form = posted.choose(posted.press(1, RESOLVE), "Another cause …")
    assert cases.get(posted.tx, CaseId(1)).is_open
    assert posted.submit(form, "Wrong\nadvice " + "x" * 99) == "Case 1 is resolved."
    assert " · resolved by Mia Lund: Wrong advice xxx" in card(posted)
    assert len(cases.get(posted.tx, CaseId(1)).cause) <= 60


def test_a_form_that_was_opened_before_a_colleague_acted_resolves_nothing(
    posted: SupportDesk,
) -> None:
    form = posted.choose(posted.press(1, RESOLVE), "Another cause …")
    posted.press(1, CLAIM, by="Ben Ode")
    assert "Ben Ode takes care of this." in posted.submit(form, "Advice")
    assert cases.get(posted.tx, CaseId(1)).is_open


def test_a_note_stays_in_the_team_and_is_in_the_history(posted: SupportDesk) -> None:
    done = posted.choose(posted.press(1, RESOLVE), "Something else")
    form = posted.choose(done, "Add a note")
    assert posted.submit(form, "Refunded by hand <!channel>") == "Noted."
    posted.pass_time(MINUTE)
    assert lines(posted)[-2:] == ["Mia Lund noted:", "Refunded by hand <!channel>"]
    assert "Refunded by hand" in words(posted.press(1, CaseAction.HISTORY))
    posted.pass_time(2 * MINUTE)
    assert not any("Refunded" in text for text in posted.read("Dani"))
