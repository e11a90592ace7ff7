"""Uploaded files, for the browser."""

from aiohttp import web

KNOWN = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
}


def picture_type(content: bytes | None) -> str | None:
    """Returns the media type of a picture, None for other content."""
    begins = content or b""
    return next((kind for magic, kind in KNOWN.items() if begins.startswith(magic)), None)


def upload(content: bytes | None) -> web.Response:
    """Shows a picture inline and offers other content to save: no upload may act as a page."""
    kind = picture_type(content)
    response = web.Response(body=content or b"", content_type=kind or "application/octet-stream")
    response.headers["X-Content-Type-Options"] = "nosniff"
    if kind is None:
        response.headers["Content-Disposition"] = "attachment"
    return response
