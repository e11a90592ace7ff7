"""The adapters of Telegram."""

import os

# Otherwise the library warns at each "too many requests" that seconds will become a timedelta.
os.environ.setdefault("PTB_TIMEDELTA", "true")
