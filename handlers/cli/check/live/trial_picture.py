"""Shows the trial's picture as the weekly summary does: in a message, or below one."""

import asyncio
from typing import Final

from bot.chat.messages import Message, Picture, UploadedPicture, plain
from bot.ids import MessageRef
from handlers.cli.check.live import points
from handlers.cli.check.live.session import Session
from handlers.cli.check.live.trial_chart import picture
from handlers.ports import Messenger, SendError

LOOKS: Final = 30
"""How often the trial looks whether the upload is processed, a second apart."""


async def show(session: Session, operator: str, question: MessageRef | None) -> None:
    """Shows the picture to the operator, and asks what they see.

    If a message cannot show it, it goes below the question.
    """
    messenger = session.connected.transport.messenger
    chart = await picture(session.now())
    name, shown = "The picture", None
    if session.platform.traits.pictures_in_messages:
        shown = await session.attempt(name, _within(messenger, operator, chart))
        name = "The picture below its message"
    if shown or await session.attempt(name, _below(messenger, operator, chart, question)):
        await session.judge(points.PICTURE)


async def _within(messenger: Messenger, operator: str, chart: Picture) -> bool:
    upload = await messenger.upload(chart)
    shown = UploadedPicture(upload=upload, alt=chart.alt)
    message = Message(paragraphs=(plain(chart.caption),), picture=shown)
    for _ in range(LOOKS):
        if await messenger.is_processed(upload) and await _is_sent(messenger, operator, message):
            return True
        await asyncio.sleep(1)
    raise SendError(f"not processed within {LOOKS} s")


async def _is_sent(messenger: Messenger, operator: str, message: Message) -> bool:
    try:
        await messenger.send(operator, message)
    except SendError as error:
        if error.permanent or not error.picture_refused:
            raise
        return False
    return True


async def _below(
    messenger: Messenger, operator: str, chart: Picture, question: MessageRef | None
) -> bool:
    await messenger.send_picture(operator, chart, reply_to=question)
    return True
