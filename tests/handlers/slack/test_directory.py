"""Who is who in Slack."""

import pytest
from structlog.testing import capture_logs

from bot.chat.platforms import Platform
from bot.ids import ContactId, PersonId
from bot.model import Contact
from bot.states import ContactState
from handlers.ports import Reached, SendError
from handlers.slack import directory as slack_directory
from handlers.slack.directory import SlackDirectory
from handlers.updates import Standing, User
from sandbox.slack import Guest, Slack, SlackChannel, SlackUser


def contact(user: str = "") -> Contact:
    return Contact(id=ContactId(1), person_id=PersonId(1), platform=Platform.SLACK, user=user)


async def unreachable(directory: SlackDirectory, user: str, email: str = "") -> SendError:
    with pytest.raises(SendError) as caught:
        await directory.reach(contact(user), email)
    assert caught.value.permanent
    return caught.value


async def test_a_person_is_found_with_language_and_zone(
    slack: Slack, directory: SlackDirectory, ann: SlackUser
) -> None:
    assert await directory.reach(contact(ann.id), "") == Reached(
        user=ann.id, chat=slack.dm(ann).id, language="ko-KR", timezone="Asia/Seoul"
    )


async def test_a_person_is_looked_up_by_email(directory: SlackDirectory, ann: SlackUser) -> None:
    assert (await directory.reach(contact(), "ann@home.example")).user == ann.id


async def test_nobody_for_whom_the_workspace_does_not_vouch_is_found_by_email(
    slack: Slack, directory: SlackDirectory, guest: SlackUser
) -> None:
    slack.add_channel("shared", [guest])
    slack.add_user("Gil", email="gil@home.example", guest=Guest.MULTI_CHANNEL)
    for email in ("gus@guest.example", "gil@home.example"):
        assert (await unreachable(directory, "", email)).contact is ContactState.SUSPENDED


async def test_who_left_is_told_as_gone(
    slack: Slack, directory: SlackDirectory, ann: SlackUser
) -> None:
    slack.deactivate(ann)
    described = await directory.describe(User(platform=Platform.SLACK, id=ann.id))
    assert described.standing is Standing.GONE


async def test_people_from_outside_have_no_language(
    slack: Slack, directory: SlackDirectory, guest: SlackUser
) -> None:
    slack.add_channel("shared", [guest])
    reached = await directory.reach(contact(guest.id), "")
    assert (reached.chat, reached.language) == (slack.dm(guest).id, None)


async def test_a_zone_that_this_machine_does_not_know_counts_as_not_told(
    slack: Slack, directory: SlackDirectory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SlackUser, "tz_offset", lambda *_: 0)  # the stand-in knows no more zones
    olga = slack.add_user("Olga", tz="Mars/Olympus_Mons")
    with capture_logs() as logs:
        assert (await directory.reach(contact(olga.id), "")).timezone is None
    assert [line["event"] for line in logs] == ["user.timezone_unknown"]


async def test_a_stranger_cannot_be_reached(directory: SlackDirectory, guest: SlackUser) -> None:
    error = await unreachable(directory, guest.id)
    assert error.contact is ContactState.UNREACHABLE


async def test_somebody_who_left_is_gone(
    slack: Slack, directory: SlackDirectory, ann: SlackUser
) -> None:
    slack.deactivate(ann)
    assert (await unreachable(directory, ann.id)).contact is ContactState.GONE


@pytest.mark.parametrize(
    ("user", "email"), [("U0NOBODY", ""), ("", "nobody@home.example"), ("", "")]
)
async def test_nobody_is_found_where_there_is_nobody(
    directory: SlackDirectory, user: str, email: str
) -> None:
    assert (await unreachable(directory, user, email)).contact is ContactState.UNREACHABLE


async def test_members_are_found_on_every_page(
    slack: Slack, directory: SlackDirectory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slack_directory, "PAGE", 2)
    people = [slack.add_user(f"Person {number}") for number in range(5)]
    crowd = slack.add_channel("crowd", people)
    assert [await directory.is_member(crowd.id, person.id) for person in people] == [True] * 5
    assert not await directory.is_member(crowd.id, "U0NOBODY")


async def test_who_left_the_channel_is_no_member(
    slack: Slack, directory: SlackDirectory, support: SlackChannel, ann: SlackUser
) -> None:
    assert await directory.is_member(support.id, ann.id)
    slack.leave(ann, support)
    assert not await directory.is_member(support.id, ann.id)


async def test_a_person_who_stands_for_a_channel_is_its_only_member(
    directory: SlackDirectory, ann: SlackUser
) -> None:
    assert await directory.is_member(ann.id, ann.id)
    assert not await directory.is_member(ann.id, "U0OTHER")


async def test_an_unknown_channel_is_an_error(directory: SlackDirectory, ann: SlackUser) -> None:
    with pytest.raises(SendError, match="channel_not_found"):
        await directory.is_member("C0NOWHERE", ann.id)


async def test_a_profile_is_one_line_without_controls(
    slack: Slack, directory: SlackDirectory
) -> None:
    mal = slack.add_user("Mal\nCase 9 \x1b]0;x\x07\u202e", email="m\u202aal@home.example\u202c")
    told = await directory.describe(User(platform=Platform.SLACK, id=mal.id))
    assert (told.name, told.email) == ("Mal Case 9 ]0;x", "mal@home.example")
