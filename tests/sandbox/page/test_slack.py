"""The page is used as Slack is used."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from playwright.async_api import Locator, Page, expect

from sandbox import Sandbox
from sandbox.slack import SlackChannel, SlackUser
from tests.sandbox.page.bots import SlackApp, actions, button, plain
from tests.sandbox.telegram.pictures import png

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

INPUT = {"type": "plain_text_input", "action_id": "words", "multiline": True}
MODAL = {
    "type": "modal",
    "title": plain("Reply to Ana"),
    "submit": plain("Send"),
    "blocks": [{"type": "input", "block_id": "b", "label": plain("Your reply"), "element": INPUT}],
}


@pytest.fixture
def chat(page: Page) -> Locator:
    """The customer's conversation with the app."""
    return page.locator(".slack-dm")


@pytest.fixture
def channel(page: Page) -> Locator:
    """The support channel."""
    return page.locator(".slack-channel")


def field(chat: Locator) -> Locator:
    return chat.locator("footer textarea")


async def post(app: SlackApp, where: str, *blocks: dict[str, Any], text: str = "…") -> str:
    return str((await app.call("chat.postMessage", channel=where, text=text, blocks=blocks))["ts"])


async def open_modal(app: SlackApp, channel: Locator, support: SlackChannel) -> None:
    """A button opens the modal, as in real life."""
    await post(app, support.id, actions(button("Reply")))
    await channel.get_by_role("button", name="Reply", exact=True).click()
    press = await app.next("interactive")
    await app.acknowledge(press)
    await app.call("views.open", trigger_id=press["payload"]["trigger_id"], view=MODAL)


async def test_a_moment_in_a_quiet_line_is_no_mention(
    channel: Locator, app: SlackApp, support: SlackChannel
) -> None:
    words = "answer by <!date^1796295900^{date_short_pretty} {time}|15 Dec 13:05>"
    quiet = {"type": "context", "elements": [{"type": "mrkdwn", "text": words}]}
    await post(app, support.id, quiet)
    await expect(channel).to_contain_text("answer by 15 Dec 13:05")
    await expect(channel.locator(".mention")).to_have_count(0)


async def test_a_press_reaches_the_app(
    sandbox: Sandbox, chat: Locator, app: SlackApp, ben: SlackUser
) -> None:
    await post(app, sandbox.slack.dm(ben).id, actions(button("0"), button("10")))

    await chat.get_by_role("button", name="10").click()

    payload = (await app.next("interactive"))["payload"]
    assert (payload["actions"][0]["value"], payload["user"]["id"]) == ("10", ben.id)


async def test_of_two_buttons_with_one_label_the_pressed_one_counts(
    sandbox: Sandbox, chat: Locator, app: SlackApp, ben: SlackUser
) -> None:
    first, second = ({**button("Ask"), "action_id": f"ask-{n}"} for n in (1, 2))
    await post(app, sandbox.slack.dm(ben).id, actions(first), actions(second))

    await chat.get_by_role("button", name="Ask").last.click()

    payload = (await app.next("interactive"))["payload"]
    assert payload["actions"][0]["action_id"] == "ask-2"


async def test_a_press_that_nobody_acknowledges_gets_a_warning(
    sandbox: Sandbox, chat: Locator, app: SlackApp, ben: SlackUser
) -> None:
    await post(app, sandbox.slack.dm(ben).id, actions(button("10")))

    await chat.get_by_role("button", name="10").click()
    await expect(chat.locator("[data-waiting]")).to_be_visible()
    sandbox.clock.move(timedelta(seconds=3))

    warning = chat.get_by_role("alert").filter(has_text="This app did not respond")
    await expect(warning).to_be_visible()


async def test_buttons_wear_their_colours(
    sandbox: Sandbox, chat: Locator, app: SlackApp, ben: SlackUser
) -> None:
    row = actions(button("0", style="danger"), button("7"), button("10", style="primary"))
    await post(app, sandbox.slack.dm(ben).id, row)

    async def colour(name: str) -> str:
        shown = chat.get_by_role("button", name=name, exact=True)
        return str(await shown.evaluate("node => getComputedStyle(node).backgroundColor"))

    assert await colour("0") == "rgb(224, 30, 90)"
    assert await colour("7") == "rgb(255, 255, 255)"
    assert await colour("10") == "rgb(0, 122, 90)"


