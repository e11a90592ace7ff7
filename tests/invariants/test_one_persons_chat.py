"""One person does whatever people do in a chat, in any order; the chat always makes sense."""

from collections import Counter
from collections.abc import Iterable
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from sqlalchemy import select

from bot.chat.platforms import Platform
from bot.chat.tap_encoding import pack, unpack
from bot.chat.taps import (
    HomeChoice,
    HomeTap,
    PrivacyChoice,
    PrivacyTap,
    PromptTap,
    ResumeTap,
    ScoreTap,
    Tap,
    UndoTap,
)
from bot.ids import MessageRef
from bot.people.notes import from_payload
from bot.states import Decline
from bot.survey.invitation_state import FollowUp, follow_up, is_open
from storage import invitations, prompts
from storage.engine.store import Tx
from storage.schema import comments, consents, feedback, people, score_changes
from storage.schema import invitations as invitation_rows
from storage.schema import prompts as prompt_rows
from storage.states import OutboxKind
from tests.harness.persons_chat import SURVEYS, ChatLine, PersonsChat, SendingOutcome
from tests.harness.postgresql import rolled_back, untouched_database
from tests.harness.sqlite import close_tx, migrated, open_tx
from tests.invariants.expected_replies import YES, Reading

STORED = (people, invitation_rows, score_changes, comments, consents, feedback, prompt_rows)
PASSING = {"invitations.pressed_at", "prompts.message"}
"""What a press may leave behind without a decision: its time, and where a prompt has arrived."""
SPANS = [
    timedelta(seconds=1),
    timedelta(seconds=2),
    timedelta(minutes=10),
    timedelta(hours=3),
    timedelta(hours=25),
    timedelta(days=4, minutes=5),
    timedelta(days=15),
    timedelta(days=31),
    timedelta(days=91),
]
SO_FAR = [
    [],
    ["2"],
    ["9"],
    ["2", "{w}"],
    ["9", "{w}"],
    ["7 but {w}", "no"],
    ["5 days {w}"],
    ["stop"],
]
"""What was typed before; empty for a question that just came."""
IN_HOME = [
    HomeChoice.NEVER,
    HomeChoice.PAUSE,
    HomeChoice.COPY,
    HomeChoice.WITHDRAW_QUOTES,
    HomeChoice.ERASE,
    HomeChoice.KEEP,
    None,
]
scores = st.sampled_from([0, 2, 7, 9, 10])
positions = st.integers(0, 10**6)
calm = st.sampled_from([True, True, True, False])
WORDS = [
    "{n}",
    "{n}",
    "{n} but {w}",
    "{n} days {w}",
    "11",
    "eleven",
    "yes",
    "yes",
    "no",
    "ok",
    "thanks",
    "👍",
    "{w}",
    "{w}",
    "stop",
    "start",
    "help",
    "language",
    "privacy",
    "/foo",
]


