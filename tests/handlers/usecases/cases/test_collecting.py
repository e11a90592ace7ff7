"""Many alerts at once are one message, from which each card is called."""

from datetime import timedelta
from itertools import pairwise

import pytest
from sqlalchemy import update

from bot.cases.listing import CROWD, LISTED
from bot.chat.platforms import Platform
from bot.ids import CaseId
from bot.language.texts import LANGUAGES, Texts
from handlers.outbox import transitions, uncertain
from handlers.ports import SendError
from handlers.slack.render import render as in_slack
from handlers.telegram.render import render as in_telegram
from handlers.usecases.cases.alerts import alert_item
from handlers.usecases.context import Context
from handlers.usecases.roles import Role
from handlers.usecases.staff_channels import StaffChannel
from storage import cases
from storage.engine.store import Tx
from storage.messaging import claims, outbox
from storage.schema import outbox as rows
from storage.states import OutboxKind
from tests.handlers.usecases.cases.support_desk import (
    MINUTE,
    SECOND,
    WAIT,
    SupportDesk,
    config_with,
)

NAMES = ("Anna", "Ben", "Cleo", "Dora", "Emil", "Finn", "Gia")


@pytest.fixture
def crowd(tx: Tx) -> SupportDesk:
    """Seven people answer at once; nothing is sent yet."""
    return crowded(SupportDesk(tx=tx), NAMES)


def crowded(desk: SupportDesk, names: tuple[str, ...]) -> SupportDesk:
    for score, name in enumerate(names):
        desk.add(name, "Globex")
        desk.tap(name, score % 7)
    desk.now += WAIT
    return desk


def test_many_at_once_are_one_message(crowd: SupportDesk) -> None:
    crowd.send()
    (post,) = crowd.posts
    assert post.text.splitlines() == [
        "7 alerts at once. Press a button to post its alert here.",
        *(f"🔴 {score} · {name}, Globex" for score, name in enumerate(NAMES)),
    ]
    assert post.labels == [f"Show {number}" for number in range(1, 8)]


def test_four_at_once_are_four_cards(tx: Tx) -> None:
    desk = crowded(SupportDesk(tx=tx), NAMES[: CROWD - 1])
    desk.send()
    assert [post.labels for post in desk.posts] == [[]] * 4


@pytest.mark.long
def test_show_posts_the_card_with_all_that_it_has(crowd: SupportDesk) -> None:
    crowd.type("Ben", "The export is slow")
    crowd.send()
    assert crowd.show(2) == "On its way"
    crowd.send()
    post, card = crowd.cards
    assert card.text.startswith("🔴 1 · Ben, Globex\nThe export is slow\n")
    assert "Show 2" not in post.labels
    assert len(post.labels) == 6


def test_pressed_twice_it_is_posted_once(crowd: SupportDesk) -> None:
    crowd.send()
    crowd.show(2)
    crowd.show(2)
    crowd.send()
    assert crowd.show(2) == "Case 2 is in the channel already."
    crowd.send()
    assert len(crowd.cards) == 2


def test_a_second_press_while_the_card_is_on_its_way_posts_nothing_more(
    crowd: SupportDesk,
) -> None:
    crowd.send()
    crowd.show(2)
    rows = claims.due(crowd.tx, Platform.SLACK, crowd.now, 9)
    row = next(one for one in rows if one.kind == "alert")
    claimed = crowd.claim(row)
    crowd.show(2)
    assert claimed is not None
    crowd.deliver(*claimed)
    crowd.send()
    assert len(crowd.cards) == 2


@pytest.mark.long
def test_all_can_be_shown_however_many(crowd: SupportDesk) -> None:
    """Cards that were asked for are never collected again."""
    crowd.send()
    for number in range(1, 8):
        crowd.show(number)
    crowd.send()
    assert len(crowd.cards) == 8
    assert crowd.cards[0].labels == []


@pytest.mark.parametrize("role", [Role.TEAM])
def test_only_support_may_press(crowd: SupportDesk, role: Role) -> None:
    crowd.send()
    assert crowd.show(2, role) == "Only members of the support channel can do this."
    crowd.send()
    assert len(crowd.cards) == 1


def test_an_admin_may_press(crowd: SupportDesk) -> None:
    crowd.send()
    crowd.show(2, Role.ADMIN)
    crowd.send()
    assert len(crowd.cards) == 2


@pytest.mark.parametrize("number", [0, 99, 2**31 - 1])
def test_a_button_of_no_case_does_nothing(crowd: SupportDesk, number: int) -> None:
    crowd.send()
    assert crowd.show(number) == Texts("en")("toast.unknown")


