"""What staff and customer see of a reply: the form, the prompt, the notice, and the words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from bot.cases.card import who
from bot.cases.contact_rules import Barrier
from bot.chat.addresses import Address
from bot.chat.case_taps import CaseTap, SendAgainTap, TakeBackTap
from bot.chat.messages import Button, Form, Message, Paragraph, Span, Style, plain
from bot.chat.platforms import Platform
from bot.chat.tap_encoding import pack
from bot.ids import CaseId
from bot.language.rich_words import RichWords, in_pieces
from bot.language.shortening import shorten
from bot.language.texts import Texts
from bot.model import Case, Person
from bot.states import CaseAction, ReplyState

LONGEST: Final = 4000
"""UTF-16 units of a reply: with its signature it fits into one message of each platform."""
MAY_BE_TAKEN_BACK: Final = timedelta(seconds=10)
_PIECE: Final = 2900
"""UTF-16 units of one paragraph, which each platform shows whole."""
_SIGNED: Final = 60
"""UTF-16 units of the name below a reply."""
_FIELD: Final = 60
"""Characters in an empty field."""


@dataclass(frozen=True, kw_only=True)
class Addressee:
    """Where a reply goes, and under which name."""

    person: Person
    platform: Platform
    language: str
    """The language of the customer's messages."""
    signed: str
    """The first name below the reply."""

    def values(self, texts: Texts) -> dict[str, str]:
        return {
            "name": who(self.person, texts),
            "chat": texts(f"alert.channel.{self.platform}"),
            "language": texts(f"language.name.{self.language}"),
            "signed": self.signed,
        }


def first_name(name: str) -> str:
    """Returns the first part of a name, for the signature; empty for an account without one."""
    return shorten(next(iter(name.split()), ""), _SIGNED)


def reply_form(case: Case, to: Addressee, texts: Texts) -> Form:
    """Returns the form for a reply. It says to whom it goes, where, and under which name."""
    return Form(
        title=texts("reply.form.title"),
        about=texts("reply.form.about", **to.values(texts)),
        label=texts("reply.form.label"),
        submit=texts("form.submit"),
        cancel=texts("form.cancel"),
        empty=texts("reply.form.empty"),
        too_late=texts("reply.form.too_late"),
        too_long=texts("reply.form.too_long", most=LONGEST),
        tap=pack(CaseTap(case=case.id, version=case.version, action=CaseAction.REPLY)),
        max_length=LONGEST,
        rich=True,
    )


def reply_prompt(by: Address, by_name: str, to: Addressee, texts: Texts) -> Message:
    """Returns the same as a message, which only *by* is to answer."""
    asked = Span(text=by_name or texts("case.someone"), mention=by)
    words = texts.paragraph("reply.prompt", Style.NORMAL, **to.values(texts))
    field = texts("reply.prompt.field", name=shorten(to.person.name, _FIELD // 2))
    return Message(
        paragraphs=(Paragraph(spans=(asked, Span(text=": "), *words.spans)),),
        answer_field=field[:_FIELD],
    )


def reply_message(words: RichWords, signed: str, texts: Texts) -> Message:
    """Returns what the customer gets: the words as they were written, and the name."""
    signature = plain(texts("reply.signed", name=signed))
    return Message(paragraphs=(*in_pieces(words, _PIECE), signature), compact=True)


def going_out(reply: int, words: RichWords, to: Addressee, texts: Texts) -> Message:
    """Returns the notice for the writer, with the button that takes the reply back."""
    seconds = int(MAY_BE_TAKEN_BACK.total_seconds())
    notice = texts.paragraph("reply.going", Style.NORMAL, seconds=seconds, **to.values(texts))
    return Message(
        paragraphs=(notice, *_quoted(words)),
        rows=((Button(label=texts("reply.take_back"), tap=pack(TakeBackTap(reply=reply))),),),
        compact=True,
    )


def outcome(state: ReplyState, case: CaseId, texts: Texts) -> Message:
    """Returns what the notice says once the reply can't be taken back any more."""
    return Message(
        paragraphs=(plain(texts(f"reply.outcome.{state.replace(' ', '_')}", number=case)),)
    )


def refused(barrier: Barrier, to: Person, words: RichWords, texts: Texts) -> Message:
    """Returns why nothing was sent, with the words, so that they are not lost."""
    why = plain(texts(f"reply.barrier.{barrier}", name=to.name))
    if not words:
        return Message(paragraphs=(why,))
    kept = plain(texts("reply.kept"))
    return Message(paragraphs=(why, kept, *_quoted(words)), compact=True)


def send_again(reply: int, texts: Texts) -> Button:
    return Button(label=texts("reply.again"), tap=pack(SendAgainTap(reply=reply)))


def _quoted(words: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    return tuple(
        Paragraph(spans=one.spans, style=Style.QUOTE if one.style is Style.NORMAL else one.style)
        for one in in_pieces(words, _PIECE)
    )
