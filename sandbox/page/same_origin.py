"""Only pages of this very address may talk to the sandbox."""

from typing import Final
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler

from sandbox.loopback import is_loopback

OUR_OWN: Final = {"same-origin", "none"}
"""What a browser says of the page that asks: it is ours, or the address was typed or opened from a
terminal. Bots say nothing."""


@web.middleware
async def refuse_strangers(request: web.Request, handler: Handler) -> web.StreamResponse:
    """403 for another site's script (Origin), its pictures and links (Sec-Fetch-Site), or for a
    name that was bent to here (Host)."""
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