async def test_six_numbers_stand_beside_each_other_in_a_narrow_pane(
    sandbox: Sandbox, page: Page, app: SlackApp, ben: SlackUser
) -> None:
    rows = [
        [button(str(score)) for score in range(6)],
        [button("🟡 7"), button("🟡 8"), button("10")],
    ]
    await page.set_viewport_size({"width": 1110, "height": 900})
    await post(app, sandbox.slack.dm(ben).id, *(actions(*row) for row in rows))

    tops = []
    for label in ("0", "5", "🟡 7", "10"):
        box = await page.get_by_role("button", name=label, exact=True).bounding_box()
        assert box is not None
        tops.append(box["y"])
    assert tops[0] == tops[1] < tops[2] == tops[3]


async def test_typed_words_reach_the_app(chat: Locator, app: SlackApp) -> None:
    await field(chat).fill("waited 5 days")
    await field(chat).press("Enter")

    event = await app.next_words()
    assert (event["text"], event["channel_type"]) == ("waited 5 days", "im")
    await expect(chat.get_by_role("article")).to_contain_text("waited 5 days")


async def test_a_slash_command_is_answered_to_its_user_alone(
    page: Page, channel: Locator, chat: Locator, app: SlackApp
) -> None:
    await field(channel).fill("/tentap summary")
    await field(channel).press("Enter")
    command = await app.next("slash_commands")
    assert (command["payload"]["command"], command["payload"]["text"]) == ("/tentap", "summary")

    await app.acknowledge(command, {"text": "It is *quiet*"})

    answer = channel.get_by_role("article")
    await expect(answer).to_contain_text("Only visible to you")
    await expect(answer.locator("strong", has_text="quiet")).to_be_visible()


async def test_a_command_that_is_not_the_app_s_never_leaves(channel: Locator) -> None:
    await field(channel).fill("/nonsense")
    await field(channel).press("Enter")

    await expect(channel.get_by_role("alert")).to_have_text("/nonsense is not a valid command.")
    await expect(field(channel)).to_have_value("/nonsense")


async def test_a_modal_shows_an_error_at_its_field_and_then_closes(
    page: Page, channel: Locator, app: SlackApp, support: SlackChannel
) -> None:
    await open_modal(app, channel, support)
    modal = page.get_by_role("dialog", name="Reply to Ana")
    words = modal.get_by_label("Your reply")
    await expect(words).to_be_focused()

    await modal.get_by_role("button", name="Send").click()
    await expect(modal.get_by_text("Please complete this required field.")).to_be_visible()

    await words.fill("Sorry!")
    await modal.get_by_role("button", name="Send").click()
    refused = await app.next("interactive")
    await app.acknowledge(refused, {"response_action": "errors", "errors": {"b": "too short"}})
    await expect(modal.get_by_text("too short")).to_be_visible()
    await expect(words).to_have_attribute("aria-invalid", "true")
    await expect(words).to_have_value("Sorry!")

    await words.fill("We are very sorry.")
    await modal.get_by_role("button", name="Send").click()
    sent = await app.next("interactive")
    values = sent["payload"]["view"]["state"]["values"]
    assert values["b"]["words"]["value"] == "We are very sorry."
    await app.acknowledge(sent)
    await expect(modal).to_have_count(0)
    await expect(channel.get_by_role("button", name="Reply", exact=True)).to_be_focused()


async def test_escape_closes_a_modal_and_tab_stays_in_it(
    sandbox: Sandbox,
    page: Page,
    channel: Locator,
    app: SlackApp,
    support: SlackChannel,
    sofia: SlackUser,
) -> None:
    await open_modal(app, channel, support)
    modal = page.get_by_role("dialog")
    await expect(modal.get_by_label("Your reply")).to_be_focused()

    for _ in range(6):
        await page.keyboard.press("Tab")
        assert await modal.evaluate("node => node.contains(document.activeElement)")
    await page.keyboard.press("Escape")

    await expect(modal).to_have_count(0)
    assert sandbox.slack.open_view(sofia) is None


async def test_an_update_of_a_modal_keeps_what_was_typed(
    page: Page,
    channel: Locator,
    app: SlackApp,
    support: SlackChannel,
    sandbox: Sandbox,
    sofia: SlackUser,
) -> None:
    await open_modal(app, channel, support)
    modal = page.get_by_role("dialog")
    await modal.get_by_label("Your reply").fill("We are")
    view = sandbox.slack.open_view(sofia)
    assert view

    note = {"type": "context", "elements": [plain("Ana has written again")]}
    changed = {**MODAL, "blocks": [note, *MODAL["blocks"]]}
    await app.call("views.update", view_id=view.id, view=changed)

    await expect(modal.get_by_text("Ana has written again")).to_be_visible()
    await expect(modal.get_by_label("Your reply")).to_have_value("We are")


