"""The buttons below a summary."""

from dataclasses import replace

from bot.chat.messages import Button
from bot.chat.tap_encoding import MAX_BYTES
from tests.bot.summary.weekly_summary import figures, given, labels, said_by, told


def test_a_summary_has_its_buttons_in_one_row() -> None:
    rows = [said_by(score, "Hm", minute=n) for n, score in enumerate([9] * 13 + [3])]
    message = told(figures(*rows))
    assert len(message.rows) == 1
    assert labels(message) == ["All 14 comments", "How sure is this?"]


def test_a_summary_that_one_person_reads_may_be_shared() -> None:
    assert labels(told(figures(*given(9)), may_be_shared=True)) == ["How sure is this?", "Share"]


def test_a_comment_that_is_cut_can_be_read_whole() -> None:
    assert labels(told(figures(said_by(5, "no " * 200)))) == [
        "The whole comment",
        "How sure is this?",
    ]
    assert labels(told(figures(said_by(5, "no")))) == ["How sure is this?"]


def test_every_button_fits_into_a_tap_of_telegram() -> None:
    found = replace(figures(said_by(5, "no " * 200)), survey="s" * 32)
    message = told(found, may_be_shared=True)
    taps = [item.tap for row in message.rows for item in row if isinstance(item, Button)]
    assert len(taps) == 3
    assert all(len(tap.encode()) <= MAX_BYTES for tap in taps)