def test_a_card_that_stands_alone_is_not_shown_again(tx: Tx) -> None:
    desk = crowded(SupportDesk(tx=tx), NAMES[:1])
    desk.send()
    assert desk.show(1) == Texts("en")("toast.unknown")


def test_a_wish_of_a_listed_case_is_told_below_the_list_and_in_the_channel(
    crowd: SupportDesk,
) -> None:
    crowd.send()
    crowd.wish("Ben")
    crowd.send()
    (post,), (reply,) = crowd.cards, crowd.replies
    assert "🔴 1 · Ben, Globex — wants a reply" in post.text
    assert reply.text == "🔴 1 · Ben, Globex — wants a reply\nBen wants a reply."
    assert (reply.reply_to, reply.broadcast) == (post.ref, True)


def test_a_listed_case_that_improves_is_marked_in_the_list(crowd: SupportDesk) -> None:
    crowd.send()
    crowd.tap("Ben", 9)
    crowd.pass_time(MINUTE)
    assert "🟢 9 · Ben, Globex · resolved" in crowd.cards[0].text
    assert "Score changed: 1 → 9\nCase resolved." in crowd.replies[0].text


@pytest.mark.long
def test_news_of_a_shown_case_are_below_its_card(crowd: SupportDesk) -> None:
    crowd.send()
    crowd.show(2)
    crowd.send()
    crowd.type("Ben", "slow")
    crowd.pass_time(MINUTE)
    (reply,) = crowd.replies
    assert (reply.text, reply.reply_to) == ("slow", crowd.cards[1].ref)


def test_who_improves_before_the_list_is_sent_is_not_in_it(crowd: SupportDesk) -> None:
    crowd.tap("Ben", 9)
    crowd.send()
    assert "Ben" not in crowd.cards[0].text
    assert len(crowd.cards) == 1


@pytest.mark.long
def test_a_list_holds_so_many_lines_and_another_follows(tx: Tx) -> None:
    names = tuple(f"Customer {number}" for number in range(LISTED + CROWD + 1))
    desk = crowded(SupportDesk(tx=tx), names)
    desk.send()
    assert [len(post.labels) for post in desk.cards] == [LISTED]
    desk.pass_time(MINUTE)
    assert [len(post.labels) for post in desk.cards] == [LISTED, CROWD + 1]
    named = [line for post in desk.cards for line in post.text.splitlines()[1:]]
    assert len(named) == len({line.split(" · ")[1] for line in named}) == len(names)


def test_a_second_crowd_within_a_minute_joins_the_list(crowd: SupportDesk) -> None:
    crowd.send()
    more = tuple(f"Late {number}" for number in range(CROWD))
    crowded(crowd, more)
    crowd.now -= WAIT - SECOND
    hurry(crowd)
    crowd.send()
    (post,) = crowd.cards
    assert post.edits == 1
    assert len(post.labels) == len(NAMES) + CROWD
    crowd.wish("Late 2")
    crowd.send()
    (reply,) = crowd.replies
    assert "Late 2, Globex — wants a reply" in reply.text
    assert reply.reply_to == post.ref


def hurry(desk: SupportDesk) -> None:
    """Alerts do not wait for more."""
    waiting = rows.c.kind == OutboxKind.ALERT
    desk.tx.execute(update(rows).where(waiting).values(due_at=desk.now))


def per_second(desk: SupportDesk) -> bool:
    """The channel takes one message a second, as in Slack. Whether one was sent."""
    while due := claims.due(desk.tx, Platform.SLACK, desk.now, 1):
        if (claimed := desk.claim(due[0])) is not None:
            desk.deliver(*claimed)
            return True
    return False


@pytest.mark.long
def test_two_hundred_in_a_minute_are_one_list_a_minute_and_all_are_cases(tx: Tx) -> None:
    desk = SupportDesk(tx=tx, config=config_with(cases={"respond_within": "5 minutes"}))
    names = [f"Person {number}" for number in range(200)]
    for name in names:
        desk.add(name)
    for number, name in enumerate(names):
        desk.tap(name, number % 7)
        desk.now += MINUTE / len(names)
    minutes = list[int]()
    before = 0
    for second in range(15 * 60):
        desk.now += SECOND
        desk.work()
        per_second(desk)
        lists = sum(bool(post.labels) for post in desk.cards)
        if lists > before:
            minutes.append(second)
        before = lists
    assert all(later - sooner >= 59 for sooner, later in pairwise(minutes))
    assert len(cases.open_in(tx, ["relationship"])) == len(names)
    assert sum(len(post.labels) or 1 for post in desk.cards) == len(names)
    alone = [post for post in desk.cards if not post.labels]
    assert len(alone) < 20
    assert all(post.buttons == ["Claim", "Reply", "Snooze", "Resolve", "History"] for post in alone)


