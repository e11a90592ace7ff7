"""Finds the people that staff name or a survey asks by itself, and checks who may be asked."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Final

from bot.campaigns import eligibility
from bot.campaigns import preview as rules
from bot.campaigns.eligibility import Candidate, Eligibility, Rules
from bot.campaigns.preview import OutsideAudience
from bot.campaigns.reasons import Reason
from bot.config.config import Config, SurveyConfig
from bot.good_hours import is_good
from bot.ids import PersonId
from bot.language.cleaning import bare_word, comparable, one_line
from bot.language.isolates import isolated
from bot.language.person_fields import fields_by_name, fields_match
from bot.language.texts import Texts
from bot.model import Person
from bot.people.listed_person import matches_all
from bot.states import PersonKind
from handlers.usecases.campaigns.named_people import NamedPeople
from handlers.usecases.context import Context
from handlers.usecases.localisation import CONSOLE_COMMAND, calendar_of, staff_texts
from storage import asked_people, cases, contacts, feedback, people
from storage.engine.store import Tx

SHOWN_PROBLEMS: Final = 5
"""Names that the answer explains if they are unknown, or shared by several people."""
_EXAMPLES: Final = 2
_ALL: Final = frozenset({"all", "everybody", "everyone"})


class CampaignError(Exception):
    """The campaign is impossible. The message says why, in the team's language."""


def people_called(
    tx: Tx, names: Sequence[str], config: Config, command: str = CONSOLE_COMMAND
) -> tuple[Person, ...]:
    """Returns the people with these numbers, email addresses, accounts or names.

    ``all`` means every customer, or every one who did not enrol themselves, as bot.toml says.
    *command*: how the staff's commands begin where the names were typed. Raises CampaignError.
    """
    texts = staff_texts(config)
    if are_all(names):
        everybody = people.customers(tx, self_enrolled=config.ask_self_enrolled)
        if not everybody and not left_out(tx, names, config):
            raise CampaignError(texts("ask.nobody"))
        return everybody
    typed = tuple(filter(None, map(one_line, names)))
    if not typed:
        raise CampaignError(_whom(tx, command, texts))
    if any(are_all([name]) for name in typed):
        raise CampaignError(texts("ask.all_alone"))
    named = NamedPeople(tx, typed)
    unknown = [name for name, matches in named.found if not matches]
    several = [(name, matches) for name, matches in named.found if len(matches) > 1]
    if any(are_all(name.split()[:1]) for name in unknown):
        raise CampaignError(texts("ask.all_alone"))
    if unknown:
        raise CampaignError(_unknown(unknown, named, texts))
    if several:
        raise CampaignError("\n".join(_which(tx, *one, texts) for one in several[:SHOWN_PROBLEMS]))
    chosen = {person.id: person for _, [person] in named.found}
    return tuple(chosen.values())  # each person once, even if named several times


def _whom(tx: Tx, command: str, texts: Texts) -> str:
    examples = [isolated(name) for name in people.some_customers(tx, _EXAMPLES)]
    if not examples:
        return texts("ask.nobody")
    return texts("ask.whom", command=command, names=", ".join(examples))


def _unknown(unknown: Sequence[str], named: NamedPeople, texts: Texts) -> str:
    """Returns a sentence about each unknown name, on lines of their own if there are several."""
    sentences = [_unknown_name(name, named, texts) for name in unknown[:SHOWN_PROBLEMS]]
    if more := len(unknown) - len(sentences):
        sentences.append(texts("ask.more", n=more))
    separator = " " if len(unknown) == 1 else "\n"
    return separator.join([*sentences, texts("ask.cancelled")])


def _unknown_name(name: str, named: NamedPeople, texts: Texts) -> str:
    if similar := named.similar(name):
        return texts("ask.similar", name=name, similar=", ".join(map(isolated, similar)))
    return texts("ask.unknown", name=name)


def _which(tx: Tx, name: str, namesakes: Sequence[Person], texts: Texts) -> str:
    shown = namesakes[: rules.SHOWN_NAMESAKES]
    contacts_by_person = contacts.contacts_of_all(tx, [person.id for person in shown])
    pairs = [(person, contacts_by_person.get(person.id, ())) for person in shown]
    return rules.namesake_list(name, pairs, len(namesakes) - len(shown), texts)


