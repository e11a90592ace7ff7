"""What a start warns of."""

from pathlib import Path

import pytest
from structlog.testing import capture_logs

from handlers.app import run
from storage.engine import file_health


@pytest.mark.parametrize(("kind", "warnings"), [("nfs4", 1), (None, 0)])
def test_a_database_on_the_network_is_warned_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str | None, warnings: int
) -> None:
    monkeypatch.setattr(file_health, "network_file_system", lambda _: kind)
    with capture_logs() as logs:
        run._warn_of_network(tmp_path / "tentap.db")
    assert [line["file_system"] for line in logs] == [kind] * warnings
    assert all("local disk" in line["mend"] for line in logs)
