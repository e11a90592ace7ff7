"""What a person must see after typing, as the table of typed words says."""

import re
from dataclasses import dataclass, replace

from bot.chat.tap_encoding import unpack
from bot.chat.taps import ContactTap, PromptTap, QuoteTap, ScoreTap, Tap
from bot.ids import MessageRef
from bot.language.texts import Texts
from bot.model import Invitation
from bot.people.notes import from_payload
from bot.states import Consent
from bot.survey.invitation_state import takes_comments
from handlers.usecases import recipient_keys
from handlers.usecases.localisation import texts_in
from handlers.usecases.people.notes import MOST_REPLIES
from storage import invitations, prompts
from storage.messaging import outbox
from storage.prompts import Prompt
from storage.states import Settled
from tests.harness.persons_chat import ChatLine, PersonsChat
from tests.storage.cast import MINUTE

YES = {"yes": True, "ok": True, "👍": True, "no": False}
COURTESIES = {"thanks", "ok", "👍"}
COMMANDS = {
    "help": "note.help",
    "language": "note.language",
    "privacy": "note.privacy",
    "stop": "declined.never",
    "/foo": "note.unknown",
}


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What was typed, and the chat as it was before."""

    text: str
    forwarded: bool
    replied: ChatLine | None
    invitation: Invitation | None
    """The one that was replied to, else the latest."""
    latest: Invitation | None
    texts: Texts
    may_be_asked: bool
    asks: ChatLine | None
    """The lowest message that a yes or no answers."""
    is_in_doubt: bool
    """A question may have arrived or not."""
    scale: str | None
    """The invitation of the lowest message with score buttons."""
    had_enough: bool
    """So many replies came within a minute that further ones may be left out."""

    @classmethod
    def of(
        cls, chat: PersonsChat, text: str, *, reply_to: MessageRef | None, forwarded: bool
    ) -> "Reading":
        about = None if reply_to is None else invitations.shown_in(chat.tx, reply_to)
        return cls(
            text=text,
            forwarded=forwarded,
            replied=None if reply_to is None else chat.line(reply_to),
            invitation=about or chat.latest,
            latest=chat.latest,
            texts=texts_in(chat.config, chat.person.language or "en"),
            may_be_asked=chat.person.may_be_asked(chat.now),
            asks=next(
                (replace(one) for one in reversed(chat.lines) if _takes_yes(chat, one)), None
            ),
            is_in_doubt=any(line.stuck for line in chat.lines)
            or any(
                one.message is None and one.is_open(chat.now)
                for one in prompts.unsettled(chat.tx, chat.contact.id)
            ),
            scale=next(filter(None, map(_scale, reversed(chat.lines))), None),
            had_enough=_had_enough(chat),
        )

    def expect_answer(self, chat: PersonsChat) -> None:
        """Fails unless the last thing in the chat answers what was typed last."""
        try:
            self._expect_answer(chat)
            self._expect_decision(chat)
            self._expect_score(chat)
        except AssertionError as error:
            raise AssertionError(f"{self.text!r}: {error}\n{chat.told()}") from error

    def _expect_answer(self, chat: PersonsChat) -> None:
        own = max(at for at, line in enumerate(chat.lines) if line.own)
        answers = chat.lines[own + 1 :]
        if not self._is_courtesy and (answers or not self.had_enough):
            assert answers, "no answer"
            assert re.match(self._pattern, answers[-1].text, re.DOTALL), f"not {self._pattern!r}"

    @property
    def _is_courtesy(self) -> bool:
        answers = self.text in YES and self.asks is not None and not self.forwarded
        certainly = answers and self.replied is None and not self.is_in_doubt
        return self.text in COURTESIES and not certainly

    @property
    def _pattern(self) -> str:
        """A pattern of what the last message says."""
        if self.text in COMMANDS:
            return self._says(COMMANDS[self.text])
        if self.text == "start":
            return self._start
        score = self._score
        return ".+" if score is None else self._says("answer.score", score=score, highest=10)

    @property
    def _start(self) -> str:
        if not self.may_be_asked:
            return self._says("note.resume")
        waits = self.latest is not None and self.latest.score is None and not self.latest.replaced
        return ".*" + self._says("question.ends") if waits else self._says("note.welcome")

    def _says(self, key: str, **values: object) -> str:
        if not values:
            values = dict.fromkeys(("answers", "comments", "command", "period"), "…")
        text = self.texts(key, **values).replace("**", "")
        return re.escape(text).replace("…", ".*")

    @property
    def _score(self) -> int | None:
        """The score that the words give."""
        found = re.fullmatch(r"(\d+)( but .*)?", self.text)
        waits = self.invitation is not None and not self.invitation.replaced
        if found is None or not waits or self.forwarded or int(found[1]) > 10:
            return None
        return int(found[1]) if self.invitation and self.invitation.score is None else None

    def _expect_decision(self, chat: PersonsChat) -> None:
        """A yes or no answers what was asked last."""
        asked = self.asks is not None and not self.is_in_doubt
        if self.text not in YES or self.forwarded or self.replied or not asked:
            return
        assert self.asks is not None
        tap = unpack(self.asks.taps[0])
        if isinstance(tap, PromptTap):
            prompt = prompts.get(chat.tx, tap.prompt)
            assert prompt is not None
            buttons = from_payload(prompt.note).buttons
            if YES[self.text] in {button.means for button in buttons}:
                assert prompt.settled is Settled.CHOSEN, "answers another question"
        elif isinstance(tap, ContactTap) and self.latest and tap.invitation == self.latest.token:
            answered = invitations.by_token(chat.tx, tap.invitation)
            assert answered is not None
            assert answered.contact_wanted is YES[self.text], "answers another question"

    def _expect_score(self, chat: PersonsChat) -> None:
        """A number answers the lowest scale."""
        if self._score is None or self.replied or self.scale is None:
            return
        answered = invitations.by_token(chat.tx, self.scale)
        assert answered is not None
        assert answered.score == self._score, "answers another question"


def _had_enough(chat: PersonsChat) -> bool:
    notes = outbox.notes_to(chat.tx, recipient_keys.person(chat.contact.id), MOST_REPLIES)
    return sum(chat.now - note.created_at < MINUTE for note in notes) >= MOST_REPLIES


def _takes_yes(chat: PersonsChat, line: ChatLine) -> bool:
    taps: list[Tap] = [unpack(tap) for tap in line.taps]
    for tap in taps:
        if isinstance(tap, PromptTap):
            prompt = prompts.get(chat.tx, tap.prompt)
            return _is_open(prompt, chat)
    quotes = sum(isinstance(tap, QuoteTap) for tap in taps)
    if quotes < len(Consent) and not any(isinstance(tap, ContactTap) for tap in taps):
        return False
    shown = invitations.shown_in(chat.tx, line.ref)
    return shown is not None and takes_comments(shown, chat.now)


def _is_open(prompt: Prompt | None, chat: PersonsChat) -> bool:
    return prompt is not None and prompt.yes_or_no and prompt.is_open(chat.now)


def _scale(line: ChatLine) -> str | None:
    taps = (unpack(tap) for tap in line.taps)
    scores = [tap.invitation for tap in taps if isinstance(tap, ScoreTap)]
    return scores[0] if len(scores) > 1 else None
