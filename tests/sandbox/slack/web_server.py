"""A stand-in Slack, or an app, on a local address."""

from collections.abc import AsyncIterator

from aiohttp import web

from sandbox.slack import Slack


async def serve(slack: Slack) -> AsyncIterator[Slack]:
    """Yields *slack* once, while it is served."""
    app = web.Application()
    app.add_routes(slack.routes())
    async for origin in serve_app(app):
        slack.base_url = origin
        yield slack
        await slack.close()


async def serve_app(app: web.Application) -> AsyncIterator[str]:
    """Yields *app*'s origin once, while it is served."""
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield "http://{}:{}".format(*runner.addresses[0])
    await runner.cleanup()
