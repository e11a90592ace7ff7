"""Leaves out the rows of erased people, so that no list brings them back."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

from bot.chat.addresses import Address
from bot.language.person_names import name_for_storage
from bot.people.erased_keys import erased_key
from handlers.imports.person_rows import PersonRow
from storage.imported_answers import ImportedAnswer
from storage.imported_people import address_in


@dataclass(frozen=True, kw_only=True)
class ErasedRows:
    """Recognises the rows of erased people by their keys."""

    keys: Collection[str]
    """The keys of erased people; empty: every row is imported."""
    read_secret: Callable[[], bytes]
    back: Collection[str] = ()
    """Those of the keys whose address a person has again."""

    @cached_property
    def _secret(self) -> bytes:
        return self.read_secret()

    def has(self, row: PersonRow | ImportedAnswer) -> bool:
        """Whether the row names an erased person who is not back."""
        return self.has_any(_identities(row))

    def has_person(self, name: str) -> bool:
        """Whether another tool's name of a person is that of an erased one who is not back."""
        return self.has_any(_identities_of(name))

    def has_any(self, identities: Iterable[str]) -> bool:
        """Whether one of these addresses is that of an erased person who is not back."""
        if not self.keys or not self._secret:
            return False
        own = [erased_key(self._secret, one) for one in identities]
        return any(key in self.keys for key in own) and not any(key in self.back for key in own)


def _identities(row: PersonRow | ImportedAnswer) -> Iterable[str]:
    """Yields the texts by which the row names its person, as an erasure keeps them."""
    if isinstance(row, PersonRow):
        yield from (str(Address(platform, user)) for platform, user in row.users.items())
        if row.about.email:
            yield f"email:{row.about.email}"
    elif row.person is not None:
        yield from _identities_of(row.person)


def _identities_of(person: str) -> Iterable[str]:
    name = name_for_storage(person)
    if name is None:
        return
    yield f"imported:{name.casefold()}"
    if "@" in name:
        yield f"email:{name}"
    if (address := address_in(name)) is not None:
        yield str(address)
