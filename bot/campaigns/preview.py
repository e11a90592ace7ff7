"""Renders the preview of a campaign: who is asked, who is not and why, and the question."""

from collections.abc import Sequence
from typing import Final

from bot.campaigns.eligibility import Eligibility
from bot.chat.messages import Button, Message, Paragraph, Style, plain
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


def preview(
    campaign: str,
    judged: Sequence[Eligibility],
    sample: Invitation,
    card_context: CardContext,
    *,
    several_surveys: bool = False,
) -> Message:
    """Returns who would be asked, who would not and why, the question, and buttons to decide.

    *several_surveys*: name the survey, since there are several.
    """
    texts = card_context.texts
    asked = [one.person for one in judged if one.contact is not None]
    skipped = [one for one in judged if one.contact is None]
    return Message(
        paragraphs=(
            plain(texts.count("ask.preview", len(asked)), Style.HEADING),
            *_names(asked, texts),
            *_skipped(skipped, texts),
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
) -> Message:
    """Returns the same without names, for so many people that each is checked only when asked."""
    texts = card_context.texts
    return Message(
        paragraphs=(
            plain(texts("ask.many", n=n), Style.HEADING),
            *_asked_by(sample, several_surveys, texts),
            *_they_read(sample, card_context),
        ),
        rows=(_decision(campaign, n, texts),),
    )


def namesake_list(
    name: str, namesakes: Sequence[tuple[Person, Sequence[Contact]]], texts: Texts
) -> str:
    """Returns the list of people with one name, each with the number that selects them."""
    shown = [numbered(*one, texts) for one in namesakes[:SHOWN_NAMESAKES]]
    if len(namesakes) > len(shown):
        shown.append(texts("ask.more", n=len(namesakes) - len(shown)))
    first, _ = namesakes[0]
    return "\n".join([texts("ask.several", name=name, number=first.id), *shown])


def _asked_by(sample: Invitation, several_surveys: bool, texts: Texts) -> tuple[Paragraph, ...]:
    return (plain(texts("ask.survey", survey=sample.survey)),) if several_surveys else ()


def _they_read(sample: Invitation, card_context: CardContext) -> tuple[Paragraph, Paragraph]:
    lead_in = plain(card_context.texts("ask.they_read"), Style.QUIET)
    return lead_in, plain(question(sample, card_context).text, Style.QUOTE)


def _names(people: Sequence[Person], texts: Texts) -> tuple[Paragraph, ...]:
    if not people:
        return ()
    names = [isolated(marked(person, texts)) for person in people[:SHOWN_NAMES]]
    more = len(people) - len(names)
    if more:
        names.append(texts("ask.more", n=more))
    return (plain(", ".join(names)),)


def _skipped(judged: Sequence[Eligibility], texts: Texts) -> tuple[Paragraph, ...]:
    lines = [
        texts("ask.skipped", name=marked(one.person, texts), reason=one.reason)
        for one in judged[:SHOWN_NAMES]
    ]
    if len(judged) > SHOWN_NAMES:
        lines.append(texts("ask.more", n=len(judged) - SHOWN_NAMES))
    return (plain("\n".join(lines), Style.QUIET),) if lines else ()


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
