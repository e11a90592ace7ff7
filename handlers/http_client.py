"""Opens HTTP sessions to the platforms: responses are limited in size, redirects are errors.

A redirect would carry customers' words, and perhaps the token, to any address that it names.
"""

from http import HTTPStatus
from typing import Final

from aiohttp import (
    ClientError,
    ClientHandlerType,
    ClientMiddlewareType,
    ClientPayloadError,
    ClientRequest,
    ClientResponse,
    ClientSession,
    ClientTimeout,
)

MOST_BYTES: Final = 8 * 2**20
"""After decompression. A thousand messages of a Slack channel are a few megabytes."""


class TooLongError(ClientPayloadError):
    """The response is longer than :data:`MOST_BYTES`; the rest of it was not read."""


class RedirectedError(ClientError):
    """The response is a redirect."""

    def __init__(self, status: int) -> None:
        super().__init__(f"HTTP {status}, a redirect")
        self.status = status


class ShortResponse(ClientResponse):
    """A response whose body is limited. All access to the body goes through ``read``."""

    async def read(self) -> bytes:
        if self._body is None:
            self._body = await self._read_at_most(MOST_BYTES)
        return await super().read()

    async def _read_at_most(self, most: int) -> bytes:
        body = bytearray()
        try:
            async for part in self.content.iter_any():
                body += part
                if len(body) > most:
                    raise TooLongError(f"a response of more than {most} bytes")
        except BaseException:
            self.close()
            raise
        return bytes(body)


def open_session(
    *middlewares: ClientMiddlewareType,
    timeout: ClientTimeout | None = None,
    trust_env: bool = False,
) -> ClientSession:
    """Returns a new session, which the caller closes.

    *trust_env*: whether proxies are taken from the environment.
    """
    return ClientSession(
        response_class=ShortResponse,
        middlewares=(*middlewares, _refuse_redirects),
        timeout=timeout or ClientTimeout(),
        trust_env=trust_env,
    )


async def _refuse_redirects(request: ClientRequest, send: ClientHandlerType) -> ClientResponse:
    response = await send(request)
    if HTTPStatus.MULTIPLE_CHOICES <= response.status < HTTPStatus.BAD_REQUEST:
        response.close()
        raise RedirectedError(response.status)
    return response
