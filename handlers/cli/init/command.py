"""Runs `tentap init`: the questions, the files, the next steps."""

import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.chat.platforms import Platform
from handlers.cli.console import Trouble, misused, say
from handlers.cli.init import files
from handlers.cli.init.answers import AnswerError, InitAnswers, with_answer
from handlers.cli.init.questions import agrees, ask, questions
from handlers.cli.options import DEFAULT_CONFIG

_OPTIONS: Final = {"platforms": "--platform"}
_STEPS: Final[Mapping[Platform, str]] = {
    Platform.SLACK: (
        "Slack: run `tentap check --slack-manifest{config}`. At api.slack.com/apps choose Create"
        " New App, From a manifest, and paste it. Install the app, and invite the bot to your"
        " channels."
    ),
    Platform.TELEGRAM: (
        "Telegram: send /newbot to @BotFather. Open your bot and press Start. Add it to your"
        " team's groups."
    ),
}


@dataclass(frozen=True, kw_only=True)
class Targets:
    """The files to write."""

    config: Path
    environment: Path

    @property
    def existing(self) -> list[str]:
        return [str(path) for path in (self.config, self.environment) if path.exists()]


def run(
    options: Mapping[str, str | Sequence[str] | None], *, force: bool, config_file: Path
) -> None:
    targets = Targets(config=config_file, environment=config_file.with_name(files.ENVIRONMENT))
    if not config_file.parent.is_dir():
        raise Trouble(f"{config_file.parent}: this folder doesn't exist. Create it first.")
    given = {name: value for name, value in options.items() if value not in (None, [])}
    unattended = {"product", "platforms"} <= given.keys()
    if targets.existing and not force:
        _confirm(targets.existing, unattended=unattended)
    answers = _answers(given, unattended=unattended)
    files.write(
        {
            targets.config: files.bot_toml(answers),
            targets.environment: files.environment(answers),
        }
    )
    say(f"Wrote {targets.config} and {targets.environment}.\n\nNext:")
    for number, step in enumerate(_next_steps(answers, targets), start=1):
        say(f"  {number}. {step}")


def _confirm(existing: Sequence[str], *, unattended: bool) -> None:
    there = f"{' and '.join(existing)} already exist{'s' if len(existing) == 1 else ''}."
    if unattended:
        raise Trouble(f"{there} Add --force to replace, or name another file with --config.")
    if not agrees(f"{there} Replace?"):
        raise Trouble("Nothing was written.")


def _answers(given: Mapping[str, str | Sequence[str] | None], *, unattended: bool) -> InitAnswers:
    """Returns the answers of the options, and of the questions that they leave open."""
    answers = InitAnswers()
    for question in questions():
        value = given.get(question.name)
        if value is not None:
            text = value if isinstance(value, str) else " ".join(value)
            answers = _checked(answers, question.name, text)
        elif not unattended:
            answers = ask(question, answers)
        elif question.default:
            answers = with_answer(answers, question.name, question.default)
    return answers


def _checked(answers: InitAnswers, name: str, text: str) -> InitAnswers:
    try:
        return with_answer(answers, name, text)
    except AnswerError as error:
        misused(f"{_OPTIONS.get(name, f'--{name}')}: {error}")


def _next_steps(answers: InitAnswers, targets: Targets) -> Iterator[str]:
    is_default = targets.config == DEFAULT_CONFIG
    config = "" if is_default else f" --config {shlex.quote(str(targets.config))}"
    for platform in answers.platforms:
        yield _STEPS[platform].format(config=config)
    yield (
        f"Copy {targets.environment} to tentap.env, fill in the tokens, and load it:"
        " set -a; . ./tentap.env; set +a"
    )
    yield f"tentap check{config}"
    yield f"tentap run{config}, and in another terminal: tentap ask me{config}"
