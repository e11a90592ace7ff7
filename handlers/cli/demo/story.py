"""Plays the demo's story, from the question to the summary, and prints it as it happens."""

from collections.abc import Callable
from typing import Final, TypeVar

from bot.language.texts import Texts
from handlers.cli.demo.narrator import Narrator, PrintedMessage, in_pane
from handlers.cli.demo.setup import Demo
from handlers.cli.demo.visit import QUESTION_WITHIN, has_scale
from sandbox.page import Pane
from sandbox.slack.visible import SlackMessage
from sandbox.telegram import TelegramMessage

T = TypeVar("T")
M = TypeVar("M", SlackMessage, TelegramMessage)

PATIENCE: Final = 20.0
"""Seconds until something must appear; the sandbox has the platforms' rate limits."""
_TEXTS: Final = Texts("en", product="")
"""The language of the two customers who answer."""
_SKIP: Final = _TEXTS("answer.skip")
_ANONYMOUS: Final = _TEXTS("answer.quote.anonymous")
_YES: Final = _TEXTS("answer.contact.yes")


async def play_story(demo: Demo) -> None:
    """Plays from Ada's *Start* to the weekly summary with its chart."""
    narrator = Narrator(demo=demo)
    await _start(narrator)
    await _answer_in_slack(narrator)
    await _answer_in_telegram(narrator)
    await _explain(narrator)
    await _let_the_week_end(narrator)


async def _start(narrator: Narrator) -> None:
    """Lets the admin start the survey, after the forecast."""
    visit = narrator.demo.visit
    narrator.begin("Ada reads the forecast, and lets the survey ask by itself")
    narrator.act(f"Ada presses “{visit.start_label}”")
    await visit.start()


async def _answer_in_slack(narrator: Narrator) -> None:
    """Plays a promoter: one tap, a comment, consent to quote it."""
    app, (dani, *_) = narrator.demo.sandbox.slack, narrator.demo.cast.customers.in_slack
    narrator.begin("The first question goes out by itself, in Dani's working hours")
    await _let_question_come(narrator, lambda: any(map(has_scale, app.messages(dani))))
    question = await _until(narrator, lambda: _with_label(app.messages(dani), "10"))
    narrator.begin("Dani answers in Slack")
    narrator.act("Dani taps 10")
    app.press(dani, question, "10")
    await _until(narrator, lambda: _with_label(app.messages(dani), _SKIP))
    narrator.act("Dani types a comment")
    app.type(dani, "Set up in ten minutes, and my whole team uses it.")
    card = await _until(narrator, lambda: _with_label(app.messages(dani), _ANONYMOUS))
    narrator.act(f"Dani taps “{_ANONYMOUS}”")
    app.press(dani, card, _ANONYMOUS)
    await _until(narrator, lambda: not _all_with_label(app.messages(dani), _ANONYMOUS))


async def _answer_in_telegram(narrator: Narrator) -> None:
    """Plays a detractor: one tap, a comment, a wish for contact. Ends with the alert."""
    demo = narrator.demo
    app, mia = demo.sandbox.telegram, demo.cast.mia
    narrator.begin("Mia has her question on another day")
    await _let_question_come(narrator, demo.visit.is_asked)
    question = await _until(narrator, lambda: _with_label(app.messages(mia), "10"))
    narrator.begin("Mia answers in Telegram")
    narrator.act("Mia taps 3")
    app.tap(mia, question, "3")
    await _until(narrator, lambda: _with_label(app.messages(mia), _SKIP))
    narrator.act("Mia types a comment")
    app.type(mia, "I waited two weeks for an answer from support.")
    card = await _until(narrator, lambda: _with_label(app.messages(mia), _YES))
    narrator.act(f"Mia taps “{_YES}”")
    app.tap(mia, card, _YES)
    await _until(narrator, lambda: not _all_with_label(app.messages(mia), _YES))
    support = demo.cast.team.panes[1]
    await _until(narrator, lambda: "Mia" in str(_in(demo, support)))


async def _explain(narrator: Narrator) -> None:
    """Lets the admin ask in the team's channel about the customer who gave the low score."""
    visit = narrator.demo.visit
    name = visit.cast.mia.name
    narrator.begin(f"Why was {name} asked, and when is the next time?")
    narrator.act(f"Ada types in the team channel: /tentap why {name}")
    await visit.explain()


async def _let_the_week_end(narrator: Narrator) -> None:
    """Lets the time pass until the next summary is posted."""
    demo = narrator.demo
    narrator.begin("The week ends, and the team reads its summary")
    await demo.sandbox.page.tour.time.to_milestone()
    await _until(narrator, demo.visit.has_new_summary)
    narrator.catch_up()


async def _let_question_come(narrator: Narrator, is_there: Callable[[], bool]) -> None:
    """Lets the time pass until a question is there."""
    await narrator.demo.visit.let_time_pass(is_there, QUESTION_WITHIN)


async def _until(narrator: Narrator, condition: Callable[[], T]) -> T:
    """Waits for *condition*, and prints what appears meanwhile."""

    def looked() -> T:
        narrator.catch_up()
        return condition()

    return await narrator.demo.sandbox.telegram.until(looked, PATIENCE)


def _with_label(messages: list[M], label: str) -> M:
    """Returns the newest message with this button. LookupError if there is none."""
    return _all_with_label(messages, label)[-1]


def _all_with_label(messages: list[M], label: str) -> list[M]:
    return [message for message in messages if any(label in row for row in message.labels)]


def _in(demo: Demo, pane: Pane) -> list[PrintedMessage]:
    return list(in_pane(demo, pane, pane.users[0]))
