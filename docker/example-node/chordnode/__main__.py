"""Runs one host until it has left, or has failed. Its exit statuses are those of docs/TESTEE.md."""

import asyncio
import os
import signal
import sys

from .host import STATUS_NO_WAY_IN, Host
from .server import CannotListen, serve
from .settings import Settings, WrongSetting, read

STATUS_WRONG_SETTINGS = 3
STATUS_INTERRUPTED = 128 + signal.SIGINT
LAST_ANSWERS = 1.0  # how long answers that are under way may take at the end


async def run(settings: Settings) -> int:
    try:
        host = Host(settings)
        server = await serve(host)
    except (CannotListen, OSError) as failure:
        print(f"{settings.advertise}: {failure}", file=sys.stderr)
        return STATUS_NO_WAY_IN
    leaving: list[asyncio.Task[None]] = []

    async def leave() -> None:
        host.end_after(await host.leave())

    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, lambda: leaving.append(asyncio.create_task(leave())))
    loop.add_signal_handler(signal.SIGINT, host.end, STATUS_INTERRUPTED)
    entering = asyncio.create_task(host.enter())
    status = await host.exit_status
    entering.cancel()
    await server.stop(LAST_ANSWERS)
    await host.calls.close()
    return status


def main() -> int:
    try:
        settings = read(os.environ)
    except WrongSetting as wrong:
        print(f"wrong settings: {wrong}", file=sys.stderr)
        return STATUS_WRONG_SETTINGS
    return asyncio.run(run(settings))


if __name__ == "__main__":
    sys.exit(main())
