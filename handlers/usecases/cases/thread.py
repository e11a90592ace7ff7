"""Posts news of a case in the thread below its alert, since an edit notifies nobody."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import ClassVar, Final

from bot.cases import card
from bot.cases.calls import called, calls_anyone, mention, still_true
from bot.cases.entries import Entry
from bot.cases.entry_lines import entry_lines, talk_of
from bot.cases.listing import CROWD
from bot.cases.news import News, Talk, merged, news_since, reply, told_of, words_of
from bot.cases.replies import send_again
from bot.chat.messages import Message, Row, Span, Style, line
from bot.chat.refusals import Refusal
from bot.ids import CaseId
from bot.language.shortening import split
from bot.language.texts import Texts
from bot.model import Case, Comment, Invitation
from bot.states import EntryKind, ReplyState
from handlers.usecases.cases.alerts import COLLECT, THREAD_PART, update_message
from handlers.usecases.cases.causes import with_labels
from handlers.usecases.cases.of_case import OfCase
from handlers.usecases.context import Context
from handlers.usecases.localisation import staff_texts
from handlers.usecases.outgoing import Kind, Outgoing, RenderResult, Skip
from handlers.usecases.staff_channels import StaffChannel
from handlers.usecases.troubles import report_lost
from storage import case_entries, case_replies, cases
from storage.engine.store import Tx
from storage.messaging import outbox
from storage.messaging.keys import CommentKey
from storage.messaging.news_key import NewsKey
from storage.messaging.outbox import Item, OutboxRow
from storage.messaging.traits import parsed
from storage.states import OutboxKind, OutboxState


def plan_news(
    tx: Tx,
    case_id: CaseId,
    news: News,
    support: StaffChannel,
    now: datetime,
    *,
    at_once: bool = False,
    due_at: datetime | None = None,
) -> None:
    """Plans a message of the thread. News of one minute are one message.

    *at_once*: it is sent now, together with the news that already wait. *due_at*: another time.
    """
    due_at = due_at or (now if at_once else now + COLLECT)
    last = outbox.last_of(tx, OutboxKind.ALERT_THREAD, NewsKey.prefix(case_id))
    earlier = _collected(last, now)
    if last is not None and earlier is not None and earlier.goes_with(news):
        news = merged(earlier, news)
        key, due_at = last.about(NewsKey), min(due_at, last.due_at)
    else:
        key = NewsKey(case=case_id, since=_after(last, now))
    outbox.put(tx, _item(key, news, support, due_at), now)


def _collected(row: OutboxRow | None, now: datetime) -> News | None:
    """Returns the news of a row that was not tried yet and waits for the end of its minute."""
    if row is None or row.payload is None or row.about(NewsKey).part:
        return None
    untried = row.state is OutboxState.DUE and row.attempts == 0 and not row.maybe_sent
    return News.from_payload(row.payload) if untried and now < row.due_at else None


def _after(last: OutboxRow | None, now: datetime) -> datetime:
    """Returns a time for a new key, later than that of the last row."""
    if last is None:
        return now
    return max(now, last.about(NewsKey).since + timedelta(microseconds=1))


def _item(key: NewsKey, news: News, support: StaffChannel, due_at: datetime) -> Item:
    return Item(
        kind=OutboxKind.ALERT_THREAD,
        key=key,
        queue=support.queue,
        recipient=support.posts,
        due_at=due_at,
        payload=news.to_payload(),
    )


def follow_posted(tx: Tx, case: Case, invitation: Invitation, context: Context) -> None:
    """Plans what belongs below a message that was just posted, and was rendered from ``told``.

    The answer may have changed since. Words too long for a card follow in full.
    """
    support = StaffChannel.support_of(context.config, invitation.survey, case.channel)
    now = context.now
    told = case.told
    if told is None:  # a message of an earlier release, found by a search
        told = told_of(invitation)
        cases.set_told(tx, case.id, told)
    shown = invitation.comments[: told.comments]
    words = card.comment_text(shown, staff_texts(context.config))
    if support is None:
        return
    if case.message is not None and card.is_long(words):
        whole = News(comments=tuple(range(len(shown))))
        plan_news(tx, case.id, whole, support, now, at_once=True)
    news = news_since(told, invitation)
    if news:
        cases.set_told(tx, case.id, told_of(invitation))
        update_message(tx, case, support, now)
        plan_news(tx, case.id, news, support, now, at_once=news.is_urgent)


class AlertThread(OfCase):
    """News of a case, or a further part of them, below the alert."""

    longest_wait: ClassVar[timedelta] = COLLECT

    @staticmethod
    def case_id(row: OutboxRow) -> CaseId:
        return _key_of(row).case

    @property
    def _news(self) -> News:
        key = _key_of(self.row)
        if isinstance(key, CommentKey):
            return _within_minute(self.invitation.comments, key.first)
        assert self.row.payload is not None
        return News.from_payload(self.row.payload)

    def _parts(self, tx: Tx) -> tuple[str, ...]:
        texts = staff_texts(self.context.config)
        words = words_of(self._news, self.invitation, texts) or talk_of(self._entries(tx))
        return split(words, THREAD_PART)

    def _entries(self, tx: Tx) -> tuple[Entry, ...]:
        return case_entries.with_ids(tx, self._news.entries)

    def render(self, tx: Tx) -> RenderResult:
        below = self.case.thread
        message = self._message(tx)
        is_lost = below is None and self._news.talk is None
        if is_lost or not message.paragraphs:
            return Skip(reason="the alert is gone, or the news were taken back")
        is_first = _key_of(self.row).part == 0
        return Outgoing(
            chat=self.chat,
            message=message,
            reply_to=below,
            broadcast=below is not None and is_first and self._is_shown_in_channel(tx),
        )

    @property
    def _is_urgent(self) -> bool:
        """Whether the news are still urgent: a wish may have been taken back."""
        news, wish = self._news, self.invitation.contact_wanted
        still_open = news.reopened and self.case.is_open
        wants_contact = news.contact is True and wish is True
        return still_open or wants_contact or news.talk is Talk.TO_STAFF

    def _is_shown_in_channel(self, tx: Tx) -> bool:
        """Whether the channel sees it, too. Of a crowd of calls it sees only the last few."""
        if self._is_urgent:
            return True
        if not calls_anyone(still_true(self._entries(tx), self.case), self.case):
            return False
        kind, queue, now = self.row.kind, self.row.queue, self.context.now
        return not outbox.has_backlog(tx, kind, queue, now, CROWD)

    def _called(self, tx: Tx) -> Mapping[EntryKind, Span]:
        config, texts = self.context.config, staff_texts(self.context.config)
        address = config.cases.escalate_to
        if address is None:
            return called(self.case, None, texts)
        name = cases.owner_name(tx, str(address)) or texts("case.escalation")
        return called(self.case, mention(str(address), name), texts)

    def _message(self, tx: Tx) -> Message:
        part, parts, entries = _key_of(self.row).part, self._parts(tx), self._entries(tx)
        words = parts[part] if part < len(parts) else ""
        if part:
            return line(words, Style.QUOTE) if words else Message(paragraphs=())
        texts, config = staff_texts(self.context.config), self.context.config
        steps = entry_lines(
            with_labels(still_true(entries, self.case), config),
            texts,
            str(config.timezone),
            self.person.name,
            self._called(tx),
        )
        lines = tuple(dict.fromkeys(steps))
        told = reply(self._news, words, self.case, self.invitation, self.person, texts, lines)
        told = replace(told, rows=_send_again(tx, entries, texts))
        if self.case.message is None and told.paragraphs:  # the list is about several cases
            title = card.headline(self.invitation, self.person, texts)
            return replace(told, paragraphs=(title, *told.paragraphs), compact=True)
        return replace(told, compact=True)

    def lost(self, tx: Tx, why: Refusal) -> None:
        report_lost(tx, self.row, "refusal.thread", {"name": self.person.name}, why, self.context)

    def sent(self, tx: Tx, message: object) -> None:
        """Plans the other parts of words that are too long for one message."""
        key, support = _key_of(self.row), self.support
        if not isinstance(key, NewsKey) or key.part or support is None:
            return
        for part in range(1, len(self._parts(tx))):
            further = _item(replace(key, part=part), self._news, support, self.context.now)
            outbox.put_once(tx, further, self.context.now)


def _send_again(tx: Tx, entries: Sequence[Entry], texts: Texts) -> tuple[Row, ...]:
    """Returns a button for each reply that perhaps, or surely, has not arrived."""
    lost = [one.reply for one in entries if one.kind is EntryKind.NOT_DELIVERED and one.reply]
    states = case_replies.states_of(tx, lost)
    return tuple(
        (send_again(number, texts),)
        for number in lost
        if states.get(number) in {ReplyState.UNCERTAIN, ReplyState.FAILED}
    )


def _key_of(row: OutboxRow) -> NewsKey | CommentKey:
    key = parsed(row.kind, row.key)
    if not isinstance(key, NewsKey | CommentKey):
        raise ValueError(f"no key of news: {row.key[:80]!r}")
    return key


def _within_minute(comments: Sequence[Comment], first: int) -> News:
    """Returns the comments from *first* on that came within its clock minute."""

    def minute(comment: Comment) -> datetime:
        return comment.at.replace(second=0, microsecond=0)

    later = range(first, len(comments))
    same = [one for one in later if minute(comments[one]) == minute(comments[first])]
    return News(comments=tuple(same))


KINDS: Final[Mapping[OutboxKind, type[Kind]]] = {OutboxKind.ALERT_THREAD: AlertThread}
