"""Renders a customer's message for support staff when no question is open."""

from bot.cases.card import about, name_in_heading, profile_link, quoted
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
    notes = {"feedback.changed": changed, "alert.repeat": repeat, "feedback.internal": True}
    return Message(
        paragraphs=(
            plain(texts("feedback.title", name=name_in_heading(person)), Style.HEADING),
            plain(about(person, contact, texts)),
            *quoted(words, texts),
            *(
                plain(texts(key, name=person.name), Style.QUIET)
                for key, applies in notes.items()
                if applies
            ),
        ),
        rows=profile_link(contact, texts),
    )
