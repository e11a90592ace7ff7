import pytest

from storage.engine.store import Tx
from tests.handlers.usecases.cases.support_desk import SupportDesk


@pytest.fixture
def desk(tx: Tx) -> SupportDesk:
    """Dani has an open question; alerts wait two minutes."""
    opened = SupportDesk(tx=tx)
    opened.add("Dani", "Initech")
    return opened