class OnePersonsChat(RuleBasedStateMachine):
    """The rules act; each of them ends by looking at the chat, if nothing is under way."""

    platform: Platform
    faults = True

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.chat = PersonsChat(tx=self._open(), platform=self.platform)
        self.words: list[str] = []
        """Every word that was typed or sent to be kept; each one is unlike all others."""
        self.never_at: datetime | None = None
        self.asked = 0

    def _open(self) -> Tx:
        """Nothing of an example is committed."""
        folder = self.stack.enter_context(TemporaryDirectory())
        tx = open_tx(migrated(Path(folder) / "tentap.db"))
        self.stack.callback(close_tx, tx)
        tx.exec_driver_sql("BEGIN")
        return tx

    def teardown(self) -> None:
        self.stack.close()

    # -- what happens -------------------------------------------------------------------------

    @initialize(asked=st.sampled_from([True, True, True, False]), typed=st.sampled_from(SO_FAR))
    def begins(self, asked: bool, typed: list[str]) -> None:
        if asked:
            self.chat.is_asked(SURVEYS[0])
            self.chat.settle()
        for words in typed:
            self._type(self._filled(words, 0))

    @rule(survey=st.sampled_from(SURVEYS), fault=st.sampled_from([None, None, *SendingOutcome]))
    def the_team_asks(self, survey: str, fault: SendingOutcome | None) -> None:
        may = self.chat.person.may_be_asked(self.chat.now)
        if self.chat.is_asked(survey):
            assert may, "asked against their will"
            self._fails(fault)
        self._look(settle=True)

    @rule(at=positions, calm=calm)
    def press_what_is_there(self, at: int, calm: bool) -> None:
        live = [(line.ref, tap) for line in self.chat.with_buttons for tap in line.taps]
        if live:
            self._press(*live[at % len(live)])
        self._look(settle=calm)

    @rule(at=positions, calm=calm)
    def press_at_the_bottom(self, at: int, calm: bool) -> None:
        """Most people press what they see."""
        if self.chat.with_buttons:
            line = self.chat.with_buttons[-1]
            self._press(line.ref, line.taps[at % len(line.taps)])
        self._look(settle=calm)

    @rule(at=positions, calm=calm)
    def press_what_ever_was_there(self, at: int, calm: bool) -> None:
        if self.chat.shown:
            self._press(*self.chat.shown[at % len(self.chat.shown)])
        self._look(settle=calm)

    @rule(words=st.sampled_from(WORDS), n=scores, calm=calm)
    def type(self, words: str, n: int, calm: bool) -> None:
        self._type(self._filled(words, n), settle=calm)

    @rule(words=st.sampled_from(WORDS), n=scores, at=positions)
    def reply(self, words: str, n: int, at: int) -> None:
        theirs = [line.ref for line in self.chat.lines if not line.own]
        self._type(self._filled(words, n), reply_to=theirs[at % len(theirs)] if theirs else None)

    @rule(words=st.sampled_from(WORDS), n=scores)
    def forward(self, words: str, n: int) -> None:
        self._type(self._filled(words, n), forwarded=True)

    @rule(words=st.sampled_from(["{n}", "{n} but {w}", "{w}", "yes"]), n=scores, at=positions)
    def edit(self, words: str, n: int, at: int) -> None:
        own = [line.ref for line in self.chat.lines if line.own and not line.forwarded]
        if not own:
            return
        before = self._scores()
        self.chat.edit(own[at % len(own)], words.format(n=n, w=f"edited{at}"))
        assert self._scores() == before, "an edit changed a score unasked"
        self._look(settle=True)

    @precondition(lambda self: self.chat.forms)
    @rule(at=positions, calm=calm)
    def send_the_form(self, at: int, calm: bool) -> None:
        form = self.chat.forms[at % len(self.chat.forms)]
        self.chat.submit(form, self._filled("{w}", 0))
        self._look(settle=calm)

    @precondition(lambda self: self.platform.traits.forms)
    @rule(choice=st.sampled_from(IN_HOME), calm=calm)
    def press_in_home(self, choice: HomeChoice | None, calm: bool) -> None:
        """Slack's App Home has the ways out, one to be asked again, and one's own data."""
        self.chat.press_in_home(HomeTap(choice=choice) if choice else ResumeTap())
        self._look(settle=calm)

    @rule(span=st.sampled_from(SPANS), asleep=st.sampled_from([False, False, False, True]))
    def time_passes(self, span: timedelta, asleep: bool) -> None:
        self.chat.pass_time(span, asleep=asleep)
        self._look(settle=True)

    @rule()
    def a_message_is_under_way(self) -> None:
        self.chat.begin_sending()

    @rule()
    def a_message_is_sent(self) -> None:
        self.chat.send_one()

    @precondition(lambda self: self.faults)
    @rule(fault=st.sampled_from(SendingOutcome))
    def the_network_fails(self, fault: SendingOutcome) -> None:
        self._fails(fault)

    def _fails(self, fault: SendingOutcome | None) -> None:
        if fault is not None and self.faults:
            self.chat.outcome = fault

    def _filled(self, words: str, n: int) -> str:
        word = f"word{len(self.words)}x"
        if "{w}" in words:
            self.words.append(word)
        return words.format(n=n, w=word)

    # -- how it is done -----------------------------------------------------------------------

    def _press(self, ref: MessageRef, packed: str) -> None:
        """A press on a settled prompt changes nothing; a score is the pressed one or as before."""
        if self._erases(packed):
            return
        tap, tables, scores_before = unpack(packed), self._stored(), self._scores()
        settled = isinstance(tap, PromptTap) and not self._is_open(tap)
        self.chat.press(ref, packed)
        if settled:
            assert self._stored() == tables, "a press on a settled prompt changed something"
        for token, (was, now) in _changes(scores_before, self._scores()).items():
            assert now == self._score_in(tap, token), f"{was} became {now}"

    def _erases(self, packed: str) -> bool:
        """Whether the press would end this chat's story."""
        tap = unpack(packed)
        if not isinstance(tap, PromptTap) or not self._is_open(tap):
            return False
        prompt = prompts.get(self.chat.tx, tap.prompt)
        assert prompt is not None
        meant = from_payload(prompt.note).buttons[tap.choice].tap
        return meant == pack(PrivacyTap(choice=PrivacyChoice.ERASE_NOW))

    def _is_open(self, tap: PromptTap) -> bool:
        prompt = prompts.get(self.chat.tx, tap.prompt)
        return prompt is not None and prompt.is_open(self.chat.now)

    def _score_in(self, tap: Tap, token: str) -> int | None:
        if isinstance(tap, PromptTap):
            prompt = prompts.get(self.chat.tx, tap.prompt)
            assert prompt is not None
            packed = from_payload(prompt.note).buttons[tap.choice].tap
            tap = unpack(packed) if packed else tap
        fits = isinstance(tap, ScoreTap) and tap.invitation == token
        return tap.score if isinstance(tap, ScoreTap) and fits else None

    def _type(
        self,
        text: str,
        *,
        reply_to: MessageRef | None = None,
        forwarded: bool = False,
        settle: bool = True,
    ) -> None:
        if text in YES and any(self._erases(tap) for _, tap in self.chat.shown):
            text = "no"
        is_calm = settle and self.chat.is_calm
        reading = Reading.of(self.chat, text, reply_to=reply_to, forwarded=forwarded)
        before = self._scores()
        self.chat.type(text, reply_to=reply_to, forwarded=forwarded)
        if forwarded:
            assert self._scores() == before, "forwarded words became a score"
        fails = self.chat.outcome is not SendingOutcome.SENT
        self._look(settle=settle)
        if is_calm and not fails:
            reading.expect_answer(self.chat)
            if reply_to is None:
                self._the_next_thing_is_at_the_bottom()

    def _the_next_thing_is_at_the_bottom(self) -> None:
        latest, live = self.chat.latest, self._known_with_buttons()
        if latest is None or latest.message is None or self.chat.line(latest.message).stuck:
            return
        asks_more = follow_up(latest) is not FollowUp.NOTHING and not latest.replaced
        if asks_more or (is_open(latest) and self.chat.person.may_be_asked(self.chat.now)):
            last = live[-1] if live else None
            is_prompt = last is not None and isinstance(unpack(last.taps[0]), PromptTap)
            is_next = last is not None and (is_prompt or self._asks_something(last))
            assert is_next, f"the next thing is not at the bottom\n{self.chat.told()}"

    def _asks_something(self, line: ChatLine) -> bool:
        """Whether it is the question or the card of an answer, of any survey."""
        shown = invitations.shown_in(self.chat.tx, line.ref)
        if shown is None or shown.replaced:
            return False
        return is_open(shown) or follow_up(shown) is not FollowUp.NOTHING

    # -- what must hold -----------------------------------------------------------------------

    def _look(self, *, settle: bool) -> None:
        if settle:
            self.chat.settle()
        self._all_words_are_kept_once()
        if not self.chat.is_calm:
            return
        try:
            self._one_card_has_buttons()
            self._buttons_of_prompts_work()
            self._each_undo_has_something_to_undo()
            self._nothing_is_asked_against_their_will()
        except AssertionError as error:
            raise AssertionError(f"{error}\n{self.chat.told()}") from error

    def _all_words_are_kept_once(self) -> None:
        tx = self.chat.tx
        kept = [
            *tx.execute(select(comments.c.text).where(comments.c.replaced_by.is_(None))).scalars(),
            *tx.execute(select(feedback.c.text)).scalars(),
        ]
        old = tx.execute(select(comments.c.text).where(comments.c.replaced_by.is_not(None)))
        every = [*kept, *old.scalars()]
        for word in self.words:
            times = sum(word in text for text in kept)
            assert times <= 1, f"{word} is kept {times} times"
            assert any(word in text for text in every) or self._was_edited(word), f"{word} is lost"

    def _was_edited(self, word: str) -> bool:
        return not any(word in line.text for line in self.chat.lines if line.own)

    def _one_card_has_buttons(self) -> None:
        for token, lines in self._by_token().items():
            invitation = invitations.by_token(self.chat.tx, token)
            assert invitation is not None
            known = [line for line in lines if not (line.unknown or line.stuck)]
            assert len(known) <= 1, "two messages of one card have buttons"
            for line in known:
                assert invitation.message in {None, line.ref}, "an older message has buttons"

    def _by_token(self) -> dict[str, list[ChatLine]]:
        found: dict[str, list[ChatLine]] = {}
        for line in self.chat.with_buttons:
            for tap in map(unpack, line.taps):
                token = getattr(tap, "invitation", None)
                if token is not None and line not in found.setdefault(token, []):
                    found[token].append(line)
        return found

    def _buttons_of_prompts_work(self) -> None:
        kinds: list[str] = []
        for line in self._known_with_buttons():
            taps = [tap for tap in map(unpack, line.taps) if isinstance(tap, PromptTap)]
            for tap in taps[:1]:
                prompt = prompts.get(self.chat.tx, tap.prompt)
                assert prompt is not None
                assert self._is_open(tap), "a settled prompt has buttons"
                note = from_payload(prompt.note)
                kinds += {note.line.key, "yes or no" if note.takes_yes_or_no else note.line.key}
        assert max(Counter(kinds).values(), default=0) <= 1, f"two prompts of a kind: {kinds}"

    def _known_with_buttons(self) -> list[ChatLine]:
        return [one for one in self.chat.with_buttons if not (one.unknown or one.stuck)]

    def _each_undo_has_something_to_undo(self) -> None:
        """Each Undo names a decision that holds."""
        undone = [
            tap
            for line in self._known_with_buttons()
            for tap in self._undos(line)
            if not self._is_replaced(line)
        ]
        for tap in undone:
            assert self._holds(tap), f"{tap} undoes nothing"

    def _is_replaced(self, line: ChatLine) -> bool:
        """A replaced question keeps its buttons until the next press."""
        shown = invitations.shown_in(self.chat.tx, line.ref)
        return shown is not None and shown.replaced

    def _undos(self, line: ChatLine) -> Iterable[UndoTap]:
        for tap in map(unpack, line.taps):
            if isinstance(tap, PromptTap):
                prompt = prompts.get(self.chat.tx, tap.prompt)
                assert prompt is not None
                packed = from_payload(prompt.note).buttons[tap.choice].tap
                inner = unpack(packed) if packed else None
            else:
                inner = tap
            if isinstance(inner, UndoTap):
                yield inner

    def _holds(self, tap: UndoTap) -> bool:
        person = self.chat.person
        match tap.declined:
            case Decline.NEVER:
                return person.never_at == tap.at
            case Decline.PAUSE:
                return person.paused_until == tap.at
            case Decline.NOT_NOW:
                declined = invitations.declined(self.chat.tx, person.id)
                return any(one.declined_at == tap.at for one in declined)

    def _nothing_is_asked_against_their_will(self) -> None:
        """After *Never* the bot sends no question, reminder or return by itself."""
        asking = {OutboxKind.QUESTION, OutboxKind.REMINDER, OutboxKind.QUESTION_BACK}
        asked = sum(line.kind in asking for line in self.chat.lines)
        held, self.never_at = self.never_at, self.chat.person.never_at
        still = held is not None and held == self.never_at
        assert not still or asked == self.asked, "asked after Never"
        self.asked = asked

    # -- what is stored -----------------------------------------------------------------------

    def _stored(self) -> dict[str, list[tuple[Any, ...]]]:
        return {
            table.name: sorted(
                (
                    tuple(row)
                    for row in self.chat.tx.execute(
                        select(*(column for column in table.c if str(column) not in PASSING))
                    )
                ),
                key=repr,
            )
            for table in STORED
        }

    def _scores(self) -> dict[str, int | None]:
        rows = self.chat.tx.execute(select(invitation_rows.c.token, invitation_rows.c.score))
        return {row.token: row.score for row in rows}


