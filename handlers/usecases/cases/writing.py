"""Finds out where the customer of a case can be written to, and whether they may be."""

from dataclasses import dataclass

from bot.cases.contact_rules import Barrier, CustomerStanding, barrier, out_of_reach
from bot.cases.replies import Addressee, first_name
from bot.model import Case, Contact, Invitation, Person
from bot.states import CaseAction
from handlers.usecases.context import Context
from handlers.usecases.localisation import texts_about
from storage import case_replies, cases, contacts
from storage.engine.store import Tx


@dataclass(frozen=True, kw_only=True)
class ReplyTarget:
    """The customer of a case, with the chat for a reply."""

    case: Case
    invitation: Invitation
    person: Person
    contact: Contact
    barrier: Barrier | None
    """Why nothing may be sent now; ``None`` if it may."""
    addressee: Addressee


def target(
    tx: Tx, case: Case, name: str, context: Context, *, instead_of: int | None = None
) -> ReplyTarget:
    """Returns where a reply goes. *name*: the writer's. *instead_of*: a reply that it repeats."""
    _, asked = cases.with_parties(tx, case.id)
    person, invitation = asked.person, asked.invitation
    contact = _reachable(tx, person, asked.contact, context)
    standing = standing_of(tx, case, invitation, person, contact, context, besides=instead_of)
    texts = texts_about(context.config, invitation.survey, person, contact)
    return ReplyTarget(
        case=case,
        invitation=invitation,
        person=person,
        contact=contact,
        barrier=barrier(CaseAction.REPLY, standing),
        addressee=Addressee(
            person=person,
            platform=contact.platform,
            language=texts.language,
            signed=first_name(name) or texts("reply.signed.team"),
        ),
    )


def _reachable(tx: Tx, person: Person, asked: Contact, context: Context) -> Contact:
    """Returns the chat in which the question was, or another one if that can't be reached."""
    others = (one for one in contacts.contacts_of(tx, person.id) if one.id != asked.id)
    found = (one for one in (asked, *others) if not _is_out_of_reach(person, one, context))
    return next(found, asked)


def _is_out_of_reach(person: Person, contact: Contact, context: Context) -> bool:
    return out_of_reach(_standing(person, contact, context)) is not None


def _standing(person: Person, contact: Contact, context: Context) -> CustomerStanding:
    return CustomerStanding(
        contact_wanted=None,
        never=person.never_at is not None,
        wrote_since_refusal=False,
        wrote_since_never=False,
        replies=0,
        state=contact.state,
        has_chat=bool(contact.chat) and contact.person_id == person.id,
        left=person.has_left(context.today) or contact.left_at is not None,
        erased=person.erased_at is not None,
    )


def standing_of(
    tx: Tx,
    case: Case,
    invitation: Invitation,
    person: Person,
    contact: Contact,
    context: Context,
    *,
    besides: int | None = None,
) -> CustomerStanding:
    """Returns what decides whether the customer may be written to. *besides*: as in ``count``."""
    wrote, refused = case.wrote_at, case.refused_at
    known = _standing(person, contact, context)
    return CustomerStanding(
        **{
            **vars(known),
            "contact_wanted": invitation.contact_wanted,
            "wrote_since_refusal": wrote is not None and refused is not None and wrote > refused,
            "wrote_since_never": wrote is not None
            and person.never_at is not None
            and wrote > person.never_at,
            "replies": case_replies.count(tx, case.id, wrote, besides),
        }
    )
