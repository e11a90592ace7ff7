"""Sending and editing in Telegram, and what its refusals mean."""

import struct
from collections.abc import Callable
from datetime import timedelta

import pytest
from aiohttp import ClientSession
from telegram.error import BadRequest, RetryAfter, TelegramError

from bot.chat.addresses import Address
from bot.chat.messages import (
    Button,
    Document,
    Link,
    Message,
    Paragraph,
    Picture,
    Row,
    Span,
    Style,
    Tone,
    plain,
)
from bot.ids import MessageRef
from bot.states import ContactState
from handlers.ports import SendError
from handlers.telegram.client import connect
from handlers.telegram.errors import to_send_error
from handlers.telegram.messenger import TelegramMessenger
from sandbox import Fault, Sandbox
from sandbox.telegram import ChatKind, Telegram, TelegramUser
from tests.handlers.telegram.conftest import shown

HELLO = Message(paragraphs=(plain("Hello"),))
CHART = Picture(
    png=b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 800, 400),
    alt="Twelve weeks of scores: 7 Sept +24, and so on, and on",
    caption="Twelve weeks of scores",
    filename="chart.png",
)


def asking(*rows: Row) -> Message:
    return Message(paragraphs=(plain("How likely?"),), rows=rows)


async def test_a_message_arrives(
    telegram: Telegram, messenger: TelegramMessenger, nora: TelegramUser
) -> None:
    quote = "<!channel> & <b> @everyone שלום 👍🏽"
    message = Message(
        paragraphs=(plain("Look", Style.HEADING), plain(quote, Style.QUOTE)),
        rows=(
            (Button(label="3", tap="1:s:t:3", tone=Tone.BAD),),
            (Link(label="Help", url="https://example.org/help"),),
        ),
    )
    sent = shown(telegram, await messenger.send(str(nora.id), message))
    assert sent.text == f"Look\n\n{quote}"
    assert {entity.type for entity in sent.entities} == {"bold", "blockquote", "code"}
    assert (sent.button("3").style, sent.button("3").data) == ("danger", "1:s:t:3")
    assert sent.button("Help").url == "https://example.org/help"
    assert not sent.link_preview


async def test_a_mention_of_ours_notifies_and_a_written_one_does_not(
    telegram: Telegram, messenger: TelegramMessenger, nora: TelegramUser
) -> None:
    mention = Span(text="Nora", mention=Address.parse(f"telegram:{nora.id}"))
    spans = (mention, Span(text=" @tomo_tester"))
    message = Message(paragraphs=(Paragraph(spans=spans),))
    sent = shown(telegram, await messenger.send(str(nora.id), message))
    assert {(one.type, one.user) for one in sent.entities} == {
        ("code", None),
        ("text_mention", nora.id),
    }


async def test_a_reply_hangs_below_its_message(
    telegram: Telegram, messenger: TelegramMessenger, nora: TelegramUser
) -> None:
    first = await messenger.send(str(nora.id), HELLO)
    reply = shown(telegram, await messenger.send(str(nora.id), HELLO, reply_to=first))
    assert reply.reply_to == shown(telegram, first).id


async def test_a_reply_to_a_message_that_is_gone_is_sent_all_the_same(
    messenger: TelegramMessenger, nora: TelegramUser
) -> None:
    assert await messenger.send(str(nora.id), HELLO, reply_to=MessageRef(f"{nora.id}/999"))


async def test_an_edit_takes_the_buttons_away(
    telegram: Telegram, messenger: TelegramMessenger, nora: TelegramUser
) -> None:
    ref = await messenger.send(str(nora.id), asking((Button(label="3", tap="1:s:t:3"),)))
    await messenger.edit(ref, HELLO)
    assert (shown(telegram, ref).text, shown(telegram, ref).labels) == ("Hello", [])
    assert not shown(telegram, ref).link_preview


async def test_the_same_state_again_is_success(
    messenger: TelegramMessenger, nora: TelegramUser
) -> None:
    ref = await messenger.send(str(nora.id), HELLO)
    await messenger.edit(ref, HELLO)


async def test_a_picture_arrives_with_its_words(
    telegram: Telegram, messenger: TelegramMessenger, nora: TelegramUser
) -> None:
    first = await messenger.send(str(nora.id), HELLO)
    await messenger.send_picture(str(nora.id), CHART, reply_to=first)
    sent = telegram.messages(nora)[-1]
    assert sent.photo is not None
    assert sent.photo.content == CHART.png
    assert sent.text == "Twelve weeks of scores"
    assert sent.reply_to == shown(telegram, first).id


async def test_a_pictures_words_are_cut_at_1024(
    telegram: Telegram, messenger: TelegramMessenger, nora: TelegramUser
) -> None:
    wordy = Picture(png=CHART.png, alt="x", caption="x" * 1025, filename="chart.png")
    await messenger.send_picture(str(nora.id), wordy)
    assert telegram.messages(nora)[-1].text == "x" * 1023 + "…"


async def test_a_document_arrives_with_its_name_and_words(
    telegram: Telegram, messenger: TelegramMessenger, nora: TelegramUser
) -> None:
    copy = Document(text="Name: 김준\n", caption="x" * 1025, filename="my-data.txt")
    await messenger.send_document(str(nora.id), copy)
    sent = telegram.messages(nora)[-1]
    assert sent.file is not None
    assert (sent.file.name, sent.file.content.decode()) == ("my-data.txt", copy.text)
    assert sent.text == "x" * 1023 + "…"


