"""The taps of what staff look up: comments, and the team's part of App Home."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class LatestCommentsTap:
    """Shows the latest comments, page by page from 0.

    *since*: a day such as ``2026-11-23``. *segment*: such as ``detractor``; ``all`` for each.
    """

    survey: str
    since: str
    segment: str
    page: int


@dataclass(frozen=True, kw_only=True)
class AllCasesTap:
    """Shows all open cases in the staff's App Home."""


@dataclass(frozen=True, kw_only=True)
class AskAllTap:
    """Proposes in a private message to ask everyone, as the typed command does."""


DeskTap = AllCasesTap | AskAllTap
"""A press in the team's part of App Home."""
