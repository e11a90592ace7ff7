"""Derives the keys of erased people from their addresses, with a secret."""

import hashlib
import hmac


def erased_key(secret: bytes, identity: str) -> str:
    """Returns the key of an address, such as ``email:dani@example.com``, in hexadecimal.

    Without *secret*, nothing leads from the key back to the address. Raises ValueError if it is
    empty.
    """
    if not secret:
        raise ValueError("the secret is empty")
    return hmac.new(secret, identity.encode(), hashlib.sha256).hexdigest()
