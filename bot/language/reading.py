"""What typed words mean: a command, a score, a comment. A score is never guessed.

People mix languages: English is understood beside the person's own.
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
"""`1. slow 2. rude` is no score of 1."""
_START: Final = regex.compile(r"\s*+/start(?:@\w++)?+(?:\s++.*)?", regex.DOTALL | regex.IGNORECASE)
_SLASHED: Final = regex.compile(r"\s*+/(?P<name>\p{L}[\w-]*+)(?:@\w++)?+(?=\s|$)")
_AROUND_COMMAND: Final = " \"'“”‘’«»「」.!。"
_PAUSES: Final = regex.compile("[,，、~～]")
_JOINER: Final = regex.compile(
    r"[.,;:!?…。、，；：！？·)\]）~～–—-]*+(?:\s+[.,!?…。、，！？~～–—-]++)?+\s*"
)


def read(text: str, language: str, situation: Situation, scale: range = NPS_SCALE) -> Meaning:
    """What *text* means to somebody who was asked for a number of *scale*.

    *language* is the person's; one we do not speak is read as English.
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
    """Whether *text* says yes or no and nothing else; ``None`` where it says anything more."""
    said = " ".join(fold(_PAUSES.sub(" ", clean(text)[:_HEAD]))[0].split()).strip(_AROUND_COMMAND)
    return grammar(language, NPS_SCALE).replies.get(said)


def _change(meaning: Meaning, text: str) -> Meaning:
    """After the answer only a bare score is more than a comment."""
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
    found = rules.number.match(head)
    if not found or _LIST.match(text):
        return Words(text=text)
    after, rest = head[found.end() :], text[ends[found.end() - 1] :]
    score = rules.value(found)
    if score is None or score not in scale:
        bare = not regex.search(r"\w", rest)
        return OutsideScale(number=found["number"]) if bare else Words(text=text)
    if rules.begins_comment(found, after):
        return ScoreWords(score=score, rest=_without_joiner(rest))
    if rules.is_number(found, after):
        return PerhapsScore(number=score, text=text)
    return Words(text=text)


def _without_joiner(text: str) -> str:
    """The comment behind a score, without what only joined the two."""
    return clean(_JOINER.sub("", text, count=1).strip())
