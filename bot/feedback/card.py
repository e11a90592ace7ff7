"""Renders a customer's message for support staff when no question is open."""

from bot.cases.card import SEPARATOR, about, in_one_line, profile_link, quoted, who
from bot.chat.messages import Message, Style, plain
from bot.language.texts import Texts
from bot.model import Contact, Person


def feedback(
    words: str,
    person: Person,
    contact: Contact,
    texts: Texts,
    *,
    changed: bool = False,
    repeat: bool = False,
) -> Message:
    """Returns the message with its author. Words too long for it go to the thread in full.

    *changed*: the customer edited the words after they were posted.
    """
    title = texts.paragraph("feedback.title", who=who(person, texts))
    internal = texts("feedback.internal", name=person.name)
    details = (about(person, contact, texts), internal)
    notes = {"feedback.changed": changed, "alert.repeat": repeat}
    return Message(
        paragraphs=(
            title,
            *quoted(words, texts),
            plain(SEPARATOR.join(details), Style.QUIET),
            *(plain(texts(key), Style.QUIET) for key, applies in notes.items() if applies),
        ),
        rows=profile_link(contact, texts),
        notification=in_one_line(title.text, words),
        compact=True,
    )
