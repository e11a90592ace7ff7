"""How fast the bot speaks, on a clock that the test moves."""

from datetime import timedelta

import pytest

from bot.chat.platforms import Platform
from handlers.outbox.rate_limiter import MIN_GAP, RateLimiter
from handlers.outbox.rate_limits import FORGIVEN_IN
from handlers.usecases.outgoing import Method, Route
from tests.handlers.outbox.platform import LIMITS

MINUTE = timedelta(minutes=1)


class PacedSender:
    """Asks the pace, and counts what leaves when; answers come at once."""

    def __init__(self, platform: Platform) -> None:
        self.now = 1000.0
        self.pace = RateLimiter(LIMITS[platform], lambda: self.now)

    def send(self, route: Route) -> bool:
        """Whether it left."""
        if self.pace.wait(route) > timedelta():
            return False
        self.pace.begin(route)
        self.pace.end(route)
        return True

    def sent(self, route: Route, seconds: float) -> int:
        """How many leave in so many seconds, one after the other."""
        end, n = self.now + seconds, 0
        while self.now < end:
            if self.send(route):
                n += 1
            else:
                self.now += self.pace.wait(route).total_seconds()
        return n

    def sent_to_many(self, seconds: float, before: Method | None = None) -> int:
        """As above, to somebody else each time."""
        end, n = self.now + seconds, 0
        while self.now < end:
            while self.send(Route(chat=f"{self.now} {n}", before=before)):
                n += 1
            self.now += 0.01
        return n


@pytest.fixture
def telegram() -> PacedSender:
    return PacedSender(Platform.TELEGRAM)


@pytest.fixture
def slack() -> PacedSender:
    return PacedSender(Platform.SLACK)


def test_who_prepares_ahead_takes_the_slots_that_are_freed_first(telegram: PacedSender) -> None:
    """A claim takes a while; begun before its time, no slot stays empty for it."""
    for n in range(30):
        telegram.now = 1000 + n / 100
        assert telegram.send(Route(chat=str(n)))
    telegram.now = 1000.95
    slots = [telegram.pace.begin(Route(chat=f"next {n}")) for n in range(3)]

    assert [slot.seconds_left for slot in slots] == pytest.approx([0.05, 0.06, 0.07], abs=1e-4)
    assert telegram.pace.wait(Route(chat="another")).total_seconds() == pytest.approx(
        0.08, abs=1e-4
    )


def test_what_nobody_waits_for_leaves_a_little_apart(telegram: PacedSender) -> None:
    slots = [telegram.pace.begin(Route(chat=str(n)), interactive=False) for n in range(3)]
    apart = MIN_GAP.total_seconds()
    assert [slot.seconds_left for slot in slots] == pytest.approx([0, apart, 2 * apart])
    assert telegram.pace.wait(Route(chat="who waits")) == timedelta()
    telegram.now += 1
    assert telegram.pace.wait(Route(chat="later"), interactive=False) == timedelta()


def test_what_waits_for_a_slot_anyway_keeps_no_further_distance(telegram: PacedSender) -> None:
    """A slot that comes back late is late for ever after."""
    for n in range(30):
        assert telegram.send(Route(chat=str(n)))
    telegram.now += 0.95
    slots = [telegram.pace.begin(Route(chat=f"next {n}"), interactive=False) for n in range(2)]
    assert [slot.seconds_left for slot in slots] == pytest.approx([0.05, 0.05], abs=1e-4)


def test_a_slot_of_which_nothing_came_is_free_at_once(telegram: PacedSender) -> None:
    slots = [telegram.pace.begin(Route(chat=str(n))) for n in range(30)]
    assert telegram.pace.wait(Route(chat="another")) > timedelta()
    slots[0].close()
    assert telegram.pace.wait(Route(chat="another")) == timedelta()
    slots[1].end()
    slots[1].close()
    assert telegram.pace.begin(Route(chat="another")).seconds_left == 0
    assert telegram.pace.wait(Route(chat="a third")).total_seconds() == pytest.approx(1, abs=1e-4)


def test_thirty_a_second_in_telegram(telegram: PacedSender) -> None:
    assert telegram.sent_to_many(10) == pytest.approx(300, abs=3)


def test_edits_count_among_the_thirty(telegram: PacedSender) -> None:
    edits = [telegram.send(Route(chat=str(n), edits=True)) for n in range(40)]
    assert edits.count(True) == 30


@pytest.mark.parametrize("platform", list(Platform))
def test_one_a_second_in_a_chat(platform: Platform) -> None:
    assert PacedSender(platform).sent(Route(chat="7"), 10) == 10


def test_edits_count_in_the_chat_in_telegram(telegram: PacedSender) -> None:
    assert telegram.send(Route(chat="7"))
    assert telegram.sent(Route(chat="7", edits=True), 10) == 9


def test_twenty_a_minute_in_a_telegram_group(telegram: PacedSender) -> None:
    assert telegram.sent(Route(chat="-100"), 60) == 20
    assert telegram.sent(Route(chat="-100"), 60) == 20


def test_edits_leave_room_for_alerts_in_a_telegram_group(telegram: PacedSender) -> None:
    edit, alert = Route(chat="-100", edits=True), Route(chat="-100")
    for _ in range(12):
        assert telegram.send(edit)
        telegram.now += 1
    assert telegram.pace.wait(edit) == timedelta(seconds=48)
    assert telegram.send(alert)


def test_another_group_has_its_own_twenty(telegram: PacedSender) -> None:
    telegram.sent(Route(chat="-100"), 30)
    assert telegram.send(Route(chat="-200"))