def are_all(names: Sequence[str]) -> bool:
    return len(names) == 1 and bare_word(names[0]) in _ALL


def left_out(tx: Tx, names: Sequence[str], config: Config) -> int:
    """Returns how many customers ``all`` leaves out, because they enrolled themselves."""
    if config.ask_self_enrolled or not are_all(names):
        return 0
    return people.count_self_enrolled(tx)


def judge_all(
    tx: Tx, candidates: Sequence[Person], survey: SurveyConfig, context: Context
) -> tuple[Eligibility, ...]:
    """Returns for each person whether they may be asked now, and if not, why."""
    config, rules = context.config, rules_of(survey, context.config)
    return tuple(
        eligibility.judge(candidate, config.platforms, rules, context.now)
        for candidate in _known(tx, candidates, survey)
    )


def out_of_hours(judged: Sequence[Eligibility], context: Context) -> int:
    """Returns how many of the people who may be asked are not in their good hours now."""
    config, now = context.config, context.now
    return sum(
        not is_good(now, config.good_hours, calendar_of(config, one.person, one.contact))
        for one in judged
        if one.contact is not None
    )


def outside_audience(judged: Sequence[Eligibility], survey: SurveyConfig) -> OutsideAudience:
    """Returns how many of the people who may be asked the survey would not ask by itself."""
    wanted = _audience(survey)
    asked = (one.person for one in judged if one.contact is not None)
    return OutsideAudience(
        n=sum(not matches_all(person, wanted) for person in asked), audience=survey.audience
    )


def many_outside_audience(
    tx: Tx, chosen: Sequence[PersonId], survey: SurveyConfig
) -> OutsideAudience:
    """Returns the same for so many people that none of them is judged."""
    wanted = _audience(survey)
    known = people.fields(tx, chosen) if wanted else ()
    n = sum(
        not fields_match(fields_by_name(account, properties), wanted)
        for _, account, properties in known
    )
    return OutsideAudience(n=n, audience=survey.audience)


def _audience(survey: SurveyConfig) -> dict[str, str]:
    return {comparable(name): comparable(value) for name, value in survey.audience.items()}


def rules_of(survey: SurveyConfig, config: Config) -> Rules:
    """Returns what delays a question of this survey.

    A question after an event is about the event, so a new customer need not wait for it.
    """
    asking = config.asking
    new_customer = 0 if survey.ask == "event" else asking.new_customer_days
    return Rules(
        every=timedelta(days=survey.every_days),
        zone=config.timezone,
        new_customer=timedelta(days=new_customer),
        contact=timedelta(days=asking.contact_days),
        case=timedelta(days=asking.case_days),
    )


def is_member(person: Person, survey: SurveyConfig, context: Context) -> bool:
    """Whether the person belongs to those whom the survey asks by itself."""
    return not_member(person, survey, context) is None


def not_member(person: Person, survey: SurveyConfig, context: Context) -> Reason | None:
    """Returns why the survey does not ask the person by itself; ``None`` if it does."""
    if person.kind is not PersonKind.CUSTOMER:
        return Reason.NOT_MEMBER
    if person.has_left(context.today):
        return Reason.LEFT
    if not matches_all(person, _audience(survey)):
        return Reason.NOT_MEMBER
    invited = context.config.ask_self_enrolled or not person.self_enrolled
    return None if invited else Reason.SELF_ENROLLED


def _known(tx: Tx, people: Sequence[Person], survey: SurveyConfig) -> Iterator[Candidate]:
    """Yields the people with what their eligibility depends on, read by a few statements."""
    ids = [person.id for person in people]
    last_asked = asked_people.last_asked(tx, ids, survey.key)
    contacts_by_person = contacts.contacts_of_all(tx, ids)
    wrote, opened = feedback.latest(tx, ids), cases.latest_open(tx, ids)
    for person in people:
        last = last_asked.get(person.id)
        yield Candidate(
            person=person,
            contacts=contacts_by_person.get(person.id, ()),
            last_asked=None if last is None else last.at,
            last_asked_this=None if last is None else last.by_survey,
            wrote_at=wrote.get(person.id),
            case_at=opened.get(person.id),
        )
