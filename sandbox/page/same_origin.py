"""Refusal of requests from pages of other origins."""

from typing import Final
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler

from sandbox.loopback import is_loopback

OUR_OWN: Final = {"same-origin", "none"}
"""Accepted values of Sec-Fetch-Site: the page is ours, or a person typed or opened the address.

Bots do not send the header.
"""


@web.middleware
async def refuse_strangers(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answers 403 to another site's script (Origin), its pictures and links (Sec-Fetch-Site).

    Also to a host name that was made to resolve to this machine (Host).
    """
    origin = request.headers.get("Origin")
    if not is_loopback(f"//{request.host}"):
        raise web.HTTPForbidden(text=f"The sandbox answers on this machine only: {request.host}")
    if origin is not None and urlsplit(origin).netloc != request.host:
        raise web.HTTPForbidden(text=f"The sandbox does not answer pages from {origin}")
    if request.headers.get("Sec-Fetch-Site", "none") not in OUR_OWN:
        raise web.HTTPForbidden(
            text="The sandbox does not answer other sites. Type its address into a new tab."
        )
    return await handler(request)
