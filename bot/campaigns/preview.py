"""Renders the preview of a campaign: who is asked, who is not and why, and the question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.campaigns.eligibility import Eligibility
from bot.campaigns.filters import NO_FILTERS, WHERE, Filters
from bot.campaigns.reasons import ReasonTexts
from bot.chat.addresses import Address
from bot.chat.messages import Button, Message, Paragraph, Span, Style, line, plain
from bot.chat.tap_encoding import pack
from bot.chat.taps import CampaignTap
from bot.language.isolates import isolated
from bot.language.texts import Texts
from bot.model import Contact, Invitation, Person
from bot.people.display_names import marked, numbered
from bot.survey.card_context import CardContext
from bot.survey.question_card import question

SHOWN_NAMES: Final = 10
SHOWN_NAMESAKES: Final = 20
SHOWN_REASONS: Final = 5


@dataclass(frozen=True, kw_only=True)
class NextSummary:
    """The next summary that includes answers given now."""

    at: datetime
    timezone: str
    channel: Address


@dataclass(frozen=True, kw_only=True)
class OutsideAudience:
    """How many of the people are not in the audience, which counts only when nobody names them."""

    n: int
    audience: Mapping[str, str]


ALL_INSIDE: Final = OutsideAudience(n=0, audience={})


def started(text: str, results: NextSummary | None, texts: Texts) -> Message:
    """Returns the line after the yes, with when and where the results are posted."""
    if results is None:
        return line(text)
    when = texts.weekday(results.at, results.timezone)
    before, after = texts("ask.results", when=when, channel="\0").split("\0")
    channel = Span(text=texts("ask.channel"), channel=results.channel)
    spans = (Span(text=f"{text} {before}"), channel, Span(text=after))
    return Message(paragraphs=(Paragraph(spans=spans),))


def preview(
    campaign: str,
    judged: Sequence[Eligibility],
    sample: Invitation,
    card_context: CardContext,
    reasons: ReasonTexts,
    *,
    several_surveys: bool = False,
    filters: Filters = NO_FILTERS,
    left_out: int = 0,
    out_of_hours: int = 0,
    outside: OutsideAudience = ALL_INSIDE,
) -> Message:
    """Returns who would be asked, who would not and why, the question, and buttons to decide.

    *several_surveys*: name the survey, since there are several. *filters*: those that selected the
    people. *left_out*: how many people are not selected, because they enrolled themselves.
    *out_of_hours*: how many get the question later, in their next good hours. *outside*: how many
    the survey would not ask by itself.
    """
    texts = card_context.texts
    asked = [one.person for one in judged if one.contact is not None]
    skipped = [one for one in judged if one.contact is None]
    return Message(
        paragraphs=(
            plain(_heading(asked, skipped, texts), Style.HEADING),
            *((plain(_listed(asked, texts)),) if asked else ()),
            *_later(out_of_hours, texts),
            *_skipped(skipped, reasons, Style.QUIET if asked else Style.NORMAL),
            *_selected_by(filters, texts),
            *_not_in_audience(outside, texts),
            *_self_enrolled(left_out, texts),
            *_asked_by(sample, several_surveys, texts),
            *(_they_read(sample, card_context) if asked else ()),
        ),
        rows=(_decision(campaign, len(asked), texts),) if asked else (),
    )


def preview_of_many(
    campaign: str,
    n: int,
    sample: Invitation,
    card_context: CardContext,
    *,
    several_surveys: bool = False,
    filters: Filters = NO_FILTERS,
    left_out: int = 0,
    outside: OutsideAudience = ALL_INSIDE,
) -> Message:
    """Returns the same without names, for so many people that each is checked only when asked."""
    texts = card_context.texts
    return Message(
        paragraphs=(
            plain(texts("ask.many", n=n), Style.HEADING),
            *_selected_by(filters, texts),
            *_not_in_audience(outside, texts),
            *_self_enrolled(left_out, texts),
            *_asked_by(sample, several_surveys, texts),
            *_they_read(sample, card_context),
        ),
        rows=(_decision(campaign, n, texts),),
    )


def namesake_list(
    name: str, namesakes: Sequence[tuple[Person, Sequence[Contact]]], more: int, texts: Texts
) -> str:
    """Returns the list of people with one name, each with the number that selects them.

    *more*: how many further people have the name.
    """
    shown = [numbered(*one, texts) for one in namesakes]
    if more:
        shown.append(texts("ask.more", n=more))
    first, _ = namesakes[0]
    return "\n".join([texts("ask.several", name=name, number=first.id), *shown])


def _selected_by(filters: Filters, texts: Texts) -> tuple[Paragraph, ...]:
    if not filters:
        return ()
    return (plain(texts("ask.only", filters=isolated(str(filters))), Style.QUIET),)


def _not_in_audience(outside: OutsideAudience, texts: Texts) -> tuple[Paragraph, ...]:
    if not outside.n:
        return ()
    narrower = Filters(typed=tuple((WHERE, f"{k}={v}") for k, v in outside.audience.items()))
    wanted = ", ".join(f"{name} = {value}" for name, value in outside.audience.items())
    shown = {"audience": isolated(wanted), "filters": isolated(str(narrower))}
    return (plain(texts.count("ask.outside_audience", outside.n, **shown)),)


def _later(n: int, texts: Texts) -> tuple[Paragraph, ...]:
    return (plain(texts.count("ask.out_of_hours", n), Style.QUIET),) if n else ()


def _self_enrolled(n: int, texts: Texts) -> tuple[Paragraph, ...]:
    return (plain(texts.count("ask.self_enrolled", n), Style.QUIET),) if n else ()


def _asked_by(sample: Invitation, several_surveys: bool, texts: Texts) -> tuple[Paragraph, ...]:
    return (plain(texts("ask.survey", survey=sample.survey)),) if several_surveys else ()


def _they_read(sample: Invitation, card_context: CardContext) -> tuple[Paragraph, Paragraph]:
    lead_in = plain(card_context.texts("ask.they_read"), Style.QUIET)
    return lead_in, plain(question(sample, card_context).text, Style.QUOTE)


def _heading(asked: Sequence[Person], skipped: Sequence[Eligibility], texts: Texts) -> str:
    if asked:
        return texts.count("ask.preview", len(asked))
    later = any(one.again is not None for one in skipped)
    return texts("ask.none_yet" if later else "ask.none")


def _listed(people: Sequence[Person], texts: Texts) -> str:
    """Returns the names of *people*, the first ones if they are many."""
    names = [isolated(marked(person, texts)) for person in people[:SHOWN_NAMES]]
    more = len(people) - len(names)
    return ", ".join([*names, texts("ask.more", n=more)] if more else names)


def _skipped(
    judged: Sequence[Eligibility], reasons: ReasonTexts, style: Style
) -> tuple[Paragraph, ...]:
    """Returns who is not asked, by reason: first those who may be asked again the soonest."""
    texts = reasons.texts
    by_reason: dict[str, list[Person]] = {}
    for one in sorted(judged, key=_soonest_first):
        if one.refused is not None:
            by_reason.setdefault(reasons.worded(one.refused), []).append(one.person)
    shown = dict(list(by_reason.items())[:SHOWN_REASONS])
    lines = [
        texts("ask.skipped", reason=reason, names=_listed(people, texts))
        for reason, people in shown.items()
    ]
    if more := len(judged) - sum(map(len, shown.values())):
        lines.append(texts("ask.more", n=more))
    lead_in = [texts("ask.left_out")] if lines and style is Style.QUIET else []
    return (plain("\n".join([*lead_in, *lines]), style),) if lines else ()


def _soonest_first(one: Eligibility) -> tuple[bool, float]:
    return one.again is None, one.again.timestamp() if one.again is not None else 0


def _decision(campaign: str, n: int, texts: Texts) -> tuple[Button, Button]:
    return (
        Button(
            label=texts.count("ask.confirm", n),
            tap=pack(CampaignTap(campaign=campaign, confirmed=True)),
        ),
        Button(
            label=texts("ask.cancel"), tap=pack(CampaignTap(campaign=campaign, confirmed=False))
        ),
    )
