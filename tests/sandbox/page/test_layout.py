"""What may be put on the stage."""

import pytest

from sandbox.page import Pane, PaneKind


def test_a_pane_without_a_person_is_refused() -> None:
    with pytest.raises(ValueError, match="no person is in the pane Empty"):
        Pane(kind=PaneKind.SLACK_DM, users=(), title="Empty")
