"""Finds the outbox rows to or about one person."""

from collections.abc import Collection, Iterable

from sqlalchemy import ColumnElement, and_, false, or_

from storage.messaging.keys import (
    CaseKey,
    CaseReplyKey,
    FeedbackKey,
    InvitationKey,
    Key,
    MeetingKey,
)
from storage.messaging.news_key import NewsKey
from storage.messaging.refusal_keys import LostKey
from storage.messaging.traits import TRAITS
from storage.person_traces import Traces
from storage.schema import outbox
from storage.states import OutboxKind


def is_about(traces: Traces, recipients: Collection[str]) -> ColumnElement[bool]:
    """Returns the condition for rows to or about a person: by their recipient, or by their key.

    *recipients*: the person's chats, as the outbox names them.
    """
    ids = traces.invitations
    return or_(
        outbox.c.recipient.in_(recipients),
        and_(_has(InvitationKey), outbox.c.key.in_(list(map(str, ids)))),
        and_(_has(CaseKey), outbox.c.key.in_(list(map(str, traces.cases)))),
        and_(_has(CaseReplyKey), _begins(f"{case}/" for case in traces.cases)),
        and_(_has(NewsKey), _begins(_news(traces))),
        and_(_has(FeedbackKey), _begins(f"{record}/" for record in traces.records)),
        and_(_has(MeetingKey), _begins(f"{contact}/" for contact in traces.contacts)),
        and_(_has(MeetingKey), _ends(f"/{record}" for record in traces.records)),
        and_(_has(LostKey), _is_report(traces)),
    )


def _is_report(traces: Traces) -> ColumnElement[bool]:
    """Returns the condition for reports about messages that could not be posted."""
    news = (f"lost {OutboxKind.ALERT_THREAD}/{beginning}" for beginning in _news(traces))
    meetings = (f"meeting {contact}/" for contact in traces.contacts)
    return or_(
        _begins([*news, *meetings, *(f"feedback {record}/" for record in traces.records)]),
        and_(_begins(["meeting "]), _ends(f"/{record}" for record in traces.records)),
    )


def _news(traces: Traces) -> list[str]:
    """Returns how the keys of news about the person's cases begin, also those of old releases."""
    return [f"{number}{sign}" for number in traces.cases for sign in ("@", "/")]


def _begins(beginnings: Iterable[str]) -> ColumnElement[bool]:
    return or_(false(), *(outbox.c.key.startswith(one, autoescape=True) for one in beginnings))


def _ends(ends: Iterable[str]) -> ColumnElement[bool]:
    return or_(false(), *(outbox.c.key.endswith(one, autoescape=True) for one in ends))


def _has(shape: type[Key]) -> ColumnElement[bool]:
    return outbox.c.kind.in_([kind for kind, traits in TRAITS.items() if shape in traits.keys])
