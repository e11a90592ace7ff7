"""Renders messages as plain text for a terminal."""

from unicodedata import east_asian_width

from bot.chat.messages import Button, Link, Message, Paragraph, Style, marked_label


def as_text(message: Message) -> str:
    """Returns the paragraphs, separated by blank lines. Quotes are marked, buttons left out."""
    return "\n\n".join(_paragraph(paragraph) for paragraph in message.paragraphs)


def as_text_with_buttons(message: Message) -> str:
    """Returns the same with a line for each row of buttons, such as ``[0] [1] [2]``."""
    rows = [" ".join(map(_shown, row)) for row in message.rows]
    if message.prompt is not None:
        rows.insert(0, f"[{message.prompt.label}]")
    return "\n\n".join(filter(None, (as_text(message), "\n".join(rows))))


def _shown(item: Button | Link) -> str:
    if isinstance(item, Link):
        return f"[{item.label}: {item.url}]"
    return f"[{marked_label(item)}]"


def _paragraph(paragraph: Paragraph) -> str:
    text = paragraph.text
    match paragraph.style:
        case Style.HEADING:
            return f"{text}\n{'=' * _columns(text)}"
        case Style.QUOTE:
            return "\n".join(f"> {line}" for line in text.splitlines())
        case _:
            return text


def _columns(text: str) -> int:
    """Returns the width in a terminal, where Chinese and Korean letters take two columns."""
    return sum(2 if east_asian_width(letter) in "FW" else 1 for letter in text)