def test_a_persons_chat_is_no_group(telegram: PacedSender) -> None:
    assert telegram.sent(Route(chat="100"), 60) == 60


@pytest.mark.parametrize("method", [Method.REACH, Method.SEARCH])
def test_fewer_than_fifty_a_minute_of_what_slack_counts_apart(
    slack: PacedSender, method: Method
) -> None:
    assert slack.sent_to_many(60, before=method) == 45
    assert slack.send(Route(chat="somebody else"))


def test_fewer_than_fifty_edits_a_minute_in_slack(slack: PacedSender) -> None:
    assert slack.sent(Route(chat="D1", edits=True), 60) == 45


def test_a_press_edits_beside_the_limits(slack: PacedSender) -> None:
    slack.sent(Route(chat="D1", edits=True), 60)
    assert slack.send(Route(chat="D1", edits=True, by_response_url=True))


def test_a_slot_is_free_one_window_after_the_answer(slack: PacedSender) -> None:
    route = Route(chat="C1")
    slack.pace.begin(route)
    slack.now += 5
    assert slack.pace.wait(route) > timedelta()
    slack.pace.end(route)
    assert slack.pace.wait(route) == timedelta(seconds=1)


def test_a_refused_chat_waits_and_nobody_else(telegram: PacedSender) -> None:
    telegram.pace.record_refusal(Method.POST, "7", 30 * timedelta(seconds=1))
    assert telegram.pace.wait(Route(chat="7")) == timedelta(seconds=30)
    assert telegram.pace.wait(Route(chat="7", edits=True)) == timedelta(seconds=30)
    assert telegram.send(Route(chat="8"))


def test_in_telegram_a_refused_edit_holds_up_its_chat_and_nobody_elses_edit(
    telegram: PacedSender,
) -> None:
    telegram.pace.record_refusal(Method.EDIT, "-100", MINUTE)
    assert telegram.pace.wait(Route(chat="-100", edits=True)) == MINUTE
    edits = [telegram.send(Route(chat=str(n), edits=True)) for n in range(40)]
    assert edits.count(True) == 30


def test_refused_edits_hold_up_every_edit_and_nothing_else(slack: PacedSender) -> None:
    slack.pace.record_refusal(Method.EDIT, "D1", MINUTE)
    assert slack.pace.wait(Route(chat="D2", edits=True)) == MINUTE
    assert slack.send(Route(chat="D1"))


def test_a_refused_opening_holds_up_openings_and_no_chat(slack: PacedSender) -> None:
    slack.pace.record_refusal(Method.REACH, "", MINUTE)
    assert slack.pace.wait(Route(chat="", before=Method.REACH)) == MINUTE
    assert slack.send(Route(chat="D1"))
    assert slack.send(Route(chat="", before=Method.SEARCH))


def test_after_a_refusal_the_chat_is_a_tenth_slower_and_is_forgiven(slack: PacedSender) -> None:
    route = Route(chat="C1")
    slack.pace.record_refusal(Method.POST, "C1", timedelta())
    assert slack.send(route)
    assert slack.pace.wait(route).total_seconds() == pytest.approx(1.1, abs=0.001)
    slack.now += FORGIVEN_IN
    assert slack.send(route)
    assert slack.pace.wait(route) == timedelta(seconds=1)


def test_however_often_it_is_refused_it_gets_no_slower_than_half(slack: PacedSender) -> None:
    for _ in range(50):
        slack.pace.record_refusal(Method.EDIT, "D1", timedelta())
    assert slack.sent(Route(chat="D1", edits=True), 110) == 45


def test_one_chat_that_is_refused_slows_down_nobody_else(telegram: PacedSender) -> None:
    for _ in range(5):
        telegram.pace.record_refusal(Method.POST, "-7", timedelta())
    assert telegram.sent_to_many(10) == pytest.approx(300, abs=3)


def test_two_refused_chats_slow_down_everybody(telegram: PacedSender) -> None:
    telegram.pace.record_refusal(Method.POST, "7", timedelta())
    telegram.pace.record_refusal(Method.POST, "8", timedelta())
    assert telegram.sent_to_many(10.5) == 300


def test_what_came_to_nothing_takes_no_slot(slack: PacedSender) -> None:
    route = Route(chat="C1")
    slack.pace.begin(route)
    slack.pace.withdraw(route)
    assert slack.send(route)


def test_a_platform_that_does_not_answer_is_asked_by_one_at_a_time(telegram: PacedSender) -> None:
    """Each message that is sent meanwhile may be spoiled for good."""
    pace, left = telegram.pace, list[float]()
    for n in range(30):
        pace.begin(Route(chat=f"before {n}"))
    for n in range(30):
        pace.record_uncertain()
        pace.end(Route(chat=f"before {n}"))
    end = telegram.now + 100
    while telegram.now < end:
        route = Route(chat=f"{telegram.now}")
        if pace.wait(route) <= timedelta():
            pace.begin(route)
            assert pace.wait(Route(chat="another")) > timedelta()
            assert not pace.has_room()
            pace.record_uncertain()
            pace.end(route)
            left.append(telegram.now - end + 100)
        telegram.now += 0.5
    assert left == pytest.approx([1, 3, 7, 15, 31, 61, 91], abs=0.5)

    pace.record_answer()
    assert telegram.sent_to_many(10) == pytest.approx(300, abs=3)


def test_single_doubts_slow_nobody_down(telegram: PacedSender) -> None:
    for n in range(20):
        telegram.pace.record_uncertain()
        if n % 2:
            telegram.pace.record_answer()
    assert telegram.sent_to_many(10) == pytest.approx(300, abs=3)
