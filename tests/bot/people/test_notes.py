import json

from bot.chat.messages import Button
from bot.chat.tap_encoding import pack
from bot.chat.taps import ScoreTap
from bot.language.texts import Line, Texts
from bot.people.notes import Note, NoteButton, from_payload, to_payload, view

TAP = pack(ScoreTap(invitation="Qm9vLXRva2VuLTE2", score=8))
CHANGE = Note(
    line=Line(key="note.change", values={"previous": 4, "score": 8}),
    buttons=(NoteButton(label=Line(key="note.change.button", values={"score": 8}), tap=TAP),),
)


def test_a_note_is_said_in_the_words_of_a_language() -> None:
    shown = view(CHANGE, Texts("en", product="Acme"))
    assert shown.text == "Change your score from 4 to 8?"
    ((button,),) = shown.rows
    assert button == Button(label="Change it to 8", tap=TAP)


def test_each_button_of_a_note_has_a_row_of_its_own() -> None:
    languages = tuple(
        NoteButton(label=Line(key=f"language.name.{language}"), tap=TAP)
        for language in ("en", "ko")
    )
    note = Note(line=Line(key="note.language"), buttons=languages)
    rows = view(note, Texts("en", product="Acme")).rows
    assert [[button.label for button in row] for row in rows] == [["English"], ["한국어"]]


def test_a_note_is_kept_as_json_and_comes_back_the_same() -> None:
    for note in (CHANGE, Note(line=Line(key="note.kept"))):
        assert from_payload(json.loads(json.dumps(to_payload(note)))) == note


def test_what_fills_a_note_is_never_parsed() -> None:
    unknown = Note(line=Line(key="staff.unknown", values={"command": "{product} **x** <b>"}))
    shown = view(unknown, Texts("en", product="Acme"))
    assert "“{product} **x** <b>”" in shown.text
