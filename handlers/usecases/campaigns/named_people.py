"""Finds the people that staff name: by number, email address, account or name."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from bot.campaigns.name_search import NameSearch, words_of
from bot.campaigns.typed_names import names_in
from bot.ids import PersonId
from bot.model import Person
from storage import contacts, people
from storage.engine.store import Tx

_NUMBER: Final = re.compile(r"#?([0-9]{1,9})")
"""The sign # is optional, because shells treat it as the start of a comment."""
_MENTION: Final = re.compile(r"[@＠](?P<handle>[^|]*)(?:\|(?P<label>.*))?", re.DOTALL)
"""A mention such as `@dani`; with the account's id and its label, `@U0DANI|dani`."""
_MOST_SEARCHED: Final = 20_000
"""People whose names are compared without accents, in a tenth of a second. Of more, only those
with a typed word in their name."""
_MOST_WORDS: Final = 20


def typed_names(tx: Tx, text: str) -> tuple[str, ...]:
    """Returns the names in *text*. A person's whole name may contain commas."""
    names = names_in(text)
    return (text,) if len(names) > 1 and people.named(tx, text) else names


@dataclass(frozen=True)
class NamedPeople:
    """The people behind *names*, which are on one line each."""

    tx: Tx
    names: Sequence[str]

    @cached_property
    def found(self) -> tuple[tuple[str, tuple[Person, ...]], ...]:
        """Each name as it is shown, with its people; none if it is unknown."""
        return tuple((_shown(name), self._find(name)) for name in self.names)

    def similar(self, name: str) -> tuple[str, ...]:
        """Returns names of people that an unknown one may be meant to be."""
        return self._search.similar(name.removeprefix("@"))

    def _find(self, name: str) -> tuple[Person, ...]:
        found: Sequence[PersonId] = ()
        if number := _NUMBER.fullmatch(name):
            return people.numbered(self.tx, int(number[1])) or self._named(name)
        if _MENTION.fullmatch(name):
            found = self._with_accounts.get(_handle(name).lower(), ())
        elif "@" in name:
            return people.with_email(self.tx, name) or self._named(name)
        return people.get_all(self.tx, found) if found else self._named(_label(name))

    def _named(self, name: str) -> tuple[Person, ...]:
        found = self._with_names.get(name.lower()) or self._search.matches(name)
        return people.get_all(self.tx, found)

    @cached_property
    def _with_accounts(self) -> Mapping[str, Sequence[PersonId]]:
        handles = {_handle(name).lower() for name in self.names}
        return contacts.people_with_handles(self.tx, sorted(handles - {""}))

    @cached_property
    def _with_names(self) -> Mapping[str, Sequence[PersonId]]:
        return people.all_named(self.tx, sorted({_label(name).lower() for name in self.names}))

    @cached_property
    def _search(self) -> NameSearch:
        typed = dict.fromkeys(word for name in self.names for word in words_of(_label(name)))
        words = list(typed)[:_MOST_WORDS]
        return NameSearch(people.names(self.tx, words, _MOST_SEARCHED))


def _handle(name: str) -> str:
    """Returns the account that a mention names; empty if *name* is none."""
    mention = _MENTION.fullmatch(name)
    return mention["handle"].strip() if mention else ""


def _label(name: str) -> str:
    """Returns the name that was typed, also that of a mention."""
    mention = _MENTION.fullmatch(name)
    if mention is None:
        return name
    return (mention["label"] or mention["handle"]).removeprefix("@")


def _shown(name: str) -> str:
    """Returns *name* as it was seen when typed: a mention by its label."""
    return f"@{_label(name)}" if _MENTION.fullmatch(name) else name
