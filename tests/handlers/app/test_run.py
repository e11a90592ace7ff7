"""What a start warns of."""

import asyncio
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
    assert all("local disk" in line["advice"] for line in logs)


async def test_a_failed_task_is_told_without_its_arguments() -> None:
    """asyncio shows a callback with what it was called with."""

    def fail(words: str) -> None:
        raise ValueError(words)

    loop = asyncio.get_running_loop()
    loop.set_exception_handler(run._log_task_failure)
    with capture_logs() as logs:
        loop.call_soon(fail, "Tomo wrote")
        await asyncio.sleep(0)
        run._log_task_failure(loop, {"message": "Tomo wrote", "exception": KeyError("Tomo")})
    during = [(line["error"], line["during"]) for line in logs]
    assert during == [("ValueError", "Exception in callback"), ("KeyError", None)]
    assert "Tomo" not in str(logs)
