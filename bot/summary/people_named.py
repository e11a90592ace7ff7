"""Names people in the summary as far as the setting `quotes` allows."""

from bot.config.config import QuotedAs
from bot.language.isolates import isolated


def who(name: str, account: str, quoted_as: QuotedAs) -> str:
    """Returns ``name, account``, or as much of it as is known and allowed; perhaps nothing."""
    match quoted_as:
        case "named":
            parts = (name, account)
        case "account":
            parts = ("", account)
        case "anonymous":
            parts = ("", "")
    return ", ".join(isolated(part) for part in parts if part)
