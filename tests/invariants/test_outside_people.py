"""People of another company, whom a shared Slack channel brings: customers, never staff."""

from bot.chat.tap_encoding import pack
from bot.chat.taps import CampaignTap
from tests.invariants.restartable_house import ENGLISH, RestartableHouse
from tests.invariants.test_one_answer_per_invitation import told_privately


async def test_they_are_asked_and_answer_but_decide_nothing(home: RestartableHouse) -> None:
    guest = home.slack.add_user("Gus", tz="Europe/Berlin", external=True)
    home.slack.join(guest, home.cast.team)
    await home.ask(guest)
    await home.until(lambda: not home.bot.troubles)
    question = home.slack.messages(guest)[-1]
    yes = pack(CampaignTap(campaign="AAAAAAAAAAAAAAAA", confirmed=True))
    press = home.slack.press_value(guest, question, "any", yes)
    assert await told_privately(home, press) == ENGLISH("toast.not_admin")

    home.tap(guest, 9)
    await home.becomes(lambda invitation: invitation.score == 9, guest)
