import json

import pytest

from bot.chat.messages import Button
from bot.chat.tap_encoding import pack
from bot.chat.taps import ScoreTap
from bot.language.texts import Line, Texts
from bot.people.notes import Note, NoteButton, from_payload, settled_view, to_payload, view

TAP = pack(ScoreTap(invitation="Qm9vLXRva2VuLTE2", score=8))
CHANGE = Note(
    line=Line(key="note.change", values={"previous": 4, "score": 8}),
    buttons=(
        NoteButton(label=Line(key="note.change.button", values={"score": 8}), tap=TAP, means=True),
        NoteButton(label=Line(key="note.change.no", values={"previous": 4}), tap="", means=False),
    ),
)


def test_a_note_is_said_in_the_words_of_a_language() -> None:
    shown = view(CHANGE, Texts("en", product="Acme"))
    assert shown.text == "Change your score from 4 to 8?"
    ((yes, no),) = shown.rows
    assert yes == Button(label="Change to 8", tap=TAP)
    assert no.label == "Keep 4"


def test_a_settled_note_shows_what_was_chosen_and_no_button() -> None:
    texts = Texts("en", product="Acme")
    kept = settled_view(CHANGE, 1, texts)
    assert (kept.text, kept.rows) == ("Change your score from 4 to 8?\nKeep 4", ())
    assert settled_view(CHANGE, None, texts).text == "Change your score from 4 to 8?"
    expired = settled_view(CHANGE, None, texts, expired=True)
    assert expired.text.splitlines()[1:] == ["No answer within a day, so nothing has changed."]


def test_a_note_of_an_earlier_release_is_read() -> None:
    label = {"key": "note.change.button", "values": {"score": 8}}
    line = {"key": "note.change", "values": {"previous": 4, "score": 8}}
    note = from_payload({"line": line, "buttons": [{"label": label, "tap": TAP}]})
    assert not note.takes_yes_or_no
    assert view(note, Texts("en", product="Acme")).rows[0][0].label == "Change to 8"


def test_each_button_of_a_note_has_a_row_of_its_own() -> None:
    languages = tuple(
        NoteButton(label=Line(key=f"language.name.{language}"), tap=TAP)
        for language in ("en", "ko")
    )
    note = Note(line=Line(key="note.language"), buttons=languages)
    rows = view(note, Texts("en", product="Acme")).rows
    assert [[button.label for button in row] for row in rows] == [["English"], ["한국어"]]


def test_a_note_is_kept_as_json_and_comes_back_the_same() -> None:
    for note in (CHANGE, Note(line=Line(key="note.comment"))):
        assert from_payload(json.loads(json.dumps(to_payload(note)))) == note


@pytest.mark.parametrize("key", ["note.kept", "note.outside"])
def test_a_note_of_an_earlier_release_names_the_only_scale_there_was(key: str) -> None:
    earlier = from_payload({"line": {"key": key, "values": {}}, "buttons": []})
    assert "from 0 to 10" in view(earlier, Texts("en", product="Acme")).text


def test_what_fills_a_note_is_never_parsed() -> None:
    unknown = Note(line=Line(key="staff.unknown", values={"command": "{product} **x** <b>"}))
    shown = view(unknown, Texts("en", product="Acme"))
    assert "“{product} **x** <b>”" in shown.text
