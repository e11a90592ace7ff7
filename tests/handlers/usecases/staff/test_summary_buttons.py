"""The buttons of a summary: in the team's channel below it and once, elsewhere for the presser."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.chat.messages import Button, Message
from bot.chat.platforms import Platform
from bot.chat.tap_encoding import pack
from bot.chat.taps import CommentsTap, HowSureTap, ShareTap, SummaryTap
from bot.config.config import Config
from bot.config.loading import load
from bot.ids import MessageRef
from bot.language.texts import LANGUAGES
from bot.states import PersonKind
from handlers.outbox import transitions
from handlers.telegram.render import render as in_telegram
from handlers.updates import Aside, Pressed, Reply, Toast, User
from handlers.usecases.context import Context
from handlers.usecases.outgoing import Outgoing
from handlers.usecases.roles import Actor, Role
from handlers.usecases.router import route
from handlers.usecases.summary import rendering
from storage import answers
from storage.engine.store import Tx
from storage.messaging import claims
from tests.storage.cast import add_person, answer

WEDNESDAY = datetime(2026, 11, 25, 12, tzinfo=UTC)
MONDAY = datetime(2026, 11, 30, 9, tzinfo=UTC)
WEEK = "2026-W48"
POST = MessageRef("C0TEAM/1.1")
COMMENTS = CommentsTap(survey="relationship", week=WEEK, page=0)
SURE = HowSureTap(survey="relationship", week=WEEK)
SHARE = ShareTap(survey="relationship", week=WEEK)


def configured(team: str | None = "slack:C0TEAM", **more: Any) -> Config:
    channels = {} if team is None else {"team": team}
    survey = {"key": "relationship", "kind": "nps", **more.pop("survey", {})}
    tables = {"slack": {}, "telegram": {}, "channels": channels, "survey": [survey]}
    return load({**tables, "product": "Acme", **more})


def commented(tx: Tx, *comments: str, score: int = 3, **person: Any) -> None:
    for number, comment in enumerate(comments):
        someone = add_person(tx, f"Person {number}", account="Initech", **person)
        given = answer(tx, someone, score, now=WEDNESDAY)
        answers.add_comment(tx, given.id, comment, None, WEDNESDAY)


def press(
    tx: Tx,
    tap: SummaryTap,
    *,
    config: Config | None = None,
    chat: str = "C0TEAM",
    message: MessageRef | None = POST,
    platform: Platform = Platform.SLACK,
    roles: frozenset[Role] = frozenset({Role.TEAM}),
    now: datetime = MONDAY,
) -> Reply | None:
    user = User(platform=platform, id="U0ADA" if platform is Platform.SLACK else "77")
    private = chat in {"D1", "77"}
    event = Pressed(
        user=user, chat=chat, message=message, data=pack(tap), private=private, callback="1"
    )
    actor = Actor(user=user, roles=roles, place=f"{platform}:{chat}")
    context = Context(config=config or configured(), now=now, actor=actor, source="x/1")
    return route(tx, event, context)


def sent(tx: Tx, config: Config | None = None, queue: Platform = Platform.SLACK) -> list[Outgoing]:
    """What goes out now."""
    context = Context(config=config or configured(), now=MONDAY)
    due = claims.due(tx, queue, MONDAY, 99)
    rendered = [transitions.claim(tx, row.id, "mine", context) for row in due]
    return [out for _, out in filter(None, rendered) if isinstance(out, Outgoing)]


def asked_for(reply: Reply | None) -> Message:
    assert isinstance(reply, Aside)
    return reply.message


def labels(message: Message) -> list[str]:
    return [item.label for row in message.rows for item in row]


# In the team's channel


def test_all_comments_stand_in_the_thread_with_who_said_them(tx: Tx) -> None:
    commented(tx, "slow", "call 010-1234-5678 <!channel>")
    assert press(tx, COMMENTS) == Toast(text="Look below this message.", shown=True)
    (out,) = sent(tx)
    assert out.reply_to == POST
    assert out.chat == "C0TEAM"
    assert out.message.text.splitlines() == [
        "Comments 1–2 of 2, lowest scores first",
        "3 slow — Person 0, Initech",
        "3 call ••• <!channel> — Person 1, Initech",
    ]


def test_pressed_twice_they_stand_there_once(tx: Tx) -> None:
    commented(tx, "slow")
    for _ in range(2):
        reply = press(tx, COMMENTS)
    assert reply == Toast(text="Look below this message.")
    assert len(sent(tx)) == 1
    assert press(tx, COMMENTS) == Toast(text="Look below this message.")
    assert sent(tx) == []


def test_two_posts_of_a_week_have_each_their_thread(tx: Tx) -> None:
    commented(tx, "slow")
    press(tx, COMMENTS)
    press(tx, COMMENTS, message=MessageRef("C0TEAM/2.2"))
    assert [out.reply_to for out in sent(tx)] == [POST, "C0TEAM/2.2"]


@pytest.mark.long
def test_many_comments_come_page_by_page(tx: Tx) -> None:
    commented(tx, *[f"comment {number}" for number in range(14)])
    press(tx, COMMENTS)
    (first,) = sent(tx)
    assert "Comments 1–10 of 14" in first.message.text
    assert labels(first.message) == ["Next 4"]
    (row,) = first.message.rows
    (button,) = row
    assert isinstance(button, Button)
    assert button.tap == pack(CommentsTap(survey="relationship", week=WEEK, page=1))
    press(tx, CommentsTap(survey="relationship", week=WEEK, page=1))
    (second,) = sent(tx)
    assert "Comments 11–14 of 14" in second.message.text
    assert labels(second.message) == []


@pytest.mark.long
def test_no_comment_is_on_two_pages_or_on_none(tx: Tx) -> None:
    commented(tx, *[f"comment {number:02} " + "x" * number * 60 for number in range(30)])
    pages = []
    for page in range(99):
        reply = press(tx, CommentsTap(survey="relationship", week=WEEK, page=page), chat="D1")
        if isinstance(reply, Toast):
            break
        pages.append(asked_for(reply))
    shown = [line.text[:12] for page in pages for line in page.paragraphs[1:]]
    assert sorted(shown) == [f"3 comment {number:02}" for number in range(30)]
    assert all(len(in_telegram(page).text) < 4096 for page in pages)
    assert all("…" not in line.text[:900] for page in pages for line in page.paragraphs)


def test_longest_comments_fit_both_platforms(tx: Tx) -> None:
    commented(tx, *["한" * 40_000] * 12)
    page = asked_for(press(tx, COMMENTS, chat="D1"))
    assert len(page.text) < 4000
    assert all(len(line.text) < 3000 for line in page.paragraphs)


def test_the_lowest_scores_come_first(tx: Tx) -> None:
    commented(tx, "fine", score=9)
    commented(tx, "poor", score=1)
    page = asked_for(press(tx, COMMENTS, chat="D1"))
    assert [line.text[:6] for line in page.paragraphs[1:]] == ["1 poor", "9 fine"]


@pytest.mark.parametrize("kind", [PersonKind.TEST, PersonKind.STAFF])
def test_words_of_test_people_and_staff_are_never_quoted(tx: Tx, kind: PersonKind) -> None:
    commented(tx, "a test", kind=kind)
    assert press(tx, COMMENTS) == Toast(text="These comments are gone.")
    (survey,) = configured().surveys
    context = Context(config=configured(), now=MONDAY)
    assert "a test" not in rendering.on_demand(tx, survey, Platform.SLACK, context).text


@pytest.mark.parametrize(
    ("quotes", "shown"), [("account", "3 slow — Initech"), ("anonymous", "3 slow")]
)
def test_the_thread_names_people_as_configured(tx: Tx, quotes: str, shown: str) -> None:
    config = configured(survey={"quotes": quotes})
    commented(tx, "slow")
    press(tx, COMMENTS, config=config)
    (out,) = sent(tx, config)
    assert out.message.paragraphs[1].text == shown


@pytest.mark.long
def test_how_sure_gives_intervals_p_rates_and_definitions(tx: Tx) -> None:
    for score in [9] * 12 + [3] * 4:
        answer(tx, add_person(tx), score, now=WEDNESDAY)
        answer(tx, add_person(tx), 7, now=datetime(2026, 8, 1, tzinfo=UTC))
    press(tx, SURE)
    (out,) = sent(tx)
    text = out.message.text
    assert "This week: +50.0 from 16 answers, 95% interval +3.3 to +80.9\n" in text
    assert "The 90 days before: 0.0 from 16 answers, 95% interval " in text
    assert "Change: +50.0, 95% interval " in text
    assert ", p = 0.0" in text
    assert "A score good to ±10 points takes about " in text
    assert "Response rate: 100%. 32 customers; sent 16, answered 16, with a comment 0." in text
    assert "NPS: the share of 9s and 10s minus the share of 0s to 6s" in text


@pytest.mark.sampled
@pytest.mark.parametrize("language", LANGUAGES)
def test_how_sure_fits_into_a_message_in_every_language(tx: Tx, language: str) -> None:
    for score in [9] * 12 + [3] * 4:
        answer(tx, add_person(tx), score, now=WEDNESDAY)
    config = configured(language=language)
    message = asked_for(press(tx, SURE, config=config, chat="D1"))
    rendered = in_telegram(message)
    assert rendered.text == "\n\n".join(line.text for line in message.paragraphs)


def test_a_telegram_group_has_its_answers_below_the_post(tx: Tx) -> None:
    config, ref = configured("telegram:-1002"), MessageRef("-1002/5")
    commented(tx, "slow")
    place: Any = {"chat": "-1002", "message": ref, "platform": Platform.TELEGRAM}
    assert press(tx, COMMENTS, config=config, **place) == Toast(
        text="Look below this message.", shown=True
    )
    (out,) = sent(tx, config, Platform.TELEGRAM)
    assert (out.chat, out.reply_to) == ("-1002", ref)


# Elsewhere


def test_what_one_person_asked_for_is_answered_to_that_person(tx: Tx) -> None:
    commented(tx, "slow")
    reply = press(tx, COMMENTS, message=None)
    assert isinstance(reply, Aside)
    assert reply.in_group is None
    assert sent(tx) == []


def test_an_old_post_in_a_group_that_is_no_channel_any_more_is_answered_privately(tx: Tx) -> None:
    commented(tx, "slow")
    config = configured("telegram:-1003")
    place: Any = {"chat": "-1002", "platform": Platform.TELEGRAM}
    old = MessageRef("-1002/5")
    reply = press(tx, COMMENTS, config=config, message=old, **place)
    assert isinstance(reply, Aside)
    assert reply.in_group is not None
    assert sent(tx, config, Platform.TELEGRAM) == []


@pytest.mark.parametrize("tap", [COMMENTS, SURE, SHARE])
def test_a_stranger_learns_nothing(tx: Tx, tap: SummaryTap) -> None:
    commented(tx, "slow")
    reply = press(tx, tap, roles=frozenset())
    assert isinstance(reply, Toast)
    assert "members of the team channel" in reply.text
    assert sent(tx) == []


@pytest.mark.parametrize(
    "tap",
    [
        CommentsTap(survey="gone", week=WEEK, page=0),
        HowSureTap(survey="gone", week=WEEK),
        ShareTap(survey="gone", week=WEEK),
        HowSureTap(survey="relationship", week="2026-W54"),
        HowSureTap(survey="relationship", week="0000-W01"),
    ],
)
def test_a_button_of_a_survey_that_ended_or_of_no_week_says_so(tx: Tx, tap: SummaryTap) -> None:
    assert press(tx, tap) == Toast(text="That survey has ended.")


def test_a_page_that_is_gone_says_so(tx: Tx) -> None:
    commented(tx, "slow")
    page = CommentsTap(survey="relationship", week=WEEK, page=9)
    assert press(tx, page) == Toast(text="These comments are gone.")


# Share


def summary_of(tx: Tx, config: Config, *, is_private: bool) -> Message:
    (survey,) = config.surveys
    context = Context(config=config, now=MONDAY)
    return rendering.on_demand(tx, survey, Platform.SLACK, context, is_private=is_private)


@pytest.mark.parametrize(
    ("is_private", "team", "offered"),
    [(True, "slack:C0TEAM", True), (False, "slack:C0TEAM", False), (True, None, False)],
)
def test_share_stands_where_one_person_reads_and_there_is_a_channel(
    tx: Tx, is_private: bool, team: str | None, offered: bool
) -> None:
    commented(tx, "slow")
    message = summary_of(tx, configured(team), is_private=is_private)
    assert ("Share" in labels(message)) is offered


def test_a_shared_summary_is_posted_to_the_team_once_and_offers_no_sharing(tx: Tx) -> None:
    commented(tx, "slow")
    assert press(tx, SHARE, chat="D1") == Toast(text="Posted to the team channel.")
    assert press(tx, SHARE, chat="D1") == Toast(text="It's already in the team channel.")
    (out,) = sent(tx)
    assert out.chat == "C0TEAM"
    assert out.message.text.startswith("Acme NPS · 23–29 November\n")
    assert "Share" not in labels(out.message)


def test_without_a_channel_there_is_nothing_to_share_with(tx: Tx) -> None:
    config = configured(None)
    reply = press(tx, SHARE, config=config, chat="D1")
    assert reply == Toast(text="There's no team channel to share it with.")


@pytest.mark.parametrize("tap", [SHARE, SURE])
def test_what_the_channel_could_not_get_is_sent_at_the_next_press(tx: Tx, tap: SummaryTap) -> None:
    press(tx, tap)
    assert sent(tx, configured(None)) == []
    press(tx, tap)
    assert len(sent(tx)) == 1
