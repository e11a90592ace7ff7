"""Defines the messages of a case: its alert, and the report of a lost alert."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import ClassVar, Final

from bot.cases import card, marked_alert
from bot.cases.news import told_of
from bot.chat.addresses import Address
from bot.chat.messages import Message, plain
from bot.chat.refusals import Refusal
from bot.config.config import Config
from bot.ids import MessageRef
from bot.language.refusal_text import explain
from bot.states import CaseState
from bot.survey.scale import scale_of
from handlers.usecases import recipient_keys
from handlers.usecases.cases import collecting, posting, reply_messages, thread
from handlers.usecases.cases.alerts import alert_item, list_item
from handlers.usecases.cases.causes import cause_label
from handlers.usecases.cases.of_case import OfCase
from handlers.usecases.localisation import staff_texts, survey_of
from handlers.usecases.outgoing import Kind, Outgoing, RenderResult, Route, Skip
from handlers.usecases.troubles import report_silent_admin
from storage import answers, cases
from storage.engine.store import Tx
from storage.messaging import outbox
from storage.messaging.keys import CaseKey
from storage.messaging.outbox import Item
from storage.states import OutboxKind


class Alert(OfCase):
    """The case's card in the support channel, kept up to date."""

    known_place: ClassVar[bool] = True

    def not_before(self, tx: Tx) -> datetime:
        """Waits for the next collecting message if the channel has a full one already."""
        case, support, now = self.case, self.support, self.context.now
        is_new = case.message is None and case.listed_in is None and not self.row.maybe_sent
        return now if support is None or not is_new else collecting.next_list_at(tx, support, now)

    @property
    def route(self) -> Route:
        return Route(chat=self.chat, edits=self.case.message is not None)

    @property
    def marker(self) -> str:
        return f"case {self.row.key}"

    def render(self, tx: Tx) -> RenderResult:
        config, case, invitation = self.context.config, self.case, self.invitation
        if self.support is None:
            return Skip(reason="no support channel is configured")
        if case.message is None and (reason := self._is_needless(tx)):
            return Skip(reason=reason)
        if case.message is None:
            cases.set_told(tx, case.id, told_of(invitation))
        facts = card.Facts(
            invitation=invitation,
            person=self.person,
            contact=self.contact,
            survey=_named(invitation.survey, config),
            previous=answers.previous_answer(tx, invitation),
            scores=tuple(given.score for given in answers.scores_of(tx, invitation.id)),
            cause=cause_label(case.cause, config),
        )
        texts, zone = staff_texts(config), str(config.timezone)
        repeat = self.row.maybe_sent and case.message is None
        return Outgoing(
            chat=self.chat,
            message=marked_alert.marked(
                card.alert(case, facts, texts, zone, self.context.now, repeat=repeat),
                invitation,
                texts,
            ),
            edit=case.message,
            marker=self.marker,
        )

    def _is_needless(self, tx: Tx) -> str:
        """Returns why the card is not posted; empty if it is. Many at once go on a list instead."""
        case = self.case
        if case.listed_in is not None:
            return "" if case.shown else collecting.ON_A_LIST
        if self.row.maybe_sent:
            return ""
        if case.state is CaseState.RESOLVED:
            return "resolved before it was posted"
        if not posting.is_posted(tx, self.invitation, self.context.config):
            return "left out by alerts.only"
        support, crowd = self.support, posting.crowd_of(self.invitation, self.context.config)
        collected = support is not None and collecting.collect(
            tx, self.row, support, crowd, self.context
        )
        return collecting.ON_A_LIST if collected else ""

    def found(self, tx: Tx) -> None:
        """Updates the message, which shows the case as it was when it was sent."""
        support, now = self.support, self.context.now
        if support is not None:
            outbox.put(tx, alert_item(self.case.id, support, now, is_posted=True), now)

    def sent(self, tx: Tx, message: MessageRef) -> None:
        if self.case.message is not None:
            return
        posted, support = replace(self.case, message=message), self.support
        cases.set_message(tx, posted.id, message)
        if posted.listed_in is not None and support is not None:
            now, is_posted = self.context.now, posted.list_message is not None
            outbox.put(tx, list_item(posted.listed_in, support, now, is_posted=is_posted), now)
        thread.follow_posted(tx, posted, self.invitation, self.context)

    def lost(self, tx: Tx, why: Refusal) -> None:
        """Posts an alert again if it cannot be edited any more.

        An alert that cannot be posted goes to the admin, so that no detractor is missed because a
        channel is gone.
        """
        support, admin, now = self.support, self.context.config.channels.admin, self.context.now
        if support is not None and self.case.message is not None:
            cases.set_message(tx, self.case.id, None)
            item = alert_item(self.case.id, support, now, is_posted=False)
            outbox.put(tx, item, now)
        elif admin is not None:
            item = Item(
                kind=OutboxKind.ALERT_LOST,
                key=CaseKey(case=self.case.id),
                queue=admin.platform,
                recipient=recipient_keys.ADMIN,
                due_at=now,
                payload={"refusal": why.to_payload()},
            )
            outbox.put_once(tx, item, now)


def _named(key: str, config: Config) -> str:
    """Returns a survey's own product, else its key; empty if there is only one survey."""
    survey = survey_of(config, key)
    return (survey.product or survey.key) if len(config.surveys) > 1 else ""


class AlertLost(OfCase):
    """A report to the admin address about an alert that could not be posted."""

    @staticmethod
    def channel(config: Config, survey: str, chosen: str) -> Address | None:  # noqa: ARG004 - one for all
        return config.channels.admin

    def render(self, tx: Tx) -> RenderResult:
        support = self.support
        if self.context.config.channels.admin is None or self.case.thread is not None:
            return Skip(reason="the alert is posted, or no admin address is configured")
        values = {
            "chat": None if support is None else support.address,
            "name": self.person.name,
            "score": self.invitation.score,
            "highest": scale_of(self.invitation.kind).highest,
        }
        texts = staff_texts(self.context.config)
        platform = "" if support is None else support.queue
        why = Refusal.from_payload((self.row.payload or {}).get("refusal"))
        words = texts("trouble.alert", **values), explain(why, platform, texts)
        return Outgoing(chat=self.chat, message=Message(paragraphs=tuple(map(plain, words))))

    def lost(self, tx: Tx, why: Refusal) -> None:
        report_silent_admin(tx, why, self.context)


KINDS: Final[Mapping[OutboxKind, type[Kind]]] = {
    OutboxKind.ALERT: Alert,
    OutboxKind.ALERT_LOST: AlertLost,
    **collecting.KINDS,
    **thread.KINDS,
    **reply_messages.KINDS,
}
