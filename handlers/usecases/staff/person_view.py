"""Handles the staff's command ``person``."""

from bot.chat.messages import line
from bot.language.cleaning import one_line
from bot.lookup.profile import Profile, profile
from handlers.updates import Commanded, PrivateReply
from handlers.usecases.audit_entries import entry
from handlers.usecases.campaigns.one_person import find
from handlers.usecases.campaigns.why import why
from handlers.usecases.cases.causes import cause_labels
from handlers.usecases.cases.posting import shown_person
from handlers.usecases.context import Context
from handlers.usecases.localisation import staff_texts
from handlers.usecases.people.personal_export import record_of
from handlers.usecases.roles import Action
from handlers.usecases.staff.arguments import Arguments
from handlers.usecases.staff.option_values import OptionError
from handlers.usecases.staff.plans import unclear
from storage import audit, contacts
from storage.engine.store import Tx
from storage.person_traces import traces


def show(tx: Tx, event: Commanded, arguments: Arguments, context: Context) -> PrivateReply:
    """Shows the named person, with answers and cases. Raises OptionError."""
    config = context.config
    texts, name = staff_texts(config), one_line(arguments.words)
    if not name:
        raise OptionError(texts("why.which"))
    found = find(tx, name, texts)
    if len(found.people) != 1:
        return PrivateReply(message=line(unclear(found, texts)))
    [person] = found.people
    audit.add(tx, entry(context.actor, Action.SEE_PERSON, f"person {person.id}", context.now))
    known = Profile(
        person=shown_person(person, config),
        contacts=contacts.contacts_of(tx, person.id),
        record=record_of(tx, traces(tx, person.id)),
        asking=why(tx, person, context),
        surveys=len(config.surveys),
        causes=cause_labels(config),
        timezone=str(config.timezone),
        now=context.now,
    )
    return PrivateReply(message=profile(known, texts))