async def test_replies_stand_under_their_message(
    page: Page, channel: Locator, app: SlackApp, support: SlackChannel
) -> None:
    ts = await post(app, support.id, text="Ana gave a 3")
    card = channel.get_by_role("article").first
    await card.hover()
    await card.get_by_role("button", name="Reply in thread").click()
    await field(channel).press_sequentially("I take it")
    await field(channel).press("Enter")

    event = await app.next_words()
    assert (event["text"], event["thread_ts"]) == ("I take it", ts)
    await expect(card.get_by_role("group", name="1 reply")).to_contain_text("I take it")


async def test_a_thread_is_closed_until_somebody_opens_it(
    channel: Locator, app: SlackApp, support: SlackChannel
) -> None:
    ts = await post(app, support.id, text="Ana gave a 3")
    for words in ("She wrote again", "She wants a reply"):
        await app.call("chat.postMessage", channel=support.id, thread_ts=ts, text=words)
    opener = channel.get_by_role("button", name="2 replies")
    await expect(opener).to_have_attribute("aria-expanded", "false")
    await expect(channel.get_by_text("She wrote again")).to_have_count(0)

    await opener.click()
    await expect(channel.get_by_role("group", name="2 replies")).to_contain_text("She wrote again")

    await app.call("chat.postMessage", channel=support.id, thread_ts=ts, text="And once more")
    await expect(channel.get_by_role("group", name="3 replies")).to_contain_text("And once more")
    await channel.get_by_role("button", name="3 replies").click()
    await expect(channel.get_by_text("And once more")).to_have_count(0)


async def test_a_reply_that_goes_to_the_channel_too_leads_to_its_thread(
    channel: Locator, app: SlackApp, support: SlackChannel
) -> None:
    ts = await post(app, support.id, text="Ana gave a 3")
    told = {"thread_ts": ts, "text": "She wants a reply", "reply_broadcast": True}
    await app.call("chat.postMessage", channel=support.id, **told)

    shown = channel.get_by_role("article").last
    await expect(shown).to_contain_text("replied to a thread: Ana gave a 3")
    await expect(shown).to_contain_text("She wants a reply")
    await shown.get_by_role("button", name="Ana gave a 3").click()
    await expect(channel.get_by_role("group", name="1 reply")).to_contain_text("She wants a reply")


async def test_a_long_message_that_a_reply_leads_to_is_cut_at_its_end(
    channel: Locator, app: SlackApp, support: SlackChannel
) -> None:
    ts = await post(app, support.id, text="Ana gave a 3. " * 40)
    told = {"thread_ts": ts, "text": "She wants a reply", "reply_broadcast": True}
    await app.call("chat.postMessage", channel=support.id, **told)

    leads = channel.get_by_role("article").last.get_by_role("button", name="Ana gave a 3.")
    button, line = await leads.bounding_box(), await leads.locator("..").bounding_box()
    assert button is not None
    assert line is not None
    assert button["x"] + button["width"] <= line["x"] + line["width"] + 1
    assert button["y"] + button["height"] <= line["y"] + line["height"] + 1


async def test_a_person_sends_a_reply_to_the_channel_too(
    channel: Locator, app: SlackApp, support: SlackChannel
) -> None:
    await post(app, support.id, text="Ana gave a 3")
    card = channel.get_by_role("article").first
    await card.hover()
    await card.get_by_role("button", name="Reply in thread").click()
    await channel.get_by_label("Also send to #support").check()
    await field(channel).fill("I take it")
    await field(channel).press("Enter")

    events = [await app.next_words() for _ in range(2)]
    assert "thread_broadcast" in [event.get("subtype") for event in events]
    await expect(channel.get_by_text("replied to a thread: Ana gave a 3")).to_be_visible()


async def test_blocks_are_drawn_and_customers_words_are_only_words(
    page: Page, channel: Locator, app: SlackApp, support: SlackChannel
) -> None:
    hostile = "<img src=x onerror=alert(1)> <!channel> *not bold*"
    words = {"type": "text", "text": hostile}
    quote = {"type": "rich_text", "elements": [{"type": "rich_text_quote", "elements": [words]}]}
    header = {"type": "header", "text": plain("Ana gave a 3")}
    section = {"type": "section", "text": {"type": "mrkdwn", "text": "*3* &lt;b&gt; _now_"}}
    await post(app, support.id, header, quote, section, {"type": "divider"})

    await expect(channel.get_by_role("heading", name="Ana gave a 3")).to_be_visible()
    await expect(channel.locator("blockquote")).to_have_text(hostile)
    await expect(channel.locator(".section .words")).to_have_text("3 <b> now")
    await expect(channel.locator(".section strong")).to_have_text("3")
    await expect(channel.locator("article img, blockquote strong")).to_have_count(0)


