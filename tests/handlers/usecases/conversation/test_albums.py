"""An album is answered once, however its parts arrive."""

from datetime import datetime, timedelta

import pytest

from bot.chat.platforms import Platform
from bot.config.loading import load
from bot.ids import MessageRef
from handlers.updates import NotText, Typed, User
from handlers.usecases.context import Context
from handlers.usecases.conversation import typed_text
from handlers.usecases.conversation.albums import CAPTION_WITHIN
from storage.engine.store import Tx
from storage.messaging import claims
from storage.states import OutboxKind, OutboxState
from tests.storage.cast import DAY, MINUTE, NOW

CONFIG = load({"survey": [{"key": "relationship", "kind": "nps"}], "telegram": {}})
TOMO = User(platform=Platform.TELEGRAM, id="7", name="Tomo")
NOT_TEXT = "note.not_text"


def context(n: int, at: datetime = NOW) -> Context:
    return Context(config=CONFIG, now=at, source=f"telegram/{n}", seed=b"1")


def send_picture(tx: Tx, n: int, album: str = "77", at: datetime = NOW) -> None:
    event = NotText(user=TOMO, chat="7", message=MessageRef(f"7/{n}"), album=album)
    typed_text.handle_not_text(tx, event, context(n, at))


def send_caption(tx: Tx, n: int, album: str = "77") -> None:
    event = Typed(user=TOMO, chat="7", message=MessageRef(f"7/{n}"), text="broken", album=album)
    typed_text.handle_text(tx, event, context(n))


def go_out(tx: Tx, at: datetime = NOW + CAPTION_WITHIN) -> list[str]:
    """The notes that go out by then."""
    sent = []
    for row in claims.due(tx, "telegram", at, 99):
        if row.kind is OutboxKind.NOTE and claims.claim(tx, row.id, "mine", at + DAY):
            claims.finish(tx, row, "mine", OutboxState.SENT)
            assert row.payload is not None
            sent.append(row.payload["note"]["line"]["key"])
    return sent


def test_an_album_waits_a_moment_for_its_caption(tx: Tx) -> None:
    send_picture(tx, 1)
    assert go_out(tx, NOW + CAPTION_WITHIN - timedelta(seconds=1)) == []
    assert go_out(tx) == [NOT_TEXT]


def test_a_picture_alone_is_answered_at_once(tx: Tx) -> None:
    send_picture(tx, 1, album="")
    assert go_out(tx, NOW) == [NOT_TEXT]


def test_later_parts_of_an_album_are_not_answered(tx: Tx) -> None:
    for n in range(3):
        send_picture(tx, n, at=NOW + n * MINUTE)
        assert go_out(tx, NOW + n * MINUTE + CAPTION_WITHIN) == ([] if n else [NOT_TEXT])


@pytest.mark.parametrize("place", range(3))
def test_beside_a_caption_no_picture_is_answered(tx: Tx, place: int) -> None:
    for n in range(3):
        (send_caption if n == place else send_picture)(tx, n)
    assert go_out(tx) == ["note.feedback"]
    send_picture(tx, 9, at=NOW + MINUTE)
    assert go_out(tx, NOW + 2 * MINUTE) == []


def test_another_album_is_answered_too(tx: Tx) -> None:
    send_caption(tx, 1)
    send_picture(tx, 2, album="78")
    assert sorted(go_out(tx)) == ["note.feedback", NOT_TEXT]
