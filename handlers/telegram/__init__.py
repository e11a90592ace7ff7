"""Adapts Telegram to the bot's ports."""

import os

# Without this, the library warns at each 429 that a future release will use timedeltas.
os.environ.setdefault("PTB_TIMEDELTA", "true")
