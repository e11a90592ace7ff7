"""Compares the fields of a person, properties and account, with the values of a condition."""

from collections.abc import Mapping

from bot.language.cleaning import comparable


def fields_by_name(account: str, properties: Mapping[str, str]) -> Mapping[str, str]:
    """Returns the properties and the account, by their names as `fields_match` compares them."""
    known = {"account": account, **properties}
    return {comparable(name): value for name, value in known.items()}


def fields_match(known: Mapping[str, str], wanted: Mapping[str, str]) -> bool:
    """Whether the fields have all of these values. *wanted*: names and values, `comparable`."""
    return all(comparable(known.get(name, "")) == value for name, value in wanted.items())
