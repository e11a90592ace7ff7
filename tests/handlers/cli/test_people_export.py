"""`tentap people export`: two files with everything, for the operator only."""

import json
import stat
from pathlib import Path

import pytest

from storage import audit, cases, feedback, imported_answers
from storage.engine.store import Tx
from storage.imported_answers import ImportedAnswer
from tests.handlers.cli.conftest import Tentap
from tests.storage.cast import NOW, add_person, answer


@pytest.fixture
def known(tentap: Tentap, tx: Tx) -> Tentap:
    """A folder where Dani Novak has written, and Mia Chen is known too."""
    dani = add_person(tx, "Dani Novak", email="dani@x.example")
    cases.add(tx, answer(tx, dani, 3), NOW)
    feedback.add(tx, dani, "Where is my invoice?", "1", NOW)
    add_person(tx, "Mia Chen", email="mia@x.example")
    return tentap


def export(tentap: Tentap, name: str, *options: str) -> list[Path]:
    folder = tentap.folder / "exports"
    folder.mkdir(exist_ok=True)
    shown = tentap("people", "export", name, "--output", str(folder), *options).done()
    return [Path(line.removeprefix("Saved ")) for line in shown.splitlines()]


def test_two_files_hold_everything_about_the_person(known: Tentap) -> None:
    as_json, as_text = export(known, "Dani Novak")
    assert (as_json.name, as_text.name) == ("tentap-export-1.json", "tentap-export-1.txt")
    document = json.loads(as_json.read_text())
    assert document["person"]["email"] == "dani@x.example"
    assert document["feedback"][0]["text"] == "Where is my invoice?"
    assert "  Message, 2026-11-02 10:00: Where is my invoice?\n" in as_text.read_text()
    assert "Mia" not in as_json.read_text() + as_text.read_text()


def test_the_files_are_for_their_owner_only(known: Tentap) -> None:
    modes = {stat.S_IMODE(file.stat().st_mode) for file in export(known, "1")}
    assert modes == {0o600}
    assert len(list((known.folder / "exports").iterdir())) == 2


def test_an_export_leaves_an_entry_that_it_contains(known: Tentap, tx: Tx) -> None:
    as_json, _ = export(known, "1")
    [entry] = audit.of(tx, "person 1")
    assert (entry.actor, entry.action) == ("console", "export person")
    assert [row["action"] for row in json.loads(as_json.read_text())["audit"]] == ["export person"]


@pytest.mark.parametrize("ending", [".json", ".txt"])
def test_a_file_is_replaced_only_with_force(known: Tentap, tx: Tx, ending: str) -> None:
    (known.folder / "exports").mkdir()
    old = known.folder / "exports" / f"tentap-export-1{ending}"
    old.write_text("old")
    old.chmod(0o644)
    told = known("people", "export", "1", "--output", str(old.parent)).failed()
    assert f"{old}: exists already. Nothing was written. Replace it with --force" in told
    assert (old.read_text(), list(old.parent.iterdir()), audit.latest(tx, 9)) == ("old", [old], ())
    export(known, "1", "--force")
    assert "Dani Novak" in old.read_text()
    assert stat.S_IMODE(old.stat().st_mode) == 0o600


def test_a_folder_that_is_none_is_refused(known: Tentap) -> None:
    missing = known.folder / "none"
    told = known("people", "export", "1", "--output", str(missing)).failed()
    assert told == f"{missing}: is not a folder. Create it, or name another one.\n"


def test_a_person_of_imported_answers_alone_is_exported(known: Tentap, tx: Tx) -> None:
    imported = ImportedAnswer(
        survey="other", score=3, at=NOW, key="1", person="zed@x.example", comment="Slow"
    )
    imported_answers.add_all(tx, [imported])
    as_json, as_text = export(known, "Zed@x.example")
    assert as_json.name == "tentap-export-imported-1.json"
    document = json.loads(as_json.read_text())
    assert document["person"] is None
    assert document["imported_answers"][0]["comment"] == "Slow"
    assert "Comment, 2026-11-02 10:00: Slow\n" in as_text.read_text()
    assert [entry.action for entry in audit.of(tx, "imported answer 1")] == ["export person"]


def test_a_part_of_a_name_exports_nobody(known: Tentap, tx: Tx) -> None:
    told = known("people", "export", "dani").failed()
    assert "only a part of the name Dani Novak" in told
    assert told.endswith("use the number: tentap people export 1\n")
    assert audit.latest(tx, 9) == ()
