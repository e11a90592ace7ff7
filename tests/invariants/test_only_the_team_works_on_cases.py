"""Nobody but the support channel's members of our own team works on cases."""

from bot.chat.case_taps import CaseTap
from bot.chat.tap_encoding import pack
from bot.ids import CaseId
from bot.states import CaseAction
from sandbox.slack import SlackMessage, SlackUser
from storage.schema import audit, cases
from tests.invariants.restartable_house import RestartableHouse

REFUSED = "Only members of the support channel can do this."


async def alerted(home: RestartableHouse) -> SlackMessage:
    await home.ask(home.cast.tomo)
    home.tap(home.cast.tomo, 3)
    return await home.until(lambda: home.alerts()[0])


def told(home: RestartableHouse, user: SlackUser) -> list[str]:
    """What only this person sees in the support channel."""
    seen = home.slack.messages(home.cast.support)
    return [one.text for one in seen if one.ephemeral_to == user.name]


async def test_a_member_of_another_company_in_a_shared_channel_is_refused(
    home: RestartableHouse,
) -> None:
    card = await alerted(home)
    mallory = home.slack.add_user("Mallory", external=True)
    home.cast.support.members.append(mallory.id)
    home.slack.press(mallory, card, "Claim")
    await home.until(lambda: told(home, mallory))
    assert told(home, mallory) == [REFUSED]
    (case,) = await home.rows(cases)
    assert (case.owner, case.version) == ("", 0)
    assert await home.rows(audit, audit.c.actor.contains(mallory.id)) == []


async def test_a_colleague_in_the_channel_may_press_without_being_named_anywhere(
    home: RestartableHouse,
) -> None:
    card = await alerted(home)
    eve = home.slack.add_user("Eve")
    home.cast.support.members.append(eve.id)
    home.slack.press(eve, card, "Claim")
    await home.until(lambda: "Eve has it" in home.alerts()[0].text or None)


async def test_a_customers_forged_press_changes_no_case(home: RestartableHouse) -> None:
    await alerted(home)
    (case,) = await home.rows(cases)
    forged = pack(CaseTap(case=CaseId(case.id), version=0, action=CaseAction.CLAIM))
    question = home.telegram.messages(home.cast.tomo)[-1]
    tap = home.telegram.tap_data(home.cast.tomo, question, forged)
    assert (await tap.answered()).text == REFUSED
    (after,) = await home.rows(cases)
    assert after.version == 0