async def test_no_message_shows_an_uploaded_picture(messenger: TelegramMessenger) -> None:
    for call in (messenger.upload(CHART), messenger.is_processed("1")):
        with pytest.raises(SendError) as caught:
            await call
        assert caught.value.permanent


@pytest.mark.parametrize(
    ("turn_away", "state"),
    [
        (Telegram.block, ContactState.UNREACHABLE),
        (Telegram.deactivate, ContactState.GONE),
    ],
)
async def test_a_person_who_cannot_be_reached(
    telegram: Telegram,
    messenger: TelegramMessenger,
    nora: TelegramUser,
    turn_away: Callable[[Telegram, TelegramUser], None],
    state: ContactState,
) -> None:
    turn_away(telegram, nora)
    with pytest.raises(SendError) as caught:
        await messenger.send(str(nora.id), HELLO)
    assert (caught.value.permanent, caught.value.contact) == (True, state)
    assert not caught.value.uncertain


async def test_a_person_who_never_opened_the_bot(
    telegram: Telegram, messenger: TelegramMessenger
) -> None:
    stranger = telegram.add_user("Sam")
    with pytest.raises(SendError) as caught:
        await messenger.send(str(stranger.id), HELLO)
    assert (caught.value.permanent, caught.value.contact) == (True, ContactState.UNREACHABLE)


async def test_a_group_that_threw_the_bot_out(
    telegram: Telegram, messenger: TelegramMessenger, nora: TelegramUser
) -> None:
    group = telegram.add_group("Support", [nora])
    telegram.remove_bot(group, nora)
    with pytest.raises(SendError) as caught:
        await messenger.send(str(group.id), HELLO)
    assert (caught.value.permanent, caught.value.contact) == (True, None)


async def test_a_group_that_moved_tells_its_new_id(
    telegram: Telegram, messenger: TelegramMessenger, nora: TelegramUser
) -> None:
    group = telegram.add_group("Support", [nora], kind=ChatKind.GROUP)
    moved = telegram.upgrade_group(group)
    with pytest.raises(SendError) as caught:
        await messenger.send(str(group.id), HELLO)
    assert (caught.value.moved_to, caught.value.permanent) == (str(moved.id), False)


async def test_a_message_that_is_gone_cannot_be_edited(
    messenger: TelegramMessenger, nora: TelegramUser
) -> None:
    with pytest.raises(SendError) as caught:
        await messenger.edit(MessageRef(f"{nora.id}/999"), HELLO)
    assert caught.value.permanent


async def test_too_many_requests_tell_how_long_to_wait(
    telegram: Telegram, messenger: TelegramMessenger, nora: TelegramUser
) -> None:
    telegram.faults.plan("sendMessage", Fault.RATE_LIMITED, retry_after=7)
    with pytest.raises(SendError) as caught:
        await messenger.send(str(nora.id), HELLO)
    assert caught.value.retry_after == timedelta(seconds=7)
    assert (caught.value.permanent, caught.value.uncertain) == (False, False)


@pytest.mark.parametrize("environment", ["true", "false"])
@pytest.mark.filterwarnings("ignore:.*retry_after:DeprecationWarning")
def test_the_wait_is_read_in_either_form(environment: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", environment)
    assert to_send_error(RetryAfter(7)).retry_after == timedelta(seconds=7)


@pytest.mark.parametrize("fault", [Fault.SERVER_ERROR, Fault.DROP_BEFORE, Fault.DROP_AFTER])
async def test_an_unknown_outcome_is_uncertain_and_not_repeated(
    telegram: Telegram, messenger: TelegramMessenger, nora: TelegramUser, fault: Fault
) -> None:
    telegram.faults.plan("sendMessage", fault)
    with pytest.raises(SendError) as caught:
        await messenger.send(str(nora.id), HELLO)
    assert (caught.value.uncertain, caught.value.permanent) == (True, False)
    assert len([call for call in telegram.history.calls if call.method == "sendMessage"]) == 1


async def test_a_refused_connection_is_certainly_not_sent(
    telegram: Telegram, session: ClientSession, unused_tcp_port: int
) -> None:
    bot = connect(telegram.token, f"http://127.0.0.1:{unused_tcp_port}", session)
    with pytest.raises(SendError) as caught:
        await TelegramMessenger(bot).send("1", HELLO)
    assert (caught.value.uncertain, caught.value.permanent) == (False, False)
    assert telegram.token not in str(caught.value)


async def test_a_dead_token_loses_no_message(sandbox: Sandbox, session: ClientSession) -> None:
    bot = connect("1:dead", sandbox.url, session)
    with pytest.raises(SendError, match="Unauthorized") as caught:
        await TelegramMessenger(bot).send("1", HELLO)
    assert (caught.value.uncertain, caught.value.permanent) == (False, False)


@pytest.mark.parametrize(
    ("error", "uncertain", "permanent"),
    [
        (TelegramError("Invalid server response"), True, False),
        (BadRequest("Message can't be edited"), False, True),
    ],
)
def test_other_errors(error: TelegramError, uncertain: bool, permanent: bool) -> None:
    meaning = to_send_error(error)
    assert (meaning.uncertain, meaning.permanent) == (uncertain, permanent)
