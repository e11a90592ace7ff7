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
    Meaning,
    Nothing,
    OutsideScale,
    PerhapsScore,
    ScoreWords,
    Situation,
    UnknownCommand,
    Words,
)
from bot.language.score_patterns import Grammar, grammar
from bot.language.vocabulary import CommandName

NPS_SCALE: Final = range(11)
_HEAD: Final = 200
_LIST: Final = regex.compile(r"\s*1\s*([.):])\s.*?\s2\s*\1\s", regex.DOTALL)
"""A numbered list: `1. slow 2. rude` is not a score of 1."""
_START: Final = regex.compile(r"\s*+/start(?:@\w++)?+(?:\s++.*)?", regex.DOTALL | regex.IGNORECASE)
_SLASHED: Final = regex.compile(r"\s*+/(?P<name>\p{L}[\w-]*+)(?:@\w++)?+(?=\s|$)")
_AROUND_COMMAND: Final = " \"'“”‘’«»「」.!。"
_PAUSES: Final = regex.compile("[,，、~～]")
_JOINER: Final = regex.compile(
    r"[.,;:!?…。、，；：！？·)\]）~～–—-]*+(?:\s+[.,!?…。、，！？~～–—-]++)?+\s*"
)


def read(text: str, language: str, situation: Situation, scale: range = NPS_SCALE) -> Meaning:
    """Returns the meaning of *text*, the reply to a question for a number of *scale*.

    *language*: the person's; an unsupported one is read as English.
    """
    text = clean(text)
    if not text:
        return Nothing()
    rules = grammar(language, scale)
    if command := _command(text, rules):
        return command
    slashed = _SLASHED.match(fold(text[:_HEAD])[0])
    if slashed and slashed["name"] not in rules.commands:
        return UnknownCommand(name=f"/{slashed['name']}")
    if situation is Situation.NONE:
        return Words(text=text)
    meaning = _number(text, rules, scale)
    return meaning if situation is Situation.OPEN else _change(meaning, text)


def yes_or_no(text: str, language: str) -> bool | None:
    """Returns True for yes and False for no; ``None`` if *text* says anything else or more."""
    words = " ".join(fold(_PAUSES.sub(" ", clean(text)[:_HEAD]))[0].split()).strip(_AROUND_COMMAND)
    return grammar(language, NPS_SCALE).replies.get(words)


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
    if len(text) > _HEAD:
        return None
    words = " ".join(fold(text)[0].split()).strip(_AROUND_COMMAND)
    if words.startswith("/"):
        words = words[1:].partition("@")[0]
    name = rules.commands.get(words)
    return Command(name=name) if name else None


def _number(text: str, rules: Grammar, scale: range) -> Meaning:
    head, ends = fold(text[:_HEAD])
    match = rules.number.match(head)
    if not match or _LIST.match(text):
        return Words(text=text)
    after, rest = head[match.end() :], text[ends[match.end() - 1] :]
    score = rules.value(match)
    if score is None or score not in scale:
        bare = not regex.search(r"\w", rest)
        return OutsideScale(number=match["number"]) if bare else Words(text=text)
    if rules.begins_comment(match, after):
        return ScoreWords(score=score, rest=_without_joiner(rest))
    if rules.is_number(match, after):
        return PerhapsScore(number=score, text=text)
    return Words(text=text)


def _without_joiner(text: str) -> str:
    """Returns the comment after a score, without the punctuation between them."""
    return clean(_JOINER.sub("", text, count=1).strip())
