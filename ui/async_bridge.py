"""The one door to the event loop, tasks and threads. Nobody else imports qasync or threading.

asyncio and the thread pools are loaded with their first use: the first page is painted before.
"""

from __future__ import annotations

import functools
import logging
import sys
from collections.abc import Callable, Coroutine, Generator
from types import TracebackType
from typing import TYPE_CHECKING, Any, ParamSpec, Protocol, TypeVar

if TYPE_CHECKING:
    import asyncio
    from concurrent.futures import ThreadPoolExecutor

_P = ParamSpec("_P")
_T = TypeVar("_T")
_Done_co = TypeVar("_Done_co", covariant=True)
_log = logging.getLogger(__name__)


class Bridge(Protocol):
    """What presenters see of the loop."""

    def start(self, work: Coroutine[Any, Any, _T], *, name: str) -> Task[_T]:
        """Run ``work`` on the loop; its error is reported once."""
        ...

    async def in_thread(self, call: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """Run a blocking call off the paint path and return its result."""
        ...

    async def in_order(self, call: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """Run a blocking call in the one thread whose calls never overlap (the store's)."""
        ...

    async def in_voice(self, call: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """Run a blocking call in the voice's own thread: it makes one sentence at a time."""
        ...


class Task(Protocol[_Done_co]):
    """Work that was started; awaiting it gives its result."""

    def __await__(self) -> Generator[Any, None, _Done_co]: ...

    def cancel(self) -> object:
        """Stop the work at its next wait."""
        ...

    def done(self) -> bool:
        """Say whether the work has ended."""
        ...


class AsyncBridge:
    """Keeps every task alive until it is done, and tells ``on_error`` of what went wrong."""

    def __init__(self, on_error: Callable[[BaseException], None]) -> None:
        self._tasks: set[asyncio.Task[Any]] = set()
        self._on_error = on_error

    @functools.cached_property
    def _pool(self) -> ThreadPoolExecutor:
        return _threads(3, "kiosk")

    @functools.cached_property
    def _ordered(self) -> ThreadPoolExecutor:
        return _threads(1, "store")

    @functools.cached_property
    def _voice(self) -> ThreadPoolExecutor:
        return _threads(1, "voice")

    def start(self, work: Coroutine[Any, Any, _T], *, name: str) -> asyncio.Task[_T]:
        """Run ``work`` on the Qt loop; keep it alive; report its error once."""
        import asyncio  # noqa: PLC0415 - see the module

        task = asyncio.get_event_loop().create_task(work, name=name)
        self._tasks.add(task)  # else it may be collected half-way
        task.add_done_callback(self._finished)
        return task

    async def in_thread(self, call: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """Run a blocking call off the paint path and return its result."""
        import asyncio  # noqa: PLC0415 - see the module

        bound = functools.partial(call, *args, **kwargs)
        return await asyncio.get_running_loop().run_in_executor(self._pool, bound)

    async def in_order(self, call: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """Run a blocking call in the one thread whose calls never overlap (the store's)."""
        import asyncio  # noqa: PLC0415 - see the module

        bound = functools.partial(call, *args, **kwargs)
        return await asyncio.get_running_loop().run_in_executor(self._ordered, bound)

    async def in_voice(self, call: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """Run a blocking call in the voice's own thread: it makes one sentence at a time."""
        import asyncio  # noqa: PLC0415 - see the module

        bound = functools.partial(call, *args, **kwargs)
        return await asyncio.get_running_loop().run_in_executor(self._voice, bound)

    async def close(self) -> None:
        """Cancel what still runs and wait for it."""
        import asyncio  # noqa: PLC0415 - see the module

        for task in list(self._tasks):
            task.cancel()
        if self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._voice.shutdown(wait=False, cancel_futures=True)
        self._ordered.shutdown(wait=True)

    def _finished(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if task.cancelled():
            return
        error = task.exception()
        if error is not None:
            self._on_error(error)


def _threads(count: int, name: str) -> ThreadPoolExecutor:
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - see the module

    return ThreadPoolExecutor(max_workers=count, thread_name_prefix=name)


class LoopEvent:
    """A flag that a coroutine waits for; `set` may be called from any slot."""

    def __init__(self) -> None:
        import asyncio  # noqa: PLC0415 - see the module

        self._event = asyncio.Event()

    def set(self) -> None:
        """Let everybody who waits go on."""
        self._event.set()

    async def wait(self) -> None:
        """Wait until `set` was called."""
        await self._event.wait()


async def pause(seconds: float) -> None:
    """Wait without blocking the screen."""
    import asyncio  # noqa: PLC0415 - see the module

    await asyncio.sleep(seconds)


def run_loop(application: object, main: Callable[[], Coroutine[object, object, int]]) -> int:
    """Run ``main`` on a qasync loop over ``application`` and return what it returns."""
    import asyncio  # noqa: PLC0415 - see the module

    import qasync  # noqa: PLC0415 - PySide6 must have been imported before it

    loop = qasync.QEventLoop(application)
    asyncio.set_event_loop(loop)
    with loop:
        result: int = loop.run_until_complete(main())
    return result


def catch_errors(on_error: Callable[[BaseException], None]) -> None:
    """Send errors that nobody catches, in slots and in the loop, to ``on_error``."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            on_error(error)

    sys.excepthook = hook


def watch_loop(on_error: Callable[[BaseException], None]) -> None:
    """Send what the running loop reports to ``on_error``; call it inside the loop."""
    import asyncio  # noqa: PLC0415 - see the module

    def handler(_loop: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
        error = context.get("exception")
        if isinstance(error, BaseException):
            on_error(error)
        else:
            _log.warning("loop: %s", context.get("message"))

    asyncio.get_running_loop().set_exception_handler(handler)
