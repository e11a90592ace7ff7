"""Decides what follows from a refusal: the text alone, and reports to the admin."""

import re
from dataclasses import replace

from bot.chat.messages import line
from bot.chat.refusals import Refusal
from bot.language.plain_message import text_alone as without_buttons
from bot.language.texts import Line
from handlers.ports import SendError
from handlers.usecases.context import Context
from handlers.usecases.outgoing import (
    Kind,
    Outgoing,
    OutgoingChart,
    OutgoingDocument,
    Renderable,
)
from handlers.usecases.troubles import report_trouble
from storage.engine.store import Tx
from storage.messaging.outbox import OutboxRow
from storage.messaging.refusal_keys import RefusalKey


def text_alone(loaded: Kind, rendered: Renderable) -> Outgoing:
    """Returns the message without anything that its platform may refuse. A chart becomes words."""
    if isinstance(rendered, OutgoingDocument):
        return Outgoing(chat=rendered.chat, message=without_buttons(line(rendered.document.text)))
    if isinstance(rendered, OutgoingChart):
        message = without_buttons(line(rendered.drawing.alt))
        return Outgoing(chat=rendered.chat, message=message, reply_to=rendered.reply_to)
    hint = loaded.hint_without_buttons if rendered.message.rows else ""
    return replace(rendered, message=without_buttons(rendered.message, hint))


def report_text_alone(tx: Tx, row: OutboxRow, refusal: Refusal, context: Context) -> None:
    """Reports once for each code that a message is sent as its text alone."""
    code = re.sub(r"\W+", "_", refusal.code.lower())[:60]
    about = RefusalKey(queue=row.queue, about=f"{refusal.reason} {code}")
    _report(tx, about, "refusal.text_alone", refusal, context)


def report_waiting(tx: Tx, row: OutboxRow, error: SendError, context: Context) -> Refusal | None:
    """Reports once a day that messages wait until someone has changed something.

    Returns the refusal; ``None`` if it ends by itself.
    """
    refusal = error.refusal
    if refusal.passes:
        return None
    day = context.now.astimezone(context.config.timezone).date()
    about = RefusalKey(queue=row.queue, about=f"{refusal.reason} {day}")
    _report(tx, about, "refusal.waiting", refusal, context)
    return refusal


def _report(tx: Tx, about: RefusalKey, key: str, refusal: Refusal, context: Context) -> None:
    values = {"platform": about.queue.capitalize()}
    admin = context.config.channels.admin
    report_trouble(
        tx, about, Line(key=key, values=values), admin, context.now, refusal, about.queue
    )
