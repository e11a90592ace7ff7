"""Runs python-telegram-bot over aiohttp, which is much cheaper than its own transport.

Telegram's URLs contain the token. So nothing here logs a URL, and no error raised here contains
one, or an error of aiohttp that might.
"""

from collections.abc import Sequence
from typing import Any

from aiohttp import (
    ClientConnectorError,
    ClientError,
    ClientSession,
    ClientTimeout,
    ConnectionTimeoutError,
    FormData,
)
from telegram import Bot
from telegram.error import NetworkError, TelegramError
from telegram.request import BaseRequest, RequestData

from handlers.http_client import RedirectedError, TooLongError
from handlers.telegram.responses import Answers, read

TIMEOUT_SECONDS = 15.0
CONNECT_SECONDS = 10.0
MOST_UPDATES = 100
"""In one response; Telegram's own limit."""


class NotSentError(NetworkError):
    """The request was certainly not sent, because there was no connection."""


class TooMuchError(NetworkError):
    """The response is too long and was not read."""


class AiohttpRequest(BaseRequest):
    """Sends requests over a session that belongs to the caller."""

    __slots__ = ("_answers", "_session")

    def __init__(self, session: ClientSession) -> None:
        """*session*: one from ``handlers.http_client``, which does not follow redirects."""
        self._session = session
        self._answers = Answers()

    @property
    def read_timeout(self) -> float:
        return TIMEOUT_SECONDS

    async def initialize(self) -> None:
        """Does nothing: the session is already open."""

    async def shutdown(self) -> None:
        """Does nothing: the session's owner closes it."""

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,
        connect_timeout: object = BaseRequest.DEFAULT_NONE,
        pool_timeout: object = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Returns status and body. *read_timeout*: seconds for the whole request."""
        total = read_timeout if isinstance(read_timeout, (int, float)) else TIMEOUT_SECONDS
        timeout = ClientTimeout(total=total, connect=CONNECT_SECONDS)
        body = None if request_data is None else _form(request_data)
        try:
            async with self._session.request(method, url, data=body, timeout=timeout) as response:
                answer = await response.read()
                return response.status, self._answers.checked(url, response.status, answer)
        except ClientConnectorError as error:
            raise NotSentError(str(error)) from None
        except ConnectionTimeoutError:
            raise NotSentError("No connection in time") from None
        except TimeoutError:
            raise NetworkError("No answer in time") from None
        except RedirectedError as error:
            raise NetworkError(f"HTTP {error.status}, not from Telegram") from None
        except TooLongError:
            raise TooMuchError("The answer is too long") from None
        except (ClientError, OSError):
            raise NetworkError("The line was cut") from None

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Returns the parsed body. The base class would log a body that is not JSON."""
        return read(payload)


def _form(request: RequestData) -> FormData:
    form = FormData(request.json_parameters)
    for name, (filename, content, content_type) in request.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=content_type)
    return form


class RawBot(Bot):
    """A bot that also returns unparsed responses.

    An update that the library cannot parse must not block the others, and turning a sent message
    into objects costs more than sending it.
    """

    __slots__ = ()

    async def raw_call(self, method: str, **arguments: Any) -> Any:
        """Returns Telegram's result. Arguments of ``None`` are left out. Raises TelegramError."""
        return await self._post(method, arguments)

    async def raw_updates(
        self,
        *,
        offset: int,
        poll_seconds: int,
        silence_seconds: float,
        allowed: list[str],
        most: int = MOST_UPDATES,
    ) -> Sequence[object]:
        """Returns at most *most* updates from *offset* on; Telegram forgets those before it.

        Waits up to *poll_seconds* for an update, and *silence_seconds* longer for the response.
        Raises TelegramError.
        """
        updates: object = await self._post(
            "getUpdates",
            {
                "offset": offset,
                "limit": most,
                "timeout": poll_seconds,
                "allowed_updates": allowed,
            },
            read_timeout=poll_seconds + silence_seconds,
        )
        if not isinstance(updates, list):
            raise TelegramError("Invalid server response")
        return updates


def connect(token: str, api_url: str, session: ClientSession) -> RawBot:
    """Returns a bot that calls Telegram at *api_url*."""
    request = AiohttpRequest(session)
    return RawBot(
        token,
        base_url=f"{api_url.rstrip('/')}/bot",
        base_file_url=f"{api_url.rstrip('/')}/file/bot",
        request=request,
        get_updates_request=request,
    )
