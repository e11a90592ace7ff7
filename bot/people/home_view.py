"""Renders Slack's App Home: an open question, the latest answer, and the person's choices."""

from collections.abc import Sequence

from bot.chat.messages import Button, Message, Paragraph, Row, Style, plain
from bot.chat.tap_encoding import pack
from bot.chat.taps import HomeChoice, HomeTap, LanguageTap, UndoTap
from bot.language.texts import LANGUAGES, Texts
from bot.states import Decline


def overview(texts: Texts, news: Sequence[str], undo: UndoTap | None) -> Message:
    """Returns the first view.

    *news*: what was just done, and how things stand. *undo*: takes back the decision that holds.
    """
    return Message(
        paragraphs=(*_lines(texts, news), plain(texts("home.help"), Style.QUIET)),
        rows=(_asking(texts, undo), _more(texts)),
    )


def for_stranger(texts: Texts) -> Message:
    """Returns the view of a person whom the bot does not know, who has nothing to choose."""
    nothing = _lines(texts, [texts("home.nothing")])
    return Message(paragraphs=(*nothing, plain(texts("home.help"), Style.QUIET)))


def erased(texts: Texts) -> Message:
    """Returns the view of a person who was erased, until they open it again.

    It says nothing of questions, since none will come.
    """
    return Message(paragraphs=(plain(texts("erased.done")),))


def languages(texts: Texts) -> Message:
    buttons = (
        Button(label=texts(f"language.name.{one}"), tap=pack(LanguageTap(language=one)))
        for one in LANGUAGES
    )
    return Message(
        paragraphs=tuple(_lines(texts, [texts("note.language")])),
        rows=(tuple(buttons), (_button(texts, "home.back", HomeChoice.BACK),)),
    )


def privacy(texts: Texts, news: Sequence[str], *, may_be_quoted: bool) -> Message:
    """*news*: what was just done, and what is stored, as the typed command says it."""
    choices = (
        _button(texts, "privacy.copy", HomeChoice.COPY),
        *(
            [_button(texts, "privacy.withdraw", HomeChoice.WITHDRAW_QUOTES)]
            if may_be_quoted
            else []
        ),
        _button(texts, "privacy.erase", HomeChoice.ERASE),
    )
    return Message(
        paragraphs=tuple(_lines(texts, news)),
        rows=(choices, (_button(texts, "home.back", HomeChoice.BACK),)),
    )


def erase_question(texts: Texts) -> Message:
    yes = _button(texts, "privacy.erase", HomeChoice.ERASE_NOW)
    no = _button(texts, "privacy.erase.no", HomeChoice.KEEP)
    return Message(
        paragraphs=tuple(_lines(texts, [texts("privacy.erase.ask")])),
        rows=((yes, no),),
    )


def erasing(texts: Texts) -> Message:
    """Returns the last view of a person who asked to be erased."""
    return Message(paragraphs=tuple(_lines(texts, [texts("privacy.erasing")])))


def _lines(texts: Texts, news: Sequence[str]) -> list[Paragraph]:
    return [plain(texts("home.title"), Style.HEADING), *map(plain, news)]


def _asking(texts: Texts, undo: UndoTap | None) -> Row:
    """Returns the buttons about being asked: the ways out, or the way back."""
    never = _button(texts, "home.stop", HomeChoice.NEVER)
    if undo is None:
        return _button(texts, "question.pause", HomeChoice.PAUSE), never
    again = Button(label=texts("home.again"), tap=pack(undo))
    return (again,) if undo.declined is Decline.NEVER else (again, never)


def _more(texts: Texts) -> Row:
    return (
        _button(texts, "home.language", HomeChoice.LANGUAGES),
        _button(texts, "home.privacy", HomeChoice.PRIVACY),
    )


def _button(texts: Texts, label: str, choice: HomeChoice) -> Button:
    return Button(label=texts(label), tap=pack(HomeTap(choice=choice)))