def test_what_comes_while_the_list_is_on_its_way_is_told_below_it(crowd: SupportDesk) -> None:
    (first, *_) = claims.due(crowd.tx, Platform.SLACK, crowd.now, 1)
    assert crowd.claim(first) is None
    (row,) = claims.due(crowd.tx, Platform.SLACK, crowd.now, 9)
    claimed = crowd.claim(row)
    crowd.wish("Ben")
    assert claimed is not None
    crowd.deliver(*claimed)
    crowd.send()
    assert "Ben, Globex — wants a reply" in crowd.cards[0].text
    assert "Ben wants a reply." in crowd.replies[0].text


def test_an_alert_that_may_have_been_posted_is_in_no_list(crowd: SupportDesk) -> None:
    (first, *_) = claims.due(crowd.tx, Platform.SLACK, crowd.now, 1)
    claims.claim(crowd.tx, first.id, "mine", crowd.now)
    lost = SendError("the line was cut", uncertain=True)
    context = Context(config=crowd.config, now=crowd.now)
    uncertain.record(crowd.tx, first, "mine", lost, context, finds=False)
    crowd.pass_time(timedelta(hours=1))
    repeated, collected = crowd.cards
    assert "Anna" not in collected.text
    assert repeated.text.startswith("🔴 0 · Anna")


def test_a_listed_case_whose_row_is_planned_again_waits_for_show(crowd: SupportDesk) -> None:
    crowd.send()
    support = StaffChannel.support_of(crowd.config, "relationship")
    assert support is not None
    item = alert_item(CaseId(2), support, crowd.now, is_posted=False)
    outbox.put(crowd.tx, item, crowd.now)
    crowd.send()
    assert len(crowd.cards) == 1


def test_a_list_that_cannot_be_posted_goes_to_the_admin(crowd: SupportDesk) -> None:
    (first, *_) = claims.due(crowd.tx, Platform.SLACK, crowd.now, 1)
    assert crowd.claim(first) is None
    (row,) = claims.due(crowd.tx, Platform.SLACK, crowd.now, 9)
    claimed = crowd.claim(row)
    assert claimed is not None
    gone = SendError("channel_not_found", permanent=True)
    context = Context(config=crowd.config, now=crowd.now)
    transitions.record_refusal(crowd.tx, claimed[0], "mine", gone, context)
    crowd.send()
    assert len(crowd.cards) == len(NAMES)
    assert all("C1" in post.text for post in crowd.cards)


@pytest.mark.long
def test_a_list_whose_message_is_gone_is_posted_anew(crowd: SupportDesk) -> None:
    crowd.send()
    crowd.wish("Ben")
    rows = claims.due(crowd.tx, Platform.SLACK, crowd.now, 9)
    row = next(one for one in rows if one.kind == "alert list")
    claimed = crowd.claim(row)
    assert claimed is not None
    gone = SendError("message_not_found", permanent=True)
    context = Context(config=crowd.config, now=crowd.now)
    transitions.record_refusal(crowd.tx, claimed[0], "mine", gone, context)
    crowd.send()
    assert len(crowd.cards) == 2
    assert len(crowd.cards[1].labels) == len(NAMES)


def test_without_a_support_channel_nothing_is_collected(tx: Tx) -> None:
    desk = crowded(SupportDesk(tx=tx), NAMES)
    desk.config = config_with(channels={})
    desk.send()
    assert desk.posts == []


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_full_list_of_long_names_fits_both_platforms(tx: Tx, language: str) -> None:
    desk = SupportDesk(tx=tx, config=config_with(language=language))
    for number in range(LISTED):
        name = f"{number} " + "ש" * 150
        desk.add(name, "ש" * 150)
        desk.tap(name, 0)
        desk.wish(name)
        desk.skip(name)
    desk.send()
    (post,) = desk.cards
    assert len(in_slack(post.message)["blocks"]) <= 50
    rendered = in_telegram(post.message)
    assert len(rendered.text.encode("utf-16-le")) // 2 <= 4096
    assert "…\n" not in rendered.text  # no line was cut at its end
    assert rendered.markup is not None
    assert sum(map(len, rendered.markup.inline_keyboard)) == LISTED
