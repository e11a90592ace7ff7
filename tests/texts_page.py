"""Writes docs/texts.md: every text in the four languages, by the place where it is seen.

`make texts` runs it. A native reader corrects the texts there, without reading Python.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from bot.locales import en, ko, zh
from bot.locales import id as indonesian
from bot.locales.places import PLACES, place_of

PAGE: Final = Path(__file__).parent.parent / "docs" / "texts.md"
LANGUAGES: Final[Mapping[str, Mapping[str, str]]] = {
    "en": en.TEXTS,
    "id": indonesian.TEXTS,
    "ko": ko.TEXTS,
    "zh": zh.TEXTS,
}
HEAD: Final = """\
# Texts

Every text of Tentap in English (`en`), Indonesian (`id`), Korean (`ko`) and Chinese (`zh`), by the
place where people see it. A row with `all` is the same in all four.

**You found a text that no native speaker would write?** Thank you. Open an issue, or write to the
person who gave you this page, with three things: the name in the first column, the language, and
your sentence. You need not know any code. To change it yourself, edit `bot/locales/` (texts for
staff: `bot/locales/staff/`), run `make texts`, and send both.

- Keep each word in braces, such as `{name}`, anywhere in the sentence: a name, a number or a date
  takes its place.
- Keep the words in quotation marks, such as “stop”: people may type them. Tell us of a better one.
- **Bold** is `**bold**` in the files.
- Buttons and toasts are short: a phone shows about 30 Latin or 15 Chinese or Korean characters.
- Customers are addressed politely, as a friendly colleague would: Indonesian *Anda*, Korean 해요체
  with *감사합니다*, Chinese *您*.
- `….one` and `….other` are singular and plural. Only English has a singular.

The command `make texts` writes this page from the texts, so edits of the page itself are lost.
"""
TABLE: Final = "| name | | text |\n|---|---|---|"
_MARKUP: Final = re.compile(r"([\\|<>&_~`\[\]])")
_BOLD: Final = re.compile(r"\*\*(.+?)\*\*")


def shown(text: str) -> str:
    """Returns a text as Markdown for one cell of a table."""
    return _BOLD.sub(r"<b>\1</b>", _MARKUP.sub(r"\\\1", text)).replace("\n", "<br>")


def rows(key: str) -> Iterator[str]:
    """Yields a row for each language that has the text, or one if all say the same."""
    texts = {language: texts[key] for language, texts in LANGUAGES.items() if key in texts}
    if len(texts) == len(LANGUAGES) and len(set(texts.values())) == 1:
        texts = {"all": texts["en"]}
    for i, (language, text) in enumerate(texts.items()):
        yield f"| {f'`{key}`' if i == 0 else ''} | {language} | {shown(text)} |"


def by_place() -> dict[tuple[str, str], list[str]]:
    """Returns the keys of each place, in the order of `PLACES`."""
    grouped: dict[tuple[str, str], list[str]] = {
        (readers, place): [] for readers, places in PLACES.items() for place in places.values()
    }
    for key in en.TEXTS:
        place = place_of(key)
        assert place is not None, f"{key} has no place in bot/locales/places.py"
        grouped[place].append(key)
    return grouped


def page() -> str:
    lines = [HEAD]
    above = ""
    for (readers, place), keys in by_place().items():
        if readers != above:
            lines.append(f"## {readers}\n")
            above = readers
        lines.append(f"### {place[0].upper()}{place[1:]}\n\n{TABLE}")
        lines.extend(row for key in keys for row in rows(key))
        lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
