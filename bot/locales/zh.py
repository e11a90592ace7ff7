"""See en.py."""

from bot.locales import en

TEXTS: dict[str, str] = dict(en.TEXTS)