def _changes(
    before: dict[str, int | None], after: dict[str, int | None]
) -> dict[str, tuple[int | None, int | None]]:
    return {
        token: (before.get(token), score)
        for token, score in after.items()
        if score != before.get(token)
    }


class ChatInSlack(OnePersonsChat):
    platform = Platform.SLACK


class ChatInTelegram(OnePersonsChat):
    platform = Platform.TELEGRAM


class OnPostgreSQL(OnePersonsChat):
    def _open(self) -> Tx:
        return self.stack.enter_context(rolled_back(untouched_database()))


class ChatInSlackOnPostgreSQL(OnPostgreSQL):
    platform = Platform.SLACK


class ChatInTelegramOnPostgreSQL(OnPostgreSQL):
    platform = Platform.TELEGRAM


class LongChatInSlack(ChatInSlack):
    """The same for longer, with other examples each time."""


class LongChatInTelegram(ChatInTelegram):
    """The same for longer, with other examples each time."""


def _played(machine: type[OnePersonsChat], examples: int, **more: Any) -> Any:
    case = machine.TestCase
    case.settings = settings(
        max_examples=examples,
        stateful_step_count=30,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        **more,
    )
    return case


def _played_long(machine: type[OnePersonsChat], examples: int) -> Any:
    case = _played(machine, examples)
    case.pytestmark = [pytest.mark.long, pytest.mark.timeout(1800)]
    return case


ALWAYS_THE_SAME = {
    "derandomize": True,
    "report_multiple_bugs": False,
    "phases": [Phase.explicit, Phase.generate],
}
TestChatInSlack = _played(ChatInSlack, 15, **ALWAYS_THE_SAME)
TestChatInTelegram = _played(ChatInTelegram, 15, **ALWAYS_THE_SAME)
TestLongChatInSlack = _played_long(LongChatInSlack, 1500)
TestLongChatInTelegram = _played_long(LongChatInTelegram, 1500)
TestChatInSlackOnPostgreSQL = _played_long(ChatInSlackOnPostgreSQL, 200)
TestChatInTelegramOnPostgreSQL = _played_long(ChatInTelegramOnPostgreSQL, 200)


def test_a_yes_to_an_older_offer_leaves_the_open_question_at_the_bottom() -> None:
    chat = ChatInTelegram()
    chat.begins(asked=True, typed=["2", "{w}"])
    chat.time_passes(asleep=False, span=timedelta(days=31))
    chat.edit(at=0, n=0, words="{w}")
    chat.edit(at=1, n=0, words="{w}")
    chat.the_team_asks(fault=None, survey="onboarding")
    chat.type(calm=True, n=0, words="yes")
    chat.teardown()
