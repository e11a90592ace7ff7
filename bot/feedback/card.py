"""What customers write while nothing is open, as support staff read it."""

from bot.cases.card import about, name_in_heading, quoted, writing_to
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
    """The words and whose they are, long ones whole in the thread; *changed*: staff have read them
    otherwise."""
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
        rows=writing_to(contact, texts),
    )
