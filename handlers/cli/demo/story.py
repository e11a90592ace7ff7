"""Plays the demo's story, from the question to the summary, and prints it as it happens."""

from collections.abc import Callable
from typing import Final, TypeVar

from bot.figures.weeks import due_at, week_at
from bot.language.texts import Texts
from handlers.cli.demo.cast import SlackTeam
from handlers.cli.demo.narrator import Narrator, PrintedMessage, has_picture, in_pane
from handlers.cli.demo.setup import Demo
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
    """Plays from the team's command to the weekly summary with its chart."""
    narrator = Narrator(demo=demo)
    await _ask(narrator)
    await _answer_in_slack(narrator)
    await _answer_in_telegram(narrator)
    _let_the_week_end(narrator)
    await _until(narrator, lambda: any(map(has_picture, _in(demo, demo.cast.team.panes[0]))))
    narrator.catch_up()


async def _ask(narrator: Narrator) -> None:
    """Lets the admin ask all customers, after the preview."""
    team, app = narrator.demo.cast.team, narrator.demo.sandbox
    narrator.begin("Ada asks all customers")
    narrator.act("Ada types in the team channel: /tentap ask all")
    if isinstance(team, SlackTeam):
        slash = app.slack.slash(team.ada, team.team, "ask all")
        shown = await _until(narrator, lambda: slash.replies[0])
        narrator.act(f"Ada presses “{shown.labels[0][0]}”")
        app.slack.press(team.ada, shown, shown.labels[0][0])
    else:
        app.telegram.type(team.ada, "/tentap ask all", chat=team.team)
        preview = await _until(
            narrator, lambda: [one for one in app.telegram.messages(team.team) if one.labels][-1]
        )
        narrator.act(f"Ada presses “{preview.labels[0][0]}”")
        app.telegram.tap(team.ada, preview, preview.labels[0][0])


async def _answer_in_slack(narrator: Narrator) -> None:
    """Plays a promoter: one tap, a comment, consent to quote it."""
    app, (dani, *_) = narrator.demo.sandbox.slack, narrator.demo.cast.customers.in_slack
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
    app, (_, tomo, *_) = demo.sandbox.telegram, demo.cast.customers.in_telegram
    question = await _until(narrator, lambda: _with_label(app.messages(tomo), "10"))
    narrator.begin("Tomo answers in Telegram")
    narrator.act("Tomo taps 3")
    app.tap(tomo, question, "3")
    await _until(narrator, lambda: _with_label(app.messages(tomo), _SKIP))
    narrator.act("Tomo types a comment")
    app.type(tomo, "I waited two weeks for an answer from support.")
    card = await _until(narrator, lambda: _with_label(app.messages(tomo), _YES))
    narrator.act(f"Tomo taps “{_YES}”")
    app.tap(tomo, card, _YES)
    await _until(narrator, lambda: not _all_with_label(app.messages(tomo), _YES))
    support = demo.cast.team.panes[1]
    await _until(narrator, lambda: "Tomo" in str(_in(demo, support)))


def _let_the_week_end(narrator: Narrator) -> None:
    """Moves the clock until the summary of this week is due."""
    demo = narrator.demo
    survey, now = demo.config.surveys[0], demo.sandbox.clock.now()
    zone, schedule = demo.config.zone_of(survey), survey.summary
    due = due_at(week_at(now, zone), zone, schedule.weekday, schedule.time)
    narrator.begin("The week ends, and the team reads its summary")
    demo.sandbox.clock.move(due - now)


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
