"""Renders messages as plain text for a terminal."""

from bot.chat.messages import Message, Paragraph, Style


def as_text(message: Message) -> str:
    """Returns the paragraphs, separated by blank lines. Quotes are marked, buttons left out."""
    return "\n\n".join(_paragraph(paragraph) for paragraph in message.paragraphs)


def _paragraph(paragraph: Paragraph) -> str:
    text = paragraph.text
    match paragraph.style:
        case Style.HEADING:
            return f"{text}\n{'=' * len(text)}"
        case Style.QUOTE:
            return "\n".join(f"> {line}" for line in text.splitlines())
        case _:
            return text
