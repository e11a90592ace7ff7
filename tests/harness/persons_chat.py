"""One person's chat with the bot, as the person sees it, with the dispatcher's part played."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import Enum, auto
from itertools import count

from sqlalchemy import func, select

from bot.chat.messages import Button, Message, line
from bot.chat.platforms import Platform
from bot.chat.tap_encoding import pack, unpack
from bot.chat.taps import PersonTap, Tap
from bot.config.loading import load
from bot.ids import MessageRef, is_home
from bot.model import Contact, Invitation, Person
from handlers.outbox import transitions, uncertain
from handlers.outbox.job_runner import run_job
from handlers.ports import SendError
from handlers.updates import Edited, Event, FormSent, OpenForm, Pressed, Reply, Typed, User
from handlers.usecases import router
from handlers.usecases.campaigns import ask
from handlers.usecases.context import Context
from handlers.usecases.outgoing import Outgoing, OutgoingDocument
from storage import contacts, invitations, people
from storage.engine.store import Tx
from storage.messaging import claims
from storage.messaging.outbox import OutboxRow
from storage.people import NewPerson
from storage.schema import outbox
from storage.states import JOBS, OutboxKind, OutboxState
from tests.storage.cast import NOW

SURVEYS = ("relationship", "onboarding")
MOMENT = timedelta(milliseconds=250)
"""Between two things that happen."""
A_LITTLE = timedelta(seconds=4)
"""After so long nothing more comes of what was done."""


class SendingOutcome(Enum):
    """What becomes of a message that is sent."""

    SENT = auto()
    MAYBE_ARRIVED = auto()
    MAYBE_LOST = auto()
    REFUSED = auto()


@dataclass(kw_only=True)
class ChatLine:
    """One message in the chat."""

    ref: MessageRef
    text: str
    own: bool = False
    forwarded: bool = False
    message: Message | None = None
    marker: str = ""
    kind: OutboxKind | None = None
    unknown: bool = False
    """The bot does not know whether it arrived."""
    stuck: bool = False
    """An edit of it was refused, or its outcome is not known."""

    @property
    def buttons(self) -> tuple[Button, ...]:
        if self.message is None:
            return ()
        return tuple(one for row in self.message.rows for one in row if isinstance(one, Button))

    @property
    def taps(self) -> tuple[str, ...]:
        """What its buttons send; a form is opened by one, too."""
        form = (
            ()
            if self.message is None or self.message.prompt is None
            else (self.message.prompt.tap,)
        )
        return (*(button.tap for button in self.buttons), *form)


@dataclass(kw_only=True, eq=False)
class PersonsChat:
    tx: Tx
    platform: Platform
    now: datetime = NOW
    lines: list[ChatLine] = field(default_factory=list)
    shown: list[tuple[MessageRef, str]] = field(default_factory=list)
    """Every button that ever was in the chat."""
    forms: list[str] = field(default_factory=list)
    """The forms that were opened, by what they carry."""
    outcome: SendingOutcome = SendingOutcome.SENT
    """What becomes of the next message to this chat."""
    in_flight: tuple[OutboxRow, str, MessageRef] | None = None
    home: str = ""
    """What the bot has written into the App Home by itself."""
    numbers: Iterator[int] = field(default_factory=count)

    def __post_init__(self) -> None:
        user, self.chat = ("U7", "D7") if self.platform is Platform.SLACK else ("7", "7")
        self.user = User(platform=self.platform, id=user, language="en")
        self.person_id = people.add(self.tx, NewPerson(name="Tomo"), self.now)
        contacts.add_contact(self.tx, self.person_id, self.platform, user=user, chat=self.chat)
        surveys = [{"key": key, "kind": "nps"} for key in SURVEYS]
        self.config = load({"survey": surveys, str(self.platform): {}})

    # -- what is known ------------------------------------------------------------------------

    @property
    def context(self) -> Context:
        seed = str(next(self.numbers)).encode()
        return Context(config=self.config, now=self.now, source=f"update/{seed!r}", seed=seed)

    @property
    def person(self) -> Person:
        return people.get(self.tx, self.person_id)

    @property
    def contact(self) -> Contact:
        return contacts.contacts_of(self.tx, self.person_id)[0]

    @property
    def latest(self) -> Invitation | None:
        return invitations.latest_seen(self.tx, self.person_id)

    @property
    def with_buttons(self) -> list[ChatLine]:
        return [line for line in self.lines if line.taps]

    def line(self, ref: MessageRef) -> ChatLine:
        return next(line for line in self.lines if line.ref == ref)

    # -- what the person does -----------------------------------------------------------------

    def type(
        self, text: str, *, reply_to: MessageRef | None = None, forwarded: bool = False
    ) -> None:
        ref = self._own(text, forwarded=forwarded)
        self._happens(
            Typed(
                user=self.user,
                chat=self.chat,
                message=ref,
                text=text,
                reply_to=reply_to,
                forwarded=forwarded,
            )
        )

    def edit(self, ref: MessageRef, text: str) -> None:
        self.line(ref).text = text
        self._happens(Edited(user=self.user, chat=self.chat, message=ref, text=text))

    def press(self, ref: MessageRef, tap: str) -> Reply | None:
        if not isinstance(unpack(tap), PersonTap):  # the press proves that it arrived
            self.line(ref).unknown = False
        is_slack = self.platform.traits.forms
        reply = self._happens(
            Pressed(
                user=self.user,
                chat=self.chat,
                message=ref,
                data=tap,
                private=True,
                callback="callback",
                response_url="https://hooks.slack.test/1" if is_slack else "",
                at=self.now + MOMENT if is_slack else None,
            )
        )
        if isinstance(reply, OpenForm):
            self.forms.append(reply.form.tap)
        return reply

    def press_in_home(self, tap: Tap) -> None:
        """Presses a button of Slack's App Home, which is no chat."""
        self._happens(
            Pressed(
                user=self.user,
                chat="",
                message=None,
                data=pack(tap),
                private=False,
                callback="callback",
                in_home=True,
            )
        )

    def submit(self, form: str, text: str) -> None:
        self._happens(FormSent(user=self.user, tap=form, text=text))

    def _own(self, text: str, *, forwarded: bool) -> MessageRef:
        ref = self._next_ref()
        self.lines.append(ChatLine(ref=ref, text=text, own=True, forwarded=forwarded))
        return ref

    def _next_ref(self) -> MessageRef:
        return MessageRef(f"{self.chat}/{next(self.numbers)}")

    def _happens(self, event: Event) -> Reply | None:
        self.now += MOMENT
        return router.route(self.tx, event, self.context)

    # -- what others do -----------------------------------------------------------------------

    def is_asked(self, survey: str) -> bool:
        """The team asks, if the person may be asked."""
        table = next(one for one in self.config.surveys if one.key == survey)
        return ask.ask(self.tx, [self.person], table, self.context).n == 1

    # -- what the dispatcher does -------------------------------------------------------------

    def settle(self) -> None:
        """Everything is sent that follows from what was done."""
        self.pass_time(A_LITTLE)

    def pass_time(self, span: timedelta, *, asleep: bool = False) -> None:
        """*asleep*: the bot is not running meanwhile, and what fell due is sent afterwards."""
        until = self.now + span
        while not asleep and (at := self._next_due()) is not None and at <= until:
            self.now = max(self.now, at)
            self.drain()
        self.now = max(self.now, until)
        self.drain()

    @property
    def is_calm(self) -> bool:
        """Whether everything was sent."""
        soonest = self._next_due()
        return self.in_flight is None and (soonest is None or soonest > self.now + A_LITTLE)

    def _next_due(self) -> datetime | None:
        soonest = select(func.min(outbox.c.due_at)).where(outbox.c.state == OutboxState.DUE)
        found: datetime | None = self.tx.execute(soonest).scalar_one()
        return found

    def drain(self) -> None:
        for _ in range(200):
            if not self.send_one():
                return
        raise AssertionError("the outbox is never empty")

    def send_one(self) -> bool:
        """Sends the first due row, or does the first job. Returns whether there was one."""
        self.finish_sending()
        for job in claims.due(self.tx, JOBS, self.now, 1):
            run_job(self.tx, job.id, "job", self.context, None)
            return True
        for row in claims.due(self.tx, self.platform, self.now, 1):
            self._send(row)
            return True
        return False

    def begin_sending(self) -> None:
        """The first due message stands in the chat, but the bot does not know it yet."""
        self.finish_sending()
        for row in claims.due(self.tx, self.platform, self.now, 1)[:1]:
            claimed = self._claim(row)
            if claimed is not None:
                ref = self._appears(*claimed)
                self.in_flight = claimed[0], _token(claimed[0]), ref

    def finish_sending(self) -> None:
        if self.in_flight is not None:
            row, token, ref = self.in_flight
            self.in_flight = None
            transitions.record_sent(self.tx, row, token, ref, self.context)

    def _send(self, row: OutboxRow) -> None:
        claimed = self._claim(row)
        if claimed is None:
            return
        claimed_row, rendered = claimed
        outcome, self.outcome = self.outcome, SendingOutcome.SENT
        token, edited = _token(claimed_row), rendered.edit
        if edited is not None and is_home(edited):
            self.home = rendered.message.text
            transitions.record_sent(self.tx, claimed_row, token, edited, self.context)
            return
        match outcome:
            case SendingOutcome.SENT:
                ref = self._appears(claimed_row, rendered)
                transitions.record_sent(self.tx, claimed_row, token, ref, self.context)
            case SendingOutcome.MAYBE_ARRIVED | SendingOutcome.MAYBE_LOST:
                if edited is not None:
                    self.line(edited).stuck = True
                if outcome is SendingOutcome.MAYBE_ARRIVED:
                    ref = self._appears(claimed_row, rendered)
                    self.line(ref).unknown = edited is None
                error = SendError("no answer", uncertain=True)
                uncertain.record(
                    self.tx, claimed_row, token, error, self.context, finds=self._finds
                )
            case SendingOutcome.REFUSED:
                if edited is not None:
                    self.line(edited).stuck = True
                error = SendError("refused", permanent=True)
                transitions.record_refusal(self.tx, claimed_row, token, error, self.context)

    @property
    def _finds(self) -> bool:
        return self.platform.traits.history

    def _claim(self, row: OutboxRow) -> tuple[OutboxRow, Outgoing] | None:
        context = self.context
        (target,) = transitions.targets(self.tx, [row], context, finds=self._finds)
        token = _token(row)
        if target.search is not None:
            marker = target.search.marker
            found = next((line for line in self.lines if line.marker == marker), None)
            if found is not None:
                found.unknown = False
                uncertain.record_found(self.tx, row, token, found.ref, context, None)
                return None
            uncertain.record_absent(self.tx, row, None)
        by_url = target.route.by_response_url
        claimed = transitions.claim(self.tx, row.id, token, context, by_response_url=by_url)
        if claimed is None:
            return None
        claimed_row, rendered = claimed
        if isinstance(rendered, OutgoingDocument):
            shown = line(rendered.document.caption)
            return claimed_row, Outgoing(chat=rendered.chat, message=shown)
        assert isinstance(rendered, Outgoing)
        return claimed_row, rendered

    def _appears(self, row: OutboxRow, rendered: Outgoing) -> MessageRef:
        if rendered.edit is None:
            line = ChatLine(ref=self._next_ref(), text="", marker=rendered.marker, kind=row.kind)
            self.lines.append(line)
        else:
            line = self.line(rendered.edit)
            line.stuck = False
        line.message, line.text = rendered.message, rendered.message.text
        if not self.platform.traits.forms:
            line.message = replace(rendered.message, prompt=None)
        self.shown += [(line.ref, tap) for tap in line.taps if (line.ref, tap) not in self.shown]
        return line.ref

    def told(self) -> str:
        """The chat, for the text of a failure."""
        return "\n".join(
            f"{'>>' if line.own else '  '} {line.ref} {line.text!r}"
            f" {[button.label for button in line.buttons]}{' ?' * line.unknown}"
            for line in self.lines[-14:]
        )


def _token(row: OutboxRow) -> str:
    return f"claim {row.id}"
