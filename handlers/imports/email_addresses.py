"""Reads email addresses as other tools and spreadsheets write them."""

import re
from functools import lru_cache
from typing import Final

import email_validator
import regex
from email_validator import EmailNotValidError, validate_email

for name in ("local", "test"):  # addresses within a company, such as ann@acme.local
    email_validator.SPECIAL_USE_DOMAIN_NAMES.remove(name)

_UNSEEN: Final = regex.compile(r"[\p{Cf}\p{Default_Ignorable_Code_Point}\p{Cc}\u2800]")
_MAILTO: Final = re.compile(r"mailto:([^?]*)(\?.*)?", re.IGNORECASE)
_NAMED: Final = re.compile(r"[^<>@]*<([^<>]*)>[\s,;.]*")
_AROUND: Final = " \t\r\n,;\"'“”‘’«»()[]{}"
_END: Final = ".:"


@lru_cache(maxsize=4096)
def read_email(text: str) -> str:
    """Returns the one address in a cell, in lower case, without what stands around it.

    Removes `mailto:`, `<…>` with the name before it, quotes, separators at its end and invisible
    characters. Raises ValueError for anything else that is no address.
    """
    address = _bare(text)
    if "@" not in address:
        raise ValueError(f"“{text.strip()}” is not an email address")
    if address.count("@") > 1:
        raise ValueError(f"“{text.strip()}” is not an email address, perhaps two; keep one")
    try:
        valid = validate_email(address, check_deliverability=False)
    except EmailNotValidError as error:
        raise ValueError(f"“{text.strip()}” is not an email address: {_reason(error)}") from None
    return valid.normalized.lower()


def _bare(text: str) -> str:
    address = _UNSEEN.sub("", text).strip()
    before = ""
    while address != before:
        before = address
        address = address.strip(_AROUND).rstrip(_END)
        for pattern in (_MAILTO, _NAMED):
            if match := pattern.fullmatch(address):
                address = match[1]
    return address


def _reason(error: EmailNotValidError) -> str:
    reason = str(error).rstrip(".")
    return reason[:1].lower() + reason[1:]
