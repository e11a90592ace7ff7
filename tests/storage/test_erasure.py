"""An erasure takes one person out of every table, and nothing of any other."""

from sqlalchemy import select, text

from bot.chat.platforms import Platform
from bot.ids import PersonId
from bot.states import CaseState, ContactState
from storage import cases, contacts, erasure, imported_people, reports
from storage.engine.store import Tx
from storage.joining import joined_records
from storage.person_traces import traces
from storage.schema import audit, invitations, metadata, people
from storage.schema import contacts as contacts_table
from tests.storage.cast import DAY, NOW
from tests.storage.test_personal_records import fill, recipient_of

LATER = NOW + DAY


def erase(tx: Tx, person: PersonId) -> None:
    found = traces(tx, person)
    recipients = [recipient_of(contact) for contact in found.contacts]
    erasure.erase(tx, found, LATER, messages=(), recipients=recipients)


def everything(tx: Tx) -> dict[str, list[str]]:
    """Every row of every table as text, as a dump would write it."""
    return {
        table.name: [
            str(tuple(row)).lower() for row in tx.execute(text(f'SELECT * FROM "{table.name}"'))
        ]
        for table in metadata.sorted_tables
    }


def test_no_table_has_a_name_an_id_or_a_word(tx: Tx) -> None:
    dani, *_ = fill(tx, "Dani")
    assert len([rows for rows in everything(tx).values() if "dani" in str(rows)]) >= 10
    erase(tx, dani)
    assert [(name, rows) for name, rows in everything(tx).items() if "dani" in str(rows)] == []


def test_of_a_joined_record_nothing_is_left_either(tx: Tx) -> None:
    dani, *_ = fill(tx, "Dani")
    mia, *_ = fill(tx, "Mia", workspace="TOTHER")
    contacts.add_contact(tx, mia, Platform.SLACK)  # gives way to Dani's account
    joined_records.join(tx, dani, mia)
    erase(tx, dani)
    left = [
        row for rows in everything(tx).values() for row in rows if "mia" in row or "dani" in row
    ]
    assert left == []
    assert tx.execute(select(contacts_table.c.state)).scalars().all() == [ContactState.GONE] * 3


def test_of_another_person_nothing_changes(tx: Tx) -> None:
    dani, *_ = fill(tx, "Dani")
    fill(tx, "Mia")
    before = [row for rows in everything(tx).values() for row in rows if "mia" in row]
    erase(tx, dani)
    after = [row for rows in everything(tx).values() for row in rows if "mia" in row]
    assert len(after) >= 10
    assert after == before


def test_the_counts_stand(tx: Tx) -> None:
    dani, *_ = fill(tx, "Dani")
    fill(tx, "Mia")

    def counts() -> list[object]:
        period = NOW - DAY, NOW + DAY
        given = reports.answers(tx, "relationship", *period)
        brought = reports.answers(tx, "other", *period)
        return [
            [(one.person, one.score, one.at) for one in (*given, *brought)],
            reports.ladder(tx, "relationship", *period),
        ]

    before = counts()
    erase(tx, dani)
    assert counts() == before


def test_no_answer_of_the_figures_has_a_word_of_the_person(tx: Tx) -> None:
    """Summaries and themes read the comments there."""
    dani, *_ = fill(tx, "Dani")

    def comments() -> list[str]:
        surveys = ("relationship", "other")
        rows = [row for one in surveys for row in reports.answers(tx, one, NOW - DAY, LATER)]
        return [row.comment for row in rows if row.comment]

    assert len(comments()) == 2
    erase(tx, dani)
    assert comments() == []


def test_the_bare_row_is_asked_nothing_and_found_by_nothing(tx: Tx) -> None:
    dani, _, case = fill(tx, "Dani")
    erase(tx, dani)
    row = tx.execute(select(people).where(people.c.id == dani)).one()
    assert (row.name, row.email, row.never_at, row.erased_at) == ("", "", LATER, LATER)
    assert imported_people.names_of(tx, dani) == ()
    closed = cases.get(tx, case)
    assert (closed.state, closed.resolution) == (CaseState.RESOLVED, "erased")
    assert tx.execute(select(invitations.c.score)).scalars().all() == [3]


def test_the_act_of_the_staff_stays_in_the_log_without_the_person(tx: Tx) -> None:
    dani, _, case = fill(tx, "Dani")
    erase(tx, dani)
    objects = tx.execute(select(audit.c.object).order_by(audit.c.id)).scalars().all()
    assert objects == ["person erased", f"case {case}"]
