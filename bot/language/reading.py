"""Reads typed text as a command, a score or a comment. It never guesses a score.

People mix languages, so it reads English besides the person's own language.
"""

from typing import Final

import regex

from bot.language.cleaning import clean
from bot.language.folding import fold
from bot.language.meanings import (
    ChangeTo,
    Command,
    Courtesy,
    Meaning,
    Nothing,
    PerhapsScore,
    ScoreWords,
    Situation,
    UnknownCommand,
    Words,
)
from bot.language.numbers import HEAD, number_in
from bot.language.score_patterns import Grammar, grammar
from bot.language.vocabulary import CommandName

NPS_SCALE: Final = range(11)
_SKIN_TONES: Final = regex.compile(r"\p{Emoji_Modifier}")
_START: Final = regex.compile(
    r"\s*+/start(?:@\w++)?+(?:\s++(?P<payload>.*))?", regex.DOTALL | regex.IGNORECASE
)
_SLASHED: Final = regex.compile(r"\s*+/(?P<name>\p{L}[\w-]*+)(?:@\w++)?+(?=\s|$)")
_AROUND_COMMAND: Final = " \"'“”‘’«»「」.!。"
_PAUSES: Final = regex.compile("[,，、~～]")


def read(
    text: str,
    language: str,
    situation: Situation,
    scale: range = NPS_SCALE,
    *,
    forwarded: bool = False,
) -> Meaning:
    """Returns the meaning of *text*, the reply to a question for a number of *scale*.

    *language*: the person's; an unsupported one is read as English.
    *forwarded*: somebody else wrote the words, so that they are never a score.
    """
    text = clean(text)
    if not text:
        return Nothing()
    rules = grammar(language, scale)
    if command := _command(text, rules):
        return command
    slashed = _SLASHED.match(fold(text[:HEAD])[0])
    if slashed and slashed["name"] not in rules.commands:
        return UnknownCommand(name=f"/{slashed['name']}")
    if len(text) <= HEAD and rules.courtesy.fullmatch(fold(text)[0]):
        return Courtesy()
    if situation is Situation.NONE:
        return Words(text=text)
    meaning = number_in(text, rules, scale)
    if forwarded:
        meaning = _doubted(meaning, text)
    return meaning if situation is Situation.OPEN else _change(meaning, text)


def start_payload(text: str) -> str:
    """Returns the word of the link that sent `/start`; empty for any other text."""
    if "/start" not in text.lower():  # nearly every text
        return ""
    start = _START.fullmatch(clean(text))
    return (start["payload"] or "").strip() if start else ""


def yes_or_no(text: str, language: str) -> bool | None:
    """Returns True for yes and False for no; ``None`` if *text* says anything else or more."""
    head = _SKIN_TONES.sub("", _PAUSES.sub(" ", clean(text)[:HEAD]))
    words = " ".join(fold(head)[0].split()).strip(_AROUND_COMMAND)
    return grammar(language, NPS_SCALE).replies.get(words)


def _doubted(meaning: Meaning, text: str) -> Meaning:
    """Returns the meaning of forwarded words: their number is only asked about."""
    match meaning:
        case ScoreWords(score=score) | PerhapsScore(number=score):
            return PerhapsScore(number=score, text=text)
        case _:
            return Words(text=text)


def _change(meaning: Meaning, text: str) -> Meaning:
    """Returns the meaning after the answer: a bare score is a change, all else a comment."""
    match meaning:
        case ScoreWords(score=score, rest=rest) if not regex.search(r"\w", rest):
            return ChangeTo(score=score)
        case _:
            return Words(text=text)


def _command(text: str, rules: Grammar) -> Command | None:
    if _START.fullmatch(text):
        return Command(name=CommandName.START)
    if len(text) > HEAD:
        return None
    words = " ".join(fold(text)[0].split()).strip(_AROUND_COMMAND)
    if words.startswith("/"):
        words = words[1:].partition("@")[0]
    name = rules.commands.get(words)
    return Command(name=name) if name else None
