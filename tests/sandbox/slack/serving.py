"""A stand-in Slack on a local address."""

from collections.abc import AsyncIterator

from aiohttp import web

from sandbox.slack import Slack


async def serve(slack: Slack) -> AsyncIterator[Slack]:
    """Yields *slack* once, while it is served."""
    app = web.Application()
    app.add_routes(slack.routes())
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    slack.base_url = "http://{}:{}".format(*runner.addresses[0])
    yield slack
    await slack.close()
    await runner.cleanup()
