"""What a play came to: a row for each platform, and everything that must not be."""

from collections.abc import Sequence

from tests.crash.flood import Flood
from tests.crash.loop import Play

HEAD = (
    "| mode | platform | kills | asked | in doubt | taps | acknowledged | stored | lost | doubled"
    " | answers wrong | questions doubled | alerts missing | summaries: due, posted |",
    "|---|---|" + "---:|" * 12,
)
TAKEOVER_SECONDS = 10.0
MOST_ADDED_MB = 30.0
"""What a flood may take: ten thousand updates in memory would take several times as much."""


def rows(name: str, played: Play) -> list[str]:
    due, posted = played.summaries
    cells = (
        (
            name,
            platform,
            played.kills,
            tally.asked,
            tally.in_doubt,
            tally.taps,
            tally.acknowledged,
            tally.stored,
            len(tally.lost),
            len(tally.doubled),
            len(tally.wrong),
            len(tally.asked_twice),
            len(tally.unalerted),
            f"{due}, {posted}",
        )
        for platform, tally in played.tallies.items()
    )
    return [f"| {' | '.join(map(str, row))} |" for row in cells]


def faults(played: Play) -> list[str]:
    """Every promise that was not kept, in words."""
    due, posted = played.summaries
    found = [] if due == posted else [f"{posted} summaries were posted for {due} weeks"]
    for platform, tally in played.tallies.items():
        broken = {
            "lost": tally.lost,
            "doubled": tally.doubled,
            "wrong": tally.wrong,
            "asked twice": tally.asked_twice,
            "never asked": tally.never_asked,
            "without an alert": tally.unalerted,
        }
        for what, cases in broken.items():
            found += _named(f"{platform}: {what}", cases)
    return found


def restart_faults(played: Play) -> list[str]:
    """As above; and where every bot may finish what it has begun, nothing is in doubt."""
    doubts = {platform: tally.in_doubt for platform, tally in played.tallies.items()}
    found = [f"{platform}: {number} in doubt" for platform, number in doubts.items() if number]
    return [*faults(played), *found]


def _named(what: str, cases: Sequence[str]) -> list[str]:
    return [f"{what}: {case}" for case in cases]


def told_takeovers(seconds: Sequence[float]) -> str:
    longest = max(seconds, default=0.0)
    return f"{len(seconds)} takeovers, the longest in {longest:.1f} s"


def told_flood(flood: Flood) -> str:
    return (
        f"{flood.taps} taps at once by {flood.doors.value}: {flood.worked} worked"
        f" in {flood.seconds:.0f} s, {len(flood.wrong)} answers wrong;"
        f" memory {flood.before_mb:.0f} MB before,"
        f" {flood.peak_mb:.0f} MB at most, {flood.after_mb:.0f} MB after; at most"
        f" {flood.most_waiting} waiting in /metrics, which took up to"
        f" {flood.longest_answer * 1000:.0f} ms; /readyz was not ready {len(flood.unready)} times"
    )


def flood_faults(flood: Flood) -> list[str]:
    found = [f"wrong: {user}" for user in flood.wrong]
    if flood.worked != flood.taps:
        found.append(f"{flood.taps - flood.worked} taps were not worked")
    if flood.peak_mb > flood.before_mb + MOST_ADDED_MB:
        found.append(f"memory grew by {flood.peak_mb - flood.before_mb:.0f} MB")
    found += [f"/readyz told: {reason}" for reason in flood.unready]
    found += [f"/metrics was wrong: {told}" for told in flood.untrue]
    if not flood.most_waiting:
        found.append("/metrics never told that anything waits")
    return found
