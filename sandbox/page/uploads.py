"""What people and bots have uploaded, for the browser."""

from aiohttp import web

KNOWN = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
}


def picture_type(content: bytes | None) -> str | None:
    """The media type of a picture; None for anything else."""
    begins = content or b""
    return next((kind for magic, kind in KNOWN.items() if begins.startswith(magic)), None)


def upload(content: bytes | None) -> web.Response:
    """A picture to be shown, anything else to be saved: no upload may act as a page."""
    kind = picture_type(content)
    response = web.Response(body=content or b"", content_type=kind or "application/octet-stream")
    response.headers["X-Content-Type-Options"] = "nosniff"
    if kind is None:
        response.headers["Content-Disposition"] = "attachment"
    return response
