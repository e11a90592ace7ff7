"""What is kept about a person, in four lines and with what one can do about it."""

import pytest

from bot.chat.tap_encoding import unpack
from bot.chat.taps import PrivacyChoice, PrivacyTap
from bot.language.kept_for import kept_for
from bot.language.texts import LANGUAGES, Texts
from bot.people import privacy_note
from bot.people.notes import Note, view
from bot.periods import Period, PeriodUnit

THREE_YEARS = Period(n=3, unit=PeriodUnit.YEAR)


def told(language: str = "en", *, may_be_quoted: bool = False) -> tuple[Note, Texts]:
    kept = kept_for(THREE_YEARS, Texts(language))
    texts = Texts(language, product="Acme", kept=kept)
    stored = privacy_note.summary(3, 2)
    return privacy_note.note(stored, may_be_quoted=may_be_quoted), texts


@pytest.mark.parametrize("language", LANGUAGES)
def test_four_lines_say_what_is_kept_who_reads_it_how_long_and_what_to_do(language: str) -> None:
    note, texts = told(language)
    kept, read_by, how_long, how = view(note, texts).text.splitlines()
    assert "3" in kept
    assert "2" in kept
    assert "Acme" in read_by
    assert kept_for(THREE_YEARS, texts) in how_long
    assert how.startswith("• ")


def test_a_quote_can_be_withdrawn_only_if_one_is_allowed() -> None:
    def choices(*, may_be_quoted: bool) -> list[PrivacyChoice]:
        note, _ = told(may_be_quoted=may_be_quoted)
        taps = [unpack(button.tap) for button in note.buttons]
        return [tap.choice for tap in taps if isinstance(tap, PrivacyTap)]

    assert choices(may_be_quoted=False) == [PrivacyChoice.COPY, PrivacyChoice.ERASE]
    assert choices(may_be_quoted=True) == [
        PrivacyChoice.COPY,
        PrivacyChoice.WITHDRAW_QUOTES,
        PrivacyChoice.ERASE,
    ]


def test_only_a_yes_erases() -> None:
    yes, no = privacy_note.erase_question().buttons
    assert (unpack(yes.tap), yes.means) == (PrivacyTap(choice=PrivacyChoice.ERASE_NOW), True)
    assert (no.tap, no.means) == ("", False)
