"""Plays the demo's story, from the question to the summary, and prints what each person sees."""

from collections.abc import Callable, Iterator
from typing import Final, TypeVar

from bot.figures.weeks import due_at, week_at
from handlers.cli.console import say
from handlers.cli.demo.cast import SlackTeam
from handlers.cli.demo.setup import Demo
from sandbox.page import Pane
from sandbox.slack.visible import SlackMessage
from sandbox.telegram import TelegramMessage

T = TypeVar("T")

PATIENCE: Final = 20.0
"""Seconds until something must appear; the sandbox has the platforms' rate limits."""


async def play_story(demo: Demo) -> None:
    """Plays from the team's command to the weekly summary with its chart."""
    await _ask(demo)
    await _answer_in_slack(demo)
    await _answer_in_telegram(demo)
    _let_the_week_end(demo)
    await _until(demo, lambda: any("[picture" in line for line in _team_lines(demo)))
    for pane in demo.cast.stage.panes:
        _show(demo, pane)


async def _ask(demo: Demo) -> None:
    """Lets the admin ask all customers, after the preview."""
    team, app = demo.cast.team, demo.sandbox
    if isinstance(team, SlackTeam):
        slash = app.slack.slash(team.ada, team.team, "ask all")
        shown = await _until(demo, lambda: slash.replies[0])
        app.slack.press(team.ada, shown, shown.labels[0][0])
    else:
        app.telegram.type(team.ada, "/tentap ask all", chat=team.team)
        preview = await _until(demo, lambda: _with_buttons(app.telegram.messages(team.team))[-1])
        app.telegram.tap(team.ada, preview, preview.labels[0][0])


async def _answer_in_slack(demo: Demo) -> None:
    """Plays a promoter: one tap, a comment, consent to quote it."""
    app, (dani, *_) = demo.sandbox.slack, demo.cast.customers.in_slack
    question = await _until(demo, lambda: _scales(app.messages(dani))[-1])
    app.press(dani, question, "10")
    await _until(demo, lambda: "Your answer:" in app.message(question.channel, question.ts).text)
    app.type(dani, "Set up in ten minutes, and my whole team uses it.")
    await _until(demo, lambda: "ten minutes" in app.message(question.channel, question.ts).text)
    app.press(dani, app.message(question.channel, question.ts), "Without my name")
    await _until(demo, lambda: "We may quote" in app.message(question.channel, question.ts).text)


async def _answer_in_telegram(demo: Demo) -> None:
    """Plays a detractor: one tap, a comment, a wish for contact."""
    app, (_, tomo, *_) = demo.sandbox.telegram, demo.cast.customers.in_telegram
    question = await _until(demo, lambda: _scales(app.messages(tomo))[-1])
    app.tap(tomo, question, "3")
    await _until(demo, lambda: "Your answer:" in app.message(tomo, question.id).text)
    app.type(tomo, "I waited two weeks for an answer from support.")
    await _until(demo, lambda: "May somebody" in app.message(tomo, question.id).text)
    app.tap(tomo, app.message(tomo, question.id), "Yes, please")
    await _until(demo, lambda: "within one working day" in app.message(tomo, question.id).text)


def _let_the_week_end(demo: Demo) -> None:
    """Moves the clock until the summary of this week is due."""
    survey, now = demo.config.surveys[0], demo.sandbox.clock.now()
    zone, schedule = demo.config.zone_of(survey), survey.summary
    due = due_at(week_at(now, zone), zone, schedule.weekday, schedule.time)
    demo.sandbox.clock.move(due - now)


async def _until(demo: Demo, condition: Callable[[], T]) -> T:
    return await demo.sandbox.telegram.until(condition, PATIENCE)


M = TypeVar("M", SlackMessage, TelegramMessage)


def _scales(messages: list[M]) -> list[M]:
    """Returns the messages that show the eleven buttons."""
    return [message for message in messages if any("10" in row for row in message.labels)]


def _with_buttons(messages: list[TelegramMessage]) -> list[TelegramMessage]:
    return [message for message in messages if message.labels]


def _team_lines(demo: Demo) -> list[str]:
    team = demo.cast.team.panes[0]
    return list(_lines(demo, team, team.users[0]))


def _show(demo: Demo, pane: Pane) -> None:
    users = pane.users[:1] if pane.chat else pane.users
    for user in users:
        say(f"\n── {_title(demo, pane, user)} " + "─" * 40)
        for line in _lines(demo, pane, user):
            say(line)


def _title(demo: Demo, pane: Pane, user: str) -> str:
    if pane.kind.is_telegram:
        groups = {str(group.id): group.title for group in demo.sandbox.telegram.groups}
        return f"Telegram · {groups.get(pane.chat) or demo.sandbox.telegram.user(int(user)).name}"
    app = demo.sandbox.slack
    place = f"#{app.channel(pane.chat).name}" if pane.chat else app.user(user).name
    return f"Slack · {place}"


def _lines(demo: Demo, pane: Pane, user: str) -> Iterator[str]:
    if pane.kind.is_telegram:
        chat = int(pane.chat or user)
        for message in demo.sandbox.telegram.messages(chat):
            yield from _telegram_lines(message)
        return
    app = demo.sandbox.slack
    for post in app.messages(app.channel(pane.chat) if pane.chat else app.user(user)):
        yield from _slack_lines(post)


def _telegram_lines(message: TelegramMessage) -> Iterator[str]:
    words = f"[picture] {message.text}" if message.photo else message.text
    yield from _message_lines(message.sender.name, words, message.labels)


def _slack_lines(message: SlackMessage) -> Iterator[str]:
    files = "".join(f"[picture {file.name}] " for file in message.files)
    yield from _message_lines(message.author, files + message.text, message.labels)
    for reply in message.replies:
        yield from (f"    {line}" for line in _slack_lines(reply))


def _message_lines(who: str, words: str, labels: list[list[str]]) -> Iterator[str]:
    first, *more = words.splitlines() or [""]
    yield f"{who}: {first}"
    yield from (f"    {line}" for line in more)
    yield from ("    " + "  ".join(f"[{label}]" for label in row) for row in labels)