async def test_an_uploaded_chart_is_shown(
    page: Page, channel: Locator, app: SlackApp, support: SlackChannel
) -> None:
    await app.upload(support.id, png(40, 30), "Twelve weeks")

    chart = channel.get_by_role("img", name="Twelve weeks")
    await expect(chart).to_have_js_property("naturalWidth", 40)
    await channel.get_by_role("button", name="Enlarge: Twelve weeks").click()
    await expect(page.get_by_role("dialog").get_by_role("img")).to_be_visible()


@pytest.mark.parametrize("by", ["id", "url"])
async def test_a_message_shows_an_uploaded_chart_between_its_words_and_its_buttons(
    page: Page, sandbox: Sandbox, channel: Locator, app: SlackApp, support: SlackChannel, by: str
) -> None:
    file = await app.upload("", png(1440, 810), "Twelve weeks")
    await sandbox.slack.until(lambda: sandbox.slack.ws.world.files[file].is_ready)
    named = file if by == "id" else f"https://home.slack.com/files/U0BOT/{file}/chart.png"
    image = {"type": "image", "alt_text": "NPS, last 12 weeks", "slack_file": {by: named}}
    words = {"type": "section", "text": plain("Acme NPS")}
    await post(app, support.id, words, image, actions(button("All comments")))

    chart = channel.get_by_role("img", name="NPS, last 12 weeks")
    await expect(chart).to_have_js_property("naturalWidth", 1440)
    boxes = [
        await one.bounding_box()
        for one in (
            channel.get_by_text("Acme NPS"),
            chart,
            channel.get_by_role("button", name="All comments"),
        )
    ]
    tops = [box["y"] for box in boxes if box]
    assert tops == sorted(tops)
    assert len(tops) == 3
    assert boxes[1] is not None
    assert boxes[1]["width"] / boxes[1]["height"] == pytest.approx(16 / 9, rel=0.02)


async def test_home_is_asked_for_and_shown(chat: Locator, app: SlackApp, ben: SlackUser) -> None:
    await chat.get_by_role("button", name="Home").click()
    opened = (await app.next("events_api"))["payload"]["event"]
    assert opened["type"] == "app_home_opened"

    blocks = [{"type": "section", "text": plain("You were asked once")}, actions(button("Never"))]
    await app.call("views.publish", user_id=ben.id, view={"type": "home", "blocks": blocks})

    await expect(chat.get_by_text("You were asked once")).to_be_visible()
    await chat.get_by_role("button", name="Never").click()
    pressed = (await app.next("interactive"))["payload"]
    assert pressed["container"]["type"] == "view"


async def test_the_newest_message_is_in_view_after_home(
    sandbox: Sandbox, chat: Locator, app: SlackApp, ben: SlackUser
) -> None:
    for number in range(40):
        await post(app, sandbox.slack.dm(ben).id, text=f"line {number}")
    await expect(chat.get_by_text("line 39", exact=True)).to_be_in_viewport(ratio=1)
    for _ in range(2):
        await chat.get_by_role("button", name="Home").click()
        await expect(chat.get_by_text("line 39", exact=True)).to_be_hidden()
        await chat.get_by_role("button", name="Messages").click()
        await asyncio.sleep(0.3)
        await expect(chat.get_by_text("line 39", exact=True)).to_be_in_viewport(ratio=1)


async def test_an_input_in_a_message_comes_with_the_press(
    sandbox: Sandbox, chat: Locator, app: SlackApp, ben: SlackUser
) -> None:
    entry = {"type": "input", "label": plain("Why?"), "element": INPUT}
    await post(app, sandbox.slack.dm(ben).id, entry, actions(button("Send")))

    await chat.get_by_label("Why?").fill("slow")
    sandbox.slack.type(ben, "something else meanwhile")
    await expect(chat.get_by_text("something else meanwhile")).to_be_visible()
    await chat.get_by_role("article").get_by_role("button", name="Send").click()

    payload = (await app.next("interactive"))["payload"]
    (values,) = payload["state"]["values"].values()
    assert values["words"]["value"] == "slow"


async def test_one_s_own_words_can_be_changed_as_they_were_typed(
    sandbox: Sandbox, chat: Locator, app: SlackApp, ben: SlackUser
) -> None:
    sandbox.slack.type(ben, "a <b> & https://example.com")
    typed = chat.get_by_role("article").last
    await typed.hover()
    await typed.get_by_role("button", name="Edit").click()
    await expect(field(chat)).to_have_value("a <b> & https://example.com")

    await field(chat).fill("never mind")
    await field(chat).press("Enter")

    await expect(typed).to_contain_text("never mind")
    await expect(typed).to_contain_text("(edited)")
